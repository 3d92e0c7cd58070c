"""The library that is preloaded into the server: built here by the C compiler, told what to do by a file both have mapped."""

import mmap
import shutil
import struct
import subprocess
from pathlib import Path

SOURCE = Path(__file__).with_name("faults.c")
SYNC, WRITE, READ = range(3)


class Preload:
    """Fails calls of the server, and moves its clock, without a restart. `is_there` says whether there is a compiler."""

    def __init__(self, work):
        self.library, self.file = work / "faults.so", work / "switches"
        self.undo = work / "undo"
        self.undo.mkdir()
        self.file.write_bytes(bytes(16))
        self.is_there = shutil.which("gcc") is not None
        if self.is_there:
            subprocess.run(["gcc", "-O2", "-shared", "-fPIC", "-o", self.library, SOURCE, "-ldl"], check=True)
        with open(self.file, "r+b") as file:
            self.switches = mmap.mmap(file.fileno(), 16)

    def environment(self):
        return self.for_commands() | {"TORTURE_SWITCHES": str(self.file)} if self.is_there else {}

    def for_commands(self):
        """Nothing fails of what commands do; but a power cut takes back what they did not sync, too."""
        return {"LD_PRELOAD": str(self.library), "TORTURE_UNDO": str(self.undo)} if self.is_there else {}

    def fail(self, kind, is_on):
        self.switches[kind] = is_on

    def forget_unsynced(self):
        """What is in the files now counts as being on the disk."""
        for journal in self.undo.iterdir():
            journal.unlink()

    def cut_power(self, data):
        """Takes back what was written to the newsroom and not synced: what a disk may do that loses its power. How many
        writes that were. The process has to be gone."""
        count = 0
        for file in (data / "newsroom.sqlite", data / "newsroom.sqlite-wal"):
            journal = self.undo / str(file.stat().st_ino) if file.exists() else None
            if journal and journal.exists():
                count += take_back(file, journal.read_bytes())
        # That one is memory, which has no power either.
        (data / "newsroom.sqlite-shm").unlink(missing_ok=True)
        self.forget_unsynced()
        return count

    def step_clock(self, seconds):
        """The server's clock is wrong by so many seconds from now on."""
        struct.pack_into("<q", self.switches, 8, seconds)

    @property
    def seconds(self):
        return struct.unpack_from("<q", self.switches, 8)[0]


def take_back(file, journal):
    """Puts back what stood there before each write, the newest first."""
    writes, place = [], 0
    while place + 24 <= len(journal):
        offset, length, size = struct.unpack_from("<qqq", journal, place)
        writes.append((offset, journal[place + 24:place + 24 + length], size))
        place += 24 + length
    with open(file, "r+b", buffering=0) as target:
        for offset, bytes_before, size in reversed(writes):
            target.seek(offset)
            target.write(bytes_before)
            target.truncate(size)
    return len(writes)
