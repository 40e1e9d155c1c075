"""
Candidate pairs: texts that share two of their rarest stems.

Two wordings of one utterance share rare words long before they share a phrase, and a *pair* of
rare words is rarer than either.  So each text is filed under each pair of its few rarest stems,
and under each of them alone; texts in one short file are all paired, texts in a long file only
with their next neighbour, in an order that puts like beside like.  Work and memory grow with the
number of texts and never with the size of a file, so no stop list is needed, and no text, however
often it is repeated, can blow it up.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quoteverify.match._stem_table import StemTable, mix_hash

__all__ = [
    "WEIGHT_STEP",
    "Breadth",
    "Candidates",
    "RareStems",
    "find_candidates",
    "find_changes",
    "pick_rare_stems",
]

Stems = NDArray[np.uint32]
Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]


class Breadth(NamedTuple):
    """
    How widely candidates are looked for.

    Args:
        stems: how many of its rarest stems a text is filed under.
        window: how many texts a file may hold for all of them to be paired.
        alone: up to how many rare stems the shorter text may have for one shared file to do;
            longer ones must share two.
    """

    stems: int
    window: int
    alone: int


class RareStems(NamedTuple):
    """
    The rarest stems of each text, the rarest first.

    Args:
        stems: one column a text; 0 where it has fewer.
        weights: the rarity of each, in the units of `_weigh`; 0 where there is none.
        totals: their sum for each text, at least 1.
    """

    stems: Stems
    weights: NDArray[np.uint8]
    totals: NDArray[np.int32]


class Candidates(NamedTuple):
    """
    Pairs worth scoring, ``left < right``, sorted.

    Args:
        left, right: indices of texts.
    """

    left: NDArray[np.int32]
    right: NDArray[np.int32]


def pick_rare_stems(table: StemTable, members: Places, *, size: int) -> RareStems:
    """
    Return the *size* rarest stems of each text of *members*, by the number of occurrences.

    What else stands in *table* for its stems, one a word, is picked alike.
    """
    bits = min(max(len(table.stems).bit_length() + 2, 10), 22)
    frequencies = np.bincount(table.stems >> np.uint32(32 - bits), minlength=1 << bits)
    weights = _weigh(frequencies, len(table.stems))
    stems = np.zeros((size, len(members)), np.uint32)
    kept = np.zeros((size, len(members)), np.uint8)
    for start in range(0, len(members), _CHUNK_TEXTS):
        chunk = slice(start, min(start + _CHUNK_TEXTS, len(members)))
        text, found = _gather_stems(table, members[chunk])
        weight = weights[found >> np.uint32(32 - bits)]
        _keep_rarest(text, found, weight, stems[:, chunk], kept[:, chunk])
    return RareStems(stems, kept, np.maximum(kept.sum(axis=0, dtype=np.int32), 1))


def _gather_stems(table: StemTable, members: Places) -> tuple[Hashes, Stems]:
    """Return the stems of a run of texts and, for each, the text's place in the run."""
    counts = table.offsets[members + 1] - table.offsets[members]
    ends = np.cumsum(counts)
    text = np.repeat(np.arange(len(members)), counts)
    places = np.arange(len(text)) + (table.offsets[members] - (ends - counts))[text]
    return text.astype(np.uint64), table.stems[places]


_CHUNK_TEXTS = 4096
WEIGHT_STEP = 8.0  # weights are eighths of a bit, so that 255 of them are 32 bits


def _weigh(frequencies: Places, total: int) -> NDArray[np.uint8]:
    """Return the information of each stem, log2(total / frequency), in eighths of a bit."""
    # One logarithm for each frequency that there may be: there are far more buckets.
    bits = np.log2(max(total, 1) / np.maximum(np.arange(frequencies.max() + 1), 1))
    return np.clip(np.rint(bits * WEIGHT_STEP), 1, 255).astype(np.uint8)[frequencies]


