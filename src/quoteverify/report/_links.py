"""Links that lead a browser to a quote on the page where it was published."""

from __future__ import annotations

from urllib.parse import quote as quote_url

from quoteverify.records import Document, Quote

__all__ = ["is_web_address", "link_to_text"]

_LONGEST_EXACT = 120
"""Longer quotes are linked by their ends, in characters; browsers stop at lines otherwise."""

_END_WORDS = 5
"""How many words name an end of a long quote: enough to be rare on one page."""


def is_web_address(url: str | None) -> bool:
    """Whether *url* leads to the web: nothing else is linked, least of all ``javascript:``."""
    return url is not None and url.lower().startswith(("https://", "http://"))


def link_to_text(document: Document, quote: Quote) -> str | None:
    """
    Return the document's url with a text fragment for *quote*; None if it has no web address.

    >>> document = Document("a", "She said, “Well, yes.”", url="https://example.org/a")
    >>> link_to_text(document, Quote(document_id="a", start=11, end=20, text="Well, yes"))
    'https://example.org/a#:~:text=Well%2C%20yes'
    """
    if document.url is None or not is_web_address(document.url):
        return None
    joint = ":~:" if "#" in document.url else "#:~:"
    return f"{document.url}{joint}text={_name_text(quote.text)}"


def _name_text(text: str) -> str:
    words = text.split()
    is_short = len(text) <= _LONGEST_EXACT and "\n" not in text
    if is_short or len(words) <= 2 * _END_WORDS:
        return _encode(" ".join(words))
    return f"{_encode(' '.join(words[:_END_WORDS]))},{_encode(' '.join(words[-_END_WORDS:]))}"


def _encode(text: str) -> str:
    # A dash marks a prefix or a suffix in a text fragment, so it is encoded though URLs allow it.
    return quote_url(text, safe="", errors="replace").replace("-", "%2D")
