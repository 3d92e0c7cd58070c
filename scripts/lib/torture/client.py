"""A client over one connection, which is made anew when the server has closed it; what it was answered is counted."""

import json
import socket
import time
from collections import Counter

from serving import Connection, post


class Answers:
    """Statuses with how often they came, how long all of them took, and what went wrong: no answer at all, or one that says
    that the request was wrong, which it was not, or one too many, or the server's fault."""

    def __init__(self):
        self.statuses, self.failed, self.times = Counter(), [], []

    def note(self, status, began, what, why=""):
        """`status` is None where a request that was sent got no answer."""
        self.statuses[status] += 1
        if status is not None:
            self.times.append((began, (time.time() - began) * 1000))
        if status is None or status >= 400:
            self.failed.append((began, time.time(), status, what, why))


class Client(Connection):
    """From an address of its own, so that limits for each client tell it from the others."""

    def __init__(self, port, source="127.0.0.1", answers=None):
        self.port, self.source, self.answers = port, source, answers or Answers()
        self.socket, self.rest = None, b""

    def connect(self):
        self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=30, source_address=(self.source, 0))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.rest = b""

    def close(self):
        if self.socket:
            self.socket.close()
        self.socket = None

    def ask(self, request):
        """Status, head and body. A ConnectionRefusedError where nothing was sent; another OSError where no answer came."""
        what, began = request.partition(b" HTTP/")[0].decode(errors="replace")[:80], time.time()
        if self.socket and self.was_closed():
            self.close()
        if not self.socket:
            try:
                self.connect()
            except OSError as error:
                self.close()
                raise ConnectionRefusedError(str(error)) from error
        try:
            status, head, body = super().ask(request)
        except OSError as error:
            self.close()
            self.answers.note(None, began, what, str(error))
            raise
        self.answers.note(status, began, what, body[:300].decode(errors="replace") if status >= 400 else "")
        if b"\r\nconnection: close" in head.lower():
            self.close()
        return status, head, body

    def was_closed(self):
        """Whether the server has ended the connection between two requests, as it may."""
        self.socket.setblocking(False)
        try:
            return self.socket.recv(1, socket.MSG_PEEK) == b""
        except BlockingIOError:
            return False
        except OSError:
            return True
        finally:
            self.socket.settimeout(30)


def get(target, headers=()):
    return "\r\n".join([f"GET {target} HTTP/1.1", "Host: 127.0.0.1", *headers, "", ""]).encode()


def patch(target, body, headers=()):
    return post(target, body, headers).replace(b"POST ", b"PATCH ", 1)


def data_of(body):
    return json.loads(body)["data"]
