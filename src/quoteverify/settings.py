"""
One frozen, validated settings class per stage, and `Settings` that holds them all.

Every default has a name, a range and a docstring.  A value outside its range raises
`SettingsError` when the settings are made, not when they are used.
"""

from __future__ import annotations

import codecs
import tomllib
from collections.abc import Mapping
from numbers import Integral
from os import PathLike, fspath
from pathlib import Path
from typing import Any, TypeVar

import attrs
from attrs import Attribute, field, frozen

from quoteverify.exceptions import InputTypeError, SettingsError, UnreadableInputError

__all__ = [
    "AttributeSettings",
    "ExtractSettings",
    "GroupSettings",
    "LabelSettings",
    "LoadSettings",
    "MatchSettings",
    "Settings",
    "check_workers",
    "choose_settings",
]

_Kind = TypeVar("_Kind")


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


def _one_of(*known: str) -> Any:  # an attrs validator, untyped in attrs itself
    def check(instance: object, attribute: Attribute[Any], value: object) -> None:
        if value not in known:
            name = f"{type(instance).__name__}.{attribute.name}"
            raise SettingsError(name, value, f"one of: {', '.join(known)}")

    return check


def _named(instance: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, str) or not value:
        raise SettingsError(f"{type(instance).__name__}.{attribute.name}", value, "a name")


def _names(instance: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, tuple) or not all(isinstance(name, str) and name for name in value):
        raise SettingsError(f"{type(instance).__name__}.{attribute.name}", value, "a list of names")


def _known_encoding(instance: object, attribute: Attribute[Any], value: object) -> None:
    if value is None:
        return
    try:
        codecs.lookup(value)  # type: ignore[arg-type]  # a wrong type raises TypeError, as caught
    except (LookupError, TypeError) as error:
        name = f"{type(instance).__name__}.{attribute.name}"
        raise SettingsError(name, value, "an encoding that Python knows, or none") from error


@frozen(kw_only=True)
class LoadSettings:
    """How inputs become documents."""

    max_file_bytes: int = field(default=100_000_000, validator=_between(1, 2**40))
    """A larger file is skipped, with its size as the reason. 1 to 2**40 bytes."""

    encoding: str | None = field(default=None, validator=_known_encoding)
    """How to read bytes that are not UTF-8 and carry no byte order mark; None refuses them."""

    loaders: tuple[str, ...] = field(default=(), validator=_names)
    """Installed loader plugins that are asked first, in this order, by name."""

    html_text: str = field(default="all", validator=_one_of("all", "article"))
    """What of an HTML page is read, all its text or the article that trafilatura finds in it."""

    text_column: str = field(default="text", validator=_named)
    """The column, or JSON key, that holds the text."""

    id_column: str = field(default="id", validator=_named)
    """The column, or JSON key, that holds the document's id; rows without one are numbered."""


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

    linkage_cutoff: float = field(default=0.85, validator=_between(0.0, 1.0))
    """The average score over two groups' cross-document pairs from which they join. 0 to 1.

    Above the score cutoff of a match, since the many pairs of a collection make chance matches
    common: of 352 judged pairs of news quotes from seven outlets, 0.8 put 3 wrongly together and
    56 rightly, 0.85 put none and 56.  This holds for wordings of up to 8 words; for those of 14 or
    more it is 0.15 less, and in proportion between.
    """

    two_speakers_cutoff: float = field(default=0.98, validator=_between(0.0, 1.0))
    """What a reworded match of two people must score to count towards a group at all. 0 to 1.

    The same words may be given to two people by mistake, and then share a group; other words of
    another person are another utterance, unless hardly a word differs: of 19 such pairs that shared
    a group in 486 news articles 18 were no one utterance, the highest at 0.97.
    """


@frozen(kw_only=True)
class LabelSettings:
    """How labels follow from matches."""

    partial_coverage: float = field(default=0.9, validator=_between(0.0, 1.0))
    """Below this coverage the reason says "verbatim in part". 0 to 1."""

    other_speaker_cutoff: float = field(default=0.9, validator=_between(0.0, 1.0))
    """The score from which other words of another named person corroborate. 0 to 1.

    Below it two people have said something alike: of 20 judged pairs of reworded news quotes from
    seven outlets 8 were of two people, all of them below 0.9, and all were two utterances.  From
    0.9 on it is rather one wording, altered, with a wrong name.
    """


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

    @classmethod
    def from_dict(cls, tables: Mapping[str, Any]) -> Settings:
        """
        Return the settings of *tables*, one per stage; what is left out keeps its default.

        Raises:
            SettingsError: for an unknown stage or setting, or a value outside its range.

        >>> Settings.from_dict({"match": {"score_cutoff": 0.7}}).match.score_cutoff
        0.7
        """
        stages = {stage.name: stage.type for stage in attrs.fields(attrs.resolve_types(cls))}
        _check_known("", tables, stages)
        return cls(**{name: _make_stage(name, stages[name], tables[name]) for name in tables})

    @classmethod
    def from_toml(cls, path: str | PathLike[str]) -> Settings:
        """
        Read the settings of a TOML file: a table per stage, or ``[tool.quoteverify]``.

        Raises:
            UnreadableInputError: if the file cannot be opened.
            SettingsError: if it is no TOML, or a setting in it is wrong.
        """
        tables = _read_toml(Path(fspath(path)))
        own = tables.get("tool", {}).get("quoteverify") if "tool" in tables else tables
        return cls.from_dict(own or {})


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableInputError(str(path), error.strerror or str(error)) from error
    except ValueError as error:  # not TOML, or not UTF-8
        raise SettingsError("file", str(path), f"a TOML file ({error})") from error


def _check_known(stage: str, given: object, known: Mapping[str, Any]) -> None:
    if not isinstance(given, Mapping):
        raise SettingsError(stage or "settings", given, "a table")
    for name in given:
        if name not in known:
            full_name = f"{stage}.{name}" if stage else str(name)
            raise SettingsError(full_name, given[name], f"one of: {', '.join(sorted(known))}")


def _make_stage(name: str, stage: Any, table: Any) -> Any:  # each stage has a class of its own
    _check_known(name, table, attrs.fields_dict(stage))
    values = {
        key: tuple(value) if isinstance(value, list) else value for key, value in table.items()
    }
    return stage(**values)


def choose_settings(given: _Kind | None, kind: type[_Kind]) -> _Kind:
    """
    Return the settings given, or the defaults of their *kind* if None were.

    Raises:
        InputTypeError: if they are of another kind.
    """
    if given is None:
        return kind()
    if not isinstance(given, kind):
        raise InputTypeError(given, f"{kind.__name__} or None", where="settings")
    return given


def check_workers(given: object) -> None:
    """Raise `SettingsError` unless *given* is a number of workers."""
    if not isinstance(given, Integral) or int(given) < 1:
        raise SettingsError("workers", given, "a whole number, 1 or more")
