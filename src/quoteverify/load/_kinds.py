"""What a file is, by its name and its first bytes; where the two disagree it is refused."""

from __future__ import annotations

import enum
import re
from pathlib import PurePath

from quoteverify.exceptions import UnreadableInputError

__all__ = ["READABLE_SUFFIXES", "Kind", "find_kind"]


class Kind(enum.Enum):
    """The kinds of file that can be read."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    PDF = "PDF"
    JSONL = "JSON lines"
    CSV = "CSV"


_SUFFIXES = {
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".pdf": Kind.PDF,
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
}

READABLE_SUFFIXES = (".txt", ".text", ".json", *_SUFFIXES)
"""Endings of the names of files, readable or often meant to be."""

# First bytes of common files that hold no plain text, with what to do about them.
_FOREIGN = (
    (b"PK\x03\x04", "a ZIP container (a Word, ODT or EPUB file?); save it as text, HTML or PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Office file; save it as text, HTML or PDF"),
    (b"{\\rtf", "rich text (RTF); save it as text, HTML or PDF"),
    (b"\x1f\x8b", "compressed with gzip; unpack it first"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
)

# Structured text in which quotation marks are syntax: read as prose it would be full of quotes.
_STRUCTURED = {
    ".json": "JSON; expected JSON lines (.jsonl), one object with a text a line",
    ".xml": "XML; save it as text or HTML",
    ".toml": "TOML, which holds settings (--settings)",
    ".yaml": "YAML; save it as text",
    ".yml": "YAML; save it as text",
}

_PDF_MARK = b"%PDF-"
_MARK_WITHIN = 1024
"""Readers accept the mark this far into the file (PDF 1.7, appendix H, note 13)."""

_HTML_MARK = re.compile(
    rb"""
    (?:\xef\xbb\xbf)?\s*                # a byte order mark
    (?:<\?xml\b[^<>]*>\s*)?             # <?xml version="1.0"?>
    (?:<!--.*?-->\s*)*                  # <!-- comments -->
    <(?:!doctype\s+html|html|head|body)\b
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)

# A piece of a page, such as <div class="story"><p>: a plain text does not begin so. Markdown may.
_FRAGMENT_MARK = re.compile(
    rb"\s*<(?:article|aside|div|figure|h[1-6]|header|main|meta|nav|p|script|section|style|table|"
    rb"title|ul)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)


def find_kind(content: bytes, name: str) -> Kind:
    """
    Return the kind of the file *name* with that *content*.

    Raises:
        UnreadableInputError: if it is of no kind we read, or not what its name says.
    """
    suffix = PurePath(name).suffix.lower()
    named = _SUFFIXES.get(suffix, Kind.TEXT)
    found = _find_content(content, name, named)
    if not suffix:  # such as standard input: its name promises nothing
        return found or Kind.TEXT
    if found in {None, named} and not (named is Kind.PDF and found is None):
        if suffix in _STRUCTURED:
            raise UnreadableInputError(name, _STRUCTURED[suffix])
        return named
    shown = found.value if found else "not PDF"
    raise UnreadableInputError(name, f"named {suffix}, but its content is {shown}; rename it")


def _find_content(content: bytes, name: str, named: Kind) -> Kind | None:
    for mark, what in _FOREIGN:
        if content.startswith(mark):
            raise UnreadableInputError(name, what)
    if _PDF_MARK in content[:_MARK_WITHIN]:
        return Kind.PDF
    head = content[:_MARK_WITHIN]
    is_page = _HTML_MARK.match(head) or (named is Kind.TEXT and _FRAGMENT_MARK.match(head))
    return Kind.HTML if is_page else None
