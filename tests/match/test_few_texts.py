"""Among few texts every pair: what is summed for all at once is what a loop over words finds."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteverify.match import match_texts, score_pairs
from quoteverify.match._few_texts import LEAST_SHARED, find_like_pairs, measure_coverage
from quoteverify.match._related import iter_like_stems, measure_likeness
from quoteverify.match._scoring import analyse_texts

LISTED = (
    "the council will invest investors investment in harbour harbours docks rail railway two big"
    " large small start begin began doctor doc mayor infrastructure infra not 2"
)
PLAIN = LISTED.split()
WORDS = [*PLAIN, "kernel", "krenel"]
wordings = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


def cover_slowly(table, one, other):
    """Return the share of the weight of text *one* that *other* has in like words, word by word."""
    ratings = {}
    for stem, fellow, rating in iter_like_stems(table.vocabulary):
        ratings[stem, fellow] = max(rating, ratings.get((stem, fellow), 0))
    sets = table.stems
    own, others = (range(sets.starts[text], sets.starts[text + 1]) for text in (one, other))
    found = 0
    for at in own:
        stem = sets.ids[at]
        likest = max(
            (100 if stem == sets.ids[n] else ratings.get((stem, sets.ids[n]), 0) for n in others),
            default=0,
        )
        found += int(sets.weights[at]) * likest
    return found / (100 * max(int(sets.totals[one]), 1))


@given(st.lists(wordings, min_size=1, max_size=8))
def test_coverage_is_that_of_the_slow_twin(texts):
    """Each cell of the matrix is what the row's text has in like words of the column's."""
    table = analyse_texts(texts)
    coverage = measure_coverage(table)
    for one, other in itertools.product(range(len(texts)), repeat=2):
        assert coverage[one, other] == pytest.approx(cover_slowly(table, one, other), abs=1e-6)


@given(st.lists(wordings, min_size=2, max_size=8))
def test_coverage_is_the_scorers_likeness_but_for_slips_of_the_pen(texts):
    """Two texts cover no more of each other than the scorer finds, less only by a misspelling."""
    table = analyse_texts(texts)
    coverage = measure_coverage(table)
    left, right = np.triu_indices(len(texts), 1)
    low, high = measure_likeness(table, left, right)
    one, other = coverage[left, right], coverage[right, left]
    assert (np.minimum(one, other) <= low + 1e-6).all()
    assert (np.maximum(one, other) <= high + 1e-6).all()
    if not any("kernel" in text for text in texts):
        assert np.minimum(one, other) == pytest.approx(low, abs=1e-6)


def test_more_texts_than_rows_at_once_give_the_same_matrix():
    """A text covers another alike whatever other texts stand around them."""
    rng = random.Random(2)
    texts = [" ".join(rng.choices(WORDS, k=rng.randint(1, 9))) for _ in range(150)]
    coverage = measure_coverage(analyse_texts(texts))
    for one, other in rng.sample(list(itertools.product(range(150), repeat=2)), 100):
        alone = measure_coverage(analyse_texts([texts[one], texts[other]]))
        assert coverage[one, other] == pytest.approx(alone[0, 1], abs=1e-6)


def test_pairs_that_share_enough_are_found_and_no_others():
    """The pairs are those whose shares sum up to enough, in order."""
    rng = random.Random(5)
    table = analyse_texts([" ".join(rng.choices(WORDS, k=6)) for _ in range(90)])
    coverage = measure_coverage(table)
    expected = [
        (i, j)
        for i, j in itertools.combinations(range(90), 2)
        if coverage[i, j] + coverage[j, i] >= LEAST_SHARED
    ]
    left, right = find_like_pairs(table, most_words=100_000)
    assert list(zip(left.tolist(), right.tolist(), strict=True)) == expected


def test_of_too_many_pairs_those_that_share_most_are_kept():
    """What is left out shares no more than what is kept."""
    rng = random.Random(6)
    table = analyse_texts([" ".join(rng.choices(WORDS, k=6)) for _ in range(90)])
    coverage = measure_coverage(table)
    shared = coverage + coverage.T
    all_pairs = set(
        zip(*(side.tolist() for side in find_like_pairs(table, most_words=100_000)), strict=True)
    )
    kept = set(
        zip(*(side.tolist() for side in find_like_pairs(table, most_words=50 * 12)), strict=True)
    )
    assert len(kept) == 50
    assert min(shared[pair] for pair in kept) >= max(shared[pair] for pair in all_pairs - kept)


def test_among_few_texts_what_the_scorer_accepts_is_found():
    """Texts of common words, of like words and cut ones: found and accepted are the same pairs."""
    rng = random.Random(8)
    texts = [" ".join(rng.choices(PLAIN, k=rng.randint(2, 10))) for _ in range(60)]
    texts += ["I have been to it", "How long have I been in it, and what is it to you?"]
    pairs = list(itertools.combinations(range(len(texts)), 2))
    scores = score_pairs((texts[i], texts[j]) for i, j in pairs).tolist()
    accepted = {pair: score for pair, score in zip(pairs, scores, strict=True) if score >= 0.5}
    found = match_texts(texts)
    listed = zip(found.left.tolist(), found.right.tolist(), strict=True)
    assert dict(zip(listed, found.score.tolist(), strict=True)) == pytest.approx(accepted)


def test_no_texts_have_no_pairs():
    """Without a text, and with texts without words, nothing is paired."""
    assert not len(match_texts([]).left)
    assert not len(match_texts(["...", "!"]).left)
    assert not len(find_like_pairs(analyse_texts([]), most_words=10)[0])


def test_of_very_many_stems_with_one_beginning_only_neighbours_are_rated():
    """The pairs that are rated do not grow with the square; those that share most letters stay."""
    ends = ["".join(letters) for letters in itertools.product("abcdefghijkl", repeat=3)]
    stems = [f"prest{end}" for end in ends] + [f"prest{end}i" for end in ends]
    found = list(iter_like_stems(stems))
    assert len(found) <= 2 * 2**20
    liked = {(one, other) for one, other, _ in found}
    for at in range(len(ends)):
        assert (at, at + len(ends)) in liked
        assert (at + len(ends), at) in liked
