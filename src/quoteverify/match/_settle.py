"""The calibrated scorer's word on the pairs about which the quick estimate is unsure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from quoteverify.match._scoring import analyse_texts, score_table_pairs

__all__ = ["settle_scores"]

UNSURE_FROM, UNSURE_TO = 0.0005, 0.995
"""Outside, the scorer that the estimate was fitted to decides 1 pair in 100 otherwise."""

SETTLED_SHARE = 0.12
"""So many pairs for each text are settled at most, those nearest the cutoff: that costs about as
much as finding and estimating the pairs does."""

FEW_TEXTS = 5_000
SETTLED_AMONG_FEW = 25
"""Among few texts it is so many for each, the sure ones too: nearly every candidate."""

_PAIRS_AT_ONCE = 20_000  # so that the analysed texts of one step stay below some 200 MB


def settle_scores(
    texts: Sequence[str],
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    estimate: NDArray[np.float32],
    *,
    cutoff: float,
    tick: Callable[[int, int], None] | None = None,
) -> NDArray[np.float32]:
    """
    Replace unsure estimates by calibrated scores.

    Args:
        texts: the texts.
        left: the first text of each pair, as an index.
        right: the second.
        estimate: the estimated score of each pair.
        cutoff: where a pair passes; the nearest estimates are settled first.
        tick: told how many pairs are settled, and of how many.
    """
    is_few = len(texts) <= FEW_TEXTS
    # Of few texts even the sure pairs are scored: none is accepted that the scorer refuses.
    unsure = np.flatnonzero((estimate > UNSURE_FROM) & (is_few | (estimate < UNSURE_TO)))
    distance = np.abs(estimate[unsure] - cutoff)
    most = int((SETTLED_AMONG_FEW if is_few else SETTLED_SHARE) * len(texts))
    chosen = np.sort(unsure[np.argsort(distance, kind="stable")[:most]])
    settled = estimate.copy()
    for start in range(0, len(chosen), _PAIRS_AT_ONCE):
        step = chosen[start : start + _PAIRS_AT_ONCE]
        settled[step] = _score(texts, left[step], right[step])
        if tick:
            tick(start + len(step), len(chosen))
    return settled


def _score(
    texts: Sequence[str], left: NDArray[np.int64], right: NDArray[np.int64]
) -> NDArray[np.float32]:
    used, places = np.unique(np.concatenate((left, right)), return_inverse=True)
    table = analyse_texts([texts[i] for i in used.tolist()])
    return score_table_pairs(table, places[: len(left)], places[len(left) :])
