"""A file or folder becomes documents; every file that cannot be read is reported."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from pathlib import Path

import attrs

from quoteverify._progress import Steps
from quoteverify.exceptions import MissingExtraError, OwnReportWarning, UnreadableInputError
from quoteverify.load._content import read_content
from quoteverify.load._found import Found
from quoteverify.load._own import OWN_REPORT, is_own_report
from quoteverify.records import Skipped
from quoteverify.settings import LoadSettings

__all__ = ["read_path"]

_NO_FILE = "not a regular file"


def read_path(path: Path, *, settings: LoadSettings, steps: Steps) -> Iterator[Found | Skipped]:
    """Yield the documents of the file or folder *path*, in order of their names."""
    try:
        is_folder, is_there = path.is_dir(), path.exists()
    except OSError as error:  # such as a folder on the way that may not be looked into
        yield Skipped(str(path), error.strerror or str(error))
        return
    if is_folder:
        yield from _read_folder(path, settings, steps)
    elif not is_there:
        yield Skipped(str(path), "there is no such file or folder")
    else:
        yield from _read_file(path, path.name, settings, is_named=True)


def _read_folder(folder: Path, settings: LoadSettings, steps: Steps) -> Iterator[Found | Skipped]:
    files = tuple(_iter_files(folder))
    if not files:
        yield Skipped(str(folder), "the folder holds no files")
    for path in steps.iter(files):
        if path.is_fifo():  # nobody asked for it by name, and to wait for a writer may be for ever
            yield Skipped(str(path), _NO_FILE)
        else:
            name = path.relative_to(folder).as_posix()
            yield from _read_file(path, name, settings, is_named=False)


def _iter_files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if not name.startswith("."))


def _read_file(
    path: Path, name: str, settings: LoadSettings, *, is_named: bool
) -> Iterator[Found | Skipped]:
    """Yield what a file holds; of one that nobody named, a report of ours is left out."""
    try:
        content = _read_bytes(path, settings)
        if is_own_report(content) and is_named:
            yield Skipped(str(path), OWN_REPORT)
            return
        if is_own_report(content):
            warnings.warn(OwnReportWarning(str(path)), stacklevel=2)
            return
        for item in read_content(content, str(path), name, settings):
            yield item if isinstance(item, Skipped) else attrs.evolve(item, path=path)
    except (UnreadableInputError, MissingExtraError) as error:
        reason = error.reason if isinstance(error, UnreadableInputError) else str(error)
        yield Skipped(str(path), reason)


def _read_bytes(path: Path, settings: LoadSettings) -> bytes:
    try:
        refusal = _refuse_file(path, settings)
        content = b"" if refusal else _read_some(path, settings.max_file_bytes + 1)
    except OSError as error:
        raise UnreadableInputError(str(path), error.strerror or str(error)) from error
    if refusal:
        raise UnreadableInputError(str(path), refusal)
    if len(content) > settings.max_file_bytes:  # of a pipe, whose size is not known before
        raise UnreadableInputError(str(path), f"too large; {_say_limit(settings)}")
    return content


def _read_some(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(most)


def _say_limit(settings: LoadSettings) -> str:
    return f"the limit is {settings.max_file_bytes:,} bytes (load.max_file_bytes)"


def _refuse_file(path: Path, settings: LoadSettings) -> str:
    if path.is_fifo():  # such as the output of a command: <(curl ...)
        return ""
    if not path.is_file():
        return _NO_FILE
    size = path.stat().st_size
    if size <= settings.max_file_bytes:
        return ""
    return f"too large: {size:,} bytes; {_say_limit(settings)}"
