"""Requests that schemathesis makes up from openapi.yaml, good ones and bad ones, the same in every run."""

import copy
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from closing import closed
from document import METHODS, relaxed

# Two checks are in hooks.py in place of schemathesis's own, with the reasons that they need.
REPLACED = "positive_data_acceptance,ensure_resource_availability"
CONFIGURATION = """
[phases.coverage]
# HEAD and OPTIONS are answered wherever there is something.
unexpected-methods = ["POST", "PUT", "PATCH", "DELETE", "TRACE"]

[phases.stateful.inference]
# By analysis it would ask for what was made by its `id`, where a path has its slug.
algorithms = ["location-headers"]

[checks.missing_required_header]
# A missing If-Match is a 428 (RFC 6585, section 3).
expected-statuses = [400, 401, 403, 406, 415, 422, 428]

[checks.negative_data_rejection]
# A condition is looked at before the body, the length of the address before what it says.
expected-statuses = [400, 401, 403, 404, 405, 406, 409, 412, 414, 415, 422, 428, 429]
"""


FIELDS = {"$ref": "#/components/parameters/fields"}


def check(document, server, key, tally):
    """Three runs: one without `fields`, where answers are whole, with a key that opens everything, so that what is behind it
    is reached; the same as readers ask; and one with `fields`, where nothing is required in answers."""
    document = closed(document)
    # A stream has no end that it could wait for: events.py has a client of its own.
    del document["paths"]["/v1/events"]
    # YAML is text to whoever gets it; schemathesis looks at what it means.
    document["paths"]["/openapi.yaml"]["get"]["responses"]["200"]["content"]["application/yaml"].pop("schema")
    # Bytes made at random are no files; uploads.py and scripts/test-media send what is nearly one.
    del document["paths"]["/v1/media/{media}/file"]
    sent = document["paths"]["/v1/media"]["post"]["requestBody"]["content"]
    for kind in [kind for kind in sent if kind != "application/json"]:
        del sent[kind]
    whole = copy.deepcopy(document)
    for path in whole["paths"].values():
        for method in METHODS:
            parameters = path.get(method, {}).get("parameters", [])
            parameters[:] = [p for p in parameters if p != FIELDS]
    run("whole answers", whole, server, key, tally, "examples,coverage,fuzzing,stateful", 15)
    run("whole answers, without a key", whole, server, None, tally, "examples,coverage,fuzzing", 10)

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
            {"name": "fields", "in": "query", "required": True, "style": "form", "explode": True, "schema": items}
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
            "--url", server.url, "--checks", "all", "--exclude-checks", REPLACED, "--phases", phases, "--max-examples", str(examples),
            *(["--header", f"Authorization: Bearer {key}"] if key else []),
            "--seed", "1", "--generation-deterministic", "--max-redirects", "0",
            "--suppress-health-check", "all", "--warnings", "off", "--no-color", "--request-timeout", "20",
        ]
        environment = os.environ | {"SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(Path(__file__).parent)}
        result = subprocess.run(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=600
        )
    good = result.returncode == 0
    print(f"schemathesis, {name}: {'ok' if good else 'FAILED'} after {time.monotonic() - started:.0f} s")
    summary = [line for line in result.stdout.splitlines() if "generated" in line or "test case" in line.lower()]
    print("\n".join(f"    {line.strip()}" for line in summary[-3:]))
    if not good:
        print(result.stdout[-20_000:])
    tally.note(f"schemathesis, {name}", [] if good else [f"exit status {result.returncode}"])
