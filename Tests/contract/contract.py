"""Compares openapi.yaml with the running server. Started by scripts/contract; BROADSHEET_BIN names the server."""

import argparse
import os
import re
import sys
from pathlib import Path

import examples
import fuzz
import questions
from document import Contract, load, pointer
from openapi_spec_validator import OpenAPIV31SpecValidator
from server import Server

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "openapi.yaml"
REQUEST_ID = "contract-1"


class Tally:
    """Counts the checks and tells of the ones that failed."""

    def __init__(self):
        self.passed = self.failed = 0

    def note(self, name, faults):
        if not faults:
            self.passed += 1
            return
        self.failed += 1
        print(f"FAILED {name}")
        for fault in faults[:6]:
            print(f"    {fault}")


def example_schemas(document):
    """Where each example is used: its name and the pointer of the schema it must meet."""
    used = []

    def walk(value, where):
        if isinstance(value, dict):
            for inner in value.get("examples", {}).values() if isinstance(value.get("examples"), dict) else ():
                if isinstance(inner, dict) and "schema" in value and "$ref" in inner:
                    used.append((inner["$ref"].rsplit("/", 1)[1], pointer(*where, "schema")))
            for key, inner in value.items():
                walk(inner, where + [key])

    walk(document["paths"], ["paths"])
    walk(document["components"]["responses"], ["components", "responses"])
    return used


def check_document(contract, tally):
    """The document is valid OpenAPI, every example is used, and meets its schema."""
    errors = [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:300]}" for e in OpenAPIV31SpecValidator(contract.document).iter_errors()]
    tally.note("openapi.yaml is valid", errors)
    known = contract.document["components"]["examples"]
    used = example_schemas(contract.document)
    tally.note("every example is used", [name for name in known if name not in {name for name, _ in used}])
    for name, where in used:
        example = known[name]
        faults = contract.faults(example["value"], where, "fields=" in example["summary"])
        tally.note(f"example {name} meets its schema", faults)


def faults_of(contract, answer, status):
    """What about an answer is not as the document says; `status` is the one expected."""
    if answer.status != status:
        return [f"status {answer.status} instead of {status}: {answer.body[:200]!r}"]
    faults = []
    template = contract.template(answer.target)
    response, where = contract.response(template, status)
    if response is None and template is None and status in (404, 414):
        response, where = contract.response("/v1/sections/{section}", status)
    if response is None:
        return [f"status {status} is not documented for {template}"]
    for name, header in response.get("headers", {}).items():
        header, value = contract.header(header), answer.headers.get(name.lower())
        if value is None:
            if header.get("required"):
                faults.append(f"no header {name}")
        elif not re.search(header["schema"].get("pattern", ""), value):
            faults.append(f"{name}: {value} is not as documented")
    if answer.headers.get("x-request-id") != REQUEST_ID:
        faults.append(f"X-Request-Id is {answer.headers.get('x-request-id')}, sent was {REQUEST_ID}")
    if answer.headers.get("access-control-allow-origin") != "*":
        faults.append("no Access-Control-Allow-Origin")
    content = response.get("content")
    if content is None:
        return faults
    if answer.content_type not in content:
        return faults + [f"content type {answer.content_type} instead of {', '.join(content)}"]
    if not answer.content_type.endswith("json"):
        return faults
    body_schema = f"{where}/content/{answer.content_type.replace('/', '~1')}/schema"
    faults += contract.faults(answer.json, body_schema, status == 200 and "fields=" in answer.target)
    if status >= 400 and answer.json["requestId"] != REQUEST_ID:
        faults.append("requestId is not the X-Request-Id")
    return faults + page_faults(answer)


def page_faults(answer):
    """What is wrong with a list's page: its length, its Link, what `count` added."""
    body = answer.json
    if answer.status != 200 or "page" not in body:
        return []
    faults, page, link = [], body["page"], answer.headers.get("link")
    if len(body["data"]) > page["limit"]:
        faults.append(f"{len(body['data'])} items with a limit of {page['limit']}")
    if (page["next"] is None) != (link is None):
        faults.append(f"next is {page['next']}, Link is {link}")
    if link and f"cursor={page['next']}" not in link:
        faults.append(f"Link {link} does not hold the cursor")
    if ("total" in page) != ("count=true" in answer.target):
        faults.append("total and count=true do not go together")
    return faults


