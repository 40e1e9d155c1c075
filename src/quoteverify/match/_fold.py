"""
Fold a long text to a stream of letters that survives bad copies.

The stream holds letters and digits only: no case, accents, spaces, line breaks, hyphens or
punctuation, ligatures spelled out.  So the words of a PDF and those of a clean copy give the same
bytes.  It serves to *find* places; what the words of a place are is judged on the text itself.

One byte a letter, whole arrays at a time: a megabyte takes milliseconds.
"""

from __future__ import annotations

import functools
import unicodedata

import attrs
import numpy as np
import numpy.typing as npt

__all__ = ["PADDING", "FoldedText", "fold_text"]

Bytes = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]
Indexes = npt.NDArray[np.intp]
Places = npt.NDArray[np.int32]
Points = npt.NDArray[np.uint8 | np.uint32]

PADDING = 8  # so that eight letters can be read at once from any place

_BREAK = 0  # ends a word: spaces, punctuation, symbols
_GLUE = 1  # nothing at all: apostrophes, combining accents, soft hyphens, zero-width characters
_FIRST_LETTER = 2
_FIRST_EXOTIC = 128  # letters beyond a-z and 0-9 share the codes from here on ...
_EXOTIC_CODES = 96
_FIRST_LIGATURE = _FIRST_EXOTIC + _EXOTIC_CODES  # ... and these stand for two or three letters

_LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ĳ": "ij", "Ĳ": "ij",
}  # fmt: skip
_SPELLINGS = tuple(dict.fromkeys(_LIGATURES.values()))

_GLUE_CHARACTERS = frozenset("'’ʼ＇‘`´")
_HYPHENS = "-\u00ad\u2010\u00ac"  # what ends a line in the middle of a word
_NARROW_POINTS = 256  # Latin-1 fits the fast table of bytes
_TABLE_SIZE = 0x20000  # planes 0 and 1; what lies above is rare and shares one code
_COUNTED_RANGES = ((0, 0x3100), (0xF900, 0x10000), (0x1D400, 0x1D800))  # worth a table entry each
_LETTER_RANGES = ((0x3100, 0xE000), (0x10000, 0x1D000), (0x20000 - 1, 0x20000))
_UNSPACED_RANGES = ((0x0E00, 0x0E80), (0x2E80, 0xA000))  # Thai, kana, Chinese: no spaces at all


