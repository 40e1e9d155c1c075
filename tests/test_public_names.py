"""The public surface: what the design promises is there, and `__all__` is exact."""

from __future__ import annotations

import importlib

import pytest

import quoteverify

MODULES = (
    "quoteverify",
    "quoteverify.exceptions",
    "quoteverify.plugins",
    "quoteverify.protocols",
    "quoteverify.records",
    "quoteverify.settings",
)


@pytest.mark.parametrize("name", MODULES)
def test_all_is_sorted_and_importable(name):
    """`__all__` of each public module is sorted, and every name in it exists."""
    module = importlib.import_module(name)
    assert sorted(set(module.__all__)) == list(module.__all__)
    assert all(hasattr(module, public) for public in module.__all__)


def test_errors_share_one_root():
    """Catching `QuoteVerifyError` catches every error we raise."""
    errors = importlib.import_module("quoteverify.exceptions")
    for name in errors.__all__:
        assert issubclass(getattr(errors, name), errors.QuoteVerifyError)


def test_the_package_says_what_it_is():
    """`help(quoteverify)` begins with one sentence."""
    assert quoteverify.__doc__
