"""Which pronoun stands for a name, learnt from the text: "Cole" is a she if "she" follows him."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import compress
from typing import Final

from quoteverify.attribute._lexicon import Gender, Lexicon
from quoteverify.attribute._names import RunKey, Runs, find_pronouns
from quoteverify.attribute._sightings import Sightings

__all__ = ["count_places", "count_pronouns"]

PRONOUN_CHARS: Final = 150
"""How far behind a name its first pronoun may tell its gender: about one line and a half."""

PLACE_CHARS: Final = 6
"""The longest preposition of a place, with its space."""


def count_pronouns(
    text: str, sightings: Sightings, lexicon: Lexicon
) -> Mapping[str, Counter[Gender]]:
    """
    Count, for the last word of a name, the first pronouns behind it before another name.

    What is said inside a quote tells nothing of who is named before it.
    """
    votes: dict[str, Counter[Gender]] = defaultdict(Counter)
    starts = sightings.starts
    last = -1
    for place, gender in find_pronouns(text, lexicon):
        number = bisect_right(starts, place) - 1
        if number == last:
            continue
        end = sightings.ends[number]
        if end <= place:
            last = number
            if place < end + PRONOUN_CHARS and sightings.reaches(number, place + 1):
                votes[sightings.at(number).name.words[-1]][gender] += 1
    return votes


def count_places(
    text: str, runs: Runs, words: Mapping[RunKey, str], lexicon: Lexicon
) -> Counter[str]:
    """Count how often each of some *words*, given by their runs, stands as a place: "in Leeds"."""
    counts: Counter[str] = Counter()
    is_asked = map(words.__contains__, runs.keys)
    for start, key in compress(zip(runs.starts, runs.keys, strict=True), is_asked):
        before = text[max(0, start - PLACE_CHARS) : start - 1]
        if before.rpartition(" ")[2] in lexicon.places:
            counts[words[key]] += 1
    return counts
