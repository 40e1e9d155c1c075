"""The closer look at a pair: what it measures is what plain sets of words give."""

from __future__ import annotations

import itertools
from collections import Counter
from math import log2, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from quoteverify.match._closer import CLOSER_FEATURES, CloserView, measure_shape
from quoteverify.match._stem_table import build_stem_table
from tests.property.strategies import wordings


def measure(given_texts, pairs):
    """Return the stem table of the texts, and what is measured of the pairs by name."""
    table = build_stem_table(given_texts)
    view = CloserView.from_table(table, np.arange(len(given_texts)))
    left, right = np.array(pairs, np.int64).reshape(-1, 2).T
    written = [write(table, i) for i in range(len(given_texts))]
    one, other = ([written[i] for i in side.tolist()] for side in (left, right))
    order = cpdist(one, other, scorer=LCSseq.similarity, dtype=np.float32)
    columns = (*view.measure(left, right), *measure_shape(one, other, order))
    return table, dict(zip(CLOSER_FEATURES, columns, strict=True))


def write(table, i):
    """Write the stems of a text, a character each."""
    stems = table.stems[table.offsets[i] : table.offsets[i + 1]].tolist()
    return "".join(chr(0x10000 + (stem >> 12)) for stem in stems)


def list_terms(table, kind, i):
    """Return the terms of a text, by plain loops."""
    at = range(table.offsets[i], table.offsets[i + 1])
    stems = table.stems.tolist()
    if kind == "neighbours":
        last = table.offsets[i + 1] - 1
        return [(stems[place], stems[place + 1] if place < last else None) for place in at]
    return [(table.prefixes if kind == "prefixes" else table.stems).tolist()[place] for place in at]


@pytest.mark.parametrize("kind", ["stems", "prefixes", "neighbours"])
@given(given_texts=st.lists(wordings, min_size=2, max_size=6))
def test_shares_are_those_of_plain_sets(kind, given_texts):
    """Containment and cosine are those of sets of terms, each weighed by how rare it is."""
    pairs = list(itertools.combinations(range(len(given_texts)), 2))
    table, found = measure(given_texts, pairs)
    terms = [list_terms(table, kind, i) for i in range(len(given_texts))]
    counts = Counter(itertools.chain.from_iterable(terms))
    total = sum(counts.values())
    weights = {term: max(1, round(8 * log2(total / held))) for term, held in counts.items()}
    for at, (i, j) in enumerate(pairs):
        one, other = set(terms[i]), set(terms[j])
        if max(len(one), len(other)) > 30 or not (one and other):
            continue
        both, *sides = (sum(weights[t] for t in some) for some in (one & other, one, other))
        # Terms are counted by hash bucket: two that share one weigh a step less.
        assert found[f"{kind}_containment"][at] == pytest.approx(both / min(sides), abs=0.15)
        assert found[f"{kind}_cosine"][at] == pytest.approx(
            both / sqrt(sides[0] * sides[1]), abs=0.15
        )


@given(st.lists(wordings, min_size=2, max_size=6), st.data())
def test_a_pair_has_the_same_features_either_way_round(given_texts, data):
    """What is measured of (a, b) is measured of (b, a)."""
    i, j = data.draw(st.permutations(range(len(given_texts))))[:2]
    _, found = measure(given_texts, [(i, j), (j, i)])
    assert all(np.array_equal(column[:1], column[1:]) for column in found.values())


def test_beginnings_bring_words_alike_together():
    """Words of one beginning share a prefix where they share no stem."""
    _, found = measure(["Infrastructure matters", "infra counts"], [(0, 1)])
    assert found["stems_cosine"][0] == 0 < found["prefixes_cosine"][0]


def test_the_last_word_has_no_neighbour_in_the_next_text():
    """Texts that meet only where one ends and the next begins share no pair of neighbours."""
    _, found = measure(["ferries sail", "noon bells", "sail noon"], [(0, 2), (1, 2)])
    assert found["neighbours_cosine"].tolist() == [0, 0]


def test_a_shared_phrase_is_told_from_a_changed_sentence():
    """Beside a shared beginning nothing else is shared; in a changed sentence much is."""
    _, found = measure(
        [
            "The mayor of the old town wants to close the harbour at noon",
            "The mayor of the old town never saw a single ship",
            "The mayor of an old town hopes to close the harbour at noon",
        ],
        [(0, 1), (0, 2)],
    )
    assert found["order_rest_short"][0] == 0
    assert found["order_rest_short"][1] > 0.5
    assert found["beginning"][0] == pytest.approx(6 / 11)
    assert found["end"].tolist() == pytest.approx([0, 6 / 13])
    assert found["distance_long"].tolist() == pytest.approx([7 / 13, 2 / 13])
