"""That the comparison of contracts sees each kind of break, and lets pass what may change: a small contract, changed in one way
at a time."""

import copy
import datetime

import compatibility

CONTRACT = {
    "openapi": "3.1.1",
    "info": {"version": "1.0.0"},
    "security": [{}, {"key": []}],
    "paths": {
        "/things": {
            "get": {
                "operationId": "listThings", "tags": ["Things"],
                "parameters": [
                    {"name": "sort", "in": "query", "schema": {"type": "string", "enum": ["new", "old"], "default": "new"}},
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 100}},
                ],
                "responses": {
                    "200": {
                        "headers": {"ETag": {"required": True, "schema": {"type": "string"}}},
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ThingList"}}},
                    },
                    "400": {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}},
                },
            },
            "post": {
                "operationId": "makeThing", "tags": ["Things"], "security": [{"key": ["write"]}],
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewThing"}}}},
                "responses": {"201": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}},
            },
        },
        "/old": {"get": {"operationId": "readOld", "deprecated": True, "x-sunset": "2026-01-31", "responses": {"200": {}}}},
    },
    "components": {"schemas": {
        "ThingList": {"type": "object", "required": ["data"], "properties": {
            "data": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}}}},
        "Thing": {"type": "object", "required": ["id", "name"], "properties": {
            "id": {"type": "integer", "format": "int64"},
            "name": {"type": "string"},
            "description": {"type": ["string", "null"]},
            "kind": {"type": "string", "enum": ["a", "b"]},
            "image": {"anyOf": [{"$ref": "#/components/schemas/Image"}, {"type": "null"}]},
            "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
        }},
        "Image": {"type": "object", "required": ["url"], "properties": {"url": {"type": "string"}}},
        "NewThing": {"type": "object", "additionalProperties": False, "required": ["name"], "properties": {
            "name": {"type": "string", "minLength": 1, "maxLength": 120},
            "kind": {"type": "string", "enum": ["a", "b"]},
            "description": {"type": ["string", "null"]},
            "place": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
        }},
        "Problem": {"type": "object", "properties": {"status": {"type": "integer"}}},
    }},
}


def at(document, *path):
    for part in path:
        document = document[part]
    return document


def put(*path):
    """A change that puts its last argument where the others lead."""
    *way, last, value = path
    return lambda document: at(document, *way).__setitem__(last, value)


def drop(*path):
    *way, last = path
    return lambda document: at(document, *way).pop(last)


def of(schema):
    return ("components", "schemas", schema)


def member(schema, name):
    return (*of(schema), "properties", name)


GET, POST = ("paths", "/things", "get"), ("paths", "/things", "post")
ANSWER = (*GET, "responses", "200")

