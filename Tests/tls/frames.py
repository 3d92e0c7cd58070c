"""How frames are read and written: heads that are none, bodies that are not what they were said to be, streams that end in the middle, and
connections that do."""

import client
import hpack
from client import Client, Data, Goaway, Headers, Reset, Settings, Window, block, expect

PROTOCOL_ERROR, CANCEL = 1, 8
RESET = 3
END = ["END_HEADERS", "END_STREAM"]


def all_of_them(server, key, large):
    malformed(server)
    bodies(server, key)
    padded_body(server, key)
    in_turn(server, large)
    client_goes(server, large)
    middles(server, large)


def encoded(fields):
    encoder = hpack.Encoder()
    encoder.header_table_size = 0
    return encoder.encode(fields, huffman=False)


def malformed(server):
    """RFC 9113, sections 8.1.1 to 8.3.1: the stream is reset, and the connection goes on."""
    whole = [(":method", "GET"), (":scheme", "https"), (":authority", "localhost"), (":path", "/livez")]
    cases = [[field for field in whole if field[0] != name] for name in (":method", ":scheme", ":path")]
    cases += [whole + [field] for field in (
        ("connection", "close"), ("upgrade", "h2c"), ("keep-alive", "1"), ("proxy-connection", "close"), ("transfer-encoding", "chunked"), ("te", "gzip"),
        ("X-Upper", "a"), ("x a", "b"), ("", "a"), ("x-break", "a\r\nb"), ("x-zero", "a\0b"), (":path", "/"), (":method", "GET"), (":other", "a"),
        ("content-length", "5"))]
    cases.append(whole[:3] + [("accept", "*/*"), whole[3]])
    connection = Client(server)
    for number, fields in enumerate(cases):
        connection.streams[2 * number + 1] = client.Stream()
        connection.raw(Headers(2 * number + 1, encoded(fields), flags=END))
    last = 2 * len(cases) + 1
    connection.raw(Headers(last, block("/v1/articles?limit=1"), flags=END))
    resets, status = {}, None
    for frame in connection.frames():
        expect(frame is not None, "the connection goes on")
        if frame[0] == RESET:
            resets[frame[2]] = int.from_bytes(frame[3], "big")
        if frame[2] == last:
            status = hpack.Decoder().decode(frame[3])[0]
            break
    connection.close()
    for number, fields in enumerate(cases):
        expect(resets.get(2 * number + 1) == PROTOCOL_ERROR, f"{fields} is no request", resets)
    expect(tuple(status) == (":status", "200"), "one that is well-formed is answered", status)


def bodies(server, key):
    """What is longer than it was said to be is none; trailers end a body, and say nothing."""
    auth = [("authorization", f"Bearer {key}"), ("content-type", "application/json")]
    connection = Client(server)
    opening = Headers(1, block("/v1/articles", "POST", *auth, ("content-length", "2")), flags=["END_HEADERS"])
    connection.raw(opening, Data(1, b"{}{}"))
    expect(first(connection, RESET, 1) == PROTOCOL_ERROR.to_bytes(4, "big"), "a body that is longer than it said is none")
    connection.close()
    for flags, kind in ((END, 1), (["END_HEADERS"], RESET)):
        connection = Client(server)
        connection.raw(Headers(1, block("/v1/articles", "POST", *auth), flags=["END_HEADERS"]), Data(1, b"{}"),
                       Headers(1, encoded([("x-checksum", "7")]), flags=flags))
        expect(first(connection, kind, 1) is not None, f"trailers with {flags}")
        connection.close()


def first(connection, kind, stream):
    """What the first frame of a kind on a stream carries."""
    for frame in connection.frames():
        if frame is None:
            return None
        if frame[0] == kind and frame[2] == stream:
            return frame[3]


def padded_body(server, key):
    """Padding takes of the window, and is given back."""
    connection = Client(server)
    auth = [("authorization", f"Bearer {key}"), ("content-type", "application/json"), ("content-length", "600000")]
    stream = connection.ask("/v1/articles", "POST", auth, end=False)
    body = b'{"title": "' + b"x" * 599_987 + b'"}'
    while body and not connection.streams[stream].is_ended and not connection.is_closed:
        room = min(connection.h2.local_flow_control_window(stream) - 256, 4000)
        if room <= 0:
            connection.read()
            continue
        connection.h2.send_data(stream, body[:room], end_stream=len(body) <= room, pad_length=255)
        body = body[room:]
        connection.flush()
    connection.await_end(stream)
    expect(connection.streams[stream].status == 422, "a body with much padding is read", connection.streams[stream].status)
    connection.close()


def in_turn(server, large):
    """Two long answers from memory share the connection."""
    server.get(large)
    connection = Client(server, window=4 << 20)
    connection.raw(Window(0, window_increment=16 << 20), *(Headers(stream, block(large), flags=END) for stream in (1, 3)))
    order, ended = [], set()
    for frame in connection.frames():
        expect(frame is not None, "both are answered")
        if frame[0] == client.DATA:
            order.append(frame[2])
            if frame[1] & client.END_STREAM:
                ended.add(frame[2])
        if len(ended) == 2:
            break
    connection.close()
    expect(order.index(3) < len(order) - 1 - order[::-1].index(1), "the second begins before the first has ended", order)


def client_goes(server, large):
    """What a client has asked for before it says that it goes is answered; then the connection ends."""
    connection = Client(server)
    connection.raw(Headers(1, block("/v1/articles?limit=1"), flags=END), Goaway(0, last_stream_id=0, error_code=0))
    kinds = []
    for frame in connection.frames():
        expect(frame is not None, "the connection of a client that goes ends")
        kinds.append((frame[0], frame[1] & client.END_STREAM))
    expect((client.DATA, client.END_STREAM) in kinds, "what it asked for was answered", kinds)
    connection.close()


def middles(server, large):
    """Streams and connections that end while something is on its way: nothing is kept of them."""
    before = server.memory()
    for turn in range(60):
        connection = Client(server, window=(0, 10, 20_000, 1 << 20)[turn % 4])
        frames = []
        for number in range(30):
            stream = 2 * number + 1
            if number % 3 == 2:
                frames += [Headers(stream, block("/v1/articles", "POST"), flags=["END_HEADERS"]), Data(stream, b"x" * 1000)]
            else:
                frames.append(Headers(stream, block(large if number % 3 else "/v1/events"), flags=END))
            if number % 5 == 4:
                frames.append(Reset(stream - 2, error_code=CANCEL))
            if number % 7 == 6:
                frames.append(Window(stream, window_increment=5000))
        connection.raw(*frames[:len(frames) // 2])
        if turn % 2:
            connection.socket.settimeout(1)
            connection.socket.recv(20_000)
        connection.raw(*frames[len(frames) // 2:])
        if turn % 3 == 0:
            connection.raw(Settings(0, settings={Settings.INITIAL_WINDOW_SIZE: 100_000}), Goaway(0, last_stream_id=0, error_code=0))
        if turn % 3 == 1:
            connection.raw(b"\x00\x00\x05\x00\x00\x00\x00\x00\x01abc")
        connection.close()
    expect(server.get("/v1/articles?limit=1")[0] == 200, "the server lives after connections that ended in the middle")
    grown = server.memory() - before
    expect(grown < 100, f"connections that ended in the middle take {grown:.0f} MB")
