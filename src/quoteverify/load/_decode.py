"""Bytes become text by a mark, by a setting or as UTF-8; they are refused, never guessed."""

from __future__ import annotations

import codecs

from quoteverify.exceptions import UnreadableInputError
from quoteverify.settings import LoadSettings

__all__ = ["decode_text"]

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_LOOKED_AT_BYTES = 4096  # enough of a file to tell an encoding by


def decode_text(content: bytes, name: str, settings: LoadSettings) -> str:
    """
    Decode *content* without changing a character, line ends included.

    Raises:
        UnreadableInputError: if it is binary, or in an encoding that is not declared.
    """
    encoding = _find_mark(content)
    if encoding is None and b"\0" in content:
        return _decode_wide(content, name, settings.encoding or "")
    try:
        return content.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        if encoding is None and settings.encoding is not None:
            return _decode_as(content, name, settings.encoding)
        raise UnreadableInputError(name, _explain(error)) from error


def _decode_wide(content: bytes, name: str, declared: str) -> str:
    """Decode bytes with NULs among them: in two encodings these are half of each letter."""
    if declared and codecs.lookup(declared).name.startswith(("utf-16", "utf-32")):
        return _decode_as(content, name, declared)
    guess = _guess_wide(content[:_LOOKED_AT_BYTES])
    hint = f"; if it is {guess} without its mark, name that (--encoding)" if guess else ""
    raise UnreadableInputError(name, f"binary, not text (it holds NUL bytes){hint}")


def _guess_wide(head: bytes) -> str:
    """Name the encoding that NULs in every second byte point to: a hint, never acted upon."""
    for encoding, letters, rest in (("utf-16-le", 0, 1), ("utf-16-be", 1, 0)):
        if b"\0" not in head[letters::2] and head[rest::2].count(0) * 2 > len(head[rest::2]):
            return encoding
    return ""


def _find_mark(content: bytes) -> str | None:
    return next((name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)), None)


def _decode_as(content: bytes, name: str, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInputError(name, _explain(error)) from error


def _explain(error: UnicodeDecodeError) -> str:
    byte = error.object[error.start]
    return (
        f"not {error.encoding.upper()} (byte 0x{byte:02x} at {error.start}); save it as UTF-8, "
        "or name its encoding (load.encoding, --encoding), such as windows-1252"
    )
