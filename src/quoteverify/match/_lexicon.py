"""What a word does to a statement: negates, weakens, compares, counts, or only fills."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from attrs import frozen

from quoteverify.data import load_table
from quoteverify.text.stems import stem_word
from quoteverify.text.words import split_words

__all__ = ["Lexicon", "find_sides", "is_told_apart", "load_lexicon"]

_SHORTEST_BASE = 4  # of a word with a negative prefix: "unable", but not "in" + "to"
_PAIRS_KEPT = 2**16


@frozen(kw_only=True, eq=False)
class Lexicon:
    """The word lists of ``en_edits.toml``, looked up by comparable word."""

    negators: frozenset[str]
    governors: frozenset[str]
    retractions: frozenset[str]
    denials: frozenset[str]
    exceptions: frozenset[str]
    neg_raisers: frozenset[str]
    clause_openers: frozenset[str]
    transparent: frozenset[str]
    fillers: frozenset[str]
    filler_phrases: Mapping[str, tuple[str, ...]]
    function_words: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    titles: frozenset[str]
    calendar: frozenset[str]
    telling_alone: Mapping[str, str]
    modality: Mapping[str, str]
    quantifiers: Mapping[str, str]
    multiples: Mapping[str, str]
    bounds: frozenset[tuple[str, ...]]
    limits: Mapping[str, str]
    times: frozenset[str]
    months: frozenset[str]
    approximate: frozenset[str]
    forms: Mapping[str, frozenset[str]]
    opposites: Mapping[str, frozenset[int]]
    prefixes: tuple[str, ...]
    suffixes: tuple[tuple[str, str], ...]
    mutual: frozenset[str]
    genders: frozenset[int]
    gender_endings: tuple[tuple[str, str], ...]

    def is_same_form(self, one: str, other: str) -> bool:
        """Whether two words are forms of one: "invest" and "investing", "go" and "went"."""
        if stem_word(one) == stem_word(other):
            return True
        nothing: frozenset[str] = frozenset()
        return bool(self.forms.get(one, nothing) & self.forms.get(other, nothing))

    def is_opposite(self, one: str, other: str) -> bool:
        """Whether two words are opposites: "rise" and "fall", "legal" and "illegal"."""
        return _find_opposition(one, other)

    def is_other_gender(self, one: str, other: str) -> bool:
        """Whether two words name people of two genders: "he" and "she", "chairman" and its like."""
        sides = find_sides(one), find_sides(other)
        if all(self.genders & found for found in sides):
            return sides[0] & self.genders != sides[1] & self.genders
        short, long = sorted((one, other), key=len)
        return any(
            short.endswith(man) and long == short.removesuffix(man) + woman
            for man, woman in self.gender_endings
        )

    def is_negated_by_prefix(self, one: str, other: str) -> bool:
        """Whether a negative prefix makes one word of the other: "untie" of "tie"."""
        short, long = sorted((one, other), key=len)
        return long.endswith(short) and long.removesuffix(short) in self.prefixes

    def iter_bases(self, word: str) -> Iterator[str]:
        """Yield what a word may be the negation of: "tie" for "untie", "harmful" for "harmless"."""
        for prefix in self.prefixes:
            if word.startswith(prefix):
                yield word.removeprefix(prefix)
        for ending, lacking in self.suffixes:
            if word.endswith(lacking):
                yield word.removesuffix(lacking) + ending

    def _is_listed_opposite(self, one: str, other: str) -> bool:
        # A row of the list has an even number for its left side, and the next for its right.
        sides, others = find_sides(one), find_sides(other)
        return any(side ^ 1 in others for side in sides)

    def _is_negated(self, base: str, word: str) -> bool:
        is_longer = len(base) >= _SHORTEST_BASE and word.endswith(base)
        if is_longer and word.removesuffix(base) in self.prefixes:
            return True
        return any(
            base.endswith(ending) and word == base.removesuffix(ending) + lacking
            for ending, lacking in self.suffixes
        )


def _iter_positives(word: str) -> Iterator[str]:
    """Yield what a comparative or superlative may be formed of: "biggest" of "big"."""
    for ending in ("est", "er"):
        base = word.removesuffix(ending)
        if base == word or len(base) < 2:  # noqa: PLR2004 - no adjective has one letter
            continue
        yield base
        yield base + "e"
        if base[-1] == "i":
            yield base[:-1] + "y"
        if base[-1] == base[-2]:
            yield base[:-1]


@lru_cache(maxsize=_PAIRS_KEPT)
def find_sides(word: str) -> frozenset[int]:
    """Return the sides of the rows of opposites on which a word, or what it is formed of, is."""
    lexicon = load_lexicon()
    for base in (word, *sorted(lexicon.forms.get(word, ())), *_iter_positives(word)):
        if found := lexicon.opposites.get(stem_word(base)):
            return found
    return frozenset()


@lru_cache(maxsize=_PAIRS_KEPT)
def _find_opposition(one: str, other: str) -> bool:
    lexicon = load_lexicon()
    return (
        lexicon._is_listed_opposite(one, other)  # noqa: SLF001 - the cache of its public method
        or lexicon._is_negated(one, other)  # noqa: SLF001
        or lexicon._is_negated(other, one)  # noqa: SLF001
    )


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicon, read once."""
    table = load_table("en_edits")
    return Lexicon(
        negators=_read_set(table["negators"]),
        governors=_read_set(table["governors"]),
        retractions=_read_set(table["retractions"]),
        denials=_read_set(table["denials"]),
        exceptions=_read_set(table["exceptions"]),
        neg_raisers=_read_set(table["neg_raisers"]),
        clause_openers=_read_set(table["clause_openers"]),
        transparent=_read_set(table["transparent"]) | _read_set(table["fillers"]),
        fillers=_read_set(table["fillers"]),
        filler_phrases=_read_phrases(table["filler_phrases"]),
        function_words=_read_set(table["function_words"]),
        determiners=_read_set(table["determiners"]),
        pronouns=_read_set(table["pronouns"]),
        titles=_read_set(table["entities"]["titles"]),
        calendar=_read_set(table["entities"]["words"]),
        telling_alone=_read_telling_alone(table),
        modality=_invert(table["modality"]),
        quantifiers=_invert(table["quantifiers"]),
        multiples=_invert(table["multiples"]),
        bounds=frozenset(tuple(line.split()) for line in table["bounds"].strip().split("\n")),
        limits=_invert(table["limits"]),
        times=_read_set(table["times"]["words"]),
        months=_read_set(table["times"]["months"]),
        approximate=_read_set(table["times"]["approximate"]),
        forms=_read_forms(table["forms"]),
        opposites=_read_opposites([table["genders"], *table["opposites"]["pairs"]]),
        prefixes=tuple(table["negative_prefixes"].split()),
        suffixes=tuple((ending, lacking) for ending, lacking in table["negative_suffixes"]),
        mutual=_read_set(table["mutual"]),
        genders=frozenset({0, 1}),  # the first row of the opposites
        gender_endings=tuple((man, woman) for man, woman in table["gender_endings"]),
    )


