"""The report in the words of two standards: W3C Web Annotation and schema.org."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote as quote_url

from quoteverify.exceptions import SettingsError
from quoteverify.records import Document, Quote
from quoteverify.report._links import is_web_address

if TYPE_CHECKING:
    from quoteverify.report._report import Report

__all__ = ["OffsetUnit", "annotate_quotes", "make_annotations", "make_quotations"]

JsonObject = dict[str, Any]
OffsetUnit = Literal["code-point", "utf-16"]

_AROUND_CHARS = 32
"""Length of prefix and suffix: that of the selectors Hypothesis and others write."""


def make_annotations(report: Report, *, unit: OffsetUnit = "code-point") -> JsonObject:
    """
    Return a W3C annotation page with one annotation a quote, which says its label and why.

    Args:
        report: what is exported.
        unit: what positions count: code points, as the standard says, or UTF-16 units, as
            JavaScript does.

    Raises:
        SettingsError: if *unit* is another.
    """
    said = {
        verdict.quote.id: [
            _say("classifying", verdict.label.value),
            _say("describing", verdict.reason),
        ]
        for verdict in report
    }
    page = annotate_quotes(report.quotes, report.documents, unit=unit)
    for item, quote in zip(page["items"], report.quotes, strict=True):
        item["motivation"] = "assessing"
        item["body"] = said[quote.id] + item["body"]
    return page


def annotate_quotes(
    quotes: Iterable[Quote], documents: Iterable[Document], *, unit: OffsetUnit = "code-point"
) -> JsonObject:
    """Return a W3C annotation page with one annotation a quote, which says who spoke."""
    count = _choose_count(unit)
    known = {document.id: document for document in documents}
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:quoteverify:annotations",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": [_annotate(quote, known[quote.document_id], count) for quote in quotes],
    }


def _choose_count(unit: str) -> Callable[[str, int], int]:
    counts = {"code-point": _count_code_points, "utf-16": _count_utf16}
    if unit not in counts:
        raise SettingsError("unit", unit, " or ".join(map(repr, counts)))
    return counts[unit]


def _count_code_points(text: str, place: int) -> int:  # noqa: ARG001 - shaped as its twin
    return place


def _count_utf16(text: str, place: int) -> int:
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def _annotate(quote: Quote, document: Document, count: Callable[[str, int], int]) -> JsonObject:
    text = document.text
    return {
        "id": f"urn:quoteverify:{_encode(quote.id)}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [_say("identifying", quote.speaker)] if quote.speaker else [],
        "target": {
            "source": _name_document(document),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": quote.text,
                    "prefix": text[max(quote.start - _AROUND_CHARS, 0) : quote.start],
                    "suffix": text[quote.end : quote.end + _AROUND_CHARS],
                },
                {
                    "type": "TextPositionSelector",
                    "start": count(text, quote.start),
                    "end": count(text, quote.end),
                },
            ],
        },
    }


def _say(purpose: str, value: str) -> JsonObject:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _encode(identifier: str) -> str:
    return quote_url(identifier, safe="/", errors="replace")


def _name_document(document: Document) -> str:
    return document.url if document.url and is_web_address(document.url) else _encode(document.id)


def make_quotations(quotes: Iterable[Quote], documents: Iterable[Document]) -> JsonObject:
    """Return a schema.org graph with one ``Quotation`` for each attributed quote."""
    known = {document.id: document for document in documents}
    return {
        "@context": "https://schema.org",
        "@graph": [
            _make_quotation(quote, known[quote.document_id]) for quote in quotes if quote.is_said
        ],
    }


def _make_quotation(quote: Quote, document: Document) -> JsonObject:
    made: JsonObject = {
        "@type": "Quotation",
        "@id": f"urn:quoteverify:{_encode(quote.id)}",
        "text": quote.text,
        "isPartOf": _make_article(document),
    }
    if quote.speaker:
        made["creator"] = {"@type": "Person", "name": quote.speaker}
    return made


def _make_article(document: Document) -> JsonObject:
    known: JsonObject = {
        "@type": "CreativeWork",
        "@id": _name_document(document),
        "headline": document.title,
        "datePublished": document.published_at,
        "inLanguage": document.language,
    }
    if document.publisher:
        known["publisher"] = {"@type": "Organization", "name": document.publisher}
    return {key: value for key, value in known.items() if value is not None}
