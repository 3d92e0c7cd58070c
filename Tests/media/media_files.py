"""Sends files to a real server and reads them back; see scripts/test-media."""

import concurrent.futures
import io
import os
import socket
import subprocess
import sys
import tempfile
import time

import pictures
from PIL import Image
from server import Server

CHECKS = []


def check(function):
    CHECKS.append(function)
    return function


def opened(answer):
    assert answer.status == 200, (answer.status, answer.body[:200])
    picture = Image.open(io.BytesIO(answer.body))
    picture.load()
    return picture


def near(pixel, colour):
    return all(abs(a - b) < 12 for a, b in zip(pixel[:3], colour))


def hash_of(item):
    return item["url"].split("/")[2].split(".")[0]


@check
def every_type_is_taken_for_what_it_is(server):
    for form, kind, name in (("JPEG", "image/jpeg", "jpg"), ("PNG", "image/png", "png"), ("WEBP", "image/webp", "webp"), ("AVIF", "image/avif", "avif")):
        item = server.upload(pictures.encoded(pictures.scene(500, 300), form), "application/octet-stream").data
        assert (item["kind"], item["mimeType"], item["width"], item["height"]) == ("image", kind, 500, 300), item
        answer = server.ask(item["url"])
        assert answer.headers["content-type"] == kind and item["url"].endswith("." + name) and len(answer.body) == item["bytes"]
        assert opened(answer).size == (500, 300)
    still = server.upload(pictures.animation(1), "image/gif").data
    assert still["mimeType"] == "image/png", still
    moving = server.upload(pictures.animation(12), "image/gif").data
    assert moving["mimeType"] == "image/gif" and moving["renditions"] == [], moving
    assert opened(server.ask(moving["url"])).n_frames == 12
    film = server.upload(pictures.film(640, 360, 7), "video/mp4").data
    assert (film["kind"], film["width"], film["height"], film["durationSeconds"]) == ("video", 640, 360, 7), film
    turned = server.upload(pictures.film(640, 360, 7, turned=True), "video/mp4").data
    assert (turned["width"], turned["height"]) == (360, 640), turned


@check
def nothing_of_the_camera_is_served(server):
    source = pictures.with_place()
    item = server.upload(source, "image/jpeg").data
    # It lay on its side: what was to the upper left of 600 by 400 is to the upper right now.
    assert (item["width"], item["height"]) == (400, 600), item
    served = [server.ask(item["url"])] + [server.ask(r["url"]) for r in item["renditions"]]
    for answer in served:
        for secret in (b"GPS", b"Secret", b"Anna", b"adobe", b"ICC_PROFILE", b"ICCP"):
            assert secret not in answer.body, (secret, answer.headers)
        # libvips 8.14 writes how many dots there are to an inch, and the size, into every WebP; nothing else.
        told = Image.open(io.BytesIO(answer.body)).getexif()
        assert set(told) <= {0x112, 0x11A, 0x11B, 0x128, 0x213, 0x8769}, told
        assert set(told.get_ifd(0x8769)) <= {0x9000, 0x9101, 0xA000, 0xA001, 0xA002, 0xA003} and not told.get_ifd(0x8825), told
    whole = opened(served[0]).convert("RGB")
    assert near(whole.getpixel((390, 10)), (255, 0, 0)), whole.getpixel((390, 10))
    assert near(whole.getpixel((10, 10)), (0, 0, 255)), whole.getpixel((10, 10))
    for path, _, names in os.walk(f"{server.data}/media/served"):
        for name in names:
            assert b"Secret" not in open(f"{path}/{name}", "rb").read()


