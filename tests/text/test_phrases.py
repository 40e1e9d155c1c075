"""Wordings that two documents can share by coincidence."""

from __future__ import annotations

import pytest

from quoteverify.text.phrases import Coincidence, find_coincidence


@pytest.mark.parametrize(
    "text,expected",
    [
        ("", Coincidence.FRAGMENT),
        ("utterly wrong,", Coincidence.FRAGMENT),
        ("and that is what it was", Coincidence.FUNCTION_WORDS),
        ("A Town Called Mercy", Coincidence.SET_PHRASE),
        ("we never saw the letter", None),
        ("Nobody in Bergen saw the letter", None),
        ("THE GATES WERE OPEN ALL NIGHT AND NOBODY CAME IN", None),
    ],
)
def test_coincidence(text, expected):
    """Fragments, function words and capitalised phrases are slight; sentences are not."""
    assert find_coincidence(text) is expected


def test_function_words_are_the_languages_own():
    """A phrase of French function words is slight in French only."""
    assert find_coincidence("et ce que nous", language="fr-CA") is Coincidence.FUNCTION_WORDS
    assert find_coincidence("et ce que nous", language="en") is None
