"""A server of its own on a newsroom of its own, and requests to it."""

import contextlib
import http.client
import json
import os
import re
import shutil
import subprocess
import tempfile
import time

BINARY = os.environ["BROADSHEET_BIN"]


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, {k.lower(): v for k, v in headers}, body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def data(self):
        return self.json["data"]

    @property
    def codes(self):
        return [e["code"] for e in self.json.get("errors", [])]


class Server:
    def __init__(self, folder=None, environment=None):
        self.folder = folder or tempfile.mkdtemp(prefix="broadsheet-media-")
        self.data = f"{self.folder}/data"
        self.environment = {**os.environ, "BROADSHEET_LIMITS_ENABLED": "false", **(environment or {})}

    def run(self, *arguments, status=0):
        end = subprocess.run([BINARY, *arguments, "--data", self.data], env=self.environment, capture_output=True, text=True)
        assert end.returncode == status, (arguments, end.returncode, end.stdout[-500:], end.stderr[-500:])
        return end

    def __enter__(self):
        if not os.path.exists(self.data):
            self.run("demo")
        self.key = self.run("keys", "create", "--name", "tests", "--scope", "drafts,write,admin").stdout.strip()
        self.start()
        return self

    def start(self):
        self.log = open(f"{self.folder}/log", "w")
        self.process = subprocess.Popen([BINARY, "serve", "--data", self.data, "--port", "0"], env=self.environment, stderr=self.log, stdout=self.log)
        for _ in range(200):
            found = re.search(r"http://127\.0\.0\.1:(\d+)", open(self.log.name).read())
            if found:
                self.port = int(found[1])
                return
            assert self.process.poll() is None, open(self.log.name).read()
            time.sleep(0.05)
        raise SystemExit("the server did not start")

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def ask(self, path, method="GET", headers=None, body=None, key=False):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = dict(headers or {})
        if key:
            headers["Authorization"] = f"Bearer {self.key}"
        try:
            with contextlib.suppress(ConnectionError):
                # An answer may come before all was sent; then nobody reads the rest.
                connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return Answer(answer.status, answer.getheaders(), answer.read())
        finally:
            connection.close()

    def upload(self, content, kind, path="/v1/media", method="POST", headers=None):
        return self.ask(path, method, {"Content-Type": kind, **(headers or {})}, content, key=True)

    def log_text(self):
        return open(self.log.name).read()

    def memory(self, field="VmHWM"):
        """KB of memory."""
        return int(re.search(rf"{field}:\s+(\d+)", open(f"/proc/{self.process.pid}/status").read())[1])
