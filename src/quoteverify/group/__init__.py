"""Groups: the quotes held to be one utterance; origins: the documents that are one text."""

from __future__ import annotations

from quoteverify.group._group_texts import group_texts
from quoteverify.group._groups import group_matches
from quoteverify.group._origins import find_origins

__all__ = ["find_origins", "group_matches", "group_texts"]
