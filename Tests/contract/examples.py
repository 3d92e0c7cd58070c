"""The examples in openapi.yaml: each is a request (its summary) and the demo newsroom's real answer (its value).

A summary such as `GET /v1/tags/energy` is the request, and is asked again each time. What takes more than an address,
and what is new, stands in `REQUESTS`.
"""

import json
import re
import sys
import time

import webhooks
import yaml
from document import load
from server import Server

BEGIN = "  # <examples>"
END = "  # </examples>"
REQUEST_ID = "example-1"
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:{0}.0) Gecko/20100101 Firefox/{0}.0"
ARTICLE = "/v1/articles/skerran-barrier-first-power"
# One of the shortest.
SHORT = "/v1/articles/in-praise-of-the-slow-ferry"
# The article that the examples of editing write.
WRITTEN = "/v1/articles/night-trains-to-return"
EDITOR = "with a key"
PUBLIC = "where publicUrl is https://api.example"
MERGE_PATCH = "application/merge-patch+json"


class Request:
    """A request of an example. `given` says with what it is sent, or to which server; `{id}` stands for the comment that
    the example `commentPending` is of."""

    def __init__(self, method, target, body=None, given=None, kind="application/json"):
        self.method, self.target, self.body, self.given, self.kind = method, target, body, given, kind


