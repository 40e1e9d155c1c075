"""HTML as text: all that a reader could see, with paragraphs; or the article alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any

import attrs

from quoteverify.exceptions import MissingExtraError, UnreadableInputError
from quoteverify.load._decode import decode_text
from quoteverify.records import Document
from quoteverify.settings import LoadSettings

__all__ = ["read_html"]

_UNSEEN = {"script", "style", "template", "svg", "math", "head", "iframe", "object"}
"""Elements whose content is no text of the page; <noscript> is, to a reader without scripts."""

_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "dd", "details"),
        *("dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main"),
        *("nav", "ol", "option", "p", "pre", "section", "select", "summary", "table", "tbody"),
        *("td", "tfoot", "th", "thead", "title", "tr", "ul"),
    }
)
"""Elements that begin and end a paragraph."""

_CHARSET = re.compile(rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_HEAD_BYTES = 4096
"""Where a declared charset is looked for; the standard asks for the first 1,024 bytes."""

_META = {
    "og:title": "title",
    "og:site_name": "publisher",
    "article:published_time": "published_at",
    "og:url": "url",
}
"""The properties that tell of a page what a document can hold."""


def read_html(content: bytes, name: str, document_id: str, settings: LoadSettings) -> Document:
    """
    Return the page as a document, with what it says of itself.

    Raises:
        UnreadableInputError: if it cannot be decoded, or holds no article.
        MissingExtraError: if the article alone is wanted and trafilatura is not installed.
    """
    text = decode_text(content, name, _find_settings(content, settings))
    page = _PageReader()
    page.feed(text)
    page.close()
    document = page.make_document(document_id)
    if settings.html_text == "all":
        return document
    return attrs.evolve(document, text=_extract_article(text, name))


def _find_settings(content: bytes, settings: LoadSettings) -> LoadSettings:
    found = _CHARSET.search(content[:_HEAD_BYTES])
    if found is None:
        return settings
    try:
        return attrs.evolve(settings, encoding=found[1].decode("ascii"))
    except ValueError:  # a charset that Python does not know; UTF-8 may still do
        return settings


def _extract_article(text: str, name: str) -> str:
    try:
        import trafilatura  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtraError("trafilatura", "html", "load.html_text = 'article'") from error
    article = trafilatura.extract(text, include_comments=False, favor_recall=True)
    if not article:
        raise UnreadableInputError(name, "no article found in it; try load.html_text = 'all'")
    # It ends each paragraph with one line break; a quote may go on only over an empty line.
    return re.sub(r"\n+", "\n\n", str(article))


class _PageReader(HTMLParser):
    """Collect what a reader could see, paragraph by paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._paragraphs: list[str] = []
        self._pieces: list[str] = []
        self._unseen: list[str] = []
        self._title: list[str] = []
        self._facts: dict[str, str] = {}
        self._was_quoted = False
        self._depths = {"title": 0, "pre": 0, "blockquote": 0}

    def handle_starttag(self, tag: str, attributes: Sequence[tuple[str, str | None]]) -> None:
        self._note_facts(tag, {key: value or "" for key, value in attributes})
        if tag in _UNSEEN:
            self._unseen.append(tag)
        if tag in _BLOCKS:
            self._end_paragraph()
        if tag in self._depths:
            self._depths[tag] += 1
        if tag == "br":
            self._pieces.append("\n")
        elif tag == "q":
            self._pieces.append("“")  # a browser writes the marks of <q>

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        if tag in _BLOCKS:
            self._end_paragraph()
        if self._depths.get(tag):
            self._depths[tag] -= 1
        if tag == "q":
            self._pieces.append("”")
        if tag in {"td", "th"}:
            self._pieces.append(" ")

    def handle_data(self, data: str) -> None:
        if self._depths["title"] and self._unseen in ([], ["head"]):
            self._title.append(data)
        elif not self._unseen:
            self._pieces.append(data if self._depths["pre"] else re.sub(r"[ \t\r\n\f]+", " ", data))

    def _note_facts(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "html" and attributes.get("lang"):
            self._facts["language"] = attributes["lang"][:2].lower()
        elif tag == "link" and attributes.get("rel", "").lower() == "canonical":
            self._facts["url"] = attributes.get("href", "")
        elif tag == "meta":
            field = _META.get(attributes.get("property", attributes.get("name", "")).lower())
            if field and attributes.get("content"):
                self._facts.setdefault(field, attributes["content"])
        elif tag == "body":  # the end tag of the head may be left out
            self._unseen.clear()

    def _end_paragraph(self) -> None:
        text = "".join(self._pieces)
        self._pieces.clear()
        lines = text.strip("\n") if self._depths["pre"] else re.sub(r" *\n *", "\n", text.strip())
        if not lines.strip():
            return
        is_quoted = self._depths["blockquote"] > 0
        if is_quoted:
            lines = "> " + " ".join(lines.split())
        # The paragraphs of one block quote hang together, as Markdown writes it.
        is_next = is_quoted and self._was_quoted and bool(self._paragraphs)
        self._paragraphs.append(f"\n>\n{lines}" if is_next else f"\n\n{lines}")
        self._was_quoted = is_quoted

    def make_document(self, document_id: str) -> Document:
        """Return all that was seen."""
        self._end_paragraph()
        facts: dict[str, Any] = {"title": " ".join("".join(self._title).split()) or None}
        facts |= {key: value for key, value in self._facts.items() if value}
        return Document(document_id, "".join(self._paragraphs).removeprefix("\n\n"), **facts)
