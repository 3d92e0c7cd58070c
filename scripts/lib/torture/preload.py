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
        self.file.write_bytes(bytes(16))
        self.is_there = shutil.which("gcc") is not None
        if self.is_there:
            subprocess.run(["gcc", "-O2", "-shared", "-fPIC", "-o", self.library, SOURCE, "-ldl"], check=True)
        with open(self.file, "r+b") as file:
            self.switches = mmap.mmap(file.fileno(), 16)

    def environment(self):
        return {"LD_PRELOAD": str(self.library), "TORTURE_SWITCHES": str(self.file)} if self.is_there else {}

    def fail(self, kind, is_on):
        self.switches[kind] = is_on

    def step_clock(self, seconds):
        """The server's clock is wrong by so many seconds from now on."""
        struct.pack_into("<q", self.switches, 8, seconds)

    @property
    def seconds(self):
        return struct.unpack_from("<q", self.switches, 8)[0]
