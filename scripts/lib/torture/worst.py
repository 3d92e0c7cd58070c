"""Clients that ask for the dearest list there is, each time another one, as fast as they are answered. Run by children.py."""

import json
import sys
import threading
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from torture.children import be_nice, settings, until_told
from torture.client import Answers, Client, get


def attack(number, told, ended, answers, times):
    client, count = Client(told["port"], f"127.0.2.{number + 1}", answers), 0
    tags = ",".join(told["tags"][:10])
    while not ended.is_set():
        count += 1
        start = time.perf_counter()
        try:
            client.ask(get(f"/v1/articles?limit=100&count=true&tag={tags}&exclude={10**9 + number * 10**7 + count}"))
            times.append((time.perf_counter() - start) * 1000)
        except OSError:
            time.sleep(0.05)


def main():
    told, ended, answers, times = settings(), until_told(), Answers(), []
    be_nice(5)
    for number in range(told["clients"]):
        threading.Thread(target=attack, args=(number, told, ended, answers, times), daemon=True).start()
    ended.wait()
    statuses = Counter({str(status): count for status, count in answers.statuses.items()})
    print(json.dumps({"statuses": statuses, "failed": answers.failed, "times": times}))


if __name__ == "__main__":
    main()