def check_answers(contract, server, tally):
    """The table of requests: answers, refusals, selections of fields, methods, and lists paged to their end."""
    ask = lambda target, method="GET", **more: server.ask(target, method, {"X-Request-Id": REQUEST_ID}, **more)
    newsroom = questions.live(server)
    asked = set()
    for number, target in enumerate(questions.good(newsroom)):
        answer = ask(target)
        template = contract.template(target)
        tally.note(f"GET {target}", faults_of(contract, answer, 200))
        if answer.status == 200 and answer.content_type == "application/json" and "data" in answer.json and (
            template not in asked or "include=" in target
        ):
            for chosen, with_fields in questions.selections(answer.json, target, number):
                part = ask(with_fields)
                faults = faults_of(contract, part, 200)
                if not faults and part.json["data"] != questions.selected(answer.json["data"], chosen):
                    faults = [f"not the chosen part: {part.body[:200]!r}"]
                tally.note(f"GET {with_fields}", faults)
        if template not in asked:
            check_methods(contract, ask, target, answer, tally)
        asked.add(template)
    tally.note("every operation was asked", sorted(set(contract.document["paths"]) - asked))
    served = ask("/openapi.yaml").body == DOCUMENT.read_bytes()
    tally.note("/openapi.yaml is openapi.yaml", [] if served else ["they differ: is the binary older than the file?"])
    same = ask("/openapi.json").json == contract.document
    tally.note("/openapi.json is openapi.yaml", [] if same else ["they differ"])
    for target, status, codes in questions.bad(newsroom):
        answer = ask(target, raw="%" in target)
        faults = faults_of(contract, answer, status)
        if not faults and codes is not None:
            found = sorted(error["code"] for error in answer.json.get("errors", []))
            faults = [] if found == sorted(codes) else [f"errors {found} instead of {sorted(codes)}"]
        tally.note(f"GET {target[:100]}", faults)
    for target, size in questions.lists(newsroom):
        tally.note(f"pages of {target}", paging_faults(ask, target, size))


def check_methods(contract, ask, target, answer, tally):
    """HEAD is GET without a body, OPTIONS answers CORS, and other methods are refused."""
    head = ask(target, "HEAD")
    varying = ("server-timing", "date", "content-length")
    same = {k: v for k, v in head.headers.items() if k not in varying}
    faults = [] if head.status == answer.status and not head.body else [f"status {head.status}, {len(head.body)} bytes"]
    if same != {k: v for k, v in answer.headers.items() if k not in varying}:
        faults.append(f"headers {head.headers} instead of {answer.headers}")
    tally.note(f"HEAD {target}", faults)
    options = ask(target, "OPTIONS")
    allowed = {name.strip() for name in options.headers.get("allow", "").split(",")}
    good = options.status == 204 and allowed == {"GET", "HEAD", "OPTIONS"}
    tally.note(f"OPTIONS {target}", [] if good else [f"status {options.status}, Allow {allowed}"])
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        refused = ask(target, method)
        faults = faults_of(contract, refused, 405)
        if not faults and not refused.headers.get("allow"):
            faults = ["no Allow"]
        tally.note(f"{method} {target}", faults)


def paging_faults(ask, target, size):
    """What is wrong when a list is read to its end: the number of things, or one that came twice."""
    names, cursor, pages = [], None, 0
    while pages < 500:
        body = ask(target + (f"&cursor={cursor}" if cursor else "")).json
        names += [thing["slug"] for thing in body["data"]]
        cursor, pages = body["page"]["next"], pages + 1
        if cursor is None:
            break
    twice = {name for name in names if names.count(name) > 1}
    faults = [f"came twice: {sorted(twice)[:5]}"] if twice else []
    return faults + ([] if len(names) == size else [f"{len(names)} things instead of {size}"])


def write_examples(contract, server):
    """Replaces the examples in openapi.yaml by what the server answers to their requests."""
    answers = {}
    for name, example in contract.document["components"]["examples"].items():
        method, target = example["summary"].split(" ", 1)
        answer = server.ask(target, method, {"X-Request-Id": "example-1"})
        if (answer.status >= 400) != name.startswith("problem"):
            sys.exit(f"{example['summary']} was answered with {answer.status}: openapi.yaml stays as it is")
        print(f"{answer.status} {example['summary']}")
        answers[name] = {"summary": example["summary"], "value": answer.json}
    DOCUMENT.write_text(examples.replaced(DOCUMENT.read_text(encoding="utf-8"), answers), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(prog="scripts/contract", description=__doc__)
    parser.add_argument("--write-examples", action="store_true", help="rewrite the examples from real answers")
    parser.add_argument("--no-fuzz", action="store_true", help="leave the generated requests out")
    options = parser.parse_args()
    contract, tally = Contract(load(DOCUMENT)), Tally()
    with Server(os.environ["BROADSHEET_BIN"]) as server:
        if options.write_examples:
            return write_examples(contract, server)
        check_document(contract, tally)
        check_answers(contract, server, tally)
        if not options.no_fuzz:
            fuzz.check(contract.document, server, tally)
        tally.note("the server lives", [] if server.lives else [server.tail()])
    print(f"{tally.passed} passed, {tally.failed} failed")
    sys.exit(1 if tally.failed else 0)


if __name__ == "__main__":
    main()
