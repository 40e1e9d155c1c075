"""Quotes that were only extracted: no label, and so no report."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence

from quoteverify.markup import show_plain
from quoteverify.records import Document, Quote
from quoteverify.report._annotations import annotate_quotes, make_quotations
from quoteverify.report._csv import write_csv
from quoteverify.report._encode import encode_quote
from quoteverify.report._quotes_html import render_quotes_page
from quoteverify.report._text import dump_json

__all__ = ["QUOTE_FORMATS", "render_quotes"]

_COLUMNS = ("id", "document_id", "start", "end", "text", "kind", "speaker", "is_attributed")
_MARGIN = " " * 4


def render_quotes(
    quotes: Sequence[Quote], form: str, *, documents: Sequence[Document] = (), columns: int = 100
) -> str:
    """
    Return *quotes* as text.

    Args:
        quotes: in order of document and place.
        form: one of `QUOTE_FORMATS`.
        documents: those the quotes stand in; the page and the two standards need them.
        columns: the width of the table.
    """
    if form == "table":
        return "".join(line + "\n" for line in _iter_lines(quotes, columns))
    return _FORMS[form](quotes, documents)


def _render_json(quotes: Sequence[Quote], _: Sequence[Document]) -> str:
    return dump_json([encode_quote(quote) for quote in quotes], is_indented=True) + "\n"


def _render_jsonl(quotes: Sequence[Quote], _: Sequence[Document]) -> str:
    return "".join(dump_json(encode_quote(quote)) + "\n" for quote in quotes)


def _render_csv(quotes: Sequence[Quote], _: Sequence[Document]) -> str:
    rows = ({name: getattr(quote, name) for name in _COLUMNS} for quote in quotes)
    return write_csv(_COLUMNS, rows)


def _render_annotations(quotes: Sequence[Quote], documents: Sequence[Document]) -> str:
    return dump_json(annotate_quotes(quotes, documents), is_indented=True) + "\n"


def _render_jsonld(quotes: Sequence[Quote], documents: Sequence[Document]) -> str:
    return dump_json(make_quotations(quotes, documents), is_indented=True) + "\n"


_FORMS: dict[str, Callable[[Sequence[Quote], Sequence[Document]], str]] = {
    "json": _render_json,
    "jsonl": _render_jsonl,
    "csv": _render_csv,
    "html": render_quotes_page,
    "annotations": _render_annotations,
    "jsonld": _render_jsonld,
}

QUOTE_FORMATS = ("table", *_FORMS)
"""What `render_quotes` knows."""


def _iter_lines(quotes: Sequence[Quote], columns: int) -> Iterator[str]:
    document_id = None
    for quote in quotes:
        if quote.document_id != document_id:
            document_id = quote.document_id
            yield show_plain(document_id)
        text = " ".join(show_plain(quote.text).split())
        yield from textwrap.wrap(f"“{text}”", columns, initial_indent="  ", subsequent_indent="   ")
        speaker = show_plain(quote.speaker) if quote.speaker else "speaker unknown"
        note = "" if quote.is_said else ", not presented as speech"
        yield f"{_MARGIN}{speaker}{note}; {quote.kind.value}, characters {quote.start}-{quote.end}"
