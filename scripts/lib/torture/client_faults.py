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
            self.attack("flood.py", 1 + self.hold, kinds=[kind], connections=500, bodies=300)

    def slow(self):
        self.attack("slow.py", 2 + self.hold, clients=100)

    def worst(self):
        self.attack("worst.py", 2 + self.hold, clients=16, tags=self.run.newsroom.tags)

    def attack(self, file, seconds, **told):
        with Child(file, port=self.arena.port, **told) as child:
            time.sleep(seconds)
        self.run.attacks.append(child.said)

    def read_long(self):
        """No window: nobody else may notice."""
        reader = threading.Thread(target=read_for_long, args=(self.arena.ground.data, 3 + self.hold), daemon=True)
        reader.start()
        time.sleep(0.3)
        with self.arena.files:
            self.run.commands.do("stats")
            self.run.commands.do("keys")
        reader.join()
