"""The documents themselves, with every quote marked in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quoteverify.markup import escape_attribute, escape_html
from quoteverify.records import Document, Quote
from quoteverify.report._links import is_web_address
from quoteverify.report._view import View, link_to, name_anchor

__all__ = ["mark_quotes", "render_articles"]

Marker = Callable[[Quote], tuple[str, str]]
"""Gives the HTML before a quote and that behind it."""


def render_articles(view: View) -> str:
    """Return every document and source, closed, in the order of the report."""
    report = view.report
    parts = [_render_article(document, "", view) for document in report.documents]
    parts += [_render_article(document, "source ", view) for document in report.sources]
    return "".join(parts)


def _render_article(document: Document, role: str, view: View) -> str:
    anchor = escape_attribute(name_anchor("doc:" + document.id))
    marked = mark_quotes(document, view.quotes.get(document.id, ()), lambda q: _mark(q, view))
    return (
        f'<details class="qv-article" id="{anchor}"><summary>'
        f"<h3>{role}<bdi>{escape_html(document.id)}</bdi></h3>"
        f"</summary>{_describe(document, view)}{marked}</details>"
    )


def _describe(document: Document, view: View) -> str:
    origin = view.origins.get(document.id)
    known = [document.title, document.publisher, document.published_at, origin]
    parts = [f"<bdi>{escape_html(part)}</bdi>" for part in known if part]
    if document.url:
        parts.append(_link(document.url))
    return f'<p class="qv-dim qv-known">{", ".join(parts)}</p>' if parts else ""


def _link(url: str) -> str:
    if not is_web_address(url):
        return escape_html(url)
    return f'<a href="{escape_attribute(url)}" rel="noopener noreferrer">{escape_html(url)}</a>'


def _mark(quote: Quote, view: View) -> tuple[str, str]:
    # The link stands behind the mark, not around it: links may not nest, and quotes do.
    anchor = escape_attribute(name_anchor("in:" + quote.id))
    label = view.verdicts[quote.id].label.value
    link = escape_attribute(link_to(quote.id))
    return (
        f'<mark id="{anchor}" class="qv-{label}">',
        f'</mark><a class="qv-ref" href="{link}">{label}</a>',
    )


def mark_quotes(document: Document, quotes: Sequence[Quote], marker: Marker) -> str:
    """
    Return the text of *document* with its *quotes* marked.

    Args:
        document: whose text is shown, to the character.
        quotes: in order, an outer quote before its inner ones.
        marker: what stands before and behind a quote.
    """
    marked = _mark_range(document.text, 0, len(document.text), list(quotes), marker)
    language = escape_attribute(document.language)
    return f'<div class="qv-text" lang="{language}" dir="auto">{marked}</div>'


def _mark_range(text: str, start: int, end: int, quotes: list[Quote], marker: Marker) -> str:
    """Mark *quotes*, sorted outer before inner, within ``[start, end)`` of *text*."""
    pieces = []
    place = start
    while quotes and quotes[0].start < end:
        quote = quotes.pop(0)
        if quote.start < place:  # crosses the end of the one before: shown in its row only
            continue
        inner = [other for other in quotes if other.end <= quote.end]
        quotes = [other for other in quotes if other.end > quote.end]
        before, behind = marker(quote)
        stop = min(quote.end, end)
        pieces.append(escape_html(text[place : quote.start]))
        pieces += [before, _mark_range(text, quote.start, stop, inner, marker), behind]
        place = stop
    pieces.append(escape_html(text[place:end]))
    return "".join(pieces)
