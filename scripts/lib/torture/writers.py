"""Clients that write without a pause to speak of: each of them is a thread, and notes in the ledger what it was answered."""

import random
import threading
import time
from collections import Counter

from serving import post, reader
from torture.client import Client, data_of, patch
from torture.ledger import Article, Comment, Unanswered

WORDS = "river harbour council night bread window ladder winter signal garden market paper engine bridge island letter".split()


class Writer(threading.Thread):
    """`once` sends one request, or few. `pause`: seconds between them."""

    pause = 0.1

    def __init__(self, load, number):
        super().__init__(daemon=True, name=f"{type(self).__name__}-{number}")
        self.load, self.ledger, self.newsroom = load, load.ledger, load.newsroom
        self.random = random.Random(f"{load.seed} {self.name}")
        self.client = Client(load.port, f"127.0.3.{load.next_address()}", load.answers)
        self.count = 0

    def run(self):
        while not self.load.ended.is_set():
            with self.ledger.gate:
                self.count += 1
                try:
                    self.once(f"{self.load.seed}-{self.name}-{self.count}")
                except ConnectionRefusedError:
                    pass  # There is no server at the moment, and nothing was sent.
                except Exception as error:
                    self.ledger.mistakes.append(f"{type(self).__name__} could make nothing of an answer: {error!r}")
            time.sleep(self.pause)
        self.client.close()

    def once(self, name):
        raise NotImplementedError

    def ask(self, request):
        """Status, head and body; the status is None where nobody can know whether it was done."""
        try:
            status, head, body = self.client.ask(request)
        except ConnectionRefusedError:
            raise
        except OSError:
            return None, b"", b""
        return (None if status >= 500 else status), head, body

    def send(self, request, good, acknowledge, may_repeat):
        """What is known afterwards: True, it was acknowledged; False, it was refused; None, nothing. `acknowledge` is
        given head and body. With an Idempotency-Key, what is not known is sent again later."""
        status, head, body = self.ask(request)
        with self.ledger.lock:
            if status in good:
                acknowledge(head, body)
            elif status is None and may_repeat:
                self.ledger.to_repeat.append(Unanswered(request, acknowledge))
        return None if status is None else status in good

    def authorized(self, *headers):
        return [f"Authorization: Bearer {self.load.key}", *headers]

    def maybe_keyed(self, name):
        return [f"Idempotency-Key: torture-{name}"] if self.random.random() < 0.5 else []


class Commenter(Writer):
    def once(self, name):
        comment = Comment(f"What the reader {name} had to say, who was just in time.", self.random.choice(self.newsroom.open))
        with self.ledger.lock:
            self.ledger.comments[comment.text] = comment

        def acknowledge(_, body):
            told = data_of(body)
            comment.id, comment.status = told["id"], told["status"]
            self.ledger.acknowledge("comments")

        headers = self.maybe_keyed(name)
        request = post(f"/v1/articles/{comment.article}/comments", {"text": comment.text}, headers)
        self.send(request, (201, 202), acknowledge, bool(headers))


class Moderator(Writer):
    pause = 0.3

    def once(self, name):
        with self.ledger.lock:
            known = [c for c in list(self.ledger.comments.values())[-500:] if c.id and c.other_status is None and not c.is_lost]
            chosen = self.random.sample(known, min(len(known), self.random.randint(1, 5)))
        if not chosen:
            return
        status = self.random.choice(["approved", "rejected"])

        def acknowledge(*_):
            for comment in chosen:
                comment.status = status
            self.ledger.acknowledge("decisions", len(chosen))

        request = post("/v1/comments/moderate", {"ids": [c.id for c in chosen], "status": status}, self.authorized())
        if self.send(request, (200,), acknowledge, False) is None:
            with self.ledger.lock:
                for comment in chosen:
                    comment.other_status = status


class Viewer(Writer):
    pause = 0.05

    def once(self, name):
        if self.random.random() < 0.7:
            seen = [self.random.choice(self.newsroom.open)]
            request = post(f"/v1/articles/{seen[0]}/views", headers=[reader(name)])
        else:
            seen = self.random.sample(self.newsroom.open, self.random.randint(1, min(20, len(self.newsroom.open))))
            request = post("/v1/views", {"views": [{"article": article} for article in seen]}, [reader(name)])

        def acknowledge(*_):
            self.ledger.views.update(Counter(seen))
            self.ledger.acknowledge("views", len(seen))

        if self.send(request, (204,), acknowledge, False) is None:
            with self.ledger.lock:
                self.ledger.unanswered_views.update(Counter(seen))


