"""A quote, and who said it."""

from __future__ import annotations

from typing import NewType

import attrs
from attrs import field, frozen

from quoteverify.records._documents import Span
from quoteverify.records._enums import QuoteKind
from quoteverify.records._fields import check_place, check_unit, to_texts

__all__ = ["Attribution", "Quote", "QuoteId", "make_quote_id"]

QuoteId = NewType("QuoteId", str)


def make_quote_id(document_id: str, start: int, end: int) -> QuoteId:
    """Return the id of the quote at ``[start, end)``: its document's id and its place."""
    return QuoteId(f"{document_id}#{start}-{end}")


@frozen(kw_only=True)
class Attribution:
    """
    Who said a quote, and what in the text says so.

    Args:
        speaker: one canonical name for the document, or None where it is not known.
        mention: the span that names the speaker ("he", "Mr. Cole"), if one does.
        cue: the span of the reporting word, if there is one.
        confidence: 0 to 1.
        rule: the rule that decided; for an unknown speaker, why.
    """

    speaker: str | None
    mention: Span | None = None
    cue: Span | None = None
    confidence: float = field(default=0.0, validator=check_unit)
    rule: str


@frozen(kw_only=True)
class Quote:
    """
    One passage that a document presents as somebody's words.

    Args:
        document_id: the document it stands in.
        start, end: its place, marks excluded, in code points.
        text: ``document.text[start:end]``.
        kind: the shape in which it is presented.
        attribution: who said it, once attributed.
        is_attributed: somebody's words, as against a title, a term or a scare quote.
        outer_id: for a nested quote, the id of the quote around it.
        continues_id: the id of the quote whose utterance this one goes on with.
        flags: what is odd about it (``"unclosed"``, ...), sorted.
    """

    document_id: str
    start: int
    end: int = field(validator=check_place)
    text: str = field()
    kind: QuoteKind = QuoteKind.DIRECT
    attribution: Attribution | None = None
    is_attributed: bool = True
    outer_id: QuoteId | None = None
    continues_id: QuoteId | None = None
    flags: tuple[str, ...] = field(default=(), converter=to_texts)

    @text.validator
    def _check_text(self, attribute: attrs.Attribute[str], value: str) -> None:
        if len(value) != self.end - self.start:
            raise ValueError(
                f"a quote at [{self.start}, {self.end}) has {self.end - self.start} characters; "
                f"its text has {len(value)}"
            )

    @property
    def id(self) -> QuoteId:
        """The document's id and the place: ``doc#120-164``."""
        return make_quote_id(self.document_id, self.start, self.end)

    @property
    def speaker(self) -> str | None:
        """The canonical name of who said it, or None."""
        return self.attribution.speaker if self.attribution else None

    @property
    def is_said(self) -> bool:
        """
        Whether it is somebody's words.

        A quote inside a quote is so, too, where words of the outer one report it and tell who says
        it, by a name or by a pronoun ("he told me ‘...’"), even if it is only presented as part of
        what the outer one says.
        """
        if self.is_attributed or not (self.outer_id and self.attribution):
            return self.is_attributed
        return self.attribution.cue is not None and self.attribution.mention is not None

    @property
    def span(self) -> Span:
        """The place as a `Span`."""
        return Span(self.start, self.end)

    @property
    def sort_key(self) -> tuple[str, int, int]:
        """The order of every list of quotes: document id, start, and outer before inner."""
        return (self.document_id, self.start, -self.end)
