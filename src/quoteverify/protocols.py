"""
The plug points, as protocols.

Each is a plain callable (a function will do).  Loaders, scorers and renderers can be found by
name through an entry point (`quoteverify.plugins`); the others are passed from hand to hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from quoteverify.records import Document, Evidence, Match, Origin, Quote, Verdict

__all__ = ["Attributor", "Extractor", "Labeler", "Loader", "Renderer", "Scorer"]


@runtime_checkable
class Loader(Protocol):
    """Turn one thing a user hands in into documents."""

    def __call__(self, given: object, /) -> Iterable[Document]: ...


@runtime_checkable
class Extractor(Protocol):
    """Find the quotes of one document, unattributed, in order of place."""

    def __call__(self, document: Document, /) -> Sequence[Quote]: ...


@runtime_checkable
class Attributor(Protocol):
    """Return the same quotes with who said them."""

    def __call__(self, document: Document, quotes: Sequence[Quote], /) -> Sequence[Quote]: ...


@runtime_checkable
class Scorer(Protocol):
    """
    Score pairs of wordings, 0 to 1, higher is closer; symmetric.

    An array of floats is as good as a list.  `quoteverify.match.scorers` wraps scorers that
    work on another scale.
    """

    def __call__(self, pairs: Sequence[tuple[str, str]], /) -> Iterable[float]: ...


@runtime_checkable
class Labeler(Protocol):
    """Label quotes from their matches; never from groups."""

    def __call__(
        self,
        quotes: Sequence[Quote],
        *,
        matches: Sequence[Match],
        origins: Sequence[Origin],
        source_evidence: Sequence[tuple[str, Evidence]] = ...,
    ) -> Sequence[Verdict]: ...


@runtime_checkable
class Renderer(Protocol):
    """Turn a report into text of some format."""

    def __call__(self, report: object, /) -> str: ...
