from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from quoteverify import verify_quotes
from quoteverify.report import render_comparison, render_quotes
from tests.report.test_formats import make_comparison


@pytest.fixture
def open_page(browser, tmp_path):
    """Return a function that opens HTML and notes what the page complains of and asks for."""
    pages = []

    def open_html(html, *, width=1280, scheme="light"):
        path = tmp_path / f"page{len(pages)}.html"
        path.write_text(html, encoding="utf-8")
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        pages.append(page)
        page.complaints = []
        page.requests = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("dialog", lambda dialog: page.complaints.append(dialog.message))
        page.on("request", lambda request: page.requests.append(request.url))
        page.goto(path.as_uri())
        return page

    yield open_html
    for page in pages:
        page.close()


def shown_rows(page):
    """
    Return the texts of the rows that can be seen.

    Not as drawn: of a row that was just put back, a browser has nothing drawn before its next frame
    (``content-visibility``), and says that its inner text is empty.
    """
    return page.locator(".qv-rows > li:not(.qv-head):visible summary").all_text_contents()


def wait_until_drawn(page):
    """Wait until the page was drawn as it now stands, which it is within two frames."""
    page.evaluate(
        "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
    )


def test_nothing_is_loaded_and_nothing_complains(open_page, report, hostile_report):
    """The page asks for nothing but itself and reports no error, whatever the text."""
    for made in (report, hostile_report):
        page = open_page(made.to_html())
        wait_until_drawn(page)
        assert page.complaints == []
        assert page.requests == [page.url]


def test_search_and_labels_filter_rows(open_page, report):
    """Typing words, and unticking a label, leave the rows that fit."""
    page = open_page(report.to_html())
    assert len(shown_rows(page)) == 2
    page.get_by_role("searchbox").fill("harbour NOT evening")
    assert len(shown_rows(page)) == 2
    page.get_by_role("searchbox").fill("council")
    assert ["verbatim" in row for row in shown_rows(page)] == [True]
    assert page.locator("output").inner_text() == "1 of 2 shown"
    page.get_by_role("searchbox").fill("")
    page.get_by_label("verbatim").uncheck()
    assert ["paraphrased" in row for row in shown_rows(page)] == [True]
    page.get_by_label("Document", exact=True).select_option("morning.txt")
    assert shown_rows(page) == []


def test_search_reads_what_a_row_shows(open_page):
    """Words are sought in what is said of a quote, not in the text around its evidence."""
    words = "“The bridge will open in the first week of May.”"
    texts = {
        "post.txt": f"Ann Lund said, {words} Rain.",
        "herald.txt": f"Lund said: {words} Reyes.",
    }
    made = verify_quotes(texts)
    page = open_page(made.to_html())
    for words, count in (
        ("bridge", 2),
        ("ann lund", 1),
        ("herald", 2),  # of one it is the document, of the other that of its evidence
        ("herald ann", 1),
        ("verbatim MAY", 2),
        ("reyes", 0),
        ("rain", 0),
        ("said by", 0),
        ("evidence", 0),
    ):
        page.get_by_role("searchbox").fill(words)
        assert len(shown_rows(page)) == count, words
    page.get_by_role("searchbox").fill("")
    assert len(shown_rows(page)) == 2


def test_search_reads_no_sentence_of_ours(open_page, report):
    """Of what is told of a quote, the change and its words are found, and no word around them."""
    page = open_page(report.to_html())
    for words, count in (
        ("negation", 2),
        ("not", 2),  # said in one quote, and what the other lacks
        ("her", 0),  # in the "here" and "there" of a change
        ("nothing", 0),
        ("corrob", 0),  # in a reason
        ("stand", 0),
    ):
        page.get_by_role("searchbox").fill(words)
        assert len(shown_rows(page)) == count, words


def test_a_row_opens_with_the_keyboard(open_page, report):
    """A row opens by keyboard to its evidence, with the dropped word marked."""
    page = open_page(report.to_html())
    page.locator(".qv-row summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".qv-row").first.locator("ins.qv-alt").first).to_be_visible()


def test_deep_link_opens_its_row(open_page, report):
    """The address of a quote opens its row, and the row leads to the quote in its document."""
    page = open_page(report.to_html())
    quote = report.quotes[1]
    page.goto(f"{page.url}#{quote.id.replace('#', '%23')}")
    row = page.locator(".qv-row[open]")
    expect(row).to_have_count(1)
    expect(row.locator(".qv-quote")).to_have_text(f"“{quote.text}”", use_inner_text=True)
    row.get_by_text("Show it in its document").click()
    expect(page.locator("mark:target")).to_have_text(quote.text, use_inner_text=True)


def test_a_variant_leads_to_its_row(open_page, report):
    """Each wording of a group leads to the row of its quote, which opens clear of the filter."""
    page = open_page(report.to_html(), width=700)
    page.locator(".qv-group summary").click()
    page.locator(".qv-group a", has_text="morning.txt").click()
    row = page.locator(".qv-row[open]")
    expect(row.locator(".qv-document")).to_contain_text("morning.txt")
    wait_until_drawn(page)
    bar = page.locator(".qv-filter").bounding_box()
    assert row.bounding_box()["y"] >= bar["y"] + bar["height"]


def test_a_plain_list_of_documents_behind_the_plot(open_page, report):
    """Who cannot see the plot is told each document's labels and with whom it shares words."""
    page = open_page(report.to_html())
    row = page.locator(".qv-drawing li", has_text="evening.txt").first
    told = " ".join(row.text_content().split())
    assert "1 paraphrased" in told
    assert "shares utterances with morning.txt (1)" in told


def test_hostile_quote_is_shown(open_page, hostile_report):
    """The characters of a hostile quote can be read, and none of them acted."""
    page = open_page(hostile_report.to_html())
    shown = page.locator(".qv-quote").last
    expect(shown).to_contain_text("<script>alert(1)</script>", use_inner_text=True)
    assert page.locator(".qv-page img").count() == 0
    page.get_by_role("searchbox").fill("onerror")
    assert len(shown_rows(page)) == 1


@pytest.mark.parametrize("width,scheme", [(1280, "light"), (390, "dark")])
@pytest.mark.parametrize(
    "form", ["page", "notebook", "comparison", "compared page", "extracted page"]
)
def test_accessible_and_no_wider_than_the_screen(open_page, report, form, width, scheme):
    """Opened fully, nothing is wider than the screen and axe finds no violation."""
    forms = {
        "page": report.to_html,
        "notebook": report._repr_html_,
        "comparison": lambda: make_comparison()._repr_html_(),
        "compared page": lambda: render_comparison(make_comparison(), "html"),
        "extracted page": lambda: render_quotes(report.quotes, "html", documents=report.documents),
    }
    page = open_page(wrap(forms[form]()), width=width, scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
    wait_until_drawn(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    assert [(item["id"], item["nodes"][0]["html"]) for item in found] == []
    assert page.complaints == []


def wrap(html):
    """Return *html* as a page, as a notebook would hold it."""
    if html.startswith("<!DOCTYPE"):
        return html
    head = '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Notebook</title>'
    return f"{head}<main><h1>Notebook</h1>{html}</main></html>"
