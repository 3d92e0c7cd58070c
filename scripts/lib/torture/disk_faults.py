"""Faults of the disk: it is full, fails, is slow, or loses its power."""

import time

from serving import post
from torture.client import Client
from torture.injector import Injector
from torture.preload import READ, SYNC, WRITE


class DiskFaults(Injector):
    def of_space(self):
        return {"full disk": self.fill_disk}

    def of_calls(self):
        return {
            "I/O error at sync": lambda: self.fail(SYNC),
            "I/O error at write": lambda: self.fail(WRITE),
            "I/O error at read": lambda: self.fail(READ),
            "power cut": self.cut_power,
            "slow disk": self.slow_disk,
        }

    def fill_disk(self):
        with self.arena.window("full disk") as window:
            self.arena.ground.fill()
            try:
                if self.press():
                    self.readiness.tells("the disk full", 503)
                    self.readers_are_served("the disk full", window[1])
                time.sleep(self.random.uniform(0, self.hold))
                if self.random.random() < 0.3:
                    # Not while it is full for good: whether a server starts on a full disk is told, not asked for.
                    self.arena.kill()
            finally:
                self.arena.ground.empty()
            self.end("the disk with room again")

    def fail(self, kind):
        name = {SYNC: "sync", WRITE: "write", READ: "read"}[kind]
        with self.arena.window(f"I/O error at {name}"):
            self.arena.preload.fail(kind, True)
            try:
                if kind != READ and self.press():
                    self.readiness.tells(f"{name} failing", 503)
                time.sleep(self.random.uniform(0.2, self.hold))
                if self.random.random() < 0.5:
                    self.arena.kill()
            finally:
                self.arena.preload.fail(kind, False)
            self.end(f"{name} working again")

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

    def slow_disk(self):
        """No window: a sync takes a tenth of a second, and everything works."""
        self.arena.preload.delay_syncs(100)
        time.sleep(1 + self.hold)
        self.arena.preload.delay_syncs(0)

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

    def readers_are_served(self, what, since):
        """That nothing can be written takes no reader down."""
        for target in ("/readyz", "/v1/front", f"/v1/articles?limit=20&exclude={10**15 + int(since)}", f"/v1/articles/{self.run.newsroom.slugs[0]}"):
            if (status := self.arena.status(target)) != 200:
                self.arena.mistake(f"{what}: GET {target} is answered with {status}")

    def end(self, what):
        """The server recovers by itself where it still runs, and is started where it was killed."""
        if self.arena.server.process.poll() is None:
            self.readiness.recovers(what)
        else:
            self.arena.start(self.either())
