"""
The rule of block quotes: what markup sets off as quoted, with or without marks.

`<q>` and `<blockquote>` in HTML, and paragraphs whose every line begins with `>` in Markdown.  Who
signs at the end of a block ("— Ann Cole, mayor") is not quoted.
"""

from __future__ import annotations

import re
from itertools import pairwise

from quoteverify.extract._draft import Draft
from quoteverify.records import QuoteKind
from quoteverify.text.paragraphs import iter_paragraphs

__all__ = ["find_blocks"]

_TAG = re.compile(r"<(?P<end>/?)(?P<name>q|blockquote)(?:\s[^<>]*)?>", re.IGNORECASE)
_INNER_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
# "— Ann Cole, mayor": a name in capitals, then what she is
_NAME = r"[^\W\d_a-z][\w'’.-]*(?: (?:[a-z]{1,3} )*[^\W\d_a-z][\w'’.-]*){0,6}"
_SIGNATURE = re.compile(
    rf"[-–—―]{{1,3}}[^\S\n]?[*_]{{0,3}}{_NAME}[*_]{{0,3}}(?: ?[,(][^\n]{{1,80}})?"
)
_SIGNED = re.compile(rf"(?:(?<=[.!?…\"”“»’])[^\S\n]*|\n[\s>]*){_SIGNATURE.pattern}\Z")
_LONGEST_SIGNATURE = 200
_LIST_ITEM = re.compile(r"[\s>]*[-–—―*]|.*:\s*\Z", re.DOTALL)
_MARKDOWN_LINE = re.compile(r"^[^\S\n]{0,3}>(?!>)[^\S\n]?(?P<words>[^\n]*)$", re.MULTILINE)


def find_blocks(text: str) -> list[Draft]:
    """Return the block quotes of *text* in order of place; one for each of their paragraphs."""
    drafts: list[Draft] = []
    if "</" in text:
        drafts += _find_tagged(text)
    if ">" in text:
        drafts += _find_markdown(text)
    drafts.sort(key=Draft.sort_key)
    return drafts


def _find_tagged(text: str) -> list[Draft]:
    """Return what stands between `<q>` or `<blockquote>` and its end tag."""
    drafts: list[Draft] = []
    opened: list[re.Match[str]] = []
    for tag in _TAG.finditer(text):
        if not tag["end"]:
            opened.append(tag)
        elif opened and opened[-1]["name"].lower() == tag["name"].lower():
            start = opened.pop().end()
            if not opened:
                drafts += _split_block(text, start, tag.start())
    return drafts


def _split_block(text: str, start: int, end: int) -> list[Draft]:
    """Return one draft for each paragraph of a block, without tags and marks at its ends."""
    drafts: list[Draft] = []
    for from_start, to_end in iter_paragraphs(text[start:end]):
        draft = Draft(start + from_start, start + to_end, kind=QuoteKind.BLOCK)
        _strip_tags(text, draft)
        if draft.trim(text):
            drafts.append(draft)
    for first, second in pairwise(drafts):
        second.continues = first
    return _leave_out_signatures(text, drafts)


def _strip_tags(text: str, draft: Draft) -> None:
    while (tag := _INNER_TAG.match(text, draft.start, draft.end)) is not None:
        draft.start = tag.end()
        draft.trim(text)
    while text[draft.end - 1 : draft.end] == ">" and draft.start < draft.end:
        tag_start = text.rfind("<", draft.start, draft.end)
        if tag_start < 0 or not _INNER_TAG.fullmatch(text, tag_start, draft.end):
            return
        draft.end = tag_start
        draft.trim(text)


def _leave_out_signatures(text: str, drafts: list[Draft]) -> list[Draft]:
    """Leave out who signs at the end of a block, in a paragraph of its own or in the last."""
    gone_on = {id(draft.continues) for draft in drafts if draft.continues is not None}
    kept: list[Draft] = []
    for draft in drafts:
        if id(draft) in gone_on:
            kept.append(draft)
        elif not _is_signature(text, draft):
            _cut_signature(text, draft)
            kept.append(draft)
    return kept


def _is_signature(text: str, draft: Draft) -> bool:
    first = draft.continues
    if first is None or _LIST_ITEM.match(text, first.start, first.end):
        return False
    return _SIGNATURE.fullmatch(text, draft.start, draft.end) is not None


def _cut_signature(text: str, draft: Draft) -> None:
    """Leave out who signs behind the last words of a block, or in its last line."""
    signed = _SIGNED.search(text, max(draft.start, draft.end - _LONGEST_SIGNATURE), draft.end)
    if signed is None:
        return
    line_start = text.rfind("\n", draft.start, signed.start()) + 1 or draft.start
    if not _LIST_ITEM.match(text, line_start, signed.start()):
        draft.end = signed.start()


def _find_markdown(text: str) -> list[Draft]:
    """Return the paragraphs whose every line begins with ``>``; an empty one parts them."""
    drafts: list[Draft] = []
    last_end = -1
    for line in _MARKDOWN_LINE.finditer(text):
        draft = Draft(*line.span("words"), kind=QuoteKind.BLOCK)
        is_next = last_end >= 0 and text.count("\n", last_end, line.start()) == 1
        if not draft.trim(text):
            last_end = line.end() if is_next else -1
            continue
        if is_next and drafts and drafts[-1].end == last_end:
            drafts[-1].end = draft.end
        else:
            draft.continues = drafts[-1] if is_next and drafts else None
            drafts.append(draft)
        last_end = draft.end
    return _leave_out_signatures(text, drafts)
