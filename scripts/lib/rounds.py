"""Measures an operation beside an nginx that serves the same bytes: in turns, over rounds, since machines vary by the minute."""

import statistics
import sys
from typing import NamedTuple

from answers import are_what_came, fetch
from operations import HIT_BUDGET
from serving import NAME, database
from wrk import CONNECTIONS, Request, load


class Plan(NamedTuple):
    rounds: int
    # Of each run; there are two in a round.
    seconds: float
    # Before writes. Reads need none: all answers are looked at before they are measured.
    warm_up: int


class Kind(NamedTuple):
    """What is asked for: an answer that is kept, whole, compressed or only confirmed; or one that is made anew."""

    name: str
    status: int = 200
    accepts: str = None
    is_miss: bool = False


HIT, CONFIRMED, ZIPPED, MISS = Kind("hit"), Kind("304", status=304), Kind("gzip", accepts="gzip"), Kind("miss", is_miss=True)
# An answer that is made anew each time and shows nothing: what HTTP alone costs.
FLOOR = Kind("floor")


def kinds(row):
    """How an operation is measured."""
    if row.floor:
        return [FLOOR]
    return [HIT, CONFIRMED, ZIPPED, MISS] if row.is_main else [HIT, MISS]


def read(server, nginx, row, kind, plan):
    """One operation of one kind: the medians of the rounds."""
    targets = (row.misses or row.targets) if kind.is_miss else row.targets
    requests = [Request(target, (f"Accept-Encoding: {kind.accepts}",) if kind.accepts else ()) for target in targets]
    plain = [answer.body for answer in fetch(server, [Request(target) for target in targets])]
    compressed = [answer.body for answer in fetch(server, requests)] if kind.accepts else [None] * len(plain)
    files = [Request(file.target, request.headers) for file, request in zip(nginx.serve(list(zip(plain, compressed))), requests)]
    if kind.status == 304:
        requests, files = confirming(server, requests), confirming(nginx, files)
    connections = 1 if kind.is_miss and row.alone else CONNECTIONS
    ours, theirs = [], []
    for _ in range(plan.rounds):
        ours.append(run(server, requests, kind.status, plan, connections))
        theirs.append(run(nginx, files, kind.status, plan, connections))
    found = figures(row, kind.name, ours, theirs)
    if kind.is_miss:
        budget, reference = row.budget, row.reference
        return found | {"budget_us": budget, "budget_ratio": budget / reference if budget and reference else None}
    return found | {"budget_ratio": None if kind is FLOOR else HIT_BUDGET}


def confirming(server, requests):
    """The requests of those who have the answers already."""
    answers = fetch(server, requests)
    return [Request(request.target, (f"If-None-Match: {answer.headers['etag']}",)) for request, answer in zip(requests, answers)]


def run(server, requests, status, plan, connections):
    found = load(server, requests, plan.seconds, connections=connections, warm_up=0)
    # A look at each of them, so that what came in the run can be held against it.
    answers = fetch(server, requests, status)
    if not found["errors"] and not are_what_came(answers, found, connections):
        sizes = [answer.size for answer in answers]
        sys.exit(f"{NAME}: {requests[0]} was answered with {found['bytes'] / found['requests']:.0f} bytes, not {min(sizes)} to {max(sizes)}")
    return found | {"rss_mb": server.memory()}


def write(server, nginx, row, plan):
    """What readers send, durable when it is answered; beside nginx, which answers with an empty file."""
    files, ours, theirs = nginx.serve([(b"", None)]), [], []
    for _ in range(plan.rounds):
        before = stored(server, row)
        found = load(server, [Request(target) for target in row.targets], plan.seconds, row.writes, warm_up=plan.warm_up)
        # wrk leaves at the end without waiting for what it asked last: once after the warm-up, once after the run.
        more, answered = stored(server, row) - before, found["answered"]
        if not found["errors"] and not answered <= more <= answered + 2 * CONNECTIONS:
            sys.exit(f"{NAME}: {row.name}: {answered:,} were answered, {more:,} are stored")
        ours.append(found | {"rss_mb": server.memory()})
        theirs.append(run(nginx, files, 200, plan, CONNECTIONS))
    return figures(row, "write", ours, theirs) | {
        "budget_us": row.budget, "budget_per_second": row.least, "budget_p99_ms": row.p99,
    }


def stored(server, row):
    """How many of what the operation writes are in the file."""
    counts = {"view": "SELECT ifnull(sum(views), 0) FROM view_hour", "comment": "SELECT count(*) FROM comment"}
    db = database(server.data)
    try:
        return db.execute(counts[row.writes]).fetchone()[0]
    finally:
        db.close()


def figures(row, kind, ours, theirs):
    def median(of, runs=ours):
        return statistics.median(of(run) for run in runs)

    cpu, reference = median(lambda run: run["cpu_us"]), median(lambda run: run["cpu_us"], theirs)
    return {
        "operation": row.name,
        "kind": kind,
        "requests_per_second": median(lambda run: run["requests"] / run["us"] * 1e6),
        "p50_ms": median(lambda run: run["p50"] / 1000),
        "p99_ms": median(lambda run: run["p99"] / 1000),
        "max_ms": max(run["max"] / 1000 for run in ours),
        "cpu_us": cpu,
        "nginx_us": reference,
        "ratio": cpu / reference,
        "bytes": sum(run["bytes"] for run in ours) / sum(run["requests"] for run in ours),
        "errors": sum(run["errors"] for run in ours),
        "rss_mb": ours[-1]["rss_mb"],
        "rounds_cpu_us": [round(run["cpu_us"], 1) for run in ours],
        "rounds_nginx_us": [round(run["cpu_us"], 1) for run in theirs],
    }
