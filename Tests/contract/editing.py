"""What editors write, right and wrong: articles and all that stands beside them, alone and in a batch."""

import uuid

import uploads
from privacy import Hidden
from writes import Client

MERGE_PATCH = {"Content_Type": "application/merge-patch+json"}
# Of each kind: its path, what a new one needs, a change of it, and faults of a body with their codes and places.
LONG_NAME, LONG_LINE, LONG_TEXT = "x" * 121, "x" * 301, "x" * 4001
CATALOGUES = {
    "sections": ({"name": "Science"}, {"description": "How it works.", "position": 3}, (
        ({}, ["required"], ["/name"]), ({"name": None}, ["required"], ["/name"]), ({"name": " \u200b "}, ["wrongLength"], ["/name"]),
        ({"name": LONG_NAME}, ["wrongLength"], ["/name"]), ({"name": "A", "description": LONG_TEXT}, ["wrongLength"], ["/description"]),
        ({"name": "A", "position": 0}, ["outOfRange"], ["/position"]), ({"name": "A", "position": 1.5}, ["wrongType"], ["/position"]),
        ({"name": "A", "slug": "A B"}, ["notASlug"], ["/slug"]), ({"name": "A", "slug": "12"}, ["notASlug"], ["/slug"]),
        ({"name": "A", "colour": "red"}, ["unknownMember"], ["/colour"]),
    )),
    "tags": ({"name": "Night trains"}, {"name": "Sleepers"}, (
        ({}, ["required"], ["/name"]), ({"name": 7}, ["wrongType"], ["/name"]), ({"name": LONG_NAME, "nme": 1}, ["wrongLength", "unknownMember"], None),
    )),
    "authors": ({"name": "Ilka Voss", "biography": "Writes."}, {"biography": None, "picture": 1}, (
        ({}, ["required"], ["/name"]), ({"name": "A", "biography": LONG_TEXT}, ["wrongLength"], ["/biography"]),
        ({"name": "A", "picture": 999999}, ["unknown"], ["/picture"]), ({"name": "A", "picture": "1"}, ["wrongType"], ["/picture"]),
    )),
    "topics": ({"title": "Slow Rail", "type": "organisation", "aliases": ["Slow Railway"]}, {"sameAs": ["https://rail.example/"], "definition": "<p onclick=x()>Trains.</p>"}, (
        ({}, ["required"], ["/title"]), ({"title": "A", "type": "thing"}, ["unknownValue"], ["/type"]),
        ({"title": LONG_NAME, "type": "place"}, ["wrongLength"], ["/title"]), ({"title": "A", "type": "place", "language": "e"}, ["notALanguage"], ["/language"]),
        ({"title": "A", "type": "place", "aliases": ["B", "B"]}, ["repeated"], ["/aliases/1"]), ({"title": "A", "type": "place", "aliases": [LONG_NAME, 1]}, ["wrongLength", "wrongType"], None),
        ({"title": "A", "type": "place", "sameAs": ["ftp://a.example"]}, ["notAURL"], None), ({"title": "A", "type": "place", "definition": None}, ["required"], ["/definition"]),
        ({"title": "A", "type": "place", "inFocus": "yes", "infocus": True}, ["unknownMember"], ["/infocus"]), ({"title": "A", "type": "place", "aliases": [str(n) for n in range(51)]}, ["wrongLength"], ["/aliases"]),
    )),
    "galleries": ({"title": "Low water", "kind": "photo", "items": [{"media": 1, "caption": "At six."}]}, {"description": "Six mornings.", "items": []}, (
        ({}, ["required", "required"], ["/kind", "/title"]), ({"title": "A", "kind": "radio"}, ["unknownValue"], ["/kind"]),
        ({"title": "A", "kind": "photo", "items": [{"media": 999999}]}, ["unknown"], ["/items/0/media"]), ({"title": "A", "kind": "photo", "items": [{}]}, ["required"], ["/items/0/media"]),
        ({"title": "A", "kind": "photo", "items": [{"media": None}]}, ["required"], ["/items/0/media"]),
        ({"title": "A", "kind": "photo", "items": [{"media": 1, "credit": LONG_LINE}, 7]}, ["wrongLength", "wrongType"], ["/items/0/credit", "/items/1"]),
        ({"title": "A", "kind": "photo", "items": [{"media": 1}] * 501}, ["wrongLength"], ["/items"]), ({"title": LONG_LINE, "kind": "film"}, ["wrongLength"], ["/title"]),
        ({"title": "A", "kind": "photo", "publishedAt": "1899-12-31T23:59:59Z"}, ["outOfRange"], ["/publishedAt"]), ({"title": "A", "kind": "photo", "publishedAt": "today"}, ["notATime"], ["/publishedAt"]),
    )),
    "collections": ({"title": "Weekend reading"}, {"position": 1}, (
        ({}, ["required"], ["/title"]), ({"title": LONG_NAME}, ["wrongLength"], ["/title"]), ({"title": "A", "itmes": []}, ["unknownMember"], ["/itmes"]),
    )),
    "media": ({"kind": "image", "url": "https://media.example/low-water.jpg", "width": 1600, "height": 900}, {"alt": "Mud flats", "credit": None, "bytes": 0}, (
        ({}, ["required", "required"], ["/kind", "/url"]), ({"kind": "smell", "url": "https://a.example/"}, ["unknownValue"], ["/kind"]),
        ({"kind": "image", "url": "javascript:alert(1)"}, ["notAURL"], ["/url"]), ({"kind": "image", "url": "/low-water.jpg"}, ["notAURL"], ["/url"]),
        ({"kind": "image", "url": "https://a.example/" + "x" * 2048}, ["notAURL"], ["/url"]), ({"kind": "image", "url": "https://a.example/", "width": 0, "height": 100001, "bytes": -1}, ["outOfRange"] * 3, None),
        ({"kind": "image", "url": "https://a.example/", "alt": LONG_TEXT, "credit": LONG_LINE, "mimeType": "x" * 101}, ["wrongLength"] * 3, None),
        ({"kind": "image", "url": "https://a.example/", "slug": "a"}, ["unknownMember"], ["/slug"]),
    )),
}
ARTICLE_FAULTS = (
    ({}, ["required", "required"], ["/section", "/title"]),
    ({"title": None, "section": None}, ["required", "required"], ["/section", "/title"]),
    ({"title": "x" * 301, "section": "news"}, ["wrongLength"], ["/title"]),
    ({"title": "\u200b\u0007", "section": "news"}, ["wrongLength"], ["/title"]),
    ({"title": "A", "section": "nwes", "tags": ["no-such"], "topics": ["neither"]}, ["unknown"] * 3, ["/section", "/tags/0", "/topics/0"]),
    ({"title": "A", "section": "news", "galleries": ["no-such"], "authors": ["nobody"], "image": 999999}, ["unknown"] * 3, None),
    ({"title": "A", "section": "news", "kicker": "x" * 101, "summary": "x" * 2001, "language": "e"}, ["wrongLength", "wrongLength", "notALanguage"], None),
    ({"title": "A", "section": "news", "body": None, "commentsOpen": None, "optsOutOfRelated": 1}, ["required", "required", "wrongType"], None),
    ({"title": "A", "section": "news", "tags": ["energy", "energy"], "authors": "tamsin-orrell"}, ["repeated", "wrongType"], None),
    ({"title": "A", "section": "news", "tags": [f"t{n}" for n in range(51)]}, ["wrongLength"], ["/tags"]),
    ({"title": "A", "section": "news", "status": "live"}, ["unknownValue"], ["/status"]),
    ({"title": "A", "section": "news", "status": "withdrawn"}, ["neverPublished"], ["/status"]),
    ({"title": "A", "section": "news", "status": "scheduled"}, ["outOfRange"], ["/publishedAt"]),
    ({"title": "A", "section": "news", "status": "scheduled", "publishedAt": "2020-01-01T00:00:00Z"}, ["outOfRange"], ["/publishedAt"]),
    ({"title": "A", "section": "news", "status": "published", "publishedAt": "soon"}, ["notATime"], ["/publishedAt"]),
    ({"title": "A", "section": "news", "corrections": [{"text": None}, {}, {"text": "x" * 2001}, {"text": "A", "at": "now"}]}, ["required", "required", "wrongLength", "notATime"], None),
    ({"title": "A", "section": "news", "source": {"name": None}}, ["required"], ["/source/name"]),
    ({"title": "A", "section": "news", "source": {"name": "A", "url": "mailto:a@b.example"}, "canonicalUrl": "//a.example"}, ["notAURL"] * 2, ["/canonicalUrl", "/source/url"]),
    ({"title": "A", "section": "news", "slug": "Not A Slug", "version": 7, "id": 1, "vresion": 7}, ["notASlug", "unknownMember"], ["/slug", "/vresion"]),
)


