"""The longest run of words that two texts share, weighed."""

from __future__ import annotations

from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from quoteverify.match._table import TextTable

__all__ = ["measure_runs"]

Indices = NDArray[np.int64]
Values = NDArray[np.float64]


def measure_runs(table: TextTable, left: Indices, right: Indices) -> tuple[Values, Values]:
    """
    Return for each pair how much the heaviest run of words is that both texts have.

    Returns:
        Its weight over that of the lighter text, and its words.
    """
    sums = {at: _sum_weights(table, at) for at in {*left.tolist(), *right.tolist()}}
    shares, words = np.zeros(len(left)), np.zeros(len(left))
    for row, (i, j) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        lightest = min(sums[i][-1], sums[j][-1])
        weight, count = _find_heaviest(table.stem_codes[i], sums[i], table.stem_codes[j])
        shares[row] = weight / lightest if lightest else 0.0
        words[row] = count
    return shares, words


def _sum_weights(table: TextTable, at: int) -> list[int]:
    """Return the weight of the first 0, 1, 2, ... words of a text."""
    weights = table.stem_weights
    return list(accumulate((weights[code] for code in table.stem_codes[at]), initial=0))


def _find_heaviest(codes: str, sums: list[int], other: str) -> tuple[int, int]:
    """Return the weight and the words of the heaviest run of *codes* that stands in *other*."""
    best = (0, 0)
    start = 0
    for end in range(1, len(codes) + 1):
        # A run that is not in the other text is in none of its longer runs: the window only moves.
        while codes[start:end] not in other:
            start += 1
        best = max(best, (sums[end] - sums[start], end - start))
    return best
