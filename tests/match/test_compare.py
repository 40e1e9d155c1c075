"""Comparisons of two wordings that no case shows: laws of the edits."""

from __future__ import annotations

from quoteverify import compare_quotes


def test_a_negation_pairs_with_the_nearest_whichever_side_is_left():
    """Of two denials that one may have become, the nearer is meant, seen from either side."""
    one, other = "the ferry never", "not Mr. the ferry not"
    forth, back = compare_quotes(one, other), compare_quotes(other, one)
    assert [edit.change for edit in forth.edits] == [edit.change for edit in back.edits]
    assert forth.alterations == back.alterations == ()
