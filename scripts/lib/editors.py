"""What an editor waits for: articles created and changed one after the other, with their tags, in a newsroom of any size."""

import json
import shutil
import statistics
import subprocess
import sys
import time

from serving import Connection, Server, check, database, post
from wrk import WORK

LOG = WORK / "server.log"


def measure(binary, data, articles, count=200):
    """Pairs of a name and a figure. Works on a copy of the data directory."""
    copy = WORK / "edited"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(data, copy)
    made = subprocess.run([binary, "keys", "create", "--name", "bench", "--scope", "write", "--data", copy], stdout=subprocess.PIPE, text=True, check=True)
    authorization = f"Authorization: Bearer {made.stdout.strip()}"
    db = database(copy)
    bodies = [row[0] for row in db.execute("SELECT html FROM article_body ORDER BY length(html) DESC LIMIT 50")]
    tags = [row[0] for row in db.execute("SELECT slug FROM tag ORDER BY articleCount DESC LIMIT 50")]
    section = db.execute("SELECT slug FROM section ORDER BY articleCount DESC LIMIT 1").fetchone()[0]
    db.close()
    figures = []
    with Server(binary, copy, LOG) as server:
        connection = Connection(server.port)

        def times(name, requests):
            taken, before = [], server.cpu()
            for request in requests:
                start = time.monotonic()
                status, _, body = connection.ask(request)
                taken.append((time.monotonic() - start) * 1000)
                if status not in (200, 201):
                    sys.exit(f"scripts/bench: {name} was answered with {status}: {body[:300]!r}")
            taken.sort()
            cpu = (server.cpu() - before) / len(taken) * 1000
            figures.append((
                f"{name}, {articles:,} articles",
                f"p50 {statistics.median(taken):.1f} ms, p99 {taken[len(taken) * 99 // 100]:.1f} ms, {cpu:.1f} ms CPU",
            ))

        def article(number):
            return {
                "title": f"Written for the bench, number {number}", "section": section, "status": "published",
                "body": bodies[number % len(bodies)], "tags": [tags[(number + step) % len(tags)] for step in range(5)],
            }

        def patch(number, body):
            request = post(f"/v1/articles/written-for-the-bench-number-{number}", body, [authorization, "If-Match: *"])
            return request.replace(b"POST ", b"PATCH ", 1)

        times("create an article with 5 tags", [post("/v1/articles", article(number), [authorization]) for number in range(count)])
        times("patch its body and tags", [
            patch(number, {"body": bodies[(number + 1) % len(bodies)] + "<p>More.</p>", "tags": article(number + 3)["tags"]})
            for number in range(count)
        ])
        times("patch its title", [patch(number, {"title": f"Renamed for the bench, number {number}"}) for number in range(count)])
        operations = [{"method": "POST", "path": "/v1/articles", "body": article(number)} for number in range(count, count + 50)]
        times("a batch of 50 new articles", [post("/v1/batch", {"operations": operations}, [authorization]) for _ in range(3)])
        connection.close()
    if said := check(binary, copy):
        sys.exit(f"scripts/bench: after the edits, broadsheet check says:\n{said}")
    shutil.rmtree(copy)
    return figures
