"""What the HTML renderings look up again and again: documents, verdicts and matches by id."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote as quote_url

import attrs

from quoteverify.records import Document, Match, Quote, QuoteId, Verdict
from quoteverify.report._origins import say_origins

if TYPE_CHECKING:
    from quoteverify.report._report import Report

__all__ = ["View", "link_to", "name_anchor"]


@attrs.frozen(slots=False)
class View:
    """A report with its indexes; *has_anchors* where rows can be linked to."""

    report: Report
    has_anchors: bool = False

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Documents and sources by id."""
        return {item.id: item for item in (*self.report.documents, *self.report.sources)}

    @cached_property
    def source_ids(self) -> frozenset[str]:
        """The ids of the documents of record."""
        return frozenset(item.id for item in self.report.sources)

    @cached_property
    def verdicts(self) -> dict[QuoteId, Verdict]:
        """Verdicts by quote id."""
        return {verdict.quote.id: verdict for verdict in self.report.verdicts}

    @cached_property
    def matches(self) -> dict[tuple[QuoteId, QuoteId], Match]:
        """Matches by their pair of quote ids."""
        return {(match.left, match.right): match for match in self.report.matches}

    @cached_property
    def quotes(self) -> dict[str, tuple[Quote, ...]]:
        """The quotes of each document, by its id, in order."""
        found: dict[str, list[Quote]] = {}
        for verdict in self.report.verdicts:
            found.setdefault(verdict.quote.document_id, []).append(verdict.quote)
        return {document_id: tuple(quotes) for document_id, quotes in found.items()}

    @cached_property
    def origins(self) -> dict[str, str]:
        """What is said of each document that shares its origin with others, by its id."""
        return say_origins(self.report.origins)


def name_anchor(identifier: str) -> str:
    """Return *identifier* fit for an ``id`` attribute, in which no white space may stand."""
    return "_".join(identifier.split())


def link_to(identifier: str) -> str:
    """Return the fragment that leads to the element named after *identifier*."""
    return "#" + quote_url(name_anchor(identifier), safe="", errors="replace")
