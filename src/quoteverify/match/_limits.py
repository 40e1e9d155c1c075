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
    limits = load_lexicon().limits
    rows = [limits.get(reading.words[at].text) for reading, at in (one, other)]
    if None in rows or rows[0] == rows[1]:
        return False
    amounts = [_find_limited(reading, at + 1) for reading, at in (one, other)]
    return amounts[0] is not None and amounts[0] == amounts[1]


def is_lost_limit(reading: Reading, at: int, other: _Place) -> bool:
    """
    Whether a preposition that stands on one side alone sets an end of a rise or fall: "rose to 5".

    Args:
        reading: the side that has the preposition.
        at: its place.
        other: the other side, and the place at which it has no such word: "rose 5" is "rose by 5".
    """
    lexicon, (fellow, to) = load_lexicon(), other
    if lexicon.limits.get(reading.words[at].text) not in {"start", "end"} or not (at and to):
        return False
    verbs = reading.words[at - 1].text, fellow.words[to - 1].text
    if verbs[0] != verbs[1] or not any(lexicon.is_opposite(verbs[0], word) for word in _CHANGES):
        return False
    amounts = _find_limited(reading, at + 1), _find_limited(fellow, to)
    return amounts[0] is not None and amounts[0] == amounts[1]


_CHANGES = ("rise", "fall")


def _find_limited(reading: Reading, at: int) -> str | None:
    """Return the number or the word of time at a place, an article before it left out."""
    lexicon, count = load_lexicon(), len(reading.words)
    while at < count and reading.words[at].text in lexicon.determiners:
        at += 1
    if at == count:
        return None
    word = reading.words[at]
    is_month = word.text in lexicon.months and at in find_names(reading)
    is_time = word.text in lexicon.calendar or word.text in lexicon.times or is_month
    return word.text if is_time or word.kind is WordKind.NUMBER else None
