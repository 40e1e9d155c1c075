"""
The rule of dialogue dashes: a paragraph that begins with a dash is what somebody says.

The reporting clause inside (`— Yes, she said, if you like.`) is no part of the quote: it is found
by the reporting words of the document's language, or by the dashes that set it off
(`—Sí —dijo—. Claro.`).  A document that has put speech in marks so far uses its dashes for
lists and bylines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from quoteverify.data import has_table, load_table, name_language
from quoteverify.extract._draft import Draft
from quoteverify.records import QuoteKind

__all__ = ["find_dialogue", "load_reporting_words"]

_DASH = re.compile(
    r"""
    (?: [—―] | – (?=\s) | --(?!-) ) \s{0,3}   # a dash (an en dash with a space: `–5` is a number)
    (?= [¿¡«“"'‘(\[_*]{0,3} (?: [^\W\d_a-zß-ÿ] | … | \.\.\. ) )  # and the start of a sentence
    """,
    re.VERBOSE,
)
_LINE = re.compile(rf"\n[^\S\n]*(?={_DASH.pattern})", re.VERBOSE)
_FINAL = re.compile(r"[.!?…:,;—–»”\"-][)\]_*\s]*\Z")
_SEAM = re.compile(
    r"""
    (?P<stop> [.!?…,;] )? \s{0,3} (?P<dash> [—–―] | -- )? \s{0,3}
    (?<= [\s—–―-] ) (?= [^\W\d_] )          # before a word
    """,
    re.VERBOSE,
)
_SUBJECT = re.compile(r"[^.,!?…;:—–―]*")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CLAUSE_END = re.compile(
    r"""
    \s* [—–―] [.,:;]? \s*      # `dijo—.`  `said he —`
    | [.!?…:] (?=\s|\Z) \s*    # the clause ends the sentence
    | , \s+ (?! \w+ing\b | (?:and|with|as|while|et|en|y|und)\b )  # or is set off in its midst
    """,
    re.VERBOSE,
)

TAIL_CHARS = 12
"""Where a turn's final punctuation is looked for: it, and the brackets that may close after it."""

MAX_CLAUSE_CHARS = 120
"""A reporting clause is shorter: two lines of a book."""

MAX_SUBJECT_WORDS = 3
"""Words of a name before the reporting word: `Buck Mulligan said`, `the old man said`."""

_ENDLESS = frozenset(("i", "you", "we", "je", "tu", "ich", "du", "wir", "yo"))
"""Speakers say `I said` in their own speech more often than narrators set it off."""


def find_dialogue(text: str, start: int, end: int, language: str) -> list[Draft]:
    """
    Return what is said in the paragraph ``[start, end)`` if it begins with a dash.

    Args:
        text: the document's text.
        start: where the paragraph begins.
        end: where it ends.
        language: chooses the reporting words.
    """
    if not _DASH.match(text, start, end):
        return []
    words = load_reporting_words(language)
    starts = [start, *(line.end() for line in _LINE.finditer(text, start, end))]
    drafts: list[Draft] = []
    for turn, stop in zip(starts, [*starts[1:], end], strict=True):
        dash = _DASH.match(text, turn, stop)
        if dash and _FINAL.search(text, max(turn, stop - TAIL_CHARS), stop):
            drafts += _read_turn(text, dash.end(), stop, words)
    return drafts


def _read_turn(text: str, start: int, end: int, words: frozenset[str]) -> list[Draft]:
    """Return the speech of one turn, without its reporting clauses; each part goes on the last."""
    drafts: list[Draft] = []
    at = start
    for clause_start, clause_end in _iter_clauses(text, start, end, words):
        drafts.append(Draft(at, clause_start, kind=QuoteKind.DIALOGUE))
        at = clause_end
    drafts.append(Draft(at, end, kind=QuoteKind.DIALOGUE))
    drafts = [draft for draft in drafts if draft.trim(text)]
    for first, second in pairwise(drafts):
        second.continues = first
    return drafts


def _iter_clauses(
    text: str, start: int, end: int, words: frozenset[str]
) -> Iterator[tuple[int, int]]:
    at = start
    for seam in _SEAM.finditer(text, start, end):
        is_set_off = seam["stop"] is not None or seam["dash"] is not None
        if seam.start() < at or not is_set_off or not _is_clause(text, seam.end(), end, words):
            continue
        stop = _CLAUSE_END.search(text, seam.end(), min(end, seam.end() + MAX_CLAUSE_CHARS))
        at = stop.end() if stop else end
        yield seam.start() + len(seam["stop"] or ""), at


def _is_clause(text: str, start: int, end: int, words: frozenset[str]) -> bool:
    """Whether `said she`, `dit-il` or `Buck Mulligan said` begins at *start*."""
    limit = min(end, start + MAX_CLAUSE_CHARS)
    subject = _SUBJECT.match(text, start, limit)
    first = [word.casefold() for word in _WORD.findall(subject.group())] if subject else []
    if not first or first[0] in _ENDLESS:
        return False
    if first[0] in words:
        return text[start].islower()
    is_name = text[start].isupper() or first[0] in _SUBJECTS
    return is_name and not words.isdisjoint(first[1 : MAX_SUBJECT_WORDS + 1])


_SUBJECTS = frozenset(("he", "she", "they", "the", "il", "elle", "ils", "er", "sie", "él", "ella"))


@cache
def load_reporting_words(language: str) -> frozenset[str]:
    """Return the reporting verbs of *language*; without a table of its own, those of English."""
    name = name_language(language)
    table = load_table(name if has_table(name) else "en")
    return frozenset(table["verbs"]["finite"].split())
