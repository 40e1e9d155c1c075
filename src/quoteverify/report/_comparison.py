"""One explained pair as text, data or a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from quoteverify.markup import read_base_style, show_plain, show_score
from quoteverify.records import Comparison, Edit
from quoteverify.report._csv import write_csv
from quoteverify.report._encode import encode_comparison
from quoteverify.report._shell import render_shell
from quoteverify.report._text import dump_json

__all__ = ["COMPARISON_FORMATS", "render_comparison"]

_RED, _PLAIN = "\x1b[31;1m", "\x1b[0m"


def render_comparison(comparison: Comparison, form: str, *, has_colour: bool = False) -> str:
    """
    Return *comparison* as text.

    Args:
        comparison: the explained pair.
        form: one of `COMPARISON_FORMATS`.
        has_colour: whether alterations stand out in red as well as in words.
    """
    if form == "table":
        return "".join(line + "\n" for line in _iter_lines(comparison, has_colour=has_colour))
    return _FORMS[form](comparison)


def _render_json(comparison: Comparison) -> str:
    return dump_json(encode_comparison(comparison), is_indented=True) + "\n"


def _render_jsonl(comparison: Comparison) -> str:
    return dump_json(encode_comparison(comparison)) + "\n"


def _render_csv(comparison: Comparison) -> str:
    row: dict[str, object] = {
        "left_text": comparison.left_text,
        "right_text": comparison.right_text,
        "score": comparison.score,
        "relation": comparison.relation.value,
        "alteration_count": len(comparison.alterations),
        "alterations": "; ".join(_describe_edit(edit) for edit in comparison.alterations),
        "edits": "; ".join(_describe_edit(edit) for edit in comparison.edits),
    }
    return write_csv(tuple(row), [row])


def _render_html(comparison: Comparison) -> str:
    # The page has the style in its head, and by its policy runs no other.
    shown = comparison._repr_html_().replace(f"<style>{read_base_style()}</style>", "")
    return render_shell("Two wordings", f"<h1>Two wordings</h1>\n{shown}\n")


_FORMS: dict[str, Callable[[Comparison], str]] = {
    "json": _render_json,
    "jsonl": _render_jsonl,
    "csv": _render_csv,
    "html": _render_html,
}

COMPARISON_FORMATS = ("table", *_FORMS)
"""What `render_comparison` knows; annotations need a document."""


def _describe_edit(edit: Edit) -> str:
    """Say in words how the two wordings differ here."""
    return edit.describe("on the left", "on the right")


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
    line = show_plain(_describe_edit(edit))
    if not edit.is_alteration:
        return f"  {line}"
    warning = f"! {line} (can change the meaning)"
    return f"{_RED}{warning}{_PLAIN}" if has_colour else warning
