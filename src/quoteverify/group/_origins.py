"""Which documents are one text, printed more than once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from quoteverify.exceptions import InputTypeError
from quoteverify.group._credits import find_agencies
from quoteverify.group._shingles import Sketch, list_candidate_pairs, sketch_texts
from quoteverify.group._urls import normalize_url
from quoteverify.records import Document, Origin

__all__ = ["find_origins"]

_MIN_SHARED_RUNS = 8  # twelve words on end: fewer are set phrases, or one copied remark

# Shares of the shorter text's runs.  Among 486 articles of seven American outlets (2015-2016) the
# closest independent pair shared 0.16, the most distant rewrite of one text 0.50.  Made texts that
# have long sentences in common by chance reach 0.44 (benchmarks/origins); the cutoff stands above
# that, and lower where both say that they print the same agency.
_COPY_SHARE = 0.45
_AGENCY_SHARE = 0.25


@attrs.frozen
class _Link:
    """Two documents, by number, that have one origin, and what shows it."""

    left: int
    right: int
    reason: str


def _check_documents(given: object) -> list[Document]:
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise InputTypeError(given, "a collection of Document", where="documents")
    documents = list(given)
    for place, document in enumerate(documents):
        if not isinstance(document, Document):
            raise InputTypeError(document, "a Document", where=f"document {place}")
    return documents


def find_origins(documents: Iterable[Document]) -> tuple[Origin, ...]:
    """
    Find which of *documents* are one text: reprints, wire copy under another headline.

    One address, the same words, or most of the same prose (quoted words set aside) make one
    origin.  Crediting one agency alone does not; the agencies are listed for each document.

    Returns:
        One origin for each document, in the order of the documents' ids.

    Raises:
        InputTypeError: if *documents* are no documents; `load_documents` makes them of texts.
    """
    documents = _check_documents(documents)
    ordered = sorted(documents, key=lambda document: document.id)
    agencies = _list_agencies(ordered)
    sketches = sketch_texts([document.text for document in ordered])
    links = [*_link_addresses(ordered), *_link_equals(sketches)]
    origin_of = _Forest(len(ordered), links)
    for link in _link_copies(sketches, agencies, origin_of):
        origin_of.join(link)
    return tuple(
        Origin(
            document_id=document.id,
            origin_id=ordered[origin_of.find(n)].id,
            agencies=sorted(agencies[n]),
            reason=origin_of.explain(n, ordered),
        )
        for n, document in enumerate(ordered)
    )


class _Forest:
    """Documents joined to origins; the root of each is its first document."""

    def __init__(self, size: int, links: Iterable[_Link]) -> None:
        self._parents = list(range(size))
        self._links: dict[int, _Link] = {}
        for link in links:
            self.join(link)

    def find(self, at: int) -> int:
        """Return the first document of the origin of document number *at*."""
        while self._parents[at] != at:
            self._parents[at] = at = self._parents[self._parents[at]]
        return at

    def join(self, link: _Link) -> None:
        """Make the origins of the two documents one."""
        low, high = sorted((self.find(link.left), self.find(link.right)))
        self._parents[high] = low
        for at in (link.left, link.right):
            self._links.setdefault(at, link)

    def explain(self, at: int, documents: Sequence[Document]) -> str:
        """Return what shows that document number *at* shares its origin, or nothing."""
        link = self._links.get(at)
        if link is None:
            return ""
        other = documents[link.right if link.left == at else link.left]
        return f"{link.reason} {other.id}"


def _list_agencies(documents: Sequence[Document]) -> list[set[str]]:
    """Return the agencies of each document; one that is itself an agency's names it, too."""
    agencies = [set(find_agencies(document.text)) for document in documents]
    credited = {name.casefold(): name for names in agencies for name in names}
    for document, names in zip(documents, agencies, strict=True):
        publisher = (document.publisher or "").casefold()
        if publisher in credited:
            names.add(credited[publisher])
    return agencies


def _link_addresses(documents: Sequence[Document]) -> Iterator[_Link]:
    firsts: dict[str, int] = {}
    for n, document in enumerate(documents):
        address = normalize_url(document.url) if document.url else None
        if address is not None and firsts.setdefault(address, n) != n:
            yield _Link(firsts[address], n, "the same address as")


def _link_equals(sketches: Sequence[Sketch]) -> Iterator[_Link]:
    firsts: dict[bytes, int] = {}
    for n, sketch in enumerate(sketches):
        if sketch.digest and firsts.setdefault(sketch.digest, n) != n:
            yield _Link(firsts[sketch.digest], n, "the same words as")


def _link_copies(
    sketches: Sequence[Sketch], agencies: Sequence[set[str]], origin_of: _Forest
) -> Iterator[_Link]:
    for left, right in list_candidate_pairs(sketches):
        if origin_of.find(left) == origin_of.find(right):
            continue
        shared, *sizes = sketches[left].count_shared(sketches[right])
        common = agencies[left] & agencies[right]
        share = shared / max(min(sizes), 1)
        if shared >= _MIN_SHARED_RUNS and share >= (_AGENCY_SHARE if common else _COPY_SHARE):
            credit = f", both credit {min(common)}," if common else ""
            yield _Link(left, right, f"{share:.0%} of the prose{credit} shared with")