def check(contract, server, tally):
    """Everything that editors write. Returns what readers must not see of it."""
    reader = Client(contract, server, tally)
    editor = Client(contract, server, tally, Authorization=f"Bearer {server.key('write', 'the editor')}")
    check_articles(reader, editor)
    check_revisions(reader, editor)
    check_previews(reader, editor)
    check_changes(reader, editor)
    check_related(reader, editor)
    for plural, (new, change, faults) in CATALOGUES.items():
        check_catalogue(reader, editor, plural, new, change, faults)
    check_galleries(reader, editor)
    uploads.check(reader, editor, Client(contract, server, tally, Authorization=f"Bearer {server.key('moderate', 'a moderator')}"))
    check_merging(reader, editor)
    check_picks(reader, editor)
    check_batch(reader, editor)
    check_scopes(reader, server)
    hidden = Hidden()
    article = next(a for a in server.ask("/v1/articles?tag=energy").json["data"])
    hidden.make(editor, article, "editors-choice")
    return hidden


def check_articles(reader, editor):
    """An article from its first draft to its end."""
    for body, codes, places in ARTICLE_FAULTS:
        editor.do("POST", "/v1/articles", 422, body, codes, places)
    name = str(uuid.uuid4())
    body = {"title": "  Night\u200b trains\nto return ", "section": "news", "body": '<p onclick="x()">In May.</p><script>x()</script>', "tags": ["Fast sleepers", "energy"]}
    editor.do("POST", "/v1/articles", 422, body, ["unknown"], ["/tags/0"])
    made = editor.do("POST", "/v1/articles?createMissing=true", 201, body, Idempotency_Key=name)
    again = editor.do("POST", "/v1/articles?createMissing=true", 201, body, Idempotency_Key=name)
    editor.must("the second answer is the first", (again.body, again.headers["location"]) == (made.body, made.headers["location"]), again.body)
    editor.must("and is called a replay", again.headers.get("idempotency-replayed") == "true", again.headers)
    editor.do("POST", "/v1/articles", 422, {"title": "Another", "section": "news"}, ["reused"], ["Idempotency-Key"], Idempotency_Key=name)
    article, place = made.json["data"], made.headers["location"]
    removed = {part["name"] for part in made.json["meta"]["removed"]}
    editor.must("what was taken out is told", removed == {"onclick", "script"}, made.json["meta"])
    right = (article["status"], article["publishedAt"], article["version"], article["body"]) == ("draft", None, 1, "<p>In May.</p>")
    editor.must("it is a draft", right and article["slug"] == "night-trains-to-return", article)
    reader.do("GET", place, 404)
    seen = editor.do("GET", place, 200)
    editor.must("the editor sees it as it was answered", seen.json["data"] == article and seen.headers["etag"] == '"v1"', seen.body)
    editor.do("GET", "/v1/articles?status=draft&limit=100&count=true", 200)

    editor.do("PATCH", place, 428, {"title": "A"}, ["required"], ["If-Match"])
    editor.do("DELETE", place, 428)
    for wrong in ("v1", '"v1', "1", ""):
        editor.do("PATCH", place, 400, {"title": "A"}, ["malformed"], ["If-Match"], why=wrong, If_Match=wrong)
    for stale in ('"v2"', 'W/"v1"', '"abc"'):
        editor.do("PATCH", place, 412, {"title": "A"}, why=stale, If_Match=stale)
        editor.do("DELETE", place, 412, why=stale, If_Match=stale)
    for body, codes, places in (
        ({"title": None}, ["required"], ["/title"]), ({"slug": "night trains"}, ["notASlug"], ["/slug"]), ({"publishedAt": None, "status": "published", "section": "x"}, ["unknown"], None),
        ({"status": "withdrawn"}, ["neverPublished"], ["/status"]), ({"updatedAtt": "2026-01-01T00:00:00Z"}, ["unknownMember"], None),
    ):
        editor.do("PATCH", place, 422, body, codes, places, If_Match="*")
    editor.do("PATCH", place, 409, {"slug": "skerran-barrier-first-power"}, ["taken"], ["/slug"], If_Match="*")
    editor.do("POST", "/v1/articles", 409, {"title": "A", "section": "news", "slug": "skerran-barrier-first-power"}, ["taken"], ["/slug"])
    for kind in ("application/json", "application/merge-patch+json"):
        answer = editor.do("PATCH", place, 200, {"kicker": kind}, If_Match="*", Content_Type=kind)
    changed = editor.do("PATCH", place, 200, {"kicker": None, "tags": None, "source": {"name": "Wire"}}, If_Match=f'"v1", {answer.headers["etag"]}')
    right = (changed.json["data"]["kicker"], changed.json["data"]["tags"], changed.json["data"]["source"]) == (None, [], {"name": "Wire", "url": None})
    editor.must("null takes away", right and changed.headers["etag"] == '"v4"', changed.body)
    same = editor.do("PATCH", place, 200, {"kicker": None}, If_Match="*")
    editor.must("what changes nothing makes no version", same.headers["etag"] == '"v4"', same.headers)

    later = editor.do("PATCH", place, 200, {"status": "scheduled", "publishedAt": "2099-01-01T00:00:00Z"}, If_Match="*").json["data"]
    editor.must("it is scheduled", later["status"] == "scheduled", later)
    reader.do("GET", place, 404)
    out = editor.do("PATCH", place, 200, {"status": "published"}, If_Match="*").json["data"]
    editor.must("it is published now", out["status"] == "published", out)
    public = reader.do("GET", place, 200)
    editor.must("readers see no version", "version" not in public.json["data"] and "status" not in public.json["data"], public.body)
    editor.do("PATCH", place, 200, {"slug": "night-trains-in-may"}, If_Match="*")
    moved = reader.do("GET", f"{place}?fields=slug", 301)
    editor.must("the former slug redirects", moved.headers.get("location") == "/v1/articles/night-trains-in-may?fields=slug", moved.headers)
    editor.do("PATCH", place, 200, {"kicker": "By its former slug"}, If_Match="*")
    editor.do("DELETE", "/v1/articles/night-trains-in-may", 204, If_Match="*")
    reader.do("GET", "/v1/articles/night-trains-in-may", 410)
    gone = editor.do("GET", "/v1/articles/night-trains-in-may", 200).json["data"]
    editor.must("editors see it still", gone["status"] == "withdrawn", gone)
    draft = editor.do("POST", "/v1/articles", 201, {"title": "Never mind", "section": "news"}).headers["location"]
    editor.do("DELETE", draft, 204, If_Match='"v1"')
    reader.do("GET", draft, 404)
    lying = editor.do("GET", draft, 200).json["data"]
    editor.must("it lies in the trash", (lying["status"], lying["version"]) == ("trashed", 2) and lying["deletedAt"], lying)
    listed = editor.do("GET", "/v1/articles?status=trashed&fields=id,deletedAt", 200).json["data"]
    editor.must("the list says when", {"id": lying["id"], "deletedAt": lying["deletedAt"]} in listed, listed)
    editor.do("PATCH", draft, 409, {"title": "A"}, If_Match="*")
    editor.do("PATCH", place, 422, {"status": "trashed"}, ["unknownValue"], ["/status"], If_Match="*")
    editor.do("POST", f"{draft}/restore", 412, If_Match='"v1"')
    editor.do("POST", f"{draft}/restore", 422, {"status": "draft"}, ["unknownMember"], ["/status"])
    back = editor.do("POST", f"{draft}/restore", 200, {}, If_Match='"v2"', Idempotency_Key=str(uuid.uuid4()))
    editor.must("and comes back", (back.json["data"]["status"], back.headers["etag"]) == ("draft", '"v3"'), back.body)
    editor.do("POST", f"{draft}/restore", 409)
    editor.do("DELETE", draft, 204, If_Match='"v3"')
    for place in ("/v1/articles/no-such-article", "/v1/articles/0", f"/v1/articles/{'9' * 30}"):
        editor.do("PATCH", place, 404, {"title": "A"}, If_Match="*")
        editor.do("DELETE", place, 404, If_Match="*")
        editor.do("PUT", f"{place}/related", 404, {"articles": []})
        editor.do("POST", f"{place}/restore", 404)
        editor.do("GET", f"{place}/revisions", 404)
        editor.do("POST", f"{place}/revisions/1/restore", 404)
    for status in ("draft", "scheduled", "published", "withdrawn", "trashed", "any"):
        found = editor.do("GET", f"/v1/articles?status={status}&limit=100", 200).json["data"]
        editor.must(f"all are {status}", found and all(status in (a["status"], "any") for a in found), found[:1])
    editor.do("GET", "/v1/articles?status=gone", 400, codes=["unknownValue"])
    reader.do("GET", "/v1/articles?status=draft", 401)
    bodies = (("POST", "/v1/articles", {}), ("PATCH", "/v1/articles/1", {"If_Match": "*"}), ("PUT", "/v1/articles/1/related", {}), ("POST", "/v1/batch", {}), ("POST", "/v1/tags", {}))
    for method, target, headers in bodies:
        for body in (b"", b"[]", b"{", b'{"a": 1, "a": 2}', b"null", b"\xff"):
            editor.do(method, target, 400, body, Content_Type="application/json", **headers)
        editor.do(method, target, 415, b"title=A", Content_Type="application/x-www-form-urlencoded", **headers)
        editor.do(method, target, 413, b" " * 1_048_577, why="1 MB", Content_Type="application/json", **headers)
        editor.do(method, f"{target}?x=1", 400, b"{}", ["unknownParameter"], Content_Type="application/json", **headers)
        editor.do(method, f"{target}?a={'x' * 8200}", 414, {}, **headers)


