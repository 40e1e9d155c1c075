"""Counts and notices at the head of every rendering."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from quoteverify.markup import escape_html
from quoteverify.records import Label, Skipped, SourceStatus
from quoteverify.report._origins import count_documents
from quoteverify.report._text import count_things

if TYPE_CHECKING:
    from quoteverify.report._report import Report

__all__ = [
    "count_labels",
    "render_counts",
    "render_skipped",
    "say_labels",
    "say_statuses",
    "say_totals",
]


def count_labels(report: Report) -> dict[Label, int]:
    """Return how many quotes have each label, in the order of the labels."""
    return {label: sum(verdict.label is label for verdict in report) for label in Label}


def say_totals(report: Report) -> str:
    """
    Say how much was read, in one phrase.

    >>> from quoteverify.report import build_report
    >>> say_totals(build_report(documents=()))
    '0 quotes in 0 documents'
    """
    sources = (
        f", held against {count_things(len(report.sources), 'source')}" if report.sources else ""
    )
    quotes = count_things(len(report.verdicts), "quote")
    return f"{quotes} in {count_documents(report)}{sources}"


def say_labels(report: Report) -> str:
    """Say how many quotes have each label, in one line."""
    counts = count_labels(report)
    return ", ".join(f"{number:,} {label.value}" for label, number in counts.items())


def say_statuses(report: Report) -> str:
    """Say how many quotes fared how against the sources, or nothing where none were given."""
    found = [verdict.source_status for verdict in report if verdict.source_status]
    counts = (f"{found.count(status):,} {status.value}" for status in SourceStatus)
    return f"against the sources: {', '.join(counts)}" if found else ""


def render_counts(report: Report) -> str:
    """Return the totals, a badge for each label, and the counts against the sources as HTML."""
    badges = [
        f'<li><span class="qv-label qv-{label.value}">{number:,} {label.value}</span></li>'
        for label, number in count_labels(report).items()
    ]
    altered = sum(bool(verdict.alterations) for verdict in report)
    if altered:
        badges.append(
            f'<li><span class="qv-label qv-warn">{altered:,} with alterations</span></li>'
        )
    if statuses := say_statuses(report):
        badges.append(f'<li class="qv-dim">{statuses}</li>')
    return f'<ul class="qv-counts"><li><b>{say_totals(report)}</b></li>{"".join(badges)}</ul>'


def render_skipped(skipped: Iterable[Skipped]) -> str:
    """Return what could not be read as HTML, or nothing if all was."""
    items = "".join(
        f"<li>{escape_html(item.input)}: {escape_html(item.reason)}</li>" for item in skipped
    )
    return f'<div class="qv-alteration qv-unread">Not read:<ul>{items}</ul></div>' if items else ""
