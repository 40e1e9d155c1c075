"""
Audits of what a cut left out.

A cut keeps the words and may still turn them round: "I do not believe that it works", cut to "it
works"; "It is ... safe" out of "It is not safe".
"""

from __future__ import annotations

import re

from quoteverify.match._lexicon import load_lexicon
from quoteverify.match._reading import Reading
from quoteverify.text.words import Word, WordKind

__all__ = [
    "find_bound",
    "find_governor",
    "find_retraction",
    "has_changed_meaning",
    "has_clause_end",
]

_CLAUSE_END = re.compile(r"[.!?;:,()—–]|--| - ")
_CLAUSE_WORDS = frozenset({
    "but", "and", "so", "because", "though", "although", "while", "yet",
    "when", "after", "before", "until", "since", "where",
})  # fmt: skip
_VERBS_OF_RETRACTION = frozenset({"is", "was", "are", "were", "be", "'s"})
_RETRACTION_WORDS = 4  # "is not true", "is simply a lie"
_TURN = re.compile(r"\n[ \t]*[^\W\d_a-z][^\n:.!?]{0,40}:[ \t]")  # "BERG: " opens another's turn
_LONGEST_BOUND = 3  # words: "no more than"
_MOST_WORDS_CUT = 50  # two long sentences; what is left from farther apart was not one statement


def has_changed_meaning(reading: Reading, start: int, end: int) -> bool:
    """Whether leaving out these words swallows a denial or joins what was not one statement."""
    negators = load_lexicon().negators
    if end - start > _MOST_WORDS_CUT:
        return True
    if any(word.text in negators for word in reading.words[start:end]):
        return True
    left_out_from = reading.words[start - 1].end if start else 0
    if _TURN.search(reading.text, left_out_from, reading.words[end - 1].end + 2):
        return True
    governor = find_governor(reading, end)  # "refused", "unless": what follows is not said to be so
    return governor is not None and governor >= start


def find_governor(reading: Reading, start: int) -> int | None:
    """Return the nearest word before *start*, in its clause, that denies or doubts what follows."""
    governors = load_lexicon().governors
    at = start - 1
    while at >= 0:
        word = reading.words[at]
        if has_clause_end(reading, at) or word.text in _CLAUSE_WORDS:
            return None
        if word.text in governors and not _is_cancelled(reading, at):
            return at
        at -= 1 + (word.text in governors)
    return None


def _is_cancelled(reading: Reading, at: int) -> bool:
    """Whether a denial is itself denied, "no doubt", "not unlikely"; or adds, "not only"."""
    words = [word.text for word in reading.words[max(at - 1, 0) : at + 2]]
    negators = load_lexicon().negators
    return words[-1] == "only" or (at > 0 and words[0] in negators)


def find_bound(reading: Reading, start: int, amount: Word) -> int | None:
    """Return the first word of what ends before *start* and bounds *amount*: "more than" 20."""
    if amount.kind is WordKind.WORD:
        return None
    bounds = load_lexicon().bounds
    for at in range(max(start - _LONGEST_BOUND, 0), start):
        words = tuple(word.text for word in reading.words[at:start])
        if words in bounds and not has_clause_end(reading, start - 1):
            return at
    return None


def find_retraction(reading: Reading, end: int) -> int | None:
    """Return the word after ``words[:end]``, in its clause, that takes them back."""
    if not 0 < end < len(reading.words) or has_clause_end(reading, end - 1):
        return None
    retractions = load_lexicon().retractions
    if reading.words[end].text not in _VERBS_OF_RETRACTION | retractions:
        return None
    for at in range(end, min(end + _RETRACTION_WORDS, len(reading.words))):
        if reading.words[at].text in retractions:
            return at
        if has_clause_end(reading, at):
            return None
    return None


def has_clause_end(reading: Reading, at: int) -> bool:
    """Whether a clause ends between word *at* and the next."""
    following = reading.words[at + 1].start if at + 1 < len(reading.words) else len(reading.text)
    between = reading.text[reading.words[at].end : following]
    return _CLAUSE_END.search(between) is not None
