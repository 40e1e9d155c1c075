"""Texts as arrays of stems: the fast reader agrees with a slow one that reads word by word."""

from __future__ import annotations

import itertools
import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteverify.match import _stem_table
from quoteverify.match._stem_table import LONG_CHARS, LONG_WORDS, build_stem_table
from tests.property.strategies import texts, wordings


def read_slowly(text):
    """Read the words of a text one character at a time, and cut each word's ending."""
    words, word = [], []
    for char in unicodedata.normalize("NFC", text):
        code = _stem_table._fold_char(char)
        is_solo = bool(code & _stem_table._SOLO)
        if word and (not code or is_solo):
            words.append(word)
            word = []
        if is_solo:
            words.append([code])
        elif code:
            word.append(code)
    words.extend([word] if word else [])
    return [tuple(_cut(word)) for word in words]


def _cut(word):
    spelled = "".join(chr(min(code, 0x10FFFF)) for code in word)
    endings = [
        e for e, least in _stem_table._SUFFIXES if spelled.endswith(e) and len(word) >= least
    ]
    cut = 0 if spelled.endswith("ss") or not endings else max(map(len, endings))
    stem = word[: len(word) - cut]
    if len(stem) >= _stem_table._SHORTEST_STEM and (
        (cut > 1 and stem[-1] == stem[-2]) or stem[-1] in map(ord, "eyi")
    ):
        stem = stem[:-1]
    return stem


@given(st.lists(texts | wordings, max_size=6))
def test_fast_reader_reads_what_the_slow_one_reads(given_texts):
    """Two stems have one hash exactly when they are the same letters."""
    table = build_stem_table(given_texts)
    slow = [read_slowly(text) for text in given_texts]
    assert table.counts.tolist() == [len(words) for words in slow]
    spelled = list(itertools.chain.from_iterable(slow))
    hashes = table.stems.tolist()
    assert len(set(zip(spelled, hashes, strict=True))) == len(set(spelled)) == len(set(hashes))


@given(st.lists(texts | wordings, max_size=6), st.integers(1, 3))
def test_neither_chunks_nor_threads_change_the_table(given_texts, workers):
    """The table of many texts is the tables of each, one after the other."""
    table = build_stem_table(given_texts, workers=workers)
    alone = [build_stem_table([text]) for text in given_texts]
    assert table.keys.tolist() == [one.keys[0] for one in alone]
    assert table.stems.tolist() == [stem for one in alone for stem in one.stems.tolist()]


def test_many_chunks_are_read_in_order(monkeypatch):
    """Texts that fill several chunks keep their order and their stems."""
    given_texts = [f"ferry number {i} sails at noon" for i in range(50)]
    whole = build_stem_table(given_texts)
    monkeypatch.setattr(_stem_table, "CHUNK_CHARS", 100)
    for workers in (1, 3):
        chunked = build_stem_table(given_texts, workers=workers)
        assert all(np.array_equal(a, b) for a, b in zip(chunked, whole, strict=True))


@pytest.mark.parametrize(
    "one, other",
    [
        ("It's “late”, we said", "it’s 'late' we SAID."),
        ("cafe\u0301 society", "CAFÉ society"),
        ("a well-known case", "a well known case"),
    ],
)
def test_typography_leaves_the_key_alone(one, other):
    """Quotation marks, dashes, case, composition and punctuation do not make other words."""
    table = build_stem_table([one, other])
    assert table.keys[0] == table.keys[1]


@pytest.mark.parametrize(
    "one, other",
    [
        ("rose 1.5 percent", "rose 1 5 percent"),
        ("it fell to -5", "it fell to 5"),
        ("it cost $5", "it cost €5"),
        ("it cost $5", "it cost 5"),
        ("we came ... and left", "we came and left"),
        ("we came . . . and left", "we came and left"),
        ("they told US that", "they told us that"),
        ("the [new] plan", "the new plan"),
        ("the café", "the cafe"),
        ("man bites dog", "dog bites man"),
        ("東京", "京東"),
    ],
)
def test_what_may_change_the_meaning_changes_the_key(one, other):
    """Signs that equal words can differ in keep two texts from being taken for one."""
    table = build_stem_table([one, other])
    assert table.keys[0] != table.keys[1]


def test_long_texts_are_marked_and_not_scored_as_a_whole():
    """Over 2,000 words a text is long; over 40,000 characters its words are not even read."""
    huge = "word " * LONG_CHARS
    table = build_stem_table(["short", "word " * (LONG_WORDS + 1), huge, huge, huge + "x"])
    assert table.is_long.tolist() == [False, True, True, True, True]
    assert table.counts.tolist()[2:] == [0, 0, 0]
    assert table.keys[2] == table.keys[3] != table.keys[4]


def test_progress_is_told_in_texts():
    """After each chunk it is told how many texts have been read, long ones first."""
    ticks = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_stem_table, "CHUNK_CHARS", 1)
        build_stem_table(["a b", "c", "", "d" * (LONG_CHARS + 1)], tick=ticks.append)
    assert ticks == [2, 3, 4]
