"""The words of one language by which somebody's words are told from titles and terms."""

from __future__ import annotations

from functools import cache

from attrs import frozen

from quoteverify.data import has_table, load_table

__all__ = ["Lexicon", "load_lexicon"]


@frozen(kw_only=True)
class Lexicon:
    """The words of one language by which evidence is read; what each list holds is said there."""

    reporting: frozenset[str]
    saying: frozenset[str]
    action: frozenset[str]
    naming: frozenset[str]
    terms: frozenset[str]
    carriers: frozenset[str]
    intensifiers: frozenset[str]
    works: frozenset[str]
    airing: frozenset[str]
    programs: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    complementizers: frozenset[str]
    be: frozenset[str]
    pronouns: frozenset[str]
    first_person: frozenset[str]
    clausal: frozenset[str]
    adverb_ending: str
    saying_tokens: frozenset[str]
    reporting_tokens: frozenset[str]


@cache
def load_lexicon(language: str) -> Lexicon:
    """Return the words of *language*, or of English where a list of its own is missing."""
    tables = load_table("presented")["words"]
    lists: dict[str, str] = {**tables["en"], **tables.get(language, {})}
    adverb_ending = lists.pop("adverb_ending")
    programs = frozenset(lists.pop("programs").split("; "))
    words = {name: frozenset(value.split()) for name, value in lists.items()}
    verbs = _load_verbs(language)
    reporting = verbs["finite"] | verbs["noun_like"] | verbs["gerund"] | words["saying"]
    return Lexicon(
        reporting=reporting - words["naming"],
        action=verbs["action"],
        programs=programs,
        adverb_ending=adverb_ending,
        saying_tokens=_add_stops(words["saying"]),
        reporting_tokens=_add_stops(reporting - words["naming"]),
        **words,
    )


def _add_stops(words: frozenset[str]) -> frozenset[str]:
    """Return *words* as they stand between spaces, with what punctuation may follow them."""
    return frozenset(word + stop for word in words for stop in ("", ",", ".", ":", ";"))


def _load_verbs(language: str) -> dict[str, frozenset[str]]:
    table = load_table(language)["verbs"] if has_table(language) else {}
    names = ("finite", "noun_like", "gerund", "action")
    return {name: frozenset(table.get(name, "").split()) for name in names}
