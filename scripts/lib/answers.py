"""The answers to requests, all of them looked at: what nginx has to serve, and what wrk has to be answered with."""

import sys
from typing import NamedTuple

from serving import NAME, Connection

# Of an answer's bytes a few differ from one time to the next: those of the time that it took.
SLACK = 100


class Answer(NamedTuple):
    status: int
    headers: dict
    body: bytes
    # Bytes on the wire, those of the head included.
    size: int


def fetch(server, requests, status=200):
    """Asks for each once, over one connection. All have to be answered with this status."""
    connection, answers = Connection(server.port), []
    try:
        for request in requests:
            lines = [f"GET {request.path()} HTTP/1.1", "Host: 127.0.0.1", *request.headers, "", ""]
            found, head, body = connection.ask("\r\n".join(lines).encode())
            if found != status:
                sys.exit(f"{NAME}: {request} was answered with {found} in place of {status}: {body[:300]!r}")
            headers = dict(line.split(": ", 1) for line in head.decode("latin-1").split("\r\n")[1:])
            answers.append(Answer(found, {name.lower(): value for name, value in headers.items()}, body, len(head) + 4 + len(body)))
    finally:
        connection.close()
    return answers


def are_what_came(answers, run, connections):
    """Whether what wrk received is as much as answers like these are: a whole body in place of a 304 is not, nor is one
    that is not compressed. wrk itself knows only that a status is an error, and does not see what it had asked last."""
    sizes = [answer.size for answer in answers]
    received, rest = run["bytes"] / run["requests"], connections * max(sizes) / run["requests"]
    return min(sizes) - SLACK <= received <= max(sizes) + SLACK + rest
