"""Things and people that stand in more than one picture."""

import math

from .canvas import (BRICK, DEEP, FOAM, INK, LEAF, MIST, MOSS, NIGHT, OCHRE, PAPER, RUST, SKINS, STONE, mix)


def person(c, x, foot, tall, coat, trousers=INK, skin=0, hair=INK, arms=None, hat=None):
    """Somebody who stands with the feet at (x, foot). Arms are two angles in degrees from straight down, left and right."""
    skin = SKINS[skin % len(SKINS)]
    head, hip, shoulder = tall * 0.085, foot - tall * 0.45, foot - tall * 0.8
    for side in (-1, 1):
        c.line([(x + side * tall * 0.06, hip), (x + side * tall * 0.075, foot)], trousers, tall * 0.1)
    for side, angle in zip((-1, 1), arms or (8, 8)):
        turn = math.radians(angle)
        dx, dy = side * math.sin(turn) * tall * 0.34, math.cos(turn) * tall * 0.34
        start = (x + side * tall * 0.12, shoulder + tall * 0.04)
        c.line([start, (start[0] + dx, start[1] + dy)], mix(coat, INK, 0.15), tall * 0.075)
        c.circle(start[0] + dx, start[1] + dy, tall * 0.036, skin)
    c.poly([(x - tall * 0.14, shoulder), (x + tall * 0.14, shoulder), (x + tall * 0.13, hip + tall * 0.05),
            (x - tall * 0.13, hip + tall * 0.05)], coat, dots=int(tall * 2))
    c.ellipse(x, shoulder, tall * 0.14, tall * 0.045, coat)
    c.rect(x - tall * 0.035, shoulder - tall * 0.06, tall * 0.07, tall * 0.07, skin)
    c.circle(x, foot - tall * 0.91, head, skin)
    if hat:
        c.pen.arc(x, foot - tall * 0.925, head * 1.08, math.pi, math.tau)
        c.fill(hat)
        c.rect(x - head * 1.3, foot - tall * 0.935, head * 2.6, head * 0.25, hat)
    else:
        c.pen.arc(x, foot - tall * 0.92, head * 1.06, math.pi * 0.95, math.tau * 1.02)
        c.fill(hair)


def crowd(c, x0, x1, foot, tall, count, coats, lit=None):
    """A row of people, each a little different."""
    for number in range(count):
        x = x0 + (x1 - x0) * (number + c.random.uniform(0.2, 0.8)) / count
        coat = c.random.choice(coats)
        size = tall * c.random.uniform(0.82, 1.1)
        person(c, x, foot + c.random.uniform(-0.8, 0.8), size, coat, mix(coat, NIGHT, 0.6), c.random.randrange(5),
               hair=lit or c.random.choice([INK, BRICK, STONE, NIGHT]))


def head(c, x, y, size, skin, hair, style="short", coat=DEEP, glasses=False):
    """A head with shoulders, as large as a portrait."""
    skin = SKINS[skin % len(SKINS)]
    shade = mix(skin, BRICK, 0.25)
    if style == "long":
        c.round_rect(x - size * 0.62, y - size * 0.5, size * 1.24, size * 1.75, size * 0.5, hair, dots=160)
    if style == "scarf":
        c.ellipse(x, y + size * 0.22, size * 0.7, size * 1.02, hair, dots=200)
    c.pen.move_to(x - size * 1.5, y + size * 2.6)
    c.pen.curve_to(x - size * 1.4, y + size * 0.86, x - size * 0.6, y + size * 0.88, x, y + size * 0.88)
    c.pen.curve_to(x + size * 0.6, y + size * 0.88, x + size * 1.4, y + size * 0.86, x + size * 1.5, y + size * 2.6)
    c.pen.close_path()
    c.fill(coat, dots=320)
    if style == "scarf":
        c.ellipse(x, y + size * 0.68, size * 0.5, size * 0.42, mix(hair, INK, 0.2))
    else:
        c.round_rect(x - size * 0.2, y + size * 0.4, size * 0.4, size * 0.8, size * 0.19, shade)
    c.ellipse(x, y, size * 0.52, size * 0.64, skin)
    c.pen.save()
    c.pen.translate(x, y)
    c.pen.scale(size * 0.52, size * 0.64)
    c.pen.arc(0, 0, 1, -math.pi / 2, math.pi / 2)
    c.pen.restore()
    c.pen.curve_to(x + size * 0.2, y + size * 0.3, x + size * 0.2, y - size * 0.3, x, y - size * 0.64)
    c.fill(shade, alpha=0.5)
    hair_line(c, x, y, size, hair, style)
    for side in (-1, 1):
        c.ellipse(x + side * size * 0.2, y + size * 0.02, size * 0.05, size * 0.065, INK)
        c.line([(x + side * size * 0.11, y - size * 0.16), (x + side * size * 0.29, y - size * 0.15)], mix(hair, INK, 0.5), size * 0.05)
        if glasses:
            c.arc(x + side * size * 0.2, y + size * 0.02, size * 0.15, 0, math.tau, INK, size * 0.035)
    if glasses:
        c.line([(x - size * 0.05, y), (x + size * 0.05, y)], INK, size * 0.035)
    c.line([(x, y + size * 0.05), (x + size * 0.06, y + size * 0.22), (x - size * 0.02, y + size * 0.24)], shade, size * 0.04)
    c.arc(x, y + size * 0.3, size * 0.14, 0.25, math.pi - 0.25, BRICK, size * 0.05)


