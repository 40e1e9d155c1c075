"""
Pair the double marks of one paragraph, one level inside another.

In nearly every paragraph each mark closes what the last one opened, and one look is enough.
Where it does not come out even, `repair_pairs` looks for the reading with the fewest odd marks,
among the marks around the odd one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quoteverify.extract._marks import CLOSE, OPEN, Mark
from quoteverify.extract._repair import repair_pairs
from quoteverify.text.marks import CLOSERS, NATURAL_OPENERS

__all__ = ["Pairing", "pair_marks"]

MAX_MARK_SHARE = 1 / 12
"""More marks per character than this are no prose: two-letter words, each in marks and set apart
by a comma, come to one mark in 2.5 characters, so that a list of quoted words passes while it is
short (`MIN_DENSE_MARKS`); the rest is ornament and damage, read without repair."""

MIN_DENSE_MARKS = 200

WINDOW_SEGMENTS = 4
"""Stretches of even marks on each side of an odd one that are read again with it: a mark that is
odd was seldom misread more than a quote or two before."""


class Pairing(NamedTuple):
    """
    What the marks of a paragraph come to.

    Args:
        pairs: opening and closing mark of each pair, in order of the opening one.
        unclosed: the outermost mark that stays open at the paragraph's end, if any.
    """

    pairs: list[tuple[Mark, Mark]]
    unclosed: Mark | None


class _Segment(NamedTuple):
    """Marks ``[first, last)`` after which nothing is open, as read in one pass."""

    first: int
    last: int
    pairs: list[tuple[Mark, Mark]]
    is_odd: bool


def pair_marks(marks: Sequence[Mark], *, next_mark: str) -> Pairing:
    """
    Pair *marks*, which are the double marks of a paragraph.

    Args:
        marks: in order of place.
        next_mark: the mark that the next paragraph begins with, or an empty string.
    """
    if plain := _pair_plainly(marks):
        return Pairing(plain, None)
    segments, opened = _pair_in_one_pass(marks)
    if len(marks) == 1:
        return Pairing([], opened if opened and _opens_alone(opened) else None)
    pairs: list[tuple[Mark, Mark]] = []
    for first, last in _iter_windows(segments):
        window = marks[segments[first].first : segments[last - 1].last]
        if not any(segment.is_odd for segment in segments[first:last]) or _is_dense(window):
            pairs += (pair for segment in segments[first:last] for pair in segment.pairs)
            continue
        is_last = last == len(segments)
        found, opened = repair_pairs(window, next_mark=next_mark if is_last else "")
        opened = opened if is_last else None
        pairs += found
    pairs.sort()
    return Pairing(pairs, opened if opened and _opens_alone(opened) else None)


def _pair_plainly(marks: Sequence[Mark]) -> list[tuple[Mark, Mark]] | None:
    """Pair each mark that opens with the next one if that closes it; None if any does not."""
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    for first, last in pairs:
        if (
            first.side == CLOSE
            or last.side == OPEN
            or last.style not in CLOSERS.get(first.style, "")
        ):
            return None
    return pairs if len(pairs) * 2 == len(marks) else None


def _is_dense(marks: Sequence[Mark]) -> bool:
    chars = marks[-1].end - marks[0].start
    return len(marks) > MIN_DENSE_MARKS and len(marks) > chars * MAX_MARK_SHARE


def _iter_windows(segments: Sequence[_Segment]) -> Iterator[tuple[int, int]]:
    """Yield ranges of segments: those around odd ones, and between them those that are even."""
    at = 0
    number = 0
    while number < len(segments):
        if not segments[number].is_odd:
            number += 1
            continue
        first = max(at, number - WINDOW_SEGMENTS)
        last = number + 1
        while number < len(segments) and number < last + WINDOW_SEGMENTS:
            last = number + 1 if segments[number].is_odd else last
            number += 1
        if at < first:
            yield at, first
        at = number
        yield first, number
    if at < len(segments):
        yield at, len(segments)


def _opens_alone(mark: Mark) -> bool:
    """Whether *mark* opens though nothing closes it; a lone ``"`` in space does not."""
    return mark.side == OPEN or (mark.side != CLOSE and mark.style in NATURAL_OPENERS)


def _pair_in_one_pass(marks: Sequence[Mark]) -> tuple[list[_Segment], Mark | None]:
    """
    Pair each mark with the last one open; return the segments and what stays open at the end.

    A second opening mark of one style drops the first, and a closing mark without an opening
    one is passed over; both are odd, and so is what stays open beside other marks.
    """
    segments: list[_Segment] = []
    pairs: list[tuple[Mark, Mark]] = []
    stack: list[Mark] = []
    first, is_odd = 0, False
    for number, mark in enumerate(marks):
        if stack and mark.side != OPEN and mark.style in CLOSERS[stack[-1].style]:
            pairs.append((stack.pop(), mark))
        elif mark.side != CLOSE and mark.style in CLOSERS:
            is_odd |= _drop_same_style(stack, mark)
            stack.append(mark)
        else:
            is_odd = True
        if not stack:
            segments.append(_Segment(first, number + 1, pairs, is_odd))
            first, pairs, is_odd = number + 1, [], False
    if stack:
        segments.append(_Segment(first, len(marks), pairs, is_odd=True))
    return segments, stack[0] if stack else None


def _drop_same_style(stack: list[Mark], mark: Mark) -> bool:
    """Drop an open mark of the style of *mark* and what opened after it; say whether there is."""
    for place, opened in enumerate(stack):
        if opened.style == mark.style:
            del stack[place:]
            return True
    return False
