"""How much a shared word tells: its inverse document frequency in a background of English."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import NamedTuple

from quoteverify.data import load_table

__all__ = ["PREFIX_LENGTH", "is_common_stem", "weigh_prefix", "weigh_stem"]

PREFIX_LENGTH = 4
"""Letters that two words alike share at least: infra, infrastructure."""

_LEAST_WEIGHT = 0.02  # no word weighs nothing: two texts of function words can still be compared
_UNSEEN_COUNT = 10  # a stem that is not in the table stood in fewer than 20 passages: say in 10


class _Background(NamedTuple):
    passages: int
    counts: dict[str, int]
    most: float


@lru_cache(maxsize=2**17)
def weigh_stem(stem: str) -> float:
    """
    Return how much it tells that two wordings share this stem: near 0 for "the", 1 if rare.

    >>> weigh_stem("the") < 0.1 < weigh_stem("invest") < weigh_stem("zuckerberg")
    True
    """
    background = _load()
    count = background.counts.get(stem, _UNSEEN_COUNT)
    return max(_LEAST_WEIGHT, _rate(background.passages, count) / background.most)


@lru_cache(maxsize=2**16)
def weigh_prefix(prefix: str) -> float:
    """Return how much it tells that two wordings share a word beginning so."""
    background = _load()
    count = max(_UNSEEN_COUNT, _count_prefixes().get(prefix, 0))
    return max(_LEAST_WEIGHT, _rate(background.passages, count) / background.most)


def is_common_stem(stem: str) -> bool:
    """Whether a stem is in the table of common words, which holds no names."""
    return stem in _load().counts


@cache
def _load() -> _Background:
    table = load_table("en_background")
    passages = int(table["passages"])
    return _Background(passages, table["counts"], _rate(passages, _UNSEEN_COUNT))


def _rate(passages: int, count: int) -> float:
    return math.log((passages + 1) / (count + 1))


@cache
def _count_prefixes() -> dict[str, int]:
    counts: dict[str, int] = {}
    for stem, count in _load().counts.items():
        prefix = stem[:PREFIX_LENGTH]
        counts[prefix] = counts.get(prefix, 0) + count
    return counts
