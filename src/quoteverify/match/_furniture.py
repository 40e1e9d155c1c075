"""Page numbers and running headers that a page break sets in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["blank_furniture"]

_MIN_RECURRENCES = 3  # a header stands on every page; a short document has three
_MAX_HEADER_WORDS = 16  # a line of print holds so many
_LINE = re.compile(r"[^\n\f]+")

_PAGE_NUMBER = re.compile(
    r"""
    \W*                                       # "- 12 -", "[12]", "| 12"
    (?: (?:page|p\.|pg\.) \s* )?
    (?P<number> \d{1,4} )
    (?: \s* (?:of|/) \s* \d{1,4} )?           # "page 12 of 30"
    \W*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


def blank_furniture(text: str, start: int, end: int) -> str:
    """
    Return ``text[start:end]`` with its page numbers and running headers turned into spaces.

    A line is a page number where its neighbour in number stands on a line of its own, too; it is
    a running header where the same line, numbers apart, stands in the text at least three times.
    Only whole lines inside the place are looked at.
    """
    window = text[start:end]
    for first, last in _iter_inner_lines(window):
        line = window[first:last]
        if _is_page_number(line, text) or _is_running_header(line, text):
            window = window[:first] + " " * len(line) + window[last:]
    return window


def _iter_inner_lines(window: str) -> Iterator[tuple[int, int]]:
    spans = [line.span() for line in _LINE.finditer(window)]
    for first, last in spans[1:-1]:
        if window[first:last].strip():
            yield first, last


def _is_page_number(line: str, text: str) -> bool:
    found = _PAGE_NUMBER.fullmatch(line.strip())
    if not found:
        return False
    number = int(found["number"])
    neighbours = (line.replace(found["number"], str(number + step)) for step in (-1, 1))
    return any(_count_lines(text, re.escape(line.strip())) for line in neighbours)


def _is_running_header(line: str, text: str) -> bool:
    words = line.strip()
    if not any(map(str.isalpha, words)) or len(words.split()) > _MAX_HEADER_WORDS:
        return False
    if text.count(max(_DIGITS.split(words), key=len).strip()) < _MIN_RECURRENCES:
        return False
    pattern = r"\d+".join(re.escape(part) for part in _DIGITS.split(words))
    return _count_lines(text, pattern) >= _MIN_RECURRENCES


def _count_lines(text: str, pattern: str) -> int:
    return len(re.findall(rf"^[^\S\n]*\f?[^\S\n]*{pattern}[^\S\n]*$", text, re.MULTILINE))
