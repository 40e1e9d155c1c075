"""
Alignment of two wordings, word by word.

A global alignment with affine gaps and cheap ends: one long cut costs less than many small ones,
an ellipsis makes a cut free, and rare words anchor more than common ones.
"""

from __future__ import annotations

from functools import lru_cache

from quoteverify.match._anchors import find_anchors
from quoteverify.match._gotoh import Column, Side, find_path
from quoteverify.match._rates import HookedWords, hook_words, is_same_word, rate_beside
from quoteverify.match._reading import Reading

__all__ = ["Column", "align_readings", "is_same_word"]

# What gaps cost, on the scale of what words are worth beside each other.
_OPEN, _EXTEND, _OPEN_AT_END = -900, -100, -300
_BRACKET = 800  # what makes the gap beside a word in brackets cost next to nothing

_MOST_CELLS = 4_000_000  # about 2,000 by 2,000 words; larger wordings are compared at their ends
_LINES_KEPT = 4096


def align_readings(left: Reading, right: Reading) -> tuple[Column, ...]:
    """
    Align two readings; the columns run left to right on both sides.

    The same two readings the other way round give the same columns, turned round.
    """
    if _order(left) > _order(right):
        return tuple(Column(column.right, column.left) for column in _align(right, left))
    return _align(left, right)


def _order(reading: Reading) -> tuple[int, str]:
    return len(reading.words), reading.text


def _align(short: Reading, long: Reading) -> tuple[Column, ...]:
    count = len(short.words)
    start = _find_whole(short, long)
    if start is not None:
        before = [Column(None, j) for j in range(start)]
        same = [Column(i, start + i) for i in range(count)]
        after = [Column(None, j) for j in range(start + count, len(long.words))]
        return (*before, *same, *after)
    if count * len(long.words) > _MOST_CELLS:
        return _align_ends(short, long)
    return _align_all(short, long)


def _find_whole(short: Reading, long: Reading) -> int | None:
    """Return where the words of *short* stand, one after the other, in *long*."""
    needle = "".join(f" {word.text} " for word in short.words)
    haystack = "".join(f" {word.text} " for word in long.words)
    at = haystack.find(needle)
    return None if at < 0 or not needle else haystack.count("  ", 0, at + 1)


def _align_ends(short: Reading, long: Reading) -> tuple[Column, ...]:
    """Align only the words that both begin with; a last resort for very long wordings."""
    columns: list[Column] = []
    for one, other in zip(short.words, long.words, strict=False):
        if not is_same_word(one, other):
            break
        columns.append(Column(len(columns), len(columns)))
    at = len(columns)
    columns.extend(Column(i, None) for i in range(at, len(short.words)))
    columns.extend(Column(None, j) for j in range(at, len(long.words)))
    return tuple(columns)


def _align_all(short: Reading, long: Reading) -> tuple[Column, ...]:
    """Align what lies between the words that both surely share, and these with themselves."""
    columns: list[Column] = []
    i = j = 0
    for row, column in find_anchors(_list_texts(short), _list_texts(long)):
        if i < row or j < column:
            columns += _align_block(short, long, slice(i, row), slice(j, column))
        columns.append(Column(row, column))
        i, j = row + 1, column + 1
    rest = slice(i, len(short.words)), slice(j, len(long.words))
    return (*columns, *_align_block(short, long, *rest))


def _align_block(short: Reading, long: Reading, rows: slice, columns: slice) -> list[Column]:
    """Align the words in these ranges, which lie between two anchors or at an end."""
    i, j = rows.start, columns.start
    if i == rows.stop:
        return [Column(None, at) for at in range(j, columns.stop)]
    if j == columns.stop:
        return [Column(at, None) for at in range(i, rows.stop)]
    others = _hook_range(long, j, columns.stop)
    rates = tuple([rate_beside(word, others) for word in short.words[rows]])
    path = find_path(rates, _read_side(short).cut(rows), _read_side(long).cut(columns))
    return [
        Column(None if left is None else i + left, None if right is None else j + right)
        for left, right in path
    ]


@lru_cache(maxsize=_LINES_KEPT)
def _list_texts(reading: Reading) -> tuple[str, ...]:
    return tuple(word.text for word in reading.words)


@lru_cache(maxsize=_LINES_KEPT)
def _hook_range(reading: Reading, start: int, end: int) -> HookedWords:
    return hook_words(reading.words[start:end])


@lru_cache(maxsize=_LINES_KEPT)
def _read_side(reading: Reading) -> Side:
    words, count = reading.words, len(reading.words)
    return Side(
        tuple(_price_gap(reading, at, count) for at in range(count + 1)),
        tuple(_BRACKET if word.in_brackets else 0 for word in words),
    )


def _price_gap(reading: Reading, at: int, count: int) -> tuple[int, int]:
    """
    Return what it costs to open and to go on with a gap before word *at* of this side.

    A gap where this side has an ellipsis costs nothing.
    """
    if at in reading.cuts:
        return 0, 0
    if at in {0, count}:
        return _OPEN_AT_END, 0
    return _OPEN, _EXTEND
