"""The front end examples/site in a headless Chromium, on a demo newsroom and on an empty one: what readers do, what attackers and
failing servers do, and what axe-core finds.

usage: site.py URL EMPTY KEY AXE SCREENSHOTS [PART...]: the address of a server of the demo newsroom, that of one with nothing in it, a key of
all scopes for the first, the file axe.min.js, a folder for pictures of the pages, and the names of parts, where not all are to be tried"""

import json
import sys
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote

from chromium import BrowserFault, Chromium, Page

url, empty, key, pictures = sys.argv[1], sys.argv[2], sys.argv[3], Path(sys.argv[5])
axe = Path(sys.argv[4]).read_text()
SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844, "phone": True}}
# All files of a front end, not compressed.
MOST_BYTES = 61_440
checks = 0
# Pages by the reader and the size.
readers = {}


def check(holds, what):
    global checks
    checks += 1
    if not holds:
        raise BrowserFault(what)


def api(path, body=None, method=None):
    request = urllib.request.Request(
        url + path, json.dumps(body).encode() if body is not None else None, method=method,
        headers={"Authorization": f"Bearer {key}", "Content-Type": "application/json", **({"If-Match": "*"} if method else {})})
    try:
        with urllib.request.urlopen(request) as answer:
            text = answer.read()
    except urllib.error.HTTPError as error:
        raise BrowserFault(f"{path}: {error.status} {error.read().decode()[:500]}") from error
    return json.loads(text)["data"] if text else None


def drawn(page):
    page.until("document.querySelector('main')?.getAttribute('aria-busy') === 'false'", f"{page.run('location.href')} is drawn")


def open_page(browser, path, size="desktop", site=url, before=None, dark=False, reader=0):
    """An address as a reader sees it, in a page of a size. A reader's page of a size is the same one always, since another takes a process
    of the browser's."""
    page = readers.get((reader, size)) or readers.setdefault((reader, size), Page(browser, **SIZES[size]))
    Page.last = page
    page.faults.clear()
    page.requests.clear()
    page.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
    page.open(site + path, before)
    drawn(page)
    return page


def text(page, selector):
    return page.run(f"document.querySelector({json.dumps(selector)})?.innerText ?? null")


def texts(page, selector):
    return page.run(f"[...document.querySelectorAll({json.dumps(selector)})].map(e => e.innerText)")


def click(page, selector):
    page.run(f"document.querySelector({json.dumps(selector)}).click()")


def press(page, name, shift=False):
    for kind in ("keyDown", "keyUp"):
        page.send("Input.dispatchKeyEvent", type=kind, key=name, code=name, modifiers=8 if shift else 0,
                  windowsVirtualKeyCode={"Tab": 9, "Enter": 13}.get(name, 0), text="\r" if name == "Enter" else "")


def read_through(page):
    """Goes down a page, so that the pictures that wait for that are there; those that fail are not waited for."""
    page.run("(async () => { for (const image of document.images) { image.scrollIntoView({ block: 'center', inline: 'center' });"
             " await image.decode().catch(() => 0) } document.querySelectorAll('.strip').forEach(s => s.scrollTo(0, 0)); scrollTo(0, 0) })()")


def seen(page, name):
    """A picture of the whole page, once all its pictures are there."""
    read_through(page)
    steady(page, f"{name}, with its pictures,")
    page.screenshot(pictures / f"{name}.jpg", whole=True)


def faults(page):
    """What went wrong in a page, but for pictures elsewhere that there are not."""
    return [fault for fault in page.faults if "images.example.org" not in fault]


def quiet(page, what, site=url):
    """Nothing went wrong in a page, and it asked the API twice at most; a view is told beside."""
    check(not faults(page), f"{what}: {faults(page)}")
    reads = [r for r in page.requests if "/v1/" in r and not r.endswith("/views")]
    check(1 <= len(reads) <= 2, f"{what} asked {len(reads)} times: {reads}")
    elsewhere = [r for r in page.requests if not r.startswith((site + "/", "data:", "https://images.example.org/"))]
    check(not elsewhere, f"{what} asked {elsewhere}")


def steady(page, what):
    """Nothing has moved while the page was drawn."""
    shift = page.run("(() => { const watch = new PerformanceObserver(() => 0); watch.observe({ type: 'layout-shift', buffered: true });"
                     " return watch.takeRecords().reduce((sum, entry) => sum + entry.value, 0) })()")
    check(shift < 0.05, f"{what} shifts by {shift}")


