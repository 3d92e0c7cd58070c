"""A sheet of paper and a few inks: what all pictures of the demo newsroom are drawn with. Lengths are in units of a tenth
of a hero's width in hundreds: a hero is 160 by 90 units, a picture of a gallery 150 by 100, a square 100 by 100."""

import io
import math
import random

import cairo
from PIL import Image

INK, NIGHT, DEEP, TEAL, MIST, FOAM = "#1d2b3a", "#17233f", "#1f4e5f", "#3b8686", "#a9c5c0", "#e8efe9"
PAPER, SAND, OCHRE, RUST, BRICK, PLUM = "#f4ead5", "#e3cfa4", "#e0a030", "#c8553d", "#8f3b2e", "#5b3a5e"
ROSE, MOSS, LEAF, SKY, DUSK, STONE = "#e8a598", "#6b7f4a", "#8fa860", "#bcd6dc", "#6d7fa0", "#8d9196"
SKINS = ["#f0c9a4", "#c98f63", "#8d5a3b", "#e6b28a", "#5f3d2b"]


def rgb(color):
    return tuple(int(color[i:i + 2], 16) / 255 for i in (1, 3, 5))


def mix(a, b, part):
    """The ink a part of the way from a to b."""
    return "#" + "".join(f"{round(255 * (x + (y - x) * part)):02x}" for x, y in zip(rgb(a), rgb(b)))


