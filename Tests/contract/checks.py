"""What is said of every answer: it is as openapi.yaml documents it."""

import re

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


def faults_of(contract, answer, status):
    """What about an answer is not as the document says; `status` is the one expected."""
    if answer.status != status:
        return [f"status {answer.status} instead of {status}: {answer.body[:300]!r}"]
    template = contract.template(answer.target)
    response, where = contract.response(template, answer.method, status)
    if response is None and template is None and status in (404, 414):
        response, where = contract.response("/v1/sections/{section}", "GET", status)
    if response is None:
        return [f"status {status} is not documented for {answer.method} {template}"]
    faults = header_faults(contract, answer, response)
    content = response.get("content")
    if content is None:
        return faults + ([f"a body where none is documented: {answer.body[:100]!r}"] if answer.body else [])
    if answer.method == "HEAD":
        return faults
    if answer.content_type not in content:
        return faults + [f"content type {answer.content_type} instead of {', '.join(content)}"]
    if not answer.content_type.endswith("json"):
        return faults
    body_schema = f"{where}/content/{answer.content_type.replace('/', '~1')}/schema"
    faults += contract.faults_of(answer, body_schema)
    if status >= 400 and answer.json["requestId"] != REQUEST_ID:
        faults.append("requestId is not the X-Request-Id")
    if status >= 400 and answer.json["status"] != status:
        faults.append(f"the document says {answer.json['status']}")
    return faults + page_faults(answer)


def header_faults(contract, answer, response):
    """What about the headers of an answer is not as documented."""
    faults = []
    for name, header in response.get("headers", {}).items():
        header, value = contract.header(header), answer.headers.get(name.lower())
        if value is None:
            if header.get("required"):
                faults.append(f"no header {name}")
        elif not re.search(header["schema"].get("pattern", ""), value) or value != header["schema"].get("const", value):
            faults.append(f"{name}: {value} is not as documented")
    for name in ("Location", "Idempotency-Replayed", "WWW-Authenticate", "Retry-After", "Link", "ETag"):
        if name.lower() in answer.headers and name not in response.get("headers", {}):
            faults.append(f"{name} is not documented")
    if answer.headers.get("x-request-id") != REQUEST_ID:
        faults.append(f"X-Request-Id is {answer.headers.get('x-request-id')}, sent was {REQUEST_ID}")
    if answer.headers.get("access-control-allow-origin") != "*":
        faults.append("no Access-Control-Allow-Origin")
    return faults


def page_faults(answer):
    """What is wrong with a list's page: its length, its Link, what `count` added."""
    body = answer.json
    if answer.status != 200 or "page" not in body:
        return []
    faults, page, link = [], body["page"], answer.headers.get("link")
    if len(body["data"]) > page.get("limit", len(body["data"])):
        faults.append(f"{len(body['data'])} items with a limit of {page['limit']}")
    if (page["next"] is None) != (link is None):
        faults.append(f"next is {page['next']}, Link is {link}")
    if link and f"cursor={page['next']}" not in link and f"token={page['next']}" not in link:
        faults.append(f"Link {link} does not hold the cursor")
    if ("total" in page) != ("count=true" in answer.target or answer.target.startswith("/v1/search?")):
        faults.append("total and count=true do not go together")
    return faults


def error_codes(answer):
    """The codes of all errors of a problem, in order of the alphabet."""
    return sorted(error["code"] for error in answer.json.get("errors", []))
