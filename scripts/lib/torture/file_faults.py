"""Faults of the files: they are not where they were. What was acknowledged must not end in a file that nobody finds."""

import os
import shutil

from torture.injector import Injector


class FileFaults(Injector):
    def kinds(self):
        return {
            "moved folder": self.move_folder,
            "unlinked log": lambda: self.unlink("newsroom.sqlite-wal"),
            "unlinked database": lambda: self.unlink("newsroom.sqlite"),
        }

    def move_folder(self):
        data, away = self.arena.ground.data, self.arena.ground.mount / "away"
        with self.arena.files, self.arena.window("moved folder"):
            data.rename(away)
            self.readiness.nothing_is_acknowledged("the folder moved")
            if data.exists():
                # What the server made there in the meantime.
                shutil.rmtree(data)
            is_back = self.random.random() < 0.5
            if is_back:
                away.rename(data)
                self.readiness.recovers("the folder moved back")
            self.arena.kill()
            if not is_back:
                away.rename(data)
            self.arena.start(self.either())

    def unlink(self, name):
        """Keeps all files under other names, takes one away, and puts all back before the next start."""
        ground = self.arena.ground
        kept = ground.mount / "kept"
        with self.arena.files, self.arena.window(f"unlinked {name}"):
            kept.mkdir()
            for file in ground.files():
                os.link(file, kept / file.name)
            (ground.data / name).unlink(missing_ok=True)
            self.readiness.nothing_is_acknowledged(f"{name} unlinked")
            self.arena.kill()
            for file in ground.files():
                file.unlink()
            for file in kept.iterdir():
                file.rename(ground.data / file.name)
            kept.rmdir()
            self.arena.start(self.either())
