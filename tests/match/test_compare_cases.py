"""Two wordings side by side: the cases of tests/cases/compare-*.md."""

from __future__ import annotations

import pytest

from quoteverify.match import compare_quotes
from quoteverify.records import Comparison
from tests.case_files import Case, read_cases

CASES = read_cases("compare-*.md")


def compare_pair(case: Case) -> Comparison:
    """Compare the two lines of the pair of a case."""
    left, right = case.text("pair").split("\n")
    return compare_quotes(*(side.replace("⏎", "\n") for side in (left, right)))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    """The relation and every difference that can change the meaning are those of the case."""
    compared = compare_pair(case)
    assert compared.relation.value == case.text("relation")
    altered = [(e.left_text, e.right_text, e.change.value) for e in compared.alterations]
    assert altered == list(case.rows("alterations"))


@pytest.mark.parametrize("case", [case for case in CASES if case.has("edits")], ids=str)
def test_harmless_edits(case: Case) -> None:
    """The differences that leave the meaning alone are those of the case."""
    edits = [edit for edit in compare_pair(case).edits if not edit.is_alteration]
    found = [(e.left_text, e.right_text, e.change.value) for e in edits]
    assert [tuple(cell.replace("\n", "⏎") for cell in row) for row in found] == list(
        case.rows("edits")
    )


@pytest.mark.parametrize("case", CASES, ids=str)
def test_score_is_one_only_for_the_same_words(case: Case) -> None:
    """A score of 1 and the relation `identical` mean the same."""
    compared = compare_pair(case)
    assert (compared.score == 1.0) == (compared.relation.value == "identical")
