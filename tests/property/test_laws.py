"""Laws that hold of the whole job, for any documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteverify import Report, Settings, verify_quotes
from quoteverify.exceptions import EmptyInputError
from quoteverify.settings import MatchSettings
from tests.property.strategies import document_lists


def verify_any(documents, **stages):
    """Return the report on *documents*, or None where there is no text in any of them."""
    try:
        return verify_quotes(documents, settings=Settings(**stages))
    except EmptyInputError:
        return None


@given(document_lists)
def test_every_quote_stands_where_the_report_says(documents):
    """A quote's place in its document's untouched text gives back the quote."""
    report = verify_any(documents)
    texts = {document.id: document.text for document in documents}
    for quote in report.quotes if report else ():
        assert texts[quote.document_id][quote.start : quote.end] == quote.text


@given(document_lists, st.randoms(use_true_random=False))
def test_the_order_of_the_documents_changes_nothing(documents, random):
    """The same documents in another order give the same report, byte for byte."""
    report = verify_any(documents)
    shuffled = random.sample(documents, len(documents))
    again = verify_any(shuffled)
    assert (report and report.to_json()) == (again and again.to_json())


@given(document_lists)
def test_a_report_comes_back_from_its_json(documents):
    """Reading what was written gives an equal report, hostile text included."""
    report = verify_any(documents)
    if report:
        assert Report.from_json(report.to_json()) == report


@given(document_lists, st.floats(0, 1), st.floats(0, 1))
def test_raising_the_cutoff_never_adds_a_match(documents, one, other):
    """The matches at a higher cutoff are among those at a lower one."""
    low, high = sorted((one, other))
    few, many = (
        verify_any(documents, match=MatchSettings(score_cutoff=cutoff)) for cutoff in (high, low)
    )
    if few and many:
        assert set(few.matches) <= set(many.matches)


@given(document_lists)
def test_every_list_is_in_order(documents):
    """Quotes stand by document id and start, outer before inner."""
    report = verify_any(documents)
    keys = [quote.sort_key for quote in report.quotes] if report else []
    assert keys == sorted(keys)


def test_no_document_is_an_error():
    """There is no report on nothing."""
    with pytest.raises(EmptyInputError):
        verify_quotes([])
