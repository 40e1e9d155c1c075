"""Candidates: what shares rare stems is found, by the fast way as by the slow one."""

from __future__ import annotations

import itertools
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteverify.match import _candidates
from quoteverify.match._candidates import (
    WEIGHT_STEP,
    Breadth,
    find_candidates,
    pick_rare_stems,
)
from quoteverify.match._overlap import measure_overlap
from quoteverify.match._stem_table import build_stem_table
from tests.property.strategies import wordings

some_wordings = st.lists(wordings | st.just(""), max_size=8)


def _pick(given_texts, size=4):
    table = build_stem_table(given_texts)
    return table, pick_rare_stems(table, np.arange(len(given_texts)), size=size)


def find_slowly(rare, count):
    """Compare every text with every other; two share a file for each common stem and pair."""
    found = {}
    for i, j in itertools.combinations(range(count), 2):
        common = len(set(rare.stems[:, i].tolist()) & set(rare.stems[:, j].tolist()) - {0})
        if common:
            found[i, j] = common + common * (common - 1) // 2
    return found


@given(some_wordings)
def test_rare_stems_are_the_rarest_of_each_text(given_texts):
    """No stem that was left out is rarer than one that was kept, and none is kept twice."""
    table, rare = _pick(given_texts)
    frequency = Counter(table.stems.tolist())
    for i in range(len(given_texts)):
        own = set(table.stems[table.offsets[i] : table.offsets[i + 1]].tolist())
        kept = [stem for stem in rare.stems[:, i].tolist() if stem]
        assert len(kept) == len(set(kept)) == min(len(own), 4)
        assert set(kept) <= own
        left_out = [frequency[stem] for stem in own - set(kept)]
        # Frequencies are counted by hash bucket and weighed in steps: equal up to one step.
        assert all(frequency[stem] <= 1.1 * min(left_out, default=9**9) for stem in kept)


@given(some_wordings)
def test_all_that_share_a_rare_stem_are_candidates_in_a_wide_window(given_texts):
    """With a window wider than the number of texts, candidates are those of the slow twin."""
    _, rare = _pick(given_texts)
    found = find_candidates(rare, Breadth(4, len(given_texts) + 2, 4))
    slow = find_slowly(rare, len(given_texts))
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == sorted(slow)


@given(some_wordings, st.integers(0, 3))
def test_long_texts_must_share_two_files(given_texts, alone):
    """Of the pairs that share one file, those stay of which one text is short."""
    _, rare = _pick(given_texts)
    found = find_candidates(rare, Breadth(4, len(given_texts) + 2, alone))
    lengths = np.count_nonzero(rare.stems, axis=0)
    kept = [
        (i, j)
        for (i, j), files in find_slowly(rare, len(given_texts)).items()
        if files > 1 or min(lengths[i], lengths[j]) <= alone
    ]
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == sorted(kept)


@given(some_wordings, st.integers(1, 4))
def test_turns_and_chunks_change_nothing(given_texts, turns):
    """Pairing in several turns and small chunks gives the pairs of one go."""
    _, rare = _pick(given_texts)
    breadth = Breadth(4, 3, 2)
    whole = find_candidates(rare, breadth)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_candidates, "_ENTRIES_A_TURN", max(1, 30 // turns))
        patch.setattr(_candidates, "_CHUNK_ENTRIES", 3)
        patch.setattr(_candidates, "_CHUNK_TEXTS", 2)
        parts = find_candidates(rare, breadth)
    assert all(np.array_equal(a, b) for a, b in zip(whole, parts, strict=True))


@given(some_wordings, st.integers(2, 4))
def test_a_narrow_window_only_leaves_out(given_texts, window):
    """Whatever the window, a candidate shares a rare stem, and every short file is paired."""
    _, rare = _pick(given_texts)
    found = find_candidates(rare, Breadth(4, window, 4))
    pairs = set(zip(found.left.tolist(), found.right.tolist(), strict=True))
    assert pairs <= set(find_slowly(rare, len(given_texts)))
    holders = Counter(stem for column in rare.stems.T.tolist() for stem in column if stem)
    for i, j in itertools.combinations(range(len(given_texts)), 2):
        common = set(rare.stems[:, i].tolist()) & set(rare.stems[:, j].tolist()) - {0}
        if any(holders[stem] <= window for stem in common):
            assert (i, j) in pairs


@given(some_wordings)
def test_overlap_is_the_shared_weight(given_texts):
    """The vectorised overlap is the weight of the common stems over that of each side."""
    _, rare = _pick(given_texts)
    pairs = list(itertools.combinations(range(len(given_texts)), 2))
    left, right = np.array(pairs, np.int32).reshape(-1, 2).T
    overlap = measure_overlap(rare, left, right)
    columns = [
        {s: int(w) for s, w in zip(stems, weights, strict=True) if s}
        for stems, weights in zip(rare.stems.T.tolist(), rare.weights.T.tolist(), strict=True)
    ]
    for (i, j), containment, cosine, bits in zip(pairs, *overlap, strict=True):
        one, other = columns[i], columns[j]
        common = sum(one[stem] for stem in one.keys() & other.keys())
        totals = max(sum(one.values()), 1), max(sum(other.values()), 1)
        assert np.isclose(containment, common / min(totals))
        assert np.isclose(cosine, common / (totals[0] * totals[1]) ** 0.5)
        assert np.isclose(bits, common / WEIGHT_STEP)


def test_candidates_stay_few_when_one_text_is_everywhere():
    """Texts that differ in one word only are paired along a line, not all with all."""
    given_texts = [f"the ferry to island{i} will not sail before noon today" for i in range(500)]
    _, rare = _pick(given_texts, size=6)
    found = find_candidates(rare, Breadth(6, 6, 6))
    assert len(found.left) < 25 * len(given_texts)
    assert set(found.left.tolist()) | set(found.right.tolist()) == set(range(500))
