"""Quotes that were only extracted, as a page: a list, and the documents with the quotes marked."""

from __future__ import annotations

from collections.abc import Sequence

from quoteverify.markup import escape_attribute, escape_html
from quoteverify.records import Document, Quote
from quoteverify.report._articles import mark_quotes
from quoteverify.report._shell import render_shell
from quoteverify.report._text import count_things
from quoteverify.report._view import link_to, name_anchor

__all__ = ["render_quotes_page"]


def render_quotes_page(quotes: Sequence[Quote], documents: Sequence[Document]) -> str:
    """Return a whole page with *quotes*, document by document."""
    count = f"{count_things(len(quotes), 'quote')} in {count_things(len(documents), 'document')}"
    parts = "".join(
        _render_document(document, [q for q in quotes if q.document_id == document.id])
        for document in documents
    )
    return render_shell(count, f"<h1>Who is quoted</h1>\n<p><b>{count}</b></p>\n{parts}")


def _render_document(document: Document, quotes: Sequence[Quote]) -> str:
    items = "".join(_render_quote(quote) for quote in quotes)
    listed = f'<ul class="qv-found">{items}</ul>' if items else '<p class="qv-dim">no quote</p>'
    return (
        f"<h2><bdi>{escape_html(document.id)}</bdi></h2>\n{listed}\n"
        '<details class="qv-article"><summary>The text, with every quote marked</summary>'
        f"{mark_quotes(document, quotes, _mark)}</details>\n"
    )


def _render_quote(quote: Quote) -> str:
    speaker = f"<bdi>{escape_html(quote.speaker)}</bdi>" if quote.speaker else "speaker unknown"
    note = "" if quote.is_said else ", not presented as speech"
    return (
        f'<li><a href="{escape_attribute(link_to(quote.id))}">'
        f"<bdi>“{escape_html(quote.text)}”</bdi></a>"
        f' <span class="qv-dim">{speaker}{note}; {quote.kind.value}</span></li>'
    )


def _mark(quote: Quote) -> tuple[str, str]:
    return f'<mark id="{escape_attribute(name_anchor(quote.id))}">', "</mark>"
