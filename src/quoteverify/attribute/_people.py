"""Whom a document names: every name found once, and each short form led back to the full one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from quoteverify.attribute._lexicon import Gender, Lexicon
from quoteverify.records import Quote

__all__ = ["Name", "People", "Sighting", "find_people", "parse_name"]

PRONOUN_CHARS: Final = 150
"""How far behind a name its first pronoun may tell its gender: about one line and a half."""

FULL_NAME_WORDS: Final = 2
"""A given name and a family name; more words before them are offices or middle names."""

FAMILY_SHARE: Final = 50
"""A family name alone is somebody's whose full name stands at least once in so many times."""

GIVEN_SHARE: Final = 5
"""The same for a word that is a given name as well, such as "John" after "Brenda"."""

_CAPITAL: Final = r"[A-ZÀ-ÖØ-ÞĀ-Ž]\w*(?:['’&-]\w+)*"
_POSSESSIVE: Final = re.compile(r"(?:['’]s|['’])$")
_CONTRACTION: Final = re.compile("['’]")
_SPLIT: Final = re.compile(r"[ \n\xa0]+")


class Name(NamedTuple):
    """A name as written: its gendered or other title, and its words."""

    title: str
    words: tuple[str, ...]


class Sighting(NamedTuple):
    """A place where the document names somebody."""

    start: int
    end: int
    person: str


def find_people(text: str, lexicon: Lexicon) -> People:
    """Read the names of *text*, in one pass."""
    people = People(lexicon)
    for found in _compile_run(lexicon).finditer(text):
        word = found.group()
        if word in lexicon.pronoun_genders:
            people.add_pronoun(found.start(), lexicon.pronoun_genders[word])
        else:
            people.add_run(
                word,
                found.start(),
                found.end(),
                is_initial=_is_initial(text, found.start()),
                is_place=_is_place(text, found.start(), lexicon),
            )
    people.settle()
    return people


@lru_cache(maxsize=16)
def _compile_run(lexicon: Lexicon) -> re.Pattern[str]:
    """
    Compile the pattern of a pronoun with a gender, or a run of capitalised words.

    "Mr. J. de la Cole", "Cole-Smith's", "O'Neill"; a title's stop and an initial's belong to it.
    """
    word = rf"(?:(?:{lexicon.abbreviations}|[A-Z])\.|{_CAPITAL})"
    small = "|".join(sorted(lexicon.particles, key=lambda w: (-len(w), w))) or "(?!)"
    pronouns = "|".join(sorted(lexicon.pronoun_genders, key=lambda w: (-len(w), w))) or "(?!)"
    return re.compile(
        rf"\b(?:(?:{pronouns})\b|{word}(?:[ \xa0]?[ \n\xa0](?:(?:{small})[ \n]){{0,2}}{word})*)"
    )


def _is_initial(text: str, start: int) -> bool:
    """Whether a word at *start* begins a sentence, so that its capital tells nothing."""
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or before[-1] in '.!?:…\n"“”‘«»—_*'


