"""What pages of another site may do, in a headless Chromium that keeps what it is told to keep: send beacons, send the headers
that clients are told to send, and see a comment that was just posted.

usage: origins.py URL: the address of a server of a demo newsroom, where comments show at once"""

import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from chromium import BrowserFault, Chromium, Page

url = sys.argv[1]
ARTICLE = "skerran-barrier-first-power"
VIEW = json.dumps({"views": [{"article": ARTICLE}]})
# Where a beacon goes, and what it brings: JSON has the browser ask first, text and nothing have it not.
BEACONS = [
    ("/v1/views", f"new Blob([{VIEW!r}], {{type: 'application/json'}})"),
    ("/v1/views", repr(VIEW)),
    (f"/v1/articles/{ARTICLE}/views", "new Blob(['{}'], {type: 'application/json'})"),
    (f"/v1/articles/{ARTICLE}/views", "undefined"),
]
HEADERS = {
    "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "tracestate": "a=1", "X-Request-Id": "of-the-page",
    "Cache-Control": "no-cache", "If-Modified-Since": "Sun, 22 Nov 2009 09:30:00 GMT", "If-None-Match": '"none"',
}
checks = 0


def check(holds, what):
    global checks
    checks += 1
    if not holds:
        raise BrowserFault(what)


class Watched(Page):
    """A page of which the answers are noted that it gets: kind, address, status."""

    def __init__(self, browser):
        self.answers = []
        super().__init__(browser)

    def _heard(self, event, details):
        if event == "Network.responseReceived":
            self.answers.append((details["type"], details["response"]["url"], details["response"]["status"]))
        super()._heard(event, details)

    def wait(self, seconds):
        self._browser.turn(seconds)


class Site(BaseHTTPRequestHandler):
    """Another site: an empty page."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><link rel=icon href=data:,><title>Another site</title>")

    def log_message(self, *_):
        pass


def sends_beacons(page):
    for target, body in BEACONS:
        page.answers.clear()
        check(page.run(f"navigator.sendBeacon('{url}{target}', {body})"), f"{target}: the beacon is queued")
        end = time.monotonic() + 10
        while not (sent := [answer for answer in page.answers if answer[0] == "Ping"]) and time.monotonic() < end:
            page.wait(0.1)
        check(sent == [("Ping", url + target, 204)], f"{target} with {body}: {page.answers}, {page.faults}")
    check(not page.faults, f"beacons: {page.faults}")


def reads_with_headers(page):
    read = page.run(f"""fetch('{url}/v1/articles?limit=1', {{headers: {json.dumps(HEADERS)}}}).then(
        answer => [answer.status, ...['X-Request-Id', 'ETag', 'Link'].map(name => answer.headers.get(name))])""")
    check(read[:2] == [200, "of-the-page"] and read[2] and "rel=\"next\"" in read[3], f"headers are sent and seen: {read}")
    check(not page.faults, f"headers: {page.faults}")


def sees_its_comment(page):
    places = [f"/v1/articles/{ARTICLE}/comments", f"/v1/articles/{ARTICLE}?include=comments"]
    for number in range(2):
        text = f"The word number {number} of a browser."
        seen = page.run(f"""(async () => {{
            const read = place => fetch('{url}' + place).then(answer => answer.text());
            const places = {json.dumps(places)};
            await Promise.all(places.map(read));
            const posted = await fetch('{url}/v1/articles/{ARTICLE}/comments', {{
                method: 'POST', headers: {{'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID?.() ?? 'key-{number}-000'}},
                body: JSON.stringify({{text: {text!r}}})
            }});
            const texts = await Promise.all(places.map(read));
            return [posted.status, ...texts.map(its => its.includes({text!r}))];
        }})()""")
        check(seen == [201, True, True], f"a reader sees what was just posted: {seen}, {page.faults}")


def main():
    site = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    with Chromium() as browser:
        page = Watched(browser)
        page.open(f"http://127.0.0.1:{site.server_port}/")
        sends_beacons(page)
        reads_with_headers(page)
        sees_its_comment(page)
    site.shutdown()
    print(f"Pages of another site send beacons, read with their headers, and see their comments: {checks} checks.")


main()
