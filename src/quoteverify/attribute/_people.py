"""Whom a document names: every name found once, and each short form led back to the full one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from quoteverify.attribute._lexicon import Gender, Lexicon
from quoteverify.attribute._names import Name, Run, iter_pronouns, iter_runs, parse_name
from quoteverify.records import Quote

__all__ = ["People", "Sighting", "find_people"]

PRONOUN_CHARS: Final = 150
"""How far behind a name its first pronoun may tell its gender: about one line and a half."""

PRONOUN_SHARE: Final = 20
"""A gender is learnt only if at least one in so many mentions of the name is followed by it."""

FULL_NAME_WORDS: Final = 2
"""A given name and a family name; more words before them are offices or middle names."""

FAMILY_SHARE: Final = 50
"""A family name alone is somebody's whose full name stands at least once in so many times."""

GIVEN_SHARE: Final = 5
"""The same for a word that is a given name as well, such as "John" after "Brenda"."""

PLACE_CHARS: Final = 6
"""The longest preposition of a place, with its space."""


_REPORTING: Final = re.compile(r" (\w+)")
"""The word behind a name, on the same line."""


class Sighting(NamedTuple):
    """A place where the document names somebody, and by what name."""

    start: int
    end: int
    name: Name


def find_people(text: str, lexicon: Lexicon) -> People:
    """Read the names of *text*, in one pass."""
    return People(text, list(iter_runs(text, lexicon)), lexicon)


