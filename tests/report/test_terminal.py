from __future__ import annotations

from quoteverify.report import render_terminal


def test_lines_fit(report):
    """No line is wider than the terminal."""
    for columns in (40, 60, 100):
        lines = render_terminal(report, columns=columns).splitlines()
        assert max(map(len, lines)) <= columns


def test_table_says_label_speaker_and_reason(report):
    """The table says the label, the quote, the speaker, the reason and the alteration."""
    text = render_terminal(report, columns=100)
    assert "paraphrased" in text
    assert "“We will close the harbour in May.”" in text
    assert "Ida Holm; Corroborated by other words in morning.txt." in text
    assert "there: “We will not close the harbour in May.”" in text
    assert "! alteration, negation: nothing here, “not” there" in text
    assert "2 quotes in 2 documents, held against 1 source" in text


def test_hostile_text_drives_no_terminal(hostile_report):
    """Terminal codes and overrides of a document are written out, not sent."""
    text = render_terminal(hostile_report, columns=80)
    assert not set("\x1b\u202e\ud800\x00") & set(text)
    assert "⟨U+001B⟩" in text


def test_colour_changes_nothing_else(report):
    """Without the colour codes the coloured table is the plain one."""
    import re

    coloured = render_terminal(report, columns=80, has_colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render_terminal(report, columns=80)
    assert coloured != render_terminal(report, columns=80)
