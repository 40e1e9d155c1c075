"""What all the evidence on a quote amounts to."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
from attrs import field, frozen

from quoteverify.records._enums import Label, Relation, SourceStatus
from quoteverify.records._fields import check_place, check_unit, to_texts
from quoteverify.records._pairs import Edit, to_edits
from quoteverify.records._quotes import Quote, QuoteId

__all__ = ["Evidence", "Group", "Verdict"]


def _to_quote_ids(items: Iterable[QuoteId]) -> tuple[QuoteId, ...]:
    return tuple(items)


@frozen(kw_only=True)
class Group:
    """
    The quotes held to be one utterance, across all documents; at least two.

    Args:
        id: the id of its first member, in document order.
        quote_ids: the members, in document order.
        representative_id: the fullest well-supported wording.
        speakers: the names given, sorted.
        origin_ids: the origins of the members' documents, sorted.
    """

    id: str
    quote_ids: tuple[QuoteId, ...] = field(
        converter=_to_quote_ids, validator=attrs.validators.min_len(2)
    )
    representative_id: QuoteId
    speakers: tuple[str, ...] = field(default=(), converter=to_texts)
    origin_ids: tuple[str, ...] = field(default=(), converter=to_texts)


@frozen(kw_only=True)
class Evidence:
    """
    A place that bears on a quote.

    Args:
        document_id, start, end: the place.
        quote_id: the quote that stands there, or None outside quotation marks.
        in_marks: whether the place stands inside quotation marks.
        relation: how the quote's words stand to those of the place.
        score: calibrated 0 to 1.
        edits: left is the labelled quote, right is the place.
    """

    document_id: str
    start: int
    end: int = field(validator=check_place)
    quote_id: QuoteId | None = None
    in_marks: bool = True
    relation: Relation
    score: float = field(validator=check_unit)
    edits: tuple[Edit, ...] = field(default=(), converter=to_edits)


def _to_places(items: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(items)


@frozen(kw_only=True)
class Verdict:
    """
    One quote's label with everything that led to it.

    Args:
        quote: the quote.
        label: what the independent documents and the sources amount to.
        reason: one plain sentence.
        coverage: 0 to 1, the share of the quote's words that stand equal in its verbatim evidence.
        group_id: the group it belongs to, if any.
        evidence: the places that corroborate it, strongest first.
        alterations: the edits in all the evidence that can change the meaning.
        copies: the same words in documents that are not independent of this one.
        echoes: the same words outside marks in an ordinary document: shown, not counted.
        related: near misses below the cutoff, for a person to look at.
        speaker_conflict: the same words are given to two people.
        source_status: how it fared against the sources; None where none were given.
    """

    quote: Quote
    label: Label
    reason: str
    coverage: float = field(default=0.0, validator=check_unit)
    group_id: str | None = None
    evidence: tuple[Evidence, ...] = field(default=(), converter=_to_places)
    alterations: tuple[Edit, ...] = field(default=(), converter=to_edits)
    copies: tuple[Evidence, ...] = field(default=(), converter=_to_places)
    echoes: tuple[Evidence, ...] = field(default=(), converter=_to_places)
    related: tuple[Evidence, ...] = field(default=(), converter=_to_places)
    speaker_conflict: bool = False
    source_status: SourceStatus | None = None
