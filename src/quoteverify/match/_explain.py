"""How two wordings stand to each other, and every difference between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from quoteverify.match._align import align_readings
from quoteverify.match._drafts import Draft, draft_edits
from quoteverify.match._moves import find_moves, part_turned, split_moved
from quoteverify.match._pair import Pair
from quoteverify.match._reading import Reading, join_compounds, read_wording
from quoteverify.match._same_words import FEWEST_OVERLAPPING
from quoteverify.records import Change, Edit, Relation, Span
from quoteverify.text.normalize import normalize_text

__all__ = [
    "Explanation",
    "draft_wordings",
    "explain_wordings",
    "find_relation",
    "finish_edits",
    "shift_edits",
]


@frozen(kw_only=True)
class Explanation:
    """
    How two wordings stand to each other.

    Args:
        relation: how the words stand to each other.
        edits: every difference, in the order of the left wording; places count from its start.
    """

    relation: Relation
    edits: tuple[Edit, ...]

    def shift(self, left: int, right: int) -> Explanation:
        """Return the same with all places moved, from the wordings into their documents."""
        return Explanation(relation=self.relation, edits=shift_edits(self.edits, left, right))


def explain_wordings(left: str, right: str) -> Explanation:
    """Explain two wordings: their relation, and every difference with its class."""
    pair, drafts = draft_wordings(left, right)
    return Explanation(relation=find_relation(pair, drafts), edits=finish_edits(pair, drafts))


def shift_edits(edits: Iterable[Edit], left: int, right: int) -> tuple[Edit, ...]:
    """Return *edits* with their places on either side moved by so many characters."""
    if left == right == 0:
        return tuple(edits)
    return tuple(
        Edit(
            left=Span(edit.left.start + left, edit.left.end + left),
            right=Span(edit.right.start + right, edit.right.end + right),
            left_text=edit.left_text,
            right_text=edit.right_text,
            change=edit.change,
            is_alteration=edit.is_alteration,
        )
        for edit in edits
    )


def draft_wordings(left: str, right: str) -> tuple[Pair, tuple[Draft, ...]]:
    """Align two wordings and draft their differences, in the order of the columns."""
    pair = _make_pair(read_wording(left), read_wording(right))
    return pair, draft_edits(pair)


def finish_edits(pair: Pair, drafts: Iterable[Draft]) -> tuple[Edit, ...]:
    """Make edits of drafts, those of one kind that stand side by side joined, in order of place."""
    edits = sorted((_make_edit(pair, draft) for draft in _merge(drafts)), key=_get_place)
    return _drop_shadows(edits)


def _drop_shadows(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Drop what is said of a place twice: "$5bn" for "€5bn" is a unit, no typography beside."""
    if all(edit.change is not Change.TYPOGRAPHY for edit in edits):
        return tuple(edits)
    told = {_get_place(edit) for edit in edits if edit.change is not Change.TYPOGRAPHY}
    return tuple(
        edit
        for edit in edits
        if edit.change is not Change.TYPOGRAPHY or _get_place(edit) not in told
    )


def _make_pair(one: Reading, other: Reading) -> Pair:
    left = join_compounds(one, other)
    right = join_compounds(other, left)
    aligned = align_readings(left, right)
    moves = find_moves(left, right, aligned)
    columns = split_moved(part_turned(left, right, aligned), moves)
    return Pair(left=left, right=right, columns=columns, moves=moves)


def find_relation(pair: Pair, drafts: Sequence[Draft]) -> Relation:
    """Return how the words of two wordings stand to each other."""
    same = sum(pair.is_same)
    if same == 0:
        is_same = normalize_text(pair.left.text).text == normalize_text(pair.right.text).text
        return Relation.IDENTICAL if is_same else Relation.REWORDED
    if any(draft.is_counted or _splits_word(pair, draft) for draft in drafts):
        return Relation.REWORDED
    cuts = [draft for draft in drafts if draft.is_end or draft.finding.change is Change.ELLIPSIS]
    left_has_more = any(draft.left[0] < draft.left[1] for draft in cuts)
    right_has_more = any(draft.right[0] < draft.right[1] for draft in cuts)
    if left_has_more and right_has_more:
        return Relation.OVERLAPPING if same >= FEWEST_OVERLAPPING else Relation.REWORDED
    return Relation.TRUNCATED if cuts else Relation.IDENTICAL


def _splits_word(pair: Pair, draft: Draft) -> bool:
    """Whether a denial is cut from the word it is written in: "is" is no shorter "isn't"."""
    if draft.finding.change is not Change.NEGATION:
        return False
    return any(
        0 < start < end and reading.words[start].start <= reading.words[start - 1].end
        for reading, (start, end) in _sides(pair, draft)
    )


def _merge(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Join drafts of one kind that stand side by side in both wordings."""
    runs: list[list[Draft]] = []
    for draft in drafts:
        if runs and _is_next(runs[-1][-1], draft):
            runs[-1].append(draft)
        else:
            runs.append([draft])
    return tuple(run[0] if len(run) == 1 else _join(run[0], run[-1]) for run in runs)


def _join(first: Draft, last: Draft) -> Draft:
    left, right = (first.left[0], last.left[1]), (first.right[0], last.right[1])
    return first._replace(left=left, right=right)


def _is_next(before: Draft, draft: Draft) -> bool:
    return (
        before.finding == draft.finding
        and before.is_counted == draft.is_counted
        and before.left[1] == draft.left[0]
        and before.right[1] == draft.right[0]
    )


def _make_edit(pair: Pair, draft: Draft) -> Edit:
    left = _find_place(pair.left, draft.left, draft.finding.change)
    right = _find_place(pair.right, draft.right, draft.finding.change)
    return Edit(
        left=left,
        right=right,
        left_text=pair.left.text[left.start : left.end],
        right_text=pair.right.text[right.start : right.end],
        change=draft.finding.change,
        is_alteration=draft.finding.is_alteration or _is_disordered(pair, draft),
    )


def _find_place(reading: Reading, words: tuple[int, int], change: Change) -> Span:
    start, end = words
    if end - start == 1:
        return Span(reading.words[start].start, reading.words[start].end)
    if start < end:
        return Span(reading.words[start].start, max(word.end for word in reading.words[start:end]))
    if change is Change.ELLIPSIS and start in reading.cuts:
        return reading.cuts[start]
    place = reading.words[start - 1].end if start else 0
    return Span(place, place)


def _is_disordered(pair: Pair, draft: Draft) -> bool:
    """Whether a piece before or after an ellipsis stands in the wrong order."""
    if draft.finding.change is not Change.REORDERING:
        return False
    return any(end in reading.cuts for reading, words in _sides(pair, draft) for end in words)


def _sides(pair: Pair, draft: Draft) -> tuple[tuple[Reading, tuple[int, int]], ...]:
    return (pair.left, draft.left), (pair.right, draft.right)


def _get_place(edit: Edit) -> tuple[int, int, int, int]:
    """Return the two spans as plain numbers, which sort faster than records."""
    return edit.left.start, edit.left.end, edit.right.start, edit.right.end
