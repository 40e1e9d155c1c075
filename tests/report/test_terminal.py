from __future__ import annotations

import attrs

from quoteverify.records import Document, Evidence, Label, Relation, SourceStatus, Verdict
from quoteverify.report import build_report, render_terminal
from tests.report.samples import make_quote


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
    assert "2 quotes in 2 documents, 1 origin, held against 1 source" in text
    assert "against the sources: 1 verbatim, 1 reworded, 0 absent, 0 unread" in text


def test_quotes_of_one_document_stand_under_one_name(report):
    """The name of a document stands once, above all its quotes."""
    first = report.verdicts[0]
    document = next(item for item in report.documents if item.id == first.quote.document_id)
    again = attrs.evolve(first, related=())
    text = render_terminal(build_report(documents=[document], verdicts=[first, again]))
    assert text.splitlines().count(document.id) == 1
    assert text.count("“We will close the harbour in May.”") == 2


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


def test_near_miss_is_shown():
    """A quote that nothing corroborates shows the nearest wording, for a person to look at."""
    here, there = Document("a", "“It rained.”"), Document("b", "“It poured.”")
    near = Evidence(document_id="b", start=1, end=11, relation=Relation.REWORDED, score=0.4)
    verdict = Verdict(
        quote=make_quote(here, "It rained."),
        label=Label.SINGLE_SOURCE,
        reason="Alone.",
        related=(near,),
    )
    text = render_terminal(build_report(documents=[here, there], verdicts=[verdict]))
    assert "near miss in b, score 0.40: “It poured.”" in text


def test_nothing_found():
    """A report without quotes is one line that says so."""
    text = render_terminal(build_report(documents=[Document("a", "No quotes.")]))
    assert text == "0 quotes in 1 document: 0 verbatim, 0 paraphrased, 0 single-source\n"


def test_absent_from_the_sources():
    """A quote that is absent from the sources says so in words."""
    document = Document("a", "“It rained.”")
    verdict = Verdict(
        quote=make_quote(document, "It rained."),
        label=Label.SINGLE_SOURCE,
        reason="No source has it.",
        source_status=SourceStatus.ABSENT,
    )
    text = render_terminal(build_report(documents=[document], verdicts=[verdict]))
    assert "! absent from the sources" in text


def test_report_in_a_shell(report):
    """In a Python shell a report is one line, and printed it is the table."""
    assert repr(report) == (
        "Report(2 quotes in 2 documents, 1 origin, held against 1 source: "
        "1 verbatim, 1 paraphrased, 0 single-source)"
    )
    assert f"{report}\n" == render_terminal(report)
