"""The notebooks of the documentation as a browser shows them, inside Jupyter's own style."""

from __future__ import annotations

import re

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from playwright.sync_api import expect

from tests.conftest import ROOT

FOLDER = ROOT / "docs" / "notebooks"

LEFT_EDGES = """list => [list, ...list.children]
    .filter(node => node.checkVisibility())
    .map(node => Math.round(node.getBoundingClientRect().left))"""


@pytest.fixture(scope="module")
def executed():
    """Return the executed notebook; before the browser, since both run an event loop."""
    notebook = nbformat.read(FOLDER / "check-an-answer.ipynb", as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(FOLDER)}}).execute()
    return notebook


@pytest.fixture
def open_notebook(executed, browser, tmp_path):
    """Return a function that shows the notebook in a theme of Jupyter, without a network."""
    pages = []

    def open_in(theme, width):
        html, _ = HTMLExporter(theme=theme).from_notebook_node(executed)
        path = tmp_path / "notebook.html"
        path.write_text(html, encoding="utf-8")
        # The system's own scheme is the other one: Jupyter's theme must win.
        scheme = "dark" if theme == "light" else "light"
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        pages.append(page)
        page.route("**/*", decide)
        page.goto(path.as_uri())
        return page

    yield open_in
    for page in pages:
        page.close()


def decide(route, asked):
    """Let a page open its own file and nothing else."""
    route.continue_() if asked.url.startswith("file:") else route.abort()


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_report_in_a_notebook(open_notebook, theme, width):
    """In each theme the report keeps its shape and colours, opens, and is accessible."""
    page = open_notebook(theme, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    rows = page.locator(".qv-rows")
    edges = rows.evaluate(LEFT_EDGES)
    assert len(edges) >= 4
    assert set(edges[1:]) == {edges[0] + 1}  # the border alone stands between
    background = page.locator(".qv").first.evaluate(
        "node => getComputedStyle(node).backgroundColor"
    )
    assert background == ("rgb(255, 255, 255)" if theme == "light" else "rgb(20, 23, 28)")
    altered = rows.locator(".qv-row", has_text="1 alteration")
    altered.locator("summary").click()
    shown = altered.locator("del.qv-alt")
    expect(shown).to_have_text(re.compile("21 million$"), use_inner_text=True)
    assert (
        altered.locator("li.qv-alteration").evaluate("node => getComputedStyle(node).listStyleType")
        == "none"
    )
    found = Axe().run(page, context=".qv").response["violations"]
    assert [(item["id"], item["nodes"][0]["html"]) for item in found] == []
