"""One quote as a row that opens to its evidence: shared by the notebook and the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quoteverify.markup import (
    Mark,
    escape_attribute,
    escape_html,
    mark_html,
    render_pair,
    render_side,
    show_score,
)
from quoteverify.records import Change, Edit, Evidence, Label, Quote, SourceStatus, Verdict
from quoteverify.report._links import link_to_text
from quoteverify.report._text import count_things, say_changes
from quoteverify.report._view import View, link_to, name_anchor

__all__ = ["render_label", "render_row", "render_rows"]

_CONTEXT_CHARS = 60
"""How much text around the evidence is shown: about a line, enough to recognise the sentence."""

_STRONGEST = 4
"""How many places of one kind a row shows in any case; a wire story may have hundreds of copies."""

_MOST_SHOWN = 8
"""How many it shows of those that bear a quote out, or copy it, if each brings an alteration that
those before it do not have."""

_MOST_NAMED = 12
"""How many of the others it names, with a link to each, and how many alterations it lists."""


def render_rows(verdicts: Iterable[Verdict], view: View) -> str:
    """Return a list with one row for each of *verdicts*."""
    rows = "".join(f"<li>{render_row(verdict, view)}</li>" for verdict in verdicts)
    head = (
        '<li class="qv-head" aria-hidden="true"><span>Label</span><span>Quote</span>'
        "<span>Speaker</span><span>Document</span><span>Coverage</span></li>"
    )
    return f'<ul class="qv-rows">{head}{rows}</ul>'


def render_row(verdict: Verdict, view: View) -> str:
    """Return the row of one quote, closed."""
    quote = verdict.quote
    anchor = ""
    if view.has_anchors:
        anchor = f' id="{escape_attribute(name_anchor(quote.id))}"'
    return (
        f'<details class="qv-row"{anchor}{_describe_row(verdict, view)}>'
        f"<summary>{''.join(_iter_cells(verdict))}</summary>"
        f'<div class="qv-body">{"".join(_iter_body(verdict, view))}</div></details>'
    )


def _describe_row(verdict: Verdict, view: View) -> str:
    if not view.has_anchors:
        return ""
    is_altered = "yes" if verdict.alterations else "no"
    return (
        f' data-label="{verdict.label.value}" data-altered="{is_altered}"'
        f' data-document="{escape_attribute(verdict.quote.document_id)}"'
    )


def _iter_cells(verdict: Verdict) -> Iterator[str]:
    quote = verdict.quote
    speaker = escape_html(quote.speaker) if quote.speaker else "unknown"
    yield f'<span class="qv-cell-label">{render_label(verdict.label)}{_warn(verdict)}</span>'
    yield f'<span class="qv-quote"><bdi>“{escape_html(quote.text)}”</bdi></span>'
    yield f'<span class="qv-speaker"><span class="qv-sr">said by </span><bdi>{speaker}</bdi></span>'
    yield (
        '<span class="qv-document"><span class="qv-sr">in </span>'
        f"<bdi>{escape_html(quote.document_id)}</bdi></span>"
    )
    yield f'<span class="qv-coverage">{_render_coverage(verdict)}</span>'


def _render_coverage(verdict: Verdict) -> str:
    if verdict.label is not Label.VERBATIM:
        return '<span aria-hidden="true">–</span><span class="qv-sr">not word for word</span>'
    told = '<span class="qv-sr"> of its words stand in other texts</span>'
    return f"{verdict.coverage:.0%}{told}"


def _warn(verdict: Verdict) -> str:
    warnings = []
    if verdict.alterations:
        warnings.append(count_things(len(say_changes(verdict.alterations)), "alteration"))
    if verdict.speaker_conflict:
        warnings.append("two speakers")
    if verdict.source_status in {SourceStatus.ABSENT, SourceStatus.UNREAD}:
        warnings.append(f"source: {verdict.source_status.value}")
    return "".join(f' <span class="qv-label qv-warn">{text}</span>' for text in warnings)


def render_label(label: Label) -> str:
    """Return *label* in colour and in words."""
    return f'<span class="qv-label qv-{label.value}">{label.value}</span>'


def _iter_body(verdict: Verdict, view: View) -> Iterator[str]:
    yield f"<p>{escape_html(verdict.reason)}</p>"
    if verdict.alterations:
        yield _list_alterations(verdict.alterations)
    if view.has_anchors:
        links = " · ".join(_iter_links(verdict.quote, view))
        yield f'<p class="qv-links">{links}</p>'
    for heading, places, most in (
        ("Evidence", verdict.evidence, _MOST_SHOWN),
        ("Copies, which corroborate nothing", verdict.copies, _MOST_SHOWN),
        ("Outside quotation marks, not counted", verdict.echoes, _STRONGEST),
        ("Near misses, to look at", verdict.related, _STRONGEST),
    ):
        if places:
            yield f'<p class="qv-kind">{heading}</p>'
            yield from _iter_places(places, verdict.quote, view, most=most)


def _iter_links(quote: Quote, view: View) -> Iterator[str]:
    place = escape_attribute(link_to("in:" + quote.id))
    yield f'<a href="{place}">Show it in its document</a>'
    address = link_to_text(view.documents[quote.document_id], quote)
    if address:
        yield f'<a href="{escape_attribute(address)}" rel="noopener noreferrer">on the web</a>'


def _list_alterations(edits: Sequence[Edit]) -> str:
    said = say_changes(edits)
    items = "".join(
        f'<li class="qv-alteration">{escape_html(change)}</li>' for change in said[:_MOST_NAMED]
    )
    if len(said) > _MOST_NAMED:
        items += f'<li class="qv-dim">and {len(said) - _MOST_NAMED:,} more in the JSON</li>'
    heading = '<p class="qv-sr">Differences that can change the meaning:</p>'
    return f'{heading}<ul class="qv-changes">{items}</ul>'


def _iter_places(
    places: Sequence[Evidence], quote: Quote, view: View, *, most: int
) -> Iterator[str]:
    shown, others = _choose_places(places, most)
    for place in shown:
        yield _render_evidence(place, quote, view)
    if others:
        yield _name_others(others, view)


def _choose_places(places: Sequence[Evidence], most: int) -> tuple[list[Evidence], list[Evidence]]:
    """Part *places*, strongest first, into at most *most* to show in full and those to name."""
    shown: list[Evidence] = []
    others: list[Evidence] = []
    seen: set[str] = set()
    for place in places:
        altered = {edit.describe() for edit in place.edits if edit.is_alteration}
        is_new = len(shown) < most and not altered <= seen
        if len(shown) < _STRONGEST or is_new:
            shown.append(place)
            seen |= altered
        else:
            others.append(place)
    return shown, others


def _name_others(others: Sequence[Evidence], view: View) -> str:
    names = ", ".join(_link(place, place.document_id, view) for place in others[:_MOST_NAMED])
    unnamed = len(others) - _MOST_NAMED
    more = f" and {unnamed:,} more in the JSON" if unnamed > 0 else ""
    return f'<p class="qv-dim">Also in {names}{more}</p>'


def _render_evidence(place: Evidence, quote: Quote, view: View) -> str:
    document = view.documents.get(place.document_id)
    there = "".join(_iter_there(place, document.text if document else ""))
    if not place.edits:
        return f'<div class="qv-pair qv-alone">{render_side(_name(place, view), there)}</div>'
    here = f"“{_mark_side(quote.text, quote.start, place.edits, 'del')}”"
    here_name = f"this quote, in {escape_html(quote.document_id)}"
    return render_pair(here_name, here, _name(place, view), there)


def _iter_there(place: Evidence, text: str) -> Iterator[str]:
    start = max(place.start - _CONTEXT_CHARS, 0)
    before, after = text[start : place.start], text[place.end : place.end + _CONTEXT_CHARS]
    if start > 0:
        before = "… " + before.partition(" ")[2]  # begins with a whole word
    if place.end + _CONTEXT_CHARS < len(text):
        after = after.rpartition(" ")[0] + " …"
    yield _render_context(before)
    yield _mark_side(text[place.start : place.end], place.start, place.edits, "ins")
    yield _render_context(after)


def _render_context(text: str) -> str:
    return f'<span class="qv-context">{escape_html(text)}</span>' if text else ""


def _name(place: Evidence, view: View) -> str:
    kind = "source" if place.document_id in view.source_ids else "document"
    name = _link(place, f"{kind} {place.document_id}", view)
    return (
        f"{name}{_say_page(place, view)}: {place.relation.value}, score {show_score(place.score)}"
    )


def _link(place: Evidence, name: str, view: View) -> str:
    """Return *name* as a link to the row of the quote there, or else to the document."""
    if not view.has_anchors:
        return escape_html(name)
    has_row = place.quote_id in view.verdicts
    link = link_to(place.quote_id if place.quote_id and has_row else "doc:" + place.document_id)
    return f'<a href="{escape_attribute(link)}">{escape_html(name)}</a>'


def _say_page(place: Evidence, view: View) -> str:
    document = view.documents.get(place.document_id)
    page = document.find_page(place.start) if document else None
    return f", page {page}" if page else ""


def _mark_side(text: str, offset: int, edits: Iterable[Edit], tag: str) -> str:
    marks = []
    for edit in edits:
        if edit.change is Change.TYPOGRAPHY:  # a curly mark for a straight one is nothing to see
            continue
        span = edit.left if tag == "del" else edit.right
        note = edit.change.value
        marks.append(Mark(span.start - offset, span.end - offset, note, edit.is_alteration))
    return mark_html(text, marks, tag=tag)
