"""What can be asked for, and written to, in the newsroom that is tortured."""

import sqlite3
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote


class Newsroom(NamedTuple):
    # Ids of articles that may be commented on, older than any step of the clock.
    open: list
    # The same, as they stand in addresses.
    slugs: list
    sections: list
    # Slugs, the most popular ones first.
    tags: list


def reading(data):
    """A connection that can only read: to close it changes nothing in the folder."""
    path = Path(data).resolve() / "newsroom.sqlite"
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30, isolation_level=None, check_same_thread=False)


def newsroom_of(data, count=200):
    db = reading(data)
    try:
        articles = db.execute(
            """SELECT id, slug FROM article WHERE isLive = 1 AND commentsOpen = 1 AND publishedAt < unixepoch() - 7 * 86400
            ORDER BY publishedAt DESC LIMIT ?""", (count,)).fetchall()
        return Newsroom(
            open=[id for id, _ in articles],
            slugs=[quote(slug) for _, slug in articles],
            sections=[row[0] for row in db.execute("SELECT slug FROM section WHERE articleCount > 0")],
            tags=[row[0] for row in db.execute("SELECT slug FROM tag ORDER BY articleCount DESC LIMIT 40")],
        )
    finally:
        db.close()


def views_of(data, articles):
    """All views of each of these articles."""
    db = reading(data)
    try:
        total = "SELECT ifnull((SELECT total FROM article_views WHERE articleId = ?), 0)"
        return {article: db.execute(total, (article,)).fetchone()[0] for article in articles}
    finally:
        db.close()
