"""What nobody may be told: the addresses that the run sent in, and what editors have not published."""

import base64
import hashlib
from pathlib import Path
from urllib.parse import quote


class Secrets:
    """Hands out addresses of readers, and knows in which forms one could be told."""

    def __init__(self):
        self.emails, self.addresses = [], []

    def email(self):
        """An e-mail address that no other reader has."""
        self.emails.append(f"wilhelmina.{len(self.emails) + 1:03}@Readers.Example.net")
        return self.emails[-1]

    def address(self, network):
        """An IP address of a client, as a proxy would report it."""
        self.addresses.append(f"198.51.{network}.177" if network % 2 else f"2001:db8:{network:x}a7::177")
        return self.addresses[-1]

    def forms(self):
        """The addresses in small letters, as they are, hashed, encoded, and of e-mail addresses what is before the @."""
        told = self.clients()
        for email in {e for spelled in self.emails for e in (spelled, spelled.lower())}:
            data = email.encode()
            told |= {email, email.partition("@")[0], quote(email, safe=""), base64.b64encode(data).decode().rstrip("=")}
            told |= {hashlib.new(name, data).hexdigest() for name in ("md5", "sha1", "sha256")}
        return {form.lower() for form in told}

    def clients(self):
        """The IP addresses, and what their networks begin with."""
        return set(self.addresses) | {a.removesuffix("177") for a in self.addresses}


class Hidden:
    """What only editors may see: all of it has the marker in its title and its slug."""

    MARKER = "kestrel"

    def __init__(self):
        self.articles, self.galleries = [], []

    def make(self, editor, article, collection):
        """Makes drafts, a scheduled article, draft and scheduled galleries, and puts them wherever they could show."""
        for number, more in enumerate(({}, {"status": "scheduled", "publishedAt": "2099-01-01T00:00:00Z"}, {"publishedAt": "2020-01-01T00:00:00Z"})):
            body = {"title": f"Kestrel {number}", "slug": f"kestrel-{number}", "section": "news", "tags": ["energy"], "topics": ["dunmere"], "authors": ["tamsin-orrell"],
                    "body": "<p>The kestrel is unseen.</p>", "summary": "A kestrel.", "image": 1} | more
            self.articles.append(editor.do("POST", "/v1/articles", 201, body).json["data"])
        for number, published in enumerate((None, "2099-01-01T00:00:00Z")):
            body = {"title": f"Kestrels {number}", "slug": f"kestrels-{number}", "kind": "photo", "publishedAt": published, "items": [{"media": 1, "caption": "A kestrel."}]}
            self.galleries.append(editor.do("POST", "/v1/galleries", 201, body).json["data"])
        ids, galleries = [a["id"] for a in self.articles], [g["slug"] for g in self.galleries]
        editor.do("PUT", f"/v1/articles/{article['id']}/related", 200, {"articles": ids})
        whole = editor.do("GET", f"/v1/articles/{article['id']}?include=galleries", 200).json["data"]
        names = [gallery["slug"] for gallery in whole["galleries"]] + galleries
        editor.do("PATCH", f"/v1/articles/{article['id']}", 200, {"galleries": names}, If_Match="*")
        picked = [{"article": i, "label": "Kestrel"} for i in ids] + [{"gallery": g} for g in galleries]
        shown = editor.do("PUT", f"/v1/collections/{collection}/items", 200, {"items": [{"article": article["id"]}] + picked}).json["data"]
        editor.must("an editor sees all picks", len(shown["items"]) == 6, shown)
        seen = editor.do("GET", f"/v1/collections/{collection}", 200).json["data"]
        editor.must("and reads what was answered", seen == shown, seen)

    def check(self, reader, targets, tally):
        """Walks everything that needs no key."""
        told = []
        for target in targets:
            answer = reader.server.ask(target, headers=reader.headers)
            if self.MARKER in text_of(answer):
                told.append(target)
        tally.note("no reader sees what is not published", told)
        for article in self.articles:
            for rest in ("", "/related", "/comments"):
                answer = reader.do("GET", f"/v1/articles/{article['id']}{rest}", 404)
                reader.must("its id does not tell", self.MARKER not in answer.body.decode().lower(), answer.body)
            unknown = reader.do("GET", "/v1/articles/no-such-article", 404).json
            same = reader.do("GET", f"/v1/articles/{article['slug']}", 404).json
            reader.must("its slug is as unknown as any", {**same, "instance": ""} == {**unknown, "instance": ""}, same)
            reader.do("POST", f"/v1/articles/{article['id']}/comments", 404, {"text": "Is it out?"})
            reader.do("POST", f"/v1/articles/{article['id']}/views", 404)
        for gallery in self.galleries:
            reader.do("GET", f"/v1/galleries/{gallery['slug']}", 404)


def text_of(answer):
    """All of an answer in small letters."""
    return f"{answer.headers}\n{answer.body.decode(errors='replace')}".lower()


def text_of_files(folder):
    """All that lies in a folder, in small letters."""
    return "\n".join(path.read_bytes().decode("latin-1").lower() for path in Path(folder).rglob("*") if path.is_file())