def _is_place(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether a word like "in" stands before *start*."""
    return text[max(0, start - 6) : start].rstrip().rpartition(" ")[2] in lexicon.places


def parse_name(run: str, lexicon: Lexicon, *, is_initial: bool) -> tuple[Name, ...]:
    """
    Read a run of capitalised words as names, with titles and adjectives taken off.

    A possessive ends a name: "Ann Cole's White Paper" names Ann Cole and the White Paper.
    """
    names: list[Name | None] = []
    words: list[str] = []
    for raw in _SPLIT.split(run):
        word = _POSSESSIVE.sub("", raw)
        words.append(word)
        if word != raw:
            names.append(_read_words(words, lexicon, is_initial=is_initial and not names))
            words = []
    names.append(_read_words(words, lexicon, is_initial=is_initial and not names))
    return tuple(name for name in names if name)


def _read_words(words: list[str], lexicon: Lexicon, *, is_initial: bool) -> Name | None:
    """Read the name that *words* end in: what follows the last title, role or adjective."""
    start = 0
    for number, word in enumerate(words):
        low = word.lower().rstrip(".")
        if not _is_name_word(
            low, lexicon, is_first=number == start, is_initial=is_initial and number == 0
        ):
            start = number + 1
    kept = words[start:]
    while kept and kept[-1].lower().rstrip(".") in lexicon.suffixes:
        kept.pop()
    if not kept or (len(kept) == 1 and kept[0].lower() in lexicon.not_names):
        return None
    title = words[start - 1].lower().rstrip(".") if start else ""
    return Name(title if lexicon.genders.get(title) in ("m", "f") else "", tuple(kept))


def _is_name_word(low: str, lexicon: Lexicon, *, is_first: bool, is_initial: bool) -> bool:
    if low in lexicon.particles and not is_first:
        return True
    if not low.isalnum() and _CONTRACTION.split(low)[0] in lexicon.initial:
        return False
    if is_initial and low.endswith(lexicon.adverb_endings):
        return False
    if is_initial and low not in lexicon.given_names and low in lexicon.initial:
        return False
    return low not in lexicon.capital


class People:
    """The persons and bodies of one document, by any form of their names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._parsed: dict[tuple[str, bool], tuple[Name, ...]] = {}
        self._runs: list[tuple[int, int, tuple[Name, ...]]] = []
        self._counts: Counter[Name] = Counter()
        self._placed: Counter[Name] = Counter()
        self._inside: set[Name] = set()
        self._certain: set[str] = set()
        self._pronouns: list[tuple[int, Gender]] = []
        self._shorter: dict[Name, Name] = {}
        self._resolved: dict[Name, str] = {}
        self._genders: dict[str, Gender] = {}
        self._by_last: dict[str, list[Name]] = defaultdict(list)
        self._by_first: dict[str, list[Name]] = defaultdict(list)
        self._outside: list[Sighting] = []
        self._outside_starts: list[int] = []
        self.sightings: tuple[Sighting, ...] = ()
        self.words: frozenset[str] = frozenset()

    def add_run(self, run: str, start: int, end: int, *, is_initial: bool, is_place: bool) -> None:
        """Take note of a run of capitalised words."""
        names = self._parsed.get((run, is_initial))
        if names is None:
            names = self._parsed[run, is_initial] = parse_name(
                run, self._lexicon, is_initial=is_initial
            )
        if names:
            self._runs.append((start, end, names))
            for name in names:
                self._counts[name] += 1
                self._placed[name] += is_place
                if not is_initial:
                    self._inside.add(name)

    def add_pronoun(self, start: int, gender: Gender) -> None:
        """Take note of a pronoun that tells a gender."""
        self._pronouns.append((start, gender))

    def settle(self) -> None:
        """Read the notes: who is who, and who is he or she."""
        self._drop_openers()
        for name in self._counts:
            if name in self._inside or len(name.words) > 1 or name.title:
                self._certain.update(name.words)
        self.words = frozenset(self._certain)
        for name in sorted(self._counts, key=lambda name: (-self._counts[name], name)):
            if len(name.words) > 1:
                self._by_last[name.words[-1]].append(name)
                self._by_first[name.words[0]].append(name)
            elif name.title:
                self._by_last[name.words[0]].append(name)
        self.sightings = tuple(
            Sighting(start, end, self.resolve(name))
            for start, end, names in self._runs
            for name in names[-1:]
            if name.title
            or len(name.words) > 1
            or name.words[0] in self._certain
            or name.words[0].lower() in self._lexicon.given_names
        )
        self._learn_genders()

    def _drop_openers(self) -> None:
        """Read "Poor Ann" as Ann, if "Poor" only ever stands at the beginning of a sentence."""
        for name in [name for name in self._counts if len(name.words) > 1]:
            rest = Name(name.title, name.words[1:])
            is_given = name.words[0].lower() in self._lexicon.given_names
            if (
                name not in self._inside
                and rest in self._counts
                and not is_given
                and not name.title
            ):
                self._shorter[name] = rest
                self._counts[rest] += self._counts.pop(name)

    def resolve(self, name: Name) -> str:
        """Return the one name under which the document's person is known."""
        known = self._resolved.get(name)
        if known is None:
            known = self._resolved[name] = self._resolve(self._shorter.get(name, name))
        return known

    def _resolve(self, name: Name) -> str:
        words = name.words
        gender = self._lexicon.genders.get(name.title, "")
        if len(words) > 1:
            return self._choose_full(words)
        fulls = self._find_families(words[0], gender)
        if fulls:
            return self._choose_full(fulls[0].words)
        if gender:
            return f"{self._write_title(name.title)} {words[0]}"
        firsts = {self._choose_full(full.words) for full in self._by_first.get(words[0], ())}
        if len(firsts) == 1:
            return firsts.pop()
        titled = [other for other in self._by_last.get(words[0], ()) if other.title]
        if titled:
            return f"{self._write_title(titled[0].title)} {words[0]}"
        return words[0]

    def _find_families(self, word: str, gender: Gender) -> list[Name]:
        """Find the full names that a family name can stand for, the most frequent first."""
        is_given = word.lower() in self._lexicon.given_names
        share = GIVEN_SHARE if is_given else FAMILY_SHARE
        least = self._counts[Name("", (word,))] / share
        return [
            full
            for full in self._by_last.get(word, ())
            if len(full.words) > 1 and self._can_be(gender, full) and self._counts[full] >= least
        ]

    def _write_title(self, title: str) -> str:
        return title.capitalize() + ("." if title in ("mr", "mrs", "ms") else "")

    def _choose_full(self, words: tuple[str, ...]) -> str:
        """Choose the form of a full name: the usual one, or the given name where that is used."""
        forms = [
            n
            for n in self._by_last.get(words[-1], ())
            if len(n.words) > 1 and n.words[0] == words[0]
        ]
        if len(words) > FULL_NAME_WORDS and Name("", words[-FULL_NAME_WORDS:]) in self._counts:
            return self._choose_full(words[-FULL_NAME_WORDS:])
        if not forms:
            return " ".join(words)
        given = self._counts[Name("", words[:1])]
        family = (
            sum(self._counts[n] for n in self._by_last[words[-1]])
            + self._counts[Name("", words[-1:])]
        )
        if given > family:
            return words[0]
        return " ".join(forms[0].words)

    def _can_be(self, gender: Gender, full: Name) -> bool:
        if not gender:
            return True
        other = self._lexicon.genders.get(full.title) or self._lexicon.genders.get(
            full.words[0].lower(), ""
        )
        return other in ("", gender)

    def leave_out(self, quotes: Sequence[Quote]) -> None:
        """Keep apart the places that stand outside *quotes*."""
        ends = [quote.end for quote in quotes]
        outside = []
        for sighting in self.sightings:
            number = bisect_right(ends, sighting.start)
            if number == len(quotes) or sighting.start < quotes[number].start:
                outside.append(sighting)
        self._outside = outside
        self._outside_starts = [sighting.start for sighting in outside]

    def iter_named(self, start: int, end: int) -> Iterator[str]:
        """Yield who is named outside the quotes left out, from *start* to *end*."""
        first = bisect_left(self._outside_starts, start)
        last = bisect_left(self._outside_starts, end)
        for sighting in self._outside[first:last]:
            yield sighting.person

    def gender_of(self, person: str) -> Gender:
        """Return ``m``, ``f``, ``n`` or ``""``."""
        return self._genders.get(person, "")

    def _learn_genders(self) -> None:
        votes: dict[str, Counter[Gender]] = defaultdict(Counter)
        pronouns = iter(self._pronouns)
        at, gender = next(pronouns, (None, ""))
        for number, sighting in enumerate(self.sightings):
            limit = sighting.end + PRONOUN_CHARS
            if number + 1 < len(self.sightings):
                limit = min(limit, self.sightings[number + 1].start)
            while at is not None and at < sighting.end:
                at, gender = next(pronouns, (None, ""))
            if at is not None and at < limit:
                votes[sighting.person][gender] += 1
        for person in {self.resolve(name) for name in self._counts}:
            self._genders[person] = self._tell_gender(person, votes[person])

    def _is_placed(self, person: str) -> bool:
        name = Name("", tuple(person.split()))
        return self._placed[name] * 2 >= self._counts[name] > 0

    def _tell_gender(self, person: str, votes: Counter[Gender]) -> Gender:
        words = person.lower().replace(".", "").split()
        told = self._lexicon.genders.get(words[0], "")
        if told in ("m", "f"):
            return told
        if self._is_placed(person):
            return "n"
        gender, most = votes.most_common(1)[0] if votes else ("", 0)
        named = self._counts[Name("", tuple(person.split()))]
        return gender if most * 2 > votes.total() and most * 20 >= named else ""
