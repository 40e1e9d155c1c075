"""What the loaders hand on: a document, and the file it came from."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from quoteverify.records import Document

__all__ = ["Found"]


@frozen(kw_only=True)
class Found:
    """A document on its way to a unique id; *path* is its file, which may lend a longer id."""

    document: Document
    path: Path | None = None
    part: str = ""
    """Which record of the file it is (``":3"`` for the third), or nothing."""

    has_own_id: bool = False
    """Whether the record names itself; such an id is never changed."""
