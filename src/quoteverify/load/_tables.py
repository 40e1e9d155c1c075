"""Files that hold many documents: JSON lines and CSV; one bad line costs one document."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from quoteverify.exceptions import UnreadableInputError
from quoteverify.load._found import Found
from quoteverify.load._rows import read_row
from quoteverify.records import Skipped
from quoteverify.settings import LoadSettings

__all__ = ["read_csv", "read_jsonl"]

_DELIMITERS = (",", ";", "\t")
"""Tried in this order: the first that finds the text column in the head."""


def read_jsonl(text: str, name: str, settings: LoadSettings) -> Iterator[Found | Skipped]:
    """Yield the document of each line, which is called *name* and its number without an id."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{name}:{number}"
        try:
            row = json.loads(line)
        except ValueError as error:
            yield Skipped(place, f"not JSON: {error}")
            continue
        if isinstance(row, Mapping):
            yield read_row(row, name=name, part=f":{number}", settings=settings)
        else:
            yield Skipped(place, f"a JSON {type(row).__name__}; expected an object with a text")


def read_csv(text: str, name: str, settings: LoadSettings) -> Iterator[Found | Skipped]:
    """
    Yield the document of each row, which is called *name* and its number without an id.

    Raises:
        UnreadableInputError: if there is no text column.
    """
    delimiter = _find_delimiter(text, name, settings)
    before = csv.field_size_limit(max(settings.max_file_bytes, len(text)))
    try:
        lines: list[str] = []  # of the row that is read
        rows = csv.DictReader(_keep(_open(text), lines), delimiter=delimiter)
        for number, row in enumerate(rows, start=1):
            if _is_unclosed(lines, delimiter):
                yield Skipped(f"{name}:{number}", "a quotation mark that is never closed")
            else:
                yield read_row(row, name=name, part=f":{number}", settings=settings)
            lines.clear()
    finally:
        csv.field_size_limit(before)


def _open(text: str) -> io.StringIO:
    return io.StringIO(text, newline="")


def _keep(lines: Iterable[str], kept: list[str]) -> Iterator[str]:
    for line in lines:
        kept.append(line)
        yield line


def _is_unclosed(lines: Sequence[str], delimiter: str) -> bool:
    """Whether a row ends within a field: a mark that is not closed swallows the rest of a file."""
    if len(lines) == 1 and lines[0].count('"') % 2 == 0:
        return False
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        # Over several lines, marks that close in the middle of a cell have swallowed a row.
        return len(lines) > 1 or "unexpected end of data" in str(error)
    return False


def _find_delimiter(text: str, name: str, settings: LoadSettings) -> str:
    heads: dict[str, list[str]] = {
        mark: next(csv.reader(_open(text), delimiter=mark), []) for mark in _DELIMITERS
    }
    for mark, head in heads.items():
        if settings.text_column in head:
            return mark
    longest = max(heads.values(), key=len)
    columns = ", ".join(longest)
    reason = f"no column {settings.text_column!r} (load.text_column); it has: {columns}"
    raise UnreadableInputError(name, reason)
