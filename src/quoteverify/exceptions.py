"""
Every error that quoteverify raises.

::

    QuoteVerifyError
    ├── InputError (ValueError)          what was handed in cannot be used
    │   ├── EmptyInputError              there is nothing to work on
    │   ├── DuplicateIdError             two documents share one id
    │   └── InputTypeError (TypeError)   a thing of the wrong type
    ├── UnreadableInputError (OSError)   a file that cannot be opened or decoded
    ├── SettingsError (ValueError)       a setting outside its range, or unknown
    ├── ReportFormatError (ValueError)   JSON that is no report of ours
    ├── PluginError (LookupError)        no plugin of that name, or a broken one
    ├── MissingExtraError (ImportError)  an optional package is not installed
    ├── PathLikeTextWarning (UserWarning)   a text that looks like a file's name: only warned about
    ├── PageLikeTextWarning (UserWarning)   a text that is a web page: only warned about
    ├── OwnReportWarning (UserWarning)   a report of ours in a folder: left out with a warning
    └── RepeatedInputWarning (UserWarning)  a file that was given twice: only warned about

Each class also derives from the built-in error a caller would expect, and keeps its facts as
attributes.  A message says what was given, what was expected and what to do.
"""

from __future__ import annotations

__all__ = [
    "DuplicateIdError",
    "EmptyInputError",
    "InputError",
    "InputTypeError",
    "MissingExtraError",
    "OwnReportWarning",
    "PageLikeTextWarning",
    "PathLikeTextWarning",
    "PluginError",
    "QuoteVerifyError",
    "RepeatedInputWarning",
    "ReportFormatError",
    "ScorerError",
    "SettingsError",
    "UnreadableInputError",
]


class QuoteVerifyError(Exception):
    """The root of the tree: catch this to catch all of ours."""


class InputError(QuoteVerifyError, ValueError):
    """What was handed in cannot be used as it is."""


class EmptyInputError(InputError):
    """There is no document, or no text, to work on."""


class DuplicateIdError(InputError):
    """Two documents share one id, so that a quote's id would name two places."""

    def __init__(self, document_id: str) -> None:
        self.document_id = document_id
        super().__init__(
            f"two documents have the id {document_id!r}; ids must be unique: "
            "rename one, or hand in a mapping of id to text"
        )


class InputTypeError(InputError, TypeError):
    """A thing of a type that we cannot read."""

    def __init__(self, given: object, expected: str, *, where: str = "") -> None:
        self.given_type = type(given).__name__
        self.expected = expected
        self.where = where
        place = f" for {where}" if where else ""
        super().__init__(f"got {self.given_type}{place}; expected {expected}")


class UnreadableInputError(QuoteVerifyError, OSError):
    """A file that cannot be opened, or whose bytes are no text we can decode."""

    def __init__(self, input_name: str, reason: str) -> None:
        self.input_name = input_name
        self.reason = reason
        super().__init__(f"cannot read {input_name}: {reason}")


class SettingsError(QuoteVerifyError, ValueError):
    """A setting that is unknown, of the wrong type or outside its range."""

    def __init__(self, name: str, value: object, expected: str) -> None:
        self.name = name
        self.value = value
        self.expected = expected
        super().__init__(f"setting {name} = {value!r}; expected {expected}")


class ReportFormatError(QuoteVerifyError, ValueError):
    """A JSON text that is no report of ours, or of a version we do not know."""


class PluginError(QuoteVerifyError, LookupError):
    """A plugin that is not installed, or that cannot be loaded."""

    def __init__(self, kind: str, name: str, reason: str) -> None:
        self.kind = kind
        self.name = name
        self.reason = reason
        super().__init__(f"{kind} {name!r}: {reason}")


class ScorerError(QuoteVerifyError, ValueError):
    """A scorer whose answer is not one number from 0 to 1 for each pair."""

    def __init__(self, name: str, what: str) -> None:
        self.name = name
        self.what = what
        super().__init__(
            f"scorer {name!r} {what}; expected one number from 0 to 1 for each pair: "
            "wrap another scale with quoteverify.match.scorers.wrap_pairwise"
        )


class MissingExtraError(QuoteVerifyError, ImportError):
    """An optional package is needed here and is not installed."""

    def __init__(self, package: str, extra: str, purpose: str) -> None:
        self.package = package
        self.extra = extra
        super().__init__(
            f"{purpose} needs the package {package!r}: pip install 'quoteverify[{extra}]'",
            name=package,
        )


class OwnReportWarning(QuoteVerifyError, UserWarning):  # noqa: N818 - named as Python names warnings
    """A folder holds a report that this program wrote; it is left out."""

    def __init__(self, input_name: str) -> None:
        self.input_name = input_name
        super().__init__(f"{input_name} is a report of quoteverify, not a document; left out")


class PathLikeTextWarning(QuoteVerifyError, UserWarning):  # noqa: N818 - named as Python names warnings
    """A str is taken as text, though it looks like a file's name: a `pathlib.Path` was meant."""


class PageLikeTextWarning(QuoteVerifyError, UserWarning):  # noqa: N818 - named as Python names warnings
    """A str is taken as text, with its tags, though it is a web page."""


class RepeatedInputWarning(QuoteVerifyError, UserWarning):  # noqa: N818 - named as Python names warnings
    """A file was given twice; it is read once, since it cannot corroborate itself."""

    def __init__(self, input_name: str) -> None:
        self.input_name = input_name
        super().__init__(f"{input_name} was given twice; it is read once")
