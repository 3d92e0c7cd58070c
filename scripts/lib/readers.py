"""Writes what readers leave straight into a newsroom's file, as the schema wants it: views of two months, and comments.

Nothing here may be used on a newsroom that somebody needs: it writes past the server.
"""

import math
import random
import sys
import time
from array import array
from itertools import accumulate

import serving

# The windows that article_views keeps sums of, by the edges between which they lie, in hours before the present one:
# column, edge on the far side, edge on the near side (0: the present). NewsSQLite/Views/ViewEdge.swift.
WINDOWS = [("day", 24, 0), ("beforeDay", 48, 24), ("week", 168, 0), ("beforeWeek", 336, 168), ("month", 720, 0), ("beforeMonth", 1440, 720)]
EDGES = sorted(far for _, far, _ in WINDOWS)
# How far back views are written: some lie behind the last edge.
HOURS = 1500


def present_hour():
    return int(time.time()) // 3600


def live_articles(db):
    """The ids of the articles that can be seen, newest first."""
    return array("q", (row[0] for row in db.execute("SELECT id FROM article WHERE isLive = 1 ORDER BY publishedAt DESC, id DESC")))


def fill_views(db, views, seed=1, progress=None):
    """Writes about so many views of the last `HOURS` in place of those that there are; how many buckets that made.

    What is read follows Zipf's law: the newest article of an hour has most, the thousandth a thousandth of that. The
    sums agree with the buckets and the edges, which lie where the present hour wants them.
    """
    articles, source, now = live_articles(db), random.Random(seed), present_hour()
    # What lies between two edges goes into one array; the sums of the windows are sums of those.
    bands = [array("q", bytes(8 * len(articles))) for _ in range(len(EDGES) + 1)]
    place = {article: index for index, article in enumerate(articles)}
    db.execute("PRAGMA synchronous = OFF")
    for table in ("view_hour", "article_views"):
        db.execute(f"DELETE FROM {table}")
    forget_rankings(db)
    sizes, buckets = hour_sizes(views / HOURS, len(articles)), 0
    for age in range(HOURS - 1, -1, -1):
        hour, band = now - age, bands[sum(age > edge for edge in EDGES)]
        # An hour's newest article is an older one the longer ago that was.
        shift = age * len(articles) // (20 * HOURS)
        found = views_of_hour(sizes, len(articles), source)
        rows = sorted((articles[(rank + shift) % len(articles)], count) for rank, count in found.items())
        for article, count in rows:
            band[place[article]] += count
        db.execute("BEGIN")
        db.executemany(f"INSERT INTO view_hour (hour, articleId, views) VALUES ({hour}, ?, ?)", rows)
        db.execute("COMMIT")
        buckets += len(rows)
        if progress and age % 300 == 0:
            progress(f"{buckets:,} buckets")
    write_sums(db, articles, bands)
    db.executemany("UPDATE view_edge SET hour = ?, articleId = 0 WHERE hours = ?", [(now - edge, edge) for edge in EDGES])
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return buckets


def hour_sizes(views, articles):
    """For an hour of so many views: what each of the first ranks is to have, and how many views go to the ranks behind
    them, which have less than one each."""
    share = views / (math.log(articles) + 0.5772)
    head = [share / rank for rank in range(1, min(int(share), articles) + 1)]
    return head, max(0, round(views - sum(head))) if len(head) < articles else 0


def views_of_hour(sizes, articles, source):
    """How many views each rank has, from 0."""
    head, tail = sizes
    found = {rank: int(count + source.random()) for rank, count in enumerate(head)}
    first = len(head) + 1
    spread = math.log((articles + 1) / first)
    for _ in range(tail):
        rank = min(int(first * math.exp(spread * source.random())), articles) - 1
        found[rank] = found.get(rank, 0) + 1
    return {rank: count for rank, count in found.items() if count}


def write_sums(db, articles, bands):
    # From the newest band on: near[i] is what lies on the near side of edge i.
    near = [array("q", sums) for sums in accumulate(bands, lambda a, b: array("q", map(int.__add__, a, b)))]
    columns = []
    for _, far, edge in WINDOWS:
        outer = near[EDGES.index(far)]
        columns.append(outer if edge == 0 else list(map(int.__sub__, outer, near[EDGES.index(edge)])))
    rows = sorted(row for row in zip(articles, *columns, near[-1]) if row[-1])
    db.execute("BEGIN")
    names = ", ".join(name for name, _, _ in WINDOWS)
    db.executemany(f"INSERT INTO article_views (articleId, {names}, total) VALUES (?{', ?' * (len(WINDOWS) + 1)})", rows)
    db.execute("COMMIT")


