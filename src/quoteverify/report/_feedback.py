"""The verdicts in few words, for the program or the model that wrote the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from quoteverify.records import Edit, Evidence, Relation, Verdict

if TYPE_CHECKING:
    from quoteverify.report._report import Report

__all__ = ["make_feedback"]

_MOST_CHARS = 400  # of a source's words: a long place is shown to there
_MOST_ALTERATIONS = 5


def make_feedback(report: Report) -> list[dict[str, Any]]:
    """Return one small dictionary a quote, in order."""
    texts = {document.id: document.text for document in (*report.documents, *report.sources)}
    source_ids = frozenset(source.id for source in report.sources)
    return [_describe(verdict, texts, source_ids) for verdict in report]


def _describe(
    verdict: Verdict, texts: dict[str, str], source_ids: frozenset[str]
) -> dict[str, Any]:
    is_faithful = _is_faithful(verdict, source_ids)
    status = verdict.source_status
    told: dict[str, Any] = {
        "quote": verdict.quote.text,
        "status": status.value if status is not None else verdict.label.value,
        "is_faithful": is_faithful,
        "reason": verdict.reason,
    }
    if verdict.evidence:
        told["evidence"] = _describe_place(verdict.evidence[0], texts)
    if not is_faithful and (alterations := _choose_alterations(verdict)):
        told["alterations"] = [_describe_edit(e) for e in alterations[:_MOST_ALTERATIONS]]
    return told


def _choose_alterations(verdict: Verdict) -> Sequence[Edit]:
    """Return those of the place that is shown, if it has any: they are read beside its words."""
    shown = [e for place in verdict.evidence[:1] for e in place.edits if e.is_alteration]
    return shown or verdict.alterations


def _is_faithful(verdict: Verdict, source_ids: frozenset[str]) -> bool:
    """
    Whether nothing is to be mended: a place has the words, and they mean there what they mean here.

    What is merely like it elsewhere ("In 2018 ..." beside "In 2019 ...") is another statement.
    """
    places = [place for place in verdict.evidence if place.relation.has_same_words]
    if verdict.source_status is not None:
        places = [place for place in places if place.document_id in source_ids]
    if not places or verdict.speaker_conflict:
        return False
    whole = [place for place in places if place.relation is not Relation.OVERLAPPING]
    if whole:
        return any(not any(edit.is_alteration for edit in place.edits) for place in whole)
    if verdict.coverage < 1:
        return not verdict.alterations
    # What one chunk lacks, the next one has.
    return not any(e.is_alteration and e.right_text for place in places for e in place.edits)


def _describe_place(place: Evidence, texts: dict[str, str]) -> dict[str, Any]:
    text = texts[place.document_id][place.start : place.end]
    shown = text if len(text) <= _MOST_CHARS else text[: _MOST_CHARS - 1] + "…"
    return {"document_id": place.document_id, "start": place.start, "end": place.end, "text": shown}


def _describe_edit(edit: Edit) -> dict[str, str]:
    return {"quote": edit.left_text, "evidence": edit.right_text, "change": edit.change.value}
