from __future__ import annotations

import io
import json
import re
from urllib.parse import unquote

import attrs
import jsonschema
import pandas as pd
import pytest

from quoteverify import check_quotes, verify_quotes
from quoteverify.exceptions import SettingsError
from quoteverify.records import Change, Comparison, Document, Edit, Label, Relation, Span, Verdict
from quoteverify.report import build_report, load_schema, render_comparison, render_quotes
from tests.report.samples import make_quote, make_report


def make_plain_report(text, quoted, **fields):
    """Return a report on one quote."""
    document = Document("a.txt", text, **fields)
    verdict = Verdict(
        quote=make_quote(document, quoted), label=Label.SINGLE_SOURCE, reason="Nothing else."
    )
    return build_report(documents=[document], verdicts=[verdict])


def test_schema_holds(report, hostile_report):
    """Every report conforms to the schema, and the schema to its own standard."""
    schema = load_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for made in (report, hostile_report):
        jsonschema.validate(json.loads(made.to_json()), schema)


def test_schema_refuses(report):
    """A report that has lost a field, or has an unknown label, does not conform."""
    broken = report.to_dict()
    broken["quotes"][0]["label"] = "verified"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, load_schema())
    del broken["documents"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, load_schema())


def test_schema_names_every_field(report):
    """No field is written that the schema does not describe."""
    schema = load_schema()
    written = report.to_dict()
    assert set(written) == set(schema["properties"])
    for kind in ("documents", "quotes", "groups", "matches"):
        described = schema["$defs"][kind.removesuffix("es" if kind == "matches" else "s")]
        assert set(written[kind][0]) == set(described["properties"])
    assert set(schema["$defs"]["edit"]["properties"]["change"]["enum"]) == set(Change)


def test_json_lines(report, hostile_report):
    """Each line is one quote as the report has it."""
    for made in (report, hostile_report):
        lines = made.to_jsonl().splitlines()
        assert [json.loads(line) for line in lines] == made.to_dict()["quotes"]


def test_csv_gives_the_rows_of_the_data_frame(report):
    """CSV opened by pandas gives the rows of `to_pandas`."""
    frame = report.to_pandas()
    opened = pd.read_csv(io.StringIO(report.to_csv()), dtype=frame.dtypes.to_dict())
    shown = [made.astype(object).where(made.notna(), None) for made in (opened, frame)]
    assert shown[0].to_dict("records") == shown[1].replace("", None).to_dict("records")


def test_polars_has_the_same_rows(report):
    """The polars frame has the rows of the pandas frame."""
    frame = report.to_pandas()
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    assert report.to_polars().to_dicts() == rows


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_csv_runs_no_formula(formula):
    """A quote that a spreadsheet would run is written as text."""
    made = make_plain_report(f'He said "{formula}" once.', formula)
    frame = pd.read_csv(io.StringIO(made.to_csv()))
    assert frame["text"][0] == f"'{formula}"


def test_csv_of_hostile_text(hostile_report):
    """NULs and lone surrogates are written out, so that every reader opens the file."""
    text = hostile_report.to_csv()
    text.encode("utf-8")
    assert "\x00" not in text
    assert "⟨U+0000⟩" in pd.read_csv(io.StringIO(text))["text"][0]


def resolve_quote(text, selector):
    """Find a text quote selector, as the W3C standard says: exact between prefix and suffix."""
    pattern = "".join(
        (
            f"(?<={re.escape(selector['prefix'])})" if selector["prefix"] else "^",
            re.escape(selector["exact"]),
            f"(?={re.escape(selector['suffix'])})" if selector["suffix"] else "$",
        )
    )
    return [found.span() for found in re.finditer(pattern, text)]


def test_selectors_resolve_to_the_same_place(report, hostile_report):
    """Both selectors of each annotation lead back to the quote's place."""
    for made in (report, hostile_report):
        texts = {document.id: document.text for document in made.documents}
        for item, quote in zip(
            json.loads(made.to_annotations())["items"], made.quotes, strict=True
        ):
            by_text, by_place = item["target"]["selector"]
            place = (quote.start, quote.end)
            assert (by_place["start"], by_place["end"]) == place
            assert resolve_quote(texts[quote.document_id], by_text) == [place]


