"""Folding of typography and case, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteverify.text.normalize import normalize_text


@pytest.mark.parametrize(
    "written, folded",
    [
        ("It’s “fine”", 'it\'s "fine"'),
        ("a\N{NO-BREAK SPACE}b\n\n c", "a b c"),
        ("one—two–three", "one-two-three"),
        ("ef\N{LATIN SMALL LIGATURE FI}cient", "efficient"),
        ("soft\N{SOFT HYPHEN}ly", "softly"),
        ("infra-\n  structure", "infrastructure"),
        ("Cafe\N{COMBINING ACUTE ACCENT}", "café"),
        ("Straße", "strasse"),
        ("wait…", "wait..."),
        ("5½", "5 1/2"),
        ("10²", "10 2"),
        ("10¹²", "10 12"),
        ("CO₂", "co2"),
    ],
)
def test_folds_typography(written: str, folded: str) -> None:
    """What print, web and PDF change without changing a word is folded."""
    assert normalize_text(written).text == folded


def test_a_hyphen_inside_a_line_stays() -> None:
    """Only a hyphen at a line's end joins what it parts."""
    assert normalize_text("long-term\nplan").text == "long-term plan"


def test_the_place_of_a_ligature_is_the_whole_ligature() -> None:
    """Half a ligature has no place of its own."""
    folded = normalize_text("a ﬁne day")
    assert folded.to_original(2, 3) == (2, 3)
    assert folded.to_original(3, 4) == (2, 3)


def test_empty_places_are_kept() -> None:
    """An empty span maps to an empty span, even at the end and in an empty text."""
    assert normalize_text("").to_original(0, 0) == (0, 0)
    assert normalize_text("a  b").to_original(3, 3) == (4, 4)


@given(st.text())
def test_every_folded_character_has_a_place(text: str) -> None:
    """The map is as long as the folded text, runs forward and stays inside the original."""
    folded = normalize_text(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(
        0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True)
    )
    assert sorted(folded.starts) == list(folded.starts)


@given(st.text(alphabet="abcXYZ .,'-", max_size=40))
def test_plain_text_is_only_lowered(text: str) -> None:
    """Text without odd characters keeps its length once its spaces are single."""
    single = " ".join(text.split())
    assert normalize_text(single).text == single.lower()
