"""
Group N quotes by ours and by what a user would pick instead, all in one run, and write the table.

    python -m benchmarks.matcher [--base SENTENCES.txt.gz] [--sizes 1000 10000 ...]
                                 [--methods NAME ...] [--out FOLDER] [--sweep] [--smoke]

Each method runs in a process of its own, three times, interleaved; the medians are shown.  A rival
that would not finish a size in five minutes is left out there.  Without ``--base`` the quotes are
made of invented sentences.  What FOLDER holds of other sizes is kept, so that sizes may be measured
apart.  ``--sweep`` prints each rival's F1 at each cutoff instead.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from benchmarks.matcher.methods import CUTOFFS, CUTOFFS_TRIED, METHODS
from benchmarks.matcher.plot import draw_plot
from benchmarks.matcher.quotes import make_quotes
from benchmarks.texts import make_sentences, read_sentences

SIZES = (1_000, 10_000, 100_000, 1_000_000)
SMOKE_SIZES = (300,)
REPEATS = 3
LIMIT_SECONDS = 300
SWEEP_SIZE = 10_000
GROWTH = {"rapidfuzz": 2.0, "string_grouper": 1.6}  # cost exponents, to know what will not finish
HEAD = (
    "quotes",
    "method",
    "seconds",
    "CPU s",
    "peak MB",
    "recall",
    "precision",
    "F1",
    "CPU / ours",
    "runs",
)


def main():
    args = parse_arguments()
    sentences = read_sentences(args.base) if args.base else make_sentences(30_000, seed=3)
    methods = [name for name in args.methods if not args.smoke or name.startswith("ours")]
    with tempfile.TemporaryDirectory() as folder:
        if args.sweep:
            sweep(write_quotes(sentences, SWEEP_SIZE, Path(folder)))
            return
        rows = []
        for size in SMOKE_SIZES if args.smoke else args.sizes:
            prefix = write_quotes(sentences, size, Path(folder))
            rows += measure_size(prefix, size, methods, rows)
    print(format_table(rows))
    if args.out:
        write_page(args.out, keep_rows(args.out, rows), args.base)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--base", type=Path, help="real sentences, one a line")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--methods", nargs="+", default=list(METHODS), choices=list(METHODS))
    parser.add_argument("--out", type=Path, help="folder for the page and the plot")
    parser.add_argument("--sweep", action="store_true", help="try each rival's cutoffs")
    parser.add_argument("--smoke", action="store_true", help="ours alone, on a few quotes")
    return parser.parse_args()


def write_quotes(sentences, size, folder):
    quotes, groups = make_quotes(sentences, size, seed=1)
    prefix = folder / f"quotes-{size}"
    lines = "".join(quote.replace("\n", " ") + "\n" for quote in quotes)
    Path(f"{prefix}.txt").write_text(lines, encoding="utf-8")
    np.save(f"{prefix}.gold.npy", groups)
    return prefix


def measure_size(prefix, size, methods, rows):
    """Run every method that can finish, in turns; return its medians."""
    able = [name for name in methods if can_finish(name, size, rows)]
    runs = {name: [] for name in able}
    for _ in range(REPEATS):
        for name in able:
            if (figures := run(name, prefix)) is not None:
                runs[name].append(figures)
    found = [
        {"quotes": size, "method": name, "runs": len(runs[name])}
        | {key: statistics.median(one[key] for one in runs[name]) for key in runs[name][0]}
        for name in able
        if len(runs[name]) == REPEATS
    ]
    ours = next(row["cpu"] for row in found if row["method"] == "ours")
    return [row | {"ratio": row["cpu"] / ours} for row in found]


def can_finish(name, size, rows):
    """Whether a rival may finish, going by the last size that it was measured at."""
    before = [row for row in rows if row["method"] == name]
    if name.startswith("ours") or not rows:
        return True
    if not before:
        return False
    growth = (size / before[-1]["quotes"]) ** GROWTH.get(name, 1.0)
    return before[-1]["seconds"] * growth <= LIMIT_SECONDS


def run(name, prefix, *options):
    command = [sys.executable, "-m", "benchmarks.matcher.measure", name, str(prefix), *options]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=LIMIT_SECONDS * 2, check=False
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode != 0:
        raise RuntimeError(f"{name} failed on {prefix}: {done.stderr}")
    print(f"{prefix.name} {name} {done.stdout.strip()}", file=sys.stderr, flush=True)
    return json.loads(done.stdout)


def sweep(prefix):
    for name in CUTOFFS:
        found = {cutoff: run(name, prefix, str(cutoff))["f1"] for cutoff in CUTOFFS_TRIED}
        best = max(found, key=found.__getitem__)
        print(name, "best", best, {cutoff: round(f1, 4) for cutoff, f1 in found.items()})


def format_table(rows):
    lines = ["| " + " | ".join(HEAD) + " |", "|" + "---|" * len(HEAD)]
    for row in rows:
        cells = (
            f"{row['quotes']:,}",
            row["method"],
            f"{row['seconds']:.3g}",
            f"{row['cpu']:.3g}",
            f"{row['peak_mb']:.0f}",
            *(f"{row[key]:.4f}" for key in ("recall", "precision", "f1")),
            f"{row['ratio']:.2f}",
            str(row["runs"]),
        )
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


PAGE = """\
# The matcher's speed and quality

How `group_texts` compares with what else groups quotes: seconds, CPU seconds, the peak memory of
the whole process, and recall, precision and F1 over the pairs of quotes that share a group.

{table}

![CPU seconds and F1 by number of quotes](matcher.svg)

Medians of as many runs as the last column says, interleaved, each in a process of its own; imports
and reading the file are not timed. {conditions} `ours` looks for reworded quotes too (the default),
`ours-verbatim` does not. Cutoffs: {cutoffs}. A method that would not finish in five minutes is
left out at that size. From {low:,} to {high:,} quotes the CPU time of `ours` grows as the number
of quotes to the power {exponent:.2f}.

Rebuild: `python -m benchmarks.matcher --out docs/benchmarks --base SENTENCES.txt.gz`, with
`pip install 'quoteverify[bench]'`; without `--base` it makes up its own sentences.
"""


def keep_rows(folder, rows):
    """Add to *rows* what the folder holds of other sizes, and save all of it there."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "matcher.json"
    measured = {row["quotes"] for row in rows}
    held = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
    kept = [row for row in held if row["quotes"] not in measured]
    rows = sorted(kept + rows, key=lambda row: row["quotes"])
    file.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return rows


def write_page(folder, rows, base):
    ours = [row for row in rows if row["method"] == "ours" and row["quotes"] >= SWEEP_SIZE]
    low, high = ours[0], ours[-1]
    growth = math.log(high["cpu"] / low["cpu"]) / max(
        math.log(high["quotes"] / low["quotes"]), 1e-9
    )
    load = os.getloadavg()[0]
    conditions = (
        f"{'Real' if base else 'Made-up'} sentences, varied by `benchmarks/matcher/quotes.py`; "
        f"Python {platform.python_version()} on {os.cpu_count()} cores that other work shared "
        f"(load {load:.0f}), so that CPU seconds and their ratios say more than seconds."
    )
    page = PAGE.format(
        table=format_table(rows),
        conditions=conditions,
        cutoffs=", ".join(f"{name} {cutoff}" for name, cutoff in CUTOFFS.items()),
        low=low["quotes"],
        high=high["quotes"],
        exponent=growth,
    )
    (folder / "matcher.md").write_text(page, encoding="utf-8")
    draw_plot(rows, folder / "matcher.svg")


if __name__ == "__main__":
    main()
