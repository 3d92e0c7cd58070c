#!/usr/bin/env python3
"""Keeps a copy of a newsroom in a file of SQLite: follower.py http://127.0.0.1:8080 copy.sqlite [--events] [section=news …]

It waits for changes in its requests, or, with --events, for what is told on a stream. What a page says and where it goes on are noted in one transaction: it may be killed, or cut off, at any moment.
"""

import http.client
import json
import sqlite3
import sys
import time
import urllib.error
import urllib.parse
import urllib.request


class Follower:
    def __init__(self, api, file, chosen):
        self.api, self.chosen, self.stream = api, chosen, None
        self.db = sqlite3.connect(file, isolation_level=None, timeout=30)
        self.db.execute("CREATE TABLE IF NOT EXISTS thing (type, id, value, PRIMARY KEY (type, id))")
        self.db.execute("CREATE TABLE IF NOT EXISTS place (token)")

    def page(self, live):
        """The next page; None where the copy has to begin anew."""
        token = self.db.execute("SELECT token FROM place").fetchone()
        asked = {"token": token[0], "live": live} if token else {"initial": "true", **self.chosen}
        try:
            with urllib.request.urlopen(f"{self.api}/v1/sync?{urllib.parse.urlencode(asked)}", timeout=40) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            if error.code != 409:
                raise
            return None

    def step(self, live=0):
        """Does what one page says, and waits so many seconds for it where there is nothing new; whether the copy is whole."""
        page = self.page(live)
        self.db.execute("BEGIN")
        self.db.execute("DELETE FROM place")
        if page is None:
            self.db.execute("DELETE FROM thing")
        else:
            for thing in page["data"]:
                self.db.execute("DELETE FROM thing WHERE type = ? AND id = ?", (thing["type"], thing["id"]))
                if thing["op"] == "upsert":
                    self.db.execute("INSERT INTO thing VALUES (?, ?, ?)", (thing["type"], thing["id"], json.dumps(thing["value"])))
            self.db.execute("INSERT INTO place VALUES (?)", (page["page"]["next"] or page["sync"]["next"],))
        self.db.execute("COMMIT")
        return page is not None and page["page"]["next"] is None


    def listen(self):
        """Waits for an event or a sign of life, at the opening and every 15 s: pages have more than events tell, such as renames."""
        self.stream = self.stream or urllib.request.urlopen(f"{self.api}/v1/events?{urllib.parse.urlencode(self.chosen)}", timeout=40)
        while not (line := self.stream.readline()).startswith((b"data:", b":")):
            if not line:
                raise ConnectionError("the stream is over")


if __name__ == "__main__":
    listens = "--events" in sys.argv
    follower = Follower(sys.argv[1], sys.argv[2], dict(word.split("=", 1) for word in sys.argv[3:] if "=" in word))
    while True:
        try:
            if follower.step(live=0 if listens else 25) and listens:
                follower.listen()
        except (OSError, http.client.HTTPException, json.JSONDecodeError) as error:
            follower.stream = None
            print(f"{error}; once more in a second", file=sys.stderr)
            time.sleep(1)