def _keep_rarest(
    text: Hashes,
    found: Stems,
    weight: NDArray[np.uint8],
    stems: Stems,
    kept: NDArray[np.uint8],
) -> None:
    """Write each text's rarest stems, the rarest first, into the columns of *stems* and *kept*."""
    common = np.uint64(255) - weight.astype(np.uint64)
    keys = (text << np.uint64(40)) | (common << np.uint64(32)) | found.astype(np.uint64)
    keys.sort()
    keys = keys[find_changes(keys)]
    owner = (keys >> np.uint64(40)).astype(np.int64)
    rank = np.arange(len(keys)) - np.searchsorted(owner, np.arange(stems.shape[1]))[owner]
    is_kept = rank < len(stems)
    rank, owner, keys = rank[is_kept], owner[is_kept], keys[is_kept]
    stems[rank, owner] = np.maximum((keys & np.uint64(0xFFFFFFFF)).astype(np.uint32), 1)
    kept[rank, owner] = np.uint64(255) - ((keys >> np.uint64(32)) & np.uint64(255))


def find_candidates(rare: RareStems, breadth: Breadth) -> Candidates:
    """
    Pair the texts that share two rare stems, or one that few texts have.

    Pairs are sorted in turns, each for a range of left texts.  Memory is bounded by the entries:
    some 8 bytes for each two of a text's rarest stems, and about as much for the pairs.
    """
    layout = _Layout.fit(rare.stems.shape[1])
    entries = _file_texts(rare, layout)
    entries.sort()
    lengths = np.count_nonzero(rare.stems, axis=0)
    turns = _divide_texts(len(lengths), 1 + len(entries) // _ENTRIES_A_TURN)
    piles = _pair_entries(entries, layout, breadth.window, turns)
    del entries
    left, right = [np.empty(0, np.int32)], [np.empty(0, np.int32)]
    while piles:
        pairs = piles.pop(0).view()
        pairs.sort()
        for one, other in _iter_kept(pairs, layout, lengths, breadth.alone):
            left.append(one)
            right.append(other)
    return Candidates(np.concatenate(left), np.concatenate(right))


_ENTRIES_A_TURN = 20_000_000


def _divide_texts(count: int, turns: int) -> list[tuple[int, int]]:
    """Cut the texts into ranges that are the left text of as many pairs each."""
    edges = [round(count * (1 - (1 - turn / turns) ** 0.5)) for turn in range(turns + 1)]
    return list(pairwise(edges))


def _iter_kept(
    pairs: Hashes, layout: _Layout, lengths: Places, alone: int
) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32]]]:
    """Yield each of the sorted pairs once, if it came twice or one of its texts is short."""
    is_first = find_changes(pairs)
    for start in range(0, len(pairs), _CHUNK_ENTRIES):
        first = start + np.flatnonzero(is_first[start : start + _CHUNK_ENTRIES])
        # Past the last pair there is none: it has not come again.
        again = ~np.append(is_first[start + 1 : start + 1 + _CHUNK_ENTRIES], np.True_)
        left, right = layout.split_pairs(pairs[first])
        is_short = np.minimum(lengths[left], lengths[right]) <= alone
        kept = again[first - start] | is_short
        yield left[kept], right[kept]


