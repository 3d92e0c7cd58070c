"""The pictures of the two galleries of photographs: each a function of the name that the gallery gives."""

import math

from . import props
from .canvas import (BRICK, DEEP, DUSK, FOAM, INK, MIST, MOSS, NIGHT, OCHRE, PAPER, PLUM, ROSE, RUST, SAND, SKINS, SKY, STONE,
                     TEAL, mix)

SIZE = (150, 100, 8)
COATS = [RUST, OCHRE, DEEP, PLUM, MOSS, TEAL, FOAM]


def shed(c, wall="#54616b", floor="#8b8375", until=58):
    """The inside of a yard's hall: beams overhead, and light from a gate."""
    props.room(c, wall, floor, until)
    for k in range(6):
        c.line([(-2 + 31 * k, 16), (13 + 31 * k, 2), (29 + 31 * k, 16)], mix(wall, INK, 0.45), 1)
    c.rect(-1, 15, 152, 2.4, mix(wall, INK, 0.5))


def shipyard_1_empty_slipway(c):
    c.sky("#9fb4be", "#e9dfc9", until=46)
    c.hills(46, 6, "#7f909a")
    c.sea(45, "#4c6f7c", "#8fabb1", rows=3, dots=60)
    c.poly([(58, 46), (92, 46), (172, 102), (-22, 102)], "#a39b8c", dots=500)
    for k in range(8):
        y = 49 + 0.9 * k * k
        c.line([(75 - (y - 30) * 1.25, y), (75 + (y - 30) * 1.25, y)], "#857d70", 0.3 + 0.1 * k)
    for side in (-1, 1):
        c.line([(75 + side * 5, 46), (75 + side * 34, 102)], "#6b4f3d", 2)
    for x, y, r in ((40, 76, 14), (96, 66, 8), (108, 88, 17), (62, 60, 5)):
        c.ellipse(x, y, r, r * 0.22, SKY)
        c.ellipse(x + r * 0.2, y - r * 0.05, r * 0.5, r * 0.07, FOAM)
    for x, tall in ((10, 46), (128, 52)):
        props.harbour_crane(c, x, 62, tall, "#6d7680", raised=x < 50)


def shipyard_2_timber(c):
    shed(c)
    c.rect(96, 22, 46, 36, "#cfdfe0")
    c.poly([(96, 58), (142, 58), (120, 102), (30, 102)], PAPER, alpha=0.2)
    for k in range(5):
        c.rect(4, 52 - 5 * k, 40 - 4 * k, 4.4, mix(OCHRE, BRICK, 0.2 + 0.1 * k), dots=30)
        c.circle(44 - 4 * k, 54.2 - 5 * k, 2, SAND)
    props.person(c, 44, 94, 50, RUST, DEEP, 2, INK, arms=(10, 150))
    props.person(c, 108, 94, 52, OCHRE, INK, 0, BRICK, arms=(150, 10))
    c.pen.save()
    c.pen.translate(76, 49)
    c.pen.rotate(-0.03)
    c.rect(-58, -4, 116, 8, "#b9793f", dots=200)
    c.line([(-54, -1), (50, -1.4)], BRICK, 0.4)
    c.line([(-40, 2), (56, 1.6)], BRICK, 0.4)
    c.pen.restore()


def shipyard_3_crane(c):
    c.sky("#7fa6b5", "#f1e0be", until=84)
    c.circle(30, 30, 8, "#f7e0a0")
    c.rect(-1, 84, 152, 18, "#7b7468", dots=200)
    c.line([(100, 84), (104, 26)], DEEP, 2.2)
    c.line([(120, 84), (116, 26)], DEEP, 2.2)
    for k in range(5):
        c.line([(101 + k, 74 - 11 * k), (119 - k, 64 - 11 * k)], DEEP, 0.9)
        c.line([(119 - k, 74 - 11 * k), (101 + k, 64 - 11 * k)], DEEP, 0.9)
    c.rect(98, 18, 26, 10, RUST, dots=60)
    c.rect(101, 20, 8, 6, SKY)
    c.line([(98, 20), (30, 6)], DEEP, 2.6)
    c.line([(112, 18), (110, 4), (40, 8)], DEEP, 0.8)
    c.line([(124, 22), (142, 26)], DEEP, 2.4)
    c.rect(134, 24, 9, 9, INK)
    c.line([(44, 9), (44, 36)], INK, 0.6)
    c.line([(26, 46), (44, 36), (62, 46)], INK, 0.5)
    for y in (46, 56, 66):
        c.curve([(22, y), (34, y + 5), (54, y + 5), (66, y)], "#b9793f", 2)
    for x in (24, 34, 44, 54, 64):
        c.line([(x, 44), (x, 70)], "#9c6232", 1.8)
    props.crowd(c, 10, 90, 94, 17, 6, COATS)
    c.pen.select_font_face("DejaVu Sans", 0, 1)
    c.pen.set_font_size(7)
    c.pen.move_to(115, 26)
    c.pen.text_path("7")
    c.fill(PAPER)


