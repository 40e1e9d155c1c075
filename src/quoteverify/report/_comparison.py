"""One explained pair for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quoteverify.markup import show_plain, show_score
from quoteverify.records import Comparison, Edit
from quoteverify.report._encode import encode_comparison
from quoteverify.report._text import dump_json

__all__ = ["render_comparison"]

_RED, _PLAIN = "\x1b[31;1m", "\x1b[0m"


def render_comparison(comparison: Comparison, form: str, *, has_colour: bool = False) -> str:
    """
    Return *comparison* as text.

    Args:
        comparison: the explained pair.
        form: ``"table"`` or ``"json"``.
        has_colour: whether alterations stand out in red as well as in words.
    """
    if form == "json":
        return dump_json(encode_comparison(comparison), indent=2) + "\n"
    return "".join(line + "\n" for line in _iter_lines(comparison, has_colour=has_colour))


def _iter_lines(comparison: Comparison, *, has_colour: bool) -> Iterator[str]:
    yield f"{comparison.relation.value}, score {show_score(comparison.score)}"
    left = [(edit.left.start, edit.left.end) for edit in comparison.edits]
    right = [(edit.right.start, edit.right.end) for edit in comparison.edits]
    yield f"  left   {_bracket(comparison.left_text, left, '[-', '-]')}"
    yield f"  right  {_bracket(comparison.right_text, right, '{+', '+}')}"
    for edit in comparison.edits:
        yield _describe(edit, has_colour=has_colour)


def _bracket(text: str, places: Iterable[tuple[int, int]], before: str, after: str) -> str:
    """Put brackets around the differing *places*, as ``git diff --word-diff`` does."""
    pieces, done = [], 0
    for start, end in sorted(places):
        if start < end and start >= done:
            pieces += [text[done:start], before, text[start:end], after]
            done = end
    return show_plain("".join([*pieces, text[done:]])).replace("\n", " ")


def _describe(edit: Edit, *, has_colour: bool) -> str:
    line = show_plain(edit.describe("left", "right"))
    if not edit.is_alteration:
        return f"  {line}"
    warning = f"! {line} (can change the meaning)"
    return f"{_RED}{warning}{_PLAIN}" if has_colour else warning
