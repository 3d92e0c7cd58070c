"""Runs the commands of a document, and compares what they print with what stands behind them.

usage: readme.py DOCUMENT ADDRESS: the Markdown file, and the server that stands for http://127.0.0.1:8080 in it

Each block of `sh` is run, all in one shell, in their order. A block with `<!-- not run: REASON -->` above it is left out. A
block of `json` or of no language right behind it is what has to be printed: line breaks aside, and whatever stands in place
of each `…`. Of headers, those that are shown have to be there. What is another in each run, such as moments, may be another."""

import re
import subprocess
import sys
from pathlib import Path

WRITTEN_ADDRESS = "http://127.0.0.1:8080"
# A moment, in answers; and members whose values differ from run to run.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
MOVING = re.compile(r'"(next|requestId|editToken|views)":("[^"]*"|\d+)')
MARK = "----- end of block"


class Block:
    """A command or several, and what has to be printed; None where nothing is said of it."""

    def __init__(self, line, commands):
        self.line = line
        self.commands = commands
        self.answer = None


def blocks(text):
    """The blocks of commands of a document, in order."""
    found = []
    previous, left_out, inside = None, False, None
    for number, line in enumerate(text.splitlines(), 1):
        if inside is not None:
            if line != "```":
                inside.append(line)
                continue
            content, inside = "\n".join(inside), None
            if language == "sh":
                previous = None if left_out else Block(start, content)
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
            # What is shown behind other words is no answer of the block above.
            previous, left_out = None, False
    return found


def run(found, address):
    """What each block prints."""
    script = "".join(f"{b.commands}\nprintf '\\n%s\\n' '{MARK}'\n" for b in found)
    script = script.replace(WRITTEN_ADDRESS, address).replace("curl ", "curl -sS ")
    done = subprocess.run(["bash", "-euc", script], capture_output=True, text=True, timeout=120)
    printed = done.stdout.split(f"\n{MARK}\n")[:-1]
    if done.returncode or done.stderr:
        line = found[min(len(printed), len(found) - 1)].line
        sys.exit(f"README.md:{line}: status {done.returncode}: {done.stderr}")
    return printed


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


def faults(block, printed):
    """What is not as the document says."""
    printed = printed.replace("\r\n", "\n")
    if block.answer is None:
        return [] if '"urn:broadsheet:problem:' not in printed else ["is a problem"]
    shown, body = block.answer, printed
    missing = []
    if shown.startswith("HTTP/"):
        shown_head, _, shown = shown.partition("\n\n")
        head, _, body = printed.partition("\n\n")
        present = {line.lower() for line in head.split("\n")}
        missing = [f"has no {line}" for line in shown_head.split("\n") if line.lower() not in present]
    if not pattern(shown).fullmatch(body.strip().replace("\n", "")):
        missing.append(f"is not answered as\n{shown}\n")
    return missing


document, address = Path(sys.argv[1]), sys.argv[2]
found = blocks(document.read_text())
wrong = 0
for block, printed in zip(found, run(found, address), strict=True):
    for fault in faults(block, printed):
        wrong += 1
        print(f"{document.name}:{block.line}: {fault}but by\n{printed}\n" if "\n" in fault else
              f"{document.name}:{block.line}: {fault}: {printed}")
print(f"{len(found) - min(wrong, len(found))} passed, {wrong} failed")
sys.exit(1 if wrong or not found else 0)
