"""The library that is preloaded into the server: built here by the C compiler, told what to do by a file both have mapped."""

import mmap
import os
import shutil
import struct
import subprocess
from pathlib import Path

SOURCE = Path(__file__).with_name("faults.c")
SYNC, WRITE, READ, DELAY = range(4)
# What the library notes of a write: where it was, how many bytes, how many of them were there before, and the file's size.
NOTED = struct.Struct("<qqqq")


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
        """What is in the files now counts as being on the disk. The notes are emptied and not deleted: a command that runs
        meanwhile has them open, and empties them when it syncs what others wrote."""
        for journal in self.undo.iterdir():
            os.truncate(journal, 0)

    def delay_syncs(self, milliseconds):
        """Each takes that much longer from now on, up to 255."""
        self.switches[DELAY] = milliseconds

    def cut_power(self, data, source):
        """Takes back what was written to the newsroom and not synced, all or, as the random `source` has it, a part: what a
        disk may do that loses its power. How many writes that were. The process has to be gone."""
        count = 0
        for file in (data / "newsroom.sqlite", data / "newsroom.sqlite-wal"):
            journal = self.undo / str(file.stat().st_ino) if file.exists() else None
            if journal and journal.exists():
                count += take_back(file, writes_in(journal.read_bytes()), source)
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


def writes_in(journal):
    """Offset, length, bytes before and size before of each write, the oldest first."""
    place = 0
    while place + NOTED.size <= len(journal):
        offset, length, there, size = NOTED.unpack_from(journal, place)
        place += NOTED.size
        yield offset, length, journal[place:place + there], size
        place += there


def take_back(file, writes, source):
    """Disks write in any order: some pages are new, some as they were, and where nothing was there are zeros."""
    writes = list(writes)
    if not writes:
        return 0
    places = sorted({offset for offset, *_ in writes})
    lost = set(places if source.random() < 0.4 else source.sample(places, source.randint(1, len(places))))
    size = max([writes[0][3]] + [offset + length for offset, length, *_ in writes if offset not in lost])
    with open(file, "r+b", buffering=0) as target:
        for offset, length, bytes_before, _ in reversed(writes):
            if offset in lost:
                target.seek(offset)
                target.write(bytes_before.ljust(length, b"\0"))
        target.truncate(size)
    return sum(offset in lost for offset, *_ in writes)
