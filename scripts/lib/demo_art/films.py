"""The films of the demo newsroom and its one sound: each film a function of the part of its length that has passed."""

import math
import random
import struct
import wave

from . import props
from .canvas import BRICK, DEEP, FOAM, INK, MIST, NIGHT, OCHRE, PAPER, PLUM, RUST, SAND, SKINS, STONE, TEAL, mix

SIZE = (160, 90, 4)
SECONDS, FRAMES_A_SECOND = 5, 12
RATE = 22050


def reels_1_the_find(c, part):
    c.rect(-1, -1, 162, 92, "#4a3325")
    for k in range(8):
        c.rect(-1, 11.4 * k, 162, 10.8, mix("#6d4b35", "#5a3c2a", k % 3 / 2))
        for x in range(20 + 30 * (k % 2), 160, 60):
            c.line([(x, 11.4 * k), (x, 11.4 * k + 10.8)], INK, 0.4)
    lift = min(1, max(0, (part - 0.15) / 0.5))
    lift = lift * lift * (3 - 2 * lift)
    c.rect(48, 30, 64, 44, "#140f0d")
    c.glow(80, 54, 30 * lift + 2, OCHRE, rings=5, alpha=0.13 * lift + 0.01)
    if lift > 0.2:
        for k in range(3):
            props.reel(c, 62 + 18 * k, 54, 8, mix("#2a211c", STONE, lift), turn=0.6 * k)
    up = 44 * math.cos(lift * math.pi * 0.62)
    c.poly([(48, 30), (112, 30), (112 + 7 * lift, 30 + up), (48 - 7 * lift, 30 + up)], "#7d573d")
    for k in range(1, 4):
        c.line([(48 - 7 * lift * k / 4, 30 + up * k / 4), (112 + 7 * lift * k / 4, 30 + up * k / 4)], INK, 0.4)
    c.arc(80, 30 + up * 0.86, 3, 0, math.tau, STONE, 0.8)


def reels_2_baking_the_tape(c, part):
    c.rect(-1, -1, 162, 92, "#33525a")
    c.round_rect(22, 8, 116, 74, 4, "#cdd6d8")
    c.round_rect(30, 14, 80, 62, 3, INK)
    heat = 0.5 + 0.5 * math.sin(part * math.tau)
    c.round_rect(32, 16, 76, 58, 2, mix("#5a2a1c", "#8a3f22", heat))
    for y in (26, 66):
        for x in range(36, 106, 6):
            c.line([(x, y), (x + 3, y + 3)], mix(RUST, OCHRE, heat), 0.9)
    props.reel(c, 70, 46, 19, MIST, turn=part * math.tau / 3)
    c.circle(124, 26, 8, PAPER)
    c.arc(124, 26, 8, 0, math.tau, INK, 0.6)
    angle = -2.2 + 2.4 * min(1, part * 1.6)
    c.line([(124, 26), (124 + 6 * math.cos(angle), 26 + 6 * math.sin(angle))], RUST, 0.8)
    for k in range(3):
        c.circle(124, 48 + 10 * k, 3, STONE)
        c.line([(124, 48 + 10 * k), (125.8, 46.4 + 10 * k)], INK, 0.6)


def reels_3_the_voices(c, part):
    c.rect(-1, -1, 162, 92, "#3a2c3c")
    for k, (x, skin, hair, style, coat) in enumerate(((44, 0, FOAM, "short", DEEP), (116, 3, STONE, "bun", RUST))):
        nod = 0.8 * math.sin(part * math.tau * 2 + 2 * k)
        props.head(c, x, 34 + nod, 21, skin, hair, style, coat, glasses=k == 1)
        c.arc(x, 31 + nod, 14.6, math.pi * 1.03, math.pi * 1.97, INK, 1.8)
        for side in (-1, 1):
            c.round_rect(x + side * 12.6 - 2.6, 29 + nod, 5.2, 10, 2, OCHRE)
    for k in range(52):
        tall = 1 + 7 * abs(math.sin(k * 0.7 + part * math.tau * 3) * math.sin(k * 0.23 - part * math.tau))
        c.line([(4 + 3 * k, 82 - tall), (4 + 3 * k, 82 + tall)], OCHRE if k / 52 < part else "#7a6a70", 1.3)


def reels_4_making_weather(c, part):
    flash = 1 if 0.30 < part < 0.34 or 0.62 < part < 0.65 else 0
    c.rect(-1, -1, 162, 92, mix(NIGHT, FOAM, 0.55 * flash))
    shake = math.sin(part * math.tau * 10) * (1 - abs(2 * part - 1)) * 5
    c.line([(40, 4), (120, 4)], STONE, 1.4)
    for x in (52, 108):
        c.line([(x, 4), (x, 14)], STONE, 0.6)
    points = [(48, 14), (112, 14)]
    right = [(112 + shake * math.sin(y / 9), y) for y in range(18, 74, 4)]
    left = [(48 + shake * math.sin(y / 9), y) for y in range(70, 14, -4)]
    c.poly(points + right + left, mix(STONE, PAPER, 0.4 + 0.3 * flash))
    for k in range(4):
        c.curve([(56 + 15 * k, 17), (58 + 15 * k + shake, 34), (54 + 15 * k - shake, 52), (56 + 15 * k + shake, 68)], FOAM, 0.8, 0.6)
    for side in (-1, 1):
        hand = (80 + side * 31 + shake, 66)
        c.line([(80 + side * 62, 94), hand], TEAL if side < 0 else PLUM, 9)
        c.circle(*hand, 4.6, SKINS[1])
        for finger in range(3):
            c.line([(hand[0] - side * 1, hand[1] - 2 + 2 * finger), (hand[0] - side * 6, hand[1] - 2.4 + 2 * finger)], SKINS[1], 1.6)


FILMS = {function.__name__.replace("_", "-"): function for function in (
    reels_1_the_find, reels_2_baking_the_tape, reels_3_the_voices, reels_4_making_weather)}


def weather(path, seconds):
    """Wind that swells, rain, and thunder twice: what a thunder sheet, a wind machine and a tray of peas made."""
    noise, low, wind, samples = random.Random("weather"), 0.0, 0.0, []
    for number in range(int(seconds * RATE)):
        t = number / RATE
        white = noise.uniform(-1, 1)
        wind += (0.02 + 0.05 * (0.5 + 0.5 * math.sin(t * 1.7))) * (white - wind)
        low += 0.006 * (white - low)
        thunder = sum(math.exp(-2.2 * (t - at)) for at in (1.5, 3.1) if t >= at) * (low * 6 + 0.12 * math.sin(math.tau * 46 * t))
        pea = 0.22 * noise.uniform(-1, 1) if noise.random() < 0.004 else 0
        fade = min(1, t * 3, (seconds - t) * 2)
        samples.append(max(-1, min(1, (1.1 * wind + thunder + pea) * fade * 0.8)))
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(b"".join(struct.pack("<h", int(32000 * sample)) for sample in samples))
