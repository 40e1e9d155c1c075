"""
Texts as arrays of hashed stems: what candidates are found by, a million texts at a time.

No word is ever a Python object here.  A chunk of texts becomes one array of folded code points;
word hashes are differences of one running polynomial sum, so that cutting a suffix off a word
costs one subtraction.  Chunks are small enough to stay in the cache: larger ones double the time.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quoteverify.match._threads import map_ordered

__all__ = ["StemTable", "build_stem_table", "mix_hash"]

Codes = NDArray[np.uint32]
Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

CHUNK_CHARS, SMALL_CHUNK_CHARS = 400_000, 50_000
"""Characters read at a time: the arrays of one chunk then fit in a second-level cache or two.  Few
texts are read in smaller chunks: the first time, most of the time goes to fresh memory."""

LONG_CHARS = 40_000
"""A text of more characters has over 2,000 words in any language; its words are not read here."""

LONG_WORDS = 2_000
"""A text of more words is a document: passages of it are compared, not the whole."""

PREFIX_LETTERS = 4
"""Letters that words alike share at least: infra, infrastructure."""

_MULTIPLIER = 0x9E3779B97F4A7C15  # 2**64 over the golden ratio, odd: Knuth, TAOCP 3, section 6.4
_INVERSE = pow(_MULTIPLIER, -1, 1 << 64)
_UNKNOWN = np.uint32(0xFFFFFFFF)
_SOLO = 1 << 21  # above all code points: marks a character that is a word by itself
_MARK = 1 << 22  # marks a combining mark: the texts are composed first
_SOLO_CHARS = frozenset("%‰&#@§[]…")


class StemTable(NamedTuple):
    """
    The stems of many texts, one after the other.

    Args:
        stems: 32 bits of a stem's hash, each occurrence, in reading order.
        prefixes: the same of each word's first `PREFIX_LETTERS` letters.
        offsets: where each text's stems begin, and after the last the number of all.
        keys: per text a hash of its words in order; equal keys have equal words.
        is_long: per text whether it is too long to be scored as a whole (and has no stems here).
    """

    stems: NDArray[np.uint32]
    prefixes: NDArray[np.uint32]
    offsets: Places
    keys: Hashes
    is_long: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def counts(self) -> Places:
        """The number of words of each text."""
        return np.diff(self.offsets)


def build_stem_table(
    texts: Sequence[str], *, workers: int = 1, tick: Callable[[int], None] | None = None
) -> StemTable:
    """
    Read *texts* as hashed stems.

    Args:
        texts: any strings, empty ones too.
        workers: threads; the table does not depend on it.
        tick: told how many texts have been read, once a chunk is.
    """
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    reader = _Reader()
    short = np.flatnonzero(lengths <= LONG_CHARS)
    chunks = [short[a:b] for a, b in _iter_chunks(lengths[short])]

    def read(chunk: Places) -> _Part:
        if len(chunk) == chunk[-1] - chunk[0] + 1:
            return reader.read(texts[chunk[0] : chunk[-1] + 1])
        return reader.read([texts[i] for i in chunk.tolist()])

    stems, prefixes = [np.empty(0, np.uint32)], [np.empty(0, np.uint32)]
    keys, counts = np.zeros(len(texts), np.uint64), np.zeros(len(texts), np.int64)
    done = len(texts) - len(short)
    for chunk, part in zip(chunks, map_ordered(read, chunks, workers=workers), strict=True):
        stems.append(part.stems)
        prefixes.append(part.prefixes)
        counts[chunk], keys[chunk] = part.counts, part.keys
        done += len(chunk)
        if tick:
            tick(done)
    is_long = lengths > LONG_CHARS
    for i in np.flatnonzero(is_long).tolist():
        keys[i] = np.uint64(hash_string(texts[i]))
    offsets = np.concatenate(([0], np.cumsum(counts)))
    return StemTable(
        np.concatenate(stems),
        np.concatenate(prefixes),
        offsets,
        keys,
        is_long | (counts > LONG_WORDS),
    )


def hash_string(text: str) -> int:
    """Return 64 bits that depend on every character, the same in every process."""
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8, usedforsecurity=False).digest(), "little")


def mix_hash(values: Hashes) -> Hashes:
    """Spread every bit over all bits (the finalizer of splitmix64; Steele, Lea and Flood 2014)."""
    mixed = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def _take_high(hashes: Hashes) -> NDArray[np.uint32]:
    """Return the high 32 bits."""
    return (hashes >> np.uint64(32)).astype(np.uint32)


def _iter_chunks(lengths: Places) -> Iterator[tuple[int, int]]:
    """Cut a run of texts where a chunk is full; no chunk is empty."""
    ends = np.cumsum(lengths + 1)
    is_few = len(ends) and ends[-1] < CHUNK_CHARS
    chunk_chars = SMALL_CHUNK_CHARS if is_few else CHUNK_CHARS
    start = 0
    while start < len(lengths):
        before = ends[start - 1] if start else 0
        stop = max(int(np.searchsorted(ends, before + chunk_chars, "right")), start + 1)
        yield start, stop
        start = stop


class _Powers(NamedTuple):
    """The powers of the multiplier, and of its inverse, from the zeroth."""

    powers: Hashes
    inverses: Hashes

    def sum_up(self, values: Codes | Hashes) -> Hashes:
        """Return the polynomial sums of the first 0, 1, 2, ... values."""
        sums = np.zeros(len(values) + 1, np.uint64)
        np.cumsum(values * self.powers[: len(values)], out=sums[1:])
        return sums


def _get_powers(count: int) -> _Powers:
    """Return more than *count* powers; chunks of about one size share them."""
    return _list_powers(1 << count.bit_length())


@lru_cache(maxsize=2)
def _list_powers(count: int) -> _Powers:
    found = []
    for base in (_MULTIPLIER, _INVERSE):
        powers = np.full(count, base, np.uint64)
        powers[0] = 1
        np.multiply.accumulate(powers, out=powers)
        found.append(powers)
    return _Powers(*found)


class _Part(NamedTuple):
    """What a chunk of texts is read as: see `StemTable`."""

    stems: NDArray[np.uint32]
    prefixes: NDArray[np.uint32]
    counts: Places
    keys: Hashes


class _Reader:
    """Reads chunks; keeps the folding table, which all chunks share."""

    def __init__(self) -> None:
        self._fold_table = _get_fold_table()

    def read(self, texts: Sequence[str]) -> _Part:
        """Read a run of texts."""
        codes, folded = self._fold(texts)
        stops = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)) + 1)
        if folded.max() >= _MARK:
            codes, folded, stops = self._compose(texts, codes, folded, stops)
        starts, ends = _find_words(folded)
        powers = _get_powers(len(folded))
        sums = powers.sum_up(folded)
        begins = sums[starts]
        inverses = powers.inverses[starts]
        words = mix_hash((sums[ends] - begins) * inverses)
        stems = mix_hash((sums[_cut_suffixes(folded, starts, ends)] - begins) * inverses)
        begun = np.minimum(starts + PREFIX_LETTERS, ends)
        prefixes = mix_hash((sums[begun] - begins) * inverses)
        bounds = np.searchsorted(starts, stops)
        keys = _hash_sequences(words, bounds, powers) + _hash_signs(codes, folded, stops)
        return _Part(_take_high(stems), _take_high(prefixes), np.diff(bounds, prepend=0), keys)

    def _fold(self, texts: Sequence[str]) -> tuple[Codes, Codes]:
        """Return the code points of *texts*, a newline after each, as written and folded."""
        joined = "\n".join(texts) + "\n"
        codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
        folded = self._fold_table[codes]
        if folded.max() == _UNKNOWN:
            for code in np.unique(codes[folded == _UNKNOWN]).tolist():
                self._fold_table[code] = _fold_char(chr(code))
            folded = self._fold_table[codes]
        return codes, folded

    def _compose(
        self, texts: Sequence[str], codes: Codes, folded: Codes, stops: Places
    ) -> tuple[Codes, Codes, Places]:
        """Read those of *texts* that have combining marks anew, composed, in place of the old."""
        marked = np.unique(np.searchsorted(stops, np.flatnonzero(folded >= _MARK), "right"))
        composed = [unicodedata.normalize("NFC", texts[i]) for i in marked.tolist()]
        sizes = np.diff(stops, prepend=0)
        edges = np.column_stack((stops[marked] - sizes[marked], stops[marked])).ravel()
        sizes[marked] = [len(text) + 1 for text in composed]
        ends = np.cumsum(sizes[marked])[:-1]
        columns = []
        for old, new in zip((codes, folded), self._fold(composed), strict=True):
            parts = np.split(old, edges)
            parts[1::2] = np.split(new, ends)
            columns.append(np.concatenate(parts))
        return columns[0], columns[1], np.cumsum(sizes)


def _hash_sequences(words: Hashes, bounds: Places, powers: _Powers) -> Hashes:
    sums = powers.sum_up(words)
    begins = np.concatenate(([0], bounds[:-1]))
    return mix_hash((sums[bounds] - sums[begins]) * powers.inverses[begins])


@cache
def _get_fold_table() -> Codes:
    """Return what characters count as, filled in as they come; the same whoever fills it."""
    return np.full(0x110000, _UNKNOWN, np.uint32)


def _fold_char(char: str) -> int:
    """Return what a character counts as: 0 between words, else a code of its own."""
    category = unicodedata.category(char)
    if category in {"Sc", "Sm", "So"} or char in _SOLO_CHARS:
        return _SOLO | ord(char)
    if category[0] == "M":
        return _MARK | ord(char)
    if category[0] not in "LN":
        return 0
    if category == "Lo" and unicodedata.east_asian_width(char) == "W":
        return _SOLO | ord(char)  # no spaces between words: each character is read as one
    plain = unicodedata.normalize("NFKC", char.casefold())
    return ord(plain) if len(plain) == 1 else ord(char)


def _find_words(folded: Codes) -> tuple[Places, Places]:
    """Return where words start and end; a solo character is a word by itself."""
    is_word = folded != 0
    changes = np.empty(len(folded), np.bool_)
    changes[0] = is_word[0]
    np.not_equal(is_word[1:], is_word[:-1], out=changes[1:])
    if folded.max() < _SOLO:
        edges = np.flatnonzero(changes)
        return edges[0::2], edges[1::2]
    is_solo = (folded & _SOLO) != 0
    breaks = changes | is_solo
    breaks[1:] |= is_solo[:-1]
    edges = np.flatnonzero(breaks)
    starts_word = is_word[edges]
    # A chunk ends with a newline, so that every word has an edge after it.
    firsts = np.flatnonzero(starts_word)
    return edges[firsts], edges[firsts + 1]


_SUFFIXES = (("ing", 6), ("ed", 5), ("ly", 6), ("s", 4))
"""Endings, each with the length from which a word is cut: a light Porter (1980), step 1."""

_SHORTEST_STEM = 4  # from this length the vowel or doubled consonant that a cut leaves goes too


def _cut_suffixes(folded: Codes, starts: Places, ends: Places) -> Places:
    """
    Return where each word's stem ends.

    It only has to bring "investing", "invested" and "invests" together; words that it wrongly
    joins cost a candidate, never a match.
    """
    size = ends - starts
    last, second, third = (_read_back(folded, ends, by) for by in (1, 2, 3))
    letters = (last, second, third)
    cut = np.zeros(len(ends), np.int64)
    for suffix, shortest in _SUFFIXES:
        has_it = size >= shortest
        for letter, wanted in zip(letters, reversed(suffix), strict=False):
            has_it &= letter == ord(wanted)
        cut = np.maximum(cut, has_it * len(suffix))
    cut[(last == ord("s")) & (second == ord("s"))] = 0
    stops = ends - cut
    last, second = _read_back(folded, stops, 1), _read_back(folded, stops, 2)
    is_doubled = (cut > 1) & (last == second)
    is_vowel = (last == ord("e")) | (last == ord("y")) | (last == ord("i"))
    stops -= (stops - starts >= _SHORTEST_STEM) & (is_doubled | is_vowel)
    return stops


def _read_back(folded: Codes, ends: Places, by: int) -> Codes:
    codes: Codes = folded[np.maximum(ends - by, 0)]
    return codes


def _hash_signs(codes: Codes, folded: Codes, stops: Places) -> Hashes:
    """
    Return per text a hash of the signs that change what equal words say.

    A decimal point, a minus, an ellipsis of full stops, and "US" in capitals: texts that differ
    in one of these must not be taken for identical.
    """
    signs = np.flatnonzero((codes == ord(".")) | (codes == ord(",")) | (codes == ord("-")))
    signs = signs[(signs > 0) & (signs < len(codes) - 2)]
    sign, after, further = codes[signs], codes[signs + 1], codes[signs + 2]
    is_before_digit = (after >= ord("0")) & (after <= ord("9"))
    is_run = (sign == ord(".")) & (
        (after == ord(".")) | (further == ord(".")) & (after == ord(" "))
    )
    capitals = np.flatnonzero((codes[:-1] == ord("U")) & (codes[1:] == ord("S")))
    is_alone = (folded[capitals - 1] == 0) & (folded[capitals + 2] == 0)
    places = (signs[is_before_digit | is_run], capitals[is_alone])
    kinds = (sign[is_before_digit | is_run], codes[capitals[is_alone]])
    sums = np.zeros(len(stops), np.uint64)
    for place, kind in zip(places, kinds, strict=True):
        np.add.at(sums, np.searchsorted(stops, place, "right"), mix_hash(kind.astype(np.uint64)))
    return sums
