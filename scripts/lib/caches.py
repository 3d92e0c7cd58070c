"""Caches in front of a server, as deploy/ configures them, and an origin that answers as it is told."""

import gzip
import http.client
import os
import shutil
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from serving import NAME, ROOT, free_port


class Answer:
    def __init__(self, answer):
        self.status, self.headers, self.body = answer.status, answer.headers, answer.read()

    def __getitem__(self, name):
        return self.headers.get(name)

    def __repr__(self):
        return f"{self.status} {dict(self.headers)} {self.body[:200]!r}"


def ask(port, target, method="GET", headers=None, body=None, source="127.0.0.1"):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30, source_address=(source, 0))
    try:
        connection.request(method, target, body, headers or {})
        return Answer(connection.getresponse())
    finally:
        connection.close()


def until(holds, seconds=10):
    """Waits until something holds; whether it came to hold in time."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


class Proxy:
    """A process that listens on a port while the `with` block lasts."""

    def __init__(self, work, port=None):
        self.work, self.port = work, port or free_port()
        work.mkdir()

    def __enter__(self):
        with open(self.work / "log", "a") as log:
            self.process = subprocess.Popen(self.command(), stdout=log, stderr=subprocess.STDOUT)
        if not until(lambda: self.process.poll() is not None or self.is_ready(), 30) or self.process.poll() is not None:
            self.__exit__()
            sys.exit(f"{NAME}: {self.command()[0]} did not start:\n{(self.work / 'log').read_text()[-4000:]}")
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def is_ready(self):
        try:
            return self.ask("/livez").status < 500
        except OSError:
            return False

    def ask(self, target, method="GET", headers=None, **others):
        return ask(self.port, target, method, headers, **others)

    def configure(self, name, changes):
        """Writes a file of deploy/ with changes that the test needs, each of which has to find its place; its path."""
        text = (ROOT / "deploy" / name).read_text()
        for old, new in changes.items():
            if old not in text:
                sys.exit(f"{NAME}: deploy/{name} has no {old!r} any more")
            text = text.replace(old, new)
        path = self.work / name
        path.write_text(text)
        return path


class Varnish(Proxy):
    def __init__(self, work, origin, port=None):
        super().__init__(work, port)
        self.vcl = self.configure("varnish.vcl", {'.port = "8080";': f'.port = "{origin}";'})

    def command(self):
        varnishd = shutil.which("varnishd") or "/usr/sbin/varnishd"
        return [varnishd, "-F", "-n", f"{self.work}/varnish", "-a", f"127.0.0.1:{self.port}", "-f", str(self.vcl),
                "-s", "malloc,64m", "-j", "none", "-T", "none", "-p", "thread_pool_min=20"]

    def purge(self, keys, **others):
        return self.ask("/", "PURGE", {"Surrogate-Key": keys} | others.pop("headers", {}), **others)


class Nginx(Proxy):
    def __init__(self, work, origin):
        super().__init__(work)
        site = self.configure("nginx.conf", {
            "server 127.0.0.1:8080;": f"server 127.0.0.1:{origin};",
            "listen 80;": f"listen 127.0.0.1:{self.port};",
            "    listen [::]:80;\n": "",
            "/var/lib/nginx/broadsheet": f"{work}/cache",
        })
        user = "user root;" if os.geteuid() == 0 else ""
        paths = "".join(f"{name}_temp_path {work}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        (work / "main.conf").write_text(f"""
            daemon off; worker_processes 1; {user} pid {work}/pid; error_log {work}/log;
            events {{}}
            http {{ access_log off; {paths} include {site}; }}
        """)

    def command(self):
        nginx = shutil.which("nginx") or "/usr/sbin/nginx"
        return [nginx, "-p", str(self.work), "-e", f"{self.work}/log", "-c", f"{self.work}/main.conf"]


class Origin:
    """A server that gives each path the answer that it was told, and remembers what it was asked."""

    def __init__(self):
        self.answers, self.asked, self.port, self.server = {}, [], free_port(), None

    def __enter__(self):
        origin = self

        class Handler(BaseHTTPRequestHandler):
            # No connection outlives its answer: who stops the origin stops it.
            protocol_version = "HTTP/1.0"

            def answer(self):
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                path = self.path.partition("?")[0]
                if path not in ("/readyz", "/livez"):
                    origin.asked.append((self.command, self.path, self.headers))
                status, headers, body = origin.answers.get(path, (200, {}, b""))
                if "gzip" in self.headers.get("Accept-Encoding", "") and "Accept-Encoding" in headers.get("Vary", ""):
                    body = gzip.compress(body)
                    headers = headers | {"Content-Encoding": "gzip", "ETag": headers["ETag"][:-1] + '-gzip"'}
                if status == 200 and self.headers.get("If-None-Match") == headers.get("ETag", ""):
                    status, body = 304, b""
                self.send_response_only(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(body)

            do_GET = do_HEAD = do_POST = do_PATCH = do_OPTIONS = answer

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None

    def says(self, path, body, control=None, status=200, **headers):
        """What it answers from now on. `control`: Cache-Control, alone or with CDN-Cache-Control; others are headers."""
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if control:
            controls = (control,) if isinstance(control, str) else control
            headers |= dict(zip(("Cache-Control", "CDN-Cache-Control"), controls))
        self.answers[path] = (status, headers, body.encode())

    def count(self, path):
        """How often it was asked for a path."""
        return sum(asked.partition("?")[0] == path for _, asked, _ in self.asked)
