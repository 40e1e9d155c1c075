"""What the quotation marks of a document mean for a place in it."""

from __future__ import annotations

import bisect
import itertools
from collections import defaultdict
from collections.abc import Iterable

from attrs import frozen

from quoteverify.records import Quote

__all__ = ["QUOTATION_MARKS", "MarkedQuotes", "index_marked_quotes"]

QUOTATION_MARKS = frozenset("\"“”„‟«»‹›‘’'「」『』")


@frozen(eq=False)
class MarkedQuotes:
    """
    The quotes of one document that stand in no other quote, in order of place.

    Args:
        text: the document's text.
        quotes: the quotes.
    """

    text: str
    quotes: tuple[Quote, ...]

    def find_around(self, start: int, end: int) -> Quote | None:
        """Return the quote that the place ``[start, end)`` stands in, if it stands in one."""
        for quote in self._list_touching(start, end):
            if quote.start <= start and end <= quote.end:
                return quote
        return None

    def find_first(self, start: int, end: int) -> Quote | None:
        """Return the first quote that the place touches, if it touches one."""
        touching = self._list_touching(start, end)
        return touching[0] if touching else None

    def blank_quotes(self) -> str:
        """Return the text with each quote turned into spaces."""
        parts, at = [], 0
        for quote in self.quotes:
            parts += [self.text[at : quote.start], " " * (quote.end - quote.start)]
            at = quote.end
        return "".join([*parts, self.text[at:]])

    def find_gap(self, at: int) -> tuple[int, int]:
        """Return what lies between the quotes before and after *at*, which is in none."""
        following = bisect.bisect_left(self.quotes, at, key=lambda quote: quote.start)
        low = self.quotes[following - 1].end if following else 0
        is_last = following == len(self.quotes)
        return low, len(self.text) if is_last else self.quotes[following].start

    def is_outside(self, start: int, end: int) -> bool:
        """Whether the place touches no quote."""
        return not self._list_touching(start, end)

    def find_crossed_marks(self, start: int, end: int) -> tuple[int, ...]:
        """Return where in the place a quote begins or ends, in order."""
        crossed: list[int] = []
        for quote in self._list_touching(start, end):
            if quote.start > start:
                crossed.append(quote.start - 1)
            if quote.end < end:
                crossed.append(quote.end)
        return tuple(at for at in crossed if self.text[at : at + 1] in QUOTATION_MARKS)

    def blank_between(self, start: int, end: int) -> str | None:
        """
        Return the place with all that is between its quotes turned into spaces.

        Only where one utterance is interrupted ("“We go,” he said, “at noon.”"): the place begins
        in one quote and ends in another that goes on with it.  None elsewhere.
        """
        touching = self._list_touching(start, end)
        if not touching or touching[0].start > start or touching[-1].end < end:
            return None
        for quote, following in itertools.pairwise(touching):
            if not self._goes_on(quote, following):
                return None
        parts = [" "] * (end - start)
        for quote in touching:
            first, last = max(quote.start, start), min(quote.end, end)
            parts[first - start : last - start] = self.text[first:last]
        return "".join(parts)

    def _goes_on(self, quote: Quote, following: Quote) -> bool:
        if following.continues_id == quote.id:
            return True
        between = self.text[quote.end : following.start]
        same = quote.speaker is not None and quote.speaker == following.speaker
        return same and "\n" not in between

    def _list_touching(self, start: int, end: int) -> tuple[Quote, ...]:
        first = bisect.bisect_right(self.quotes, start, key=lambda quote: quote.end)
        last = bisect.bisect_left(self.quotes, end, key=lambda quote: quote.start)
        return self.quotes[first:last]


def index_marked_quotes(
    texts: Iterable[tuple[str, str]], quotes: Iterable[Quote]
) -> dict[str, MarkedQuotes]:
    """Return the quotes of each document, given as (id, text), by its id."""
    held: dict[str, list[Quote]] = defaultdict(list)
    for quote in sorted(quotes, key=lambda quote: quote.sort_key):
        outer = held[quote.document_id]
        if not outer or quote.start >= outer[-1].end:
            outer.append(quote)
    return {id: MarkedQuotes(text, tuple(held[id])) for id, text in texts}