def shipyard_4_kitchen(c):
    shed(c, wall="#6a5a52", floor="#a08a72", until=50)
    for x in (30, 75, 120):
        c.line([(x, 16), (x, 24)], INK, 0.5)
        c.poly([(x - 6, 29), (x + 6, 29), (x + 2, 24), (x - 2, 24)], OCHRE)
        c.poly([(x - 6, 29), (x + 6, 29), (x + 18, 60), (x - 18, 60)], "#fff0c0", alpha=0.14)
    props.crowd(c, 4, 146, 66, 30, 10, COATS)
    c.poly([(12, 58), (138, 58), (160, 84), (-10, 84)], "#c89b62", dots=340)
    c.poly([(-10, 84), (160, 84), (160, 89), (-10, 89)], "#8f6636")
    for x, color in ((36, STONE), (76, RUST), (114, STONE)):
        c.round_rect(x - 9, 55, 18, 14, 2, color, dots=80)
        c.ellipse(x, 55, 9, 2, mix(color, INK, 0.4))
        c.ellipse(x, 55.2, 7.4, 1.4, OCHRE)
        for k in range(3):
            c.curve([(x - 3 + 3 * k, 52), (x - 6 + 3 * k, 47), (x + 3 * k, 45), (x - 3 + 3 * k, 40)], FOAM, 0.9, 0.7)
    for k in range(8):
        x = 8 + 19 * k
        c.ellipse(x, 77, 5.4, 1.9, FOAM)
        c.ellipse(x, 76.6, 3.7, 1.2, OCHRE)


def shipyard_5_ropes(c):
    props.room(c, "#2f3f4a", "#6f675c", 78)
    c.poly([(56, 0), (94, 0), (130, 102), (20, 102)], PAPER, alpha=0.14)
    c.rect(-1, -1, 152, 7, "#3d2f28")
    for k in range(74):
        x = 2 + 2 * k
        tide = 34 + 20 * math.sin(k / 5.2) + 9 * math.sin(k / 1.7 + 1) + c.random.uniform(-2, 2)
        color = c.random.choice([SAND, "#cdb483", "#b99b66", PAPER])
        c.line([(x, 5), (x, 12 + tide)], color, 0.9)
        c.circle(x, 12 + tide, 0.9, color)
    props.person(c, 60, 96, 26, RUST, INK, 1, arms=(10, 60))
    props.person(c, 74, 97, 27, DEEP, INK, 3, BRICK, arms=(20, 120))
    props.person(c, 112, 94, 22, OCHRE, INK, 0, arms=(10, 10))


def shipyard_6_rehearsal(c):
    c.sky("#8d9fae", "#e6d8c2", until=90)
    c.rect(-1, 86, 152, 18, "#857b6d", dots=200)
    props.scaffold(c, 12, 22, 126, 66, 6, 3, STONE)
    for row in range(3):
        y = 44 + 22 * row
        c.rect(8, y, 134, 2, "#b9793f")
        for k in range(11):
            x = 17 + 11.6 * k + c.random.uniform(-1, 1)
            props.person(c, x, y, 19, c.random.choice(COATS), INK, c.random.randrange(5), c.random.choice([INK, BRICK, STONE, FOAM]))
            c.ellipse(x, y - 16.8, 0.5, 0.7, BRICK)