def check_changes(reader, editor):
    """The change log: who did what, both ways round, and of one thing."""
    reader.do("GET", "/v1/changes", 401)
    first = editor.do("GET", "/v1/changes?limit=100", 200).json
    last = editor.do("GET", "/v1/changes?limit=1&sort=newest", 200).json
    assert [change["sequence"] for change in first["data"]] == sorted({change["sequence"] for change in first["data"]})
    assert last["data"][0]["by"] == "the editor", last
    editor.do("GET", f"/v1/changes?limit=1&sort=newest&cursor={last['page']['next']}&fields=sequence,type", 200)
    assert all(change["type"] == "section" for change in editor.do("GET", "/v1/changes?types=section&limit=5", 200).json["data"])
    editor.do("GET", "/v1/changes?types=article&id=1&after=5", 200)
    editor.do("GET", "/v1/changes?types=page", 400, codes=["unknownValue"])
    editor.do("GET", "/v1/changes?after=-1&limit=0&sort=best", 400, codes=["notANumber", "outOfRange", "unknownValue"])
    editor.do("GET", "/v1/changes?after=1&sort=newest&id=1,2", 400, codes=["notANumber", "notPossible"])


def check_previews(reader, editor):
    """Somebody without a key sees one draft, for a while."""
    place = editor.do("POST", "/v1/articles", 201, {"title": "Shown to a source", "section": "news"}).headers["location"]
    made = editor.do("POST", f"{place}/previews", 201).json["data"]
    seen = reader.do("GET", f"{place}?preview={made['token']}&fields=title", 200).json["data"]
    reader.must("the token opens the draft", seen == {"title": "Shown to a source"}, seen)
    reader.do("GET", place, 404)
    reader.do("GET", f"{place}?preview=pv_guessed", 404)
    held = editor.do("GET", f"{place}/previews", 200).json["data"]
    editor.must("it is listed without its token", [preview["id"] for preview in held] == [made["id"]], held)
    editor.do("POST", f"{place}/previews", 422, {"expiresAt": "2020-01-01T00:00:00Z"}, ["outOfRange"], ["/expiresAt"])
    reader.do("POST", f"{place}/previews", 401)
    reader.do("GET", f"{place}/previews", 401)
    editor.do("DELETE", f"{place}/previews/{made['id']}", 204)
    editor.do("DELETE", f"{place}/previews/{made['id']}", 404)
    reader.do("GET", f"{place}?preview={made['token']}", 404)


