"""
Who speaks where in a transcript without quotation marks: the labels before each turn.

Five shapes: ``RUIZ:`` at the start of a line, ``[Ruiz]`` there, ``Ruiz:`` after the end of a
sentence, the ``<v Ruiz>`` of WebVTT, and a name on a line of its own, in capitals, before two
hyphens and an office, or more than once, if two names stand so.  An office may follow a whole name
before a colon: ``Eva Ruiz, chair:``.
"""

from __future__ import annotations

import bisect
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import frozen

from quoteverify.data import load_table

__all__ = ["Turn", "find_speaker", "find_turns", "is_note", "may_have_turns"]

_NAME = r"[^\W\d_a-z](?:[\w.'’,&/-]|[ ](?=[^\s]))"

_PERSON = r"[^\W\d_a-z][\w.'’-]+(?:[ ][^\W\d_a-z][\w.'’-]*){1,3}"
_OFFICE_WORDS = r"[ ] [^\W\d_] [^\n:.!?“”\"]{1,60}"
_OFFICE = rf"(?: [ ] [-–—]{{1,2}} | , ) {_OFFICE_WORDS}"

_LABEL = re.compile(
    rf"""
    ^ [ \t>]* (?: [\[(]? \d{{1,2}}:\d\d (?::\d\d)? [\])]? [ \t]* [-–]? [ \t]* )?  # [00:01:02]
      (?: [*_]{{0,3}} (?P<person> {_PERSON} ) {_OFFICE} [*_]{{0,3}} : [*_]{{0,3}} (?=\s)
        | [*_]{{0,3}} (?P<officer> {_PERSON} ) [*_]{{0,3}} [ ] -- {_OFFICE_WORDS} [ \t]* $
        | [*_]{{0,3}} (?P<colon> {_NAME}{{0,40}} )          # RUIZ: **Ruiz:** MS. RUIZ (D-TX):
          (?: [ ]? [\[(] [^\n\[\]()]{{1,40}} [\])] )? [*_]{{0,3}} : [*_]{{0,3}} (?=\s)
        | \[ (?P<bracket> {_NAME}{{0,40}} ) :? \] (?=[ \t]*\S)    # [RUIZ] and [Ruiz:]
        | [*_]{{0,3}} (?P<line> {_NAME}{{0,40}} ) [*_]{{0,3}} [ \t]* $ )   # RUIZ
    | \[ (?P<inner> {_NAME}{{0,40}} ): \]                   # ... [Ruiz:]
    | <v (?:\.[\w.]+)? [ ]+ (?P<voice> {_NAME}{{0,40}} ) [ ]* >
    | (?<=[.!?…"”’)][ ]) (?P<inline> [^\W\d_a-z][\w.'’-]+ (?:[ ][^\W\d_a-z][\w.'’-]+){{0,2}} )
      : (?=[ ]["“]?[^\W_a-z])                               # ... ended. Ruiz: Next
    """,
    re.VERBOSE | re.MULTILINE,
)
_MOST_WORDS = 5
_SENTENCE_MARKS = ".!?:;,"
_FEWEST_NAMES = 2  # on lines of their own: one alone is a heading

# A line beside a page number, or beside a form feed, is a running header.
_NUMBER_LINE = r"^ [^\w\n]* (?:(?i:page)[ ])? \d{1,4} (?:[ ]of[ ]\d+)? [^\w\n]* $"
_PAGE_END = re.compile(rf"(?: {_NUMBER_LINE} | \f ) \s* \Z", re.VERBOSE | re.MULTILINE)
_PAGE_HEAD = re.compile(rf"\s* (?: {_NUMBER_LINE} | \f )", re.VERBOSE | re.MULTILINE)
_NEAR_CHARS = 10_000
_PAGE_CHARS = 40  # looked at on either side of a line


@frozen
class Turn:
    """The name in a label, and its place ``[start, end)``."""

    start: int
    end: int
    name: str


def find_turns(text: str, *, around: tuple[int, int] | None = None) -> tuple[Turn, ...]:
    r"""
    Find the labels of *text*, in order.

    Args:
        text: a transcript, or any other text.
        around: a place; what is farther from it than some pages is not looked at.

    >>> [turn.name for turn in find_turns("RUIZ: We sail.\nMS. BERG: We stay.")]
    ['RUIZ', 'MS. BERG']
    """
    low = max(0, around[0] - _NEAR_CHARS) if around else 0
    high = around[1] + _NEAR_CHARS if around else sys.maxsize
    names = _find_line_names(text, low, high)
    turns = [
        Turn(start := label.start(str(label.lastgroup)), start + len(name), name)
        for label, name in _iter_labels(text, low, high)
        if not _is_line(label) or (name in names and not _is_at_page_break(label))
    ]
    return tuple(_drop_headings(turns))


def _drop_headings(turns: Sequence[Turn]) -> Iterator[Turn]:
    """Leave out what is a heading beside labels in capitals: "Safety:", once, within a turn."""
    counts = Counter(turn.name for turn in turns)
    loud = [name for name in counts if _is_loud(name)]
    for turn in turns:
        if len(loud) < _FEWEST_NAMES or counts[turn.name] > 1 or _is_loud(turn.name):
            yield turn


def _is_loud(name: str) -> bool:
    """Whether a word of a label is in capitals: "Ms. BERG"."""
    return any(word.isupper() and len(word) > 1 for word in re.findall(r"[^\W\d_]+", name))


def may_have_turns(text: str, start: int, end: int) -> bool:
    """Whether there may be a label in ``text[start:end]``; quick, and true too often."""
    return next(_iter_labels(text, start, end), None) is not None


def _iter_labels(
    text: str, start: int = 0, end: int = sys.maxsize
) -> Iterator[tuple[re.Match[str], str]]:
    for label in _LABEL.finditer(text, start, end):
        name = label[str(label.lastgroup)].strip()
        is_heading = label["line"] is not None and name[-1] in _SENTENCE_MARKS
        if not is_heading and name.count(" ") < _MOST_WORDS and not is_note(name):
            yield label, name


def _find_line_names(text: str, low: int, high: int) -> frozenset[str]:
    """Return the names that stand on lines of their own; none where there are not two."""
    lines = [(label, name) for label, name in _iter_labels(text, low, high) if _is_line(label)]
    counts = Counter(name for _, name in lines)
    names = frozenset(
        name for label, name in lines if label["officer"] or counts[name] > 1 or name.isupper()
    )
    return names if len(names) >= _FEWEST_NAMES else frozenset()


def _is_line(label: re.Match[str]) -> bool:
    return label.lastgroup in ("line", "officer")


def _is_at_page_break(label: re.Match[str]) -> bool:
    text, (start, end) = label.string, label.span()
    before, after = text[max(0, start - _PAGE_CHARS) : start], text[end : end + _PAGE_CHARS]
    return _PAGE_END.search(before) is not None or _PAGE_HEAD.match(after) is not None


def find_speaker(turns: Sequence[Turn], at: int) -> str | None:
    """Return the name of the last label before *at*, or None where there is none."""
    last = bisect.bisect_right(turns, at, key=lambda turn: turn.end)
    return turns[last - 1].name if last else None


def is_note(words: str) -> bool:
    """Whether *words* are what a transcript notes and nobody said: "applause"."""
    return words.strip(" .").casefold() in _load_notes()


@cache
def _load_notes() -> frozenset[str]:
    return frozenset(load_table("transcripts")["notes"])
