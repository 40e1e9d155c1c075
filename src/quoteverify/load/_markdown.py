"""Markdown as it is read: without its signs, and without code, in which marks are no quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quoteverify.records import Document

__all__ = ["read_markdown"]

# What goes, in this order: each pattern with what stays of it.  No repetition runs over the sign
# that opens it, so that a text in which signs are left open costs no more than its length.
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    # [label]: https://example.org "title"
    (re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]+\S+.*$\n?", re.MULTILINE), ""),
    # ![alt](address "title") and [text](address "title"); an address may hold a pair of brackets
    (
        re.compile(
            r"""
            !?\[(?P<shown>[^\[\]]*)\]
            \(\s*<?[^()\s]*(?:\([^()\s]*\)[^()\s]*)?>?   # the address
            (?:\s+[^()]*)?\)                              # the title
            """,
            re.VERBOSE,
        ),
        r"\g<shown>",
    ),
    # A text in brackets with the label of a definition behind it.
    (re.compile(r"!?\[([^\[\]]+)\]\[[^\[\]]*\]"), r"\1"),
    # <https://example.org> keeps its address; a tag goes.
    (re.compile(r"<((?:https?|mailto):[^<>\s]+)>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>\n]*>"), ""),
    # Headings, emphasis, inline code.
    (re.compile(r"^ {0,3}#{1,6}[ \t]+(.*)$", re.MULTILINE), r"\1"),
    (re.compile(r"(?<!\\)\*\*(?=\S)((?:[^*\n]|\*(?!\*))+)(?<=\S)\*\*"), r"\1"),
    (re.compile(r"(?<!\\)__(?=\S)((?:[^_\n]|_(?!_))+)(?<=\S)__"), r"\1"),
    (re.compile(r"(?<![\\*\w])\*(?=[^\s*])([^*\n]+)(?<=\S)\*(?![*\w])"), r"\1"),
    (re.compile(r"(?<![\\_\w])_(?=[^\s_])([^_\n]+)(?<=\S)_(?![_\w])"), r"\1"),
    (re.compile(r"(?<!\\)`([^`\n]+)`"), r"\1"),
    # Escaped signs, last.
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_TITLE = re.compile(r"^ {0,3}#[ \t]+(.+)$", re.MULTILINE)


def read_markdown(text: str, document_id: str) -> Document:
    r"""
    Return *text* as a document without Markdown's signs; block quotes keep theirs.

    >>> read_markdown('She said, "It is **not** [so](http://a.b)."', "a").text
    'She said, "It is not so."'
    """
    plain = _drop_comments("".join(_iter_prose(text.replace("\r\n", "\n"))))
    heading = _TITLE.search(plain)
    title = _drop_signs(heading[1]).strip() if heading else None
    return Document(document_id, _drop_signs(plain), title=title)


def _drop_signs(text: str) -> str:
    for pattern, kept in _RULES:
        text = pattern.sub(kept, text)
    return text


def _iter_prose(text: str) -> Iterator[str]:
    """Yield the lines that are neither fenced code nor the settings at the top."""
    lines = text.splitlines(keepends=True)
    fence = ""
    for line in lines[_count_settings(lines) :]:
        found = _FENCE.match(line)
        if not fence and found:
            fence = found[1]
        elif fence and found and found[1].startswith(fence) and line.strip() == found[1]:
            fence = ""
        elif not fence:
            yield line


def _count_settings(lines: list[str]) -> int:
    """Count the lines of a block of settings between two lines of three dashes."""
    stripped = [line.strip() for line in lines]
    if stripped[:1] != ["---"] or "---" not in stripped[1:]:
        return 0
    return stripped.index("---", 1) + 1


def _drop_comments(text: str) -> str:
    first, *rest = text.split("<!--")
    return first + "".join(part.partition("-->")[2] for part in rest)
