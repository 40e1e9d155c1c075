"""
Runs of words that two wordings surely share, to keep their alignment from trying everything.

Three words on end that stand once on either side are the same three words.  Where all such runs
come in the same order, the alignment runs through them, and what lies between two is aligned by
itself: light edits then cost time in proportion to the length, not to its square.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import lru_cache

__all__ = ["find_anchors"]

_RUN_WORDS = 3
_TEXTS_KEPT = 1024


def find_anchors(left: Sequence[str], right: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """
    Return the places of the words that *left* and *right* surely share, in order.

    None without shared runs, or where they come in different orders.
    """
    left_runs, right_runs = _find_single_runs(tuple(left)), _find_single_runs(tuple(right))
    places = [(at, right_runs[run]) for run, at in left_runs.items() if run in right_runs]
    places.sort()
    if any(one[1] >= other[1] for one, other in itertools.pairwise(places)):
        return ()
    found: dict[int, int] = {}
    for at, other in places:
        for nth in range(_RUN_WORDS):
            if found.setdefault(at + nth, other + nth) != other + nth:
                return ()
    anchors = tuple(sorted(found.items()))
    is_in_order = all(one[1] < other[1] for one, other in itertools.pairwise(anchors))
    return anchors if is_in_order else ()


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
