"""Which pronoun stands for a name."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from quoteverify.attribute._genders import PRONOUN_CHARS, count_places, count_pronouns
from quoteverify.attribute._lexicon import load_lexicon
from quoteverify.attribute._people import find_people
from quoteverify.extract import extract_spans
from quoteverify.records import Document

_PIECES = ("Ann Cole", "Cole", "in Leeds", "Leeds", "she", "He", "her", "hers", "said", "the rain")
_GAPS = (" ", ", ", ". ", ' "', '" ', "\n\n", " it fell on the long road there " * 3)


def _iter_votes(text, sightings):
    """Yield the last word of a name and its pronoun: one pass over all pronouns, the slow twin."""
    genders = load_lexicon("en").pronoun_genders
    told = set()
    for found in re.finditer(rf" ({'|'.join(genders)})\b", text, re.IGNORECASE):
        before = [n for n, start in enumerate(sightings.starts) if start <= found.start()]
        if not before or sightings.ends[before[-1]] > found.start() or before[-1] in told:
            continue
        told.add(before[-1])
        is_near = found.start() < sightings.ends[before[-1]] + PRONOUN_CHARS
        if is_near and sightings.reaches(before[-1], found.start() + 1):
            yield sightings.at(before[-1]).name.words[-1], genders[found[1].lower()]


@given(st.lists(st.tuples(st.sampled_from(_PIECES), st.sampled_from(_GAPS)), max_size=20))
def test_pronouns_are_counted_for_one_name_as_in_a_pass_over_all(pairs):
    """What is counted for a name asked for is what a pass over all pronouns counts for it."""
    text = "Then " + "".join(piece + gap for piece, gap in pairs)
    lexicon = load_lexicon("en")
    quotes = [one for one in extract_spans(Document("d", text)) if one.outer_id is None]
    sightings = find_people(text, quotes, lexicon)._sightings
    votes = list(_iter_votes(text, sightings))
    for word in ("Cole", "Leeds", "Lund"):
        expected = Counter(gender for name, gender in votes if name == word)
        assert count_pronouns(text, sightings, word, lexicon) == expected


def test_a_pronoun_behind_the_next_name_is_not_counted():
    """The first pronoun before another name counts, once, and only as a whole word."""
    text = "Then Ann Cole sat down and she saw her. Then Ann Cole met Bob Lund and he hid."
    lexicon = load_lexicon("en")
    sightings = find_people(text, [], lexicon)._sightings
    assert count_pronouns(text, sightings, "Cole", lexicon) == {"f": 1}
    assert count_pronouns(text, sightings, "Lund", lexicon) == {"m": 1}


def test_a_place_is_counted_inside_a_sentence():
    """A word behind "in" inside a sentence counts as a place, elsewhere it does not."""
    text = "They met in Leeds, and later in Leeds. It was Leeds that won. Leeds was cold."
    lexicon = load_lexicon("en")
    sightings = find_people(text, [], lexicon)._sightings
    assert count_places(text, sightings, "Leeds", lexicon) == 2
