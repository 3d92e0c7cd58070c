"""/docs and / in a headless Chromium, on a demo newsroom: what a person would do there.

usage: docs.py URL KEY SCREENSHOTS: the address of a server, a key of all scopes, and a folder for pictures of the pages"""

import re
import sys
import time
from pathlib import Path

from chromium import BrowserFault, Chromium, Page

url, key, pictures = sys.argv[1], sys.argv[2], Path(sys.argv[3])
SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844, "phone": True}}
checks = 0


def check(holds, what):
    global checks
    checks += 1
    if not holds:
        raise BrowserFault(what)


def quiet(page, what):
    """Nothing went wrong in a page, and it asked nobody else."""
    check(not page.faults, f"{what}: {page.faults}")
    elsewhere = [r for r in page.requests if not r.startswith((url + "/", "data:", "blob:" + url))]
    check(not elsewhere, f"{what} asked {elsewhere}")
    kept = page.run("localStorage.length + sessionStorage.length + document.cookie.length")
    check(kept == 0, f"{what} has kept something")


def drawn(page):
    page.until("document.querySelectorAll('.opblock').length", "the operations are drawn")
    page.until("document.querySelectorAll('#index li').length", "the index is drawn")


def press(page, key):
    for kind in ("keyDown", "keyUp"):
        page.send("Input.dispatchKeyEvent", type=kind, key=key, code=key, text="\r" if key == "Enter" else key)


def open_operation(page, words):
    """Searches by words, and opens what is found first."""
    page.run("document.getElementById('search').focus()")
    page.run("document.getElementById('search').select()")
    page.type(words)
    press(page, "Enter")
    page.until("document.querySelector('.opblock.is-open .execute')", f"{words}: there is a form")
    # Swagger UI draws a form more than once before it takes a click.
    page.run("new Promise(done => requestIdleCallback(() => requestIdleCallback(() => done())))")


def fill(page, parameter, text):
    """Types into a field of the open form, as a person does."""
    enter(page, f".opblock.is-open tr[data-param-name='{parameter}'] input", text)


def write_body(page, json):
    enter(page, ".opblock.is-open textarea", json)


def enter(page, field, text):
    page.until(f'document.querySelector("{field}")', f"there is a field {field}")
    page.run(f'document.querySelector("{field}").focus()')
    page.run(f'document.querySelector("{field}").select()')
    page.type(text)
    # Swagger UI takes what was typed in a moment, or when the field is left.
    page.run("document.activeElement.blur()")


def sent(page):
    """Sends the open form; the status and the body of what is answered."""
    before = len(page.requests)
    # Swagger UI loses a click that comes while it draws the form anew: then nothing is asked, and a person clicks again.
    for _ in range(10):
        page.run("document.querySelector('.opblock.is-open .execute').click()")
        end = time.monotonic() + 3
        while len(page.requests) == before and time.monotonic() < end:
            page.wait(0.05)
        if len(page.requests) > before:
            break
    answer = ".opblock.is-open .live-responses-table .response"
    page.until(f"document.querySelector('{answer} .response-col_status')", "there is an answer")
    status = page.run(f"document.querySelector('{answer} .response-col_status').innerText")
    body = page.run(f"document.querySelector('{answer} .highlight-code, {answer} .microlight')?.innerText ?? ''")
    return int(status.split()[0]), body


def entrance(browser, size):
    page = Page(browser, **SIZES[size])
    page.open(url + "/")
    check(page.run("document.querySelector('h1').innerText") == "Broadsheet", "/ is a page")
    check(page.run("getComputedStyle(document.body).maxWidth !== 'none'"), "/ has its style")
    check(page.run("document.documentElement.scrollWidth") <= SIZES[size]["width"], f"/ fits a {size}")
    page.screenshot(pictures / f"entrance-{size}.png")
    quiet(page, "/")
    page.run("document.querySelector('a[href=\"/docs\"]').click()")
    drawn(page)
    check(page.run("location.pathname") == "/docs", "/ leads to /docs")


def searching(browser):
    page = Page(browser, **SIZES["desktop"])
    page.open(url + "/docs")
    drawn(page)
    operations = page.run("fetch('/openapi.json').then(r => r.json()).then(c => Object.values(c.paths)"
                          ".flatMap(p => Object.keys(p)).filter(m => /^(get|post|put|patch|delete)$/.test(m)).length)")
    check(page.run("document.querySelectorAll('#index li').length") == operations, "the index has every operation")
    names = page.run("[...document.querySelectorAll('.opblock')].map(e => e.id.split('-').pop())")
    check(len(set(names)) == operations, "every operation is drawn")
    check(page.run("fetch('/').then(r => r.json()).then(j => j.data.name)") == "Broadsheet", "/ is JSON to scripts")
    press(page, "/")
    page.type("most viewed")
    found = page.run("[...document.querySelectorAll('#index li:not([hidden])')].map(e => e.innerText).join()")
    check("/v1/rankings/most-viewed" in found and "/v1/batch" not in found, f"a search finds: {found}")
    page.type(" zzz")
    check(page.run("document.querySelectorAll('#index li:not([hidden])').length") == 0, "nothing is called that")
    quiet(page, "searching")


def reading(browser, size):
    page = Page(browser, **SIZES[size])
    page.open(url + "/docs")
    drawn(page)
    page.screenshot(pictures / f"docs-{size}.png")
    open_operation(page, "articles newest first")
    fill(page, "limit", "2")
    status, body = sent(page)
    check(status == 200 and '"slug"' in body and '"next"' in body, f"articles: {status} {body[:200]}")
    asked = [r for r in page.requests if "/v1/articles?" in r]
    check(asked and "limit=2" in asked[-1].split("?")[1].split("&"), f"articles were asked by {asked}")
    chosen = {p.split("=")[0] for p in asked[-1].split("?")[1].split("&")}
    check(chosen <= {"limit", "sort", "count", "status", "view"}, f"nobody chose {chosen}")
    # The answer as a person sees it.
    page.run("document.querySelector('.opblock.is-open .execute').scrollIntoView()")
    page.screenshot(pictures / f"answer-{size}.png")
    check(page.run("document.documentElement.scrollWidth") <= SIZES[size]["width"], f"/docs fits a {size}")
    quiet(page, "reading")


