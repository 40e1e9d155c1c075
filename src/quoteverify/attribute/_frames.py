"""Where a quote stands: the words before and after it that are its own, within its paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from quoteverify.records import Quote
from quoteverify.text.paragraphs import list_paragraphs

__all__ = ["Frame", "iter_frames"]

BEFORE_CHARS: Final = 500
AFTER_CHARS: Final = 300
LEAD_CHARS: Final = 300
"""How far a reporting clause is looked for: a long sentence of a newspaper has 300 characters."""


class Frame(NamedTuple):
    """
    A quote and its surroundings.

    Args:
        quote: the quote.
        before: where the words before it begin: the paragraph's start or the last quote's end.
        after: where the words after it end: the paragraph's end or the next quote's start.
        lead: where the end of the paragraph before it begins, if that says nothing in quotes or
            ends in a colon; else -1.
        left, right: where its paragraph begins, and where the one ends in which the quote ends.
        paragraph: the number of that paragraph.
        is_first: no quote stands before it in its paragraph.
        is_last: no quote stands after it in its paragraph.
    """

    quote: Quote
    before: int
    after: int
    lead: int
    left: int
    right: int
    paragraph: int
    is_first: bool
    is_last: bool


def iter_frames(text: str, quotes: Sequence[Quote]) -> Iterator[Frame]:
    """Yield the frame of each of *quotes*, which are in order and do not overlap."""
    if not quotes:
        return
    paragraphs = _list_blocks(text)
    starts = [start for start, _ in paragraphs]
    followings = [*[quote.start for quote in quotes[1:]], len(text)]
    spoken = 0
    for quote, following in zip(quotes, followings, strict=True):
        start, end = quote.start, quote.end
        here = max(bisect_right(starts, start) - 1, 0)
        left, right = paragraphs[here]
        if end > right:
            right = paragraphs[bisect_right(starts, end - 1) - 1][1]
        is_first, is_last = spoken <= left, following >= right
        yield Frame(
            quote,
            max(min(left, start) if is_first else spoken, start - BEFORE_CHARS),
            max(min(right if is_last else following, end + AFTER_CHARS), end),
            _find_lead(text, paragraphs[here - 1], spoken) if here and is_first else -1,
            min(left, start),
            max(right, end),
            here,
            is_first,
            is_last,
        )
        spoken = end


_BLOCK_TAG: Final = re.compile(
    r"</?(?:p|div|br|hr|h[1-6]|li|ul|ol|dl|dt|dd|table|tr|td|th|blockquote|figure|figcaption"
    r"|article|section|aside|main|header|footer|nav)\b[^<>]*>",
    re.IGNORECASE,
)


def _list_blocks(text: str) -> Sequence[tuple[int, int]]:
    """List the paragraphs, parted by the tags of HTML, too."""
    paragraphs = list_paragraphs(text)
    if "<" not in text or not _BLOCK_TAG.search(text):
        return paragraphs
    blocks: list[tuple[int, int]] = []
    for start, end in paragraphs:
        tags = [(start, start), *map(re.Match.span, _BLOCK_TAG.finditer(text, start, end))]
        ends = [*(tag[0] for tag in tags[1:]), end]
        blocks += [(tag[1], stop) for tag, stop in zip(tags, ends, strict=True) if tag[1] < stop]
    return blocks or paragraphs


def _find_lead(text: str, paragraph: tuple[int, int], spoken: int) -> int:
    """Find where the words before a paragraph may begin to tell its speaker."""
    start, end = paragraph
    if spoken > start and text[end - 1] != ":":
        return -1
    return max(start, min(spoken, end), end - LEAD_CHARS)
