"""Prepositions before an amount or a time: which of them set another one."""

from __future__ import annotations

import pytest

from quoteverify.match._limits import is_lost_limit, is_other_limit, is_put_elsewhere
from quoteverify.match._reading import read_wording

_PREPOSITIONS = {"by", "to", "from", "since", "on", "at"}


def _find_preposition(text):
    """Return a wording, and where its first preposition stands."""
    reading = read_wording(text)
    return reading, next(at for at, word in enumerate(reading.words) if word.text in _PREPOSITIONS)


@pytest.mark.parametrize(
    "left,right,is_other",
    [
        ("it rose by 5", "it rose to 5", True),
        ("it rose by 1", "it rose to one", True),
        ("it rose by 5", "it rose to 6", False),  # the number itself tells
        ("it rose by", "it rose to 5", False),
        ("it rose by the", "it rose to the", False),
        ("it rose by the 5", "it rose to 5", True),
        ("it rose by a lot", "it rose to a lot", False),
        ("it rose by nearly 5", "it rose to about 5", True),
        ("it rose by nearly all of 5", "it rose to nearly all of 5", False),
        ("it is shut by May", "it is shut to May", True),
        ("it is shut by the bank of 5", "it is shut to the bank of 5", False),
        ("they paid by may", "they paid to may", False),  # no month
        ("it is shut by noon", "it is shut from the noon", True),
        ("it is shut by Friday", "it is shut since Friday", True),
        ("it is shut since Friday", "it is shut from Friday", False),
        ("it is shut on Friday", "it is shut by Friday", False),
        ("it is shut by Friday", "it is shut on Friday", False),
    ],
)
def test_one_limit_for_another(left, right, is_other):
    """Prepositions of two rows, before the same amount or time, set different ends of it."""
    places = _find_preposition(left), _find_preposition(right)
    assert is_other_limit(*places) is is_other


@pytest.mark.parametrize(
    "left,right,is_lost",
    [
        ("it rose to 5", "it rose 5", True),
        ("it fell from 5", "it fell 5", True),
        ("it rose by 5", "it rose 5", False),
        ("it rose to 5", "it sank 5", False),
        ("it rose to 5", "it rose 6", False),
        ("it rose to us", "it rose us", False),
        ("it spoke to 5", "it spoke 5", False),
        ("it rose at 5", "it rose 5", False),
        ("to 5", "5", False),
        ("rise to 5", "5 rise", False),
    ],
)
def test_a_limit_left_out(left, right, is_lost):
    """A rise to, or a fall from, an amount is by it where no word says so."""
    reading, at = _find_preposition(left)
    assert is_lost_limit((reading, at), (read_wording(right), at)) is is_lost


def _find_first(text, wanted):
    """Return a wording, and where a word of it first stands."""
    reading = read_wording(text)
    return reading, next(at for at, word in enumerate(reading.words) if word.text == wanted)


@pytest.mark.parametrize(
    "left,right,is_elsewhere",
    [
        ("rents rose to 4 from 3", "rents rose from 3 to 4", True),
        ("rents rose to nearly 4 from 3", "rents rose from 3 to nearly 4", True),
        ("rents rose to 4 from 3", "rents rose to 3 from 4", False),  # they set the same end
        ("rents rose to 4 from 3", "rents rose from 3 to 5", False),
        ("rents rose to 4 from 2", "rents rose from 3 to 4", False),
        ("rents rose 4 from 3", "rents rose from 3 to 4", False),
        ("rents rose to 4 from 3", "rents rose 3 to 4", False),
    ],
)
def test_an_amount_that_takes_its_preposition_along(left, right, is_elsewhere):
    """Two amounts change places only where each sets the same end as before."""
    one, other = _find_first(left, "4"), _find_first(right, "3")
    assert is_put_elsewhere(one, other) is is_elsewhere
    assert is_put_elsewhere(other, one) is is_elsewhere
