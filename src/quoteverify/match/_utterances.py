"""Quotes as the matcher reads them: a chain that goes on over a break is one utterance."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from attrs import evolve, field, frozen

from quoteverify.match._explain import shift_edits
from quoteverify.records import Edit, Quote, QuoteId, Span

__all__ = ["Utterance", "collect_utterances", "locate_edits"]

_JOINT = " "
_FEWEST_OF_CLAUSE = 3  # words; a shorter beginning is an answer of its own: "No,"


@frozen(kw_only=True)
class Utterance:
    """
    One quote, or a chain of quotes that go on with one another, read as one.

    Args:
        quotes: the members, in order of place.
        text: their texts, joined.
    """

    quotes: tuple[Quote, ...]
    text: str = field(init=False)

    @text.default
    def _join(self) -> str:
        *before, last = (quote.text for quote in self.quotes)
        return _JOINT.join((*map(_open_end, before), last))

    @property
    def document_id(self) -> str:
        """The document it stands in."""
        return self.quotes[0].document_id

    @property
    def ids(self) -> tuple[QuoteId, ...]:
        """The ids of its members."""
        return tuple(quote.id for quote in self.quotes)

    def locate(self, span: Span) -> Span:
        """Return where a place of the joined text stands in the document."""
        return Span(self._find_place(span.start), self._find_place(span.end))

    def _find_place(self, place: int) -> int:
        begins = self.begins
        at = bisect_right(begins, place) - 1
        quote = self.quotes[at]
        return min(quote.start + place - begins[at], quote.end)

    @property
    def begins(self) -> Sequence[int]:
        """Where in the joined text each member begins."""
        lengths = (len(quote.text) + len(_JOINT) for quote in self.quotes[:-1])
        return list(accumulate(lengths, initial=0))


def _open_end(text: str) -> str:
    """
    Blank the comma with which American typography breaks a sentence off, for the cue.

    “I don't think,” he said, “we will win” is one clause; “No,” he said, “we will win” is not.
    """
    is_clause = len(text.split()) >= _FEWEST_OF_CLAUSE
    return text[:-1] + " " if is_clause and text.endswith(",") else text


def collect_utterances(quotes: Iterable[Quote]) -> tuple[Utterance, ...]:
    """Join the quotes that go on with one another; return the utterances in document order."""
    ordered = sorted(quotes, key=lambda quote: quote.sort_key)
    chains: dict[QuoteId, list[Quote]] = {}
    for quote in ordered:
        chain = chains.get(quote.continues_id) if quote.continues_id else None
        if chain is None or chain[0].document_id != quote.document_id:
            chain = []
        chain.append(quote)
        chains[quote.id] = chain
    distinct = {id(chain): chain for chain in chains.values()}
    return tuple(Utterance(quotes=tuple(chain)) for chain in distinct.values())


def locate_edits(edits: Iterable[Edit], left: Utterance, right: Utterance) -> tuple[Edit, ...]:
    """Return the edits with their places in the two documents."""
    if len(left.quotes) == len(right.quotes) == 1:
        return shift_edits(edits, left.quotes[0].start, right.quotes[0].start)
    return tuple(
        evolve(edit, left=left.locate(edit.left), right=right.locate(edit.right)) for edit in edits
    )