def sound(page, what, size="desktop"):
    """What holds of every page: one heading, landmarks, names, no sideways scrolling, no shifts, nothing that axe finds."""
    check(page.run("document.querySelectorAll('h1').length") == 1, f"{what} has one h1")
    check(page.run("[...document.querySelectorAll('main, header.masthead, footer, nav, [lang][dir]')].length") >= 4, f"{what} has landmarks")
    check(page.run("document.documentElement.scrollWidth") <= SIZES[size]["width"], f"{what} fits a {size}: {page.run('document.documentElement.scrollWidth')}")
    check(page.run("document.title.includes('Broadsheet') && document.title.length > 9"), f"{what} has a title")
    check(page.run("[...document.images].every(i => i.hasAttribute('alt'))"), f"{what}: all pictures have an alt")
    check(page.run("document.querySelectorAll('[style*=expression], main script, main style').length") == 0, f"{what} has neither scripts nor styles")
    steady(page, what)
    page.run(axe + ";1")
    found = page.run("axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations.filter(v => ['serious', 'critical']"
                     ".includes(v.impact)).map(v => [v.id, v.nodes.slice(0, 2).map(n => n.html.slice(0, 160))]))")
    check(not found, f"{what}: axe finds {found}")


def weight(page):
    """Bytes of what a page loaded, not compressed: its own files, and what the API answered."""
    return page.run("(() => { let own = 0, api = 0, files = 0; for (const e of [...performance.getEntriesByType('navigation'),"
                    " ...performance.getEntriesByType('resource')]) { if (e.name.includes('/v1/')) api += e.decodedBodySize;"
                    " else if (e.entryType === 'navigation' || e.name.includes('/site/')) { own += e.decodedBodySize; files++ } } return [own, api, files] })()")


def addresses():
    """Pages of every kind: a name, and where it is."""
    arabic = api("/v1/articles?language=ar&limit=1&fields=url")[0]["url"]
    return [
        ("front", "/"), ("front-arabic", "/?language=ar"), ("section", "/news"), ("tag", "/tag/energy"),
        ("topic", "/topic/skerran-barrier"), ("article", "/news/skerran-barrier-first-power"), ("article-arabic", arabic),
        ("author", "/author/tamsin-orrell"), ("gallery-photo", "/gallery/ten-weeks-in-the-shipyard"),
        ("gallery-film", "/gallery/the-lighthouse-reels"), ("galleries", "/galleries"), ("collection", "/collection/weekend-reads"),
        ("most-viewed", "/most-viewed?period=week"), ("search", "/search?q=barrier"),
    ]


def every_page(browser):
    files = Path(__file__).parent.parent.parent / "examples" / "site"
    check(sum(file.stat().st_size for file in files.iterdir()) <= MOST_BYTES, "all files of the front end are small")
    for size in SIZES:
        for name, path in addresses():
            page = open_page(browser, path, size)
            quiet(page, f"{name} on a {size}")
            sound(page, f"{name} on a {size}", size)
            seen(page, f"{name}-{size}")
            if size == "desktop":
                own, answers, files = weight(page)
                check(own <= MOST_BYTES, f"{name} loads {own} bytes of its own")
                print(f"{name:16} {files:2} files of {own / 1000:5.1f} KB, answers of {answers / 1000:6.1f} KB, "
                      f"{len([r for r in page.requests if '/v1/' in r])} requests")
    page = open_page(browser, "/", dark=True)
    sound(page, "front in the dark")
    seen(page, "front-dark")
    page = open_page(browser, "/news/skerran-barrier-first-power", dark=True)
    sound(page, "article in the dark")
    seen(page, "article-dark")


