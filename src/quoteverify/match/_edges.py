"""
The edges of places: where a number would be broken, and where an editor put other words.

The words of a quote may stand in a text as a part of a number there, the 5 of "0.5", the five of
"five hundred".  The place is then the whole number, which is another one.  And "[The mayor] sails"
stands where "She sails" does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quoteverify.match._lexicon import load_lexicon
from quoteverify.match._pieces import has_editors_words
from quoteverify.text.numbers import is_of_number
from quoteverify.text.words import Word, WordKind, split_words

__all__ = ["include_numbers", "include_replaced"]

_NEAR_CHARS = 60  # before and after an edge: longer than a number is
_FIRST = re.compile(r"\W*([^\W_]+)")
_WORD_BEFORE = re.compile(r"(?<![\w'’])([^\W\d_]+)\s+\Z")
_WORD_AFTER = re.compile(r"\s+([^\W\d_]+)(?![\w'’])")
# the few words that a clause begins or ends with
_CLAUSE_BEFORE = re.compile(
    r"(?:\A|[.!?…:;,—–()\[\]\"“”«»\n])[^\S\n]*([^\W_][\w'’-]*(?: [\w'’-]+){0,3}) \Z"
)
_CLAUSE_AFTER = re.compile(r" ([\w'’-]+(?: [\w'’-]+){0,3})(?=[.!?…:;,—–()\[\]\"“”«»\n])")
_LAST = re.compile(r"([^\W_]+)\W*\Z")


def include_numbers(text: str, start: int, end: int) -> tuple[int, int]:
    """
    Widen a place to the whole of a number that its start or end would break.

    >>> include_numbers("It fell by -0.5 or five hundred", 14, 23)
    (11, 31)
    """
    if (found := _FIRST.match(text, start, end)) and is_of_number(found[1].lower()):
        start = _find_start(text, start, end)
    if (found := _LAST.search(text, max(start, end - _NEAR_CHARS), end)) and is_of_number(
        found[1].lower()
    ):
        end = _find_end(text, start, end)
    return start, end


def include_replaced(quote: str, text: str, start: int, end: int) -> tuple[int, int]:
    """
    Widen a place by that for which *quote* has an editor's words at that end.

    It is a pronoun, or what is left there of a clause, if that is four words or fewer.

    >>> include_replaced("[The mayor] sails.", "On Monday she sails.", 14, 19)
    (10, 19)
    >>> include_replaced("[The mayor] sails.", "In May, the pilot sails.", 18, 23)
    (8, 23)
    """
    begins, ends = has_editors_words(quote) if "[" in quote else (False, False)
    if begins:
        low = max(0, start - _NEAR_CHARS)
        before = _WORD_BEFORE.search(text, low, start), _CLAUSE_BEFORE.search(text, low, start)
        start = found.start(1) if (found := _choose_replaced(*before)) else start
    if ends:
        near = text[end : end + _NEAR_CHARS] + ("\n" if end + _NEAR_CHARS >= len(text) else "")
        after = _WORD_AFTER.match(near), _CLAUSE_AFTER.match(near)
        end += found.end(1) if (found := _choose_replaced(*after)) else 0
    return start, end


def _choose_replaced(
    word: re.Match[str] | None, clause: re.Match[str] | None
) -> re.Match[str] | None:
    is_pronoun = word is not None and word[1].casefold() in load_lexicon().pronouns
    return word if is_pronoun else clause


def _find_start(text: str, start: int, end: int) -> int:
    around = _read_edge(text, start)
    inside = split_words(text[start : min(end, start + _NEAR_CHARS)])
    for word in around:
        if word.start < start < word.end and _is_broken(word, around, inside[:2]):
            start = word.start
    for before, word in pairwise(around):
        if before.text == "minus" and word.start == start and word.kind is WordKind.NUMBER:
            return before.start
    return start


def _find_end(text: str, start: int, end: int) -> int:
    around = _read_edge(text, end)
    inside = split_words(text[max(start, end - _NEAR_CHARS) : end])
    for word in around:
        if word.start < end < word.end and _is_broken(word, around, inside[-2:]):
            return word.end
    return end


def _read_edge(text: str, at: int) -> list[Word]:
    """Return the words around an edge, with their places in the text."""
    low = max(0, at - _NEAR_CHARS)
    return [
        word._replace(start=low + word.start, end=low + word.end)
        for word in split_words(text[low : at + _NEAR_CHARS])
    ]


def _is_broken(whole: Word, around: Sequence[Word], inside: Sequence[Word]) -> bool:
    """Whether the words *inside* a place have another number, or another unit, than the whole."""
    if whole.kind is not WordKind.NUMBER:
        return False
    if all(word.text != whole.text for word in inside if word.kind is WordKind.NUMBER):
        return True
    units = {word.text for word in around if word.kind is WordKind.UNIT}
    return any(word.kind is WordKind.UNIT and word.text not in units for word in inside)
