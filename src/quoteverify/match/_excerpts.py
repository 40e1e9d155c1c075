"""
The sentences of a longer text that a shorter one may stand for.

A report quotes one sentence of three.  The other two tell against it in every measure of the whole
texts, so the shorter text is also held to an excerpt of the longer: the run of sentences of about
its own length that has most in common with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
import regex
from numpy.typing import NDArray

from quoteverify.match._features import share_weight
from quoteverify.match._table import WEIGHT_UNIT, TextTable, analyse_texts

__all__ = ["ExcerptPairs", "list_excerpts", "pair_with_excerpts"]

Indices = NDArray[np.int64]

_SENTENCE_END = regex.compile(r"(?<=[.!?…])[\p{Pf}\p{Pe}\"']*\s+")
_MUCH_LONGER = 1.2  # a text that is longer by less has no sentence to leave out
_LEAST_LENGTH, _ENOUGH_LENGTH = 0.8, 1.5  # of an excerpt, in lengths of the shorter text
_BEGINNINGS = 8  # at most, in the length of the shorter text: the work stays linear
_LEAST_SHARED = 0.25  # of the lighter text's weight: below it no excerpt is one utterance
_LEAST_WEIGHT = 2 * WEIGHT_UNIT  # in rarest words: "what's the good of it" is like some sentence of
# many a text


class ExcerptPairs(NamedTuple):
    """
    Pairs of an excerpt and of the shorter text.

    Args:
        table: the excerpts and the shorter texts, analysed.
        left: the excerpt of each pair, as an index into the table.
        right: the shorter text of each.
        rows: the pair of whole texts that each comes from, as a row of what was asked, ascending.
    """

    table: TextTable
    left: Indices
    right: Indices
    rows: Indices


def pair_with_excerpts(table: TextTable, left: Indices, right: Indices) -> ExcerptPairs | None:
    """
    Return the likeliest excerpt of the longer text of each pair, with the shorter text.

    Pairs without any are left out: those of like lengths, those whose longer text is one sentence,
    those that share next to nothing, and those that have little but common words to share.

    Returns:
        The pairs; None, at next to no cost, if there is none.
    """
    lengths = table.lengths
    longer, shorter = np.where(lengths[left] > lengths[right], (left, right), (right, left))
    found = _list_all(table, longer, shorter, _find_open(table, longer, shorter))
    if found is None:
        return None
    low, high = share_weight(found.table.prefixes, found.left, found.right)
    # By row, the likeliest first, of equally likely ones the earliest.
    order = np.lexsort((-low, found.rows))
    is_first = np.diff(found.rows[order], prepend=-1) > 0
    kept = order[is_first & (high[order] >= _LEAST_SHARED)]
    return ExcerptPairs(found.table, found.left[kept], found.right[kept], found.rows[kept])


def _find_open(table: TextTable, longer: Indices, shorter: Indices) -> Indices:
    """Return the pairs of which an excerpt may be likelier than the whole."""
    is_open = table.lengths[longer] > _MUCH_LONGER * table.lengths[shorter]
    is_open &= np.minimum(table.stems.totals[longer], table.stems.totals[shorter]) >= _LEAST_WEIGHT
    rows = np.flatnonzero(is_open)
    if len(rows):
        rows = rows[share_weight(table.prefixes, longer[rows], shorter[rows])[1] >= _LEAST_SHARED]
    return rows


def _list_all(
    table: TextTable, longer: Indices, shorter: Indices, rows: Indices
) -> ExcerptPairs | None:
    places: dict[str, int] = {}
    found: list[tuple[int, int, int]] = []
    sentences: dict[int, list[str]] = {}
    for row in rows.tolist():
        at, other = int(longer[row]), int(shorter[row])
        if at not in sentences:
            sentences[at] = [part for part in _SENTENCE_END.split(table.texts[at]) if part]
        for excerpt in list_excerpts(sentences[at], int(table.lengths[other])):
            ids = [places.setdefault(text, len(places)) for text in (excerpt, table.texts[other])]
            found.append((ids[0], ids[1], row))
    if not found:
        return None
    one, two, of_rows = np.array(found, dtype=np.int64).T
    return ExcerptPairs(analyse_texts(places), one, two, of_rows)


def list_excerpts(sentences: Sequence[str], length: int) -> Iterator[str]:
    """
    Yield the runs of *sentences* that are about *length* words long, but not all of them.

    A run ends as soon as it is nearly so long; where one sentence more leaves it not much longer,
    that run comes too.

    >>> list(list_excerpts(["It rained.", "We stayed in.", "Nobody came to see us."], 5))
    ['It rained. We stayed in.', 'We stayed in. Nobody came to see us.', 'Nobody came to see us.']
    """
    ends = list(accumulate((len(sentence.split()) for sentence in sentences), initial=0))
    step = length / _BEGINNINGS
    begun = -step
    for first in range(len(sentences)):
        if ends[first] - begun < step:
            continue
        begun = ends[first]
        for after in _iter_ends(ends, first, length):
            if after - first < len(sentences):
                yield " ".join(sentences[first:after])


def _iter_ends(ends: Sequence[int], first: int, length: int) -> Iterator[int]:
    """Yield the one or two places where an excerpt that begins with sentence *first* may end."""
    last = len(ends) - 1
    after = first + 1
    while after < last and ends[after] - ends[first] < _LEAST_LENGTH * length:
        after += 1
    yield after
    if after < last and ends[after] - ends[first] < _ENOUGH_LENGTH * length:
        yield after + 1
