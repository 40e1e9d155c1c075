"""Where paragraphs begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteverify.text.paragraphs import iter_paragraphs, list_paragraphs

LONG = "word " * 30


@pytest.mark.parametrize(
    "text, expected",
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One line\nof a wrapped book.", ["One line\nof a wrapped book."]),
        (f"{LONG}\nTwo.", [LONG, "Two."]),
        ("One.\u2029Two.\u2029\u2029Three.", ["One.", "Two.", "Three."]),
        ("One.\u2029Two lines\nof a book.", ["One.", "Two lines\nof a book."]),
        ("\n\n One.\n \n", ["One."]),
        ("", []),
    ],
)
def test_a_blank_line_a_long_line_and_a_separator_end_a_paragraph(
    text: str, expected: list[str]
) -> None:
    """A line of a wrapped book goes on in the next; what ends a paragraph is no part of it."""
    assert [text[start:end] for start, end in iter_paragraphs(text)] == expected


@given(st.text(alphabet="a \n\u2029"), st.text(alphabet="a \n\u2029"))
def test_the_paragraphs_kept_are_those_of_the_text_asked_for(first: str, second: str) -> None:
    """Asking for one text, then another, then the first again gives each its own."""
    for text in (first, second, first):
        assert list_paragraphs(text) == tuple(iter_paragraphs(text))
