"""PDF as text, page after page, with words mended that lines and ligatures broke."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from quoteverify.exceptions import MissingExtraError, UnreadableInputError
from quoteverify.records import Document

__all__ = ["mend_text", "read_pdf"]

_BETWEEN_PAGES = "\n\n"

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)

# A word cut at the end of a line: "exam-" and "ple".  PDFium writes U+FFFE for a hyphen it
# knows to be one of the line's.
_CUT_WORD = re.compile(
    r"""
    (?<![^\W\d_])             # from the start of a word, so that each word is tried once
    (?P<head>[^\W\d_]+)
    (?P<hyphen>[-\u00ad\u2010\ufffe])\n?
    (?P<tail>[a-zà-ÿ]+)
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"(?P<head>[^\W\d_]+)(?P<hyphen>[-\u00ad\u2010\ufffe])\n?(?P<tail>[a-zà-ÿ]+)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def read_pdf(content: bytes, name: str, document_id: str) -> Document:
    """
    Return the text of a PDF; `Document.page_starts` says where each page starts in it.

    Raises:
        UnreadableInputError: if it is damaged, protected by a password, or has no text.
        MissingExtraError: if pypdfium2 is not installed.
    """
    pages = [mend_text(page) for page in _iter_pages(content, name)]
    if not "".join(pages).strip():
        raise UnreadableInputError(name, "a PDF without text (scanned pages?); run OCR on it first")
    lengths = (len(page) + len(_BETWEEN_PAGES) for page in pages[:-1])
    starts = tuple(accumulate(lengths, initial=0))
    return Document(document_id, _BETWEEN_PAGES.join(pages), page_starts=starts)


def _iter_pages(content: bytes, name: str) -> Iterator[str]:
    try:
        import pypdfium2  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtraError("pypdfium2", "pdf", "reading PDF") from error
    try:
        with pypdfium2.PdfDocument(content) as document:
            for page in document:
                yield page.get_textpage().get_text_range()
    except pypdfium2.PdfiumError as error:
        is_locked = "password" in str(error).lower()
        reason = "protected by a password" if is_locked else f"a damaged PDF ({error})"
        raise UnreadableInputError(name, reason) from error


def mend_text(page: str) -> str:
    r"""
    Return the text of one *page* with line ends, ligatures and cut words mended.

    A cut word keeps its hyphen if the page has the hyphenated word elsewhere.

    >>> mend_text("An exam-\r\nple of eﬃcient work.")
    'An example of efficient work.'
    """
    text = page.replace("\r\n", "\n").translate(_LIGATURES)
    known = set(_WORD.findall(text))

    def mend(found: re.Match[str]) -> str:
        if found["hyphen"] != "\ufffe" and "\n" not in found[0]:
            return found[0]
        hyphenated = f"{found['head']}-{found['tail']}"
        return hyphenated if hyphenated in known else found["head"] + found["tail"]

    return _CUT_WORD.sub(mend, text)
