"""
Where the beginnings of a quote's words stand in a folded text.

A seed is the first eight letters of the stream at a word start (spaces are gone, so that is
about two words), held in one 64-bit number whose order is the order of the letters: shorter
seeds are ranges of it.  A text is either scanned once (`SeedScan`) or sorted once and then asked
many times (`SeedTable`); both give the same hits.
"""

from __future__ import annotations

from typing import Protocol

import attrs
import numpy as np
import numpy.typing as npt

from quoteverify.match._fold import PADDING, FoldedText

__all__ = ["SEED_LETTERS", "Hits", "SeedScan", "SeedTable", "Seeds", "list_keys", "view_keys"]

Keys = npt.NDArray[np.uint64]
Indexes = npt.NDArray[np.intp]

SEED_LETTERS = PADDING
_LETTER_BITS = 8
_HASH_BITS = 16
_HASH_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # 2**64 / golden ratio: spreads neighbouring keys


@attrs.frozen(eq=False)
class Hits:
    """
    Places of seeds, in the order of the seeds and then of the places.

    Args:
        seed: for each hit, which of the seeds asked for.
        place: for each hit, where in the stream of the text.
        counts: for each seed asked for, how often it stands in the text.
    """

    seed: Indexes
    place: Indexes
    counts: Indexes


class Seeds(Protocol):
    """A text that can be asked for its seeds."""

    def find_hits(self, keys: Keys, letters: int, *, max_hits: int) -> Hits:
        """
        Find the *keys* (ascending, no two equal).

        Args:
            keys: seeds of so many *letters*, the other bytes zero.
            letters: 1 to `SEED_LETTERS`.
            max_hits: of a seed that stands at more places, so many are given.
        """
        ...


def view_keys(folded: FoldedText) -> Keys:
    """Return, for every letter of the stream, the seed that starts there, without copying."""
    return np.ndarray(len(folded) + 1, dtype=">u8", buffer=folded.stream, strides=(1,))


def list_keys(folded: FoldedText) -> Keys:
    """Return the seed at each word start."""
    return view_keys(folded)[folded.starts].astype(np.uint64)


def mask_keys(keys: Keys, letters: int) -> Keys:
    """Return the *keys* with all but their first *letters* zero."""
    shift = np.uint64(_LETTER_BITS * (SEED_LETTERS - letters))
    return (keys >> shift) << shift


@attrs.frozen(eq=False)
class SeedScan:
    """The seeds of a text that is asked once: each question reads them all."""

    keys: Keys
    starts: Indexes

    @classmethod
    def from_folded(cls, folded: FoldedText) -> SeedScan:
        """Take the seeds of *folded*, unsorted."""
        return cls(list_keys(folded), folded.starts.astype(np.intp))

    def find_hits(self, keys: Keys, letters: int, *, max_hits: int) -> Hits:
        """Find the *keys* by a pass over the whole text."""
        masked = mask_keys(self.keys, letters)
        is_wanted = np.zeros(1 << _HASH_BITS, dtype=np.bool_)
        is_wanted[_hash_keys(keys)] = True
        near = np.flatnonzero(is_wanted[_hash_keys(masked)])
        seed = np.minimum(np.searchsorted(keys, masked[near]), len(keys) - 1)
        is_equal = keys[seed] == masked[near]
        seed, near = seed[is_equal], near[is_equal]
        order = np.argsort(self.keys[near], kind="stable")  # as a table has them
        counts = np.bincount(seed, minlength=len(keys))
        return _cap_hits(seed[order], self.starts[near[order]], counts, max_hits)


@attrs.frozen(eq=False)
class SeedTable:
    """
    The sorted seeds of a text that is asked often.

    Args:
        keys: each seed once, ascending.
        firsts: where in `starts` the places of each begin; one more than there are seeds.
        starts: the places of the seeds, by seed and then by place.
    """

    keys: Keys
    firsts: Indexes
    starts: npt.NDArray[np.int32]

    @classmethod
    def from_folded(cls, folded: FoldedText) -> SeedTable:
        """Sort the seeds of *folded*."""
        keys = list_keys(folded)
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        is_first = np.ones(len(keys), dtype=np.bool_)
        np.not_equal(keys[1:], keys[:-1], out=is_first[1:])
        firsts = np.flatnonzero(is_first)
        return cls(keys[firsts], np.append(firsts, len(keys)), folded.starts[order])

    def find_hits(self, keys: Keys, letters: int, *, max_hits: int) -> Hits:
        """Find the *keys* by bisection; here they may stand in any order, equal ones too."""
        step = np.uint64(1 << (_LETTER_BITS * (SEED_LETTERS - letters)))
        firsts = self.firsts[np.searchsorted(self.keys, keys)]
        counts = self.firsts[np.searchsorted(self.keys, keys + step)] - firsts
        kept = np.minimum(counts, max_hits)
        seed = np.repeat(np.arange(len(keys)), kept)
        nth = np.arange(len(seed)) - np.repeat(np.cumsum(kept) - kept, kept)
        return Hits(seed, self.starts[firsts[seed] + nth].astype(np.intp), counts)


def _hash_keys(keys: Keys) -> Keys:
    return (keys * _HASH_FACTOR) >> np.uint64(64 - _HASH_BITS)


def _cap_hits(seed: Indexes, place: Indexes, counts: Indexes, max_hits: int) -> Hits:
    firsts = np.cumsum(counts) - counts
    is_kept = np.arange(len(seed)) - firsts[seed] < max_hits
    return Hits(seed[is_kept], place[is_kept], counts)
