"""Honest readers: each asks for one kind of thing, over and over, within the limits of one client, and notes when, how it was
answered and how long it took.
Run by children.py."""

import json
import random
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from torture.children import be_nice, settings, until_told
from torture.client import Client, get


def targets(told):
    """The kinds, each a function that makes the next address. The same one is answered from memory unless an edit came
    between; one with a number that never came before is not."""
    source, slugs = random.Random(told["seed"]), told["slugs"]
    return {
        "livez": lambda: "/livez",
        "cached article": lambda: f"/v1/articles/{slugs[0]}",
        "uncached list": lambda: f"/v1/articles?limit=20&exclude={source.randrange(10**9, 10**10)}",
        "comments": lambda: f"/v1/articles/{source.choice(slugs)}/comments",
        "front": lambda: "/v1/front",
    }


def ask_over_and_over(name, target, client, ended, samples, pause):
    while not ended.is_set():
        began, start = time.time(), time.perf_counter()
        try:
            status = client.ask(get(target()))[0]
        except ConnectionRefusedError:
            status = "no server"
        except OSError:
            status = "no answer"
        samples.append((name, began, (time.perf_counter() - start) * 1000, status))
        time.sleep(pause)


def main():
    told, ended, samples = settings(), until_told(), []
    be_nice(-5)
    threads = [
        threading.Thread(target=ask_over_and_over, args=(
            name, target, Client(told["port"], f"127.0.1.{number + 1}"), ended, samples, told["pause"]), daemon=True)
        for number, (name, target) in enumerate(targets(told).items())
    ]
    for thread in threads:
        thread.start()
    ended.wait()
    for thread in threads:
        thread.join(35)
    print(json.dumps(samples))


if __name__ == "__main__":
    main()
