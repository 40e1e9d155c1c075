"""Long texts among many: short ones that stand in them, and their like."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteverify.group import group_texts
from quoteverify.match import match_texts
from quoteverify.match._long_texts import (
    MOST_PLACES,
    PHRASE_WORDS,
    _keep_first,
    find_near_equal,
    read_documents,
)
from quoteverify.match._stem_table import LONG_WORDS

QUOTE = "The harbour bridge will be closed to heavy lorries until the repairs are paid for"
CUT = "closed to heavy lorries until the repairs"
CHANGED = "The harbour bridge will be shut to heavy lorries until all the repairs are paid for"
OTHER = "Our swimming pools lost a third of their visitors last winter"
SYLLABLES = ("bal", "cor", "dun", "fer", "gil", "hom", "jas", "kel")


def make_document(seed, *, words=LONG_WORDS + 500, quotes=()):
    """Invent a long text with *quotes* in its middle."""
    rng = random.Random(seed)
    drawn = ["".join(rng.choices(SYLLABLES, k=2)) for _ in range(words)]
    half = words // 2
    return " ".join([*drawn[:half], *quotes, *drawn[half:]])


def _list_pairs(found):
    return dict(
        zip(
            zip(found.left.tolist(), found.right.tolist(), strict=True),
            found.score.tolist(),
            strict=True,
        )
    )


def test_a_short_text_matches_the_long_one_it_stands_in():
    """A quote, a piece of it and a changed wording match the document, as no text identical."""
    found = _list_pairs(match_texts([QUOTE, CUT, CHANGED, OTHER, make_document(1, quotes=[QUOTE])]))
    assert {(0, 4), (1, 4), (2, 4)} <= found.keys()
    assert (3, 4) not in found
    assert all(score < 1 for pair, score in found.items() if 4 in pair)
    assert found[0, 4] > 0.999 > found[2, 4] > 0.5


@pytest.mark.parametrize("quotes", [[QUOTE], [OTHER, QUOTE], [f"“{QUOTE}”,", "20 % –"]])
def test_signs_around_the_place_do_not_matter(quotes):
    """Where the words stand is found whatever marks and other words stand before."""
    found = _list_pairs(match_texts([QUOTE, make_document(2, quotes=quotes)]))
    assert found[0, 1] > 0.99


def test_two_documents_nearly_equal_match_and_group():
    """A document with one word in fifty changed is a match of it; another one is not."""
    one = make_document(3)
    words = one.split()
    words[::50] = ["changed"] * len(words[::50])
    texts = [one, make_document(4), " ".join(words)]
    assert _list_pairs(match_texts(texts)).keys() == {(0, 2)}
    assert group_texts(texts).tolist() == [0, 1, 0]


def test_a_document_does_not_join_the_quotes_in_it():
    """Two quotes that stand in one document are two groups, and it is a third."""
    texts = [QUOTE, OTHER, make_document(5, quotes=[QUOTE, OTHER])]
    assert group_texts(texts).tolist() == [0, 1, 2]


def test_a_long_text_without_spaces_or_words_is_no_error():
    """Long runs of one sign, of letters and of ideographs are read like any text."""
    texts = [QUOTE, "-" * 50_000, "a" * 50_000, "語" * 50_000, " " * 50_000]
    assert _list_pairs(match_texts(texts)) == {}


@given(st.lists(st.integers(0, 3), max_size=30))
def test_the_first_places_of_each_phrase_are_kept(drawn):
    """Of each phrase the first places stay, as counting one by one says, sorted by phrase."""
    phrases, places = _keep_first(np.array(drawn, np.uint32))
    slow = [(value, at) for at, value in enumerate(drawn) if drawn[:at].count(value) < MOST_PLACES]
    assert list(zip(phrases.tolist(), places.tolist(), strict=True)) == sorted(slow)


@given(st.integers(0, 99), st.integers(1, 12))
def test_near_equal_documents_are_scored_by_what_they_share(seed, every):
    """The score is the share of common phrases of three words, as plain sets of words give it."""
    words = make_document(seed, words=300).split()
    changed = ["other" if at % every == 0 else word for at, word in enumerate(words)]
    one, other = (
        {tuple(text[i : i + PHRASE_WORDS]) for i in range(len(text) - PHRASE_WORDS + 1)}
        for text in (words, changed)
    )
    share = len(one & other) / min(len(one), len(other))
    found = find_near_equal(list(read_documents([" ".join(words), " ".join(changed)], [0, 1])))
    assert (len(found.score) == 1) == (share >= 0.5)
    assert all(abs(score - share) < 1e-6 for score in found.score.tolist())
