"""Clients that take their time: some ask for much and hardly read, some drip a body, some a head, a byte at a time. Whom the
server ends comes back. Run by children.py."""

import json
import random
import socket
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from torture.children import be_nice, settings, until_told

MANY = b"GET /v1/articles?limit=100 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 50
BODY = (b"POST /v1/articles/1/comments HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        b"Content-Length: 60000\r\n\r\n" + b'{"text":"' + b"a" * 20_000)
HEAD = b"GET /v1/articles HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
KINDS = {"reader": (MANY, b""), "body": (BODY, b"a"), "head": (HEAD, b"a")}


class Slow:
    def __init__(self, kind, number, port):
        self.kind, self.number, self.port, self.socket, self.again = kind, number, port, None, 0.0

    def open(self):
        first, _ = KINDS[self.kind]
        self.socket = socket.socket()
        if self.kind == "reader":
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.socket.bind((f"127.0.5.{self.number % 250 + 1}", 0))
        self.socket.settimeout(2)
        self.socket.connect(("127.0.0.1", self.port))
        self.socket.setblocking(False)
        try:
            self.socket.send(first)
        except BlockingIOError:
            pass

    def drip(self):
        """A byte more, or some that were read; whether the server still has it."""
        try:
            _, more = KINDS[self.kind]
            if more:
                self.socket.send(more)
            return self.socket.recv(256) != b""
        except BlockingIOError:
            return True
        except OSError:
            return False


def main():
    told, ended, source = settings(), until_told(), random.Random(1)
    be_nice(5)
    clients = [Slow(list(KINDS)[n % len(KINDS)], n, told["port"]) for n in range(told["clients"])]
    opened = dropped = 0
    while not ended.is_set():
        for client in clients:
            if client.socket and not client.drip():
                client.socket.close()
                client.socket, client.again, dropped = None, time.monotonic() + source.uniform(0.2, 2), dropped + 1
            if not client.socket and time.monotonic() > client.again:
                try:
                    client.open()
                    opened += 1
                except OSError:
                    client.socket.close()
                    client.socket, client.again = None, time.monotonic() + 0.5
            if ended.is_set():
                break
        ended.wait(1)
    print(json.dumps({"opened": opened, "dropped": dropped}))


if __name__ == "__main__":
    main()
