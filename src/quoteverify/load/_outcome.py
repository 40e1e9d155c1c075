"""No document at all is an error that says why; it is never an empty report."""

from __future__ import annotations

import os
from collections.abc import Sequence

from quoteverify.exceptions import EmptyInputError, UnreadableInputError
from quoteverify.records import Document, Skipped

__all__ = ["refuse_nothing"]

_MOST_NAMED = 5
"""How many skipped inputs an error message names: one screen line each, more would hide them."""


def refuse_nothing(docs: object, documents: Sequence[Document], skipped: Sequence[Skipped]) -> None:
    """
    Raise if there is no document.

    Raises:
        UnreadableInputError: if *docs* is one path that could not be read.
        EmptyInputError: for anything else that came to nothing.
    """
    if documents:
        return
    if not skipped:
        raise EmptyInputError("no documents were given; expected at least one")
    if isinstance(docs, os.PathLike) and len(skipped) == 1:
        raise UnreadableInputError(skipped[0].input, skipped[0].reason)
    raise EmptyInputError(f"nothing could be read: {_list_reasons(skipped)}")


def _list_reasons(skipped: Sequence[Skipped]) -> str:
    named = "; ".join(f"{item.input}: {item.reason}" for item in skipped[:_MOST_NAMED])
    more = len(skipped) - _MOST_NAMED
    return f"{named}; and {more} more" if more > 0 else named
