"""The words of one language by which speakers are found, as a table of one-letter tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from attrs import frozen

from quoteverify.data import has_table, load_table

__all__ = ["FALLBACK_LANGUAGE", "FIRST_PERSON", "NO_PLATFORM", "Gender", "Lexicon", "load_lexicon"]

FALLBACK_LANGUAGE: Final = "en"

FIRST_PERSON: Final = "i"

NO_PLATFORM: Final = "".join(rf"(?<!\b{on} X\.)" for on in ("on", "On", "auf", "en", "sur", "via"))
"""Behind a full stop: it belongs to no initial in "she wrote on X. Cole replied"."""

Gender = str
"""``m``, ``f``, ``p`` (several), ``n`` (no person), ``i`` (the narrator) or ``""`` (unknown)."""

# What each list of a table means to the rules.  Where a word stands in two lists, the later one
# of this order decides.
_TAGS: Final = (
    ("grammar.adverbs", "L"),
    ("grammar.phrases", "L"),
    ("people.roles_neutral", "K"),
    ("people.roles_plural", "K"),
    ("people.roles", "K"),
    ("people.roles_masculine", "K"),
    ("people.roles_feminine", "K"),
    ("verbs.nouns", "q"),
    ("verbs.action", "v"),
    ("verbs.noun_like", "M"),
    ("verbs.gerund", "G"),
    ("verbs.finite", "V"),
    ("verbs.phrases", "V"),
    ("verbs.compounds", "V"),
    ("verbs.auxiliary", "A"),
    ("verbs.passive", "B"),
    ("people.adjectives", "J"),
    ("people.times", "J"),
    ("grammar.prepositions", "O"),
    ("grammar.verb_particles", "o"),
    ("grammar.subordinators", "U"),
    ("grammar.conjunctions", "C"),
    ("grammar.determiners", "D"),
    ("pronouns.other", "P"),
    ("pronouns.masculine", "P"),
    ("pronouns.feminine", "P"),
    ("pronouns.plural", "P"),
    ("pronouns.first", "P"),
    ("pronouns.relative", "R"),
    ("particles.by", "Y"),
    ("particles.that", "t"),
    ("particles.infinitive", "I"),
    ("particles.after_only", "z"),
    ("particles.according", "Z"),
    ("particles.phrases", "Z"),
)
_LINES: Final = frozenset(("phrases", "compounds"))
"""The lists whose lines are of several words."""

_KEPT_WHEN_CAPITAL: Final = frozenset("OUCDPRYtIZJ")
_GENDERS: Final = (
    ("people.roles_neutral", "n"),
    ("people.roles_plural", "p"),
    ("people.roles_masculine", "m"),
    ("people.roles_feminine", "f"),
    ("people.titles_masculine", "m"),
    ("people.titles_feminine", "f"),
    ("people.given_masculine", "m"),
    ("people.given_feminine", "f"),
    ("pronouns.other", ""),
    ("pronouns.plural", "p"),
    ("pronouns.first", FIRST_PERSON),
    ("pronouns.masculine", "m"),
    ("pronouns.feminine", "f"),
)


@frozen(kw_only=True, eq=False)
class Lexicon:
    """
    One language's words, ready for look-up.

    Args:
        lower: the tag of a word written small.
        initial: the tag of a capitalised word that begins a sentence.
        capital: the tag of a capitalised word inside a sentence; a name if it is not there.
        genders: the gender of pronouns, titles, roles and given names.
        pronoun_genders: the gender of pronouns in all their forms.
        definite: the articles of what has been named before.
        short_titles: the offices that a short title stands for.
        titles, particles, joined_particles, suffixes, given_names: the parts of names.
        title_surnames: titles and trades that are family names, too.
        title_addresses: those of them that behind another title are none.
        office_heads, office_fields: "secretary" and "state" in "Secretary of State Ann Cole".
        not_names: capitalised words that name nobody.
        no_names: all words, capitalised, that alone are no name.
        no_initial_names: the same at the beginning of a sentence.
        stopped_titles: the titles that are written with a stop.
        has_inner_clauses: whether the reporting clause stands inside the marks: « Oui, dit-il. »
        quoting: the participles whose passive still reports its subject's words.
        impersonal: the pronouns that stand for nobody where one says: "hieß es".
        origins: the prepositions that then tell who says it: "hieß es bei der Polizei".
        reading: the verbs of somebody who takes in the words of a text.
        quoted_as: what stands between one who is quoted and "saying".
        addressing: those whose passive has the listener as its subject.
        abbreviation_stop: a look behind a full stop for the abbreviations that keep theirs.
        places: prepositions before a place rather than a person.
        token: the pattern of one word or punctuation mark, as its one group.
        endings: how an unknown word's ending tells its tag, longest first.
        action_endings: those of a verb.
        adverb_endings: those of an adverb.
    """

    lower: Mapping[str, str]
    initial: Mapping[str, str]
    capital: Mapping[str, str]
    genders: Mapping[str, Gender]
    pronoun_genders: Mapping[str, Gender]
    titles: frozenset[str]
    particles: frozenset[str]
    joined_particles: frozenset[str]
    places: frozenset[str]
    definite: frozenset[str]
    short_titles: Mapping[str, frozenset[str]]
    suffixes: frozenset[str]
    title_surnames: frozenset[str]
    title_addresses: frozenset[str]
    office_heads: frozenset[str]
    office_fields: frozenset[str]
    given_names: frozenset[str]
    not_names: frozenset[str]
    no_names: frozenset[str]
    no_initial_names: frozenset[str]
    stopped_titles: frozenset[str]
    has_inner_clauses: bool
    quoting: frozenset[str]
    impersonal: frozenset[str]
    origins: frozenset[str]
    reading: frozenset[str]
    quoted_as: frozenset[str]
    addressing: frozenset[str]
    abbreviation_stop: str
    token: re.Pattern[str]
    endings: tuple[tuple[str, str], ...]
    action_endings: tuple[str, ...]
    adverb_endings: tuple[str, ...]


@cache
def load_lexicon(language: str) -> Lexicon:
    """Return the lexicon of *language*, or of English where there is no table for it."""
    name = language.lower().replace("_", "-").split("-")[0]
    known = name.isalpha() and has_table(name)
    return _build_lexicon(load_table(name if known else FALLBACK_LANGUAGE))


def _build_lexicon(table: Mapping[str, Any]) -> Lexicon:
    words = {
        f"{part}.{name}": _split_lines(text) if name in _LINES else _split(text)
        for part, lists in table.items()
        for name, text in lists.items()
    }
    titles = frozenset(w for key in words if key.startswith("people.titles") for w in words[key])
    lower = {word: tag for key, tag in _TAGS for word in words.get(key, ())}
    titled = dict.fromkeys(titles, "T")
    kept = {w: t for w, t in lower.items() if t in _KEPT_WHEN_CAPITAL and w not in titles}
    initial = lower | titled | kept | dict.fromkeys(words.get("particles.opening", ()), "z")
    capital = {w: t for w, t in lower.items() if t == "K"} | titled | kept
    not_names = frozenset(words.get("people.not_names", ()))
    given_names = frozenset(
        w for key in ("given_masculine", "given_feminine") for w in words.get(f"people.{key}", ())
    )
    return Lexicon(
        lower=lower,
        initial=initial,
        capital=capital,
        genders={w: g for key, g in _GENDERS for w in words.get(key, ())},
        pronoun_genders=_tell_pronouns(words),
        titles=titles,
        particles=frozenset(words.get("people.name_particles", ())),
        joined_particles=frozenset(words.get("people.joined_particles", ())),
        places=frozenset(words.get("grammar.places", ())),
        definite=frozenset(words.get("grammar.definite", ())),
        short_titles=_read_short_titles(words.get("people.short_titles", ())),
        suffixes=frozenset(words.get("people.name_suffixes", ())),
        title_surnames=frozenset(words.get("people.title_surnames", ())),
        title_addresses=frozenset(words.get("people.title_addresses", ())),
        office_heads=frozenset(words.get("people.office_heads", ())),
        office_fields=frozenset(words.get("people.office_fields", ())),
        given_names=given_names,
        not_names=not_names,
        no_names=_capitalise(capital.keys() | not_names),
        no_initial_names=_capitalise(initial.keys() - given_names),
        stopped_titles=frozenset(words.get("people.titles_with_stop", ())),
        has_inner_clauses=bool(words.get("grammar.clitics", ())),
        quoting=frozenset(words.get("verbs.quoting", ())),
        impersonal=frozenset(words.get("pronouns.impersonal", ())),
        origins=frozenset(words.get("particles.origins", ())),
        reading=frozenset(words.get("verbs.reading", ())),
        quoted_as=frozenset(words.get("verbs.quoted_as", ())),
        addressing=frozenset(words.get("verbs.addressing", ())),
        abbreviation_stop=_compile_stop(words.get("people.abbreviations", ())),
        token=_compile_token(words),
        endings=_read_endings(words),
        action_endings=words.get("endings.action", ()),
        adverb_endings=words.get("endings.adverb", ()),
    )


def _capitalise(words: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in (word.capitalize(), word.upper()))


def _split_lines(text: str) -> tuple[str, ...]:
    return tuple(text.strip().split("\n"))


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _tell_pronouns(words: Mapping[str, Iterable[str]]) -> dict[str, Gender]:
    forms = (
        ("pronouns.masculine_forms", "m"),
        ("pronouns.feminine_forms", "f"),
        ("pronouns.neutral_forms", "n"),
    )
    return {word: gender for key, gender in forms for word in words.get(key, ())}


def _read_short_titles(pairs: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in pairs:
        short, _, office = pair.partition("=")
        found.setdefault(short, set()).add(office)
    return {short: frozenset(offices) for short, offices in found.items()}


def _read_endings(words: Mapping[str, Iterable[str]]) -> tuple[tuple[str, str], ...]:
    tags = (("endings.adverb", "L"), ("endings.gerund", "g"), ("endings.action", "v"))
    pairs = [(ending, tag) for key, tag in tags for ending in words.get(key, ())]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def _compile_token(words: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """
    Compile the pattern of one word or mark.

    ``l'entreprise`` is two words where the language elides, ``dit-il`` where it hangs pronouns
    on verbs, ``Mr.`` and ``J.`` keep their full stop, ``O'Neill's`` is one word.  What most
    tokens are is tried first: a word with nothing joined to it, or a mark.
    """
    joined = [
        *_write_abbreviations(words),
        rf"(?:[^\W\d_]\.)+{NO_PLATFORM}(?=[\s,]?\s*[^\W\d_])",
    ]
    if elisions := _join(words.get("grammar.elisions", ())):
        joined.append(rf"(?i:{elisions})['’]")
    clitics = _join(words.get("grammar.clitics", ()))
    hung = rf"(?!-(?:t-)?(?:{clitics})\b)" if clitics else ""
    joined.append(rf"[^\W_]+(?:{hung}['’.&-][^\W_]+)*")
    return re.compile(
        " *+("  # a space that begins the match is no place to look for the next one
        + _write_phrases(words)
        + r"[^\W_]++(?!['’.&-])|[,:;?!()—–]|\.+"
        rf"|(?=[^\W_])(?:{'|'.join(joined)})|"
        + (rf"-(?:t-)?(?=(?:{clitics})\b)|" if clitics else "")
        + "-+)"
    )


def _write_phrases(words: Mapping[str, Iterable[str]]) -> str:
    """
    Write the pattern of what is one word to the rules: ``d'après``, ``put it this way:``.

    By its first letter what begins otherwise is soon told from it.
    """
    pieces = [(phrase, "(?=[.,:])") for phrase in words.get("verbs.phrases", ())]
    for key in ("verbs.compounds", "grammar.phrases", "particles.phrases"):
        pieces += [(phrase, r"\b") for phrase in words.get(key, ())]
    if not pieces:
        return ""
    initials = "".join(sorted({form for phrase, _ in pieces for form in _vary(phrase[0])}))
    pieces.sort(key=lambda piece: (-len(piece[0]), piece))
    return rf"(?=[{initials}])(?i:{'|'.join(re.escape(text) + end for text, end in pieces)})|"


def _vary(letter: str) -> tuple[str, str]:
    return letter.lower(), letter.upper()


def _write_abbreviations(words: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Write the pattern of ``Mr.`` and ``ex-Gov.``, if the language has any such."""
    abbreviations = words.get("people.abbreviations", ())
    if abbreviations:
        longest = max(map(len, abbreviations))
        is_short = rf"(?=(?>\w{{1,{longest}}})\.)"
        yield rf"(?:(?>[^\W_]+)-)?+{is_short}(?:{_join(abbreviations)})\."


def _compile_stop(abbreviations: Iterable[str]) -> str:
    """Write a look-behind for each length: Python's have a fixed width."""
    by_length: dict[int, list[str]] = {}
    for word in sorted(abbreviations):
        by_length.setdefault(len(word), []).append(re.escape(word))
    return "|".join(rf"(?<=\b(?:{'|'.join(w)})\.)" for _, w in sorted(by_length.items())) or "(?!)"


def _join(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
