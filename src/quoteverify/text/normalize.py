"""
Folding of typography and letter case, with a map back to the untouched text.

What is folded is what a printer, a web page or a PDF changes without changing a word: curly and
straight marks, dashes, spaces and line ends, ligatures, soft hyphens, a word broken at a line's
end, composed and decomposed letters, letter case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import field, frozen

__all__ = ["NormalizedText", "normalize_text"]

_SINGLE_MARKS = "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}‚‛′‵ʼʹ`´‹›＇"
_DOUBLE_MARKS = "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}„‟″‶«»＂〝〞"
_DASHES = "‐‑‒–—―−⁃﹘﹣－"

_FOLDS = {
    **dict.fromkeys(_SINGLE_MARKS, "'"),
    **dict.fromkeys(_DOUBLE_MARKS, '"'),
    **dict.fromkeys(_DASHES, "-"),
    "…": "...",
}

_IRREGULAR = re.compile(
    r"""
      (?<=[^\W\d_]) [-‐‑\u00ad] [ \t\r]* \n \s* (?=[^\W\d_])  # infra-⏎structure: one word
    | \s{2,} | [\t\n\r\f\v]                                   # runs of spaces, line ends
    | [^\x00-\x7f]                                            # ’ — ﬁ é, one letter ...
      [\u0300-\u036f]*                                        # ... with its accents
    | [\x00-\x7f] [\u0300-\u036f]+                            # e + combining acute
    """,
    re.VERBOSE,
)


@frozen(kw_only=True)
class NormalizedText:
    """
    A folded text and where each of its characters stood.

    Args:
        text: the folded text.
        starts: for each character of `text`, where its original begins.
        ends: for each character of `text`, where its original ends.
    """

    text: str
    starts: Sequence[int] = field(repr=False)
    ends: Sequence[int] = field(repr=False)

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the untouched text of ``text[start:end]``."""
        if start < end:
            return self.starts[start], self.ends[end - 1]
        place = self.starts[start] if start < len(self.text) else self._original_length
        return place, place

    @property
    def _original_length(self) -> int:
        return self.ends[-1] if self.ends else 0


def normalize_text(text: str) -> NormalizedText:
    r"""
    Fold typography and letter case, keeping a map to the original.

    Args:
        text: any text; it is not changed.

    Returns:
        The folded text with the place of each of its characters in *text*.

    >>> folded = normalize_text("“It’s ﬁne”")
    >>> folded.text
    '"it\'s fine"'
    >>> folded.to_original(6, 10)
    (6, 9)
    """
    if _IRREGULAR.search(text) is None:
        return NormalizedText(
            text=text.lower(), starts=range(len(text)), ends=range(1, len(text) + 1)
        )
    return _fold_irregular(text)


def _fold_irregular(text: str) -> NormalizedText:
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, folded in _iter_pieces(text):
        parts.append(folded)
        if len(folded) == end - start:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            # A piece that changed its length is one place: no half of a ligature is addressed.
            starts.extend([start] * len(folded))
            ends.extend([end] * len(folded))
    return NormalizedText(text="".join(parts), starts=tuple(starts), ends=tuple(ends))


def _iter_pieces(text: str) -> Iterator[tuple[int, int, str]]:
    position = 0
    for found in _IRREGULAR.finditer(text):
        if position < found.start():
            yield position, found.start(), text[position : found.start()].lower()
        folded = _fold_piece(found[0])
        if _is_raised_digit(text, found.start()):  # 10² is not 102
            folded = " " + folded
        yield found.start(), found.end(), folded
        position = found.end()
    if position < len(text):
        yield position, len(text), text[position:].lower()


def _is_raised_digit(text: str, at: int) -> bool:
    """Whether a digit of another shape, an exponent or a note's mark, stands after a number."""
    return at > 0 and text[at - 1].isdecimal() and text[at].isdigit() and not text[at].isdecimal()


@cache
def _fold_character(character: str) -> str:
    if character in _FOLDS:
        return _FOLDS[character]
    category = unicodedata.category(character)
    if category == "Cf":  # soft hyphens, zero-width spaces, direction marks: never seen
        return ""
    folded = unicodedata.normalize("NFKC", character)
    if category == "No" and "⁄" in folded:  # 5½ is not 51/2
        return " " + folded.replace("⁄", "/")
    return folded.casefold()


def _fold_piece(piece: str) -> str:
    if len(piece) == 1 and not piece.isspace():
        return _fold_character(piece)
    if piece.isspace():
        return " "
    if piece[0] in "-‐‑\u00ad":
        return ""
    return unicodedata.normalize("NFKC", piece).casefold()
