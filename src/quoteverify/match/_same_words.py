"""
Whether two wordings can have the same words, told without an alignment.

What is read here is read as loosely as any alignment may read it: a "no" is final, a "yes" is not.
"""

from __future__ import annotations

from quoteverify.match._reading import Reading

__all__ = ["FEWEST_OVERLAPPING", "may_have_same_words"]

FEWEST_OVERLAPPING = 6  # words that two wordings share at their ends, to be called overlapping


def may_have_same_words(one: Reading, other: Reading) -> bool:
    """
    Return whether the relation of two wordings may be another than `reworded`.

    Where nothing was cut from the middle or put in, the same words are a run of letters that
    begins where one of the wordings begins, and ends where one of them ends.
    """
    if _is_open(one) or _is_open(other):
        return True
    letters, others = _join(one), _join(other)
    if _have_clitics(one, other) and any(word in letters + others for word in ("has", "had")):
        return True  # of which "he's" and "he'd" can be short for
    if letters in others or others in letters:
        return True
    return _runs_over(one, letters, others) or _runs_over(other, others, letters)


def _is_open(reading: Reading) -> bool:
    """Whether a wording has an ellipsis or an editor's words, or no words at all."""
    return bool(reading.cuts) or not reading.words or any(w.in_brackets for w in reading.words)


def _have_clitics(*readings: Reading) -> bool:
    return any(word.is_clitic for reading in readings for word in reading.words)


def _join(reading: Reading, count: int | None = None) -> str:
    """Return the letters of a wording, or of its first words: compounds may be written apart."""
    return "".join(["is" if w.text == "'s" else w.text for w in reading.words[:count]])


def _runs_over(later: Reading, letters: str, earlier: str) -> bool:
    """Whether *earlier* ends in what the wording *later*, of such *letters*, begins with."""
    beginning = _join(later, FEWEST_OVERLAPPING)
    at = earlier.find(beginning)
    while at >= 0:
        if letters.startswith(earlier[at:]):
            return True
        at = earlier.find(beginning, at + 1)
    return False
