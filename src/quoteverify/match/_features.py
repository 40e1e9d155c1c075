"""What the scorer looks at in a pair of texts, for many pairs at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from quoteverify.match._related import measure_likeness
from quoteverify.match._runs import measure_runs
from quoteverify.match._table import WEIGHT_UNIT, TextTable, WeightedSets

__all__ = ["FEATURES", "QUICK_FEATURES", "add_likeness", "measure_pairs", "share_weight"]

Indices = NDArray[np.int64]
Values = NDArray[np.float64]

QUICK_FEATURES = (
    "stems_low",  # shared weight of stems over that of the heavier text
    "stems_high",  # ... over that of the lighter text: containment
    "prefixes_low",  # the same for beginnings of words: infra, infrastructure
    "prefixes_high",
    "bigrams_high",  # the same for pairs of neighbouring stems, of the lighter text
    "order_low",  # longest common subsequence of stems over the longer text's length
    "order_high",  # ... over the shorter's
    "numbers_shared",  # numbers that both have, two at most
    "numbers_missed",  # numbers that each has and the other lacks, two at most
    "length_low",  # logarithm of the shorter text's length in words
    "length_high",
    "weight_low",  # logarithm of the lighter text's weight
)
"""The columns of `measure_pairs`, in order."""

_KEPT = (
    "stems_low",
    "order_low",
    "order_high",
    "numbers_shared",
    "numbers_missed",
    "length_low",
    "weight_low",
)

FEATURES = (
    *_KEPT,
    "order_weight",  # order_high times weight_low: a weighty text that stands in the other
    "like_low",  # share of the weight of one text that the other has in like words: the lower
    "like_high_missed",  # logarithm of what is missing to 1 in the higher
    "like_both",  # the product of both
    "missed_weight",  # logarithm of the lighter text's weight times what like_low lacks
    "run_even",  # weight of the heaviest shared run of words over the lighter text's, times the
    # ratio of the lengths
    "run_words",  # logarithm of its words
    "shortness",  # one over the words of the shorter text and one: a word alone is no utterance
    "is_excerpt",  # whether the longer text is an excerpt: the likeliest of several
    "left_out",  # logarithm of how many times longer the whole was
)
"""The columns of `add_likeness`, in order."""

_ALL_BUT_NOTHING = 1.05  # so that the logarithm of what is missing is finite where nothing is
_MOST_NUMBERS = 2


def measure_pairs(table: TextTable, left: Indices, right: Indices) -> Values:
    """
    Return one row of `QUICK_FEATURES` per pair of texts.

    A row is the same for (a, b) and (b, a), and whatever other texts stand in the table.
    """
    columns = [
        *share_weight(table.stems, left, right),
        *share_weight(table.prefixes, left, right),
        share_weight(table.bigrams, left, right)[1],
        *_measure_order(table, left, right),
        *_count_numbers(table.numbers, left, right),
        *_measure_lengths(table, left, right),
        _measure_weight(table.stems, left, right),
    ]
    return np.array(columns).T


def add_likeness(
    table: TextTable,
    left: Indices,
    right: Indices,
    quick: Values,
    *,
    whole_lengths: Indices | None = None,
) -> Values:
    """
    Return one row of `FEATURES` per pair: some of the quick ones, and what takes longer.

    Args:
        table: the analysed texts.
        left: the first text of each pair, as an index into the table.
        right: the second.
        quick: what `measure_pairs` returned for the pairs.
        whole_lengths: if the left texts are excerpts, the words of the texts that they are of.
    """
    of_name = dict(zip(QUICK_FEATURES, quick.T, strict=True))
    low, high = measure_likeness(table, left, right)
    run, words = measure_runs(table, left, right)
    shorter, longer = _get_lengths(table, left, right)
    weight_low = of_name["weight_low"]
    columns = [
        *(of_name[name] for name in _KEPT),
        of_name["order_high"] * weight_low,
        *(low, _measure_missing(high), low * high),
        np.log1p((1 - low) * np.expm1(weight_low)),
        run * shorter / np.maximum(longer, 1),
        np.log1p(words),
        1 / (1 + shorter),
        *_measure_excerpts(table.lengths[left], whole_lengths),
    ]
    return np.array(columns).T


def _measure_excerpts(lengths: Indices, whole_lengths: Indices | None) -> tuple[Values, Values]:
    if whole_lengths is None:
        return np.zeros(len(lengths)), np.zeros(len(lengths))
    return np.ones(len(lengths)), np.log((1 + whole_lengths) / (1 + lengths))


def _measure_missing(share: Values) -> Values:
    missing: Values = np.log(_ALL_BUT_NOTHING - np.minimum(share, 1.0))
    return missing


def share_weight(sets: WeightedSets, left: Indices, right: Indices) -> tuple[Values, Values]:
    """Return the shared weight over that of the heavier and over that of the lighter text."""
    shared, _ = sets.sum_shared(left, right)
    totals = sets.totals[left], sets.totals[right]
    heavier, lighter = np.maximum(*totals), np.minimum(*totals)
    return shared / np.maximum(heavier, 1), shared / np.maximum(lighter, 1)


def _measure_order(table: TextTable, left: Indices, right: Indices) -> tuple[Values, Values]:
    codes = [[table.stem_codes[at] for at in side.tolist()] for side in (left, right)]
    common = cpdist(codes[0], codes[1], scorer=LCSseq.similarity, dtype=np.int32)
    shorter, longer = _get_lengths(table, left, right)
    return common / np.maximum(longer, 1), common / np.maximum(shorter, 1)


def _get_lengths(table: TextTable, left: Indices, right: Indices) -> tuple[Values, Values]:
    """Return the lengths of the shorter and of the longer text, in words."""
    lengths = table.lengths[left], table.lengths[right]
    return np.minimum(*lengths).astype(np.float64), np.maximum(*lengths).astype(np.float64)


def _measure_lengths(table: TextTable, left: Indices, right: Indices) -> tuple[Values, Values]:
    shorter, longer = _get_lengths(table, left, right)
    return np.log1p(shorter), np.log1p(longer)


def _measure_weight(sets: WeightedSets, left: Indices, right: Indices) -> Values:
    weight: Values = np.log1p(np.minimum(sets.totals[left], sets.totals[right]) / WEIGHT_UNIT)
    return weight


def _count_numbers(numbers: WeightedSets, left: Indices, right: Indices) -> tuple[Values, Values]:
    _, shared = numbers.sum_shared(left, right)
    counts = np.diff(numbers.starts)
    missed = np.minimum(counts[left], counts[right]) - shared
    return (
        np.minimum(shared, _MOST_NUMBERS).astype(np.float64),
        np.minimum(missed, _MOST_NUMBERS).astype(np.float64),
    )
