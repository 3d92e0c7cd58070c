"""The faults: each is a function that does it to an arena, sees what has to be seen while it lasts, and ends it."""

import os
import shutil
import signal
import subprocess
import threading
import time

from serving import post
from torture.children import Child
from torture.client import Client, get
from torture.commands import read_for_long
from torture.preload import READ, SYNC, WRITE

READY_FOR_WRITES = "/readyz?for=writes"
# Seconds within which `readyz` has to tell that writes fail, and that they do not any more.
TOLD_WITHIN = 5


class Faults:
    """`hold`: seconds that a fault lasts where nothing else ends it."""

    def __init__(self, arena, run, hold):
        self.arena, self.run, self.hold, self.random = arena, run, hold, arena.random
        self.kinds = {
            "kill -9": self.kill,
            "kill -9 while it starts": self.kill_early,
            "SIGTERM": self.terminate,
            "SIGTERM beside slow clients": self.terminate_beside_slow,
            "SIGHUP": self.hang_up,
            "SIGSTOP": self.pause,
            "killed commands": self.kill_commands,
            "moved folder": self.move_folder,
            "unlinked log": lambda: self.unlink("newsroom.sqlite-wal"),
            "unlinked database": lambda: self.unlink("newsroom.sqlite"),
            "half bodies": lambda: self.flood("bodies"),
            "connection flood": lambda: self.flood("connections"),
            "request flood": lambda: self.flood("requests"),
            "slow readers and bodies": self.slow,
            "worst queries": self.worst,
            "long reader beside commands": self.read_long,
        }
        self.left_out = {}
        self.add_where(arena.ground.is_small, "no tmpfs may be mounted here", {"full disk": self.fill_disk})
        self.add_where(arena.preload.is_there, "there is no gcc", {
            "I/O error at sync": lambda: self.fail(SYNC),
            "I/O error at write": lambda: self.fail(WRITE),
            "I/O error at read": lambda: self.fail(READ),
            "clock step": self.step_clock,
            "power cut": self.cut_power,
            "slow disk": self.slow_disk,
        })

    def add_where(self, may, why, kinds):
        if may:
            self.kinds |= kinds
        else:
            self.left_out |= {kind: why for kind in kinds}

    # ---- The process -------------------------------------------------------------------------------------------------
    def either(self):
        """The next server has limits, or has none."""
        return self.random.random() < 0.5

    def kill(self):
        time.sleep(self.random.uniform(0.1, self.hold))
        with self.arena.window("kill -9"):
            self.arena.restart(self.arena.kill, self.either())

    def cut_power(self):
        """Often in the middle of a sync, each of which takes a while."""
        # No command meanwhile: it would be a process that survived.
        with self.arena.files:
            self.arena.preload.delay_syncs(self.random.choice([0, 5, 20]))
            time.sleep(self.random.uniform(0.1, self.hold))
            with self.arena.window("power cut"):
                self.arena.cut_power()
                self.arena.preload.delay_syncs(0)
                self.arena.start(self.either())

    def kill_early(self):
        """Twice more, before it had time to answer."""
        with self.arena.window("kill -9 while it starts"):
            self.arena.kill()
            for _ in range(2):
                self.start_and_kill(self.random.uniform(0, 0.15))
            self.arena.start(self.either())

    def start_and_kill(self, seconds):
        arena = self.arena
        with open(arena.log, "a") as log:
            process = subprocess.Popen(
                [arena.binary, "serve", "--data", str(arena.ground.data), "--port", str(arena.port)],
                stdout=log, stderr=log, env=arena.server.environment)
            time.sleep(seconds)
            process.kill()
            process.wait()

    def terminate(self):
        with self.arena.window("SIGTERM"):
            self.arena.restart(self.arena.terminate, self.either())

    def terminate_beside_slow(self):
        slow = Child("slow.py", port=self.arena.port, clients=40)
        time.sleep(self.hold)
        try:
            with self.arena.window("SIGTERM beside slow clients"):
                self.arena.restart(self.arena.terminate, self.either())
        finally:
            slow.stop()

    def kill_commands(self):
        """No window: nobody else may notice. What they left is done by the next ones."""
        with self.arena.files:
            for name in ("import", "keys", "export", "import"):
                self.run.commands.do(name, kill_after=self.random.uniform(0.01, 0.3))
            self.run.commands.do("import")

    def hang_up(self):
        """Means nothing, or that the configuration is read again."""
        with self.arena.window("SIGHUP"):
            self.arena.signal(signal.SIGHUP)
            time.sleep(0.3)
            if self.arena.server.process.poll() is not None:
                self.arena.mistake("SIGHUP ended the server")
                self.arena.start()

    def pause(self):
        with self.arena.window("SIGSTOP"):
            self.arena.signal(signal.SIGSTOP)
            time.sleep(self.random.uniform(0.5, self.hold))
            self.arena.signal(signal.SIGCONT)

    # ---- The files ---------------------------------------------------------------------------------------------------
    def move_folder(self):
        data, away = self.arena.ground.data, self.arena.ground.mount / "away"
        with self.arena.files, self.arena.window("moved folder"):
            data.rename(away)
            self.nothing_is_acknowledged("the folder moved")
            if data.exists():
                # What the server made there in the meantime.
                shutil.rmtree(data)
            is_back = self.random.random() < 0.5
            if is_back:
                away.rename(data)
                self.recovers("the folder moved back")
            self.arena.kill()
            if not is_back:
                away.rename(data)
            self.arena.start(self.either())

    def unlink(self, name):
        """Keeps all files under other names, takes one away, and puts all back before the next start."""
        ground = self.arena.ground
        kept = ground.mount / "kept"
        with self.arena.files, self.arena.window(f"unlinked {name}"):
            kept.mkdir()
            for file in ground.files():
                os.link(file, kept / file.name)
            (ground.data / name).unlink(missing_ok=True)
            self.nothing_is_acknowledged(f"{name} unlinked")
            self.arena.kill()
            for file in ground.files():
                file.unlink()
            for file in kept.iterdir():
                file.rename(ground.data / file.name)
            kept.rmdir()
            self.arena.start(self.either())

    def nothing_is_acknowledged(self, what):
        """`readyz` says so in time, and from then on no write is acknowledged."""
        if not self.arena.becomes(READY_FOR_WRITES, 503, TOLD_WITHIN):
            self.arena.mistake(f"{what}: {READY_FOR_WRITES} says {self.arena.status(READY_FOR_WRITES)} after {TOLD_WITHIN} s")
        time.sleep(0.3)
        since = time.time()
        time.sleep(1)
        if count := self.arena.ledger.acknowledged_since(since):
            self.arena.mistake(f"{what}: {count} writes were acknowledged in the second after it could be known")

    def recovers(self, what):
        if not self.arena.becomes(READY_FOR_WRITES, 200, TOLD_WITHIN):
            self.arena.mistake(f"{what}: {READY_FOR_WRITES} says {self.arena.status(READY_FOR_WRITES)} after {TOLD_WITHIN} s")
            return
        since, end = time.time(), time.monotonic() + TOLD_WITHIN
        while not self.arena.ledger.acknowledged_since(since):
            if time.monotonic() > end:
                self.arena.mistake(f"{what}: no write was acknowledged within {TOLD_WITHIN} s")
                return
            time.sleep(0.05)

    # ---- The disk ----------------------------------------------------------------------------------------------------
    def fill_disk(self):
        with self.arena.window("full disk") as window:
            self.arena.ground.fill()
            try:
                if self.press():
                    self.is_told("the disk full")
                    self.readers_are_served("the disk full", window[1])
                time.sleep(self.random.uniform(0, self.hold))
                if self.random.random() < 0.3:
                    # Not while it is full for good: whether a server starts on a full disk is told, not asked for.
                    self.arena.kill()
            finally:
                self.arena.ground.empty()
            self.end("the disk with room again")

    def slow_disk(self):
        """No window: a sync takes a tenth of a second, and everything works."""
        self.arena.preload.delay_syncs(100)
        time.sleep(1 + self.hold)
        self.arena.preload.delay_syncs(0)

    def fail(self, kind):
        name = {SYNC: "sync", WRITE: "write", READ: "read"}[kind]
        with self.arena.window(f"I/O error at {name}"):
            self.arena.preload.fail(kind, True)
            try:
                if kind != READ and self.press():
                    self.is_told(f"{name} failing")
                time.sleep(self.random.uniform(0.2, self.hold))
                if self.random.random() < 0.5:
                    self.arena.kill()
            finally:
                self.arena.preload.fail(kind, False)
            self.end(f"{name} working again")

    def press(self):
        """Waits until writes fail, with drafts that are large enough to need room; whether they do."""
        client, end = Client(self.arena.port, "127.0.4.3", self.arena.answers), time.monotonic() + 5
        body = {"title": "A draft that takes room", "section": self.run.newsroom.sections[0], "body": f"<p>{'room ' * 50_000}</p>"}
        try:
            while time.monotonic() < end:
                try:
                    if client.ask(post("/v1/articles", body, [f"Authorization: Bearer {self.run.key}"]))[0] >= 500:
                        return True
                except OSError:
                    time.sleep(0.1)
        finally:
            client.close()
        return False

    def is_told(self, what):
        if not self.arena.becomes(READY_FOR_WRITES, 503, TOLD_WITHIN):
            self.arena.mistake(f"{what}: {READY_FOR_WRITES} says {self.arena.status(READY_FOR_WRITES)} {TOLD_WITHIN} s after writes failed")

    def readers_are_served(self, what, since):
        """That nothing can be written takes no reader down."""
        for target in ("/readyz", "/v1/front", f"/v1/articles?limit=20&exclude={10**15 + int(since)}", f"/v1/articles/{self.run.newsroom.slugs[0]}"):
            if (status := self.arena.status(target)) != 200:
                self.arena.mistake(f"{what}: GET {target} is answered with {status}")

    def end(self, what):
        """The server recovers by itself where it still runs, and is started where it was killed."""
        if self.arena.server.process.poll() is None:
            self.recovers(what)
        else:
            self.arena.start(self.either())

    # ---- The clock ---------------------------------------------------------------------------------------------------
    def step_clock(self):
        """By minutes or hours, either way, and never more than six hours from the right time: keys are remembered for a day."""
        step = self.random.choice([-1, 1]) * self.random.choice([1, 61, 1801, 3601, 3 * 3600 + 7])
        there = self.arena.preload.seconds + step
        self.arena.preload.step_clock(there if abs(there) < 6 * 3600 else 0)
        time.sleep(self.random.uniform(0.2, self.hold))

    # ---- Clients -----------------------------------------------------------------------------------------------------
    def flood(self, kind):
        with self.arena.window(f"flood of {kind}"):
            flood = Child("flood.py", port=self.arena.port, kinds=[kind], connections=500, bodies=300)
            time.sleep(1 + self.hold)
            self.run.note_attack(flood.stop())

    def slow(self):
        slow = Child("slow.py", port=self.arena.port, clients=100)
        time.sleep(2 + self.hold)
        slow.stop()

    def worst(self):
        worst = Child("worst.py", port=self.arena.port, clients=16, tags=self.run.newsroom.tags)
        time.sleep(2 + self.hold)
        self.run.note_attack(worst.stop())

    def read_long(self):
        """No window: nobody else may notice."""
        reader = threading.Thread(target=read_for_long, args=(self.arena.ground.data, 3 + self.hold), daemon=True)
        reader.start()
        time.sleep(0.3)
        with self.arena.files:
            self.run.commands.do("stats")
            self.run.commands.do("keys")
        reader.join()
