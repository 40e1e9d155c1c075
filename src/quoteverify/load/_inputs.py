"""Tell by its type what was handed in, and take the documents out of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path

from quoteverify._progress import Steps
from quoteverify.exceptions import InputError, InputTypeError
from quoteverify.load._files import read_path
from quoteverify.load._found import Found
from quoteverify.load._frames import is_frame, read_frame
from quoteverify.load._plugins import load_by_plugin
from quoteverify.load._rows import is_row, read_row
from quoteverify.load._streams import is_stream, read_stream
from quoteverify.load._suspicions import warn_of_page, warn_of_path
from quoteverify.records import Document, Skipped
from quoteverify.settings import LoadSettings

__all__ = ["find_inputs"]

_EXPECTED = (
    "text, a path, a Document, a mapping of id to text, a record with its text and id, "
    "a data frame or an iterable of these"
)


def find_inputs(
    given: object, *, settings: LoadSettings, prefix: str, steps: Steps
) -> Iterator[Found | Skipped]:
    """
    Yield the documents in *given*, depth first, and what was skipped; *steps* are what is read.

    Raises:
        InputTypeError: for a thing that cannot hold documents.
    """
    numbers = count(1)
    for item in _flatten(given, "", settings, steps):
        yield from _read_one(item, settings, prefix, numbers, steps)


def _flatten(given: object, where: str, settings: LoadSettings, steps: Steps) -> Iterator[object]:
    foreign = load_by_plugin(given, settings)
    if foreign:
        yield from foreign
    elif _is_one(given):
        yield given
    elif isinstance(given, Iterable) and not isinstance(given, bytes | bytearray | memoryview):
        for number, item in enumerate(steps.iter(given), start=1):
            place = f"{where}.{number}" if where else f"item {number}"
            yield from _flatten(item, place, settings, steps)
    else:
        raise InputTypeError(given, _EXPECTED, where=where)


def _is_one(given: object) -> bool:
    simple = isinstance(given, str | os.PathLike | Document | Mapping)
    return simple or is_frame(given) or is_stream(given)


def _read_one(
    item: object, settings: LoadSettings, prefix: str, numbers: Iterator[int], steps: Steps
) -> Iterator[Found | Skipped]:
    name = f"{prefix}-{next(numbers)}"
    if isinstance(item, str):
        warn_of_path(item)
        warn_of_page(item)
        yield _check_text(Document(name, item))
    elif isinstance(item, Document):
        yield _check_text(item)
    elif isinstance(item, Mapping):
        if is_row(item, settings):
            yield _read_record(item, name, settings)
        else:
            yield from _read_mapping(item)
    elif isinstance(item, os.PathLike):
        yield from read_path(Path(os.fspath(item)), settings=settings, steps=steps)
    elif is_stream(item):
        for found in read_stream(item, name, settings=settings):
            yield found if isinstance(found, Skipped) else _check_text(found.document)
    else:
        yield from read_frame(item, prefix=prefix, settings=settings)


def _read_record(row: Mapping[str, object], name: str, settings: LoadSettings) -> Found | Skipped:
    found = read_row(row, name=name, part="", settings=settings)
    if isinstance(found, Skipped):
        return found
    warn_of_page(found.document.text)
    return _check_text(found.document)


def _read_mapping(mapping: Mapping[object, object]) -> Iterator[Found | Skipped]:
    for key, text in mapping.items():
        if not isinstance(key, str):
            raise InputTypeError(key, "a string", where=f"the document id {key!r}")
        if not isinstance(text, str):
            raise InputTypeError(text, "a string", where=f"the text of {key!r}")
        warn_of_page(text)
        yield _check_text(Document(key, text))


def _check_text(document: Document) -> Found | Skipped:
    if not document.text or document.text.isspace():
        return Skipped(document.id, "the text is empty")
    _refuse_split_pair(document)
    return Found(document=document)


def _refuse_split_pair(document: Document) -> None:
    """
    Refuse text in which one character stands as two surrogate code points.

    Every JSON reader would join them, and all places behind them would be off by one.
    """
    text = document.text
    if text.isascii():
        return
    for place in range(len(text) - 1):
        if "\ud800" <= text[place] <= "\udbff" and "\udc00" <= text[place + 1] <= "\udfff":
            raise InputError(
                f"the text of {document.id!r} has a surrogate pair at {place}; "
                "join it: text.encode('utf-16', 'surrogatepass').decode('utf-16', 'surrogatepass')"
            )
