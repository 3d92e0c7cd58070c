"""Draws what the texts of the demo newsroom name, each a file in its folder media, and index.json, which says what they are.

usage: draw_demo.py BROADSHEET FOLDER [NAME...]: the program, which tells what stands in for a picture that loads"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from demo_art import films, galleries, portraits
from demo_art.canvas import Canvas
from demo_art.city import CITY
from demo_art.news import NEWS

HERO, COVER, SQUARE = (160, 90, 8), (90, 120, 8), (100, 100, 8)
SIZES = {"lamp-room-cover": COVER, "topic-mirela-osk": SQUARE}
# A phone on a train gets these, too.
MOST_BYTES, MOST_IN_ALL = 60_000, 3_000_000
# What a crop must keep, from the left and top: where it is not the middle.
FOCUS = {
    "halcyon-under-tow": (0.36, 0.6), "strait-swim-start": (0.5, 0.8), "herring-on-ice": (0.8, 0.6),
    "kettle-and-meter": (0.4, 0.6), "closed-on-friday": (0.4, 0.45), "osk-on-bridge": (0.64, 0.35),
    "faro-y-molino": (0.66, 0.5), "wend-low-water": (0.5, 0.6), "tram-six-night": (0.5, 0.5), "qanat-shaft": (0.42, 0.55),
    "shade-map-street": (0.36, 0.7), "seagrass-quadrat": (0.55, 0.45), "ferry-bench": (0.5, 0.72),
    "tide-ledger": (0.66, 0.62), "courtyard-cinema": (0.5, 0.4), "manuscript-open": (0.44, 0.45),
    "lamp-room-cover": (0.5, 0.32), "topic-mirela-osk": (0.42, 0.3), "shipyard-3-crane": (0.7, 0.4),
    "swim-2-briefing": (0.55, 0.5), "swim-4-middle": (0.4, 0.64), "swim-5-feeding": (0.72, 0.6), "eight-at-finish": (0.6, 0.55),
}


def drawings():
    """Every picture: its name, what draws it, and its size in units with the pixels of one."""
    for table, size in ((NEWS, HERO), (CITY, HERO), (galleries.GALLERIES, galleries.SIZE),
                        (portraits.PORTRAITS, portraits.SIZE)):
        for name, draw in table.items():
            yield name, draw, SIZES.get(name, size)


def ffmpeg(*arguments, **how):
    command = ["ffmpeg", "-loglevel", "error", "-y", *map(str, arguments)]
    return subprocess.run(command, check=True, **how)


def picture(folder, name, draw, size):
    """A JPEG, in the best quality that is small enough. Where none is, AVIF, as the yard's pictures are."""
    canvas = Canvas(name, *size)
    draw(canvas)
    small = [] if name.startswith("shipyard-") else [data for data in map(canvas.jpeg, (80, 74, 68)) if len(data) <= MOST_BYTES]
    if small:
        file = folder / f"{name}.jpg"
        file.write_bytes(small[0])
    else:
        file = folder / f"{name}.avif"
        with tempfile.NamedTemporaryFile(suffix=".png") as whole:
            canvas.image().save(whole.name)
            ffmpeg("-i", whole.name, "-c:v", "libaom-av1", "-still-picture", 1, "-crf", 18, "-cpu-used", 4, "-threads", 1,
                   "-pix_fmt", "yuv420p", "-bitexact", file)
    return file, {"width": canvas.surface.get_width(), "height": canvas.surface.get_height()}


def film(folder, name, draw):
    """An mp4 that starts at once, also where it is sent in ranges."""
    file, count = folder / f"{name}.mp4", films.SECONDS * films.FRAMES_A_SECOND
    frames = bytearray()
    for number in range(count):
        canvas = Canvas(name, *films.SIZE)
        draw(canvas, number / count)
        frames += canvas.image().tobytes()
    width, height = canvas.surface.get_width(), canvas.surface.get_height()
    with tempfile.NamedTemporaryFile(suffix=".wav") as sound:
        films.weather(sound.name, films.SECONDS)
        ffmpeg("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}", "-r", films.FRAMES_A_SECOND, "-i", "-",
               "-i", sound.name, "-c:v", "libx264", "-preset", "slow", "-crf", 26, "-pix_fmt", "yuv420p", "-threads", 1,
               "-c:a", "aac", "-b:a", "32k", "-ac", 1, "-movflags", "+faststart", "-fflags", "+bitexact",
               "-flags:v", "+bitexact", "-flags:a", "+bitexact", "-shortest", file, input=bytes(frames))
    return file, {"width": width, "height": height, "seconds": films.SECONDS}


