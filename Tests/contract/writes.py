"""The requests that change something: comments, decisions on them and views, right ones and wrong ones."""

import calendar
import json
import time
import uuid

from checks import REQUEST_ID, error_codes, faults_of

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:{}.0) Gecko/20100101 Firefox/{}.0"
KEYLESS = ("Bearer nonsense", "Bearer bs_1_nonsense", "Bearer bs_999_" + "A" * 43, "Bearer", "Basic YTpi", "Bearer bs_1_" + "x" * 9000)
# The demo newsroom has an article that was withdrawn and one that is still a draft.
WITHDRAWN, DRAFT = "storm-warning-lifted-north-coast", "second-cable-notes"
NO_JSON = {
    "nothing": b"", "space": b"  ", "no end": b"{", "an array": b"[]", "a text": b'"text"', "null": b"null", "bare": b"text",
    "a comma too many": b'{"text": "abc",}', "two values": b'{"text": "abc"} {}', "a comment": b'{"text": "abc" /* */}',
    "single quotes": b"{'text': 'abc'}", "a leading zero": b'{"parentId": 01}', "NaN": b'{"parentId": NaN}',
    "a huge number": b'{"parentId": 1e999}', "a raw newline": b'{"text": "a\nb c"}', "a raw NUL": b'{"text": "abc\0"}',
    "a byte order mark": b'\xef\xbb\xbf{"text": "abc"}', "no UTF-8": b'{"text": "ab\xff"}', "UTF-16": '{"text": "abc"}'.encode("utf-16"),
    "a surrogate in UTF-8": b'{"text": "abc\xed\xa0\x80"}', "half a surrogate pair": b'{"text": "abc\\ud800"}',
    "the other half": b'{"text": "abc\\udc00"}', "a bad escape": b'{"text": "abc\\x41"}', "a name twice": b'{"text": "abc", "text": "abd"}',
    "a name twice, escaped": b'{"text": "abc", "te\\u0078t": "abd"}', "33 levels": b'{"text":' + b"[" * 32 + b"]" * 32 + b"}",
    "very deep": b"[" * 60_000,
}


