"""The bytes of one file, of whatever kind, become documents."""

from __future__ import annotations

from collections.abc import Iterator

from quoteverify.load._decode import decode_text
from quoteverify.load._found import Found
from quoteverify.load._html import read_html
from quoteverify.load._kinds import Kind, find_kind
from quoteverify.load._markdown import read_markdown
from quoteverify.load._pdf import read_pdf
from quoteverify.load._tables import read_csv, read_jsonl
from quoteverify.records import Document, Skipped
from quoteverify.settings import LoadSettings

__all__ = ["read_content"]

_TABLES = {Kind.CSV: read_csv, Kind.JSONL: read_jsonl}


def read_content(
    content: bytes, place: str, name: str, settings: LoadSettings
) -> Iterator[Found | Skipped]:
    """
    Yield the documents that *content* holds.

    Args:
        content: all of the file.
        place: what messages call it: its path.
        name: what its document is called; rows of a table add their number.
        settings: encodings and column names.

    Raises:
        UnreadableInputError: if it is of no kind we read, damaged, or not decoded.
        MissingExtraError: if reading it needs a package that is not installed.
    """
    kind = find_kind(content, place)
    if kind in _TABLES:
        yield from _TABLES[kind](decode_text(content, place, settings), name, settings)
        return
    document = _read_document(content, kind, place, name, settings)
    if not document.text or document.text.isspace():
        yield Skipped(place, "there is no text in it")
    else:
        yield Found(document=document)


def _read_document(
    content: bytes, kind: Kind, place: str, name: str, settings: LoadSettings
) -> Document:
    if kind is Kind.PDF:
        return read_pdf(content, place, name)
    if kind is Kind.HTML:
        return read_html(content, place, name, settings)
    text = decode_text(content, place, settings)
    return read_markdown(text, name) if kind is Kind.MARKDOWN else Document(name, text)
