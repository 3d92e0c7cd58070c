"""Receivers of webhooks on the loopback, good ones and bad ones, and those that the docs show."""

import os
import random
import re
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from serving import ROOT, free_port


class Receiver:
    """Notes each message with what it was answered: (headers, body, status). `answer` makes (status, headers, body)."""

    def __init__(self, answer):
        self.messages, self.received, self.lock = [], 0, threading.Lock()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                length = int(self.headers["content-length"])
                body = self.rfile.read(length)
                if len(body) < length:
                    # A server that was killed in the middle of a message has not sent one.
                    self.close_connection = True
                    return
                with receiver.lock:
                    receiver.received += 1
                status, headers, answer_body = answer()
                with receiver.lock:
                    receiver.messages.append((dict(self.headers.items()), body, status))
                try:
                    self.send_response(status)
                    for name, value in headers.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(answer_body)))
                    self.end_headers()
                    self.wfile.write(answer_body)
                except OSError:
                    pass

            def log_message(self, *_):
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads, request_queue_size = True, 64

            def handle_error(self, *_):
                """A connection that ends in the middle is what killed servers leave behind."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/hook?token=abc"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def taken(self):
        """What was answered with 2xx, in the order in which it came."""
        with self.lock:
            return [(headers, body) for headers, body, status in self.messages if status < 300]


def failing_one_in_three():
    chance = random.Random(1)
    return Receiver(lambda: (chance.choice((200, 204, 500)), {}, b""))


def hanging():
    return Receiver(lambda: time.sleep(60) or (200, {}, b""))


def long_winded():
    return Receiver(lambda: (200, {"Content-Type": "text/plain"}, b"x" * 10_000_000))


def leading_astray():
    return Receiver(lambda: (302, {"Location": "http://169.254.169.254/latest/meta-data/"}, b""))


def wanting_nothing():
    return Receiver(lambda: (410, {}, b""))


class Documented:
    """A receiver of docs/webhooks.md, as it stands there."""

    def __init__(self, name, command, folder, secret):
        text = (ROOT / "docs" / "webhooks.md").read_text(encoding="utf-8")
        code = re.search(rf"<!-- {re.escape(name)} -->\n```\w+\n(.*?)```", text, re.S).group(1)
        path = Path(folder) / name
        path.write_text(code, encoding="utf-8")
        self.port, self.lines = free_port(), []
        self.process = subprocess.Popen(
            [*command, str(path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env=os.environ | {"WEBHOOK_SECRET": secret, "PORT": str(self.port)},
        )
        threading.Thread(target=lambda: self.lines.extend(self.process.stdout), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.port}/"

    def close(self):
        self.process.terminate()
        self.process.wait(10)


def documented(folder, secret):
    """Both of them."""
    return [
        Documented("receiver.py", [sys.executable], folder, secret),
        Documented("receiver.mjs", ["node"], folder, secret),
    ]
