"""The contract as strict as this server is. What is published is open, so that answers may grow; here nothing may be in an
answer that the document does not name, and no word that it does not list."""

import copy
import functools

# The views of an article, each with all of the one before.
VIEWS = ("card", "summary", "full")
# Of which members of an answer just one is there; the value of `type` that each goes with, where there is such a member.
BRANCHES = {
    "ProblemError": ({"parameter": None}, {"pointer": None}, {"header": None}),
    "CollectionItem": ({"article": "article"}, {"topic": "topic"}, {"gallery": "gallery"}, {"link": "link"}),
}
# Which members an answer has by its `type`, and which it has not.
BY_TYPE = {"RelatedReason": {"topic": ["id", "slug"], "tag": ["id", "slug"], "section": ["id", "slug"], "text": ["words"], "time": []}}


def reached(document, *starts):
    """The names of the schemas that can be reached from these parts of a document."""
    found, rest = set(), list(starts)
    while rest:
        value = rest.pop()
        if isinstance(value, list):
            rest += value
        elif isinstance(value, dict):
            rest += [inner for key, inner in value.items() if key not in ("example", "examples")]
            kind, name = value.get("$ref", "//").split("/")[-2:] if isinstance(value.get("$ref"), str) else ("", "")
            if kind == "schemas" and name not in found:
                found.add(name)
                rest.append(document["components"]["schemas"][name])
            elif kind in ("responses", "parameters"):
                rest.append(document["components"][kind][name])
    return found


def operations(document):
    """All operations: path, method and what the document says of it."""
    for path, item in document["paths"].items():
        for method in ("get", "post", "put", "patch", "delete"):
            if method in item:
                yield path, method, item[method]


def of_answers(document):
    """The names of the schemas that answers are made of."""
    return reached(document, document["components"]["responses"], *(o["responses"] for _, _, o in operations(document)))


def of_requests(document):
    """The names of the schemas that bodies are made of."""
    return reached(document, *(o.get("requestBody", {}) for _, _, o in operations(document)))


def closed(document, hidden=(), view="full"):
    """The document, closed: without the members that are shown to the `hidden` alone, and with those required that `view`
    has."""
    result = copy.deepcopy(document)
    schemas = result["components"]["schemas"]
    close = functools.partial(_close, hidden=frozenset(hidden), view=VIEWS.index(view))
    for name in of_answers(document):
        schemas[name] = _branched(name, close(schemas[name]))
    return result


def _close(schema, hidden, view):
    if isinstance(schema, list):
        return [_close(inner, hidden, view) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: _close(value, hidden, view) for key, value in schema.items() if key not in ("properties", "required")}
    if isinstance(words := schema.get("x-known-values"), list):
        result["enum"] = words
    if "properties" in schema:
        members = {n: m for n, m in schema["properties"].items() if m.get("x-shown-to") not in hidden}
        result["properties"] = {name: _close(member, hidden, view) for name, member in members.items()}
        viewed = [n for n, m in members.items() if "x-view" in m and VIEWS.index(m["x-view"]) <= view]
        result["required"] = schema.get("required", []) + viewed
        result.setdefault("additionalProperties", False)
    return result


def _branched(name, schema):
    if name in BRANCHES:
        schema["oneOf"] = [
            {"required": [member], "properties": {"type": {"const": word}} if word else {}}
            for branch in BRANCHES[name]
            for member, word in branch.items()
        ]
    if name in BY_TYPE:
        branches = BY_TYPE[name]
        members = {member for its in branches.values() for member in its}
        schema["oneOf"] = [
            {"required": its, "properties": {"type": {"const": word}} | {m: False for m in members - set(its)}}
            for word, its in branches.items()
        ]
    return schema
