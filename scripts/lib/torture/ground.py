"""The folder that is tortured: on a small file system of its own where there may be one, so that it can be full."""

import os
import shutil
import subprocess

from serving import timed

ROOM = 512 << 20


class Ground:
    """`data` is the newsroom's folder while the `with` block lasts; `is_small` says whether its disk can be filled."""

    def __init__(self, work):
        self.mount, self.data = work / "disk", work / "disk" / "data"
        self.filler, self.is_small = self.mount / "filler", False
        self.mount.mkdir()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.is_small:
            subprocess.run(["umount", "--lazy", self.mount], stderr=subprocess.DEVNULL)

    def make(self, binary, articles):
        """A demo newsroom of so many articles, made elsewhere first: how large it is says how small the disk may be."""
        made = self.mount.with_name("made")
        timed([binary, "demo", "--data", made, "--articles", articles, "--seed", 1])
        size = sum(file.stat().st_size for file in made.iterdir())
        self.is_small = self.make_small(size + size // 4 + ROOM)
        # A move, where both lie on one disk.
        shutil.move(made, self.data)

    def make_small(self, size):
        if os.geteuid() != 0 or not shutil.which("mount"):
            return False
        command = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "tmpfs", str(self.mount)]
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0

    def fill(self):
        """Takes all room there is, to the last page, whoever else writes meanwhile."""
        with open(self.filler, "wb", buffering=0) as file:
            for size in (1 << 20, 4096):
                try:
                    while True:
                        file.write(bytes(size))
                except OSError:
                    pass  # Full, for pieces of this size.

    def empty(self):
        try:
            os.truncate(self.filler, 0)
            self.filler.unlink()
        except FileNotFoundError:
            pass

    def files(self):
        """Those of the newsroom, the database first."""
        names = ("newsroom.sqlite", "newsroom.sqlite-wal", "newsroom.sqlite-shm")
        return [self.data / name for name in names if (self.data / name).exists()]

    def log_size(self):
        try:
            return (self.data / "newsroom.sqlite-wal").stat().st_size
        except OSError:
            return 0
