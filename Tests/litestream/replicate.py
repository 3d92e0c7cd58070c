"""Called by scripts/test-litestream, with the python that Litestream was installed for."""

import argparse
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from datetime import datetime, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts" / "lib"))
import wxr
from serving import Server, check
from written import SETTINGS, Load

BINARY = os.environ["BROADSHEET_BIN"]
LITESTREAM = Path(sys.executable).parent / "litestream"
# Seconds of writing before the disaster, and the most that may be lost of them: the interval of deploy/litestream.yml with room
# for a machine that has other things to do.
WRITING, LAG = 6, 5


def main():
    parser = argparse.ArgumentParser(description="Replicates a newsroom, loses it, and restores it.")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        newsroom = Newsroom(Path(folder))
        for number in range(options.rounds):
            newsroom.live_and_die(number)


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    assert done.returncode == 0, (command, done.stdout[-500:], done.stderr[-2000:])
    return done.stdout


class Replication:
    """Litestream, by the settings that deploy/ has."""

    def __init__(self, work):
        self.work, self.settings = work, work / "litestream.yml"
        text = (ROOT / "deploy" / "litestream.yml").read_text()
        for there, here in (("/var/lib/broadsheet", work / "data"), ("/srv/replica/broadsheet", work / "replica")):
            assert there in text
            text = text.replace(there, str(here))
        self.settings.write_text(text)
        self.process = None

    def start(self):
        log = open(self.work / "litestream.log", "a")
        self.process = subprocess.Popen([LITESTREAM, "replicate", "-config", self.settings], stdout=log, stderr=log)

    def end(self, number):
        self.process.send_signal(number)
        self.process.wait(20)

    def restore(self, to, died):
        """Restores the newest state that is sound. Returns how many seconds before the end that is: 0, but for a fault of Litestream's
        (its issue 1164, open in 0.5.17) that damages a replica once in a while."""
        for seconds in (0, 3, 6, 12, 30):
            moment = datetime.fromtimestamp(died - seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
            done = subprocess.run(
                [LITESTREAM, "restore", "-config", self.settings, "-integrity-check", "full", *(["-timestamp", moment] if seconds else []),
                 "-o", to, self.work / "data" / "newsroom.sqlite"], capture_output=True, text=True)
            if done.returncode == 0:
                return seconds
            print(f"Litestream restored nothing sound of {seconds} s before the end: {done.stderr.strip()[:300]}")
            to.unlink(missing_ok=True)
        sys.exit("nothing of the replica is sound")


class Newsroom:
    def __init__(self, work):
        self.work, self.data = work, work / "data"
        run(BINARY, "demo", "--data", self.data)
        self.key = run(BINARY, "keys", "create", "--name", "drill", "--scope", "write", "--data", self.data).strip()
        self.replication = Replication(work)

    def live_and_die(self, number):
        self.replication.start()
        self.longest_log = 0
        ended = threading.Event()
        threading.Thread(target=self.look_at_log, args=(ended,), daemon=True).start()
        history = self.history()
        with Server(BINARY, self.data, self.work / "log", SETTINGS) as server:
            self.commands(number)
        # A clean stop, which moves the log into the file, and a start.
        with Server(BINARY, self.data, self.work / "log", SETTINGS) as server, Load(server, self.key) as writing:
            token = self.token(server)
            time.sleep(WRITING / 3)
            self.commands(number)
            self.replication.end(signal.SIGTERM)
            time.sleep(0.5)
            self.replication.start()
            time.sleep(2 * WRITING / 3)
            died, at = time.monotonic(), time.time()
            server.kill()
            self.replication.end(signal.SIGKILL)
        ended.set()
        shutil.rmtree(self.data)
        copy = self.work / "copy.sqlite"
        back = self.replication.restore(copy, at)
        said = run(BINARY, "restore", copy, "--data", self.data)
        assert "begins anew" in said, said
        copy.unlink()
        assert (faults := check(BINARY, self.data)) == "", faults
        assert self.history() != history
        assert (self.data / "newsroom.sqlite").stat().st_mode & 0o777 == 0o600
        with Server(BINARY, self.data, self.work / "log", SETTINGS) as server:
            assert server.get(f"/v1/sync?token={token}")[0] == 409
            lost, seconds = self.lost(writing, server, died)
        assert seconds < LAG + back, f"{seconds} s are lost"
        print(f"lost {lost:,} of {writing.acknowledged():,} acknowledged writes, those of the last {seconds:.2f} s; the log had {self.longest_log / 1e6:.1f} MB at most.")

    def commands(self, number):
        """What is done to a newsroom beside the server."""
        self.imports = getattr(self, "imports", 0) + 1
        wxr.write(self.work / "import.xml", 100, first=1 + 100 * self.imports)
        run(BINARY, "import", "wordpress", self.work / "import.xml", "--data", self.data)
        run(BINARY, "check", "--data", self.data)
        run(BINARY, "reindex", "--data", self.data)
        run(BINARY, "backup", self.work / "backup.sqlite", "--data", self.data)
        (self.work / "backup.sqlite").unlink()

    def token(self, server):
        answer = server.json("/v1/sync?initial=true&types=section")
        return answer["sync"]["next"] or answer["page"]["next"]

    def history(self):
        db = sqlite3.connect(self.data / "newsroom.sqlite")
        try:
            return db.execute("SELECT history FROM newsroom").fetchone()[0]
        finally:
            db.close()

    def look_at_log(self, ended):
        while not ended.wait(0.05):
            try:
                self.longest_log = max(self.longest_log, os.stat(self.data / "newsroom.sqlite-wal").st_size)
            except FileNotFoundError:
                pass

    def lost(self, writing, server, died):
        """How many acknowledged writes are missing, and how long before the end the first of them was acknowledged."""
        lost, first = 0, died
        for writer in writing.writers:
            found, ends = writing.found(writer, server), [ended for _, ended in writer.writes if ended is not None]
            assert found <= len(writer.writes), f"{type(writer).__name__}: {found} found, {len(writer.writes)} sent"
            lost += max(0, len(ends) - found)
            first = min([first, *ends[found:]])
        return lost, died - first


if __name__ == "__main__":
    main()
