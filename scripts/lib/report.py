"""Figures as tables in Markdown, and as JSON."""

import json
import time

HEAD = "| operation | kind | requests/s | p50 ms | p99 ms | CPU µs | nginx µs | ratio | budget | bytes | errors | RSS MB |"
RULE = "| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |"


def markdown(machine, rows, figures, growth, title):
    lines = [title, "", "; ".join(f"{name}: {value}" for name, value in machine.items()) + ".", "", HEAD, RULE]
    lines += [line(row) for row in rows]
    if growth:
        lines += ["", *growth_table(growth)]
    if figures:
        lines += ["", "| what | figure |", "| --- | --: |", *(f"| {name} | {figure} |" for name, figure in figures)]
    return "\n".join(lines)


def line(row):
    return (
        f"| {row['operation']} | {row['kind']} | {row['requests_per_second']:,.0f} | {row['p50_ms']:.2f} | {row['p99_ms']:.2f} "
        f"| {row['cpu_us']:.1f} | {row['nginx_us']:.1f} | {row['ratio']:.2f} | {budget(row)} | {row['bytes']:,.0f} | {row['errors']} "
        f"| {row['rss_mb']:.0f} |"
    )


def budget(row):
    """What was asked of an operation, in words; what is missed stands in bold. Where a budget in µs has its ratio to
    nginx on the machine that it was set on, the ratio decides: machines differ."""
    ratio = row.get("budget_ratio")
    asked = [
        (ratio, "{:.1f}×", lambda most: row["ratio"] <= most),
        (None if ratio else row.get("budget_us"), "{:,} µs", lambda most: row["cpu_us"] <= most),
        (row.get("budget_per_second"), "{:,}/s", lambda least: row["requests_per_second"] >= least),
        (row.get("budget_p99_ms"), "p99 {:,} ms", lambda most: row["p99_ms"] <= most),
    ]
    words = [form.format(value) if is_met(value) else f"**{form.format(value)}**" for value, form, is_met in asked if value]
    return ", ".join(words) or "–"


def growth_table(growth):
    """A column for each size, and how much the last costs of the first. `growth`: rows by the number of articles."""
    sizes = sorted(growth)
    yield f"| CPU µs of a miss at | {' | '.join(f'{size:,}' for size in sizes)} | growth |"
    yield f"| --- |{' --: |' * len(sizes)} --: |"
    for number, first in enumerate(growth[sizes[0]]):
        cells = [growth[size][number] for size in sizes]
        # In nginx's time, as the machine may have changed meanwhile.
        times = cells[-1]["ratio"] / cells[0]["ratio"]
        shown = f"{times:.2f}×" if times <= 1.5 else f"**{times:.2f}×**"
        costs = [f"{cell['cpu_us']:.0f} ({cell['ratio']:.1f}×)" for cell in cells]
        yield f"| {first['operation']} | {' | '.join(costs)} | {shown} |"


def write_json(file, machine, rows, figures, growth, **settings):
    result = {"when": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "machine": machine, **settings,
              "operations": rows, "growth": growth, "figures": dict(figures)}
    file.write_text(json.dumps(result, indent=1, ensure_ascii=False))
