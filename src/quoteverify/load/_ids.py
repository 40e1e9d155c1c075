"""Unique ids: files of one name are told apart by their paths, anything else is an error."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from quoteverify.exceptions import DuplicateIdError, RepeatedInputWarning
from quoteverify.load._found import Found
from quoteverify.records import Document

__all__ = ["settle_ids"]


def settle_ids(found: Sequence[Found], *, taken_ids: frozenset[str]) -> tuple[Document, ...]:
    """
    Give each document an id of its own; a file that was given twice is kept once, with a warning.

    Raises:
        DuplicateIdError: if two documents that are not files share an id.
    """
    kept = _drop_repeated(found)
    counts = Counter(item.document.id for item in kept) + Counter(taken_ids)
    documents = tuple(_rename(item, counts, taken_ids) for item in kept)
    _check_unique(documents, taken_ids)
    return documents


def _drop_repeated(found: Iterable[Found]) -> tuple[Found, ...]:
    kept: dict[tuple[object, str], Found] = {}
    repeated: dict[str, None] = {}
    for number, item in enumerate(found):
        # Only a file can be told to be the same one; anything else is kept by its number.
        key = (item.path.resolve() if item.path else number, item.part)
        if key in kept:
            repeated[str(item.path)] = None
        else:
            kept[key] = item
    for name in repeated:
        warnings.warn(RepeatedInputWarning(name), stacklevel=2)
    return tuple(kept.values())


def _rename(item: Found, counts: Mapping[str, int], taken_ids: frozenset[str]) -> Document:
    if item.path is None or item.has_own_id or counts[item.document.id] == 1:
        return item.document
    return attrs.evolve(item.document, id=next(_iter_longer_ids(item, taken_ids)))


def _iter_longer_ids(item: Found, taken_ids: frozenset[str]) -> Iterator[str]:
    longer = f"{item.path.as_posix() if item.path else ''}{item.part}"
    if longer not in taken_ids:
        yield longer
    yield f"{longer} (source)"


def _check_unique(documents: Iterable[Document], taken_ids: frozenset[str]) -> None:
    seen = set(taken_ids)
    for document in documents:
        if document.id in seen:
            raise DuplicateIdError(document.id)
        seen.add(document.id)
