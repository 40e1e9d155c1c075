"""
Find the quotation marks of a paragraph and what their surroundings say of the side they stand on.

One scan over the characters that can be marks; apostrophes inside words are passed over in it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from quoteverify.text.marks import APOSTROPHES, MARK_CHARACTERS, SPACED_MARKS

__all__ = ["BOTH", "CLOSE", "OPEN", "Mark", "find_marks", "find_next_mark"]

OPEN, CLOSE, BOTH = 1, 2, 3
"""What a mark's surroundings allow: `“word`, `word”`, or no telling (`word"word`, `" `)."""

MAX_RUN = 6
"""More marks than this in a row are ornament, not punctuation: five can meet where two nested
quotes end in typewriter marks (`'` + `''` + `"`), and one may be doubled."""

MIN_ORNAMENT_CHARS = 20_000
MAX_MARK_SHARE = 1 / 5
"""A longer paragraph in which every fifth character is a mark is ornament or damage as a whole:
even a list of quoted words of three letters has one mark in four, but no paragraph of it has
thousands."""

_MARK = re.compile(
    # any mark, but no apostrophe inside a word
    rf"[{re.escape(MARK_CHARACTERS)}](?<![^\W_]['’](?=[^\W_]))"
)

_RUNS = re.compile(rf"{_MARK.pattern}[{re.escape(MARK_CHARACTERS)}]*+")

_RUNS_AND_TAGS = re.compile(rf"<[/!?]?[A-Za-z][^<>]*>|{_RUNS.pattern}")
"""The same for a text with HTML tags, whose attributes stand in marks that quote nobody."""

_OPENING_CONTEXT = frozenset("([{<>—–‒―-_*/|=~¿¡\u200b\u200e\ufeff")
"""What may stand before an opening mark, beside white space."""

_CLOSING_CONTEXT = frozenset(".,;:!?)]}>—–‒―-_*/<|…。、，．！？；：\u200b\u200f")
"""What may stand after a closing mark, beside white space."""


class Mark(NamedTuple):
    """
    One mark in its place.

    Args:
        start, end: its place.
        style: the mark as `quoteverify.text.marks` names it.
        side: `OPEN`, `CLOSE` or `BOTH`, as its surroundings say.
        is_prime: whether it follows a digit, as the signs for feet, inches and minutes do.
    """

    start: int
    end: int
    style: str
    side: int
    is_prime: bool = False


def find_next_mark(text: str, start: int) -> int:
    """Return where, from *start* on, the first mark stands; the end of the text if none does."""
    found = _MARK.search(text, start)
    return found.start() if found else len(text)


def find_marks(text: str, start: int, end: int, *, first_mark: int) -> list[Mark]:
    """
    Return the marks in ``[start, end)``, a paragraph, in order; no apostrophes in words.

    Args:
        text: the document's text.
        start: where the paragraph begins.
        end: where it ends.
        first_mark: where its first mark stands.
    """
    if end - start > MIN_ORNAMENT_CHARS and _is_ornament(text, start, end):
        return []
    marks: list[Mark] = []
    has_tags = text.find("<", start, end) >= 0
    pattern, at = (_RUNS_AND_TAGS, start) if has_tags else (_RUNS, first_mark)
    for found in pattern.finditer(text, at, end):
        first, last = found.span()
        if text[first] == "<":
            continue
        before = text[first - 1] if first > start else ""
        after = text[last] if last < end else ""
        if text[first] in APOSTROPHES and before.isalnum() and after.isalnum():
            continue
        if last - first > 1:
            if last - first <= MAX_RUN:
                marks += _split_run(text[first:last], first, _read_side(before, after))
        else:
            style = text[first]
            read_side = _read_spaced_side if style in SPACED_MARKS else _read_side
            marks.append(Mark(first, last, style, read_side(before, after), before.isdigit()))
    return marks


def _is_ornament(text: str, start: int, end: int) -> bool:
    count = sum(text.count(character, start, end) for character in MARK_CHARACTERS)
    return count > (end - start) * MAX_MARK_SHARE


@lru_cache(maxsize=4096)  # the pairs of neighbours in a text are few, and asked for at each mark
def _read_side(before: str, after: str) -> int:
    is_open = (
        bool(after)
        and not after.isspace()
        and (not before or before.isspace() or before in _OPENING_CONTEXT)
    )
    is_close = (
        bool(before)
        and not before.isspace()
        and (not after or after.isspace() or after in _CLOSING_CONTEXT)
    )
    if is_open != is_close:
        return OPEN if is_open else CLOSE
    return BOTH


@lru_cache(maxsize=4096)
def _read_spaced_side(before: str, after: str) -> int:
    """Read the side of a guillemet, which may have a space inside: ``« mot », dit-elle``."""
    if not before or before in _OPENING_CONTEXT:
        return OPEN
    if not after or after in _CLOSING_CONTEXT:
        return CLOSE
    if before.isspace() == after.isspace():
        return BOTH
    return OPEN if before.isspace() else CLOSE


def _split_run(run: str, offset: int, side: int) -> list[Mark]:
    """
    Split marks that touch: ``“‘``, ``.'"``, and the doubled ``''``, `` `` `` and ``""``.

    Of three typewriter apostrophes the two that form one mark stand outside: ``'''Yes`` opens
    with ``''``, ``yes'''`` closes with it.
    """
    marks: list[Mark] = []
    at = 0
    while at < len(run):
        is_double = run.startswith(("''", "``"), at)
        if (
            is_double
            and side == CLOSE
            and run.startswith("'''", at)
            and not run.startswith("''''", at)
        ):
            is_double = False
        is_repeated = side != BOTH and run.startswith(run[at] * 2, at) and run[at] in '"“”«»'
        width = 2 if is_double or is_repeated else 1
        style = run[at : at + 2] if is_double else run[at]
        marks.append(Mark(offset + at, offset + at + width, style, side))
        at += width
    return marks
