"""A wording as the matcher reads it: comparable words, and the places where something was cut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from attrs import evolve, field, frozen

from quoteverify.match._lexicon import is_told_apart, load_lexicon
from quoteverify.records import Span
from quoteverify.text.stems import stem_word
from quoteverify.text.words import Word, WordKind, split_words

__all__ = ["Reading", "join_compounds", "read_wording"]

_READINGS_KEPT = 4096
_SHORTEST_PART = 3  # of a compound written apart: "health care", but not "a way"
_NEVER_JOINED = frozenset({"the", "now"})  # "the rapist", "now here"; and no negator: "not able"


@frozen(kw_only=True)
class Reading:
    """
    One wording, read.

    Args:
        text: the wording as given.
        words: its comparable words, ellipses left out.
        cuts: for each word before which an ellipsis stands, where the ellipsis stands; an
            ellipsis at either end cuts nothing out of the middle and is left out.
        surfaces: the words as they are written.
    """

    text: str = field(repr=False)
    words: tuple[Word, ...] = field(hash=False)  # the text tells readings apart, and hashes once
    cuts: Mapping[int, Span] = field(eq=False, hash=False)
    surfaces: tuple[str, ...] = field(init=False, eq=False, hash=False, repr=False)

    @surfaces.default
    def _cut_surfaces(self) -> tuple[str, ...]:
        return tuple(self.text[word.start : word.end] for word in self.words)


@lru_cache(maxsize=_READINGS_KEPT)
def read_wording(text: str) -> Reading:
    """Read one wording."""
    words: list[Word] = []
    cuts: dict[int, Span] = {}
    for word in split_words(text):
        if word.kind is not WordKind.ELLIPSIS:
            words.append(word)
        elif words:
            cuts[len(words)] = Span(word.start, word.end)
    cuts.pop(len(words), None)
    return Reading(text=text, words=tuple(words), cuts=cuts)


def join_compounds(one: Reading, other: Reading) -> Reading:
    """
    Return *one* with each pair of words joined that *other* writes as one word.

    A hyphen at a line's end leaves "longterm" where the other wording has "long-term".  Where the
    hyphen makes another word, it is kept: "re-sign" beside "resign".
    """
    wholes = _list_joined(one).keys() & _list_texts(other) - _list_texts(one)
    joined = (at for whole in wholes for at in _list_joined(one)[whole])
    places = [at for at in joined if _is_compound(one, at)]
    kept = [at for at in _list_told_apart(one) if _is_kept_apart(one, at, other)]
    for at in sorted({*places, *kept}, reverse=True):
        one = _join_at(one, at, "-" if at in kept else "")
    return one


@lru_cache(maxsize=_READINGS_KEPT)
def _list_texts(reading: Reading) -> frozenset[str]:
    return frozenset(word.text for word in reading.words)


@lru_cache(maxsize=_READINGS_KEPT)
def _list_joined(reading: Reading) -> Mapping[str, Sequence[int]]:
    """Return each two words that stand side by side, written as one, with their places."""
    found: dict[str, list[int]] = {}
    for at, (first, second) in enumerate(pairwise(reading.words)):
        found.setdefault(first.text + second.text, []).append(at)
    return found


@lru_cache(maxsize=_READINGS_KEPT)
def _list_told_apart(reading: Reading) -> Sequence[int]:
    """Return the places of the words that a hyphen tells apart from the next: "re-sign"."""
    return [
        at
        for at, (first, second) in enumerate(pairwise(reading.words))
        if _is_hyphen(reading, at) and is_told_apart(first.text, second.text)
    ]


def _is_kept_apart(reading: Reading, at: int, other: Reading) -> bool:
    """Whether *other* has as one word what a hyphen tells apart."""
    first, second = reading.words[at], reading.words[at + 1]
    stem = stem_word(first.text + second.text)
    # "re-⏎sign" at a line's end may be either.
    return any(
        stem_word(word.text) == stem and "\n" not in other.text[word.start : word.end]
        for word in other.words
    )


def _is_hyphen(reading: Reading, at: int) -> bool:
    between = reading.text[reading.words[at].end : reading.words[at + 1].start]
    return between in {"-", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}"}


def _is_compound(reading: Reading, at: int) -> bool:
    """Whether two words may be one that is written apart."""
    first, second = reading.words[at], reading.words[at + 1]
    if at + 1 in reading.cuts:
        return False
    if first.text[-1].isdecimal() and second.text[0].isdecimal():  # 5-7 is not 57
        return False
    between = reading.text[first.end : second.start]
    if between.strip() in {"-", "‐", "‑"}:
        return True
    if {first.text, second.text} & (load_lexicon().negators | _NEVER_JOINED):
        return False
    return between == " " and min(len(first.text), len(second.text)) >= _SHORTEST_PART


def _join_at(reading: Reading, at: int, joint: str) -> Reading:
    first, second = reading.words[at : at + 2]
    joined = first._replace(text=first.text + joint + second.text, end=second.end)
    words = (*reading.words[:at], joined, *reading.words[at + 2 :])
    cuts = {place - (place > at): span for place, span in reading.cuts.items()}
    return evolve(reading, words=words, cuts=cuts)