@check
def all_renditions_are_what_they_say(server):
    item = server.upload(pictures.encoded(pictures.scene(2000, 1000), "JPEG"), "image/jpeg").data
    # Six widths of the whole; of crops those that 1000, 1333 and 1777 pixels are enough for.
    assert len(item["renditions"]) == 6 + 4 + 5 + 5, len(item["renditions"])
    for rendition in item["renditions"]:
        for end in (".webp", ".avif", ".jpg"):
            if end != ".webp" and rendition["width"] not in (160, 640):
                continue
            answer = server.ask(rendition["url"].replace(".webp", end))
            assert opened(answer).size == (rendition["width"], rendition["height"]), rendition
            assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    changed = server.ask(f"/v1/media/{item['id']}", "PATCH", {"Content-Type": "application/json"}, '{"focalPoint": {"x": 0, "y": 0}}', key=True).data
    square = next(r for r in changed["renditions"] if r["crop"] == "1:1" and r["width"] == 320)
    crop = opened(server.ask(square["url"])).convert("RGB")
    assert near(crop.getpixel((10, 10)), (255, 0, 0)) and near(crop.getpixel((300, 300)), (0, 0, 255)), crop.getpixel((300, 300))
    old = server.ask(f"/media/{hash_of(item)}/1280x4:3-50-50.jpg")
    assert old.status == 302 and old.headers["location"].endswith("1280x4:3-0-0.jpg"), (old.status, old.headers)
    assert opened(server.ask(old.headers["location"])).size == (1280, 960)