def hair_line(c, x, y, size, hair, style):
    if style == "bald":
        for side in (-1, 1):
            c.ellipse(x + side * size * 0.5, y - size * 0.02, size * 0.1, size * 0.26, hair)
        return
    if style == "scarf":
        c.arc(x, y + size * 0.04, size * 0.58, math.pi * 0.8, math.pi * 2.2, hair, size * 0.24)
        return
    c.pen.arc(x, y - size * 0.12, size * 0.56, math.pi, math.tau)
    c.pen.curve_to(x + size * 0.3, y - size * 0.36, x - size * 0.1, y - size * 0.2, x - size * 0.56, y - size * 0.12)
    c.fill(hair, dots=60)
    if style == "bun":
        c.circle(x, y - size * 0.78, size * 0.2, hair)
    if style == "curls":
        for k in range(9):
            turn = math.pi * (1 + k / 8)
            c.circle(x + math.cos(turn) * size * 0.55, y - size * 0.14 + math.sin(turn) * size * 0.55, size * 0.19, hair)
    if style == "beard":
        c.pen.arc(x, y + size * 0.18, size * 0.49, 0, math.pi)
        c.pen.curve_to(x - size * 0.3, y + size * 0.16, x + size * 0.3, y + size * 0.16, x + size * 0.49, y + size * 0.18)
        c.fill(hair)


def ferry(c, x, y, long, hull=FOAM, band=RUST):
    """A ferry on the water line y, its bow to the right."""
    u = long / 40
    c.poly([(x, y - 5 * u), (x + 40 * u, y - 6 * u), (x + 35 * u, y), (x + 3 * u, y)], hull, dots=int(4 * long))
    c.poly([(x + 1 * u, y - 2.6 * u), (x + 37.4 * u, y - 2.6 * u), (x + 35 * u, y), (x + 3 * u, y)], band)
    c.rect(x + 6 * u, y - 9 * u, 24 * u, 4 * u, hull)
    c.rect(x + 20 * u, y - 12 * u, 9 * u, 3.4 * u, mix(hull, MIST, 0.4))
    c.rect(x + 10 * u, y - 14 * u, 4 * u, 5.4 * u, band)
    c.rect(x + 10 * u, y - 12.6 * u, 4 * u, 1 * u, PAPER)
    for k in range(9):
        c.rect(x + (7.2 + 2.5 * k) * u, y - 7.8 * u, 1.3 * u, 1.3 * u, DEEP)
    c.line([(x + 26 * u, y - 12 * u), (x + 26 * u, y - 18 * u)], INK, 0.4 * u)


def windows(c, x, y, columns, rows, step, size, dark, lit=(), light=OCHRE):
    for row in range(rows):
        for column in range(columns):
            on = (column, row) in lit
            c.rect(x + column * step[0], y + row * step[1], *size, light if on else dark)


def harbour_crane(c, x, foot, tall, color, raised=True):
    leg = tall * 0.2
    for side in (0, 1):
        c.line([(x + side * leg, foot), (x + side * leg * 0.8 + leg * 0.1, foot - tall * 0.62)], color, tall * 0.035)
    c.line([(x - leg * 0.1, foot - tall * 0.3), (x + leg * 1.1, foot - tall * 0.3)], color, tall * 0.03)
    c.rect(x - leg * 0.15, foot - tall * 0.68, leg * 1.3, tall * 0.09, color, dots=40)
    top = (x + leg * 0.5, foot - tall)
    c.line([(x + leg * 0.1, foot - tall * 0.68), top, (x + leg * 0.9, foot - tall * 0.68)], color, tall * 0.028)
    tip = (x + leg * 2.4, foot - tall * 1.12) if raised else (x + leg * 3.4, foot - tall * 0.66)
    c.line([(x + leg, foot - tall * 0.64), tip], color, tall * 0.035)
    c.line([top, tip], color, tall * 0.01)


def lighthouse(c, x, foot, tall, band=RUST):
    c.poly([(x - tall * 0.11, foot), (x - tall * 0.07, foot - tall * 0.78), (x + tall * 0.07, foot - tall * 0.78),
            (x + tall * 0.11, foot)], FOAM, dots=int(tall * 5))
    c.poly([(x - tall * 0.093, foot - tall * 0.33), (x - tall * 0.08, foot - tall * 0.56), (x + tall * 0.08, foot - tall * 0.56),
            (x + tall * 0.093, foot - tall * 0.33)], band)
    c.rect(x - tall * 0.1, foot - tall * 0.81, tall * 0.2, tall * 0.035, INK)
    c.rect(x - tall * 0.055, foot - tall * 0.92, tall * 0.11, tall * 0.12, OCHRE)
    c.line([(x, foot - tall * 0.92), (x, foot - tall * 0.81)], INK, tall * 0.012)
    c.poly([(x - tall * 0.075, foot - tall * 0.92), (x, foot - tall), (x + tall * 0.075, foot - tall * 0.92)], band)


