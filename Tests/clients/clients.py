"""Generates clients from openapi.yaml, compiles or type-checks them, and has them ask a running server. Started by
scripts/test-clients; BROADSHEET_BIN names the server."""

import argparse
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests" / "contract"))

import answers
from document import Contract, load
from languages import CLIENTS
from server import Server
from steps import Run


def main():
    parser = argparse.ArgumentParser(prog="scripts/test-clients", description=__doc__)
    parser.add_argument("--contract", type=Path, default=ROOT / "openapi.yaml", help="another document than openapi.yaml")
    parser.add_argument("--only", action="append", choices=CLIENTS, help="this client alone; may be repeated")
    options = parser.parse_args()
    started = time.monotonic()
    contract = Contract(load(options.contract))
    with Server(os.environ["BROADSHEET_BIN"], COMMENTS_MODE="post", COMMENTS_PER_MINUTE="0", COMMENTS_PER_HOUR="0") as server:
        run = Run(options.contract.resolve(), contract, server)
        print(f"{len(run.index)} answers of {len(run.schemas())} shapes are to be read", flush=True)
        run.step("all answers have names", lambda: list(answers.without_names(contract)))
        with ThreadPoolExecutor(2) as pool:
            for done in [pool.submit(CLIENTS[name], run) for name in CLIENTS if name in (options.only or CLIENTS)]:
                done.result()
        run.step("the server lives", lambda: [] if server.lives else [server.tail()])
    print(f"{time.monotonic() - started:.0f} s")
    print(f"{run.passed} passed, {run.failed} failed, {run.skipped} skipped")
    sys.exit(1 if run.failed else 0)


if __name__ == "__main__":
    main()
