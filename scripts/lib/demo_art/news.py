"""The pictures of articles about the sea, work, money and the river: each a function of the name that the article gives."""

import math

from . import props
from .canvas import (BRICK, DEEP, DUSK, FOAM, INK, LEAF, MIST, MOSS, NIGHT, OCHRE, PAPER, PLUM, ROSE, RUST, SAND, SKINS, SKY,
                     STONE, TEAL, mix)


def skerran_barrier_dawn(c):
    c.sky("#e9b58a", "#f6e3c0", until=46)
    c.glow(112, 44, 26, PAPER)
    c.circle(112, 44, 9, "#f7d488")
    c.hills(46, 9, DUSK)
    c.sea(45, DEEP, "#7fa7a6")
    for k in range(11):
        x, size = 6 + 15.5 * k - 0.32 * k * k, 1.5 - 0.085 * k
        foot = 72 - 2.35 * k
        c.rect(x, foot - 24 * size, 6.4 * size, 24 * size, mix(STONE, INK, 0.15), dots=60)
        c.rect(x, foot - 24 * size, 2.2 * size, 24 * size, SAND)
        c.rect(x - 1, foot - 25.5 * size, 14 * size, 2.6 * size, mix(PAPER, STONE, 0.35))
        for wave in range(4):
            c.arc(x + 8 * size, foot + wave * 0.9 * size, (3.5 - 0.4 * wave) * size, 0.15, 2.9, FOAM, 0.6 * size, 0.9)


def halcyon_under_tow(c):
    c.sky("#46577a", "#e8b9a0", until=48)
    c.hills(48, 10, "#44506b", rough=4)
    c.sea(47, "#1d3547", "#8497a6", crest="#f4d3bb")
    props.ferry(c, 22, 61, 54)
    c.curve([(74, 57), (88, 63), (100, 63), (112, 58)], INK, 0.3)
    c.poly([(110, 59), (136, 58), (132, 64), (113, 64)], RUST, dots=80)
    c.rect(117, 51, 11, 8, FOAM)
    c.rect(119, 52.5, 7, 2, DEEP)
    c.rect(121, 45, 3, 6.5, INK)
    c.glow(129, 50, 5, OCHRE)
    c.circle(129, 50, 0.8, PAPER)
    for k in range(5):
        c.arc(121 - 5 * k, 41 - 2.2 * k, 2.4 + 0.7 * k, 0, math.tau, "#5d6680", 1.6, 0.35)
    c.line([(20, 64.5), (74, 65)], FOAM, 0.8)
    c.line([(110, 66), (140, 66)], FOAM, 1)


def seagrass_quadrat(c):
    c.sky("#7fc0bb", "#14505c", bands=9)
    for k in range(6):
        c.poly([(20 + 26 * k, -2), (30 + 26 * k, -2), (2 + 30 * k, 92), (-16 + 30 * k, 92)], FOAM, alpha=0.07)
    c.hills(80, 8, SAND, dots=500)
    for k in range(130):
        x, foot = c.random.uniform(0, 160), c.random.uniform(74, 92)
        tall, lean = c.random.uniform(9, 22), c.random.uniform(-6, 6)
        c.curve([(x, foot), (x + lean * 0.2, foot - tall * 0.4), (x + lean, foot - tall * 0.6), (x + lean, foot - tall)],
                c.random.choice([MOSS, LEAF, "#3f6b4d", "#56854f"]), 0.8)
    c.poly([(88, 60), (124, 57), (130, 80), (90, 84)], PAPER, alpha=0.12)
    c.line([(88, 60), (124, 57), (130, 80), (90, 84), (88, 60)], PAPER, 1.2)
    c.line([(70, 34), (54, 28), (40, 30)], INK, 5)
    c.line([(40, 30), (28, 24)], INK, 3.4)
    c.line([(44, 33), (31, 34)], INK, 3.4)
    c.poly([(29, 22), (16, 16), (19, 25)], OCHRE)
    c.poly([(32, 33), (18, 35), (22, 40)], OCHRE)
    c.round_rect(52, 20.5, 17, 5.6, 2.7, RUST, dots=50)
    c.line([(69, 36), (80, 47), (89, 59)], INK, 3)
    c.circle(78, 36, 5, SKINS[0])
    c.pen.arc(77.6, 35, 5.4, 2.6, 5.6)
    c.fill(INK)
    c.round_rect(78, 33.5, 6, 4, 1.4, SKY)
    for k in range(9):
        c.arc(84 + c.random.uniform(-3, 5), 28 - 3.2 * k, c.random.uniform(0.5, 1.5), 0, math.tau, FOAM, 0.3)


