"""One row or JSON object with a text and what is known of it becomes a document."""

from __future__ import annotations

from collections.abc import Mapping

from quoteverify.load._found import Found
from quoteverify.records import Document, Skipped
from quoteverify.settings import LoadSettings

__all__ = ["is_row", "read_row"]

_FIELDS = frozenset({"publisher", "published_at", "title", "url", "language"})


def is_row(mapping: Mapping[object, object], settings: LoadSettings) -> bool:
    """
    Whether a mapping is one record with its text, not a mapping of ids to texts.

    Retrieval hands out such records: ``{"id": "chunk-7", "text": "..."}``.
    """
    if settings.text_column not in mapping:
        return False
    return settings.id_column in mapping or not _FIELDS.isdisjoint(mapping)


def read_row(
    row: Mapping[str, object], *, name: str, part: str, settings: LoadSettings
) -> Found | Skipped:
    """Return the document of one *row*, called *name* and its *part* unless it has an id."""
    text = row.get(settings.text_column)
    own_id = _as_text(row.get(settings.id_column))
    place = f"{name}{part}"
    shown = f"{place} ({own_id})" if own_id else place
    if not isinstance(text, str):
        reason = f"{settings.text_column!r} holds {_describe(text)}; expected text"
        return Skipped(shown, reason)
    if not text or text.isspace():
        return Skipped(shown, "the text is empty")
    return Found(
        document=Document(
            own_id or place,
            text,
            publisher=_as_text(row.get("publisher")),
            published_at=_as_date(row.get("published_at")),
            title=_as_text(row.get("title")),
            url=_as_text(row.get("url")),
            language=_as_text(row.get("language")) or "en",
        ),
        part=part,
        has_own_id=own_id is not None,
    )


def _describe(value: object) -> str:
    return "nothing" if _is_missing(value) else type(value).__name__


def _is_missing(value: object) -> bool:
    # NaN and pandas.NaT are not equal to themselves; pandas.NA has no truth value.
    return value is None or type(value).__name__ in {"NAType", "NaTType"} or _is_nan(value)


def _is_nan(value: object) -> bool:
    return isinstance(value, float) and value != value  # noqa: PLR0124 - NaN alone differs


def _as_text(value: object) -> str | None:
    return None if _is_missing(value) or value == "" else str(value)


def _as_date(value: object) -> str | None:
    if not _is_missing(value) and hasattr(value, "isoformat"):
        return str(value.isoformat())
    return _as_text(value)
