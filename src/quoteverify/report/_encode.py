"""The report as plain dictionaries: the fields that other programs are written against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quoteverify.records import (
    Comparison,
    Document,
    Edit,
    Evidence,
    Group,
    Match,
    Origin,
    Quote,
    Skipped,
    Span,
    Verdict,
)
from quoteverify.report._version import SCHEMA_VERSION

if TYPE_CHECKING:
    from quoteverify.report._report import Report

__all__ = ["encode_comparison", "encode_quote", "encode_report", "encode_verdict"]

JsonObject = dict[str, Any]


def encode_report(report: Report) -> JsonObject:
    """Return *report* as dictionaries, lists, strings and numbers."""
    origins = {origin.document_id: origin for origin in report.origins}
    return {
        "schema_version": SCHEMA_VERSION,
        "quoteverify_version": report.quoteverify_version,
        "settings": report.settings.to_dict(),
        "skipped": [_encode_skipped(item) for item in report.skipped],
        "documents": [
            *(
                _encode_document(item, "document", origins.get(item.id))
                for item in report.documents
            ),
            *(_encode_document(item, "source", origins.get(item.id)) for item in report.sources),
        ],
        "quotes": [encode_verdict(verdict) for verdict in report.verdicts],
        "groups": [_encode_group(group) for group in report.groups],
        "matches": [_encode_match(match) for match in report.matches],
    }


def _encode_document(document: Document, role: str, origin: Origin | None) -> JsonObject:
    return {
        "id": document.id,
        "role": role,
        "text": document.text,
        "publisher": document.publisher,
        "published_at": document.published_at,
        "title": document.title,
        "url": document.url,
        "language": document.language,
        "page_starts": list(document.page_starts),
        "origin_id": origin.origin_id if origin else None,
        "origin_reason": origin.reason if origin else "",
        "agencies": list(origin.agencies) if origin else [],
    }


def encode_verdict(verdict: Verdict) -> JsonObject:
    """Return one quote with its label as a dictionary."""
    return {
        **encode_quote(verdict.quote),
        "label": verdict.label.value,
        "reason": verdict.reason,
        "coverage": verdict.coverage,
        "group_id": verdict.group_id,
        "alterations": [_encode_edit(edit) for edit in verdict.alterations],
        "evidence": [_encode_evidence(item) for item in verdict.evidence],
        "copies": [_encode_evidence(item) for item in verdict.copies],
        "echoes": [_encode_evidence(item) for item in verdict.echoes],
        "related": [_encode_evidence(item) for item in verdict.related],
        "speaker_conflict": verdict.speaker_conflict,
        "source_status": verdict.source_status.value if verdict.source_status else None,
    }


def encode_quote(quote: Quote) -> JsonObject:
    """Return one quote, without a label, as a dictionary."""
    attribution = quote.attribution
    return {
        "id": quote.id,
        "document_id": quote.document_id,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "kind": quote.kind.value,
        "speaker": quote.speaker,
        "mention": _encode_span(attribution.mention) if attribution else None,
        "cue": _encode_span(attribution.cue) if attribution else None,
        "speaker_confidence": attribution.confidence if attribution else None,
        "speaker_rule": attribution.rule if attribution else None,
        "is_attributed": quote.is_attributed,
        "outer_id": quote.outer_id,
        "continues_id": quote.continues_id,
        "flags": list(quote.flags),
    }


def _encode_span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _encode_skipped(item: Skipped) -> JsonObject:
    return {"input": item.input, "reason": item.reason}


def _encode_edit(edit: Edit) -> JsonObject:
    return {
        "left": [edit.left.start, edit.left.end],
        "right": [edit.right.start, edit.right.end],
        "left_text": edit.left_text,
        "right_text": edit.right_text,
        "change": edit.change.value,
        "is_alteration": edit.is_alteration,
    }


def _encode_evidence(evidence: Evidence) -> JsonObject:
    return {
        "document_id": evidence.document_id,
        "start": evidence.start,
        "end": evidence.end,
        "quote_id": evidence.quote_id,
        "in_marks": evidence.in_marks,
        "relation": evidence.relation.value,
        "score": evidence.score,
        "edits": [_encode_edit(edit) for edit in evidence.edits],
    }


def encode_comparison(comparison: Comparison) -> JsonObject:
    """Return one explained pair as a dictionary."""
    return {
        "left_text": comparison.left_text,
        "right_text": comparison.right_text,
        "score": comparison.score,
        "relation": comparison.relation.value,
        "edits": [_encode_edit(edit) for edit in comparison.edits],
    }


def _encode_group(group: Group) -> JsonObject:
    return {
        "id": group.id,
        "quote_ids": list(group.quote_ids),
        "representative_id": group.representative_id,
        "speakers": list(group.speakers),
        "origin_ids": list(group.origin_ids),
    }


def _encode_match(match: Match) -> JsonObject:
    return {
        "left": match.left,
        "right": match.right,
        "score": match.score,
        "relation": match.relation.value,
        "edits": [_encode_edit(edit) for edit in match.edits],
        "scorer": match.scorer,
    }
