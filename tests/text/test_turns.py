"""Who speaks where in a transcript: the labels, and what only looks like one."""

from __future__ import annotations

import pytest

from quoteverify.text.turns import find_speaker, find_turns, is_note, may_have_turns


@pytest.mark.parametrize(
    "text, names",
    [
        ("HOLM: We sail.\nMS. LYNG (D-TX): We stay.", ["HOLM", "MS. LYNG"]),
        ("**Holm:** We sail.\n> Lyng: We stay.", ["Holm", "Lyng"]),
        ("[00:01:02] HOLM: We sail.\n12:30 Lyng: We stay.", ["HOLM", "Lyng"]),
        ("[Holm] We sail.\n[Lyng:] We stay. [Holm:] No.", ["Holm", "Lyng", "Holm"]),
        ("Holm: We sail. Bo Lyng: We stay.", ["Holm", "Bo Lyng"]),
        ("HOLM\nWe sail.\n\nLYNG\nWe stay.", ["HOLM", "LYNG"]),
        ("Bo Lyng, chair of the board: We sail.\nAda Holm: We stay.", ["Bo Lyng", "Ada Holm"]),
        ("Bo Lyng – Pilots' Union: We sail.", ["Bo Lyng"]),
        ("Bo Lyng -- Chair\nWe sail.\nAda Holm -- Pilot\nWe stay.", ["Bo Lyng", "Ada Holm"]),
        ("<v Bo Lyng>We sail.</v>\n\n<v.loud Ada>We stay.", ["Bo Lyng", "Ada"]),
        ("Holm\nWe sail.\nLyng\nWe stay.\nHolm\nNo.\nLyng\nYes.", ["Holm", "Lyng"] * 2),
    ],
)
def test_labels_of_every_shape_are_found(text, names):
    """Each label gives its name, and its place is that of the name."""
    turns = find_turns(text)
    assert [turn.name for turn in turns] == names
    assert [text[turn.start : turn.end] for turn in turns] == names


@pytest.mark.parametrize(
    "text",
    [
        "[Applause] Thank you.\n(Laughter.)",
        "THE FIRST CHAPTER\n\nIt rained.",  # one heading alone
        "2\n\nHARBOUR BOARD\n\nWe sail.\n\n3\n\nTHE MINUTES\n\nWe stay.",  # running headers
        "Harbour Closes – What It Means\n\nNo more.\n\nBoats Sold – The Bill\n\nIt is dear.",
        "Ada Holm, who steers the board, met Bo Lyng\nat noon.",
        "the train leaves at 10:30 from here",
        "One Of Those Very Long Lines With A Colon That Ends: no",
        "",
    ],
)
def test_what_is_no_label(text):
    """Notes, headings, running headers and times name nobody."""
    assert find_turns(text) == ()


def test_who_speaks_at_a_place():
    """The last label before a place says who speaks; before the first, nobody is named."""
    text = "Minutes of May. HOLM: We sail.\nLYNG: We stay."
    turns = find_turns("\n" + text)
    assert find_speaker(turns, 3) is None
    assert find_speaker(turns, text.index("We stay")) == "LYNG"


def test_near_a_place_are_the_labels_of_the_whole():
    """Around a place, the same labels are found as in the whole text."""
    text = "HOLM: We sail.\nLYNG: We stay.\n" * 2000
    start = len(text) // 2
    near = find_turns(text, around=(start, start + 100))
    assert set(near) < set(find_turns(text))
    assert find_speaker(near, start) == find_speaker(find_turns(text), start)


def test_whether_a_place_may_have_labels():
    """A place without a label has none; one with a label may have some."""
    text = "HOLM: We sail.\nLYNG: We stay."
    assert may_have_turns(text, 1, len(text))
    assert not may_have_turns(text, 1, text.index("\n"))


def test_notes_are_told_from_words():
    """What a transcript notes is known without regard to case and stops."""
    assert is_note("Applause.")
    assert not is_note("the mayor")
