"""Files that are sent: made here, each time."""

import io
import struct
import zlib

from PIL import Image, ImageCms


def scene(width, height, mode="RGB"):
    """Red, green, blue and white quarters, so that what was turned or cropped shows."""
    picture = Image.new(mode, (width, height))
    colours = [(255, 0, 0), (0, 160, 0), (0, 0, 255), (255, 255, 255)]
    for index, colour in enumerate(colours):
        box = (index % 2 * width // 2, index // 2 * height // 2, (index % 2 + 1) * width // 2, (index // 2 + 1) * height // 2)
        picture.paste(colour + ((255,) if mode == "RGBA" else ()), box)
    return picture


def encoded(picture, form, **options):
    output = io.BytesIO()
    picture.save(output, form, **options)
    return output.getvalue()


def with_place(width=600, height=400, orientation=6):
    """A JPEG that tells where it was taken, with what, and that it lies on its side."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x013B] = orientation, "Secretcam", "Anna Author"
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (52.0, 30.0, 0.0), "E", (13.0, 24.0, 0.0)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Secretxmp</x:xmpmeta>"
    plain = encoded(scene(width, height), "JPEG", exif=exif, icc_profile=profile, quality=90, comment=b"Secretcomment")
    return plain[:2] + b"\xff\xe1" + struct.pack(">H", len(xmp) + 2) + xmp + plain[2:]


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def bomb(width, height):
    """A PNG of a few bytes that unfolds to many."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def animation(frames, width=20, height=20, form="GIF"):
    pictures = [Image.new("RGB", (width, height), (index % 256, index // 256 * 16 % 256, 90)) for index in range(frames)]
    return encoded(pictures[0], form, save_all=True, append_images=pictures[1:], duration=40, loop=0)


def film(width, height, seconds, turned=False):
    """The boxes of an MP4 that tell its size and length."""
    def box(kind, content):
        return struct.pack(">I", len(content) + 8) + kind + content
    matrix = struct.pack(">9i", *((0, 65536, 0, -65536, 0, 0, 0, 0, 1 << 30) if turned else (65536, 0, 0, 0, 65536, 0, 0, 0, 1 << 30)))
    mvhd = box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, 600, 600 * seconds) + b"\0" * 80)
    tkhd = box(b"tkhd", struct.pack(">IIIIII", 7, 0, 0, 1, 0, 600 * seconds) + b"\0" * 16 + matrix + struct.pack(">II", width << 16, height << 16))
    moov = box(b"moov", mvhd + box(b"trak", tkhd))
    return box(b"ftyp", b"isom\0\0\2\0isommp42") + box(b"mdat", b"\0" * 5000) + moov
