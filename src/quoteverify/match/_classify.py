"""What the change of one word for another, or the loss of one, does to what was said."""

from __future__ import annotations

import unicodedata
from collections.abc import Container
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from quoteverify.match._align import Column
from quoteverify.match._lexicon import Lexicon, load_lexicon
from quoteverify.match._limits import is_other_limit
from quoteverify.match._names import find_names
from quoteverify.match._reading import Reading
from quoteverify.records import Change
from quoteverify.text.normalize import normalize_text
from quoteverify.text.stems import stem_word
from quoteverify.text.words import Word, WordKind

__all__ = ["Finding", "classify_column", "classify_same"]

_READINGS_KEPT, _PAIRS_KEPT = 1024, 2**14
_ONE_NAME_SIMILARITY = 0.8  # transliterations of one name, but not Austria and Australia
_ALONE = {
    "comparison": Change.COMPARISON,
    "quantifier": Change.QUANTIFIER,
    "modality": Change.MODALITY,
    "number": Change.NUMBER,
}


class Finding(NamedTuple):
    """A class of change, and whether it can change the meaning."""

    change: Change
    is_alteration: bool = False


def classify_same(left: str, right: str) -> Finding | None:
    """Classify two ways to write the same word; None where only letter case differs."""
    if left == right or left.lower() == right.lower():
        return None
    return _classify_written(left, right)


@lru_cache(maxsize=_PAIRS_KEPT)
def _classify_written(left: str, right: str) -> Finding:
    folded = normalize_text(left).text, normalize_text(right).text
    if folded[0] == folded[1] or any(character.isdigit() for character in left + right):
        return Finding(Change.TYPOGRAPHY)
    if any("'" in side for side in folded):
        return Finding(Change.CONTRACTION)
    letters = ["".join(filter(str.isalpha, side)) for side in folded]
    return Finding(Change.TYPOGRAPHY if letters[0] == letters[1] else Change.SPELLING)


_BOUNDS = frozenset({"<", ">", "<=", ">=", "≤", "≥", "!=", "≠", "±"})


def _are_bounds(left: Word, right: Word) -> bool:
    return left.text in _BOUNDS and right.text in _BOUNDS


def classify_column(left: Reading, right: Reading, column: Column) -> Finding:
    """Classify a column whose words differ, or that has a word on one side only."""
    if column.left is None or column.right is None:
        if column.left is not None:
            return _classify_lone(left, column.left, right)
        return _classify_lone(right, column.right or 0, left)
    denials = _find_denials(left), _find_denials(right)
    if any(denials) and (found := _classify_denial((left, column.left), (right, column.right))):
        return found
    if _are_bounds(left.words[column.left], right.words[column.right]) or is_other_limit(
        (left, column.left), (right, column.right)
    ):
        return Finding(Change.COMPARISON, is_alteration=True)
    one, other = _read_quantity(left, column.left), _read_quantity(right, column.right)
    names = column.left in find_names(left), column.right in find_names(right)
    found = _classify_pair(one, other, names)
    if found.is_alteration or (column.left in denials[0]) == (column.right in denials[1]):
        return found
    is_turned = _count_denials(left) != _count_denials(right)
    return Finding(Change.NEGATION, is_alteration=True) if is_turned else found


@lru_cache(maxsize=_READINGS_KEPT)
def _find_denials(reading: Reading) -> frozenset[int]:
    return frozenset(at for at in range(len(reading.words)) if _is_denial(reading, at))


@lru_cache(maxsize=_READINGS_KEPT)
def _find_fillers(reading: Reading) -> frozenset[int]:
    """Find the words of phrases that fill a pause: "and then, you know, it was over"."""
    words, phrases = reading.words, load_lexicon().filler_phrases
    found: set[int] = set()
    for at, word in enumerate(words):
        if phrase := phrases.get(word.text):
            following = words[at : at + len(phrase)]
            is_whole = tuple(one.text for one in following) == phrase
            if is_whole and _has_pause(reading.text, word.start, following[-1].end):
                found.update(range(at, at + len(phrase)))
    return frozenset(found)


