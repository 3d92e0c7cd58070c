"""What `crash-test` does to search: editors write, names change and the index is made anew while the server is killed; then
what is found by a word is compared with what a look at every text finds."""

import itertools
import json
import random
import re
import subprocess
import threading
import time
import zlib
from collections import Counter, defaultdict
from datetime import datetime, timedelta, timezone

import wxr
from serving import Connection, Server, check, database, post, timed
from torture.client import patch

EDITORS, LIBRARIANS = 4, 1
COMMON = "harbour night bread window ladder winter signal garden".split()
# What nobody waits for to come due.
FAR = timedelta(days=30)
SOON = 2.0  # seconds


def word_of(name):
    """A word like no other, of letters alone, which every folding leaves as they are."""
    return "own" + "".join("z" if sign == "-" else "abcdefghij"[int(sign)] for sign in name)


def words_of(text):
    return re.findall("[a-z0-9]+", re.sub("<[^>]+>", " ", text).lower())


class Newsroom:
    """What is known of the articles and tags that were made."""

    def __init__(self, sections):
        self.sections, self.articles, self.words = sections, [], []
        self.tags = []
        self.due = 0.0
        self.counts, self.mistakes = Counter(), []


class Writer(threading.Thread):
    """Sends what editors send until the server is gone."""

    def __init__(self, newsroom, port, key, name):
        super().__init__(daemon=True)
        self.newsroom, self.port, self.name = newsroom, port, name
        self.headers = [f"Authorization: Bearer {key}"]
        self.random, self.serial = random.Random(name), itertools.count()

    def run(self):
        try:
            self.connection = Connection(self.port)
            while True:
                self.once()
        except OSError:
            pass  # The server is gone.

    def word(self):
        """A new word of its own."""
        word = word_of(f"{self.name}-{next(self.serial)}")
        self.newsroom.words.append(word)
        return word

    def ask(self, request, *good):
        status, _, body = self.connection.ask(request)
        if status not in good:
            self.newsroom.mistakes.append(f"{request.split(b' HTTP')[0].decode()} was answered with {status}: {body[:300]!r}")
        self.newsroom.counts["writes"] += status in (200, 201, 204)
        return json.loads(body)["data"] if status in (200, 201) else None


class Editor(Writer):
    def once(self):
        known = self.newsroom.articles
        what = self.random.choices([self.create, self.rewrite, self.publish, self.trash], [3, 4, 4, 1])[0]
        if len(known) < 10:
            what = self.create
        what(known)

    def text(self):
        return f"<p>{self.word()} and {' '.join(self.random.sample(COMMON, 2))}.</p>"

    def moment(self):
        """When it is published: at once, soon, or long after the test."""
        how = self.random.random()
        if how < 0.6:
            return {"status": "published"}
        after = timedelta(seconds=self.random.uniform(0.5, SOON)) if how < 0.8 else FAR
        at = datetime.now(timezone.utc) + after
        if after < FAR:
            self.newsroom.due = max(self.newsroom.due, at.timestamp())
        return {"status": "published", "publishedAt": at.strftime("%Y-%m-%dT%H:%M:%SZ")}

    def tags(self):
        return [tag["id"] for tag in self.random.sample(self.newsroom.tags, min(len(self.newsroom.tags), self.random.randint(0, 3)))]

    def create(self, _):
        article = {
            "title": f"Of {self.word()}", "section": self.random.choice(self.newsroom.sections), "body": self.text(), "tags": [],
        } | self.random.choice([{"status": "draft"}, self.moment(), self.moment()])
        if made := self.ask(post("/v1/articles", article, self.headers), 201):
            self.newsroom.articles.append(made["id"])

    def change(self, article, change):
        # Others may have put it into the trash, or merged its tags away.
        self.ask(patch(f"/v1/articles/{article}", change, self.headers + ["If-Match: *"]), 200, 404, 409, 410, 422)

    def rewrite(self, known):
        change = self.random.choice([{"title": f"On {self.word()}"}, {"body": self.text()}, {"tags": self.tags()}])
        self.change(self.random.choice(known), change)

    def publish(self, known):
        change = self.random.choice([{"status": "withdrawn"}, {"status": "draft"}, self.moment(), self.moment()])
        self.change(self.random.choice(known), change)

    def trash(self, known):
        article, headers = self.random.choice(known), self.headers + ["If-Match: *"]
        if self.random.random() < 0.5:
            self.ask(post(f"/v1/articles/{article}/restore", headers=self.headers), 200, 404, 409, 410)
        else:
            request = post(f"/v1/articles/{article}", headers=headers).replace(b"POST ", b"DELETE ", 1)
            self.ask(request, 200, 204, 404, 410)


