"""The commands that editors and operators run beside the server, and somebody who reads the file for long."""

import os
import random
import subprocess
import threading
import time

import wxr
from torture.newsroom import reading


class Commands(threading.Thread):
    """One command after the other. All must succeed, but for those that a fault came in between."""

    def __init__(self, arena, work, pause):
        super().__init__(daemon=True)
        self.arena, self.work, self.pause, self.random = arena, work, pause, random.Random(arena.random.random())
        self.ended, self.count, self.runs, self.posts = threading.Event(), 0, {}, 0
        self.process = None
        # Seconds, where the next command is to be killed.
        self.kill_after = None
        # Files of imports that were not finished: they are tried again.
        self.unfinished = []

    def run(self):
        while not self.ended.wait(self.pause):
            name = self.random.choices(["stats", "keys", "import", "export", "check"], [4, 3, 3, 1, 1])[0]
            with self.arena.files:
                if not self.ended.is_set():
                    self.do(name)

    def do(self, name, kill_after=None):
        self.kill_after = kill_after
        self.count += 1
        self.runs[name] = self.runs.get(name, 0) + 1
        {"stats": self.stats, "keys": self.keys, "import": self.import_posts, "export": self.export, "check": self.check}[name]()

    def broadsheet(self, *arguments):
        """Whether it succeeded; that it did not is a mistake unless a fault explains it, or `kill_after` seconds ended it."""
        began = time.time()
        command = [self.arena.binary, *map(str, arguments), "--data", str(self.arena.ground.data)]
        process = self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                                   env=os.environ | self.arena.preload.for_commands())
        try:
            said = process.communicate(timeout=self.kill_after or 120)[0]
        except subprocess.TimeoutExpired:
            process.kill()
            said = process.communicate()[0] + "(killed)"
        if process.returncode == 0:
            return True
        if not self.kill_after and not self.ended.is_set() and not self.arena.explains(began, time.time()):
            self.arena.mistake(f"broadsheet {' '.join(map(str, arguments[:2]))} failed: {said.strip()[-300:]}")
        return False

    def stats(self):
        self.broadsheet("stats", "--json")

    def check(self):
        self.broadsheet("check")

    def export(self):
        self.broadsheet("export", "--out", self.work / "export.ndjson")

    def keys(self):
        ledger, name = self.arena.ledger, f"torture-{self.count}"
        known = [key for key, is_revoked in ledger.keys.items() if is_revoked == 0]
        if known and self.random.random() < 0.4:
            name = self.random.choice(known)
            with ledger.lock:
                ledger.keys[name] = None
            if self.broadsheet("keys", "revoke", name):
                with ledger.lock:
                    ledger.keys[name] = 1
                    ledger.acknowledge("keys")
            return
        with ledger.lock:
            ledger.keys[name] = None
        if self.broadsheet("keys", "create", "--name", name, "--scope", "write"):
            with ledger.lock:
                ledger.keys[name] = 0
                ledger.acknowledge("keys")

    def import_posts(self):
        """Twenty posts that were never imported before, or those of an import that failed."""
        if not self.unfinished:
            first = self.posts + 1
            self.posts += 20
            file = self.work / f"posts-{first}.xml"
            wxr.write(file, 20, seed=first, first=first)
            self.unfinished.append((file, [f"post-{number}" for number in range(first, first + 20)]))
        file, slugs = self.unfinished[0]
        if self.broadsheet("import", "wordpress", file):
            self.unfinished.pop(0)
            file.unlink()
            with self.arena.ledger.lock:
                self.arena.ledger.imported.update(slugs)
                self.arena.ledger.acknowledge("imported articles", len(slugs))

    def stop(self):
        self.ended.set()
        self.join(150)

    def abort(self):
        """Ends what is running, if anything is."""
        if self.process and self.process.poll() is None:
            self.process.kill()


def read_for_long(data, seconds):
    """Holds the file as it is now for somebody who reads it: the log cannot begin anew meanwhile."""
    db = reading(data)
    try:
        db.execute("BEGIN")
        db.execute("SELECT count(*) FROM article").fetchone()
        time.sleep(seconds)
        db.execute("COMMIT")
    finally:
        db.close()
