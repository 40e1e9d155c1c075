"""What sources say about quotes, and where ordinary documents have the same words unmarked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from quoteverify.match._compare import compare_quotes
from quoteverify.match._fold import fold_text
from quoteverify.match._passages import Finder, cut_to_quote, make_passage, move_edit
from quoteverify.match._rewordings import SentenceIndex
from quoteverify.match._seeds import SeedTable
from quoteverify.match._source_marks import QUOTATION_MARKS, MarkedQuotes, index_marked_quotes
from quoteverify.records import (
    Change,
    Document,
    Edit,
    Evidence,
    Passage,
    Quote,
    QuoteId,
    Relation,
    Span,
)
from quoteverify.settings import MatchSettings

__all__ = ["find_passages"]

_MAX_PASSAGES = 3  # of one quote in one source: the best; a person looks at no more
_PAGE_SENTENCES = 100  # single sentences and pairs: what one article has, the scorer's home
_NEARLY_ONE = 0.9999  # the score of the same words that are not one quote


def find_passages(
    quotes: Iterable[Quote],
    sources: Sequence[Document],
    *,
    source_quotes: Iterable[Quote] = (),
    settings: MatchSettings | None = None,
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

    Returns:
        Pairs of a quote's id and its evidence, in the order of the quotes; of one quote, by
        source, and in a source the best first, at most three.
    """
    settings = settings or MatchSettings()
    asked = tuple(quotes)
    marked = index_marked_quotes(((s.id, s.text) for s in sources), source_quotes)
    found = [
        (number, evidence)
        for source in sources
        for number, evidence in _search_source(asked, source, marked[source.id], settings)
    ]
    placed = {number for number, _ in found}
    missed = [number for number in range(len(asked)) if number not in placed]
    if missed and settings.has_reworded:
        for source in sources:
            found += _search_sentences(asked, missed, source, marked[source.id], settings)
    found.sort(key=lambda pair: pair[0])
    return tuple((asked[number].id, evidence) for number, evidence in found)


def _search_source(
    quotes: Sequence[Quote], source: Document, marked: MarkedQuotes, settings: MatchSettings
) -> Iterator[tuple[int, Evidence]]:
    folded = fold_text(source.text)
    finder = Finder(folded, SeedTable.from_folded(folded))
    for number, quote in enumerate(quotes):
        passages = finder.find(quote.text, settings=settings)[:_MAX_PASSAGES]
        evidence = [_judge_marks(quote, passage, source, marked) for passage in passages]
        for one in sorted(evidence, key=_rank_evidence):
            yield number, one


def _search_sentences(
    quotes: Sequence[Quote],
    missed: Sequence[int],
    source: Document,
    marked: MarkedQuotes,
    settings: MatchSettings,
) -> Iterator[tuple[int, Evidence]]:
    index = SentenceIndex.from_text(source.text)
    cutoff = _raise_cutoff(settings.score_cutoff, len(index.spans))
    for at, start, end, score in index.find_best([quotes[number].text for number in missed]):
        quote = quotes[missed[at]]
        passage = _read_sentence(quote, source.text, start, end) if score >= cutoff else None
        if passage is not None:
            yield missed[at], _judge_marks(quote, passage, source, marked)


def _raise_cutoff(score_cutoff: float, sentences: int) -> float:
    """Return the cutoff at which so many sentences give no more false hits than a page does."""
    odds = score_cutoff / max(1 - score_cutoff, 1e-9) * max(1.0, sentences / _PAGE_SENTENCES)
    return odds / (1 + odds)


def _read_sentence(quote: Quote, text: str, start: int, end: int) -> Passage | None:
    """Return the passage of a sentence, cut to the quote's words where it has all of them."""
    passage = make_passage(compare_quotes(quote.text, text[start:end]), start, end)
    if not passage.relation.has_same_words:
        return passage
    passage = cut_to_quote(quote.text, passage, text)
    return passage if passage.relation is Relation.IDENTICAL else None


def _rank_evidence(evidence: Evidence) -> tuple[bool, float, bool, int]:
    """Same words first, then the score, then a speaker's words before a reporter's."""
    same = evidence.relation.has_same_words
    return (not same, -evidence.score, not evidence.in_marks, evidence.start)


def _judge_marks(
    quote: Quote, passage: Passage, source: Document, marked: MarkedQuotes
) -> Evidence:
    """Return the evidence of a passage, in the light of the marks around it and in it."""
    start, end = passage.start, passage.end
    around = marked.find_around(start, end)
    if around is not None or marked.is_outside(start, end):
        return _make_evidence(quote, passage, source.id, around)
    uninterrupted = _read_uninterrupted(quote, passage, marked)
    if uninterrupted is not None:
        return _make_evidence(quote, uninterrupted, source.id, marked.find_first(start, end))
    return _make_evidence(quote, _mark_crossings(quote, passage, marked), source.id, None)


def _make_evidence(
    quote: Quote, passage: Passage, document_id: str, quote_id: QuoteId | None
) -> Evidence:
    return Evidence(
        document_id=document_id,
        start=passage.start,
        end=passage.end,
        quote_id=quote_id,
        in_marks=quote_id is not None,
        relation=passage.relation,
        score=passage.score,
        edits=[move_edit(edit, left=quote.start) for edit in passage.edits],
    )


def _read_uninterrupted(quote: Quote, passage: Passage, marked: MarkedQuotes) -> Passage | None:
    """Read “We go,” he said, “at noon.” without "he said", if that is what *quote* has."""
    spoken = marked.blank_between(passage.start, passage.end)
    if spoken is None or passage.relation.has_same_words:
        return None
    comparison = compare_quotes(quote.text, spoken)
    return make_passage(comparison, passage.start, passage.end)


def _mark_crossings(quote: Quote, passage: Passage, marked: MarkedQuotes) -> Passage:
    """
    Count the marks that a passage of the same words runs across as what they are: alterations.

    Where the quote has as many marks itself, it says what is quoted in it.
    """
    crossed = marked.find_crossed_marks(passage.start, passage.end)
    shown = sum(character in QUOTATION_MARKS for character in quote.text)
    if not passage.relation.has_same_words or shown >= len(crossed):
        return passage
    edits = [_describe_mark(quote.text, passage.start, at, marked.text) for at in crossed]
    return evolve(
        passage,
        relation=Relation.REWORDED,
        score=min(passage.score, _NEARLY_ONE),
        edits=sorted([*passage.edits, *edits], key=lambda edit: (edit.left, edit.right)),
    )


def _describe_mark(quote_text: str, start: int, at: int, text: str) -> Edit:
    """Describe a mark of the source, at *at*, as missing from the quote."""
    letters = fold_text(quote_text)
    nth = min(len(fold_text(text[start:at])), len(letters))
    place = int(letters.places[nth]) if nth < len(letters) else len(quote_text)
    return Edit(
        left=Span(place, place),
        right=Span(at, at + 1),
        left_text="",
        right_text=text[at : at + 1],
        change=Change.TYPOGRAPHY,
        is_alteration=True,
    )