# What breaks somebody, and the beginning of what is said of it.
BREAKS = {
    "GET /things was removed": drop(*GET),
    "GET /things is called allThings": put(*GET, "operationId", "allThings"),
    "GET /things stands under another tag": put(*GET, "tags", ["Other"]),
    "GET /things: parameter limit was removed": drop(*GET, "parameters", 1),
    "GET /things: parameter limit is required now": put(*GET, "parameters", 1, "required", True),
    "GET /things: parameter page is new and required": lambda d: at(d, *GET, "parameters").append(
        {"name": "page", "in": "query", "required": True, "schema": {}}),
    "GET /things: parameter limit: maximum was 100 and is 50": put(*GET, "parameters", 1, "schema", "maximum", 50),
    "GET /things: parameter limit: minimum was 1 and is 2": put(*GET, "parameters", 1, "schema", "minimum", 2),
    "GET /things: parameter limit may not be integer any more": put(*GET, "parameters", 1, "schema", "type", "string"),
    "GET /things: parameter sort does not take 'old' any more": put(*GET, "parameters", 0, "schema", "enum", ["new"]),
    "GET /things: parameter sort: without it 'new' was meant": put(*GET, "parameters", 0, "schema", "default", "old"),
    "GET /things: parameter sort has to match a pattern now": put(*GET, "parameters", 0, "schema", "pattern", "^n"),
    "GET /things: no key is not enough any more": put(*GET, "security", [{"key": []}]),
    "POST /things: {'key': ['write']} is not enough any more": put(*POST, "security", [{"key": ["admin"]}]),
    "GET /things: a body is required now": put(*GET, "requestBody", {"required": True, "content": {}}),
    "POST /things: a body is required now": put(*POST, "requestBody", "required", True),
    "POST /things: no body is taken any more": drop(*POST, "requestBody"),
    "POST /things: body: application/json was removed": put(*POST, "requestBody", "content", {"text/plain": {}}),
    "POST /things: the answer 201 was removed": put(*POST, "responses", {"400": {}}),
    "GET /things: the answer 202 is new": put(*GET, "responses", "202", {}),
    "GET /things: answer 200: application/json was removed": put(*ANSWER, "content", {"text/html": {}}),
    "GET /things: answer 200: the header ETag was removed": drop(*ANSWER, "headers", "ETag"),
    "GET /things: answer 200: the header ETag is not always": put(*ANSWER, "headers", "ETag", "required", False),
    "Thing.name was removed": drop(*member("Thing", "name")),
    "Thing.name is not always there any more": put(*of("Thing"), "required", ["id"]),
    "Thing.name may be null now": put(*member("Thing", "name"), "type", ["string", "null"]),
    "Thing.name may be integer now": put(*member("Thing", "name"), "type", ["string", "integer"]),
    "Thing.name may be anything now": put(*member("Thing", "name"), {}),
    "Thing.id had the format int64": put(*member("Thing", "id"), "format", "int32"),
    "Thing.kind may hold 'c' now": put(*member("Thing", "kind"), "enum", ["a", "b", "c"]),
    "Thing.description was removed": drop(*member("Thing", "description")),
    "Thing.image may hold #/components/schemas/Problem now": put(
        *member("Thing", "image"), {"anyOf": [{"$ref": "#/components/schemas/Image"}, {"$ref": "#/components/schemas/Problem"}]}),
    "Image.url was removed": drop(*member("Image", "url")),
    "Thing.image: the schema Image is called Picture now": lambda d: (
        put(*of("Picture"), at(d, *of("Image")))(d), put(*member("Thing", "image"), "anyOf", 0, "$ref", "#/components/schemas/Picture")(d)),
    "Thing.parts may be object now": put(*member("Thing", "parts"), {"type": "object"}),
    "Problem.status was removed": drop(*member("Problem", "status")),
    "NewThing.kind was removed": drop(*member("NewThing", "kind")),
    "NewThing.kind is required now": put(*of("NewThing"), "required", ["name", "kind"]),
    "NewThing.place is required now": lambda d: (drop(*member("NewThing", "place"))(d), put(*member("NewThing", "place"), {})(d),
                                                 put(*of("NewThing"), "required", ["name", "place"])(d)),
    "NewThing.kind does not take 'b' any more": put(*member("NewThing", "kind"), "enum", ["a"]),
    "NewThing.name takes only some values now": put(*member("NewThing", "name"), "enum", ["x"]),
    "NewThing.name: maxLength was 120 and is 100": put(*member("NewThing", "name"), "maxLength", 100),
    "NewThing.name had the format None": put(*member("NewThing", "name"), "format", "date-time"),
    "NewThing.description may not be null any more": put(*member("NewThing", "description"), "type", "string"),
    "NewThing.place does not take {'type': 'integer'}": put(*member("NewThing", "place"), {"anyOf": [{"type": "string"}]}),
}

# What may change at any time.
ALLOWED = {
    "an operation more": put("paths", "/more", {"get": {"operationId": "more", "responses": {"200": {}}}}),
    "a parameter more": lambda d: at(d, *GET, "parameters").append({"name": "q", "in": "query", "schema": {"type": "string"}}),
    "a value of a parameter more": put(*GET, "parameters", 0, "schema", "enum", ["new", "old", "best"]),
    "wider bounds": put(*GET, "parameters", 1, "schema", "maximum", 1000),
    "an error more": put(*GET, "responses", "409", {}),
    "a redirect more": put(*GET, "responses", "301", {}),
    "a header more": put(*ANSWER, "headers", "Link", {"schema": {"type": "string"}}),
    "a member of an answer more": put(*member("Thing", "more"), {"type": "string"}),
    "a member that is always there": put(*of("Thing"), "required", ["id", "name", "kind"]),
    "what may be null never is": put(*member("Thing", "description"), "type", "string"),
    "a member of a request more": put(*member("NewThing", "more"), {"type": "string"}),
    "a member of a request not required": put(*of("NewThing"), "required", []),
    "another kind of value taken": put(*member("NewThing", "place"), {}),
    "null taken": put(*member("NewThing", "name"), "type", ["string", "null"]),
    "no key needed": put(*POST, "security", [{}]),
    "what was announced is gone": drop("paths", "/old"),
    "prose": put(*GET, "description", "Otherwise."),
}


def faults(today=datetime.date(2026, 11, 27)):
    """Breaks that are not seen, and changes that are taken for one."""
    old = compatibility.reduced(CONTRACT)

    def found(change, when=today):
        changed = copy.deepcopy(CONTRACT)
        change(changed)
        return compatibility.breaks(old, compatibility.reduced(changed), when)

    for told, change in BREAKS.items():
        said = found(change)
        if not any(text.startswith(told) for text in said):
            yield f"not seen: {told}: {said}"
    for name, change in ALLOWED.items():
        if said := found(change):
            yield f"taken for a break: {name}: {said}"
    if found(drop("paths", "/old"), datetime.date(2026, 1, 30)) != ["GET /old was removed"]:
        yield "gone before its sunset, and not seen"