def front(browser):
    page = open_page(browser, "/")
    sections = texts(page, ".sections li")
    check("News" in sections and "Culture" in sections, f"the sections are there: {sections}")
    check(text(page, ".opening h2") and page.run("document.querySelectorAll('.opening .card').length") == 5, "the editors' choice is there")
    check(page.run("document.querySelectorAll('.focus .topic').length") >= 5, "topics are in focus")
    check(page.run("[...document.querySelectorAll('.focus .definition')].every(e => e.innerText.length > 40)"), "each says what it is")
    check(page.run("document.querySelectorAll('.galleries .gallery.photo').length") == 2, "galleries of photos are there")
    check(page.run("document.querySelectorAll('.galleries .gallery.film').length") == 1, "one of films is there")
    check(page.run("[...document.querySelectorAll('main a[href]')].filter(a => a.host === location.host).every(a => new URL(a.href).pathname.length)"), "links lead somewhere")
    check(page.run("document.querySelector('link[rel=canonical]').href") == url + "/", "the front page has its address")
    foreign = page.run("[...document.querySelectorAll('[lang=fa]:not(footer *), [lang=ar]:not(footer *)')].map(e => e.dir)")
    check(foreign and set(foreign) == {"rtl"}, f"what is in another language says so: {foreign}")
    # Tabs, as the ARIA Authoring Practices have them.
    tabs = "document.querySelectorAll('[role=tab]')"
    page.run(f"{tabs}[0].focus()")
    for name, index in (("ArrowRight", 1), ("End", 2), ("ArrowRight", 0), ("ArrowLeft", 2), ("Home", 0), ("ArrowRight", 1)):
        press(page, name)
        check(page.run(f"[...{tabs}].indexOf(document.activeElement)") == index, f"{name} goes to tab {index}")
        check(page.run(f"[...{tabs}].map(t => t.getAttribute('aria-selected') === 'true').indexOf(true)") == index, "it is chosen")
    check(texts(page, "[role=tabpanel]:not([hidden]) li")[0] != "" and page.run("document.querySelectorAll('[role=tabpanel]:not([hidden])').length") == 1, "one panel shows")
    first = {text(page, f"#panel-{period} li a") or page.run(f"document.querySelector('#panel-{period} li a').textContent") for period in ("day", "week", "month")}
    check(len(first) > 1, f"each period has a ranking of its own: {first}")
    quiet(page, "tabs")


PICTURES = """[...document.images].map(i => ({ from: i.currentSrc, alt: i.alt, natural: i.naturalWidth, shown: i.clientWidth, height: i.clientHeight,
    sized: i.hasAttribute('width') && i.hasAttribute('height'), ground: i.parentElement.style.backgroundColor }))"""


def images(browser):
    """Pictures come in the size that the screen needs, keep their place before, and fail in a way that can be read."""
    # A reader who was nowhere yet: what a browser has in its cache, it takes though it is larger than needed.
    for reader, path in ((2, "/"), (3, "/news/skerran-barrier-first-power"), (4, "/gallery/ten-weeks-in-the-shipyard"), (5, "/topic/skerran-barrier")):
        page = open_page(browser, path, "phone", reader=reader)
        read_through(page)
        shown = page.run(PICTURES)
        check(shown, f"{path} has pictures")
        for one in shown:
            check(one["from"].endswith(".webp") and one["natural"] > 0, f"{path}: a rendition is loaded: {one}")
            # Half a step more than is shown, at most: renditions have 160, 320, 640 pixels and so on.
            width = page.run(f"new Promise(done => {{ const i = new Image(); i.onload = () => done(i.naturalWidth); i.src = {json.dumps(one['from'])} }})")
            check(one["shown"] <= width <= max(160, 2 * one["shown"]), f"{path}: of {width} pixels {one['shown']} are shown: {one}")
            check(one["sized"], f"{path}: its place is kept: {one}")
        check(any(one["ground"].startswith("rgb") for one in shown), f"{path}: a colour stands in for what loads")
        loaded = page.run("performance.getEntriesByType('resource').filter(e => e.name.includes('/media/')).map(e => [e.name, e.encodedBodySize])")
        print(f"{path}: {len(loaded)} pictures of {sum(size for _, size in loaded) / 1000:.1f} KB on a phone")
    # Those that are not wanted at once are not loaded: as far as a reader goes down.
    page = open_page(browser, "/", "phone", reader=6)
    early = len([r for r in page.requests if "/media/" in r])
    check(early < 25, f"{early} pictures are loaded before anybody goes down")
    for failing, what in (("/media/*/*", "its sizes"), ("/media/*", "its file")):
        for path in ("/", "/news/skerran-barrier-first-power", "/gallery/ten-weeks-in-the-shipyard"):
            page = Page(browser, **SIZES["phone"])
            page.fail(url + failing)
            page.open(url + path)
            drawn(page)
            read_through(page)
            page.until("[...document.images].every(i => i.complete && !i.srcset)", f"without {what}, each picture of {path} turns to its file")
            for one in page.run(PICTURES):
                if what == "its sizes":
                    check(one["natural"] > 0 and not one["from"].endswith(".webp"), f"{path}: the file is shown where its sizes fail: {one}")
                else:
                    check(one["natural"] == 0 and (not one["alt"] or one["height"] > 20), f"{path}: the text is there where a picture is not: {one}")
            page.screenshot(pictures / f"without-{what.replace(' ', '-')}-{path.split('/')[1] or 'front'}.jpg")
            page.close()


