"""Follows a document as a newcomer does: runs its commands in their order on a fresh machine, and prints each step.

usage: newcomer.py DOCUMENT COMMAND...: the Markdown file, and the command behind which a shell runs on that machine

All blocks are run in one shell, which ends with the first command that fails. documents.py says which blocks, and what has to be
printed."""

import subprocess
import sys
import time
from pathlib import Path

from documents import blocks, pattern

MARK = "----- end of block"


def script(found):
    return "".join(f"{block.commands}\nprintf '\\n%s\\n' '{MARK}'\n" for block in found)


def printed(shell):
    """What each block has printed, as soon as it ends; at last what was printed by one that did not."""
    lines = []
    for line in shell.stdout:
        if line.rstrip("\n") == MARK:
            yield "".join(lines).strip(), True
            lines = []
        else:
            lines.append(line)
    yield "".join(lines).strip(), False


def fault(block, output, ended, errors):
    if not ended:
        return f"it failed: {output[-1500:]}\n{errors.read_text(errors='replace')[-3000:]}"
    if block.answer is not None and not pattern(block.answer).fullmatch(last_lines(output, block.answer)):
        return f"it is not answered as\n{block.answer}\nbut by\n{output[-1500:]}"
    return None


def last_lines(output, answer):
    """What is shown are the last lines of what is printed: what installs says much before."""
    return "".join(output.splitlines()[-len(answer.splitlines()):])


def main():
    document, command = Path(sys.argv[1]), sys.argv[2:]
    found = blocks(document.read_text())
    errors = Path(f"{document.name}.errors")
    shell = subprocess.Popen([*command, "bash", "-euo", "pipefail"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                             stderr=errors.open("w"), text=True, errors="replace")
    # A file, since commands that read would take the script for their input.
    shell.stdin.write(f"cat >/tmp/steps <<'{MARK} of all'\n{script(found)}{MARK} of all\ncd\nexec bash -euo pipefail /tmp/steps </dev/null\n")
    shell.stdin.close()
    began = time.monotonic()
    for number, (block, (output, ended)) in enumerate(zip(found, printed(shell))):
        place = f"{document.name}:{block.line}: {block.heading}"
        wrong = fault(block, output, ended, errors)
        if wrong:
            shell.kill()
            sys.exit(f"{place}: {wrong}\n{number} passed, 1 failed")
        print(f"ok: {place} ({time.monotonic() - began:.0f} s)", flush=True)
        began = time.monotonic()
    shell.wait()
    print(f"{len(found)} passed, 0 failed")


main()
