"""The documents themselves, with every quote marked in its place."""

from __future__ import annotations

from collections.abc import Sequence

from quoteverify.markup import escape_attribute, escape_html
from quoteverify.records import Document, Quote
from quoteverify.report._links import is_web_address
from quoteverify.report._view import View, link_to, name_anchor

__all__ = ["render_articles"]


def render_articles(view: View) -> str:
    """Return every document and source, closed, in the order of the report."""
    report = view.report
    parts = [_render_article(document, "", view) for document in report.documents]
    parts += [_render_article(document, "source ", view) for document in report.sources]
    return "".join(parts)


def _render_article(document: Document, role: str, view: View) -> str:
    quotes = view.quotes.get(document.id, ())
    return (
        f'<details class="qv-article"><summary><h3>{role}<bdi>{escape_html(document.id)}</bdi></h3>'
        f"</summary>{_describe(document)}"
        f'<div class="qv-text" lang="{escape_attribute(document.language)}" dir="auto">'
        f"{_mark_quotes(document.text, quotes, view)}</div></details>"
    )


def _describe(document: Document) -> str:
    known = [document.title, document.publisher, document.published_at]
    parts = [f"<bdi>{escape_html(part)}</bdi>" for part in known if part]
    if document.url:
        parts.append(_link(document.url))
    return f'<p class="qv-dim qv-known">{", ".join(parts)}</p>' if parts else ""


def _link(url: str) -> str:
    if not is_web_address(url):
        return escape_html(url)
    return f'<a href="{escape_attribute(url)}" rel="noopener noreferrer">{escape_html(url)}</a>'


def _mark_quotes(text: str, quotes: Sequence[Quote], view: View) -> str:
    return _mark_range(text, 0, len(text), list(quotes), view)


def _mark_range(text: str, start: int, end: int, quotes: list[Quote], view: View) -> str:
    """Mark *quotes*, sorted outer before inner, within ``[start, end)`` of *text*."""
    pieces = []
    place = start
    while quotes and quotes[0].start < end:
        quote = quotes.pop(0)
        if quote.start < place:  # crosses the end of the one before: shown in its row only
            continue
        inner = [other for other in quotes if other.end <= quote.end]
        quotes = [other for other in quotes if other.end > quote.end]
        pieces.append(escape_html(text[place : quote.start]))
        stop = min(quote.end, end)
        pieces.append(_open_mark(quote, view))
        pieces.append(_mark_range(text, quote.start, stop, inner, view))
        pieces.append(_close_mark(quote, view))
        place = stop
    pieces.append(escape_html(text[place:end]))
    return "".join(pieces)


def _open_mark(quote: Quote, view: View) -> str:
    anchor = escape_attribute(name_anchor("in:" + quote.id))
    return f'<mark id="{anchor}" class="qv-{view.verdicts[quote.id].label.value}">'


def _close_mark(quote: Quote, view: View) -> str:
    # Behind the mark, not around it: a link may not stand inside another, and quotes nest.
    label = view.verdicts[quote.id].label.value
    link = escape_attribute(link_to(quote.id))
    return f'</mark><a class="qv-ref" href="{link}">{label}</a>'
