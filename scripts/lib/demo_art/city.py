"""The pictures of articles about towns, books, stages, trains and sport: each a function of the name that the article gives."""

import math

from . import props
from .canvas import (BRICK, DEEP, DUSK, FOAM, INK, LEAF, MIST, MOSS, NIGHT, OCHRE, PAPER, PLUM, ROSE, RUST, SAND, SKY, STONE,
                     TEAL, mix)


def ladders_on_wall(c):
    c.rect(-1, -1, 162, 92, BRICK, dots=300)
    for row in range(15):
        for column in range(17):
            c.rect(column * 10.4 - (row % 2) * 5.2, row * 6.2, 9.8, 5.6, mix("#a85a43", BRICK, c.random.random() * 0.7))
    c.line([(4, 12), (156, 12)], INK, 1.6)
    inks = [OCHRE, FOAM, TEAL, SAND, RUST, MIST, LEAF]
    for k in range(11):
        x, long, color = 9 + 13.6 * k, 30 + (k * 37 % 44), inks[k % 7]
        c.line([(x + 1.6, 16), (x + 1.6, 14 + long)], INK, 1.1, 0.35)
        for side in (0, 7):
            c.line([(x + side, 13), (x + side + (0.8 if side else -0.8), 14 + long)], color, 1.2)
        for rung in range(int(long / 6)):
            c.line([(x, 18 + 6 * rung), (x + 7, 18 + 6 * rung)], color, 0.9)
        c.arc(x + 3.5, 13, 2, math.pi, math.tau, STONE, 0.7)
        c.poly([(x + 2, 20), (x + 5, 20), (x + 5.6, 24), (x + 1.4, 24)], PAPER)
    c.rect(-1, 86, 162, 6, STONE)


def floor_plan_pencil(c):
    c.rect(-1, -1, 162, 92, "#274d66", dots=300)
    for k in range(0, 160, 5):
        c.line([(k, -1), (k, 91)], SKY, 0.12, 0.35)
    for k in range(0, 90, 5):
        c.line([(-1, k), (161, k)], SKY, 0.12, 0.35)
    c.line([(12, 12), (148, 12), (148, 78), (12, 78), (12, 12)], FOAM, 1.6)
    for x in range(20, 146, 8):
        for y in (12, 78):
            c.line([(x, y), (x + 5, y)], SKY, 2.4)
    for k in range(6):
        x = 12 + 22.7 * k
        c.line([(x, 12), (x, 30)], FOAM, 0.8)
        c.line([(x, 60), (x, 78)], FOAM, 0.8)
        c.arc(x + 8, 30, 6, -math.pi / 2, 0, FOAM, 0.4)
    c.line([(12, 30), (148, 30)], FOAM, 0.8)
    c.line([(12, 60), (148, 60)], FOAM, 0.8)
    for x in (70, 82):
        c.line([(x, 38), (x + 8, 38), (x + 8, 52), (x, 52), (x, 38), (x + 8, 52)], FOAM, 0.7)
    for k in range(3):
        c.pen.save()
        c.pen.translate(81, 45)
        c.pen.rotate(0.06 * k)
        c.pen.scale(25 + k, 11.5 + 0.5 * k)
        c.pen.arc(0, 0, 1, 0.2 * k, math.tau + 0.1 * k)
        c.pen.restore()
        c.stroke(RUST, 0.7, 0.9)
    c.pen.save()
    c.pen.translate(106, 53)
    c.pen.rotate(0.62)
    c.poly([(0, 0), (7, -2.6), (7, 2.6)], PAPER)
    c.poly([(0, 0), (2.4, -0.9), (2.4, 0.9)], INK)
    c.rect(7, -2.6, 40, 5.2, OCHRE, dots=60)
    c.rect(7, -0.9, 40, 1.8, mix(OCHRE, PAPER, 0.4))
    c.rect(47, -2.6, 4, 5.2, STONE)
    c.round_rect(51, -2.6, 5, 5.2, 2, ROSE)
    c.pen.restore()