def shipyard_7_opening(c):
    c.sky("#101a36", "#4a4a72", until=80)
    c.stars(60, 36)
    c.glow(75, 60, 58, OCHRE, rings=6, alpha=0.12)
    c.pen.move_to(16, 30)
    c.pen.curve_to(30, 84, 120, 84, 134, 30)
    c.pen.curve_to(110, 42, 40, 42, 16, 30)
    c.fill("#8a5329", dots=200)
    for k in range(11):
        part = (k - 5) / 5
        c.curve([(75 + 34 * part, 72), (75 + 50 * part, 66), (75 + 56 * part, 46), (75 + 58 * part, 32 + 8 * (1 - part * part))], "#f6cf72", 0.9)
    for k in range(9):
        c.circle(27 + 12 * k, 37 + 3.5 * math.sin(k * math.pi / 8), 1.4, "#fff0c0")
        c.glow(27 + 12 * k, 37 + 3.5 * math.sin(k * math.pi / 8), 6, OCHRE, alpha=0.1)
    c.rect(-1, 76, 152, 26, "#2a2431", dots=200)
    props.crowd(c, -2, 152, 86, 17, 24, [INK, "#2c2440", "#3a2b3c", "#1f2c45"], lit="#1a1724")
    props.crowd(c, -2, 152, 100, 24, 18, [INK, "#241d33", "#32253a", "#19243b"], lit="#14121d")


def swim_1_beach(c):
    c.sky("#6f7fa3", "#f2c9a4", until=48)
    c.circle(112, 44, 7, "#fbe0a8")
    c.hills(47, 6, "#5c6a88")
    c.sea(47, "#4a6577", "#b1a9ac", rows=5, dots=80)
    c.wave(68, 1.5, 70, "#a79c8d", dots=700)
    for k in range(9):
        x = 8 + 15.5 * k
        props.person(c, x, 88 + c.random.uniform(-3, 5), c.random.uniform(28, 34), c.random.choice([INK, DEEP, PLUM]), SKINS[k % 5], k,
                     hair=c.random.choice([OCHRE, RUST, FOAM, ROSE]), arms=(30, 25))
    c.ellipse(128, 90, 6, 3, BRICK)
    c.circle(134.6, 87, 2.6, BRICK)
    c.poly([(133, 85), (134, 81), (135.6, 84.6)], BRICK)
    for x in (124.4, 131):
        c.line([(x, 91), (x, 96)], BRICK, 1.4)
    c.curve([(122, 89), (118, 87), (118, 83), (120, 82)], BRICK, 1.2)


def swim_2_briefing(c):
    c.sky("#8793af", "#f0d5b6", until=46)
    c.hills(46, 7, "#6b7891")
    c.sea(45, "#34525f", "#93a7ac")
    c.poly([(20, 66), (124, 62), (112, 84), (32, 84)], FOAM, dots=200)
    c.poly([(24, 73), (119, 71), (112, 84), (32, 84)], RUST)
    c.round_rect(36, 44, 30, 22, 2, FOAM, dots=60)
    c.rect(40, 48, 22, 8, DEEP)
    c.line([(51, 44), (51, 26)], INK, 0.8)
    c.poly([(51, 27), (63, 30), (51, 34)], OCHRE)
    props.person(c, 86, 66, 38, OCHRE, INK, 0, hat=RUST, arms=(10, 118))
    c.poly([(95, 35), (108, 29), (108, 42)], FOAM)
    for k in range(3):
        c.arc(106, 35.5, 6 + 3.4 * k, -0.5, 0.5, PAPER, 0.7, 0.8)
    for k in range(6):
        props.swimmer(c, 16 + 24 * k, 92 + 3 * (k % 2), 2.6, [OCHRE, RUST, FOAM][k % 3], arm=False)


def swim_3_start(c):
    c.rect(-1, -1, 152, 102, "#3d6c78", dots=400)
    for k in range(90):
        x, y = c.random.uniform(0, 150), c.random.uniform(0, 100)
        c.line([(x, y), (x + c.random.uniform(2, 6), y - 1)], "#7ba5aa", 0.3, 0.6)
    c.poly([(-2, 102), (-2, 84), (40, 92), (90, 90), (152, 98), (152, 102)], SAND, dots=160)
    for k in range(46):
        part = k / 45
        x = 6 + 138 * part + c.random.uniform(-2, 2)
        y = 62 - 22 * math.sin(part * math.pi) + c.random.gauss(0, 3.4)
        c.ellipse(x, y + 2.6, 1.2, 3.6, FOAM, turn=0.15, alpha=0.75)
        c.ellipse(x, y + 1.4, 0.7, 1.7, SKINS[k % 5])
        c.circle(x, y - 0.6, 0.8, [OCHRE, RUST, FOAM, ROSE][k % 4])
    for x, y in ((30, 22), (112, 18)):
        c.poly([(x - 3, y + 9), (x + 3, y + 9), (x + 3, y - 2), (x, y - 8), (x - 3, y - 2)], FOAM)
        c.rect(x - 1.8, y, 3.6, 5, RUST)
        c.poly([(x - 3, y + 10), (x + 3, y + 10), (x + 7, y + 26), (x - 7, y + 26)], FOAM, alpha=0.2)


