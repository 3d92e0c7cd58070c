"""What the Python scripts share: builds Broadsheet, serves a data directory on a free port, asks it, measures it, ends it."""

import http.client
import json
import os
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAME = Path(sys.argv[0]).name
TICK = os.sysconf("SC_CLK_TCK")


def broadsheet(release):
    """The path of the binary: the one that BROADSHEET_BIN names, or a build's."""
    if binary := os.environ.get("BROADSHEET_BIN"):
        return binary
    flags = '"${release_flags[@]}"' if release else '"${debug_flags[@]}"'
    build = f"""cd '{ROOT}' && . scripts/lib/common.sh && need_build_tools && swift build {flags} >&2
        swift build {'-c release' if release else ''} --show-bin-path"""
    folder = subprocess.run(["bash", "-euo", "pipefail", "-c", build], check=True, stdout=subprocess.PIPE, text=True).stdout
    return os.path.join(folder.strip(), "broadsheet")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def check(binary, data):
    """What `broadsheet check` says is wrong; empty where all is well."""
    run = subprocess.run([binary, "check", "--data", str(data)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return run.stdout.strip() or f"exit status {run.returncode}" if run.returncode else ""


def timed(command):
    """Runs a command; its seconds and the most memory it took, in MB."""
    started = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{NAME}: {' '.join(map(str, command))}\n{said.decode(errors='replace')}")
    return time.monotonic() - started, usage.ru_maxrss / 1024


def database(data):
    """The newsroom in a data directory, straight; every statement is a transaction unless BEGIN says otherwise."""
    db = sqlite3.connect(Path(data) / "newsroom.sqlite", timeout=30, isolation_level=None, check_same_thread=False)
    db.execute("PRAGMA recursive_triggers = ON")
    return db


class Server:
    """Serves a data directory while the `with` block lasts, on a free port where none is named. `environment` is added to
    that of the script."""

    level = "error"

    def __init__(self, binary, data, log, environment=None, port=None):
        self.binary, self.data, self.log_path, self.port = binary, data, log, port
        self.environment = dict(os.environ) | (environment or {})

    def __enter__(self):
        self.port = self.port or free_port()
        self.log = open(self.log_path, "a")
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [self.binary, "serve", "--data", str(self.data), "--port", str(self.port), "--log-level", self.level],
            stdout=self.log, stderr=subprocess.STDOUT, env=self.environment,
        )
        while True:
            try:
                if self.get("/v1/articles?limit=1")[0] == 200:
                    break
            except OSError:
                pass
            if self.process.poll() is not None or time.monotonic() - self.started > 60:
                self.__exit__()
                sys.exit(f"{NAME}: the server did not start:\n{Path(self.log_path).read_text()[-2000:]}")
            time.sleep(0.001)
        self.seconds_to_first_answer = time.monotonic() - self.started
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()
        self.log.close()

    def kill(self):
        """kill -9: nothing is written down, nobody is told."""
        self.process.kill()
        self.process.wait()

    def get(self, target, headers={}):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", target, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def json(self, target):
        """The answer to a GET, which has to be one."""
        status, body = self.get(target)
        if status != 200:
            sys.exit(f"{NAME}: GET {target} was answered with {status}: {body[:500]!r}")
        return json.loads(body)

    def tree(self):
        """The pids of the server and all processes below it."""
        parents = {}
        for name in filter(str.isdigit, os.listdir("/proc")):
            try:
                parents[int(name)] = int(Path(f"/proc/{name}/stat").read_text().rsplit(") ", 1)[1].split()[1])
            except (OSError, IndexError):
                pass
        found = {self.process.pid}
        while more := {p for p, parent in parents.items() if parent in found} - found:
            found |= more
        return found

    def cpu(self):
        """Seconds of user and system time so far."""
        total = 0
        for pid in self.tree():
            try:
                fields = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
                total += int(fields[11]) + int(fields[12])
            except (OSError, IndexError):
                pass
        return total / TICK

    def memory(self):
        """Resident MB."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


class Connection:
    """A kept-alive connection that sends bytes as they are: little work between an answer and the next request."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.rest = b""

    def ask(self, request):
        """Status, head and body of the answer. Throws an OSError where no whole one came."""
        self.socket.sendall(request)
        while b"\r\n\r\n" not in self.rest:
            self.receive()
        head, _, self.rest = self.rest.partition(b"\r\n\r\n")
        length = next((int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0)
        while len(self.rest) < length:
            self.receive()
        body, self.rest = self.rest[:length], self.rest[length:]
        return int(head[9:12]), head, body

    def receive(self):
        received = self.socket.recv(65536)
        if not received:
            raise ConnectionError("the server closed the connection")
        self.rest += received

    def close(self):
        self.socket.close()


def post(target, body=None, headers=()):
    """The bytes of a POST; `body` becomes JSON."""
    content = b"" if body is None else json.dumps(body).encode()
    lines = [f"POST {target} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(content)}", *headers]
    if content:
        lines.append("Content-Type: application/json")
    return "\r\n".join(lines + ["", ""]).encode() + content


def reader(name):
    """The User-Agent of a reader like no other: with the address, it tells visitors apart."""
    return f"User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 reader/{name}"
