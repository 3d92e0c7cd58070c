"""Changes files at random and has them decoded as uploads are; see scripts/fuzz. Prints how many, and exits 1 where one did what it
may not: end the worker by anything but its own word or its limits, or bring something of a camera's words through.

  fuzz.py SECONDS SEED
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time

import pictures
from server import BINARY, Server

# What the worker says: sound, unsound, too large. A signal of these is a limit's.
WORDS, LIMITS = (0, 2, 3), (signal.SIGKILL, signal.SIGXCPU, signal.SIGXFSZ)


def seeds():
    for form in ("JPEG", "PNG", "WEBP", "AVIF"):
        yield pictures.encoded(pictures.scene(120, 80), form)
    yield pictures.encoded(pictures.scene(120, 80), "JPEG", progressive=True)
    yield pictures.encoded(pictures.scene(120, 80, "RGBA"), "PNG")
    yield pictures.with_place(60, 40)
    yield pictures.animation(4)
    yield pictures.animation(4, form="WEBP")


def changed(content, dice):
    """The same with a few bytes others, gone, twice, or of another place."""
    content = bytearray(content)
    for _ in range(dice.choice((1, 1, 2, 4, 16))):
        place, length = dice.randrange(len(content)), dice.choice((1, 1, 2, 4, 30))
        kind = dice.randrange(6)
        if kind == 0:
            content[place] ^= 1 << dice.randrange(8)
        elif kind == 1:
            content[place : place + length] = dice.choice((b"\0", b"\xff", b"\x7f", b"\x80")) * length
        elif kind == 2:
            del content[place : place + length]
        elif kind == 3:
            content[place:place] = content[place : place + length]
        elif kind == 4:
            content[place : place + length] = dice.randbytes(length)
        elif dice.randrange(8) == 0:
            del content[place:]
        content = content or bytearray(b"\0")
    return bytes(content)


def decode(content, folder):
    """What the worker makes of a file: its status, and what would be served."""
    source, output = f"{folder}/source", f"{folder}/output"
    for path in (source, output):
        if os.path.exists(path):
            os.remove(path)
    open(source, "wb").write(content)
    status = subprocess.run([BINARY, "picture-worker", "check", source, output], stdin=subprocess.DEVNULL, capture_output=True).returncode
    return status, open(output, "rb").read() if status == 0 else b""


def fault(content, folder):
    status, served = decode(content, folder)
    if status in WORDS or -status in LIMITS:
        return "what a camera wrote is served" if b"Secret" in served else None
    return f"the worker ended with {status}"


def film_fault(content, server):
    answer = server.upload(content, "video/mp4")
    return None if answer.status in (201, 422) else f"a film is a {answer.status}: {answer.body[:200]!r}"


def main():
    seconds, seed = float(sys.argv[1]), int(sys.argv[2])
    dice, given, film = random.Random(seed), list(seeds()), pictures.film(64, 36, 2)
    end, count = time.monotonic() + seconds, 0
    with tempfile.TemporaryDirectory() as folder, Server() as server:
        while time.monotonic() < end:
            content = changed(dice.choice(given), dice)
            found = fault(content, folder) or film_fault(changed(film, dice), server)
            count += 2
            if found:
                kept = tempfile.mkstemp(prefix="broadsheet-picture-")[1]
                open(kept, "wb").write(content)
                sys.exit(f"{found}\n  seed {seed}, {count} files, {kept}")
        if server.process.poll() is not None:
            sys.exit(f"the server ended\n  seed {seed}")
    print(f"fuzz rounds: {count}")


main()
