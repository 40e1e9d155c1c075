"""The whole job: labels end to end, the three articles, and what does not depend on order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quoteverify import Document, check_quotes, extract_quotes, verify_quotes
from quoteverify.exceptions import DuplicateIdError, EmptyInputError, QuoteVerifyError
from tests.case_files import read_cases

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
EXPECTED = json.loads((Path(__file__).parent / "seeds_expected.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def seeds_report():
    """The report on the three articles."""
    return verify_quotes(SEEDS)


@pytest.mark.parametrize("case", read_cases("verify-*.md"), ids=str)
def test_labels(case):
    """Every case gives the labels written beside it, and no quote is left out."""
    report = verify_quotes({block.name: block.text for block in case.all("document")})
    rows = case.rows("labels")
    assert len(report.verdicts) == len(rows)
    for verdict, (document_id, beginning, label, *reason) in zip(report, sorted(rows), strict=True):
        assert verdict.quote.document_id == document_id
        assert verdict.quote.text.startswith(beginning)
        assert verdict.label == label, verdict.reason
        assert all(part in verdict.reason for part in reason)


def _last_word(name):
    return name.split()[-1] if name else None


def test_seeds_give_the_expected_quotes_speakers_and_labels(seeds_report):
    """The three articles give exactly the fourteen quotes, with their speakers and labels."""
    got = [
        {
            "document_id": v.quote.document_id,
            "start": v.quote.start,
            "end": v.quote.end,
            "text": v.quote.text,
            "speaker": _last_word(v.quote.speaker),
            "label": v.label.value,
        }
        for v in seeds_report
    ]
    assert got == [{k: v for k, v in row.items() if k != "group"} for row in EXPECTED]


def test_seeds_give_the_expected_groups(seeds_report):
    """Two groups, and no other."""
    expected: dict[str, set[tuple[str, int]]] = {}
    for row in EXPECTED:
        if row["group"]:
            expected.setdefault(row["group"], set()).add((row["document_id"], row["start"]))
    place_of = {q.id: (q.document_id, q.start) for q in seeds_report.quotes}
    got = [{place_of[i] for i in group.quote_ids} for group in seeds_report.groups]
    assert sorted(map(sorted, got)) == sorted(map(sorted, expected.values()))


def test_order_of_documents_changes_nothing(seeds_report):
    """The same documents in any order give the same report, byte for byte."""
    documents = [Document(p.name, p.read_text("utf-8")) for p in sorted(SEEDS.iterdir())]
    forward = verify_quotes(documents).to_json()
    assert verify_quotes(documents[::-1]).to_json() == forward
    assert verify_quotes(documents).to_json() == forward
    assert seeds_report.to_json() == forward


def test_an_unrelated_document_changes_no_label(seeds_report):
    """Labels do not depend on what else is in the collection."""
    documents = [Document(p.name, p.read_text("utf-8")) for p in sorted(SEEDS.iterdir())]
    other = Document("other.txt", '"The tide was late again," the harbour master said.')
    labels = {v.quote.id: v.label for v in verify_quotes([*documents, other])}
    assert all(labels[v.quote.id] is v.label for v in seeds_report)


def test_every_place_gives_back_its_text(seeds_report):
    """Offsets are exact places in the untouched text."""
    texts = {document.id: document.text for document in seeds_report.documents}
    for quote in seeds_report.quotes:
        assert texts[quote.document_id][quote.start : quote.end] == quote.text


def test_no_sources_are_none():
    """A program that hands its own default on, None, is answered as if it had said nothing."""
    docs = {"a": "“The dam will hold for ten years,” said Ana Ruiz."}
    assert verify_quotes(docs, sources=None) == verify_quotes(docs)


def test_check_needs_a_source():
    """Checking against nothing is an error, never a pass."""
    with pytest.raises(EmptyInputError, match="no source"):
        check_quotes('She said, "It is done."', [])


def test_check_against_a_mapping_of_chunks():
    """Retrieved chunks keep their ids, and the verdict names the chunk."""
    report = check_quotes(
        'The minutes say: "The motion was carried by eleven votes to four."',
        {"chunk-7": "On Item 3 the motion was carried by 11 votes to 4.", "chunk-9": "Any other."},
    )
    (verdict,) = report.verdicts
    assert verdict.source_status == "verbatim"
    assert [place.document_id for place in verdict.evidence] == ["chunk-7"]


def test_a_source_that_gives_the_words_to_another_person_is_a_conflict():
    """The source has the words inside marks, but somebody else's."""
    report = check_quotes(
        "“We sold the north field for nothing,” Anders Vik said.",
        {"minutes": "“We sold the north field for nothing,” Ruth Amsel told the meeting."},
    )
    (verdict,) = report.verdicts
    assert verdict.source_status == "verbatim"
    assert verdict.speaker_conflict
    assert "inside quotation marks" in verdict.reason
    assert "Ruth Amsel" in verdict.reason


def test_an_unreadable_source_is_no_pass(tmp_path):
    """A source that cannot be read leaves a quote unread, and the report lists it."""
    broken = tmp_path / "minutes.txt"
    broken.write_bytes(b"\x00\x01\x02\xff\xfe\x00\x00" * 40)
    report = check_quotes("“We sold the north field for nothing,” Anders Vik said.", [broken])
    assert report.verdicts[0].source_status == "unread"
    assert [skip.input for skip in report.skipped] != []


def test_words_outside_marks_in_an_ordinary_document_are_an_echo():
    """The same words in another paper's prose are shown, and count for nothing."""
    report = verify_quotes(
        {
            "a": "“The northern gate was left open on the night of the flood,” Vik said.",
            "b": "It is known that the northern gate was left open on the night of the flood.",
        }
    )
    (verdict,) = report.verdicts
    assert verdict.label == "single-source"
    assert [place.document_id for place in verdict.echoes] == ["b"]


def test_a_source_and_a_document_of_one_id_are_an_error():
    """A verdict names places by id, so an id may not mean both the draft and its transcript."""
    with pytest.raises(DuplicateIdError, match=r"a\.txt"):
        verify_quotes({"a.txt": 'He said, "No."'}, sources={"a.txt": "No."})


def test_extract_gives_attributed_quotes():
    """Extraction alone finds who said it."""
    (quote,) = extract_quotes("“Not before the thaw,” said Inga Solberg.")
    assert (quote.text, quote.speaker) == ("Not before the thaw,", "Inga Solberg")


@pytest.mark.parametrize("given", [[], {}, "", {"a": 3}, 7, [None]])
def test_bad_input_is_our_own_error(given):
    """What holds no document raises an error of our tree."""
    with pytest.raises(QuoteVerifyError):
        verify_quotes(given)