# In this order, each on what the ones before it left. What begins with `_` is no example.
REQUESTS = {
    "articleWithViews": Request("GET", f"{ARTICLE}?include=views&fields=slug,views"),
    "articleInBlocks": Request("GET", "/v1/articles/tram-six-after-midnight?format=blocks&include=topics&fields=title,blocks,mentions"),
    "articleWithLinks": Request("GET", "/v1/articles/nightlink-sells-out-winter?linkTopics=true&fields=body"),
    "front": Request(
        "GET",
        "/v1/front?fields=collections.slug,collections.title,sections.slug,sections.articles.slug,mostViewed.day.data.views,"
        "mostViewed.day.data.article.slug,mostViewed.day.meta,galleries.photo.slug,galleries.film.slug",
    ),
    "syncBegins": Request("GET", "/v1/sync?initial=true&types=section,collection&fields=slug,name,picks"),
    "syncOfArticles": Request("GET", "/v1/sync?initial=true&types=article&section=analysis&language=en&fields=title,url,section,tags,version"),
    "site": Request("GET", "/v1/site"),
    "resolved": Request("GET", "/v1/resolve?url=/News/skerran-barrier-first-power"),
    "mostViewed": Request("GET", "/v1/rankings/most-viewed?limit=1"),
    "comment": Request("GET", "/v1/comments/1"),
    "commentPending": Request(
        "POST", f"{ARTICLE}/comments", {"text": "The barrier hummed all night.", "name": "Ines", "email": "ines@example.org"}
    ),
    "commentOfAuthor": Request("GET", "/v1/comments/{id}", given="with its Edit-Token"),
    "commentChanged": Request(
        "PATCH", "/v1/comments/{id}", {"text": "The barrier hummed until four."}, given="with its Edit-Token", kind=MERGE_PATCH
    ),
    "moderationQueue": Request("GET", "/v1/comments?q=hummed&limit=1", given="with a key"),
    "commentsModerated": Request("POST", "/v1/comments/moderate", {"ids": ["{id}"], "status": "approved"}, given="with a key"),
    "commentOfModerator": Request("GET", "/v1/comments/{id}", given="with a key"),
    "mostCommented": Request(
        "GET", "/v1/rankings/most-commented?period=week&section=news&limit=3&fields=rank,previousRank,comments,article.slug"
    ),
    "commentApproved": Request("POST", f"{ARTICLE}/comments", {"text": "Until four, at our end."}, given="in mode post"),
    "problemTooMany": Request("POST", f"{ARTICLE}/comments", {"text": "Until five, at ours."}, given="in mode post"),
    "problemUnauthenticated": Request("GET", "/v1/comments"),
    "problemForbidden": Request("GET", "/v1/comments/{id}", given="with another Edit-Token"),
    "problemCommentsClosed": Request("POST", f"{ARTICLE}/comments", {"text": "May I?"}, given="in mode closed"),
    "problemContentTooLarge": Request("POST", "/v1/views", b" " * 20_000),
    "problemUnsupportedType": Request("POST", f"{ARTICLE}/comments", b"text=Hello", kind="application/x-www-form-urlencoded"),
    "problemUnprocessable": Request("POST", f"{ARTICLE}/comments", {"text": "Oh", "nme": "Ines"}),
    "problemMalformed": Request("POST", f"{ARTICLE}/comments", b'{"text": "Oh", "text": "No"}'),
    "_deleted": Request("DELETE", "/v1/comments/{id}", given="with a key"),
    "problemConflict": Request("PATCH", "/v1/comments/{id}", {"status": "approved"}, given="with a key", kind=MERGE_PATCH),
    "articleCreated": Request(
        "POST",
        "/v1/articles?createMissing=true",
        {
            "title": "Night trains to return",
            "section": "news",
            "body": "<p>The first one leaves in <b onclick=book()>May</b>.</p><script>track()</script>",
            "tags": ["Night trains"],
        },
        given=EDITOR,
    ),
    "articleChanged": Request("PATCH", WRITTEN, {"title": "Night trains return in May"}, given=f'{EDITOR}, If-Match: "v1"', kind=MERGE_PATCH),
    "articleScheduled": Request(
        "PATCH", WRITTEN, {"status": "scheduled", "publishedAt": "2030-01-01T06:00:00Z"}, given=f'{EDITOR}, If-Match: "v2"', kind=MERGE_PATCH
    ),
    "articlesToEdit": Request("GET", "/v1/articles?status=scheduled&limit=1", given=EDITOR),
    "searchOfEditor": Request("GET", "/v1/search?q=cable&status=draft&highlight=true", given=EDITOR),
    "articleRestored": Request("POST", f"{WRITTEN}/revisions/1/restore", given=EDITOR),
    "_trashed": Request("DELETE", WRITTEN, given=f'{EDITOR}, If-Match: "v4"'),
    "articleRecovered": Request("POST", f"{WRITTEN}/restore", given=EDITOR),
    "articleOfEditor": Request("GET", WRITTEN, given=EDITOR),
    "revisions": Request("GET", f"{WRITTEN}/revisions?limit=2", given=EDITOR),
    "revision": Request("GET", f"{WRITTEN}/revisions/3", given=EDITOR),
    "changes": Request("GET", "/v1/changes?sort=newest&limit=2", given=EDITOR),
    "relatedSet": Request("PUT", f"{WRITTEN}/related", {"articles": ["skerran-barrier-first-power"], "excluded": []}, given=EDITOR),
    "batchDone": Request(
        "POST",
        "/v1/batch",
        {
            "operations": [
                {"method": "POST", "path": "/v1/tags", "body": {"name": "Sleepers"}},
                {"method": "PATCH", "path": f"{WRITTEN}", "headers": {"If-Match": '"v7"'}, "body": {"tags": ["sleepers"]}},
            ]
        },
        given=EDITOR,
    ),
    "tagMerged": Request("POST", "/v1/tags/sleepers/merge", {"into": "night-trains"}, given=EDITOR),
    "sectionCreated": Request("POST", "/v1/sections", {"name": "Science", "description": "How it works."}, given=EDITOR),
    "tagCreated": Request("POST", "/v1/tags", {"name": "Rail policy"}, given=EDITOR),
    "authorCreated": Request("POST", "/v1/authors", {"name": "Ilka Voss", "biography": "Writes about water."}, given=EDITOR),
    "topicCreated": Request(
        "POST",
        "/v1/topics",
        {"title": "Slow Rail", "type": "organisation", "aliases": ["Slow Railway"], "definition": "<p>It runs night trains.</p>"},
        given=EDITOR,
    ),
    "mediaCreated": Request(
        "POST", "/v1/media", {"kind": "image", "url": "https://media.example/low-water.jpg", "alt": "Mud flats at dawn"}, given=EDITOR
    ),
    "mediaItem": Request("GET", "/v1/media/1", given=EDITOR),
    "mediaItems": Request("GET", "/v1/media?limit=1", given=EDITOR),
    "galleryCreated": Request(
        "POST", "/v1/galleries", {"title": "Low water", "kind": "photo", "items": [{"media": 1, "caption": "At six."}]}, given=EDITOR
    ),
    "collectionCreated": Request("POST", "/v1/collections", {"title": "Weekend reading"}, given=EDITOR),
    "picksSet": Request(
        "PUT",
        "/v1/collections/weekend-reading/items",
        {
            "items": [
                {"article": "night-trains-to-return", "label": "Must read"},
                {"link": {"url": "https://example.org/timetable", "title": "The timetable"}, "endsAt": "2030-01-01T00:00:00Z"},
            ]
        },
        given=EDITOR,
    ),
    "sectionChanged": Request("PATCH", "/v1/sections/science-2", {"description": None}, given=EDITOR, kind=MERGE_PATCH),
    "tagChanged": Request("PATCH", "/v1/tags/rail-policy", {"name": "Railways"}, given=EDITOR, kind=MERGE_PATCH),
    "authorChanged": Request("PATCH", "/v1/authors/ilka-voss", {"biography": "Writes about the sea."}, given=EDITOR, kind=MERGE_PATCH),
    "topicChanged": Request("PATCH", "/v1/topics/slow-rail", {"inFocus": True}, given=EDITOR, kind=MERGE_PATCH),
    "topicMerged": Request("POST", "/v1/topics/slow-rail/merge", {"into": "dunmere"}, given=EDITOR),
    "collectionChanged": Request("PATCH", "/v1/collections/weekend-reading", {"title": "For the weekend"}, given=EDITOR, kind=MERGE_PATCH),
    "galleryChanged": Request("PATCH", "/v1/galleries/low-water", {"publishedAt": "2026-11-01T08:00:00Z"}, given=EDITOR, kind=MERGE_PATCH),
    "mediaChanged": Request("PATCH", "/v1/media/1", {"alt": "Mud flats at dawn"}, given=EDITOR, kind=MERGE_PATCH),
    "problemURITooLong": Request("GET", "/v1/articles?section=" + "x" * 8_192),
    "problemPreconditionFailed": Request("PATCH", WRITTEN, {"title": "Late"}, given=f'{EDITOR}, If-Match: "v1"', kind=MERGE_PATCH),
    "problemPreconditionRequired": Request("DELETE", WRITTEN, given=EDITOR),
    "problemSlugTaken": Request("POST", "/v1/tags", {"name": "Energy", "slug": "energy"}, given=EDITOR),
    "problemInUse": Request("DELETE", "/v1/tags/energy", given=EDITOR),
    "problemUnknownReference": Request(
        "POST", "/v1/articles", {"title": "Night trains", "section": "nwes", "tags": ["no-such-tag"]}, given=EDITOR
    ),
    "problemInBatch": Request(
        "POST",
        "/v1/batch",
        {
            "operations": [
                {"method": "POST", "path": "/v1/tags", "body": {"name": "Couchettes"}},
                {"method": "DELETE", "path": WRITTEN, "headers": {"If-Match": '"v1"'}},
            ]
        },
        given=EDITOR,
    ),
    "feedArticlesJSON": Request("GET", "/feeds/articles.json?author=ruben-achterberg&tag=ferries&limit=1", given=PUBLIC),
    "feedArticlesRSS": Request("GET", "/feeds/articles.rss?author=ruben-achterberg&tag=ferries&limit=1", given=PUBLIC),
    "feedArticlesAtom": Request("GET", "/feeds/articles.atom?author=ruben-achterberg&tag=ferries&limit=1", given=PUBLIC),
    "feedCommentsJSON": Request("GET", "/feeds/comments.json?limit=1", given=PUBLIC),
    "feedCommentsRSS": Request("GET", "/feeds/comments.rss?limit=1", given=PUBLIC),
    "feedCommentsAtom": Request("GET", "/feeds/comments.atom?limit=1", given=PUBLIC),
    "feedMostViewedJSON": Request("GET", "/feeds/rankings/most-viewed.json?limit=1", given=PUBLIC),
    "feedMostViewedRSS": Request("GET", "/feeds/rankings/most-viewed.rss?limit=1", given=PUBLIC),
    "feedMostViewedAtom": Request("GET", "/feeds/rankings/most-viewed.atom?limit=1", given=PUBLIC),
    "sitemapIndex": Request("GET", "/sitemap.xml", given=PUBLIC),
    "sitemap": Request("GET", "/sitemaps/sections-1.xml", given=PUBLIC),
    "sitemapNews": Request("GET", "/sitemap-news.xml", given=PUBLIC),
    "robots": Request("GET", "/robots.txt", given=PUBLIC),
    "previewCreated": Request("POST", f"{WRITTEN}/previews", given=EDITOR),
    "previews": Request("GET", f"{WRITTEN}/previews", given=EDITOR),
    "_previewRevoked": Request("DELETE", f"{WRITTEN}/previews/1", given=EDITOR),
    "webhookCreated": Request(
        "POST", "/v1/webhooks", {"url": "https://hooks.example.org/broadsheet", "events": ["article.*", "comment.approved"]}, given=EDITOR
    ),
    "webhook": Request("GET", "/v1/webhooks/1", given=EDITOR),
    "webhooks": Request("GET", "/v1/webhooks", given=EDITOR),
    "webhookRotated": Request("POST", "/v1/webhooks/1/rotate-secret", given=EDITOR),
    "webhookChanged": Request("PATCH", "/v1/webhooks/1", {"events": ["article.published"]}, given=EDITOR, kind=MERGE_PATCH),
    # From here on it leads to a receiver that there is.
    "_receiver": Request("PATCH", "/v1/webhooks/1", {"url": "{receiver}", "events": ["tag.*"]}, given=EDITOR, kind=MERGE_PATCH),
    "webhookTested": Request("POST", "/v1/webhooks/1/test", given=EDITOR),
    "_told": Request("PATCH", "/v1/tags/energy", {"name": "Power"}, given=EDITOR, kind=MERGE_PATCH),
    "webhookDeliveries": Request("GET", "/v1/webhooks/1/deliveries", given=EDITOR),
    "webhookReplayed": Request("POST", "/v1/webhooks/1/deliveries/{delivery}/replay", given=EDITOR),
    "events": Request("GET", "/v1/events?types=article", given=f"while {ARTICLE} gets another kicker"),
    # The last: it changes the address of everything.
    "siteChanged": Request(
        "PATCH",
        "/v1/site",
        {"url": "https://courier.example", "name": "The Dunmere Courier", "addressPatterns": {"article": "/{yyyy}/{mm}/{slug}"}},
        given=f'{EDITOR}, If-Match: "v1"',
        kind=MERGE_PATCH,
    ),
}


