"""Stock phrases: what very many texts share is no evidence, unless it is all they say."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteverify.group import group_texts
from quoteverify.match import _stock, match_texts
from quoteverify.match._stem_table import build_stem_table
from quoteverify.match._stock import PHRASE_WORDS, find_stock_words, hash_phrases

few_words = st.lists(st.sampled_from(["sea", "rain", "wind"]), max_size=9)


def find_slowly(given_texts, most):
    """Count for each phrase the texts that have it; mark the words of those of more than *most*."""
    phrases = [
        [tuple(text[i : i + PHRASE_WORDS]) for i in range(len(text) - PHRASE_WORDS + 1)]
        for text in given_texts
    ]
    counts = Counter(phrase for own in phrases for phrase in set(own))
    marks = []
    for text, own in zip(given_texts, phrases, strict=True):
        is_stock = [False] * len(text)
        for at, phrase in enumerate(own):
            if counts[phrase] > most:
                is_stock[at : at + PHRASE_WORDS] = [True] * PHRASE_WORDS
        marks += is_stock
    return marks


@given(st.lists(few_words, max_size=12), st.integers(1, 3))
def test_stock_words_are_those_of_phrases_in_many_texts(given_texts, most):
    """The vectorised marks are those of plain counting, repetition inside one text left out."""
    table = build_stem_table([" ".join(words) for words in given_texts])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_stock, "STOCK_TEXTS", most)
        found = find_stock_words(table, np.arange(len(given_texts)))
    assert found.tolist() == find_slowly(given_texts, most)


@given(few_words, st.integers(1, 5))
def test_phrases_hash_alike_in_chunks_of_any_size(words, chunk):
    """A phrase has one hash wherever the chunks are cut."""
    table = build_stem_table([" ".join(words)])
    whole = hash_phrases(table.stems, 3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_stock, "_CHUNK_WORDS", chunk)
        assert hash_phrases(table.stems, 3).tolist() == whole.tolist()


PHRASE = "the minister told reporters after the meeting on tuesday that"
STEMS = ("bal", "cor", "dun", "fer", "gil", "hom", "jas", "kel", "mor", "nud", "pir", "sol")
WORDS = [f"{one}{other}{vowel}" for one in STEMS for other in STEMS for vowel in "aiou"]


def _draw(rng, count):
    return " ".join(rng.choices(WORDS, k=count))


def test_a_phrase_of_very_many_texts_joins_none():
    """Texts that share nine words and go on with others are alone; two that go on alike are not."""
    rng = random.Random(1)
    others = [_draw(rng, 9) for _ in range(400)]
    groups = group_texts([f"{PHRASE} {other}" for other in [*others, f"{others[0]} today"]])
    assert groups[0] == groups[-1]
    assert len(set(groups.tolist())) == len(others)


def test_a_quote_with_one_word_changed_is_one_group_however_often():
    """Texts that share all but a word are one group, though very many share the rest."""
    rng = random.Random(2)
    quote = _draw(rng, 20).split()
    texts = []
    for number in range(400):
        at = number % len(quote)
        texts.append(" ".join([*quote[:at], f"word{number}", *quote[at + 1 :]]))
    assert len(set(group_texts(texts).tolist())) == 1


def test_match_texts_passes_over_pairs_with_nothing_but_stock_in_common():
    """Of texts that share a phrase of very many, those that go on alike match and few others."""
    rng = random.Random(3)
    others = [_draw(rng, 9) for _ in range(400)]
    found = match_texts([f"{PHRASE} {other}" for other in [*others, f"{others[0]} today"]])
    pairs = set(zip(found.left.tolist(), found.right.tolist(), strict=True))
    assert (0, 400) in pairs
    assert len(pairs) < 10
