"""A report says which documents are one text, and what shows it."""

from __future__ import annotations

from quoteverify import verify_quotes
from quoteverify.records import Origin
from quoteverify.report import render_terminal
from quoteverify.report._origins import say_origins

WIRE = (
    "The mill of Norwick burned down in the night to Friday, the fire brigade said. Forty men"
    " fought the flames until the morning, and the roof fell in at about four. “Nobody was in the"
    " house when we came,” said Nora Sand, who led them. What set it on fire is not known, and the"
    " owner could not be reached."
)


def test_copies_are_one_origin_with_its_evidence():
    """Three printings of one text are one origin; each says with which it shares what."""
    report = verify_quotes(
        {"a": WIRE, "b": f"{WIRE}\n\nMore tomorrow.", "c": "A letter came late."}
    )
    text = render_terminal(report)
    assert "2 quotes in 3 documents, 2 origins: 0 verbatim" in text
    assert "\n  one origin with a: 100% of the prose shared with a\n" in text
    page = report.to_html()
    assert "2 quotes in 3 documents, 2 origins" in page
    assert "one origin with b: 100% of the prose shared with b" in page
    assert page.count("one origin with") == 2


def test_documents_of_their_own_are_only_counted():
    """Where each document is its own origin, nothing is said of origins."""
    text = render_terminal(verify_quotes({"a": WIRE, "c": "A letter came late."}))
    assert "1 quote in 2 documents: " in text
    assert "origin" not in text


def test_of_many_copies_three_are_named():
    """A text that stood in a hundred papers does not fill the page with their names."""
    origins = [Origin(document_id=f"d{n:03}", origin_id="d000", reason="") for n in range(100)]
    assert say_origins(origins)["d099"] == "one origin with d000, d001, d002 and 96 more"
