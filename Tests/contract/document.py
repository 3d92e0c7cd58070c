"""openapi.yaml as the checks see it: which operation a request is, and which schema its answer must meet."""

import copy
import re
from urllib.parse import parse_qs, unquote

import yaml
from closing import VIEWS, closed
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

FORMATS = FormatChecker(formats=[])
METHODS = ("get", "post", "put", "patch", "delete")


@FORMATS.checks("date-time")
def is_moment(value):
    """Whether a moment is as this API writes it: in UTC, whole seconds."""
    return not isinstance(value, str) or re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", value) is not None


def load(path):
    """The document; dates stay the texts they are in JSON."""
    with open(path, encoding="utf-8") as file:
        return yaml.safe_load(file)


def relaxed(document):
    """The document for answers with `fields`: nothing but what was asked for is there, so nothing is required."""

    def walk(value):
        if isinstance(value, list):
            return [walk(item) for item in value]
        if not isinstance(value, dict):
            return value
        kept = {k: walk(v) for k, v in value.items() if not (k in ("required", "dependentRequired") and not isinstance(v, bool))}
        kept.pop("oneOf", None)
        return kept

    result = copy.deepcopy(document)
    schemas = result["components"]["schemas"]
    for name in schemas:
        if not name.startswith("Problem") and name != "Page":
            schemas[name] = walk(schemas[name])
    return result


def pointer(*parts):
    """A JSON Pointer as the fragment of a URI."""
    return "#/" + "/".join(p.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D") for p in parts)


class Contract:
    """Answers what the document says about a request and its answer."""

    def __init__(self, document):
        self.document = document
        self.registries = {}
        self.validators = {}
        self.paths = []
        for path in document["paths"]:
            expression = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path))
            self.paths.append((re.compile(expression), path))
        self.paths.sort(key=lambda entry: "{" in entry[1])

    def _registry(self, relax, hidden, view):
        """The document's schemas, as strict as they are for a request."""
        key = (relax, hidden, view)
        if key not in self.registries:
            document = closed(self.document, hidden, view)
            document = relaxed(document) if relax else document
            self.registries[key] = Registry().with_resource("urn:openapi", Resource(contents=document, specification=DRAFT202012))
        return self.registries[key]

    def template(self, target):
        """The path of the document that a request's target belongs to."""
        path = unquote(target.partition("?")[0])
        for expression, template in self.paths:
            if expression.fullmatch(path):
                return template
        return None

    def faults_of(self, answer, where):
        """What is wrong with an answer's body, given what its request asked for and who sent it."""
        asked = parse_qs(answer.target.partition("?")[2])
        view = asked.get("view", ["summary"])[0]
        view = None if "fields" in asked else view if view in VIEWS else "summary"
        sent = {name.lower() for name in answer.sent}
        hidden = set() if "authorization" in sent else {"editors", "moderators"}
        if answer.method in ("GET", "HEAD") and not sent & {"authorization", "edit-token"}:
            hidden.add("authors")
        return self.faults(answer.json, where, "fields" in asked, tuple(sorted(hidden)), view)

    def faults(self, instance, where, relax=False, hidden=(), view="summary"):
        """What is wrong with a value, as texts; `where` is the pointer of its schema."""
        key = (where, relax, hidden, view)
        if key not in self.validators:
            registry = self._registry(relax, hidden, view)
            self.validators[key] = Draft202012Validator({"$ref": "urn:openapi" + where}, registry=registry, format_checker=FORMATS)
        found = []
        for error in self.validators[key].iter_errors(instance):
            place = "/".join(str(part) for part in error.absolute_path)
            found.append(f"/{place}: {error.message[:300]}")
        return found

    def operation(self, template, method):
        """What the document says of a method at a path; HEAD is as GET. None where it says nothing."""
        return self.document["paths"].get(template, {}).get("get" if method == "HEAD" else method.lower())

    def operations(self):
        """All operations, as method and path."""
        return [(m.upper(), path) for path, item in self.document["paths"].items() for m in METHODS if m in item]

    def methods(self, template):
        """The methods that an address knows."""
        known = {method for method, path in self.operations() if path == template} | {"OPTIONS"}
        return known | {"HEAD"} if "GET" in known else known

    def takes(self, template, method, parameter):
        """Whether an operation has a parameter."""
        return any(self._resolved(p, None)[0]["name"] == parameter for p in self.operation(template, method).get("parameters", []))

    def response(self, template, method, status):
        """The documented response and its pointer, None where the operation has none of that status."""
        if status == 405:
            return self._resolved({"$ref": "#/components/responses/MethodNotAllowed"}, None)
        operation = self.operation(template, method)
        if operation is None or str(status) not in operation["responses"]:
            return None, None
        method = "get" if method == "HEAD" else method.lower()
        where = pointer("paths", template, method, "responses", str(status))
        return self._resolved(operation["responses"][str(status)], where)

    def _resolved(self, value, where):
        if "$ref" not in value:
            return value, where
        target = self.document
        for part in value["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        return target, value["$ref"]

    def header(self, value):
        """A header's object, its reference followed."""
        return self._resolved(value, None)[0]
