"""
Many texts at once, as arrays, so that pairs of them are compared in bulk.

Weights are whole numbers: sums of them do not depend on the order of the words, so that a pair
has the same features whatever other texts stand in the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from quoteverify.match._background import PREFIX_LENGTH, weigh_prefix, weigh_stem
from quoteverify.text.normalize import normalize_text
from quoteverify.text.stems import stem_word
from quoteverify.text.words import WordKind, split_words

__all__ = ["WEIGHT_UNIT", "TextTable", "WeightedSets", "analyse_texts"]

WEIGHT_UNIT = 1000
"""The weight of the rarest word."""

_READ_AS = {"'s": "is", "has": "is", "had": "would"}
_FIRST_CODE, _LAST_CODE = 0xE000, 0x10FFFF  # stems are coded as characters past the surrogates


@frozen(kw_only=True, eq=False)
class WeightedSets:
    """
    One set of weighted ids per text, all in flat arrays.

    Args:
        starts: where each text's ids begin; one more than there are texts.
        ids: the ids, each once per text, sorted inside each text.
        weights: the weight of each.
        totals: the weight of each text's set.
    """

    starts: NDArray[np.int64]
    ids: NDArray[np.int64]
    weights: NDArray[np.int64]
    totals: NDArray[np.int64]

    def sum_shared(
        self, left: NDArray[np.int64], right: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return for each pair of texts the weight of the ids that both have, and their count."""
        if len(left) == 1:
            return self._sum_one(int(left[0]), int(right[0]))
        rows, places = self._expand(np.concatenate([left, right]))
        pairs = np.where(rows >= len(left), rows - len(left), rows)
        width = int(self.ids.max(initial=0)) + 1
        keys = pairs * width + self.ids[places]
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        is_shared = np.flatnonzero(keys[1:] == keys[:-1])
        owners = pairs[order[is_shared]]
        weights = self.weights[places[order[is_shared]]]
        count = len(left)
        summed = np.bincount(owners, weights=weights, minlength=count)
        return summed.astype(np.int64), np.bincount(owners, minlength=count).astype(np.int64)

    def _sum_one(self, left: int, right: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Do the same for one pair, without the cost of what many pairs gain by."""
        held = set(self._list_ids(left))
        begin = int(self.starts[right])
        shared = [begin + n for n, id in enumerate(self._list_ids(right)) if id in held]
        return np.array([self.weights[shared].sum()]), np.array([len(shared)])

    def _list_ids(self, text: int) -> list[int]:
        ids: list[int] = self.ids[self.starts[text] : self.starts[text + 1]].tolist()
        return ids

    def _expand(self, texts: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return, for each id of each text listed, its row in the list and its place."""
        lengths = self.starts[texts + 1] - self.starts[texts]
        rows = np.repeat(np.arange(len(texts)), lengths)
        ends = np.cumsum(lengths)
        places = np.arange(int(ends[-1]) if len(ends) else 0)
        return rows, places - np.repeat(ends - lengths, lengths) + self.starts[texts][rows]


@frozen(kw_only=True, eq=False)
class TextTable:
    """
    Analysed texts.

    Args:
        texts: the texts as given.
        joined: the comparable words of each, parted by spaces; of a text without words, its
            folded signs.
        vocabulary: the stems by their ids.
        stem_codes: the stems of each, one character a stem.
        stem_weights: the weight of the stem that a character stands for.
        lengths: the number of words of each.
        keys: hashes of `joined`: texts of different words rarely share one.
        loose_keys: hashes of the words run together, with words that can be read in two ways read
            in one: two texts of the same words share one, brackets apart.
        is_plain: whether equal words settle that two texts are the same: no ellipsis, no bracket.
        stems, prefixes, bigrams, numbers: what each text has, weighted.
    """

    texts: tuple[str, ...] = field(repr=False)
    joined: tuple[str, ...] = field(repr=False)
    vocabulary: tuple[str, ...] = field(repr=False)
    stem_codes: tuple[str, ...] = field(repr=False)
    stem_weights: Mapping[str, int] = field(repr=False)
    lengths: NDArray[np.int64]
    keys: NDArray[np.int64]
    loose_keys: NDArray[np.int64]
    is_plain: NDArray[np.bool_]
    stems: WeightedSets
    prefixes: WeightedSets
    bigrams: WeightedSets
    numbers: WeightedSets


def analyse_texts(texts: Iterable[str]) -> TextTable:
    """Read *texts* and return them as a table, in the order given."""
    given = tuple(texts)
    vocabulary = _Vocabulary()
    rows = [vocabulary.read(text) for text in given]
    stems = [row.stems for row in rows]
    return TextTable(
        texts=given,
        joined=tuple(row.joined for row in rows),
        vocabulary=tuple(vocabulary.stems),
        stem_codes=tuple("".join([_encode(stem) for stem in row]) for row in stems),
        stem_weights={_encode(at): weight for at, weight in enumerate(vocabulary.stem_weights)},
        lengths=np.array([len(row) for row in stems], dtype=np.int64),
        keys=np.array([hash(row.joined) for row in rows], dtype=np.int64),
        loose_keys=np.array([hash(_loosen(row.joined)) for row in rows], dtype=np.int64),
        is_plain=np.array([row.is_plain for row in rows], dtype=np.bool_),
        stems=_make_sets(stems, vocabulary.stem_weights),
        prefixes=_make_sets([row.prefixes for row in rows], vocabulary.prefix_weights),
        bigrams=_make_bigrams(stems, vocabulary.stem_weights),
        numbers=_make_sets([row.numbers for row in rows], [1] * len(vocabulary.words)),
    )


class _Row(NamedTuple):
    """One text, read: ids of the vocabulary, in reading order."""

    joined: str
    is_plain: bool
    stems: list[int]
    prefixes: list[int]
    numbers: list[int]


class _Vocabulary:
    """The words of a table; ids count up as words come."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        self.stem_weights: list[int] = []
        self.prefix_weights: list[int] = []
        self.stems: dict[str, int] = {}
        self._prefixes: dict[str, int] = {}
        self._of_word: dict[str, tuple[int, int]] = {}

    def read(self, text: str) -> _Row:
        words = split_words(text)
        kept = [word for word in words if word.kind is not WordKind.ELLIPSIS]
        known = self._of_word
        ids = [known.get(word.text) or self._look_up(word.text) for word in kept]
        is_plain = len(kept) == len(words) and not any(word.in_brackets for word in kept)
        numbers = [
            self.words.setdefault(word.text, len(self.words))
            for word in kept
            if word.kind is WordKind.NUMBER and word.text != "1"  # "one" is rarely a number
        ]
        return _Row(
            joined=" ".join(word.text for word in kept) or normalize_text(text).text,
            is_plain=is_plain,
            stems=[stem for stem, _ in ids],
            prefixes=[prefix for _, prefix in ids],
            numbers=numbers,
        )

    def _look_up(self, word: str) -> tuple[int, int]:
        stem, weight, prefix, prefix_weight = _read_stem(word)
        found = self._of_word[word] = (
            _give_id(self.stems, self.stem_weights, stem, weight),
            _give_id(self._prefixes, self.prefix_weights, prefix, prefix_weight),
        )
        return found


@lru_cache(maxsize=2**17)
def _read_stem(word: str) -> tuple[str, int, str, int]:
    """Return the stem of a word and its weight, and the same of its beginning."""
    stem = stem_word(word)
    prefix = stem[:PREFIX_LENGTH] if stem.isalpha() else stem
    weights = (round(WEIGHT_UNIT * weight) for weight in (weigh_stem(stem), weigh_prefix(prefix)))
    return stem, next(weights), prefix, next(weights)


def _give_id(ids: dict[str, int], weights: list[int], key: str, weight: int) -> int:
    found = ids.get(key)
    if found is None:
        found = ids[key] = len(weights)
        weights.append(weight)
    return found


def _loosen(joined: str) -> str:
    """Run the words together, and read "has" as "is", "had" as "would": 's and 'd are both."""
    if "'s" in joined or "has" in joined or "had" in joined:
        joined = " ".join(_READ_AS.get(word, word) for word in joined.split(" "))
    return joined.replace(" ", "")


def _encode(stem: int) -> str:
    return chr(_FIRST_CODE + stem % (_LAST_CODE - _FIRST_CODE))


def _make_sets(rows: Sequence[Sequence[int]], weights: Sequence[int]) -> WeightedSets:
    of_id = np.array(weights, dtype=np.int64)
    return _collect(rows, lambda ids: of_id[ids])


def _make_bigrams(rows: Sequence[Sequence[int]], weights: Sequence[int]) -> WeightedSets:
    of_id = np.array([*weights, 0], dtype=np.int64)
    width = len(of_id)
    pairs = [[one * width + other for one, other in pairwise(row)] for row in rows]
    return _collect(pairs, lambda ids: of_id[ids // width] + of_id[ids % width])


def _collect(
    rows: Sequence[Sequence[int]], weigh: Callable[[NDArray[np.int64]], NDArray[np.int64]]
) -> WeightedSets:
    """Keep each id once per text, sorted inside each text."""
    distinct = [sorted(set(row)) for row in rows]
    starts = np.array([*accumulate(map(len, distinct), initial=0)], dtype=np.int64)
    ids = np.array([*chain.from_iterable(distinct)], dtype=np.int64)
    weights = weigh(ids)
    sums = np.zeros(len(ids) + 1, dtype=np.int64)
    np.cumsum(weights, out=sums[1:])
    return WeightedSets(
        starts=starts, ids=ids, weights=weights, totals=sums[starts[1:]] - sums[starts[:-1]]
    )
