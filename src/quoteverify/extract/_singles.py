"""
Pair single marks, which are apostrophes more often than marks.

Each mark that is not inside a word may open, close or be an apostrophe.  Every reading has a
cost, and the cheapest one is found in one pass over the two states "outside" and "inside".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from quoteverify.extract._marks import BOTH, CLOSE, OPEN, Mark

__all__ = ["pair_singles"]

_ELISION = re.compile(
    # 'tis 'twas 'em 'cause 'bout 'til 'round 'n' '90s: words that begin with an apostrophe
    r"(?:t(?:is|was|were|will|would|ain|isn|il|ill)|em|er|im|is|e|cause|bout|bove|cross|fore|gainst|neath|"
    r"mong|mongst|round|n|nuff|pon|scuse|specially|stead|way|long|most|less|cept|gin|"
    r"ud|un|ave|ad|as|ere|ow|ead|ouse|ome|ope|and|arf|igh|imself|member|til|"
    r"\d\ds?)(?!\w)",
    re.IGNORECASE,
)

_ENDING = frozenset(".,;:!?…-—–)]\"”»*_")
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
    pairs: tuple[object, ...]  # a linked list: ((opening, closing), the pairs before)


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
    outside = _Reading(0.0, None, ())
    inside = _NEVER
    for mark in marks:
        stray, opening = _cost_stray(text, mark), _cost_opening(text, mark)
        closing = _cost_closing(text, inside.opened, mark) if inside.opened else _IMPOSSIBLE
        opened_before = min(outside, inside._replace(cost=inside.cost + COST_LEFT_OPEN), key=_get_cost)
        outside, inside = (
            min(
                outside._replace(cost=outside.cost + stray),
                _Reading(inside.cost + closing, None, ((inside.opened, mark), inside.pairs)),
                key=_get_cost,
            ),
            min(
                inside._replace(cost=inside.cost + stray),
                _Reading(opened_before.cost + opening, mark, opened_before.pairs),
                key=_get_cost,
            ),
        )
    cost_open = COST_CONTINUED if is_continued else COST_LEFT_OPEN
    best = min(outside, inside._replace(cost=inside.cost + cost_open), key=_get_cost)
    return _list_pairs(best), best.opened


_IMPOSSIBLE = float("inf")
_NEVER = _Reading(_IMPOSSIBLE, None, ())


def _get_cost(reading: _Reading) -> float:
    return reading.cost


def _list_pairs(reading: _Reading) -> list[tuple[Mark, Mark]]:
    pairs: list[tuple[Mark, Mark]] = []
    link = reading.pairs
    while link:
        pair, link = link  # type: ignore[misc, assignment]  # each link is (pair, next link)
        pairs.append(pair)  # type: ignore[arg-type]
    return pairs[::-1]


def _is_elision(text: str, mark: Mark) -> bool:
    return _ELISION.match(text, mark.end) is not None


def _is_possessive(text: str, mark: Mark) -> bool:
    """Whether it may be the apostrophe of ``dogs'`` or ``goin'``: a letter before, a word after."""
    before = text[mark.start - 1 : mark.start]
    return before in "sSnNxXzZ" and text[mark.end : mark.end + 1].isspace()


def _cost_stray(text: str, mark: Mark) -> float:
    if mark.style == "‘":
        return COST_STRAY_ELISION if _is_elision(text, mark) else COST_STRAY_ENDING
    if mark.side == OPEN:
        return COST_STRAY_ELISION if _is_elision(text, mark) else COST_STRAY_OPEN
    if text[mark.start - 1 : mark.start] in _ENDING:
        return COST_STRAY_ENDING
    return COST_STRAY_POSSESSIVE if _is_possessive(text, mark) else COST_STRAY_CLOSE


def _cost_opening(text: str, mark: Mark) -> float:
    if mark.side == CLOSE:
        return _IMPOSSIBLE
    cost = COST_OPEN_ELISION if _is_elision(text, mark) else 0.0
    if mark.style == "’":
        cost += COST_LEFT_OPEN
    return cost + (COST_LEFT_OPEN if mark.side == BOTH else 0.0)


def _cost_closing(text: str, opened: Mark, mark: Mark) -> float:
    if mark.side == OPEN or (mark.style in "‘‚‛`" and opened.style != "‚"):
        return _IMPOSSIBLE
    cost = COST_CLOSE_POSSESSIVE if _is_possessive(text, mark) else 0.0
    return cost + (COST_CLOSE_BOTH if mark.side == BOTH else 0.0)
