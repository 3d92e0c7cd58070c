"""Whether the server tells that it cannot write, stops to acknowledge, and comes back by itself."""

import time

FOR_WRITES = "/readyz?for=writes"
# Seconds within which it has to tell that writes fail, and that they do not any more.
TOLD_WITHIN = 5


class Readiness:
    def __init__(self, arena):
        self.arena = arena

    def tells(self, what, status):
        """Whether it says so in time; a mistake where it does not."""
        if self.arena.becomes(FOR_WRITES, status, TOLD_WITHIN):
            return True
        self.arena.mistake(f"{what}: {FOR_WRITES} says {self.arena.status(FOR_WRITES)} after {TOLD_WITHIN} s, not {status}")
        return False

    def nothing_is_acknowledged(self, what):
        """It is told in time, and from then on no write is acknowledged."""
        self.tells(what, 503)
        time.sleep(0.3)
        since = time.time()
        time.sleep(1)
        if count := self.arena.ledger.acknowledged_since(since):
            self.arena.mistake(f"{what}: {count} writes were acknowledged in the second after it could be known")

    def recovers(self, what):
        """Without a restart, what is told and what is done."""
        if not self.tells(what, 200):
            return
        since, end = time.time(), time.monotonic() + TOLD_WITHIN
        while not self.arena.ledger.acknowledged_since(since):
            if time.monotonic() > end:
                self.arena.mistake(f"{what}: no write was acknowledged within {TOLD_WITHIN} s")
                return
            time.sleep(0.05)
