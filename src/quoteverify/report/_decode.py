"""Plain dictionaries become a report again: the reverse of `_encode`, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quoteverify.exceptions import ReportFormatError
from quoteverify.records import (
    Attribution,
    Change,
    Document,
    Edit,
    Evidence,
    Group,
    Label,
    Match,
    Origin,
    Quote,
    QuoteKind,
    Relation,
    Skipped,
    SourceStatus,
    Span,
    Verdict,
)
from quoteverify.report._version import SCHEMA_VERSION
from quoteverify.settings import Settings

__all__ = ["decode_report"]

JsonObject = Mapping[str, Any]


def decode_report(given: object) -> dict[str, Any]:
    """
    Return the fields of the report that the dictionary *given* describes.

    Raises:
        ReportFormatError: if it is no report, or of a schema version we do not know.
    """
    known = _check_version(given)
    try:
        return _decode(known)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        detail = f"no {error}" if isinstance(error, KeyError) else str(error)
        raise ReportFormatError(f"a report that cannot be read: {detail}") from error


def _check_version(given: object) -> JsonObject:
    if not isinstance(given, Mapping) or "schema_version" not in given:
        raise ReportFormatError("no report: expected an object with a schema_version")
    version = str(given["schema_version"])
    if version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        raise ReportFormatError(
            f"a report of schema version {version}; this quoteverify reads {SCHEMA_VERSION}"
        )
    return given


def _decode(given: JsonObject) -> dict[str, Any]:
    documents = given["documents"]
    origins = [_decode_origin(item) for item in documents if item["origin_id"] is not None]
    return {
        "documents": tuple(_decode_document(i) for i in documents if i["role"] == "document"),
        "sources": tuple(_decode_document(i) for i in documents if i["role"] == "source"),
        "origins": tuple(sorted(origins, key=lambda origin: origin.document_id)),
        "groups": tuple(_decode_group(item) for item in given["groups"]),
        "matches": tuple(_decode_match(item) for item in given["matches"]),
        "verdicts": tuple(_decode_verdict(item) for item in given["quotes"]),
        "skipped": tuple(
            Skipped(item["input"], item["reason"], item.get("is_read", False))
            for item in given["skipped"]
        ),
        "settings": Settings.from_dict(given["settings"]),
        "quoteverify_version": given["quoteverify_version"],
    }


def _decode_document(item: JsonObject) -> Document:
    return Document(
        item["id"],
        item["text"],
        publisher=item["publisher"],
        published_at=item["published_at"],
        title=item["title"],
        url=item["url"],
        language=item["language"],
        page_starts=tuple(item["page_starts"]),
    )


def _decode_origin(item: JsonObject) -> Origin:
    return Origin(
        document_id=item["id"],
        origin_id=item["origin_id"],
        agencies=item["agencies"],
        reason=item["origin_reason"],
    )


def _decode_verdict(item: JsonObject) -> Verdict:
    status = item["source_status"]
    return Verdict(
        quote=_decode_quote(item),
        label=Label(item["label"]),
        reason=item["reason"],
        coverage=item["coverage"],
        group_id=item["group_id"],
        evidence=[_decode_evidence(part) for part in item["evidence"]],
        alterations=[_decode_edit(part) for part in item["alterations"]],
        copies=[_decode_evidence(part) for part in item["copies"]],
        echoes=[_decode_evidence(part) for part in item["echoes"]],
        related=[_decode_evidence(part) for part in item["related"]],
        speaker_conflict=item["speaker_conflict"],
        source_status=SourceStatus(status) if status is not None else None,
    )


def _decode_quote(item: JsonObject) -> Quote:
    return Quote(
        document_id=item["document_id"],
        start=item["start"],
        end=item["end"],
        text=item["text"],
        kind=QuoteKind(item["kind"]),
        attribution=_decode_attribution(item),
        is_attributed=item["is_attributed"],
        outer_id=item["outer_id"],
        continues_id=item["continues_id"],
        flags=item["flags"],
    )


def _decode_attribution(item: JsonObject) -> Attribution | None:
    if item["speaker_rule"] is None:
        return None
    return Attribution(
        speaker=item["speaker"],
        mention=_decode_span(item["mention"]),
        cue=_decode_span(item["cue"]),
        confidence=item["speaker_confidence"],
        rule=item["speaker_rule"],
    )


def _decode_span(pair: list[int] | None) -> Span | None:
    return Span(*pair) if pair is not None else None


def _decode_edit(item: JsonObject) -> Edit:
    return Edit(
        left=Span(*item["left"]),
        right=Span(*item["right"]),
        left_text=item["left_text"],
        right_text=item["right_text"],
        change=Change(item["change"]),
        is_alteration=item["is_alteration"],
    )


def _decode_evidence(item: JsonObject) -> Evidence:
    return Evidence(
        document_id=item["document_id"],
        start=item["start"],
        end=item["end"],
        quote_id=item["quote_id"],
        in_marks=item["in_marks"],
        relation=Relation(item["relation"]),
        score=item["score"],
        edits=[_decode_edit(edit) for edit in item["edits"]],
    )


def _decode_group(item: JsonObject) -> Group:
    return Group(
        id=item["id"],
        quote_ids=item["quote_ids"],
        representative_id=item["representative_id"],
        speakers=item["speakers"],
        origin_ids=item["origin_ids"],
    )


def _decode_match(item: JsonObject) -> Match:
    return Match(
        left=item["left"],
        right=item["right"],
        score=item["score"],
        relation=Relation(item["relation"]),
        edits=[_decode_edit(edit) for edit in item["edits"]],
        scorer=item["scorer"],
    )
