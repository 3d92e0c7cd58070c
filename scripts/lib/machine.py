"""On what machine and with which versions something was measured."""

import os
import platform
import subprocess
from pathlib import Path

from serving import ROOT


def describe():
    """Names and values, in the order in which they are to be read."""
    memory = next(int(line.split()[1]) for line in Path("/proc/meminfo").read_text().splitlines() if line.startswith("MemTotal"))
    return {
        "processor": f"{os.cpu_count()} × {processor()}",
        "memory": f"{memory / 1024 / 1024:.0f} GB",
        "system": f"{system()}, Linux {platform.release()}",
        "nginx": said("nginx", "-v").rpartition("/")[2],
        "sqlite": said("dpkg-query", "-W", "-f=${Version}", "libsqlite3-0"),
        "swift": next(iter(said("swift", "--version").splitlines()), "unknown"),
        "commit": said("git", "-C", str(ROOT), "describe", "--always", "--dirty"),
    }


def processor():
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def system():
    lines = Path("/etc/os-release").read_text().splitlines()
    return next((line.partition("=")[2].strip('"') for line in lines if line.startswith("PRETTY_NAME=")), "unknown")


def said(*command):
    """What a command prints, on either stream; "unknown" where there is no such command."""
    try:
        run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    except OSError:
        return "unknown"
    return run.stdout.strip()
