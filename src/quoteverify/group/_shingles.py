"""
Near-duplicate documents, by the runs of words that they share.

What counts is the reporter's prose: the words inside quotation marks are left out, because two
independent reports of one speech share just those.  Each document keeps at most 256 of its
hashed five-word runs (those with the smallest hashes, so that two documents keep the same ones);
documents are compared only if they share some.  The work grows with the number of documents.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator, Sequence

import attrs
import numpy as np
import numpy.typing as npt

__all__ = ["Sketch", "Sketches", "list_candidate_pairs", "sketch_texts"]

Hashes = npt.NDArray[np.uint32]

_RUN_WORDS = 5  # long enough that two writers rarely choose the same run twice
_SKETCH_SIZE = 256  # a share of one half is then known to within 3 in 100
_LOW, _HALF = np.uint64(0xFFFFFFFF), np.uint64(32)
_MIN_VOTES = 2
_VOTES_SHARE = 0.1  # of the smaller sketch: what copies share at the least, seen by neighbours only

# A run that few documents have tells more: in a large collection most runs of a sentence are in
# many, and the neighbours of a copy there are strangers.
_RARE_COUNT = 16
_RARE_VOTES_SHARE = 0.05
_NO_LETTERS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

# What one paragraph sets between marks; a mark that never closes hides nothing.
_QUOTED = re.compile(r"“[^“”\n]{1,2000}”|„[^“„\n]{1,2000}“|«[^«»\n]{1,2000}»|\"[^\"\n]{1,2000}\"")


@attrs.frozen(eq=False)
class Sketch:
    """
    A sample of a document's runs of words.

    Args:
        hashes: the smallest hashes of its runs, ascending.
        is_whole: whether that is all of them.
        digest: of all its letters, quoted or not; empty where there are none.
    """

    hashes: Hashes
    is_whole: bool
    digest: bytes

    def count_shared(self, other: Sketch) -> tuple[int, int, int]:
        """Return how many runs both have, and how many each has, in the part both sampled."""
        limit = min((s.hashes[-1] for s in (self, other) if not s.is_whole), default=None)
        left, right = self._take(limit), other._take(limit)
        shared = np.intersect1d(left, right, assume_unique=True)
        return len(shared), len(left), len(right)

    def _take(self, limit: np.uint32 | None) -> Hashes:
        if limit is None:
            return self.hashes
        return self.hashes[: np.searchsorted(self.hashes, limit, side="right")]


class Sketches:
    """Makes sketches, and remembers the hash of each word it has met."""

    def __init__(self) -> None:
        self._hashes: dict[str, int] = {}

    def make(self, text: str) -> Sketch:
        """Sketch one *text*."""
        runs = np.unique(_hash_runs(self._hash_words(_QUOTED.sub(" ", text))))
        return Sketch(runs[:_SKETCH_SIZE], len(runs) <= _SKETCH_SIZE, _digest_letters(text))

    def _hash_words(self, text: str) -> npt.NDArray[np.uint64]:
        known = self._hashes
        words = _WORD.findall(text.casefold())
        for word in set(words).difference(known):
            known[word] = zlib.crc32(word.encode("utf-8", "surrogatepass"))
        return np.array([known[word] for word in words], dtype=np.uint64)


def sketch_texts(texts: Sequence[str]) -> tuple[Sketch, ...]:
    """Sketch each of *texts*."""
    sketches = Sketches()
    return tuple(sketches.make(text) for text in texts)


def list_candidate_pairs(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """
    Yield the pairs that share runs of words, in order.

    Each document is paired with the one before it and the first one that has the same run: of a
    thousand copies, each meets a few.
    """
    if not sketches:
        return
    sizes = np.array([len(sketch.hashes) for sketch in sketches])
    runs, owners = _list_shared_runs(sketches, sizes)
    starts = np.flatnonzero(np.diff(runs, prepend=_LOW) != 0)
    counts = np.diff(starts, append=len(runs))
    firsts = np.repeat(starts, counts)
    is_later = np.arange(len(runs)) > firsts
    is_rare = np.repeat(counts <= _RARE_COUNT, counts)
    everywhere = _count_votes(owners, firsts, np.flatnonzero(is_later))
    rarely = _count_votes(owners, firsts, np.flatnonzero(is_later & is_rare))
    kept = [
        pairs[votes >= np.maximum(_MIN_VOTES, share * _list_smaller(pairs, sizes))]
        for (pairs, votes), share in ((everywhere, _VOTES_SHARE), (rarely, _RARE_VOTES_SHARE))
    ]
    chosen = np.union1d(*kept)
    yield from zip((chosen >> _HALF).tolist(), (chosen & _LOW).tolist(), strict=True)


def _list_shared_runs(
    sketches: Sequence[Sketch], sizes: npt.NDArray[np.int_]
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """Return the runs that more than one sketch has, sorted, and whose each is."""
    ordered = np.concatenate([sketch.hashes for sketch in sketches]).astype(np.uint64) << _HALF
    ordered |= np.repeat(np.arange(len(sketches), dtype=np.uint64), sizes)
    ordered.sort()
    is_same = (ordered[1:] ^ ordered[:-1]) <= _LOW
    is_shared = np.zeros(len(ordered), dtype=np.bool_)
    is_shared[1:] |= is_same
    is_shared[:-1] |= is_same
    ordered = ordered[is_shared]
    return ordered >> _HALF, ordered & _LOW


def _count_votes(
    owners: npt.NDArray[np.uint64],
    firsts: npt.NDArray[np.intp],
    later: npt.NDArray[np.intp],
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.intp]]:
    """Count how often a document has a run after another: the one before it, or the first."""
    befores = owners[later - 1], owners[firsts[later]]
    pairs = np.concatenate([(before << _HALF) | owners[later] for before in befores])
    return np.unique(pairs, return_counts=True)


def _list_smaller(
    pairs: npt.NDArray[np.uint64], sizes: npt.NDArray[np.int_]
) -> npt.NDArray[np.int_]:
    """Return the size of the smaller sketch of each pair."""
    lefts, rights = (pairs >> _HALF).astype(np.intp), (pairs & _LOW).astype(np.intp)
    smaller: npt.NDArray[np.int_] = np.minimum(sizes[lefts], sizes[rights])
    return smaller


def _hash_runs(words: npt.NDArray[np.uint64]) -> Hashes:
    """Return a hash for every run of words; texts shorter than a run have none."""
    count = len(words) - _RUN_WORDS + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint32)
    runs = np.zeros(count, dtype=np.uint64)
    for nth in range(_RUN_WORDS):
        runs = (runs ^ words[nth : nth + count]) * np.uint64(0x9E3779B97F4A7C15)
        runs ^= runs >> np.uint64(29)
    return (runs >> np.uint64(32)).astype(np.uint32)


def _digest_letters(text: str) -> bytes:
    letters = _NO_LETTERS.sub("", text.casefold()).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(letters, digest_size=16).digest() if letters else b""
