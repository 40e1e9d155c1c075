"""The report as rows, one a quote: what data frames and CSV share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quoteverify.records import Document, Verdict
from quoteverify.report._links import link_to_text

if TYPE_CHECKING:
    from quoteverify.report._report import Report

__all__ = ["COLUMNS", "iter_rows"]

COLUMNS: dict[str, str] = {
    "id": "the quote's id: document id and place",
    "document_id": "the document it stands in",
    "publisher": "who published that document",
    "start": "where the quote starts, in code points, marks excluded",
    "end": "where it ends",
    "text": "the quote, to the character",
    "kind": "direct, mixed, block, dialogue or nested",
    "speaker": "who said it, or nothing if that is not known",
    "is_attributed": "whether it is presented as somebody's words",
    "label": "verbatim, paraphrased or single-source",
    "reason": "why, in one sentence",
    "coverage": "share of its words that stand equal in its verbatim evidence, 0 to 1",
    "source_status": "verbatim, reworded, absent or unread; nothing where no sources were given",
    "group_id": "the utterance it is one wording of",
    "evidence_count": "how many places corroborate it",
    "evidence_documents": "the documents of those places, each once, separated by a space",
    "alteration_count": "how many differences can change the meaning",
    "alterations": "those differences in words, separated by a semicolon",
    "speaker_conflict": "whether the same words are given to two people",
    "flags": "what is odd about it, separated by a space",
    "outer_id": "the quote around it, if it is nested",
    "continues_id": "the quote whose utterance it goes on with",
    "page": "the page it starts on, for a document that has pages",
    "link": "the document's web address with a text fragment that leads to the quote",
}
"""The columns in their order, and what each holds."""


def iter_rows(report: Report) -> list[dict[str, Any]]:
    """Return one row a quote, in order, with the keys of `COLUMNS`."""
    documents = {document.id: document for document in report.documents}
    return [_make_row(verdict, documents[verdict.quote.document_id]) for verdict in report]


def _make_row(verdict: Verdict, document: Document) -> dict[str, Any]:
    quote = verdict.quote
    fellows = dict.fromkeys(item.document_id for item in verdict.evidence)
    values = (
        quote.id,
        quote.document_id,
        document.publisher,
        quote.start,
        quote.end,
        quote.text,
        quote.kind.value,
        quote.speaker,
        quote.is_attributed,
        verdict.label.value,
        verdict.reason,
        verdict.coverage,
        verdict.source_status.value if verdict.source_status else None,
        verdict.group_id,
        len(verdict.evidence),
        " ".join(fellows),
        len(verdict.alterations),
        "; ".join(edit.describe() for edit in verdict.alterations),
        verdict.speaker_conflict,
        " ".join(quote.flags),
        quote.outer_id,
        quote.continues_id,
        document.find_page(quote.start),
        link_to_text(document, quote),
    )
    return dict(zip(COLUMNS, values, strict=True))
