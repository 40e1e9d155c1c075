"""Prepositions that set an end of an amount or of a time: "rose by 5", "rose to 5", "until May"."""

from __future__ import annotations

from quoteverify.match._lexicon import load_lexicon
from quoteverify.match._names import find_names
from quoteverify.match._reading import Reading
from quoteverify.text.words import WordKind

__all__ = ["is_lost_limit", "is_other_limit"]

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
    amount = _read_amount(*one)
    return amount is not None and amount == _read_amount(*other)


def _read_amount(reading: Reading, at: int) -> str | None:
    """Return the number or the word of time at a place, an article before it left out."""
    lexicon = load_lexicon()
    for place in range(at, len(reading.words)):
        word = reading.words[place]
        if word.kind is WordKind.NUMBER or word.text in lexicon.calendar | lexicon.times:
            return word.text
        if word.text in lexicon.months and place in find_names(reading):
            return word.text
        if word.text not in lexicon.determiners:
            return None
    return None
