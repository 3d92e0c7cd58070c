"""A server of a fresh demo newsroom on a free port of the loopback, and requests to it."""

import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts" / "lib"))
from listener import Listener


class Answer:
    """What the server answered to one request."""

    def __init__(self, method, target, status, headers, body, sent=()):
        self.method, self.target, self.status, self.headers, self.body = method, target, status, headers, body
        # The names of the headers that were sent.
        self.sent = frozenset(sent)

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def content_type(self):
        return (self.headers.get("content-type") or "").partition(";")[0]


class Server:
    """Serves while the `with` block lasts. `settings` are environment variables without their `BROADSHEET_`."""

    # Every answer of every server, for what is said of all of them.
    answers = []

    def __init__(self, binary, **settings):
        self.binary = binary
        kept = {name: value for name, value in os.environ.items() if not name.startswith("BROADSHEET_")}
        # The clients here speak for a few readers who ask thousands of times.
        unlimited = {"LIMITS_READS": "1000000", "LIMITS_KEPT": "1000000", "LIMITS_WRITES": "1000000", "LIMITS_WRONG_KEYS": "10000"}
        self.environment = kept | {f"BROADSHEET_{name}": value for name, value in (unlimited | settings).items()}

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="broadsheet-contract-")
        self.data = os.path.join(self.folder.name, "data")
        if self.command("demo").returncode != 0:
            self.folder.cleanup()
            raise SystemExit("the demo newsroom could not be made")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = open(os.path.join(self.folder.name, "log"), "w+")
        self.process = subprocess.Popen(
            [self.binary, "serve", "--data", self.data, "--host", "127.0.0.1", "--port", str(self.port)],
            stdout=self.log,
            stderr=subprocess.STDOUT,
            env=self.environment,
        )
        self.url = f"http://127.0.0.1:{self.port}"
        deadline = time.monotonic() + 30
        while True:
            if self.process.poll() is not None or time.monotonic() > deadline:
                tail = self.tail()
                self.__exit__()
                raise SystemExit(f"the server did not become ready:\n{tail}")
            try:
                if self.ask("/readyz").status == 200:
                    return self
            except OSError:
                time.sleep(0.05)

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()
        self.folder.cleanup()

    @property
    def lives(self):
        return self.process.poll() is None

    def tail(self):
        """The end of the server's log."""
        return "".join(self.logged().splitlines(keepends=True)[-20:])

    def logged(self):
        """The server's log."""
        self.log.flush()
        with open(self.log.name, encoding="utf-8", errors="replace") as file:
            return file.read()

    def command(self, *words):
        """Runs a command of the binary on this newsroom."""
        return subprocess.run([self.binary, *words, "--data", self.data], capture_output=True, text=True, env=self.environment)

    def key(self, scopes, name=None):
        """A new key of these scopes."""
        made = self.command("keys", "create", "--name", name or f"contract {scopes}", "--scope", scopes)
        if made.returncode != 0:
            raise SystemExit(f"a key could not be made: {made.stderr}")
        return made.stdout.strip()

    def listen(self, target, request_id, meanwhile=None, headers=None, count=1):
        """The answer that a stream gave, and its first events; `meanwhile` is done once it listens."""
        headers = {"X-Request-Id": request_id} | (headers or {})
        with Listener(self.port, target, headers) as listener:
            if meanwhile:
                listener.await_beginning()
                meanwhile()
            events = [listener.next() for _ in range(count)]
            fields = {name.lower(): value for name, value in listener.response.getheaders()}
            answer = Answer("GET", target, listener.response.status, fields, listener.text.strip().encode(), headers)
        self.answers.append(answer)
        return answer, events

    def ask(self, target, method="GET", headers=None, raw=False, body=None):
        """One request; a target is a path with its query as a person would write it, or as it is where `raw`. A body
        that is not bytes is sent as JSON."""
        headers = dict(headers or {})
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
            headers.setdefault("Content-Type", "application/json")
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            path = target if raw else quote(target, safe="/?&=,:;%+-._~!$'()*@")
            try:
                connection.request(method, path, body=body, headers={k: v for k, v in headers.items() if v is not None})
            except (BrokenPipeError, ConnectionResetError):
                pass  # A body that is too long is refused before it is read to its end.
            response = connection.getresponse()
            content = response.read()
            fields = {}
            for name, value in response.getheaders():
                fields[name.lower()] = value
            answer = Answer(method, target, response.status, fields, content, headers)
            self.answers.append(answer)
            return answer
        finally:
            connection.close()
