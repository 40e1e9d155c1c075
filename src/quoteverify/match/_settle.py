"""The calibrated scorer's word on the pairs about which the quick estimate is unsure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from quoteverify.match._scoring import analyse_texts, score_table_pairs

__all__ = ["settle_scores"]

UNSURE_FROM, UNSURE_TO = 0.005, 0.995
"""Of the pairs estimated outside, the scorer that the estimate was fitted to decides 1 in 100
otherwise."""

MOST_SETTLED = 4_000
"""Pairs settled at most, those nearest the cutoff: they cost what estimating 100,000 texts does."""


def settle_scores(
    texts: Sequence[str],
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    estimate: NDArray[np.float32],
    *,
    cutoff: float,
) -> NDArray[np.float32]:
    """
    Replace unsure estimates by calibrated scores.

    Args:
        texts: the texts.
        left: the first text of each pair, as an index.
        right: the second.
        estimate: the estimated score of each pair.
        cutoff: where a pair passes; the nearest estimates are settled first.
    """
    unsure = np.flatnonzero((estimate > UNSURE_FROM) & (estimate < UNSURE_TO))
    distance = np.abs(estimate[unsure] - cutoff)
    chosen = np.sort(unsure[np.argsort(distance, kind="stable")[:MOST_SETTLED]])
    pairs = np.concatenate((left[chosen], right[chosen]))
    used, places = np.unique(pairs, return_inverse=True)
    table = analyse_texts([texts[i] for i in used.tolist()])
    settled = estimate.copy()
    settled[chosen] = score_table_pairs(table, places[: len(chosen)], places[len(chosen) :])
    return settled
