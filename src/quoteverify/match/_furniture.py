"""Page numbers and running headers that a page break sets in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from attrs import field, frozen

from quoteverify.text.turns import is_note

__all__ = ["Furniture"]

_MIN_RECURRENCES = 3  # a header stands on every page; a short document has three
_MIN_AT_PAGE = 2  # of one that a page begins with
_MAX_HEADER_WORDS = 16  # a line of print holds so many
_LINES_KEPT = 1024
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
_TIMING = re.compile(  # 00:00:01,000 --> 00:00:03,000
    r"(?:\d+:)?\d\d?:\d\d[.,]\d{3} \s* --> \s* (?:\d+:)?\d\d?:\d\d[.,]\d{3} .*", re.VERBOSE
)
_LINE_NUMBER = re.compile(r"^[ \t]*(?P<number>\d{1,5})[ \t]+(?=\S)", re.MULTILINE)
_NOTE = re.compile(r"\((?P<words>[^()\n]{2,40})\)")


@frozen(eq=False)
class Furniture:
    """
    What is set in a text that nobody said.

    Args:
        text: the text; the lines that come again in it are counted once.
    """

    text: str = field(repr=False)
    _is_header: Callable[[str], bool] = field(init=False, repr=False)

    @_is_header.default
    def _make_cache(self) -> Callable[[str], bool]:
        return lru_cache(maxsize=_LINES_KEPT)(partial(_comes_again, self.text))

    def blank(self, start: int, end: int) -> str:
        """
        Return ``text[start:end]`` with what nobody said turned into spaces.

        A line is a page number where its neighbour in number stands on a line of its own, too; it
        is a running header where the same line, numbers apart, stands in the text at least three
        times, or twice if a page begins with it.  Further: the cues of subtitles, the numbers of
        lines, and what a transcript notes in brackets, "(laughter)".  Only whole lines inside the
        place are looked at.
        """
        window = _NOTE.sub(_blank_note, self.text[start:end])
        if "\n" not in window:
            return window
        for first, last in _iter_inner_lines(window):
            line = window[first:last]
            if (
                _TIMING.fullmatch(line.strip())
                or _is_cue_number(window, first, last)
                or self._is_header(line.strip())
            ):
                window = _blank(window, first, last)
        return _blank_line_numbers(window, self.text, start)


def _comes_again(text: str, line: str) -> bool:
    return _is_page_number(line, text) or _is_running_header(line, text)


def _blank(window: str, first: int, last: int) -> str:
    return window[:first] + " " * (last - first) + window[last:]


def _blank_note(note: re.Match[str]) -> str:
    return " " * len(note[0]) if is_note(note["words"]) else note[0]


def _is_cue_number(window: str, first: int, last: int) -> bool:
    """Whether a line is the number of a subtitle, with its timing on the next."""
    following = window[last:].lstrip("\r\n").partition("\n")[0]
    return window[first:last].strip().isdecimal() and bool(_TIMING.fullmatch(following.strip()))


def _blank_line_numbers(window: str, text: str, start: int) -> str:
    """Blank the numbers at the starts of lines, if they count up from the place's first line on."""
    before = _LINE_NUMBER.match(text, text.rfind("\n", 0, start) + 1)
    found = [one for one in _LINE_NUMBER.finditer(window) if one.start()]
    numbers = [int(one["number"]) for one in found]
    lines = sum(bool(line[0].strip()) for line in _LINE.finditer(window))
    if before is None or before.end() > start or len(found) != lines - 1:
        return window
    first = int(before["number"])
    if numbers != list(range(first + 1, first + 1 + len(numbers))):
        return window
    for one in found:
        window = _blank(window, *one.span("number"))
    return window


def _iter_inner_lines(window: str) -> Iterator[tuple[int, int]]:
    spans = [line.span() for line in _LINE.finditer(window)]
    for first, last in spans[1:-1]:
        if window[first:last].strip():
            yield first, last


def _is_page_number(line: str, text: str) -> bool:
    found = _PAGE_NUMBER.fullmatch(line)
    if not found:
        return False
    number = int(found["number"])
    neighbours = (line.replace(found["number"], str(number + step)) for step in (-1, 1))
    return any(_count_lines(text, re.escape(neighbour)) for neighbour in neighbours)


def _is_running_header(line: str, text: str) -> bool:
    if not any(map(str.isalpha, line)) or len(line.split()) > _MAX_HEADER_WORDS:
        return False
    if text.count(max(_DIGITS.split(line), key=len).strip()) < _MIN_AT_PAGE:
        return False
    pattern = r"\d+".join(re.escape(part) for part in _DIGITS.split(line))
    begins_page = re.search(rf"\f\s*{pattern}[^\S\n]*$", text, re.MULTILINE)
    return _count_lines(text, pattern) >= (_MIN_AT_PAGE if begins_page else _MIN_RECURRENCES)


def _count_lines(text: str, pattern: str) -> int:
    return len(re.findall(rf"^[^\S\n]*\f?[^\S\n]*{pattern}[^\S\n]*$", text, re.MULTILINE))
