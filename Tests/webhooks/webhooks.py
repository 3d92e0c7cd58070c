"""Webhooks from a real server to good and bad receivers. Started by scripts/test-webhooks; BROADSHEET_BIN names the server."""

import argparse
import base64
import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts" / "lib"))
import receivers
from serving import Server, check, database, free_port
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

# Tries come soon here; thirteen of them, so that one in three failing ends none.
RETRIES = "50ms,100ms,200ms,400ms,1s,1s,1s,2s,2s,2s,2s,2s"
ARTICLES = 20


class Newsroom:
    """A demo newsroom whose server is started again after each kill."""

    def __init__(self, folder):
        self.binary, self.data, self.folder = os.environ["BROADSHEET_BIN"], Path(folder) / "data", folder
        self.command("demo")
        self.key = self.command("keys", "create", "--name", "all", "--scope", "admin,write").strip()
        settings = {"WEBHOOKS_ALLOW_PRIVATE": "true", "WEBHOOKS_RETRIES": RETRIES, "LIMITS_ENABLED": "false"}
        self.environment = {f"BROADSHEET_{name}": value for name, value in settings.items()}
        self.port, self.server = free_port(), None

    def command(self, *words):
        run = subprocess.run([self.binary, *words, "--data", str(self.data)], capture_output=True, text=True)
        if run.returncode:
            sys.exit(f"broadsheet {' '.join(words)}: {run.stderr}")
        return run.stdout

    def start(self):
        self.server = Server(self.binary, self.data, Path(self.folder) / "log", self.environment, self.port)
        self.server.__enter__()
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def kill(self):
        self.connection.close()
        self.server.kill()
        self.start()

    def ask(self, method, target, body=None):
        headers = {"Authorization": f"Bearer {self.key}", "If-Match": "*"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        self.connection.request(method, target, None if body is None else json.dumps(body), headers)
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status >= 400:
            sys.exit(f"{method} {target} was answered with {answer.status}: {text[:500]!r}")
        return json.loads(text) if text else None

    def webhook(self, url, *events, **more):
        return self.ask("POST", "/v1/webhooks", {"url": url, "events": events, **more})["data"]


def until(is_so, what, seconds=60):
    """Waits until something is so."""
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            sys.exit(f"after {seconds} s: {what}")
        time.sleep(0.05)


def changes(newsroom):
    """The changes of articles themselves, as they have to arrive: (number, article)."""
    db = database(newsroom.data)
    sql = "SELECT number, resourceId FROM change WHERE kind = 'article' AND number IS NOT NULL AND reason IS NULL ORDER BY number"
    found = db.execute(sql).fetchall()
    db.close()
    return found


def number(headers):
    return int(headers["webhook-id"].rsplit("_", 1)[1])


def verified(secret, messages):
    """Sees that the reference package takes each message, and none that was changed."""
    webhook = Webhook(secret)
    for headers, body in messages:
        webhook.verify(body, {name.lower(): value for name, value in headers.items()})
    headers, body = messages[0]
    try:
        webhook.verify(body + b" ", {name.lower(): value for name, value in headers.items()})
    except WebhookVerificationError:
        return
    sys.exit("a message that was changed is taken for a good one")


def in_order(messages):
    """Sees that what is about one article came in the order of its changes; what came once more does not count."""
    last, had = {}, set()
    for headers, body in messages:
        article, place = json.loads(body)["data"]["id"], number(headers)
        if place not in had and place < last.get(article, 0):
            sys.exit(f"article {article}: change {place} came after {last[article]}")
        had.add(place)
        last[article] = max(place, last.get(article, 0))


def many(newsroom, deliveries, kills):
    """Each change arrives, signed and in order, at a receiver that fails one in three, though the server is killed."""
    receiver = receivers.failing_one_in_three()
    webhook = newsroom.webhook(receiver.url, "article.*")
    before = len(changes(newsroom))
    started = time.monotonic()
    for step in range(deliveries):
        newsroom.ask("PATCH", f"/v1/articles/{step % ARTICLES + 1}", {"title": f"Change {step}"})
        if kills and step % (deliveries // (kills + 1)) == deliveries // (kills + 1) - 1:
            newsroom.kill()
    wanted = dict(changes(newsroom)[before:])
    until(lambda: {number(headers) for headers, _ in receiver.taken} >= set(wanted), "not every change arrived", 60 + deliveries / 10)
    took, taken = time.monotonic() - started, receiver.taken
    verified(webhook["secret"], taken)
    in_order(taken)
    ids = {headers["webhook-id"] for headers, _ in taken}
    strange = {number(headers) for headers, _ in taken} - set(wanted)
    if len(ids) != len(wanted) or strange:
        sys.exit(f"{len(ids)} messages for {len(wanted)} changes; not one of them: {sorted(strange)[:5]}")
    if max(len(body) for _, body in taken) > 20 * 1024:
        sys.exit("a message has more than 20 KB")
    print(
        f"{len(wanted)} changes arrived in {took:.1f} s, {len(receiver.messages)} tries, {kills} times kill -9, "
        f"{len(taken) - len(ids)} came once more under the same id"
    )


def bad(newsroom):
    """Receivers that hang, answer 10 MB, lead astray or want nothing hold up nobody, and are told of."""
    hangs, long, astray, gone = receivers.hanging(), receivers.long_winded(), receivers.leading_astray(), receivers.wanting_nothing()
    good = receivers.Receiver(lambda: (204, {}, b""))
    hooks = {name: newsroom.webhook(r.url, "tag.*") for name, r in (("hangs", hangs), ("long", long), ("astray", astray), ("gone", gone), ("good", good))}
    for step in range(5):
        newsroom.ask("PATCH", "/v1/tags/energy", {"name": f"Energy {step}"})

    def state(name):
        return newsroom.ask("GET", f"/v1/webhooks/{hooks[name]['id']}")["data"]

    until(lambda: len(good.taken) == 5, "a good receiver has to wait for others")
    until(lambda: state("long")["delivered"] == 5, "a receiver that answers 10 MB is not done with")
    until(lambda: not state("gone")["enabled"], "a receiver that answers 410 is not disabled")
    if "410" not in state("gone")["disabledReason"] or "410" not in newsroom.command("webhooks", "list"):
        sys.exit("nobody is told why a webhook is disabled")
    until(lambda: len(astray.messages) > 1, "what was redirected is not tried again")
    deliveries = newsroom.ask("GET", f"/v1/webhooks/{hooks['astray']['id']}/deliveries")["data"]
    if {d["responseStatus"] for d in deliveries if d["tries"]} != {302} or state("astray")["delivered"]:
        sys.exit(f"what was redirected counts as delivered: {deliveries}")
    if hangs.received != 1 or not state("hangs")["enabled"]:
        sys.exit("a receiver that hangs was sent more than what waits")
    print("receivers that hang, answer 10 MB, lead astray or want nothing hold up nobody")
    for hook in hooks.values():
        newsroom.ask("DELETE", f"/v1/webhooks/{hook['id']}")


def latency(newsroom):
    """How long after the answer to a write a message is there; a bound that leaves room for a machine that is busy."""
    receiver = receivers.Receiver(lambda: (204, {}, b""))
    newsroom.webhook(receiver.url, "author.*")
    time.sleep(1)
    times = []
    for step in range(40):
        newsroom.ask("PATCH", "/v1/authors/tamsin-orrell", {"biography": f"Writes about step {step}."})
        answered = time.monotonic()
        until(lambda: len(receiver.taken) > step, "no message came")
        times.append((time.monotonic() - answered) * 1000)
    times.sort()
    print(f"a message is there {times[len(times) // 2]:.0f} ms after the answer to the write (p95 {times[len(times) * 95 // 100]:.0f} ms)")


def documented(newsroom, folder):
    """The receivers of the docs take what is signed, and nothing else."""
    secret = "whsec_" + base64.b64encode(os.urandom(32)).decode()
    shown = receivers.documented(folder, secret)
    try:
        for receiver in shown:
            until(lambda: answers(receiver), f"{receiver.url} does not answer")
            newsroom.webhook(receiver.url, "section.updated", secret=secret)
        other = newsroom.webhook(shown[0].url, "section.updated")
        newsroom.ask("PATCH", "/v1/sections/news", {"description": "What is new."})
        for receiver in shown:
            until(lambda: any('"section.updated"' in line for line in receiver.lines), f"{receiver.url} got nothing")
        tested = newsroom.ask("POST", f"/v1/webhooks/{other['id']}/test")["data"]
        if tested["responseStatus"] != 401 or sum(len(r.lines) for r in shown) != 2:
            sys.exit(f"a receiver of the docs takes what is signed with another secret: {tested}")
    finally:
        for receiver in shown:
            receiver.close()
    print("the receivers of docs/webhooks.md, in Python and in JavaScript, verify")


def answers(receiver):
    """Whether a receiver is there: it refuses what is not signed."""
    connection = http.client.HTTPConnection("127.0.0.1", receiver.port, timeout=5)
    try:
        headers = {"webhook-id": "x", "webhook-timestamp": "1", "webhook-signature": "v1,x \u00e9"}
        connection.request("POST", "/", b"{}", {name: value.encode("latin-1") for name, value in headers.items()})
        return connection.getresponse().status == 401
    except OSError:
        return False
    finally:
        connection.close()


def main():
    parser = argparse.ArgumentParser(prog="scripts/test-webhooks", description=__doc__)
    parser.add_argument("--deliveries", type=int, default=500, help="how many changes are sent")
    parser.add_argument("--kills", type=int, default=3, help="how often the server is killed meanwhile")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="broadsheet-webhooks-") as folder:
        newsroom = Newsroom(folder)
        newsroom.start()
        try:
            bad(newsroom)
            documented(newsroom, folder)
            latency(newsroom)
            many(newsroom, options.deliveries, options.kills)
        finally:
            newsroom.server.__exit__()
        if said := check(newsroom.binary, newsroom.data):
            sys.exit(f"broadsheet check: {said}")


if __name__ == "__main__":
    main()
