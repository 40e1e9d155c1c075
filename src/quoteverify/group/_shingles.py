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
_LOW = np.uint64(0xFFFFFFFF)
_MIN_VOTES = 2
_VOTES_SHARE = 0.1  # of the smaller sketch: what copies share at the least, seen by neighbours only
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
    runs = np.concatenate([sketch.hashes for sketch in sketches]).astype(np.uint64)
    owners = np.repeat(np.arange(len(sketches), dtype=np.uint64), sizes)
    ordered = np.sort((runs << np.uint64(32)) | owners)
    runs, owners = ordered >> np.uint64(32), ordered & _LOW
    is_same = runs[1:] == runs[:-1]
    firsts = np.maximum.accumulate(
        np.where(np.concatenate(([True], ~is_same)), np.arange(len(runs)), 0)
    )
    later = np.flatnonzero(is_same) + 1
    pairs = np.concatenate(
        [
            (owners[later - 1] << np.uint64(32)) | owners[later],
            (owners[firsts[later]] << np.uint64(32)) | owners[later],
        ]
    )
    found, votes = np.unique(pairs, return_counts=True)
    lefts, rights = (found >> np.uint64(32)).astype(np.intp), (found & _LOW).astype(np.intp)
    smaller = np.minimum(sizes[lefts], sizes[rights])
    is_near = votes >= np.maximum(_MIN_VOTES, _VOTES_SHARE * smaller)
    yield from zip(lefts[is_near].tolist(), rights[is_near].tolist(), strict=True)


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
