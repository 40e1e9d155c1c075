"""JSON text, readable and able to carry any code point; things and changes in words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from os import PathLike
from pathlib import Path

from quoteverify.exceptions import ReportFormatError, UnreadableInputError
from quoteverify.records import Change, Edit, Span
from quoteverify.text.words import fold_words

__all__ = ["count_things", "dump_json", "parse_json", "say_changes"]

# A lone surrogate cannot be encoded as UTF-8; the two Unicode line separators end a line for
# some readers of JSON lines.
_UNSAFE = re.compile("[\ud800-\udfff\u2028\u2029\x7f\x85]")

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
_INDENTED_LEVELS = 4  # the report, its list of quotes, a quote, the list of its evidence


def count_things(number: int, noun: str) -> str:
    """
    Return a number with its noun.

    >>> count_things(1, "document"), count_things(1200, "quote")
    ('1 document', '1,200 quotes')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def say_changes(edits: Iterable[Edit]) -> list[str]:
    """Return what differs in words: a change once, in however many fellows, however spelled."""
    said: dict[tuple[Span, Change, str], str] = {}
    for edit in edits:
        said.setdefault((edit.left, edit.change, fold_words(edit.right_text)), edit.describe())
    return list(said.values())


def dump_json(value: object, *, is_indented: bool = False) -> str:
    """
    Return *value* as JSON in which accents stay readable and lone surrogates are escaped.

    Where it *is_indented*, each field of a quote has its line, and each piece of evidence has one
    as a whole: of a report on hundreds of like quotes, most of the text was indentation.

    >>> quote = {"id": "a", "evidence": [{"document_id": "b", "edits": []}]}
    >>> print(dump_json({"quotes": [quote]}, is_indented=True))
    {
      "quotes": [
        {
          "id": "a",
          "evidence": [
            {"document_id": "b", "edits": []}
          ]
        }
      ]
    }
    """
    text = _lay_out(value, levels=_INDENTED_LEVELS) if is_indented else _ENCODER.encode(value)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _lay_out(value: object, *, levels: int, margin: str = "\n") -> str:
    """Return *value* as JSON, objects and the lists of them indented down to so many *levels*."""
    inner = margin + "  "
    if levels and value and isinstance(value, dict):
        items = (
            f"{_ENCODER.encode(key)}: {_lay_out(item, levels=levels - 1, margin=inner)}"
            for key, item in value.items()
        )
        return "{" + inner + f",{inner}".join(items) + margin + "}"
    if levels and isinstance(value, list) and any(isinstance(item, dict) for item in value):
        items = (_lay_out(item, levels=levels - 1, margin=inner) for item in value)
        return "[" + inner + f",{inner}".join(items) + margin + "]"
    return _ENCODER.encode(value)


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