def strait_swim_start(c):
    c.sky("#8d9cb5", "#f0d6bd", until=40)
    c.hills(41, 7, "#6a7790")
    c.sea(40, "#3c5563", "#a7b4bb")
    for k in range(26):
        y = 52 + 1.35 * k
        x = c.random.uniform(4, 150)
        if y < 70:
            props.swimmer(c, x, y, 0.8 + (y - 50) * 0.06, c.random.choice([OCHRE, RUST, FOAM, ROSE]))
    for k in range(8):
        x = 10 + 19 * k + c.random.uniform(-3, 3)
        foot, tall = 88 + c.random.uniform(-2, 3), c.random.uniform(24, 29)
        props.person(c, x, foot, tall, c.random.choice([INK, PLUM, DEEP]), SKINS[k % 5], k, arms=(c.random.uniform(10, 70), 20),
                     hair=c.random.choice([OCHRE, RUST, FOAM, ROSE]))
        c.ellipse(x, foot, 5, 0.9, FOAM, alpha=0.7)


def ferry_bench(c):
    c.sky("#b9d6de", "#f3ead8", until=42)
    c.hills(42, 6, "#7c97a5")
    c.sea(41, DEEP, "#7fa7ad")
    for k in range(9):
        c.arc(80, 36 + 5 * k, 5 + 7.4 * k, 0.45, math.pi - 0.45, FOAM, 0.5 + 0.12 * k, 0.8)
    c.rect(-1, 76, 162, 16, "#b98c5f", dots=200)
    for k in range(17):
        c.line([(80 + (k - 8) * 9, 76), (80 + (k - 8) * 13, 92)], BRICK, 0.3)
    for x in range(4, 160, 19):
        c.line([(x, 40), (x, 76)], FOAM, 1.1)
    for y in (40, 52, 64):
        c.line([(-2, y), (162, y)], FOAM, 0.9 if y > 40 else 1.8)
    for k in range(3):
        c.round_rect(48, 55 + 4.6 * k, 64, 3.2, 0.8, "#a5653f", dots=70)
    c.poly([(46, 70), (114, 70), (118, 75), (42, 75)], "#8f5435", dots=90)
    for x in (50, 110):
        c.line([(x, 54), (x, 86)], INK, 1.4)
    c.round_rect(93, 64.5, 5, 5.5, 0.8, RUST)
    c.arc(98.6, 67, 1.6, -1.4, 1.4, RUST, 0.7)
    c.poly([(22, 22), (29, 17), (35, 22), (29, 20)], FOAM)
    c.poly([(120, 15), (126, 11), (131, 15), (126, 13.4)], FOAM)


def cranes_at_rest(c):
    c.sky("#9aa5ac", "#d8d6cb", until=70)
    c.hills(68, 8, "#7f8b94", rough=5)
    for k, x in enumerate((8, 44, 80, 116)):
        props.harbour_crane(c, x, 76, 58 - 2 * k, mix(RUST, STONE, 0.1 * k))
    c.rect(-1, 74, 162, 4, "#565b60")
    for k in range(26):
        x, row = 2 + 6.2 * k, c.random.randrange(1, 4)
        for level in range(row):
            c.rect(x, 70.5 - 3.6 * level, 5.8, 3.4, c.random.choice([DEEP, BRICK, OCHRE, TEAL, STONE]), dots=8)
    c.sea(78, "#39505c", "#6c8088", rows=5, dots=120)


