"""Prepositions that set an end of an amount or of a time: "rose by 5", "rose to 5", "until May"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from quoteverify.match._lexicon import load_lexicon
from quoteverify.match._names import find_names
from quoteverify.match._reading import Reading
from quoteverify.text.words import WordKind

__all__ = ["is_lost_limit", "is_other_limit", "is_put_elsewhere"]

_READINGS_KEPT = 1024

_Place = tuple[Reading, int]
"""A reading, and the place of a word in it."""


def is_other_limit(one: _Place, other: _Place) -> bool:
    """Whether two prepositions set different ends of the amount or time after both."""
    rows = _read_row(one), _read_row(other)
    return None not in rows and rows[0] != rows[1] and _have_one_amount(_go_on(one), _go_on(other))


def is_lost_limit(one: _Place, other: _Place) -> bool:
    """
    Whether a preposition that stands on one side alone sets an end of a rise or fall: "rose to 5".

    Args:
        one: the preposition.
        other: where the other side has no such word: "rose 5" is "rose by 5".
    """
    verbs = _read_before(one), _read_before(other)
    if _read_row(one) not in _ENDS or verbs[0] != verbs[1] or not _is_change(verbs[0]):
        return False
    return _have_one_amount(_go_on(one), other)


def is_put_elsewhere(one: _Place, other: _Place) -> bool:
    """
    Whether two amounts or times set different ends, and either sets its own on the other side too.

    "Rose from 3 to 4" says what "rose to 4 from 3" says; "rose from 4 to 3" says another thing.
    """
    limits, others = _find_limits(one[0]), _find_limits(other[0])
    own, fellow = limits.get(one[1]), others.get(other[1])
    if own is None or fellow is None or own[0] == fellow[0]:
        return False
    return own in others.values() and fellow in limits.values()


@lru_cache(maxsize=_READINGS_KEPT)
def _find_limits(reading: Reading) -> Mapping[int, tuple[str, str]]:
    """Return for the place of each amount that sets an end which one it sets, and the amount."""
    limits: dict[int, tuple[str, str]] = {}
    for at in range(len(reading.words)):
        row = _read_row((reading, at))
        place = None if row is None else _find_amount(reading, at + 1)
        if row is not None and place is not None:
            limits[place] = row, reading.words[place].text
    return limits


_ENDS = frozenset({"start", "end"})
_CHANGES = ("rise", "fall")


def _read_row(place: _Place) -> str | None:
    reading, at = place
    return load_lexicon().limits.get(reading.words[at].text)


def _read_before(place: _Place) -> str:
    reading, at = place
    return reading.words[at - 1].text if at else ""


def _go_on(place: _Place) -> _Place:
    return place[0], place[1] + 1


def _is_change(verb: str) -> bool:
    """Whether a verb is one of rising or falling, which is the opposite of the other."""
    return any(load_lexicon().is_opposite(verb, word) for word in _CHANGES)


def _have_one_amount(one: _Place, other: _Place) -> bool:
    places = _find_amount(*one), _find_amount(*other)
    if places[0] is None or places[1] is None:
        return False
    return one[0].words[places[0]].text == other[0].words[places[1]].text


def _find_amount(reading: Reading, at: int) -> int | None:
    """Return where the number or word of time at a place is, behind articles and "nearly"."""
    lexicon = load_lexicon()
    for place in range(at, len(reading.words)):
        word = reading.words[place]
        if word.kind is WordKind.NUMBER or word.text in lexicon.calendar | lexicon.times:
            return place
        if word.text in lexicon.months and place in find_names(reading):
            return place
        if word.text not in lexicon.determiners and word.text not in lexicon.approximate:
            return None
    return None
