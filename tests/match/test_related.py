"""Like words: what is fast says what a word-by-word reading says."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from quoteverify.match._related import _load_related, _rate_spelling, measure_likeness
from quoteverify.match._table import analyse_texts

WORDS = [
    "doctor",
    "doc",
    "doctors",
    "physician",
    "car",
    "automobile",
    "auto",
    "invest",
    "investor",
    "investment",
    "infra",
    "infrastructure",
    "12",
    "120",
    "colour",
    "kernel",
    "krenel",
    "buy",
    "purchase",
    "boat",
    "ship",
    "the",
    "of",
]

texts = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)


def rate_plainly(stem, others):
    """Return what the likest of *others* counts for, every one of them tried."""
    if stem in others:
        return 100
    listed = _load_related().get(stem, {})
    ratings = [listed.get(other, 0) for other in others]
    ratings += [_rate_spelling(stem, other) for other in others if other[0] == stem[0]]
    return max(ratings, default=0)


def cover_plainly(table, one, other):
    """Return the share of the weight of text *one* that text *other* has in like words."""
    sets = table.stems
    begin, end = sets.starts[one], sets.starts[one + 1]
    others = {table.vocabulary[at] for at in sets.ids[sets.starts[other] : sets.starts[other + 1]]}
    pairs = zip(sets.ids[begin:end].tolist(), sets.weights[begin:end].tolist(), strict=True)
    found = sum(weight * rate_plainly(table.vocabulary[at], others) for at, weight in pairs)
    return found / (100 * sets.totals[one]) if sets.totals[one] else 0.0


@given(st.lists(texts, min_size=2, max_size=5, unique=True))
def test_likeness_is_that_of_every_two_words(given_texts):
    """The lower and the higher share are those of the plain reading, whatever was asked before."""
    table = analyse_texts(given_texts)
    left, right = np.triu_indices(len(given_texts), 1)
    expected = [
        sorted((cover_plainly(table, i, j), cover_plainly(table, j, i)))
        for i, j in zip(left.tolist(), right.tolist(), strict=True)
    ]
    for _ in range(2):
        assert np.array(measure_likeness(table, left, right)).T.tolist() == expected
