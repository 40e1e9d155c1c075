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

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quoteverify.match._stem_table import StemTable, mix_hash

__all__ = ["Breadth", "Candidates", "RareStems", "find_candidates", "pick_rare_stems"]

Stems = NDArray[np.uint32]
Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]


class Breadth(NamedTuple):
    """
    How widely candidates are looked for.

    Args:
        stems: how many of its rarest stems a text is filed under.
        window: how many texts a file may hold for all of them to be paired.
    """

    stems: int
    window: int


class RareStems(NamedTuple):
    """
    The rarest stems of each text, the rarest first.

    Args:
        stems: one column a text; 0 where it has fewer.
        weights: the rarity of each, in the units of `_weigh`; 0 where there is none.
    """

    stems: Stems
    weights: NDArray[np.uint8]


class Candidates(NamedTuple):
    """
    Pairs worth scoring, ``left < right``, sorted.

    Args:
        left, right: indices of texts.
        shared: how many files the two stand in together.
    """

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    shared: NDArray[np.int32]


def pick_rare_stems(table: StemTable, members: Places, *, size: int) -> RareStems:
    """Return the *size* rarest stems of each text of *members*, by the number of occurrences."""
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
    return RareStems(stems, kept)


def _gather_stems(table: StemTable, members: Places) -> tuple[Hashes, Stems]:
    """Return the stems of a run of texts and, for each, the text's place in the run."""
    counts = table.offsets[members + 1] - table.offsets[members]
    ends = np.cumsum(counts)
    text = np.repeat(np.arange(len(members)), counts)
    places = np.arange(len(text)) + (table.offsets[members] - (ends - counts))[text]
    return text.astype(np.uint64), table.stems[places]


_CHUNK_TEXTS = 4096
_WEIGHT_STEP = 8.0  # weights are eighths of a bit, so that 255 of them are 32 bits


def _weigh(frequencies: Places, total: int) -> NDArray[np.uint8]:
    """Return the information of each stem, log2(total / frequency), in eighths of a bit."""
    bits = np.log2(max(total, 1) / np.maximum(frequencies, 1))
    return np.clip(np.rint(bits * _WEIGHT_STEP), 1, 255).astype(np.uint8)


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
    keys = keys[_find_changes(keys)]
    owner = (keys >> np.uint64(40)).astype(np.int64)
    rank = np.arange(len(keys)) - np.searchsorted(owner, np.arange(stems.shape[1]))[owner]
    is_kept = rank < len(stems)
    rank, owner, keys = rank[is_kept], owner[is_kept], keys[is_kept]
    stems[rank, owner] = np.maximum((keys & np.uint64(0xFFFFFFFF)).astype(np.uint32), 1)
    kept[rank, owner] = np.uint64(255) - ((keys >> np.uint64(32)) & np.uint64(255))


def find_candidates(rare: RareStems, *, window: int) -> Candidates:
    """
    Pair the texts that share two rare stems, or one that few texts have.

    Args:
        rare: the rarest stems of each text.
        window: how many texts a file may hold for all of them to be paired.
    """
    bits = np.uint64(max(rare.stems.shape[1] - 1, 0).bit_length())
    entries = _file_texts(rare, bits)
    entries.sort()
    pairs = _pair_entries(entries, bits, window)
    del entries
    pairs.sort()
    firsts = np.flatnonzero(_find_changes(pairs))
    shared = np.diff(firsts, append=len(pairs)).astype(np.int32)
    pairs = pairs[firsts]
    left = (pairs >> bits).astype(np.int32)
    right = (pairs & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int32)
    return Candidates(left, right, shared)


def _find_changes(values: Hashes | NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether each value differs from the one before it; the first does."""
    changes = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=changes[1:])
    return changes


def _file_texts(rare: RareStems, bits: np.uint64) -> Hashes:
    """
    Return one entry for each text and file: ``file | likeness | text``, from high bits to low.

    The likeness is taken from the rarest stem; it orders a long file so that like stands by like.
    """
    size, count = rare.stems.shape
    text = np.arange(count, dtype=np.uint64)
    spread = mix_hash(rare.stems.astype(np.uint64))
    context = np.uint64(max(52 - int(bits), 0) // 3)
    tails = ((spread[0] >> (np.uint64(64) - context)) << bits) | text
    low = bits + context
    entries = []
    for i in range(size):
        has_i = np.flatnonzero(rare.stems[i])
        entries.append(((spread[i] >> low) << low | tails)[has_i])
        for j in range(i):
            mixed = (spread[i] + spread[j]) * np.uint64(0x9E3779B97F4A7C15)
            entries.append(((mixed >> low) << low | tails)[has_i])
    return np.concatenate(entries)


def _pair_entries(entries: Hashes, bits: np.uint64, window: int) -> Hashes:
    """Return ``left | right`` of the entries that share a file, each as often as they do."""
    count_mask = (np.uint64(1) << bits) - np.uint64(1)
    context = np.uint64(max(52 - int(bits), 0) // 3)
    files = entries >> (bits + context)
    sizes = np.diff(np.flatnonzero(_find_changes(files)), append=len(files))
    texts = entries & count_mask
    is_small = np.repeat(sizes <= window, sizes)
    pairs = []
    for step in range(1, window):
        same = files[step:] == files[:-step]
        if step > 1:
            same &= is_small[step:]
        at = np.flatnonzero(same)
        one, other = texts[at], texts[at + step]
        pairs.append((np.minimum(one, other) << bits) | np.maximum(one, other))
    return np.concatenate(pairs)
