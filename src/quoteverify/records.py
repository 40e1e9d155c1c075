"""
The frozen records that cross rooms.

No I/O and no heuristics live here.  Places are code points of a document's untouched text,
``[start, end)``.  Ids come from position (``doc#120-164``), never from chance.
"""

from __future__ import annotations

import enum
from bisect import bisect_right
from collections.abc import Iterable
from typing import NewType

import attrs
from attrs import field, frozen

from quoteverify.markup import Mark, render_difference, show_score

__all__ = [
    "Attribution",
    "Change",
    "Comparison",
    "Document",
    "Edit",
    "Evidence",
    "Group",
    "Label",
    "Match",
    "Origin",
    "Passage",
    "Quote",
    "QuoteId",
    "QuoteKind",
    "Relation",
    "Skipped",
    "SourceStatus",
    "Span",
    "Verdict",
    "make_quote_id",
]

QuoteId = NewType("QuoteId", str)


class Label(enum.StrEnum):
    """What a quote's corroboration amounts to."""

    VERBATIM = "verbatim"
    PARAPHRASED = "paraphrased"
    SINGLE_SOURCE = "single-source"


class Relation(enum.StrEnum):
    """How the words of a match stand to each other."""

    IDENTICAL = "identical"
    TRUNCATED = "truncated"
    OVERLAPPING = "overlapping"
    REWORDED = "reworded"

    @property
    def has_same_words(self) -> bool:
        """Whether every pair of aligned words is equal: all but `REWORDED`."""
        return self is not Relation.REWORDED


class QuoteKind(enum.StrEnum):
    """The shape in which a document presents a quote."""

    DIRECT = "direct"
    MIXED = "mixed"
    BLOCK = "block"
    DIALOGUE = "dialogue"
    NESTED = "nested"


class SourceStatus(enum.StrEnum):
    """How a quote fared against the documents of record (`sources=`)."""

    VERBATIM = "verbatim"
    REWORDED = "reworded"
    ABSENT = "absent"
    UNREAD = "unread"


class Change(enum.StrEnum):
    """What a difference between two wordings is; some of these can change the meaning."""

    TYPOGRAPHY = "typography"
    CONTRACTION = "contraction"
    SPELLING = "spelling"
    INFLECTION = "inflection"
    FUNCTION_WORD = "function-word"
    FILLER = "filler"
    ELLIPSIS = "ellipsis"
    BRACKET = "bracket"
    REORDERING = "reordering"
    WORDING = "wording"
    NUMBER = "number"
    UNIT = "unit"
    NEGATION = "negation"
    MODALITY = "modality"
    NAMED_ENTITY = "named-entity"
    COMPARISON = "comparison"
    QUANTIFIER = "quantifier"


def make_quote_id(document_id: str, start: int, end: int) -> QuoteId:
    """Return the id of the quote at ``[start, end)``: its document's id and its place."""
    return QuoteId(f"{document_id}#{start}-{end}")


def _check_place(instance: object, attribute: attrs.Attribute[int], end: int) -> None:
    start = getattr(instance, "start")  # noqa: B009 - every record with an `end` has a `start`
    if not 0 <= start <= end:
        raise ValueError(f"place [{start}, {end}) is no place: 0 <= start <= end must hold")


def _check_unit(instance: object, attribute: attrs.Attribute[float], value: float) -> None:
    if not 0.0 <= value <= 1.0:
        raise ValueError(f"{attribute.name} = {value!r}; expected 0 to 1")


# One converter a type, since mypy does not solve a generic one.  They only change the container.


