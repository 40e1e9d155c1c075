"""Data frames of the libraries that are installed."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Any

from quoteverify.exceptions import MissingExtraError
from quoteverify.report._rows import COLUMNS, iter_rows

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from quoteverify.report._report import Report

__all__ = ["make_pandas", "make_polars"]


def make_pandas(report: Report) -> pd.DataFrame:
    """
    Return a pandas data frame with one row a quote.

    Raises:
        MissingExtraError: if pandas is not installed.
    """
    try:
        import pandas as pd  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtraError("pandas", "pandas", "to_pandas()") from error
    frame = pd.DataFrame(iter_rows(report), columns=list(COLUMNS))
    return frame.astype({"page": "Int64"})  # whole numbers, some of them missing


def make_polars(report: Report) -> pl.DataFrame:
    """
    Return a polars data frame with one row a quote.

    Raises:
        MissingExtraError: if polars is not installed.
    """
    try:
        import polars as pl  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtraError("polars", "polars", "to_polars()") from error
    texts = [name for name in COLUMNS if name not in _NOT_TEXT]
    schema = {**dict.fromkeys(texts, pl.String), **_find_types(pl)}
    ordered = {name: schema[name] for name in COLUMNS}
    return pl.DataFrame(iter_rows(report), schema=ordered)


_NOT_TEXT = {
    "start": "Int64",
    "end": "Int64",
    "coverage": "Float64",
    "evidence_count": "Int64",
    "page": "Int64",
    "alteration_count": "Int64",
    "is_attributed": "Boolean",
    "speaker_conflict": "Boolean",
}
"""The columns that hold no text, with the polars type of each."""


def _find_types(polars: ModuleType) -> dict[str, Any]:
    return {name: getattr(polars, kind) for name, kind in _NOT_TEXT.items()}
