"""Which pronoun stands for a name, learnt from the text: "Cole" is a she if "she" follows him."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from quoteverify.attribute._lexicon import Gender, Lexicon
from quoteverify.attribute._sightings import Sightings

__all__ = ["count_places", "count_pronouns"]

PRONOUN_CHARS: Final = 150
"""How far behind a name its first pronoun may tell its gender: about one line and a half."""

PLACE_CHARS: Final = 6
"""The longest preposition of a place, with its space."""


def count_pronouns(text: str, sightings: Sightings, word: str, lexicon: Lexicon) -> Counter[Gender]:
    """
    Count, for names that end in *word*, the first pronouns behind them before another name.

    What is said inside a quote tells nothing of who is named before it.
    """
    pattern, longest = _compile_pronoun(lexicon)
    votes: Counter[Gender] = Counter()
    starts = sightings.starts
    for number in sightings.list_numbers(word):
        end = sightings.ends[number]
        following = starts[number + 1] if number + 1 < len(starts) else len(text)
        limit = min(end + PRONOUN_CHARS, following)
        found = pattern.search(text, end, limit + longest)
        place = found.start() if found else limit
        if found and place < limit and sightings.reaches(number, place + 1):
            votes[lexicon.pronoun_genders[found[1].lower()]] += 1
    return votes


@lru_cache(maxsize=16)
def _compile_pronoun(lexicon: Lexicon) -> tuple[re.Pattern[str], int]:
    """Compile a space and a pronoun that tells a gender; with how far it reaches at most."""
    words = {form for word in lexicon.pronoun_genders for form in (word, word.capitalize())}
    longest = max(map(len, words), default=0)
    initials = "".join(sorted({word[0] for word in words})) or " "  # soon told from other words
    return re.compile(rf" (?=[{initials}])({'|'.join(sorted(words))})\b"), len(" ") + longest + 1


def count_places(text: str, sightings: Sightings, word: str, lexicon: Lexicon) -> int:
    """Count how often a name of one *word* stands as a place inside a sentence: "in Leeds"."""
    count = 0
    for number in sightings.list_numbers(word):
        if sightings.is_word_inside(number):
            start = sightings.starts[number]
            before = text[max(0, start - PLACE_CHARS) : start - 1]
            count += before.rpartition(" ")[2] in lexicon.places
    return count
