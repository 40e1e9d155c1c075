"""Comparisons of two wordings that no case shows: laws of the edits."""

from __future__ import annotations

from quoteverify import Change, compare_quotes
from quoteverify.match._reading import read_wording
from quoteverify.match._same_words import may_have_same_words


def test_a_negation_pairs_with_the_nearest_whichever_side_is_left():
    """Of two denials that one may have become, the nearer is meant, seen from either side."""
    one, other = "the ferry never", "not Mr. the ferry not"
    forth, back = compare_quotes(one, other), compare_quotes(other, one)
    assert [edit.change for edit in forth.edits] == [edit.change for edit in back.edits]
    assert forth.alterations == back.alterations == ()


def test_what_is_added_elsewhere_hides_no_dropped_denial():
    """A "can", or a "nothing" of a clause of its own, is not where the "not" went."""
    said = "We will not shut the mill in May. And all jobs stay."
    for other in (
        "We will shut the mill in May. Our staff can rest. And all jobs stay.",
        "We will shut the mill in May, and nothing else. And all jobs stay.",
    ):
        for comparison in (compare_quotes(said, other), compare_quotes(other, said)):
            assert Change.NEGATION in {edit.change for edit in comparison.alterations}, other
    assert not compare_quotes("I can stay", "I stay").alterations


def test_a_changed_word_in_the_middle_is_told_without_an_alignment():
    """No run of the same words reaches from one end to another: their edits can wait."""
    left = read_wording("The ferry will leave the old harbour at ten in the morning")
    changed = read_wording("The ferry will leave the new harbour at ten in the")
    assert not may_have_same_words(left, changed)
    assert may_have_same_words(left, read_wording("leave the old harbour at ten"))
    assert may_have_same_words(left, read_wording("old harbour at ten in the morning if it can"))
    assert may_have_same_words(left, read_wording("The ferry will … in the morning"))
