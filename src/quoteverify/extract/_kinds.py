"""Tell a whole utterance from a fragment woven into the reporter's own sentence."""

from __future__ import annotations

from quoteverify.records import QuoteKind

__all__ = ["choose_kind"]

_PAUSES = frozenset(".!?…:,;—–-([{*_|>。！？：，、")
"""What can stand before the opening mark of a whole utterance, beside other marks and space."""

MAX_SEAM = 12
"""Code points between the word before and the quote: marks, spaces, a dash, a bracket."""


def choose_kind(text: str, start: int, before: int) -> QuoteKind:
    """
    Return `DIRECT` or `MIXED` for a quote that stands in no other.

    A direct quote begins like a sentence where a sentence can begin: at the paragraph's start or
    after punctuation.  ``the “largest in history”`` does neither.

    Args:
        text: the document's text.
        start: where the quote begins.
        before: where the paragraph begins.
    """
    if text[start].islower():
        return QuoteKind.MIXED
    for at in range(start - 1, max(before, start - MAX_SEAM) - 1, -1):
        if text[at] in _PAUSES:
            return QuoteKind.DIRECT
        if text[at].isalnum():
            return QuoteKind.MIXED
    return QuoteKind.DIRECT
