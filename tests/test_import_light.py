"""What `import quoteverify` must not load."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "numpy",
    "pandas",
    "polars",
    "trafilatura",
    "pypdfium2",
    "rapidfuzz",
    "tqdm",
    "IPython",
)

LIST_LOADED = """
import sys
import {module}
print(*sorted({{name.partition(".")[0] for name in sys.modules}}))
"""


def list_loaded(module):
    """Return the top-level modules that a fresh interpreter has after importing *module*."""
    code = LIST_LOADED.format(module=module)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ["quoteverify", "quoteverify.records", "quoteverify.settings"])
def test_import_is_light(module):
    """A program that imports us pays neither for numpy nor for any extra."""
    loaded = list_loaded(module)
    assert "quoteverify" in loaded
    assert loaded.isdisjoint(HEAVY)