class _Dumper(yaml.SafeDumper):
    """Block style, lists indented, so that the block reads like the hand-written rest."""

    def increase_indent(self, flow=False, indentless=False):
        return super().increase_indent(flow, False)

    def ignore_aliases(self, data):
        return True


def _text(dumper, value):
    style = "|" if "\n" in value else ">" if len(value) > 80 else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


def written(examples):
    """The block of `components/examples` as lines of openapi.yaml, without the markers."""
    text = yaml.dump({"examples": examples}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=112)
    return "".join(f"  {line}\n" if line.strip() else "\n" for line in text.splitlines())


def replaced(document_text, examples):
    """openapi.yaml with its block of examples exchanged; everything outside the markers stays as it is."""
    pattern = re.compile(rf"(^{re.escape(BEGIN)}[^\n]*\n).*?(^{re.escape(END)}$)", re.S | re.M)
    text, count = pattern.subn(lambda m: m.group(1) + written(examples) + m.group(2), document_text)
    if count != 1:
        raise SystemExit(f"openapi.yaml: the markers '{BEGIN.strip()}' and '{END.strip()}' were not found once")
    return text


def value(answer):
    """The body as an example has it: what is no JSON is a text."""
    return answer.json if answer.content_type.endswith("json") else answer.body.decode()