def arabic(browser):
    page = open_page(browser, "/?language=ar")
    check(page.run("[document.documentElement.lang, document.documentElement.dir].join()") == "ar,rtl", "the page is Arabic")
    check(text(page, "[role=tab]") == "اليوم", "it says its own words in Arabic")
    check(page.run("[...document.querySelector('.opening').childNodes].every(n => n.nodeType === 1)"), "no stray text stands in the opening")
    check(page.run("document.querySelector('.sections a').href.includes('language=ar')"), "sections stay in Arabic")
    tabs = "document.querySelectorAll('[role=tab]')"
    if page.run(f"{tabs}.length") > 1:
        page.run(f"{tabs}[0].focus()")
        press(page, "ArrowLeft")
        check(page.run(f"[...{tabs}].indexOf(document.activeElement)") == 1, "arrows go the way that is written")
    page.run("document.querySelector('.opening a[href]:not([tabindex])').click()")
    page.until("document.querySelector('.article')", "an article is opened")
    check(page.run("document.documentElement.dir") == "rtl" and page.run("getComputedStyle(document.querySelector('.body p')).textAlign") in ("start", "right"), "it reads from the right")


def by_keyboard(browser):
    """From the address bar to an article's comment, without a mouse."""
    page = open_page(browser, "/")
    press(page, "Tab")
    check(page.run("document.activeElement.className") == "skip", "the first stop is the way to the content")
    check(page.run("document.activeElement.getBoundingClientRect().width") > 100, "it can be seen")
    press(page, "Enter")
    page.until("document.activeElement.id === 'main'", "it leads to the content")
    press(page, "Tab")
    check(page.run("document.activeElement.closest('.opening') !== null"), "next is the first article")
    check(page.run("getComputedStyle(document.activeElement).outlineStyle") == "solid", "what has the focus shows it")
    press(page, "Enter")
    page.until("document.querySelector('.article')", "it is opened")
    drawn(page)
    page.run("document.activeElement.blur()")
    stops = []
    for _ in range(120):
        press(page, "Tab")
        stops.append(page.run("document.activeElement.name || document.activeElement.className || document.activeElement.localName"))
        if stops[-1] == "text":
            break
    check(stops[-1] == "text" and "email" in stops and "name" in stops, f"the form is reached: {stops[-5:]}")
    page.type("Sent without a mouse.")
    press(page, "Tab")
    press(page, "Enter")
    page.until("document.querySelector('.waits')", "it was sent")


