"""
Where the paragraphs of a text are, decided so that what comes later never moves a boundary.

A blank line ends a paragraph.  In a text that writes each paragraph on one line, the line's end
does; a hard-wrapped book, whose lines are short, goes on.  Unicode's paragraph separator (U+2029)
always does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["iter_paragraphs", "list_paragraphs"]

_BREAK = re.compile(r"\n\s*")
_BREAK_OR_SEPARATOR = re.compile(r"[\n\u2029]\s*")

SEPARATOR = "\u2029"

MAX_WRAPPED_CHARS = 120
"""Hard-wrapped lines are shorter: typewriters, mail and Gutenberg texts wrap at 60 to 80
characters, code at up to 120.  A longer line is a paragraph of its own."""


def iter_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the place of each paragraph, white space at both ends left out, in order."""
    end_of_text = len(text)
    start = line_start = _BREAK_OR_SPACE.match(text).end()  # type: ignore[union-attr]  # matches ""
    has_separator = SEPARATOR in text
    for found in (_BREAK_OR_SEPARATOR if has_separator else _BREAK).finditer(text, start):
        newline, after = found.span()
        is_end = has_separator and text.find(SEPARATOR, newline, after) >= 0
        is_end = is_end or newline - line_start > MAX_WRAPPED_CHARS
        if is_end or text.count("\n", newline, after) > 1 or _is_long_line(text, after):
            yield start, newline
            start = after
        line_start = after
    if start < end_of_text:
        yield start, end_of_text


@lru_cache(maxsize=1)
def list_paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Return the place of each paragraph, in order; of the last text asked for they are kept."""
    return tuple(iter_paragraphs(text))


_BREAK_OR_SPACE = re.compile(r"\s*")


def _is_long_line(text: str, start: int) -> bool:
    limit = start + MAX_WRAPPED_CHARS
    return limit < len(text) and text.find("\n", start, limit + 1) < 0
