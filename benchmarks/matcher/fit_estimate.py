"""
Fit the quick estimate of the calibrated score, and print its table.

    python -m benchmarks.matcher.fit_estimate FILE... > src/quoteverify/data/estimate.toml

Each FILE holds one quote a line.  Candidates are found among the quotes of each file, the
calibrated scorer says which of them pass, and a logistic regression learns to say so from what the
candidate stage knows.  Only coefficients are kept.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from quoteverify.match._estimates import FEATURES, Estimator
from quoteverify.match._scoring import analyse_texts, score_table_pairs
from quoteverify.match._stem_table import build_stem_table
from quoteverify.match._text_graph import collapse, propose_pairs

TEXTS_SCORED = 20_000  # of each file: the calibrated scorer reads some 5,000 texts a second
CUTOFF = 0.5


def main(paths):
    rows, labels = [], []
    for path in paths:
        texts = Path(path).read_text(encoding="utf-8").split("\n")
        features, passed = measure_file(texts)
        rows.append(features)
        labels.append(passed)
        print(f"# {Path(path).name}: {len(passed)} pairs, {passed.sum()} pass", file=sys.stderr)
    fitted = fit(np.concatenate(rows), np.concatenate(labels))
    print_table(fitted, sum(map(len, labels)), sum(int(label.sum()) for label in labels))


def measure_file(texts):
    """Return the features of the candidates among a sample of the texts, and which pass."""
    table = build_stem_table(texts)
    _, members, _ = collapse(table)
    members = members[table.counts[members] > 0]
    left, right, overlap = propose_pairs(table, members, reworded=True)
    drawn = np.random.default_rng(1).random(len(members)) < TEXTS_SCORED / len(members)
    kept = drawn[left] & drawn[right]
    left, right, overlap = left[kept], right[kept], overlap.take(kept)
    features = np.column_stack(Estimator(table, members).measure(left, right, overlap))
    used, places = np.unique(np.concatenate((left, right)), return_inverse=True)
    analysed = analyse_texts([texts[members[i]] for i in used.tolist()])
    scores = score_table_pairs(analysed, places[: len(left)], places[len(left) :])
    return features, scores >= CUTOFF


def fit(features, passed, rounds=50):
    """Fit a logistic regression by Newton's method; return the slopes, and the intercept last."""
    columns = np.column_stack((features, np.ones(len(features)))).astype(np.float64)
    fitted = np.zeros(columns.shape[1])
    for _ in range(rounds):
        expected = 1 / (1 + np.exp(-columns @ fitted))
        spread = (expected * (1 - expected))[:, None] * columns
        step = columns.T @ (passed - expected) - 1e-3 * fitted
        fitted += np.linalg.solve(columns.T @ spread + 1e-3 * np.eye(len(fitted)), step)
    return fitted


def print_table(fitted, pairs, passed):
    print("# A quick estimate of the calibrated score of a candidate pair (match/_estimates.py).")
    print(f"# Origin: a logistic regression on {pairs} candidate pairs of generated quotes, of which")
    print(f"# {passed} pass the calibrated scorer.  Only coefficients are kept, no text.")
    print("# Licence: that of the project.")
    print("# Rebuild: python -m benchmarks.matcher.fit_estimate FILE... > this file")
    print("\n[coefficients]")
    for name, value in zip((*FEATURES, "intercept"), fitted, strict=True):
        print(f"{name} = {value:.4f}")


if __name__ == "__main__":
    main(sys.argv[1:])
