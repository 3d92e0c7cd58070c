"""The server that is tortured, and what happens to it when: starts, ends, windows in which a fault explains what fails."""

import contextlib
import random
import signal
import sys
import threading
import time

from serving import Server
from torture.client import Client, get
from torture.ledger import Ledger

# Seconds after a fault's end in which its consequences may still be seen.
GRACE = 2
SETTINGS = {
    "BROADSHEET_COMMENTS_MODE": "post", "BROADSHEET_COMMENTS_PER_MINUTE": "0", "BROADSHEET_COMMENTS_PER_HOUR": "0",
    # Nobody on this machine is a proxy: all are counted by their own address.
    "BROADSHEET_PROXIES_TRUSTED": "192.0.2.1",
}


class NotStarted(Exception):
    """The server did not start, went away by itself, or answers nobody. What it said."""


class Arena:
    def __init__(self, binary, ground, log, port, preload, seed, answers):
        self.binary, self.ground, self.log, self.port, self.preload = binary, ground, log, port, preload
        self.random, self.answers, self.ledger = random.Random(seed), answers, Ledger()
        self.server, self.limits = None, False
        # Kinds with begin and end, the end None as long as it lasts.
        self.windows, self.mistakes = [], []
        # Seconds; and how many writes that had not been synced were taken back by power cuts.
        self.slowest_stop, self.slowest_start, self.taken_back = 0, 0, 0
        self.files = threading.Lock()  # Held while the folder's files are used by a command, or are elsewhere.
        self.memory = Memory(self)

    # ---- The process -------------------------------------------------------------------------------------------------
    def start(self, limits=None):
        self.limits = self.limits if limits is None else limits
        self.preload.forget_unsynced()
        environment = SETTINGS | self.preload.environment() | {"BROADSHEET_LIMITS_ENABLED": str(self.limits).lower()}
        self.server = Server(self.binary, self.ground.data, self.log, environment, self.port)
        try:
            self.server.__enter__()
        except SystemExit as why:
            raise NotStarted(str(why)) from None
        self.slowest_start = max(self.slowest_start, self.server.seconds_to_first_answer)

    def kill(self):
        self.server.kill()
        self.server.log.close()

    def terminate(self):
        """SIGTERM, which has to end it within 10 s, whatever is open."""
        began = time.monotonic()
        self.server.process.terminate()
        try:
            self.server.process.wait(12)
        except Exception:
            self.mistake("SIGTERM had not ended the server after 12 s")
            self.kill()
        seconds = time.monotonic() - began
        self.slowest_stop = max(self.slowest_stop, seconds)
        if 10 < seconds < 12:
            self.mistake(f"SIGTERM took {seconds:.1f} s")
        self.server.log.close()

    def signal(self, number):
        self.server.process.send_signal(number)

    def restart(self, how, limits=None):
        how()
        self.start(limits)

    def cut_power(self):
        """Gone in the middle, and with it all that was not on the disk."""
        self.kill()
        self.taken_back += self.preload.cut_power(self.ground.data, self.random)

    def must_live(self):
        if self.server.process.poll() is not None:
            raise NotStarted(f"the server ended by itself, with status {self.server.process.returncode}")

    def stop(self):
        if self.server and self.server.process.poll() is None:
            self.signal(signal.SIGCONT)
            self.terminate()

    # ---- What it says ------------------------------------------------------------------------------------------------
    def status(self, target):
        client = Client(self.port, "127.0.4.2")
        try:
            return client.ask(get(target))[0]
        except OSError:
            return None
        finally:
            client.close()

    def becomes(self, target, status, seconds):
        """Whether an address is answered with that status within so many seconds."""
        end = time.monotonic() + seconds
        while self.status(target) != status:
            if time.monotonic() > end:
                return False
            time.sleep(0.1)
        return True

    def mistake(self, text):
        """Notes what is not as it has to be, and tells at once: beside which fault that was is of use."""
        print(f"  {text.strip()}", file=sys.stderr, flush=True)
        self.mistakes.append(text)

    # ---- Windows -----------------------------------------------------------------------------------------------------
    @contextlib.contextmanager
    def window(self, kind):
        """While it lasts, and for a moment after, the fault explains answers of 500 and more, and none."""
        window = [kind, time.time(), None]
        self.windows.append(window)
        try:
            yield window
        finally:
            window[2] = time.time() + GRACE

    def explains(self, began, ended):
        return any(start <= ended and (end is None or began <= end) for _, start, end in self.windows)


class Memory(threading.Thread):
    """Looks twice a second at how much memory the server takes, and how long its log is."""

    def __init__(self, arena):
        super().__init__(daemon=True)
        self.arena, self.most, self.over_time, self.largest_log = arena, 0, [], 0

    def run(self):
        while True:
            self.look()
            time.sleep(0.5)

    def look(self):
        try:
            with open(f"/proc/{self.arena.server.process.pid}/status") as file:
                lines = dict(line.split(":", 1) for line in file)
            resident, peak = (int(lines[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
            self.over_time.append((time.time(), resident))
            self.most = max(self.most, peak)
        except (OSError, KeyError, AttributeError):
            pass  # There is none at the moment.
        self.largest_log = max(self.largest_log, self.arena.ground.log_size())

    def most_within(self, begin, end):
        return max((megabytes for at, megabytes in self.over_time if begin <= at <= end), default=0)