def commenting(browser):
    """A comment is sent, waits, is approved by a key, and is seen by others. A script in it is text."""
    path = api("/v1/articles/tide-tables-of-1874?fields=url")["url"]
    page = open_page(browser, path)
    for field, value in (("name", "Ida <b>Marrow</b>"), ("email", "not an address"), ("text", "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'> a blot")):
        page.run(f"document.querySelector('.writing [name={field}]').focus()")
        page.type(value)
    page.run("document.querySelector('.writing').noValidate = true")
    click(page, ".writing .send")
    page.until("document.querySelector('#comment-email-note').classList.contains('wrong')", "what is wrong is told at its field")
    check(page.run("document.activeElement.name") == "email" and page.run("document.activeElement.getAttribute('aria-invalid')") == "true", "it has the focus")
    page.screenshot(pictures / "comment-wrong.jpg")
    page.run("document.activeElement.select()")
    page.type("ida@example.org")
    page.faults.clear()
    click(page, ".writing .send")
    page.until("document.querySelector('.comment.waits')", "the comment waits")
    check("moderator" in text(page, ".writing [role=status]"), "the reader is told")
    check("<script>" in text(page, ".comment.waits .said"), "what was written is text")
    check(page.run("window.ran === undefined"), "nothing of it ran")
    page.run("document.querySelector('.comment.waits').scrollIntoView({ block: 'center' })")
    page.screenshot(pictures / "comment-waits.jpg")
    number = page.run("document.querySelector('.comment.waits').id").split("-")[1]
    other = open_page(browser, path, reader=1)
    check(other.run(f"document.getElementById('comment-{number}') === null"), "others do not see it yet")
    api(f"/v1/comments/{number}", {"status": "approved"}, "PATCH")
    other = open_page(browser, path, reader=1)
    check("a blot" in text(other, f"#comment-{number} .said"), "once approved, others see it")
    check(text(other, f"#comment-{number} bdi") == "Ida <b>Marrow</b>" and other.run("window.ran === undefined"), "as text")
    check("ida@example.org" not in other.run("document.documentElement.outerHTML"), "without the address")
    # A reply.
    click(other, f"#comment-{number} .plain")
    check("Ida" in text(other, ".target"), "a reply names whom it is for")
    other.type("A reply to that.")
    click(other, ".writing .send")
    other.until(f"document.querySelector('#comment-{number} + .replies .waits')", "it stands below")
    check(not faults(other), f"replying: {faults(other)}")


BODY = """<h2>Heading two</h2><h3>Three</h3><h4>Four</h4><p>Text with <strong>strong</strong>, <em>em</em>, <a href="https://example.org/">a link</a>,
<code>code</code>, <sub>sub</sub>, <sup>sup</sup>, <mark>mark</mark>, <s>s</s> and <abbr title="x">abbr</abbr>.<br>Next line.</p>
<ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul><ol><li>first</li></ol><dl><dt>term</dt><dd>what</dd></dl>
<blockquote><p>Quoted.</p><cite>Somebody</cite></blockquote><pre>preformatted %s</pre><hr>
<table><caption>Wide</caption><thead><tr>%s</tr></thead><tbody><tr>%s</tr></tbody></table>
<figure><img src="https://images.example.org/none.jpg" alt="none"><figcaption>Below</figcaption></figure>
<details><summary>More</summary><p>Hidden</p></details><script>window.ran = 1</script><p onclick="window.ran = 1" style="position:fixed">Styled</p>
<iframe src="https://evil.example.org/"></iframe><a href="javascript:window.ran=1">x</a>""" % (
    "x" * 400, "<th>column</th>" * 14, "<td>valueandvalue</td>" * 14)


def attacks(browser):
    """What editors, imports and readers may put in: markup where there is none, very long words, everything that a body may have."""
    word = "Donaudampfschifffahrtsgesellschaft" * 6
    article = api("/v1/articles", {
        "title": f"<img src=x onerror='window.ran=1'>\"'&lt; {word}", "kicker": "<b>kick</b>", "summary": "<script>window.ran=1</script>" + word,
        "body": BODY, "section": "news", "status": "published", "tags": [], "authors": ["tamsin-orrell"]})
    for size in SIZES:
        page = open_page(browser, article["url"], size)
        check("<img" in text(page, "h1") and "<script>" in text(page, ".summary"), "markup in a title is text")
        check(page.run("window.ran === undefined && !document.querySelector('main [onerror]:not(img), main [onclick], main script, main iframe[src*=evil]')"), "nothing ran")
        check(page.run("document.querySelector('.article .hero') === null"), "no picture, no gap")
        sound(page, f"an attack on a {size}", size)
        seen(page, f"attack-{size}")
        page = open_page(browser, "/", size)
        check(page.run("window.ran === undefined"), "nor on the front page")
        sound(page, f"the front page under attack on a {size}", size)
        page = open_page(browser, "/search?q=" + quote("<img src=x onerror=window.ran=1> Donaudampf*"), size)
        check(page.run("window.ran === undefined") and "<img" in text(page, "h1"), "nor what is searched for")
    page = open_page(browser, "/search?q=" + quote("barier"))
    check("barrier" in (text(page, ".hint a") or ""), "a word is suggested")
    media = [api("/v1/media", {"kind": "video", "url": f"https://images.example.org/{n}.mp4", "mimeType": "video/mp4", "alt": "A film"})["id"] for n in range(2)]
    gallery = api("/v1/galleries", {"title": f"Films {word}", "kind": "film", "items": [{"media": m} for m in media], "publishedAt": "2026-01-02T03:04:05Z"})
    page = open_page(browser, gallery["url"])
    check(page.run("document.querySelectorAll('video[controls]').length") == 2, "a gallery of films without posters plays")
    check(page.run("document.documentElement.scrollWidth") <= 1280, "and fits")
    page = open_page(browser, "/galleries")
    sound(page, "galleries without posters")
    api(f"/v1/articles/{article['id']}", method="DELETE")
    page = open_page(browser, article["url"])
    check("taken down" in text(page, "h1") or "nothing" in text(page, "h1"), f"what is withdrawn says so: {text(page, 'h1')}")


