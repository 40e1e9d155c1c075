"""Comma-separated values that no spreadsheet runs as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from quoteverify.markup import show_plain
from quoteverify.report._rows import COLUMNS, iter_rows

if TYPE_CHECKING:
    from quoteverify.report._report import Report

__all__ = ["render_csv", "write_csv"]

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins with one of these is run by spreadsheets (OWASP, "CSV Injection")."""


def render_csv(report: Report) -> str:
    """
    Return *report* as CSV with one row a quote and the columns of `COLUMNS`.

    A text that a spreadsheet would run begins with an apostrophe instead; unseen characters are
    written out.  The exact text is at ``start`` and ``end`` of the document, and in the JSON.
    """
    return write_csv(tuple(COLUMNS), iter_rows(report))


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Return *rows* as CSV with safe cells."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, columns, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _make_safe(value) for name, value in row.items()})
    return file.getvalue()


def _make_safe(value: object) -> object:
    if not isinstance(value, str):
        return value
    shown = show_plain(value)
    return f"'{shown}" if shown.startswith(_FORMULA_STARTS) else shown
