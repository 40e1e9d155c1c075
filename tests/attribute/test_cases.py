"""The cases of tests/cases/attribute-*.md: the end of a file's name is the language."""

from __future__ import annotations

import pytest

from quoteverify.attribute import attribute_quotes
from quoteverify.extract import extract_spans
from quoteverify.records import Document
from tests.case_files import Case, read_cases


@pytest.mark.parametrize("case", read_cases("attribute-*.md"), ids=str)
def test_each_quote_of_a_case_goes_to_its_speaker(case: Case) -> None:
    """Each case gives the speakers written beside its quotes, and no further quote."""
    language = case.file.removesuffix(".md").rpartition("-")[2]
    document = Document("doc", case.one("document").text, language=language)
    quotes = attribute_quotes(document, extract_spans(document))
    found = [(quote.speaker or "-", " ".join(quote.text.split())) for quote in quotes]
    assert found == list(case.rows("quotes"))
