"""A server of a fresh demo newsroom on a free port of the loopback, and requests to it."""

import http.client
import json
import os
import socket
import subprocess
import tempfile
import time
from urllib.parse import quote


class Answer:
    """What the server answered to one request."""

    def __init__(self, method, target, status, headers, body):
        self.method, self.target, self.status, self.headers, self.body = method, target, status, headers, body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def content_type(self):
        return (self.headers.get("content-type") or "").partition(";")[0]


class Server:
    """Serves while the `with` block lasts."""

    def __init__(self, binary):
        self.binary = binary

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="broadsheet-contract-")
        self.data = os.path.join(self.folder.name, "data")
        made = subprocess.run([self.binary, "demo", "--data", self.data], stdout=subprocess.DEVNULL)
        if made.returncode != 0:
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
        self.log.flush()
        with open(self.log.name, encoding="utf-8", errors="replace") as file:
            return "".join(file.readlines()[-20:])

    def ask(self, target, method="GET", headers=None, raw=False):
        """One request; a target is a path with its query as a person would write it, or as it is where `raw`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            path = target if raw else quote(target, safe="/?&=,:;%+-._~!$'()*@")
            connection.request(method, path, headers=headers or {})
            response = connection.getresponse()
            body = response.read()
            fields = {}
            for name, value in response.getheaders():
                fields[name.lower()] = value
            return Answer(method, target, response.status, fields, body)
        finally:
            connection.close()