def check_revisions(reader, editor):
    """What was changed, and how it comes back."""
    place = editor.do("POST", "/v1/articles", 201, {"title": "First", "section": "news", "body": "<p>One.</p>"}).headers["location"]
    editor.do("PATCH", place, 200, {"title": "Second", "body": "<p>Two.</p>", "tags": ["energy"], "image": 1, "commentsOpen": False}, If_Match="*")
    page = editor.do("GET", f"{place}/revisions?limit=1", 200).json
    editor.must("the newest is first", page["data"][0]["number"] == 2 and page["data"][0]["by"] == "the editor", page)
    editor.do("GET", f"{place}/revisions?limit=1&cursor={page['page']['next']}&fields=number,by", 200)
    revision = editor.do("GET", f"{place}/revisions/2", 200).json["data"]
    held = {change["field"]: (change["before"], change["after"]) for change in revision["changes"]}
    editor.must("it says what was there", held.get("title") == ("First", "Second") and held.get("tags") == ([], ["energy"]), held)
    editor.do("GET", f"{place}/revisions/2?fields=number,changes.field", 200)
    back = editor.do("POST", f"{place}/revisions/1/restore", 200).json["data"]
    right = (back["title"], back["body"], back["tags"], back["version"]) == ("First", "<p>One.</p>", [], 3)
    editor.must("the first comes back", right, back)
    editor.do("POST", f"{place}/revisions/2/restore", 412, If_Match='"v1"')
    editor.do("POST", f"{place}/revisions/2/restore", 200, {}, If_Match='"v3"', Idempotency_Key=str(uuid.uuid4()))
    editor.do("POST", f"{place}/revisions/2/restore", 422, {"title": "A"}, ["unknownMember"], ["/title"])
    for number in ("0", "99", "x", "9" * 30):
        editor.do("GET", f"{place}/revisions/{number}", 404)
        editor.do("POST", f"{place}/revisions/{number}/restore", 404)
    editor.do("GET", f"{place}/revisions?count=true", 400, codes=["unknownParameter"])
    editor.do("GET", f"{place}/revisions?limit=0", 400, codes=["outOfRange"])
    reader.do("GET", f"{place}/revisions", 401)
    reader.do("GET", f"{place}/revisions/1", 401)


