"""What sources say about quotes, and where ordinary documents have the same words unmarked."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from quoteverify._progress import Progress, Steps
from quoteverify.match._audits import (
    describe_insertion,
    list_missing,
    make_reworded,
    refuse_missing,
)
from quoteverify.match._compare import compare_quotes
from quoteverify.match._contexts import include_denial
from quoteverify.match._fold import fold_text
from quoteverify.match._passages import Finder, cut_to_quote, make_passage, move_edit
from quoteverify.match._rewordings import SentenceIndex
from quoteverify.match._seeds import SeedTable
from quoteverify.match._source_marks import QUOTATION_MARKS, MarkedQuotes, index_marked_quotes
from quoteverify.records import Change, Document, Evidence, Passage, Quote, QuoteId, Relation
from quoteverify.settings import MatchSettings, choose_settings
from quoteverify.text.names import are_compatible_names
from quoteverify.text.turns import find_speaker, find_turns

__all__ = ["find_passages"]

_MAX_PASSAGES = 3  # of one quote in one source: the best; a person looks at no more
_MAX_JUDGED = 30  # of them, whose marks and speakers are looked at
_PAGE_SENTENCES = 100  # single sentences and pairs: what one article has, the scorer's home


def find_passages(
    quotes: Iterable[Quote],
    sources: Sequence[Document],
    *,
    source_quotes: Iterable[Quote] = (),
    settings: MatchSettings | None = None,
    progress: Progress | None = None,
) -> tuple[tuple[QuoteId, Evidence], ...]:
    """
    Find what *sources* have of each quote: its words, or a sentence that says it in others.

    Sentences in other words are looked for where no source has a passage of the quote.

    Args:
        quotes: the quotes to check.
        sources: documents of record.
        source_quotes: the sources' own quotes; a passage inside one is a speaker's words, and
            one that runs across a mark is not one quote.
        settings: the score that a reworded passage needs.
        progress: told ("passages", done, total) as quotes are looked for, and then
            ("sentences", done, total) of those that no source has.

    Returns:
        Pairs of a quote's id and its evidence, in the order of the quotes; of one quote, by
        source, and in a source the best first, at most three.
    """
    settings = choose_settings(settings, MatchSettings)
    asked = tuple(quotes)
    marked = index_marked_quotes(((s.id, s.text) for s in sources), source_quotes)
    steps = Steps(progress, "passages", len(asked) * len(sources))
    found = [
        place
        for source in sources
        for place in _search_source(asked, source, marked[source.id], settings, steps)
    ]
    placed = {place.number for place in found}
    missed = [number for number in range(len(asked)) if number not in placed]
    if missed and settings.has_reworded:
        for source in Steps(progress, "sentences").iter(sources):
            found += _search_sentences(asked, missed, source, marked[source.id], settings)
    found.sort(key=lambda place: place.number)
    return tuple(
        (asked[place.number].id, place.make_evidence(asked[place.number]))
        for number, places in itertools.groupby(found, key=lambda place: place.number)
        for place in _settle_edges(asked[number].text, list(places))
    )


@frozen(eq=False)
class _Place:
    """
    A passage of a source, with what the marks around it say.

    Args:
        number: which of the quotes it bears on.
        source: the source.
        passage: the place, and how the quote's words stand to it.
        spoken: the quote of the source that it stands in, if it stands in one.
    """

    number: int
    source: Document
    passage: Passage
    spoken: Quote | None

    def make_evidence(self, quote: Quote) -> Evidence:
        """Return the place as evidence of *quote*, its edits in places of the document."""
        return Evidence(
            document_id=self.source.id,
            start=self.passage.start,
            end=self.passage.end,
            quote_id=self.spoken.id if self.spoken else None,
            in_marks=self.spoken is not None,
            relation=self.passage.relation,
            score=self.passage.score,
            edits=[move_edit(edit, left=quote.start) for edit in self.passage.edits],
        )

    def rate_support(self, quote: Quote) -> int:
        """Rate who says it there: 0 for the quote's own speaker, 3 for another person in marks."""
        name = self.spoken.speaker if self.spoken else self._find_turn()
        if name and quote.speaker and are_compatible_names(name, quote.speaker):
            return 0
        if self.spoken is None:
            return 2
        return 3 if name and quote.speaker else 1

    def _find_turn(self) -> str | None:
        start = self.passage.start
        return find_speaker(find_turns(self.source.text, around=(start, start)), start)