def sound(folder, name, seconds):
    file = folder / f"{name}.m4a"
    with tempfile.NamedTemporaryFile(suffix=".wav") as whole:
        films.weather(whole.name, seconds)
        ffmpeg("-i", whole.name, "-c:a", "aac", "-b:a", "40k", "-ac", 1, "-movflags", "+faststart", "-fflags", "+bitexact",
               "-flags:a", "+bitexact", file)
    return file, {"seconds": seconds}


def placeholder(file):
    """As the program makes it of a picture that is uploaded: for those that it carries it need not be made again."""
    with tempfile.NamedTemporaryFile() as clean:
        told = subprocess.run([program, "picture-worker", "check", file, clean.name], check=True, capture_output=True, text=True)
    return told.stdout.split()[-1]


TYPES = {".jpg": "image/jpeg", ".avif": "image/avif", ".mp4": "video/mp4", ".m4a": "audio/mp4"}


def entry(name, made):
    file, facts = made
    focus = FOCUS.get(name)
    point = {"focalPoint": {"x": focus[0], "y": focus[1]}} if focus else {}
    ground = {"placeholder": placeholder(file)} if TYPES[file.suffix].startswith("image/") else {}
    return {"name": name, "file": file.name, "mimeType": TYPES[file.suffix], **facts, **point, **ground}


def named(folder):
    """The names of all media in the demo's texts."""
    def inside(value):
        if isinstance(value, dict):
            if "name" in value and "alt" in value:
                yield value["name"]
            for part in value.values():
                yield from inside(part)
        elif isinstance(value, list):
            for part in value:
                yield from inside(part)

    for page in folder.glob("*/*.html"):
        yield from inside(json.loads(page.read_text().split("\n---")[0]))
        yield from re.findall(r'src="https://images\.example\.org/demo/([^".]+)\.', page.read_text())
    for page in folder.glob("*.json"):
        yield from inside(json.loads(page.read_text()))
    for author in json.loads((folder / "authors.json").read_text()):
        yield "portrait-" + author["slug"]


def embed(source, files):
    """Writes the C file by which the binary carries them."""
    parts = "\n".join(f'static const unsigned char file_{n}[] = {{\n#embed "demo/media/{file}"\n}};' for n, file in enumerate(files))
    rows = "\n".join(f'    {{"{file}", file_{n}, sizeof file_{n}}},' for n, file in enumerate(files))
    source.write_text("// The files of the demo newsroom's media. scripts/draw-demo writes this.\n"
                      '#include "CResources.h"\n\n#pragma clang diagnostic ignored "-Wc23-extensions"\n\n'
                      f"{parts}\n\nstatic const struct embedded_file files[] = {{\n{rows}\n}};\n\n"
                      "const struct embedded_file *const demo_media_files = files;\n"
                      "const size_t demo_media_file_count = sizeof files / sizeof files[0];\n")


def main(folder, only):
    media = folder / "media"
    media.mkdir(exist_ok=True)
    index = {e["name"]: e for e in json.loads((media / "index.json").read_text())} if only else {}
    for name, draw, size in drawings():
        if not only or name in only:
            index[name] = entry(name, picture(media, name, draw, size))
    for name, draw in films.FILMS.items():
        if not only or name in only:
            index[name] = entry(name, film(media, name, draw))
    if not only or "weather-tape" in only:
        index["weather-tape"] = entry("weather-tape", sound(media, "weather-tape", 8))
    lines = ",\n".join("  " + json.dumps(index[name]) for name in sorted(index))
    (media / "index.json").write_text(f"[\n{lines}\n]\n")
    embed(folder.parent / "demo_media.c", sorted(e["file"] for e in index.values()))
    wanted = set(named(folder))
    if wanted != set(index):
        sys.exit(f"draw-demo: not drawn {sorted(wanted - set(index))}, named nowhere {sorted(set(index) - wanted)}")
    sizes = {e["file"]: (media / e["file"]).stat().st_size for e in index.values()}
    heavy = [f"{file} {size:,}" for file, size in sizes.items() if size > MOST_BYTES and not file.endswith(".mp4")]
    if heavy or sum(sizes.values()) > MOST_IN_ALL:
        sys.exit(f"draw-demo: too heavy: {heavy}, {sum(sizes.values()):,} bytes in all")
    print(f"{len(sizes)} files, {sum(sizes.values()):,} bytes, the largest {max(sizes.values()):,}")


program = sys.argv[1]
main(Path(sys.argv[2]), set(sys.argv[3:]))