def check_related(reader, editor):
    """The curated list."""
    found = reader.server.ask("/v1/articles?limit=4").json["data"]
    one, two, three, four = (article["id"] for article in found)
    place = f"/v1/articles/{one}/related"
    lists = editor.do("PUT", place, 200, {"articles": [three, found[1]["slug"]], "excluded": [four]}).json["data"]
    editor.must("they are in this order", [a["id"] for a in lists["articles"]] == [three, two], lists)
    shown = reader.do("GET", place, 200).json["data"]
    editor.must("readers get them first", [e["article"]["id"] for e in shown][:2] == [three, two], shown)
    editor.must("and never the excluded", four not in [e["article"]["id"] for e in shown], shown)
    lists = editor.do("PUT", place, 200, {"articles": []}).json["data"]
    editor.must("what is not named stays", [a["id"] for a in lists["excluded"]] == [four] and not lists["articles"], lists)
    for body, codes, places in (
        ({}, ["required"], ["/articles"]), ({"articles": None}, ["required"], ["/articles"]), ({"articles": [one]}, ["self"], ["/articles/0"]),
        ({"articles": [two, found[1]["slug"]]}, ["repeated"], ["/articles/1"]), ({"articles": ["no-such", 0]}, ["wrongType"], ["/articles/1"]),
        ({"articles": ["no-such"]}, ["unknown"], ["/articles/0"]), ({"articles": [two], "excluded": [two]}, ["contradiction"], ["/excluded/0"]),
        ({"articles": list(range(1, 14))}, ["wrongLength"], ["/articles"]), ({"articles": [], "excluded": None}, ["required"], ["/excluded"]),
    ):
        editor.do("PUT", place, 422, body, codes, places)
    editor.do("PUT", place, 200, {"articles": [], "excluded": []})


