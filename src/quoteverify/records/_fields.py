"""What the fields of several records share: checks, and converters that only change a container."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

__all__ = ["check_place", "check_unit", "to_texts"]


def check_place(instance: object, attribute: attrs.Attribute[int], end: int) -> None:
    """Raise ValueError unless the record's ``[start, end)`` is a place."""
    start = getattr(instance, "start")  # noqa: B009 - every record with an `end` has a `start`
    if not 0 <= start <= end:
        raise ValueError(f"place [{start}, {end}) is no place: 0 <= start <= end must hold")


def check_unit(instance: object, attribute: attrs.Attribute[float], value: float) -> None:
    """Raise ValueError unless *value* is from 0 to 1."""
    if not 0.0 <= value <= 1.0:
        raise ValueError(f"{attribute.name} = {value!r}; expected 0 to 1")


def to_texts(items: Iterable[str]) -> tuple[str, ...]:
    """Return *items* as a tuple."""
    return tuple(items)
