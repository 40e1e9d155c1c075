from __future__ import annotations

from html.parser import HTMLParser

import pytest

from quoteverify import verify_quotes
from quoteverify.records import Document, Label, SourceStatus, Verdict
from quoteverify.report import build_report
from tests.report.samples import make_quote

VOID = {"meta", "link", "input", "br", "img"}


class Page(HTMLParser):
    """What a browser would make of a page: its tags, their attributes and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        """Take a tag that opens an element."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        """Take a tag that closes itself."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        """Hold a closing tag to the one that is open."""
        assert self.open.pop() == tag

    def handle_data(self, data):
        """Take text that is shown."""
        if not self.open or self.open[-1] not in {"style", "script"}:
            self.texts.append(data)

    @property
    def text(self) -> str:
        """All text that is shown."""
        return "".join(self.texts)


@pytest.fixture(params=["page", "notebook"])
def render(request):
    """Return the function that renders one of the two forms."""
    if request.param == "page":
        return lambda report: report.to_html()
    return lambda report: report._repr_html_()


def test_tags_nest_and_close(report, hostile_report, render):
    """Every tag that is opened is closed, in order, whatever the text."""
    assert Page(render(report)).open == []
    assert Page(render(hostile_report)).open == []


def test_hostile_text_stays_text(hostile_report, render):
    """Hostile text adds no element and no handler, and is shown as it is written."""
    page = Page(render(hostile_report))
    assert [tag for tag, _ in page.tags if tag in {"img", "b onclick", "i"}] == []
    assert sum(tag == "script" for tag, _ in page.tags) <= 1
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert not [
        value
        for _, attrs in page.tags
        for value in attrs.values()
        if "javascript:" in (value or "")
    ]
    assert "<script>alert(1)</script>" in page.text
    assert "<script>alert(7)</script>" in page.text


def test_unseen_characters_are_named(hostile_report, render):
    """Overrides, surrogates, NULs and terminal codes are shown by their numbers."""
    html = render(hostile_report)
    for code in ("U+202E", "U+D800", "U+0000", "U+001B"):
        assert f">{code}</span>" in html
    assert not set("\u202e\ud800\x00\x1b") & set(html)
    html.encode("utf-8")


def test_labels_stand_in_words(report, render):
    """Each label, the reason and what could not be read are said in words."""
    text = Page(render(report)).text
    for words in ("verbatim", "paraphrased", "Corroborated by other words", "late.pdf"):
        assert words in text


def test_alterations_are_marked_and_said(report, render):
    """A dropped negation is marked on the side that has it and said in a sentence."""
    html = render(report)
    assert '<ins class="qv-alt" title="negation">not</ins>' in html.replace(
        '<span class="qv-sr">altered: </span>', ""
    )
    assert "negation: nothing here, “not” there" in Page(html).text


def test_nothing_is_fetched(report, render):
    """No element of the page loads anything; links lead only to http addresses or within."""
    page = Page(render(report))
    for tag, attrs in page.tags:
        assert "src" not in attrs, tag
        assert "srcset" not in attrs, tag
        if tag == "a":
            assert attrs["href"].startswith(("#", "https://"))
    assert "@import" not in render(report)
    assert "url(" not in render(report)


def test_links_within_lead_somewhere(report):
    """Every link within the page leads to an element of the page."""
    from urllib.parse import unquote

    page = Page(report.to_html())
    anchors = {attrs["id"] for _, attrs in page.tags if "id" in attrs}
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a"]
    within = {unquote(link[1:]) for link in links if link.startswith("#")}
    assert within
    assert within <= anchors


def test_notebook_has_neither_script_nor_ids(report):
    """Two reports in one notebook do not clash, and need no script."""
    page = Page(report._repr_html_())
    assert "script" not in [tag for tag, _ in page.tags]
    assert not [attrs for _, attrs in page.tags if "id" in attrs]


def test_page_is_written(report, tmp_path):
    """What `to_html` returns is what it writes."""
    path = tmp_path / "report.html"
    assert report.to_html(path) == path.read_bytes().decode("utf-8")


def test_empty_report_renders(render):
    """A report without quotes says so."""
    empty = build_report(documents=[Document("a", "No quotes here.")])
    assert "0 quotes in 1 document" in Page(render(empty)).text


def test_quotes_that_cross_are_marked_once():
    """Of two quotes that cross, the document marks the first; both have their rows."""
    document = Document("a", "one two three four")
    quotes = [make_quote(document, "one two three"), make_quote(document, "two three four")]
    report = build_report(
        documents=[document],
        verdicts=[Verdict(quote=q, label=Label.SINGLE_SOURCE, reason="Alone.") for q in quotes],
    )
    html = report.to_html()
    assert html.count("<mark") == 1
    assert html.count('<details class="qv-row"') == 2


def test_nested_quotes_are_marked_in_each_other():
    """A quote within a quote is marked within it, and the text is kept."""
    document = Document("a", "one two three four")
    quotes = [make_quote(document, "one two three"), make_quote(document, "two")]
    report = build_report(
        documents=[document],
        verdicts=[Verdict(quote=q, label=Label.SINGLE_SOURCE, reason="Alone.") for q in quotes],
    )
    page = Page(report.to_html())
    assert "one two" in page.text.replace("single-source", "")
    assert page.open == []


def test_source_status_is_shown(render):
    """A quote that is absent from the sources says so in its row."""
    document = Document("a", "“It rained.”")
    verdict = Verdict(
        quote=make_quote(document, "It rained."),
        label=Label.SINGLE_SOURCE,
        reason="Absent.",
        source_status=SourceStatus.ABSENT,
    )
    report = build_report(documents=[document], sources=[Document("b", "x")], verdicts=[verdict])
    assert "source: absent" in Page(render(report)).text


def test_group_counts_wordings():
    """What one paper prints whole and another in two pieces is three quotes in one wording."""
    whole = "“The bridge will open in the first week of May, and the ferry stops,” Ann Li said."
    parts = "“The bridge will open in the first week of May,” Ann Li said, “and the ferry stops.”"
    other = whole.replace("first", "second")
    page = verify_quotes({"a": whole, "b": parts}).to_html()
    assert "<b>3 quotes in 1 wording</b>" in page
    page = verify_quotes({"a": whole, "b": parts, "c": other}).to_html()
    assert "<b>4 quotes in 2 wordings</b>" in page
