"""Processes of clients beside the script: what measures must not wait for what loads, nor either for the ledger."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path


class Child:
    """Runs a file of this folder until `stop`, or the end of a `with` block; `said` is what it then says."""

    def __init__(self, file, **settings):
        command = [sys.executable, str(Path(__file__).with_name(file)), json.dumps(settings)]
        self.process, self.said = subprocess.Popen(command, stdout=subprocess.PIPE, text=True), {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            said = self.process.communicate(timeout=90)[0]
        except subprocess.TimeoutExpired:
            self.process.kill()
            said = self.process.communicate()[0]
        self.said = json.loads(said) if said else {}
        return self.said


def settings():
    return json.loads(sys.argv[1])


def until_told():
    """An event that is set when this process is told to stop."""
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return ended


def be_nice(steps):
    """What loads steps back, for on real machines it runs elsewhere; what measures goes first, where it may."""
    try:
        os.nice(steps)
    except PermissionError:
        pass