class Desk:
    """Sends the examples' requests, each to the server that it is for."""

    def __init__(self, servers):
        self.servers, self.key, self.mine = servers, servers[None].key("admin", "desk"), {}
        self.receiver, self.delivery = webhooks.Receiver().url, ""

    def send(self, request):
        """The answer, and the request as text."""
        given = request.given if request.given in self.servers else None
        token = self.mine.get("editToken") if request.given == "with its Edit-Token" else "another"
        headers = {
            "X-Request-Id": REQUEST_ID,
            "Content-Type": request.kind if request.body is not None else None,
            "Authorization": f"Bearer {self.key}" if (request.given or "").startswith(EDITOR) else None,
            "If-Match": (request.given or "").partition("If-Match: ")[2] or None,
            "Edit-Token": token if "Edit-Token" in (request.given or "") else None,
        }
        target, body = request.target.replace("{id}", str(self.mine.get("id"))).replace("{delivery}", self.delivery), request.body
        if isinstance(body, dict):
            text = json.dumps(body).replace('"{id}"', str(self.mine.get("id"))).replace("{receiver}", self.receiver)
            body = text.encode()
        else:
            text = body and (body.decode() if len(body) < 100 else f"with {len(body):,} bytes")
        server = self.servers[given]
        if request is REQUESTS["events"]:
            answer, _ = server.listen(target, REQUEST_ID, lambda: self.change(server))
        else:
            answer = server.ask(target, request.method, headers, body=body)
        if request is REQUESTS["commentPending"]:
            self.mine = answer.json["data"]
        if request is REQUESTS["webhookDeliveries"] and answer.json["data"]:
            self.delivery = answer.json["data"][0]["id"]
        shown = target if len(target) < 1_000 else f"{target[:30]}…"
        words = [f"{request.method} {shown}", text, f"({request.given})" if request.given else None]
        return answer, " ".join(word for word in words if word)

    def change(self, server):
        """What those are told who listen."""
        server.ask(ARTICLE, "PATCH", {"Authorization": f"Bearer {self.key}", "If-Match": "*"}, body={"kicker": "Power"})


