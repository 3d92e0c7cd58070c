"""What all kinds of faults share."""

from torture.readiness import Readiness


class Injector:
    """Does faults to an arena, one after the other; each sees what has to be seen while it lasts, and ends it. `hold`: seconds
    that a fault lasts where nothing else ends it."""

    def __init__(self, arena, run, hold):
        self.arena, self.run, self.hold, self.random = arena, run, hold, arena.random
        self.readiness = Readiness(arena)

    def either(self):
        """The next server has limits, or has none."""
        return self.random.random() < 0.5
