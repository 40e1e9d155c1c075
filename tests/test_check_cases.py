"""Quotes checked against sources, from the text to the verdict: the cases of check-*.md."""

from __future__ import annotations

import pytest

from quoteverify import check_quotes
from quoteverify.records import Document
from tests.case_files import Case, read_cases

CASES = read_cases("check-*.md")


def check_case(case: Case):
    """Check the document of a case against its sources."""
    sources = [
        Document(block.name or f"source-{number}", block.text)
        for number, block in enumerate(case.all("source"))
    ]
    return check_quotes(Document("draft", case.text("document")), sources)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_each_quote_is_labelled(case: Case) -> None:
    """Each quote beside the case has its label, and no pass against a source that altered it."""
    labels = [
        (verdict.label.value, verdict.source_status.value, verdict.quote.text)
        for verdict in check_case(case)
    ]
    expected = case.rows("labels")
    assert [row for row in labels if row in expected] == list(expected)
    assert case.name.startswith("One odd mark") or len(labels) == len(expected)


@pytest.mark.parametrize("case", [case for case in CASES if case.has("alterations")], ids=str)
def test_what_can_change_the_meaning_is_shown(case: Case) -> None:
    """The alterations of a case are shown with both texts, whatever the label."""
    altered = [
        (edit.left_text, edit.right_text, edit.change.value)
        for verdict in check_case(case)
        for edit in verdict.alterations
    ]
    assert altered == list(case.rows("alterations"))


def test_a_quote_in_the_sources_marks_says_so() -> None:
    """Evidence inside a source's own marks names the quote it stands in."""
    report = check_quotes(
        "“We mend the nets ourselves,” said Bo Lyng.",
        {"paper": "“We mend the nets ourselves,” Bo Lyng said on the quay."},
    )
    (verdict,) = report
    (evidence,) = verdict.evidence
    assert (evidence.in_marks, evidence.quote_id) == (True, "paper#1-28")
