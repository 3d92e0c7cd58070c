"""Compares a WordPress export with what a newsroom that imported it answers; see scripts/compare-wxr.

Reads the file by means of its own (ElementTree, html.parser), so that a fault of the import is not one of the comparison.
"""

import collections
import html.parser
import json
import posixpath
import re
import sqlite3
import sys
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree

# What an item has in its place is no text of its author.
SHORTCODE = re.compile(r"\[(/?)([a-z][a-z0-9_-]*)((?:[\s=][^\[\]]*)?)\]")
ATTRIBUTE = re.compile(r"(url|href|link|src|file|mp3|mp4)=[\"']?(https?://[^\s\"'\]]+)")


class Text(html.parser.HTMLParser):
    """The words, links and images of HTML."""

    HIDDEN = {"script", "style", "template", "textarea", "select", "svg", "math", "title"}
    MEDIA = {"object", "video", "audio"}

    def __init__(self, text, tells_images=False):
        super().__init__(convert_charrefs=True)
        self.words, self.links, self.images, self.frames = [], [], [], []
        self.hidden, self.tells_images, self.link = [], tells_images, None
        # Browsers take an instruction, such as PHP in a post about it, for a comment that ends with the tag.
        self.feed(re.sub(r"<\?[^>]*>", "", text))
        self.close()

    def handle_starttag(self, tag, attributes):
        values = dict(reversed(attributes))
        if tag in self.HIDDEN | self.MEDIA:
            self.hidden.append(tag)
        if tag == "a" and values.get("href") and not self.hidden:
            self.link = (values["href"].strip(), len(self.text().strip()) + len(self.images))
        if tag == "img" and values.get("src"):
            self.images.append(values["src"].strip())
            if self.tells_images:
                self.words.append(values.get("alt") or "")
        if tag in ("iframe", "embed") and values.get("src"):
            self.frames.append(values["src"].strip())
        if tag == "iframe":
            self.hidden.append(tag)
        if tag not in INLINE:
            self.words.append(" ")

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag in self.HIDDEN | self.MEDIA | {"iframe"} and self.hidden:
            self.hidden.pop()

    def handle_endtag(self, tag):
        # One that holds nothing nobody can follow.
        if tag == "a" and self.link:
            if len(self.text().strip()) + len(self.images) > self.link[1]:
                self.links.append(self.link[0])
            self.link = None
        if tag in self.hidden:
            while self.hidden and self.hidden.pop() != tag:
                pass
        if tag not in INLINE:
            self.words.append(" ")

    def handle_data(self, data):
        if not self.hidden:
            self.words.append(data)

    def text(self):
        return "".join(self.words)


INLINE = set(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup "
    "time tt u var wbr".split()
)


def words(text):
    return re.findall(r"[^\s​­]+", re.sub(r"[\x00-\x1f\x7f]", " ", text.replace(" ", " ")))


def name(tag):
    """`{http://wordpress.org/export/1.2/}post_id` as `wp:post_id`."""
    if not tag.startswith("{"):
        return tag
    space, local = tag[1:].split("}")
    prefix = next((p for part, p in SPACES if part in space), "")
    return f"{prefix}:{local}"


SPACES = [("excerpt", "excerpt"), ("content", "content"), ("purl.org/dc", "dc"), ("wordpress.org/export", "wp")]


def read(path):
    raw = open(path, "rb").read()
    raw = re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", raw)
    # As the import does: what an `&#12;` names may not be in XML.
    raw = re.sub(rb"&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|x0*(?:[0-8bcBC]|1[0-9a-fA-F]|[eEfF]));", b"", raw)
    channel = ElementTree.fromstring(raw).find("channel")
    authors = {}
    for author in channel:
        if name(author.tag) in ("wp:author", "wp:wp_author"):
            fields = {name(e.tag): (e.text or "").strip() for e in author}
            authors[fields.get("wp:author_login", "")] = fields.get("wp:author_display_name", "")
    return [item(element) for element in channel.findall("item")], authors