def swim_4_middle(c):
    c.sky("#c9d2d2", "#eee6d6", until=38)
    c.hills(38, 3, "#a9b6ba")
    c.sea(37, "#1c3f4d", "#8ba3a6", rows=12, dots=360)
    props.ferry(c, 112, 39, 15, band=DEEP)
    props.swimmer(c, 58, 66, 4.4, OCHRE)
    for k in range(5):
        c.ellipse(48 - 4 * k, 69 + 0.5 * k, 7 + 3 * k, 0.7 + 0.25 * k, FOAM, alpha=0.16)


def swim_5_feeding(c):
    c.sea(-6, "#1f4654", "#5f8a92", rows=11, dots=420)
    c.poly([(-2, -2), (96, -2), (78, 24), (-2, 34)], FOAM, dots=200)
    c.poly([(-2, 26), (80, 16), (78, 24), (-2, 34)], RUST)
    c.line([(12, 6), (40, 14)], OCHRE, 9)
    c.circle(44, 15.4, 4, SKINS[1])
    c.line([(30, 8), (110, 54)], "#b9793f", 1.6)
    c.circle(112, 55, 4.6, INK)
    c.poly([(108, 52), (116, 52), (114.6, 60), (109.4, 60)], FOAM)
    c.ellipse(112, 52, 4, 1.2, PLUM)
    c.line([(86, 84), (98, 76), (110, 62)], SKINS[0], 4.4)
    c.ellipse(72, 88, 18, 5, INK)
    props.swimmer(c, 84, 80, 7, RUST, arm=False)
    c.circle(87.4, 81, 0.7, INK)
    for k in range(4):
        c.arc(80, 84, 20 + 6 * k, 0.2, 1.6, FOAM, 0.5, 0.6 - 0.1 * k)


def swim_6_landing(c):
    c.sky("#9dbac2", "#f2e6c8", until=44)
    c.hills(44, 12, "#7f9a7a")
    for x in (16, 32, 104, 122):
        c.rect(x, 34, 11, 9, [FOAM, ROSE, OCHRE, SKY][x % 4])
        c.poly([(x - 1, 34), (x + 5.5, 28), (x + 12, 34)], BRICK)
    c.wave(44, 1, 60, SAND, dots=200)
    c.sea(58, "#3a6672", "#92b3b4", rows=6, dots=160)
    for k, (x, foot) in enumerate(((30, 86), (58, 92), (84, 84), (110, 90))):
        props.person(c, x, foot, 34, [INK, DEEP, PLUM, INK][k], SKINS[k], k, hair=[OCHRE, RUST, FOAM, ROSE][k], arms=(35, 40))
        c.ellipse(x, foot, 7, 1.4, FOAM, alpha=0.8)
    for k, x in enumerate((18, 44, 72, 98, 130)):
        props.person(c, x, 62, 24, [RUST, OCHRE, TEAL, MOSS, PLUM][k], INK, k, arms=(70, 70))
        for stripe in range(4):
            c.rect(x - 7, 46 + 2.4 * stripe, 14, 2.4, [RUST, PAPER, TEAL, OCHRE][(stripe + k) % 4])


GALLERIES = {function.__name__.replace("_", "-"): function for function in (
    shipyard_1_empty_slipway, shipyard_2_timber, shipyard_3_crane, shipyard_4_kitchen, shipyard_5_ropes, shipyard_6_rehearsal,
    shipyard_7_opening, swim_1_beach, swim_2_briefing, swim_3_start, swim_4_middle, swim_5_feeding, swim_6_landing)}
