#!/usr/bin/env python3
"""Makes a newsroom with one of everything through the commands and the API, and writes down what is answered of it. Started by
scripts/keep-newsroom with the path to write to, without its ending."""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from serving import Server, check, database

BINARY = os.environ["BROADSHEET_BIN"]
TARGET = sys.argv[1]
SETTINGS = {"BROADSHEET_WEBHOOKS_ALLOW_PRIVATE": "true", "BROADSHEET_WEBHOOKS_RETRIES": "1s", "BROADSHEET_LIMITS_ENABLED": "false"}
# Bots are not counted as viewers.
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"

EXPORT = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>The Old Site</title><link>https://old.example</link>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://old.example</wp:base_site_url>
<item><title>Lamps of the old pier</title><link>https://old.example/2019/03/lamps-of-the-old-pier/</link>
<dc:creator>ines</dc:creator><content:encoded><![CDATA[<p>They were lit by hand until 1961.</p>
<img src="https://old.example/lamp.jpg" alt="A lamp">]]></content:encoded><wp:post_id>41</wp:post_id>
<wp:post_date_gmt>2019-03-04 05:06:07</wp:post_date_gmt><wp:post_name>lamps-of-the-old-pier</wp:post_name>
<wp:post_type>post</wp:post_type><wp:status>publish</wp:status><category domain="category" nicename="history">History</category>
<category domain="post_tag" nicename="piers">Piers</category>
<wp:comment><wp:comment_id>7</wp:comment_id><wp:comment_author>Fenna</wp:comment_author>
<wp:comment_author_email>fenna@old.example</wp:comment_author_email><wp:comment_date_gmt>2019-03-05 01:02:03</wp:comment_date_gmt>
<wp:comment_content>My grandfather lit them.</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment></item>
</channel></rss>
"""


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


OPENER = urllib.request.build_opener(NoRedirect)


class Client:
    def __init__(self, server, key):
        self.base, self.key = f"http://127.0.0.1:{server.port}", key

    def ask(self, method, path, body=None, key=True, **headers):
        """Status, headers and the body, parsed where it is JSON."""
        headers = {name.replace("_", "-"): value for name, value in headers.items()} | {"User-Agent": BROWSER}
        if key:
            headers |= {"Authorization": f"Bearer {self.key}", "If-Match": "*"} if method != "GET" else {"Authorization": f"Bearer {self.key}"}
        data = None if body is None else json.dumps(body).encode()
        if data:
            headers["Content-Type"] = "application/json"
        request = urllib.request.Request(self.base + urllib.parse.quote(path, safe="/?=&%,.*:+-"), data, headers, method=method)
        try:
            answer = OPENER.open(request, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        text = answer.read()
        parsed = json.loads(text) if "json" in (answer.headers["Content-Type"] or "") else text.decode()
        return answer.status, answer.headers, parsed

    def do(self, method, path, body=None, status=None, **more):
        """The data of an answer that has to be a good one."""
        found, _, answer = self.ask(method, path, body, **more)
        if found >= 300 or (status and found != status):
            sys.exit(f"keep-newsroom: {method} {path} was answered with {found}: {answer}")
        return answer["data"] if isinstance(answer, dict) else None


def run(*arguments):
    return subprocess.run([BINARY, *map(str, arguments)], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout.strip()


def fill(client):
    """One of everything that editors and readers make, in every state that it may be in."""
    editor = client.do
    for name, description in [("News", "What happened."), ("Analysis", None), ("Temporary", None)]:
        editor("POST", "/v1/sections", {"name": name, "description": description})
    for name in ["Tides", "Energy", "Tidal", "Unused"]:
        editor("POST", "/v1/tags", {"name": name})
    picture = editor("POST", "/v1/media", {"kind": "image", "url": "https://img.example/gates.jpg", "width": 1600, "height": 900, "alt": "Gates", "credit": "I. Marsh"})["id"]
    film = editor("POST", "/v1/media", {"kind": "video", "url": "https://img.example/reel.mp4", "durationSeconds": 61, "mimeType": "video/mp4"})["id"]
    spare = editor("POST", "/v1/media", {"kind": "image", "url": "https://img.example/gates-2.jpg"})["id"]
    editor("POST", "/v1/authors", {"name": "Ines Marsh", "biography": "Writes about water.", "picture": picture})
    editor("POST", "/v1/authors", {"name": "علی رضایی"})
    editor("POST", "/v1/topics", {"title": "Tidal Barrier", "type": "place", "aliases": ["the Barrier"], "definition": "<p>A dam across the strait.</p>", "sameAs": ["https://x.example/barrier"]})
    editor("POST", "/v1/topics", {"title": "Strait Dam", "type": "place"})
    editor("POST", "/v1/galleries", {"title": "Reels", "kind": "film", "publishedAt": "2026-01-02T03:04:05Z", "poster": picture, "items": [{"media": film, "title": "First"}, {"media": picture, "caption": "Gates"}]})
    editor("POST", "/v1/galleries", {"title": "Unpublished piers", "kind": "photo"})
    article = {"section": "news", "authors": ["ines-marsh"], "tags": ["tides", "energy"], "galleries": ["reels"], "image": picture}
    text = "<h2>At noon</h2><p>The Barrier opened its <strong>gates</strong> at noon, and the tide made power.</p><ul><li>One</li><li>Two</li></ul><blockquote><p>Four minutes late.</p></blockquote>"
    editor("POST", "/v1/articles", article | {"title": "First power ashore", "subtitle": "Four minutes late", "kicker": "Energy", "body": text, "status": "published", "publishedAt": "2026-02-03T04:05:06Z", "canonicalUrl": "https://x.example/first", "source": {"name": "Wire", "url": "https://wire.example/"}, "corrections": [{"at": "2026-02-04T00:00:00Z", "text": "It was noon, not one."}]}, Idempotency_Key="the-first-one")
    editor("POST", "/v1/articles", article | {"title": "What the tide is worth", "section": "analysis", "body": text.replace("noon", "night"), "status": "published", "publishedAt": "2026-02-05T04:05:06Z", "tags": ["tidal", "energy"], "commentsOpen": False})
    editor("POST", "/v1/articles", {"title": "سد جزر و مد", "language": "fa", "section": "news", "authors": ["علی-رضایی"], "body": "<p>نخستین برق به ساحل رسید.</p>", "status": "published", "publishedAt": "2026-02-06T04:05:06Z"})
    editor("POST", "/v1/articles", {"title": "Only a draft", "section": "temporary", "body": "<p>Not yet.</p>"})
    editor("POST", "/v1/articles", {"title": "Next century", "section": "news", "body": "<p>Later.</p>", "status": "scheduled", "publishedAt": "2099-01-01T00:00:00Z"})
    editor("POST", "/v1/articles", {"title": "Taken back", "section": "news", "body": "<p>Wrong.</p>", "status": "published", "publishedAt": "2026-02-07T04:05:06Z"})
    editor("PATCH", "/v1/articles/taken-back", {"status": "withdrawn"})
    editor("POST", "/v1/articles", {"title": "Thrown away", "section": "news", "body": "<p>No.</p>"})
    editor("DELETE", "/v1/articles/thrown-away")
    editor("PATCH", "/v1/articles/first-power-ashore", {"title": "First power comes ashore", "slug": "first-power"})
    editor("PUT", "/v1/articles/first-power/related", {"articles": ["what-the-tide-is-worth"], "excluded": ["next-century"]})
    editor("POST", "/v1/articles/only-a-draft/previews", {"expiresAt": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 86_400))})
    # What was renamed, merged and replaced.
    editor("PATCH", "/v1/tags/energy", {"slug": "power", "name": "Power"})
    editor("POST", "/v1/tags/tidal/merge", {"into": "tides"})
    editor("POST", "/v1/topics/strait-dam/merge", {"into": "tidal-barrier"})
    editor("DELETE", "/v1/sections/temporary?replaceWith=analysis")
    editor("DELETE", f"/v1/media/{spare}?replaceWith={picture}")
    editor("PUT", "/v1/collections/editors-choice/items", {"items": [{"article": "first-power", "label": "From the strait"}, {"gallery": "reels"}, {"link": {"url": "https://x.example/", "title": "Elsewhere"}, "endsAt": "2099-01-01T00:00:00Z"}]})
    editor("PUT", "/v1/collections/in-focus/items", {"items": [{"topic": "tidal-barrier"}]})
    editor("POST", "/v1/collections", {"title": "Long reads"})
    editor("PATCH", "/v1/site", {"name": "The Strait", "tagline": "Tides and times", "url": "https://strait.example", "language": "en", "timeZone": "Europe/Lisbon", "addressPatterns": {"article": "/{yyyy}/{mm}/{slug}"}, "social": [{"name": "Mastodon", "url": "https://m.example/@strait"}]})
    comment(client)


def comment(client):
    """Comments in every state, with replies, and views."""
    made = []
    place = "/v1/articles/first-power/comments"
    for number, more in enumerate([{}, {"name": "Bram", "email": "bram@x.example"}, {}, {}, {}]):
        made.append(client.do("POST", place, {"text": f"Comment number {number}.", "name": "Ada"} | more, key=False, Idempotency_Key=f"comment-{number}")["id"])
    client.do("POST", "/v1/comments/moderate", {"ids": made[:1], "status": "approved"})
    reply = client.do("POST", place, {"text": "A reply.", "parentId": made[0]}, key=False)["id"]
    client.do("POST", "/v1/comments/moderate", {"ids": [reply, made[1]], "status": "approved"})
    client.do("POST", "/v1/comments/moderate", {"ids": made[2:3], "status": "rejected"})
    client.do("POST", "/v1/comments/moderate", {"ids": made[3:4], "status": "spam"})
    own = client.do("POST", place, {"text": "I take this back.", "name": "Cy"}, key=False)
    client.do("DELETE", f"/v1/comments/{own['id']}", key=False, Edit_Token=own["editToken"])
    for article in ["first-power", "what-the-tide-is-worth"]:
        client.do("POST", f"/v1/articles/{article}/views", key=False)


def tell_nobody(client):
    """A webhook whose receiver is not there: it is disabled once its tries are at an end."""
    client.do("POST", "/v1/webhooks", {"url": "http://127.0.0.1:9/hook", "events": ["article.*"]})
    client.do("PATCH", "/v1/articles/first-power", {"kicker": "Power"})
    for _ in range(300):
        if not client.do("GET", "/v1/webhooks/1")["enabled"]:
            return
        time.sleep(0.1)
    sys.exit("keep-newsroom: the webhook was not disabled")


READERS = [
    "/v1/site", "/v1/front", "/v1/articles?view=full", "/v1/articles?language=fa", "/v1/articles?tag=power&count=true", "/v1/articles?section=news,analysis", "/v1/articles?sort=updated&fields=slug,updatedAt",
    *(f"/v1/articles/{slug}?include=related,comments,topics,neighbours,galleries,views" for slug in ["first-power", "what-the-tide-is-worth", "lamps-of-the-old-pier"]),
    "/v1/articles/first-power?format=blocks&include=topics", "/v1/articles/first-power?format=text", "/v1/articles/1/related", "/v1/articles/first-power/comments",
    "/v1/articles/first-power/comments?view=flat&sort=newest", "/v1/sections", "/v1/tags", "/v1/authors", "/v1/topics", "/v1/topics/tidal-barrier", "/v1/topics?inFocus=true",
    "/v1/collections", "/v1/collections/editors-choice", "/v1/galleries", "/v1/galleries/reels", "/v1/rankings/most-viewed?period=day", "/v1/rankings/most-commented?period=month",
    "/v1/search?q=power&highlight=true&facets=section,tag,language", "/v1/search?q=barier", "/v1/search/suggest?q=ti", "/feeds/articles.json",
    "/v1/resolve?url=https://old.example/2019/03/lamps-of-the-old-pier/", "/v1/resolve?url=https://strait.example/2026/02/first-power",
    # What was renamed, merged, or is not for readers.
    "/v1/articles/first-power-ashore", "/v1/tags/energy", "/v1/tags/tidal", "/v1/topics/strait-dam", "/v1/sections/temporary",
    "/v1/articles/only-a-draft", "/v1/articles/next-century", "/v1/articles/taken-back", "/v1/articles/7", "/v1/galleries/unpublished-piers", "/v1/tags/unused", "/v1/comments",
]
EDITORS = [
    "/v1/articles?status=any", "/v1/articles?status=trashed", "/v1/articles/only-a-draft", "/v1/articles/only-a-draft/previews", "/v1/articles/first-power", "/v1/articles/first-power/revisions",
    "/v1/articles/first-power/revisions/1", "/v1/comments?status=any", "/v1/media", "/v1/media/3", "/v1/galleries/unpublished-piers", "/v1/tags/unused", "/v1/search?q=draft&status=any",
    "/v1/webhooks", "/v1/webhooks/1/deliveries",
]


def record(client):
    """What is answered, to readers and to editors."""
    answers = []
    for path, is_editor in [(path, False) for path in READERS] + [(path, True) for path in EDITORS]:
        status, headers, body = client.ask("GET", path, key=is_editor)
        answers.append({"path": path, "isEditor": is_editor, "status": status, "location": headers["Location"], "body": body})
    return answers


def main():
    with tempfile.TemporaryDirectory() as folder:
        data, log = Path(folder) / "data", Path(folder) / "log"
        key = run("keys", "create", "--name", "desk", "--scope", "drafts,write,moderate,admin", "--data", data)
        with Server(BINARY, data, log, SETTINGS) as server:
            fill(Client(server, key))
        (Path(folder) / "export.xml").write_text(EXPORT)
        run("import", "wordpress", Path(folder) / "export.xml", "--data", data)
        with Server(BINARY, data, log, SETTINGS) as server:
            client = Client(server, key)
            tell_nobody(client)
            while not client.do("GET", "/v1/rankings/most-viewed?period=day") or not client.do("GET", "/v1/rankings/most-commented?period=month"):
                time.sleep(0.5)
            now, answers = int(time.time()), record(client)
        if faults := check(BINARY, data):
            sys.exit(f"keep-newsroom: {faults}")
        database(data).execute("VACUUM INTO ?", [f"{folder}/whole"])
        # Without a time, the same newsroom is the same file.
        Path(f"{TARGET}.sqlite.gz").write_bytes(gzip.compress(Path(f"{folder}/whole").read_bytes(), 9, mtime=0))
        Path(f"{TARGET}.json").write_text(json.dumps({"at": now, "answers": answers}, ensure_ascii=False, indent=1) + "\n")
        print(f"{TARGET}.sqlite.gz: {os.path.getsize(TARGET + '.sqlite.gz'):,} bytes; {TARGET}.json: {len(answers)} answers")


if __name__ == "__main__":
    main()
