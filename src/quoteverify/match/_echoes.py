"""Where ordinary documents have the words of another's quote outside quotation marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from quoteverify._progress import Progress, Steps
from quoteverify.match._compare import compare_quotes
from quoteverify.match._fold import FoldedText, fold_text
from quoteverify.match._passages import make_passage, move_edit
from quoteverify.match._seeds import SEED_LETTERS, SeedTable, view_keys
from quoteverify.match._source_marks import MarkedQuotes, index_marked_quotes
from quoteverify.records import Document, Evidence, Quote, QuoteId
from quoteverify.settings import MatchSettings

__all__ = ["find_echoes"]

Indexes = npt.NDArray[np.intp]

_MIN_LETTERS = 20  # four or five words: fewer stand in many a text by chance
_MAX_ECHOES = 10  # of one quote
_MAX_HITS = 1000  # of its first letters, in documents searched at once
_BATCH_CHARS = 4_000_000  # of documents searched at once


def find_echoes(
    quotes: Iterable[Quote],
    documents: Sequence[Document],
    *,
    settings: MatchSettings | None = None,  # noqa: ARG001 - every stage takes its settings
    progress: Progress | None = None,
) -> tuple[tuple[QuoteId, Evidence], ...]:
    """
    Find the same words as those of a quote outside all marks in another document.

    Args:
        quotes: the quotes of all *documents*; what lies in or touches one is no echo.
        documents: the documents.
        settings: not needed: an echo has the same words, or is none.
        progress: told ("echoes", done, total) as documents are searched.

    Returns:
        Pairs of a quote's id and an echo, in the order of the quotes; of one quote, by document
        and place, at most ten.  Quotes of fewer than 20 letters have none.
    """
    asked = tuple(quotes)
    alike: dict[str, list[int]] = defaultdict(list)  # one text is sought once
    for number, quote in enumerate(asked):
        alike[quote.text].append(number)
    folded = [fold_text(text) for text in alike]
    same = list(alike.values())
    marked = index_marked_quotes(((d.id, d.text) for d in documents), asked)
    found: dict[int, list[Evidence]] = {}
    steps = Steps(progress, "echoes", len(documents))
    for batch in _iter_batches(sorted(documents, key=lambda document: document.id)):
        for nth, document, start, end in _search_batch(folded, batch, marked):
            for number in same[nth]:
                held = found.setdefault(number, [])
                if len(held) < _MAX_ECHOES:
                    held += _judge(asked[number], document, start, end, marked[document.id])
        steps.advance(len(batch))
    return tuple((asked[number].id, echo) for number in sorted(found) for echo in found[number])


def _iter_batches(documents: Sequence[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    chars = 0
    for document in documents:
        batch.append(document)
        chars += len(document.text)
        if chars >= _BATCH_CHARS:
            yield batch
            batch, chars = [], 0
    if batch:
        yield batch


def _search_batch(
    quotes: Sequence[FoldedText],
    documents: Sequence[Document],
    marked: Mapping[str, MarkedQuotes],
) -> Iterator[tuple[int, Document, int, int]]:
    """Yield each place of a document where the letters of a quote stand, by quote and place."""
    text = fold_text("\n".join(marked[document.id].blank_quotes() for document in documents))
    offsets = np.cumsum([0, *(len(document.text) + 1 for document in documents)])
    for number, place in _find_equal_letters(quotes, text):
        if not text.is_bound(place) or not text.is_bound(place + len(quotes[number])):
            continue
        start, end = text.find_span(place, place + len(quotes[number]))
        at = int(np.searchsorted(offsets, start, side="right")) - 1
        if end <= offsets[at + 1]:
            yield number, documents[at], start - int(offsets[at]), end - int(offsets[at])


def _find_equal_letters(
    quotes: Sequence[FoldedText], text: FoldedText
) -> Iterator[tuple[int, int]]:
    """Yield (quote, place in the stream): their first letters, their last, then the rest."""
    long = [n for n, quote in enumerate(quotes) if len(quote) >= _MIN_LETTERS]
    if not long or not len(text):
        return
    firsts = np.array([view_keys(quotes[n])[0] for n in long], dtype=np.uint64)
    hits = SeedTable.from_folded(text).find_hits(firsts, SEED_LETTERS, max_hits=_MAX_HITS)
    asked, places = hits.seed, hits.place
    lengths = np.array([len(quotes[n]) for n in long])
    fits = places + lengths[asked] <= len(text)
    asked, places = asked[fits], places[fits]
    lasts = np.array([view_keys(quotes[n])[len(quotes[n]) - SEED_LETTERS] for n in long])
    is_same = view_keys(text)[places + lengths[asked] - SEED_LETTERS] == lasts[asked]
    asked, places = asked[is_same], places[is_same]
    order = np.lexsort((places, asked))
    for at in order.tolist():
        number, place = long[asked[at]], int(places[at])
        length = len(quotes[number])
        if text.stream[place : place + length] == quotes[number].stream[:length]:
            yield number, place


def _judge(
    quote: Quote, document: Document, start: int, end: int, marked: MarkedQuotes
) -> Iterator[Evidence]:
    if document.id == quote.document_id or not marked.is_outside(start, end):
        return
    passage = make_passage(
        compare_quotes(quote.text, document.text[start:end]), document.text, start, end
    )
    if passage.relation.has_same_words:
        yield Evidence(
            document_id=document.id,
            start=start,
            end=end,
            in_marks=False,
            relation=passage.relation,
            score=passage.score,
            edits=[move_edit(edit, left=quote.start) for edit in passage.edits],
        )