def refrigeration_class(c):
    props.room(c, "#cfdcd2", "#9a8568")
    c.round_rect(12, 10, 46, 26, 1, DEEP, dots=90)
    c.arc(24, 23, 6, 0, math.tau, FOAM, 0.6)
    c.line([(30, 23), (38, 23), (38, 30), (18, 30), (18, 26)], FOAM, 0.6)
    c.line([(42, 17), (52, 17)], OCHRE, 0.6)
    c.line([(42, 21), (49, 21)], OCHRE, 0.6)
    for k, (x, coat) in enumerate(((20, RUST), (42, TEAL), (122, PLUM), (144, OCHRE))):
        props.person(c, x, 84, 52, coat, skin=k + 1, hair=[INK, BRICK, STONE, NIGHT][k], arms=(15, 55) if x < 80 else (55, 15))
    c.round_rect(60, 42, 44, 40, 2, FOAM, dots=180)
    c.circle(82, 58, 11, MIST)
    for k in range(6):
        c.ellipse(82 + 5.5 * math.cos(k * 1.047), 58 + 5.5 * math.sin(k * 1.047), 5, 1.7, STONE, turn=k * 1.047 + 0.4)
    c.circle(82, 58, 2, INK)
    for k, color in enumerate((RUST, "#3f6fa0", OCHRE)):
        x = 64 + 12 * k
        c.curve([(x, 42), (x - 8, 24), (x + 18, 28), (74 + 9 * k, 34)], color, 1.3)
        c.circle(74 + 9 * k, 32, 4.6, PAPER)
        c.arc(74 + 9 * k, 32, 4.6, 0, math.tau, INK, 0.7)
        c.line([(74 + 9 * k, 32), (76 + 9 * k, 29.4)], RUST, 0.6)


def herring_on_ice(c):
    c.rect(-1, -1, 162, 92, "#cfe0e2", dots=300)
    for _ in range(150):
        x, y, s = c.random.uniform(0, 160), c.random.uniform(0, 90), c.random.uniform(2, 5)
        c.poly([(x + s * math.cos(a + s), y + s * math.sin(a + s)) for a in (0, 1.3, 2.6, 4.4)], c.random.choice([FOAM, "#b7d0d6", "#dbe9ea"]))
    for row in range(4):
        for column in range(5):
            x = 12 + column * 34 + (row % 2) * -13 + c.random.uniform(-2, 2)
            herring(c, x, 13 + row * 21, 15.5, -0.16 + c.random.uniform(-0.1, 0.1))
    c.poly([(118, 50), (150, 45), (155, 72), (123, 77)], OCHRE)
    c.line([(126, 56), (146, 53)], INK, 1)
    c.line([(128, 63), (148, 60)], INK, 1.8)
    c.line([(133, 69.4), (149, 67)], RUST, 1.2)


def herring(c, x, y, long, turn):
    c.pen.save()
    c.pen.translate(x, y)
    c.pen.rotate(turn)
    c.poly([(-long * 0.85, 0), (-long * 1.2, -long * 0.22), (-long * 1.1, 0), (-long * 1.2, long * 0.22)], DEEP)
    c.ellipse(0, 0, long, long * 0.24, "#dfe6e6")
    c.pen.arc(0, 0, 1, 0, 0)
    c.pen.new_path()
    c.pen.move_to(-long, 0)
    c.pen.curve_to(-long * 0.5, -long * 0.34, long * 0.5, -long * 0.34, long, 0)
    c.pen.curve_to(long * 0.4, -long * 0.08, -long * 0.4, -long * 0.08, -long, 0)
    c.fill("#33606f", dots=40)
    c.line([(-long * 0.8, long * 0.04), (long * 0.6, long * 0.04)], OCHRE, 0.35)
    c.poly([(0, -long * 0.2), (-long * 0.22, -long * 0.36), (-long * 0.26, -long * 0.19)], DEEP)
    c.arc(long * 0.62, 0, long * 0.2, -1, 1, DEEP, 0.4)
    c.circle(long * 0.8, -long * 0.05, long * 0.05, PAPER)
    c.circle(long * 0.8, -long * 0.05, long * 0.028, INK)
    c.pen.restore()


