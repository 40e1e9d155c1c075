"""Documents, places in them, and what could not become one."""

from __future__ import annotations

from bisect import bisect_right

import attrs
from attrs import field, frozen

from quoteverify.records._fields import check_place, to_texts

__all__ = ["Document", "Origin", "Skipped", "Span"]


@frozen(order=True)
class Span:
    """A place ``[start, end)`` in code points; empty where something is missing."""

    start: int
    end: int = field(validator=check_place)

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@frozen
class Document:
    """
    One text with an id, and what is known of where it was published.

    Args:
        id: unique among the documents of one run.
        text: kept as it is, to the character; all places refer to it.
        publisher: who published it; two documents of one publisher do not corroborate.
        published_at: an ISO 8601 date or time, as written by the publisher.
        title: the headline, if it is known apart from the text.
        url: where it was found.
        language: ISO 639-1 code; chooses the cue words, changes no offset.
        page_starts: where each page starts in the text, for a document that has pages.
    """

    id: str = field(validator=attrs.validators.instance_of(str))
    text: str = field(repr=False, validator=attrs.validators.instance_of(str))
    publisher: str | None = field(default=None, kw_only=True)
    published_at: str | None = field(default=None, kw_only=True)
    title: str | None = field(default=None, kw_only=True)
    url: str | None = field(default=None, kw_only=True)
    language: str = field(default="en", kw_only=True)
    page_starts: tuple[int, ...] = field(default=(), kw_only=True)

    def find_page(self, place: int) -> int | None:
        """
        Return the number, from 1, of the page on which *place* is; None without pages.

        >>> Document("a", "One. Two.", page_starts=(0, 5)).find_page(6)
        2
        """
        return bisect_right(self.page_starts, place) or None


@frozen
class Skipped:
    """An input that was not processed, and why."""

    input: str
    reason: str


@frozen(kw_only=True)
class Origin:
    """
    Where one document's text comes from.

    Args:
        document_id: the document.
        origin_id: the first id, in sorted order, of the documents that share this origin.
        agencies: the news agencies that the document credits, sorted.
        reason: what shows the shared origin; empty for a document that stands alone.
    """

    document_id: str
    origin_id: str
    agencies: tuple[str, ...] = field(default=(), converter=to_texts)
    reason: str = ""
