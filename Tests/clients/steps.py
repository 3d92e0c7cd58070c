"""The steps of a run: what all clients share, and the count of what has passed."""

import os
import shutil
import time
from pathlib import Path

import answers
import generators

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "Tests" / "clients"
WORK = ROOT / ".build-clients"


class Run:
    """The contract, a server, its answers, and what has become of the steps."""

    def __init__(self, document, contract, server):
        self.document, self.server = document, server
        self.key = server.key("admin", "clients")
        self.answers = WORK / "answers"
        shutil.rmtree(self.answers, ignore_errors=True)
        self.index = answers.collect(contract, server, self.key, self.answers)
        self.passed = self.failed = self.skipped = 0

    def step(self, what, function, *arguments, **more):
        """One step of one client: a function that gives what is wrong. Whether nothing was."""
        started = time.monotonic()
        faults = function(*arguments, **more)
        if faults:
            self.failed += 1
            print("\n".join([f"FAILED {what}", *(f"    {fault}" for fault in faults[:20])]), flush=True)
        else:
            self.passed += 1
            print(f"{what}: {time.monotonic() - started:.0f} s", flush=True)
        return not faults

    def generates(self, client, generate, folder, log):
        """The first step; whether there is something to go on with, be it sound or not."""
        return self.step(f"{client} generates", generate, self.document, folder, log) or (folder.is_dir() and any(folder.iterdir()))

    def skip(self, what, why):
        self.skipped += 1
        print(f"skipped {what}: {why}", flush=True)

    def schemas(self):
        """The names of the shapes that the answers have."""
        return sorted({entry["schema"] for entry in self.index})

    def environment(self, client):
        """What a program needs that asks the server."""
        return os.environ | {"BROADSHEET_URL": self.server.url, "BROADSHEET_KEY": self.key, "BROADSHEET_CLIENT": client}

    def reads_all(self, folder, environment, *command):
        """What a program loses of the answers: it is told the folder to read and the one to write into."""
        written = fresh(folder / "written")
        failed = said(folder / "log", *command, self.answers, written, env=environment)
        return failed or answers.faults(self.index, self.answers, written)


def fresh(folder):
    """A new, empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def said(log, *command, **more):
    """What a command says where it fails, nothing where it does not."""
    if generators.run(command, log, **more) == 0:
        return []
    lines = [line[:1000] for line in log.read_text(errors="replace").splitlines() if line.strip()]
    errors = [line for line in lines if "error" in line.lower() or "not so" in line]
    return list(dict.fromkeys(errors[:10] + lines[-8:]))
