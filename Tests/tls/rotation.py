"""A certificate is renewed while clients read: nothing is lost, and a new one that is of no use changes nothing."""

import http.client
import shutil
import signal
import threading
import time

from client import Client, SecureServer, expect

ROTATIONS = 6


class Readers:
    """Clients that read until they are told to stop; each counts what it got and what failed."""

    def __init__(self, server):
        self.server, self.stopping, self.answered, self.failures = server, threading.Event(), 0, []
        self.lock = threading.Lock()
        ways = [self.one_each, self.one_each, self.kept, self.kept, self.http2]
        self.threads = [threading.Thread(target=self.run, args=(way,)) for way in ways]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        for thread in self.threads:
            thread.join()

    def run(self, way):
        try:
            way()
        except Exception as error:
            self.failures.append(f"{way.__name__}: {error!r}")

    def note(self, status):
        with self.lock:
            self.answered += 1
        if status != 200:
            self.failures.append(status)

    def one_each(self):
        while not self.stopping.is_set():
            self.note(self.server.get("/v1/articles?limit=5")[0])

    def kept(self):
        context = self.server.authority.context("http/1.1")
        connection = http.client.HTTPSConnection("127.0.0.1", self.server.port, timeout=30, context=context)
        while not self.stopping.is_set():
            connection.request("GET", "/v1/articles?limit=5")
            answer = connection.getresponse()
            answer.read()
            self.note(answer.status)
            # The connection that it began with.
            if answer.will_close:
                self.failures.append("a kept connection was closed")
        connection.close()

    def http2(self):
        client = Client(self.server)
        while not self.stopping.is_set():
            self.note(client.get("/v1/articles?limit=5").status)
        if client.went_away or client.is_closed:
            self.failures.append("a connection of HTTP/2 was ended")
        client.close()


def serial(server):
    """The certificate that a new connection gets."""
    connection = server.connect("http/1.1")
    found = connection.getpeercert()["serialNumber"]
    connection.close()
    return found


def hang_up(server, words):
    """Has the server read its files, and waits until it has said so once more."""
    before, end = server.said().count(words), time.monotonic() + 10
    server.process.send_signal(signal.SIGHUP)
    while server.said().count(words) == before:
        expect(time.monotonic() < end, f"the log says “{words}”", server.said()[-2000:])
        time.sleep(0.02)


def rotates(binary, data, work, authority):
    present = authority.issue("present")
    others = [authority.issue(f"renewed-{number}", kind="rsa" if number % 2 else "ec") for number in range(ROTATIONS)]

    def put(pair):
        # Written beside and moved, as certbot does.
        for source, target in ((pair.certificate, present.certificate), (pair.key, present.key)):
            shutil.copy(source, f"{target}.new")
            shutil.move(f"{target}.new", target)

    with SecureServer(binary, data, work / "rotation.log", authority, present) as server:
        serials = [serial(server)]
        listening = Client(server)
        stream = listening.ask("/v1/events")
        with Readers(server) as readers:
            for other in others:
                time.sleep(0.3)
                put(other)
                hang_up(server, "new connections get the certificate")
                serials.append(serial(server))
        expect(readers.failures == [], "no request fails", readers.failures[:5])
        expect(readers.answered > 100, "many were answered", readers.answered)
        expect(len(set(serials)) == ROTATIONS + 1, "each new certificate is used", serials)
        print(f"{ROTATIONS} certificates were renewed under {readers.answered:,} requests: none failed.")

        present.certificate.write_text("nothing")
        hang_up(server, "the old certificate stays in force")
        expect(serial(server) == serials[-1], "a file that holds none changes nothing")
        put(others[-1])
        shutil.copy(others[0].key, present.key)
        hang_up(server, "the old certificate stays in force")
        expect(serial(server) == serials[-1], "nor does another's key")
        expect("is not that of the first certificate" in server.said(), "and the log says why")
        put(others[0])
        hang_up(server, "new connections get the certificate")
        expect(serial(server) != serials[-1], "a good one is taken again")
        while listening.read(0.5):
            pass
        expect(listening.streams[stream].status == 200 and not listening.is_closed, "who listened before still listens")
        listening.close()
