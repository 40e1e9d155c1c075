"""
The calibrated scorer, for one pair and for millions.

Three calls, for whoever holds many texts::

    table = analyse_texts(texts)                       # once per text
    scores = score_table_pairs(table, left, right)     # float32, one per pair of indices
    table.keys, table.joined                           # equal for texts with equal words

A score depends on the two texts of the pair alone: not on the other texts of the table, not on
the order of the pairs, not on how many are scored at once.  It is 1.0 exactly when the relation of
the two texts is `identical`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, reduce
from operator import add, mul
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quoteverify.data import load_table
from quoteverify.match._excerpts import pair_with_excerpts
from quoteverify.match._explain import explain_wordings
from quoteverify.match._features import (
    FEATURES,
    QUICK_FEATURES,
    add_likeness,
    measure_pairs,
)
from quoteverify.match._inputs import check_pairs
from quoteverify.match._table import TextTable, analyse_texts
from quoteverify.records import Relation

__all__ = ["analyse_texts", "measure_excerpts", "score_pairs", "score_table_pairs"]

Indices = NDArray[np.int64]
Scores = NDArray[np.float32]
Values = NDArray[np.float64]

_PAIRS_AT_ONCE = 65_536  # so that the arrays of one step stay in the processor's cache
_DECIMALS = 4  # below it, a score only shows the rounding of its sums
_NEARLY_ONE = 1 - 10**-_DECIMALS
_NEARLY_SAME = 0.9  # share of common words from which two texts may be the same but for brackets


def score_pairs(pairs: Iterable[tuple[str, str]]) -> Scores:
    """
    Score pairs of texts: how surely each pair is one utterance.

    Args:
        pairs: pairs of texts, in any order.

    Returns:
        One score per pair, 0 to 1, calibrated; 1.0 exactly for pairs whose words are the same.

    Raises:
        InputTypeError: if *pairs* is no collection of pairs of strings.

    >>> [round(float(score), 1) for score in score_pairs([("It’s so.", "It is so")])]
    [1.0]
    """
    given = check_pairs(pairs)
    places: dict[str, int] = {}
    for pair in given:
        for text in pair:
            places.setdefault(text, len(places))
    table = analyse_texts(places)
    left = np.array([places[pair[0]] for pair in given], dtype=np.int64)
    right = np.array([places[pair[1]] for pair in given], dtype=np.int64)
    return score_table_pairs(table, left, right)


def score_table_pairs(
    table: TextTable, left: Indices, right: Indices, *, with_excerpts: bool = True
) -> Scores:
    """
    Score pairs of texts of a table, given by their indices.

    Args:
        table: the analysed texts.
        left: indices into the table.
        right: indices of their fellows, as many.
        with_excerpts: whether an excerpt of the longer text may stand for it.

    Returns:
        One score per pair, as `score_pairs` gives it unless excerpts are left out.
    """
    scores = np.empty(len(left), dtype=np.float32)
    for start in range(0, len(left), _PAIRS_AT_ONCE):
        step = slice(start, start + _PAIRS_AT_ONCE)
        scores[step] = _score_step(table, left[step], right[step], with_excerpts=with_excerpts)
    return scores


def _score_step(table: TextTable, left: Indices, right: Indices, *, with_excerpts: bool) -> Scores:
    model = _load_model()
    quick = measure_pairs(table, left, right)
    chances = model.quick.judge(quick)
    # Most pairs of a large run share so little that no likeness of words makes up for it.
    hopeful = np.flatnonzero(chances >= model.gate)
    full = add_likeness(table, left[hopeful], right[hopeful], quick[hopeful])
    chances[hopeful] = model.full.judge(full)
    if with_excerpts:
        _raise_by_excerpts(table, left, right, chances)
    scores: Scores = np.minimum(np.round(chances, _DECIMALS), _NEARLY_ONE).astype(np.float32)
    scores[_find_identical(table, left, right, quick)] = 1.0
    return scores


def measure_excerpts(table: TextTable, left: Indices, right: Indices) -> tuple[Indices, Values]:
    """
    Measure the shorter text of each pair beside the likeliest excerpt of the longer.

    Returns:
        The rows of the pairs that have an excerpt, and one row of `FEATURES` for each.
    """
    found = pair_with_excerpts(table, left, right)
    if found is None:
        return np.zeros(0, dtype=np.int64), np.zeros((0, len(FEATURES)))
    excerpts, one, other, rows = found
    quick = measure_pairs(excerpts, one, other)
    whole = np.maximum(table.lengths[left], table.lengths[right])[rows]
    return rows, add_likeness(excerpts, one, other, quick, whole_lengths=whole)


def _raise_by_excerpts(table: TextTable, left: Indices, right: Indices, chances: Values) -> None:
    """Where an excerpt of the longer text is the likelier fellow, its chance counts."""
    rows, features = measure_excerpts(table, left, right)
    if len(rows):
        chances[rows] = np.maximum(chances[rows], _load_model().full.judge(features))


def _find_identical(
    table: TextTable, left: Indices, right: Indices, features: Values
) -> NDArray[np.bool_]:
    """Return which pairs have the same words: mostly by their keys, else by aligning them."""
    is_equal: NDArray[np.bool_] = table.keys[left] == table.keys[right]
    is_plain = table.is_plain[left] & table.is_plain[right]
    is_near = features[:, QUICK_FEATURES.index("order_high")] >= _NEARLY_SAME
    is_open = (table.loose_keys[left] == table.loose_keys[right]) | (is_near & ~is_plain)
    for at in np.flatnonzero(is_equal | is_open).tolist():
        i, j = left[at], right[at]
        if not (is_plain[at] and table.joined[i] == table.joined[j]):
            explained = explain_wordings(table.texts[i], table.texts[j])
            is_equal[at] = explained.relation is Relation.IDENTICAL
    return is_equal


class _Regression(NamedTuple):
    intercept: float
    weights: tuple[float, ...]

    def judge(self, features: Values) -> Values:
        """Return the probability of each row of features."""
        # Summed column by column: a matrix product rounds differently by the number of rows.
        if len(features) == 1:
            products = map(mul, features[0].tolist(), self.weights)
            total = np.array([reduce(add, products, self.intercept)])
        else:
            total = np.full(len(features), self.intercept)
            for column, weight in enumerate(self.weights):
                total += features[:, column] * weight
        chances: Values = 1.0 / (1.0 + np.exp(-total))
        return chances


class _Model(NamedTuple):
    gate: float
    quick: _Regression
    full: _Regression


@cache
def _load_model() -> _Model:
    table = load_table("en_scorer")
    return _Model(
        table["gate"],
        *(
            _Regression(part["intercept"], tuple(part[name] for name in names))
            for part, names in ((table["quick"], QUICK_FEATURES), (table["full"], FEATURES))
        ),
    )
