"""A headless Chromium that a test drives by the Chrome DevTools Protocol, over a pipe: nothing but Debian's `chromium` is
needed, and no port is open."""

import base64
import fcntl
import json
import os
import select
import signal
import subprocess
import tempfile
import time
from pathlib import Path


# What the browser says to what is asked of a page while it goes to another.
CHANGING = ["Inspected target navigated or closed", "Not attached to an active page", "Cannot find default execution context"]


class BrowserFault(Exception):
    """What the browser did not do, or what a page did in it."""


class Chromium:
    """A browser with a profile of its own, which is gone afterwards."""

    def __init__(self):
        self._profile = tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True)
        to_browser, self._output = os.pipe()
        self._input, from_browser = os.pipe()

        def descriptors():
            # The browser reads commands from 3 and writes answers to 4. Either may be a number that a pipe has now.
            above = [fcntl.fcntl(pipe, fcntl.F_DUPFD_CLOEXEC, 10) for pipe in (to_browser, from_browser)]
            for number, pipe in zip((3, 4), above):
                os.dup2(pipe, number)

        self._process = subprocess.Popen(
            [
                "chromium", "--headless=new", "--remote-debugging-pipe", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
                # The sandbox cannot be had as root, nor within most containers. What is opened are pages of our own.
                "--no-sandbox", "--hide-scrollbars", f"--user-data-dir={self._profile.name}", "about:blank",
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=descriptors,
            close_fds=False,
            start_new_session=True,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._buffer = b""
        self._number = 0
        self._listeners = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self._output)
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        os.close(self._input)
        self._profile.cleanup()

    def tell(self, method, session=None, **parameters):
        """Gives a command, and the number that its answer will have."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._output, data):]
        return self._number

    def send(self, method, session=None, timeout=60, **parameters):
        """What the browser answers to a command."""
        number = self.tell(method, session, **parameters)
        end = time.monotonic() + timeout
        while True:
            answer = self._next(end)
            if answer is None:
                raise BrowserFault(f"the browser did not answer {method} within {timeout} s")
            if answer.get("id") == number:
                if "error" in answer:
                    raise BrowserFault(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def listen(self, session, listener):
        """Tells a listener of all events of a page."""
        self._listeners[session] = listener

    def turn(self, seconds, until=lambda: False):
        """Takes what the browser tells for a while; whether what was waited for came true within it."""
        end = time.monotonic() + seconds
        while not until() and self._next(end, until) is not None:
            pass
        return until()

    def _next(self, end, until=lambda: False):
        """The next answer; events go to their listeners. None once the time is over, or an event has made something true."""
        while not until():
            message, mark, rest = self._buffer.partition(b"\0")
            if mark:
                self._buffer = rest
                message = json.loads(message)
                if "id" in message:
                    return message
                listener = self._listeners.get(message.get("sessionId"))
                if listener:
                    listener(message["method"], message["params"])
                continue
            ready, _, _ = select.select([self._input], [], [], max(0, end - time.monotonic()))
            if not ready:
                return None
            data = os.read(self._input, 1 << 16)
            if not data:
                raise BrowserFault("the browser ended")
            self._buffer += data


class Page:
    """A page in a browser: what went wrong in it, and which addresses it asked."""

    # The one that was opened last, to look at where something failed.
    last = None

    def __init__(self, browser, width=1280, height=900, phone=False):
        Page.last = self
        self._browser = browser
        self._context = browser.send("Target.createBrowserContext")["browserContextId"]
        target = browser.send("Target.createTarget", url="about:blank", browserContextId=self._context)["targetId"]
        self._session = browser.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.faults = []
        self.requests = []
        self._has_loaded = False
        browser.listen(self._session, self._heard)
        for domain in ("Page", "Runtime", "Log", "Network", "Audits"):
            self.send(f"{domain}.enable")
        self.send(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone
        )

    def send(self, method, **parameters):
        return self._browser.send(method, self._session, **parameters)

    def fail(self, *patterns):
        """Has requests fail from now on whose addresses are such, with `*` for anything; with none, no more."""
        self.send("Fetch.enable", patterns=[{"urlPattern": pattern} for pattern in patterns]) if patterns else self.send("Fetch.disable")

    def _heard(self, event, details):
        if event == "Page.loadEventFired":
            self._has_loaded = True
        elif event == "Runtime.exceptionThrown":
            thrown = details["exceptionDetails"]
            self.faults.append(thrown.get("exception", {}).get("description") or thrown["text"])
        elif event == "Runtime.consoleAPICalled" and details["type"] in ("error", "warning", "assert"):
            self.faults.append(" ".join(str(a.get("value", a.get("description"))) for a in details["args"]))
        elif event == "Log.entryAdded" and details["entry"]["level"] in ("error", "warning"):
            self.faults.append(f"{details['entry']['text']} {details['entry'].get('url', '')}")
        elif event == "Audits.issueAdded" and details["issue"]["code"] == "ContentSecurityPolicyIssue":
            self.faults.append(json.dumps(details["issue"]["details"]["contentSecurityPolicyIssueDetails"]))
        elif event == "Fetch.requestPaused":
            self._browser.tell("Fetch.failRequest", self._session, requestId=details["requestId"], errorReason="Failed")
        elif event == "Network.requestWillBeSent":
            self.requests.append(details["request"]["url"])

    def open(self, url, before=None):
        """Loads an address, with a script that runs before those of the page."""
        script = before and self.send("Page.addScriptToEvaluateOnNewDocument", source=before)["identifier"]
        self._has_loaded = False
        answer = self.send("Page.navigate", url=url)
        if "errorText" in answer:
            raise BrowserFault(f"{url}: {answer['errorText']}")
        if not self._browser.turn(30, lambda: self._has_loaded):
            raise BrowserFault(f"{url} did not load within 30 s")
        if script:
            self.send("Page.removeScriptToEvaluateOnNewDocument", identifier=script)

    def close(self):
        self._browser.send("Target.disposeBrowserContext", browserContextId=self._context)

    def run(self, script):
        """The value of an expression within the page."""
        answer = self.send("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            thrown = answer["exceptionDetails"]
            raise BrowserFault(thrown.get("exception", {}).get("description") or thrown["text"])
        return answer["result"].get("value")

    def until(self, script, what, seconds=60):
        """Waits until an expression is true."""
        end = time.monotonic() + seconds
        while not self._holds(script):
            if time.monotonic() > end:
                raise BrowserFault(f"{what}: not so within {seconds} s")
            self._browser.turn(0.02)

    def _holds(self, script):
        """Whether an expression is true; not where another page is taking the place of the one that was asked."""
        try:
            return self.run(f"Boolean({script})")
        except BrowserFault as fault:
            if any(sign in str(fault) for sign in CHANGING):
                return False
            raise

    def wait(self, seconds):
        """Lets the page go on for a while."""
        self._browser.turn(seconds)

    def type(self, text):
        """As if it were typed, into what has the focus."""
        self.send("Input.insertText", text=text)

    def screenshot(self, path, whole=False):
        """A picture as the name of its file ends: `.png` or `.jpg`, which is made faster."""
        form = {"format": "jpeg", "quality": 80} if str(path).endswith(".jpg") else {"format": "png"}
        data = self.send("Page.captureScreenshot", captureBeyondViewport=whole, **form)["data"]
        Path(path).write_bytes(base64.b64decode(data))
