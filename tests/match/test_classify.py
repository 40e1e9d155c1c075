"""What the change of one word does, where no whole case shows it."""

from __future__ import annotations

import pytest

from quoteverify.match._align import Column
from quoteverify.match._classify import classify_column
from quoteverify.match._reading import read_wording
from quoteverify.records import Change


def _classify(left, right, one, other=None):
    """Classify a word of *left* that stands beside a word of *right*, or beside none."""
    readings = read_wording(left), read_wording(right)
    places = [
        None if written is None else reading.surfaces.index(written)
        for reading, written in zip(readings, (one, other), strict=True)
    ]
    return classify_column(*readings, Column(*places))


@pytest.mark.parametrize(
    "left,right,word,change,is_alteration",
    [
        ("they failed to warn us", "they warned us", "failed", Change.NEGATION, True),
        ("they failed to warn us", "they did not warn us", "failed", Change.WORDING, False),
        ("they failed us", "they helped us", "failed", Change.WORDING, False),
        ("they did not fail to warn us", "they did not warn us", "fail", Change.WORDING, False),
        ("refused to say no", "say no", "refused", Change.NEGATION, True),
        ("few got a", "got a", "few", Change.QUANTIFIER, True),
        ("so few sail", "so sail", "few", Change.QUANTIFIER, True),
        ("a few sail", "a sail", "few", Change.WORDING, False),
        ("we really sail", "we sail", "really", Change.FILLER, False),
        ("sail 5 boats", "sail boats", "5", Change.NUMBER, False),
    ],
)
def test_a_word_on_one_side(left, right, word, change, is_alteration):
    """A word that only one side has is read with its neighbours, and with what both deny."""
    assert _classify(left, right, word) == (change, is_alteration)


@pytest.mark.parametrize(
    "left,right,change,is_alteration",
    [
        ("a boat", "a ship", Change.WORDING, False),
        ("one boat", "the boat", Change.FUNCTION_WORD, False),
        ("one boat", "boats boat", Change.NUMBER, False),
        ("5 boats", "the boats", Change.NUMBER, False),
        ("5 boats", "6 boats", Change.NUMBER, True),
        ("5 boats", "no boats", Change.NEGATION, True),
        ("first boat", "last boat", Change.COMPARISON, True),
        ("we saw John", "we saw Jane", Change.NAMED_ENTITY, True),
        ("we saw J Ek", "we saw John Ek", Change.WORDING, False),
        ("we saw Halym", "we saw Halim", Change.SPELLING, False),  # a fifth of the letters
        ("we saw Hald", "we saw Halk", Change.NAMED_ENTITY, True),
        ("we refuse to say we will sail", "we refuse to say we not sail", Change.NEGATION, True),
        ("%", "boats", Change.UNIT, True),
        ("%", "€", Change.UNIT, True),
        ("failed to sail", "did not sail", Change.WORDING, False),
        ("refused to sail", "agreed not to sail", Change.WORDING, False),
        ("refused to sail", "agreed to sail", Change.COMPARISON, True),
    ],
)
def test_the_word_that_differs(left, right, change, is_alteration):
    """The first words that differ are classified by both."""
    words = next((a, b) for a, b in zip(left.split(), right.split(), strict=False) if a != b)
    for pair, sides in ((words, (left, right)), (words[::-1], (right, left))):
        assert _classify(*sides, *pair) == (change, is_alteration)