def closed_on_friday(c):
    c.rect(-1, -1, 162, 92, "#a34f3c", dots=300)
    for row in range(16):
        for column in range(18):
            c.rect(column * 9.6 - (row % 2) * 4.8, row * 6, 9, 5.4, mix("#a9573f", BRICK, c.random.random() * 0.6))
    c.rect(40, -1, 80, 92, "#21434c")
    for x in (44, 82):
        c.rect(x, 3, 34, 92, "#9fc3c4", dots=120)
        c.poly([(x + 4, 92), (x + 22, 3), (x + 30, 3), (x + 12, 92)], FOAM, alpha=0.35)
    for x in (75.5, 83.5):
        c.line([(x, 46), (x, 62)], OCHRE, 1.3)
    c.line([(61, 18), (57, 28), (66, 28), (61, 18)], INK, 0.3)
    c.pen.save()
    c.pen.translate(61, 40)
    c.pen.rotate(-0.05)
    c.rect(-13, -13, 26, 26, PAPER)
    for k, long in enumerate((16, 19, 11)):
        c.curve([(-long / 2, -7 + 5 * k), (-2, -9 + 5 * k), (2, -4.6 + 5 * k), (long / 2, -7 + 5 * k)], INK, 0.9)
    c.circle(0, 8, 2.6, OCHRE)
    for k in range(8):
        c.line([(3.4 * math.cos(k * 0.785), 8 + 3.4 * math.sin(k * 0.785)), (4.4 * math.cos(k * 0.785), 8 + 4.4 * math.sin(k * 0.785))], OCHRE, 0.5)
    c.pen.restore()
    props.pot_plant(c, 28, 89, 30)
    props.pot_plant(c, 134, 89, 26)


def kettle_and_meter(c):
    c.rect(-1, -1, 162, 92, "#e4c48a", dots=300)
    for x in range(0, 160, 16):
        for y in range(0, 66, 16):
            c.rect(x + 0.4, y + 0.4, 15.2, 15.2, mix("#ecd3a2", "#e0bb7c", c.random.random()))
    c.rect(-1, 66, 162, 30, "#4a5a60", dots=200)
    c.ellipse(56, 70, 30, 4, INK)
    c.pen.move_to(32, 69)
    c.pen.curve_to(28, 34, 84, 34, 80, 69)
    c.pen.close_path()
    c.fill(RUST, dots=320)
    c.poly([(78, 55), (95, 42), (98, 45), (80, 63)], RUST)
    c.arc(56, 42, 20, math.pi * 1.06, math.pi * 1.94, INK, 2.6)
    c.ellipse(56, 43, 11, 2.4, BRICK)
    c.circle(56, 39.6, 2.2, INK)
    c.curve([(40, 62), (36, 52), (42, 46), (46, 45)], ROSE, 1.6)
    for k in range(4):
        c.curve([(98 + 3 * k, 38 - 5 * k), (93 + 3 * k, 30 - 5 * k), (106 + 3 * k, 28 - 5 * k), (101 + 3 * k, 20 - 5 * k)], FOAM, 1.6 - 0.2 * k, 0.85)
    c.round_rect(118, 18, 32, 44, 2, FOAM, dots=120)
    c.round_rect(122, 23, 24, 9, 1, INK)
    for k in range(5):
        c.rect(124 + 4.3 * k, 24.6, 3, 5.8, "#8fb59a")
    c.circle(134, 46, 9.5, PAPER)
    c.arc(134, 46, 9.5, math.pi * 0.85, math.pi * 2.15, DEEP, 1.5)
    c.line([(134, 46), (139.6, 40.4)], RUST, 1.2)
    c.line([(134, 62), (134, 92)], INK, 1.2)