def test_positions_in_utf16():
    """On request positions count as JavaScript does: two for a character beyond the BMP."""
    text = "😀😀 “Grand 🎉 day,” he said."
    made = make_plain_report(text, "Grand 🎉 day,")
    item = json.loads(made.to_annotations(unit="utf-16"))["items"][0]
    place = item["target"]["selector"][1]
    units = text.encode("utf-16-le")
    assert units[2 * place["start"] : 2 * place["end"]].decode("utf-16-le") == "Grand 🎉 day,"


@pytest.mark.parametrize("unit", ["utf16", "js", "", None])
def test_another_unit_is_an_error(unit):
    """A unit of positions that is not known is refused, with those that are."""
    with pytest.raises(SettingsError, match="'code-point' or 'utf-16'"):
        make_report().to_annotations(unit=unit)


def test_annotation_names_its_source():
    """The target is the document's web address, or its id where there is none."""
    for url, source in (("https://example.org/a", "https://example.org/a"), (None, "a.txt")):
        made = make_plain_report("“Yes,” she said.", "Yes,", url=url)
        assert json.loads(made.to_annotations())["items"][0]["target"]["source"] == source


def test_quotations_of_schema_org(report):
    """Attributed quotes become quotations with their speaker and where they stand."""
    graph = json.loads(report.to_jsonld())["@graph"]
    assert [item["text"] for item in graph] == [quote.text for quote in report.quotes]
    assert graph[1]["creator"] == {"@type": "Person", "name": "Ida Holm"}
    assert graph[1]["isPartOf"]["publisher"]["name"] == "Morning Post"
    quote = attrs.evolve(report.quotes[0], is_attributed=False, attribution=None)
    title = build_report(
        documents=report.documents,
        verdicts=[Verdict(quote=quote, label=Label.SINGLE_SOURCE, reason="A title.")],
    )
    assert json.loads(title.to_jsonld())["@graph"] == []


def test_text_fragment_of_a_short_quote():
    """A short quote is named whole, with every character of the syntax encoded."""
    made = make_plain_report(
        "“Yes - a,b & c,” she said.", "Yes - a,b & c,", url="https://x.org/#top"
    )
    link = made.to_pandas()["link"][0]
    assert link == "https://x.org/#top:~:text=Yes%20%2D%20a%2Cb%20%26%20c%2C"


def test_text_fragment_of_a_long_quote():
    """A long quote is named by its first and its last words."""
    words = [f"word{number}" for number in range(40)]
    quoted = " ".join(words[:20]) + "\n\n" + " ".join(words[20:])
    link = make_plain_report(f"“{quoted}”", quoted, url="https://x.org/").to_pandas()["link"][0]
    start, end = link.split(":~:text=")[1].split(",")
    assert unquote(start) == " ".join(words[:5])
    assert unquote(end) == " ".join(words[-5:])


def test_no_link_without_a_web_address(hostile_report):
    """Only http addresses are linked."""
    assert hostile_report.to_pandas()["link"][0] is None


def make_comparison():
    """Return two wordings that differ by a negation."""
    edit = Edit(
        left=Span(8, 8),
        right=Span(8, 11),
        left_text="",
        right_text="not",
        change=Change.NEGATION,
        is_alteration=True,
    )
    return Comparison(
        left_text="We will close.",
        right_text="We will not close.",
        score=0.9,
        relation=Relation.REWORDED,
        edits=(edit,),
    )


def test_comparison_in_a_notebook():
    """A comparison shows both wordings, the difference marked on both sides and in words."""
    shown = make_comparison()._repr_html_()
    assert '<ins class="qv-alt" title="negation">' in shown
    assert "qv-gap" in shown
    assert "negation: nothing on the left, “not” on the right" in shown