def refusing(status, extra=""):
    """Makes every answer of the API a failure."""
    return (f"window.fetch = async () => new Response(JSON.stringify({{ title: 'No', status: {status} }}), "
            f"{{ status: {status}, headers: {{ 'Content-Type': 'application/problem+json' {extra} }} }})")


def failures(browser):
    for name, before, words in (
        ("busy", refusing(503, ", 'Retry-After': '7'"), "Too many"), ("limited", refusing(429, ", 'Retry-After': '30'"), "Too many"),
        ("broken", refusing(500), "cannot be shown"), ("offline", "window.fetch = async () => { throw new TypeError('offline') }", "no connection"),
        ("garbled", "window.fetch = async () => new Response('<html>proxy</html>', { status: 200 })", "cannot be shown"),
    ):
        for path in ("/", "/news/skerran-barrier-first-power", "/search?q=sea"):
            page = open_page(browser, path, before=before)
            check(words in text(page, "main h1"), f"{path} {name}: {text(page, 'main h1')}")
            check(text(page, "main button") == "Try again" and page.run("document.querySelector('.name a').href") == url + "/", f"{path} {name} can be left")
            check(not faults(page), f"{path} {name}: {faults(page)}")
        sound(page, f"{name}")
        page.screenshot(pictures / f"failure-{name}.jpg")
    # A page is worth reading without what stands around it.
    page = open_page(browser, "/news/skerran-barrier-first-power", before="const ask = fetch; window.fetch = (...a) => String(a[0]).includes('/v1/front') ? Promise.reject(new TypeError()) : ask(...a)")
    check(page.run("document.querySelector('.body p') !== null"), "an article shows without its frame")
    # A comment is not lost where it cannot be sent.
    page.run("window.fetch = async () => { throw new TypeError() }")
    page.run("document.querySelector('.writing [name=text]').focus()")
    page.type("Not lost.")
    click(page, ".writing .send")
    page.until("document.querySelector('.writing [role=status]').innerText", "the reader is told")
    check(page.run("document.querySelector('.writing [name=text]').value") == "Not lost.", "what was written stays")
    page = open_page(browser, "/", site=empty)
    check("Nothing has been published" in text(page, "main"), "an empty newsroom says so")
    sound(page, "an empty newsroom")
    page.screenshot(pictures / "empty.jpg")


def status_of(path, accept="text/html"):
    class Still(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_):
            return None
    try:
        answer = urllib.request.build_opener(Still).open(urllib.request.Request(url + path, headers={"Accept": accept}))
    except urllib.error.HTTPError as error:
        answer = error
    return answer.status, answer.headers.get("Location"), answer.headers.get("Content-Type", "")


