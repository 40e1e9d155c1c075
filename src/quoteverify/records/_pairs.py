"""Two wordings: how they stand to each other, and each difference between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

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
        left_text, right_text: the words themselves, as they stand there; of a quote that goes on
            after a break (“We go,” he said, “at noon.”), without what stands in the break.
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
"""What works out the edits of a pair when they are first asked for."""


def _to_edits_or_maker(given: Iterable[Edit] | EditsMaker) -> tuple[Edit, ...]:
    return cast("tuple[Edit, ...]", given) if callable(given) else to_edits(given)


def _pick_alterations(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    return tuple(edit for edit in edits if edit.is_alteration)


class _LazyEdits:
    """A record whose field `edits`, given what works them out, is empty until somebody looks."""

    __slots__ = ("_make_edits",)

    edits: tuple[Edit, ...]
    _make_edits: EditsMaker

    def __attrs_post_init__(self) -> None:
        if callable(self.edits):
            object.__setattr__(self, "_make_edits", self.edits)
            object.__delattr__(self, "edits")

    if not TYPE_CHECKING:  # to a type checker the field is never empty

        def __getattr__(self, name: str) -> tuple[Edit, ...]:
            if name != "edits":
                message = f"{type(self).__name__!r} object has no attribute {name!r}"
                raise AttributeError(message, name=name, obj=self)
            edits = to_edits(self._make_edits())
            object.__setattr__(self, "edits", edits)
            return edits

    @property
    def alterations(self) -> tuple[Edit, ...]:
        """The edits that can change the meaning."""
        return _pick_alterations(self.edits)


@frozen(kw_only=True)
class Comparison(_LazyEdits):
    """
    One pair of wordings explained.

    Args:
        left_text, right_text: the two wordings as given.
        score: calibrated 0 to 1; 1.0 exactly when the relation is `identical`.
        relation: how the words stand to each other.
        edits: every difference, in the order of the left text; or what works them out.
    """

    left_text: str
    right_text: str
    score: float = field(validator=check_unit)
    relation: Relation
    edits: tuple[Edit, ...] = field(converter=_to_edits_or_maker)

    def _repr_html_(self) -> str:
        return render_difference(
            f"{self.relation.value}, score {show_score(self.score)}",
            (self.left_text, [_mark_edit(edit.left, edit) for edit in self.edits]),
            (self.right_text, [_mark_edit(edit.right, edit) for edit in self.edits]),
            alterations=[edit.describe("on the left", "on the right") for edit in self.alterations],
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
    score: float = field(validator=check_unit)
    relation: Relation
    edits: tuple[Edit, ...] = field(default=(), converter=to_edits)
    scorer: str = "calibrated"

    @property
    def alterations(self) -> tuple[Edit, ...]:
        """The edits that can change the meaning."""
        return _pick_alterations(self.edits)


@frozen(kw_only=True)
class Passage(_LazyEdits):
    """
    Where a quote stands in a text.

    Args:
        start, end: the place, in code points of the text.
        score: calibrated 0 to 1.
        relation: `identical` where the words are the same, and so on.
        edits: left is the quote, right is the text; or what works them out.
    """

    start: int
    end: int = field(validator=check_place)
    score: float = field(validator=check_unit)
    relation: Relation
    edits: tuple[Edit, ...] = field(default=(), converter=_to_edits_or_maker)