def test_comparison_in_a_terminal():
    """The terminal marks differences with signs and says which can change the meaning."""
    text = render_comparison(make_comparison(), "table")
    assert "{+not+}" in text
    assert "! negation: nothing on the left, “not” on the right (can change the meaning)" in text
    assert "\x1b[31" in render_comparison(make_comparison(), "table", has_colour=True)


def test_comparison_as_data_and_page():
    """A comparison is the same in JSON, JSON lines and CSV, and a page that needs no more style."""
    comparison = make_comparison()
    (line,) = render_comparison(comparison, "jsonl").splitlines()
    listed = json.loads(line)
    assert json.loads(render_comparison(comparison, "json")) == listed
    assert (listed["relation"], listed["score"]) == ("reworded", 0.9)
    frame = pd.read_csv(io.StringIO(render_comparison(comparison, "csv")))
    assert frame["right_text"][0] == "We will not close."
    assert frame["alterations"][0] == "negation: nothing on the left, “not” on the right"
    page = render_comparison(comparison, "html")
    assert page.startswith("<!DOCTYPE html>")
    assert page.count("<style>") == 1
    assert '<ins class="qv-alt" title="negation">' in page


def test_extracted_quotes(report):
    """Quotes without labels are listed as a table, JSON, JSON lines and CSV."""
    quotes = report.quotes
    assert "“We will close the harbour in May.”" in render_quotes(quotes, "table")
    listed = json.loads(render_quotes(quotes, "json"))
    assert [item["id"] for item in listed] == [quote.id for quote in quotes]
    assert "label" not in listed[0]
    assert list(map(json.loads, render_quotes(quotes, "jsonl").splitlines())) == listed
    frame = pd.read_csv(io.StringIO(render_quotes(quotes, "csv")))
    assert list(frame["text"]) == [quote.text for quote in quotes]


def test_extracted_quotes_of_one_document(report):
    """The name of a document stands once, above all its quotes."""
    quote = report.quotes[0]
    text = render_quotes([quote, quote], "table")
    assert text.count(quote.document_id) == 1
    assert text.count(quote.text) == 2


def test_comparison_marks_overlapping_edits_once():
    """Of two differences that overlap, the signs stand around the first; harmless ones are told."""
    first = make_comparison().edits[0]
    wide = attrs.evolve(first, right=Span(3, 11), change=Change.WORDING, is_alteration=False)
    comparison = attrs.evolve(make_comparison(), edits=(wide, first))
    text = render_comparison(comparison, "table")
    assert "We {+will not+} close." in text
    assert "\n  wording: nothing on the left" in text


def test_quotation_without_a_speaker(report):
    """A quote of nobody known is a quotation without a creator."""
    quote = attrs.evolve(report.quotes[0], attribution=None)
    (item,) = json.loads(render_quotes([quote], "jsonld", documents=report.documents))["@graph"]
    assert "creator" not in item


def test_extracted_quotes_in_the_standards(report):
    """Quotes without labels are annotations at the same places, and the same quotations."""
    page = json.loads(render_quotes(report.quotes, "annotations", documents=report.documents))
    labelled = json.loads(report.to_annotations())
    assert [item["target"] for item in page["items"]] == [
        item["target"] for item in labelled["items"]
    ]
    assert {body["purpose"] for item in page["items"] for body in item["body"]} == {"identifying"}
    shown = render_quotes(report.quotes, "jsonld", documents=report.documents)
    assert json.loads(shown) == json.loads(report.to_jsonld())


def test_extracted_quotes_as_a_page(report, hostile_report):
    """The page lists each quote and marks it in its document; hostile text stays text."""
    page = render_quotes(report.quotes, "html", documents=report.documents)
    assert page.count("<mark id=") == len(report.quotes)
    assert "“We will close the harbour in May.”" in page
    title = attrs.evolve(report.quotes[0], is_attributed=False, attribution=None)
    assert "speaker unknown, not presented as speech" in render_quotes(
        [title], "html", documents=report.documents
    )
    hostile = render_quotes(hostile_report.quotes, "html", documents=hostile_report.documents)
    assert "<script" not in hostile
    assert "<img" not in hostile


