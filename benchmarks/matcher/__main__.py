"""
Group N quotes by ours and by what a user would pick instead, all in one run, and write the table.

    python -m benchmarks.matcher [--base SENTENCES.txt.gz] [--sizes 1000 10000 ...]
                                 [--methods NAME ...] [--out FOLDER] [--runs FILE]
                                 [--adversarial] [--sweep] [--smoke]

Each method runs in a process of its own, three times, interleaved; the medians are shown.  A rival
that would not finish a size in five minutes is left out there.  Without ``--base`` the quotes are
made of invented sentences.  What FOLDER holds of other sizes is kept, so that sizes may be measured
apart.  With ``--runs`` each run is added to FILE as it ends, and what FILE holds is not run again:
stopped half-way, the same command goes on.  ``--adversarial`` measures ours on hostile collections
instead, beside ordinary quotes.  ``--sweep`` prints each rival's F1 at each cutoff instead.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from benchmarks.matcher.adversarial import CASES
from benchmarks.matcher.methods import CUTOFFS, CUTOFFS_TRIED, METHODS
from benchmarks.matcher.page import format_cases, format_sizes, keep_rows, write_page
from benchmarks.matcher.quotes import make_quotes
from benchmarks.texts import make_sentences, read_sentences

SIZES = (1_000, 10_000, 100_000, 1_000_000)
CASES_SIZE = 100_000
SMOKE_SIZE = 300
REPEATS = 3
LIMIT_SECONDS = 300
LEAST_F1 = 0.1  # below, the groups have run together
SWEEP_SIZE = 10_000
GROWTH = {"rapidfuzz": 2.0, "string_grouper": 1.6}  # cost exponents, to know what will not finish


def main():
    args = parse_arguments()
    sentences = read_sentences(args.base) if args.base else make_sentences(30_000, seed=3)
    with tempfile.TemporaryDirectory() as folder:
        runs = Runs(args.runs or Path(folder) / "runs.jsonl", repeats=1 if args.smoke else REPEATS)
        if args.sweep:
            sweep(write_quotes(sentences, SWEEP_SIZE, Path(folder)))
            return
        rows = []
        if not args.adversarial or args.smoke:
            rows = measure_sizes(args, sentences, Path(folder), runs)
            print(format_sizes(rows))
        if args.adversarial or args.smoke:
            count = SMOKE_SIZE if args.smoke else CASES_SIZE
            cases = measure_cases(sentences, count, Path(folder), runs)
            print(format_cases(cases))
            rows += cases
    if args.out:
        write_page(args.out, keep_rows(args.out, rows), args.base)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--base", type=Path, help="real sentences, one a line")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--methods", nargs="+", default=list(METHODS), choices=list(METHODS))
    parser.add_argument("--out", type=Path, help="folder for the page and the plot")
    parser.add_argument("--runs", type=Path, help="file of runs, to be added to and gone on with")
    parser.add_argument("--adversarial", action="store_true", help="hostile collections instead")
    parser.add_argument("--sweep", action="store_true", help="try each rival's cutoffs")
    parser.add_argument("--smoke", action="store_true", help="ours alone, on a few quotes")
    return parser.parse_args()


class Runs:
    """
    The figures of each run, kept in a file as they come.

    Args:
        path: the file, a run a line; what it holds already is not run again.
        repeats: how often each is to be run.
    """

    def __init__(self, path, *, repeats):
        self._path, self.repeats = path, repeats
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        self._held = dict(map(json.loads, lines))

    def measure(self, name, prefix, repeat):
        """Return the figures of one run; None if it did not finish."""
        key = f"{prefix.name} {name} {repeat}"
        if key not in self._held:
            figures = self._held[key] = run(name, prefix)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps([key, figures]) + "\n")
            print(key, figures, file=sys.stderr, flush=True)
        return self._held[key]


def write_quotes(sentences, size, folder):
    return write_texts(*make_quotes(sentences, size, seed=1), folder / f"quotes-{size}")


def write_texts(texts, groups, prefix):
    lines = "".join(text.replace("\n", " ") + "\n" for text in texts)
    Path(f"{prefix}.txt").write_text(lines, encoding="utf-8")
    np.save(f"{prefix}.gold.npy", groups)
    return prefix


def measure_sizes(args, sentences, folder, runs):
    methods = [name for name in args.methods if not args.smoke or name.startswith("ours")]
    rows = []
    for size in [SMOKE_SIZE] if args.smoke else args.sizes:
        prefix = write_quotes(sentences, size, folder)
        able = [name for name in methods if can_finish(name, size, rows)]
        found = measure_in_turns([(name, prefix) for name in able], runs)
        rows += [
            {"quotes": size, "method": name} | found[name, prefix]
            for name in able
            if (name, prefix) in found
        ]
    ours = {row["quotes"]: row["cpu"] for row in rows if row["method"] == "ours"}
    return [row | {"ratio": row["cpu"] / ours.get(row["quotes"], np.nan)} for row in rows]


def measure_cases(sentences, count, folder, runs):
    """Measure ours on each hostile collection, and on ordinary quotes."""
    prefixes = {"ordinary": write_quotes(sentences, count, folder)}
    for name, make in CASES.items():
        texts, groups = make(sentences, count, random.Random(1))
        prefixes[name] = write_texts(texts, groups, folder / f"{name.replace(' ', '-')}-{count}")
    found = measure_in_turns([("ours", prefix) for prefix in prefixes.values()], runs)
    ordinary = found["ours", prefixes["ordinary"]]["cpu"]
    return [
        {"quotes": count, "case": name, "ratio": figures["cpu"] / ordinary} | figures
        for name, prefix in prefixes.items()
        if (figures := found.get(("ours", prefix)))
    ]


def measure_in_turns(jobs, runs):
    """Run each job, of a method and a file, some times, in turns; return the medians of each."""
    found = {job: [] for job in jobs}
    for repeat in range(runs.repeats):
        for job in jobs:
            if (figures := runs.measure(*job, repeat)) is not None:
                found[job].append(figures)
    return {
        job: take_medians(done) | {"runs": len(done)}
        for job, done in found.items()
        if len(done) == runs.repeats
    }


def take_medians(done):
    return {key: statistics.median(figures[key] for figures in done) for key in done[0]}


def can_finish(name, size, rows):
    """Whether a rival may finish with groups, going by the last size that it was measured at."""
    before = [row for row in rows if row["method"] == name]
    if name.startswith("ours") or not rows:
        return True
    if not before or before[-1]["f1"] < LEAST_F1:
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
    return json.loads(done.stdout)


def sweep(prefix):
    for name in CUTOFFS:
        found = {cutoff: run(name, prefix, str(cutoff))["f1"] for cutoff in CUTOFFS_TRIED}
        best = max(found, key=found.__getitem__)
        print(name, "best", best, {cutoff: round(f1, 4) for cutoff, f1 in found.items()})


if __name__ == "__main__":
    main()
