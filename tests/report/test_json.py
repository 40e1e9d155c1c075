from __future__ import annotations

import json
from importlib import metadata

import attrs
import pytest

from quoteverify.exceptions import InputError, ReportFormatError, UnreadableInputError
from quoteverify.records import Document
from quoteverify.report import Report, build_report


def test_round_trip_is_equal(report):
    """A report that was written as JSON and read again is the same report."""
    assert Report.from_json(report.to_json()) == report


def test_a_piece_of_evidence_is_a_line(report):
    """The laid out report holds its fields; a piece of evidence takes one line, edits and all."""
    text = report.to_json()
    assert json.loads(text) == json.loads(json.dumps(report.to_dict()))
    told = report.to_dict()["quotes"][0]
    lines = [line.strip().removesuffix(",") for line in text.splitlines()]
    assert [json.dumps(told["evidence"][0], ensure_ascii=False)] == [
        line for line in lines if line.startswith('{"document_id"')
    ][:1]
    assert '"is_attributed": true' in lines
    assert f'"mention": {json.dumps(told["mention"])}' in lines


def test_round_trip_of_hostile_text(hostile_report):
    """Lone surrogates and NULs come back from JSON as they were."""
    assert Report.from_json(hostile_report.to_json()) == hostile_report


def test_round_trip_without_attribution(report):
    """A quote that was not attributed comes back so."""
    first = report.verdicts[0]
    bare = attrs.evolve(first, quote=attrs.evolve(first.quote, attribution=None))
    made = attrs.evolve(report, verdicts=(bare, *report.verdicts[1:]))
    assert Report.from_json(made.to_json()) == made


def test_version_of_a_tree_that_is_not_installed(monkeypatch):
    """Where the package is not installed, the report says that its version is not known."""

    def find_nothing(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", find_nothing)
    assert build_report(documents=[]).quoteverify_version == "0+unknown"


def test_round_trip_through_a_file(report, tmp_path):
    """What `to_json` wrote to a file, `from_json` reads from its path."""
    path = tmp_path / "report.json"
    text = report.to_json(path)
    assert path.read_text(encoding="utf-8") == text
    assert Report.from_json(path) == report


def test_every_field_is_there(report):
    """The dictionary has the fields that other programs are written against."""
    found = report.to_dict()
    assert {"schema_version", "quoteverify_version", "settings", "skipped"} < set(found)
    assert {item["role"] for item in found["documents"]} == {"document", "source"}
    quote = found["quotes"][1]
    assert quote["document_id"] == "morning.txt"
    assert quote["mention"] == [11, 19]
    assert quote["evidence"][1]["edits"][0]["change"] == "negation"
    assert found["groups"][0]["representative_id"] == quote["id"]
    assert found["matches"][0]["relation"] == "reworded"


def test_order_of_inputs_does_not_matter(report):
    """A report built from the same records in another order is the same, byte for byte."""
    again = build_report(
        documents=report.documents[::-1],
        sources=report.sources[::-1],
        origins=report.origins[::-1],
        groups=report.groups[::-1],
        matches=report.matches[::-1],
        verdicts=report.verdicts[::-1],
        skipped=report.skipped,
        settings=report.settings,
    )
    assert again.to_json() == report.to_json()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"schema_version": "2.0"}', '{"schema_version": "1.0"}', "report.json"],
)
def test_other_json_is_refused(text):
    """JSON that is no report of ours raises an error that says so."""
    with pytest.raises(ReportFormatError, match="report"):
        Report.from_json(text)


def test_wrong_place_is_refused(report):
    """A quote whose text is not what stands at its place cannot be in a report."""
    with pytest.raises(InputError, match="is not what stands there"):
        attrs.evolve(report, documents=(Document("morning.txt", "other"), report.documents[0]))
    broken = json.loads(report.to_json())
    broken["documents"][0]["text"] = "other"
    with pytest.raises(ReportFormatError, match="contradicts itself"):
        Report.from_dict(broken)


def test_unreadable_file(tmp_path):
    """A path that is not there raises the error for unreadable inputs."""
    with pytest.raises(UnreadableInputError, match=r"none\.json"):
        Report.from_json(tmp_path / "none.json")