def write(binary, path):
    """Replaces the examples in openapi.yaml by what the server answers to their requests."""
    requests = {}
    for name, example in load(path)["components"]["examples"].items():
        method, target = example["summary"].split(" ", 2)[:2]
        requests[name] = REQUESTS.get(name) or Request(method, target)
    requests |= {name: request for name, request in REQUESTS.items() if name not in requests}
    answers = {}
    with (
        Server(binary, WEBHOOKS_ALLOW_PRIVATE="true") as server,
        Server(binary, COMMENTS_MODE="post", COMMENTS_PER_MINUTE="1") as post,
        Server(binary, COMMENTS_MODE="closed") as closed,
        Server(binary, PUBLIC_URL="https://api.example", FEEDS_HUB="https://hub.example/") as public,
    ):
        for reader in range(12):
            server.ask(f"{ARTICLE}/views", "POST", {"User-Agent": BROWSER.format(100 + reader)})
            public.ask(f"{SHORT}/views", "POST", {"User-Agent": BROWSER.format(100 + reader)})
        desk = Desk({None: server, "in mode post": post, "in mode closed": closed, PUBLIC: public})
        # Those of the table come in its order: each builds on the ones before.
        for name in [name for name in requests if name not in REQUESTS] + list(REQUESTS):
            answer, summary = patiently(desk, name, requests.get(name) or REQUESTS[name])
            if (answer.status >= 400) != name.startswith("problem"):
                sys.exit(f"{summary} was answered with {answer.status}: openapi.yaml stays as it is\n{answer.body.decode()}")
            print(f"{answer.status} {summary}")
            if not name.startswith("_"):
                answers[name] = {"summary": summary, "value": value(answer)}
    answers = {name: answers[name] for name in requests if name in answers}
    path.write_text(replaced(path.read_text(encoding="utf-8"), answers), encoding="utf-8")


def patiently(desk, name, request):
    """The answer; a ranking is asked for until it has what was counted just now, deliveries until there is one."""
    deadline = time.monotonic() + 10
    while True:
        answer, summary = desk.send(request)
        if answer.status >= 400 or time.monotonic() > deadline:
            return answer, summary
        body = answer.json["data"] if answer.content_type == "application/json" and "data" in answer.json else None
        awaited = body["mostViewed"]["day"]["data"] if name == "front" else body if name.startswith("most") else True
        if name == "webhookDeliveries":
            awaited = [one for one in body if one["status"] == "delivered"]
        if awaited:
            return answer, summary
        time.sleep(0.2)
