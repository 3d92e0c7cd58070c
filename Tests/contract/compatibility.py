"""What a contract may not do to those who rely on an earlier one, as docs/versioning.md says: finds what was removed or
narrowed. `reduced` makes the baseline: a contract without its prose and its examples.

What stands in requests may only become wider, what stands in answers may only hold more: a client that was generated
from the earlier contract goes on working, if it ignores members that it does not know and takes values that it does not."""

import datetime

METHODS = ("get", "put", "post", "delete", "patch")
PROSE = ("description", "summary", "example", "examples", "externalDocs")
NAMED = ("properties", "schemas", "parameters", "headers", "responses", "paths")
# Bounds of what a request may hold, and whether a higher one is the wider.
BOUNDS = {
    "maximum": True, "maxLength": True, "maxItems": True, "maxProperties": True,
    "minimum": False, "minLength": False, "minItems": False, "minProperties": False,
}


def reduced(document):
    """The document with what the comparison looks at, and nothing else."""

    def matters(key):
        return key not in PROSE and (not key.startswith("x-") or key == "x-sunset")

    def walk(value, named=False):
        if isinstance(value, list):
            return [walk(item) for item in value]
        if not isinstance(value, dict):
            return value
        # Where names are free, a member may be called `description`.
        return {k: walk(v, not named and k in NAMED) for k, v in value.items() if named or matters(k)}

    kept = {k: document[k] for k in ("openapi", "paths", "components", "security") if k in document}
    kept["info"] = {"version": document["info"]["version"]}
    kept["components"] = {k: v for k, v in kept["components"].items() if k != "examples"}
    return walk(kept)


def breaks(old, new, today=None):
    """What somebody who relies on the old contract finds broken in the new one, as texts."""
    return list(dict.fromkeys(Comparison(old, new, today or datetime.date.today()).operations()))


def alternatives(schema):
    """The alternatives of a schema but for `null`, and whether that is one."""
    options = schema.get("anyOf") or schema.get("oneOf") or []
    others = [option for option in options if option.get("type") != "null"]
    return others, len(others) < len(options)


def types(schema):
    """The JSON types that a schema lets pass, None where it says nothing."""
    said = schema.get("type")
    if said is None:
        values = values_of(schema)
        return {kind(value) for value in values} if values is not None else None
    return set(said) if isinstance(said, list) else {said}


def kind(value):
    names = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}
    return names.get(type(value), "null")


def values_of(schema):
    """The values that a schema lets pass, where it lists them."""
    return [schema["const"]] if "const" in schema else schema.get("enum")