def wend_talks_table(c):
    props.room(c, "#6e4a3a", "#3d2c28", until=56)
    for k in range(3):
        x = 22 + 46 * k
        c.pen.arc(x + 12, 20, 12, math.pi, math.tau)
        c.pen.line_to(x + 24, 46)
        c.pen.line_to(x, 46)
        c.fill(mix(SKY, PAPER, 0.3 * k), dots=60)
        c.line([(x + 12, 8), (x + 12, 46)], "#6e4a3a", 1)
        c.line([(x, 27), (x + 24, 27)], "#6e4a3a", 1)
        c.pen.rectangle(x, 38 - 2 * k, 24, 8 + 2 * k)
        c.fill([MOSS, DEEP, DUSK][k])
    c.poly([(14, 62), (146, 62), (168, 84), (-8, 84)], "#a5653f", dots=400)
    c.poly([(-8, 84), (168, 84), (168, 92), (-8, 92)], "#7c4a2e")
    for k in range(3):
        x = 34 + 46 * k
        c.round_rect(x - 5, 52, 10, 17, 4, "#cfe3e4", alpha=0.9)
        c.round_rect(x - 4.4, 59, 8.8, 9.6, 3.4, "#8fbcc6")
        c.arc(x + 5.5, 60, 3.2, -1.5, 1.5, "#cfe3e4", 1)
        c.poly([(x - 20, 76), (x - 2, 76), (x, 81), (x - 22, 81)], PAPER)
        c.line([(x - 17, 78.6), (x - 5, 78.6)], INK, 0.7)
        c.poly([(x + 7, 72), (x + 20, 72), (x + 23, 80), (x + 8, 80)], FOAM)
        c.line([(x + 10, 75), (x + 19, 75)], STONE, 0.4)


def wend_low_water(c):
    c.sky("#e8cf9f", "#f5e9cf", until=34)
    c.circle(124, 17, 7, OCHRE)
    c.hills(35, 10, "#b58a58")
    c.hills(42, 7, "#a3854f")
    c.wave(44, 1, 120, "#d3bd8e", dots=500)
    c.pen.move_to(66, 41)
    c.pen.curve_to(96, 50, 40, 56, 62, 64)
    c.pen.curve_to(92, 72, 34, 82, 48, 92)
    c.pen.line_to(86, 92)
    c.pen.curve_to(78, 80, 112, 72, 78, 62)
    c.pen.curve_to(58, 56, 104, 50, 72, 41)
    c.fill(TEAL, dots=120)
    for _ in range(190):
        x, y = c.random.uniform(-2, 160), 46 + 44 * c.random.random() ** 0.8
        if abs(x - 68) > 9 + (y - 46) * 0.35:
            size = 0.3 + (y - 44) * 0.04
            c.ellipse(x, y, size * 1.5, size, c.random.choice([STONE, "#b9a77e", "#8d7c5c", PAPER]))
    c.line([(110, 84), (110, 46)], PAPER, 2.4)
    for k in range(9):
        c.line([(108.8, 48 + 4 * k), (111.2, 48 + 4 * k)], RUST if k % 2 else INK, 0.9)
    for x, foot, tall in ((16, 50, 20), (30, 48, 14), (144, 49, 17)):
        props.tree(c, x, foot, tall, "#8a8550")


