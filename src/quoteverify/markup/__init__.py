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
from functools import cache
from importlib import resources
from typing import NamedTuple

__all__ = [
    "Mark",
    "escape_attribute",
    "escape_html",
    "mark_html",
    "read_base_style",
    "render_difference",
    "render_pair",
    "render_side",
    "show_plain",
    "show_score",
]

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


_BELOW_ONE = 0.99  # the largest score of two digits that is not 1


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


def show_score(score: float) -> str:
    """
    Return *score* with two digits; 1.00 is kept for the same words.

    >>> show_score(0.997), show_score(1.0)
    ('0.99', '1.00')
    """
    return f"{score if score == 1.0 else min(score, _BELOW_ONE):.2f}"


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

    Marks that overlap an earlier one are merged into it, so that the tags always nest.  Where
    this side has nothing, a sign stands for what an alteration left out.

    >>> mark_html("it may rain", [Mark(3, 6, "modality", False)], tag="del")
    'it <del class="qv-edit" title="modality">may</del> rain'
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
        if (
            mark.end < 0
            or mark.start > length
            or (mark.start == mark.end and not mark.is_alteration)
        ):
            continue
        cut = mark._replace(start=max(mark.start, 0), end=min(mark.end, length))
        if merged and cut.start < merged[-1].end:
            merged[-1] = _join(merged[-1], cut)
        else:
            merged.append(cut)
    return merged


def _join(first: Mark, second: Mark) -> Mark:
    note = first.note if second.note == first.note else f"{first.note}, {second.note}"
    is_alteration = first.is_alteration or second.is_alteration
    return Mark(first.start, max(first.end, second.end), note, is_alteration)


def _tag_html(text: str, mark: Mark, tag: str) -> str:
    note = escape_attribute(mark.note)
    if not mark.is_alteration:
        return f'<{tag} class="qv-edit" title="{note}">{escape_html(text)}</{tag}>'
    said = '<span class="qv-sr">altered: </span>'
    if not text:
        said = said.replace(">", "> ", 1)  # for a screen reader: the sign stands right after a word
        return f'<span class="qv-alt qv-gap" title="{note}">{said}nothing</span>'
    return f'<{tag} class="qv-alt" title="{note}">{said}{escape_html(text)}</{tag}>'


def render_side(name: str, wording: str) -> str:
    """Return one wording under the name of where it stands; both arguments are HTML."""
    return f'<div class="qv-side"><span class="qv-where">{name}</span><bdi>{wording}</bdi></div>'


def render_pair(left_name: str, left: str, right_name: str, right: str) -> str:
    """Return two wordings side by side; all four arguments are HTML."""
    sides = render_side(left_name, left) + render_side(right_name, right)
    return f'<div class="qv-pair">{sides}</div>'


def render_difference(
    verdict: str,
    left: tuple[str, Sequence[Mark]],
    right: tuple[str, Sequence[Mark]],
    *,
    alterations: Sequence[str] = (),
) -> str:
    """
    Return two wordings side by side, differences marked, as HTML that stands by itself.

    Args:
        verdict: how they stand to each other, in words.
        left: one wording with its marks.
        right: the other.
        alterations: the differences that can change the meaning, in words.
    """
    items = "".join(f'<li class="qv-alteration">{escape_html(text)}</li>' for text in alterations)
    listed = f'<ul class="qv-changes">{items}</ul>' if items else ""
    pair = render_pair("left", mark_html(*left, tag="del"), "right", mark_html(*right, tag="ins"))
    return (
        f'<div class="qv"><style>{read_base_style()}</style>'
        f'<p class="qv-verdict">{escape_html(verdict)}</p>{listed}{pair}</div>'
    )


@cache
def read_base_style() -> str:
    """Return the style that everything shown as HTML shares."""
    return resources.files(__name__).joinpath("base.css").read_text(encoding="utf-8")


def _name_plain(character: str) -> str:
    return character if character in _SEEN_SPECIALS else f"⟨U+{ord(character):04X}⟩"


def _name_html(character: str) -> str:
    if character in _SEEN_SPECIALS:
        return character
    name = unicodedata.name(character, "") or "a character that is not seen"
    code = f"U+{ord(character):04X}"
    return f'<span class="qv-code" title="{code} {html.escape(name.lower())}">{code}</span>'
