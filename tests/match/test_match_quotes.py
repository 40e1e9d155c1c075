"""Matching of quotes and strings across documents."""

from __future__ import annotations

import pytest

from quoteverify.exceptions import InputTypeError
from quoteverify.match import match_quotes
from quoteverify.records import Quote, QuoteId, Relation
from quoteverify.settings import MatchSettings


def make_quote(
    document_id: str, text: str, start: int = 0, continues: Quote | None = None
) -> Quote:
    """Make a quote at a place."""
    return Quote(
        document_id=document_id,
        start=start,
        end=start + len(text),
        text=text,
        continues_id=continues.id if continues else None,
    )


def test_strings_are_documents_of_their_own() -> None:
    """The i-th string is a quote that fills document text-i."""
    (match,) = match_quotes(["The old mill burned down.", "A dog.", "the old mill burned down"])
    assert (match.left, match.right) == ("text-0#0-25", "text-2#0-24")
    assert match.relation is Relation.IDENTICAL


def test_quotes_of_one_document_are_not_matched() -> None:
    """Repetition inside a document corroborates nothing."""
    quotes = [make_quote("a", "We will rebuild it."), make_quote("a", "We will rebuild it.", 50)]
    assert match_quotes(quotes) == ()


def test_places_of_edits_are_those_of_the_documents() -> None:
    """An edit's place counts from the start of its document, not of its quote."""
    quotes = [
        make_quote("a", "We will not rebuild the mill.", 100),
        make_quote("b", "We will rebuild the mill.", 7),
    ]
    (match,) = match_quotes(quotes)
    (edit,) = match.alterations
    assert (edit.left.start, edit.left_text, edit.right.start) == (108, "not", 14)


def test_quotes_that_go_on_are_read_as_one() -> None:
    """Each member of a chain has a match with the relation and score of the whole."""
    first = make_quote("a", "We lost the mill in the storm,", 10)
    second = make_quote("a", "and the bridge two days later.", 60, first)
    whole = make_quote("b", "We lost the mill in the storm, and the bridge two days later.")
    matches = match_quotes([second, whole, first])
    assert [(match.left, match.right) for match in matches] == [
        (first.id, whole.id),
        (second.id, whole.id),
    ]
    assert {match.relation for match in matches} == {Relation.IDENTICAL}
    assert {match.score for match in matches} == {1.0}


def test_edits_in_a_chain_stand_in_their_member() -> None:
    """A difference in the second member of a chain has its place there."""
    first = make_quote("a", "We lost the mill in the storm,", 10)
    second = make_quote("a", "and the bridge two days later.", 60, first)
    whole = make_quote("b", "We lost the mill in the storm, and the bridge three days later.")
    (edit,) = match_quotes([first, second, whole])[0].alterations
    assert (edit.left.start, edit.left_text) == (60 + len("and the bridge "), "two")


def test_a_chain_into_another_document_is_cut() -> None:
    """A quote that claims to go on with one of another document stands for itself."""
    first = make_quote("a", "We lost the mill in the storm.")
    other = make_quote("b", "We lost the mill in the storm.", 0, first)
    (match,) = match_quotes([first, other])
    assert match.relation is Relation.IDENTICAL


def test_nothing_matches_nothing() -> None:
    """No quote, or one, gives no match."""
    assert match_quotes([]) == match_quotes(["Alone."]) == ()


def test_what_is_no_quote_is_refused() -> None:
    """Anything but a quote or a string raises an error that says where."""
    with pytest.raises(InputTypeError, match="int for quote 1"):
        match_quotes(["a", 7])  # type: ignore[list-item]


def test_order_of_input_changes_nothing() -> None:
    """Matches come in document order, however the quotes are handed in."""
    quotes = [make_quote(name, "The ferry will sail at noon.") for name in ("c", "a", "b")]
    there, back = match_quotes(quotes), match_quotes(quotes[::-1])
    assert there == back
    expected = [("a", "b"), ("a", "c"), ("b", "c")]
    assert [(m.left[0], m.right[0]) for m in there] == expected


def test_ids_are_those_of_the_quotes() -> None:
    """A match names the two quotes by their ids."""
    (match,) = match_quotes(["Same.", "Same."], settings=MatchSettings(score_cutoff=1.0))
    assert {match.left, match.right} == {QuoteId("text-0#0-5"), QuoteId("text-1#0-5")}