class Client:
    """Sends requests and notes whether their answers are as documented."""

    def __init__(self, contract, server, tally, **headers):
        self.contract, self.server, self.tally = contract, server, tally
        self.headers = {"X-Request-Id": REQUEST_ID} | headers

    def do(self, method, target, status, body=None, codes=None, places=None, why=None, raw=False, **headers):
        """One request; `_` in the names of headers stands for `-`."""
        headers = self.headers | {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self.server.ask(target, method, headers, body=body, raw=raw)
        faults = faults_of(self.contract, answer, status)
        if not faults and codes is not None and error_codes(answer) != sorted(codes):
            faults = [f"errors {error_codes(answer)} instead of {sorted(codes)}: {answer.body[:300]!r}"]
        if not faults and places is not None:
            found = sorted(e.get("pointer", e.get("header", e.get("parameter"))) for e in answer.json["errors"])
            faults = [] if found == sorted(places) else [f"places {found} instead of {sorted(places)}"]
        if why is None and body is not None:
            why = str(body if isinstance(body, bytes) else json.dumps(body))[:90]
        self.tally.note(f"{method} {target[:90]} {why or ''}", faults)
        return answer

    def must(self, name, holds, told=""):
        """Notes something else about the answers."""
        self.tally.note(name, [] if holds else [str(told)[:500] or "it is not so"])


def articles_of(server):
    """Articles that may be commented on, and one that may not."""
    found = server.ask("/v1/articles?limit=100").json["data"]
    whole = [server.ask(f"/v1/articles/{article['id']}").json["data"] for article in found]
    return [a for a in whole if a["commentsOpen"]], [a for a in whole if not a["commentsOpen"]]


def submitted(answer):
    """The comment that an answer says was taken; {} where it was not, which was noted already."""
    return answer.json["data"] if answer.status in (201, 202) else {"id": 0, "editToken": "none", "status": None}


def check(contract, server, key, secrets, tally):
    """Everything but limits, on a server without them."""
    reader = Client(contract, server, tally, **{"X-Forwarded-For": secrets.address(101)})
    moderator = Client(contract, server, tally, Authorization=f"Bearer {key}")
    open_articles, closed_articles = articles_of(server)
    check_comments(reader, secrets, open_articles, closed_articles)
    check_bodies(reader, open_articles[0])
    check_idempotency(reader, secrets, open_articles[0])
    check_authors(reader, moderator, secrets, open_articles[1])
    check_moderation(reader, moderator, secrets, open_articles)
    check_keys(reader, moderator, server)
    check_views(reader, secrets, open_articles)
    check_rankings(reader, moderator, open_articles)


def check_comments(reader, secrets, articles, closed_articles):
    """What is taken as a comment, and what is not."""
    article, other = articles[0], articles[1]
    path = f"/v1/articles/{article['slug']}/comments"
    email = secrets.email()
    first = submitted(reader.do("POST", path, 202, {"text": " The barrier\r\nhummed. ", "name": "  Ines  ", "email": email}))
    reader.must("a comment is cleaned", (first.get("text"), first.get("name")) == ("The barrier\nhummed.", "Ines"), first)
    reader.must("a comment knows its article", first.get("articleId") == article["id"], first)
    exported = reader.server.command("comments", "export", "--email", email)
    reader.must("the address was stored", exported.returncode == 0 and "hummed" in exported.stdout, exported)
    trapped = reader.do("POST", path, 202, {"text": "Buy my fine pills.", "website": "https://example.org"})
    plain = reader.do("POST", path, 202, {"text": "I buy nothing at all.", "website": "", "name": None, "email": None, "parentId": None})
    alike = set(trapped.json["data"]) == set(plain.json["data"]) and submitted(trapped)["status"] == submitted(plain)["status"] == "pending"
    reader.must("a trapped comment is answered like another", alike, trapped.body)
    again = reader.do("POST", path, 202, {"text": "I  BUY nothing at all."})
    reader.must("a text that came before is answered like another", submitted(again)["status"] == "pending", again.body)
    own = reader.do("GET", f"/v1/comments/{submitted(trapped)['id']}", 200, Edit_Token=submitted(trapped)["editToken"])
    reader.must("a sender of spam is not told", own.status == 200 and own.json["data"]["status"] == "pending", own.body)

    id_path = f"/v1/articles/{article['id']}/comments"
    for text in ("abc", "x" * 4000, "🦔🦔🦔", "نظر خوبی بود", "<b>plain & simple</b>", "a\n\n\n\nb\tc"):
        reader.do("POST", id_path, 202, {"text": text})
    for body, codes, places in (
        ({}, ["required"], ["/text"]),
        ({"text": None}, ["required"], ["/text"]),
        ({"text": 3}, ["wrongType"], None),
        ({"text": ["abc"]}, ["wrongType"], None),
        ({"text": ""}, ["tooShort"], ["/text"]),
        ({"text": "ab"}, ["tooShort"], ["/text"]),
        ({"text": "  a \n  "}, ["tooShort"], ["/text"]),
        ({"text": "\u0000\u0007\u200b"}, ["tooShort"], ["/text"]),
        ({"text": "x" * 4001}, ["tooLong"], ["/text"]),
        ({"text": "abc", "name": "x" * 81}, ["tooLong"], ["/name"]),
        ({"text": "abc", "name": 7}, ["wrongType"], ["/name"]),
        ({"text": "abc", "email": "nobody"}, ["notAnAddress"], ["/email"]),
        ({"text": "abc", "email": "a@b@c.example"}, ["notAnAddress"], ["/email"]),
        ({"text": "abc", "email": "x" * 250 + "@example.org"}, ["notAnAddress"], ["/email"]),
        ({"text": "abc", "email": []}, ["wrongType"], ["/email"]),
        ({"text": "abc", "parentId": 0}, ["wrongType"], ["/parentId"]),
        ({"text": "abc", "parentId": -1}, ["wrongType"], ["/parentId"]),
        ({"text": "abc", "parentId": 1.5}, ["wrongType"], ["/parentId"]),
        ({"text": "abc", "parentId": "1"}, ["wrongType"], ["/parentId"]),
        ({"text": "abc", "parentId": 2**63}, ["wrongType"], ["/parentId"]),
        ({"text": "abc", "parentId": 2**63 - 1}, ["unknown"], ["/parentId"]),
        ({"text": "abc", "parentId": first["id"]}, ["unknown"], ["/parentId"]),
        ({"text": "abc", "website": True}, ["wrongType"], ["/website"]),
        ({"text": "abc", "tekst": "abc"}, ["unknownMember"], ["/tekst"]),
        ({"text": "abc", "a/b~c": 1}, ["unknownMember"], ["/a~1b~0c"]),
        ({"text": "abc", "status": "approved"}, ["unknownMember"], ["/status"]),
        ({"name": 1, "email": 2, "parentId": "x", "website": 4, "nonsense": 5}, ["required"] + ["wrongType"] * 4 + ["unknownMember"], None),
        ({f"m{n}": n for n in range(40)}, None, None),
    ):
        reader.do("POST", path, 422, body, codes, places)
    shown = reader.server.ask(f"/v1/articles/{other['id']}/comments?view=flat&limit=1").json["data"]
    if shown:
        reader.do("POST", path, 422, {"text": "A reply to another page.", "parentId": shown[0]["id"]}, ["unknown"], ["/parentId"])
    for name, status in ((WITHDRAWN, 410), (DRAFT, 404), ("no-such-article", 404), ("0", 404), ("9" * 30, 404)):
        reader.do("POST", f"/v1/articles/{name}/comments", status, {"text": "Is anybody here?"})
    for shut in closed_articles:
        reader.do("POST", f"/v1/articles/{shut['slug']}/comments", 403, {"text": "May I?"})
    reader.do("POST", path + "?limit=1", 400, {"text": "abc"}, ["unknownParameter"])
    reader.do("POST", path + "?a=%00", 400, {"text": "abc"}, raw=True)
    reader.do("POST", path + "?a=" + "x" * 8200, 414, {"text": "abc"})


def check_bodies(reader, article):
    """Bodies that are no JSON, too long, or of another type, wherever a body is taken."""
    comments = f"/v1/articles/{article['id']}/comments"
    for why, body in NO_JSON.items():
        reader.do("POST", comments, 400, body, why=why, Content_Type="application/json")
        if body:
            reader.do("POST", "/v1/views", 413 if len(body) > 16384 else 400, body, why=why, Content_Type="text/plain")
    reader.do("POST", comments, 400, b'{"a": {"b/c": 1, "b/c": 2}}', ["malformed"], ["/a/b~1c"], Content_Type="application/json")
    deep = b'{"text":' + b"[" * 31 + b"]" * 31 + b"}"
    reader.do("POST", comments, 422, deep, ["wrongType"], why="32 levels", Content_Type="application/json")
    good = b'{"text": "Nothing wrong with the text."}'
    for kind in ("text/plain", "application/xml", "application/json; charset=iso-8859-1", "json", "", "application/jsonp"):
        reader.do("POST", comments, 415, good, why=kind or "no type", Content_Type=kind or None)
    reader.do("POST", comments, 415, good, why="gzip", Content_Type="application/json", Content_Encoding="gzip")
    reader.do("POST", "/v1/views", 415, b'{"views": [{"article": 1}]}', Content_Type="application/x-www-form-urlencoded")
    for kind in ("application/json; charset=utf-8", "Application/JSON;charset=\"UTF-8\"", "application/json ; x=y"):
        reader.do("POST", comments, 202, good, why=kind, Content_Type=kind)
    large = b'{"text": "abc", "name": "' + b"x" * 1_048_576 + b'"}'
    reader.do("POST", comments, 413, large, why="1 MB", Content_Type="application/json")
    reader.do("POST", "/v1/views", 413, large[:20_000], why="20 KB", Content_Type="application/json")


def check_idempotency(reader, secrets, article):
    """The same request again gets the same answer, and nothing is done twice."""
    path, name = f"/v1/articles/{article['slug']}/comments", str(uuid.uuid4())
    body = {"text": f"Once and only once: {name}", "email": secrets.email()}
    first = reader.do("POST", path, 202, body, Idempotency_Key=name)
    again = reader.do("POST", path, 202, body, Idempotency_Key=name)
    same = first.body == again.body and first.headers.get("location") == again.headers.get("location")
    reader.must("the second answer is the first", same, again.body)
    replayed = [answer.headers.get("idempotency-replayed") for answer in (first, again)]
    reader.must("only the second is called a replay", replayed == [None, "true"], replayed)
    exported = json.loads(reader.server.command("comments", "export", "--email", body["email"]).stdout)
    reader.must("there is one comment", len(exported) == 1, exported)
    reader.do("POST", path, 422, body | {"text": "Another."}, ["reused"], ["Idempotency-Key"], Idempotency_Key=name)
    reader.do("POST", path, 202, body | {"text": f"Another key: {name}"}, Idempotency_Key=name + "-2")
    for wrong in ("short", "x" * 256, "with a space in it", "äöüäöüäöü"):
        reader.do("POST", path, 400, body, ["malformed"], ["Idempotency-Key"], why=wrong[:20], Idempotency_Key=wrong)
    reader.do("POST", path, 422, {"text": "x"}, Idempotency_Key="a-fault-is-not-kept")
    reader.do("POST", path, 202, {"text": "A fault is not kept."}, Idempotency_Key="a-fault-is-not-kept")


def check_authors(reader, moderator, secrets, article):
    """What an author may do with the token."""
    path = f"/v1/articles/{article['slug']}/comments"
    mine = submitted(reader.do("POST", path, 202, {"text": "My first version.", "name": "Noor", "email": secrets.email()}))
    place, token = f"/v1/comments/{mine['id']}", mine["editToken"]
    own = reader.do("GET", place, 200, Edit_Token=token)
    told = {name: value for name, value in mine.items() if name != "editToken"}
    reader.must("the author sees what was answered", own.status == 200 and own.json["data"] == told, own.body)
    reader.do("GET", place, 404)
    reader.do("GET", place + "?fields=id", 400, codes=["unknownParameter"], Edit_Token=token)
    strangers = [reader.do("GET", where, 403, Edit_Token=wrong) for where, wrong in (
        (place, "x" * 22), (place, token[:-1]), (place, "x"), ("/v1/comments/999999999", token), (place, token * 100))]
    details = {answer.json["detail"] for answer in strangers if answer.status == 403}
    reader.must("no wrong token tells whether there is a comment", len(details) == 1, details)
    version = own.headers.get("etag")
    changed = reader.do("PATCH", place, 200, {"text": "My second version."}, Edit_Token=token, If_Match=version)
    for stale in (version, '"v999"'):
        reader.do("PATCH", place, 412, {"text": "My other version."}, why=stale, Edit_Token=token, If_Match=stale)
        reader.do("DELETE", place, 412, why=stale, Edit_Token=token, If_Match=stale)
    kept = changed.status == 200 and (changed.json["data"]["text"], changed.json["data"]["name"]) == ("My second version.", "Noor")
    reader.must("what is not named stays", kept, changed.body)
    patch = {"Content_Type": "application/merge-patch+json", "Edit_Token": token}
    unnamed = reader.do("PATCH", place, 200, b'{"name": null}', **patch)
    reader.must("null takes the name away", unnamed.status == 200 and unnamed.json["data"]["name"] is None, unnamed.body)
    for body, codes in (
        ({"text": None}, ["required"]), ({"text": "x"}, ["tooShort"]), ({"text": "x" * 4001}, ["tooLong"]), ({"text": 1}, ["wrongType"]),
        ({"name": "x" * 81}, ["tooLong"]), ({"name": {}}, ["wrongType"]), ({"email": "x@example.org"}, ["unknownMember"]),
    ):
        reader.do("PATCH", place, 422, body, codes, Edit_Token=token)
    for body in ({"status": "approved"}, {"parentId": 1}, {"editableUntil": "2099-01-01T00:00:00Z", "deleted": True}):
        same = reader.do("PATCH", place, 200, body, Edit_Token=token).json["data"]
        reader.must("what is not the reader's to set is passed over", same == unnamed.json["data"], same)
    for why, body in (("no end", b"{"), ("nothing", b""), ("an array", b"[]"), ("a name twice", b'{"name": "a", "name": "b"}')):
        reader.do("PATCH", place, 400, body, why=why, **patch)
    reader.do("PATCH", place, 415, b'{"name": "A"}', Content_Type="application/json-patch+json", Edit_Token=token)
    reader.do("PATCH", place, 413, b'{"name": "' + b"x" * 1_048_576 + b'"}', why="1 MB", **patch)
    reader.do("PATCH", place, 403, {"name": "A"}, Edit_Token="x" * 22)
    reader.do("PATCH", place, 401, {"name": "A"})
    reader.do("PATCH", place + "?x=1", 400, {"name": "A"}, ["unknownParameter"], Edit_Token=token)
    reader.do("DELETE", place, 403, Edit_Token="x" * 22)
    reader.do("DELETE", place, 401)
    reader.do("DELETE", place, 204, Edit_Token=token)
    for method in ("GET", "DELETE"):
        reader.do(method, place, 403, Edit_Token=token)
    gone = moderator.do("GET", place, 200)
    left = gone.status == 200 and (gone.json["data"]["status"], gone.json["data"]["text"], gone.json["data"]["name"]) == ("deleted", None, None)
    reader.must("nothing is left of what it said", left, gone.body)
    spam = submitted(reader.do("POST", path, 202, {"text": "Pills for everybody.", "website": "x"}))
    after = reader.do("PATCH", f"/v1/comments/{spam['id']}", 200, {"text": "Pills for nobody."}, Edit_Token=spam["editToken"])
    reader.must("a sender of spam is not told by a change", after.status == 200 and after.json["data"]["status"] == "pending", after.body)
    reader.must("a change makes no spam good", moderator.do("GET", f"/v1/comments/{spam['id']}", 200).json["data"]["status"] == "spam")


def check_moderation(reader, moderator, secrets, articles):
    """What moderators see and do."""
    article = articles[2]
    path = f"/v1/articles/{article['slug']}/comments"
    begin = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    ids = [submitted(reader.do("POST", path, 202, {"text": f"Comment {n} of 7 hedgehogs.", "email": secrets.email()}))["id"] for n in range(7)]
    for query in ("", "?status=any&limit=100", "?status=spam", "?status=deleted", "?status=approved&limit=2", "?status=rejected", "?sort=oldest",
                  f"?article={article['slug']}", f"?article={article['id']}&status=any", f"?article={DRAFT}", "?q=HEDGEHOGS", "?q=%25", "?q=_",
                  "?createdBefore=2020-01-01", f"?createdAfter={begin}", "?fields=id,status,article.title,decisions.by", "?limit=1"):
        moderator.do("GET", f"/v1/comments{query}", 200)
    found = moderator.do("GET", f"/v1/comments?q=7 hedgehogs&article={article['slug']}&sort=oldest", 200).json["data"]
    reader.must("a search finds the comments", [c["id"] for c in found] == ids, found)
    at = found[-1]["createdAt"] if found else begin
    same = moderator.do("GET", f"/v1/comments?createdAfter={at}&status=any&limit=100", 200).json["data"]
    reader.must("createdAfter takes in its moment", ids[-1] in [c["id"] for c in same])
    earlier = moderator.do("GET", f"/v1/comments?createdBefore={at}&status=any&limit=100", 200).json["data"]
    reader.must("createdBefore does not", ids[-1] not in [c["id"] for c in earlier])
    for order in ("newest", "oldest"):
        check_pages(moderator, f"/v1/comments?status=any&sort={order}&limit=7")
    check_pages(moderator, f"/v1/comments?article={article['id']}&status=pending&limit=2")
    for query, codes in (
        ("status=new", ["unknownValue"]), ("article=no-such", ["unknown"]), ("q=", ["empty"]), ("createdAfter=now", ["notATime"]),
        ("sort=best", ["unknownValue"]), ("cursor=x", ["notACursor"]), ("limit=101", ["outOfRange"]), ("fields=email", ["unknownField"]),
        ("count=true", ["unknownParameter"]), ("email=x", ["unknownParameter"]), ("status=any&status=spam", ["repeated"]),
    ):
        moderator.do("GET", f"/v1/comments?{query}", 400, codes=codes)

    decided = moderator.do("POST", "/v1/comments/moderate", 200, {"ids": ids[:3], "status": "approved"}).json["data"]
    reader.must("decisions come in the order that was asked", [(c["id"], c["status"]) for c in decided] == [(i, "approved") for i in ids[:3]], decided)
    reader.must("a decision says whose it was", [d["by"] for d in decided[0]["decisions"]] == ["contract moderate"], decided[0])
    again = moderator.do("POST", "/v1/comments/moderate", 200, {"ids": ids[:1], "status": "approved"}).json["data"]
    reader.must("a decision that changes nothing is none", len(again[0]["decisions"]) == 1, again)
    public = reader.do("GET", f"/v1/comments/{ids[0]}", 200)
    reader.must("readers see no status", "status" not in public.json["data"], public.body)
    flat = reader.do("GET", f"{path}?view=flat&sort=newest&limit=100", 200).json["data"]
    reader.must("readers see approved comments", {i for i in ids if i in [c["id"] for c in flat]} == set(ids[:3]), flat)
    count = reader.do("GET", f"/v1/articles/{article['id']}", 200).json["data"]["commentCount"]
    reader.must("approved comments are counted", count == article["commentCount"] + 3, count)
    reply = submitted(reader.do("POST", path, 202, {"text": "So do the hedgehogs.", "parentId": ids[0]}))
    reader.must("a reply is in its thread", (reply.get("parentId"), reply.get("threadId")) == (ids[0], ids[0]), reply)
    moderator.do("PATCH", f"/v1/comments/{reply['id']}", 200, {"status": "approved"})
    for status in ("rejected", "spam", "pending"):
        moderator.do("PATCH", f"/v1/comments/{ids[2]}", 200, {"status": status})
        reader.do("GET", f"/v1/comments/{ids[2]}", 404)
    edited = moderator.do("PATCH", f"/v1/comments/{ids[3]}", 200, {"text": "Shortened.", "name": "A reader", "status": "approved"})
    reader.must("a moderator may change all three", [edited.json["data"][n] for n in ("text", "name", "status")] == ["Shortened.", "A reader", "approved"], edited.body)
    moderator.do("PATCH", f"/v1/comments/{ids[3]}", 200, {})
    for body, codes in (({"status": "good"}, ["unknownValue"]), ({"status": None}, None), ({"status": 1}, ["wrongType"]), ({"stat": "spam"}, ["unknownMember"]), ({"text": ""}, ["tooShort"])):
        moderator.do("PATCH", f"/v1/comments/{ids[3]}", 422, body, codes)
    moderator.do("DELETE", f"/v1/comments/{ids[0]}", 204)
    moderator.do("DELETE", f"/v1/comments/{ids[1]}", 204)
    tombstones = {c["id"]: c for c in reader.do("GET", f"{path}?view=flat&sort=newest&limit=100", 200).json["data"]}
    reader.must("of a deleted comment with replies the place stays", tombstones.get(ids[0], {}).get("deleted") is True, tombstones.get(ids[0]))
    reader.must("of another nothing does", ids[1] not in tombstones)
    reader.do("GET", f"/v1/comments/{ids[0]}", 404)
    moderator.do("PATCH", f"/v1/comments/{ids[0]}", 409, {"status": "approved"})
    moderator.do("PATCH", f"/v1/comments/{ids[0]}", 409, {"text": "Come back."})
    moderator.do("POST", "/v1/comments/moderate", 409, {"ids": [ids[4], ids[0]], "status": "spam"})
    untouched = moderator.do("GET", f"/v1/comments/{ids[4]}", 200).json["data"]["status"]
    reader.must("all are decided on or none", untouched == "pending", untouched)
    moderator.do("DELETE", f"/v1/comments/{ids[0]}", 204)
    for body, codes, places in (
        ({}, None, None), ({"ids": ids}, ["required"], ["/status"]), ({"ids": ids, "status": None}, ["required"], ["/status"]),
        ({"ids": [], "status": "spam"}, ["wrongLength"], ["/ids"]), ({"ids": list(range(1, 102)), "status": "spam"}, ["wrongLength"], ["/ids"]),
        ({"ids": ids[4], "status": "spam"}, ["wrongType"], ["/ids"]), ({"ids": [str(ids[4])], "status": "spam"}, ["wrongType"], ["/ids/0"]),
        ({"ids": [ids[4], ids[4]], "status": "spam"}, ["repeated"], ["/ids/1"]), ({"ids": [0, 1.5, None], "status": "spam"}, ["wrongType"] * 3, None),
        ({"ids": [ids[4], 999999999], "status": "spam"}, ["unknown"], ["/ids/1"]), ({"ids": [ids[4]], "status": "any"}, ["unknownValue"], ["/status"]),
        ({"ids": [ids[4]], "status": "spam", "by": "me"}, ["unknownMember"], ["/by"]),
    ):
        moderator.do("POST", "/v1/comments/moderate", 422, body, codes, places)
    moderator.do("POST", "/v1/comments/moderate?x=1", 400, {"ids": ids[:1], "status": "spam"}, ["unknownParameter"])
    moderator.do("POST", "/v1/comments/moderate", 400, b"{", why="no JSON", Content_Type="application/json")
    moderator.do("POST", "/v1/comments/moderate", 415, b'{"ids": [1], "status": "spam"}', Content_Type="text/plain")
    moderator.do("POST", "/v1/comments/moderate", 413, b" " * 1_048_577, why="1 MB", Content_Type="application/json")
    for place in ("/v1/comments/999999999", "/v1/comments/0", "/v1/comments/-1", "/v1/comments/abc", f"/v1/comments/{'9' * 30}"):
        moderator.do("GET", place, 404)
        moderator.do("PATCH", place, 404, {"status": "spam"})
        moderator.do("DELETE", place, 404)
        reader.do("GET", place, 404)
    for place in (f"/v1/comments/{ids[0]}", "/v1/comments"):
        moderator.do("GET", f"{place}?a={'x' * 8200}", 414)


def check_pages(moderator, target):
    """Reading a list to its end brings everything once."""
    names, cursor, pages = [], None, 0
    while pages < 300:
        body = moderator.server.ask(target + (f"&cursor={cursor}" if cursor else ""), headers=moderator.headers).json
        names += [(comment["createdAt"], comment["id"]) for comment in body["data"]]
        cursor, pages = body["page"]["next"], pages + 1
        if cursor is None:
            break
    moderator.must(f"pages of {target} bring nothing twice", pages < 300 and len(set(names)) == len(names), names[:5])
    moderator.must(f"pages of {target} are in order", names == sorted(names, reverse="oldest" not in target), names[:5])
    every = moderator.server.ask("/v1/comments?status=any&limit=100", headers=moderator.headers).json
    if "article" not in target and every["page"]["next"] is None:
        moderator.must(f"pages of {target} bring everything", len(names) == len(every["data"]), len(names))


def check_keys(reader, moderator, server):
    """Who may not moderate: without a key, with a wrong one, and with one of another scope."""
    calls = (("GET", "/v1/comments", None), ("POST", "/v1/comments/moderate", {"ids": [1], "status": "spam"}),
             ("PATCH", "/v1/comments/1", {"status": "spam"}), ("DELETE", "/v1/comments/1", None))
    drafts, admin = server.key("drafts,write"), server.key("admin")
    for method, target, body in calls:
        reader.do(method, target, 401, body)
        reader.do(method, target, 403, body, why="another scope", Authorization=f"Bearer {drafts}")
        for wrong in KEYLESS:
            reader.do(method, target, 401, body, why=wrong[:20], Authorization=wrong)
    reader.do("PATCH", "/v1/comments/1", 403, {"name": "A"}, why="a key of another scope and a token", Authorization=f"Bearer {drafts}", Edit_Token="x" * 22)
    reader.do("GET", "/v1/comments", 200, Authorization=f"bearer {admin}")
    for method, target, body in (("GET", "/v1", None), ("GET", "/livez", None), ("GET", "/v1/front", None), ("GET", "/v1/articles", None),
                                 ("POST", "/v1/articles/1/comments", {"text": "Whose key?"}), ("POST", "/v1/articles/1/views", None)):
        reader.do(method, target, 401, body, why="a wrong key", Authorization="Bearer bs_1_wrong")
    extra = server.command("keys", "create", "--name", "gone", "--scope", "moderate").stdout.strip()
    reader.do("GET", "/v1/comments", 200, why="a new key", Authorization=f"Bearer {extra}")
    server.command("keys", "revoke", "gone")
    reader.do("GET", "/v1/comments", 401, why="a revoked key", Authorization=f"Bearer {extra}")


def check_views(reader, secrets, articles):
    """Which views are taken, and which of them count."""
    article = articles[3]
    path = f"/v1/articles/{article['slug']}/views"

    def counted(why, number, before):
        after = views_of(reader, article["id"])
        reader.must(f"{why} counts {number}", {name: after[name] - before[name] for name in after} == dict.fromkeys(before, number), (before, after))
        return after

    before = views_of(reader, article["id"])
    for why, number, headers in (
        ("a view", 1, {}), ("the same again", 0, {}), ("another browser", 1, {"User_Agent": BROWSER.format(2, 2)}),
        ("another address", 1, {"X_Forwarded_For": secrets.address(102)}), ("a bot", 0, {"User_Agent": "Googlebot/2.1 (+http://www.google.com/bot.html)"}),
        ("curl", 0, {"User_Agent": "curl/8.5.0"}), ("a prefetch", 0, {"User_Agent": BROWSER.format(3, 3), "Sec_Purpose": "prefetch;prerender"}),
        ("a browser that was prefetching", 1, {"User_Agent": BROWSER.format(3, 3)}), ("a reader with Sec-GPC", 1, {"User_Agent": BROWSER.format(4, 4), "Sec_GPC": "1"}),
    ):
        reader.do("POST", path, 204, why=why, **({"User_Agent": BROWSER.format(1, 1)} | headers))
        before = counted(why, number, before)
    for number, (body, kind) in enumerate(((b"{}", "application/json"), (b"{}", "text/plain"), (b"", "text/plain;charset=UTF-8"), (b"", None), (b" {} ", "text/plain; charset=utf-8"))):
        reader.do("POST", f"/v1/articles/{article['id']}/views", 204, body, why=kind, Content_Type=kind, User_Agent=BROWSER.format(10 + number, 1))
    before = counted("five with a body", 5, before)
    browser = {"User_Agent": BROWSER.format(20, 1)}
    reader.do("POST", "/v1/views", 204, {"views": [{"article": article["id"]}, {"article": article["slug"]}, {"article": articles[4]["id"]}]}, **browser)
    before = counted("a batch that names it twice", 1, before)
    reader.do("POST", "/v1/views", 204, {"views": [{"article": a["id"]} for a in articles][:50]}, **browser)
    reader.do("POST", "/v1/views", 204, b'{"views": [{"article": 23}]}', Content_Type="text/plain;charset=UTF-8", **browser)
    before = views_of(reader, article["id"])
    browser = {"User_Agent": BROWSER.format(30, 1)}
    for body, codes, places in (
        ({}, ["wrongType"], ["/views"]), ({"views": None}, ["wrongType"], ["/views"]), ({"views": []}, ["wrongLength"], ["/views"]),
        ({"views": [{"article": 1}] * 51}, ["wrongLength"], ["/views"]), ({"views": [1]}, ["wrongType"], ["/views/0"]),
        ({"views": [{}]}, ["wrongType"], ["/views/0/article"]), ({"views": [{"article": ""}, {"article": 0}, {"article": 1.5}]}, ["wrongType"] * 3, None),
        ({"views": [{"article": article["id"]}, {"article": "no-such"}, {"article": DRAFT}, {"article": WITHDRAWN}]}, ["unknown"] * 3, None),
        ({"views": [{"article": article["id"], "weight": 7}]}, ["unknownMember"], ["/views/0/weight"]), ({"views": [{"article": 1}], "at": 1}, ["unknownMember"], ["/at"]),
    ):
        reader.do("POST", "/v1/views", 422, body, codes, places, **browser)
    before = counted("what is wrong", 0, before)
    for name, status in (("no-such", 404), (DRAFT, 404), (WITHDRAWN, 410), (999999999, 404)):
        for user in (BROWSER.format(30, 1), "curl/8.5.0"):
            reader.do("POST", "/v1/views", status, {"views": [{"article": name}]}, User_Agent=user)
            reader.do("POST", f"/v1/articles/{name}/views", status, User_Agent=user)
    reader.do("POST", path, 422, {"weight": 9}, ["unknownMember"], ["/weight"])
    for body in (b"[]", b"{", b"null", b"1"):
        reader.do("POST", path, 400, body, Content_Type="application/json")
    reader.do("POST", path, 415, b"{}", Content_Type="application/xml")
    reader.do("POST", path, 413, b" " * 20_000, why="20 KB", Content_Type="text/plain")
    for target in (path, "/v1/views"):
        reader.do("POST", target + "?x=1", 400, {"views": [{"article": 1}]} if target == "/v1/views" else None, ["unknownParameter"])
        reader.do("POST", target + "?a=" + "x" * 8200, 414)


def check_rankings(reader, moderator, articles):
    """The rankings say what was counted, within a few seconds."""
    chosen = articles[5:8]
    for number, article in enumerate(chosen):
        for n in range(20 - 5 * number):
            browser = {"User-Agent": BROWSER.format(100 + n, 7)}
            reader.server.ask(f"/v1/articles/{article['id']}/views", "POST", reader.headers | browser)
    # The demo newsroom has fewer articles than a ranking may have entries: every ranking is whole.
    for period, hours in (("day", 24), ("week", 168), ("month", 720)):
        wanted = {a["id"]: count for a in articles if (count := views_of(reader, a["id"])[period])}
        ranking = soon(reader, f"/v1/rankings/most-viewed?period={period}&limit=50", lambda body: wanted.items() <= counts(body, "views").items())
        found = counts(ranking, "views")
        reader.must(f"the views of a {period} are those of the articles", wanted and wanted.items() <= found.items(), (wanted, found))
        reader.must("most viewed is first", list(found.values()) == sorted(found.values(), reverse=True), found)
        reader.must("ranks go from 1", [e["rank"] for e in ranking["data"]] == list(range(1, len(found) + 1)))
        before = [entry["previousRank"] for entry in ranking["data"] if entry["previousRank"]]
        reader.must("no two had the same place before", len(set(before)) == len(before), before)
        meta = ranking["meta"]
        begin, end, made = (moment(text) for text in (meta["window"]["from"], meta["window"]["to"], meta["generatedAt"]))
        right = meta["period"] == period and end == made and begin == (made // 3600 - hours) * 3600
        reader.must(f"the window of a {period}", right, meta)
        front = reader.do("GET", "/v1/front", 200).json["data"]["mostViewed"][period]
        same = front["data"] == ranking["data"][:5] and front["meta"]["period"] == period
        reader.must(f"the front page's {period} is the beginning of it", same, front)
        article = chosen[0]
        for scope, has in ((f"section={article['section']['slug']}", lambda a: a["section"] == article["section"]),
                           (f"language={article['language']}", lambda a: a["language"] == article["language"]),
                           (f"tag={article['tags'][0]['slug']}", lambda a: article["tags"][0] in a["tags"])):
            part = counts(reader.do("GET", f"/v1/rankings/most-viewed?period={period}&limit=50&{scope}", 200).json, "views")
            same = {e["article"]["id"]: e["views"] for e in ranking["data"] if has(e["article"])}
            reader.must(f"a ranking of {scope} is that part of the whole", part == same and list(part) == list(same), (part, same))
    talk = f"/v1/articles/{chosen[2]['id']}/comments"
    talked = [submitted(reader.do("POST", talk, 202, {"text": f"Talk {n} of many."}))["id"] for n in range(30)]
    moderator.do("POST", "/v1/comments/moderate", 200, {"ids": talked, "status": "approved"})
    ranking = soon(reader, "/v1/rankings/most-commented?limit=1", lambda body: counts(body, "comments").get(chosen[2]["id"], 0) >= 30)
    reader.must("most commented is the one with most comments", list(counts(ranking, "comments")) == [chosen[2]["id"]], ranking)


def counts(ranking, kind):
    """What a ranking counted, by article, in its order."""
    return {entry["article"]["id"]: entry[kind] for entry in ranking["data"]}


def views_of(reader, article):
    """The views of an article as it says itself."""
    return reader.server.ask(f"/v1/articles/{article}?include=views&fields=views", headers=reader.headers).json["data"]["views"]


def soon(reader, target, holds):
    """The answer once it is as it should be, or after 10 seconds."""
    deadline = time.monotonic() + 10
    while True:
        body = reader.server.ask(target, headers=reader.headers).json
        if holds(body) or time.monotonic() > deadline:
            return body
        time.sleep(0.1)


def moment(text):
    """Seconds since 1970."""
    return calendar.timegm(time.strptime(text, "%Y-%m-%dT%H:%M:%SZ"))


def check_limits(contract, server, secrets, tally):
    """A server that shows comments at once, asks for name and address, and takes two a minute."""
    article = articles_of(server)[0][0]
    path = f"/v1/articles/{article['slug']}/comments"
    here = Client(contract, server, tally, **{"X-Forwarded-For": secrets.address(103)})
    here.do("POST", path, 422, {"text": "Who am I?"}, ["required", "required"], ["/email", "/name"])
    here.do("POST", path, 422, {"text": "Who am I?", "name": " ", "email": ""}, ["required", "required"], ["/email", "/name"])

    def comment(text):
        return {"text": text, "name": "Ana", "email": secrets.email()}

    first = here.do("POST", path, 201, comment("This shows at once."))
    here.must("it is approved", submitted(first)["status"] == "approved", first.body)
    here.do("GET", first.headers.get("location", "/v1/comments/0"), 200)
    linked = here.do("POST", path, 202, comment("See http://a.example http://b.example and http://c.example"))
    here.must("one with many links waits", submitted(linked)["status"] == "pending", linked.body)
    here.do("POST", path, 422, comment("x"), ["tooShort"])
    refused = here.do("POST", path, 429, comment("One too many."))
    wait = int(refused.headers.get("retry-after", "0"))
    here.must("Retry-After is within the minute", 1 <= wait <= 60, wait)
    neighbour = neighbour_of(here.headers["X-Forwarded-For"], secrets)
    here.do("POST", path, 429, comment("From the same network."), X_Forwarded_For=neighbour)
    here.do("POST", path, 201, comment("From another network."), X_Forwarded_For=secrets.address(105))
    here.do("POST", path, 201, comment("From another kind of network."), X_Forwarded_For=secrets.address(106))
    spoofed = f"203.0.113.9, {here.headers['X-Forwarded-For']}"
    here.do("POST", path, 429, comment("An address that nobody trusted wrote."), X_Forwarded_For=spoofed)


def neighbour_of(address, secrets):
    """Another address of the same /24."""
    secrets.addresses.append(address.removesuffix("177") + "13")
    return secrets.addresses[-1]


def check_closed(contract, server, secrets, tally):
    """A server that takes no comments."""
    here = Client(contract, server, tally)
    article = articles_of(server)[0][0]
    here.do("POST", f"/v1/articles/{article['slug']}/comments", 403, {"text": "May I?", "email": secrets.email()})
    here.do("GET", f"/v1/articles/{article['slug']}/comments", 200)
