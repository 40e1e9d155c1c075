"""Data frames (pandas, polars) with a text column; neither library is imported for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol, TypeGuard, cast

from quoteverify.exceptions import InputError
from quoteverify.load._found import Found
from quoteverify.load._rows import read_row
from quoteverify.records import Skipped
from quoteverify.settings import LoadSettings

__all__ = ["is_frame", "read_frame"]


class _Frame(Protocol):
    @property
    def columns(self) -> object: ...


def is_frame(given: object) -> TypeGuard[_Frame]:
    """Whether *given* is a data frame of pandas or polars."""
    return type(given).__name__ == "DataFrame" and hasattr(given, "columns")


def read_frame(frame: object, *, prefix: str, settings: LoadSettings) -> Iterator[Found | Skipped]:
    """
    Yield one document a row; rows without text are skipped and reported.

    Raises:
        InputError: if there is no text column.
    """
    columns = [str(column) for column in getattr(frame, "columns", ())]
    if settings.text_column not in columns:
        raise InputError(
            f"the data frame has no column {settings.text_column!r}; it has: {', '.join(columns)}"
        )
    for number, row in enumerate(_iter_rows(frame), start=1):
        yield read_row(row, name=prefix, part=f"-{number}", settings=settings)


def _iter_rows(frame: object) -> Iterator[Mapping[str, object]]:
    if hasattr(frame, "iter_rows"):  # polars
        yield from frame.iter_rows(named=True)
        return
    rows = getattr(frame, "to_dict")("records")  # noqa: B009 - an untyped, optional library
    yield from cast("list[Mapping[str, object]]", rows)
