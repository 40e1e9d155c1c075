"""What is handed in as strings and is none gets an error that says which item, and what it is."""

from __future__ import annotations

import numpy as np
import pytest

from quoteverify.exceptions import InputTypeError, SettingsError
from quoteverify.group import group_texts
from quoteverify.match import match_quotes, match_texts, score_pairs

TEXTS = ("We sail at noon", "we sail at noon.")


@pytest.mark.parametrize("function", [match_texts, group_texts])
@pytest.mark.parametrize(
    "given, message",
    [
        ("We sail at noon", "got str; expected a list of strings"),
        (12, "got int; expected a list of strings"),
        (["a", None], "got NoneType for text 1; expected a string"),
    ],
)
def test_what_are_no_texts(function, given, message):
    """A single string is not read letter by letter, and what is no string is named."""
    with pytest.raises(InputTypeError, match=message):
        function(given)


@pytest.mark.parametrize("function", [match_texts, group_texts])
@pytest.mark.parametrize(
    "options",
    [{"score_cutoff": 1.1}, {"score_cutoff": "0.5"}, {"workers": 0}, {"workers": "two"}],
)
def test_options_out_of_range(function, options):
    """An option of the wrong kind is told from one out of range by neither name nor error."""
    with pytest.raises(SettingsError, match=next(iter(options))):
        function(TEXTS, **options)


def test_any_collection_of_strings_will_do():
    """Lists, iterators and arrays are read alike, with numbers of numpy as options."""
    for given in (list(TEXTS), iter(TEXTS), np.array(TEXTS)):
        assert group_texts(given, score_cutoff=np.float32(0.5)).tolist() == [0, 0]
    assert score_pairs(np.array([TEXTS])).tolist() == score_pairs([list(TEXTS)]).tolist() == [1.0]


@pytest.mark.parametrize(
    "given, message",
    [
        ("ab", "got str; expected a list of pairs"),
        (3, "got int; expected a list of pairs"),
        (["ab"], "got str for pair 0; expected two strings"),
        ([TEXTS, ("a",)], "got tuple for pair 1; expected two strings"),
        ([("a", 3)], "got int for pair 0; expected a string"),
    ],
)
def test_what_are_no_pairs(given, message):
    """Whatever is no pair of strings is named by its number."""
    with pytest.raises(InputTypeError, match=message):
        score_pairs(given)


def test_a_string_is_no_list_of_quotes():
    """One string has no fellow to be matched with."""
    with pytest.raises(InputTypeError, match="a list of Quotes or strings"):
        match_quotes("We sail at noon")
