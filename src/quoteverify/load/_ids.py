"""Unique ids: files of one name are told apart by their paths, anything else is an error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from quoteverify.exceptions import DuplicateIdError
from quoteverify.load._found import Found
from quoteverify.records import Document, Skipped

__all__ = ["settle_ids"]


def settle_ids(
    found: Sequence[Found], *, taken_ids: frozenset[str]
) -> tuple[tuple[Document, ...], tuple[Skipped, ...]]:
    """
    Give each document an id of its own; a file that was given twice is kept once.

    Raises:
        DuplicateIdError: if two documents that are not files share an id.
    """
    kept, repeated = _drop_repeated(found)
    counts = Counter(item.document.id for item in kept) + Counter(taken_ids)
    documents = tuple(_rename(item, counts, taken_ids) for item in kept)
    _check_unique(documents, taken_ids)
    return documents, repeated


def _drop_repeated(found: Iterable[Found]) -> tuple[tuple[Found, ...], tuple[Skipped, ...]]:
    seen: dict[tuple[str, str], Found] = {}
    kept: list[Found] = []
    repeated: list[Skipped] = []
    for item in found:
        if item.path is None:
            kept.append(item)
            continue
        key = (str(item.path.resolve()), item.part)
        if key in seen:
            name = str(item.path) + item.part
            repeated.append(Skipped(name, "given twice; read once", is_read=True))
        else:
            seen[key] = item
            kept.append(item)
    return tuple(kept), tuple(repeated)


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
