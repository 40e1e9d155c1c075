"""The report: every verdict with its evidence, and the forms in which it is handed on."""

from __future__ import annotations

from collections.abc import Iterable

from quoteverify.records import Document, Group, Match, Origin, Skipped, Verdict
from quoteverify.report._comparison import COMPARISON_FORMATS, render_comparison
from quoteverify.report._progress import Progress, ignore_progress, show_progress
from quoteverify.report._quotes import QUOTE_FORMATS, render_quotes
from quoteverify.report._report import FORMATS, Report
from quoteverify.report._schema import load_schema
from quoteverify.report._terminal import render_terminal
from quoteverify.report._version import SCHEMA_VERSION, find_version
from quoteverify.settings import Settings, choose_settings

__all__ = [
    "COMPARISON_FORMATS",
    "FORMATS",
    "QUOTE_FORMATS",
    "SCHEMA_VERSION",
    "Progress",
    "Report",
    "build_report",
    "ignore_progress",
    "load_schema",
    "render_comparison",
    "render_quotes",
    "render_terminal",
    "show_progress",
]


def build_report(
    *,
    documents: Iterable[Document],
    sources: Iterable[Document] = (),
    origins: Iterable[Origin] = (),
    groups: Iterable[Group] = (),
    matches: Iterable[Match] = (),
    verdicts: Iterable[Verdict] = (),
    skipped: Iterable[Skipped] = (),
    settings: Settings | None = None,
) -> Report:
    """
    Put the results of all stages together, in an order that chance and threads do not choose.

    Args:
        documents: the documents whose quotes were judged.
        sources: the documents of record they were held against.
        origins: where each document's text comes from.
        groups: the utterances that stand in several documents.
        matches: the pairs that passed the cutoff.
        verdicts: one for each quote.
        skipped: the inputs that were not processed.
        settings: those of the run.

    Returns:
        The report; documents sorted by id, what was skipped by its name, everything else by
        document id and start.

    Raises:
        InputError: if a quote's text is not what stands at its place.
    """
    ordered = tuple(sorted(verdicts, key=lambda verdict: verdict.quote.sort_key))
    rank = {verdict.quote.id: number for number, verdict in enumerate(ordered)}
    last = len(rank)
    return Report(
        documents=tuple(sorted(documents, key=lambda document: document.id)),
        sources=tuple(sorted(sources, key=lambda document: document.id)),
        origins=tuple(sorted(origins, key=lambda origin: origin.document_id)),
        groups=tuple(sorted(groups, key=lambda group: rank.get(group.quote_ids[0], last))),
        matches=tuple(
            sorted(matches, key=lambda m: (rank.get(m.left, last), rank.get(m.right, last)))
        ),
        verdicts=ordered,
        skipped=tuple(sorted(skipped, key=lambda item: (item.input, item.reason))),
        settings=choose_settings(settings, Settings),
        quoteverify_version=find_version(),
    )
