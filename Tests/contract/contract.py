"""Compares openapi.yaml with the running server. Started by scripts/contract; BROADSHEET_BIN names the server."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import compatibility
import compatibility_test
import conventions
import editing
import events
import examples
import fuzz
import privacy
import questions
import release
import sent_examples
import webhooks
import writes
from checks import REQUEST_ID, Tally, error_codes, faults_of
from document import Contract, load, pointer
from openapi_spec_validator import OpenAPIV31SpecValidator
from server import Server

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "openapi.yaml"


def example_schemas(document):
    """Where each example is used: its name, or itself where it stands there, and the pointer of the schema it must
    meet."""
    used = []

    def walk(value, where):
        if isinstance(value, dict):
            for inner in value.get("examples", {}).values() if isinstance(value.get("examples"), dict) else ():
                if isinstance(inner, dict) and "schema" in value:
                    name = inner["$ref"].rsplit("/", 1)[1] if "$ref" in inner else None
                    used.append((name, inner, pointer(*where, "schema")))
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
    names = {name for name, _, _ in used}
    tally.note("every example is used", [name for name in known if name not in names])
    for name, example, where in used:
        example = known[name] if name else example
        faults = contract.faults(example["value"], where, "fields=" in example.get("summary", ""))
        tally.note(f"example {name or where} meets its schema", faults)


def check_release(contract, server, tally):
    """The contract and the program are of one version, and nobody who relies on the last release is broken."""
    versions = {
        contract.document["info"]["version"], server.ask("/v1").json["data"]["version"],
        subprocess.run([server.binary, "--version"], capture_output=True, text=True).stdout.strip(),
    }
    tally.note("openapi.yaml, /v1 and --version say the same version", [] if len(versions) == 1 else [str(sorted(versions))])
    tally.note("what breaks a client is seen", list(compatibility_test.faults()))
    broken = compatibility.breaks(release.released(), compatibility.reduced(contract.document))
    tally.note("nothing that was released is removed or narrowed", broken)


def check_answers(contract, server, key, tally):
    """The table of requests: answers, refusals, selections of fields, methods, and lists paged to their end."""

    def ask(target, method="GET", **more):
        headers = {"X-Request-Id": REQUEST_ID}
        operation = contract.operation(contract.template(target), method)
        if operation and ({} not in operation.get("security", [{}]) or "status=" in target):
            headers["Authorization"] = f"Bearer {key}"
        return server.ask(target, method, headers, **more)

    newsroom = questions.live(server)
    asked = set()
    for number, target in enumerate(questions.good(newsroom)):
        answer = ask(target)
        template = contract.template(target)
        tally.note(f"GET {target}", faults_of(contract, answer, 200))
        is_new = (template not in asked or "include=" in target or "status=" in target) and "view=" not in target
        # There the paths are those of what a copy holds.
        is_new = is_new and template != "/v1/sync"
        if answer.status == 200 and is_new and contract.takes(template, "GET", "fields"):
            for chosen, with_fields in questions.selections(answer.json, target, number):
                part = ask(with_fields)
                faults = faults_of(contract, part, 200)
                if not faults and part.json["data"] != questions.selected(answer.json["data"], chosen):
                    faults = [f"not the chosen part: {part.body[:200]!r}"]
                tally.note(f"GET {with_fields}", faults)
        if template not in asked:
            check_head(ask, target, answer, tally)
            check_methods(contract, ask, target, tally)
        asked.add(template)
    for target in ("/v1/events", "/v1/articles/1/views", "/v1/views", "/v1/comments/moderate", "/v1/batch", "/v1/tags/energy/merge",
                   "/v1/topics/dunmere/merge", "/v1/collections/in-focus/items", "/v1/articles/1/revisions/1/restore", "/v1/articles/1/previews/1", "/v1/articles/1/restore",
                   "/v1/webhooks/1/test", "/v1/webhooks/1/rotate-secret", "/v1/webhooks/1/deliveries/msg_1_1/replay"):
        check_methods(contract, ask, target, tally)
    served = ask("/openapi.yaml").body == DOCUMENT.read_bytes()
    tally.note("/openapi.yaml is openapi.yaml", [] if served else ["they differ: is the binary older than the file?"])
    same = ask("/openapi.json").json == contract.document
    tally.note("/openapi.json is openapi.yaml", [] if same else ["they differ"])
    for target, status, codes in questions.bad(newsroom):
        answer = ask(target, raw="%" in target)
        faults = faults_of(contract, answer, status)
        if not faults and codes is not None and error_codes(answer) != sorted(codes):
            faults = [f"errors {error_codes(answer)} instead of {sorted(codes)}"]
        tally.note(f"GET {target[:100]}", faults)
    for target in questions.VIEWED:
        card, summary, full, default = (
            ask(questions.with_parameters(target, view)).json for view in ("view=card", "view=summary", "view=full", "")
        )
        right = summary == default and is_part(card, summary) and is_part(summary, full) and not is_part(full, summary)
        tally.note(f"each view of {target} is a part of the larger", [] if right else ["it is not"])
    for target, size in questions.lists(newsroom):
        tally.note(f"pages of {target}", paging_faults(ask, target, size))
    for chosen, kinds in questions.copies():
        tally.note(f"a copy of {chosen or 'everything'}", copy_faults(contract, ask, chosen, {kind: newsroom[kind] for kind in kinds}))


def is_part(part, whole):
    """Whether a value is another, but for members that it lacks."""
    if isinstance(part, dict) and isinstance(whole, dict):
        return all(key in whole and is_part(value, whole[key]) for key, value in part.items())
    if isinstance(part, list) and isinstance(whole, list):
        return len(part) == len(whole) and all(map(is_part, part, whole))
    return part == whole


def check_head(ask, target, answer, tally):
    """HEAD is GET without a body. Rankings follow views in their own time, and Cache-Control counts the seconds up to the next moment:
    who sees them move looks once more."""
    head = ask(target, "HEAD")
    if any(head.headers.get(name) != answer.headers.get(name) for name in ("etag", "date")):
        answer, head = ask(target), ask(target, "HEAD")
    varying = ("server-timing", "date", "content-length")
    same = {k: v for k, v in head.headers.items() if k not in varying}
    faults = [] if head.status == answer.status and not head.body else [f"status {head.status}, {len(head.body)} bytes"]
    if same != {k: v for k, v in answer.headers.items() if k not in varying}:
        faults.append(f"headers {head.headers} instead of {answer.headers}")
    tally.note(f"HEAD {target}", faults)


def check_methods(contract, ask, target, tally):
    """OPTIONS answers CORS with the methods that the document has, and all others are refused."""
    known = contract.methods(contract.template(target))
    options = ask(target, "OPTIONS")
    allowed = {name.strip() for name in options.headers.get("allow", "").split(",")}
    good = options.status == 204 and allowed == known
    tally.note(f"OPTIONS {target}", [] if good else [f"status {options.status}, Allow {allowed} instead of {known}"])
    for method in {"GET", "POST", "PUT", "PATCH", "DELETE"} - known:
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
        names += [thing.get("article", thing)["slug"] for thing in body["data"]]
        cursor, pages = body["page"]["next"], pages + 1
        if cursor is None:
            break
    twice = {name for name in names if names.count(name) > 1}
    faults = [f"came twice: {sorted(twice)[:5]}"] if twice else []
    return faults + ([] if len(names) == size else [f"{len(names)} things instead of {size}"])


def copy_faults(contract, ask, chosen, newsroom):
    """What is wrong when a copy is made page by page: an answer that is not as the document says, or what is missing in it."""
    answer, faults, held = ask(f"/v1/sync?initial=true{chosen}"), [], set()
    while True:
        faults += faults_of(contract, answer, 200)
        if faults:
            return faults
        held |= {(item["type"], item["id"]) for item in answer.json["data"]}
        token = answer.json["page"]["next"] or answer.json["sync"]["next"]
        if answer.json["page"]["next"] is None:
            break
        answer = ask(f"/v1/sync?token={token}")
    for target in (f"/v1/sync?token={token}", f"/v1/sync?token={token}&live=1"):
        last = ask(target)
        faults += faults_of(contract, last, 200) + ([] if last.json["sync"]["next"] == token else [f"{target} goes on elsewhere"])
    faults += faults_of(contract, ask(f"/v1/sync?token={token[:-1]}"), 400)
    there = {(kind, thing["id"]) for kind, things in newsroom.items() for thing in things}
    there = {(questions.SINGULARS[kind], id) for kind, id in there}
    return faults + ([] if there == held else [f"differs in {sorted(there ^ held)[:5]}"])


def check_privacy(secrets, servers, tally):
    """No answer of the whole run holds an address that a reader sent, nor does a log, nor a file hold one of a client."""
    told = {(a.method, a.target) for a in Server.answers for secret in secrets.forms() if secret in privacy.text_of(a)}
    tally.note("no answer tells an address of a reader", [f"{method} {target}" for method, target in sorted(told)])
    for server in servers:
        log = server.logged().lower()
        tally.note("no log tells an address of a reader", [s for s in secrets.forms() if s in log])
        files = privacy.text_of_files(server.data)
        tally.note("no file holds an address of a client", [s for s in secrets.clients() if s in files])


def targets_without_key(contract, server):
    """Everything of the table that readers may ask for."""
    for target in questions.good(questions.live(server)):
        if {} in contract.operation(contract.template(target), "GET").get("security", [{}]) and "status=" not in target:
            yield target


def every_operation_was_asked(contract):
    """The operations that no request of the run was for."""
    asked = {(answer.method, contract.template(answer.target)) for answer in Server.answers if answer.status < 300}
    return [f"{method} {path}" for method, path in contract.operations() if (method, path) not in asked]


def main():
    parser = argparse.ArgumentParser(prog="scripts/contract", description=__doc__)
    parser.add_argument("--write-examples", action="store_true", help="rewrite the examples from real answers")
    parser.add_argument("--no-fuzz", action="store_true", help="leave the generated requests out")
    options = parser.parse_args()
    contract, tally, binary = Contract(load(DOCUMENT)), Tally(), os.environ["BROADSHEET_BIN"]
    if options.write_examples:
        return examples.write(binary, DOCUMENT)
    check_document(contract, tally)
    conventions.check(contract.document, DOCUMENT.read_text(encoding="utf-8"), tally)
    with (
        Server(binary, COMMENTS_PER_MINUTE="0", COMMENTS_PER_HOUR="0", PROXIES_TRUSTED="127.0.0.0/8, ::1", WEBHOOKS_ALLOW_PRIVATE="true") as server,
        Server(binary, COMMENTS_MODE="post", COMMENTS_REQUIRE="name,email", PROXIES_TRUSTED="127.0.0.1", LOG_LEVEL="trace") as limited,
        Server(binary, COMMENTS_MODE="closed") as closed,
        Server(binary, WEBHOOKS_ALLOW_PRIVATE="true") as fresh,
    ):
        sent_examples.check(contract, fresh, tally)
        secrets, key = privacy.Secrets(), server.key("admin", "everything")
        writes.check(contract, server, server.key("moderate"), secrets, tally)
        check_release(contract, server, tally)
        hidden = editing.check(contract, server, tally)
        webhooks.check(contract, server, closed, tally)
        writes.check_limits(contract, limited, secrets, tally)
        writes.check_closed(contract, closed, secrets, tally)
        check_answers(contract, server, key, tally)
        hidden.check(writes.Client(contract, server, tally), targets_without_key(contract, server), tally)
        events.check(contract, server, key, tally)
        tally.note("every operation was asked", every_operation_was_asked(contract))
        if not options.no_fuzz:
            fuzz.check(contract.document, server, key, tally)
        questions.live(server)
        check_privacy(secrets, (server, limited), tally)
        refused = server.command("serve", "--comments", "maybe", "--log-level", "loud")
        named = refused.returncode == 64 and "--comments must be one of" in refused.stderr and "--log-level" in refused.stderr
        tally.note("settings that cannot be used end the start with 64", [] if named else [refused.stderr[:500]])
        sound = server.command("check")
        tally.note("the newsroom is sound", [] if sound.returncode == 0 else [sound.stdout + sound.stderr])
        tally.note("the servers live", [s.tail() for s in (server, limited, closed) if not s.lives])
    print(f"{tally.passed} passed, {tally.failed} failed")
    sys.exit(1 if tally.failed else 0)


if __name__ == "__main__":
    main()
