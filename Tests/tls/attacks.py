"""What clients of HTTP/2 are known to try. After each the server still answers, and has not grown without bound."""

import time

from client import Client, Continuation, Data, Headers, Ping, Priority, Reset, Settings, Window, block, expect

CALM = 11
MOST_MEMORY = 160


def all_of_them(server, large):
    for attack in (rapid_reset, reset_by_faults, continuations, pings, settings, priorities, empty_data, many_streams, bad_beginning,
                   windows, tiny_data, unread_bodies, unread_answers, heads):
        before = server.memory()
        attack(server, large)
        after = server.memory()
        expect(server.get("/livez")[0] in (200, 204), f"the server lives after {attack.__name__}")
        expect(after - before < MOST_MEMORY, f"{attack.__name__} takes {after - before:.0f} MB", before, after)


def rapid_reset(server, _):
    """CVE-2023-44487."""
    client = Client(server)
    frames = []
    for number in range(400):
        stream = 2 * number + 1
        frames += [Headers(stream, block("/v1/articles"), flags=["END_HEADERS", "END_STREAM"]), Reset(stream, error_code=8)]
    client.raw(*frames)
    expect(client.await_close() in ([CALM], [None]), "400 requests that are taken back end the connection")


def reset_by_faults(server, _):
    """CVE-2025-8671: the client has the server reset its streams."""
    client = Client(server)
    frames = []
    for number in range(400):
        stream = 2 * number + 1
        frames += [Headers(stream, block("/v1/articles"), flags=["END_HEADERS"]), Window(stream, window_increment=2**31 - 1)]
    client.raw(*frames)
    expect(client.await_close() is not None, "400 faults of streams end the connection")


def continuations(server, _):
    """CVE-2024-27316: a head without an end."""
    client = Client(server)
    client.raw(Headers(1, block()))
    for _ in range(1000):
        client.raw(Continuation(1, b""))
    expect(client.await_close() in ([CALM], [None]), "a head in a thousand pieces ends the connection")
    client = Client(server)
    client.raw(Headers(1, block()), *(Continuation(1, b"\x00" * 16000) for _ in range(100)))
    expect(client.await_close() is not None, "as does one of 1.6 MB")


def pings(server, _):
    """CVE-2019-9512."""
    client = Client(server)
    client.raw(*(Ping(0, b"12345678") for _ in range(1000)))
    expect(client.await_close() in ([CALM], [None]), "a thousand pings end the connection")


def settings(server, _):
    """CVE-2019-9515."""
    client = Client(server)
    client.raw(*(Settings(0) for _ in range(1000)))
    expect(client.await_close() in ([CALM], [None]), "a thousand settings end the connection")


def priorities(server, _):
    """CVE-2019-9513."""
    client = Client(server)
    client.raw(*(Priority(2 * number + 1, depends_on=0, stream_weight=3, exclusive=False) for number in range(1000)))
    expect(client.await_close() is not None, "a thousand priorities end the connection")


def empty_data(server, _):
    """CVE-2019-9518."""
    client = Client(server)
    client.raw(Headers(1, block("/v1/articles", "POST"), flags=["END_HEADERS"]), *(Data(1, b"") for _ in range(1000)))
    expect(client.await_close() in ([CALM], [None]), "a thousand empty frames end the connection")


def many_streams(server, _):
    """More streams than were allowed."""
    client = Client(server)
    client.raw(*(Headers(2 * number + 1, block("/v1/articles", "POST"), flags=["END_HEADERS"]) for number in range(150)))
    expect(client.await_close(3) != [0], "streams beyond those that were allowed are refused")
    client.close()


def bad_beginning(server, _):
    """No beginning at all."""
    for beginning in (b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", b"\x00" * 64, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04"):
        socket = server.connect("h2")
        socket.sendall(beginning)
        socket.close()


def windows(server, large):
    """CVE-2019-9511: an answer byte by byte."""
    client = Client(server, window=1)
    stream = client.ask(large)
    # One at a time: the client's side of the window is not for the library to judge.
    client.raw(*(Window(stream, window_increment=1) for _ in range(5000)))
    client.close()


def tiny_data(server, _):
    """A body in pieces of a byte, which nobody asks for: it takes as much memory as it has bytes."""
    clients = [Client(server) for _ in range(8)]
    for client in clients:
        for number in range(40):
            stream = 2 * number + 1
            client.raw(Headers(stream, block("/v1/articles", "POST"), flags=["END_HEADERS"]), *(Data(stream, b"x") for _ in range(1500)))
    for client in clients:
        client.close()


def unread_bodies(server, _):
    """A window full of body on each stream, before anybody asks for it."""
    clients = [Client(server) for _ in range(8)]
    for client in clients:
        left = 65535
        for number in range(90):
            stream = 2 * number + 1
            client.raw(Headers(stream, block("/v1/nothing", "POST"), flags=["END_HEADERS"]))
            if left >= 16000:
                client.raw(Data(stream, b"x" * 16000))
                left -= 16000
    for client in clients:
        client.close()


def unread_answers(server, large):
    """CVE-2019-9517: much is asked for, and nothing of it is taken."""
    clients = [Client(server, window=0) for _ in range(20)]
    for client in clients:
        for _ in range(90):
            client.ask(large, headers=(("cache-control", "no-cache"),))
    time.sleep(2)
    expect(server.get("/v1/articles?limit=1")[0] == 200, "others are answered meanwhile")
    for client in clients:
        client.close()


def heads(server, _):
    """Heads that are too large: one more that can be answered, and then what cannot."""
    client = Client(server)
    # By then it has heard what may be sent.
    client.get("/livez")
    # A byte of the table stands for 3 KB.
    answer = client.get("/v1/articles", headers=[("x-filler", "a" * 3000)] * 6)
    expect(answer.status == 431, "a head of 18 KB is a 431", answer.status, answer.reset)
    answer = client.get("/v1/articles", headers=[(f"x-{number}", "a") for number in range(120)])
    expect(answer.status == 431, "as are 120 fields", answer.status)
    expect(client.get("/v1/articles?limit=1").status == 200, "and the connection goes on")
    client.close()
    client = Client(server)
    client.get("/livez")
    client.ask("/v1/articles", headers=[("x-filler", "a" * 3900)] * 30)
    expect(client.await_close() is not None, "a head of 120 KB in few bytes ends the connection")
