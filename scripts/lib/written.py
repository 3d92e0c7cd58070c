"""Writes to a server from several threads and knows what was acknowledged when; later sees how much of it a copy has, by what the
API answers."""

import itertools
import json
import threading
import time

import kept_files
from serving import post, reader
from torture.client import Client, patch

SETTINGS = {"BROADSHEET_LIMITS_ENABLED": "false", "BROADSHEET_COMMENTS_MODE": "post", "BROADSHEET_COMMENTS_PER_MINUTE": "0",
            "BROADSHEET_COMMENTS_PER_HOUR": "0"}
# What a thread rests between two writes, in seconds: an editor who saves without end.
REST = 0.003


class Writer(threading.Thread):
    """Sends one write after the other until it is told to stop, or the server is gone. Times are of the monotonic clock."""

    def __init__(self, port):
        super().__init__(daemon=True)
        self.client, self.stops, self.fault = Client(port), False, None
        # When each was sent, and when it was acknowledged; None where nobody knows what has become of it.
        self.writes = []

    def run(self):
        for number in itertools.count(1):
            if self.stops:
                return
            began = time.monotonic()
            try:
                status, _, body = self.client.ask(self.request(number))
            except OSError:
                self.writes.append((began, None))
                return
            if status not in (200, 201, 204):
                self.fault = f"a write was answered with {status}: {body[:300]!r}"
                return
            self.writes.append((began, time.monotonic()))
            time.sleep(REST)

    def sent_before(self, moment):
        return sum(sent <= moment for sent, _ in self.writes)

    def acknowledged_before(self, moment):
        return sum(ended is not None and ended <= moment for _, ended in self.writes)


class Editor(Writer):
    """Gives a section of its own one number after the other."""

    def __init__(self, port, section, key):
        super().__init__(port)
        self.section, self.headers = section, (f"Authorization: Bearer {key}",)

    def request(self, number):
        return patch(f"/v1/sections/{self.section}", {"description": str(number)}, self.headers)

    def found(self, server):
        """How many of its writes there are, from the first on."""
        return int(server.json(f"/v1/sections/{self.section}")["data"]["description"] or 0)


class Reader(Writer):
    """Looks at an article of its own, as one visitor after the other."""

    def __init__(self, port, article):
        super().__init__(port)
        self.article, self.name = article, f"{id(self)}-{time.time()}"

    def request(self, number):
        return post(f"/v1/articles/{self.article}/views", None, (reader(f"{self.name}-{number}"),))

    def found(self, server):
        return server.json(f"/v1/articles/{self.article}?include=views&fields=views")["data"]["views"]["total"]


class Commenter(Writer):
    """Comments on an article of its own, with texts like no other."""

    def __init__(self, port, article):
        super().__init__(port)
        self.article = article

    def request(self, number):
        return post(f"/v1/articles/{self.article}/comments", {"text": f"Number {number} of those on {self.article}."})

    def found(self, server):
        """The numbers have no gap: one after the other was sent and stored."""
        numbers, query = [], "view=flat&sort=oldest&limit=100"
        while query:
            answer = server.json(f"/v1/articles/{self.article}/comments?{query}")
            numbers += [int(comment["text"].split()[1]) for comment in answer["data"] if comment["text"].startswith("Number ")]
            query = answer["page"]["next"] and f"view=flat&sort=oldest&limit=100&cursor={answer['page']['next']}"
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), f"comments with gaps: {numbers[:20]}…"
        return len(numbers)


class Uploader(Writer):
    """Sends one file after the other, of 1 KB to 1 MB."""

    def __init__(self, port, key):
        super().__init__(port)
        self.headers, self.name = (f"Authorization: Bearer {key}",), f"{id(self)}-{time.time()}"

    def file(self, number):
        return kept_files.document(f"{self.name}-{number}", 1000 * 10 ** (number % 4))

    def request(self, number):
        return kept_files.upload(self.file(number), self.headers)

    def found(self, server):
        """The numbers have no gap."""
        for number in itertools.count(1):
            file = self.file(number)
            status, body = server.get(kept_files.address(file))
            if status != 200:
                return number - 1
            assert body == file, f"the file {number} is not what was sent"


class Load:
    """All of them: two editors, two commenters, two readers, of a newsroom that has room for them; and as many who upload as are
    asked for."""

    def __init__(self, server, key, uploaders=0):
        sections = [section["slug"] for section in server.json("/v1/sections")["data"]][:2]
        articles = server.json("/v1/articles?limit=100&fields=slug,commentCount,commentsOpen")["data"]
        self.articles = [article["slug"] for article in articles if article["commentCount"] == 0 and article["commentsOpen"]][:4]
        port = server.port
        self.writers = [Editor(port, section, key) for section in sections]
        self.writers += [Commenter(port, article) for article in self.articles[:2]]
        self.writers += [Reader(port, article) for article in self.articles[2:]]
        self.writers += [Uploader(port, key) for _ in range(uploaders)]
        self.at_first = {writer: writer.found(server) for writer in self.writers if isinstance(writer, Reader)}

    def __enter__(self):
        for writer in self.writers:
            writer.start()
        return self

    def __exit__(self, *_):
        for writer in self.writers:
            writer.stops = True
        for writer in self.writers:
            writer.join()
        faults = [writer.fault for writer in self.writers if writer.fault]
        assert not faults, faults

    def found(self, writer, server):
        return writer.found(server) - self.at_first.get(writer, 0)

    def times(self, begin, end):
        """How long each write took that was under way within a span, in ms, the slowest last."""
        return sorted((ended - sent) * 1000 for writer in self.writers for sent, ended in writer.writes
                      if ended is not None and sent <= end and begin <= ended)

    def acknowledged(self):
        return sum(writer.acknowledged_before(float("inf")) for writer in self.writers)