def _to_texts(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(items)


def _to_quote_ids(items: Iterable[QuoteId]) -> tuple[QuoteId, ...]:
    return tuple(items)


@frozen(order=True)
class Span:
    """A place ``[start, end)`` in code points; empty where something is missing."""

    start: int
    end: int = field(validator=_check_place)

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
    """
    An input that was not processed, and why.

    Args:
        input: what was given.
        reason: why it was skipped.
        is_read: whether it is in the report all the same: a file that was given twice.
    """

    input: str
    reason: str
    is_read: bool = False


@frozen(kw_only=True)
class Attribution:
    """
    Who said a quote, and what in the text says so.

    Args:
        speaker: one canonical name for the document, or None where it is not known.
        mention: the span that names the speaker ("he", "Mr. Cole"), if one does.
        cue: the span of the reporting word, if there is one.
        confidence: 0 to 1.
        rule: the rule that decided; for an unknown speaker, why.
    """

    speaker: str | None
    mention: Span | None = None
    cue: Span | None = None
    confidence: float = field(default=0.0, validator=_check_unit)
    rule: str


@frozen(kw_only=True)
class Quote:
    """
    One passage that a document presents as somebody's words.

    Args:
        document_id: the document it stands in.
        start, end: its place, marks excluded, in code points.
        text: ``document.text[start:end]``.
        kind: the shape in which it is presented.
        attribution: who said it, once attributed.
        is_attributed: somebody's words, as against a title, a term or a scare quote.
        outer_id: for a nested quote, the id of the quote around it.
        continues_id: the id of the quote whose utterance this one goes on with.
        flags: what is odd about it (``"unclosed"``, ...), sorted.
    """

    document_id: str
    start: int
    end: int = field(validator=_check_place)
    text: str = field()
    kind: QuoteKind = QuoteKind.DIRECT
    attribution: Attribution | None = None
    is_attributed: bool = True
    outer_id: QuoteId | None = None
    continues_id: QuoteId | None = None
    flags: tuple[str, ...] = field(default=(), converter=_to_texts)

    @text.validator
    def _check_text(self, attribute: attrs.Attribute[str], value: str) -> None:
        if len(value) != self.end - self.start:
            raise ValueError(
                f"a quote at [{self.start}, {self.end}) has {self.end - self.start} characters; "
                f"its text has {len(value)}"
            )

    @property
    def id(self) -> QuoteId:
        """The document's id and the place: ``doc#120-164``."""
        return make_quote_id(self.document_id, self.start, self.end)

    @property
    def speaker(self) -> str | None:
        """The canonical name of who said it, or None."""
        return self.attribution.speaker if self.attribution else None

    @property
    def span(self) -> Span:
        """The place as a `Span`."""
        return Span(self.start, self.end)

    @property
    def sort_key(self) -> tuple[str, int, int]:
        """The order of every list of quotes: document id, start, and outer before inner."""
        return (self.document_id, self.start, -self.end)


@frozen(kw_only=True)
class Edit:
    """
    One word-level difference between two wordings, with what it does.

    Args:
        left, right: the differing words; an empty span where one side has none.  Places refer
            to the text of each side's document (for plain strings, to the string).
        left_text, right_text: the words themselves.
        change: the class of the difference.
        is_alteration: whether it can change the meaning.
    """

    left: Span
    right: Span
    left_text: str
    right_text: str
    change: Change
    is_alteration: bool = False

    def describe(self, left_name: str = "here", right_name: str = "there") -> str:
        """
        Say in words what differs.

        >>> Edit(left=Span(0, 0), right=Span(3, 6), left_text="", right_text="not",
        ...     change=Change.NEGATION).describe()
        'negation: nothing here, “not” there'
        """
        left = f"“{self.left_text}”" if self.left_text else "nothing"
        right = f"“{self.right_text}”" if self.right_text else "nothing"
        return f"{self.change.value}: {left} {left_name}, {right} {right_name}"

    def flip(self) -> Edit:
        """Return the same edit seen from the other side."""
        return Edit(
            left=self.right,
            right=self.left,
            left_text=self.right_text,
            right_text=self.left_text,
            change=self.change,
            is_alteration=self.is_alteration,
        )


def _to_edits(items: Iterable[Edit]) -> tuple[Edit, ...]:
    return tuple(items)


def _mark_edit(span: Span, edit: Edit) -> Mark:
    return Mark(span.start, span.end, edit.change.value, edit.is_alteration)


def _pick_alterations(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    return tuple(edit for edit in edits if edit.is_alteration)


@frozen(kw_only=True)
class Comparison:
    """
    One pair of wordings explained.

    Args:
        left_text, right_text: the two wordings as given.
        score: calibrated 0 to 1; 1.0 exactly when the relation is `identical`.
        relation: how the words stand to each other.
        edits: every difference, in the order of the left text.
    """

    left_text: str
    right_text: str
    score: float = field(validator=_check_unit)
    relation: Relation
    edits: tuple[Edit, ...] = field(converter=_to_edits)

    @property
    def alterations(self) -> tuple[Edit, ...]:
        """The edits that can change the meaning."""
        return _pick_alterations(self.edits)

    def _repr_html_(self) -> str:
        return render_difference(
            f"{self.relation.value}, score {show_score(self.score)}",
            (self.left_text, [_mark_edit(edit.left, edit) for edit in self.edits]),
            (self.right_text, [_mark_edit(edit.right, edit) for edit in self.edits]),
            alterations=[edit.describe("left", "right") for edit in self.alterations],
        )


@frozen(kw_only=True)
class Match:
    """
    A scored pair of quotes that passed the cutoff.

    Args:
        left, right: quote ids; the left one comes first in document order.
        score: calibrated 0 to 1.
        relation: how the words stand to each other.
        edits: the differences, left to right, with places in the two documents.
        scorer: the name of the scorer that made it.
    """

    left: QuoteId
    right: QuoteId
    score: float = field(validator=_check_unit)
    relation: Relation
    edits: tuple[Edit, ...] = field(default=(), converter=_to_edits)
    scorer: str = "calibrated"

    @property
    def alterations(self) -> tuple[Edit, ...]:
        """The edits that can change the meaning."""
        return _pick_alterations(self.edits)


@frozen(kw_only=True)
class Passage:
    """
    Where a quote stands in a text.

    Args:
        start, end: the place, in code points of the text.
        score: calibrated 0 to 1.
        relation: `identical` where the words are the same, and so on.
        edits: left is the quote, right is the text.
    """

    start: int
    end: int = field(validator=_check_place)
    score: float = field(validator=_check_unit)
    relation: Relation
    edits: tuple[Edit, ...] = field(default=(), converter=_to_edits)

    @property
    def alterations(self) -> tuple[Edit, ...]:
        """The edits that can change the meaning."""
        return _pick_alterations(self.edits)


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
    agencies: tuple[str, ...] = field(default=(), converter=_to_texts)
    reason: str = ""


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
    speakers: tuple[str, ...] = field(default=(), converter=_to_texts)
    origin_ids: tuple[str, ...] = field(default=(), converter=_to_texts)


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
    end: int = field(validator=_check_place)
    quote_id: QuoteId | None = None
    in_marks: bool = True
    relation: Relation
    score: float = field(validator=_check_unit)
    edits: tuple[Edit, ...] = field(default=(), converter=_to_edits)


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
    coverage: float = field(default=0.0, validator=_check_unit)
    group_id: str | None = None
    evidence: tuple[Evidence, ...] = field(default=(), converter=_to_places)
    alterations: tuple[Edit, ...] = field(default=(), converter=_to_edits)
    copies: tuple[Evidence, ...] = field(default=(), converter=_to_places)
    echoes: tuple[Evidence, ...] = field(default=(), converter=_to_places)
    related: tuple[Evidence, ...] = field(default=(), converter=_to_places)
    speaker_conflict: bool = False
    source_status: SourceStatus | None = None
