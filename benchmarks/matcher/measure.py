"""
Measure one method on one file in a process of its own, and print the figures as JSON.

    python -m benchmarks.matcher.measure METHOD PREFIX [CUTOFF]

Importing and reading the file are not timed; the peak is that of the whole process, the texts and
the interpreter included.
"""

from __future__ import annotations

import json
import resource
import sys
import time
import warnings
from pathlib import Path

import numpy as np

from benchmarks.matcher.methods import CUTOFFS, METHODS

WARM_UP = ["The ferry sails at noon today", "the ferry sails at noon", "Nobody came to the fair"]


def main(name, prefix, cutoff=None):
    texts = Path(f"{prefix}.txt").read_text(encoding="utf-8").split("\n")[:-1]
    gold = np.load(f"{prefix}.gold.npy")
    method, cutoff = METHODS[name], float(cutoff or CUTOFFS[name])
    warnings.simplefilter("ignore")
    method(WARM_UP * 4, cutoff)  # imports and tables
    wall, cpu = time.perf_counter(), time.process_time()
    found = method(texts, cutoff)
    figures = {"seconds": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    figures["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(figures | grade(gold, np.asarray(found))))


def grade(gold, found):
    """Return recall, precision and F1 over the pairs of texts that share a group, and more."""
    gold = np.unique(gold, return_inverse=True)[1].astype(np.int64)
    found = np.unique(found, return_inverse=True)[1].astype(np.int64)
    right, shown = _count_pairs(gold), _count_pairs(found)
    both = _count_pairs(gold * (found.max(initial=0) + 1) + found)
    recall, precision = both / max(right, 1), both / max(shown, 1)
    return {
        "recall": recall,
        "precision": precision,
        "f1": 2 * recall * precision / max(recall + precision, 1e-12),
        "has_pairs": right > 0,
        "wrong": (shown - both) / max(len(gold), 1),
        "largest": int(np.bincount(found).max(initial=0)),
        "largest_right": int(np.bincount(gold).max(initial=0)),
    }


def _count_pairs(labels):
    counts = np.unique(labels, return_counts=True)[1]
    return int((counts * (counts - 1) // 2).sum())


if __name__ == "__main__":
    main(*sys.argv[1:])
