"""
A quick estimate of the calibrated score, for pairs by the million.

Shared rare stems and the longest common subsequence of stems decide most candidate pairs; between
two bounds a closer look is taken (`_closer`), and what then is unsure may be settled by the
calibrated scorer itself (`_settle`).  Stems become single characters of a
string, so that rapidfuzz aligns words at the speed at which it aligns letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from quoteverify.data import load_table
from quoteverify.match._closer import CLOSER_FEATURES, CloserView, measure_shape
from quoteverify.match._overlap import Overlap
from quoteverify.match._stem_table import StemTable

__all__ = ["FEATURES", "Estimator"]

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
    "texts",  # logarithm of the number of texts: among more, more are alike by chance
    "chance",  # tens of bits by which what is shared falls short of telling any two texts apart
)
"""What is measured of a pair, in order."""


class Estimator:
    """
    Judges pairs of texts by logistic regressions, and on a closer look by small networks.

    Args:
        model: ``"scored"``, fitted to what the calibrated scorer accepts, or ``"grouped"``, fitted
            to known groups among many texts, where chance resemblance is common; None only
            measures, for whoever fits a model.
        among: the number of distinct texts, if *members* are not all of them.
    """

    def __init__(
        self, table: StemTable, members: Ints, *, model: str | None, among: int | None = None
    ) -> None:
        self._table, self._members = table, members
        self._among = len(members) if among is None else among
        if model:
            self._quick = _Regression.load(model, FEATURES)
            self._closer = _Network.load(f"{model}_closer", (*FEATURES, *CLOSER_FEATURES))
        self._words = np.maximum(table.counts[members], 1).astype(np.float32)
        self._strings = _write_strings(table, members)

    def estimate(self, left: Ints, right: Ints, overlap: Overlap) -> Floats:
        """Return the quickly estimated score of each pair, 0 to 1."""
        return self._quick.judge(self.measure(left, right, overlap), len(left))

    def view_closer(self, used: Ints) -> CloserView:
        """Return what `estimate_closer` wants to know of the texts *used*."""
        return CloserView.from_table(self._table, self._members[used])

    def estimate_closer(
        self, left: Ints, right: Ints, overlap: Overlap, view: CloserView, places: tuple[Ints, Ints]
    ) -> Floats:
        """Return the score of each pair on a closer look; its texts have *places* in *view*."""
        return self._closer.judge(self.measure_closer(left, right, overlap, view, places))

    def measure(self, left: Ints, right: Ints, overlap: Overlap) -> tuple[NDArray[Any], ...]:
        """Return the columns of `FEATURES` for each pair."""
        return self._measure(left, right, overlap, _measure_order(*self._write(left, right)))

    def measure_closer(
        self, left: Ints, right: Ints, overlap: Overlap, view: CloserView, places: tuple[Ints, Ints]
    ) -> tuple[NDArray[Any], ...]:
        """Return the columns of `FEATURES` and `CLOSER_FEATURES` for each pair."""
        one, other = self._write(left, right)
        order = _measure_order(one, other)
        quick = self._measure(left, right, overlap, order)
        return (*quick, *view.measure(*places), *measure_shape(one, other, order))

    def _measure(
        self, left: Ints, right: Ints, overlap: Overlap, order: Floats
    ) -> tuple[NDArray[Any], ...]:
        short = np.minimum(self._words[left], self._words[right])
        long = np.maximum(self._words[left], self._words[right])
        tens = order / np.float32(10)
        plain = (order / short, order / long, tens, np.log1p(short))
        rare = (order / long * overlap.cosine, tens * overlap.cosine)
        texts = np.full(len(left), np.log(max(self._among, 1)), np.float32)
        # Among n texts there are n * n / 2 pairs: so unlikely must it be that two share so much.
        needed = np.float32(max(2 * np.log2(max(self._among, 1)) - 1, 0))
        chance = np.maximum(needed - overlap.common, np.float32(0)) / np.float32(10)
        return (overlap.containment, overlap.cosine, *plain, *rare, texts, chance)

    def _write(self, left: Ints, right: Ints) -> tuple[Sequence[str], Sequence[str]]:
        """Return the texts of each pair with one character a stem."""
        strings = self._strings
        return [strings[i] for i in left.tolist()], [strings[i] for i in right.tolist()]


def _measure_order(one: Sequence[str], other: Sequence[str]) -> Floats:
    """Return the number of stems in the longest common subsequence of each pair."""
    found = cpdist(one, other, scorer=LCSseq.similarity, dtype=np.int32)
    return found.astype(np.float32)


def _write_strings(table: StemTable, members: Ints) -> Sequence[str]:
    """Write each text with one character a stem: 20 bits of its hash, in the astral planes."""
    codes = (table.stems >> np.uint32(12)) + np.uint32(0x10000)
    written = codes.astype("<u4").tobytes().decode("utf-32-le")
    starts, ends = table.offsets[members].tolist(), table.offsets[members + 1].tolist()
    return [written[start:end] for start, end in zip(starts, ends, strict=True)]


class _Regression(NamedTuple):
    intercept: np.float32
    slopes: NDArray[np.float32]

    @classmethod
    def load(cls, name: str, features: Iterable[str]) -> _Regression:
        table = load_table("estimate")[name]
        slopes = np.array([table[feature] for feature in features], np.float32)
        return cls(np.float32(table["intercept"]), slopes)

    def judge(self, features: Iterable[NDArray[Any]], count: int) -> Floats:
        """Return the probability of each of *count* pairs, given its features by column."""
        logit = np.full(count, self.intercept)
        for slope, feature in zip(self.slopes, features, strict=True):
            logit += slope * feature
        return (1 / (1 + np.exp(-logit))).astype(np.float32)


class _Network(NamedTuple):
    """
    A perceptron with one hidden layer, whose units weigh the features each in their own way.

    Args:
        slopes: of each feature in each unit; shape (features, units).
        intercepts: of each unit.
        outputs: what each unit counts for.
        output_intercept: what is added to these.
    """

    slopes: NDArray[np.float32]
    intercepts: NDArray[np.float32]
    outputs: NDArray[np.float32]
    output_intercept: np.float32

    @classmethod
    def load(cls, name: str, features: Iterable[str]) -> _Network:
        table = load_table("estimate")[name]
        slopes = np.array([table[feature] for feature in features], np.float32)
        intercepts, outputs = (np.array(table[key], np.float32) for key in ("units", "outputs"))
        return cls(slopes, intercepts, outputs, np.float32(table["intercept"]))

    def judge(self, features: Sequence[NDArray[Any]]) -> Floats:
        """Return the probability of each pair, given its features by column."""
        logit = np.full(len(features[0]), self.output_intercept)
        # Summed feature by feature: a matrix product rounds differently by the number of rows.
        for slopes, intercept, output in zip(
            self.slopes.T, self.intercepts, self.outputs, strict=True
        ):
            unit = np.full(len(logit), intercept)
            for slope, feature in zip(slopes, features, strict=True):
                unit += slope * feature
            logit += output * np.tanh(unit)
        return (1 / (1 + np.exp(-logit))).astype(np.float32)