def is_told_apart(prefix: str, rest: str) -> bool:
    """Whether a hyphen between the two makes another word than the one written without it."""
    return (prefix, stem_word(rest)) in _load_told_apart()


@cache
def _load_told_apart() -> frozenset[tuple[str, str]]:
    listed = (word.split("-") for word in load_table("en_hyphens")["distinct"].split())
    return frozenset((prefix, stem_word(rest)) for prefix, rest in listed)


def _read_words(listed: str) -> Iterable[str]:
    """Read a list of words as texts are read, so that both meet."""
    return [word.text for written in listed.split() for word in split_words(written)]


def _read_set(listed: str) -> frozenset[str]:
    return frozenset(_read_words(listed))


def _read_phrases(listed: str) -> dict[str, tuple[str, ...]]:
    """Read phrases, one a line, by their first words: no two of them share one."""
    phrases = (tuple(line.split()) for line in listed.strip().split("\n"))
    return {phrase[0]: phrase for phrase in phrases}


def _read_telling_alone(table: Mapping[str, Any]) -> dict[str, str]:
    names = ("comparison", "quantifier", "modality", "number")
    keys = ("comparison_alone", "quantifiers_alone", "modality_alone", "number_alone")
    return {
        word: name
        for name, key in zip(names, keys, strict=True)
        for word in _read_words(table[key]["words"])
    }


def _invert(rows: Mapping[str, str]) -> dict[str, str]:
    return {word: row for row, listed in rows.items() for word in _read_words(listed)}


def _read_forms(rows: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row, listed in rows.items():
        for word in _read_words(listed):
            found.setdefault(word, set()).add(row)
    return {word: frozenset(rows) for word, rows in found.items()}


def _read_opposites(pairs: Iterable[str]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for row, pair in enumerate(pairs):
        for side, listed in enumerate(pair.split("|")):
            for word in _read_words(listed):
                found.setdefault(stem_word(word), set()).add(2 * row + side)
    return {stem: frozenset(sides) for stem, sides in found.items()}