class Librarian(Writer):
    """Makes tags, renames them and makes one of two."""

    def once(self):
        tags = self.newsroom.tags
        time.sleep(0.02)
        how = self.random.random()
        if len(tags) < 8 or how < 0.2:
            if made := self.ask(post("/v1/tags", {"name": f"Tag {self.word()}"}, self.headers), 201):
                tags.append({"id": made["id"]})
        elif how < 0.8:
            tag = self.random.choice(tags)
            self.ask(patch(f"/v1/tags/{tag['id']}", {"name": f"Tag {self.word()}"}, self.headers), 200)
        else:
            tag = tags.pop(self.random.randrange(len(tags)))
            self.ask(post(f"/v1/tags/{tag['id']}/merge", {"into": self.random.choice(tags)["id"]}, self.headers), 200)


class Comparison:
    """What is found, against a look at the text of every article."""

    def __init__(self, server, key):
        self.connection = Connection(server.port)
        self.key = [f"Authorization: Bearer {key}"]
        self.faults = []

    def get(self, target, is_editor):
        headers = self.key if is_editor else []
        request = "\r\n".join([f"GET {target} HTTP/1.1", "Host: 127.0.0.1", *headers, "", ""]).encode()
        status, _, body = self.connection.ask(request)
        if status != 200:
            self.faults.append(f"GET {target} was answered with {status}: {body[:300]!r}")
            return None
        return json.loads(body)

    def pages(self, target, is_editor):
        """All entries of a list, and the answer to its first page."""
        first, entries, page = None, [], target
        while page:
            answer = self.get(page, is_editor)
            if answer is None:
                break
            first = first or answer
            entries += answer["data"]
            cursor = answer["page"]["next"]
            page = f"{target}&cursor={cursor}" if cursor else None
        return entries, first

    def run(self, words):
        """How many searches agreed, of the words and the common ones."""
        agreed = 0
        names = {topic["id"]: [topic["title"], *topic["aliases"]] for topic in self.pages("/v1/topics?limit=100", False)[0]}
        for is_editor, status in [(False, ""), (True, "&status=any")]:
            texts = defaultdict(set)
            for article in self.pages(f"/v1/articles?view=full&limit=100{status}", is_editor)[0]:
                parts = [article[part] or "" for part in ("title", "kicker", "subtitle", "summary", "body")]
                parts += [thing["name"] for thing in article["tags"] + article["authors"]]
                parts += [name for topic in article["topics"] for name in names[topic["id"]]]
                for word in itertools.chain.from_iterable(map(words_of, parts)):
                    texts[word].add(article["id"])
            for word in [*COMMON, *words]:
                agreed += self.agrees(word, texts[word], status, is_editor)
        self.connection.close()
        return agreed

    def agrees(self, word, wanted, status, is_editor):
        order = ["newest", "relevance"][zlib.crc32(word.encode()) % 2]
        entries, answer = self.pages(f"/v1/search?q=%22{word}%22&sort={order}&limit=50{status}", is_editor)
        found = [entry["article"]["id"] for entry in entries]
        total = answer and answer["page"]["total"]
        if sorted(found) == sorted(wanted) and total == len(wanted):
            return True
        who = "an editor" if is_editor else "a reader"
        missing, extra = sorted(wanted - set(found)), sorted(set(found) - wanted)
        self.faults.append(f"{who} finds {len(found)} articles by {word}, of {total}: {missing} are missing, {extra} do not say it")
        return False


