"""Data frames of the libraries that are installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteverify.exceptions import MissingExtraError
from quoteverify.report._rows import COLUMNS, iter_rows

if TYPE_CHECKING:
    import pandas as pd

    from quoteverify.report._report import Report

__all__ = ["make_pandas"]


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
    return pd.DataFrame(iter_rows(report), columns=list(COLUMNS))