def check_catalogue(reader, editor, plural, new, change, faults):
    """One kind of thing beside articles: made, changed, renamed, deleted."""
    path, name = f"/v1/{plural}", str(uuid.uuid4())
    for body, codes, places in faults:
        editor.do("POST", path, 422, body, codes, places)
    made = editor.do("POST", path, 201, new, Idempotency_Key=name)
    again = editor.do("POST", path, 201, new, Idempotency_Key=name)
    editor.must("it was made once", again.body == made.body and again.headers.get("idempotency-replayed") == "true", again.body)
    place = made.headers["location"]
    seen = editor.do("GET", place, 200).json["data"]
    kept = {key: value for key, value in made.json["data"].items() if seen.get(key) != value}
    editor.must("it is as it was answered", not kept, kept)
    changed = editor.do("PATCH", place, 200, change, **MERGE_PATCH).json["data"]
    editor.must("it was changed", all(key in ("definition", "picture") or changed.get(key, value) == value for key, value in change.items()), changed)
    version = editor.do("PATCH", place, 200, {}).headers["etag"]
    for stale in ('"v999"', '"abc"'):
        editor.do("PATCH", place, 412, {}, why=stale, If_Match=stale)
        editor.do("DELETE", place, 412, why=stale, If_Match=stale)
    editor.must("its version is its tag", editor.do("GET", place, 200).headers["etag"] == version, version)
    editor.do("PATCH", place, 200, {}, If_Match=version)
    read = editor.do("GET", place, 200).json["data"]
    editor.must("what was read is taken back", editor.do("PATCH", place, 200, read).json["data"] == {k: v for k, v in read.items() if k != "articles"}, read)
    editor.must("it is found by its id", editor.do("GET", f"{path}/{read['id']}", 200).json["data"] == read, read)
    editor.do("PATCH", place, 422, {"nonsense": 1}, ["unknownMember"], ["/nonsense"])
    for nothing in (f"{path}/no-such-thing", f"{path}/999999"):
        editor.do("PATCH", nothing, 404, {})
        editor.do("DELETE", nothing, 404)
    if plural != "media":
        present = made.json["data"]["slug"]
        taken = reader.server.ask(f"{path}?limit=1").json["data"][0]["slug"]
        taken = taken if taken != present else reader.server.ask(f"{path}?limit=2").json["data"][1]["slug"]
        editor.do("POST", path, 409, _renamed(new, taken), ["taken"], ["/slug"])
        editor.do("PATCH", place, 409, {"slug": taken}, ["taken"], ["/slug"])
        editor.do("PATCH", place, 200, {"slug": f"{present}-anew"})
        if plural != "galleries":
            # To readers a tag or an author exists once a live article has it.
            if plural in ("tags", "authors"):
                reader.do("GET", f"{place}?fields=slug", 404)
            asking = editor if plural in ("tags", "authors") else reader
            moved = asking.do("GET", f"{place}?fields=slug", 301)
            editor.must("the former slug redirects", moved.headers.get("location") == f"{path}/{present}-anew?fields=slug", moved.headers)
        place = f"{path}/{present}-anew"
    editor.do("DELETE", place, 204)
    editor.do("GET", place, 404)


def _renamed(new, slug):
    """Another new thing, which wants a slug."""
    return {key: value for key, value in new.items() if key != "aliases"} | {"slug": slug} | ({"title": "Quite another"} if "title" in new else {})


def check_galleries(reader, editor):
    """Drafts, and what is scheduled, are for editors."""
    place = editor.do("POST", "/v1/galleries", 201, {"title": "Dawn", "kind": "photo"}).headers["location"]
    reader.do("GET", place, 404)
    for when, status in ((None, "draft"), ("2099-01-01T00:00:00Z", "scheduled"), ("2026-01-01T00:00:00Z", "published")):
        editor.do("PATCH", place, 200, {"publishedAt": when})
        found = editor.do("GET", f"/v1/galleries?status={status}&limit=100&count=true", 200).json["data"]
        editor.must(f"it is {status}", "dawn" in [gallery["slug"] for gallery in found], found)
    reader.do("GET", place, 200)
    reader.do("GET", "/v1/galleries?status=draft", 401)
    editor.do("GET", "/v1/galleries?status=withdrawn", 400, codes=["unknownValue"])
    editor.do("PATCH", place, 200, {"slug": "daybreak"})
    reader.do("GET", place, 301)
    editor.do("DELETE", "/v1/galleries/daybreak", 204)


def check_merging(reader, editor):
    """What is in use is not deleted; another may take its place."""
    for kind, new in (("tags", {"name": "Night rail"}), ("topics", {"title": "Night rail"}), ("authors", {"name": "Night Rail"}), ("sections", {"name": "Night rail"})):
        other = reader.server.ask(f"/v1/{kind}?limit=1").json["data"][0]["slug"]
        slug = editor.do("POST", f"/v1/{kind}", 201, new).json["data"]["slug"]
        use = {"section": slug} if kind == "sections" else {"section": "news", kind: [slug]}
        article = editor.do("POST", "/v1/articles", 201, {"title": f"It has one of the {kind}", "status": "published"} | use).headers["location"]
        editor.do("DELETE", f"/v1/{kind}/{slug}", 409)
        editor.do("DELETE", f"/v1/{kind}/{slug}?replaceWith=no-such", 422, codes=["unknown"], places=["replaceWith"])
        editor.do("DELETE", f"/v1/{kind}/{slug}?replaceWith={slug}", 422, codes=["self"])
        if kind in ("tags", "topics"):
            merge = f"/v1/{kind}/{slug}/merge"
            for body, codes in (({}, ["required"]), ({"into": None}, ["required"]), ({"into": "no-such"}, ["unknown"]), ({"into": slug}, ["self"]), ({"into": other, "x": 1}, ["unknownMember"])):
                editor.do("POST", merge, 422, body, codes)
            stays = editor.do("POST", merge, 200, {"into": other}, Idempotency_Key=str(uuid.uuid4())).json["data"]
            editor.must("the other stays", stays["slug"] == other, stays)
            editor.do("POST", f"/v1/{kind}/no-such/merge", 404, {"into": other})
        else:
            editor.do("DELETE", f"/v1/{kind}/{slug}?replaceWith={other}", 204)
        reader.do("GET", f"/v1/{kind}/{slug}", 301)
        seen = reader.do("GET", article, 200).json["data"]
        names = [seen["section"]["slug"]] if kind == "sections" else [thing["slug"] for thing in seen[kind]]
        editor.must("the article has the other", names == [other], names)
        editor.do("DELETE", article, 204, If_Match="*")
    editor.do("DELETE", "/v1/media/1", 409)
    one, other = (editor.do("POST", "/v1/media", 201, {"kind": "image", "url": f"https://media.example/{n}.jpg"}).json["data"]["id"] for n in "ab")
    editor.do("DELETE", f"/v1/media/{one}?replaceWith={other}", 204)
    moved = editor.do("GET", f"/v1/media/{one}?fields=id", 301)
    editor.must("it has become the other", moved.headers.get("location") == f"/v1/media/{other}?fields=id", moved.headers)
    editor.do("DELETE", "/v1/tags/energy?force=true", 400, codes=["unknownParameter"])
    for name in ("editors-choice", "in-focus"):
        editor.do("DELETE", f"/v1/collections/{name}", 409)
    for name in ("0", "x", "9" * 30):
        editor.do("GET", f"/v1/media/{name}", 404)
        editor.do("PATCH", f"/v1/media/{name}", 404, {})
    reader.do("GET", "/v1/media", 401)
    reader.do("GET", "/v1/media/1", 401)
    editor.do("GET", "/v1/media?limit=2&fields=id,kind", 200)


