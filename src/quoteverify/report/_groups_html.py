"""The variants of one utterance under its fullest wording."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quoteverify.markup import Mark, escape_attribute, escape_html, mark_html
from quoteverify.records import Change, Edit, Group, Quote
from quoteverify.report._rows_html import render_label
from quoteverify.report._text import count_things
from quoteverify.report._view import View, link_to
from quoteverify.text.normalize import normalize_text

__all__ = ["render_groups"]

_WORD = re.compile(r"\w+")


def render_groups(groups: Iterable[Group], view: View) -> str:
    """Return one block for each of *groups*, or nothing if there is none."""
    return "".join(_render_group(group, view) for group in groups)


def _render_group(group: Group, view: View) -> str:
    fullest = view.verdicts[group.representative_id].quote
    speakers = f" ({escape_html(', '.join(group.speakers))})" if group.speakers else ""
    others = (quote_id for quote_id in group.quote_ids if quote_id != fullest.id)
    variants = "".join(
        _render_variant(view.verdicts[quote_id].quote, fullest, view)
        for quote_id in (fullest.id, *others)
    )
    return (
        f'<details class="qv-group"><summary><b>{_say_size(group, view)}</b>'
        f"{speakers}: <bdi>“{escape_html(fullest.text)}”</bdi></summary>"
        f"<ul>{variants}</ul></details>"
    )


def _say_size(group: Group, view: View) -> str:
    """Say how many quotes, and how many wordings: what stands whole and in two pieces is one."""
    chains: dict[str, list[str]] = {}
    for quote_id in group.quote_ids:
        quote = view.verdicts[quote_id].quote
        chain = chains.get(quote.continues_id or "", [])
        chain.append(quote.text)
        chains[quote_id] = chain
    utterances = {id(chain): chain for chain in chains.values()}
    wordings = {
        " ".join(_WORD.findall(normalize_text(" ".join(chain)).text))
        for chain in utterances.values()
    }
    quotes = count_things(len(group.quote_ids), "quote")
    return f"{quotes} in {count_things(len(wordings), 'wording')}"


def _render_variant(quote: Quote, fullest: Quote, view: View) -> str:
    if quote == fullest:
        text, note = escape_html(quote.text), " (the fullest wording)"
    else:
        text, note = _mark_against(quote, fullest, view), ""
    return (
        f"<li>{render_label(view.verdicts[quote.id].label)} <bdi>“{text}”</bdi> "
        f'<span class="qv-dim">{_name_place(quote, view)}{note}</span></li>'
    )


def _name_place(quote: Quote, view: View) -> str:
    name = escape_html(quote.document_id)
    if not view.has_anchors:
        return name
    return f'<a href="{escape_attribute(link_to(quote.id))}">{name}</a>'


def _mark_against(quote: Quote, fullest: Quote, view: View) -> str:
    edits = _find_edits(quote, fullest, view)
    marks = [
        Mark(
            edit.left.start - quote.start,
            edit.left.end - quote.start,
            f"{edit.change.value}; fullest wording: {edit.right_text or 'nothing'}",
            edit.is_alteration,
        )
        for edit in edits
        if edit.change is not Change.TYPOGRAPHY
    ]
    return mark_html(quote.text, marks, tag="ins")


def _find_edits(quote: Quote, fullest: Quote, view: View) -> tuple[Edit, ...]:
    match = view.matches.get((quote.id, fullest.id))
    if match is not None:
        return match.edits
    match = view.matches.get((fullest.id, quote.id))
    return tuple(edit.flip() for edit in match.edits) if match is not None else ()
