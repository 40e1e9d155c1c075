"""
Measure scorers on a folder of samples, and print one table.

    python -m benchmarks.quality FOLDER
    python -m benchmarks.quality --smoke

Ours is judged at its one shipped cutoff; the others each at the best cutoff of every file, which
no user could know.  ``--smoke`` measures the small samples beside this script, which were written
for the project.  README.md tells the layout of FOLDER.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks.quality.measures import (
    Curve,
    find_area,
    find_calibration,
    find_f1,
    find_first_ranks,
    list_cutoffs,
)
from benchmarks.quality.rivals import load_rivals
from benchmarks.quality.samples import Pair, find_files, read_lines, read_samples
from quoteverify.match import compare_quotes, score_pairs
from quoteverify.settings import MatchSettings

HERE = Path(__file__).parent
SAMPLES = ("multiref_quotes", "multiref", "requote", "sts_news", "msrp", "across")
ALTERED = ("sick_contradiction", "alterations")
OURS = "quoteverify"

Scorer = Callable[[list[tuple[str, str]]], Curve]


def measure_pairs(name: str, score: Scorer, samples: dict[str, list[Pair]]) -> dict[str, Curve]:
    """Return the scores of each sample, and print what they are worth."""
    found = {}
    for sample, pairs in samples.items():
        began = time.perf_counter()
        scores = np.asarray(score([(pair.left, pair.right) for pair in pairs]), dtype=np.float64)
        seconds = time.perf_counter() - began
        is_same = np.array([pair.is_same for pair in pairs])
        cutoffs = [MatchSettings().score_cutoff] if name == OURS else list_cutoffs(scores)
        f1, at = max((find_f1(is_same, scores, cutoff), cutoff) for cutoff in cutoffs)
        area = find_area(is_same, scores)
        per_pair = 1e6 * seconds / len(pairs)
        print(
            f"{sample:18} {name:16} AUC {area:.3f}  F1 {f1:.3f} at {at:.2f}  "
            f"{per_pair:7.1f} µs/pair"
        )
        found[sample] = scores
    return found


def measure_retrieval(name: str, score: Scorer, folder: Path) -> None:
    """Print how often the best of many sentences is the right one."""
    for path in find_files(folder, "retrieval_requote"):
        rows = read_lines(path)
        pairs = [(row["query"], text) for row in rows for text in row["gold"] + row["distract"]]
        counts = [(len(row["gold"]), len(row["distract"])) for row in rows]
        first = find_first_ranks(np.asarray(score(pairs)), counts)
        print(f"{'retrieval_requote':18} {name:16} right at rank 1: {first:.3f} of {len(rows)}")


def measure_alterations(folder: Path) -> None:
    """Print how many altered pairs are flagged, and how many faithful ones."""
    for sample in ALTERED:
        for path in find_files(folder, sample):
            rows = read_lines(path)
            is_altered = np.array([bool(row.get("altered", row.get("label"))) for row in rows])
            flagged = np.array(
                [bool(compare_quotes(row["a"], row["b"]).alterations) for row in rows]
            )
            hits = int((flagged & is_altered).sum())
            print(
                f"{sample:18} {OURS:16} precision {hits / max(1, flagged.sum()):.3f}  "
                f"recall {hits / max(1, is_altered.sum()):.3f}  "
                f"false alarms {int((flagged & ~is_altered).sum())} of {int((~is_altered).sum())}"
            )


def print_calibration(samples: dict[str, list[Pair]], scores: dict[str, Curve]) -> None:
    """Print, for each tenth of the scale, what share of the pairs is one utterance."""
    pooled = np.concatenate(list(scores.values()))
    is_same = np.array([pair.is_same for pairs in samples.values() for pair in pairs])
    print(f"\ncalibration over {', '.join(samples)}: {is_same.mean():.2f} are one utterance")
    rows, error = find_calibration(is_same, pooled)
    for low, count, mean, share in rows:
        print(
            f"  {low:.1f}-{low + 0.1:.1f}  {count:6} pairs  mean score {mean:.3f}  same {share:.3f}"
        )
    print(f"  mean error {error:.3f}")


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=HERE / "small")
    parser.add_argument("--smoke", action="store_true", help="the small samples beside this script")
    asked = parser.parse_args()
    folder = HERE / "small" if asked.smoke else asked.folder
    samples = read_samples(folder, SAMPLES)
    ours: dict[str, Curve] = {}
    for name, score in {OURS: score_pairs, **load_rivals()}.items():
        scores = measure_pairs(name, score, samples)
        measure_retrieval(name, score, folder)
        ours = ours or scores
    measure_alterations(folder)
    print_calibration(samples, ours)


if __name__ == "__main__":
    main()
