from __future__ import annotations

from importlib.metadata import EntryPoint

import attrs
import pytest

from quoteverify import plugins
from quoteverify.cli import main
from quoteverify.exceptions import PluginError
from quoteverify.records import (
    Change,
    Document,
    Edit,
    Evidence,
    Label,
    Match,
    Relation,
    Span,
    Verdict,
)
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
    """A quote with very many corroborating places shows the first ones and names the rest."""
    shown = make_wide_report(18)._repr_html_()
    row = shown[: shown.index("</details>")]
    assert row.count('class="qv-side"') == 4
    names = [f"d{place:02}.txt" for place in range(5, 17)]
    assert f"Also in {', '.join(names)} and 1 more in the JSON</p>" in row


def test_no_alteration_is_left_to_the_rest():
    """A place that alone has an alteration is shown in full, however far down it stands."""
    wide = make_wide_report(9)
    first = wide.verdicts[0]
    dropped = Edit(
        left=Span(first.quote.start, first.quote.start),
        right=Span(1, 3),
        left_text="",
        right_text="It",
        change=Change.NAMED_ENTITY,
        is_alteration=True,
    )
    last = attrs.evolve(first.evidence[-1], relation=Relation.REWORDED, score=0.9, edits=[dropped])
    altered = attrs.evolve(first, evidence=(*first.evidence[:-1], last), alterations=[dropped])
    shown = attrs.evolve(wide, verdicts=(altered, *wide.verdicts[1:]))._repr_html_()
    row = shown[: shown.index("</details>")]
    assert "document d08.txt: reworded" in row
    assert "Also in d05.txt, d06.txt, d07.txt</p>" in row


def test_very_many_alterations_are_counted():
    """Where each of many fellows alters another number, a row stays short and says what is left."""
    wide = make_wide_report(20)
    first = wide.verdicts[0]
    start = first.quote.start
    edits = [
        Edit(
            left=Span(start, start + 2),
            right=Span(1, 3),
            left_text="It",
            right_text=str(number),
            change=Change.NUMBER,
            is_alteration=True,
        )
        for number in range(len(first.evidence))
    ]
    places = [
        attrs.evolve(place, relation=Relation.REWORDED, score=0.9, edits=[edit])
        for place, edit in zip(first.evidence, edits, strict=True)
    ]
    altered = attrs.evolve(
        first, label=Label.PARAPHRASED, evidence=places, related=places, alterations=edits + edits
    )
    shown = attrs.evolve(wide, verdicts=(altered, *wide.verdicts[1:]))._repr_html_()
    row = shown[: shown.index("</details>")]
    assert "19 alterations" in row
    assert row.count('class="qv-alteration"') == 12
    assert "and 7 more in the JSON</li>" in row
    corroborating, near = row.split("Near misses")
    assert corroborating.count('<div class="qv-pair') == 8
    assert near.count('<div class="qv-pair') == 4
    assert "and 3 more in the JSON</p>" in near


def test_context_is_cut_at_whole_words():
    """Around the evidence stand whole words only, with a sign where the text goes on."""
    far = "Earlier there was a long and rather winding sentence about nothing in particular. "
    quoting = Document("a.txt", "He said “It rained.”")
    longer = Document("b.txt", f"{far}It rained. {far}")
    place = Evidence(
        document_id="b.txt",
        start=len(far),
        end=len(far) + 10,
        in_marks=False,
        relation=Relation.REWORDED,
        score=0.9,
        edits=[
            Edit(
                left=Span(9, 11),
                right=Span(len(far), len(far) + 2),
                left_text="It",
                right_text="It",
                change=Change.TYPOGRAPHY,
            )
        ],
    )
    verdict = Verdict(
        quote=make_quote(quoting, "It rained."),
        label=Label.PARAPHRASED,
        reason="There.",
        evidence=(place,),
    )
    shown = build_report(documents=[quoting, longer], verdicts=[verdict])._repr_html_()
    assert '<span class="qv-context">… and rather winding sente' in shown
    assert "rather winding sentence about …</span>" in shown
    assert "<del" not in shown  # a curly mark for a straight one is nothing to see


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
    assert '<a href="#doc%3Ab.pdf">source b.pdf</a>, page 2: identical' in report.to_html()
    assert 'id="doc:b.pdf"' in report.to_html()
