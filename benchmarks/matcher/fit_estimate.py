"""
Fit the two quick judges of candidate pairs, and print their table.

    python -m benchmarks.matcher.fit_estimate PREFIX... > src/quoteverify/data/estimate.toml

PREFIX.txt holds one quote a line, PREFIX.gold.npy the group of each.  Candidates are found among
the quotes of each file.  A logistic regression learns from what the candidate stage knows which of
them the calibrated scorer accepts ("scored"), and another which are of one group ("grouped").
Only coefficients are kept.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from quoteverify.match._estimates import FEATURES, Estimator
from quoteverify.match._scoring import analyse_texts, score_table_pairs
from quoteverify.match._stem_table import build_stem_table
from quoteverify.match._text_graph import collapse, propose_pairs

PAIRS_KEPT = 150_000  # of each file, for the groups
TEXTS_SCORED = 20_000  # of each file: the calibrated scorer reads some 5,000 texts a second
TEXTS_MOST = 100_000  # in larger files no pair is scored
CUTOFF = 0.5
RIDGE = 1e-3
SAME_WEIGHT = 2.0  # a missed pair of a group costs its F1 more than a wrong one


def main(prefixes):
    scored, grouped = [], []
    for prefix in prefixes:
        texts = Path(f"{prefix}.txt").read_text(encoding="utf-8").split("\n")[:-1]
        found = measure_file(texts)
        grouped.append(label_groups(found, np.load(f"{prefix}.gold.npy")))
        if len(texts) <= TEXTS_MOST:
            scored.append(label_scores(found, texts))
    fits = {"scored": (scored, 1.0), "grouped": (grouped, SAME_WEIGHT)}
    print_table({name: fit_all(*samples) for name, samples in fits.items()})


class Found(NamedTuple):
    """The candidate pairs of one file."""

    members: Any
    left: Any
    right: Any
    overlap: Any
    estimator: Any

    def take(self, kept):
        """Return some of the pairs."""
        left, right = self.left[kept], self.right[kept]
        return self._replace(left=left, right=right, overlap=self.overlap.take(kept))

    def measure(self):
        """Return the features of all pairs, one row each."""
        return np.column_stack(self.estimator.measure(self.left, self.right, self.overlap))


def measure_file(texts):
    table = build_stem_table(texts)
    _, members, _ = collapse(table)
    members = members[table.counts[members] > 0]
    pairs = propose_pairs(table, members, reworded=True)
    return Found(members, *pairs, Estimator(table, members, model="scored"))


def label_groups(found, gold):
    """Return the features of a sample of the candidates, and which are of one group."""
    kept = np.random.default_rng(1).permutation(len(found.left))[:PAIRS_KEPT]
    found = found.take(kept)
    group = gold[found.members]
    return found.measure(), group[found.left] == group[found.right]


def label_scores(found, texts):
    """Return the features of the candidates among a sample of the texts, and which pass."""
    drawn = np.random.default_rng(1).random(len(found.members)) < TEXTS_SCORED / len(found.members)
    found = found.take(drawn[found.left] & drawn[found.right])
    used, places = np.unique(np.concatenate((found.left, found.right)), return_inverse=True)
    analysed = analyse_texts([texts[found.members[i]] for i in used.tolist()])
    count = len(found.left)
    scores = score_table_pairs(analysed, places[:count], places[count:])
    return found.measure(), scores >= CUTOFF


def fit_all(samples, weight):
    features = np.concatenate([sample[0] for sample in samples])
    passed = np.concatenate([sample[1] for sample in samples])
    return fit(features, passed, np.where(passed, weight, 1.0)), len(passed), int(passed.sum())


def fit(features, passed, weights, rounds=50):
    """Fit a logistic regression by Newton's method; return the slopes, and the intercept last."""
    columns = np.column_stack((features, np.ones(len(features)))).astype(np.float64)
    fitted = np.zeros(columns.shape[1])
    for _ in range(rounds):
        expected = 1 / (1 + np.exp(-columns @ fitted))
        spread = (weights * expected * (1 - expected))[:, None] * columns
        step = columns.T @ (weights * (passed - expected)) - RIDGE * fitted
        fitted += np.linalg.solve(columns.T @ spread + RIDGE * np.eye(len(fitted)), step)
    return fitted


def print_table(fits):
    (_, scored, passed), (_, grouped, same) = fits["scored"], fits["grouped"]
    print("# Quick judges of a candidate pair (match/_estimates.py).")
    print("# Origin: logistic regressions on candidate pairs of generated quotes.")
    print(f"# scored: {scored} pairs, of which {passed} pass the calibrated scorer.")
    print(f"# grouped: {grouped} pairs, of which {same} are of one group.")
    print("# Only coefficients are kept, no text.")
    print("# Licence: that of the project.")
    print("# Rebuild: python -m benchmarks.matcher.fit_estimate PREFIX... > this file")
    for name, (fitted, _, _) in fits.items():
        print(f"\n[{name}]")
        for feature, value in zip((*FEATURES, "intercept"), fitted, strict=True):
            print(f"{feature} = {value:.4f}")


if __name__ == "__main__":
    main(sys.argv[1:])
