"""Whom a document names: every name found once, and each short form led back to the full one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import compress
from operator import attrgetter
from typing import Final

from quoteverify.attribute._genders import count_places, count_pronouns
from quoteverify.attribute._lazy import lazy
from quoteverify.attribute._lexicon import Gender, Lexicon
from quoteverify.attribute._names import OPENS, Name, RunKey, Runs, find_runs, load_run_names
from quoteverify.attribute._sightings import Sighting, Sightings
from quoteverify.records import Quote

__all__ = ["People", "find_people"]

PRONOUN_SHARE: Final = 20
"""A gender is learnt only if at least one in so many mentions of the name is followed by it."""

FULL_NAME_WORDS: Final = 2
"""A given name and a family name; more words before them are offices or middle names."""

FAMILY_SHARE: Final = 50
"""A family name alone is somebody's whose full name stands at least once in so many times."""

GIVEN_SHARE: Final = 5
"""The same for a word that is a given name as well, such as "John" after "Brenda"."""

_get_words: Final = attrgetter("words")

_REPORTING: Final = re.compile(r" (\w+)")
"""The word behind a name, on the same line."""


def find_people(text: str, quotes: Sequence[Quote], lexicon: Lexicon) -> People:
    """Read the names of *text*, in one pass; what stands in *quotes* is told apart."""
    return People(text, find_runs(text, lexicon), quotes, lexicon)