def courtyard_cinema(c):
    c.sky("#141c3a", "#46426b", until=50)
    c.stars(70, 34)
    c.rect(-1, 30, 44, 40, "#a3714e", dots=180)
    c.rect(118, 26, 44, 44, "#8f6145", dots=180)
    for x, y in ((8, 38), (24, 38), (126, 35), (143, 35)):
        c.pen.arc(x + 5, y + 4, 5, math.pi, math.tau)
        c.pen.line_to(x + 10, y + 15)
        c.pen.line_to(x, y + 15)
        c.fill(OCHRE if x in (24, 126) else NIGHT)
    c.rect(-1, 58, 162, 34, "#6d4c3c", dots=200)
    props.tree(c, 44, 62, 42, "#36503b")
    props.tree(c, 117, 62, 42, "#36503b")
    for x, y in ((40, 34), (49, 30), (112, 33), (121, 38), (45, 41)):
        c.circle(x, y, 1.2, RUST)
    c.line([(42, 20), (120, 20)], PAPER, 0.4)
    c.rect(50, 20, 61, 36, "#fdf4dc")
    c.rect(52, 22, 57, 32, SKY)
    c.pen.rectangle(52, 22, 57, 32)
    c.pen.save()
    c.pen.clip()
    c.circle(96, 32, 5, "#f6dc8e")
    c.poly([(50, 46), (111, 46), (111, 56), (50, 56)], TEAL)
    props.ferry(c, 62, 48, 22)
    c.pen.restore()
    c.poly([(80, 92), (50, 56), (111, 56)], "#fdf4dc", alpha=0.12)
    for row in range(3):
        y = 67 + 8 * row
        c.poly([(18 - 7 * row, y - 2), (142 + 7 * row, y - 2), (146 + 7 * row, y + 5), (14 - 7 * row, y + 5)], [RUST, BRICK, PLUM][row], dots=60)
        for k in range(10 + row):
            x = 22 - 6 * row + k * (118 + 12 * row) / (9 + row) + c.random.uniform(-2, 2)
            size = 3.2 + 0.7 * row
            c.ellipse(x, y + 1.2, size * 1.1, size, c.random.choice([INK, DEEP, NIGHT, "#3c2a3f"]))
            c.circle(x, y - size, size * 0.55, "#1b1a26")


def biennale_hull_at_night(c):
    c.sky("#0f1a33", "#33406b", until=76)
    c.stars(50, 30)
    c.glow(80, 66, 62, OCHRE, rings=6, alpha=0.11)
    c.rect(-1, 76, 162, 16, "#241f2b", dots=160)
    c.poly([(30, 76), (130, 76), (118, 79), (42, 79)], OCHRE, alpha=0.6)
    for k in range(13):
        part = (k - 6) / 6
        x = 80 + 66 * part
        tall = 60 - 26 * part * part
        lean = 9 * part
        c.curve([(80 + 52 * part, 76), (x, 70), (x + lean, 76 - tall * 0.6), (x + lean * 0.6, 76 - tall)], "#f2c66d" if k % 2 else "#c98d45", 1.7)
    for y, bend in ((30, -5), (44, -2), (58, 0)):
        c.curve([(14 + y * 0.16, y - 6), (50, y + 8 + bend), (110, y + 8 + bend), (146 - y * 0.16, y - 6)], "#a86a35", 1.5)
    c.curve([(8, 40), (40, 84), (120, 84), (152, 40)], "#f2c66d", 2)
    props.crowd(c, 34, 126, 84, 15, 14, [INK, "#2a2236", "#3a2b33"], lit="#171521")
    props.scaffold(c, 134, 36, 24, 40, 3, 4, "#7c7f93")
    props.scaffold(c, 2, 42, 20, 34, 3, 4, "#7c7f93")


def eight_at_finish(c):
    c.sky("#a8cbd3", "#f3e7c9", until=28)
    c.hills(29, 11, "#7f9b84", rough=4)
    c.rect(-1, 26, 162, 5, MOSS)
    props.crowd(c, 2, 158, 31, 7, 34, [RUST, OCHRE, DEEP, PLUM, FOAM])
    c.sea(31, "#2b5f70", "#86b2b4", rows=10)
    props.rower_boat(c, 26, 49, 96, FOAM, RUST)
    props.rower_boat(c, 30, 71, 102, OCHRE, DEEP, patch=RUST)
    c.line([(131, 30), (137, 92)], FOAM, 0.5, 0.6)
    for x, y in ((131, 34), (134, 60), (137, 88)):
        c.circle(x, y, 2 + y * 0.02, RUST)
    c.line([(131, 34), (131, 18)], INK, 0.8)
    for row in range(3):
        for column in range(4):
            c.rect(132 + 3.4 * column, 18 + 3 * row, 3.4, 3, INK if (row + column) % 2 else FOAM)


