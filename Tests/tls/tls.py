"""Tries TLS and HTTP/2 as clients use them: curl, openssl and a client that writes frames itself. See scripts/test-tls."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import attacks
import client
import frames
import rotation
from certificates import Authority, Pair, openssl
from client import Client, SecureServer, expect
from serving import Server, timed

BINARY = os.environ["BROADSHEET_BIN"]
# Of the moment, or of what carries the answer.
MOMENTARY = {"date", "server-timing", "connection", "keep-alive", "strict-transport-security", "ratelimit"}


def curl(*arguments, data=None):
    run = subprocess.run(["curl", "-sS", "--max-time", "30", *map(str, arguments)], input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return run.returncode, run.stdout, run.stderr.decode()


# ---- The start ------------------------------------------------------------------------------------------------------
def faults(work, authority, good):
    """What is wrong with the files ends the start with a line that says so."""
    other, locked, empty = authority.issue("other"), work / "locked.key", work / "empty.pem"
    openssl("ec", "-in", good.key, "-aes256", "-passout", "pass:secret", "-out", locked)
    pkcs8 = work / "locked8.key"
    openssl("pkcs8", "-topk8", "-in", good.key, "-passout", "pass:secret", "-out", pkcs8)
    empty.write_text("")
    turned = work / "turned.pem"
    turned.write_bytes(authority.middle.certificate.read_bytes() + good.certificate.read_bytes())
    cases = [
        (Pair(work / "none.pem", good.key), "there is no such file"), (Pair(good.certificate, work / "none.key"), "there is no such file"),
        (Pair(good.certificate, other.key), "is not that of the first certificate"), (Pair(turned, good.key), "is not that of the first certificate"),
        (Pair(good.certificate, locked), "passphrase"), (Pair(good.certificate, pkcs8), "passphrase"),
        (Pair(empty, good.key), "holds no certificate"), (Pair(good.certificate, empty), "holds no key"),
        (Pair(good.key, good.key), "holds no certificate"), (Pair(work, good.key), "cannot be read"),
    ]
    for pair, words in cases:
        status, said = start(work, pair.settings())
        expect(status == 64 and words in said and len(said.splitlines()) == 1, f"“{words}” with status 64", status, said)
        expect("PRIVATE KEY-----\n" not in said, "nothing of the key is shown", said)
    for name in ("BROADSHEET_TLS_CERTIFICATE", "BROADSHEET_TLS_KEY"):
        status, said = start(work, {name: str(good.certificate)})
        expect(status == 64 and "needs tls." in said, "one without the other is none", said)
    expect(not (work / "nowhere").exists(), "no newsroom is made by a start that fails")


def start(work, settings):
    run = subprocess.run([BINARY, "serve", "--port", "0", "--data", str(work / "nowhere")], env=dict(os.environ) | settings,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60)
    return run.returncode, run.stdout


def warns(work, data, authority):
    """What is expired or open to all is served, with a warning."""
    expired = authority.issue("expired", -1)
    expired.key.chmod(0o644)
    process = subprocess.Popen([BINARY, "serve", "--port", "0", "--data", str(data)], env=dict(os.environ) | expired.settings(),
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    lines = []
    for line in process.stdout:
        lines.append(line)
        if sum(word in "".join(lines) for word in ("https://", "has expired", "chmod")) == 3:
            break
    process.terminate()
    process.wait()
    expect("https://127.0.0.1:" in "".join(lines), "the start says https", lines)


# ---- TLS ------------------------------------------------------------------------------------------------------------
def s_client(server, authority, *arguments, data=b"", servername="localhost"):
    run = subprocess.run(["openssl", "s_client", "-connect", f"127.0.0.1:{server.port}", "-CAfile", str(authority.root.certificate),
                          "-servername", servername, "-verify_return_error", *arguments], input=data, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, timeout=30)
    return run.returncode, run.stdout.decode(errors="replace")


def versions(server, authority):
    for version in ("-tls1", "-tls1_1"):
        status, said = s_client(server, authority, version, "-cipher", "DEFAULT@SECLEVEL=0")
        expect("Cipher is (NONE)" in said, f"{version} is refused", said)
    for version, name in (("-tls1_2", "TLSv1.2"), ("-tls1_3", "TLSv1.3")):
        status, said = s_client(server, authority, version)
        expect(status == 0 and f"New, {name}" in said, f"{name} is spoken", said)
        expect("Verification: OK" in said and "Trial intermediate" in said, "with the whole chain", said)
    for cipher in ("ECDHE-ECDSA-AES128-SHA", "AES128-GCM-SHA256", "ECDHE-ECDSA-AES256-SHA384"):
        expect("Cipher is (NONE)" in s_client(server, authority, "-tls1_2", "-cipher", cipher)[1], f"{cipher} is refused")
    for offered, agreed in (("h2,http/1.1", "h2"), ("http/1.1", "http/1.1"), ("h2", "h2")):
        expect(f"ALPN protocol: {agreed}" in s_client(server, authority, "-alpn", offered)[1], f"of {offered} {agreed} is agreed upon")
    expect("ALPN protocol:" not in s_client(server, authority, "-alpn", "http/3")[1], "http/3 is not")
    for version in ("-tls1_2", "-tls1_3"):
        resumes(server, authority, version)


def resumes(server, authority, version):
    """A session goes on without another proof."""
    with tempfile.TemporaryDirectory() as folder:
        session = f"{folder}/session"
        request = b"GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        s_client(server, authority, version, "-sess_out", session, "-ign_eof", data=request)
        expect(os.path.exists(session), "there is a session to keep")
        said = s_client(server, authority, version, "-sess_in", session, "-ign_eof", data=request)[1]
        expect("Reused" in said and ("200 OK" in said or "204" in said), f"a session of {version} goes on", said)


def without_tls(server):
    """Who comes without TLS is told so."""
    status, said, _ = curl("-i", f"http://127.0.0.1:{server.port}/v1/articles")
    expect(status == 0 and said.startswith(b"HTTP/1.1 400") and b"https://" in said and b"problem+json" in said, "plain HTTP is a 400", said)
    status, said, _ = curl("--http2-prior-knowledge", f"http://127.0.0.1:{server.port}/v1/articles")
    expect(status != 0, "HTTP/2 without TLS is none", said)
    for rubbish in (b"\x16\x03\x01\x00\x05hello", b"\x80\x00\x00", b"\n\n\n"):
        with socket.create_connection(("127.0.0.1", server.port), timeout=30) as plain:
            plain.sendall(rubbish + b"\x00" * 64)
            try:
                while plain.recv(4096):
                    pass
            except ConnectionError:
                pass


def silent_connections(server, found):
    """Those that open and say nothing, or nothing more, end by themselves."""
    begun = time.monotonic()
    silent = socket.create_connection(("127.0.0.1", server.port), timeout=30)
    half = socket.create_connection(("127.0.0.1", server.port), timeout=30)
    half.sendall(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03")
    mute = server.connect("h2")
    for name, connection in (("silent", silent), ("half", half), ("mute", mute)):
        try:
            while connection.recv(4096):
                pass
        except OSError as error:
            if "timed out" in str(error):
                continue
        found[name] = time.monotonic() - begun


# ---- Answers --------------------------------------------------------------------------------------------------------
def requests(slug, picture):
    article = f"/v1/articles/{slug}"
    yield from (("GET", target, [], None) for target in (
        "/", "/v1", "/v1/articles", "/v1/articles?limit=3&fields=slug,title", article, f"{article}/comments", "/v1/sections", "/v1/nothing",
        "/v1/articles?limit=none", "/v1/articles/no-such-thing", "/feeds/articles.json", "/sitemap.xml", "/docs", "/openapi.yaml", "/livez",
        "/v1/search?q=river", "/v1/articles?" + "x" * 9000, "/v1/articles%zz", "/v1/articles/%F0%9F%97%9E"))
    # The first is sent by the system where nothing encrypts it, the second comes from memory.
    for file in (picture["url"], picture["renditions"][0]["url"]):
        yield "GET", file, [], None
        yield "GET", file, [], None
        yield "HEAD", file, [], None
    yield "GET", picture["url"], ["Range: bytes=100-40000"], None
    yield "GET", picture["url"], ["Range: bytes=-5"], None
    yield "GET", picture["url"], ["Range: bytes=99999999-"], None
    yield "HEAD", "/v1/articles", [], None
    yield "HEAD", article, [], None
    yield "OPTIONS", "/v1/articles", ["Origin: https://example.org", "Access-Control-Request-Method: GET"], None
    yield "DELETE", "/v1/articles", [], None
    yield "GET", article, ["Accept-Encoding: gzip"], None
    yield "GET", article, ["If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT"], None
    yield "GET", "/v1/articles", ["Authorization: Bearer nonsense"], None
    yield "GET", "/v1/articles?status=draft", [], None
    yield "POST", f"{article}/comments", ["Content-Type: application/json"], b'{"text": 7}'
    yield "POST", f"{article}/comments", ["Content-Type: application/json"], b'{"text": '
    yield "POST", f"{article}/comments", ["Content-Type: application/json"], b'{"text": "' + b"x" * 70_000 + b'"}'
    yield "POST", f"{article}/comments", ["Content-Type: text/plain"], b"text"
    yield "POST", "/v1/articles", ["Content-Type: application/json"], b"{}"


def answer(address, protocol, method, target, headers, body, *more):
    asked = ["-i", protocol, "-X", method, "--path-as-is", "-H", "X-Request-Id: same", *[part for line in headers for part in ("-H", line)], *more]
    if method == "HEAD":
        asked[asked.index("-X"):asked.index("-X") + 2] = ["-I"]
    if body is not None:
        asked += ["--data-binary", "@-", "-H", "Expect:"]
    status, said, errors = curl(*asked, address + target, data=body)
    expect(status == 0, f"{protocol} {method} {target} is answered", errors)
    head, _, body = said.partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    fields = sorted((name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines[1:]))
    return lines[0].split()[1], fields, body


def same_answers(work, data, authority, pair):
    """By TLS and by HTTP/2 the same answers come, byte for byte."""
    for copy in ("plain", "secure"):
        shutil.copytree(data, work / copy)
    with Server(BINARY, work / "plain", work / "plain.log") as plain, SecureServer(BINARY, work / "secure", work / "secure.log", authority, pair) as secure:
        slug = json.loads(plain.get("/v1/articles?limit=1&fields=slug")[1])["data"][0]["slug"]
        shown = [article["image"] for article in json.loads(plain.get("/v1/articles?limit=50&fields=image")[1])["data"]]
        picture = max((image for image in shown if image and image["renditions"]), key=lambda image: len(plain.get(image["url"])[1]))
        trust = ("--cacert", authority.root.certificate)
        for method, target, headers, body in requests(slug, picture):
            here = answer(f"http://127.0.0.1:{plain.port}", "--http1.1", method, target, headers, body)
            for protocol in ("--http1.1", "--http2"):
                there = answer(f"https://localhost:{secure.port}", protocol, method, target, headers, body, *trust)
                name = f"{protocol} {method} {target[:60]} {headers}"
                expect(there[0] == here[0], f"{name}: the same status", here[:2], there[:2])
                expect(there[2] == here[2], f"{name}: the same body", here[2], there[2])
                # Of what belongs to the program the last change is the start.
                left, right = ([(field, value if field != "last-modified" else "") for field, value in fields if field not in MOMENTARY]
                               for fields in (here[1], there[1]))
                expect(left == right, f"{name}: the same headers", left, right)
                told = dict(there[1]).get("strict-transport-security")
                expect(told == "max-age=31536000" and "strict-transport-security" not in dict(here[1]), f"{name}: HSTS", told)
        for protocol in ("--http1.1", "--http2"):
            brewed = answer(f"https://localhost:{secure.port}", protocol, "BREW", "/v1/articles", [], None, *trust)
            expect(brewed[0] == "501" and b"no such method" in brewed[2], "what is no method", brewed)
        tag = dict(answer(f"https://localhost:{secure.port}", "--http2", "GET", f"/v1/articles/{slug}", [], None, *trust)[1])["etag"]
        again = answer(f"https://localhost:{secure.port}", "--http2", "GET", f"/v1/articles/{slug}", [f"If-None-Match: {tag}"], None, *trust)
        expect(again[0] == "304" and again[2] == b"", "304 by HTTP/2", again)


# ---- HTTP/2 ---------------------------------------------------------------------------------------------------------
def writes(server, key):
    """Bodies larger than a window, and what is refused."""
    connection = Client(server)
    auth = [("authorization", f"Bearer {key}"), ("content-type", "application/json")]
    text = "<p>" + "word " * 100_000 + "</p>"
    made = connection.ask("/v1/articles", "POST", auth, json.dumps({"title": "By HTTP/2", "section": "news", "body": text}).encode())
    connection.await_end(made)
    answered = connection.streams[made]
    expect(answered.status == 201, "an article of 500 KB is taken", answered.status, answered.body[:500])
    large = connection.ask("/v1/articles", "POST", auth + [("content-length", "2000000")], end=False)
    connection.await_end(large)
    expect(connection.streams[large].status == 413, "2 MB are refused before they come", connection.streams[large].status)
    unsaid = connection.ask("/v1/articles", "POST", auth, b"x" * 2_000_000)
    connection.await_end(unsaid)
    expect(connection.streams[unsaid].status == 413, "and where their length is not said", connection.streams[unsaid].status)
    expect(connection.get("/v1/articles?limit=1").status == 200, "the connection goes on")
    waits = connection.ask("/v1/articles", "POST", auth + [("expect", "100-continue"), ("content-length", "2")], end=False)
    connection.send_body(waits, b"{}")
    connection.await_end(waits)
    expect(connection.streams[waits].status in (400, 422), "100-continue", connection.streams[waits].status)
    short = connection.ask("/v1/articles", "POST", auth + [("content-length", "20")], b"{}")
    connection.await_end(short)
    expect(connection.streams[short].reset is not None, "a body that is shorter than it said is none")
    for fields, status in (([(":authority", "a"), ("host", "b")], 400), ([(":authority", "")], 400), ([], 400), ([(":authority", "a@b")], 400),
                           ([("host", "localhost")], 200)):
        stream = connection.h2.get_next_available_stream_id()
        connection.streams[stream] = client.Stream()
        connection.h2.send_headers(stream, [(":method", "GET"), (":scheme", "https"), (":path", "/v1/articles?limit=1"), *sorted(fields)], end_stream=True)
        connection.flush()
        connection.await_end(stream)
        expect(connection.streams[stream].status == status, f"{fields} is a {status}", connection.streams[stream].status)
    connection.close()
    return json.loads(answered.body)["data"]


def many_at_once(server):
    connection = Client(server)
    streams = [connection.ask(f"/v1/articles?limit={1 + number % 50}") for number in range(99)]
    expect(connection.await_end(*streams), "99 requests at once are answered")
    expect({connection.streams[stream].status for stream in streams} == {200}, "with what was asked for")
    connection.close()


def events(server, key, made):
    """A stream of events beside other requests, on one connection."""
    connection = Client(server)
    listening = connection.ask("/v1/events?types=article")
    while not connection.streams[listening].body:
        connection.read()
    change = connection.ask(f"/v1/articles/{made['slug']}", "PATCH", [("authorization", f"Bearer {key}"), ("if-match", "*"),
                            ("content-type", "application/json")], b'{"status": "published"}')
    connection.await_end(change)
    expect(connection.streams[change].status == 200, "a change beside it", connection.streams[change].body)
    end = time.monotonic() + 10
    while b"event: article." not in connection.streams[listening].body and time.monotonic() < end:
        connection.read(1)
    expect(b"event: article." in connection.streams[listening].body, "it is heard", connection.streams[listening].body)
    expect(not connection.streams[listening].is_ended, "and the stream goes on")
    connection.h2.reset_stream(listening)
    connection.flush()
    expect(connection.get("/v1/articles?limit=1").status == 200, "who has heard enough goes on, too")
    connection.close()


def stops(binary, data, work, authority, pair, large):
    """What is being answered is answered to its end; who listens is sent away; the server ends in time, with 0."""
    with SecureServer(binary, data, work / "stop.log", authority, pair) as server:
        reading, listening, idle = Client(server, window=1000), Client(server), Client(server)
        stream = reading.ask(large)
        while not reading.streams[stream].body:
            reading.read()
        heard = listening.ask("/v1/events")
        while not listening.streams[heard].body:
            listening.read()
        idle.get("/livez")
        body = reading.streams[stream].body
        server.process.send_signal(signal.SIGTERM)
        told, ended = False, False
        for frame in reading.frames():
            expect(frame is not None, "the connection ends")
            kind, flags, number, payload = frame
            if kind == client.GOAWAY and not told:
                told = True
                reading.raw(client.Window(0, window_increment=10_000_000), client.Window(stream, window_increment=10_000_000))
            if kind == client.DATA and number == stream:
                body, ended = body + payload, bool(flags & client.END_STREAM)
        expect(told and ended and json.loads(body)["data"], "what was asked for goes on to its end", told, ended, body[-50:])
        over = [frame[0] for frame in listening.frames() if frame and (frame[0] == client.GOAWAY or frame[1] & client.END_STREAM)]
        expect(client.GOAWAY in over and client.DATA in over, "who listens is sent away", over)
        began = time.monotonic()
        expect(server.process.wait(10) == 0, "the server has stopped", server.said()[-2000:])
        expect(time.monotonic() - began < 5, "at once")


def log_tells(server):
    client_ = Client(server)
    client_.get("/v1/articles?limit=2", headers=[("x-request-id", "by-http2")])
    client_.close()
    expect("requestId=by-http2" in server.said(), "the access log has it")


def main():
    work = Path(tempfile.mkdtemp())
    try:
        authority = Authority(work / "authority")
        pair = authority.issue("server")
        data = work / "data"
        timed([BINARY, "demo", "--articles", "300", "--data", data])
        key = subprocess.run([BINARY, "keys", "create", "--name", "test", "--scope", "write", "--data", str(data)], check=True,
                             stdout=subprocess.PIPE, text=True).stdout.strip()
        faults(work, authority, pair)
        warns(work, data, authority)
        same_answers(work, data, authority, pair)
        large = "/v1/articles?limit=100"
        with SecureServer(BINARY, data, work / "server.log", authority, pair, {"BROADSHEET_LOG_ACCESS": "true"}) as server:
            found = {}
            silent = threading.Thread(target=silent_connections, args=(server, found))
            silent.start()
            versions(server, authority)
            without_tls(server)
            made = writes(server, key)
            many_at_once(server)
            events(server, key, made)
            log_tells(server)
            frames.all_of_them(server, key, large)
            attacks.all_of_them(server, large)
            silent.join()
            expect(len(found) == 3 and max(found.values()) < 16, "connections that say nothing are ended", found)
        rsa = authority.issue("rsa", kind="rsa")
        with SecureServer(BINARY, data, work / "rsa.log", authority, rsa) as server:
            expect(server.get("/v1/articles?limit=1")[0] == 200, "RSA")
        rotation.rotates(BINARY, data, work, authority)
        stops(BINARY, data, work, authority, pair, large)
        if "--keep" not in sys.argv:
            for name in ("server.log", "rotation.log", "stop.log"):
                said = (work / name).read_text()
                expect("Fatal" not in said and "error:" not in said.lower().replace("cause=", ""), f"{name} tells of no error", said[-3000:])
    finally:
        if "--keep" in sys.argv:
            print(work)
        else:
            shutil.rmtree(work, ignore_errors=True)
    print(f"TLS and HTTP/2 hold what docs/tls.md says: {client.checks} checks.")


main()
