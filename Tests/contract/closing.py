"""The contract as strict as this server is. What is published is open, so that answers may grow; here nothing may be in an
answer that the document does not name, and no word that it does not list."""

import copy
import functools

# The views of articles in a list, each with all of the one before.
VIEWS = ("card", "summary", "full")
# What the server takes beside what a typed client is told to send.
ID = {"type": "integer", "format": "int64", "minimum": 1}
NUMBERED = {"type": "object", "required": ["id"], "properties": {"id": ID}}
# Of an object that has both, the id counts.
SLUGGED = {
    "type": "object", "required": ["slug"], "properties": {"slug": {"type": "string", "minLength": 1, "maxLength": 120}, "id": {"type": "null"}}
}
ALSO_TAKEN = {"ArticleKey": (ID, NUMBERED, SLUGGED), "ResourceKey": (ID, NUMBERED, SLUGGED), "MediaKey": (NUMBERED,)}
# What answers of this kind hold is not ours to say.
OPEN = ("OpenAPIDocument",)
# Arrays that hold nothing twice, which would make generated clients take them for sets.
ONCE = {"ModerationOrder": ("ids",)}
# Of which members just one is there; the value of `type` that each goes with, where there is such a member.
BRANCHES = {
    "ProblemError": ({"parameter": None}, {"pointer": None}, {"header": None}),
    "PickInput": ({"article": None}, {"topic": None}, {"gallery": None}, {"link": None}),
    "CollectionItem": ({"article": "article"}, {"topic": "topic"}, {"gallery": "gallery"}, {"link": "link"}),
}
# Which members an answer has by its `type`, and which it has not.
BY_TYPE = {
    "RelatedReason": {"topic": ["id", "slug"], "tag": ["id", "slug"], "section": ["id", "slug"], "text": ["words"], "time": []},
    "Block": {
        "paragraph": ["text"], "heading": ["level", "text"], "list": ["ordered", "items"], "quote": ["text", "blocks", "citation", "url"],
        "image": ["url", "width", "height", "alt", "caption", "credit", "link"], "gallery": ["images", "caption"],
        "embed": ["provider", "url", "title", "width", "height", "caption", "html"], "code": ["text", "language", "caption"],
        "table": ["caption", "header", "rows"], "separator": [], "audio": ["url", "caption", "html"],
        "video": ["url", "poster", "width", "height", "caption", "html"], "html": ["html"],
    },
}


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


def closed(document, hidden=(), view=None):
    """The document, closed: without the members that are shown to the `hidden` alone, and with just those of articles in
    lists that the `view` has; without a view any of them may be there."""
    result = copy.deepcopy(document)
    schemas = result["components"]["schemas"]
    close = functools.partial(_close, hidden=frozenset({*hidden, "nobody"}), view=view and VIEWS.index(view))
    # A client takes it for a text; whoever reads YAML sees what is in it.
    result["paths"]["/openapi.yaml"]["get"]["responses"]["200"]["content"]["application/yaml"]["schema"] = {}
    for name in of_answers(document) - set(OPEN):
        schemas[name] = _branched(name, close(schemas[name]))
    schemas["PickInput"] = _branched("PickInput", schemas["PickInput"])
    for name, members in ONCE.items():
        for member in members:
            schemas[name]["properties"][member]["uniqueItems"] = True
    for name, taken in ALSO_TAKEN.items():
        schemas[name] = {"anyOf": [schemas[name], *taken]}
    return result


def _close(schema, hidden, view):
    if isinstance(schema, list):
        return [_close(inner, hidden, view) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: _close(value, hidden, view) for key, value in schema.items() if key not in ("properties", "required")}
    if isinstance(words := schema.get("x-known-values"), list):
        result["enum"] = words + [None] * ("null" in schema.get("type", []))
    if "properties" in schema:
        members = {n: m for n, m in schema["properties"].items() if m.get("x-shown-to") not in hidden}
        viewed = {n: VIEWS.index(m["x-view"]) for n, m in members.items() if "x-view" in m} if view is not None else {}
        result["properties"] = {n: _close(m, hidden, view) for n, m in members.items() if viewed.get(n, 0) <= (view or 0)}
        result["required"] = schema.get("required", []) + [n for n in viewed if viewed[n] <= view]
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
