"""Open files, such as standard input."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, TypeGuard, runtime_checkable

from quoteverify.exceptions import MissingExtraError, UnreadableInputError
from quoteverify.load._content import read_content
from quoteverify.load._found import Found
from quoteverify.load._suspicions import warn_of_page
from quoteverify.records import Document, Skipped
from quoteverify.settings import LoadSettings

__all__ = ["is_stream", "read_stream"]


@runtime_checkable
class _Readable(Protocol):
    def read(self, size: int = ..., /) -> str | bytes: ...


def is_stream(given: object) -> TypeGuard[_Readable]:
    """Whether *given* can be read like an open file."""
    return isinstance(given, _Readable)


def read_stream(
    stream: _Readable, name: str, *, settings: LoadSettings
) -> Iterator[Found | Skipped]:
    """Yield what an open file holds, text or bytes; it is called by its file name or *name*."""
    document_id = _name_stream(stream) or name
    content = stream.read(settings.max_file_bytes + 1)
    if len(content) > settings.max_file_bytes:
        yield Skipped(document_id, f"larger than the limit of {settings.max_file_bytes:,} bytes")
        return
    if isinstance(content, str):
        warn_of_page(content)
        yield Found(document=Document(document_id, content))
        return
    try:
        yield from read_content(content, document_id, document_id, settings)
    except UnreadableInputError as error:
        yield Skipped(document_id, error.reason)
    except MissingExtraError as error:
        yield Skipped(document_id, str(error))


def _name_stream(stream: object) -> str:
    name = getattr(stream, "name", None)
    if not isinstance(name, str):
        return ""
    return "stdin" if name == "<stdin>" else name