class Canvas:
    """Draws by itself what its name seeds: the same name, the same picture."""

    def __init__(self, name, width=160, height=90, scale=10):
        self.width, self.height, self.scale = width, height, scale
        self.random = random.Random(name)
        self.surface = cairo.ImageSurface(cairo.FORMAT_RGB24, round(width * scale), round(height * scale))
        self.pen = cairo.Context(self.surface)
        self.pen.scale(scale, scale)
        self.pen.set_line_cap(cairo.LINE_CAP_ROUND)
        self.pen.set_line_join(cairo.LINE_JOIN_ROUND)

    # Shapes

    def fill(self, color, alpha=1.0, grain=None, dots=0):
        """Fills the path, and strews dots of another ink over it, more of them to the lower right."""
        self.pen.set_source_rgba(*rgb(color), alpha)
        if not dots:
            self.pen.fill()
            return
        self.pen.fill_preserve()
        left, top, right, bottom = self.pen.fill_extents()
        self.pen.save()
        self.pen.clip()
        self.pen.set_source_rgba(*rgb(grain or mix(color, INK, 0.35)), 0.55)
        for _ in range(dots):
            x = left + (right - left) * max(self.random.random(), self.random.random())
            y = top + (bottom - top) * max(self.random.random(), self.random.random())
            self.pen.arc(x, y, self.random.uniform(0.1, 0.24), 0, math.tau)
            self.pen.fill()
        self.pen.restore()

    def rect(self, x, y, width, height, color, **how):
        self.pen.rectangle(x, y, width, height)
        self.fill(color, **how)

    def round_rect(self, x, y, width, height, radius, color, **how):
        for cx, cy, start in ((x + width - radius, y + radius, -1), (x + width - radius, y + height - radius, 0),
                              (x + radius, y + height - radius, 1), (x + radius, y + radius, 2)):
            self.pen.arc(cx, cy, radius, start * math.pi / 2, (start + 1) * math.pi / 2)
        self.pen.close_path()
        self.fill(color, **how)

    def poly(self, points, color, **how):
        for x, y in points:
            self.pen.line_to(x, y)
        self.pen.close_path()
        self.fill(color, **how)

    def circle(self, x, y, radius, color, **how):
        self.pen.arc(x, y, radius, 0, math.tau)
        self.fill(color, **how)

    def ellipse(self, x, y, rx, ry, color, turn=0.0, **how):
        self.pen.save()
        self.pen.translate(x, y)
        self.pen.rotate(turn)
        self.pen.scale(rx, ry)
        self.pen.arc(0, 0, 1, 0, math.tau)
        self.pen.restore()
        self.fill(color, **how)

    def line(self, points, color, width=0.6, alpha=1.0):
        for x, y in points:
            self.pen.line_to(x, y)
        self.stroke(color, width, alpha)

    def arc(self, x, y, radius, start, end, color, width=0.6, alpha=1.0):
        self.pen.new_sub_path()
        self.pen.arc(x, y, radius, start, end)
        self.stroke(color, width, alpha)

    def curve(self, points, color, width=0.6, alpha=1.0):
        """A line through four points of Bézier."""
        (x, y), *rest = points
        self.pen.move_to(x, y)
        self.pen.curve_to(*[v for point in rest for v in point])
        self.stroke(color, width, alpha)

    def stroke(self, color, width, alpha):
        self.pen.set_source_rgba(*rgb(color), alpha)
        self.pen.set_line_width(width)
        self.pen.stroke()

    # Grounds

    def sky(self, top, bottom, bands=7, until=None):
        """Bands from one ink to another, as a print of few colours has them."""
        until = until or self.height
        for band in range(bands):
            y = until * band / bands
            color = mix(top, bottom, band / (bands - 1))
            self.wave(y if band else -2, self.random.uniform(0.3, 0.9), self.random.uniform(50, 90), color)

    def wave(self, y, height, length, color, down_to=None, **how):
        """All below a wavy line."""
        phase = self.random.uniform(0, math.tau)
        points = [(x, y + height * math.sin(phase + math.tau * x / length)) for x in range(-2, int(self.width) + 5, 2)]
        low = down_to or self.height + 2
        self.poly(points + [(self.width + 4, low), (-2, low)], color, **how)

    def hills(self, y, height, color, rough=3, **how):
        """A ridge whose height is a sum of waves."""
        waves = [(self.random.uniform(0.4, 1) / k, self.random.uniform(0, math.tau), k) for k in range(1, rough + 1)]
        total = sum(a for a, _, _ in waves)
        points = []
        for x in range(-2, int(self.width) + 5, 2):
            up = sum(a * math.sin(p + k * math.tau * x / (self.width * 1.1)) for a, p, k in waves) / total
            points.append((x, y - height * (up + 1) / 2))
        self.poly(points + [(self.width + 4, self.height + 2), (-2, self.height + 2)], color, **how)

    def sea(self, y, near, far, rows=9, crest=FOAM, dots=260):
        """Water up to the lower edge: darker or lighter towards us, with crests."""
        for row in range(rows):
            part = row / max(1, rows - 1)
            at = y + (self.height - y) * part ** 1.5
            self.wave(at, 0.2 + 1.1 * part, 14 + 40 * part, mix(far, near, part), dots=dots // rows)
            for _ in range(5):
                x, long = self.random.uniform(0, self.width), self.random.uniform(1, 5) * (0.5 + part)
                self.line([(x, at + 1.1 + part), (x + long, at + 1.1 + part)], crest, 0.18 + 0.3 * part, 0.65)

    def glow(self, x, y, radius, color, rings=4, alpha=0.16):
        """Light that falls off in rings."""
        for ring in range(rings, 0, -1):
            self.circle(x, y, radius * ring / rings, color, alpha=alpha)

    def stars(self, count, until):
        for _ in range(count):
            x, y = self.random.uniform(0, self.width), self.random.uniform(0, until)
            self.circle(x, y, self.random.choice([0.14, 0.2, 0.3]), PAPER, alpha=self.random.uniform(0.5, 0.95))

    def rain(self, count, color=MIST):
        for _ in range(count):
            x, y = self.random.uniform(0, self.width + 8), self.random.uniform(-4, self.height)
            self.line([(x, y), (x - 1.2, y + 3.4)], color, 0.16, 0.5)

    # Out

    def image(self):
        width, height = self.surface.get_width(), self.surface.get_height()
        return Image.frombuffer("RGB", (width, height), bytes(self.surface.get_data()), "raw", "BGRX", 0, 1)

    def jpeg(self, quality=80):
        out = io.BytesIO()
        self.image().save(out, "JPEG", quality=quality, optimize=True, progressive=True, subsampling="4:2:0")
        return out.getvalue()
