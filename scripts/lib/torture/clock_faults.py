"""The clock is wrong, and then wrong in another way."""

import time

from torture.injector import Injector


class ClockFaults(Injector):
    def kinds(self):
        return {"clock step": self.step_clock}

    def step_clock(self):
        """By minutes or hours, either way, and never more than six hours from the right time: keys are remembered for a day."""
        step = self.random.choice([-1, 1]) * self.random.choice([1, 61, 1801, 3601, 3 * 3600 + 7])
        there = self.arena.preload.seconds + step
        self.arena.preload.step_clock(there if abs(there) < 6 * 3600 else 0)
        time.sleep(self.random.uniform(0.2, self.hold))
