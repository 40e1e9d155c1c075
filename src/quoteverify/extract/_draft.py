"""A quote in the making: what the rules fill in before the frozen record is built."""

from __future__ import annotations

from quoteverify.records import Quote, QuoteId, QuoteKind

__all__ = ["Draft"]


class Draft:
    """
    A place that will be a quote.

    Plain and mutable because a text has thousands; only what survives becomes a record.
    """

    __slots__ = ("continues", "end", "is_unclosed", "kind", "mark", "outer", "start")

    def __init__(
        self,
        start: int,
        end: int,
        *,
        kind: QuoteKind = QuoteKind.DIRECT,
        is_unclosed: bool = False,
        mark: str = "",
    ) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.is_unclosed = is_unclosed
        self.mark = mark
        self.outer: Draft | None = None
        self.continues: Draft | None = None

    def sort_key(self) -> tuple[int, int]:
        """Outer before inner, in order of place."""
        return (self.start, -self.end)

    def trim(self, text: str) -> bool:
        """Leave out white space at both ends; return whether anything is left."""
        while self.start < self.end and text[self.start].isspace():
            self.start += 1
        while self.start < self.end and text[self.end - 1].isspace():
            self.end -= 1
        return self.start < self.end

    def make_id(self, document_id: str) -> QuoteId:
        """Return the id that the record will have."""
        return QuoteId(f"{document_id}#{self.start}-{self.end}")

    def build(self, document_id: str, text: str) -> Quote:
        """Return the frozen record."""
        return Quote(
            document_id=document_id,
            start=self.start,
            end=self.end,
            text=text[self.start : self.end],
            kind=QuoteKind.NESTED if self.outer else self.kind,
            outer_id=self.outer.make_id(document_id) if self.outer else None,
            continues_id=self.continues.make_id(document_id) if self.continues else None,
            flags=("unclosed",) if self.is_unclosed else (),
        )
