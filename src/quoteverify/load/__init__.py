"""Anything a user hands in becomes documents; what cannot be read is reported, never lost."""

from __future__ import annotations

from collections.abc import Collection

from quoteverify._progress import Progress, Steps
from quoteverify.load._ids import settle_ids
from quoteverify.load._inputs import find_inputs
from quoteverify.load._outcome import refuse_nothing
from quoteverify.records import Document, Skipped
from quoteverify.settings import LoadSettings, choose_settings

__all__ = ["load_documents"]


def load_documents(
    docs: object,
    *,
    settings: LoadSettings | None = None,
    role: str = "document",
    taken_ids: Collection[str] = (),
    progress: Progress | None = None,
) -> tuple[tuple[Document, ...], tuple[Skipped, ...]]:
    """
    Turn what a user hands in into documents with unique ids.

    A wrong argument raises; one bad file of many is skipped and reported.

    Args:
        docs: a str (text), a path (file or folder), an open file, a `Document`, a mapping of id
            to text, a data frame with a text column, or an iterable of any of these.
        settings: limits, encodings and column names.
        role: ``"document"`` or ``"source"``: sources without a name are called ``source-N``, and
            it is no error if none of them can be read.
        taken_ids: ids already in use; a file whose name is among them gets a longer one.
        progress: told ("load", done, total) as things are read; the total grows with each folder
            that is met.

    Returns:
        The documents, sorted by id, and what was skipped, in the order it was met.

    Raises:
        InputTypeError: for a thing that cannot hold documents.
        EmptyInputError: if there is no document, or nothing in them.
        UnreadableInputError: if the one file given cannot be read.
        DuplicateIdError: if two documents were given one id.

    Warns:
        RepeatedInputWarning: of a file that was given twice; it is read once.
        OwnReportWarning: of a report of ours in a folder; it is left out.
        PathLikeTextWarning: of a str that looks like a file's name; it is read as text.
        PageLikeTextWarning: of a str that is a web page; it is read as text, tags and all.

    >>> documents, skipped = load_documents({"a": "She said no."})
    >>> tuple(document.text for document in documents)
    ('She said no.',)
    """
    settings = choose_settings(settings, LoadSettings)
    prefix = "source" if role == "source" else "doc"
    steps = Steps(progress, "load")
    inputs = tuple(find_inputs(docs, settings=settings, prefix=prefix, steps=steps))
    skipped = tuple(item for item in inputs if isinstance(item, Skipped))
    found = tuple(item for item in inputs if not isinstance(item, Skipped))
    documents = settle_ids(found, taken_ids=frozenset(taken_ids))
    if role != "source":
        refuse_nothing(docs, documents, skipped)
    return tuple(sorted(documents, key=lambda document: document.id)), skipped
