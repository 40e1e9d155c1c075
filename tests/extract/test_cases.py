"""The cases of tests/cases/extract-*.md."""

from __future__ import annotations

import pytest

from quoteverify.extract import extract_spans
from quoteverify.records import Document, Quote
from tests.case_files import Case, read_cases


def write_row(quote: Quote, numbers: dict[str, int]) -> tuple[str, ...]:
    """Return the row of a case's `quotes` block that says what *quote* is."""
    notes = [
        *([f"inside {numbers[quote.outer_id]}"] if quote.outer_id else []),
        *([f"goes on {numbers[quote.continues_id]}"] if quote.continues_id else []),
        *quote.flags,
    ]
    return (quote.kind.value, " ".join(quote.text.split()), *notes)


@pytest.mark.parametrize("case", read_cases("extract-*.md"), ids=str)
def test_the_quotes_of_a_case_are_found_and_nothing_else(case: Case) -> None:
    """Each case gives the quotes written beside it, in order, in their exact places."""
    block = case.one("document")
    document = Document("doc", block.text)
    quotes = extract_spans(document)
    numbers = {quote.id: number for number, quote in enumerate(quotes, start=1)}
    assert [write_row(quote, numbers) for quote in quotes] == list(case.rows("quotes"))
    assert all(document.text[quote.start : quote.end] == quote.text for quote in quotes)
