"""
One frozen, validated settings class per stage, and `Settings` that holds them all.

Every default has a name, a range and a docstring.  A value outside its range raises
`SettingsError` when the settings are made, not when they are used.
"""

from __future__ import annotations

from typing import Any

import attrs
from attrs import Attribute, field, frozen

from quoteverify.exceptions import SettingsError

__all__ = [
    "AttributeSettings",
    "ExtractSettings",
    "GroupSettings",
    "LabelSettings",
    "LoadSettings",
    "MatchSettings",
    "Settings",
]


def _between(low: float, high: float) -> Any:  # an attrs validator, untyped in attrs itself
    def check(instance: object, attribute: Attribute[Any], value: object) -> None:
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or not low <= value <= high
        ):
            raise SettingsError(
                f"{type(instance).__name__}.{attribute.name}",
                value,
                f"a number from {low} to {high}",
            )

    return check


def _flag(instance: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, bool):
        raise SettingsError(f"{type(instance).__name__}.{attribute.name}", value, "true or false")


@frozen(kw_only=True)
class LoadSettings:
    """How inputs become documents."""

    max_file_bytes: int = field(default=100_000_000, validator=_between(1, 2**40))
    """A larger file is skipped, with its size as the reason. 1 to 2**40 bytes."""


@frozen(kw_only=True)
class ExtractSettings:
    """How quotes are found."""

    has_nested: bool = field(default=True, validator=_flag)
    """Whether quotes inside quotes are returned too."""


@frozen(kw_only=True)
class AttributeSettings:
    """How speakers are found."""


@frozen(kw_only=True)
class MatchSettings:
    """How pairs of quotes are found and scored."""

    score_cutoff: float = field(default=0.5, validator=_between(0.0, 1.0))
    """The calibrated score from which a pair is a match. 0 to 1."""

    related_cutoff: float = field(default=0.3, validator=_between(0.0, 1.0))
    """The score from which a pair below the cutoff is shown as related. 0 to 1."""

    has_reworded: bool = field(default=True, validator=_flag)
    """Whether candidates for reworded quotes are looked for, beside verbatim and cut ones."""


@frozen(kw_only=True)
class GroupSettings:
    """How matches become groups."""

    linkage_cutoff: float = field(default=0.5, validator=_between(0.0, 1.0))
    """The average score over two groups' cross-document pairs from which they join. 0 to 1."""


@frozen(kw_only=True)
class LabelSettings:
    """How labels follow from matches."""

    partial_coverage: float = field(default=0.9, validator=_between(0.0, 1.0))
    """Below this coverage the reason says "verbatim in part". 0 to 1."""


@frozen(kw_only=True)
class Settings:
    """The settings of every stage."""

    load: LoadSettings = field(factory=LoadSettings)
    extract: ExtractSettings = field(factory=ExtractSettings)
    attribute: AttributeSettings = field(factory=AttributeSettings)
    match: MatchSettings = field(factory=MatchSettings)
    group: GroupSettings = field(factory=GroupSettings)
    label: LabelSettings = field(factory=LabelSettings)

    def to_dict(self) -> dict[str, dict[str, Any]]:
        """Return the settings as plain dictionaries, one per stage."""
        return attrs.asdict(self)