def three_pens(c):
    c.rect(-1, -1, 162, 92, "#5a2f2a", dots=500)
    c.round_rect(14, 8, 132, 76, 3, "#6f3b31", dots=420)
    c.line([(18, 12), (142, 12), (142, 80), (18, 80), (18, 12)], OCHRE, 0.5)
    for k, color in enumerate((DEEP, INK, RUST)):
        c.pen.save()
        c.pen.translate(80, 25 + 20 * k)
        c.pen.rotate(-0.14 + 0.03 * k)
        c.ellipse(2, 4.6, 46, 2.4, INK, alpha=0.3)
        c.round_rect(-46, -3.4, 60, 6.8, 3.2, color, dots=90)
        c.rect(13, -3, 4, 6, OCHRE)
        c.poly([(17, -2.8), (30, -2), (30, 2), (17, 2.8)], color)
        c.poly([(30, -2), (45, 0), (30, 2)], OCHRE)
        c.line([(34, 0), (45, 0)], INK, 0.35)
        c.circle(34, 0, 0.6, INK)
        c.line([(-40, -4), (-18, -4.2)], OCHRE, 1.1)
        c.line([(-42, -1), (8, -1)], PAPER, 0.5, 0.35)
        c.pen.restore()


def osk_on_bridge(c):
    c.sky("#c3d7d2", "#f1e7d0", until=46)
    c.hills(44, 16, "#8aa08c")
    c.hills(50, 10, MOSS, dots=160)
    c.sea(52, "#2f5d63", "#86a7a0")
    c.rect(-1, 42, 112, 5, STONE, dots=80)
    for k in range(3):
        x = 4 + 40 * k
        c.pen.rectangle(-1 + 40 * k, 46, 40, 22)
        c.pen.arc_negative(x + 16, 66, 15, math.tau, math.pi)
        c.fill("#9b9484", dots=80)
    for x in range(2, 112, 9):
        c.line([(x, 30), (x, 43)], INK, 0.7)
    c.line([(-2, 30), (111, 30)], INK, 1.2)
    c.line([(88, 44), (87, 32)], DEEP, 5)
    c.line([(93, 44), (93, 32)], DEEP, 5)
    c.line([(90, 32), (101, 21)], OCHRE, 9)
    c.line([(101, 23), (113, 30)], mix(OCHRE, INK, 0.15), 3.2)
    c.circle(114, 30.6, 1.5, SKINS[3])
    c.circle(107, 15, 4.6, SKINS[3])
    c.pen.arc(106.4, 14.2, 4.9, 2.4, 5.8)
    c.fill(BRICK)
    c.curve([(103, 14), (98, 16), (100, 20), (97, 22)], BRICK, 2)
    c.line([(114, 31), (114, 66)], PAPER, 0.4)
    c.poly([(112.8, 66), (115.2, 66), (116, 71), (112, 71)], RUST)
    for k in range(4):
        c.ellipse(114, 74, 3 + 3 * k, 0.6 + 0.6 * k, FOAM, alpha=0.18)


def faro_y_molino(c):
    c.sky("#8ec3d4", "#f2e9d2", until=52)
    c.circle(30, 18, 6, "#f6dc8e")
    c.sea(52, "#1f5a6d", "#79aeb8")
    c.pen.move_to(58, 92)
    c.pen.curve_to(62, 70, 70, 62, 84, 56)
    c.pen.curve_to(110, 50, 130, 54, 162, 48)
    c.pen.line_to(162, 92)
    c.fill("#7a6a55", dots=300)
    c.pen.move_to(80, 58)
    c.pen.curve_to(110, 50, 130, 54, 162, 48)
    c.pen.line_to(162, 55)
    c.pen.curve_to(130, 60, 110, 57, 80, 62)
    c.fill(LEAF, dots=120)
    props.lighthouse(c, 102, 56, 46)
    c.rect(108, 46, 18, 9, FOAM)
    c.poly([(106, 46), (117, 40), (128, 46)], RUST)
    c.rect(115, 49, 3, 6, DEEP)
    props.turbine(c, 141, 53, 34, turn=0.5)
    for x, y in ((40, 34), (52, 28), (66, 38)):
        c.curve([(x, y), (x + 2, y - 2), (x + 3, y - 1), (x + 4, y)], FOAM, 0.5)
        c.curve([(x + 4, y), (x + 5, y - 1), (x + 6, y - 2), (x + 8, y)], FOAM, 0.5)


