"""Personal names as strings: last names, and whether two names can be one person's."""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from quoteverify.data import load_table

__all__ = ["are_compatible_names", "are_two_people", "is_named", "split_name"]

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*\.?")
_FULL_INITIALS = 3  # of one with a middle name, which is mostly left out elsewhere
_INITIAL_CHARS = 2  # "J." and "J" are initials
_KEPT_PAIRS = 65_536  # of speakers: every place of every quote asks about the same few people


@lru_cache(maxsize=_KEPT_PAIRS)
def are_compatible_names(left: str, right: str) -> bool:
    """
    Whether two names can belong to one person, judged by the last name.

    >>> are_compatible_names("Zuckerberg", "Mark Zuckerberg")
    True
    >>> are_compatible_names("Ann Rowe", "Peter Rowe")
    False
    >>> are_compatible_names("von der Leyen", "Ursula von der Leyen")
    True
    """
    left_given, left_last = split_name(left)
    right_given, right_last = split_name(right)
    if left_last != right_last:
        return False
    if _is_family_of(left_given, right) or _is_family_of(right_given, left):
        return True
    return any(_are_one_given_name(a, b) for a in left_given for b in right_given)


def _is_family_of(given: tuple[str, ...], name: str) -> bool:
    """Whether *given* adds nothing to a last name: it is empty, or "Van" beside "Ann van Dam"."""
    if len(given) != 1:
        return not given
    return given[0] in load_table("names")["particles"] and given[0] in name.casefold().split()[1:]


@lru_cache(maxsize=_KEPT_PAIRS)
def are_two_people(left: str, right: str) -> bool:
    """
    Whether two speakers cannot be one: two names, or two bare offices, that do not go together.

    A description may be anybody's: "the mayor" can be Elena Ruiz; and so may a first name.

    >>> are_two_people("Ann Rowe", "Peter Rowe"), are_two_people("the mayor", "Elena Ruiz")
    (True, False)
    >>> are_two_people("the mayor", "the governor"), are_two_people("the mayor", "a witness")
    (True, False)
    """
    if are_compatible_names(left, right) or _is_first_name(left, right):
        return False
    if _are_initials(left, right) or _are_initials(right, left):
        return False
    return all(map(is_named, (left, right))) or all(map(_is_office, (left, right)))


def _is_first_name(left: str, right: str) -> bool:
    """Whether one of two names is the other's first name and no more: "Ida" and "Ida Holt"."""
    names = split_name(left), split_name(right)
    return any(
        not given and any(_are_one_given_name(last, first) for first in others[:1])
        for (given, last), (others, _) in (names, names[::-1])
    )


def _are_initials(short: str, name: str) -> bool:
    """Whether *short* is the initials of a name, with or without those in its middle: "DJT"."""
    letters, (given, last) = short.replace(".", ""), split_name(name)
    if not (letters.isupper() and letters.isalpha() and given):
        return False
    initials = "".join(word[0] for word in (*given, last)).upper()
    return (len(letters) > 1 and letters in {initials, initials[0] + initials[-1]}) or (
        len(letters) == _FULL_INITIALS and letters[0] + letters[-1] == initials
    )


def is_named(speaker: str) -> bool:
    """
    Whether a speaker is named: begins with no article or pronoun, and has a last name.

    Nor do the labels name anybody that transcripts give to whom they do not know.

    >>> is_named("Ann Rowe"), is_named("the chair"), is_named("Speaker 2"), is_named("Q")
    (True, False, False, False)
    """
    words = speaker.replace("’", "'").split()
    if not words or words[0].casefold().split("'")[0] in load_table("names")["determiners"]:
        return False
    return not (words[-1].islower() or _is_office(speaker) or _is_anybody(speaker))


def _is_anybody(label: str) -> bool:
    """Whether a label of a transcript may be anybody's: "Q", "Speaker 2", "INTERPRETER"."""
    words = [word.casefold().rstrip(".") for word in _WORD.findall(label)]
    return len("".join(words)) == 1 or all(w in load_table("names")["anybody"] for w in words)


def _is_office(speaker: str) -> bool:
    """Whether a speaker is an office and no more: "the mayor", "Senator"."""
    words = [word.rstrip(".").casefold() for word in _WORD.findall(speaker)]
    return bool(words) and all(word in load_table("names")["titles"] for word in words)


def split_name(name: str) -> tuple[tuple[str, ...], str]:
    """
    Return the given names and the last name, folded, without titles, suffixes and particles.

    A particle that begins a name with a capital may be a given name, as in "Al Gore".

    >>> split_name("Sen. Robert J. Dole Jr."), split_name("Mohammed bin Salman")
    ((('robert', 'j'), 'dole'), (('mohammed',), 'salman'))
    """
    table = load_table("names")
    plain = _drop_possessive(name.replace("’", "'"))
    written = [word.rstrip(".") for word in _WORD.findall(plain)]
    while len(written) > 1 and written[-1].casefold() in table["suffixes"]:
        written.pop()
    *given, last = _drop_titles(written) or [""]
    return _drop_particles(given), _drop_joined_particle(last.casefold())


def _drop_titles(words: list[str]) -> list[str]:
    """Leave out the titles, but for one that ends a name ("Ann King"), or if there is no more."""
    table = load_table("names")
    kept = [word for word in words if word.casefold() not in table["titles"]]
    is_article = words[:1] in (["the"], ["The"])
    if words and words[-1].casefold() in table["title_surnames"] and not is_article:
        return [*kept, words[-1]]
    return kept or words


def _drop_particles(given: list[str]) -> tuple[str, ...]:
    """Fold the words before a last name; a first one is a particle if it is small or leads two."""
    particles = load_table("names")["particles"]
    folded = [word.casefold() for word in given]
    is_small = given[:1] == folded[:1] or (folded[1:2] and folded[1] in particles)
    first = [word for word in folded[:1] if not (is_small and word in particles)]
    return (*first, *(word for word in folded[1:] if word not in particles))


def _drop_joined_particle(last: str) -> str:
    """Return "assad" for "al-assad"."""
    for particle in load_table("names")["joined_particles"]:
        if last.startswith(particle):
            return last.removeprefix(particle)
    return last


def _drop_possessive(name: str) -> str:
    return name.strip().removesuffix("'s")


def _are_one_given_name(left: str, right: str) -> bool:
    if min(len(left), len(right)) < _INITIAL_CHARS:
        return left[:1] == right[:1]
    return left == right or bool(_nickname_sets(left) & _nickname_sets(right))


@cache
def _nickname_sets(given: str) -> frozenset[int]:
    nicknames = load_table("names")["nicknames"]
    return frozenset(i for i, names in enumerate(nicknames) if given in names)
