#!/usr/bin/env python3
"""Keeps a copy of a newsroom in a file of SQLite: follower.py http://127.0.0.1:8080 copy.sqlite [section=news language=en …]

What a page says and where it goes on are noted in one transaction: it may be killed, or cut off, at any moment.
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
        self.api, self.chosen = api, chosen
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


if __name__ == "__main__":
    follower = Follower(sys.argv[1], sys.argv[2], dict(word.split("=", 1) for word in sys.argv[3:]))
    while True:
        try:
            follower.step(live=25)
        except (OSError, http.client.HTTPException, json.JSONDecodeError) as error:
            print(f"{error}; once more in a second", file=sys.stderr)
            time.sleep(1)