def linked(browser):
    page = Page(browser, **SIZES["desktop"])
    page.open(url + "/docs#/Articles/getArticle")
    page.until("document.querySelector('.opblock.is-open .execute')", "an address opens its operation")
    page.until("document.querySelector('.opblock.is-open tr[data-param-name]')", "the form has fields")
    names = page.run("[...document.querySelectorAll('.opblock.is-open tr[data-param-name]')].map(e => e.dataset.paramName)")
    check(names[0] == "article" and all(names), f"the form has {names}")
    enter(page, ".opblock.is-open tr[data-param-name='article'] input", "skerran-barrier-first-power")
    status, body = sent(page)
    check(status == 200 and '"body"' in body, f"an article: {status} {body[:300]}")
    quiet(page, "an address")


def forms(browser):
    """Each operation has a field for every variable of its path, and a button that sends it. Some with variables are looked
    at: to draw one takes a second."""
    page = Page(browser, **SIZES["desktop"])
    page.open(url + "/docs")
    drawn(page)
    paths = page.run("[...document.querySelectorAll('.opblock-summary-path')].map(p => p.dataset.path)")
    for number in [number for number, path in enumerate(paths) if "{" in path][::9]:
        block = f"document.querySelectorAll('.opblock')[{number}]"
        page.run(f"{block}.querySelector('.opblock-summary-control').click()")
        page.until(f"{block}.querySelector('.execute')", "a form is drawn")
        path = page.run(f"{block}.querySelector('.opblock-summary-path').dataset.path")
        for variable in re.findall(r"{(\w+)}", path):
            field = f"{block}.querySelector('tr[data-param-name=\"{variable}\"] input')"
            page.until(field, f"{path} has a field for {variable}")
        check(page.run(f"!{block}.querySelector('tr[data-param-name=\"\"]')"), f"all fields of {path} have a name")
        page.run(f"{block}.querySelector('.opblock-summary-control').click()")
    quiet(page, "forms")


def writing(browser):
    page = Page(browser, **SIZES["desktop"])
    page.open(url + "/docs")
    drawn(page)
    enter(page, "#key", key)
    check(page.run("getComputedStyle(document.getElementById('key')).webkitTextSecurity") == "disc", "a key is hidden")
    open_operation(page, "createTag")
    write_body(page, '{"name": "Made by a browser"}')
    page.screenshot(pictures / "writing-desktop.png")
    status, body = sent(page)
    check(status == 201 and "made-by-a-browser" in body, f"a tag: {status} {body[:300]}")
    quiet(page, "writing")
    # Anew: behind a form that was sent, Swagger UI now and then draws the next one and does not find its operation when it is
    # sent (OperationNotFoundError), until the page is loaded again.
    page.open(url + "/docs")
    drawn(page)
    enter(page, "#key", key)
    open_operation(page, "get moderation")
    status, body = sent(page)
    check(status == 200 and '"data"' in body, f"comments for moderators: {status} {body[:300]}")
    quiet(page, "reading with a key")
    # Nothing is left of it for the next who opens the page.
    page.open(url + "/docs")
    drawn(page)
    check(page.run("document.getElementById('key').value") == "", "the key is forgotten")
    open_operation(page, "createTag")
    write_body(page, '{"name": "Without a key"}')
    status, body = sent(page)
    check(status == 401, f"without a key: {status} {body[:300]}")


def dark(browser):
    page = Page(browser, **SIZES["desktop"])
    page.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    page.open(url + "/docs#/Articles/getArticle")
    page.until("document.querySelector('.opblock.is-open .execute')", "it is drawn in the dark")
    page.screenshot(pictures / "docs-dark.png")
    quiet(page, "the dark")


def guarded(browser):
    """Nobody can make the page show or ask something else; and the policy is one: what it forbids does not happen."""
    page = Page(browser, **SIZES["desktop"])
    other = "http://127.0.0.1:9/other.json"
    page.open(f"{url}/docs?url={other}&configUrl={other}&urls.primaryName=x#/%3Cimg%20src=x%20onerror=alert(1)%3E/'\"\\]")
    drawn(page)
    quiet(page, "an address that was made up")
    for script in (
        "fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')",
        "new Promise(done => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        " document.body.append(s); done(window.ran ? 'sent' : 'refused') })",
        "new Promise(done => { const i = new Image(); i.onload = () => done('sent'); i.onerror = () => done('refused');"
        " i.src = 'http://127.0.0.1:9/x.png' })",
    ):
        before = len(page.faults)
        check(page.run(script) == "refused", script)
        page.wait(0.2)
        check(any("Content Security Policy" in f or "ContentSecurityPolicy" in f or "violates" in f
                  for f in page.faults[before:]), f"refused by the policy: {script} {page.faults[before:]}")


with Chromium() as browser:
    try:
        for size in SIZES:
            entrance(browser, size)
        searching(browser)
        for size in SIZES:
            reading(browser, size)
        linked(browser)
        forms(browser)
        writing(browser)
        dark(browser)
        guarded(browser)
    except BrowserFault as fault:
        Page.last.screenshot(pictures / "failure.png")
        sys.exit(f"scripts/test-docs: {fault}. See {pictures / 'failure.png'}")
print(f"{checks} passed, 0 failed")
