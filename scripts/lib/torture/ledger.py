"""The clients' side of the story: what was sent, and what the server has acknowledged."""

import threading
import time
from collections import Counter


class Comment:
    def __init__(self, text, article):
        self.text, self.article = text, article
        # None until it is acknowledged.
        self.id = None
        self.status = None
        # What a decision without an answer may have made of it.
        self.other_status = None
        # As for articles.
        self.is_lost = False


class Article:
    """An article that one editor alone changes. `fields` are those of the last acknowledged version."""

    def __init__(self, id, version, etag, fields):
        self.id, self.version, self.etag, self.fields = id, version, etag, fields
        # The fields of a change without an answer.
        self.unanswered = None
        # Found missing once: nothing more is asked of it, as its id may be another's now.
        self.is_lost = False

    @property
    def is_settled(self):
        return self.unanswered is None and not self.is_lost


class Unanswered:
    """A request with an Idempotency-Key that got no answer: it is sent again until it gets one."""

    def __init__(self, request, acknowledge):
        self.request, self.acknowledge = request, acknowledge


class Ledger:
    """All that is in here is read and written under `lock`; clients hold `gate` open for one request at a time."""

    def __init__(self):
        self.lock, self.gate = threading.RLock(), Gate()
        self.comments, self.articles = {}, {}
        # Titles of articles whose creation got no answer; groups of them are batches: all or nothing.
        self.unanswered_titles, self.titles = [], Counter()
        self.views, self.unanswered_views, self.views_before = Counter(), Counter(), {}
        self.imported, self.keys = set(), {}
        self.to_repeat = []
        # What a client could make nothing of.
        self.mistakes = []
        self.acknowledged, self.acknowledged_at = Counter(), []

    def acknowledge(self, kind, count=1):
        with self.lock:
            self.acknowledged[kind] += count
            self.acknowledged_at.append(time.time())

    def acknowledged_since(self, moment):
        with self.lock:
            return sum(at > moment for at in self.acknowledged_at[-5000:])

    def created(self, article):
        with self.lock:
            self.articles[article.id] = article
            self.titles[article.fields["title"]] += 1


class Gate:
    """Shut, it lets no request begin, and whoever shuts it waits for those that are under way."""

    def __init__(self):
        self.condition, self.inside, self.is_shut = threading.Condition(), 0, False

    def __enter__(self):
        with self.condition:
            self.condition.wait_for(lambda: not self.is_shut)
            self.inside += 1

    def __exit__(self, *_):
        with self.condition:
            self.inside -= 1
            self.condition.notify_all()

    def shut(self):
        with self.condition:
            self.is_shut = True
            self.condition.wait_for(lambda: self.inside == 0, timeout=60)

    def open(self):
        with self.condition:
            self.is_shut = False
            self.condition.notify_all()
