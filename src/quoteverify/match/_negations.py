"""Whether a negation, where it or its verb stands in another place, still denies the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from quoteverify.match._align import Column, is_same_word
from quoteverify.match._lexicon import load_lexicon
from quoteverify.match._reading import Reading

__all__ = ["find_turned", "keeps_scope"]


def keeps_scope(
    left: Reading, right: Reading, columns: Sequence[Column], places: tuple[int, int]
) -> bool:
    """
    Whether a negation that moved from one column to another denies the same as before.

    It does while it passes no more than auxiliaries and adverbs ("not really", "really not").  Past
    a verb it turns to another one ("did not promise to go", "promised not to go"), save the
    verbs of opinion and wish, under which English lets it rise: "I don't think it is", "I think
    it is not" (Fillmore 1963; Horn 1978, "Remarks on Neg-Raising").  Within one
    clause, another negative word may stand for "not" on the other side of its own verb ("said
    nothing", "did not say anything"), and one put first turns the verb round ("Never had they").

    Args:
        left: one wording.
        right: the other.
        columns: their alignment.
        places: the column of the negation on the left, and the one on the right.
    """
    lexicon = load_lexicon()
    start, end = sorted(places)
    standing = _iter_standing(left, right, columns[start + 1 : end])
    passed = [left.words[i].text for i, _ in standing]
    telling = [word for word in passed if word not in lexicon.transparent]
    if not telling or telling[0] in lexicon.neg_raisers:
        return True
    if lexicon.clause_openers & set(_iter_between(left, right, columns[start + 1 : end])):
        return False
    sides = [(left, columns[places[0]].left or 0), (right, columns[places[1]].right or 0)]
    words = {reading.words[at].text for reading, at in sides}
    return len(words) > 1 or any(_is_put_first(*side) for side in sides)


def _iter_between(left: Reading, right: Reading, columns: Sequence[Column]) -> Iterator[str]:
    """Yield the words of both sides in *columns*, aligned or not."""
    for i, j in columns:
        if i is not None:
            yield left.words[i].text
        if j is not None:
            yield right.words[j].text


def _is_put_first(reading: Reading, at: int) -> bool:
    """Whether a negation opens the wording and turns subject and auxiliary round."""
    following = [word.text for word in reading.words[at + 1 : at + 2]]
    return at == 0 and not load_lexicon().transparent.isdisjoint(following)


def find_turned(left: Reading, right: Reading, columns: Sequence[Column]) -> frozenset[int]:
    """
    Return the columns of negations that both wordings have, and that deny another verb in each.

    "Did not promise to go" and "promised not to go" align the "not" and move the verb instead.
    """
    negators = load_lexicon().negators
    shared = [
        (at, i, j)
        for at, (i, j) in enumerate(columns)
        if i is not None
        and j is not None
        and left.words[i].text in negators
        and left.words[i].text == right.words[j].text
    ]
    if not shared:
        return frozenset()
    standing = set(_iter_standing(left, right, columns))
    one = _Side(left, frozenset(i for i, _ in standing))
    other = _Side(right, frozenset(j for _, j in standing))
    return frozenset(
        at for at, i, j in shared if _is_turned(one, i, other, j) or _is_turned(other, j, one, i)
    )


class _Side(NamedTuple):
    """A reading, and the places of the words that the other has in the same place."""

    reading: Reading
    standing: frozenset[int]


def _is_turned(one: _Side, at: int, other: _Side, to: int) -> bool:
    """Whether the verb after the negation of *one* stands before that of *other*, undenied."""
    lexicon = load_lexicon()
    denied = _find_denied(one, at)
    words = [word.text for word in other.reading.words]
    skipped = set(words[to + 1 : to + 2])
    for place in range(to - 1, -1, -1):
        if denied and lexicon.is_same_form(words[place], denied):
            return place not in other.standing and bool(skipped & lexicon.clause_openers)
        if words[place] not in lexicon.transparent and words[place] not in lexicon.function_words:
            return False
        skipped.add(words[place])
    return False


def _find_denied(side: _Side, at: int) -> str | None:
    """Return the verb after a negation, if the other wording has it elsewhere."""
    lexicon = load_lexicon()
    for place in range(at + 1, len(side.reading.words)):
        word = side.reading.words[place].text
        if word not in lexicon.transparent:
            is_verb = word not in lexicon.neg_raisers and word not in lexicon.function_words
            return word if is_verb and place not in side.standing else None
    return None


def _iter_standing(
    left: Reading, right: Reading, columns: Iterable[Column]
) -> Iterator[tuple[int, int]]:
    """Yield the places of the words that both wordings have in these columns, in some form."""
    lexicon = load_lexicon()
    for i, j in columns:
        if i is None or j is None:
            continue
        one, other = left.words[i], right.words[j]
        if is_same_word(one, other) or lexicon.is_same_form(one.text, other.text):
            yield i, j
