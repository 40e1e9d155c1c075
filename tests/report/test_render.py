from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from quoteverify import plugins
from quoteverify.cli import main
from quoteverify.exceptions import PluginError
from quoteverify.records import Document, Evidence, Label, Match, Relation, Verdict
from quoteverify.report import build_report
from tests.report.samples import make_quote


def count_quotes(report):
    """Say how many quotes there are, as a plugin might."""
    return f"{len(report.quotes)} quotes"


NO_RENDERER = 7


@pytest.fixture
def installed(monkeypatch):
    """Pretend that a package has installed renderers."""
    points = [
        EntryPoint(name, f"{__name__}:{name}", "quoteverify.renderers")
        for name in ("count_quotes", "NO_RENDERER")
    ]
    monkeypatch.setattr(plugins, "entry_points", lambda *, group: points)
    monkeypatch.setattr(EntryPoint, "load", lambda point: globals()[point.name])


def test_own_formats(report):
    """Our own formats are rendered by name."""
    assert report.render("csv") == report.to_csv()
    assert report.render("html") == report.to_html()


def test_installed_renderer(report, installed, tmp_path, capsys):
    """An installed renderer is found by name, on the command line too."""
    assert report.render("count_quotes") == "2 quotes"
    (tmp_path / "a.txt").write_text("Ann said, “It rained for ten days here.”", encoding="utf-8")
    assert main(["verify", str(tmp_path), "--format", "count_quotes"]) == 0
    assert capsys.readouterr().out == "1 quotes"


def test_unknown_renderer(report, installed):
    """A renderer that is not installed, or none at all, is an error that names it."""
    for name, said in (("docx", "count_quotes"), ("NO_RENDERER", "not callable")):
        with pytest.raises(PluginError, match=said):
            report.render(name)


def make_wide_report(number):
    """Return a report on so many documents, each of which shares its quote with every other."""
    documents = [Document(f"d{place:02}.txt", "“It rained.”") for place in range(number)]
    quotes = [make_quote(document, "It rained.") for document in documents]
    return build_report(
        documents=documents,
        matches=[
            Match(left=left.id, right=right.id, score=1.0, relation=Relation.IDENTICAL)
            for place, left in enumerate(quotes)
            for right in quotes[place + 1 :]
        ],
        verdicts=[
            Verdict(
                quote=quote,
                label=Label.VERBATIM,
                reason="Every document has it.",
                coverage=1.0,
                evidence=tuple(
                    Evidence(
                        document_id=other.document_id,
                        start=other.start,
                        end=other.end,
                        quote_id=other.id,
                        relation=Relation.IDENTICAL,
                        score=1.0,
                    )
                    for other in quotes
                    if other != quote
                ),
            )
            for quote in quotes
        ],
    )


def test_plot_stays_readable():
    """With many documents the plot shows the strongest and says what it leaves out."""
    html = make_wide_report(14).to_html()
    assert html.count("<path") == 24
    assert "Left out: 2 documents with fewer quotes, 42 arcs of fewer quotes." in html
    assert "Left out" not in make_wide_report(3).to_html()


def test_rows_stay_readable():
    """A quote with very many corroborating places shows the first ones and counts the rest."""
    assert "and 1 more</p>" in make_wide_report(14).to_html()


def test_notebook_shows_the_first_quotes():
    """A notebook cell shows the first two hundred quotes and says how to see the rest."""
    words = [f"word{place:03}" for place in range(201)]
    document = Document("a.txt", " ".join(f"“{word}”" for word in words))
    report = build_report(
        documents=[document],
        verdicts=[
            Verdict(quote=make_quote(document, word), label=Label.SINGLE_SOURCE, reason="Alone.")
            for word in words
        ],
    )
    shown = report._repr_html_()
    assert "“word199”" in shown
    assert "“word200”" not in shown
    assert '1 more quotes: <code>report.to_html("report.html")</code>' in shown


def test_evidence_names_its_page():
    """Evidence in a document with pages names the page."""
    quoting = Document("a.txt", "He said “It rained.”")
    paged = Document("b.pdf", "It was dry.\n\nIt rained.", page_starts=(0, 13))
    quote = make_quote(quoting, "It rained.")
    place = Evidence(
        document_id="b.pdf",
        start=13,
        end=23,
        in_marks=False,
        relation=Relation.IDENTICAL,
        score=1.0,
    )
    report = build_report(
        documents=[quoting],
        sources=[paged],
        verdicts=[Verdict(quote=quote, label=Label.VERBATIM, reason="There.", evidence=(place,))],
    )
    assert "source b.pdf, page 2: identical" in report.to_html()
