"""A small plot: the labels of each document, and who shares words with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from quoteverify.markup import escape_attribute, escape_html
from quoteverify.records import Label
from quoteverify.report._text import count_things
from quoteverify.report._view import View, link_to

__all__ = ["render_plot"]

_MOST_DOCUMENTS = 12
"""How many documents the plot shows, those with most quotes first: more rows fill a screen."""

_MOST_TIES = 24
"""How many arcs the plot shows, the strongest first: more cannot be told apart by eye."""

_ARCS = (
    " Arcs join documents that share an utterance: solid where words are the same, "
    "dashed where they are reworded."
)

_ROW, _MIDDLE = 42, 26
"""Height of a row, and where its bar is, in pixels; `page.css` has the same."""

_ARCS_WIDTH, _REACH_STEP = 96, 22
"""Width of the arcs' drawing in pixels, and how much further an arc over one more row goes."""

_THINNEST, _THICKEST = 1.2, 4.5
"""Widths of the arcs of fewest and of most quotes in common, in pixels."""

_SIGNS = {Label.VERBATIM: "●", Label.PARAPHRASED: "◐", Label.SINGLE_SOURCE: "○"}
"""As before the labels themselves, in `rows.css`."""


@frozen
class _Tie:
    """Two documents that share words: rows, how many quotes, whether any stands word for word."""

    upper: int
    lower: int
    number: int
    has_same_words: bool


def render_plot(view: View) -> str:
    """Return the plot as HTML, or nothing if there is no quote."""
    counts = _count_by_document(view)
    if not counts:
        return ""
    shown = _choose(counts)
    ties = _find_ties(view, shown)
    most = max(sum(counts[document_id].values()) for document_id in shown)
    rows = "".join(
        _draw_row(document_id, counts[document_id], most, _say_ties(number, ties, shown))
        for number, document_id in enumerate(shown)
    )
    left_out = _say_left_out(len(counts) - len(shown), len(ties) - _MOST_TIES)
    return (
        f'<figure class="qv-plot"><div class="qv-drawing"><ul>{rows}</ul>'
        f"{_draw_arcs(ties[:_MOST_TIES], shown)}</div>"
        f'<figcaption class="qv-note">Bars: quotes by label.{_ARCS if ties else ""}{left_out}'
        "</figcaption></figure>\n"
    )


def _say_left_out(documents: int, ties: int) -> str:
    left_out = [f"{count_things(documents, 'document')} with fewer quotes"] * (documents > 0)
    left_out += [f"{count_things(ties, 'arc')} of fewer quotes"] * (ties > 0)
    return f" Left out: {', '.join(left_out)}." if left_out else ""


def _count_by_document(view: View) -> dict[str, Counter[Label]]:
    return {
        document_id: Counter(view.verdicts[quote.id].label for quote in quotes)
        for document_id, quotes in sorted(view.quotes.items())
    }


def _choose(counts: dict[str, Counter[Label]]) -> list[str]:
    ranked = sorted(
        counts, key=lambda document_id: (-sum(counts[document_id].values()), document_id)
    )
    return sorted(ranked[:_MOST_DOCUMENTS])


def _find_ties(view: View, shown: Sequence[str]) -> list[_Tie]:
    rows = {document_id: number for number, document_id in enumerate(shown)}
    numbers: Counter[tuple[int, int]] = Counter()
    verbatim: set[tuple[int, int]] = set()
    for match in view.report.matches:
        left, right = view.verdicts[match.left].quote, view.verdicts[match.right].quote
        if left.document_id in rows and right.document_id in rows:
            pair = (rows[left.document_id], rows[right.document_id])
            ends = (min(pair), max(pair))
            numbers[ends] += 1
            if match.relation.has_same_words:
                verbatim.add(ends)
    ranked = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    return [_Tie(*ends, number, ends in verbatim) for ends, number in ranked]


def _say_ties(number: int, ties: Sequence[_Tie], shown: Sequence[str]) -> str:
    """Say with which documents the one in row *number* shares words, for who cannot see arcs."""
    others = [
        f"{shown[tie.lower if tie.upper == number else tie.upper]} ({tie.number})"
        for tie in ties
        if number in {tie.upper, tie.lower}
    ]
    return f"shares utterances with {', '.join(others)}" if others else ""


def _draw_row(document_id: str, counts: Counter[Label], most: int, said: str) -> str:
    numbers = "".join(
        f' <span class="qv-count qv-ink-{label.value}"><span aria-hidden="true">{_SIGNS[label]} '
        f'</span>{counts[label]}<span class="qv-sr"> {label.value}</span></span>'
        for label in Label
        if counts[label]
    )
    link = escape_attribute(link_to("doc:" + document_id))
    return (
        f'<li><span class="qv-bar-name"><a href="{link}"><bdi>{escape_html(document_id)}</bdi></a>'
        f"{numbers}</span>{_draw_bar(counts, most)}"
        f'<span class="qv-sr"> {escape_html(said)}</span></li>'
    )


def _draw_bar(counts: Counter[Label], most: int) -> str:
    bars = []
    left = 0.0
    for label in Label:
        width = 100 * counts[label] / most
        if width:
            bars.append(
                f'<rect class="qv-bar-{label.value}" x="{left:.2f}" width="{width:.2f}" '
                'height="1"/>'
            )
        left += width
    return (
        '<svg class="qv-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(bars)}</svg>"
    )


def _draw_arcs(ties: Sequence[_Tie], shown: Sequence[str]) -> str:
    if not ties:
        return ""
    most = max(tie.number for tie in ties)
    arcs = "".join(_draw_arc(tie, shown, most) for tie in ties)
    return (
        f'<svg class="qv-arcs" width="{_ARCS_WIDTH}" height="{_ROW * len(shown)}" '
        f'aria-hidden="true">{arcs}</svg>'
    )


def _draw_arc(tie: _Tie, shown: Sequence[str], most: int) -> str:
    upper, lower = tie.upper * _ROW + _MIDDLE, tie.lower * _ROW + _MIDDLE
    # The curve itself goes three quarters as far as the points that pull it.
    reach = min(20 + _REACH_STEP * (tie.lower - tie.upper), _ARCS_WIDTH * 4 // 3 - 8)
    width = _THINNEST + (_THICKEST - _THINNEST) * tie.number / most
    kind = "qv-arc" if tie.has_same_words else "qv-arc qv-arc-reworded"
    said = f"{shown[tie.upper]} and {shown[tie.lower]}: {tie.number} in common"
    return (
        f'<path class="{kind}" stroke-width="{width:.1f}" '
        f'd="M2 {upper}C{reach} {upper} {reach} {lower} 2 {lower}">'
        f"<title>{escape_html(said)}</title></path>"
    )
