"""An editor who does things at random, through the API: whatever a rule refuses counts as done."""

import json
import random
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path

import wxr

KINDS = ("sections", "tags", "authors", "topics", "galleries")
LANGUAGES = ("en", "en-GB", "fa", "pt-BR")
WORDS = wxr.WORDS
IMPORTED = 5


class RandomEdits:
    """`after(n)` tells the moment n seconds on, as the API wants it."""

    def __init__(self, api, key, seed, binary, data):
        self.api, self.key, self.binary, self.data = api, key, binary, data
        self.random = random.Random(seed)
        self.number = 0
        # Statuses of answers by what was done.
        self.done = Counter()
        # Ids of what was made here, by the name of its list.
        self.made = {kind: [] for kind in (*KINDS, "articles", "media")}

    def ask(self, method, path, body=None):
        """The answer's `data`; None where it was refused."""
        kind = "application/merge-patch+json" if method == "PATCH" else "application/json"
        headers = {"Authorization": f"Bearer {self.key}", "If-Match": "*", "Content-Type": kind}
        request = urllib.request.Request(self.api + path, json.dumps(body).encode() if body is not None else None, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                content = answer.read()
        except urllib.error.HTTPError as error:
            if error.code >= 500:
                raise
            self.done[f"{error.code}"] += 1
            return None
        self.done["done"] += 1
        return json.loads(content)["data"] if content else {}

    def prepare(self):
        """A few things of each kind, by which copies may be filtered."""
        for kind in KINDS:
            for number in range(4):
                self.make(kind, f"fixed-{kind}-{number}")
        for _ in range(6):
            self.media()
        for _ in range(12):
            self.create()

    def step(self):
        """One change. Which kinds there are, and how often of twenty, roughly as editors do them."""
        self.number += 1
        steps = [self.create] * 3 + [self.change] * 7 + [
            self.remove, self.withdraw, self.schedule, self.rename, self.rename, self.merge, self.delete, self.catalogue, self.catalogue,
            self.gallery, self.picks, self.picture, self.topic,
        ]
        self.random.choice(steps)()
        if self.number % 250 == 0:
            self.import_posts()
        if self.number % 400 == 0:
            self.ask("PATCH", "/v1/site", {"addressPatterns": {"article": self.random.choice(["/{section}/{slug}", "/read/{id}/{slug}"])}})

    def one(self, kind):
        return self.random.choice(self.made[kind]) if self.made[kind] else 1

    def some(self, kind, most=3):
        return self.random.sample(self.made[kind], min(len(self.made[kind]), self.random.randint(0, most)))

    def chance(self, percent):
        return self.random.random() * 100 < percent

    def words(self, count):
        return " ".join(self.random.choices(WORDS, k=count)).capitalize()

    @staticmethod
    def after(seconds):
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + seconds))

    def fields(self):
        """Some members of an article."""
        every = {
            "title": self.words(4), "kicker": self.random.choice([None, "Kicker"]), "subtitle": self.words(3),
            "body": f"<p>{self.words(30)} <em>{self.number}</em></p>", "section": self.one("sections"), "tags": self.some("tags"),
            "authors": self.some("authors", 2), "topics": self.some("topics", 2), "galleries": self.some("galleries", 2),
            "image": self.random.choice([None, *self.made["media"]]), "language": self.random.choice(LANGUAGES),
            "corrections": [{"text": "It was so."}], "commentsOpen": self.chance(50), "canonicalUrl": "https://elsewhere.example/1",
            "source": self.random.choice([None, {"name": "Agency"}]),
        }
        return {name: value for name, value in every.items() if self.chance(40)}

    def create(self):
        status = self.random.choice(["published", "published", "published", "draft"])
        required = {"title": self.words(4), "section": self.one("sections"), "body": f"<p>{self.words(40)}</p>", "status": status}
        if made := self.ask("POST", "/v1/articles", required | self.fields()):
            self.made["articles"].append(made["id"])

    def change(self):
        self.ask("PATCH", f"/v1/articles/{self.one('articles')}", self.fields())

    def remove(self):
        self.ask("DELETE", f"/v1/articles/{self.one('articles')}")

    def withdraw(self):
        self.ask("PATCH", f"/v1/articles/{self.one('articles')}", {"status": self.random.choice(["withdrawn", "draft", "published", "published"])})

    def schedule(self):
        self.ask("PATCH", f"/v1/articles/{self.one('articles')}", {"status": "scheduled", "publishedAt": self.after(self.random.randint(1, 4))})

    def rename(self):
        kind = self.random.choice([*KINDS, "articles"])
        self.ask("PATCH", f"/v1/{kind}/{self.one(kind)}", {"slug": f"{kind}-renamed-{self.number}"})

    def make(self, kind, name=None):
        name = name or f"{self.words(2)} {self.number}"
        body = {"title" if kind in ("topics", "galleries") else "name": name}
        if kind == "topics":
            body |= {"type": "concept", "language": self.random.choice(LANGUAGES), "definition": f"<p>{self.words(9)}</p>"}
        if kind == "galleries":
            body |= {"kind": "photo", "language": self.random.choice(LANGUAGES), "publishedAt": self.after(self.random.choice([-60, 2]))}
        if made := self.ask("POST", f"/v1/{kind}", body):
            self.made[kind].append(made["id"])

    def merge(self):
        kind = self.random.choice(KINDS)
        self.make(kind)
        thing, other = self.made[kind][-1], self.one(kind)
        if thing != other and self.ask("DELETE", f"/v1/{kind}/{thing}?replaceWith={other}") is not None:
            self.made[kind].remove(thing)

    def delete(self):
        kind = self.random.choice(KINDS)
        self.make(kind)
        thing = self.made[kind][-1]
        # Half of them are in use by then.
        if self.chance(50):
            self.change()
        if self.ask("DELETE", f"/v1/{kind}/{thing}") is not None:
            self.made[kind].remove(thing)

    def catalogue(self):
        kind = self.random.choice(("sections", "tags", "authors"))
        if self.chance(30):
            return self.make(kind)
        body = {"name": f"{self.words(1)} {self.number}"}
        if kind == "authors":
            body["picture"] = self.random.choice([None, *self.made["media"]])
        self.ask("PATCH", f"/v1/{kind}/{self.one(kind)}", body)

    def topic(self):
        body = {"definition": f"<p>{self.words(5)}</p>", "aliases": [self.random.choice(WORDS)] if self.chance(60) else []}
        self.ask("PATCH", f"/v1/topics/{self.one('topics')}", body | {"image": self.random.choice([None, *self.made["media"]])})

    def gallery(self):
        items = [{"media": media, "caption": self.random.choice([None, "Here"])} for media in self.some("media", 4)]
        moment = self.random.choice([None, self.after(-60), self.after(-60), self.after(2)])
        self.ask("PATCH", f"/v1/galleries/{self.one('galleries')}", {"items": items, "publishedAt": moment, "language": self.random.choice(LANGUAGES)})

    def media(self):
        if made := self.ask("POST", "/v1/media", {"kind": "image", "url": f"https://img.example/{self.number}-{self.random.random()}.jpg"}):
            self.made["media"].append(made["id"])

    def picture(self):
        if self.chance(30):
            return self.media()
        self.ask("PATCH", f"/v1/media/{self.one('media')}", {"alt": self.words(3)})

    def picks(self):
        ends = self.random.choice([None, self.after(3)])
        items = [{"article": article, "endsAt": ends} for article in self.some("articles", 5)]
        items += [{"topic": topic, "label": "Look"} for topic in self.some("topics", 2)] + [{"gallery": g} for g in self.some("galleries", 2)]
        items.append({"link": {"url": "https://elsewhere.example/", "title": "Elsewhere"}})
        self.ask("PUT", f"/v1/collections/{self.random.choice(['editors-choice', 'in-focus'])}/items", {"items": items})

    def import_posts(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "posts.xml"
            wxr.write(file, IMPORTED, seed=self.number, first=self.random.randint(1, 8))
            subprocess.run([self.binary, "import", "wordpress", file, "--data", self.data], check=True, stdout=subprocess.DEVNULL)
        self.done["imports"] += 1
