"""
Audits of a place that has a quote's words: is all of the quote there, and did one person say it?

The words of two wordings can be the same and the place still not bear the quote out: the quote
goes on with words that the text does not have, or the place runs from one speaker's turn into
another's.  Such a place is `reworded`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from quoteverify.match._align import Column
from quoteverify.match._classify import classify_column
from quoteverify.match._fold import fold_text
from quoteverify.match._reading import read_wording
from quoteverify.match._same_words import FEWEST_OVERLAPPING
from quoteverify.records import Change, Edit, Passage, Relation, Span
from quoteverify.text.turns import Turn, find_speaker, find_turns, may_have_turns

__all__ = [
    "audit_turns",
    "audit_words",
    "describe_insertion",
    "list_missing",
    "make_reworded",
    "refuse_missing",
]

_LETTER = re.compile(r"[^\W_]")
_NEARLY_ONE = 0.9999  # the score of the same words that are not one quote


def list_missing(passage: Passage) -> tuple[Edit, ...]:
    """Return the edits of a passage of the same words that are words of the quote's alone."""
    if not passage.relation.has_same_words:
        return ()
    return tuple(
        edit
        for edit in passage.edits
        if not edit.right_text and edit.change is not Change.BRACKET and _has_words(edit.left_text)
    )


def audit_words(quote: str, passage: Passage, text: str) -> Passage:
    """
    Return *passage* as it must be read where *quote* has words that the text has not.

    Where the text breaks off there, as a page or a chunk does, the two overlap.  Elsewhere the
    rest of the quote is in nobody's mouth, and the passage is reworded.
    """
    missing = list_missing(passage)
    if not missing:
        return passage
    is_cut_off = all(_is_at_edge(edit, passage, text) for edit in missing)
    words = len(read_wording(text[passage.start : passage.end]).words)
    if is_cut_off and words >= FEWEST_OVERLAPPING:
        return evolve(passage, relation=Relation.OVERLAPPING)
    return refuse_missing(quote, passage)


def refuse_missing(quote: str, passage: Passage) -> Passage:
    """Return *passage* as reworded by the words of *quote* that it lacks."""
    missing = list_missing(passage)
    told = [_describe_addition(quote, edit) for edit in missing]
    kept = [edit for edit in passage.edits if edit not in missing]
    return make_reworded(passage, [*kept, *told])


def audit_turns(quote: str, passage: Passage, text: str) -> Passage:
    """Return *passage* as reworded where it runs from one speaker's turn into another's."""
    crossed = [turn for turn in _iter_crossed(passage, text) if not _shows_label(quote, turn, text)]
    if not crossed:
        return passage
    edits = list(passage.edits)
    for turn in crossed:
        place = (turn.start, turn.end)
        told = describe_insertion(quote, passage.start, place, text, Change.NAMED_ENTITY)
        edits = [edit for edit in edits if not _is_insertion_of(edit, turn)]
        edits.append(told)
    return make_reworded(passage, edits)


def _shows_label(quote: str, turn: Turn, text: str) -> bool:
    """Whether a quote has the label of a turn itself, with what follows it: "Ruiz:" is no cut."""
    return text[turn.start : turn.end + 1].casefold() in quote.casefold()


def _is_insertion_of(edit: Edit, turn: Turn) -> bool:
    """Whether an edit says no more than that the name of *turn* is in the text alone."""
    return not edit.left_text and turn.start <= edit.right.start and edit.right.end <= turn.end


def _iter_crossed(passage: Passage, text: str) -> Iterator[Turn]:
    if not may_have_turns(text, passage.start + 1, passage.end):
        return
    turns = find_turns(text, around=(passage.start, passage.end))
    speaker = find_speaker(turns, passage.start)
    for turn in turns:
        if passage.start < turn.start < passage.end and turn.name != speaker:
            yield turn
            speaker = turn.name


def _is_at_edge(edit: Edit, passage: Passage, text: str) -> bool:
    """Whether no word of the text stands before, or after, the place where the edit's would."""
    is_head = edit.right.start <= passage.start
    low, high = (0, passage.start) if is_head else (passage.end, len(text))
    return _LETTER.search(text, low, high) is None


def _describe_addition(quote: str, edit: Edit) -> Edit:
    """Describe words of the quote that the text has not, by the gravest of them."""
    reading = read_wording(quote)
    found = [
        classify_column(reading, reading, Column(at, None))
        for at, word in enumerate(reading.words)
        if edit.left.start <= word.start < edit.left.end
    ]
    change = next((one.change for one in found if one.is_alteration), Change.WORDING)
    return evolve(edit, change=change, is_alteration=any(one.is_alteration for one in found))


def describe_insertion(
    quote: str, start: int, place: tuple[int, int], text: str, change: Change
) -> Edit:
    """Describe what *text* has at *place*, after the quote's beginning at *start*, as left out."""
    letters = fold_text(quote)
    nth = min(len(fold_text(text[start : place[0]])), len(letters))
    at = int(letters.places[nth]) if nth < len(letters) else len(quote)
    return Edit(
        left=Span(at, at),
        right=Span(*place),
        left_text="",
        right_text=text[slice(*place)],
        change=change,
        is_alteration=True,
    )


def make_reworded(passage: Passage, edits: Sequence[Edit]) -> Passage:
    """Return *passage* with these edits, as one in other words."""
    return evolve(
        passage,
        relation=Relation.REWORDED,
        score=min(passage.score, _NEARLY_ONE),
        edits=sorted(edits, key=lambda edit: (edit.left, edit.right)),
    )


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))