@attrs.frozen(eq=False, repr=False)
class FoldedText:
    """
    A text as a stream of letters, with the way back.

    Args:
        text: the text as it is.
        stream: one byte a letter, and `PADDING` zero bytes after the last.
        places: for each letter of the stream, its place in the text; never falls.
        starts: where in the stream a word starts, ascending.
    """

    text: str
    stream: bytes
    places: Places
    starts: Places

    def __len__(self) -> int:
        return len(self.places)

    def find_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the text of the letters ``[start, end)`` of the stream."""
        last = int(self.places[end - 1]) + 1
        while last < len(self.text) and unicodedata.combining(self.text[last]):
            last += 1
        return int(self.places[start]), last

    def is_bound(self, at: int) -> bool:
        """Whether a word starts at letter *at* of the stream, or the text ends there."""
        nearest = int(np.searchsorted(self.starts, np.int32(at)))
        return at == len(self) or (nearest < len(self.starts) and int(self.starts[nearest]) == at)


def fold_text(text: str) -> FoldedText:
    """Return *text* folded to letters."""
    points = _list_points(text)
    codes = _encode_points(points)
    places = np.flatnonzero(codes >= _FIRST_LETTER)
    is_start = _mark_starts(points, codes, places)
    stream = np.take(codes, places)
    if len(stream) and int(stream.max()) >= _FIRST_LIGATURE:
        stream, places, is_start = _spell_ligatures(stream, places, is_start)
    starts = np.flatnonzero(is_start).astype(np.int32)
    return FoldedText(text, stream.tobytes() + bytes(PADDING), places.astype(np.int32), starts)


def _list_points(text: str) -> Points:
    if text.isascii():
        return np.frombuffer(text.encode("ascii"), dtype=np.uint8)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def _encode_points(points: Points) -> Bytes:
    """Return the code of every code point; the few beyond Latin-1 are looked up one by one."""
    narrow = points.astype(np.uint8, copy=False)
    codes = np.frombuffer(narrow.tobytes().translate(_make_narrow_table()), dtype=np.uint8)
    if points.dtype == np.uint8:
        return codes
    wide = np.flatnonzero(points >= _NARROW_POINTS)
    codes = codes.copy()
    codes[wide] = _make_table()[np.minimum(points[wide], _TABLE_SIZE - 1)]
    return codes


def _mark_starts(points: Points, codes: Bytes, places: Indexes) -> Flags:
    before = np.concatenate((np.zeros(1, dtype=np.uint8), _close_glue(codes)))
    is_start: Flags = np.take(before, places) == _BREAK
    is_start[_find_letters(places, _find_broken_ends(points))] = False
    is_start[:1] = True  # a text may begin with the second half of a broken line
    if points.dtype != np.uint8:
        wide = np.flatnonzero(points >= _UNSPACED_RANGES[0][0])
        letters = points[wide]
        for low, high in _UNSPACED_RANGES:
            unspaced = wide[(letters >= low) & (letters < high)]
            is_start[_find_letters(places, unspaced[codes[unspaced] >= _FIRST_LETTER])] = True
    return is_start


def _find_letters(places: Indexes, wanted: Indexes) -> Indexes:
    """Return which letters stand at the *wanted* places, or are the first after them."""
    following = np.searchsorted(places, wanted)
    return following[following < len(places)]


def _find_broken_ends(points: Points) -> Indexes:
    """Return the line ends that a hyphen stands before: the next letters go on with its word."""
    ends = np.flatnonzero(points[1:] == ord("\n")) + 1
    if not len(ends):
        return ends
    last = ends - 1
    last = np.where(points[last] == ord("\r"), np.maximum(last - 1, 0), last)
    before = points[last]
    is_broken = before == ord(_HYPHENS[0])
    for hyphen in _HYPHENS[1:]:
        is_broken |= before == ord(hyphen)
    broken: Indexes = ends[is_broken]
    return broken


def _close_glue(codes: Bytes) -> Bytes:
    """Return the codes with glue that follows a break turned into a break ("‘We" starts a word)."""
    glue = np.flatnonzero(codes == _GLUE)
    if not len(glue):
        return codes
    run_heads = glue[np.diff(glue, prepend=-2) > 1]
    run_of = np.searchsorted(run_heads, glue, side="right") - 1
    heads = run_heads[run_of]
    opens = (heads == 0) | (codes[heads - 1] == _BREAK)
    closed = codes.copy()
    closed[glue[opens]] = _BREAK
    return closed


def _spell_ligatures(
    stream: Bytes, places: Indexes, is_start: Flags
) -> tuple[Bytes, Indexes, Flags]:
    lengths = np.ones(256, dtype=np.int64)
    letters = np.zeros((256, 3), dtype=np.uint8)
    letters[:, 0] = np.arange(256)
    for code, spelling in enumerate(_SPELLINGS, start=_FIRST_LIGATURE):
        lengths[code] = len(spelling)
        letters[code, : len(spelling)] = np.frombuffer(spelling.encode("ascii"), dtype=np.uint8)
    repeats = lengths[stream]
    firsts = np.cumsum(repeats) - repeats
    nth = np.arange(int(repeats.sum())) - np.repeat(firsts, repeats)
    return (
        letters[np.repeat(stream, repeats), nth],
        np.repeat(places, repeats),
        np.repeat(is_start, repeats) & (nth == 0),
    )


@functools.cache
def _make_narrow_table() -> bytes:
    return bytes(_encode_character(chr(point)) for point in range(_NARROW_POINTS))


@functools.cache
def _make_table() -> Bytes:
    """Return the code of each code point, made once and only for texts that need it."""
    table = np.zeros(_TABLE_SIZE, dtype=np.uint8)
    for low, high in _LETTER_RANGES:
        table[low:high] = _encode_exotic(np.arange(low, high))
    for low, high in _COUNTED_RANGES:
        table[low:high] = [_encode_character(chr(point)) for point in range(low, high)]
    return table


def _encode_character(character: str) -> int:
    if character in _LIGATURES:
        return _FIRST_LIGATURE + _SPELLINGS.index(_LIGATURES[character])
    if character in _GLUE_CHARACTERS or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return _GLUE
    if not (character.isalnum() or unicodedata.category(character) == "Mc"):
        return _BREAK
    folded = unicodedata.normalize("NFKD", character).casefold()
    base = "".join(one for one in folded if not unicodedata.combining(one))
    if len(base) == 1 and base.isascii() and base.isalnum():
        # A raised figure points to a note; the word before it ends as if it were not there.
        return _GLUE if character.isdigit() and not character.isdecimal() else ord(base)
    return int(_encode_exotic(np.array(ord(base) if len(base) == 1 else ord(character))))


def _encode_exotic(points: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    return _FIRST_EXOTIC + points % _EXOTIC_CODES