def item(element):
    fields = collections.defaultdict(str)
    found = {"fields": fields, "categories": [], "comments": [], "meta": {}}
    for child in element:
        tag = name(child.tag)
        if tag == "category":
            found["categories"].append((child.get("domain"), child.get("nicename"), (child.text or "").strip()))
        elif tag == "wp:comment":
            found["comments"].append({name(e.tag): (e.text or "").strip() for e in child})
        elif tag == "wp:postmeta":
            meta = {name(e.tag): e.text or "" for e in child}
            found["meta"][meta.get("wp:meta_key", "")] = meta.get("wp:meta_value", "")
        else:
            fields[tag] = (child.text or "").strip()
    return found


class Newsroom:
    def __init__(self, database, address, key):
        self.address, self.key = address, key
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
            self.ids = dict(db.execute("SELECT key, resourceId FROM import_record WHERE kind = 'article'"))

    def get(self, path):
        request = urllib.request.Request(self.address + path, headers={"Authorization": f"Bearer {self.key}"})
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def comments(self, article):
        found, path = [], f"/v1/articles/{article}/comments?view=flat&limit=100"
        while path:
            page = self.get(path)
            found += page["data"]
            path = page["page"]["next"]
        return found


def plain(text):
    return " ".join(words(Text(text).text()))


def unmarked(text, told):
    """A body as its author meant it: without the comments of blocks, and without the shortcodes that WordPress knows and those
    that are told; and the addresses in these."""
    known = KNOWN | set(re.findall(r"shortcode \[([^\]]+)\]", "; ".join(told)))
    addresses = []

    def replaced(match):
        if match.group(2) not in known:
            return match.group(0)
        addresses.extend(found.group(2) for found in ATTRIBUTE.finditer(match.group(3)))
        # The old form of a caption has its text in an attribute.
        caption = CAPTION.search(match.group(3)) if match.group(2) in ("caption", "wp_caption") else None
        return f" {caption.group(1)} " if caption else " "

    return SHORTCODE.sub(replaced, re.sub(r"<!--.*?-->", "", text, flags=re.S)), addresses


KNOWN = set(
    "gallery caption wp_caption embed video audio playlist youtube vimeo dailymotion soundcloud spotify tweet instagram ted gist "
    "slideshare wpvideo code sourcecode".split()
)
CAPTION = re.compile(r"\bcaption=[\"']([^\"']*)")


def absolute(address, page):
    """An address without what makes no difference: relative or not, encoded or not, with dots in its path or without, by https
    or not."""
    try:
        parts = urllib.parse.urlsplit(urllib.parse.unquote(urllib.parse.urljoin(page, address)))
        path = posixpath.normpath("/" + parts.path.lstrip("/"))
        # Players are given by https.
        return urllib.parse.urlunsplit(parts._replace(scheme="https", path=path)).rstrip("/")
    except ValueError:
        return address


def differences(post, newsroom, authors, told):
    fields = post["fields"]
    article = newsroom.ids.get(f"post:{fields['wp:post_id']}")
    if article is None:
        yield "is not there"
        return
    try:
        data = newsroom.get(f"/v1/articles/{article}")["data"]
    except urllib.error.HTTPError as error:
        if error.code != 410 or fields["wp:status"] != "trash":
            yield f"is answered with {error.code}"
        return
    if fields["title"] and words(plain(fields["title"])) != words(data["title"]):
        yield f"title: {data['title']!r}, not {fields['title']!r}"
    date = fields["wp:post_date_gmt"]
    if fields["wp:status"] == "publish" and date and not date.startswith("0000"):
        if data["publishedAt"] != date.replace(" ", "T") + "Z":
            yield f"date: {data['publishedAt']}, not {date}"
    yield from bodies(fields, data, told)
    credits = [text for domain, _, text in post["categories"] if domain == "author"]
    creator = fields["dc:creator"].lstrip(">")
    wanted = credits or [authors.get(creator) or creator.split("@")[0]]
    if [w for w in wanted if w] != [author["name"] for author in data["authors"]]:
        yield f"byline: {[a['name'] for a in data['authors']]}, not {wanted}"
    terms = {plain(text) for domain, _, text in post["categories"] if domain in ("category", "post_tag", "tag", None)}
    here = {tag["name"] for tag in data["tags"]} | {data["section"]["name"]}
    missing = {t for t in terms if t and t not in here and t.lower() not in {h.lower() for h in here}}
    if missing and fields["wp:post_type"] == "post":
        yield f"terms lost: {sorted(missing)}"
    if data["status"] == "published":
        yield from comments(post, newsroom.comments(article))