def test_feedback_is_small_and_says_what_to_mend():
    """Of each quote: its status, the best place with its words, and what was altered."""
    report = check_quotes(
        "“We lost 14 boats,” said Bo Lyng. “Nobody was hurt.” “It was all over by the evening.”",
        {"minutes-3": "LYNG: We lost 40 boats. Nobody was hurt. " + "We went home. " * 500},
    )
    altered, faithful, absent = report.to_feedback()
    assert altered["evidence"]["text"] == "We lost 40 boats"
    assert altered["alterations"] == [{"quote": "14", "evidence": "40", "change": "number"}]
    assert [one["is_faithful"] for one in (altered, faithful, absent)] == [False, True, False]
    assert [one["status"] for one in (altered, faithful, absent)] == [
        "reworded",
        "verbatim",
        "absent",
    ]
    assert "evidence" not in absent
    assert len(json.dumps(report.to_feedback())) < 1200


def test_feedback_shows_the_head_of_a_long_place():
    """However long the place in the source is, what is fed back stays small."""
    words = " ".join(f"word{number}" for number in range(300))
    (told,) = check_quotes(f"“{words}.”", {"a": words}).to_feedback()
    assert len(told["evidence"]["text"]) == 400
    assert told["evidence"]["end"] == len(words)


def test_feedback_without_sources_tells_the_label():
    """Where documents are held against one another, the status is the label."""
    report = verify_quotes({"a": "“It never rains in the south of the island,” said Bo Lyng."})
    (told,) = report.to_feedback()
    assert (told["status"], told["is_faithful"]) == ("single-source", False)


def test_a_like_statement_elsewhere_does_not_make_a_quote_unfaithful():
    """Chunks of one pattern, and another person's denial, leave a true quote faithful."""
    chunks = {
        f"y{n}": f"In 19{n} the yard launched {n - 50} boats of the larger kind."
        for n in range(61, 80)
    }
    (told,) = check_quotes(
        "“In 1975 the yard launched 25 boats of the larger kind.”", chunks
    ).to_feedback()
    assert (told["is_faithful"], "alterations" in told) == (True, False)
    (told,) = check_quotes(
        "“In 1975 the yard launched 26 boats of the larger kind.”", chunks
    ).to_feedback()
    assert told["is_faithful"] is False
    talk = {
        "a": "HOLM: The yard will build a boat for us.\nRUIZ: Good.",
        "b": "RUIZ: The yard will not build a boat for us.\nHOLM: Wait.",
    }
    (told,) = check_quotes("Holm said: “The yard will build a boat for us.”", talk).to_feedback()
    assert told["is_faithful"] is True
    (told,) = check_quotes("Ruiz said: “The yard will build a boat for us.”", talk).to_feedback()
    assert told["is_faithful"] is False


def test_chunks_that_have_all_of_a_quote_between_them_are_faithful():
    """What one chunk lacks is no alteration where the next one has it."""
    chunks = {
        "a": "It says that nobody in the long line of owners before the war",
        "b": "ever paid a penny for the repair of the old sea wall.",
    }
    answer = "“nobody in the long line of owners before the war ever paid a penny for the repair”"
    (told,) = check_quotes(answer, chunks).to_feedback()
    assert (told["status"], told["is_faithful"]) == ("verbatim", True)


def test_the_page_says_how_quotes_fared_against_the_sources():
    """As the terminal does; and nothing of sources where none were given."""
    report = check_quotes(
        "“The old boat leaks.” “It is a fine boat, I say.”", {"a": "The old boat leaks."}
    )
    assert "against the sources: 1 verbatim, 0 reworded, 1 absent, 0 unread" in report.to_html()
    alone = verify_quotes({"a": "“The old boat leaks.”", "b": "“The old boat leaks.”"})
    assert "against the sources" not in alone.to_html()
