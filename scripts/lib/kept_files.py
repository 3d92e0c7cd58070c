"""Files of media that drills send, and those that lie in a folder."""

import hashlib
import os
import struct
import zlib
from pathlib import Path


def document(text, count):
    """A PDF, as far as anybody looks, of some bytes."""
    return b"%PDF-1.4\n" + hashlib.shake_256(text.encode()).digest(count)


def picture(text):
    """A PNG like no other, of 64 by 64 pixels."""
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    pixels = hashlib.shake_256(text.encode()).digest(64 * 64 * 3)
    rows = b"".join(b"\0" + pixels[start:start + 192] for start in range(0, len(pixels), 192))
    head = struct.pack(">IIBBBBB", 64, 64, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def upload(file, headers):
    """The bytes of the request that sends it."""
    lines = ["POST /v1/media HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(file)}", "Content-Type: application/octet-stream", *headers]
    return "\r\n".join(lines + ["", ""]).encode() + file


def name(file):
    return hashlib.sha256(file).hexdigest()


def address(file):
    return f"/media/{name(file)}.{'pdf' if file.startswith(b'%PDF') else 'png'}"


def original(folder, file):
    return Path(folder) / "media/originals" / name(file)[:2] / name(file)


def served(folder, file):
    return Path(folder) / "media/served" / name(file)[:2] / address(file).split("/")[2]


def path(file):
    """Where a document lies below a folder of media."""
    return str(served("", file).relative_to("media"))


def kept(folder):
    """The bytes of the files of a data directory, or beside copies, by their paths."""
    root = Path(folder) / "media"
    return {str(path.relative_to(root)): path.read_bytes() for part in ("originals", "served") for path in (root / part).rglob("*") if path.is_file()}


def change(file):
    """Changes a byte of a file, as a disk may that grows old."""
    with open(file, "r+b") as opened:
        opened.seek(-20, os.SEEK_END)
        byte = opened.read(1)
        opened.seek(-1, os.SEEK_CUR)
        opened.write(bytes([byte[0] ^ 1]))


def age(folder, seconds):
    """Has all files be older."""
    for path in (Path(folder) / "media").rglob("*"):
        if path.is_file():
            os.utime(path, (path.stat().st_atime - seconds, path.stat().st_mtime - seconds))
