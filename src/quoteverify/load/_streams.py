"""Open files, such as standard input."""

from __future__ import annotations

from typing import Protocol, TypeGuard, runtime_checkable

from quoteverify.exceptions import UnreadableInputError
from quoteverify.load._decode import decode_text
from quoteverify.load._found import Found
from quoteverify.records import Document, Skipped
from quoteverify.settings import LoadSettings

__all__ = ["is_stream", "read_stream"]


@runtime_checkable
class _Readable(Protocol):
    def read(self, size: int = ..., /) -> str | bytes: ...


def is_stream(given: object) -> TypeGuard[_Readable]:
    """Whether *given* can be read like an open file."""
    return isinstance(given, _Readable)


def read_stream(stream: _Readable, name: str, *, settings: LoadSettings) -> Found | Skipped:
    """Read an open file, text or bytes; its id is its file name, ``stdin`` or *name*."""
    document_id = _name_stream(stream) or name
    content = stream.read(settings.max_file_bytes + 1)
    if len(content) > settings.max_file_bytes:
        return Skipped(document_id, f"larger than the limit of {settings.max_file_bytes:,} bytes")
    try:
        text = content if isinstance(content, str) else decode_text(content, document_id, settings)
    except UnreadableInputError as error:
        return Skipped(document_id, error.reason)
    if not text or text.isspace():
        return Skipped(document_id, "the text is empty")
    return Found(document=Document(document_id, text))


def _name_stream(stream: object) -> str:
    name = getattr(stream, "name", None)
    if not isinstance(name, str):
        return ""
    return "stdin" if name == "<stdin>" else name
