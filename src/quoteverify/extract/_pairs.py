"""
Pair the double marks of one paragraph, one level inside another.

In nearly every paragraph each mark closes what the last one opened, and one pass is enough.
Where it does not come out even, `repair_pairs` looks for the reading with the fewest odd marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quoteverify.extract._marks import CLOSE, OPEN, Mark
from quoteverify.extract._repair import repair_pairs
from quoteverify.text.marks import CLOSERS, NATURAL_OPENERS

__all__ = ["Pairing", "pair_marks"]

MAX_MARK_SHARE = 1 / 12
"""A paragraph with more marks per character is no prose: two-letter words, each in marks and
set apart by a comma, come to one mark in 2.5 characters, so that a list of quoted words passes
while it is short (`MIN_DENSE_MARKS`); the rest is ornament and damage, read without repair."""

MIN_DENSE_MARKS = 200


class Pairing(NamedTuple):
    """
    What the marks of a paragraph come to.

    Args:
        pairs: opening and closing mark of each pair, in order of the opening one.
        unclosed: the outermost mark that stays open at the paragraph's end, if any.
    """

    pairs: list[tuple[Mark, Mark]]
    unclosed: Mark | None


def pair_marks(marks: Sequence[Mark], *, chars: int, is_continued: bool) -> Pairing:
    """
    Pair *marks*, which are the double marks of a paragraph.

    Args:
        marks: in order of place.
        chars: the length of the paragraph.
        is_continued: whether the next paragraph opens with a mark, so that an open quote may
            be meant to go on there.
    """
    pairs, stack, is_odd = _pair_in_one_pass(marks)
    is_dense = len(marks) > MIN_DENSE_MARKS and len(marks) > chars * MAX_MARK_SHARE
    if (is_odd or (stack and len(marks) > 1)) and not is_dense:
        pairs, unclosed = repair_pairs(marks, is_continued=is_continued)
        stack = [unclosed] if unclosed else []
    opened = stack[0] if stack and _opens_alone(stack[0]) else None
    return Pairing(sorted(pairs), opened)


def _opens_alone(mark: Mark) -> bool:
    """Whether *mark* opens though nothing closes it; a lone ``"`` in space does not."""
    return mark.side == OPEN or (mark.side != CLOSE and mark.style in NATURAL_OPENERS)


def _pair_in_one_pass(marks: Sequence[Mark]) -> tuple[list[tuple[Mark, Mark]], list[Mark], bool]:
    """
    Pair each mark with the last one open, and say what stays open and whether anything is odd.

    A second opening mark of one style drops the first, and a closing mark without an opening
    one is passed over; both are odd.
    """
    pairs: list[tuple[Mark, Mark]] = []
    stack: list[Mark] = []
    is_odd = False
    for mark in marks:
        if stack and mark.side != OPEN and mark.style in CLOSERS[stack[-1].style]:
            pairs.append((stack.pop(), mark))
        elif mark.side != CLOSE and mark.style in CLOSERS:
            styles = [opened.style for opened in stack]
            if mark.style in styles:
                del stack[styles.index(mark.style) :]
                is_odd = True
            stack.append(mark)
        else:
            is_odd = True
    return pairs, stack, is_odd