def market_hall_roof(c):
    c.rect(-1, -1, 162, 92, "#cfe3df")
    for k in range(16):
        for row in range(8):
            part = row / 8
            left, right = 80 + (k * 10.7 - 80) * (0.25 + part) * 1.3, 80 + (k * 10.7 + 9.6 - 80) * (0.25 + part) * 1.3
            c.poly([(left, 6 + 6.4 * row), (right, 6 + 6.4 * row), (right + (right - 80) * 0.12, 12 + 6.4 * row), (left + (left - 80) * 0.12, 12 + 6.4 * row)],
                   mix(SKY, "#fdf3cf", c.random.random()))
    for k in range(5):
        y, r = 60 - 5 * k, 92 - 14.5 * k
        c.arc(80, y + 24, r, math.pi * 1.02, math.pi * 1.98, [INK, DEEP, "#2f6270", TEAL, "#6d9d9d"][k], 3 - 0.45 * k)
    for k in (-3, -2, -1, 0, 1, 2, 3):
        c.line([(80 + 6 * k, 8), (80 + 36 * k, 56)], DEEP, 0.7)
    for k in range(4):
        c.poly([(20 + 34 * k, -2), (34 + 34 * k, -2), (10 + 30 * k, 92), (-14 + 30 * k, 92)], "#fff6d6", alpha=0.28)
    c.rect(-1, 66, 162, 26, "#8a7358", dots=160)
    for k in range(6):
        x, color = 2 + 27 * k, [RUST, OCHRE, TEAL, PLUM, MOSS, BRICK][k]
        c.rect(x, 68, 22, 9, mix(color, INK, 0.35))
        for stripe in range(6):
            c.poly([(x - 1 + 4 * stripe, 57), (x + 3 + 4 * stripe, 57), (x + 3 + 4 * stripe, 63), (x - 1 + 4 * stripe, 63)], color if stripe % 2 else PAPER)
        for fruit in range(8):
            c.circle(x + 2 + 2.6 * fruit, 67.6, 1.5, c.random.choice([RUST, OCHRE, LEAF, ROSE, "#d9863f"]))
    props.crowd(c, 4, 156, 90, 16, 13, [DEEP, RUST, PLUM, OCHRE, MOSS, FOAM])


def qanat_shaft(c):
    c.rect(-1, -1, 162, 92, "#241a17")
    for k in range(12):
        part = k / 11
        c.ellipse(80 + 3 * math.sin(k), 42 - 8 * part, 76 * (1 - part) + 15, 62 * (1 - part) + 12, mix("#3a2a22", "#b98a58", part), dots=90)
    c.ellipse(80, 33, 15, 12, "#fbeec4")
    c.ellipse(80, 33, 12, 9.6, "#9fd0da")
    c.poly([(70, 40), (90, 40), (112, 92), (48, 92)], "#fbeec4", alpha=0.16)
    c.line([(80, 23), (80, 66)], PAPER, 0.5)
    c.line([(72, 25), (88, 25)], BRICK, 1.2)
    c.poly([(76.4, 66), (83.6, 66), (82.4, 74), (77.6, 74)], STONE, dots=20)
    c.arc(80, 66, 3.6, math.pi, math.tau, STONE, 0.5)
    c.ellipse(80, 88, 62, 10, "#1f5a66")
    for k in range(4):
        c.ellipse(80, 86, 10 + 9 * k, 1.5 + 1.1 * k, "#cfe7e2", alpha=0.14)
    props.person(c, 34, 90, 30, OCHRE, "#4a3a2d", 2, INK, arms=(8, 62), hat=FOAM)
    c.circle(46, 71, 1.6, "#fdf0b0")
    c.glow(46, 71, 9, OCHRE, alpha=0.12)


