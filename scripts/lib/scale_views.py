#!/usr/bin/env python3
"""Measures what rankings and views cost in a large newsroom: a refresh, a request, and the beginning of an hour.

  scripts/lib/scale_views.py --articles 1000000 --views 100000000

Part of scripts/bench --scale, with fewer. The articles are copies of those of the demo newsroom, with short texts; the
views of the last two months are written straight into the file. 100,000,000 views need about 5 GB of disk, 10 minutes.
"""

import argparse
import shutil
import signal
import sys
import threading
import time

import readers
from serving import Connection, Server, broadsheet, check, database, post, reader, timed
from wrk import WORK, Request, load

LOG = WORK / "server.log"
# How many copies of the articles are written in one transaction.
COPIES_PER_COMMIT = 5


def multiply(db, articles):
    """Copies the articles that can be seen until there are so many: each copy seven minutes older than the one before.

    Without triggers, which would count each row one by one; what they keep is counted at the end.
    """
    first = [row[0] for row in db.execute("SELECT id FROM article WHERE isLive = 1")]
    step = db.execute("SELECT max(id) FROM article").fetchone()[0]
    copies = max(0, round(articles / len(first)) - 1)
    triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER {name}")
    db.execute("PRAGMA synchronous = OFF")
    db.execute("CREATE TEMP TABLE chosen AS SELECT id FROM article WHERE isLive = 1")
    for number in range(1, copies + 1):
        if number % COPIES_PER_COMMIT == 1:
            db.execute("BEGIN")
        for table, columns in copied_columns(number * step, number):
            names, values = ", ".join(columns), ", ".join(columns.values())
            key = "id" if table == "article" else "articleId"
            db.execute(f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE {key} IN (SELECT id FROM chosen)")
        if number % COPIES_PER_COMMIT == 0 or number == copies:
            db.execute("COMMIT")
    db.execute("UPDATE newsroom SET liveArticleCount = (SELECT count(*) FROM article WHERE isLive = 1)")
    db.execute("UPDATE section SET articleCount = (SELECT count(*) FROM article WHERE isLive = 1 AND sectionId = section.id)")
    for kind in ("author", "tag", "topic"):
        db.execute(
            f"""UPDATE {kind} SET articleCount = (
                SELECT count(*) FROM article_{kind} r JOIN article a ON a.id = r.articleId WHERE a.isLive = 1 AND r.{kind}Id = {kind}.id)"""
        )
    db.execute("DELETE FROM language_count")
    db.execute(
        """INSERT INTO language_count
            SELECT 'newsroom', 1, language, count(*) FROM article WHERE isLive = 1 GROUP BY language
            UNION ALL SELECT 'section', sectionId, language, count(*) FROM article WHERE isLive = 1 GROUP BY sectionId, language"""
    )
    for kind in ("author", "tag"):
        db.execute(
            f"""INSERT INTO language_count SELECT '{kind}', r.{kind}Id, a.language, count(*)
                FROM article_{kind} r JOIN article a ON a.id = r.articleId WHERE a.isLive = 1 GROUP BY r.{kind}Id, a.language"""
        )
    readers.note_last_id(db, "article")
    for _, sql in triggers:
        db.execute(sql)
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def copied_columns(shift, number):
    """What a copy is made of: for each table the expression of each column."""
    def same(*names):
        return {name: name for name in names}

    later = f" - {number} * 420"
    relations = [
        (f"article_{kind}", {"articleId": f"articleId + {shift}"} | same(f"{kind}Id", "position") | {"listedAt": f"listedAt{later}"})
        for kind in ("author", "tag", "topic")
    ]
    return [
        ("article", {"id": f"id + {shift}", "slug": f"slug || '-copy-{number}'", "publishedAt": f"publishedAt{later}"}
         | same("language", "title", "kicker", "summary", "sectionId", "imageId", "status", "updatedAt", "isLive", "wordCount", "commentsOpen")),
        ("article_body", {"articleId": f"articleId + {shift}", "html": "'<p>A short text.</p>'", "text": "'A short text.'"}),
    ] + [(table, columns | ({"origin": "origin"} if table == "article_topic" else {})) for table, columns in relations]


class Views:
    """Counts views at a steady pace while the `with` block lasts: how long each answer took is what a reader sees of
    whatever else writes."""

    def __init__(self, server, slugs, threads=4, pause=0.004):
        self.server, self.slugs, self.pause, self.seconds, self.failed = server, slugs, pause, [], []
        self.is_over = threading.Event()
        self.threads = [threading.Thread(target=self.run, args=(number,)) for number in range(threads)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.is_over.set()
        for thread in self.threads:
            thread.join()

    def run(self, number):
        connection, count = Connection(self.server.port), 0
        while not self.is_over.is_set():
            count += 1
            slug = self.slugs[(count * 7 + number) % len(self.slugs)]
            request = post(f"/v1/articles/{slug}/views", headers=[reader(f"{number}-{count}-{time.time_ns()}")])
            started = time.monotonic()
            status, _, body = connection.ask(request)
            self.seconds.append(time.monotonic() - started)
            if status != 204:
                self.failed.append((status, body[:200]))
            time.sleep(self.pause)
        connection.close()

    def figures(self):
        seconds = sorted(self.seconds)
        if not seconds:
            return "none: it was over too soon"
        if self.failed:
            return f"{len(self.failed)} of {len(seconds):,} failed, such as {self.failed[0]}"
        p50, p99, longest = (seconds[int(share * (len(seconds) - 1))] * 1000 for share in (0.5, 0.99, 1))
        return f"p50 {p50:.1f} ms, p99 {p99:.1f} ms, longest {longest:.0f} ms, of {len(seconds):,}"


def say(text):
    print(f"  {text}", file=sys.stderr)


def measure(binary, demo, articles, views, seconds):
    """Copies the newsroom of a data directory, makes it so large, and measures: figures by name."""
    data, figures = WORK / "scaled", []
    title = f"{articles:,} articles, {views:,} views"

    def note(name, figure):
        figures.append((f"{title}: {name}", figure))
        say(f"{title}: {name}: {figure}")

    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(demo, data)
    db = database(data)
    started = time.monotonic()
    multiply(db, articles)
    buckets = readers.fill_views(db, views, progress=say)
    note("generated", f"{buckets:,} buckets in {time.monotonic() - started:.0f} s, {(data / 'newsroom.sqlite').stat().st_size / 1e6:,.0f} MB")

    # The first refresh, with the windows where they belong; then what requests cost.
    with Server(binary, data, LOG) as server:
        wait(server, db, note, "rankings")
        tags = [t["slug"] for t in server.json("/v1/tags?sort=articles&limit=50&fields=slug")["data"]]
        slugs = [a["slug"] for a in server.json("/v1/articles?limit=100&fields=slug")["data"] if a["slug"].isascii()]
        for name, targets in [
            ("list of 10", ["/v1/articles?limit=10"]),
            ("ranking, day", ["/v1/rankings/most-viewed"]),
            ("ranking, month by tag", [f"/v1/rankings/most-viewed?period=month&tag={t}" for t in tags]),
            ("front page", ["/v1/front"]),
            ("article with views", [f"/v1/articles/{s}?include=views" for s in slugs]),
        ]:
            run = load(server, [Request(target) for target in targets], seconds)
            note(name, f"{run['cpu_us']:.0f} µs CPU, p99 {run['p99'] / 1000:.2f} ms" + (f", {run['errors']} errors" if run["errors"] else ""))
        with Views(server, slugs) as views_in_between:
            time.sleep(3)
        note("views when nothing else is done", views_in_between.figures())

    # An hour begins, or many at once after the server had been away: all six edges pass over buckets, under views.
    for hours, name in ((1, "an hour"), (24, "a day")):
        readers.rewind(db, hours)
        readers.forget_rankings(db)
        present = readers.present_hour()
        passed = sum(
            db.execute("SELECT count(*) FROM view_hour WHERE hour >= ? AND hour < ?", (present - hours - edge, present - edge)).fetchone()[0]
            for edge in readers.EDGES
        )
        with Server(binary, data, LOG) as server, Views(server, slugs) as views_meanwhile:
            while readers.is_rolling(db):
                time.sleep(0.002)
            note(f"the windows roll on by {name}", f"{passed:,} buckets within {time.monotonic() - server.started:.2f} s of the start")
            note(f"views while they roll on by {name}", views_meanwhile.figures())
            views_meanwhile.seconds.clear()
            wait(server, db, note, f"rankings after {name}")
            note("views while those are worked out", views_meanwhile.figures())
    db.close()
    if said := check(binary, data):
        sys.exit(f"scale_views: broadsheet check says:\n{said}")
    took, memory = timed([binary, "check", "--data", data])
    note("check", f"{took:.0f} s, {memory:,.0f} MB")
    shutil.rmtree(data)
    return figures


def wait(server, db, note, name):
    """Waits for the rankings, and notes how long after its start the server had them."""
    readers.await_rankings(server.data)
    seconds, rankings = time.monotonic() - server.started, db.execute("SELECT count(*) FROM ranking").fetchone()[0]
    note(name, f"{rankings:,} within {seconds:.2f} s of the start, {server.cpu():.2f} s CPU since, {server.memory():.0f} MB resident")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--views", type=int, default=100_000_000)
    parser.add_argument("--seconds", type=int, default=5, help="for each operation")
    options = parser.parse_args()
    needed = options.articles * 2000 + options.views * 15
    WORK.mkdir(exist_ok=True)
    if shutil.disk_usage(WORK).free < 2 * needed:
        sys.exit(f"scale_views: {WORK} has too little room; this may take {2 * needed / 1e9:.0f} GB")
    binary, demo = broadsheet(release=True), WORK / "demo-for-scale"
    shutil.rmtree(demo, ignore_errors=True)
    timed([binary, "demo", "--data", demo, "--articles", min(options.articles, 10_000)])
    for name, figure in measure(binary, demo, options.articles, options.views, options.seconds):
        print(f"{name}: {figure}")
    shutil.rmtree(demo)


if __name__ == "__main__":
    # Stopped from outside, it still stops its server.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    main()