class Comparison:
    """Two contracts, and what was compared already."""

    def __init__(self, old, new, today, seen=()):
        self.old, self.new, self.today = old, new, today
        self.seen = set(seen)

    # ---- Operations

    def operations(self):
        for path, item in self.old["paths"].items():
            for method in METHODS:
                if method not in item:
                    continue
                where, was = f"{method.upper()} {path}", item[method]
                now = self.new["paths"].get(path, {}).get(method)
                if now is None:
                    if not self.may_go(was):
                        yield f"{where} was removed"
                    continue
                if now.get("operationId") != was.get("operationId"):
                    yield f"{where} is called {now.get('operationId')} instead of {was.get('operationId')}"
                if now.get("tags", [None])[:1] != was.get("tags", [None])[:1]:
                    yield f"{where} stands under another tag"
                yield from self.parameters(where, self.all_parameters(self.old, item, was), self.all_parameters(self.new, self.new["paths"][path], now))
                yield from self.security(where, was, now)
                yield from self.request(where, was.get("requestBody"), now.get("requestBody"))
                yield from self.responses(where, was["responses"], now["responses"])

    def may_go(self, thing):
        """What was released as deprecated may go once its sunset has come."""
        sunset = thing.get("x-sunset")
        return thing.get("deprecated") is True and sunset is not None and datetime.date.fromisoformat(str(sunset)) <= self.today

    def all_parameters(self, document, item, operation):
        found = {}
        for parameter in item.get("parameters", []) + operation.get("parameters", []):
            _, parameter = self.resolved(document, parameter)
            found[parameter["in"], parameter["name"]] = parameter
        return found

    def parameters(self, where, old, new):
        for key, was in old.items():
            name = f"{where}: parameter {key[1]}"
            if key not in new:
                if not self.may_go(was):
                    yield f"{name} was removed"
                continue
            if new[key].get("required") and not was.get("required"):
                yield f"{name} is required now"
            yield from self.schemas(name, was["schema"], new[key]["schema"], True)
        for key, now in new.items():
            if key not in old and now.get("required"):
                yield f"{where}: parameter {key[1]} is new and required"

    def security(self, where, old, new):
        """Whoever was let in is let in."""
        was, now = (o.get("security", d.get("security", [{}])) for o, d in ((old, self.old), (new, self.new)))

        def suffices(given, wanted):
            return all(name in given and set(scopes) <= set(given[name]) for name, scopes in wanted.items())

        for given in was:
            if not any(suffices(given, wanted) for wanted in now):
                yield f"{where}: {'no key' if not given else given} is not enough any more"

    def request(self, where, old, new):
        if old is None:
            if new is not None and new.get("required"):
                yield f"{where}: a body is required now"
            return
        if new is None:
            yield f"{where}: no body is taken any more"
            return
        if new.get("required") and not old.get("required"):
            yield f"{where}: a body is required now"
        yield from self.contents(f"{where}: body", old, new, True)

    def responses(self, where, old, new):
        for status, was in old.items():
            if status not in new:
                if status < "4":
                    yield f"{where}: the answer {status} was removed"
                continue
            (_, was), (_, now) = self.resolved(self.old, was), self.resolved(self.new, new[status])
            here = f"{where}: answer {status}"
            for name, header in was.get("headers", {}).items():
                if name not in now.get("headers", {}):
                    yield f"{here}: the header {name} was removed"
                elif self.resolved(self.old, header)[1].get("required") and not self.resolved(self.new, now["headers"][name])[1].get("required"):
                    yield f"{here}: the header {name} is not always there any more"
            yield from self.contents(here, was, now, False)
        for status in new:
            # Whoever follows redirects need not care that one stands where a 404 was.
            if status not in old and status < "4" and status != "301":
                yield f"{where}: the answer {status} is new, and no error"

    def contents(self, where, old, new, in_request):
        for media, was in old.get("content", {}).items():
            if media not in new.get("content", {}):
                yield f"{where}: {media} was removed"
            elif "schema" in was:
                yield from self.schemas(where, was["schema"], new["content"][media].get("schema", {}), in_request)

    # ---- Schemas

    def resolved(self, document, value):
        """A value with its reference followed, and the name that it has there."""
        name = None
        while isinstance(value, dict) and "$ref" in value:
            name = value["$ref"].rsplit("/", 1)[1]
            target = document
            for part in value["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            value = {**target, **{k: v for k, v in value.items() if k != "$ref"}}
        return name, value

    def flat(self, document, value):
        """A schema with its references and its `allOf` followed, its alternatives but for `null`, and whether it may be that."""
        name, value = self.resolved(document, value)
        if "allOf" in value:
            whole = {k: v for k, v in value.items() if k != "allOf"}
            for part in value["allOf"]:
                _, part, _, _ = self.flat(document, part)
                whole = {**part, **whole,
                         "properties": {**part.get("properties", {}), **whole.get("properties", {})},
                         "required": [*part.get("required", []), *whole.get("required", [])]}
            value = {k: v for k, v in whole.items() if k not in ("properties", "required") or v}
        options, is_nullable = alternatives(value)
        if len(options) == 1 and is_nullable:
            inner_name, inner, rest, _ = self.flat(document, options[0])
            return inner_name, inner, rest, True
        kinds = types(value)
        return name, value, options, is_nullable or (kinds is not None and "null" in kinds)

    def schemas(self, where, old, new, in_request):
        if isinstance(old, bool) or isinstance(new, bool):
            if old != new:
                yield f"{where} was {old} and is {new}"
            return
        (old_name, old, old_options, old_null), (new_name, new, new_options, new_null) = self.flat(self.old, old), self.flat(self.new, new)
        if old_name and new_name:
            if (old_name, new_name, in_request) in self.seen:
                return
            self.seen.add((old_name, new_name, in_request))
        if old_name and old_name != new_name and old.get("properties") and not new_options:
            yield f"{where}: the schema {old_name} is called {new_name} now"
        here = old_name if old_name == new_name and old_name else where
        if in_request and old_null and not new_null and (types(new) is not None or new_options):
            yield f"{here} may not be null any more"
        if not in_request and new_null and not old_null and (types(old) is not None or old_options):
            yield f"{here} may be null now"
        if old_options or new_options:
            yield from self.alternatives(here, old_options or [old], new_options or [new], in_request)
            return
        yield from self.kinds(here, types(old), types(new), in_request)
        yield from self.values(here, values_of(old), values_of(new), in_request)
        if old.get("format") != new.get("format") and (old.get("format") or in_request):
            yield f"{here} had the format {old.get('format')} and has {new.get('format')}"
        if in_request:
            yield from self.bounds(here, old, new)
        yield from self.members(here, old, new, in_request)
        if "items" in old and ("items" in new or in_request is False):
            yield from self.schemas(f"{here}[]", old["items"], new.get("items", {}), in_request)
        if isinstance(old.get("additionalProperties"), dict) and isinstance(new.get("additionalProperties"), dict):
            yield from self.schemas(f"{here}.*", old["additionalProperties"], new["additionalProperties"], in_request)

    def alternatives(self, where, old, new, in_request):
        """Whatever could be sent can still be, and whatever may be answered could be before."""

        def fits(was, now):
            return not any(True for _ in Comparison(self.old, self.new, self.today, self.seen).schemas(where, was, now, in_request))

        if in_request:
            lost = [option for option in old if not any(fits(option, other) for other in new)]
        else:
            lost = [option for option in new if not any(fits(other, option) for other in old)]
        for option in lost:
            yield f"{where} {'does not take' if in_request else 'may hold'} {option.get('$ref', option)} {'any more' if in_request else 'now'}"

    def kinds(self, where, old, new, in_request):
        wide, narrow = (new, old) if in_request else (old, new)
        if wide is None:
            return
        if narrow is None:
            yield f"{where} may be anything {'no more' if in_request else 'now'}"
            return
        beyond = narrow - wide - {"null"}
        if "number" in wide:
            beyond -= {"integer"}
        if beyond:
            yield f"{where} {'may not be' if in_request else 'may be'} {', '.join(sorted(beyond))} {'any more' if in_request else 'now'}"

    def values(self, where, old, new, in_request):
        wide, narrow = (new, old) if in_request else (old, new)
        if wide is None:
            return
        if narrow is None:
            yield f"{where} {'takes only some values now' if in_request else 'may hold other values now'}"
            return
        for value in narrow:
            if value not in wide:
                yield f"{where} {'does not take' if in_request else 'may hold'} {value!r} {'any more' if in_request else 'now'}"

    def bounds(self, where, old, new):
        for name, higher_is_wider in BOUNDS.items():
            was, now = old.get(name), new.get(name)
            if now is not None and (was is None or (now < was if higher_is_wider else now > was)):
                yield f"{where}: {name} was {was} and is {now}"
        if new.get("pattern") and not old.get("pattern"):
            yield f"{where} has to match a pattern now"
        if new.get("uniqueItems") and not old.get("uniqueItems"):
            yield f"{where} may hold nothing twice now"
        if old.get("default") != new.get("default"):
            yield f"{where}: without it {old.get('default')!r} was meant, and now {new.get('default')!r}"

    def members(self, where, old, new, in_request):
        was, now = old.get("properties", {}), new.get("properties", {})
        for name, schema in was.items():
            if name not in now:
                if not (isinstance(schema, dict) and self.may_go(schema)):
                    yield f"{where}.{name} was removed"
                continue
            yield from self.schemas(f"{where}.{name}", schema, now[name], in_request)
        asked, promised = set(new.get("required", [])) - set(old.get("required", [])), set(old.get("required", [])) - set(new.get("required", []))
        if in_request:
            yield from (f"{where}.{name} is required now" for name in sorted(asked))
            if new.get("additionalProperties") is False and old.get("additionalProperties") is not False and ("properties" in old or "type" in old):
                yield f"{where} takes no other members any more"
        else:
            yield from (f"{where}.{name} is not always there any more" for name in sorted(promised) if name in now)