def _search_source(
    quotes: Sequence[Quote],
    source: Document,
    marked: MarkedQuotes,
    settings: MatchSettings,
    steps: Steps,
) -> Iterator[_Place]:
    folded = fold_text(source.text)
    finder = Finder(folded, SeedTable.from_folded(folded))
    find = functools.cache(  # a draft may have one quote many times
        functools.partial(finder.find, settings=settings, most=_MAX_JUDGED)
    )
    for number, quote in enumerate(quotes):
        passages = find(quote.text)[:_MAX_JUDGED]
        places = [
            _Place(number, source, *_judge_marks(quote.text, passage, marked))
            for passage in passages
        ]
        if len(places) > 1:
            places.sort(key=lambda place: _rank_place(place, quote))
        yield from places[:_MAX_PASSAGES]
        steps.advance()


def _rank_place(place: _Place, quote: Quote) -> tuple[bool, float, int, int]:
    """Same words first, then the score, then the speaker's own words before a reporter's."""
    passage = place.passage
    is_other = not passage.relation.has_same_words
    return is_other, -passage.score, place.rate_support(quote), passage.start


def _settle_edges(quote_text: str, places: Sequence[_Place]) -> list[_Place]:
    """
    Refuse the places at which a source breaks off, unless others have the rest of the quote.

    A chunk that ends in the middle of a quote bears it out with the chunk that goes on with it.
    """
    lacks = [
        {at for edit in list_missing(place.passage) for at in range(edit.left.start, edit.left.end)}
        for place in places
        if place.passage.relation.has_same_words
    ]
    lost = set[int]().union(*lacks).intersection(*lacks)
    if not any(quote_text[at].isalnum() for at in lost):
        return list(places)
    return [evolve(p, passage=refuse_missing(quote_text, p.passage)) for p in places]


def _search_sentences(
    quotes: Sequence[Quote],
    missed: Sequence[int],
    source: Document,
    marked: MarkedQuotes,
    settings: MatchSettings,
) -> Iterator[_Place]:
    index = SentenceIndex.from_text(source.text)
    cutoff = _raise_cutoff(settings.score_cutoff, len(index.spans))
    for at, start, end, score in index.find_best([quotes[number].text for number in missed]):
        text = quotes[missed[at]].text
        passage = _read_sentence(text, source.text, start, end) if score >= cutoff else None
        if passage is not None:
            yield _Place(missed[at], source, *_judge_marks(text, passage, marked))


def _raise_cutoff(score_cutoff: float, sentences: int) -> float:
    """Return the cutoff at which so many sentences give no more false hits than a page does."""
    odds = score_cutoff / max(1 - score_cutoff, 1e-9) * max(1.0, sentences / _PAGE_SENTENCES)
    return odds / (1 + odds)


def _read_sentence(quote_text: str, text: str, start: int, end: int) -> Passage | None:
    """Return the passage of a sentence, cut to the quote's words where it has all of them."""
    passage = make_passage(compare_quotes(quote_text, text[start:end]), text, start, end)
    if not passage.relation.has_same_words:
        return passage
    passage = cut_to_quote(quote_text, passage, text)
    return passage if passage.relation is Relation.IDENTICAL else None


def _judge_marks(
    quote_text: str, passage: Passage, marked: MarkedQuotes
) -> tuple[Passage, Quote | None]:
    """Return a passage in the light of the marks in it, and the quote that it stands in."""
    start, end = passage.start, passage.end
    around = marked.find_around(start, end)
    if around is not None:
        return include_denial(quote_text, passage, marked.text, around.start, around.end), around
    if marked.is_outside(start, end):
        return include_denial(quote_text, passage, marked.text, *marked.find_gap(start)), None
    uninterrupted = _read_uninterrupted(quote_text, passage, marked)
    if uninterrupted is not None:
        return uninterrupted, marked.find_first(start, end)
    return _mark_crossings(quote_text, passage, marked), None


def _read_uninterrupted(quote_text: str, passage: Passage, marked: MarkedQuotes) -> Passage | None:
    """Read “We go,” he said, “at noon.” without "he said", if that is what the quote has."""
    spoken = marked.blank_between(passage.start, passage.end)
    if spoken is None:
        return None
    comparison = compare_quotes(quote_text, spoken)
    if passage.relation.has_same_words and not comparison.relation.has_same_words:
        return None
    return make_passage(comparison, marked.text, passage.start, passage.end)


def _mark_crossings(quote_text: str, passage: Passage, marked: MarkedQuotes) -> Passage:
    """
    Count the marks that a passage of the same words runs across as what they are: alterations.

    Where the quote has as many marks itself, it says what is quoted in it.
    """
    crossed = marked.find_crossed_marks(passage.start, passage.end)
    shown = sum(character in QUOTATION_MARKS for character in quote_text)
    if not passage.relation.has_same_words or shown >= len(crossed):
        return passage
    told = [
        describe_insertion(quote_text, passage.start, (at, at + 1), marked.text, Change.TYPOGRAPHY)
        for at in crossed
    ]
    return make_reworded(passage, [*passage.edits, *told])
