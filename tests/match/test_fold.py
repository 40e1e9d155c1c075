"""Folding: the letters of a text, each with its place; the fast fold against a slow one."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteverify.match._fold import fold_text

_TEXTS = st.text(
    alphabet=st.sampled_from("abcXYZ019 .,'’‘-\n\u00adéÉ\u0301ßﬁæжЖ中の—“”²½"), max_size=60
)


def _list_letters(text):
    folded = fold_text(text)
    return folded.stream[: len(folded)].decode("latin-1")


def _list_words(text):
    folded = fold_text(text)
    bounds = [*folded.starts.tolist(), len(folded)]
    return [folded.stream[start:end].decode("latin-1") for start, end in itertools.pairwise(bounds)]


@pytest.mark.parametrize(
    "text, letters",
    [
        ("We DON’T go.", "wedontgo"),
        ("caf\u00e9 cafe\u0301 CAF\u00c9", "cafecafecafe"),
        ("oﬃce ﬁnd Straße æther", "officefindstrasseaether"),
        ("ｆｕｌｌ　ｗｉｄｔｈ", "fullwidth"),
        ("so it was²", "soitwas"),
        (" …—“” \n", ""),
        ("", ""),
    ],
)
def test_only_letters_and_digits_are_kept(text, letters):
    """Case, accents, ligatures, marks and spaces are gone from the stream."""
    assert _list_letters(text) == letters


@pytest.mark.parametrize(
    "text, words",
    [
        ("‘We don’t,’ he said", ["we", "dont", "he", "said"]),
        ("’’’tis so", ["tis", "so"]),
        ("an en-\ngine, well-\nknown", ["an", "engine", "wellknown"]),
        ("an en\u00ad\ngine", ["an", "engine"]),
        ("a well-known man", ["a", "well", "known", "man"]),
        ("so -\n", ["so"]),
        ("-\ngine stopped", ["gine", "stopped"]),
    ],
)
def test_words_start_where_a_reader_sees_them_start(text, words):
    """An apostrophe starts no word, a hyphen at a line's end ends none."""
    assert _list_words(text) == words


def test_chinese_starts_a_word_at_each_character():
    """Where a script writes no spaces, each character can be the first of a quote."""
    assert len(_list_words("我是中国人。")) == 5


@given(_TEXTS)
def test_each_letter_keeps_its_place(text):
    """The place of a letter holds that letter, and the places never fall."""
    folded = fold_text(text)
    places = folded.places.tolist()
    assert places == sorted(places)
    for code, place in zip(folded.stream, places, strict=False):
        base = unicodedata.normalize("NFKD", text[place]).casefold()
        assert chr(code) in base or code > 127 or text[place] in "ﬁæß"


@given(_TEXTS)
def test_the_fast_fold_equals_the_slow_one(text):
    """Folding a whole text gives what folding its characters one by one gives."""
    assert _list_letters(text) == "".join(_list_letters(character) for character in text)


@given(_TEXTS, _TEXTS)
def test_spans_lie_in_the_text(before, text):
    """The letters of a part of a text are found at their place in the whole."""
    whole, part = fold_text(f"{before} {text}"), fold_text(text)
    if len(part):
        start, end = whole.find_span(len(whole) - len(part), len(whole))
        assert _list_letters(whole.text[start:end]) == _list_letters(text)


def test_lone_surrogates_are_no_letters_to_fail_on():
    """A text that is not valid Unicode is folded all the same."""
    assert _list_letters("a\ud800b").startswith("a")
