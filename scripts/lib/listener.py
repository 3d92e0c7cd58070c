"""A client of `/v1/events`: reads a stream as the WHATWG says (HTML, section 9.2.6)."""

import http.client
import json


class Event:
    """What was told: its name, its data as text, and the last id there was."""

    def __init__(self, name, data, last_id):
        self.name, self.data, self.id = name, data, last_id

    @property
    def json(self):
        return json.loads(self.data)


class Listener:
    """A stream, open while the `with` block lasts; `text` is all that came of it so far."""

    def __init__(self, port, target, headers=None, timeout=20):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
        self.connection.request("GET", target, headers=headers or {})
        self.response = self.connection.getresponse()
        self.last_id, self.text = "", ""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.response.close()
        self.connection.close()

    def await_beginning(self):
        """Reads up to the first id: what happens from now on is told."""
        while not self.last_id:
            self.block()

    def next(self):
        """The next event."""
        while not (event := self.block()):
            pass
        return event

    def block(self):
        """Reads up to a blank line; the event that it ends, where it ends one. Throws an EOFError where the stream is over."""
        name, data = "message", []
        while True:
            line = self.response.readline().decode()
            self.text += line
            if not line:
                raise EOFError("the stream is over")
            field, _, value = line.rstrip("\n").partition(":")
            value = value.removeprefix(" ")
            if line == "\n":
                return Event(name, "\n".join(data), self.last_id) if data else None
            if field == "id":
                self.last_id = value
            elif field == "event":
                name = value
            elif field == "data":
                data.append(value)