def check_picks(reader, editor):
    """What is picked for a collection."""
    place = editor.do("POST", "/v1/collections", 201, {"title": "Night reading"}).headers["location"]
    link = {"url": "https://example.org/", "title": "Elsewhere"}
    picks = [{"article": "skerran-barrier-first-power", "label": "Must read"}, {"topic": "dunmere"}, {"gallery": "ten-weeks-in-the-shipyard"},
             {"link": link | {"image": {"url": "https://example.org/a.jpg"}}},
             {"link": link | {"url": "https://example.org/2", "image": None}, "endsAt": "2020-01-01T00:00:00Z"}]
    shown = editor.do("PUT", f"{place}/items", 200, {"items": picks}).json["data"]["items"]
    editor.must("they are in this order", [item["type"] for item in shown] == ["article", "topic", "gallery", "link", "link"], shown)
    picture = shown[3]["link"]["image"]
    editor.must("a link's picture is an image", picture["url"] == "https://example.org/a.jpg" and picture["id"] is None, picture)
    again = editor.do("PUT", f"{place}/items", 200, {"items": picks[:3] + [{"link": shown[3]["link"]}] + picks[4:]}).json["data"]["items"]
    editor.must("a link that was read may be written", again == shown, again)
    seen = reader.do("GET", place, 200).json["data"]["items"]
    editor.must("readers see what has not ended", [item["type"] for item in seen] == ["article", "topic", "gallery", "link"], seen)
    for body, codes, places in (
        ({}, ["required"], ["/items"]), ({"items": None}, ["required"], ["/items"]), ({"items": [{}]}, ["oneOf"], None),
        ({"items": [{"article": 1, "topic": "dunmere"}]}, ["oneOf"], None), ({"items": [{"article": "no-such"}, {"topic": "no-such"}, {"gallery": "no-such"}]}, ["unknown"] * 3, None),
        ({"items": [{"topic": "dunmere"}, {"topic": "dunmere"}]}, ["repeated"], ["/items/1/topic"]), ({"items": [{"link": {"url": "x"}}]}, ["notAURL", "required"], None),
        ({"items": [{"link": link | {"image": "https://example.org/a.jpg"}}]}, ["wrongType"], ["/items/0/link/image"]),
        ({"items": [{"link": link | {"image": {"alt": "A"}}}]}, ["required"], ["/items/0/link/image/url"]),
        ({"items": [{"link": link | {"image": {"url": "x", "size": 1}}}]}, ["notAURL", "unknownMember"], None),
        ({"items": [{"topic": "dunmere", "label": LONG_NAME, "endsAt": "x", "x": 1}]}, ["wrongLength", "notATime", "unknownMember"], None),
        ({"items": [{"article": n} for n in range(1, 102)]}, ["wrongLength"], ["/items"]),
    ):
        editor.do("PUT", f"{place}/items", 422, body, codes, places)
    editor.do("PUT", "/v1/collections/no-such/items", 404, {"items": []})
    editor.do("DELETE", place, 204)


