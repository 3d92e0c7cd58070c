"""The files that editors send, right ones and wrong ones. That what is served of them is right, scripts/test-media sees."""

import json
import struct
import uuid
import zlib

FORM = {"Content_Type": "multipart/form-data; boundary=b"}
PDF = b"%PDF-1.4\n%a newsroom's file\n"


def png(width=400, height=300, shade=90):
    """A picture of one grey."""
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = (b"\0" + bytes([shade]) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def form(*parts, end=b"--b--\r\n"):
    """A form of these parts, each a name and bytes."""
    return b"".join(b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (name.encode(), content) for name, content in parts) + end


def check(reader, editor, stranger):
    """Uploads by an editor; a reader and a key without the scope may not."""
    check_files(editor)
    check_forms(editor)
    check_refusals(reader, editor, stranger)
    check_replacing(editor)


def check_files(editor):
    name = str(uuid.uuid4())
    made = editor.do("POST", "/v1/media", 201, png(), why="a PNG", Content_Type="image/png", Idempotency_Key=name)
    item = made.json["data"]
    editor.must("its bytes tell what it is", (item["kind"], item["mimeType"], item["width"], item["height"]) == ("image", "image/png", 400, 300), item)
    editor.must("it has renditions", {r["crop"] for r in item["renditions"]} == {None, "1:1", "4:3", "16:9"} and item["placeholder"], item)
    again = editor.do("POST", "/v1/media", 201, png(), why="again", Content_Type="image/png", Idempotency_Key=name)
    editor.must("it was taken once", again.body == made.body and again.headers["idempotency-replayed"] == "true", again.body)
    editor.do("POST", "/v1/media", 422, png(shade=7), codes=["reused"], why="another by the same key", Content_Type="image/png", Idempotency_Key=name)
    told = editor.do("POST", "/v1/media", 201, png(), why="said to be something else", Content_Type="application/octet-stream").json["data"]
    editor.must("the same bytes are one file", told["url"] == item["url"] and told["id"] != item["id"], told)
    paper = editor.do("POST", "/v1/media", 201, PDF, why="a PDF", Content_Type="application/pdf").json["data"]
    editor.must("a document is one", (paper["kind"], paper["renditions"], paper["width"]) == ("document", [], None), paper)


def check_forms(editor):
    point = json.dumps({"x": 0.25, "y": 1}).encode()
    whole = [("alt", "Grey \u2013 all of it".encode()), ("focalPoint", point), ("credit", b""), ("file", png(shade=1))]
    item = editor.do("POST", "/v1/media", 201, form(*whole), why="a form", **FORM).json["data"]
    editor.must("a form brings words", (item["alt"], item["credit"], item["focalPoint"]) == ("Grey \u2013 all of it", None, {"x": 0.25, "y": 1}), item)
    cut, body = form(*whole, end=b""), form(*whole)
    for broken in (cut, body[: len(body) // 2], b"--b--", b"nothing of a form", form(("file", b"a"), ("file", b"b")), form(("alt", b"a"), ("alt", b"b"), *whole[3:]), form(("alt", b"\xff"), whole[3])):
        status, codes = (422, ["required"]) if broken == b"--b--" else (400, None)
        editor.do("POST", "/v1/media", status, broken, codes, why=f"form {broken[:40]!r} {len(broken)}", **FORM)
    for part, code in (
        (("altt", b"a"), "unknownMember"), (("focalPoint", b"middle"), "wrongType"), (("focalPoint", b'{"x": 2, "y": 0}'), "outOfRange"),
        (("focalPoint", b'{"x": 1}'), "required"), (("credit", b"x" * 301), "wrongLength"),
    ):
        editor.do("POST", "/v1/media", 422, form(part, whole[3]), [code], why=f"form with {part}", **FORM)
    # What the file tells is passed over, as it is in what was read and comes back.
    item = editor.do("POST", "/v1/media", 201, form(("url", b"https://a.example/"), whole[3]), why="a form that says where it is", **FORM).json["data"]
    editor.must("a file tells for itself", item["width"] == 400 and "/media/" in item["url"], item)


def check_refusals(reader, editor, stranger):
    for kind in ("text/html", "image/svg+xml", "application/zip", "text/plain", "application/x-www-form-urlencoded", "multipart/mixed; boundary=b"):
        editor.do("POST", "/v1/media", 415, png(), why=kind, Content_Type=kind)
    editor.do("POST", "/v1/media", 400, form(("file", png())), why="no boundary", Content_Type="multipart/form-data")
    editor.do("POST", "/v1/media", 415, png(), why="packed", Content_Type="image/png", Content_Encoding="gzip")
    for body, code in ((b"", "required"), (b"<svg/>", "unknownType"), (png()[:-60], "unsound"), (png()[:40], "unsound"), (b"GIF89a" + b"\0" * 99, "unsound")):
        editor.do("POST", "/v1/media", 422, body, [code], ["/file"], why=f"{body[:12]!r} {len(body)}", Content_Type="image/png")
    editor.do("POST", "/v1/media?alt=a", 400, png(), ["unknownParameter"], why="a parameter", Content_Type="image/png")
    reader.do("POST", "/v1/media", 401, png(), why="no key", Content_Type="image/png")
    stranger.do("POST", "/v1/media", 403, png(), why="a key to moderate", Content_Type="image/png")
    reader.do("PUT", "/v1/media/1/file", 401, png(), why="no key", Content_Type="image/png")
    stranger.do("PUT", "/v1/media/1/file", 403, png(), why="a key to moderate", Content_Type="image/png")


def check_replacing(editor):
    made = editor.do("POST", "/v1/media", 201, form(("alt", b"One"), ("focalPoint", b'{"x": 0, "y": 0}'), ("file", png(shade=2))), why="a form", **FORM)
    place, before = made.headers["location"], made.json["data"]
    file = f"{place}/file"
    editor.do("PUT", file, 412, png(shade=3), why="of another version", Content_Type="image/png", If_Match='"v99"')
    after = editor.do("PUT", file, 200, png(500, 300, shade=3), why="another", Content_Type="image/png", If_Match=made.headers["etag"])
    item = after.json["data"]
    editor.must("another file is another picture", (item["id"], item["alt"], item["width"], item["focalPoint"]) == (before["id"], "One", 500, None) and item["url"] != before["url"], item)
    editor.must("it has another version", after.headers["etag"] != made.headers["etag"], after.headers)
    editor.do("PUT", file, 409, PDF, why="of another kind", Content_Type="application/pdf")
    editor.do("PUT", file, 415, {"url": "https://a.example/"}, why="JSON")
    editor.do("PUT", "/v1/media/999999/file", 404, png(), why="of none", Content_Type="image/png")
    editor.do("PUT", "/v1/media/pier/file", 404, png(), why="no id", Content_Type="image/png")
    told = editor.do("PATCH", place, 200, {"width": 3, "mimeType": "image/gif", "bytes": 1, "durationSeconds": 9}).json["data"]
    editor.must("what a file tells is not edited", all(told[name] == item[name] for name in ("width", "mimeType", "bytes", "durationSeconds")), told)
    editor.do("PATCH", place, 200, {"focalPoint": {"x": 0.5, "y": 0.1}, "caption": "Two"})
    for body, code in (({"focalPoint": {"x": 0.5}}, "required"), ({"focalPoint": {"x": 0, "y": 0, "z": 0}}, "unknownMember"), ({"focalPoint": {"x": -0.1, "y": 0}}, "outOfRange"), ({"focalPoint": [0, 0]}, "wrongType")):
        editor.do("PATCH", place, 422, body, [code])
    editor.do("DELETE", place, 204)
