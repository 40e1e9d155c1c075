"""Chance: what tells a quote's place from a coincidence."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from quoteverify.match._chance import rate_place
from quoteverify.match._windows import Window

_SHARES = st.floats(0, 1)
_LETTERS = st.integers(1, 400)


@given(_SHARES, _SHARES, _LETTERS, st.floats(0, 30))
def test_twice_the_places_halve_the_odds(similarity, covered, letters, chances):
    """A place in a text of twice the length has half the odds."""
    one = rate_place(similarity, covered, letters, chances)
    other = rate_place(similarity, covered, letters, chances + math.log(2))
    assert math.isclose(one - other, math.log(2), rel_tol=1e-9)


@given(_SHARES, _SHARES, _SHARES, _LETTERS)
def test_more_alike_is_likelier(similarity, other, covered, letters):
    """The more alike a place is, or the more of the quote it covers, the better the odds."""
    low, high = sorted((similarity, other))
    assert rate_place(low, covered, letters, 5) <= rate_place(high, covered, letters, 5)
    assert rate_place(covered, low, letters, 5) <= rate_place(covered, high, letters, 5)


def test_the_same_letters_are_no_chance():
    """The same letters are a place in a text of any length."""
    assert Window(0, 4, letters=4, chances=50).is_no_chance


def test_one_place_is_a_coincidence_in_a_longer_text():
    """What is surely the quote's in an article is a coincidence in a library."""
    article = Window(0, 24, 0.8, 0.7, letters=24, chances=math.log(500))
    library = Window(0, 24, 0.8, 0.7, letters=24, chances=math.log(50_000_000))
    assert article.is_no_chance
    assert not library.is_no_chance


def test_few_letters_tell_little():
    """Four letters of a short quote stand in a long text by chance; in a line of six words not."""
    assert not Window(0, 8, 0.9, 0.5, letters=8, chances=math.log(500)).is_telling
    assert Window(0, 8, 0.9, 0.5, letters=8, chances=math.log(6)).is_telling
