"""Compares what was acknowledged with what is stored, in the file and through the API."""

import json
import time
from collections import Counter

from torture.arena import NotStarted
from torture.client import Client, get
from torture.newsroom import reading

FIELDS = ("title", "kicker", "summary", "section", "status", "commentsOpen", "tags")


class Verdict:
    """What was found wrong, each thing once: names of what is lost and of what counts twice, by kind."""

    def __init__(self):
        self.lost, self.doubled, self.wrong, self.seen = Counter(), Counter(), [], set()
        self.examples = []

    def note(self, where, kind, name, count=1, why=""):
        if (kind, name) not in self.seen:
            self.seen.add((kind, name))
            where[kind] += count
            self.examples.append(f"{kind} {name}: {why}")

    def lose(self, kind, name, count=1, why="acknowledged, and not there"):
        self.note(self.lost, kind, name, count, why)

    def double(self, kind, name, count=1, why="there more often than it was sent"):
        self.note(self.doubled, kind, name, count, why)

    def mistake(self, text):
        self.wrong.append(text)


class Verifier:
    def __init__(self, ledger, port, key, data, answers):
        self.ledger, self.data, self.verdict = ledger, data, Verdict()
        # From the network of those who wrote: a reader's Idempotency-Key holds for that alone.
        self.client, self.key = Client(port, "127.0.3.250", answers), key
        self.checked_articles, self.checked_comments = {}, set()

    def compare(self, all_of_it=False):
        """While the server runs. Nobody writes meanwhile; what has a key and got no answer is sent again before."""
        ledger = self.ledger
        ledger.gate.shut()
        try:
            with ledger.lock:
                self.repeat()
                db = reading(self.data)
                try:
                    db.execute("BEGIN")
                    self.compare_comments(db)
                    self.compare_articles(db)
                    self.compare_views(db)
                    self.compare_others(db)
                finally:
                    db.close()
                self.ask_for_articles(None if all_of_it else 100)
                self.ask_for_comments(None if all_of_it else 100)
                self.ask_for_views()
        finally:
            ledger.gate.open()

    def repeat(self):
        """Sends what got no answer again, with its key. What fails again stays."""
        waiting, self.ledger.to_repeat = self.ledger.to_repeat, []
        for unanswered in waiting:
            try:
                status, head, body = self.client.ask(unanswered.request)
            except OSError:
                status = None
            if status is not None and 200 <= status < 300:
                unanswered.acknowledge(head, body)
            elif status is None or status >= 500 or status in (409, 429):
                self.ledger.to_repeat.append(unanswered)

    # ---- The file ----------------------------------------------------------------------------------------------------
    def compare_comments(self, db):
        stored, times = {}, Counter()
        for number, article, status, text in db.execute("SELECT id, articleId, status, text FROM comment WHERE text LIKE 'What the reader %'"):
            stored[text] = (number, article, status)
            times[text] += 1
        for comment in self.ledger.comments.values():
            found = stored.get(comment.text)
            if times[comment.text] > 1:
                self.verdict.double("comment", comment.text, times[comment.text] - 1)
            if comment.id is None or comment.is_lost:
                continue
            if found is None or found[:2] != (comment.id, comment.article):
                comment.is_lost = True
                self.verdict.lose("comment", comment.text, why=f"acknowledged as {comment.id}, stored as {found}")
                continue
            if found[2] not in (comment.status, comment.other_status or comment.status):
                self.verdict.lose("decision", f"{comment.id} {comment.status}", why=f"decided {comment.status}, stored {found[2]}")
            comment.status, comment.other_status = found[2], None

    def compare_articles(self, db):
        stored = self.stored_articles(db)
        titles = Counter(row[0] for row in db.execute("SELECT title FROM article WHERE title LIKE 'Title %'"))
        for article in self.ledger.articles.values():
            if not article.is_lost:
                self.compare_article(article, stored.get(article.id))
        self.compare_titles(titles)

    def compare_article(self, article, found):
        """What is found wrong is told once: from then on the stored version is the one that counts."""
        if found is None:
            article.is_lost = True
            self.verdict.lose("article", article.id)
            return
        version, fields = found
        self.settle(article, version)
        if version < article.version:
            self.verdict.lose("change", f"{article.id} v{article.version}", article.version - version, f"stored is version {version}")
        elif version > article.version:
            self.verdict.double("change", f"{article.id} v{version}", version - article.version, f"acknowledged was {article.version}")
        else:
            for field in FIELDS:
                if field in article.fields and article.fields[field] != fields[field]:
                    why = f"acknowledged {article.fields[field]!r}, stored {fields[field]!r}"
                    self.verdict.lose("field", f"{article.id} v{version} {field}", why=why)
        article.fields.update({field: fields[field] for field in article.fields})
        if not (fields["summary"] or "").startswith("Summary "):
            # One that nobody gave, or whose giving was lost, follows the text.
            article.fields.pop("summary", None)
        article.version, article.etag = version, article.etag if version == article.version else "*"

    def settle(self, article, version):
        """A change without an answer was done wholly, or not at all; what it came to is what counts from now on."""
        if article.unanswered is None:
            return
        if version == article.version + 1:
            article.fields.update(article.unanswered)
            article.version, article.etag = version, "*"
        article.unanswered = None

    def compare_titles(self, titles):
        """All titles are different. Of creations that got no answer and have no key, each group is there, or none of it."""
        for title, times in titles.items():
            if times > 1:
                self.verdict.double("article", title, times - 1)
        for group in self.ledger.unanswered_titles:
            found = [titles[title] for title in group]
            if len(set(found)) > 1:
                self.verdict.mistake(f"a batch was done in part: {group} are there {found} times")

    def stored_articles(self, db):
        wanted, found = set(self.ledger.articles), {}
        tags = {}
        for article, slug in db.execute(
            """SELECT articleId, tag.slug FROM article_tag JOIN tag ON tag.id = tagId
            WHERE articleId >= ?""", (min(wanted, default=0),)):
            tags.setdefault(article, []).append(slug)
        for row in db.execute(
            """SELECT article.id, article.version, title, kicker, summary, section.slug, status, commentsOpen FROM article
            JOIN section ON section.id = sectionId WHERE article.id >= ?""", (min(wanted, default=0),)):
            if row[0] in wanted:
                fields = dict(zip(FIELDS, (*row[2:7], bool(row[7]), sorted(tags.get(row[0], [])))))
                found[row[0]] = (row[1], fields)
        return found

    def compare_views(self, db):
        for article, before in self.ledger.views_before.items():
            row = db.execute("SELECT total FROM article_views WHERE articleId = ?", (article,)).fetchone()
            self.judge_views("file", article, (row[0] if row else 0) - before)

    def judge_views(self, where, article, more):
        acknowledged, unanswered = self.ledger.views[article], self.ledger.unanswered_views[article]
        if more < acknowledged:
            self.verdict.lose("views", f"of {article} in the {where} at {more}", acknowledged - more, f"{acknowledged} acknowledged, {more} counted")
        elif more > acknowledged + unanswered:
            self.verdict.double("views", f"of {article} in the {where} at {more}", more - acknowledged - unanswered,
                                f"{acknowledged} acknowledged and {unanswered} without an answer, {more} counted")
        else:
            return
        self.ledger.views[article], self.ledger.unanswered_views[article] = more, 0

    def compare_others(self, db):
        keys = Counter(db.execute("SELECT name, revokedAt IS NOT NULL FROM api_key WHERE name LIKE 'torture-%'"))
        for name, is_revoked in self.ledger.keys.items():
            if is_revoked is not None and not keys[name, is_revoked]:
                self.verdict.lose("key", name, why="revoked, and open again" if is_revoked else "made, and not there")
            if keys[name, 0] + keys[name, 1] > 1:
                self.verdict.double("key", name)
        slugs = Counter(row[0] for row in db.execute("SELECT slug FROM article WHERE slug LIKE 'post-%'"))
        for slug in self.ledger.imported:
            if not slugs[slug]:
                self.verdict.lose("imported article", slug)

    # ---- The API -----------------------------------------------------------------------------------------------------
    def ask_for(self, target):
        """What the server says of it, for those who may see all."""
        end = time.monotonic() + 45
        while time.monotonic() < end:
            try:
                status, _, body = self.client.ask(get(target, [f"Authorization: Bearer {self.key}"]))
                if status != 429:
                    return status, body
            except OSError:
                pass
            time.sleep(0.1)
        raise NotStarted(f"nobody answers GET {target}")

    def ask_for_articles(self, most):
        changed = [a for a in self.ledger.articles.values() if a.is_settled and self.checked_articles.get(a.id) != a.version]
        for article in changed[:most]:
            self.checked_articles[article.id] = article.version
            status, body = self.ask_for(f"/v1/articles/{article.id}")
            told = json.loads(body)["data"] if status == 200 else None
            if told is None:
                self.verdict.lose("article by the API", article.id, why=f"status {status}")
            elif told["title"] != article.fields["title"] or told["section"]["slug"] != article.fields["section"]:
                self.verdict.lose("article by the API", article.id, why=f"it says {told['title']!r} in {told['section']['slug']}")

    def ask_for_comments(self, most):
        unseen = [c for c in self.ledger.comments.values() if c.id and not c.is_lost and c.id not in self.checked_comments]
        for comment in unseen[:most]:
            self.checked_comments.add(comment.id)
            status, body = self.ask_for(f"/v1/comments/{comment.id}")
            if status != 200 or json.loads(body)["data"]["text"] != comment.text:
                self.verdict.lose("comment by the API", comment.text, why=f"status {status}")

    def ask_for_views(self):
        for article, before in list(self.ledger.views_before.items()):
            status, body = self.ask_for(f"/v1/articles/{article}?include=views&fields=views")
            if status != 200:
                self.verdict.mistake(f"the views of article {article} were answered with {status}")
                continue
            self.judge_views("API", article, json.loads(body)["data"]["views"]["total"] - before)
