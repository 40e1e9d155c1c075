"""
Stock phrases: what very many texts have in common says nothing about two of them.

A hundred thousand quotes that begin with the same nine words are not one quote.  But a quote that
a hundred thousand texts print with a word changed is: so a pair is judged by what stock phrases
leave of it only where they leave more than the change of a few words.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from quoteverify.match._candidates import find_changes
from quoteverify.match._stem_table import StemTable, mix_hash

__all__ = ["StockView", "find_stock_words", "hash_phrases"]

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint32]
Marks = NDArray[np.bool_]

PHRASE_WORDS = 4
"""Words in a row that a phrase has at least: three in a row are often mere grammar."""

STOCK_TEXTS = 256
"""A phrase in more distinct texts is a stock phrase: among 100,000 quotes of news and novels "I
don't know" is the only one."""

LEAST_LEFT = 0.2
"""Share of the words of a pair that stock phrases leave, from which it is judged by those alone."""

_MOST_BUCKET_BITS = 22
_CHUNK_WORDS = 1 << 16  # so that the hashes of one step stay in the cache


class StockView:
    """
    The texts of a table without their stock phrases.

    Args:
        table: the texts.
        members: the distinct ones.
    """

    def __init__(self, table: StemTable, members: Ints) -> None:
        is_stock = find_stock_words(table, members)
        sums = np.concatenate(([0], np.cumsum(is_stock)))
        self.table = StemTable(
            table.stems[~is_stock],
            table.prefixes[~is_stock],
            table.offsets - sums[table.offsets],
            table.keys,
            table.is_long,
        )
        self._counts = table.counts[members]
        self._left = self.table.counts[members]

    def find_pairs(self, left: Ints, right: Ints) -> Ints:
        """Return which pairs of members are to be judged by what is left of them alone."""
        has_stock = self._left < self._counts
        remains = self._left[left] + self._left[right]
        is_much = remains >= LEAST_LEFT * (self._counts[left] + self._counts[right])
        return np.flatnonzero(has_stock[left] & has_stock[right] & is_much)


def find_stock_words(table: StemTable, members: Ints) -> Marks:
    """Return for each word of *table* whether it stands in a phrase of very many *members*."""
    is_stock = np.zeros(len(table.stems), np.bool_)
    if len(members) <= STOCK_TEXTS:
        return is_stock
    phrases = hash_phrases(table.stems, PHRASE_WORDS)
    begins = np.flatnonzero(_find_begins(table, members)[: len(phrases)])
    places = _keep_frequent(table, phrases, begins)
    for step in range(PHRASE_WORDS):
        is_stock[places + step] = True
    return is_stock


def hash_phrases(stems: Hashes, words: int) -> Hashes:
    """Hash the phrase of so many *words* that begins at each word; the last words begin none."""
    count = max(len(stems) - words + 1, 0)
    hashes = np.empty(count, np.uint32)
    for start in range(0, count, _CHUNK_WORDS):
        stop = min(start + _CHUNK_WORDS, count)
        mixed = np.zeros(stop - start, np.uint64)
        for step in range(words):
            mixed = mix_hash(mixed + stems[start + step : stop + step])
        hashes[start:stop] = mixed >> np.uint64(32)
    return hashes


def _find_begins(table: StemTable, members: Ints) -> Marks:
    """Return for each word whether a phrase of a member may begin there."""
    is_member = np.zeros(len(table), np.bool_)
    is_member[members] = True
    can_begin = np.repeat(is_member, table.counts)
    ends = table.offsets[1:][table.counts > 0]
    for back in range(1, PHRASE_WORDS):
        can_begin[np.maximum(ends - back, 0)] = False
    return can_begin


def _keep_frequent(table: StemTable, phrases: Hashes, begins: Ints) -> Ints:
    """Return those of the places *begins* at which a phrase of very many texts begins."""
    bits = min(max(len(begins).bit_length() + 2, 10), _MOST_BUCKET_BITS)
    buckets = phrases[begins] >> np.uint32(32 - bits)
    begins = begins[(np.bincount(buckets, minlength=1) > STOCK_TEXTS)[buckets]]
    phrase = phrases[begins].astype(np.uint64) << np.uint64(32)
    text = np.searchsorted(table.offsets, begins, "right") - 1
    keys = np.sort(phrase | text.astype(np.uint64))
    # A text that says a phrase over and over is one text.
    keys = keys[find_changes(keys)] >> np.uint64(32)
    firsts = np.flatnonzero(find_changes(keys))
    stock = keys[firsts][np.diff(firsts, append=len(keys)) > STOCK_TEXTS]
    return begins[np.isin(phrase >> np.uint64(32), stock)]
