"""Evidence: what sources have of quotes, and the echoes of quotes in other documents."""

from __future__ import annotations

import re

import pytest

from quoteverify.match import find_echoes, find_passages
from quoteverify.match._rewordings import SentenceIndex
from quoteverify.records import Document, Quote, Relation
from quoteverify.settings import MatchSettings
from tests.case_files import Case, read_cases

_MARKED = re.compile(r"“(?P<words>[^“”]+)”")


def _find_quotes(document, *, speaker_chain=False):
    """Return what stands between curly marks; each quote goes on with the one before it."""
    quotes = []
    for found in _MARKED.finditer(document.text):
        quotes.append(
            Quote(
                document_id=document.id,
                start=found.start("words"),
                end=found.end("words"),
                text=found["words"],
                continues_id=quotes[-1].id if quotes and speaker_chain else None,
            )
        )
    return quotes


def _make_draft(text):
    return Quote(document_id="draft", start=100, end=100 + len(text), text=text)


def _gather(case):
    sources = [Document(block.name, block.text) for block in case.all("source")]
    marks = [q for source in sources for q in _find_quotes(source, speaker_chain=True)]
    quote = _make_draft(case.text("quote"))
    found = find_passages([quote], sources, source_quotes=marks)
    assert {quote_id for quote_id, _ in found} <= {quote.id}
    return [evidence for _, evidence in found], {source.id: source.text for source in sources}


@pytest.mark.parametrize("case", read_cases("passages.md"), ids=str)
def test_case(case: Case) -> None:
    """The places found in the sources, and the edits that alter, are those of the case."""
    found, texts = _gather(case)
    shown = [
        (
            e.document_id,
            e.relation.value,
            "in marks" if e.in_marks else "outside marks",
            texts[e.document_id][e.start : e.end].replace("\n", "\\n"),
        )
        for e in found
    ]
    assert shown == list(case.rows("evidence"))
    altered = [
        (edit.left_text, edit.right_text, edit.change.value)
        for e in found
        for edit in e.edits
        if edit.is_alteration
    ]
    expected = [tuple(row) for row in case.rows("alterations")] if case.has("alterations") else []
    assert altered == expected


@pytest.mark.parametrize("case", read_cases("passages.md"), ids=str)
def test_edits_are_places_of_both_documents(case: Case) -> None:
    """An edit's left place counts from the draft's start, its right one from the source's."""
    found, texts = _gather(case)
    words = case.text("quote")
    for evidence in found:
        for edit in evidence.edits:
            assert words[edit.left.start - 100 : edit.left.end - 100] == edit.left_text
            assert texts[evidence.document_id][edit.right.start : edit.right.end] == edit.right_text


def test_evidence_names_the_quote_it_stands_in():
    """A passage inside a source's marks has that quote's id, one outside has none."""
    source = Document("paper", "“The boats are safe,” she wrote. The boats are safe.")
    (marked,) = _find_quotes(source)
    found = find_passages([_make_draft("the boats are safe")], [source], source_quotes=[marked])
    assert [(e.quote_id, e.in_marks) for _, e in found] == [(marked.id, True), (None, False)]


def test_other_words_are_looked_for_only_where_asked():
    """With `has_reworded` off, a sentence in other words is no evidence."""
    case = next(case for case in read_cases("passages.md") if case.name.endswith("in other words"))
    source = Document("minutes", case.one("source").text)
    quote = _make_draft(case.text("quote"))
    assert find_passages([quote], [source])
    assert not find_passages([quote], [source], settings=MatchSettings(has_reworded=False))


def test_nothing_comes_of_nothing():
    """Without quotes or sources there is no evidence."""
    assert find_passages([], [Document("a", "A text.")]) == ()
    assert find_passages([_make_draft("A text")], []) == ()
    assert find_passages([_make_draft("A text of four words")], [Document("a", "")]) == ()


def test_sentences_are_cut_where_they_end():
    """A full stop, its marks and a blank line end a sentence; an abbreviation's stop does not."""
    text = "He left at 6 p.m. today. “So it goes.” She nodded\n\nand wrote"
    index = SentenceIndex.from_text(text)
    shown = {text[start:end] for start, end in index.spans}
    assert "He left at 6 p.m. today." in shown
    assert "“So it goes." in shown
    assert "She nodded" in shown


_SAID = Document("a", "“We have sailed these waters for two hundred years,” she said.")
_TOLD = Document(
    "b", "The islanders say we have sailed these waters for two-hundred years and more."
)
_ALSO = Document("c", "“Indeed we have sailed these waters for two hundred years,” he said.")


def test_the_same_words_outside_marks_are_an_echo():
    """The words of a quote in another document's prose are its echo; in marks they are none."""
    documents = [_ALSO, _TOLD, _SAID]
    quotes = [q for document in documents for q in _find_quotes(document)]
    found = find_echoes(quotes, documents)
    asked = next(q for q in quotes if q.document_id == "a")
    assert [quote_id for quote_id, _ in found] == [asked.id]
    (echo,) = [evidence for _, evidence in found]
    assert _TOLD.text[echo.start : echo.end] == "we have sailed these waters for two-hundred years"
    assert (echo.in_marks, echo.relation) == (False, Relation.IDENTICAL)


def test_an_echo_lies_in_one_document():
    """Words that one document ends with and the next begins with are nobody's."""
    quotes = [_make_draft("We have sailed these waters for two hundred years")]
    halves = [
        Document("x", "We have sailed these waters"),
        Document("y", "for two hundred years"),
    ]
    assert find_echoes(quotes, halves) == ()


def test_an_echo_begins_and_ends_with_words():
    """The letters of a quote inside longer words are no echo."""
    quotes = [_make_draft("ice on the whole coast of the ocean")]
    assert (
        find_echoes(quotes, [Document("x", "There was price on the whole coast of the ocean")])
        == ()
    )
    assert find_echoes(quotes, [Document("x", "There was ice on the whole coast of the ocean")])


def test_short_quotes_and_own_words_have_no_echo():
    """Fewer than twenty letters stand in many a text; a document does not echo itself."""
    text = "It rained for a week. It rained for a week on these islands."
    assert find_echoes([_make_draft("It rained for a week")], [Document("x", text)]) == ()
    own = _make_draft("It rained for a week on these islands")
    assert find_echoes([own], [Document("draft", text)]) == ()
    assert find_echoes([], []) == ()


def test_a_quote_that_stands_very_often_is_sought_once():
    """Ten thousand equal quotes of one document are no trap, and their one echo is found."""
    words = "The ferry will not sail before noon"
    text = f"“{words},” said Holm. " * 10_000
    documents = [Document("a", text), Document("b", f"{words}, she said.")]
    found = find_echoes(_find_quotes(documents[0]), documents)
    assert {evidence.document_id for _, evidence in found} == {"b"}
    assert len(found) == 10_000
