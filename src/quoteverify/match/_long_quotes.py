"""Quotes of over 2,000 words: what is compared with a shorter quote is the passage it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quoteverify.match._explain import Explanation, explain_wordings
from quoteverify.match._long_texts import (
    NEARLY_ONE,
    find_near_equal,
    find_standing,
    read_documents,
)
from quoteverify.match._stem_table import LONG_WORDS, build_stem_table
from quoteverify.records import Relation

__all__ = ["LongPair", "find_long", "iter_long_pairs"]

_MOST_EXPLAINED = 40_000
"""Characters of a long quote up to which its differences from another are listed."""


class LongPair(NamedTuple):
    """
    Two texts of which one is long, the left one first in the order given.

    Args:
        left, right: their numbers.
        texts: what is compared of them: of a long text the passage in which a short one stands.
        score: of the pair.
        explained: their relation and edits, with places in the whole texts.
    """

    left: int
    right: int
    texts: tuple[str, str]
    score: float
    explained: Explanation


def find_long(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Return which of *texts* are too long to be scored as a whole."""
    if max(map(len, texts), default=0) < 2 * LONG_WORDS:  # a word has a letter and a space
        return np.zeros(len(texts), np.bool_)
    return build_stem_table(texts).is_long


def iter_long_pairs(
    texts: Sequence[str], is_long: NDArray[np.bool_], *, cutoff: float
) -> Iterator[LongPair]:
    """Yield the pairs of *texts* that score at least *cutoff* and of which one *is_long*."""
    table = build_stem_table(texts)
    long, short = np.flatnonzero(is_long), np.flatnonzero(~is_long)
    documents = list(read_documents([texts[i] for i in long.tolist()], long.tolist()))
    found = find_standing(documents, texts, table, short, cutoff=cutoff)
    for at, node, score, start, end in zip(*(column.tolist() for column in found), strict=True):
        yield _compare_passage(texts, int(short[at]), node, score, (start, end))
    for left, right, score in zip(*(c.tolist() for c in find_near_equal(documents)), strict=True):
        if score >= cutoff:
            yield _compare_whole(texts, left, right, score)


def _compare_passage(
    texts: Sequence[str], short: int, long: int, score: float, place: tuple[int, int]
) -> LongPair:
    passage, quote = texts[long][slice(*place)], texts[short]
    if short < long:
        sides, explained = (quote, passage), explain_wordings(quote, passage).shift(0, place[0])
    else:
        sides, explained = (passage, quote), explain_wordings(passage, quote).shift(place[0], 0)
    if explained.relation is Relation.IDENTICAL:
        explained = Explanation(relation=Relation.TRUNCATED, edits=explained.edits)
    return LongPair(min(short, long), max(short, long), sides, score, explained)


def _compare_whole(texts: Sequence[str], left: int, right: int, score: float) -> LongPair:
    sides = texts[left], texts[right]
    # To explain two texts of the same phrases takes little, whatever their length.
    if max(map(len, sides)) <= _MOST_EXPLAINED or score >= NEARLY_ONE:
        explained = explain_wordings(*sides)
    else:
        explained = Explanation(relation=Relation.REWORDED, edits=())
    return LongPair(left, right, sides, score, explained)
