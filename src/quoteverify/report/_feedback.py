"""The verdicts in few words, for the program or the model that wrote the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quoteverify.records import Edit, Evidence, Label, SourceStatus, Verdict

if TYPE_CHECKING:
    from quoteverify.report._report import Report

__all__ = ["make_feedback"]

_MOST_CHARS = 400  # of a source's words: a long place is shown to there
_MOST_ALTERATIONS = 5


def make_feedback(report: Report) -> list[dict[str, Any]]:
    """Return one small dictionary a quote, in order."""
    texts = {document.id: document.text for document in (*report.documents, *report.sources)}
    return [_describe(verdict, texts) for verdict in report]


def _describe(verdict: Verdict, texts: dict[str, str]) -> dict[str, Any]:
    status = verdict.source_status
    told: dict[str, Any] = {
        "quote": verdict.quote.text,
        "status": status.value if status is not None else verdict.label.value,
        "is_faithful": _is_faithful(verdict),
        "reason": verdict.reason,
    }
    if verdict.evidence:
        told["evidence"] = _describe_place(verdict.evidence[0], texts)
    if verdict.alterations:
        told["alterations"] = [_describe_edit(e) for e in verdict.alterations[:_MOST_ALTERATIONS]]
    return told


def _is_faithful(verdict: Verdict) -> bool:
    """Whether nothing is to be mended: the evidence has the words, and they mean what they did."""
    is_verbatim = verdict.label is Label.VERBATIM
    if verdict.source_status is not None:
        is_verbatim = verdict.source_status is SourceStatus.VERBATIM
    return is_verbatim and not verdict.alterations and not verdict.speaker_conflict


def _describe_place(place: Evidence, texts: dict[str, str]) -> dict[str, Any]:
    text = texts[place.document_id][place.start : place.end]
    shown = text if len(text) <= _MOST_CHARS else text[: _MOST_CHARS - 1] + "…"
    return {"document_id": place.document_id, "start": place.start, "end": place.end, "text": shown}


def _describe_edit(edit: Edit) -> dict[str, str]:
    return {"quote": edit.left_text, "evidence": edit.right_text, "change": edit.change.value}