def bodies(fields, data, told):
    (body, addresses), page = unmarked(fields["content:encoded"], told), fields["link"]
    source, result = Text(body), Text(data["body"])
    yield from texts("body", words(source.text()), words(result.text()))
    here = {absolute(a, page) for a in result.links + result.frames}
    wanted = [a for a in source.links + source.frames if re.match(r"(https?:|/|\.|\w[^:]*$)", a, re.I)]
    wanted += addresses
    files = re.findall(r'src="([^"]*)"', data["body"].replace("&amp;", "&"))
    media = {absolute(a, page) for a in result.images + files}
    for address in dict.fromkeys(wanted):
        if absolute(address, page) not in here | media:
            yield f"link lost: {address}"
    for address in dict.fromkeys(source.images):
        if absolute(address, page) not in media and not address.startswith("data:"):
            yield f"image lost: {address}"


def texts(what, wanted, found):
    """What differs, but for addresses that stand where something was that cannot be shown."""
    wanted, found = ([w for w in list if not w.startswith("http")] for list in (wanted, found))
    # White space between blocks and inline elements is a matter of taste: the letters count.
    if "".join(wanted) == "".join(found):
        return
    lost = collections.Counter(wanted) - collections.Counter(found)
    more = collections.Counter(found) - collections.Counter(wanted)
    if "".join(lost.elements()) or more:
        yield f"{what}: lost {' '.join(lost.elements())[:200]!r}, more {' '.join(more.elements())[:200]!r}"
    else:
        yield f"{what}: in another order"


def comments(post, found):
    texts_here = collections.Counter(plain_comment(c["text"] or "") for c in found if not c["deleted"])
    for comment in post["comments"]:
        if comment.get("wp:comment_type") not in ("", None, "comment") or comment.get("wp:comment_approved") != "1":
            continue
        source = Text(comment.get("wp:comment_content", ""), tells_images=True)
        text = letters(words(source.text()))
        here = next((t for t in texts_here if text in t[:2]), None)
        if here is None:
            if text:
                yield f"comment {comment.get('wp:comment_id')} lost or changed: {source.text()[:100]!r}"
            continue
        texts_here[here] -= 1
        for link in source.links:
            if re.match("https?:", link) and link.split("//", 1)[1].rstrip("/") not in here[2]:
                yield f"comment {comment.get('wp:comment_id')}: link lost: {link}"


def letters(words):
    """All letters of words that are no addresses."""
    return "".join(w for w in words if not re.match(r"\(?https?:", w))


def plain_comment(text):
    """A comment's letters without what the import adds (addresses in brackets, marks of quotations), and the whole."""
    bare = re.sub(r"^(?:> )+", "", text, flags=re.M)
    without = re.sub(r"\s?\((?:https?:|mailto:)[^\s]*\)", "", bare)
    return (letters(words(bare)), letters(words(without)), text)


def main():
    path, database, address, key, report = sys.argv[1:]
    items, authors = read(path)
    newsroom = Newsroom(database, address, key)
    told = collections.defaultdict(list)
    for loss in json.load(open(report))["losses"]:
        told[re.sub(r"^(\w+ \d+).*", r"\1", loss["item"])].append(loss["what"])
    seen, posts, faults, explained = set(), 0, 0, 0
    for post in items:
        fields = post["fields"]
        if fields["wp:post_type"] not in ("post", "page") or fields["wp:post_id"] in seen:
            continue
        seen.add(fields["wp:post_id"])
        if fields["wp:status"] == "trash":
            continue
        posts += 1
        label = f"{fields['wp:post_type']} {fields['wp:post_id']}"
        for difference in differences(post, newsroom, authors, told[label]):
            if told[label]:
                explained += 1
                print(f"  {label}: {difference}  [told: {'; '.join(told[label])[:160]}]")
            else:
                faults += 1
                print(f"  {label}: {difference}")
    print(f"{path}: {posts} posts and pages, {faults} differences that are not told, {explained} that are")
    sys.exit(1 if faults else 0)


main()
