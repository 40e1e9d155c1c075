"""Who does what to whom: names that changed places, around a verb or within a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from quoteverify.match._cuts import has_clause_end
from quoteverify.match._lexicon import load_lexicon
from quoteverify.match._names import find_names
from quoteverify.match._reading import Reading

__all__ = ["find_swapped", "is_exchanged"]

_READINGS_KEPT = 1024
_JOINING = frozenset({"and", "or", "nor"})
_TOGETHER = "with"  # what Anna does with Tom, Tom does with Anna

_Name = Sequence[int]
"""The places of the words of a name."""


class _Deed(NamedTuple):
    """
    Two names with a verb between them.

    Args:
        first, second: the last words of the names, by which people are called.
        verb: what is between the names, but for articles, auxiliaries and adverbs.
        places: those of the words of both names.
    """

    first: str
    second: str
    verb: tuple[str, ...]
    places: frozenset[int]


def find_swapped(left: Reading, right: Reading) -> frozenset[int]:
    """
    Return the places of the names on the left that have each other's role on the right.

    "Anna beat Tom" turns round as "Tom beat Anna"; as "Tom was beaten by Anna" it does not.
    """
    others = _list_deeds(right)
    swapped = (
        deed.places
        for deed in _list_deeds(left)
        if any(_is_one_deed(deed, _swap(other)) for other in others)
        and not any(_is_one_deed(deed, other) for other in others)
    )
    return frozenset[int]().union(*swapped)


def is_exchanged(left: Reading, at: int, right: Reading, to: int) -> bool:
    """Whether two words are of names that only changed places in a list: "Anna and Tom"."""
    fellows, others = _find_fellows(left).get(at, ()), _find_fellows(right).get(to, ())
    return right.words[to].text in fellows and left.words[at].text in others


def _swap(deed: _Deed) -> _Deed:
    return deed._replace(first=deed.second, second=deed.first)


def _is_one_deed(one: _Deed, other: _Deed) -> bool:
    if one.first != other.first or one.second != other.second or len(one.verb) != len(other.verb):
        return False
    return all(map(load_lexicon().is_same_form, one.verb, other.verb))


@lru_cache(maxsize=_READINGS_KEPT)
def _list_deeds(reading: Reading) -> Sequence[_Deed]:
    return tuple(_iter_deeds(reading))


def _iter_deeds(reading: Reading) -> Iterator[_Deed]:
    words = reading.words
    for first, second in pairwise(_list_names(reading)):
        names = words[first[-1]].text, words[second[-1]].text
        between = _list_between(reading, first, second)
        if names[0] == names[1] or between is None or not _JOINING.isdisjoint(between):
            continue
        if _is_telling(between) and not _is_mutual(between):
            yield _Deed(*names, between, frozenset({*first, *second}))


@lru_cache(maxsize=_READINGS_KEPT)
def _find_fellows(reading: Reading) -> Mapping[int, frozenset[str]]:
    """Return for each word of a name the words of the names of which the same is said."""
    lists: list[list[_Name]] = []
    for name in _list_names(reading):
        if lists and _is_joined(reading, lists[-1][-1], name):
            lists[-1].append(name)
        else:
            lists.append([name])
    return {
        at: frozenset(
            reading.words[place].text for other in names if other is not name for place in other
        )
        for names in lists
        for name in names
        for at in name
    }


def _is_joined(reading: Reading, first: _Name, second: _Name) -> bool:
    """Whether the same is said of two names that follow one another."""
    if second[0] == first[-1] + 1:
        return _find_sign(reading, first[-1]) == ","
    between = _list_between(reading, first, second)
    if between is None:
        return False
    if _JOINING.isdisjoint(between):
        return _is_mutual(between)
    return _JOINING.issuperset(between)


def _list_between(reading: Reading, first: _Name, second: _Name) -> tuple[str, ...] | None:
    """Return the words between two names that carry some meaning; None over the end of a clause."""
    lexicon, words = load_lexicon(), reading.words
    for at in range(first[-1], second[0]):
        is_title = words[at].text in lexicon.titles and _find_sign(reading, at) == "."
        if has_clause_end(reading, at) and not is_title:
            return None
    empty = (lexicon.determiners, lexicon.transparent, lexicon.titles, lexicon.calendar)
    between = (word.text for word in words[first[-1] + 1 : second[0]])
    return tuple(word for word in between if not any(word in listed for listed in empty))


def _find_sign(reading: Reading, at: int) -> str:
    """Return what stands between a word and the next, but for spaces."""
    return reading.text[reading.words[at].end : reading.words[at + 1].start].strip()


def _list_names(reading: Reading) -> list[list[int]]:
    """Return the places of the words of each name, days and months left out."""
    calendar = load_lexicon().calendar
    names: list[list[int]] = []
    for at in sorted(find_names(reading)):
        if reading.words[at].text in calendar:
            continue
        if names and names[-1][-1] == at - 1 and not has_clause_end(reading, at - 1):
            names[-1].append(at)
        else:
            names.append([at])
    return names


def _is_telling(between: Iterable[str]) -> bool:
    return not load_lexicon().function_words.issuperset(between)


def _is_mutual(between: Sequence[str]) -> bool:
    """Whether the verb between two names says the same of both."""
    lexicon = load_lexicon()
    if _TOGETHER in between and _is_telling(between):
        return True
    return any(lexicon.is_same_form(word, verb) for word in between for verb in lexicon.mutual)
