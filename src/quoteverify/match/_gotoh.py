"""
The best way through a table of words, with gaps that cost less the longer they are.

Gotoh 1982, "An improved algorithm for matching biological sequences": three states a cell.  It
knows no words, only what each pair of them and each gap is worth, in whole numbers: of these, two
sums of the same values are equal, in whatever order they came.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Column", "Side", "find_path"]

_NEVER = -(10**12)

# The three states of a cell: both words aligned, a gap on the right, a gap on the left.
_BOTH, _LEFT_ONLY, _RIGHT_ONLY = 0, 1, 2
_DIGITS = (1, 3, 9)  # of the state before each state of a cell, all three in one byte


class Column(NamedTuple):
    """One column of an alignment: a word on each side, or None where a side has none."""

    left: int | None
    right: int | None


class Side(NamedTuple):
    """
    What gaps are worth beside the words of one side.

    Args:
        prices: what it costs to open, and to go on with, a gap on this side before each of its
            words and after the last.
        gains: what each of its words gives back where the other side has a gap.
    """

    prices: tuple[tuple[int, int], ...]
    gains: tuple[int, ...]

    def cut(self, words: slice) -> Side:
        """Return the side of a range of words."""
        return Side(self.prices[words.start : words.stop + 1], self.gains[words])


_Worths = tuple[list[int], list[int], list[int]]
"""What each cell of a row is worth in each state."""

_Steps = list[bytearray]
"""For each cell, row by row, the state before each of its states."""


_Rates = tuple[tuple[int, ...], ...]

_MOST_KEPT_CELLS = 4096  # of a table whose path is worth keeping
_PATHS_KEPT = 4096


def find_path(rates: _Rates, left: Side, right: Side) -> tuple[Column, ...]:
    """
    Return the columns that are worth most; of equal ones, those that align words earliest.

    Quotes of one template differ in words that are worth the same: their path is found once.

    Args:
        rates: for each word of the left side, what it is worth beside each word of the right.
        left: the side along the rows of the table.
        right: the side along its columns; column j stands for word j - 1, column 0 for none.
    """
    is_small = len(left.gains) * len(right.gains) <= _MOST_KEPT_CELLS
    return (_recall_path if is_small else _find_path)(rates, left, right)


def _find_path(rates: _Rates, left: Side, right: Side) -> tuple[Column, ...]:
    steps, state = _fill(rates, left, right)
    return tuple(_trace_back(steps, state, len(left.gains), len(right.gains)))


_recall_path = lru_cache(maxsize=_PATHS_KEPT)(_find_path)


def _fill(rates: _Rates, left: Side, right: Side) -> tuple[_Steps, int]:
    """Fill the table; return for each cell and state the state before it, and the last state."""
    width = len(right.gains) + 1
    worths: _Worths = [_NEVER] * width, [_NEVER] * width, [_NEVER] * width
    worths[_BOTH][0] = 0
    opened, extended = left.prices[0]
    price, worth = opened, 0
    for j, gain in enumerate(right.gains, 1):
        worths[_RIGHT_ONLY][j] = worth = worth + price + gain
        price = extended
    steps = [bytearray(width)]
    for i, row_rates in enumerate(rates, 1):
        steps.append(bytearray(width))
        row = _Row(*left.prices[i], left.gains[i - 1], row_rates)
        worths = _fill_row(row, right, worths, steps[-1])
    last = max((_BOTH, _LEFT_ONLY, _RIGHT_ONLY), key=lambda state: worths[state][-1])
    return steps, last


class _Row(NamedTuple):
    """What gaps along and down are worth in a row, and what its word is worth beside others."""

    opened: int
    extended: int
    gain: int
    rates: Sequence[int]


def _fill_row(row: _Row, right: Side, above: _Worths, step: bytearray) -> _Worths:
    """
    Fill a row.

    The innermost loop of all comparisons: no calls, and nothing looked up twice.  Of steps worth
    the same, one that goes on with a gap comes first, then one from two aligned words.
    """
    opened_right, extended_right, gain, rates = row
    both, left_only, right_only = ([_NEVER] * len(step) for _ in above)
    both_before = right_before = _NEVER  # worths of the cell one to the left
    worth, step[0] = _open_column([worths[0] for worths in above], right.prices[0])
    left_only[0] = left_before = worth + gain
    both_across, left_across, right_across = (worths[0] for worths in above)
    over = zip(*(worths[1:] for worths in above), strict=True)
    beside = zip(rates, right.prices[1:], right.gains, over, strict=True)
    for j, (rate, (opened, extended), gain_right, (both_over, left_over, right_over)) in enumerate(
        beside, 1
    ):
        best, code = both_across, 0
        if left_across > best:
            best, code = left_across, 1
        if right_across > best:
            best, code = right_across, 2
        both_across, left_across, right_across = both_over, left_over, right_over

        down, before = left_over + extended, 3
        if both_over + opened > down:
            down, before = both_over + opened, 0
        if right_over + opened > down:
            down, before = right_over + opened, 6
        code += before

        along, before = right_before + extended_right, 18
        if both_before + opened_right > along:
            along, before = both_before + opened_right, 0
        if left_before + opened_right > along:
            along, before = left_before + opened_right, 9
        step[j] = code + before

        both[j] = both_before = best + rate
        left_only[j] = left_before = down + gain
        right_only[j] = right_before = along + gain_right
    return both, left_only, right_only


def _open_column(over: Sequence[int], price: tuple[int, int]) -> tuple[int, int]:
    """Return what the gap before the right side's first word is worth, and its step."""
    both, left_only, right_only = over
    opened, extended = price
    worths = left_only + extended, both + opened, right_only + opened
    best = worths.index(max(worths))
    return worths[best], (3, 0, 6)[best]


def _trace_back(steps: _Steps, state: int, i: int, j: int) -> list[Column]:
    columns: list[Column] = []
    while i or j:
        if i == 0:
            state = _RIGHT_ONLY
        elif j == 0:
            state = _LEFT_ONLY
        before = steps[i][j] // _DIGITS[state] % 3
        i -= state != _RIGHT_ONLY
        j -= state != _LEFT_ONLY
        columns.append(
            Column(i if state != _RIGHT_ONLY else None, j if state != _LEFT_ONLY else None)
        )
        state = before
    return columns[::-1]
