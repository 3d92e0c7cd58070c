"""Faults of clients: floods, slowness, dear questions; and somebody who reads the file for long."""

import threading
import time

from torture.children import Child
from torture.commands import read_for_long
from torture.injector import Injector


class ClientFaults(Injector):
    def kinds(self):
        return {
            "half bodies": lambda: self.flood("bodies"),
            "connection flood": lambda: self.flood("connections"),
            "request flood": lambda: self.flood("requests"),
            "slow readers and bodies": self.slow,
            "worst queries": self.worst,
            "long reader beside commands": self.read_long,
        }

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
