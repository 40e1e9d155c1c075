"""The browser that the tests of the pages look with."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe

PAGE = "<html lang=en><title>Kites</title><main><h1>Kites</h1>{}</main></html>"


def test_a_violation_is_found(browser):
    """The accessibility check sees an input without a name, and passes one that has it."""
    page = browser.new_page()
    found = []
    for body in ("<input>", "<label>Wind <input></label>"):
        page.set_content(PAGE.format(body))
        found.append([violation["id"] for violation in Axe().run(page).response["violations"]])
    assert found == [["label"], []]
