"""Every example in a docstring of the installed package is true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import quoteverify

MODULES = sorted(
    module.name for module in pkgutil.walk_packages(quoteverify.__path__, "quoteverify.")
)


@pytest.mark.parametrize("name", MODULES)
def test_docstring_examples(name):
    """The examples of the module print what they say."""
    failed, _ = doctest.testmod(
        importlib.import_module(name), optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    )
    assert failed == 0
