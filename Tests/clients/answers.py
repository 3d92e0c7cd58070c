"""Answers of a running server, and whether a client that read them and wrote them again kept all that they said."""

import json
import re
import sys
from datetime import datetime, timezone
from pathlib import Path

import questions

# A member and a value of a server that is younger than the client.
YOUNGER = "youngerThanTheClient"
# What is free in form: the document itself.
UNTYPED = ("/openapi.json", "/openapi.yaml")


def schema_of(contract, answer):
    """The name of the schema that an answer meets, None where it has no body or one without form."""
    template = contract.template(answer.target)
    if answer.target in UNTYPED:
        return None
    response, _ = contract.response(template, answer.method, answer.status)
    if response is None:
        return "Problem" if answer.status >= 400 else sys.exit(f"{answer.target} is not in the contract")
    schema = response.get("content", {}).get(answer.content_type, {}).get("schema", {})
    return schema["$ref"].rsplit("/", 1)[1] if "$ref" in schema and answer.content_type.endswith("json") else None


def without_names(contract):
    """The answers whose schema has no name, which each generator would make up another one for."""
    for method, path in contract.operations():
        for status in contract.operation(path, method)["responses"]:
            response, _ = contract.response(path, method, status)
            for kind, content in response.get("content", {}).items():
                if kind.endswith("json") and path not in UNTYPED and "$ref" not in content["schema"]:
                    yield f"{method} {path}: {status}"


def words(document):
    """The names of the members that hold one of several words, of which there may be more some day."""
    schemas = document["components"]["schemas"]

    def is_word(schema):
        while "$ref" in schema:
            schema = schemas[schema["$ref"].rsplit("/", 1)[1]]
        return "x-known-values" in schema

    return {name for schema in schemas.values() for name, member in schema.get("properties", {}).items() if is_word(member)}


def younger(value, words):
    """An answer as a server may give it some day: with a member more in each object, and words that nobody knew."""
    if isinstance(value, list):
        return [younger(inner, words) for inner in value]
    if not isinstance(value, dict):
        return value
    members = {k: YOUNGER if k in words and isinstance(v, str) and v.isalpha() else younger(v, words) for k, v in value.items()}
    return members | {YOUNGER: {"it": ["knows", 1, None]}}


def collect(contract, server, key, folder):
    """All answers there are to read, of the server and of the contract, written into the folder as NUMBER.json; of each shape one
    once more, as it may be some day. Of each, the name of its schema and what was asked."""
    folder.mkdir(parents=True)
    more, seen, index = words(contract.document), set(), []

    def keep(body, schema, target):
        name = f"{len(index)}.json"
        (folder / name).write_bytes(body)
        index.append({"file": name, "schema": schema, "target": target})

    for schema, target, body in [*of_server(contract, server, key), *of_contract(contract)]:
        if body in seen:
            continue
        seen.add(body)
        if schema not in {entry["schema"] for entry in index}:
            keep(json.dumps(younger(json.loads(body), more)).encode(), schema, f"{target}, as it may be some day")
        keep(body, schema, target)
    (folder / "index.json").write_text(json.dumps(index))
    return index


def of_contract(contract):
    """The examples of the contract, which are answers to whatever can be asked, writes among it."""
    examples = contract.document["components"]["examples"]
    for method, path in contract.operations():
        for status in contract.operation(path, method)["responses"]:
            response, _ = contract.response(path, method, status)
            for content in response.get("content", {}).values():
                for example in content.get("examples", {}).values():
                    example = examples[example["$ref"].rsplit("/", 1)[1]] if "$ref" in example else example
                    schema = content["schema"].get("$ref", "").rsplit("/", 1)[-1]
                    if schema and path not in UNTYPED and "fields=" not in example.get("summary", ""):
                        yield schema, f"{method} {path}: the example {example.get('summary')}", json.dumps(example["value"]).encode()


def of_server(contract, server, key):
    """What the server answers to everything that Tests/contract knows to ask."""
    newsroom = questions.live(server)
    targets = [(target, False) for target in questions.good(newsroom)]
    targets += [(target, "%" in target) for target, _, _ in questions.bad(newsroom)]
    for target, raw in targets:
        operation = contract.operation(contract.template(target), "GET")
        needs_key = operation and {} not in operation.get("security", [{}])
        headers = {"Authorization": f"Bearer {key}"} if needs_key or "status=" in target else {}
        answer = server.ask(target, headers=headers, raw=raw)
        schema = schema_of(contract, answer)
        if schema and answer.body and not ("fields=" in target and answer.status == 200):
            yield schema, f"GET {target}", answer.body


def meaning(value):
    """What a JSON value says, whatever way it was written: moments as moments, and what is `null` left out, as is what
    a client does not know."""
    if isinstance(value, dict):
        return {name: meaning(inner) for name, inner in value.items() if inner is not None and name != YOUNGER}
    if isinstance(value, list):
        return [meaning(inner) for inner in value]
    if isinstance(value, str) and value[4:5] == "-" and value[10:11] == "T":
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            return value
        return (moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)).timestamp()
    return value


def difference(read, written, where=""):
    """The first place where two values say different things, None where they say the same."""
    if isinstance(read, dict) and isinstance(written, dict):
        for name in read.keys() | written.keys():
            if name not in written:
                return f"{where}/{name} was lost: {read[name]!r}"
            if name not in read:
                return f"{where}/{name} was made up: {written[name]!r}"
            if found := difference(read[name], written[name], f"{where}/{name}"):
                return found
        return None
    if isinstance(read, list) and isinstance(written, list) and len(read) == len(written):
        return next(filter(None, (difference(*pair, f"{where}/{i}") for i, pair in enumerate(zip(read, written)))), None)
    return None if read == written else f"{where} was {read!r} and became {written!r}"


def faults(index, answers, written):
    """What a client lost or changed of the answers that it read from one folder and wrote into another; the same place once."""
    found = {}
    for entry in index:
        file = Path(written) / entry["file"]
        if not file.exists():
            found.setdefault(entry["schema"], f"{entry['schema']} was not written: {entry['target'][:100]}")
            continue
        before, after = (meaning(json.loads(path.read_bytes())) for path in (Path(answers) / entry["file"], file))
        if place := difference(before, after):
            found.setdefault(re.sub(r"\d+", "0", place.partition(" was ")[0]), f"{entry['schema']}{place[:300]} ({entry['target'][:100]})")
    return list(found.values())