def topic_skerran_barrier(c):
    c.rect(-1, -1, 162, 92, "#2e6a76", dots=400)
    for k in range(60):
        x, y = c.random.uniform(0, 160), c.random.uniform(0, 90)
        c.line([(x, y), (x + c.random.uniform(3, 9), y + 0.4)], "#7fb0b2", 0.3, 0.6)
    c.poly([(-2, -2), (52, -2), (38, 12), (24, 16), (14, 30), (-2, 36)], MOSS, dots=200)
    c.poly([(162, 92), (96, 92), (112, 80), (132, 74), (144, 60), (162, 56)], LEAF, dots=200)
    c.poly([(24, 18), (30, 12), (140, 66), (134, 74)], mix(STONE, PAPER, 0.4), dots=160)
    c.line([(28, 16), (136, 69)], PAPER, 0.5)
    for k in range(16):
        part = (k + 0.7) / 17
        x, y = 26 + 110 * part, 15 + 55 * part
        c.circle(x - 1.2, y + 2.6, 2.5, INK, alpha=0.8)
        c.circle(x, y, 2.3, FOAM)
        if 4 < k < 11:
            for wave in range(3):
                c.arc(x - 4 - 3 * wave, y + 8 + 6 * wave, 2.4 + wave, 0.6, 2.6, FOAM, 0.9 - 0.2 * wave, 0.9)
    c.poly([(96, 20), (103, 18), (106, 20), (98, 22)], FOAM)
    c.line([(92, 23), (84, 26)], FOAM, 0.5)


def topic_tidal_power(c):
    c.sky("#6fb0b4", "#0f3f4f", bands=9)
    c.wave(12, 1.6, 46, "#3f8a93")
    for k in range(5):
        c.curve([(-4, 26 + 13 * k), (40, 16 + 13 * k), (90, 38 + 13 * k), (164, 22 + 13 * k)], FOAM, 0.5, 0.4)
    c.hills(90, 7, "#25483f", dots=120)
    c.line([(80, 92), (80, 48)], STONE, 5)
    for k in range(3):
        angle = 0.4 + k * math.tau / 3
        tip = (80 + math.sin(angle) * 34, 46 - math.cos(angle) * 34)
        side = (80 + math.sin(angle + 0.35) * 15, 46 - math.cos(angle + 0.35) * 15)
        c.poly([(80, 46), side, tip], OCHRE, dots=60)
    c.circle(80, 46, 6, RUST)
    c.circle(80, 46, 2, PAPER)
    for x, y, turn in ((30, 58, 0.1), (22, 66, 0), (128, 36, -0.2), (136, 44, -0.1), (124, 50, -0.1)):
        herring(c, x, y, 6, turn)


def topic_wend_compact(c):
    c.rect(-1, -1, 162, 92, "#e6d6ad", dots=400)
    for points, color in ((((-2, -2), (70, -2), (62, 30), (76, 50), (-2, 70)), "#cdb87f"),
                          (((70, -2), (162, -2), (162, 52), (76, 50), (62, 30)), "#d9a98a"),
                          (((76, 50), (162, 52), (162, 92), (-2, 92), (-2, 70)), "#a9bc8d")):
        c.poly(points, color, dots=120)
    c.curve([(70, -2), (48, 26), (92, 40), (76, 52)], TEAL, 4)
    c.curve([(76, 52), (60, 62), (30, 60), (-4, 70)], TEAL, 5)
    c.curve([(76, 52), (100, 46), (130, 58), (164, 50)], TEAL, 2.6)
    for x, y in ((36, 28), (114, 26), (90, 74)):
        c.circle(x, y, 3, RUST)
        c.circle(x, y, 1.2, PAPER)
    c.round_rect(66, 40, 20, 20, 3, PAPER, alpha=0.9)
    c.line([(71, 46), (71, 55), (81, 46), (81, 55)], INK, 1)


