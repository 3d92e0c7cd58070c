"""Reads all feeds, sitemaps and robots.txt of a demo newsroom as feed readers and crawlers do. Started by
scripts/test-feeds; BROADSHEET_BIN names the server."""

import calendar
import os
import sys
import urllib.robotparser
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import feedparser
import rules

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "contract"))
from server import Server

API, SITE, HUB = "https://api.example", "https://courier.example", "https://hub.example/"
# The rules of each, and what feedparser calls it; of JSON it knows nothing.
FORMATS = {"json": (rules.json_feed, None), "rss": (rules.rss, "rss20"), "atom": (rules.atom, "atom10")}
# Whatever is hard to write down: markup, an end of CDATA, right to left, joined emoji, a relative link and picture.
ODD = {
    "title": "Ebb & <flow> ]]> שלום 👩‍👩‍👧 — “quoted” 'twice'",
    "section": "news",
    "summary": "5 < 6 & ]]> more",
    "body": '<p>See <a href="/about?a=1&amp;b=2">us</a> and <img src="tide.png" alt="A &quot;tide&quot;"> ]]&gt; ש</p>',
    "status": "published",
}
failed = []


def note(name, faults):
    faults = list(faults)
    if faults:
        failed.append(name)
        print(f"FAILED {name}", *faults[:6], sep="\n    ")


class Entry(NamedTuple):
    id: str
    link: str
    # Seconds since 1970.
    published: int
    title: str
    # HTML.
    body: str


def entries(answer, version, target):
    """The entries of a feed: as feedparser reads them, or as they stand in JSON."""
    if version is None:
        return [
            Entry(i["id"], i["url"], int(datetime.fromisoformat(i["date_published"]).timestamp()), i["title"], i.get("content_html", ""))
            for i in answer.json["items"]
        ]
    feed = feedparser.parse(answer.body, response_headers={"content-type": answer.headers["content-type"]}, sanitize_html=False)
    if feed.bozo or feed.version != version:
        note(f"feedparser reads {target}", [f"{feed.version}: {feed.get('bozo_exception')}"])
    return [
        Entry(e.id, e.link, calendar.timegm(e.published_parsed), e.title, e.content[0].value if "content" in e else e.get("description", ""))
        for e in feed.entries
    ]


def read(server, name, form, query=""):
    """The entries of a feed, and the answer."""
    target = f"/feeds/{name}.{form}{query}"
    answer = server.ask(target)
    if answer.status != 200:
        note(target, [f"status {answer.status}: {answer.body[:200]!r}"])
        return [], answer
    check, version = FORMATS[form]
    note(target, check(answer.body))
    return entries(answer, version, target), answer


def check_feeds(server, name, query=""):
    """The three formats say the same."""
    feeds = {form: read(server, name, form, query)[0] for form in FORMATS}
    said = {form: [entry[:3] for entry in feed] for form, feed in feeds.items()}
    note(f"the formats of {name}{query} agree", [] if said["json"] == said["rss"] == said["atom"] else [str(said)[:600]])
    return feeds


def check_odd(feeds):
    """The hard texts come back as they were written, in each format."""
    for form, feed in feeds.items():
        wanted = (f"{SITE}/about?a=1&amp;b=2", f"{SITE}/news/tide.png", "]]")
        faults = [f"{part} is not in {feed[0].body}" for part in wanted if part not in feed[0].body]
        # Whether a title of RSS is text or HTML nobody knows, feedparser guesses.
        note(f"hard texts in {form}", faults + ([feed[0].title] if feed[0].title != ODD["title"] and form != "rss" else []))


def check_sitemaps(server):
    """The index, each of its files, the news, and robots.txt that leads to them."""
    index = server.ask("/sitemap.xml")
    note("/sitemap.xml", rules.sitemap(index.body, "sitemapindex", "sitemap"))
    pages = []
    for loc in ElementTree.fromstring(index.body).iter(f"{rules.MAP}loc"):
        file = server.ask(loc.text.removeprefix(API))
        note(loc.text, rules.sitemap(file.body))
        pages += [page.text for page in ElementTree.fromstring(file.body).iter(f"{rules.MAP}loc")]
    wrong = [page for page in pages if server.ask(f"/v1/resolve?url={page}", raw=True).status != 200]
    note("every page leads to a thing", wrong)
    note("/sitemap-news.xml", rules.sitemap(server.ask("/sitemap-news.xml").body, news=True))
    robots = urllib.robotparser.RobotFileParser()
    robots.parse(server.ask("/robots.txt").body.decode().splitlines())
    note("robots.txt names the sitemaps", [] if robots.site_maps() == [f"{API}/sitemap.xml", f"{API}/sitemap-news.xml"] else [robots.site_maps()])
    note("robots.txt keeps crawlers from searches alone", [
        path for path, may in (("/v1/search?q=a", False), ("/v1/articles", True), ("/", True), ("/feeds/articles.rss", True))
        if robots.can_fetch("Googlebot", path) != may
    ])


def main():
    with Server(os.environ["BROADSHEET_BIN"], PUBLIC_URL=API, FEEDS_HUB=HUB) as server:
        key = {"Authorization": f"Bearer {server.key('admin,write', 'feeds')}"}
        made = [
            server.ask("/v1/site", "PATCH", key, body={"url": SITE, "name": "Ebb & Flow <daily>"}).status,
            server.ask("/v1/articles", "POST", key, body=ODD).status,
        ]
        note("the newsroom is made", [] if made == [200, 201] else [str(made)])
        check_odd(check_feeds(server, "articles"))
        for query in ("?limit=100", "?section=news", "?language=fa", "?tag=energy,climate&limit=1", "?publishedBefore=1999-12-31"):
            check_feeds(server, "articles", query)
        check_feeds(server, "comments", "?limit=100")
        check_feeds(server, "comments", "?article=skerran-barrier-first-power")
        check_feeds(server, "rankings/most-viewed", "?period=month")
        for form in FORMATS:
            _, answer = read(server, "articles", form)
            link = f'<{HUB}>; rel="hub", <{API}/feeds/articles.{form}>; rel="self"'
            note(f"{form} names its hub", [] if answer.headers.get("link") == link else [answer.headers.get("link")])
            again = server.ask(f"/feeds/articles.{form}", headers={"If-None-Match": answer.headers["etag"]})
            note(f"{form} is not sent twice", [] if again.status == 304 and not again.body else [again.status])
        check_sitemaps(server)
    print(f"feeds: {len(failed)} failed" if failed else "feeds: all as their specifications say")
    sys.exit(bool(failed))


main()
