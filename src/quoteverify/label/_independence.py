"""Which documents may corroborate one another."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from quoteverify.records import Document, Origin
from quoteverify.text.hosts import find_own_host

__all__ = ["Independence"]


@frozen
class Independence:
    """
    The relation of two documents that neither share an origin nor a publisher nor an agency.

    A publisher that is not named is told by the host of the address, unless many publish there.
    Independence is a relation of two documents, never closed over publishers: a copy in a third
    paper does not make its other stories dependent.
    """

    _documents: dict[str, Document]
    _origins: dict[str, Origin]

    @classmethod
    def from_records(cls, documents: Iterable[Document], origins: Iterable[Origin]) -> Independence:
        """Index *documents* and *origins* by document id."""
        return cls({d.id: d for d in documents}, {o.document_id: o for o in origins})

    def explain_dependence(self, left: str, right: str) -> str | None:
        """Return why two documents are not independent, or None where they are."""
        if self._find_origin_id(left) == self._find_origin_id(right):
            return "one origin"
        if self._share_publisher(left, right):
            return "one publisher"
        if shared := self._find_agencies(left) & self._find_agencies(right):
            return f"both credit {min(shared)}"
        return None

    def _find_origin_id(self, document_id: str) -> str:
        origin = self._origins.get(document_id)
        return origin.origin_id if origin else document_id

    def _share_publisher(self, left: str, right: str) -> bool:
        """Whether both name one publisher or, where one names none, have one host."""
        pair = self._documents[left], self._documents[right]
        names = [_fold(document.publisher) for document in pair]
        if None not in names:
            return names[0] == names[1]
        hosts = [find_own_host(document.url) for document in pair]
        return hosts[0] is not None and hosts[0] == hosts[1]

    def _find_agencies(self, document_id: str) -> frozenset[str]:
        origin = self._origins.get(document_id)
        return frozenset(origin.agencies if origin else ())


def _fold(publisher: str | None) -> str | None:
    """Fold case, spaces and the article: "The Herald" and "Herald" are one paper."""
    words = publisher.casefold().split() if publisher else []
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words) or None
