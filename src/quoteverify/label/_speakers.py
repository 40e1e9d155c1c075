"""Who is said to have said the words at a place, and whether that can be a quote's own speaker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from quoteverify.records import Document, Evidence, Quote, QuoteId
from quoteverify.text.names import are_compatible_names, are_two_people
from quoteverify.text.turns import Turn, find_speaker, find_turns

__all__ = ["Speakers"]

_OWN, _UNKNOWN, _UNMARKED, _OTHER = range(4)


@frozen(eq=False)
class Speakers:
    """
    The speakers of quotes, and of the turns of sources that are transcripts.

    Args:
        of_quotes: the speaker of each quote, or None.
        turns: the labels in each source, by its id.
    """

    of_quotes: Mapping[QuoteId, str | None]
    turns: Mapping[str, Sequence[Turn]]

    @classmethod
    def from_records(cls, quotes: Iterable[Quote], sources: Iterable[Document]) -> Speakers:
        """Index the speakers of *quotes*, and the turns of *sources*."""
        return cls(
            {quote.id: quote.speaker for quote in quotes},
            {source.id: find_turns(source.text) for source in sources},
        )

    def find_name(self, place: Evidence) -> str | None:
        """Return who says the words at a place, as far as its document tells."""
        if place.quote_id:
            return self.of_quotes.get(place.quote_id)
        return find_speaker(self.turns.get(place.document_id, ()), place.start)

    def rate_support(self, quote: Quote, place: Evidence) -> int:
        """Rate who says the words: 0 for the quote's own speaker, 3 for another person."""
        name = self.find_name(place)
        if name and quote.speaker and are_compatible_names(name, quote.speaker):
            return _OWN
        if not place.in_marks:
            return _UNMARKED
        return (
            _OTHER if name and quote.speaker and are_two_people(name, quote.speaker) else _UNKNOWN
        )

    def is_other_saying(self, quote: Quote, place: Evidence) -> bool:
        """Whether a place has other words than the quote, and of another person."""
        name = self.find_name(place)
        if place.relation.has_same_words or not (name and quote.speaker):
            return False
        return are_two_people(name, quote.speaker)

    def find_conflicts(
        self, quote: Quote, evidence: Iterable[Evidence]
    ) -> tuple[tuple[str, str], ...]:
        """
        Return (name, document id) of each speaker in *evidence* who cannot be the quote's own.

        A document that gives the words to the quote's speaker, too, does not contradict it, nor
        does one that only describes who speaks: "the mayor" may be the one named here.  The
        label of a turn does so only in a transcript that has turns of the quote's speaker: else
        "CHAIR" may be anybody.
        """
        if quote.speaker is None:
            return ()
        found: dict[str, str] = {}
        agreeing: set[str] = set()
        for place in evidence:
            name = self.find_name(place)
            if name is None or not (place.quote_id or self._has_turns(quote.speaker, place)):
                continue
            if are_compatible_names(quote.speaker, name):
                agreeing.add(place.document_id)
            elif are_two_people(quote.speaker, name):
                found.setdefault(name, place.document_id)
        return tuple(sorted(pair for pair in found.items() if pair[1] not in agreeing))

    def _has_turns(self, speaker: str, place: Evidence) -> bool:
        turns = self.turns.get(place.document_id, ())
        return any(are_compatible_names(speaker, turn.name) for turn in turns)
