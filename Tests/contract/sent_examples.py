"""The examples of requests in openapi.yaml, sent to a fresh demo newsroom: who copies one gets an answer, not a refusal."""

from urllib.parse import quote

import events
from checks import REQUEST_ID, faults_of
from closing import operations


# What takes away what the others are about: in this order, behind them.
LAST = ("mergeTag", "mergeTopic", "changeGallery", "changeArticle", "deleteWebhook")
# Which messages there are, only their webhook knows.
WITHOUT_EXAMPLE = ("replayWebhookDelivery",)


def in_order(document):
    """All operations, those that only read first."""
    def place(entry):
        _, method, operation = entry
        return method != "get", LAST.index(operation["operationId"]) if operation["operationId"] in LAST else -1

    return sorted(operations(document), key=place)


def check(contract, server, tally):
    """Sends every example of a parameter and of a body, with a key that may do everything."""
    key = server.key("admin", "examples")
    hook = {"url": "http://127.0.0.1:9/", "events": ["site.updated"]}
    note(contract, tally, server.ask("/v1/webhooks", "POST", {"X-Request-Id": REQUEST_ID, "Authorization": f"Bearer {key}"}, body=hook), hook)
    for path, method, operation in in_order(contract.document):
        if operation["operationId"] in WITHOUT_EXAMPLE:
            continue
        parameters = [contract.header(p) for p in contract.document["paths"][path].get("parameters", []) + operation.get("parameters", [])]
        # A stream has no end: events.py listens to it.
        if path == events.PATH:
            continue
        target = path
        for parameter in parameters:
            if parameter["in"] == "path":
                target = target.replace("{%s}" % parameter["name"], quote(str(parameter["example"]), safe=""))
        headers = {"X-Request-Id": REQUEST_ID, "Authorization": f"Bearer {key}"}
        if any(p["name"] == "If-Match" for p in parameters):
            headers["If-Match"] = "*"
        if method == "get":
            shown = [p for p in parameters if p["in"] == "query" and "example" in p]
            # A copy begins or goes on: either has to be said, and a token is of one newsroom alone.
            needed = [p for p in shown if p.get("required") or p["name"] == "initial"]
            for chosen in [needed] + [needed + [p] for p in shown if p not in needed]:
                query = "&".join(given(p) for p in chosen)
                note(contract, tally, server.ask(f"{target}?{query}" if query else target, headers=headers))
        for kind, content in operation.get("requestBody", {}).get("content", {}).items():
            for example in content.get("examples", {}).values():
                sent = headers | {"Content-Type": kind}
                note(contract, tally, server.ask(target, method.upper(), sent, body=example["value"]), example["value"])


def given(parameter):
    """A parameter of a query with its example."""
    value = parameter["example"]
    if isinstance(value, bool):
        value = str(value).lower()
    return f"{parameter['name']}={','.join(map(str, value)) if isinstance(value, list) else value}"


def note(contract, tally, answer, body=""):
    """Notes whether an example did what it shows."""
    good = [s for s in ("200", "201", "202", "204") if contract.response(contract.template(answer.target), answer.method, s)[0]]
    faults = faults_of(contract, answer, answer.status if str(answer.status) in good else good[0])
    tally.note(f"example {answer.method} {answer.target} {str(body)[:90]}", faults)
