"""
The words of one language by which somebody's words are told from titles and terms.

What kinds a word is of is one number, a bit for each kind, so that a clause is looked through once
for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, reduce
from operator import or_
from typing import Final

from attrs import frozen

from quoteverify.data import has_table, load_table

__all__ = ["Kinds", "Lexicon", "join_kinds", "load_lexicon"]

MAX_WORDS: Final = 2**15
"""How many words of a language are remembered: bounds the memory."""


class Kinds:
    """The kinds of words, each a bit; `data/presented.toml` says what each list holds."""

    SAYING: Final = 1
    NAMING: Final = 2
    TERM: Final = 4
    CARRIER: Final = 8
    INTENSIFIER: Final = 16
    WORK: Final = 32
    AIRING: Final = 64
    PRONOUN: Final = 128
    FIRST_PERSON: Final = 256
    CLAUSAL: Final = 512


_KINDS: Final = {
    "saying": Kinds.SAYING,
    "naming": Kinds.NAMING,
    "terms": Kinds.TERM,
    "carriers": Kinds.CARRIER,
    "intensifiers": Kinds.INTENSIFIER,
    "works": Kinds.WORK,
    "airing": Kinds.AIRING,
    "pronouns": Kinds.PRONOUN,
    "first_person": Kinds.FIRST_PERSON,
    "clausal": Kinds.CLAUSAL,
}


_EDGES: Final = re.compile(r"^[\W_]+|[\W_]+$")


def join_kinds(kinds: Iterable[int]) -> int:
    """Return all the kinds that some words are of."""
    return reduce(or_, kinds, 0)


class _WordKinds(dict[str, int]):
    """The kinds of each word as written, with what punctuation touches it."""

    def __init__(self, lists: Mapping[int, Iterable[str]]) -> None:
        super().__init__()
        self._known: dict[str, int] = {}
        for kind, words in lists.items():
            for word in words:
                self._known[word] = self._known.get(word, 0) | kind

    def __missing__(self, word: str) -> int:
        low = _EDGES.sub("", word.casefold().replace("’", "'"))
        known = self._known
        kinds = known.get(low, 0)
        if not kinds and "'" in low:  # `j'ai` is two words
            elided, _, rest = low.partition("'")
            kinds = known.get(elided + "'", 0) | known.get(rest, 0)
        if len(self) < MAX_WORDS:
            self[word] = kinds
        return kinds


@frozen(kw_only=True, eq=False)
class Lexicon:
    """
    The words of one language by which evidence is read.

    Args:
        kinds: the kinds of each word as written.
        reporting, saying: the words for what people do with words, as they stand between spaces.
        programs: names of programmes, small.
        capitals: what capitals set apart inside a sentence: `names`, or all `nouns`.
    """

    kinds: Mapping[str, int]
    reporting: frozenset[str]
    saying: frozenset[str]
    programs: frozenset[str]
    capitals: str


@cache
def load_lexicon(language: str) -> Lexicon:
    """Return the words of *language*, or of English where a list of its own is missing."""
    tables = load_table("presented")["words"]
    lists: dict[str, str] = {**tables["en"], **tables.get(language, {})}
    words = {kind: frozenset(lists[name].split()) for name, kind in _KINDS.items()}
    verbs = _load_verbs(language)
    reporting = verbs["finite"] | verbs["noun_like"] | verbs["gerund"] | words[Kinds.SAYING]
    return Lexicon(
        kinds=_WordKinds(words),
        reporting=_add_stops(reporting - words[Kinds.NAMING]),
        saying=_add_stops(words[Kinds.SAYING]),
        programs=frozenset(lists["programs"].split("; ")),
        capitals=lists["capitals"],
    )


def _add_stops(words: Iterable[str]) -> frozenset[str]:
    """Return *words* as they stand between spaces, with what punctuation may follow them."""
    return frozenset(word + stop for word in words for stop in ("", ",", ".", ":", ";"))


def _load_verbs(language: str) -> dict[str, frozenset[str]]:
    table = load_table(language)["verbs"] if has_table(language) else {}
    names = ("finite", "noun_like", "gerund")
    return {name: frozenset(table.get(name, "").split()) for name in names}
