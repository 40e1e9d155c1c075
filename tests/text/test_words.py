"""Texts as comparable words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteverify.text.words import WordKind, split_words


def read(text: str) -> list[str]:
    """Return the comparable words of *text*."""
    return [word.text for word in split_words(text)]


@pytest.mark.parametrize(
    "one, other",
    [
        ("We don't know.", "we do not know"),
        ("It’s been cold", "it has been cold"),
        ("They can’t", "They cannot"),
        ("ten", "10"),
        ("twenty-five percent", "25%"),
        ("twenty five per cent", "25 percent"),
        ("$5bn", "5 billion dollars"),
        ("US$5 million", "$5,000,000"),
        ("one hundred and five", "105"),
        ("a million people", "1,000,000 people"),
        ("the twenty-first century", "the 21st century"),
        ("the first day", "the 1st day"),
        ("the 1990's", "the 1990s"),
        ("organised labour", "organized labor"),
        ("the theatre centre", "the theater center"),
        ("travelled", "traveled"),
        ("U.S. law", "US law"),
        ("R&D", "R and D"),
        ("[T]he plan", "The plan"),
        ("well-known", "well known"),
    ],
)
def test_reads_notations_alike(one: str, other: str) -> None:
    """Contractions, number notation, spelling and typography make no difference."""
    assert read(one) == read(other)


@pytest.mark.parametrize(
    "one, other",
    [
        ("$5bn", "€5bn"),
        ("$5m", "$5bn"),
        ("do", "do not"),
        ("15", "50"),
        ("-5%", "5%"),
        ("give us more", "give US more"),
        ("half a million", "a million"),
        ("advised", "advise"),
        ("one, two", "12"),
    ],
)
def test_keeps_differences(one: str, other: str) -> None:
    """What is said differently stays different."""
    assert read(one) != read(other)


@pytest.mark.parametrize(
    "text, words",
    [
        ("one hundred and two hundred", ["100", "and", "200"]),
        ("twenty two", ["22"]),
        ("two twenty", ["2", "20"]),
        ("five hundred thousand", ["500000"]),
        ("two million and five thousand", ["2005000"]),
        ("no one", ["no", "1"]),
        ("5 10", ["5", "10"]),
        ("zero million", ["0", "million"]),
        ("hundreds of billions", ["hundreds", "of", "billions"]),
        ("a third of it", ["1/3", "of", "it"]),
        ("a third man of it", ["a", "3rd", "man", "of", "it"]),
        ("O'Brien's", ["obrien", "'s"]),
        ("$ and %", ["dollar", "and", "percent"]),
        ("two hundred hundred", ["200", "hundred"]),
        ("five thousand million", ["5000", "million"]),
        ("a thousand and two million", ["1002", "million"]),
        ("nine first", ["9", "1st"]),
        ("half. A million", ["half", "1000000"]),
        ("half a mile", ["half", "a", "mile"]),
        ("three quarters of a trillion", ["750000000000"]),
        ("two and a half boats", ["2.5", "boats"]),
        ("two and a half miles", ["2.5", "mile"]),
        ("five dollars. Ten cents", ["5", "dollar", "10", "cent"]),
        ("five dollars and fifty", ["5", "dollar", "and", "50"]),
        ("$5.20 and ten cents", ["5.2", "dollar", "and", "10", "cent"]),
        ("5 pounds 20 pence", ["5.2", "pound"]),
        ("two dollars and 150 cents", ["2", "dollar", "and", "150", "cent"]),
        ("€1,50 and 1,500", ["1.5", "euro", "and", "1500"]),
        ("verses 1,5 and 7", ["verses", "1", "5", "and", "7"]),
        ("5:30 amber lights", ["5:30", "amber", "lights"]),
        ("17:05, 05:17, 25:17, 2.30", ["5:05", "pm", "5:17", "25", "17", "2.3"]),
        ("12:10 pm and 00:10", ["12:10", "pm", "and", "12:10", "am"]),
        ("at 5:30. Percent", ["at", "5:30", "percent"]),
        ("at 05:00 p.m.", ["at", "5", "pm"]),
        ("from -5 to 5-7", ["from", "minus", "5", "to", "5", "7"]),
        ("on 2026-11-24", ["on", "2026", "11", "24"]),
        ("of .25, v.5 and ...5", ["of", "0.25", "v", "5", "and", "…", "5"]),
        ("rose ,5 per cent, rose,5 percent", ["rose", "0.5", "percent", "rose", "5", "percent"]),
        ("at -.5 degrees", ["at", "minus", "0.5", "degree"]),
        ("on page 5\n300 men", ["on", "page", "5", "300", "men"]),
        ("555 123 4567", ["555", "123", "4567"]),
        ("10.000 and 0.250", ["10.000", "and", "0.25"]),
        ("7.500 million", ["7500000.000"]),
        ("2019/20 and 3/11/1907", ["2019", "20", "and", "3", "11", "1907"]),
        (
            "3/4 million, 5 1/2 and 2/3 and 2 2/3",
            ["750000", "5.5", "and", "2/3", "and", "2", "2/3"],
        ),
        ("one third of it, the one third party", ["1/3", "of", "it", "the", "1", "3rd", "party"]),
        ("five thirds, a dozen and two", ["5", "thirds", "12", "and", "2"]),
        (
            "half a dozen, 100m hurdles, 5m people",
            ["6", "100", "m", "hurdles", "5000000", "people"],
        ),
        ("the$5, J$5 and hk$5", ["the", "5", "dollar", "5", "j$", "and", "5", "hk$"]),
    ],
)
def test_reads_number_phrases(text: str, words: list[str]) -> None:
    """A number phrase is read as one number and ends where the next one begins."""
    assert read(text) == words


def test_marks_ellipses_and_brackets() -> None:
    """An ellipsis is a word of its own; bracketed words are marked, brackets are not words."""
    words = split_words("I ... think [...] so [the firm] walk[ed]")
    assert [word.text for word in words if word.kind is WordKind.ELLIPSIS] == ["…", "…"]
    assert [word.text for word in words if word.in_brackets] == ["the", "firm", "walked"]


def test_an_open_bracket_marks_nothing() -> None:
    """A bracket that is never closed costs no word and marks none."""
    assert not any(word.in_brackets for word in split_words("a [b c [d"))
    assert read("a ] b [c") == ["a", "b", "c"]


def test_an_amount_has_one_place() -> None:
    """The number and the unit of an amount both stand at the whole amount."""
    text = "It cost $5 billion."
    number, unit = split_words(text)[2:]
    assert text[number.start : number.end] == text[unit.start : unit.end] == "$5 billion"
    assert (number.kind, unit.kind) == (WordKind.NUMBER, WordKind.UNIT)


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_places_run_forward_inside_the_text(text: str) -> None:
    """Every word stands inside the text, and no word before the one it follows."""
    words = split_words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)


@pytest.mark.parametrize(
    "piece", ["[", "]", "...", "[.", "a.", "'", "$", "one hundred and ", "\ufb01-\n"]
)
def test_hostile_repetition_is_read_in_linear_time(piece: str) -> None:
    """A hundred thousand repetitions of an awkward piece are read, each word in its place."""
    words = split_words(piece * 20_000)
    assert all(word.start < word.end for word in words)


@pytest.mark.parametrize(
    "left,right", [("under <5 days", "under >5 days"), ("≥ 5", "5"), ("± 3", "3"), ("50¢", "50")]
)
def test_a_bound_is_no_punctuation(left, right):
    """A sign that bounds a number, or names its unit, is part of the words."""
    assert [w.text for w in split_words(left)] != [w.text for w in split_words(right)]


def test_a_mark_of_a_quoted_line_is_no_bound():
    """The sign of a Markdown block quote before a number says nothing of the number."""
    assert [w.text for w in split_words("> 5 lines")] == [w.text for w in split_words("5 lines")]
