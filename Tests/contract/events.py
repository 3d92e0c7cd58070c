"""Events against openapi.yaml: what a stream says, and that it ends. Schemathesis would wait for its end."""

from checks import REQUEST_ID, faults_of

PATH = "/v1/events"
ARTICLE = "/v1/articles/skerran-barrier-first-power"
MEMBERS = {"type", "id", "slug", "url", "version", "at", "reason", "replacedBy", "article", "sections", "tags", "topics", "authors", "collections"}


def check(contract, server, key, tally):
    """What is told of a change, what whoever comes again is told, and what HEAD says."""
    def change(kicker):
        headers = {"Authorization": f"Bearer {key}", "If-Match": "*"}
        return server.ask(ARTICLE, "PATCH", headers, body={"kicker": kicker}).status

    known = told_names(contract)
    answer, (event,) = server.listen(f"{PATH}?types=article", REQUEST_ID, lambda: change("Power"))
    tally.note(f"GET {PATH}", faults_of(contract, answer, 200))
    tally.note("an event is as it is documented", event_faults(event, known))
    change("Energy")
    for target, headers in ((f"{PATH}?after={event.id}", {}), (PATH, {"Last-Event-ID": event.id})):
        _, (again,) = server.listen(target, REQUEST_ID, headers=headers)
        right = again.name == "article.updated" and again.json["id"] == event.json["id"] and again.id != event.id
        tally.note(f"what was missed is told: {headers or target}", [] if right else [again.data])
    _, (reset,) = server.listen(PATH, REQUEST_ID, headers={"Last-Event-ID": "ffffffffffff-1"})
    tally.note("what cannot be told is a reset", [] if (reset.name, reset.json["reason"]) == ("reset", "otherHistory") else [reset.data])
    head = server.ask(PATH, "HEAD", {"X-Request-Id": REQUEST_ID})
    tally.note(f"HEAD {PATH}", faults_of(contract, head, 200) + ([head.body] if head.body else []))


def told_names(contract):
    """The text that names the events there are."""
    return contract.operation(PATH, "GET")["description"]


def event_faults(event, known):
    """What about an event is not as documented."""
    faults = [] if event.name in known else [f"{event.name} is not in the description"]
    missing = MEMBERS - set(event.json)
    faults += [f"no {name}" for name in sorted(missing)]
    faults += [f"{name} is not in the description" for name in sorted(set(event.json) - MEMBERS)]
    with_names = [thing for kind in ("sections", "tags", "topics", "authors", "collections") for thing in event.json[kind]]
    return faults + [f"{thing}" for thing in with_names if set(thing) != {"id", "slug"}]