@check
def colours_stay_what_they_are(server):
    scene = pictures.scene(400, 200)
    cases = {
        "of 8 bits": pictures.encoded(scene, "PNG"),
        "of a palette": pictures.encoded(scene.quantize(8), "PNG"),
        "opaque, with a channel for it": pictures.encoded(scene.convert("RGBA"), "PNG"),
        "in a WebP": pictures.encoded(scene, "WEBP", lossless=True),
        "in an AVIF": pictures.encoded(scene, "AVIF", quality=95),
        "in an interlaced JPEG": pictures.encoded(scene, "JPEG", quality=95, progressive=True),
    }
    for name, content in cases.items():
        item = server.upload(content, "image/png").data
        for url in (item["url"], item["renditions"][0]["url"], item["renditions"][0]["url"].replace(".webp", ".avif")):
            picture = opened(server.ask(url)).convert("RGB")
            across, down = picture.size
            seen = [picture.getpixel((x * across // 4, y * down // 4)) for y in (1, 3) for x in (1, 3)]
            assert all(map(near, seen, [(255, 0, 0), (0, 160, 0), (0, 0, 255), (255, 255, 255)])), (name, url, seen)
    grey = {
        "grey": pictures.encoded(Image.new("L", (400, 200), 100), "JPEG"),
        "grey of 16 bits": pictures.encoded(Image.new("I;16", (400, 200), 100 * 257), "PNG"),
        "grey and opaque": pictures.encoded(Image.new("LA", (400, 200), (100, 255)), "PNG"),
        "black and white": pictures.encoded(Image.new("1", (400, 200), 1), "PNG"),
    }
    for name, content in grey.items():
        item = server.upload(content, "image/png").data
        for url in (item["url"], item["renditions"][0]["url"]):
            seen = opened(server.ask(url)).convert("RGB").getpixel((50, 50))
            assert near(seen, (255,) * 3 if "white" in name else (100,) * 3), (name, url, seen)
    # Print's four colours have no one answer; upside down it must not be.
    ink = server.upload(pictures.encoded(Image.new("CMYK", (400, 200), (0, 255, 255, 0)), "JPEG"), "image/jpeg").data
    red, green, blue = opened(server.ask(ink["renditions"][0]["url"])).convert("RGB").getpixel((50, 50))
    assert red > 180 and max(green, blue) < 90, (red, green, blue)


@check
def transparency_stays_and_is_white_where_it_cannot(server):
    item = server.upload(pictures.encoded(Image.new("RGBA", (400, 200), (255, 0, 0, 0)), "PNG"), "image/png").data
    small = item["renditions"][0]["url"]
    assert opened(server.ask(small)).convert("RGBA").getpixel((5, 5))[3] == 0
    assert near(opened(server.ask(small.replace(".webp", ".jpg"))).getpixel((5, 5)), (255, 255, 255))


@check
def files_that_are_not_sound_are_refused(server):
    jpeg = pictures.encoded(pictures.scene(800, 600), "JPEG")
    html = b"<!doctype html><script>alert(1)</script>"
    cases = {
        "a JPEG that is HTML": (html, "image/jpeg", ["unknownType"]),
        "HTML behind a JPEG's first bytes": (jpeg[:4] + html * 50, "image/jpeg", ["unsound"]),
        "an SVG with a script": (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "image/png", ["unknownType"]),
        "a PNG of 100,000 by 100,000": (pictures.bomb(100_000, 100_000), "image/png", ["tooManyPixels"]),
        "a PNG of 20,000 by 20,000": (pictures.bomb(20_000, 20_000), "image/png", ["tooManyPixels"]),
        "a PNG that is cut off within": (pictures.bomb(3_000, 3_000), "image/png", ["unsound"]),
        "a JPEG cut off": (jpeg[: len(jpeg) // 2], "image/jpeg", ["unsound"]),
        "a PNG cut off": (pictures.encoded(pictures.scene(800, 600), "PNG")[:-40], "image/png", ["unsound"]),
        "a WebP cut off": (pictures.encoded(pictures.scene(800, 600), "WEBP")[:-100], "image/webp", ["unsound"]),
        "an AVIF cut off": (pictures.encoded(pictures.scene(800, 600), "AVIF")[:-100], "image/avif", ["unsound"]),
        "a GIF of 5,000 frames": (pictures.animation(5_000), "image/gif", ["tooManyPixels"]),
        "nothing": (b"", "image/png", ["required"]),
        "a program": (b"\x7fELF" + b"\0" * 500, "application/octet-stream", ["unknownType"]),
        "a ZIP": (b"PK\3\4" + b"\0" * 500, "application/pdf", ["unknownType"]),
    }
    for name, (content, kind, codes) in cases.items():
        answer = server.upload(content, kind)
        assert answer.status == 422 and answer.codes == codes, (name, answer.status, answer.body[:300])
    for kind in ("image/svg+xml", "text/html", "text/plain", "application/zip"):
        assert server.upload(jpeg, kind).status == 415, kind
    assert not os.listdir(f"{server.data}/media/incoming")
    assert server.process.poll() is None


@check
def what_stands_behind_a_picture_is_not_served(server):
    polyglot = pictures.encoded(pictures.scene(300, 300), "JPEG") + b"<html><script>alert(1)</script>PK\3\4"
    item = server.upload(polyglot, "image/jpeg").data
    answer = server.ask(item["url"])
    assert b"<script" not in answer.body and b"PK\3\4" not in answer.body
    assert answer.headers["x-content-type-options"] == "nosniff" and "sandbox" in answer.headers["content-security-policy"]


@check
def forms_bring_words_and_have_to_end(server):
    jpeg = pictures.encoded(pictures.scene(300, 200), "JPEG")
    part = b'--b\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n'
    form = part % (b"alt", b"", b"Quarters") + part % (b"file", b'; filename="a.jpg"', jpeg)
    answer = server.upload(form + b"--b--\r\n", "multipart/form-data; boundary=b")
    assert answer.status == 201 and answer.data["alt"] == "Quarters", answer.body[:300]
    for cut in (form, form[: len(form) // 2], b"", form + b"--b\r\n"):
        assert server.upload(cut, "multipart/form-data; boundary=b").status in (400, 422)
    assert server.upload(part % (b"alt", b"", b"x" * 100_000) + form + b"--b--", "multipart/form-data; boundary=b").status == 413


@check
def too_large_is_told(server):
    # As curl does it: what the server says is heard while the body is being sent.
    content = b"\xff\xd8\xff\xe0" + b"\0" * (26 << 20)
    head = f"POST /v1/media HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {server.key}\r\nContent-Type: image/jpeg\r\nContent-Length: {len(content)}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port)) as connection, concurrent.futures.ThreadPoolExecutor(1) as threads:
        threads.submit(connection.sendall, head.encode() + content)
        connection.settimeout(30)
        assert connection.recv(100).startswith(b"HTTP/1.1 413")
    assert server.upload(b"\0" * 16, "image/jpeg", headers={"Content-Length": str(10 << 30)}).status == 413


@check
def the_same_upload_at_once_is_one_file(server):
    content = pictures.encoded(pictures.scene(640, 480), "PNG")
    with concurrent.futures.ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: server.upload(content, "image/png"), range(8)))
    assert {a.status for a in answers} == {201} and len({a.data["url"] for a in answers}) == 1
    # What is there stays as it is, whatever would be written today.
    place = f"{server.data}/media/served/{hash_of(answers[0].data)[:2]}/{answers[0].data['url'].split('/')[2]}"
    before = os.stat(place)
    assert server.upload(content, "image/png").data["bytes"] == before.st_size and os.stat(place).st_ino == before.st_ino
    key = {"Idempotency-Key": "upload-number-one"}
    one, other = (server.upload(content, "image/png", headers=key) for _ in range(2))
    assert one.data["id"] == other.data["id"] and other.headers["idempotency-replayed"] == "true"


@check
def a_rendition_is_made_once(server):
    item = server.upload(pictures.encoded(pictures.scene(1900, 1900), "JPEG"), "image/jpeg").data
    address = f"/media/{hash_of(item)}/1280.avif"
    with concurrent.futures.ThreadPoolExecutor(200) as threads:
        answers = list(threads.map(lambda _: server.ask(address), range(1000)))
    assert {a.status for a in answers} == {200} and len({a.body for a in answers}) == 1
    folder = f"{server.data}/media/renditions/{hash_of(item)[:2]}/{hash_of(item)}"
    assert os.listdir(folder) == ["1280.avif"]
    assert "request failed" not in server.log_text()


@check
def no_path_leads_elsewhere(server):
    for path in ("/media/../newsroom.sqlite", "/media/..%2fnewsroom.sqlite", "/media/%2e%2e/newsroom.sqlite", "/media/originals", "/media/",
                 "/media/..;/x.jpg", f"/media/{'0' * 64}/../../newsroom.sqlite", f"/media/{'0' * 64}.jpg", "/media//etc/passwd",
                 f"/media/{'0' * 64}/640.webp", f"/media/{'A' * 64}.jpg"):
        assert server.ask(path).status == 404, path
    assert server.ask(f"/media/{'0' * 64}.jpg%00.png").status == 400
    place = hash_of(server.upload(pictures.with_place(), "image/jpeg").data)
    for end in ("", ".jpeg", ".pdf", ".mp4", ".png"):
        assert server.ask(f"/media/{place}{end}").status == 404, end


@check
def a_slow_upload_is_taken_and_a_stalled_one_is_not(server):
    content = pictures.encoded(pictures.scene(700, 700), "PNG")
    head = f"POST /v1/media HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {server.key}\r\nContent-Type: image/png\r\nContent-Length: {len(content)}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port)) as slow, socket.create_connection(("127.0.0.1", server.port)) as stalled:
        for connection in (slow, stalled):
            connection.sendall(head.encode() + content[:20])
            connection.settimeout(30)
        rest = content[20:]
        for place in range(0, len(rest), 700):
            slow.sendall(rest[place : place + 700])
            time.sleep(0.05)
        assert slow.recv(100).startswith(b"HTTP/1.1 201"), "slow"
        assert stalled.recv(100).startswith(b"HTTP/1.1 408"), "stalled"
    with socket.create_connection(("127.0.0.1", server.port)) as gone:
        gone.sendall(head.encode() + content[:100])
    deadline = time.monotonic() + 10
    while os.listdir(f"{server.data}/media/incoming") and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not os.listdir(f"{server.data}/media/incoming")


@check
def little_memory_is_used(server):
    with Server() as fresh:
        fresh.upload(pictures.encoded(pictures.scene(100, 100), "PNG"), "image/png")
        content = b"%PDF-1.4\n" + os.urandom(25 << 20)
        assert fresh.upload(content, "application/pdf").status == 201
        print(f"    25 MB: {fresh.memory() // 1024} MB resident at the most")
        assert fresh.memory() < 120 * 1024, fresh.memory()


@check
def a_full_disk_loses_nothing(server):
    if os.getuid() != 0:
        return print("    not as root: no small disk to fill")
    folder = tempfile.mkdtemp()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", folder], capture_output=True).returncode:
        return print("    no small disk can be mounted here")
    try:
        with Server(folder) as small:
            kept = small.upload(pictures.encoded(pictures.scene(400, 300), "PNG"), "image/png").data
            answer = small.upload(b"%PDF-1.4\n" + os.urandom(24 << 20), "application/pdf")
            assert answer.status == 503 and b"/" + folder.encode() not in answer.body, (answer.status, answer.body)
            assert small.ask(kept["url"]).status == 200 and not os.listdir(f"{small.data}/media/incoming")
            assert small.upload(pictures.encoded(pictures.scene(200, 300), "PNG"), "image/png").status == 201
    finally:
        subprocess.run(["umount", "--lazy", folder], check=False)


@check
def files_move_with_the_newsroom(server):
    content = pictures.encoded(pictures.scene(500, 400), "WEBP")
    item = server.upload(content, "image/webp").data
    gone = server.upload(pictures.encoded(pictures.scene(501, 400), "WEBP"), "image/webp").data
    assert server.ask(f"/v1/media/{gone['id']}", "DELETE", key=True).status == 204
    assert server.run("media", "prune", "--dry-run").stdout == "", "too young to be pruned"
    for path, _, names in os.walk(f"{server.data}/media"):
        for name in names:
            os.utime(f"{path}/{name}", (time.time() - 7200,) * 2)
    assert hash_of(gone) in server.run("media", "prune").stdout
    assert server.ask(gone["url"]).status == 404 and server.ask(item["url"]).status == 200
    server.run("check")
    with tempfile.TemporaryDirectory() as folder:
        server.run("export", "--out", f"{folder}/n.ndjson", "--media", f"{folder}/files")
        other = Server()
        other.run("import", "ndjson", f"{folder}/n.ndjson", "--media", f"{folder}/files")
        other.run("check")
        with other:
            assert other.ask(item["url"]).status == 200 and other.ask(item["renditions"][0]["url"]).status == 200
    stray = f"{server.data}/media/served/stray.txt"
    open(stray, "w").close()
    assert "stray.txt" in server.run("check", status=1).stderr
    os.remove(stray)
    place = f"{server.data}/media/originals/{hash_of(item)[:2]}/{hash_of(item)}"
    os.rename(place, place + ".away")
    assert "missing" in server.run("check", status=1).stderr
    os.rename(place + ".away", place)


@check
def media_elsewhere_are_fetched(server):
    import http.server
    import threading

    jpeg = pictures.with_place()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/moved.jpg":
                self.send_response(302)
                self.send_header("Location", "/a.jpg")
                return self.end_headers()
            self.send_response(200 if self.path in ("/a.jpg", "/page.jpg") else 404)
            self.end_headers()
            self.wfile.write(jpeg if self.path == "/a.jpg" else b"<html>")

        def log_message(self, *_):
            pass

    web = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    with Server() as fresh:
        base = f"http://127.0.0.1:{web.server_port}"
        ids = []
        for name in ("a.jpg", "moved.jpg", "page.jpg", "none.jpg"):
            body = '{"kind": "image", "url": "%s/%s"}' % (base, name)
            ids.append(fresh.ask("/v1/media", "POST", {"Content-Type": "application/json"}, body, key=True).data["id"])
        private = fresh.run("media", "fetch", status=1).stderr
        assert "not public" in private, private[-400:]
        told = fresh.run("media", "fetch", "--allow-private", status=1).stderr
        assert f"{ids[2]} {base}/page.jpg" in told and "answered 404" in told, told[-400:]
        items = [fresh.ask(f"/v1/media/{i}", key=True).data for i in ids]
        assert [i["url"].startswith("/media/") for i in items] == [True, True, False, False], [i["url"] for i in items]
        assert items[0]["width"] == 400 and items[0]["placeholder"]


def main():
    failed = 0
    with Server() as server:
        for function in CHECKS:
            if len(sys.argv) > 1 and sys.argv[1] not in function.__name__:
                continue
            start = time.monotonic()
            try:
                function(server)
                print(f"ok      {function.__name__} ({time.monotonic() - start:.1f} s)", flush=True)
            except Exception as error:
                failed += 1
                line = error.__traceback__.tb_next.tb_lineno if error.__traceback__.tb_next else error.__traceback__.tb_lineno
                print(f"FAILED  {function.__name__}, line {line}: {type(error).__name__}: {str(error)[:600]}", flush=True)
    sys.exit(1 if failed else 0)


main()
