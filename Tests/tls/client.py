"""A client of HTTP/2 that says what it is told to, frame by frame, and a server that speaks TLS."""

import http.client
import os
import socket
import ssl
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts/lib"))
import h2.config
import h2.connection
import h2.events
import h2.settings
import hpack
import hyperframe.frame
from serving import Server

checks = 0


def expect(holds, what, *seen):
    global checks
    checks += 1
    if not holds:
        sys.exit(f"test-tls: not so: {what}\n" + "\n".join(str(thing)[:2000] for thing in seen))


class SecureServer(Server):
    """Serves by TLS what `authority` vouches for."""

    level = "info"

    def __init__(self, binary, data, log, authority, pair, environment=None):
        super().__init__(binary, data, log, pair.settings() | (environment or {}))
        self.authority = authority

    def get(self, target, headers={}):
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=30, context=self.authority.context("http/1.1"))
        try:
            connection.request("GET", target, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def connect(self, *protocols):
        """A connection that agrees upon one of these protocols."""
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self.authority.context(*protocols).wrap_socket(plain, server_hostname="localhost")

    def said(self):
        return Path(self.log_path).read_text()


DATA, GOAWAY, END_STREAM = 0, 7, 1


class Stream:
    def __init__(self):
        self.status, self.headers, self.body, self.is_ended, self.reset = None, {}, b"", False, None


class Client:
    """A connection that speaks HTTP/2. `window`: what the server may send on a stream unasked."""

    def __init__(self, server, window=None):
        self.socket = server.connect("h2")
        assert self.socket.selected_alpn_protocol() == "h2"
        config = h2.config.H2Configuration(client_side=True, header_encoding="utf-8", validate_outbound_headers=False,
                                           normalize_outbound_headers=False)
        self.h2 = h2.connection.H2Connection(config)
        if window is not None:
            self.h2.local_settings = h2.settings.Settings(client=True, initial_values={
                h2.settings.SettingCodes.INITIAL_WINDOW_SIZE: window, h2.settings.SettingCodes.ENABLE_PUSH: 0})
        self.h2.initiate_connection()
        self.streams, self.went_away, self.is_closed, self.consumes = {}, [], False, window is None
        self.flush()

    def flush(self):
        data = self.h2.data_to_send()
        if data:
            self.send(data)

    def send(self, data):
        try:
            self.socket.sendall(data)
        except (ssl.SSLError, OSError):
            self.is_closed = True

    def ask(self, target, method="GET", headers=(), body=None, end=True):
        """Sends a request; its stream."""
        stream = self.h2.get_next_available_stream_id()
        fields = [(":method", method), (":scheme", "https"), (":authority", "localhost"), (":path", target), *headers]
        self.streams[stream] = Stream()
        self.h2.send_headers(stream, fields, end_stream=end and body is None)
        self.flush()
        if body is not None:
            self.send_body(stream, body)
        return stream

    def send_body(self, stream, body):
        while body and not self.streams[stream].is_ended and not self.is_closed:
            room = min(self.h2.local_flow_control_window(stream), self.h2.max_outbound_frame_size)
            if room <= 0:
                self.read()
                continue
            piece, body = body[:room], body[room:]
            self.h2.send_data(stream, piece, end_stream=not body)
            self.flush()

    def raw(self, *frames):
        """Sends frames as they are."""
        self.send(b"".join(frame if isinstance(frame, bytes) else frame.serialize() for frame in frames))

    def read(self, seconds=20):
        """Takes what comes, once."""
        self.socket.settimeout(seconds)
        try:
            data = self.socket.recv(65536)
        except (TimeoutError, socket.timeout):
            return False
        except (ssl.SSLError, OSError):
            data = b""
        if not data:
            self.is_closed = True
            return False
        for event in self.h2.receive_data(data):
            self.note(event)
        self.flush()
        return True

    def note(self, event):
        stream = self.streams.get(getattr(event, "stream_id", None))
        if isinstance(event, h2.events.ResponseReceived):
            stream.headers = dict(event.headers)
            stream.status = int(stream.headers[":status"])
        elif isinstance(event, h2.events.DataReceived):
            stream.body += event.data
            if self.consumes and event.flow_controlled_length:
                self.h2.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
        elif isinstance(event, h2.events.StreamEnded):
            stream.is_ended = True
        elif isinstance(event, h2.events.StreamReset):
            if stream:
                stream.is_ended, stream.reset = True, event.error_code
        elif isinstance(event, h2.events.ConnectionTerminated):
            self.went_away.append((event.error_code, event.last_stream_id))

    def await_end(self, *streams, seconds=20):
        """Reads until these streams are over; whether they are."""
        end = time.monotonic() + seconds
        while not all(self.streams[stream].is_ended for stream in streams):
            if self.is_closed or time.monotonic() > end:
                return False
            self.read(max(0.05, end - time.monotonic()))
        return True

    def frames(self, seconds=20):
        """The frames that come, by themselves, until the server ends the connection: type, flags, stream and payload. For what
        comes behind a GOAWAY, of which the library takes nothing. Ends with None where that takes too long."""
        rest, end = b"", time.monotonic() + seconds
        self.socket.settimeout(0.5)
        while time.monotonic() < end:
            try:
                data = self.socket.recv(65536)
            except (TimeoutError, socket.timeout):
                continue
            except (ssl.SSLError, OSError):
                data = b""
            if not data:
                return
            rest += data
            while len(rest) >= 9 and len(rest) >= 9 + (length := int.from_bytes(rest[:3], "big")):
                yield rest[3], rest[4], int.from_bytes(rest[5:9], "big"), rest[9:9 + length]
                rest = rest[9 + length:]
        yield None

    def await_close(self, seconds=20):
        """Reads until the server ends the connection: the codes with which it said that it would; nil where it does not."""
        codes = []
        for frame in self.frames(seconds):
            if frame is None:
                return None
            if frame[0] == GOAWAY:
                codes.append(int.from_bytes(frame[3][4:8], "big"))
        return codes or [None]

    def get(self, target, **more):
        stream = self.ask(target, **more)
        self.await_end(stream)
        return self.streams[stream]

    def close(self):
        self.socket.close()


def block(target="/livez", method="GET", *more):
    """The header block of a request, which uses no table."""
    fields = [(":method", method), (":scheme", "https"), (":authority", "localhost"), (":path", target), *more]
    encoder = hpack.Encoder()
    encoder.header_table_size = 0
    return encoder.encode(fields, huffman=False)


Headers, Data, Reset = hyperframe.frame.HeadersFrame, hyperframe.frame.DataFrame, hyperframe.frame.RstStreamFrame
Continuation, Ping, Goaway = hyperframe.frame.ContinuationFrame, hyperframe.frame.PingFrame, hyperframe.frame.GoAwayFrame
Settings, Window, Priority = hyperframe.frame.SettingsFrame, hyperframe.frame.WindowUpdateFrame, hyperframe.frame.PriorityFrame