def check_batch(reader, editor):
    """All of it, or nothing."""
    good = [{"method": "POST", "path": "/v1/tags", "body": {"name": "Batched"}},
            {"method": "POST", "path": "/v1/articles", "body": {"title": "Batched", "section": "news", "tags": ["batched"]}},
            {"method": "PATCH", "path": "/v1/articles/batched", "headers": {"If-Match": '"v1"'}, "body": {"status": "published"}},
            {"method": "DELETE", "path": "/v1/articles/batched", "headers": {"If-Match": "*"}}]
    name = str(uuid.uuid4())
    done = editor.do("POST", "/v1/batch", 200, {"operations": good}, Idempotency_Key=name)
    again = editor.do("POST", "/v1/batch", 200, {"operations": good}, Idempotency_Key=name)
    editor.must("it was done once", done.body == again.body and [r["status"] for r in done.json["data"]] == [201, 201, 200, 204], again.body)
    tag = {"method": "POST", "path": "/v1/tags", "body": {"name": "Never"}}
    for operations, status, codes, places in (
        ([], 422, ["wrongLength"], ["/operations"]), ([tag] * 51, 422, ["wrongLength"], ["/operations"]), ([7], 422, ["wrongType"], ["/operations/0"]),
        ([{}], 422, ["required", "required"], None), ([tag | {"method": "GET"}], 422, ["unknownValue"], ["/operations/0/method"]),
        ([tag | {"path": "/v1/comments/1"}], 422, ["unknown"], ["/operations/0/path"]), ([tag | {"path": "/v1/batch"}], 422, ["unknown"], ["/operations/0/path"]),
        ([tag | {"body": []}], 422, ["wrongType"], ["/operations/0/body"]), ([tag | {"headers": {"Cookie": "a"}}], 422, ["unknownMember"], ["/operations/0/headers/Cookie"]),
        ([tag, {"method": "POST", "path": "/v1/tags", "body": {"nme": "A"}}], 422, ["required", "unknownMember"], ["/operations/1/body/name", "/operations/1/body/nme"]),
        ([tag, {"method": "POST", "path": "/v1/articles?x=1", "body": {"title": "A", "section": "news"}}], 422, ["unknownParameter"], ["/operations/1/path"]),
        ([tag, {"method": "POST", "path": "/v1/articles", "body": {"title": "A", "section": "nwes"}}], 422, ["unknown"], ["/operations/1/body/section"]),
        ([tag, {"method": "PATCH", "path": "/v1/articles/1", "body": {"title": "A"}}], 422, ["required"], ["/operations/1/headers/If-Match"]),
        ([tag, {"method": "PATCH", "path": "/v1/articles/no-such", "headers": {"If-Match": "*"}, "body": {}}], 404, None, ["/operations/1"]),
        ([tag, {"method": "PATCH", "path": "/v1/articles/skerran-barrier-first-power", "headers": {"If-Match": '"v999"'}, "body": {}}], 412, None, ["/operations/1"]),
        ([tag, tag | {"body": {"name": "A", "slug": "energy"}}], 409, ["taken"], ["/operations/1/body/slug"]), ([tag, {"method": "DELETE", "path": "/v1/tags/energy"}], 409, None, ["/operations/1"]),
    ):
        editor.do("POST", "/v1/batch", status, {"operations": operations}, codes, places)
    reader.do("GET", "/v1/tags/never", 404)
    editor.do("POST", "/v1/batch", 422, {}, ["wrongType"], ["/operations"])
    editor.do("POST", "/v1/batch", 422, {"operations": [tag], "x": 1}, ["unknownMember"], ["/x"])


def check_scopes(reader, server):
    """Who may not write: without a key, with a wrong one, with one that only reads or moderates."""
    drafts, moderate, admin = (f"Bearer {server.key(scope, f'only {scope}')}" for scope in ("drafts", "moderate", "admin"))
    writes = [("POST", "/v1/articles"), ("PATCH", "/v1/articles/1"), ("DELETE", "/v1/articles/1"), ("PUT", "/v1/articles/1/related"), ("POST", "/v1/articles/1/revisions/1/restore"),
              ("POST", "/v1/articles/1/restore"), ("POST", "/v1/batch"), ("PUT", "/v1/collections/in-focus/items"), ("POST", "/v1/tags/energy/merge"), ("POST", "/v1/topics/dunmere/merge")]
    for plural in CATALOGUES:
        writes += [("POST", f"/v1/{plural}"), ("PATCH", f"/v1/{plural}/1"), ("DELETE", f"/v1/{plural}/1")]
    for key in (None, drafts, moderate, f"Bearer {server.key('write', 'only write')}"):
        reader.do("PATCH", "/v1/site", 403 if key else 401, {}, why="not admin", **({"Authorization": key} if key else {}))
    reader.do("PATCH", "/v1/site", 422, {"addressPatterns": {"tag": "/{slug}"}}, ["ambiguous"], ["/addressPatterns/tag"], Authorization=admin)
    site = reader.do("PATCH", "/v1/site", 200, {"name": "The Dunmere Courier"}, Authorization=admin)
    reader.do("PATCH", "/v1/site", 412, {"name": "Late"}, Authorization=admin, If_Match='"v1"')
    reader.do("PATCH", "/v1/site", 200, site.json["data"], Authorization=admin, If_Match=site.headers["etag"])
    for method, target in writes:
        body = None if method == "DELETE" else {}
        reader.do(method, target, 401, body)
        reader.do(method, target, 401, body, why="a wrong key", Authorization="Bearer bs_1_wrong")
        for key in (drafts, moderate):
            reader.do(method, target, 403, body, why="another scope", Authorization=key)
    for target in ("/v1/articles?status=any", "/v1/galleries?status=draft", "/v1/articles/1/revisions", "/v1/media", "/v1/media/1"):
        reader.do("GET", target, 403, why="another scope", Authorization=moderate)
        reader.do("GET", target, 200, why="drafts", Authorization=drafts)
        reader.do("GET", target, 200, why="admin", Authorization=admin)
