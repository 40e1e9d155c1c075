"""The places where a document names somebody, in order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from typing import NamedTuple

from quoteverify.attribute._lazy import lazy
from quoteverify.attribute._names import OPENS, Name, RunKey, Runs
from quoteverify.records import Quote

__all__ = ["Sighting", "Sightings"]


class Sighting(NamedTuple):
    """A place where the document names somebody, and by what name."""

    start: int
    end: int
    name: Name


class Sightings:
    """
    Where somebody is named, and where outside quotes.

    Args:
        runs: the runs of capitalised words of the document.
        names: the name that a run ends in, where it is certain to be one.
        quotes: what is left out of `outside`, in order.
    """

    def __init__(self, runs: Runs, names: Mapping[RunKey, Name], quotes: Sequence[Quote]) -> None:
        self._quotes = quotes
        self._names = names
        is_named = list(map(names.__contains__, runs.keys))
        self._keys = list(compress(runs.keys, is_named))
        self.starts = list(compress(runs.starts, is_named))
        self.ends = list(compress(runs.ends, is_named))

    def at(self, number: int) -> Sighting:
        """Return one of all sightings, by its number."""
        name = self._names[self._keys[number]]
        return Sighting(self.starts[number], self.ends[number], name)

    def list_numbers(self, word: str) -> Sequence[int]:
        """List the numbers of the sightings whose name ends in *word*."""
        return self._by_last.get(word, ())

    def is_word_inside(self, number: int) -> bool:
        """Whether a name is one word, and stands inside a sentence."""
        key = self._keys[number]
        return key[0] != OPENS and len(self._names[key].words) == 1

    @lazy
    def _by_last(self) -> Mapping[str, list[int]]:
        """The sightings by the last word of their names."""
        words = {key: name.words[-1] for key, name in self._names.items()}
        found: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(map(words.__getitem__, self._keys)):
            found[word].append(number)
        return found

    def reaches(self, number: int, at: int) -> bool:
        """Whether no quote begins or ends between a sighting and the word at *at*."""
        start = self.ends[number]
        return bisect_left(self._borders, start) == bisect_right(self._borders, at)

    @lazy
    def _borders(self) -> list[int]:
        """Where the quotes begin and end."""
        return [border for quote in self._quotes for border in (quote.start, quote.end)]

    @lazy
    def _outside(self) -> list[int]:
        """The numbers of those outside the quotes."""
        found: list[int] = []
        at = 0
        for quote in self._quotes:
            first = bisect_left(self.starts, quote.start, at)
            found += range(at, first)
            at = bisect_left(self.starts, quote.end, first)
        return [*found, *range(at, len(self.starts))]

    @lazy
    def outside(self) -> list[Sighting]:
        """Those outside the quotes."""
        return [self.at(number) for number in self._outside]

    @lazy
    def outside_starts(self) -> list[int]:
        """Where those outside the quotes start."""
        return list(map(self.starts.__getitem__, self._outside))

    def between(self, start: int, end: int) -> list[Sighting]:
        """Return those from *start* to *end*, in quotes or not."""
        first = bisect_left(self.starts, start)
        return [self.at(number) for number in range(first, bisect_left(self.starts, end, first))]

    def iter_back(self, at: int) -> Iterator[Sighting]:
        """Yield those before *at* outside the quotes, the nearest first."""
        keys, names, starts, ends = self._keys, self._names, self.starts, self.ends
        for place in range(bisect_left(self.outside_starts, at) - 1, -1, -1):
            number = self._outside[place]
            yield Sighting(starts[number], ends[number], names[keys[number]])
