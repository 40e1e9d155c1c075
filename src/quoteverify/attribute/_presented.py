"""
Decide whether a span in marks is presented as somebody's words.

Titles, names, terms and scare quotes stand in marks too.  Each finding of `_evidence` has a
weight; a span is somebody's words when the weights, with the bias, add up to more than nothing.
What stands inside another quote is part of what that speaker said, and is seldom presented on
its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import attrs

from quoteverify.attribute._evidence import Place, list_evidence, load_lexicon
from quoteverify.data import load_table
from quoteverify.records import Document, Quote

__all__ = ["decide_presented", "iter_places"]

MAX_HEADLINE_CHARS = 250
"""A longer first line is a paragraph, not a headline."""

DIALOGUE_SHARE = 0.5
"""From this share of spans that begin a paragraph the text is dialogue: in annotated news a
third do, in novels two thirds."""

_PRIOR_BEGINNING, _PRIOR_SPANS = 1.0, 2.5
"""One paragraph-initial span in two and a half, as a text's first spans tell little."""

_SINGLE = frozenset("'‘‚")
_BLANK = " \t\"'“‘„«_\u00a0"


def decide_presented(document: Document, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """
    Return *quotes* with `is_attributed` set, in the same order.

    Args:
        document: where they stand.
        quotes: every span of the document, in order of place.
    """
    lexicon = load_lexicon(document.language)
    weights, in_dialogue, bias = _load_weights()
    decided = []
    for quote, place in iter_places(document.text, quotes):
        found = list_evidence(document.text, quote, place, lexicon)
        total = bias + sum(weights.get(name, 0.0) for name in found)
        if place.is_dialogue:
            total += sum(in_dialogue.get(name, 0.0) for name in found)
        is_attributed = total > 0
        if is_attributed != quote.is_attributed:
            quote = attrs.evolve(quote, is_attributed=is_attributed)  # noqa: PLW2901 - same quote
        decided.append(quote)
    return tuple(decided)


@cache
def _load_weights() -> tuple[dict[str, float], dict[str, float], float]:
    table = load_table("presented")
    return table["weights"], table["dialogue"], table["bias"]["all"]


def iter_places(text: str, quotes: Sequence[Quote]) -> Iterator[tuple[Quote, Place]]:
    """Yield each quote with where it stands among those before it."""
    line_end = text.find("\n")
    headline_end = line_end if line_end <= MAX_HEADLINE_CHARS else 0
    previous_end, spans, beginning, doubles = -1, 0, 0, 0
    for quote in quotes:
        is_single = text[quote.start - 1 : quote.start] in _SINGLE and not _is_typewriter(
            text, quote
        )
        if quote.outer_id is None:
            spans += 1
            beginning += _begins_paragraph(text, quote.start)
            doubles += not is_single
        share = (beginning + _PRIOR_BEGINNING) / (spans + _PRIOR_SPANS)
        yield (
            quote,
            Place(
                previous_end=previous_end if quote.outer_id is None else -1,
                headline_end=headline_end,
                has_odd_mark=is_single and doubles * 2 > spans,
                is_dialogue=share > DIALOGUE_SHARE,
            ),
        )
        if quote.outer_id is None:
            previous_end = quote.end


def _is_typewriter(text: str, quote: Quote) -> bool:
    return text[max(0, quote.start - 2) : quote.start] in ("''", "``")


def _begins_paragraph(text: str, start: int) -> bool:
    before = text[max(0, start - 12) : start].rstrip(_BLANK)
    return not before or before.endswith("\n\n")