def _has_pause(text: str, start: int, end: int) -> bool:
    """Whether a mark of punctuation, or an end of the text, stands on either side of a place."""
    before, after = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    return not (before.isalnum() and after.isalnum())


def _is_denial(reading: Reading, at: int) -> bool:
    """Whether a word denies the verb or the clause after it: "failed" of "failed to warn"."""
    lexicon, words = load_lexicon(), reading.words
    if words[at].text not in lexicon.denials or (at and words[at - 1].text in lexicon.negators):
        return False
    following = words[at + 1 : at + 3]
    if [word.text for word in following[:1]] == ["that"]:
        return True
    # "declined to 5 percent", "failed to a degree": no verb follows
    return [word.text for word in following[:1]] == ["to"] and not any(
        word.kind is not WordKind.WORD or word.text in lexicon.determiners | lexicon.pronouns
        for word in following[1:]
    )


@lru_cache(maxsize=_READINGS_KEPT)
def _count_denials(reading: Reading) -> int:
    """Count what denies: "declined to give details" says as much as "gave no details"."""
    negators = load_lexicon().negators
    denials = _find_denials(reading)
    return sum(word.text in negators or at in denials for at, word in enumerate(reading.words))


def _classify_denial(one: tuple[Reading, int], other: tuple[Reading, int]) -> Finding | None:
    """Classify what is left of "failed to warn" against "did not warn": they deny the same."""
    negators = load_lexicon().negators
    for (reading, at), (fellow, to) in ((one, other), (other, one)):
        denials = _find_denials(reading)
        if at in denials and _has_word(fellow, to + 1, negators):
            return Finding(Change.WORDING)
        if at - 1 in denials and _has_word(fellow, to, negators):
            return Finding(Change.FUNCTION_WORD)
    return None


def _has_word(reading: Reading, at: int, wanted: Container[str]) -> bool:
    return any(word.text in wanted for word in reading.words[at : at + 1])


def _read_quantity(reading: Reading, at: int) -> Word:
    """Return a word; "a few" are some, where "few" alone are hardly any."""
    word = reading.words[at]
    if at and word.text in {"few", "little"} and reading.words[at - 1].text == "a":
        return word._replace(text="some")
    return word


def _classify_lone(reading: Reading, at: int, other: Reading) -> Finding:
    if at in _find_denials(reading) and _count_denials(reading) != _count_denials(other):
        return Finding(Change.NEGATION, is_alteration=True)
    if at in _find_fillers(reading):
        return Finding(Change.FILLER)
    return _classify_lost(_read_quantity(reading, at))


def _classify_lost(word: Word) -> Finding:
    lexicon = load_lexicon()
    if word.text in lexicon.negators or word.text in lexicon.exceptions:
        return Finding(Change.NEGATION, is_alteration=True)
    if word.kind is WordKind.UNIT:
        return Finding(Change.UNIT)
    if name := lexicon.telling_alone.get(word.text):
        return Finding(_ALONE[name], is_alteration=True)
    if word.text in lexicon.fillers:
        return Finding(Change.FILLER)
    if word.text in lexicon.function_words:
        return Finding(Change.FUNCTION_WORD)
    return Finding(Change.NUMBER if word.kind is WordKind.NUMBER else Change.WORDING)


def _classify_pair(one: Word, other: Word, names: tuple[bool, bool]) -> Finding:
    lexicon = load_lexicon()
    if _is_other_word(one.text, other.text):
        return Finding(Change.SPELLING, is_alteration=True)
    return _classify_amounts(one, other, lexicon) or _classify_words(
        one.text, other.text, all(names)
    )


