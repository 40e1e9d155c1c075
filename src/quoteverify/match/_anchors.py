"""
Runs of words that two wordings surely share, to keep their alignment from trying everything.

Three words on end that stand once on either side are the same three words.  Where all such runs
come in the same order, the alignment runs through them, and only what lies between is open: light
edits then cost time in proportion to the length, not to its square.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import lru_cache

__all__ = ["Band", "make_band"]

_RUN_WORDS = 3
_TEXTS_KEPT = 1024

Band = list[tuple[int, int]]
"""For each row of an alignment's table, the first and the last column that are open."""


def make_band(left: Sequence[str], right: Sequence[str]) -> Band:
    """
    Return which columns are open in each row, for *left* down the side and *right* along the top.

    Without runs, or where they come in different orders, everything is open.
    """
    anchors = _find_anchors(tuple(left), tuple(right))
    if not anchors:
        return [(0, len(right))] * (len(left) + 1)
    band: Band = []
    low = 0
    for row in range(len(left) + 1):
        low = anchors.get(row, low)
        band.append((low, len(right)))
    high = len(right)
    for row in range(len(left), -1, -1):
        band[row] = (band[row][0], high)
        high = anchors[row] - 1 if row in anchors else high
    return band


def _find_anchors(left: tuple[str, ...], right: tuple[str, ...]) -> dict[int, int]:
    """Return the column of each row that is anchored, counted from 1."""
    left_runs, right_runs = _find_single_runs(left), _find_single_runs(right)
    places = [(at, right_runs[run]) for run, at in left_runs.items() if run in right_runs]
    places.sort()
    if any(one[1] >= other[1] for one, other in itertools.pairwise(places)):
        return {}
    found: dict[int, int] = {}
    for at, other in places:
        for nth in range(1, _RUN_WORDS + 1):
            if found.setdefault(at + nth, other + nth) != other + nth:
                return {}
    columns = [found[row] for row in sorted(found)]
    is_in_order = all(one < other for one, other in itertools.pairwise(columns))
    return found if is_in_order else {}


@lru_cache(maxsize=_TEXTS_KEPT)
def _find_single_runs(words: tuple[str, ...]) -> dict[tuple[str, ...], int]:
    """Return where each run of words starts that stands only once."""
    starts: dict[tuple[str, ...], int] = {}
    repeated: set[tuple[str, ...]] = set()
    for at in range(len(words) - _RUN_WORDS + 1):
        run = tuple(words[at : at + _RUN_WORDS])
        if starts.setdefault(run, at) != at:
            repeated.add(run)
    return {run: at for run, at in starts.items() if run not in repeated}
