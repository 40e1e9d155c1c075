"""
Text made safe to show, and two wordings with their differences marked.

Knows no record: places and words come in, HTML or plain text goes out.  Everything that a
report shows of a user's text passes through here, so that hostile text stays text.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

__all__ = ["Mark", "escape_attribute", "escape_html", "mark_html", "show_plain"]

# Characters that are not seen but act: they end a C string, drive a terminal, reverse the
# order of what is read, or cannot be encoded.  Tabs and line ends stay as they are, and so do
# joiners and direction *marks*, which ordinary text in many scripts needs.
_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters but tab, LF, CR, NEL
    "\u200b\u2060-\u206f\ufeff\ufff9-\uffff"  # zero width, invisible operators, specials
    "\u202a-\u202e"  # embeddings and overrides of the direction of text
    "\ud800-\udfff"  # lone surrogates
    "\U000e0000-\U000e007f"  # tags, which can hide a whole text
    "]"
)
_SEEN_SPECIALS = "\ufffc\ufffd"  # the object and the replacement character have a shape


class Mark(NamedTuple):
    """
    A differing place in one of two wordings.

    Args:
        start, end: the place in the string; empty where this side has nothing.
        note: what the difference is, in a word or two.
        is_alteration: whether it can change the meaning.
    """

    start: int
    end: int
    note: str
    is_alteration: bool


def show_plain(text: str) -> str:
    r"""
    Return *text* with unseen characters written out, fit for a terminal or an attribute.

    >>> show_plain("a\x1b[31mb")
    'a⟨U+001B⟩[31mb'
    """
    return _UNSEEN.sub(lambda found: _name_plain(found[0]), text)


def escape_html(text: str) -> str:
    """
    Return *text* as HTML content: markup escaped, unseen characters written out and marked.

    >>> escape_html("<b>&")
    '&lt;b&gt;&amp;'
    """
    return _UNSEEN.sub(lambda found: _name_html(found[0]), html.escape(text))


def escape_attribute(text: str) -> str:
    """Return *text* for use between double quotes in a tag."""
    return html.escape(show_plain(text), quote=True).replace("\n", "&#10;").replace("\r", "&#13;")


def mark_html(text: str, marks: Iterable[Mark], *, tag: str) -> str:
    """
    Return *text* as HTML with each of *marks* in a *tag*, ``del`` or ``ins``.

    Marks that overlap an earlier one are merged into it, so that the tags always nest.

    >>> mark_html("not now", [Mark(0, 3, "negation", True)], tag="del")
    '<del class="qv-alt" title="negation">not</del> now'
    """
    pieces: list[str] = []
    place = 0
    for mark in _merge(marks, len(text)):
        pieces.append(escape_html(text[place : mark.start]))
        pieces.append(_tag_html(text[mark.start : mark.end], mark, tag))
        place = mark.end
    pieces.append(escape_html(text[place:]))
    return "".join(pieces)


def _merge(marks: Iterable[Mark], length: int) -> Sequence[Mark]:
    merged: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        start, end = max(mark.start, 0), min(mark.end, length)
        if start >= end:
            continue
        if merged and start < merged[-1].end:
            last = merged[-1]
            is_alteration = last.is_alteration or mark.is_alteration
            note = last.note if mark.note == last.note else f"{last.note}, {mark.note}"
            merged[-1] = Mark(last.start, max(last.end, end), note, is_alteration)
        else:
            merged.append(Mark(start, end, mark.note, mark.is_alteration))
    return merged


def _tag_html(text: str, mark: Mark, tag: str) -> str:
    kind = "qv-alt" if mark.is_alteration else "qv-edit"
    return (
        f'<{tag} class="{kind}" title="{escape_attribute(mark.note)}">{escape_html(text)}</{tag}>'
    )


def _name_plain(character: str) -> str:
    return character if character in _SEEN_SPECIALS else f"⟨U+{ord(character):04X}⟩"


def _name_html(character: str) -> str:
    if character in _SEEN_SPECIALS:
        return character
    name = unicodedata.name(character, "") or "a character that is not seen"
    code = f"U+{ord(character):04X}"
    return f'<span class="qv-code" title="{code} {html.escape(name.lower())}">{code}</span>'
