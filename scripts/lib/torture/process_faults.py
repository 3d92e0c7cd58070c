"""Faults of the process: it is ended, paused, told to go, or its commands are."""

import signal
import subprocess
import time

from torture.children import Child
from torture.injector import Injector


class ProcessFaults(Injector):
    def kinds(self):
        return {
            "kill -9": self.kill,
            "kill -9 while it starts": self.kill_early,
            "SIGTERM": self.terminate,
            "SIGTERM beside slow clients": self.terminate_beside_slow,
            "SIGHUP": self.hang_up,
            "SIGSTOP": self.pause,
            "killed commands": self.kill_commands,
        }

    def kill(self):
        time.sleep(self.random.uniform(0.1, self.hold))
        with self.arena.window("kill -9"):
            self.arena.restart(self.arena.kill, self.either())

    def kill_early(self):
        """Twice more, before it had time to answer."""
        with self.arena.window("kill -9 while it starts"):
            self.arena.kill()
            for _ in range(2):
                self.start_and_kill(self.random.uniform(0, 0.15))
            self.arena.start(self.either())

    def start_and_kill(self, seconds):
        arena = self.arena
        with open(arena.log, "a") as log:
            process = subprocess.Popen(
                [arena.binary, "serve", "--data", str(arena.ground.data), "--port", str(arena.port)],
                stdout=log, stderr=log, env=arena.server.environment)
            time.sleep(seconds)
            process.kill()
            process.wait()

    def terminate(self):
        with self.arena.window("SIGTERM"):
            self.arena.restart(self.arena.terminate, self.either())

    def terminate_beside_slow(self):
        with Child("slow.py", port=self.arena.port, clients=40):
            time.sleep(self.hold)
            with self.arena.window("SIGTERM beside slow clients"):
                self.arena.restart(self.arena.terminate, self.either())

    def hang_up(self):
        """Means nothing, or that the configuration is read again."""
        with self.arena.window("SIGHUP"):
            self.arena.signal(signal.SIGHUP)
            time.sleep(0.3)
            if self.arena.server.process.poll() is not None:
                self.arena.mistake("SIGHUP ended the server")
                self.arena.start()

    def pause(self):
        with self.arena.window("SIGSTOP"):
            self.arena.signal(signal.SIGSTOP)
            time.sleep(self.random.uniform(0.5, self.hold))
            self.arena.signal(signal.SIGCONT)

    def kill_commands(self):
        """No window: nobody else may notice. What they left is done by the next ones."""
        with self.arena.files:
            for name in ("import", "keys", "export", "import"):
                self.run.commands.do(name, kill_after=self.random.uniform(0.01, 0.3))
            self.run.commands.do("import")
