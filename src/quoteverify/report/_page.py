"""One self-contained page to send to an editor: no network, and no script but its own."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quoteverify.markup import escape_attribute, escape_html, read_base_style
from quoteverify.records import Label
from quoteverify.report._articles import render_articles
from quoteverify.report._assets import read_asset
from quoteverify.report._groups_html import render_groups
from quoteverify.report._plot import render_plot
from quoteverify.report._rows_html import render_rows
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
    style = read_base_style() + read_asset("rows.css") + read_asset("page.css")
    script = read_asset("page.js")
    view = View(report, has_anchors=True)
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_allow_only(style, script)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>Quotes: {say_totals(report)}</title>\n"
        f'<link rel="icon" href="data:,">\n<style>{style}</style>\n</head>\n'
        f'<body class="qv"><main class="qv-page">\n{"".join(_iter_parts(report, view))}</main>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def _allow_only(style: str, script: str) -> str:
    """Return a policy by which the browser runs our script and no other, and loads nothing."""
    return (
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
        f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    )


def _hash(content: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(content.encode()).digest()).decode()


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
