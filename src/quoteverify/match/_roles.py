"""
Who does what to whom: names and nouns that changed places around a verb, names within a list.

A noun is seen by its article alone: what follows it is the noun in "the dog", and is left alone in
"the old dog" unless "the young man" is old on the other side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from quoteverify.match._cuts import has_clause_end
from quoteverify.match._lexicon import load_lexicon
from quoteverify.match._names import find_names
from quoteverify.match._reading import Reading

__all__ = ["find_swapped", "is_exchanged"]

_READINGS_KEPT = 1024
_JOINING = frozenset({"and", "or", "nor"})
_FARTHEST = 3  # so many names and nouns on, the other may stand: "the dog brought the bone to Tom"
_TOGETHER = "with"  # what Anna does with Tom, Tom does with Anna

_Name = Sequence[int]
"""The places of the words of a name, or of a noun."""


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
    Return the places of the names and nouns on the left that have each other's role on the right.

    "Anna beat Tom" turns round as "Tom beat Anna"; as "Tom was beaten by Anna" it does not.
    """
    others = _gather_deeds(right)
    swapped = (
        deed.places
        for deed in _list_deeds(left)
        if any(_is_one_verb(deed, other) for other in others.get((deed.second, deed.first), ()))
        and not any(
            _is_one_verb(deed, other) for other in others.get((deed.first, deed.second), ())
        )
    )
    return frozenset[int]().union(*swapped)


def is_exchanged(left: Reading, at: int, right: Reading, to: int) -> bool:
    """Whether two words are of names that only changed places in a list: "Anna and Tom"."""
    fellows, others = _find_fellows(left).get(at, ()), _find_fellows(right).get(to, ())
    return right.words[to].text in fellows and left.words[at].text in others


def _is_one_verb(one: _Deed, other: _Deed) -> bool:
    if len(one.verb) != len(other.verb):
        return False
    return all(map(load_lexicon().is_same_form, one.verb, other.verb))


@lru_cache(maxsize=_READINGS_KEPT)
def _gather_deeds(reading: Reading) -> Mapping[tuple[str, str], Sequence[_Deed]]:
    """Return the deeds of a text by who does what to whom."""
    gathered: dict[tuple[str, str], list[_Deed]] = {}
    for deed in _list_deeds(reading):
        gathered.setdefault((deed.first, deed.second), []).append(deed)
    return gathered


@lru_cache(maxsize=_READINGS_KEPT)
def _list_deeds(reading: Reading) -> Sequence[_Deed]:
    return tuple(_iter_deeds(reading))


def _iter_deeds(reading: Reading) -> Iterator[_Deed]:
    words, names = reading.words, _list_names(reading)
    actors = sorted([*names, *_iter_nouns(reading, frozenset().union(*names))])
    near = (zip(actors, actors[step:], strict=False) for step in range(1, _FARTHEST + 1))
    for first, second in chain(pairwise(names), *near):
        ends = words[first[-1]].text, words[second[-1]].text
        between = _list_between(reading, first, second)
        if ends[0] == ends[1] or between is None or not _JOINING.isdisjoint(between):
            continue
        if _is_telling(between) and not _is_mutual(between):
            yield _Deed(*ends, between, frozenset({*first, *second}))


def _iter_nouns(reading: Reading, named: frozenset[int]) -> Iterator[list[int]]:
    """Yield the places of words that follow an article, if they are no names."""
    lexicon = load_lexicon()
    for at, (article, noun) in enumerate(pairwise(reading.words), start=1):
        is_noun = at not in named and noun.text not in lexicon.function_words
        if is_noun and article.text in lexicon.determiners:
            yield [at]


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
