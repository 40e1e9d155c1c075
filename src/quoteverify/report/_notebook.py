"""The report as the last line of a notebook cell: no script, no network, no ids that clash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteverify.markup import read_base_style
from quoteverify.report._assets import read_asset
from quoteverify.report._groups_html import render_groups
from quoteverify.report._rows_html import render_rows
from quoteverify.report._summary import render_counts, render_skipped
from quoteverify.report._view import View

if TYPE_CHECKING:
    from quoteverify.report._report import Report

__all__ = ["render_notebook"]

_SHOWN_ROWS = 200
"""How many quotes a cell shows: some 500 kB of HTML, which notebooks still open at once."""


def render_notebook(report: Report) -> str:
    """Return *report* as a fragment of HTML."""
    view = View(report)
    groups = render_groups(report.groups[:_SHOWN_ROWS], view)
    heading = '<p class="qv-section">One utterance, several wordings</p>' if groups else ""
    return (
        f'<div class="qv"><style>{read_base_style()}{read_asset("rows.css")}</style>'
        f"{render_counts(report)}{render_skipped(report.skipped)}"
        f"{render_rows(report.verdicts[:_SHOWN_ROWS], view)}{_say_more(report)}"
        f"{heading}{groups}</div>"
    )


def _say_more(report: Report) -> str:
    more = len(report.verdicts) - _SHOWN_ROWS
    if more <= 0:
        return ""
    return f'<p class="qv-dim">{more:,} more quotes: <code>report.to_html("report.html")</code></p>'