def addresses_of_old(browser):
    """Search engines and old links: an address says by its status whether there is anything."""
    check(status_of("/news/skerran-barrier-first-power")[0] == 200, "an article is there")
    check(status_of("/opinion/skerran-barrier-first-power")[0] in (200, 301), "under another section it leads to its own")
    check(status_of("/nothing/here")[0] == 404, "what is not there is 404")
    check(status_of("/nothing/here", "application/json")[2].startswith("application/problem+json"), "programs are told as before")
    check(status_of("/v1/nothing")[2].startswith("application/problem+json"), "so is the API")
    made = api("/v1/articles", {"title": "An old name", "slug": "an-old-name", "body": "<p>Text.</p>", "section": "news", "status": "published"})
    api(f"/v1/articles/{made['id']}", {"slug": "a-new-name"}, "PATCH")
    status, location, _ = status_of("/news/an-old-name")
    check(status == 301 and location.endswith("/news/a-new-name"), f"a former address leads on: {status} {location}")
    page = open_page(browser, "/news/an-old-name")
    check(page.run("location.pathname") == "/news/a-new-name" and text(page, "h1") == "An old name", "so it does in a browser")
    page = open_page(browser, "/nothing/here")
    check("nothing at this address" in text(page, "h1") and page.run("document.querySelector('meta[name=robots]').content") == "noindex", "a page says that nothing is there")
    sound(page, "nothing there")
    # Without JavaScript there is a way to read.
    with urllib.request.urlopen(urllib.request.Request(url + "/", headers={"Accept": "text/html"})) as answer:
        html = answer.read().decode()
        policy = answer.headers["Content-Security-Policy"]
    check("<noscript>" in html and "/feeds/articles.rss" in html, "without JavaScript it leads to the feeds")
    check("unsafe" not in policy and "script-src 'self'" in policy and "style=" not in html and "<style" not in html, "the policy is strict")


def previewing(browser):
    """A draft is shown to whoever has a token, and to nobody else."""
    made = api("/v1/articles", {"title": "Not yet for everybody", "slug": "not-yet", "body": "<p>A draft.</p>", "section": "news", "status": "draft"})
    token = api(f"/v1/articles/{made['id']}/previews", {})["token"]
    check(status_of(f"/news/not-yet?preview={token}")[0] == 200, "the page of a preview is there")
    page = open_page(browser, f"/news/not-yet?preview={token}")
    check(text(page, "h1") == "Not yet for everybody" and text(page, ".body") == "A draft.", f"the draft is shown: {text(page, 'main')}")
    check(text(page, ".preview") == "Preview: a draft" and page.run("document.querySelector('.preview').getBoundingClientRect().top") < 400, "a banner says what it is")
    check(page.run("location.search") == f"?preview={token}", "the address can be sent on")
    check(not [r for r in page.requests if r.endswith("/views")], "a preview is no view")
    check(page.run("document.querySelector('.comments') === null"), "nobody can comment on it yet")
    quiet(page, "a preview")
    sound(page, "a preview")
    seen(page, "preview")
    for path in ("/news/not-yet", "/news/not-yet?preview=pv_guessed", f"/news/skerran-barrier-first-power?preview={token}"):
        page = open_page(browser, path)
        check("nothing at this address" in text(page, "h1") and "draft" not in text(page, "main"), f"{path} shows nothing: {text(page, 'main')}")


def gallery(browser):
    page = open_page(browser, "/gallery/six-kilometres-of-cold-water")
    check(text(page, ".counter") == "1 / 6", "it begins with the first")
    click(page, ".following")
    click(page, ".following")
    check(text(page, ".counter") == "3 / 6" and page.run("location.hash") == "#3", "buttons go on")
    page.run("document.querySelector('.following').focus()")
    press(page, "ArrowLeft")
    check(text(page, ".counter") == "2 / 6" and "megaphone" in page.run("document.querySelector('.stage img').alt"), "so do arrows")
    page = open_page(browser, "/gallery/six-kilometres-of-cold-water#5", reader=1)
    check(text(page, ".counter") == "5 / 6" and "pole" in text(page, ".stage figcaption"), "an address opens one")
    page = open_page(browser, "/gallery/the-lighthouse-reels")
    check(page.run("document.querySelectorAll('video[controls]').length") == 4, "films can be played")
    check(page.run("document.querySelectorAll('audio[controls]').length") == 1, "so can the sound")
    check(page.run("[...document.querySelectorAll('video, audio')].every(e => e.clientWidth > 200 && e.clientHeight > 30)"), "all of them can be seen")
    read_through(page)


def main():
    with Chromium() as browser:
        try:
            for part in (front, images, arabic, gallery, by_keyboard, commenting, addresses_of_old, previewing, every_page, attacks, failures):
                if part.__name__ in sys.argv[6:] or not sys.argv[6:]:
                    part(browser)
        except BrowserFault as fault:
            Page.last.screenshot(pictures / "failure.jpg")
            sys.exit(f"scripts/test-site: {fault}. See {pictures / 'failure.jpg'}")
    print(f"{checks} passed, 0 failed")


main()
