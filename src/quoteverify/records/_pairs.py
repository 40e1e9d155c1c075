"""Two wordings: how they stand to each other, and each difference between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

import attrs
from attrs import field, frozen

from quoteverify.markup import Mark, render_difference, show_score
from quoteverify.records._documents import Span
from quoteverify.records._enums import Change, Relation
from quoteverify.records._fields import check_place, check_unit
from quoteverify.records._quotes import QuoteId

__all__ = ["Comparison", "Edit", "EditsMaker", "Match", "Passage", "to_edits"]


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
        if self.is_moved:
            return f"{self.change.value}: {left} in another place"
        right = f"“{self.right_text}”" if self.right_text else "nothing"
        return f"{self.change.value}: {left} {left_name}, {right} {right_name}"

    @property
    def is_moved(self) -> bool:
        """Whether both sides have the same words, though not in the same place."""
        is_other_place = self.change in {Change.REORDERING, Change.NAMED_ENTITY}
        return is_other_place and self.left_text.casefold() == self.right_text.casefold()

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


def to_edits(items: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return *items* as a tuple."""
    return tuple(items)


def _mark_edit(span: Span, edit: Edit) -> Mark:
    return Mark(span.start, span.end, edit.change.value, edit.is_alteration)


EditsMaker = Callable[[], Iterable[Edit]]
"""What works out the edits of a pair when they are first asked for; to be pickled with it."""


def _to_edits_or_maker(given: Iterable[Edit] | EditsMaker) -> tuple[Edit, ...] | EditsMaker:
    return given if callable(given) else to_edits(given)


def _work_out(given: tuple[Edit, ...] | EditsMaker) -> tuple[Edit, ...]:
    return to_edits(given()) if callable(given) else given


@frozen(kw_only=True, repr=False)
class _Compared:
    """What is known of two wordings: the fields that all the records of a pair have."""

    score: float = field(validator=check_unit)
    relation: Relation
    _told: tuple[Edit, ...] | EditsMaker = field(
        default=(), alias="edits", converter=_to_edits_or_maker, eq=_work_out
    )

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """Every difference, left to right; where only a place was sought, worked out when asked."""
        return _work_out(self._told)

    @property
    def alterations(self) -> tuple[Edit, ...]:
        """The edits that can change the meaning."""
        return tuple(edit for edit in self.edits if edit.is_alteration)

    def __repr__(self) -> str:
        fields = sorted(attrs.fields(type(self)), key=lambda field: field.inherited)
        shown = ", ".join(f"{f.alias}={getattr(self, str(f.alias))!r}" for f in fields)
        return f"{type(self).__name__}({shown})"


@frozen(kw_only=True, repr=False)
class Comparison(_Compared):
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

    def _repr_html_(self) -> str:
        return render_difference(
            f"{self.relation.value}, score {show_score(self.score)}",
            (self.left_text, [_mark_edit(edit.left, edit) for edit in self.edits]),
            (self.right_text, [_mark_edit(edit.right, edit) for edit in self.edits]),
            alterations=[edit.describe("on the left", "on the right") for edit in self.alterations],
        )


@frozen(kw_only=True, repr=False)
class Match(_Compared):
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
    scorer: str = "calibrated"


@frozen(kw_only=True, repr=False)
class Passage(_Compared):
    """
    Where a quote stands in a text.

    Args:
        start, end: the place, in code points of the text.
        score: calibrated 0 to 1.
        relation: `identical` where the words are the same, and so on.
        edits: left is the quote, right is the text.
    """

    start: int
    end: int = field(validator=check_place)