def dark_windows_south_basin(c):
    c.sky("#2c3560", "#e09a78", until=74)
    for x, top, wide in ((2, 40, 22), (120, 34, 24), (142, 48, 20), (24, 54, 16)):
        c.rect(x, top, wide, 40, mix(NIGHT, DUSK, 0.35))
        props.windows(c, x + 3, top + 4, wide // 5, 5, (4.6, 6), (2.6, 3.4), mix(NIGHT, DUSK, 0.2))
    c.rect(54, 6, 54, 70, "#1b2544", dots=160)
    c.poly([(108, 6), (120, 12), (120, 76), (108, 76)], "#131b35")
    props.windows(c, 58, 10, 9, 11, (5.3, 5.9), (3.8, 4), "#2d3a63", lit={(2, 3), (6, 5), (4, 8)}, light="#f6cf72")
    c.glow(70, 30, 7, OCHRE, alpha=0.08)
    c.rect(-1, 74, 162, 3, INK)
    c.sea(76, "#141c38", "#5a5475", rows=5, crest="#e0a988", dots=80)
    c.rect(64, 79, 3, 9, "#f6cf72", alpha=0.35)
    c.rect(84, 78, 3, 10, "#f6cf72", alpha=0.3)


def manuscript_open(c):
    c.rect(-1, -1, 162, 92, "#c79a63", dots=400)
    c.rect(108, 4, 44, 58, "#8a5f3a")
    for k in range(6):
        for row in range(8):
            c.circle(113.4 + 6.8 * k, 9 + 7 * row, 2.6, "#fdebb9")
            c.line([(113.4 + 6.8 * k, 5.6 + 7 * row), (116.8 + 6.8 * k, 9 + 7 * row), (113.4 + 6.8 * k, 12.4 + 7 * row)], "#8a5f3a", 0.4)
    c.poly([(110, 62), (150, 62), (110, 92), (40, 92)], "#fdebb9", alpha=0.25)
    c.line([(40, 90), (92, 62)], "#5d3a26", 4)
    c.line([(100, 90), (48, 62)], "#5d3a26", 4)
    for side in (-1, 1):
        c.pen.move_to(70, 66)
        c.pen.curve_to(70 + side * 14, 58, 70 + side * 36, 58, 70 + side * 52, 64)
        c.pen.line_to(70 + side * 47, 20)
        c.pen.curve_to(70 + side * 32, 14, 70 + side * 12, 15, 70, 23)
        c.pen.close_path()
        c.fill(mix(PAPER, SAND, 0.25 if side < 0 else 0.05), dots=200)
        for row in range(9):
            y = 25.5 + 3.9 * row
            for word in range(4):
                x = 70 + side * (5 + 8.4 * word)
                long = side * c.random.uniform(4.5, 7)
                c.curve([(x, y), (x + long * 0.3, y - 1.8), (x + long * 0.5, y + 1.9), (x + long, y - 0.3)], "#3b2a20" if row else RUST, 0.55)
        for row in range(5):
            c.line([(70 + side * 41, 32 + 4 * row), (70 + side * 45, 32 + 4 * row)], RUST, 0.4)
    c.rect(24, 21, 37, 0.6, OCHRE)
    c.line([(70, 23), (70, 66)], "#8a6a44", 0.7)
    c.poly([(66, 66), (71, 66), (70, 82), (68.4, 79), (66.6, 82)], RUST)


def nachtzug_fenster(c):
    c.rect(-1, -1, 162, 92, "#4a2f33", dots=260)
    c.round_rect(22, 6, 116, 66, 6, "#7d5548")
    c.round_rect(26, 10, 108, 58, 4, NIGHT)
    c.pen.rectangle(26, 10, 108, 58)
    c.pen.save()
    c.pen.clip()
    c.stars(40, 30)
    c.hills(52, 14, "#232f55")
    c.rect(20, 50, 130, 20, "#2b2f48")
    c.rect(40, 34, 62, 20, "#3b3f60")
    c.poly([(36, 34), (71, 24), (106, 34)], "#2f3352")
    c.circle(71, 31, 3, "#fdeebc")
    for k in range(5):
        c.pen.arc(47 + 12 * k, 42, 3.4, math.pi, math.tau)
        c.pen.line_to(50.4 + 12 * k, 54)
        c.pen.line_to(43.6 + 12 * k, 54)
        c.fill("#f6cf72")
    for x in (30, 112, 126):
        c.line([(x, 60), (x, 36)], STONE, 0.7)
        c.circle(x, 35, 1.5, "#fdeebc")
        c.glow(x, 35, 8, OCHRE, alpha=0.13)
    c.rect(20, 58, 130, 3, STONE)
    props.person(c, 118, 58, 13, RUST, INK, 1)
    c.poly([(60, 8), (78, 8), (56, 70), (38, 70)], FOAM, alpha=0.06)
    c.pen.restore()
    for side in (0, 1):
        for k in range(5):
            x = (12 + 3.4 * k) if not side else (131 + 3.4 * k)
            c.line([(x, 0), (x + (2 if side else -2), 72)], "#8f3b3f" if k % 2 else "#a34a47", 4)
    c.round_rect(34, 76, 92, 5, 1.5, "#b5835a", dots=60)
    c.rect(74, 66, 7, 10, PAPER)
    c.line([(81, 69), (84, 70), (84, 73), (81, 74)], PAPER, 0.9)
    c.round_rect(94, 73, 17, 3, 1, DEEP)


def sleeper_corridor(c):
    c.rect(-1, -1, 162, 92, "#1d2740")
    c.poly([(-2, -2), (60, 30), (60, 60), (-2, 92)], "#7b4b3a", dots=300)
    c.poly([(162, -2), (100, 30), (100, 60), (162, 92)], "#2b3c58", dots=120)
    c.poly([(-2, -2), (162, -2), (100, 30), (60, 30)], "#d8c49a", dots=120)
    c.poly([(-2, 92), (60, 60), (100, 60), (162, 92)], "#8a2f35", dots=240)
    c.rect(60, 30, 40, 30, "#3d5570")
    c.rect(70, 34, 20, 26, "#a5653f")
    c.rect(74, 38, 12, 9, "#f6cf72")
    for k, (a, b) in enumerate(((2, 18), (24, 36), (41, 49))):
        low, high = (lambda x: 92 - 32 * (x + 2) / 62), (lambda x: -2 + 32 * (x + 2) / 62)
        c.poly([(a, high(a) + 14 - 4 * k), (b, high(b) + 12 - 3 * k), (b, low(b) - 1), (a, low(a) - 1)], "#5d3528", dots=60)
        c.circle(b - 2, 46 + k, 0.9 - 0.2 * k, OCHRE)
        c.rect((a + b) / 2 - 2 + 0.3 * k, 30 + 2 * k, 5 - k, 3.4 - 0.6 * k, PAPER)
    for k, (a, b) in enumerate(((136, 158), (118, 132), (106, 115))):
        c.poly([(a, 24 + 3 * k), (b, 16 + 4 * k), (b, 58 - 2 * k), (a, 54 - 2 * k)], NIGHT)
        c.line([((a + b) / 2, 30), ((a + b) / 2 + 3, 32)], "#fdeebc", 0.8)
        c.line([(a - 1, 56 - 2 * k), (b + 1, 60 - 2 * k)], OCHRE, 0.8)
    for k in range(4):
        c.ellipse(80, 2 + 8 * k, 9 - 2 * k, 2.2 - 0.45 * k, "#fff3cf")
    c.poly([(66, 92), (76, 60), (84, 60), (94, 92)], "#b34a48", dots=60)


def reels_in_crate(c):
    c.rect(-1, -1, 162, 92, "#35434a", dots=300)
    c.poly([(10, 60), (150, 60), (170, 92), (-10, 92)], "#4d3a2c", dots=200)
    c.glow(40, 10, 40, OCHRE, alpha=0.08)
    c.poly([(22, 34), (138, 34), (146, 80), (14, 80)], "#8a5f3a", dots=200)
    c.poly([(27, 37), (133, 37), (138, 60), (22, 60)], "#4a301f")
    for k, (x, y, r) in enumerate(((40, 42, 15), (66, 38, 17), (94, 41, 15.5), (120, 43, 14))):
        props.reel(c, x, y, r, mix(STONE, FOAM, 0.2 * k), turn=0.5 * k)
    c.poly([(14, 56), (146, 56), (150, 84), (10, 84)], "#a8754a", dots=420)
    for y in (65, 75):
        c.line([(12, y), (148, y)], "#6d4529", 0.6)
    for x in (16, 144):
        for y in (60, 70, 80):
            c.circle(x, y, 0.7, INK)
    c.rect(62, 62, 36, 15, PAPER, dots=60)
    c.line([(66, 67), (92, 67)], INK, 0.9)
    c.line([(66, 72), (84, 72)], RUST, 0.9)
    c.circle(108, 69, 4, RUST, dots=20)
    c.curve([(34, 52), (20, 66), (6, 70), (2, 88)], "#5a3324", 1.1)


def toaster_on_bench(c):
    props.room(c, "#3f6169", "#b98c5f", until=58)
    for k, (x, color) in enumerate(((14, RUST), (24, OCHRE), (34, FOAM), (128, STONE), (138, RUST), (148, OCHRE))):
        c.rect(x, 10, 2.4, 15 + k % 3 * 4, color)
        c.rect(x + 0.5, 25 + k % 3 * 4, 1.4, 14, STONE)
    c.line([(8, 9), (44, 9)], SAND, 1.4)
    c.line([(122, 9), (156, 9)], SAND, 1.4)
    c.line([(80, -2), (80, 9)], INK, 0.8)
    c.poly([(70, 18), (90, 18), (85, 9), (75, 9)], OCHRE)
    c.poly([(70, 18), (90, 18), (122, 86), (38, 86)], "#fff0c0", alpha=0.16)
    c.ellipse(72, 76, 36, 4, BRICK, alpha=0.5)
    c.round_rect(42, 40, 56, 34, 8, "#cfd6d8", dots=320)
    c.rect(52, 46, 36, 22, INK)
    for k in range(8):
        c.line([(54, 48.5 + 2.5 * k), (86, 48.5 + 2.5 * k)], "#e8814f" if k % 2 else RUST, 0.7)
    for k in range(9):
        c.arc(92, 48 + 2 * k, 1.6, -1.6, 1.6, OCHRE, 0.5)
    c.rect(99, 52, 5, 3, INK)
    c.curve([(42, 66), (26, 62), (30, 84), (8, 80)], INK, 1.2)
    c.poly([(106, 68), (148, 68), (152, 82), (103, 82)], "#9fae9a", dots=120)
    for row in range(2):
        for column in range(5):
            x, y = 110 + 8.3 * column - row, 72 + 6 * row
            c.ellipse(x, y, 3.2, 2.2, "#7d8c7a")
            for _ in range(3):
                c.circle(x + c.random.uniform(-1.6, 1.6), y + c.random.uniform(-0.8, 0.8), 0.45, FOAM)
    c.line([(112, 56), (132, 48)], RUST, 3)
    c.line([(132, 48), (146, 42.5)], STONE, 1)


def lamp_room_cover(c):
    c.rect(-1, -1, 92, 122, "#18324a", dots=420)
    c.rect(5, 5, 80, 110, "#1f3f5a", dots=260)
    c.line([(5, 5), (85, 5), (85, 115), (5, 115), (5, 5)], OCHRE, 0.6)
    for row in range(3):
        c.rect(10, 61 + 17 * row, 70, 1.6, BRICK)
        for k in range(5):
            x, foot = 17 + 14 * k, 61 + 17 * row
            if (row, k) == (1, 3):
                c.ellipse(x, foot, 3.6, 0.6, OCHRE, alpha=0.5)
                continue
            c.glow(x, foot - 6, 6, OCHRE, alpha=0.09)
            c.rect(x - 3.2, foot - 2, 6.4, 2, "#b98536")
            c.round_rect(x - 2.4, foot - 9, 4.8, 7, 1.8, "#fdeebc")
            c.poly([(x - 3, foot - 9), (x, foot - 12), (x + 3, foot - 9)], "#b98536")
            c.arc(x, foot - 12, 1.4, math.pi, math.tau, "#b98536", 0.5)
    c.pen.select_font_face("DejaVu Serif", 0, 1)
    for text, size, y, color in (("THE", 7, 20, PAPER), ("LAMP", 15, 33, PAPER), ("ROOM", 15, 46, PAPER), ("CORDELIA VANCE", 5.4, 109, OCHRE)):
        c.pen.set_font_size(size)
        wide = c.pen.text_extents(text).x_advance
        c.pen.move_to(45 - wide / 2, y)
        c.pen.text_path(text)
        c.fill(color)


def tide_ledger(c):
    c.rect(-1, -1, 162, 92, "#5d4334", dots=300)
    c.pen.save()
    c.pen.translate(80, 46)
    c.pen.rotate(-0.05)
    c.rect(-66, -40, 132, 84, "#efe0bd", dots=500)
    c.rect(-66, -40, 132, 9, "#e0cb9c")
    for x in (-52, -30, -8, 14, 36):
        c.line([(x, -40), (x, 44)], RUST, 0.35, 0.8)
    for row in range(13):
        y = -25 + 5.2 * row
        c.line([(-66, y + 1.6), (66, y + 1.6)], "#a9b9b4", 0.25)
        for x in (-62, -49, -27, -5, 17, 39):
            for digit in range(4 if x > -60 else 2):
                at = x + 3.1 * digit
                c.curve([(at, y - 2.2), (at + c.random.uniform(0, 2.2), y - 2.6), (at + c.random.uniform(-0.6, 2.2), y + 0.4), (at + 1.5, y + 0.4)], "#6b4226", 0.5)
    c.ellipse(28, 12, 9, 7.4, "#4a2c1a", alpha=0.85)
    for _ in range(16):
        c.circle(28 + c.random.gauss(0, 8), 12 + c.random.gauss(0, 7), c.random.uniform(0.4, 1.3), "#4a2c1a", alpha=0.8)
    for k, (x, y) in enumerate(((44, 24), (50, 30), (57, 34))):
        c.circle(x, y, 1.5, "#6b4226", alpha=0.75)
        for toe in range(4):
            c.circle(x - 1.6 + 1.1 * toe, y - 2.1 + 0.5 * abs(1.5 - toe), 0.55, "#6b4226", alpha=0.75)
    c.line([(46, 10), (60, 8)], "#6b4226", 0.5)
    c.pen.restore()
    c.line([(118, 80), (156, 58)], FOAM, 1.4)
    c.poly([(134, 70), (156, 50), (160, 60)], FOAM, dots=40)


def tram_six_night(c):
    c.sky("#141b33", "#3f4766", until=66)
    for x, top, wide in ((0, 20, 28), (30, 30, 22), (120, 14, 40), (54, 38, 20)):
        c.rect(x, top, wide, 50, mix(NIGHT, "#2a3357", c.random.random()))
        props.windows(c, x + 3, top + 4, wide // 6, 5, (5.6, 7), (3, 4), "#28325a", lit={(1, 2)}, light="#d9a95a")
    c.rect(-1, 66, 162, 26, "#23283d", dots=200)
    for side in (-1, 1):
        c.line([(80 + side * 3, 58), (80 + side * 34, 92)], "#9aa3b5", 0.8)
    c.round_rect(58, 26, 44, 42, 5, RUST, dots=160)
    c.round_rect(62, 31, 36, 18, 2, "#fbe7ac")
    c.line([(80, 31), (80, 49)], RUST, 1)
    c.rect(70, 27, 20, 3.6, INK)
    c.circle(80, 28.8, 1.3, "#fbe7ac")
    props.person(c, 72, 52, 18, DEEP, INK, 1)
    c.rect(58, 49, 44, 8, RUST)
    for x in (65, 95):
        c.circle(x, 59, 2.6, "#fff6d6")
        c.glow(x, 59, 13, "#fbe7ac", alpha=0.14)
        c.poly([(x - 2, 62), (x + 2, 62), (x + 9, 90), (x - 9, 90)], "#fbe7ac", alpha=0.15)
    c.line([(80, 26), (74, 18), (86, 18)], INK, 0.7)
    c.line([(-2, 15), (162, 18)], INK, 0.4)
    c.line([(122, 84), (122, 40)], STONE, 1.4)
    c.round_rect(116, 34, 12, 12, 2, OCHRE)
    c.pen.select_font_face("DejaVu Sans", 0, 1)
    c.pen.set_font_size(9)
    c.pen.move_to(119.2, 43.4)
    c.pen.text_path("6")
    c.fill(INK)
    c.rect(128, 70, 26, 2, STONE)
    c.line([(131, 72), (131, 82)], STONE, 1)
    c.line([(151, 72), (151, 82)], STONE, 1)
    c.rain(260)


def shade_map_street(c):
    c.rect(-1, -1, 162, 92, "#f7e7bd")
    c.rect(62, -1, 40, 60, SKY)
    c.poly([(-2, -2), (66, 14), (66, 62), (-2, 92)], "#d9a871", dots=300)
    c.poly([(162, -2), (98, 14), (98, 62), (162, 92)], "#e8c08c", dots=200)
    c.poly([(66, 58), (98, 58), (162, 92), (-2, 92)], "#f2dcae", dots=160)
    c.poly([(66, 58), (84, 58), (80, 92), (-2, 92)], "#a98560", alpha=0.75)
    for k, color in enumerate((RUST, TEAL, OCHRE, PLUM, ROSE)):
        y = 6 + 6 * k - 0.4 * k * k
        left, right = 12 + 11 * k, 148 - 10 * k
        c.pen.move_to(left, y)
        c.pen.curve_to(left + 20, y + 12 - k, right - 20, y + 12 - k, right, y)
        c.pen.line_to(right - 3, y + 6 - k)
        c.pen.curve_to(right - 24, y + 18 - 2 * k, left + 24, y + 18 - 2 * k, left + 3, y + 6 - k)
        c.pen.close_path()
        c.fill(color, dots=60)
    for x, y, s in ((14, 40, 1.4), (36, 40, 1.1), (54, 40, 0.8), (142, 38, 1.4), (118, 40, 1)):
        c.pen.arc(x, y, 5 * s, math.pi, math.tau)
        c.pen.line_to(x + 5 * s, y + 14 * s)
        c.pen.line_to(x - 5 * s, y + 14 * s)
        c.fill("#6b4a33" if x < 80 else DEEP)
    props.tree(c, 108, 64, 26, MOSS)
    props.tree(c, 126, 74, 36, LEAF)
    for k, (x, foot, tall) in enumerate(((40, 84, 24), (54, 80, 21), (66, 74, 17), (30, 90, 27), (74, 68, 14))):
        props.person(c, x, foot, tall, [RUST, FOAM, TEAL, OCHRE, PLUM][k], DEEP, k + 1, INK, arms=(20, 35))
        c.round_rect(x - tall * 0.1, foot - tall * 0.74, tall * 0.2, tall * 0.24, 1, [DEEP, BRICK, RUST, PLUM, TEAL][k])


def topic_open_rooms(c):
    c.rect(-1, -1, 162, 92, "#22304f", dots=300)
    for row in range(4):
        for column in range(7):
            x, y = 8 + 21.4 * column, 5 + 21.6 * row
            home = (row * 7 + column) % 4 == 1
            c.rect(x, y, 16.6, 16.6, "#f6cf72" if home else "#2f4069")
            if home:
                c.rect(x, y, 3.4, 16.6, RUST if row % 2 else TEAL)
                props.pot_plant(c, x + 12, y + 16.6, 8)
                c.circle(x + 8, y + 8, 1.7, BRICK)
                c.rect(x + 5.8, y + 9.6, 4.4, 7, DEEP)
            else:
                c.line([(x, y + 3 + row), (x + 16.6, y + 3 + row)], "#3d5080", 0.6)


def topic_nightlink(c):
    c.sky("#101a36", "#3c4670", until=64)
    c.stars(70, 40)
    c.circle(130, 20, 8, "#f7e6b4")
    c.circle(133, 18, 7, "#1b2646")
    c.hills(64, 18, "#1d2a4b")
    for k in range(3):
        x = -18 + 62 * k
        c.round_rect(x, 44, 58, 22, 4, DEEP if k % 2 else "#274d7a", dots=60)
        c.rect(x, 58, 58, 3, OCHRE)
        for window in range(6):
            c.round_rect(x + 4 + 9 * window, 48, 6, 6, 1, "#f6cf72" if (window + k) % 3 else NIGHT)
        for wheel in (10, 18, 40, 48):
            c.circle(x + wheel, 67, 2.6, STONE)
    c.rect(-1, 69, 162, 2, STONE)
    c.rect(-1, 71, 162, 24, "#141b30", dots=120)
    for x in range(0, 165, 7):
        c.line([(x, 74), (x - 3, 80)], "#3a4362", 1.4)


CITY = {function.__name__.replace("_", "-"): function for function in (
    ladders_on_wall, floor_plan_pencil, courtyard_cinema, biennale_hull_at_night, eight_at_finish, market_hall_roof,
    qanat_shaft, dark_windows_south_basin, manuscript_open, nachtzug_fenster, sleeper_corridor, reels_in_crate,
    toaster_on_bench, lamp_room_cover, tide_ledger, tram_six_night, shade_map_street, topic_open_rooms, topic_nightlink)}