def wait_for_rest(data, due):
    """Until all that is to be live is, and the index has followed."""
    sql = """SELECT (SELECT count(*) FROM search_pending) + (SELECT count(*) FROM search_renamed)
        + (SELECT count(*) FROM search_state WHERE next IS NOT NULL OR folding = 0)"""
    time.sleep(max(0.0, due - time.time()) + 1.2)
    db, ends = database(data), time.monotonic() + 60
    try:
        while waiting := db.execute(sql).fetchone()[0]:
            if time.monotonic() > ends:
                return f"{waiting} things still wait to be indexed after a minute"
            time.sleep(0.05)
    finally:
        db.close()
    return None


def spoil(data):
    """Has an article stand in the index otherwise than it is stored, as a faulty server would have it."""
    db = database(data)
    present = db.execute("SELECT present FROM search_state").fetchone()[0]
    db.execute(f"INSERT INTO search_public_{present} (rowid, title) SELECT max(number), 'harbour night bread' FROM search_row_{present} WHERE isPublic = 1")
    db.close()


def rounds(binary, work, options):
    """Serves, edits, kills, restarts and compares; what was counted, and what is wrong."""
    data, log = work / "searched", work / "searched.log"
    # So many that an index is not made before it can be killed.
    wxr.write(str(work / "posts.xml"), 300)
    for command in (["demo"], ["import", "wordpress", work / "posts.xml"]):
        timed([binary, *command, "--data", data])
    made = subprocess.run([binary, "keys", "create", "--name", "desk", "--scope", "write,drafts", "--data", data], stdout=subprocess.PIPE, text=True, check=True)
    key, source, faults, counts = made.stdout.strip(), random.Random(options.seed), [], Counter()
    newsroom, seen = None, 0
    for number in range(options.kills + 1):
        with Server(binary, data, log) as server:
            newsroom = newsroom or Newsroom([section["slug"] for section in server.json("/v1/sections")["data"]])
            if number:
                if said := wait_for_rest(data, newsroom.due):
                    faults.append(said)
                earlier = newsroom.words[:seen]
                words = newsroom.words[seen:] + source.sample(earlier, min(len(earlier), 100))
                comparison = Comparison(server, key)
                counts["searches"] += comparison.run(source.sample(words, min(len(words), options.words)))
                faults += comparison.faults
                seen = len(newsroom.words)
            if number == options.kills or faults or newsroom.mistakes:
                break
            kinds = [Editor] * EDITORS + [Librarian] * LIBRARIANS
            writers = [kind(newsroom, server.port, key, f"{options.seed}-{number}-{i}") for i, kind in enumerate(kinds)]
            for writer in writers:
                writer.start()
            reindexing = None
            time.sleep(source.uniform(0.1, 1.4))
            if number % 2 == 0:
                reindexing = subprocess.Popen([binary, "reindex", "--data", data], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(source.uniform(0.05, 0.6))
            server.kill()
            if reindexing:
                counts["reindexing"] += reindexing.poll() is None
                reindexing.kill() if source.random() < 0.7 else reindexing.wait(60)
                reindexing.wait()
            for writer in writers:
                writer.join(60)
        if said := check(binary, data):
            faults.append(f"after kill {number + 1}, broadsheet check says:\n{said}\n")
        if options.spoil == "index" and number == 0:
            spoil(data)
    if said := check(binary, data):
        faults.append(f"at the end, broadsheet check says:\n{said}\n")
    return faults + newsroom.mistakes, counts + newsroom.counts
