"""Findings about a span that is written as a title: `The Tale of Two Rivers`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quoteverify.attribute._around import NEAR_WORDS, REPORTING, Around
from quoteverify.attribute._evidence_words import Kinds, Lexicon, join_kinds
from quoteverify.attribute._views import View

__all__ = ["is_title", "iter_title"]

# Titles leave words of up to three letters in lower case: `of`, `the`, `and`.
_SMALL_WORD: Final = re.compile(r"(?<![\w'’\-])[a-zß-öø-ÿ][\w'’\-]{3}")
_LONG_WORD: Final = re.compile(r"[^\W_][\w'’\-]{3}")


def is_title(text: str) -> bool:
    """Whether every longer word is capitalised, as in a title: `The Tale of Two Rivers`."""
    return " " in text and not _SMALL_WORD.search(text) and _LONG_WORD.search(text) is not None


def iter_title(view: View, around: Around, lexicon: Lexicon) -> Iterator[str]:
    """Read what a capitalised span stands beside: `on ABC's`, `her memoir`, `host of`."""
    yield "title"
    yield "title after " + around.lead
    yield "title ends " + around.stop
    before = view.before.words[-NEAR_WORDS:] if around.before else []
    near = join_kinds([lexicon.kinds[word] for word in (*before, *view.after.words[:4])])
    if near & Kinds.WORK:
        yield "title beside a kind of work"
    if near & Kinds.AIRING:
        yield "title beside a broadcast"
    if around.before[-2:-1] in tuple("OYI"):
        yield "title after preposition and word"
    if not REPORTING.isdisjoint(around.after[:2]):
        yield "title and saying"