class People:
    """
    The persons and bodies of one document, by any form of their names.

    Args:
        text: the document's text.
        runs: its runs of capitalised words.
        lexicon: the words of its language.
    """

    def __init__(self, text: str, runs: Sequence[Run], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._counts: Counter[Name] = Counter()
        self._names: dict[tuple[str, bool], tuple[Name, ...]] = {}
        self._placed: Counter[str] = Counter()
        self._inside: set[Name] = set()
        self._shorter: dict[Name, Name] = {}
        self._resolved: dict[Name, str] = {}
        self._genders: dict[str, Gender] = {}
        self._by_last: dict[str, list[Name]] = defaultdict(list)
        self._by_first: dict[str, list[Name]] = defaultdict(list)
        self._text = text
        self._runs = runs
        self._left_out: Sequence[Quote] = ()
        self._count(runs)
        self._drop_openers()
        self.words = self._find_certain_words()
        self._index()

    @cached_property
    def sightings(self) -> tuple[Sighting, ...]:
        """Every place where somebody is named, in order."""
        return tuple(self._iter_sightings(self._text, self._runs))

    def _count(self, runs: Iterable[Run]) -> None:
        """Count the names, each different run read once."""
        counts = Counter((text, is_initial) for _, _, text, is_initial in runs)
        for key, count in counts.items():
            text, is_initial = key
            names = parse_name(text, self._lexicon, is_initial=is_initial)
            if names:
                self._names[key] = names
                for name in names:
                    self._counts[name] += count
                if not is_initial:
                    self._inside.update(names)

    def _drop_openers(self) -> None:
        """Read "Poor Ann" as Ann, if "Poor" only ever stands at the beginning of a sentence."""
        given_names = self._lexicon.given_names
        for name in [name for name in self._counts if len(name.words) > 1 and not name.title]:
            rest = Name("", name.words[1:])
            if name not in self._inside and rest in self._counts:
                if name.words[0].lower() in given_names:
                    continue
                self._shorter[name] = rest
                self._counts[rest] += self._counts.pop(name)

    def _find_certain_words(self) -> frozenset[str]:
        """Find the words that are names wherever they stand capitalised."""
        certain: set[str] = set()
        for name in self._counts:
            if name in self._inside or len(name.words) > 1 or name.title:
                certain.update(name.words)
        certain.update(self._find_reporting_openers())
        return frozenset(certain)

    def _find_reporting_openers(self) -> Iterator[str]:
        """
        Find lone words that open a sentence with a reporting verb behind: "Lund said".

        A word of the language ("Critics said") names nobody.
        """
        lower = self._lexicon.lower
        for _, end, run, is_initial in self._runs:
            if not is_initial or " " in run or run.lower() in lower or run.endswith("s"):
                continue
            following = _REPORTING.match(self._text, end)
            if following and lower.get(following[1]) == "V":
                yield run

    def _index(self) -> None:
        for name in sorted(self._counts, key=lambda name: (-self._counts[name], name)):
            if len(name.words) > 1:
                self._by_last[name.words[-1]].append(name)
                self._by_first[name.words[0]].append(name)
            elif name.title:
                self._by_last[name.words[0]].append(name)

    def _iter_sightings(self, text: str, runs: Iterable[Run]) -> Iterator[Sighting]:
        places = self._lexicon.places
        names = {
            key: names[-1] for key, names in self._names.items() if self._is_certain(names[-1])
        }
        for start, end, run, is_initial in runs:
            name = names.get((run, is_initial))
            if name is None:
                continue
            yield Sighting(start, end, name)
            if not is_initial and len(name.words) == 1:
                before = text[start - PLACE_CHARS : start - 1]
                self._placed[name.words[0]] += before.rpartition(" ")[2] in places

    def _is_certain(self, name: Name) -> bool:
        """Whether *name* is one, and no word that is capitalised only as the first."""
        word = name.words[0]
        return bool(
            len(name.words) > 1
            or name.title
            or word in self.words
            or word.lower() in self._lexicon.given_names
        )

    def person_of(self, sighting: Sighting) -> str:
        """Return who is named at a place."""
        return self.resolve(sighting.name)

    def resolve(self, name: Name) -> str:
        """Return the one name under which the document's person is known."""
        known = self._resolved.get(name)
        if known is None:
            known = self._resolved[name] = self._resolve(self._shorter.get(name, name))
        return known

    def _resolve(self, name: Name) -> str:
        words = name.words
        if len(words) > 1:
            return self._choose_full(words)
        gender = self._lexicon.genders.get(name.title, "")
        families = self._find_families(words[0], gender)
        chosen = self._choose_full(families[0].words) if families else ""
        if " " in chosen or (chosen and not gender):
            return chosen
        if gender:  # somebody known by his given name is another than "Mr. Cole"
            return f"{_write_title(name.title)} {words[0]}"
        firsts = {self._choose_full(full.words) for full in self._by_first.get(words[0], ())}
        if len(firsts) == 1:
            return firsts.pop()
        titled = [other for other in self._by_last.get(words[0], ()) if other.title]
        return f"{_write_title(titled[0].title)} {words[0]}" if titled else words[0]

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

    def _choose_full(self, words: tuple[str, ...]) -> str:
        """Choose the form of a full name: the usual one, or the given name where that is used."""
        if len(words) > FULL_NAME_WORDS and Name("", words[-FULL_NAME_WORDS:]) in self._counts:
            return self._choose_full(words[-FULL_NAME_WORDS:])
        forms = [
            name
            for name in self._by_last.get(words[-1], ())
            if len(name.words) > 1 and name.words[0] == words[0]
        ]
        if not forms:
            return " ".join(words)
        given = self._counts[Name("", words[:1])]
        family = self._counts[Name("", words[-1:])]
        if given > family + sum(self._counts[name] for name in self._by_last[words[-1]]):
            return words[0]
        return " ".join(forms[0].words)

    def _can_be(self, gender: Gender, full: Name) -> bool:
        if not gender:
            return True
        genders = self._lexicon.genders
        known = genders.get(full.title) or genders.get(full.words[0].lower(), "")
        return known in ("", gender)

    def gender_of(self, person: str) -> Gender:
        """Return ``m``, ``f``, ``n`` or ``""``."""
        known = self._genders.get(person)
        if known is None:
            known = self._genders[person] = self._tell_gender(person)
        return known

    @cached_property
    def _votes(self) -> dict[str, Counter[Gender]]:
        """The genders of the first pronoun behind each name, before another name comes."""
        votes: dict[str, Counter[Gender]] = defaultdict(Counter)
        pronouns = iter_pronouns(self._text, self._lexicon)
        at, gender = next(pronouns, NO_PRONOUN)
        previous: Sighting | None = None
        for sighting in (*self.sightings, None):
            limit = sighting.start if sighting else NO_PRONOUN[0]
            if previous:
                while at < previous.end:
                    at, gender = next(pronouns, NO_PRONOUN)
                if at < limit and at < previous.end + PRONOUN_CHARS:
                    votes[previous.name.words[-1]][gender] += 1
            previous = sighting
        return votes

    def _tell_gender(self, person: str) -> Gender:
        words = person.split()
        told = self._lexicon.genders.get(words[0].lower().rstrip("."), "")
        if told in ("m", "f"):
            return told
        count = self._counts[Name("", tuple(words))]
        if 0 < count <= 2 * self._placed[person]:
            return "n"
        votes = self._votes.get(words[-1])
        if not votes:
            return ""
        gender, most = votes.most_common(1)[0]
        return gender if most * 2 > votes.total() and most * PRONOUN_SHARE >= count else ""

    def leave_out(self, quotes: Sequence[Quote]) -> None:
        """Keep apart the places that stand outside *quotes*, once for all."""
        self._left_out = quotes

    @cached_property
    def _outside(self) -> list[Sighting]:
        quotes = self._left_out
        ends = [quote.end for quote in quotes]
        outside = []
        for sighting in self.sightings:
            number = bisect_right(ends, sighting.start)
            if number == len(quotes) or sighting.start < quotes[number].start:
                outside.append(sighting)
        return outside

    @cached_property
    def _outside_starts(self) -> list[int]:
        return [sighting.start for sighting in self._outside]

    def iter_back(self, at: int) -> Iterator[Sighting]:
        """Yield the places before *at* outside the quotes left out, the nearest first."""
        for number in range(bisect_left(self._outside_starts, at) - 1, -1, -1):
            yield self._outside[number]

    @cached_property
    def _outside_persons(self) -> list[str]:
        return [self.resolve(sighting.name) for sighting in self._outside]

    def list_named(self, start: int, end: int) -> list[str]:
        """List who is named outside the quotes left out, from *start* to *end*, in order."""
        first = bisect_left(self._outside_starts, start)
        last = bisect_left(self._outside_starts, end)
        return self._outside_persons[first:last]


NO_PRONOUN: Final = (2**62, "")
"""Behind the last pronoun of any text."""


def _write_title(title: str) -> str:
    return title.capitalize() + ("." if title in ("mr", "mrs", "ms") else "")
