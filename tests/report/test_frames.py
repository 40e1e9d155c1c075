from __future__ import annotations

import sys

import pytest

from quoteverify.exceptions import MissingExtraError


def test_one_row_a_quote(report):
    """The data frame has one row a quote, in order, with the quote's own characters."""
    frame = report.to_pandas()
    assert list(frame["id"]) == [quote.id for quote in report.quotes]
    assert list(frame["text"]) == [quote.text for quote in report.quotes]
    assert list(frame["label"]) == ["paraphrased", "verbatim"]
    assert frame["alterations"][0] == "negation: nothing here, “not” there"


def test_missing_pandas_is_named(report, monkeypatch):
    """Without pandas the error says what to install."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'quoteverify\[pandas\]'"):
        report.to_pandas()


def test_missing_polars_is_named(report, monkeypatch):
    """Without polars the error says what to install."""
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'quoteverify\[polars\]'"):
        report.to_polars()
