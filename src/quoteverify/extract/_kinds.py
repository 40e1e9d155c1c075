"""Tell a whole utterance from a fragment woven into the reporter's own sentence."""

from __future__ import annotations

from quoteverify.records import QuoteKind

__all__ = ["choose_kind"]

_SENTENCE_END = frozenset(".!?…:,;—–-([{\"'“”‘’«»„>*_|。！？：，")


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
    begins_sentence = not text[start].islower()
    at = start - 1
    while at > before and not text[at - 1].isspace() and not text[at].isalnum():
        at -= 1
    while at > before and text[at - 1].isspace():
        at -= 1
    is_free = at <= before or text[at - 1] in _SENTENCE_END
    return QuoteKind.DIRECT if begins_sentence and is_free else QuoteKind.MIXED
