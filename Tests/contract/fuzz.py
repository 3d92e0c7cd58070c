"""Requests that schemathesis makes up from openapi.yaml, good ones and bad ones, the same in every run."""

import copy
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from closing import closed
from document import METHODS, relaxed

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "unsupported_method",
)
# The methods the server knows at all; an address answers 405 to the ones it does not have.
CONFIGURATION = """
[phases.coverage]
unexpected-methods = ["POST", "PUT", "PATCH", "DELETE"]
"""


FIELDS = {"$ref": "#/components/parameters/fields"}


def check(document, server, key, tally):
    """Two runs: one without `fields`, where answers are whole; one with, where nothing is required in them. All with a
    key that opens everything, so that what is behind it is reached."""
    # A card has less than the document requires of a whole article.
    document = closed(document, view="card")
    whole = copy.deepcopy(document)
    for path in whole["paths"].values():
        for method in METHODS:
            parameters = path.get(method, {}).get("parameters", [])
            parameters[:] = [p for p in parameters if p != FIELDS]
    run("whole answers", whole, server, key, tally, "examples,coverage,fuzzing", 25)

    parts = relaxed(document)
    chosen = {}
    for path, item in parts["paths"].items():
        operation = item.get("get", {})
        if FIELDS not in operation.get("parameters", []):
            continue
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
        names = sorted(members(parts, {"allOf": [schema]}, "data"))
        operation["parameters"].remove(FIELDS)
        items = {"type": "array", "minItems": 1, "maxItems": 100, "items": {"type": "string", "enum": names}}
        operation["parameters"].append(
            {"name": "fields", "in": "query", "required": True, "style": "form", "explode": False, "schema": items}
        )
        chosen[path] = {k: v for k, v in item.items() if k in ("get", "parameters")}
    parts["paths"] = chosen
    run("selected fields", parts, server, key, tally, "fuzzing", 10)


def members(document, schema, below=None):
    """The names of a schema's members, or of those of its member `below`."""
    if "$ref" in schema:
        target = document
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        return members(document, target, below)
    found = set()
    for inner in schema.get("allOf", []) + schema.get("anyOf", []):
        found |= members(document, inner, below)
    if below is None:
        found |= set(schema.get("properties", {}))
        if "items" in schema:
            found |= members(document, schema["items"])
    elif below in schema.get("properties", {}):
        found |= members(document, schema["properties"][below])
    return found


def run(name, document, server, key, tally, phases, examples):
    """One run of schemathesis; its own report is shown where it failed."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="broadsheet-fuzz-") as folder:
        folder = Path(folder)
        (folder / "openapi.json").write_text(json.dumps(document), encoding="utf-8")
        (folder / "schemathesis.toml").write_text(CONFIGURATION, encoding="utf-8")
        command = [
            str(Path(sys.executable).with_name("schemathesis")), "--config-file", "schemathesis.toml", "run", "openapi.json",
            "--url", server.url, "--header", f"Authorization: Bearer {key}", "--checks", ",".join(CHECKS), "--phases", phases, "--max-examples", str(examples),
            "--seed", "1", "--generation-deterministic", "--max-redirects", "0",
            "--suppress-health-check", "all", "--warnings", "off", "--no-color", "--request-timeout", "20",
        ]
        result = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=600)
    good = result.returncode == 0
    print(f"schemathesis, {name}: {'ok' if good else 'FAILED'} after {time.monotonic() - started:.0f} s")
    summary = [line for line in result.stdout.splitlines() if "generated" in line or "test case" in line.lower()]
    print("\n".join(f"    {line.strip()}" for line in summary[-3:]))
    if not good:
        print(result.stdout[-20_000:])
    tally.note(f"schemathesis, {name}", [] if good else [f"exit status {result.returncode}"])
