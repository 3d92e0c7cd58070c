"""Those who write: simple heads on a ground of one ink. None is like anybody."""

from . import props
from .canvas import BRICK, DEEP, FOAM, INK, MIST, MOSS, NIGHT, OCHRE, PLUM, ROSE, RUST, SAND, SKY, STONE, TEAL

# Who: ground, skin, hair, its style, coat, glasses.
PEOPLE = {
    "tamsin-orrell": (SKY, 0, RUST, "bun", DEEP, False),
    "jonas-abbeko": (OCHRE, 2, INK, "beard", PLUM, True),
    "lidia-farrow": (ROSE, 3, STONE, "long", INK, True),
    "henrik-solvay-moss": (MIST, 0, STONE, "bald", MOSS, True),
    "priya-calloway": (TEAL, 1, INK, "long", OCHRE, False),
    "oskar-lindqvist-bray": (PLUM, 3, "#d9b36a", "short", INK, False),
    "maeve-dunstan": (DEEP, 0, BRICK, "curls", RUST, False),
    "ruben-achterberg": (SAND, 0, FOAM, "beard", BRICK, False),
    "ellen-varkas": (MOSS, 3, NIGHT, "bun", FOAM, True),
    "salma-al-rihani": (SAND, 1, PLUM, "scarf", TEAL, False),
    "arash-mehrabadi": (SKY, 3, INK, "beard", NIGHT, False),
    "carla-benavides-roth": (OCHRE, 1, "#3b241c", "curls", DEEP, False),
}
SIZE = (100, 100, 5)


def portrait(canvas, who):
    ground, skin, hair, style, coat, glasses = PEOPLE[who]
    canvas.rect(-1, -1, 102, 102, ground, dots=300)
    canvas.circle(50, 52, 40, FOAM, alpha=0.22)
    props.head(canvas, 50, 46, 31, skin, hair, style, coat, glasses)


PORTRAITS = {f"portrait-{who}": lambda canvas, who=who: portrait(canvas, who) for who in PEOPLE}
