"""What the specifications demand of feeds and sitemaps, as far as a document shows it. Each rule says what breaks it."""

import json
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
URN = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
# RFC 3986: what is absolute, and holds nothing that a URI may not.
ABSOLUTE = re.compile(r"https?://[^/?#\s]+[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*")


def once(element, names, where):
    """Faults of children that have to be there once."""
    for name in names:
        count = len(element.findall(name))
        if count != 1:
            yield f"{where}: {count} of {name}"


def moment(text, where):
    """A moment of RFC 3339 that there is."""
    if not text or not MOMENT.fullmatch(text):
        yield f"{where}: {text!r} is no moment"
        return
    datetime.fromisoformat(text)


def absolute(text, where):
    """An address that is right everywhere."""
    if not text or not ABSOLUTE.fullmatch(text):
        yield f"{where}: {text!r} is no absolute address"


def distinct(ids, where):
    """Ids that tell entries apart."""
    ids = list(ids)
    yield from (f"{where}: {id!r} is no id of ours" for id in ids if not URN.fullmatch(id or ""))
    if len(set(ids)) < len(ids):
        yield f"{where}: an id stands twice"


def atom(body):
    """RFC 4287, sections 4.1 and 4.2; WebSub, section 4."""
    feed = ElementTree.fromstring(body)
    if feed.tag != f"{ATOM}feed":
        yield f"the root is {feed.tag}"
    yield from once(feed, [f"{ATOM}{n}" for n in ("id", "title", "updated", "author")], "feed")
    yield from moment(feed.findtext(f"{ATOM}updated"), "feed")
    entries = feed.findall(f"{ATOM}entry")
    yield from distinct((entry.findtext(f"{ATOM}id") for entry in entries), "entries")
    for entry in entries:
        where = entry.findtext(f"{ATOM}title")
        yield from once(entry, [f"{ATOM}{n}" for n in ("id", "title", "updated", "published")], where)
        yield from moment(entry.findtext(f"{ATOM}updated"), where)
        yield from moment(entry.findtext(f"{ATOM}published"), where)
        if len([l for l in entry.findall(f"{ATOM}link") if l.get("rel") == "alternate"]) != 1:
            yield f"{where}: not one alternate link"
        if len(entry.findall(f"{ATOM}content")) > 1 or len(entry.findall(f"{ATOM}summary")) > 1:
            yield f"{where}: content or summary twice"
        for author in entry.findall(f"{ATOM}author"):
            yield from once(author, [f"{ATOM}name"], f"{where}: author")
    for link in feed.iter(f"{ATOM}link"):
        yield from absolute(link.get("href"), f"link {link.get('rel')}")


def rss(body):
    """RSS 2.0.11, and the best practices of the RSS Advisory Board."""
    root = ElementTree.fromstring(body)
    channels = root.findall("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or len(channels) != 1:
        yield "no RSS 2.0 with one channel"
        return
    channel = channels[0]
    yield from once(channel, ["title", "link", "description", "language"], "channel")
    yield from absolute(channel.findtext("link"), "channel")
    if [l.get("rel") for l in channel.findall(f"{ATOM}link")].count("self") != 1:
        yield "not one link to itself"
    items = channel.findall("item")
    yield from distinct((item.findtext("guid") for item in items), "items")
    for item in items:
        where = item.findtext("title")
        yield from once(item, ["title", "link", "guid", "pubDate"], where)
        yield from absolute(item.findtext("link"), where)
        if item.find("guid").get("isPermaLink") != "false":
            yield f"{where}: the guid is no address"
        if parsedate_to_datetime(item.findtext("pubDate")).tzinfo is None:
            yield f"{where}: no time zone"
        for media in item.findall(f"{MEDIA}content"):
            yield from absolute(media.get("url"), f"{where}: media")
            if media.get("medium") not in ("image", "video", "audio"):
                yield f"{where}: medium {media.get('medium')}"


def json_feed(body):
    """JSON Feed 1.1."""
    feed = json.loads(body)
    if feed.get("version") != "https://jsonfeed.org/version/1.1" or not feed.get("title"):
        yield "no JSON Feed 1.1"
    for name in ("home_page_url", "feed_url"):
        yield from absolute(feed.get(name), name)
    yield from distinct((item.get("id") for item in feed["items"]), "items")
    for item in feed["items"]:
        where = item.get("title")
        yield from absolute(item.get("url"), where)
        yield from moment(item.get("date_published"), where)
        yield from moment(item.get("date_modified"), where)
        if ("content_html" in item) == ("content_text" in item):
            yield f"{where}: not one form of content"
        if "image" in item:
            yield from absolute(item["image"], f"{where}: image")
        yield from (f"{where}: {name} is null" for name, value in item.items() if value is None)


def sitemap(body, root="urlset", entry="url", news=False):
    """The schemas of sitemaps.org (0.9) and of Google's news sitemaps (0.9): elements, their order, their types."""
    if len(body) > 50 * 1024 * 1024:
        yield "more than 50 MB"
    document = ElementTree.fromstring(body)
    if document.tag != MAP + root:
        yield f"the root is {document.tag}"
    if not news and not 1 <= len(document) <= 50_000 or news and len(document) > 1_000:
        yield f"{len(document)} entries"
    wanted = [[f"{MAP}loc", f"{NEWS}news"]] if news else [[f"{MAP}loc"], [f"{MAP}loc", f"{MAP}lastmod"]]
    seen = set()
    for element in document:
        where = element.findtext(f"{MAP}loc")
        if element.tag != MAP + entry or [child.tag for child in element] not in wanted:
            yield f"{where}: {element.tag} of {[child.tag for child in element]}"
        yield from absolute(where, "loc")
        if not 12 <= len(where) <= 2048 or where in seen:
            yield f"{where}: too long, or twice"
        seen.add(where)
        if element.find(f"{MAP}lastmod") is not None:
            yield from moment(element.findtext(f"{MAP}lastmod"), where)
        if news:
            yield from news_faults(element.find(f"{NEWS}news"), where)


def news_faults(news, where):
    if [child.tag for child in news] != [f"{NEWS}{n}" for n in ("publication", "publication_date", "title")]:
        yield f"{where}: news of {[child.tag for child in news]}"
    publication = news.find(f"{NEWS}publication")
    if [child.tag for child in publication] != [f"{NEWS}name", f"{NEWS}language"]:
        yield f"{where}: publication of {[child.tag for child in publication]}"
    if not re.fullmatch("zh-cn|zh-tw|[a-z]{2,3}", publication.findtext(f"{NEWS}language")):
        yield f"{where}: language {publication.findtext(f'{NEWS}language')}"
    yield from moment(news.findtext(f"{NEWS}publication_date"), where)
