"""What both stories in Python share: where the server is, and how a claim is made. Each story is told by one client alone:
a reader reads, comments and gets things wrong; an editor writes, changes and withdraws."""

import os
import sys

URL = os.environ["BROADSHEET_URL"]
KEY = os.environ["BROADSHEET_KEY"]
# Each client writes about another article, so that what it says differs from what the others said.
NAME = os.environ["BROADSHEET_CLIENT"]

# An article of the demo newsroom that has something of everything.
ARTICLE = "skerran-barrier-first-power"
claims = 0


def expect(holds: bool, what: str, *seen: object) -> None:
    """A claim that has to hold: else the story ends here."""
    global claims
    if not holds:
        sys.exit("\n".join([f"not so: {what}", *(repr(thing)[:2000] for thing in seen)]))
    claims += 1


def tell_the_end() -> None:
    print(f"{claims} claims hold")