def topic_mirela_osk(c):
    c.sky("#bcd3cd", "#efe6cd", until=52)
    c.hills(52, 16, "#86a08b")
    c.sea(52, "#2f6068", "#8fb0a8")
    c.line([(76, 90), (76, 26)], PAPER, 4)
    for k in range(13):
        c.line([(74.2, 30 + 4 * k), (77.8, 30 + 4 * k)], RUST if k % 3 == 0 else INK, 0.8)
    props.person(c, 42, 88, 74, MOSS, "#3d4a3a", 3, BRICK, arms=(12, 88))
    c.ellipse(42, 84, 14, 2, FOAM, alpha=0.6)
    c.wave(84, 0.6, 22, "#2f6068")
    c.rect(22, 54, 8, 6, PAPER)


def skerran_barrier_section(c):
    c.sky("#bcd6dc", "#eef0e4", until=34)
    c.sea(34, "#123f4c", "#6ba3a8", rows=7, dots=200)
    c.hills(86, 5, "#7a6a4f", dots=160)
    c.line([(0, 44), (160, 44)], PAPER, 0.4, 0.8)
    for x in (62, 96):
        c.rect(x - 9, 16, 18, 66, mix(STONE, PAPER, 0.25), dots=200)
        c.rect(x - 6, 20, 12, 6, DEEP)
        for y in (54, 70):
            c.circle(x, y, 6.4, INK)
            for k in range(3):
                angle = k * math.tau / 3 + 0.4
                c.ellipse(x + 3 * math.cos(angle), y + 3 * math.sin(angle), 3, 1.1, OCHRE, turn=angle)
            c.circle(x, y, 1.3, RUST)
    c.rect(-2, 10, 164, 6, "#d7cdb8", dots=120)
    for k in range(4):
        c.curve([(8, 50 + 8 * k), (24, 46 + 8 * k), (36, 54 + 8 * k), (48, 50 + 8 * k)], FOAM, 0.6, 0.7)
        c.curve([(110, 50 + 8 * k), (124, 46 + 8 * k), (138, 54 + 8 * k), (152, 50 + 8 * k)], FOAM, 0.6, 0.7)


def seagrass_map(c):
    c.rect(-1, -1, 162, 92, "#a9cfd0", dots=300)
    c.poly([(-2, -2), (46, -2), (52, 14), (38, 28), (30, 52), (14, 66), (-2, 92)], SAND, dots=160)
    c.poly([(162, -2), (126, -2), (118, 18), (132, 40), (126, 64), (142, 92), (162, 92)], SAND, dots=160)
    for x, y, rx, ry in ((58, 30, 9, 5), (50, 52, 12, 7), (74, 66, 10, 6), (104, 50, 9, 8), (98, 24, 7, 5), (40, 74, 11, 5)):
        c.ellipse(x, y, rx + 3, ry + 2.4, LEAF, turn=0.3, alpha=0.55)
        c.ellipse(x, y, rx, ry, MOSS, turn=0.3, dots=60)
    c.line([(50, 12), (122, 30)], STONE, 1.4)
    for k in range(9):
        c.circle(54 + 8 * k, 13 + 2 * k, 0.9, INK)
    c.line([(12, 84), (42, 84)], INK, 0.7)
    for x in (12, 27, 42):
        c.line([(x, 82.6), (x, 85.4)], INK, 0.7)
    c.poly([(148, 10), (151, 18), (148, 16), (145, 18)], RUST)


NEWS = {function.__name__.replace("_", "-"): function for function in (
    skerran_barrier_dawn, halcyon_under_tow, seagrass_quadrat, strait_swim_start, ferry_bench, cranes_at_rest,
    refrigeration_class, herring_on_ice, closed_on_friday, kettle_and_meter, wend_talks_table, wend_low_water, three_pens,
    osk_on_bridge, faro_y_molino, topic_skerran_barrier, topic_tidal_power, topic_wend_compact, topic_mirela_osk, skerran_barrier_section,
    seagrass_map)}
