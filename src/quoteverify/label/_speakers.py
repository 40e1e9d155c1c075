"""Who is said to have said the words at a place, and whether that can be a quote's own speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from attrs import frozen

from quoteverify.label._coverage import measure_coverage
from quoteverify.records import Document, Evidence, Quote, QuoteId
from quoteverify.text.names import are_compatible_names, are_two_people, is_named
from quoteverify.text.phrases import FRAGMENT_WORDS
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
        turn_names: the names in them, each once.
        inner: what each quote quotes somebody as saying.
        texts: the text of each document and source, by its id.
    """

    of_quotes: Mapping[QuoteId, str | None]
    turns: Mapping[str, Sequence[Turn]]
    turn_names: Mapping[str, Collection[str]]
    inner: Mapping[QuoteId, Sequence[Quote]]
    texts: Mapping[str, str]

    @classmethod
    def from_records(
        cls, quotes: Sequence[Quote], sources: Iterable[Document], texts: Mapping[str, str]
    ) -> Speakers:
        """Index the speakers of *quotes*, and the turns of *sources*; *texts* are by document."""
        inner: dict[QuoteId, list[Quote]] = defaultdict(list)
        for quote in quotes:
            if quote.outer_id and quote.is_said:
                inner[quote.outer_id].append(quote)
        turns = {source.id: find_turns(source.text) for source in sources}
        return cls(
            {quote.id: quote.speaker for quote in quotes},
            turns,
            {key: dict.fromkeys(turn.name for turn in found) for key, found in turns.items()},
            dict(inner),
            texts,
        )

    def find_names(self, quote: Quote, place: Evidence) -> tuple[str | None, str | None]:
        """
        Return who says the words that a quote shares with a place: in the quote, and there.

        What either of the two only quotes is said by whom it quotes.
        """
        words = self.texts[place.document_id][place.start : place.end]
        own = self._find_speaker(quote.id, quote.text, words)
        if place.quote_id is None:
            return own, find_speaker(self.turns.get(place.document_id, ()), place.start)
        return own, self._find_speaker(place.quote_id, words, quote.text)

    def _find_speaker(self, quote_id: QuoteId, words: str, others: str) -> str | None:
        """
        Return who speaks in a quote, or whom it quotes, if hardly any of what it shares is its own.

        Whom it quotes may be nobody known: "he told me ‘...’".
        """
        speaker, inner = self.of_quotes.get(quote_id), self.inner.get(quote_id, ())
        if not inner:
            return speaker
        shared = measure_coverage(others, [words]).covered_words
        for name in dict.fromkeys(quote.speaker for quote in inner):
            texts = [quote.text for quote in inner if quote.speaker == name]
            quoted = measure_coverage(others, texts).covered_words
            if quoted > FRAGMENT_WORDS and shared - quoted <= FRAGMENT_WORDS:
                return name
        return speaker

    def rate_support(self, quote: Quote, place: Evidence) -> int:
        """Rate who says the words: 0 for the quote's own speaker, 3 for another person."""
        own, name = self.find_names(quote, place)
        if name and own and are_compatible_names(name, own):
            return _OWN
        if not place.in_marks:
            return _UNMARKED
        return _OTHER if name and own and are_two_people(name, own) else _UNKNOWN

    def is_other_saying(self, quote: Quote, place: Evidence) -> bool:
        """Whether a place has other words than the quote, and of another person."""
        if place.relation.has_same_words:
            return False
        own, name = self.find_names(quote, place)
        return name is not None and own is not None and are_two_people(name, own)

    def find_conflicts(
        self, quote: Quote, evidence: Iterable[Evidence]
    ) -> tuple[tuple[str, str], ...]:
        """
        Return (name, document id) of each speaker in *evidence* who cannot be the quote's own.

        A document that gives the words to the quote's speaker, too, does not contradict it, nor
        does one that only describes who speaks: "the mayor" may be the one named here.  The
        label of a turn does so only in a transcript that has turns of the quote's speaker: else
        "CHAIR" may be anybody.  There, of one who is only described ("the chair", beside turns of
        CHAIR), every name is somebody else.
        """
        found: dict[str, str] = {}
        agreeing: set[str] = set()
        evidence = tuple(evidence)
        if any(p.relation.has_same_words and self.rate_support(quote, p) == _OWN for p in evidence):
            # The speaker's very words: other words of another person are another statement.
            evidence = tuple(p for p in evidence if p.relation.has_same_words)
        for place in evidence:
            own, name = self.find_names(quote, place)
            if not (own and name and (place.quote_id or self._has_turns(own, place))):
                continue
            if are_compatible_names(own, name):
                agreeing.add(place.document_id)
            elif are_two_people(own, name) or (
                place.quote_id is None and is_named(name) and not is_named(own)
            ):
                found.setdefault(name, place.document_id)
        return tuple(sorted(pair for pair in found.items() if pair[1] not in agreeing))

    def name_turns(self, quote: Quote, evidence: Iterable[Evidence]) -> dict[Evidence, str]:
        """
        Name whose turn the places outside quotation marks are in.

        Only in transcripts in which the quote's speaker has turns, as for conflicts.
        """
        unmarked = (place for place in evidence if place.quote_id is None)
        named = {place: self.find_names(quote, place) for place in unmarked}
        return {
            place: name
            for place, (own, name) in named.items()
            if own and name and self._has_turns(own, place)
        }

    def _has_turns(self, speaker: str, place: Evidence) -> bool:
        names = self.turn_names.get(place.document_id, ())
        return any(are_compatible_names(speaker, name) for name in names)
