"""Style and script of the renderings, which are files of the package."""

from __future__ import annotations

from functools import cache
from importlib import resources

__all__ = ["read_asset"]


@cache
def read_asset(name: str) -> str:
    """Return the text of the asset *name*."""
    return (
        resources.files("quoteverify.report").joinpath("assets", name).read_text(encoding="utf-8")
    )
