"""
Pair single marks, which are apostrophes more often than marks.

Each mark that is not inside a word may open, close or be an apostrophe.  Every reading has a
cost, and the cheapest one is found in one pass over the two states "outside" and "inside".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from quoteverify.extract._links import Link, list_pairs
from quoteverify.extract._marks import BOTH, CLOSE, OPEN, Mark

__all__ = ["pair_singles"]

# English words that are written with an apostrophe in front and are no words without it.
_ELISION = re.compile(
    r"""
    (?: t(?:is|was|were|will|would|ain|isn)      # 'tis 'twas
      | em | im | er | e | ere | ave | ead | ome | ouse | arf   # 'em, and aitches dropped
      | cause | bout | til | neath | gainst | mongst | nuff | pon | scuse
      | n                                        # rock 'n' roll
      | \d\ds?                                   # the '90s, the summer of '69
    ) (?!\w)
    """,
    re.IGNORECASE | re.VERBOSE,
)

_GAP = re.compile(r"[^\S\n]|\n(?=\S)")
"""The space before a word of the same paragraph."""

_ENDING = frozenset('.,;:!?…-—–)]"”»*_')
"""What stands before a closing mark, and hardly ever before an apostrophe."""

# What a reading pays, in odd marks (see `_repair`); ordered, not measured.
COST_STRAY_OPEN = 0.6
COST_STRAY_CLOSE = 0.7
COST_STRAY_ENDING = 1.0
COST_STRAY_ELISION = 0.0
COST_STRAY_POSSESSIVE = 0.25
COST_OPEN_ELISION = 0.8
COST_CLOSE_POSSESSIVE = 0.3
COST_CLOSE_BOTH = 0.4
COST_LEFT_OPEN = 1.0
COST_CONTINUED = 0.3


class _Reading(NamedTuple):
    cost: float
    opened: Mark | None
    pairs: Link | None


def pair_singles(
    text: str, marks: Sequence[Mark], *, is_continued: bool = False
) -> tuple[list[tuple[Mark, Mark]], Mark | None]:
    """
    Return the pairs among *marks*, in order, and the mark that stays open.

    Args:
        text: what the places refer to.
        marks: the single marks of one level in one paragraph, in order.
        is_continued: whether the next paragraph opens with a mark, so that the last quote
            may be meant to go on.
    """
    if len(marks) == 1 and not is_continued:
        return [], None
    outside, inside = _Reading(0.0, None, None), _NEVER
    for mark in marks:
        stray = _cost_stray(text, mark)
        left_out = _Reading(outside.cost + stray, None, outside.pairs)
        if mark.side != OPEN and inside.opened is not None:
            left_out = _close(text, inside, mark, left_out)
        if mark.side != CLOSE:
            inside = _open(text, outside, inside, mark, stray)
        elif inside.opened is not None:
            inside = _Reading(inside.cost + stray, inside.opened, inside.pairs)
        outside = left_out
    cost_open = COST_CONTINUED if is_continued else COST_LEFT_OPEN
    best = inside if inside.cost + cost_open < outside.cost else outside
    return list_pairs(best.pairs), best.opened


_IMPOSSIBLE = float("inf")
_NEVER = _Reading(_IMPOSSIBLE, None, None)


def _close(text: str, inside: _Reading, mark: Mark, left_out: _Reading) -> _Reading:
    """Return the cheaper of closing what is open with *mark* and of the reading *left_out*."""
    opened = inside.opened
    if opened is None:
        return left_out
    cost = inside.cost + _cost_closing(text, opened, mark)
    if cost < left_out.cost:
        return _Reading(cost, None, Link((opened, mark), inside.pairs))
    return left_out


def _open(text: str, outside: _Reading, inside: _Reading, mark: Mark, stray: float) -> _Reading:
    """Return the cheapest reading that is inside single marks after *mark*, which may open."""
    opening = _cost_opening(text, mark)
    dropped = inside.cost + COST_LEFT_OPEN
    before, cost = (outside, outside.cost) if outside.cost <= dropped else (inside, dropped)
    if inside.cost + stray <= cost + opening:
        return _Reading(inside.cost + stray, inside.opened, inside.pairs)
    return _Reading(cost + opening, mark, before.pairs)


def _is_elision(text: str, mark: Mark) -> bool:
    return _ELISION.match(text, mark.end) is not None


def _is_possessive(text: str, mark: Mark) -> bool:
    """Whether it may be the apostrophe of ``dogs'`` or ``goin'``: a letter before, a word after."""
    return text[mark.start - 1] in "sSnNxXzZ" and _GAP.match(text, mark.end) is not None


def _cost_stray(text: str, mark: Mark) -> float:
    if mark.style == "‘":
        return COST_STRAY_ELISION if _is_elision(text, mark) else COST_STRAY_ENDING
    if mark.side == OPEN:
        return COST_STRAY_ELISION if _is_elision(text, mark) else COST_STRAY_OPEN
    if text[mark.start - 1] in _ENDING:
        return COST_STRAY_ENDING
    return COST_STRAY_POSSESSIVE if _is_possessive(text, mark) else COST_STRAY_CLOSE


def _cost_opening(text: str, mark: Mark) -> float:
    cost = COST_OPEN_ELISION if _is_elision(text, mark) else 0.0
    if mark.style == "’":
        cost += COST_LEFT_OPEN
    return cost + (COST_LEFT_OPEN if mark.side == BOTH else 0.0)


def _cost_closing(text: str, opened: Mark, mark: Mark) -> float:
    if mark.style in "‘‚‛`" and opened.style != "‚":
        return _IMPOSSIBLE
    cost = COST_CLOSE_POSSESSIVE if _is_possessive(text, mark) else 0.0
    return cost + (COST_CLOSE_BOTH if mark.side == BOTH else 0.0)
