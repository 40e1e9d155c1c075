"""
Find every quote of a document, and its exact place.

The rules, in order: code, paragraphs, marks, pairs of double marks, pairs of single marks, dialogue
dashes, chains, and at last the blocks of markup.  Each but the last works on one paragraph, so
that one odd mark costs one quote and what a document goes on to say changes nothing before it.
"""

from __future__ import annotations

from itertools import pairwise

from quoteverify.extract._blocks import find_blocks
from quoteverify.extract._chains import chain_interrupted
from quoteverify.extract._code import mask_code
from quoteverify.extract._dashes import find_dialogue
from quoteverify.extract._draft import Draft
from quoteverify.extract._kinds import choose_kind
from quoteverify.extract._marks import find_next_mark
from quoteverify.extract._paired import find_paired, merge_drafts
from quoteverify.records import Document, Quote, QuoteKind
from quoteverify.settings import ExtractSettings, choose_settings
from quoteverify.text.marks import CLOSERS
from quoteverify.text.paragraphs import list_paragraphs

__all__ = ["extract_spans"]


MAX_LEAD = 3
"""Code points between a paragraph's start and its first quote: the mark and a space or two."""


def extract_spans(
    document: Document, *, settings: ExtractSettings | None = None
) -> tuple[Quote, ...]:
    """
    Return every quote of *document*: all that stands between marks, nested ones too.

    Args:
        document: the text; nothing of it is changed.
        settings: how quotes are found; the defaults if None.

    Returns:
        Quotes in order of place, outer before inner, without attribution.  Marks and the white
        space inside them are not part of a quote.  A quote that goes on in the next paragraph,
        or after an interruption, is one record for each part, chained by `continues_id`.

    >>> text = 'She said, “It works.” Then, “mostly.”'
    >>> [quote.text for quote in extract_spans(Document("a", text))]
    ['It works.', 'mostly.']
    """
    settings = choose_settings(settings, ExtractSettings)
    drafts = _find_in_paragraphs(mask_code(document.text), document.language)
    if "<" in document.text or ">" in document.text:
        drafts = merge_drafts(find_blocks(document.text), drafts)
    return tuple(
        draft.build(document.id, document.text)
        for draft in drafts
        if settings.has_nested or draft.outer is None
    )


def _find_in_paragraphs(text: str, language: str) -> list[Draft]:
    drafts: list[Draft] = []
    unclosed: list[Draft] = []
    spoken_in_marks = 0
    next_mark = -1
    for (start, end), (after, _) in pairwise((*list_paragraphs(text), (len(text), len(text)))):
        if next_mark < start:
            next_mark = find_next_mark(text, start)
        found = []
        if next_mark < end:
            found = find_paired(text, start, end, first_mark=next_mark, next_start=after)
        if not spoken_in_marks and (text[start] in _DASHES or text.startswith("--", start)):
            found = merge_drafts(find_dialogue(text, start, end, language), found)
        if not found:
            unclosed = []
            continue
        _choose_kinds(text, start, found)
        spoken_in_marks += sum(draft.kind is QuoteKind.DIRECT for draft in found)
        chain_interrupted(text, found)
        unclosed = _chain_paragraphs(text, start, found, unclosed)
        drafts += found
    return drafts


_DASHES = frozenset("—–―")


def _choose_kinds(text: str, start: int, found: list[Draft]) -> None:
    for draft in found:
        if draft.kind is QuoteKind.DIRECT and draft.outer is None:
            draft.kind = choose_kind(text, draft.start, start)


def _chain_paragraphs(
    text: str, start: int, found: list[Draft], unclosed: list[Draft]
) -> list[Draft]:
    """Continue what the last paragraph left open, outer first; return what this one does."""
    at = start
    for opened, draft in zip(unclosed, found, strict=False):
        # French typesetters reopen with the closing mark: « ... (paragraph) » ... »
        again = (opened.mark, *CLOSERS.get(opened.mark, ""))
        if draft.start > at + MAX_LEAD or not text.startswith(again, at):
            break
        draft.continues = opened
        opened.is_unclosed = False
        at = draft.start
    return [draft for draft in found if draft.is_unclosed]
