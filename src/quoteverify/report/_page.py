"""The report as one self-contained page to send to an editor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quoteverify.markup import escape_attribute, escape_html
from quoteverify.records import Label
from quoteverify.report._articles import render_articles
from quoteverify.report._assets import read_asset
from quoteverify.report._groups_html import render_groups
from quoteverify.report._plot import render_plot
from quoteverify.report._rows_html import render_rows
from quoteverify.report._shell import render_shell
from quoteverify.report._summary import render_counts, render_skipped, say_totals
from quoteverify.report._view import View

if TYPE_CHECKING:
    from quoteverify.report._report import Report

__all__ = ["render_page"]

_PROMISE = (
    "A label says whether independent documents and the given sources agree on the words; "
    "it does not say whether the words were spoken."
)


def render_page(report: Report) -> str:
    """Return *report* as a whole HTML page."""
    view = View(report, has_anchors=True)
    content = "".join(_iter_parts(report, view))
    return render_shell(f"Quotes: {say_totals(report)}", content, script=read_asset("page.js"))


def _iter_parts(report: Report, view: View) -> Iterator[str]:
    yield "<h1>What the documents agree on, quote by quote</h1>\n"
    yield render_counts(report)
    yield f'<p class="qv-note">{_PROMISE}</p>\n'
    yield render_skipped(report.skipped)
    yield render_plot(view)
    yield f"<h2>Quotes</h2>\n{_render_filter(report)}{render_rows(report.verdicts, view)}\n"
    if report.groups:
        yield f"<h2>One utterance, several wordings</h2>\n{render_groups(report.groups, view)}\n"
    yield f"<h2>Documents</h2>\n{render_articles(view)}\n"
    yield f'<p class="qv-note">Made by quoteverify {escape_html(report.quoteverify_version)}.</p>\n'


def _render_filter(report: Report) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" name="label" value="{label.value}" checked> '
        f"{label.value}</label>"
        for label in Label
    )
    names = "".join(
        f'<option value="{escape_attribute(document.id)}">{escape_html(document.id)}</option>'
        for document in report.documents
    )
    return (
        '<form class="qv-filter" hidden><input type="search" aria-label="Search the quotes" '
        f'placeholder="Search words, speakers, documents">{boxes}'
        '<label><input type="checkbox" name="altered"> with alterations only</label>'
        f'<select aria-label="Document"><option value="">all documents</option>{names}</select>'
        '<output aria-live="polite"></output></form>\n'
    )
