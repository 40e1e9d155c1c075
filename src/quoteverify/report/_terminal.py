"""The report as plain text for a terminal, at any width, with or without colour."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from quoteverify.markup import show_plain, show_score
from quoteverify.records import Evidence, Label, SourceStatus, Verdict
from quoteverify.report._origins import say_origins
from quoteverify.report._summary import say_labels, say_statuses, say_totals
from quoteverify.report._text import say_changes

if TYPE_CHECKING:
    from quoteverify.report._report import Report

__all__ = ["render_terminal"]

Painter = Callable[[str, str], str]
Texts = Mapping[str, str]

_LABEL_WIDTH = max(len(label.value) for label in Label) + 2
_NARROWEST = 40
"""Below this many columns words would stand one to a line; a narrower terminal wraps by itself."""

_LONGEST_PLACE = 240
"""Characters of another wording that are shown: three lines; the page shows all of it."""

_COLOURS = {Label.VERBATIM: "32", Label.PARAPHRASED: "33", Label.SINGLE_SOURCE: "36"}
_RED, _DIM, _BOLD = "31;1", "2", "1"


def render_terminal(report: Report, *, columns: int = 100, has_colour: bool = False) -> str:
    """
    Return *report* as lines of at most *columns* characters, quotes in order by document.

    Everything but the colours is the same with and without *has_colour*.
    """
    paint = _paint if has_colour else _leave
    lines = _iter_lines(report, max(columns, _NARROWEST), paint)
    return "\n".join(lines) + "\n"


def _iter_lines(report: Report, columns: int, paint: Painter) -> Iterator[str]:
    texts = {item.id: item.text for item in (*report.documents, *report.sources)}
    origins = say_origins(report.origins)
    document_id = None
    for verdict in report:
        if verdict.quote.document_id != document_id:
            if document_id is not None:
                yield ""
            document_id = verdict.quote.document_id
            yield paint(show_plain(document_id), _BOLD)
            origin = show_plain(origins.get(document_id, ""))
            yield from (paint(f"  {line}", _DIM) for line in textwrap.wrap(origin, columns - 2))
        yield from _iter_verdict(verdict, texts, columns, paint)
    if document_id is not None:
        yield ""
    yield from _iter_totals(report, columns, paint)


def _iter_verdict(verdict: Verdict, texts: Texts, columns: int, paint: Painter) -> Iterator[str]:
    label = verdict.label.value
    quote = " ".join(show_plain(verdict.quote.text).split())
    margin = " " * (_LABEL_WIDTH + 2)
    wrapped = textwrap.wrap(f"“{quote}”", columns - len(margin), break_on_hyphens=False)
    first = f"  {paint(label, _COLOURS[verdict.label])}{' ' * (_LABEL_WIDTH - len(label))}"
    yield first + wrapped[0]
    yield from (margin + line for line in wrapped[1:])
    for note, colour in _iter_notes(verdict, texts):
        for line in textwrap.wrap(note, columns - len(margin)):
            yield margin + paint(line, colour)


def _iter_notes(verdict: Verdict, texts: Texts) -> Iterator[tuple[str, str]]:
    speaker = verdict.quote.speaker
    name = show_plain(speaker) if speaker else "speaker unknown"
    yield f"{name}; {show_plain(verdict.reason)}", _DIM
    if verdict.label is Label.PARAPHRASED:
        yield f"there: {_show_place(verdict.evidence[0], texts)}", _DIM
    for change in say_changes(verdict.alterations):
        yield show_plain(f"! alteration, {change}"), _RED
    if verdict.source_status is SourceStatus.ABSENT:
        yield "! absent from the sources", _RED
    if verdict.speaker_conflict:
        yield "! the same words are given to two speakers", _RED
    if verdict.related and not verdict.evidence:
        place = verdict.related[0]
        where = f"{show_plain(place.document_id)}, score {show_score(place.score)}"
        yield f"near miss in {where}: {_show_place(place, texts)}", _DIM


def _show_place(place: Evidence, texts: Texts) -> str:
    wording = texts.get(place.document_id, "")[place.start : place.end]
    return textwrap.shorten(f"“{show_plain(wording)}”", _LONGEST_PLACE, placeholder=" …”")


def _iter_totals(report: Report, columns: int, paint: Painter) -> Iterator[str]:
    altered = sum(bool(verdict.alterations) for verdict in report)
    total = f"{say_totals(report)}: {say_labels(report)}" + (
        f"; {altered:,} with alterations" if altered else ""
    )
    yield from (paint(line, _BOLD) for line in textwrap.wrap(total, columns))
    yield from textwrap.wrap(say_statuses(report), columns)


def _paint(text: str, colour: str) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m"


def _leave(text: str, colour: str) -> str:  # noqa: ARG001 - the same shape as `_paint`
    return text