class People:
    """
    The persons and bodies of one document, by any form of their names.

    Args:
        text: the document's text.
        runs: its runs of capitalised words.
        quotes: its quotes at the first level, in order.
        lexicon: the words of its language.
    """

    def __init__(self, text: str, runs: Runs, quotes: Sequence[Quote], lexicon: Lexicon) -> None:
        self._text = text
        self._runs = runs
        self._quotes = quotes
        self._lexicon = lexicon
        self._counts: dict[Name, int] = {}
        self._names: dict[RunKey, tuple[Name, ...]] = {}
        self._inside: set[Name] = set()
        self._shorter: dict[Name, Name] = {}
        self._resolved: dict[Name, str] = {}
        self._genders: dict[str, Gender] = {}
        self._votes: dict[str, Counter[Gender]] = {}
        self._by_last: dict[str, list[Name]] = defaultdict(list)
        self._by_first: dict[str, list[Name]] = defaultdict(list)
        self._by_ends: dict[tuple[str, str], list[Name]] = defaultdict(list)
        self._families: dict[str, int] = {}
        self._count()
        self._drop_openers()
        self._fuller = [name for name in self._counts if name.title or len(name.words) > 1]
        self.words = self._find_certain_words()
        self._index()

    def _count(self) -> None:
        """Count the names, each different run read once."""
        counts, found = self._counts, Counter(self._runs.keys)
        names_of = list(map(load_run_names(self._lexicon).__getitem__, found))
        self._names = dict(compress(zip(found, names_of, strict=True), names_of))
        for key, names in self._names.items():
            count = found[key]
            for name in names:
                counts[name] = counts.get(name, 0) + count
            if key[0] != OPENS:
                self._inside.update(names)

    def _drop_openers(self) -> None:
        """Read "Poor Ann" as Ann, if "Poor" only ever stands at the beginning of a sentence."""
        given_names = self._lexicon.given_names
        several = [name for name in self._counts if len(name.words) > 1 and not name.title]
        for name in several:
            if name in self._inside or name.words[0].lower() in given_names:
                continue
            rest = Name("", name.words[1:])
            if rest in self._counts:
                self._shorter[name] = rest
                self._counts[rest] += self._counts.pop(name)

    def _find_certain_words(self) -> frozenset[str]:
        """Find the words that are names wherever they stand capitalised."""
        certain = set[str]().union(*map(_get_words, self._fuller), *map(_get_words, self._inside))
        return frozenset(certain.union(self._find_reporting_openers(certain)))

    def _find_reporting_openers(self, known: AbstractSet[str]) -> Iterator[str]:
        """
        Find lone words that open a sentence with a reporting verb behind: "Lund said".

        A word of the language ("Critics said") names nobody; of those *known* nothing is asked.
        """
        lower = self._lexicon.lower
        lone = {name.words[0] for name in self._counts if len(name.words) == 1}
        openers = {
            OPENS + word: word
            for word in lone.difference(known)
            if word[-1] != "s" and word.lower() not in lower
        }
        if not openers:
            return
        runs = self._runs
        is_opener = map(openers.__contains__, runs.keys)
        for key, gap in compress(zip(runs.keys, runs.following, strict=True), is_opener):
            following = _REPORTING.match(gap)
            if following and lower.get(following[1]) == "V":
                yield openers[key]

    def _index(self) -> None:
        counts = self._counts
        # Of two as frequent the one named first is likelier meant: no one's husband.
        for name in sorted(self._fuller, key=lambda name: (-counts[name], len(name.words))):
            words = name.words
            self._by_last[words[-1]].append(name)
            if len(words) > 1:
                self._by_first[words[0]].append(name)
                self._by_ends[words[0], words[-1]].append(name)

    def _is_certain(self, name: Name) -> bool:
        """Whether *name* is one, and no word that is capitalised only as the first."""
        title, words = name
        if title or len(words) > 1 or words[0] in self.words:
            return True
        return words[0].lower() in self._lexicon.given_names

    def resolve(self, name: Name) -> str:
        """Return the one name under which the document's person is known."""
        known = self._resolved.get(name)
        if known is None:
            known = self._resolved[name] = self._resolve(self._shorter.get(name, name))
        return known

    def _resolve(self, name: Name) -> str:
        words = name.words
        if len(words) > 1:
            is_family = words[0].lower() in self._lexicon.particles
            return self._complete_family(words) if is_family else self._choose_full(words)
        gender = self._lexicon.genders.get(name.title, "")
        families = self._find_families(words[0], gender)
        chosen = self._choose_full(families[0].words) if families else ""
        if " " in chosen or (chosen and not gender):
            return chosen
        if gender:  # somebody known by his given name is another than "Mr. Cole"
            return f"{_write_title(name.title, self._lexicon)} {words[0]}"
        firsts = {self._choose_full(full.words) for full in self._by_first.get(words[0], ())}
        if words[0] in firsts:
            return words[0]
        if len(firsts) == 1:
            return firsts.pop()
        titled = [other for other in self._by_last.get(words[0], ()) if other.title]
        return f"{_write_title(titled[0].title, self._lexicon)} {words[0]}" if titled else words[0]

    def _find_families(self, word: str, gender: Gender) -> list[Name]:
        """Find the full names that a family name can stand for, the most frequent first."""
        is_given = word.lower() in self._lexicon.given_names
        share = GIVEN_SHARE if is_given else FAMILY_SHARE
        least = self._counts.get(Name("", (word,)), 0) / share
        return [
            full
            for full in self._by_last.get(word, ())
            if len(full.words) > 1 and self._can_be(gender, full) and self._counts[full] >= least
        ]

    def _complete_family(self, words: tuple[str, ...]) -> str:
        """Return the full name that a family name with its particles ends: "von der Cole"."""
        family = " ".join(words).lower()
        least = self._count_family(words[-1]) / FAMILY_SHARE
        longest_first = sorted(self._by_last[words[-1]], key=lambda full: -len(full.words))
        for full in longest_first:
            is_whole = f" {' '.join(full.words)}".lower().endswith(f" {family}")
            if is_whole and self._counts[full] >= least:
                return self._choose_full(full.words)
        return self._choose_full(words)

    def _choose_full(self, words: tuple[str, ...]) -> str:
        """Choose the form of a full name: the usual one, or the given name where that is used."""
        if len(words) > FULL_NAME_WORDS and Name("", words[-FULL_NAME_WORDS:]) in self._counts:
            return self._choose_full(words[-FULL_NAME_WORDS:])
        forms = self._by_ends.get((words[0], words[-1]))
        if not forms:
            return " ".join(words)
        given = self._counts.get(Name("", words[:1]), 0)
        if given and given > self._count_family(words[-1]):
            return words[0]
        return " ".join(forms[0].words)

    def _count_family(self, word: str) -> int:
        """Count how often a family name stands, alone or behind a given name or title."""
        known = self._families.get(word)
        if known is None:
            fuller = sum(self._counts[name] for name in self._by_last[word])
            known = self._families[word] = fuller + self._counts.get(Name("", (word,)), 0)
        return known

    def _can_be(self, gender: Gender, full: Name) -> bool:
        if not gender:
            return True
        genders = self._lexicon.genders
        known = genders.get(full.title) or genders.get(full.words[0].lower(), "")
        if not known and full.words[0].endswith("."):  # "L. M. Cole": Mrs. or Miss Cole
            return len({name.title for name in self._by_last[full.words[-1]] if name.title}) == 1
        return known in ("", gender)

    def gender_of(self, person: str) -> Gender:
        """Return ``m``, ``f``, ``n`` or ``""``."""
        known = self._genders.get(person)
        if known is None:
            known = self._genders[person] = self._tell_gender(person)
        return known

    def _is_place(self, word: str, count: int) -> bool:
        """Whether a name that stands *count* times stands as a place in half of them or more."""
        return count <= 2 * count_places(self._text, self._sightings, word, self._lexicon)

    def _count_votes(self, word: str) -> Counter[Gender]:
        votes = self._votes.get(word)
        if votes is None:
            votes = count_pronouns(self._text, self._sightings, word, self._lexicon)
            self._votes[word] = votes
        return votes

    @lazy
    def _certain(self) -> dict[RunKey, Name]:
        """The name that each run ends in, where it is one: inside a sentence without a doubt."""
        return {
            key: names[-1]
            for key, names in self._names.items()
            if key[0] != OPENS or self._is_certain(names[-1])
        }

    @lazy
    def _sightings(self) -> Sightings:
        return Sightings(self._runs, self._certain, self._quotes)

    def _tell_gender(self, person: str) -> Gender:
        words = person.split()
        told = self._lexicon.genders.get(words[0].lower().rstrip("."), "")
        if told in ("m", "f"):
            return told
        if self._lexicon.genders.get(words[-1].lower(), "") == "n":  # "Islamic State"
            return "n"
        if words[0].islower():  # "the old woman"
            last = self._lexicon.genders.get(words[-1].lower(), "")
            return last if last in ("m", "f") else ""
        count = self._counts.get(Name("", tuple(words)), 0)
        if count and len(words) == 1 and self._is_place(person, count):
            return "n"
        votes = self._count_votes(words[-1])
        if not votes:
            return ""
        gender, most = votes.most_common(1)[0]
        return gender if most * 2 > votes.total() and most * PRONOUN_SHARE >= count else ""

    def list_sightings(self, start: int, end: int) -> list[Sighting]:
        """List where somebody is named from *start* to *end*, in order."""
        return self._sightings.between(start, end)

    def iter_back(self, at: int) -> Iterator[Sighting]:
        """Yield where somebody is named before *at* outside the quotes, the nearest first."""
        return self._sightings.iter_back(at)

    @lazy
    def _outside_persons(self) -> list[str]:
        return [self.resolve(sighting.name) for sighting in self._sightings.outside]

    def iter_named_back(self, at: int, chars: int) -> Iterator[tuple[str, int]]:
        """Yield who is named outside the quotes in so many *chars* before *at*, and where."""
        starts = self._sightings.outside_starts
        for number in range(bisect_left(starts, at) - 1, -1, -1):
            if starts[number] < at - chars:
                return
            yield self._outside_persons[number], starts[number]

    def list_named(self, start: int, end: int) -> list[str]:
        """List who is named outside the quotes from *start* to *end*, in order."""
        starts = self._sightings.outside_starts
        return self._outside_persons[bisect_left(starts, start) : bisect_left(starts, end)]


def _write_title(title: str, lexicon: Lexicon) -> str:
    return title.capitalize() + ("." if title in lexicon.stopped_titles else "")
