"""A small plot: the labels of each document, and who shares words with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from quoteverify.markup import escape_html
from quoteverify.records import Label
from quoteverify.report._view import View

__all__ = ["render_plot"]

_MOST_DOCUMENTS = 12
"""How many documents the plot shows, those with most quotes first: more rows fill a screen."""

_MOST_TIES = 24
"""How many arcs the plot shows, the strongest first: more cannot be told apart by eye."""

_ARCS = (
    " Arcs join documents that share an utterance: solid where words are the same, "
    "dashed where they are reworded."
)

_ROW, _BAR_TOP, _BAR_HEIGHT = 44, 22, 12
_BAR_WIDTH, _ARC_LEFT, _WIDTH = 320, 340, 460
"""In units of the drawing; it scales to the width of the page."""


@frozen
class _Tie:
    """Two documents that share words: rows, how many quotes, whether any stands word for word."""

    upper: int
    lower: int
    number: int
    has_same_words: bool


def render_plot(view: View) -> str:
    """Return the plot as SVG, or nothing if there is no quote."""
    counts = _count_by_document(view)
    if not counts:
        return ""
    shown = _choose(counts)
    ties = _find_ties(view, shown)
    height = _ROW * len(shown) + 8
    most = max(sum(counts[document_id].values()) for document_id in shown)
    rows = "".join(
        _draw_row(number, document_id, counts[document_id], most)
        for number, document_id in enumerate(shown)
    )
    arcs = "".join(_draw_arc(tie, shown) for tie in ties[:_MOST_TIES])
    return (
        f'<div class="qv-plot"><svg viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-label="Labels by document, and the documents that share words">{rows}{arcs}</svg>'
        f'<p class="qv-note">Bars: quotes by label.{_ARCS if ties else ""}'
        f"{_say_left_out(len(counts) - len(shown), len(ties) - _MOST_TIES)}</p></div>\n"
    )


def _say_left_out(documents: int, ties: int) -> str:
    left_out = [f"{documents} documents with fewer quotes"] if documents > 0 else []
    left_out += [f"{ties} arcs of fewer quotes"] if ties > 0 else []
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


def _draw_row(number: int, document_id: str, counts: Counter[Label], most: int) -> str:
    top = number * _ROW
    said = ", ".join(f"{counts[label]} {label.value}" for label in Label if counts[label])
    bars = []
    left = 0.0
    for label in Label:
        width = _BAR_WIDTH * counts[label] / most
        if width:
            bars.append(
                f'<rect class="qv-bar-{label.value}" x="{left:.1f}" y="{top + _BAR_TOP}" '
                f'width="{max(width - 1, 0.5):.1f}" height="{_BAR_HEIGHT}"/>'
            )
        left += width
    return (
        f'<g><text x="0" y="{top + 16}">{escape_html(_shorten(document_id))} '
        f'<tspan class="qv-small">{said}</tspan></text>{"".join(bars)}</g>'
    )


def _shorten(name: str) -> str:
    longest = 26  # leaves room for the counts behind it
    return name if len(name) <= longest else f"{name[: longest - 1]}…"


def _draw_arc(tie: _Tie, shown: Sequence[str]) -> str:
    middle = _BAR_TOP + _BAR_HEIGHT / 2
    upper, lower = tie.upper * _ROW + middle, tie.lower * _ROW + middle
    reach = min(_ARC_LEFT + 24 * (tie.lower - tie.upper) + 20, _WIDTH + 20)
    kind = "qv-arc" if tie.has_same_words else "qv-arc qv-arc-reworded"
    said = f"{shown[tie.upper]} and {shown[tie.lower]}: {tie.number} in common"
    return (
        f'<path class="{kind}" stroke-width="{min(1.5 + tie.number / 2, 6):.1f}" '
        f'd="M{_ARC_LEFT} {upper:.1f}C{reach} {upper:.1f} '
        f'{reach} {lower:.1f} {_ARC_LEFT} {lower:.1f}">'
        f"<title>{escape_html(said)}</title></path>"
    )
