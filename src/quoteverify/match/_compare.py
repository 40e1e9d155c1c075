"""One pair of wordings, explained."""

from __future__ import annotations

from quoteverify.exceptions import InputTypeError
from quoteverify.match._explain import explain_wordings
from quoteverify.match._scoring import score_pairs
from quoteverify.records import Comparison, Relation

__all__ = ["compare_quotes"]


def compare_quotes(a: str, b: str) -> Comparison:
    """
    Explain how two wordings stand to each other.

    Args:
        a: one wording; the left one of the edits.
        b: the other; places in the edits count from their starts.

    Returns:
        The score (0 to 1), the relation, and every difference with its class.

    Raises:
        InputTypeError: if one of them is no string.

    >>> compared = compare_quotes("We will not go.", "We will go.")
    >>> [(edit.left_text, edit.change.value) for edit in compared.alterations]
    [('not', 'negation')]
    """
    for given, where in ((a, "a"), (b, "b")):
        if not isinstance(given, str):
            raise InputTypeError(given, "a string", where=where)
    explained = explain_wordings(a, b)
    is_identical = explained.relation is Relation.IDENTICAL  # and no other pair is scored 1.0
    return Comparison(
        left_text=a,
        right_text=b,
        score=1.0 if is_identical else round(float(score_pairs([(a, b)])[0]), 4),
        relation=explained.relation,
        edits=explained.edits,
    )
