"""The lines of a conversation: quotes joined where one person goes on speaking."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from quoteverify.attribute._frames import Frame
from quoteverify.attribute._lexicon import FIRST_PERSON
from quoteverify.attribute._people import People
from quoteverify.attribute._sightings import Sighting
from quoteverify.attribute._speakers import SAME_PARAGRAPH, Turn
from quoteverify.records import QuoteKind

__all__ = [
    "HARD_CONFIDENCE",
    "NARRATOR",
    "Line",
    "add_names",
    "gather_lines",
    "is_bare",
    "is_conversation",
]

NARRATOR: Final = "\0narrator"
"""Stands for the one who says "I" and has no name."""

HARD_CONFIDENCE: Final = 0.7
"""From here on a turn is taken as read; below, as a hint."""

MIN_BARE: Final = 3
BARE_SHARE: Final = 0.1
"""A text is a conversation if so many lines, and such a share, are nothing but quotes right after
another line.  Of the news articles it was tried on few reach either, of the books nearly all."""

ADDRESS_CHARS: Final = 8

_ADDRESS_BEFORE: Final = re.compile(r"(?:[,.!?;:—-]['’]? ?|\b(?:dear|Dear|oh|Oh|O) )$")


class Line(NamedTuple):
    """
    What one person says without another coming between.

    Args:
        members: the numbers of its quotes.
        paragraph, last_paragraph: the numbers of its first and last paragraph.
        turn: what the words beside it tell.
        addressed: whom it addresses by name.
        named: whom it names at all.
        is_bare: nothing but the quotes stands in its paragraphs.
        is_opening: it begins its paragraph.
    """

    members: tuple[int, ...]
    paragraph: int
    last_paragraph: int
    turn: Turn
    addressed: frozenset[str]
    named: frozenset[str]
    is_bare: bool
    is_opening: bool

    @property
    def person(self) -> str | None:
        """Who says it for certain, if anybody."""
        if self.turn.person is None:
            return NARRATOR if self.turn.gender == FIRST_PERSON else None
        is_soft = self.turn.is_pronoun or self.turn.is_described
        return None if is_soft or self.turn.confidence < HARD_CONFIDENCE else self.turn.person


def gather_lines(text: str, frames: Sequence[Frame], turns: Sequence[Turn]) -> list[Line]:
    """Join the quotes that one person says one after the other in a paragraph."""
    lines: list[Line] = []
    for number, (frame, turn) in enumerate(zip(frames, turns, strict=True)):
        if lines and _goes_on(lines[-1], frame, frames[number - 1], turn):
            lines[-1] = _join(text, lines[-1], number, frame, turn)
        else:
            lines.append(_read_line(text, number, frame, turn))
    return lines


def add_names(
    text: str, lines: Sequence[Line], frames: Sequence[Frame], people: People
) -> list[Line]:
    """Find whom each line names and addresses."""
    return [_add_names(text, line, frames, people) for line in lines]


def _add_names(text: str, line: Line, frames: Sequence[Frame], people: People) -> Line:
    named: set[str] = set()
    addressed: set[str] = set()
    for member in line.members:
        quote = frames[member].quote
        for sighting in people.list_sightings(quote.start, quote.end):
            person = people.resolve(sighting.name)
            named.add(person)
            if _is_addressed(text, sighting, quote.start):
                addressed.add(person)
    return line._replace(named=frozenset(named), addressed=frozenset(addressed))


def _read_line(text: str, number: int, frame: Frame, turn: Turn) -> Line:
    here = frame.paragraph
    is_opening = _is_opening(text, frame)
    return Line((number,), here, here, turn, _NOBODY, _NOBODY, is_bare(text, frame), is_opening)


_NOBODY: Final[frozenset[str]] = frozenset()


def _join(text: str, line: Line, number: int, frame: Frame, turn: Turn) -> Line:
    """Return *line* with one more quote; written out, as `_replace` takes three times as long."""
    return Line(
        (*line.members, number),
        line.paragraph,
        frame.paragraph,
        turn if turn.confidence > line.turn.confidence else line.turn,
        line.addressed,
        line.named,
        line.is_bare and is_bare(text, frame),
        line.is_opening,
    )


def is_bare(text: str, frame: Frame) -> bool:
    """
    Whether no words stand before a quote in its paragraph, nor behind it up to the next one.

    A block quote is set so whoever speaks.
    """
    return (
        frame.quote.kind is not QuoteKind.BLOCK
        and frame.is_first
        and not _has_words(text[frame.quote.end : frame.after])
        and _is_opening(text, frame)
    )


def _is_opening(text: str, frame: Frame) -> bool:
    """Whether no words stand before a quote in its paragraph."""
    return frame.is_first and not _has_words(text[frame.before : frame.quote.start])


def _goes_on(line: Line, frame: Frame, before: Frame, turn: Turn) -> bool:
    continued = frame.quote.continues_id
    if continued and continued == before.quote.id:
        return True
    is_same = turn.rule == SAME_PARAGRAPH or turn.person == line.turn.person
    return is_same and line.last_paragraph == frame.paragraph


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _is_addressed(text: str, sighting: Sighting, start: int) -> bool:
    """Whether a name inside a quote calls somebody: "Come here, Ann."."""
    if text[sighting.end : sighting.end + 1] not in ",.!?;—-":
        return False
    near = max(start, sighting.start - ADDRESS_CHARS)
    if sighting.start == start:
        return True
    return bool(_ADDRESS_BEFORE.search(text, near, sighting.start))


def is_conversation(lines: Sequence[Line]) -> bool:
    """
    Whether a new paragraph is a new speaker, as in a novel, and not the same one, as in news.

    Where two lines follow one another and both name their speakers, they show it; else a bare
    line that follows another line does: newspapers rarely print one.  In a conversation most
    lines follow one another.
    """
    changes = same = bare = adjacent = 0
    for line, following in pairwise(lines):
        if following.paragraph - line.last_paragraph != 1:
            continue
        adjacent += 1
        bare += following.is_bare
        if line.person and following.person:
            changes += line.person != following.person
            same += line.person == following.person
    is_bare = bare >= MIN_BARE and bare > len(lines) * BARE_SHARE
    is_dense = adjacent * 2 > len(lines)
    return is_bare or (is_dense and changes > 2 * same and bare > 0)
