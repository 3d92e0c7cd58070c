"""Runs the commands of a document, and compares what they print with what stands behind them.

usage: readme.py DOCUMENT ADDRESS: the Markdown file, and the server that stands for http://127.0.0.1:8080 in it

Each block of `sh` is run, all in one shell, in their order. A block with `<!-- not run: REASON -->` above it is left out. A
block of `json` or of no language right behind it is what has to be printed: line breaks aside, and whatever stands in place
of each `…`. Of headers, those that are shown have to be there. What is another in each run, such as moments, may be another."""

import subprocess
import sys
from pathlib import Path

from documents import blocks, pattern

WRITTEN_ADDRESS = "http://127.0.0.1:8080"
MARK = "----- end of block"


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