def find_changes(values: Hashes | Stems | NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether each value differs from the one before it; the first does."""
    changes = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=changes[1:])
    return changes


class _Layout(NamedTuple):
    """
    How an entry is packed into 64 bits: ``file | likeness | text``, from high to low.

    Args:
        text: the bits of a text's number.
        likeness: the bits that order the texts of one file, so that like stands by like.
    """

    text: np.uint64
    likeness: np.uint64

    @classmethod
    def fit(cls, count: int) -> _Layout:
        """Give a text the bits it needs; of the rest the file gets two thirds."""
        bits = max(count - 1, 0).bit_length()
        return cls(np.uint64(bits), np.uint64((64 - _LEAST_SPARE - bits) // 3))

    @property
    def file(self) -> np.uint64:
        """Where the bits of the file begin."""
        return self.text + self.likeness

    def join_pairs(self, one: Hashes, other: Hashes) -> Hashes:
        """Pack the numbers of two texts, the lower one high."""
        mask = (np.uint64(1) << self.text) - np.uint64(1)
        one, other = one & mask, other & mask
        return (np.minimum(one, other) << self.text) | np.maximum(one, other)

    def split_pairs(self, pairs: Hashes) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        mask = (np.uint64(1) << self.text) - np.uint64(1)
        return (pairs >> self.text).astype(np.int32), (pairs & mask).astype(np.int32)


_LEAST_SPARE = 12  # bits that the file gets before the rest is divided
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # 2**64 over the golden ratio, odd


def _file_texts(rare: RareStems, layout: _Layout) -> Hashes:
    """Return one entry for each text and file it stands in, a chunk of texts at a time."""
    lengths = np.count_nonzero(rare.stems, axis=0)
    entries = np.empty(int(np.sum(lengths * (lengths + 1) // 2)), np.uint64)
    at = 0
    for start in range(0, rare.stems.shape[1], _CHUNK_TEXTS):
        for part in _iter_entries(rare.stems[:, start : start + _CHUNK_TEXTS], start, layout):
            entries[at : at + len(part)] = part
            at += len(part)
    return entries


def _iter_entries(stems: Stems, start: int, layout: _Layout) -> Iterator[Hashes]:
    """Yield the entries of a run of texts: for each stem alone, and for each two."""
    text = np.arange(start, start + stems.shape[1], dtype=np.uint64)
    spread = mix_hash(stems.astype(np.uint64))
    # The rarest stem says most about what a text is like.
    likeness = spread[0] >> (np.uint64(64) - layout.likeness)
    tails = (likeness << layout.text) | text
    for i in range(len(stems)):
        # The rarest come first: a text that has an i-th stem has all before it.
        has = np.flatnonzero(stems[i])
        own, rest = spread[i, has], tails[has]
        yield ((own >> layout.file) << layout.file) | rest
        for j in range(i):
            both = (own + spread[j, has]) * _MULTIPLIER
            yield ((both >> layout.file) << layout.file) | rest


def _pair_entries(
    entries: Hashes, layout: _Layout, window: int, turns: list[tuple[int, int]]
) -> list[_Pile]:
    """
    Return for each turn the pairs of entries that share a file, each as often as they do.

    Uses the *entries* up, from the last: what is done makes room for the pairs.
    """
    piles = [_Pile() for _ in turns]
    stop = len(entries)
    while stop:
        start = _find_file(entries, max(stop - _CHUNK_ENTRIES, 0), layout)
        for found in _iter_pairs(entries[start:stop], layout, window):
            for pile, turn in zip(piles, turns, strict=True):
                low, high = (np.uint64(edge) << layout.text for edge in turn)
                pile.add(found[(found >= low) & (found < high)] if len(piles) > 1 else found)
        entries.resize(start, refcheck=False)
        stop = start
    return piles


_CHUNK_ENTRIES = 1 << 17


def _find_file(entries: Hashes, at: int, layout: _Layout) -> int:
    """Return the start of the file that the entry at a place stands in."""
    return int(np.searchsorted(entries, (entries[at] >> layout.file) << layout.file))


class _Pile:
    """
    Numbers that come a few at a time, in one block of memory.

    Thousands of small arrays would leave holes behind that nothing larger fits into.
    """

    def __init__(self) -> None:
        self._block, self._count = np.empty(0, np.uint64), 0

    def add(self, numbers: Hashes) -> None:
        """Put *numbers* behind the others."""
        count = self._count + len(numbers)
        if count > len(self._block):
            self._block.resize(count + min(count, _PILE_STEP), refcheck=False)
        self._block[self._count : count] = numbers
        self._count = count

    def view(self) -> Hashes:
        """Return the numbers, where they lie."""
        return self._block[: self._count]


_PILE_STEP = 1 << 20


def _iter_pairs(entries: Hashes, layout: _Layout, window: int) -> Iterator[Hashes]:
    files = entries >> layout.file
    sizes = np.diff(np.flatnonzero(find_changes(files)), append=len(files))
    is_small = np.repeat(sizes <= window, sizes)
    for step in range(1, max(int(sizes[sizes <= window].max(initial=2)), 2)):
        same = files[step:] == files[:-step]
        if step > 1:
            same &= is_small[step:]
        at = np.flatnonzero(same)
        yield layout.join_pairs(entries[at], entries[at + step])
