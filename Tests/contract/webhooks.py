"""Webhooks: who is told of changes, what became of it, and what administrators do wrong."""

import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

from writes import NO_JSON, Client

HOOK = "/v1/webhooks"
URL = "https://hooks.example.org/broadsheet"
FAULTS = (
    ({}, ["required", "required"], ["/events", "/url"]),
    ({"url": None, "events": None}, ["required", "required"], ["/events", "/url"]),
    ({"url": 1, "events": "*"}, ["wrongType", "wrongType"], ["/events", "/url"]),
    ({"url": "hooks.example", "events": []}, ["notAURL", "wrongLength"], ["/events", "/url"]),
    ({"url": "https://user:word@hooks.example/", "events": ["*"]}, ["notAURL"], ["/url"]),
    ({"url": "https://hooks.example/#part", "events": ["*"]}, ["notAURL"], ["/url"]),
    ({"url": "https://hooks.example/" + "x" * 2048, "events": ["*"]}, ["notAURL"], ["/url"]),
    ({"url": URL, "events": ["article.publishd", "*", "*", 7]}, ["unknownValue", "repeated", "wrongType"], ["/events/0", "/events/2", "/events/3"]),
    ({"url": URL, "events": ["*"] * 51}, ["wrongLength"], ["/events"]),
    ({"url": URL, "events": ["*"], "format": "xml"}, ["unknownValue"], ["/format"]),
    ({"url": URL, "events": ["*"], "secret": "whsec_c2hvcnQ="}, ["notASecret"], ["/secret"]),
    ({"url": URL, "events": ["*"], "evnets": []}, ["unknownMember"], ["/evnets"]),
)


class Receiver:
    """A receiver on the loopback that takes everything."""

    def __init__(self):
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                self.rfile.read(int(self.headers["content-length"]))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def delivery(server, target, headers):
    """The id of a message that was delivered, once there is one."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        for one in server.ask(target, headers=headers).json["data"]:
            if one["status"] == "delivered":
                return one["id"]
        time.sleep(0.05)
    raise SystemExit("no message was delivered")


def check(contract, server, private, tally):
    """Everything about webhooks; the server may send to the loopback, the `private` one may not. Webhook 1 stays."""
    key = f"Bearer {server.key('admin,write', 'webhooks')}"
    admin, reader = Client(contract, server, tally, Authorization=key), Client(contract, server, tally)
    made = admin.do("POST", HOOK, 201, {"url": Receiver().url, "events": ["tag.*", "comment.approved"]})
    admin.must("a webhook says where it is", made.headers["location"] == f"{HOOK}/1" and made.headers["etag"] == '"v1"', made.headers)
    admin.do("GET", HOOK, 200)
    admin.do("GET", f"{HOOK}/1", 200)
    admin.do("PATCH", "/v1/tags/energy", 200, {"name": "Power"})
    message = delivery(server, f"{HOOK}/1/deliveries", {"Authorization": key})
    admin.do("GET", f"{HOOK}/1/deliveries", 200)
    admin.do("POST", f"{HOOK}/1/deliveries/{message}/replay", 202)
    admin.do("POST", f"{HOOK}/1/test", 200)
    admin.do("POST", f"{HOOK}/1/rotate-secret", 200)
    admin.do("POST", f"{HOOK}/1/rotate-secret", 200, {"secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    admin.do("POST", f"{HOOK}/1/rotate-secret", 422, {"secret": "short"}, ["notASecret"], ["/secret"])
    check_changes(admin, server, key)
    for body, codes, places in FAULTS:
        admin.do("POST", HOOK, 422, body, codes, places)
    for name, body in NO_JSON.items():
        admin.do("POST", HOOK, 400, body, why=name, Content_Type="application/json")
    admin.do("POST", HOOK, 415, b"url=a", why="a form", Content_Type="application/x-www-form-urlencoded")
    for target in ("9", "x", "0", "1/deliveries/msg_1_1", "99999999999999999999"):
        admin.do("GET", f"{HOOK}/{target}", 404)
    admin.do("POST", f"{HOOK}/1/deliveries/msg_1_1/replay", 404)
    check_addresses(Client(contract, private, tally, Authorization=f"Bearer {private.key('admin')}"))
    check_scopes(reader, server)


def check_changes(admin, server, key):
    """A second one: changed, disabled, deleted; what was read can be sent back."""
    second = admin.do("POST", HOOK, 201, {"url": URL, "events": ["*"], "format": "revalidate"}).json["data"]["id"]
    target = f"{HOOK}/{second}"
    read = admin.do("GET", target, 200)
    admin.do("PATCH", target, 200, read.json["data"], why="as it was read", If_Match=read.headers["etag"])
    admin.do("PATCH", target, 200, {"events": ["article.*"], "enabled": False}, Content_Type="application/merge-patch+json")
    admin.do("PATCH", target, 412, {"enabled": True}, If_Match='"v1"')
    admin.do("PATCH", target, 422, {"url": None, "events": [], "enabled": "yes", "format": None}, ["required", "wrongLength", "wrongType", "required"])
    admin.do("DELETE", target, 412, If_Match='"v1"')
    admin.do("DELETE", target, 204)
    admin.do("GET", target, 404)


def check_addresses(admin):
    """What leads into a network of one's own is refused."""
    for url, code in (
        ("http://hooks.example.org/", "notHTTPS"), ("https://127.0.0.1/", "notPublic"), ("https://[::1]:8443/", "notPublic"),
        ("https://localhost/", "notPublic"), ("https://169.254.169.254/latest/meta-data/", "notPublic"), ("https://10.0.0.1/", "notPublic"),
        ("https://[::ffff:192.168.0.1]/", "notPublic"), ("https://2130706433/", "notPublic"), ("https://[fd00::1]/", "notPublic"),
    ):
        admin.do("POST", HOOK, 422, {"url": url, "events": ["*"]}, [code], ["/url"])


def check_scopes(reader, server):
    """Only administrators see or change them."""
    targets = [("GET", HOOK), ("POST", HOOK), ("GET", f"{HOOK}/1"), ("PATCH", f"{HOOK}/1"), ("DELETE", f"{HOOK}/1"), ("POST", f"{HOOK}/1/rotate-secret"),
               ("POST", f"{HOOK}/1/test"), ("GET", f"{HOOK}/1/deliveries"), ("POST", f"{HOOK}/1/deliveries/msg_1_1/replay")]
    keys = [f"Bearer {server.key(scope, f'webhooks, {scope}')}" for scope in ("drafts", "write", "moderate")]
    for method, target in targets:
        body = None if method in ("GET", "DELETE") else {}
        reader.do(method, target, 401, body, why="without a key")
        for key in keys:
            reader.do(method, target, 403, body, why="another scope", Authorization=key)
