"""JSON text, readable and able to carry any code point; things and changes in words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from os import PathLike
from pathlib import Path

from quoteverify.exceptions import ReportFormatError, UnreadableInputError
from quoteverify.records import Edit

__all__ = ["count_things", "dump_json", "parse_json", "say_changes"]

# A lone surrogate cannot be encoded as UTF-8; the two Unicode line separators end a line for
# some readers of JSON lines.
_UNSAFE = re.compile("[\ud800-\udfff\u2028\u2029\x7f\x85]")


def count_things(number: int, noun: str) -> str:
    """
    Return a number with its noun.

    >>> count_things(1, "document"), count_things(1200, "quote")
    ('1 document', '1,200 quotes')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def say_changes(edits: Iterable[Edit]) -> list[str]:
    """Return what differs in words: a change once, in however many fellows it stands."""
    return [said for _, said in dict.fromkeys((edit.left, edit.describe()) for edit in edits)]


def dump_json(value: object, *, indent: int | None = None) -> str:
    """Return *value* as JSON in which accents stay readable and lone surrogates are escaped."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def parse_json(given: str | PathLike[str]) -> object:
    """
    Return what the JSON text *given*, or the file of that path, holds.

    Raises:
        ReportFormatError: if it is no JSON.
        UnreadableInputError: if the file cannot be read.
    """
    text = given if isinstance(given, str) else _read(Path(given))
    try:
        parsed: object = json.loads(text)
    except ValueError as error:
        raise ReportFormatError(f"no report: {error}; to read a file, hand in a Path") from error
    return parsed


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInputError(str(path), str(error)) from error
