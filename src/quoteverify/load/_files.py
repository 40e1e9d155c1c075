"""A file or folder becomes documents; every file that cannot be read is reported."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import attrs

from quoteverify.exceptions import MissingExtraError, UnreadableInputError
from quoteverify.load._decode import decode_text
from quoteverify.load._found import Found
from quoteverify.load._html import read_html
from quoteverify.load._kinds import Kind, find_kind
from quoteverify.load._markdown import read_markdown
from quoteverify.load._pdf import read_pdf
from quoteverify.load._tables import read_csv, read_jsonl
from quoteverify.records import Document, Skipped
from quoteverify.settings import LoadSettings

__all__ = ["read_path"]


def read_path(path: Path, *, settings: LoadSettings) -> Iterator[Found | Skipped]:
    """Yield the documents of the file or folder *path*, in order of their names."""
    try:
        is_folder, is_there = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:  # no permission, a NUL in the name
        yield Skipped(str(path), str(error))
        return
    if is_folder:
        yield from _read_folder(path, settings)
    elif not is_there:
        yield Skipped(str(path), "there is no such file or folder")
    else:
        yield from _read_file(path, path.name, settings)


def _read_folder(folder: Path, settings: LoadSettings) -> Iterator[Found | Skipped]:
    files = tuple(_iter_files(folder))
    if not files:
        yield Skipped(str(folder), "the folder holds no files")
    for path in files:
        yield from _read_file(path, path.relative_to(folder).as_posix(), settings)


def _iter_files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if not name.startswith("."))


def _read_file(path: Path, name: str, settings: LoadSettings) -> Iterator[Found | Skipped]:
    try:
        yield from _read_content(_read_bytes(path, settings), path, name, settings)
    except (UnreadableInputError, MissingExtraError) as error:
        reason = error.reason if isinstance(error, UnreadableInputError) else str(error)
        yield Skipped(str(path), reason)


def _read_content(
    content: bytes, path: Path, name: str, settings: LoadSettings
) -> Iterator[Found | Skipped]:
    kind = find_kind(content, str(path))
    if kind in _TABLES:
        text = decode_text(content, str(path), settings)
        for item in _TABLES[kind](text, name, settings):
            # A row with an id of its own needs no path to be told apart by.
            if isinstance(item, Skipped) or not item.part:
                yield item
            else:
                yield attrs.evolve(item, path=path)
        return
    document = _read_document(content, kind, path, name, settings)
    if not document.text or document.text.isspace():
        yield Skipped(str(path), "there is no text in it")
    else:
        yield Found(document=document, path=path)


_TABLES = {Kind.CSV: read_csv, Kind.JSONL: read_jsonl}


def _read_document(
    content: bytes, kind: Kind, path: Path, name: str, settings: LoadSettings
) -> Document:
    if kind is Kind.PDF:
        return read_pdf(content, str(path), name)
    if kind is Kind.HTML:
        return read_html(content, str(path), name, settings)
    text = decode_text(content, str(path), settings)
    return read_markdown(text, name) if kind is Kind.MARKDOWN else Document(name, text)


def _read_bytes(path: Path, settings: LoadSettings) -> bytes:
    try:
        refusal = _refuse_file(path, settings)
        content = b"" if refusal else path.read_bytes()
    except OSError as error:
        raise UnreadableInputError(str(path), error.strerror or str(error)) from error
    if refusal:
        raise UnreadableInputError(str(path), refusal)
    return content


def _refuse_file(path: Path, settings: LoadSettings) -> str:
    if path.is_fifo():  # such as the output of a command: <(curl ...)
        return ""
    if not path.is_file():
        return "not a regular file"
    size = path.stat().st_size
    if size <= settings.max_file_bytes:
        return ""
    limit = f"the limit is {settings.max_file_bytes:,} (load.max_file_bytes)"
    return f"too large: {size:,} bytes; {limit}"
