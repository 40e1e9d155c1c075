"""What words are worth beside each other: looked up by hooks, and rated one by one."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from quoteverify.data import load_table
from quoteverify.match._rates import hook_words, rate_beside, rate_words
from quoteverify.text.words import split_words


def _list_words():
    """Return the words of the lists of edits, and forms, parts and amounts of them."""
    table = load_table("en_edits")
    listed = set()
    for value in _iter_texts(table):
        listed.update(value.replace("|", " ").split())
    made = {word + ending for word in sorted(listed)[::7] for ending in ("s", "ing", "less", "ly")}
    made |= {prefix + word for word in sorted(listed)[::9] for prefix in ("un", "in", "dis", "non")}
    odd = "infra infrastructure go went 5 10 five percent $5bn 5th he's she'd it's Lund's would had"
    return [word for text in sorted(listed | made) + odd.split() for word in split_words(text)]


def _iter_texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _iter_texts(inner)


WORDS = _list_words()


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.integers(0, 9), st.integers(0, 40))
def test_a_row_is_what_its_words_are_rated_one_by_one(words, low, high):
    """Whatever part of a line is asked for, the hooks miss no word that is worth something."""
    others = words[low:high]
    hooked = hook_words(others)
    for word in words:
        expected = tuple(rate_words(word, other) for other in others)
        assert rate_beside(word, hooked) == expected


def test_related_words_share_a_hook():
    """Of a sample of all pairs of listed words, the hooks find each that is worth something."""
    rng = random.Random(4)
    line = hook_words(WORDS)
    for at in rng.sample(range(len(WORDS)), 150):
        expected = tuple(rate_words(WORDS[at], other) for other in WORDS)
        assert rate_beside(WORDS[at], line) == expected, WORDS[at].text
