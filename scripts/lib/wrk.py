"""Loads a server with wrk and says what a request cost it."""

import json
import math
import signal
import subprocess
import sys
import time
from typing import NamedTuple
from urllib.parse import quote

from serving import NAME, ROOT, TICK

WORK = ROOT / ".build-bench"
CONNECTIONS = 32
THREADS = 2


class Request(NamedTuple):
    target: str
    # Lines such as `Accept-Encoding: gzip`.
    headers: tuple = ()

    def path(self):
        return quote(self.target, safe="/?&=,%")


def wrk(server, requests, seconds, seed, kind="get", connections=CONNECTIONS):
    """One run of wrk, with 2 threads where there are connections for them. `kind`: `get`, or what is written: `view`,
    `comment`."""
    file = WORK / "requests.txt"
    file.write_text("".join("\t".join((request.path(), *request.headers)) + "\n" for request in requests))
    command = ["wrk", f"-t{min(THREADS, connections)}", f"-c{connections}", f"-d{math.ceil(seconds)}s", "--timeout", "30s",
               "-s", str(ROOT / "scripts/lib/bench.lua"), f"http://127.0.0.1:{server.port}", "--", str(file), str(seed), kind,
               f"{time.time_ns():x}"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        # wrk knows whole seconds only. Interrupted, it stops and says how it went.
        out = process.communicate(timeout=None if seconds == math.ceil(seconds) else seconds)[0]
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGINT)
        out = process.communicate()[0]
    except BaseException:
        process.kill()
        raise
    for line in out.splitlines():
        if line.startswith("@@"):
            return json.loads(line[2:])
    sys.exit(f"{NAME}: wrk said\n{out}")


def settle(server):
    """Waits until the server has worked off what the last wrk left."""
    before, end = server.cpu(), time.monotonic() + 10
    while time.monotonic() < end:
        time.sleep(0.1)
        now = server.cpu()
        if now - before <= 1 / TICK:
            return
        before = now


def load(server, requests, seconds, kind="get", connections=CONNECTIONS, warm_up=1):
    """A short warm-up, then the measured seconds: what wrk says of those, `cpu_us` of a request, and how many requests
    were `answered` in both together."""
    before_that = {"requests": 0, "errors": 0}
    if warm_up:
        before_that = wrk(server, requests, warm_up, 1, kind, connections)
        settle(server)
    before = server.cpu()
    run = wrk(server, requests, seconds, 2, kind, connections)
    if not run["requests"]:
        sys.exit(f"{NAME}: no answer to {requests[0].path()} within {seconds} s, with {run['errors']} errors")
    settle(server)
    run["cpu_us"] = (server.cpu() - before) * 1e6 / run["requests"]
    run["answered"] = before_that["requests"] + run["requests"]
    run["errors"] += before_that["errors"]
    return run
