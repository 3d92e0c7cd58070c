"""Documents whose commands are run: the blocks in them, and what their answers allow.

A block with `<!-- not run: REASON -->` above it is left out. A block of `json` or of no language right behind one of `sh` is what that has to
print: line breaks aside, and whatever stands in place of each `…`."""

import re

# A moment, in answers; and members whose values differ from run to run.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
MOVING = re.compile(r'"(next|requestId|editToken|views)":("[^"]*"|\d+)')


class Block:
    """A command or several, and what has to be printed; None where nothing is said of it."""

    def __init__(self, line, heading, commands):
        self.line = line
        self.heading = heading
        self.commands = commands
        self.answer = None


def blocks(text):
    """The blocks of commands of a document, in order."""
    found = []
    heading, previous, left_out, inside = "", None, False, None
    for number, line in enumerate(text.splitlines(), 1):
        if inside is not None:
            if line != "```":
                inside.append(line)
                continue
            content, inside = "\n".join(inside), None
            if language == "sh":
                previous = None if left_out else Block(start, heading, content)
                if previous:
                    found.append(previous)
            elif language in ("", "json") and previous:
                previous.answer, previous = content, None
            left_out = False
        elif line.startswith("```"):
            language, start, inside = line[3:], number, []
        elif line.startswith("<!-- not run: "):
            left_out = True
        elif line.strip():
            if line.startswith("#"):
                heading = line.lstrip("# ")
            # What is shown behind other words is no answer of the block above.
            previous, left_out = None, False
    return found


def pattern(answer):
    """What a shown answer allows."""
    parts = []
    for part in re.split(r"\s*…\s*", re.sub(r"\n\s*", "", answer)):
        moving, end = "", 0
        for match in re.finditer(f"{MOMENT.pattern}|{MOVING.pattern}", part):
            name = match.group(1)
            any_value = f'"{name}":("[^"]*"|\\d+)' if name else MOMENT.pattern
            moving += re.escape(part[end:match.start()]) + any_value
            end = match.end()
        parts.append(moving + re.escape(part[end:]))
    return re.compile(".*".join(parts), re.DOTALL)
