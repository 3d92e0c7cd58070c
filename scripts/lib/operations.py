"""What scripts/bench measures: an operation is a row, with the addresses of which one is asked for at random."""

import base64
import random
import re
from typing import NamedTuple

from serving import database

# An answer from memory, of whatever kind, in times of what nginx takes for the same bytes.
HIT_BUDGET = 1.3


class Operation(NamedTuple):
    name: str
    # Of which one is asked for at random.
    targets: list
    # µs of CPU a request that nothing was kept for, or a write; None: none.
    budget: int = None
    # µs that nginx took for the same bytes on the machine of the budgets (the design's performance.md).
    reference: float = None
    # One of those that performance.md names: measured in all kinds.
    is_main: bool = False
    # Requests a second, and the slowest of a hundred in ms.
    least: int = None
    p99: int = None
    # What it writes: "view" or "comment". Those come last.
    writes: str = None
    # Where `targets` are few, others like them to ask for where nothing is kept. Requests that come while their answer is
    # being made share it, so that few addresses would show less than what making it costs.
    misses: list = None
    # There are no others like it: where nothing is kept it is asked for over one connection, one after another.
    alone: bool = False
    # It is never kept: what HTTP alone costs on this machine at this moment.
    floor: bool = False


class Newsroom(NamedTuple):
    slugs: list
    # Places in the list of all articles: a list that begins there.
    cursors: list
    commented: list
    open: list
    tags: list
    sections: list
    # What somebody may search for: two words of an article's title.
    searches: list
    # Slug and id of a thread of a thousand comments.
    thread: tuple