class Editor(Writer):
    """Creates articles and changes many fields of them at once; of those, nobody else touches any."""

    def __init__(self, load, number):
        super().__init__(load, number)
        self.articles = []

    def once(self, name):
        with self.ledger.lock:
            known = [article for article in self.articles if article.is_settled]
        if len(known) < 5 or self.random.random() < 0.15:
            self.create(name)
        else:
            self.change(self.random.choice(known), name)

    def create(self, name):
        fields = {"title": f"Title {name}", "section": self.random.choice(self.newsroom.sections)} | self.some_fields(name)
        headers = self.maybe_keyed(name)

        def acknowledge(head, body):
            article = article_of(head, data_of(body), fields)
            self.articles.append(article)
            self.ledger.created(article)
            self.ledger.acknowledge("articles")

        request = post("/v1/articles", self.with_body(fields), self.authorized(*headers))
        if self.send(request, (201,), acknowledge, bool(headers)) is None and not headers:
            with self.ledger.lock:
                self.ledger.unanswered_titles.append([fields["title"]])

    def change(self, article, name):
        fields = self.some_fields(name) or {"kicker": f"Kicker {name}"}
        match = self.random.choice([article.etag, "*"])

        def acknowledge(head, body):
            note_change(article, head, data_of(body), fields)
            self.ledger.acknowledge("changes")

        request = patch(f"/v1/articles/{article.id}", self.with_body(fields), self.authorized(f"If-Match: {match}"))
        if self.send(request, (200,), acknowledge, False) is None:
            with self.ledger.lock:
                article.unanswered = fields

    def some_fields(self, name):
        """Some of the fields, each of them with a value like no other where that can be."""
        source = self.random
        fields = {
            "title": f"Title {name}",
            "kicker": f"Kicker {name}",
            "summary": f"Summary {name}",
            "section": source.choice(self.newsroom.sections),
            "status": source.choice(["published", "published", "draft"]),
            "tags": sorted(source.sample(self.newsroom.tags, source.randint(0, min(5, len(self.newsroom.tags))))),
            "commentsOpen": source.random() < 0.8,
        }
        return {field: value for field, value in fields.items() if source.random() < 0.4}

    def with_body(self, fields):
        """A text beside the fields, now and then: of some sentences, of 100 KB once in a while."""
        if self.random.random() < 0.5:
            return fields
        words = 15_000 if self.random.random() < 0.02 else self.random.randint(30, 500)
        return fields | {"body": f"<p>{' '.join(self.random.choices(WORDS, k=words))}</p>"}


class Batcher(Editor):
    """Several new articles and a change to one from before, in one transaction."""

    pause = 0.5

    def once(self, name):
        creations = [{"title": f"Title {name}-{n}", "section": self.random.choice(self.newsroom.sections)} for n in range(self.random.randint(2, 6))]
        with self.ledger.lock:
            known = [article for article in self.articles[-50:] if article.is_settled]
        changed, fields = (self.random.choice(known), {"kicker": f"Kicker {name}"} | self.some_fields(name)) if known else (None, {})
        operations = [{"method": "POST", "path": "/v1/articles", "body": fields} for fields in creations]
        if changed:
            operations.append({"method": "PATCH", "path": f"/v1/articles/{changed.id}", "headers": {"If-Match": "*"}, "body": fields})

        def acknowledge(_, body):
            answers = data_of(body)
            for creation, answer in zip(creations, answers):
                article = article_of(None, answer["body"]["data"], creation, answer["headers"]["ETag"])
                self.articles.append(article)
                self.ledger.created(article)
            if changed:
                changed.unanswered = None
                note_change(changed, None, answers[-1]["body"]["data"], fields, answers[-1]["headers"]["ETag"])
            self.ledger.acknowledge("batches")

        headers = self.maybe_keyed(name)
        known = self.send(post("/v1/batch", {"operations": operations}, self.authorized(*headers)), (200,), acknowledge, bool(headers))
        if known is None:
            with self.ledger.lock:
                if changed:
                    changed.unanswered = fields
                if not headers:
                    self.ledger.unanswered_titles.append([creation["title"] for creation in creations])


def article_of(head, told, fields, etag=None):
    return Article(told["id"], told["version"], etag or etag_of(head), {"status": "draft", "tags": [], "commentsOpen": True} | fields)


def note_change(article, head, told, fields, etag=None):
    # What is told again with a key may have been overtaken.
    if told["version"] <= article.version:
        return
    article.version, article.etag = told["version"], etag or etag_of(head)
    article.fields.update(fields)


def etag_of(head):
    return next(line[6:].decode() for line in head.split(b"\r\n") if line.lower().startswith(b"etag: "))


class Load:
    """All writers, until `stop`."""

    WRITERS = {Commenter: 4, Viewer: 3, Editor: 3, Batcher: 1, Moderator: 1}

    def __init__(self, port, newsroom, key, ledger, answers, seed):
        self.port, self.newsroom, self.key, self.ledger, self.answers, self.seed = port, newsroom, key, ledger, answers, seed
        self.ended, self.addresses = threading.Event(), 0
        self.threads = [writer(self, n) for writer, count in self.WRITERS.items() for n in range(count)]
        for thread in self.threads:
            thread.start()

    def next_address(self):
        self.addresses += 1
        return self.addresses

    def stop(self):
        self.ended.set()
        for thread in self.threads:
            thread.join(60)
