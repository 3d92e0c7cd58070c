"""Generates clients from openapi.yaml, compiles or type-checks them, and has them ask a running server. Started by
scripts/test-clients; BROADSHEET_BIN names the server."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "Tests" / "clients"
sys.path.insert(0, str(ROOT / "Tests" / "contract"))

import answers
import generators
from document import Contract, load
from server import Server

WORK = ROOT / ".build-clients"


class Run:
    """What all clients share: the contract, answers of the server, and the count of what has passed."""

    def __init__(self, contract, server, only):
        self.contract, self.server, self.only = contract, server, only
        self.key = server.key("admin", "clients")
        self.answers = WORK / "answers"
        self.passed = self.failed = self.skipped = 0

    def wants(self, client):
        return not self.only or client in self.only

    def note(self, what, faults, seconds):
        if faults:
            self.failed += 1
            print(f"FAILED {what}", *(f"    {fault}" for fault in faults[:12]), sep="\n", flush=True)
        else:
            self.passed += 1
            print(f"{what}: {seconds:.0f} s", flush=True)
        return not faults

    def step(self, what, function, *arguments, **more):
        """One step of one client, which gives what is wrong; whether nothing was."""
        started = time.monotonic()
        return self.note(what, function(*arguments, **more), time.monotonic() - started)

    def skip(self, what, why):
        self.skipped += 1
        print(f"skipped {what}: {why}", flush=True)

    def environment(self, client, **more):
        """What a program needs that tells the story or reads answers."""
        mine = {"BROADSHEET_URL": self.server.url, "BROADSHEET_KEY": self.key, "BROADSHEET_CLIENT": client}
        return os.environ | mine | more

    def reads_all(self, client, *command, **environment):
        """What a program loses of the answers: it is told the folder to read and the one to write into."""
        written = fresh(WORK / client / "written")
        failed = said(WORK / client / "read.log", *command, self.answers, written, env=self.environment(client, **environment))
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
    lines = [line for line in log.read_text(errors="replace").splitlines() if line.strip()]
    return [line[:1000] for line in [e for e in lines if "error" in e.lower()][:8] + lines[-12:]]


def python_clients(run):
    made = {
        "openapi-python-client": ("broadsheet_client", generators.openapi_python_client, {}, ["--strict"]),
        # What it makes is not for --strict: more than 500 errors, whatever the contract.
        "openapi-generator-python": ("broadsheet_generated", None, {"packageName": "broadsheet_generated"}, []),
    }
    stories = {"openapi-python-client": "story_openapi_python_client.py", "openapi-generator-python": "story_openapi_generator.py"}
    for client, (package, generate, properties, strict) in made.items():
        if not run.wants(client):
            continue
        folder, log = fresh(WORK / client / "client"), WORK / client / "generate.log"
        if generate:
            sound = run.step(f"{client} generates", generate, run.document, folder, log)
        else:
            sound = run.step(f"{client} generates", generators.openapi_generator, "python", run.document, folder, log, **properties)
        if not sound:
            continue
        path, story = {"MYPYPATH": str(folder), "PYTHONPATH": str(folder)}, HERE / stories[client]
        mypy = ["mypy", "--cache-dir", WORK / client / "mypy"]
        run.step(f"{client} is typed", said, WORK / client / "mypy.log", *mypy, *strict, folder / package, env=os.environ | path)
        strictly = [*mypy, "--strict", "--follow-imports", "silent", story]
        run.step(f"{client} is used as typed", said, WORK / client / "story.mypy.log", *strictly, env=os.environ | path)
        run.step(f"{client} reads all answers", run.reads_all, client, sys.executable, HERE / "reread.py", package, PYTHONPATH=str(folder))
        run.step(f"{client} tells the story", said, WORK / client / "story.log", sys.executable, story,
                 env=run.environment(client, PYTHONPATH=str(folder)))


CLIENTS = (python_clients,)
NAMES = ("openapi-python-client", "openapi-generator-python", "typescript", "swift", "kotlin")


def main():
    parser = argparse.ArgumentParser(prog="scripts/test-clients", description=__doc__)
    parser.add_argument("--contract", type=Path, default=ROOT / "openapi.yaml", help="another document than openapi.yaml")
    parser.add_argument("--only", action="append", choices=NAMES, help="this client alone; may be repeated")
    options = parser.parse_args()
    started = time.monotonic()
    with Server(os.environ["BROADSHEET_BIN"], COMMENTS_MODE="post", COMMENTS_PER_MINUTE="0", COMMENTS_PER_HOUR="0") as server:
        run = Run(Contract(load(options.contract)), server, options.only)
        run.document = options.contract.resolve()
        shutil.rmtree(run.answers, ignore_errors=True)
        run.index = answers.collect(run.contract, server, run.key, run.answers)
        run.step("all answers have names", lambda: list(answers.without_names(run.contract)))
        print(f"{len(run.index)} answers of {len({entry['schema'] for entry in run.index})} shapes to read", flush=True)
        for clients in CLIENTS:
            clients(run)
    print(f"{time.monotonic() - started:.0f} s")
    print(f"{run.passed} passed, {run.failed} failed, {run.skipped} skipped")
    sys.exit(1 if run.failed or not run.passed else 0)


if __name__ == "__main__":
    main()
