"""What the document itself must be like, so that clients are generated from it that go on working: its habits, not its
answers."""

import yaml
from closing import of_answers, of_requests, operations

# Words that a schema must not be named by: types that languages and their generators have already.
RESERVED = {
    "any", "array", "boolean", "class", "data", "date", "default", "empty", "error", "exclude", "extract", "file", "function",
    "import", "integer", "iterable", "list", "map", "model", "never", "none", "null", "number", "object", "optional", "partial",
    "pick", "promise", "protocol", "readonly", "record", "request", "required", "response", "result", "self", "set", "string",
    "symbol", "type", "unit", "unknown", "url", "uuid", "void",
}
# What forbids an answer ever to grow, or what generators make no type of.
CLOSING = ("enum", "const", "oneOf", "allOf", "not", "unevaluatedProperties")
# The formats that say how many bits a number needs.
NUMBERS = {"integer": {"int32", "int64"}, "number": {"double"}}


class StrictLoader(yaml.SafeLoader):
    """Refuses a mapping that has a key twice, as YAML says and PyYAML does not."""

    def construct_mapping(self, node, deep=False):
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = {str(key) for key in keys if keys.count(key) > 1}
        if twice:
            raise yaml.constructor.ConstructorError(None, None, f"{sorted(twice)} twice", node.start_mark)
        return super().construct_mapping(node, deep)


def parts(schema, place):
    """A schema and all schemas within it, each with its place."""
    if not isinstance(schema, dict):
        return
    yield place, schema
    for key in ("items", "additionalProperties", "not"):
        yield from parts(schema.get(key), f"{place}/{key}")
    for key in ("anyOf", "oneOf", "allOf"):
        for number, inner in enumerate(schema.get(key, [])):
            yield from parts(inner, f"{place}/{key}/{number}")
    for name, inner in schema.get("properties", {}).items():
        yield from parts(inner, f"{place}/{name}")


def check(document, text, tally):
    """Notes every habit that the document breaks."""
    schemas = document["components"]["schemas"]
    answers, requests = of_answers(document), of_requests(document)
    try:
        yaml.load(text, StrictLoader)
        tally.note("no key stands twice", [])
    except yaml.YAMLError as error:
        tally.note("no key stands twice", [str(error)])
    tally.note("no schema has a reserved word's name", [name for name in schemas if name.lower() in RESERVED])
    tally.note("an operation has one tag", [o["operationId"] for _, _, o in operations(document) if len(o["tags"]) != 1])
    tally.note("answers are open", [fault for name in answers for fault in closing_faults(schemas[name], name)])
    tally.note("bodies are closed", [place for name in requests for place, part in parts(schemas[name], name) if not is_closed(part)])
    every = [(place, part) for name, schema in schemas.items() for place, part in parts(schema, name)]
    every += [(f"{m} {p}", part) for p, m, o in operations(document) for schema in inline(o) for _, part in parts(schema, "")]
    tally.note("objects have names", [place for place, part in every if "properties" in part and place not in schemas])
    tally.note("arrays say what is in them", [place for place, part in every if is_a(part, "array") and "items" not in part])
    tally.note("null beside an array or object is an anyOf", [place for place, part in every if nullable_whole(part)])
    tally.note("nothing is one of several, but for null", [place for place, part in every if is_union(part)])
    tally.note("numbers say how large", [p for p, part in every for kind in NUMBERS if is_a(part, kind) and part.get("format") not in NUMBERS[kind]])
    tally.note("no array is a set", [place for place, part in every if "uniqueItems" in part])
    tally.note("an object has members or any", [place for place, part in every if part.get("additionalProperties") is True and "properties" in part])
    tally.note("words of parameters have names", list(nameless_words(document)))
    tally.note("everything has an example", list(without_example(document)))
    tally.note("known words are described", [place for place, part in every if not words_told(part)])
    tally.note("everything is described", list(undescribed(document)))