@lru_cache(maxsize=_PAIRS_KEPT)
def _classify_words(one: str, other: str, are_names: bool) -> Finding:  # noqa: FBT001 - a cache's key
    lexicon = load_lexicon()
    return (
        _classify_logic(one, other, lexicon)
        or (_classify_names(one, other, lexicon) if are_names else None)
        or _classify_plain(one, other, lexicon)
    )


def _is_other_word(one: str, other: str) -> bool:
    """Whether a hyphen alone makes one word of the other: "re-sign" of "resign"."""
    return ("-" in one) != ("-" in other) and stem_word(one.replace("-", "")) == stem_word(
        other.replace("-", "")
    )


def _classify_amounts(one: Word, other: Word, lexicon: Lexicon) -> Finding | None:
    if one.kind is other.kind is WordKind.WORD:
        return None
    kinds = {one.kind, other.kind}
    if kinds == {WordKind.NUMBER}:
        return Finding(Change.NUMBER, is_alteration=True)
    texts = {one.text, other.text}
    if "1" in texts and texts <= lexicon.function_words | lexicon.determiners | {"1"}:
        return Finding(Change.FUNCTION_WORD)
    return _classify_amount_and_word(kinds, one.text, other.text, lexicon)


def _classify_amount_and_word(
    kinds: set[WordKind], one: str, other: str, lexicon: Lexicon
) -> Finding | None:
    if WordKind.UNIT in kinds:
        return Finding(Change.UNIT, is_alteration=True)
    if {one, other} & lexicon.negators or lexicon.is_opposite(one, other):
        return None
    return Finding(Change.NUMBER)


def _classify_logic(one: str, other: str, lexicon: Lexicon) -> Finding | None:
    """Classify a change of negation, of opposites, of modality or of quantity."""
    if (one in lexicon.negators) != (other in lexicon.negators):
        return Finding(Change.NEGATION, is_alteration=True)
    for rows, change in (
        (lexicon.quantifiers, Change.QUANTIFIER),
        (lexicon.modality, Change.MODALITY),
        (lexicon.multiples, Change.NUMBER),
    ):
        if one in rows and other in rows:
            return Finding(change, rows[one] != rows[other])
    if lexicon.is_other_gender(one, other):
        return Finding(Change.NAMED_ENTITY, is_alteration=True)
    if lexicon.is_opposite(one, other):
        is_negation = lexicon.is_negated_by_prefix(one, other) or one in lexicon.exceptions
        is_negation |= other in lexicon.exceptions
        return Finding(Change.NEGATION if is_negation else Change.COMPARISON, is_alteration=True)
    if lexicon.is_same_form(one, other):
        return Finding(Change.INFLECTION)
    return _classify_half(one, other, lexicon)


def _classify_half(one: str, other: str, lexicon: Lexicon) -> Finding | None:
    """Classify a telling word against a function word: "may be" for "is"."""
    for word, fellow in ((one, other), (other, one)):
        alone = lexicon.telling_alone.get(word)
        if alone and fellow in lexicon.function_words:
            return Finding(_ALONE[alone], is_alteration=True)
    return None


def _classify_names(one: str, other: str, lexicon: Lexicon) -> Finding:
    if one not in lexicon.calendar and other not in lexicon.calendar:
        if Levenshtein.normalized_similarity(one, other) >= _ONE_NAME_SIMILARITY:
            return Finding(Change.SPELLING)
        if one[0] == other[0] and min(len(one), len(other)) == 1:  # J. for John
            return Finding(Change.WORDING)
    return Finding(Change.NAMED_ENTITY, is_alteration=True)


def _classify_plain(one: str, other: str, lexicon: Lexicon) -> Finding:
    if _drop_accents(one) == _drop_accents(other):
        return Finding(Change.SPELLING)
    if {one, other} <= lexicon.function_words:
        return Finding(Change.FUNCTION_WORD)
    if {one, other} <= lexicon.fillers:
        return Finding(Change.FILLER)
    return Finding(Change.WORDING)


def _drop_accents(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
