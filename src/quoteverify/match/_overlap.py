"""What the rarest stems of two texts have in common, for many pairs at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quoteverify.match._candidates import WEIGHT_STEP, RareStems

__all__ = ["Overlap", "measure_overlap"]

Places = NDArray[np.int32] | NDArray[np.int64]
Floats = NDArray[np.float32]


class Overlap(NamedTuple):
    """
    What the rarest stems of the texts of each pair have in common.

    Args:
        containment: the weight of the common stems, as a share of the lighter text's.
        cosine: the same, as a share of the geometric mean of both.
        common: the weight of the common stems, in bits.
    """

    containment: Floats
    cosine: Floats
    common: Floats

    def take(self, chosen: NDArray[np.bool_] | Places | slice) -> Overlap:
        return Overlap(*(column[chosen] for column in self))


def measure_overlap(rare: RareStems, left: Places, right: Places) -> Overlap:
    """Compare the rarest stems of many pairs of texts."""
    common = np.zeros(len(left), np.float32)
    # What is known of a text side by side: it is fetched from memory at once.
    by_stem, by_weight = (np.ascontiguousarray(part.T) for part in (rare.stems, rare.weights))
    for start in range(0, len(left), _CHUNK_PAIRS):
        chunk = slice(start, start + _CHUNK_PAIRS)
        one, other = (np.ascontiguousarray(by_stem[side[chunk]].T) for side in (left, right))
        is_common = np.zeros(one.shape, np.bool_)
        for stem in other:
            is_common |= one == stem
        # The weight of an absent stem is 0: two absent ones add nothing.
        common[chunk] = (by_weight[left[chunk]].T * is_common).sum(axis=0, dtype=np.int32)
    one, other = rare.totals[left].astype(np.float32), rare.totals[right].astype(np.float32)
    lighter, middle = np.minimum(one, other), np.sqrt(one * other)
    columns = (common / lighter, common / middle, common / np.float32(WEIGHT_STEP))
    return Overlap(*(column.astype(np.float32, copy=False) for column in columns))


_CHUNK_PAIRS = 8192