def tree(c, x, foot, tall, color=MOSS):
    c.line([(x, foot), (x, foot - tall * 0.6)], BRICK, tall * 0.06)
    for dx, dy, r in ((0, 0.75, 0.24), (-0.17, 0.58, 0.19), (0.17, 0.6, 0.2)):
        c.circle(x + dx * tall, foot - dy * tall, r * tall, color, dots=int(tall * 5))


def turbine(c, x, foot, tall, color=FOAM, turn=0.3):
    c.poly([(x - tall * 0.02, foot), (x - tall * 0.01, foot - tall), (x + tall * 0.01, foot - tall), (x + tall * 0.02, foot)], color)
    for k in range(3):
        angle = turn + k * math.tau / 3
        tip = (x + math.sin(angle) * tall * 0.5, foot - tall - math.cos(angle) * tall * 0.5)
        side = (x + math.sin(angle + 0.22) * tall * 0.16, foot - tall - math.cos(angle + 0.22) * tall * 0.16)
        c.poly([(x, foot - tall), side, tip], color)
    c.circle(x, foot - tall, tall * 0.028, STONE)


def swimmer(c, x, y, size, cap=OCHRE, arm=True):
    c.ellipse(x - size * 1.4, y + size * 0.2, size * 1.6, size * 0.35, SKINS[0], alpha=0.75)
    c.circle(x, y, size * 0.55, SKINS[0])
    c.pen.arc(x, y, size * 0.6, math.pi, math.tau)
    c.fill(cap)
    if arm:
        c.arc(x - size * 0.2, y + size * 0.1, size * 1.5, math.pi * 1.35, math.pi * 1.85, SKINS[0], size * 0.34)
    c.line([(x - size * 2.8, y + size * 0.6), (x + size * 1.8, y + size * 0.6)], FOAM, size * 0.28, 0.9)


def rower_boat(c, x, y, long, hull, shirts, patch=None):
    c.pen.move_to(x, y)
    c.pen.curve_to(x + long * 0.2, y + long * 0.045, x + long * 0.8, y + long * 0.045, x + long, y - long * 0.01)
    c.pen.curve_to(x + long * 0.8, y - long * 0.004, x + long * 0.2, y - long * 0.004, x, y)
    c.fill(hull)
    if patch:
        c.rect(x + long * 0.7, y + long * 0.004, long * 0.05, long * 0.02, patch)
    for k in range(8):
        at = x + long * (0.16 + 0.085 * k)
        c.line([(at, y), (at + long * 0.022, y - long * 0.055)], shirts, long * 0.03)
        c.circle(at + long * 0.03, y - long * 0.085, long * 0.014, SKINS[k % 5])
        c.line([(at + long * 0.02, y - long * 0.04), (at - long * 0.03, y + long * 0.05)], PAPER, long * 0.006)
        c.ellipse(at - long * 0.034, y + long * 0.056, long * 0.012, long * 0.006, hull, turn=-0.6)


def pot_plant(c, x, foot, tall):
    c.poly([(x - tall * 0.16, foot - tall * 0.35), (x + tall * 0.16, foot - tall * 0.35), (x + tall * 0.12, foot), (x - tall * 0.12, foot)], RUST)
    for k in range(5):
        angle = (k - 2) * 0.4
        c.ellipse(x + math.sin(angle) * tall * 0.3, foot - tall * 0.35 - math.cos(angle) * tall * 0.28, tall * 0.08,
                  tall * 0.26, LEAF, turn=angle)


def reel(c, x, y, radius, color=STONE, turn=0.0):
    """A reel of tape, with three holes."""
    c.circle(x, y, radius, color)
    c.circle(x, y, radius * 0.8, mix(BRICK, INK, 0.45))
    for k in range(3):
        angle = turn + k * math.tau / 3
        c.ellipse(x + math.sin(angle) * radius * 0.48, y - math.cos(angle) * radius * 0.48, radius * 0.2, radius * 0.3, color, turn=angle)
    c.circle(x, y, radius * 0.3, color)
    c.circle(x, y, radius * 0.1, INK)


def scaffold(c, x, y, width, height, columns, rows, color):
    for column in range(columns + 1):
        c.line([(x + width * column / columns, y), (x + width * column / columns, y + height)], color, 0.5)
    for row in range(rows + 1):
        c.line([(x, y + height * row / rows), (x + width, y + height * row / rows)], color, 0.7)
    for column in range(columns):
        c.line([(x + width * column / columns, y + height), (x + width * (column + 1) / columns, y)], color, 0.25, 0.7)


def room(c, wall, floor, until=62):
    """An inside: a wall and a floor with boards."""
    c.rect(-1, -1, c.width + 2, c.height + 2, wall, dots=420)
    c.rect(-1, until, c.width + 2, c.height, floor, dots=260)
    c.line([(0, until), (c.width, until)], mix(floor, INK, 0.4), 0.5)


