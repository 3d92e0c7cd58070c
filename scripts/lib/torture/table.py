"""The figures as a table, and what about them is not as it has to be."""

from collections import Counter

PHASES = ("quiet", "worst queries + slow clients", "floods", "faults")
MOST_MS, MOST_MB = 50, 200


def share(times, part):
    """The time within which that part of the answers came; 0 where there are none."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))] if ordered else 0


class Table:
    """`phases`: names with begin and end; `samples`: those of the honest readers, as probe.py notes them."""

    def __init__(self, arena, verdict, phases, samples, attacks):
        self.arena, self.verdict, self.phases, self.samples, self.attacks = arena, verdict, phases, samples, attacks
        self.injected, self.left_out, self.checks, self.duration = Counter(), {}, [], 0
        self.answers, self.ledger = arena.answers, arena.ledger

    # ---- What is wrong -----------------------------------------------------------------------------------------------
    def reasons(self, is_full):
        """Why this run fails; empty where it does not."""
        found = [f"lost: {count} × {kind}" for kind, count in self.verdict.lost.items()]
        found += [f"counted twice: {count} × {kind}" for kind, count in self.verdict.doubled.items()]
        found += self.verdict.wrong + self.arena.mistakes + self.ledger.mistakes
        found += [f"check: {said}" for said in self.checks if said]
        found += self.unexplained() + self.own_faults()
        if is_full:
            found += self.too_slow()
            if self.arena.memory.most >= MOST_MB:
                found.append(f"memory reached {self.arena.memory.most:.0f} MB; {MOST_MB} are allowed")
        return [f"{text} ({count} times)" if count > 1 else text for text, count in Counter(found).items()]

    def unexplained(self):
        """Answers that refuse, and requests without one, that no fault explains."""
        found, examples = Counter(), {}
        for began, ended, status, what, why in self.answers.failed + self.failed_attacks():
            if not self.arena.explains(began, ended):
                name = status or "no answer"
                found[name] += 1
                examples.setdefault(name, self.example(began, f"{what} {why}"))
        for name, began, took, status in self.samples:
            is_fault = not isinstance(status, int) or status >= 400
            if is_fault and not self.arena.explains(began, began + took / 1000):
                found[f"{status} to an honest reader"] += 1
                examples.setdefault(f"{status} to an honest reader", self.example(began, name))
        return [f"without a fault: {count} × {status}, such as {examples[status]}" for status, count in found.items()]

    def own_faults(self):
        """Answers that say nothing of what is wrong: whatever was done to the server, it knows that its disk failed."""
        statuses = [status for *_, status in self.samples] + [status for _, _, status, _, _ in self.answers.failed]
        count = Counter(status for status in statuses if isinstance(status, int) and status >= 500 and status != 503)
        return [f"whatever the fault: {number} × {status}" for status, number in count.items()]

    def example(self, began, what):
        first = min((begin for begin, _ in self.phases.values()), default=began)
        return f"{what.strip()} after {began - first:.1f} s"

    def failed_attacks(self):
        """Attackers may be refused in any way but with an error of the server's own."""
        found = [failed for attack in self.attacks for failed in attack.get("failed", [])]
        return [failed for failed in found if failed[2] and failed[2] >= 500 and failed[2] != 503]

    def too_slow(self):
        for name in self.names():
            slow = share(self.times("worst queries + slow clients", name), 0.99)
            if slow >= MOST_MS:
                yield f"p99 of {name} under worst queries is {slow:.0f} ms; {MOST_MS} are allowed"

    # ---- Figures -----------------------------------------------------------------------------------------------------
    def names(self):
        return list(dict.fromkeys(sample[0] for sample in self.samples))

    def times(self, phase, name=None):
        begin, end = self.phases.get(phase, (0, 0))
        return [took for what, began, took, status in self.samples
                if isinstance(status, int) and begin <= began < end and name in (None, what)]

    def times_of_writes(self, phase):
        """As those who write see them, who are many threads of one process and keep the ledger: more than they are."""
        begin, end = self.phases.get(phase, (0, 0))
        return [took for began, took in self.answers.times if begin <= began < end]

    def lines(self, seed, articles, reasons):
        yield f"{self.duration:.0f} s at {articles:,} articles, --seed {seed}"
        yield from self.fault_lines()
        yield from self.answer_lines()
        yield from self.outcome_lines()
        yield from self.latency_lines()
        yield from self.size_lines()
        yield ""
        yield from (["FAILED:"] + [f"  {reason}" for reason in reasons] if reasons else ["All as it has to be."])

    def fault_lines(self):
        yield from heading("faults injected", "times")
        yield from (row(kind, count) for kind, count in sorted(self.injected.items()))
        yield row("all", sum(self.injected.values()))
        yield from (row(kind, f"left out: {why}") for kind, why in self.left_out.items())

    def answer_lines(self):
        readers, writers, attackers = Counter(str(status) for *_, status in self.samples), Counter(), Counter()
        for status, count in self.answers.statuses.items():
            writers[str(status or "no answer")] += count
        for attack in self.attacks:
            attackers.update({status.replace("None", "no answer"): count for status, count in attack.get("statuses", {}).items()})
        yield from heading("answers by status", "honest readers", "writers", "attackers")
        for status in sorted({*readers, *writers, *attackers}):
            yield row(status, readers[status], writers[status], attackers[status])

    def outcome_lines(self):
        yield from heading("outcome", "number")
        yield from (row(f"acknowledged {kind}", count) for kind, count in sorted(self.ledger.acknowledged.items()))
        yield row("acknowledged, all", sum(self.ledger.acknowledged.values()))
        yield row("lost", sum(self.verdict.lost.values()))
        yield row("counted twice", sum(self.verdict.doubled.values()))
        yield row("broadsheet check, runs", len(self.checks))
        yield row("broadsheet check, not clean", sum(bool(said) for said in self.checks))

    def latency_lines(self):
        for phase in (phase for phase in PHASES if phase in self.phases):
            yield from heading(f"honest clients, {phase}", "answers", "p50 ms", "p99 ms", "max ms")
            for name in self.names():
                yield latency_row(name, self.times(phase, name))
            yield latency_row("all readers", self.times(phase))
            yield latency_row("writes", self.times_of_writes(phase))

    def size_lines(self):
        memory = self.arena.memory
        yield from heading("sizes and times", "figure")
        for phase in PHASES:
            if phase in self.phases:
                yield row(f"memory, {phase}, MB", f"{memory.most_within(*self.phases[phase]):.0f}")
        yield row("memory, peak of all servers, MB", f"{memory.most:.0f}")
        yield row("log, MB", f"{memory.largest_log / (1 << 20):.0f}")
        yield row("writes that power cuts took back", self.arena.taken_back)
        yield row("start to first answer, s", f"{self.arena.slowest_start:.2f}")
        yield row("SIGTERM to the end, s", f"{self.arena.slowest_stop:.2f}")


def heading(*cells):
    yield ""
    yield row(*cells)
    yield row("-" * 40, *["-" * 14 for _ in cells[1:]])


def row(name, *cells):
    shown = [f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in cells]
    return f"{name:<40}" + "".join(f" {cell:>14}" for cell in shown)


def latency_row(name, times):
    return row(name, len(times), f"{share(times, 0.5):.1f}", f"{share(times, 0.99):.1f}", f"{max(times, default=0):.1f}")
