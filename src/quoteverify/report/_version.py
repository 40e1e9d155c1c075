"""Which form a report has, and what made it."""

from __future__ import annotations

from importlib import metadata

__all__ = ["SCHEMA_VERSION", "find_version"]

SCHEMA_VERSION = "1.0"
"""Of the dictionary and JSON form.  The first number changes when a field loses its meaning."""


def find_version() -> str:
    """Return the version of the installed quoteverify."""
    try:
        return metadata.version("quoteverify")
    except metadata.PackageNotFoundError:  # run from a source tree that is not installed
        return "0+unknown"
