"""The laws of extraction."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from quoteverify.extract import extract_spans
from quoteverify.records import Document, Quote
from tests.property.strategies import MARKS, texts

PIECES = [*MARKS, *"`‚‘—–-<>/.,;!?()…", "''", "``", " ", " ", " ", "\n", "\n\n", "\u00a0"]
WORDS = ["said", "he", "Oda", "the", "kiln", "isn't", "dogs'", "6'2\"", "'90s", "a", "Yes", "q"]

prose = st.lists(st.sampled_from(PIECES + WORDS * 3), max_size=60).map("".join)
"""Words, marks and breaks in any order: far more oddities than any text has."""

any_text = st.one_of(prose, texts)


def extract(text: str) -> tuple[Quote, ...]:
    """Return the quotes of *text*."""
    return extract_spans(Document("doc", text))


@given(any_text)
@example("“a”")
def test_offsets_give_back_the_text(text: str) -> None:
    """The document's text between a quote's offsets is the quote, whatever the text."""
    for quote in extract(text):
        assert text[quote.start : quote.end] == quote.text
        assert quote.text == quote.text.strip()
        assert quote.text


@given(any_text)
def test_quotes_of_one_level_never_overlap(text: str) -> None:
    """Two quotes stand apart, or one stands inside the other and names it."""
    quotes = extract(text)
    places = {quote.id: quote for quote in quotes}
    assert len(places) == len(quotes)
    ends: dict[str | None, int] = {}
    for quote in quotes:
        assert ends.get(quote.outer_id, 0) <= quote.start
        ends[quote.outer_id] = quote.end
        if quote.outer_id is not None:
            outer = places[quote.outer_id]
            assert quote.span in outer.span


@given(any_text)
def test_quotes_come_in_order_of_place(text: str) -> None:
    """Quotes are sorted by start, outer before inner, and continue only what stands before."""
    quotes = extract(text)
    assert list(quotes) == sorted(quotes, key=lambda quote: quote.sort_key)
    seen: set[str] = set()
    for quote in quotes:
        assert quote.continues_id is None or quote.continues_id in seen
        seen.add(quote.id)


@given(any_text, any_text)
@example("“a.", "“b.”")
@example('"""""""—"“‘“', '"')
def test_a_later_paragraph_changes_no_earlier_quote(text: str, later: str) -> None:
    """What stands in a finished paragraph stays, but for a quote left open that goes on later."""
    first = extract(text)
    both = extract(text + "\n\n" + later)
    kept = tuple(quote for quote in both if quote.start < len(text))
    is_carried_over = any(quote.continues_id and quote.start >= len(text) for quote in both)
    if is_carried_over or any(quote.flags for quote in (*first, *kept)):
        return
    assert kept == first


@given(any_text)
def test_extraction_is_a_function_of_the_text(text: str) -> None:
    """The same text gives the same quotes."""
    assert extract(text) == extract(text)


@given(
    st.sampled_from([*MARKS, "''", "``", "—"]),
    st.integers(0, 300),
    st.sampled_from(["", " ", "\n"]),
)
def test_marks_alone_give_no_quote(mark: str, count: int, space: str) -> None:
    """A text of nothing but one mark holds nobody's words."""
    assert not [
        quote for quote in extract((mark + space) * count) if any(c.isalnum() for c in quote.text)
    ]
