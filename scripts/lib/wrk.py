"""Loads a server with wrk and says what a request cost it, beside an nginx that serves the same bytes."""

import json
import os
import shutil
import subprocess
import sys
import time
from urllib.parse import quote

from serving import NAME, ROOT, TICK, Server, free_port

WORK = ROOT / ".build-bench"
CONNECTIONS = 32


def path(target):
    return quote(target, safe="/?&=,%")


def wrk(server, targets, seconds, seed, kind="get"):
    """One run of wrk with 32 connections and 2 threads. `kind`: `get`, or what is written: `view`, `comment`."""
    file = WORK / "targets.txt"
    file.write_text("\n".join(path(target) for target in targets) + "\n")
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "30s", "-s", str(ROOT / "scripts/lib/bench.lua"),
               f"http://127.0.0.1:{server.port}", "--", str(file), str(seed), kind, f"{time.time_ns():x}"]
    out = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout
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


def load(server, targets, seconds, kind="get"):
    """A short warm-up, then the measured seconds: what wrk says of those, `cpu_us` of a request, and how many requests
    were `answered` in both together."""
    warm_up = wrk(server, targets, 1, 1, kind)
    settle(server)
    before = server.cpu()
    run = wrk(server, targets, seconds, 2, kind)
    settle(server)
    run["cpu_us"] = (server.cpu() - before) * 1e6 / max(run["requests"], 1)
    run["answered"] = warm_up["requests"] + run["requests"]
    run["errors"] += warm_up["errors"]
    return run


class Static(Server):
    """An nginx that serves one file: what HTTP costs on this machine at this moment."""

    def __init__(self):
        self.folder = WORK / "static"

    def __enter__(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "root").mkdir(parents=True)
        self.port = free_port()
        (self.folder / "nginx.conf").write_text(
            f"""worker_processes {os.cpu_count()}; daemon off; pid {self.folder}/pid; error_log {self.folder}/error.log;
            {"user root;" if os.getuid() == 0 else ""}
            events {{ worker_connections 512; }}
            http {{ access_log off; sendfile on; keepalive_requests 100000000; default_type application/json;
              server {{ listen 127.0.0.1:{self.port}; root {self.folder}/root; }} }}"""
        )
        self.log = open(self.folder / "log", "w")
        self.process = subprocess.Popen(["nginx", "-c", str(self.folder / "nginx.conf")], stdout=self.log, stderr=subprocess.STDOUT)
        time.sleep(0.5)
        return self

    def cost(self, body, seconds):
        """CPU in µs of a request for these bytes."""
        (self.folder / "root/body").write_bytes(body)
        wrk(self, ["/body"], 1, 1)
        before = self.cpu()
        run = wrk(self, ["/body"], seconds, 2)
        return (self.cpu() - before) * 1e6 / max(run["requests"], 1)
