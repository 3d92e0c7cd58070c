"""Floods: connections that say little or nothing, bodies of 1 MB that are not finished, requests as fast as they go. Run by
children.py."""

import json
import resource
import socket
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from torture.children import be_nice, settings, until_told
from torture.client import Answers, Client, get

HALF_HEAD = b"GET /v1/articles HTTP/1.1\r\nHost: 127.0.0.1\r\n"
HALF_BODY = (b"POST /v1/articles HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
             b"Content-Length: 1048576\r\n\r\n" + b'{"title":"' + b"a" * 1_000_000)
HALF_COMMENT = HALF_BODY.replace(b"/v1/articles HTTP", b"/v1/articles/1/comments HTTP")


def connections(told, ended, count):
    """Opens many, says half a head on every other one, holds them a while, and begins anew."""
    while not ended.is_set():
        hold(told, ended, told["connections"], lambda n: HALF_HEAD if n % 2 else b"", 1, count)


def bodies(told, ended, count):
    """Sends most of bodies of 1 MB, all at once, and leaves them so."""
    while not ended.is_set():
        hold(told, ended, told["bodies"], lambda n: HALF_BODY if n % 2 else HALF_COMMENT, 3, count)


def hold(told, ended, number, content, seconds, count):
    held, rest = [], {}
    for n in range(number):
        if ended.is_set():
            break
        try:
            held.append(socket.create_connection(("127.0.0.1", told["port"]), timeout=2, source_address=("127.0.9.9", 0)))
            held[-1].setblocking(False)
            rest[held[-1]] = memoryview(content(n))
            count["connections"] = count.get("connections", 0) + 1
        except OSError:
            count["not let in"] = count.get("not let in", 0) + 1
    end = time.monotonic() + seconds
    while time.monotonic() < end and not ended.is_set():
        for connection in [c for c, left in rest.items() if left]:
            try:
                rest[connection] = rest[connection][connection.send(rest[connection][:65536]):]
            except BlockingIOError:
                pass
            except OSError:
                count["dropped"] = count.get("dropped", 0) + 1
                rest[connection] = b""
        time.sleep(0.01)
    for connection in held:
        connection.close()


def requests(told, ended, answers, number):
    client, n = Client(told["port"], "127.0.9.9", answers), 0
    while not ended.is_set():
        n += 1
        try:
            client.ask(get(f"/v1/articles?limit=5&exclude={10**12 + number * 10**9 + n}"))
        except OSError:
            time.sleep(0.02)


def main():
    told, ended, answers, count = settings(), until_told(), Answers(), {}
    be_nice(5)
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 65536) if most != resource.RLIM_INFINITY else 65536, most))
    threads = []
    if "connections" in told["kinds"]:
        threads.append(threading.Thread(target=connections, args=(told, ended, count)))
    if "bodies" in told["kinds"]:
        threads.append(threading.Thread(target=bodies, args=(told, ended, count)))
    if "requests" in told["kinds"]:
        threads += [threading.Thread(target=requests, args=(told, ended, answers, n)) for n in range(4)]
    for thread in threads:
        thread.daemon = True
        thread.start()
    ended.wait()
    for thread in threads:
        thread.join(5)
    statuses = {str(status): n for status, n in answers.statuses.items()}
    print(json.dumps({"statuses": statuses, "count": count, "failed": answers.failed}))


if __name__ == "__main__":
    main()
