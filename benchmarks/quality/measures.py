"""What scores are worth: area under the curve, F1, first ranks, calibration."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Curve = NDArray[np.float64]
Flags = NDArray[np.bool_]

CUTOFFS_TRIED = 200
BINS = 10
FEWEST_IN_BIN = 20


def find_area(is_same: Flags, scores: Curve) -> float:
    """Return the chance that a pair of one utterance scores above another; ties count half."""
    _, at, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[at]
    positives, negatives = int(is_same.sum()), int((~is_same).sum())
    above = ranks[is_same].sum() - positives * (positives + 1) / 2
    return float(above / (positives * negatives)) if positives and negatives else float("nan")


def find_f1(is_same: Flags, scores: Curve, cutoff: float) -> float:
    """Return the harmonic mean of precision and recall at a cutoff."""
    passed = scores >= cutoff
    return float(2 * (passed & is_same).sum() / max(1, passed.sum() + is_same.sum()))


def list_cutoffs(scores: Curve) -> list[float]:
    """Return cutoffs to choose the best of."""
    return sorted({float(cut) for cut in np.quantile(scores, np.linspace(0, 1, CUTOFFS_TRIED))})


def find_first_ranks(scores: Curve, counts: list[tuple[int, int]]) -> float:
    """Return how often a right answer scores above all wrong ones; ties count against it."""
    at = hits = 0
    for right, wrong in counts:
        best = scores[at : at + right].max()
        hits += not wrong or best > scores[at + right : at + right + wrong].max()
        at += right + wrong
    return hits / max(1, len(counts))


def find_calibration(
    is_same: Flags, scores: Curve
) -> tuple[list[tuple[float, int, float, float]], float]:
    """Return each tenth's start, count, mean score and share of one utterance; the mean error."""
    bins = np.minimum((scores * BINS).astype(int), BINS - 1)
    rows = []
    for tenth in range(BINS):
        inside = bins == tenth
        count = int(inside.sum())
        if count >= FEWEST_IN_BIN:
            rows.append((tenth / BINS, count, scores[inside].mean(), is_same[inside].mean()))
    error = float(np.mean([abs(mean - share) for _, _, mean, share in rows])) if rows else 0.0
    return rows, error
