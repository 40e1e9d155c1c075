"""The reports made by hand."""

from __future__ import annotations

import pytest

from quoteverify.report import Report
from tests.report.samples import make_hostile_report, make_report


@pytest.fixture
def report() -> Report:
    """Return a report in which every field of every record is used."""
    return make_report()


@pytest.fixture
def hostile_report() -> Report:
    """Return a report on hostile text."""
    return make_hostile_report()
