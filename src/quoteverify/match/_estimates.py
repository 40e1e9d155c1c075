"""
A quick estimate of the calibrated score, for pairs by the million.

Shared rare stems and the longest common subsequence of stems decide nearly every candidate pair;
only between two bounds is the calibrated scorer asked.  Stems become single characters of a
string, so that rapidfuzz aligns words at the speed at which it aligns letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from quoteverify.data import load_table
from quoteverify.match._candidates import RareStems
from quoteverify.match._stem_table import StemTable

__all__ = ["Estimator", "Overlap", "measure_overlap"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

FEATURES = (
    "rare_containment",  # shared weight of rare stems over that of the lighter text
    "rare_cosine",  # ... over the geometric mean of both
    "order_short",  # longest common subsequence of stems over the shorter text's length
    "order_long",  # ... over the longer's
    "order",  # its length, in tens of stems
    "length_short",  # logarithm of the shorter text's length in words
    "rare_order_long",  # order_long times rare_cosine: a shared phrase that many texts share
    "rare_order",  # is no evidence; so for order
)
"""What is measured of a pair, in order."""


class Overlap(NamedTuple):
    """
    What the rarest stems of the texts of each pair have in common.

    Args:
        containment: the weight of the common stems, as a share of the lighter text's.
        cosine: the same, as a share of the geometric mean of both.
    """

    containment: Floats
    cosine: Floats

    def take(self, chosen: NDArray[np.bool_] | Ints | slice) -> Overlap:
        return Overlap(*(column[chosen] for column in self))


def measure_overlap(rare: RareStems, left: NDArray[np.int32], right: NDArray[np.int32]) -> Overlap:
    """Compare the rarest stems of many pairs of texts."""
    common = np.zeros(len(left), np.float32)
    for start in range(0, len(left), _CHUNK_PAIRS):
        chunk = slice(start, start + _CHUNK_PAIRS)
        one, other = rare.stems[:, left[chunk]], rare.stems[:, right[chunk]]
        is_common = np.zeros(one.shape, np.bool_)
        for stem in other:
            is_common |= one == stem
        # The weight of an absent stem is 0: two absent ones add nothing.
        weights = rare.weights[:, left[chunk]] * is_common
        common[chunk] = weights.sum(axis=0, dtype=np.int32)
    totals = np.maximum(rare.weights.sum(axis=0, dtype=np.int32), 1).astype(np.float32)
    one, other = totals[left], totals[right]
    return Overlap(common / np.minimum(one, other), common / np.sqrt(one * other))


_CHUNK_PAIRS = 8192


class Estimator:
    """
    Judges pairs of texts by a logistic regression.

    Args:
        model: ``"scored"``, fitted to what the calibrated scorer accepts, or ``"grouped"``, fitted
            to known groups among many texts, where chance resemblance is common.
    """

    def __init__(self, table: StemTable, members: Ints, *, model: str) -> None:
        coefficients = load_table("estimate")[model]
        self._slopes = np.array([coefficients[name] for name in FEATURES], np.float32)
        self._intercept = np.float32(coefficients["intercept"])
        self._words = np.maximum(table.counts[members], 1).astype(np.float32)
        self._strings = _write_strings(table, members)

    def estimate(self, left: Ints, right: Ints, overlap: Overlap) -> Floats:
        """Return the estimated score of each pair, 0 to 1."""
        logit = np.full(len(left), self._intercept)
        features = self.measure(left, right, overlap)
        for slope, feature in zip(self._slopes, features, strict=True):
            logit += slope * feature
        return _squash(logit)

    def measure(self, left: Ints, right: Ints, overlap: Overlap) -> tuple[NDArray[Any], ...]:
        """Return the columns of `FEATURES` for each pair."""
        order = self._measure_order(left, right)
        short = np.minimum(self._words[left], self._words[right])
        long = np.maximum(self._words[left], self._words[right])
        tens = order / np.float32(10)
        plain = (order / short, order / long, tens, np.log1p(short))
        rare = (order / long * overlap.cosine, tens * overlap.cosine)
        return (*overlap, *plain, *rare)

    def _measure_order(self, left: Ints, right: Ints) -> Floats:
        """Return the number of stems in the longest common subsequence of each pair."""
        strings = self._strings
        return cpdist(
            [strings[i] for i in left.tolist()],
            [strings[i] for i in right.tolist()],
            scorer=LCSseq.similarity,
            dtype=np.int32,
        ).astype(np.float32)


def _write_strings(table: StemTable, members: Ints) -> Sequence[str]:
    """Write each text with one character a stem: 20 bits of its hash, in the astral planes."""
    codes = (table.stems >> np.uint32(12)) + np.uint32(0x10000)
    written = codes.astype("<u4").tobytes().decode("utf-32-le")
    starts, ends = table.offsets[members].tolist(), table.offsets[members + 1].tolist()
    return [written[start:end] for start, end in zip(starts, ends, strict=True)]


def _squash(logit: Floats) -> Floats:
    return (1 / (1 + np.exp(-logit))).astype(np.float32)