def rewind(db, hours):
    """Puts the edges and the sums back to where they were so many hours before the present one: the server then has to
    roll all windows on, as it does when an hour begins. Begins wherever the edges are, with the furthest one: no sum
    may become less than nothing."""
    near = {far: name for name, far, _ in WINDOWS}
    beyond = {edge: name for name, _, edge in WINDOWS if edge}
    db.execute("BEGIN IMMEDIATE")
    for edge, hour, article in db.execute("SELECT hours, hour, articleId FROM view_edge ORDER BY hours DESC").fetchall():
        target = present_hour() - hours - edge
        if target > hour:
            raise ValueError("an edge is further back than that already")
        change = f"{near[edge]} = {near[edge]} + v" + (f", {beyond[edge]} = {beyond[edge]} - v" if edge in beyond else "")
        db.execute(
            f"""UPDATE article_views SET {change} FROM (
                    SELECT articleId k, sum(views) v FROM view_hour
                    WHERE hour >= ? AND (hour, articleId) < (?, ?) GROUP BY articleId)
                WHERE articleId = k""",
            (target, hour, article),
        )
        db.execute("UPDATE view_edge SET hour = ?, articleId = 0 WHERE hours = ?", (target, edge))
    db.execute("COMMIT")


def is_rolling(db, hour=None):
    """Whether an edge is not yet where an hour wants it, by default the present one."""
    wanted = present_hour() if hour is None else hour
    return any((place, article) != (wanted - edge, 0) for edge, place, article in db.execute("SELECT hours, hour, articleId FROM view_edge"))


def await_rankings(data, seconds=600):
    """Waits until a server that was just started has worked out the rankings, which had been deleted."""
    db, end = serving.database(data), time.monotonic() + seconds
    try:
        # Those of comments are written last.
        while db.execute("SELECT count(*) FROM ranking_state").fetchone()[0] < 2:
            if time.monotonic() > end:
                sys.exit(f"{serving.NAME}: there are no rankings after {seconds} s")
            time.sleep(0.005)
    finally:
        db.close()


def forget_rankings(db):
    db.execute("DELETE FROM ranking")
    db.execute("DELETE FROM ranking_state")


def note_last_id(db, kind):
    """What the newsroom makes next gets an id behind those that were written here."""
    db.execute(
        f"""INSERT INTO last_id (kind, id) SELECT '{kind}', max(id) FROM {kind} WHERE 1
            ON CONFLICT DO UPDATE SET id = max(id, excluded.id)"""
    )


def fill_comments(db, comments, thread, seed=1):
    """Writes so many comments of the last month on articles all over, and one thread of so many on an article that had
    none; that article's slug, and the id of the comment that the thread began with."""
    source, now = random.Random(seed), int(time.time())
    articles = live_articles(db)
    number = db.execute("SELECT ifnull(max(id), 0) FROM comment").fetchone()[0]
    insert = """INSERT INTO comment (id, articleId, parentId, threadId, depth, status, name, text, createdAt)
        VALUES (?, ?, ?, ?, ?, 'approved', ?, ?, ?)"""
    db.execute("BEGIN")
    for _ in range(comments):
        number += 1
        article = articles[int(len(articles) ** source.random()) - 1]
        text = f"What a reader has to say, number {number}, about an article: as long as most comments are, some two lines of it."
        db.execute(insert, (number, article, None, number, 0, "A reader", text, now - source.randrange(30 * 86_400)))
    quiet, slug = db.execute(
        "SELECT id, slug FROM article WHERE isLive = 1 AND commentsOpen = 1 ORDER BY commentCount, publishedAt DESC LIMIT 1"
    ).fetchone()
    root, depths = number + 1, []
    for place in range(thread):
        number += 1
        # To one of the last ten, and to the first where that is ten replies down.
        parent = source.randrange(max(0, place - 10), place) if place else None
        if place and depths[parent] == 10:
            parent = 0
        depths.append(0 if parent is None else depths[parent] + 1)
        text = f"The {place}th word of a long talk, which goes on for a thousand comments and gets nobody anywhere."
        above = None if parent is None else root + parent
        db.execute(insert, (number, quiet, above, root, depths[place], f"Reader {place % 50}", text, now - 2 * thread + place))
    note_last_id(db, "comment")
    db.execute("COMMIT")
    return slug, root