def newsroom_of(data, thread, count=1000, everywhere=False):
    """What can be asked for in the newsroom of a data directory: the newest articles, or as many from everywhere in it."""
    db = database(data)

    def slugs(sql, *arguments):
        return [row[0] for row in db.execute(sql, arguments)]

    live = db.execute("SELECT count(*) FROM article WHERE isLive = 1").fetchone()[0]
    step = max(1, live // count) if everywhere else 1
    articles = db.execute(
        "SELECT slug, publishedAt, id, commentsOpen, title FROM article WHERE isLive = 1 AND id % ? = 0 ORDER BY publishedAt DESC, id DESC LIMIT ?",
        (step, count),
    ).fetchall()
    found = Newsroom(
        slugs=[slug for slug, *_ in articles],
        # Those of the last page would be short.
        cursors=[cursor(published, id) for _, published, id, *_ in articles[: max(1, len(articles) - 20)]],
        commented=slugs("SELECT slug FROM article WHERE isLive = 1 AND commentCount > 0 ORDER BY publishedAt DESC LIMIT ?", count),
        open=[slug for slug, _, _, is_open, _ in articles if is_open],
        tags=slugs("SELECT slug FROM tag ORDER BY articleCount DESC LIMIT 50"),
        sections=slugs("SELECT slug FROM section WHERE articleCount > 0"),
        searches=list(dict.fromkeys(two_words(title) for *_, title in articles)),
        thread=thread,
    )
    db.close()
    return found


def two_words(title):
    """Two words of a title, the same in every run, as they stand in an address."""
    words = re.findall(r"\w{4,}", title) or ["water"]
    return "%20".join(random.Random(title).sample(words, min(2, len(words))))


def cursor(published, id):
    """The cursor of a list that begins behind an article, as NewsJSON/Cursor.swift writes it."""
    return base64.urlsafe_b64encode(f"a{published}.{id}".encode()).decode().rstrip("=")


# A new operation is a new row.
def operations(newsroom):
    tags, (long_talk, thread) = newsroom.tags, newsroom.thread
    articles = [f"/v1/articles/{slug}" for slug in newsroom.slugs]
    further = [f"cursor={cursor}" for cursor in newsroom.cursors]
    # As many as are kept together: an answer has 22 to 42 KB, with its compressed form.
    searches = [f"/v1/search?q={words}" for words in newsroom.searches[:400]]
    return [
        Operation("nothing (/livez)", ["/livez"], floor=True),
        Operation("article", articles, budget=100, reference=12.1, is_main=True),
        Operation("article with all extras", [f"{a}?include=related,comments,topics,neighbours,galleries,views" for a in articles]),
        Operation("article with views", [f"{a}?include=views" for a in articles]),
        Operation("list of 20", ["/v1/articles"], budget=250, reference=10.5, is_main=True, misses=[f"/v1/articles?{c}" for c in further]),
        # As many articles as a ranking has.
        Operation("list of 10", ["/v1/articles?limit=10"], misses=[f"/v1/articles?limit=10&{c}" for c in further]),
        Operation("list of 20 by tag", [f"/v1/articles?tag={t}" for t in tags], budget=250, reference=10.5,
                  misses=[f"/v1/articles?tag={tags[n % len(tags)]}&{c}" for n, c in enumerate(further)]),
        Operation("list of 20, three fields", ["/v1/articles?fields=title,slug,publishedAt"],
                  misses=[f"/v1/articles?fields=title,slug,publishedAt&{c}" for c in further]),
        Operation("ranking, day", ["/v1/rankings/most-viewed"], budget=200, reference=11.9, is_main=True, alone=True),
        Operation("ranking, month by tag", [f"/v1/rankings/most-viewed?period=month&tag={t}" for t in tags],
                  budget=200, reference=11.9, alone=True),
        Operation("ranking, week by section", [f"/v1/rankings/most-viewed?period=week&section={s}" for s in newsroom.sections],
                  budget=200, reference=11.9, alone=True),
        Operation("most commented", ["/v1/rankings/most-commented?period=month"], budget=200, reference=11.9, alone=True),
        Operation("front page", ["/v1/front"], budget=1500, is_main=True, alone=True),
        Operation("related", [f"{a}/related" for a in articles]),
        # Whole bodies; a miss writes them as XML and compresses them.
        Operation("feed of 20 by tag, RSS", [f"/feeds/articles.rss?tag={t}" for t in tags],
                  misses=[f"/feeds/articles.rss?tag={t}&exclude={n}" for n in range(1, 21) for t in tags]),
        Operation("feed of 20, JSON Feed", ["/feeds/articles.json"], misses=[f"/feeds/articles.json?exclude={n}" for n in range(1, 1001)]),
        Operation("sitemap of 10,000", ["/sitemaps/articles-1.xml"], alone=True),
        Operation("search", searches),
        Operation("search with highlights", [f"{s}&highlight=true" for s in searches], budget=600, reference=12.1, is_main=True),
        Operation("search with filters and facets", [f"{s}&language=en&publishedAfter=2020-01-01&facets=section,tag,year" for s in searches]),
        Operation("search, newest", [f"{s}&sort=newest" for s in searches]),
        # As far as they were typed.
        Operation("suggest", [f"/v1/search/suggest?q={s.partition('%')[0][:3 + n % 5]}" for n, s in enumerate(newsroom.searches)], budget=1000),
        # A page of a megabyte, some hundred articles whole; and what an app is told that has heard of everything.
        Operation("sync, a page of articles", ["/v1/sync?initial=true&types=article"],
                  misses=[f"/v1/sync?initial=true&types=article&section={s}" for s in newsroom.sections]),
        Operation("comments", [f"/v1/articles/{s}/comments" for s in newsroom.commented], budget=100, reference=11.7, is_main=True),
        Operation("comments, 20 of 1,000", [f"/v1/articles/{long_talk}/comments?view=flat&thread={thread}"], alone=True),
        Operation("comments, all 1,000 as a tree", [f"/v1/articles/{long_talk}/comments"], alone=True),
        Operation("count a view", [f"{a}/views" for a in articles], budget=45, least=15_000, p99=50, writes="view"),
        Operation("post a comment", [f"/v1/articles/{s}/comments" for s in newsroom.open], budget=120, least=6_000, writes="comment"),
    ]
