"""How much of one text another has in like words: synonyms, short forms, other spellings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from quoteverify.data import load_table
from quoteverify.match._table import TextTable

__all__ = ["iter_like_stems", "measure_likeness"]

Indices = NDArray[np.int64]
Values = NDArray[np.float64]

# What a like word counts for, in hundredths of the same word.  Only their order matters much: the
# coefficients are fitted to what comes out.
_CLOSE, _LOOSE = 75, 55
_BEGINNING, _LONG_SHARED, _SHARED, _ONE_OFF, _TWO_OFF = 80, 75, 70, 75, 60
_PAIRS_KEPT = 2**18
_BEGINNING_LETTERS = 3
_PAIRS_RATED = 2**20  # of one beginning, at most: all, while no more than a thousand stems have it


class _Bag(NamedTuple):
    """The distinct stems of one text."""

    weights: Mapping[str, int]
    by_initial: Mapping[str, tuple[str, ...]]
    total: int


_BAGS: WeakKeyDictionary[TextTable, dict[int, _Bag]] = WeakKeyDictionary()
"""The bags of each table's texts, made when first asked for: a table is asked for many pairs."""


def measure_likeness(table: TextTable, left: Indices, right: Indices) -> tuple[Values, Values]:
    """
    Return for each pair how much of the weight of one text the other has in like words.

    Returns:
        The lower and the higher share of each pair.
    """
    bags = _BAGS.setdefault(table, {})
    for at in {*left.tolist(), *right.tolist()} - bags.keys():
        bags[at] = _make_bag(table, at)
    shares = np.array(
        [
            _compare_bags(bags[i], bags[j])
            for i, j in zip(left.tolist(), right.tolist(), strict=True)
        ],
        dtype=np.float64,
    ).reshape(-1, 2)
    return shares.min(axis=1), shares.max(axis=1)


def _make_bag(table: TextTable, at: int) -> _Bag:
    begin, end = table.stems.starts[at], table.stems.starts[at + 1]
    weights = {
        table.vocabulary[stem]: weight
        for stem, weight in zip(
            table.stems.ids[begin:end].tolist(),
            table.stems.weights[begin:end].tolist(),
            strict=True,
        )
    }
    by_initial: dict[str, tuple[str, ...]] = {}
    for stem in weights:
        by_initial[stem[0]] = (*by_initial.get(stem[0], ()), stem)
    return _Bag(weights, by_initial, sum(weights.values()))


def _compare_bags(one: _Bag, other: _Bag) -> tuple[float, float]:
    return _cover(one, other), _cover(other, one)


def _cover(one: _Bag, other: _Bag) -> float:
    """Return the share of the weight of *one* that *other* has in the same or like words."""
    if not one.total:
        return 0.0
    related, found = _load_related(), 100 * one.total
    for stem in one.weights.keys() - other.weights.keys():
        may_be_like = stem in related or stem[0] in other.by_initial
        found -= one.weights[stem] * (100 - (_find_likest(stem, other) if may_be_like else 0))
    return found / (100 * one.total)


def _find_likest(stem: str, other: _Bag) -> int:
    """Return the rating of the likest word that *other* has for a stem that it has not."""
    best = 0
    related = _load_related().get(stem)
    if related and not related.keys().isdisjoint(other.weights):
        best = max(rating for fellow, rating in related.items() if fellow in other.weights)
    for fellow in other.by_initial.get(stem[0], ()):
        rating = _rate_spelling(stem, fellow)
        best = max(best, rating)
    return best


_NONE: Mapping[str, int] = {}


def iter_like_stems(vocabulary: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """
    Yield the numbers of each two different stems that are like words, either way, and the rating.

    Two of other letters at their beginnings are like only if they are listed.  Where very many have
    one beginning, each is held to its neighbours in the alphabet, which share more letters with it.
    """
    numbers = {stem: number for number, stem in enumerate(vocabulary)}
    groups: dict[str, list[str]] = {}
    for stem, number in numbers.items():
        groups.setdefault(stem[:_BEGINNING_LETTERS], []).append(stem)
        for fellow, rating in _load_related().get(stem, _NONE).items():
            if fellow in numbers:
                yield number, numbers[fellow], rating
    for group in groups.values():
        for one, other in _iter_neighbours(sorted(group)):
            if rating := _rate_spelling(one, other):
                yield numbers[one], numbers[other], rating
                yield numbers[other], numbers[one], rating


def _iter_neighbours(group: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each two of a sorted group, or of a very large one those that stand near."""
    reach = max(_PAIRS_RATED // len(group), 1)
    for at, one in enumerate(group):
        for other in group[at + 1 : at + 1 + reach]:
            yield one, other


@lru_cache(maxsize=_PAIRS_KEPT)
def _rate_spelling(one: str, other: str) -> int:
    """Rate two stems with the same initial by their letters, in hundredths."""
    if not (one.isalpha() and other.isalpha()):
        return 0
    short, long = sorted((one, other), key=len)
    shared = _count_shared(short, long)
    if shared == len(short) >= 3:  # noqa: PLR2004 - a short form has three letters: doc, doctor
        return _BEGINNING
    if shared >= 5:  # noqa: PLR2004 - five letters: invest, investor
        return _LONG_SHARED
    distance = Levenshtein.distance(one, other)
    if distance == 1 and len(short) >= 4:  # noqa: PLR2004 - shorter words differ by a letter
        return _ONE_OFF
    if shared >= 4 and shared >= 0.6 * len(long):  # noqa: PLR2004 - four, and most of the word
        return _SHARED
    return _TWO_OFF if distance == 2 and len(short) >= 6 else 0  # noqa: PLR2004 - a misspelling


def _count_shared(short: str, long: str) -> int:
    for at, (one, other) in enumerate(zip(short, long, strict=False)):
        if one != other:
            return at
    return len(short)


@cache
def _load_related() -> Mapping[str, Mapping[str, int]]:
    related: dict[str, dict[str, int]] = {}
    for stem, listed in load_table("en_related")["related"].items():
        for fellow, rating in _iter_fellows(listed.split("|")):
            related.setdefault(stem, {})[fellow] = rating
            related.setdefault(fellow, {})[stem] = rating
    return related


def _iter_fellows(parts: Sequence[str]) -> Iterator[tuple[str, int]]:
    for part, rating in zip(parts, (_CLOSE, _LOOSE), strict=False):
        for fellow in part.split():
            yield fellow, rating
