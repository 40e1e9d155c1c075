"""
Pair the double marks of a paragraph in which something is odd, at the least cost.

Every mark may open, close or be left out.  A reading costs 1 for each mark left out or left
open, and part of 1 for each mark that is read against what its surroundings say.  The cheapest
reading is searched for from left to right with a few hypotheses at a time, so that one odd mark
costs one quote and the time stays linear.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quoteverify.extract._links import Link, list_pairs
from quoteverify.extract._marks import CLOSE, OPEN, Mark
from quoteverify.text.marks import BRACKET_MARKS, CLOSERS, SINGLE_MARKS, TWO_SIDED

__all__ = ["repair_pairs"]

BEAM = 8
"""Hypotheses kept: the readings that differ in what is open, of which three are rarely close."""

MAX_DEPTH = 3
"""Quotes inside quotes inside quotes; deeper nesting is a misreading."""

# What a reading pays.  One odd mark is the unit; the others are ordered, not measured: a mark
# is sooner of the wrong kind than turned round, and sooner turned round than left out.
COST_LEFT_OUT = 1.0
COST_LEFT_OPEN = 0.98
COST_CONTINUED = 0.3
COST_AGAINST_SIDE = 0.7
COST_AGAINST_STYLE = 0.4
COST_MISMATCH = 0.35
COST_SAME_STYLE_INSIDE = 0.5
COST_INCH = 0.3
COST_SINGLE = 0.25
"""A single mark with a double fellow is less odd than a quote that goes on in a new paragraph."""


class _Reading(NamedTuple):
    cost: float
    stack: tuple[Mark, ...]
    pairs: Link | None


def repair_pairs(
    marks: Sequence[Mark], *, next_mark: str
) -> tuple[list[tuple[Mark, Mark]], Mark | None]:
    """
    Return the pairs of the cheapest reading, in order, and the mark that stays open.

    Args:
        marks: the double marks of a paragraph, in order, and single ones that may be their fellows.
        next_mark: the mark that the next paragraph begins with; a quote that opened with the
            same one may be meant to go on there.
    """
    readings = [_Reading(0.0, (), None)]
    for mark in marks:
        best: dict[tuple[Mark, ...], _Reading] = {}
        for reading in readings:
            for option in _iter_options(reading, mark):
                known = best.get(option.stack)
                if known is None or option.cost < known.cost:
                    best[option.stack] = option
        readings = sorted(best.values(), key=_get_cost)[:BEAM]
    final = min(readings, key=lambda reading: _total_cost(reading, next_mark))
    return list_pairs(final.pairs), final.stack[0] if final.stack else None


def _get_cost(reading: _Reading) -> float:
    return reading.cost


def _total_cost(reading: _Reading, next_mark: str) -> float:
    if not reading.stack:
        return reading.cost
    goes_on = reading.stack[0].style == next_mark
    cost = reading.cost + (COST_CONTINUED if goes_on else COST_LEFT_OPEN)
    return cost + COST_LEFT_OPEN * (len(reading.stack) - 1)


def _iter_options(reading: _Reading, mark: Mark) -> Iterator[_Reading]:
    cost, stack, pairs = reading
    yield _Reading(cost + _cost_left_out(mark), stack, pairs)
    if stack and (to_close := _cost_closing(stack[-1], mark)) is not None:
        yield _Reading(cost + to_close, stack[:-1], Link((stack[-1], mark), pairs))
    to_open = _cost_opening(mark)
    if to_open is None:
        return
    if len(stack) < MAX_DEPTH:
        inside = COST_SAME_STYLE_INSIDE * sum(mark.style == opened.style for opened in stack)
        yield _Reading(cost + to_open + inside, (*stack, mark), pairs)
    if stack:
        yield _Reading(cost + to_open + COST_LEFT_OPEN * len(stack), (mark,), pairs)


def _cost_left_out(mark: Mark) -> float:
    if mark.style in SINGLE_MARKS:
        return 0.0
    return COST_INCH if mark.is_prime else COST_LEFT_OUT


def _cost_opening(mark: Mark) -> float | None:
    if mark.style in SINGLE_MARKS:
        return COST_SINGLE if mark.side == OPEN else None
    if mark.style in TWO_SIDED:
        against = 0.0
    elif mark.style == "”":
        against = COST_AGAINST_STYLE
    elif mark.style in CLOSERS:
        against = 0.0
    else:
        return None
    return against + (COST_AGAINST_SIDE if mark.side == CLOSE else 0.0)


def _cost_closing(opened: Mark, mark: Mark) -> float | None:
    if opened.style in BRACKET_MARKS and mark.style not in CLOSERS[opened.style]:
        return None
    cost = COST_AGAINST_SIDE if mark.side == OPEN else 0.0
    if opened.style in SINGLE_MARKS:
        return None if mark.style in SINGLE_MARKS else cost
    if mark.style in CLOSERS[opened.style]:
        return cost
    if mark.style in SINGLE_MARKS:
        return cost + COST_SINGLE
    if mark.style in ("“", opened.style):
        cost += COST_AGAINST_STYLE
    return cost + COST_MISMATCH
