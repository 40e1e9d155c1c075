"""What the sentence around a place does to the words in it: denies, bounds, or takes them back."""

from __future__ import annotations

from quoteverify.match._compare import compare_quotes
from quoteverify.match._cuts import find_bound, find_governor, find_retraction
from quoteverify.match._passages import make_passage
from quoteverify.match._reading import read_wording
from quoteverify.records import Change, Passage
from quoteverify.text.words import Word

__all__ = ["include_denial"]

_CHANGES = frozenset({Change.NEGATION, Change.COMPARISON})
_SENTENCE_CHARS = 200  # read on either side; a denial farther off governs something else


def include_denial(quote: str, passage: Passage, text: str, low: int, high: int) -> Passage:
    """
    Widen *passage* by what denies it, in its clause of ``text[low:high]``.

    A quote "it works" out of "I do not believe that it works" was cut; its passage is that from
    "not" on, with what was cut away among its edits.  So is "20 people" out of "up to 20 people".
    """
    inside = read_wording(text[passage.start : passage.end]).words
    if not inside:
        return passage
    before = text[max(low, passage.start - _SENTENCE_CHARS) : passage.start]
    start = _find_denial_before(before, inside[0])
    end = _find_denial_after(text, passage, inside[-1], high)
    if not start and not end:
        return passage
    start, end = passage.start - start, passage.end + end
    wide = make_passage(compare_quotes(quote, text[start:end]), text, start, end)
    is_denied = any(edit.change in _CHANGES for edit in wide.alterations)
    is_as_near = wide.relation.has_same_words or not passage.relation.has_same_words
    return wide if is_denied and is_as_near else passage


def _find_denial_before(before: str, first: Word) -> int:
    """Return how far from the end of *before* stands what denies or bounds what follows; or 0."""
    reading = read_wording(before)
    found = find_governor(reading, len(reading.words))
    if found is None:
        found = find_bound(reading, len(reading.words), first)
    return 0 if found is None else len(before) - reading.words[found].start


def _find_denial_after(text: str, passage: Passage, last: Word, high: int) -> int:
    """Return how far after *passage* a word ends that takes its words back; or 0."""
    start = passage.start + last.start
    reading = read_wording(text[start : min(high, passage.end + _SENTENCE_CHARS)])
    retraction = find_retraction(reading, 1)
    return 0 if retraction is None else start + reading.words[retraction].end - passage.end
