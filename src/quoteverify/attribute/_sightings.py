"""The places where a document names somebody, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from quoteverify.attribute._lazy import lazy
from quoteverify.attribute._names import Name, RunKey, Runs
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
        self.all = [
            Sighting(start, start + len(key[0]), names[key])
            for start, key in zip(runs.starts, runs.keys, strict=True)
            if key in names
        ]
        self.starts = [sighting.start for sighting in self.all]

    @lazy
    def outside(self) -> list[Sighting]:
        """Those outside the quotes."""
        found: list[Sighting] = []
        at = 0
        for quote in self._quotes:
            first = bisect_left(self.starts, quote.start, at)
            found += self.all[at:first]
            at = bisect_left(self.starts, quote.end, first)
        return found + self.all[at:]

    @lazy
    def outside_starts(self) -> list[int]:
        """Where those outside the quotes start."""
        return [sighting.start for sighting in self.outside]

    def between(self, start: int, end: int) -> list[Sighting]:
        """Return those from *start* to *end*, in quotes or not."""
        first = bisect_left(self.starts, start)
        return self.all[first : bisect_left(self.starts, end, first)]

    def iter_back(self, at: int) -> Iterator[Sighting]:
        """Yield those before *at* outside the quotes, the nearest first."""
        for number in range(bisect_left(self.outside_starts, at) - 1, -1, -1):
            yield self.outside[number]
