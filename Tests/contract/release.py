"""Makes openapi.yaml the contract that later ones are compared with: writes released.json. Started by
scripts/release-contract."""

import argparse
import json
import sys
from pathlib import Path

import compatibility
from document import load

ROOT = Path(__file__).resolve().parents[2]
RELEASED = ROOT / "Tests" / "contract" / "released.json"


def released():
    """The contract of the last release."""
    return json.loads(RELEASED.read_text())


def main():
    parser = argparse.ArgumentParser(prog="scripts/release-contract", description=__doc__)
    parser.add_argument("--anyway", action="store_true", help="also where it breaks those who rely on the last release")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where the present contract is another one")
    options = parser.parse_args()
    new = compatibility.reduced(load(ROOT / "openapi.yaml"))
    if options.check:
        sys.exit(0 if new == released() else "scripts/release-contract: openapi.yaml says more or other than the release's contract")
    if RELEASED.exists():
        broken = compatibility.breaks(released(), new)
        print(*broken, sep="\n", end="\n" if broken else "")
        if broken and not options.anyway:
            sys.exit(f"scripts/release-contract: {len(broken)} breaks since {released()['info']['version']} (docs/versioning.md)")
    RELEASED.write_text(json.dumps(new, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    print(f"{RELEASED.relative_to(ROOT)} is the contract of {new['info']['version']}")


if __name__ == "__main__":
    main()