def closing_faults(schema, name):
    """What about the schema of an answer is closed."""
    for place, part in parts(schema, name):
        yield from (f"{place}: {key}" for key in CLOSING if key in part)
        if part.get("additionalProperties") is False:
            yield f"{place}: additionalProperties"


def is_a(part, kind):
    """Whether a schema is of a type, alone or with others."""
    kinds = part.get("type", [])
    return kind == kinds or kind in kinds and isinstance(kinds, list)


def is_closed(part):
    """Whether an object says that it takes no other members, or that it takes any."""
    return not is_a(part, "object") or "additionalProperties" in part


def nullable_whole(part):
    """Whether a type is a list that holds an array or an object."""
    return isinstance(part.get("type"), list) and bool({"array", "object"} & set(part["type"]))


def is_union(part):
    """Whether a value is one of several things; null beside one is none."""
    return sum(inner != {"type": "null"} for inner in part.get("anyOf", [])) > 1 or "oneOf" in part


def nameless_words(document):
    """Parameters of which the words stand in the operation: each would be a type of its own."""
    for path, _, operation in operations(document):
        shared = document["paths"][path].get("parameters", [])
        yield from (f"{operation['operationId']}: {p['name']}" for p in operation.get("parameters", []) + shared if has_words(p))
    yield from (f"parameters/{name}" for name, p in document["components"]["parameters"].items() if has_words(p))


def has_words(parameter):
    """Whether a parameter lists its words itself."""
    return any("enum" in part for _, part in parts(parameter.get("schema"), ""))


def words_told(part):
    """Whether the description names each of the known words, so that who reads it finds them."""
    return all(f"`{word}`" in part.get("description", "") for word in part.get("x-known-values", []))


def inline(operation):
    """The schemas that stand in an operation itself."""
    for response in operation["responses"].values():
        yield from (content["schema"] for content in response.get("content", {}).values())
    yield from (content["schema"] for content in operation.get("requestBody", {}).get("content", {}).values())


def is_text(kind):
    """Whether YAML can show a body of that type."""
    return kind != "application/octet-stream"


def without_example(document):
    """What nobody can see an example of: bodies that are sent or answered, and what is needed in an address."""
    components = document["components"]
    bodies = [(f"responses/{name}", response) for name, response in components["responses"].items()]
    for _, _, operation in operations(document):
        bodies += [(f"{operation['operationId']}: {s}", r) for s, r in operation["responses"].items() if "$ref" not in r]
        bodies.append((f"{operation['operationId']}: body", operation.get("requestBody", {})))
    for name, body in bodies:
        contents = body.get("content", {}).items()
        yield from (f"{name} {kind}" for kind, content in contents if is_text(kind) and "examples" not in content and "example" not in content)
    yield from (f"parameters/{name}" for name, p in components["parameters"].items() if p["in"] == "path" and "example" not in p)


def undescribed(document):
    """What has no description: operations, parameters, headers, answers, schemas and their members."""
    components = document["components"]

    def told(part):
        if "description" in part:
            return True
        kind, name = part["$ref"].split("/")[-2:] if "$ref" in part else ("", "")
        return bool(name) and "description" in components[kind][name]

    for path, method, operation in operations(document):
        name = operation["operationId"]
        if "description" not in operation or "summary" not in operation:
            yield name
        for parameter in operation.get("parameters", []) + document["paths"][path].get("parameters", []):
            if not told(parameter):
                yield f"{name}: {parameter.get('name')}"
        for status, response in operation["responses"].items():
            if not told(response):
                yield f"{name}: {status}"
    for kind in ("parameters", "headers", "responses", "schemas", "securitySchemes"):
        yield from (f"{kind}/{name}" for name, part in components[kind].items() if "description" not in part)
    for name, schema in components["schemas"].items():
        for place, part in parts(schema, name):
            yield from (f"{place}/{member}" for member, inner in part.get("properties", {}).items() if not told(inner))
