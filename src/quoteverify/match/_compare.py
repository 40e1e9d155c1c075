"""One pair of wordings, explained."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from quoteverify.exceptions import InputTypeError
from quoteverify.match._explain import explain_wordings
from quoteverify.match._reading import read_wording
from quoteverify.match._same_words import may_have_same_words
from quoteverify.match._scoring import score_pairs
from quoteverify.records import Comparison, Edit, EditsMaker, Relation

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
    relation, edits = _explain(a, b)
    return Comparison(
        left_text=a,
        right_text=b,
        # No other pair than an identical one is scored 1.0.
        score=1.0 if relation is Relation.IDENTICAL else _score(a, b),
        relation=relation,
        edits=edits,
    )


def _explain(a: str, b: str) -> tuple[Relation, Iterable[Edit] | EditsMaker]:
    if not may_have_same_words(read_wording(a), read_wording(b)):
        return Relation.REWORDED, partial(_list_edits, a, b)  # the dearer half, when asked for
    explained = explain_wordings(a, b)
    return explained.relation, explained.edits


def _list_edits(a: str, b: str) -> tuple[Edit, ...]:
    return explain_wordings(a, b).edits


def _score(a: str, b: str) -> float:
    return round(float(score_pairs([(a, b)])[0]), 4)
