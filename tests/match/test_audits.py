"""Audits of a place that has a quote's words: what is missing there, and who speaks."""

from __future__ import annotations

import pytest

from quoteverify.match._audits import (
    audit_turns,
    audit_words,
    describe_insertion,
    list_missing,
    make_reworded,
    refuse_missing,
)
from quoteverify.records import Change, Edit, Passage, Relation, Span

QUOTE = "the mill will never stay open all year"


def _edit(left, right, left_text, right_text, change=Change.ELLIPSIS):
    return Edit(
        left=Span(*left),
        right=Span(*right),
        left_text=left_text,
        right_text=right_text,
        change=change,
    )


def _passage(start, end, *edits, relation=Relation.TRUNCATED, score=0.9):
    return Passage(start=start, end=end, score=score, relation=relation, edits=edits)


def _lack(text, at, *, quote=QUOTE, change=Change.ELLIPSIS):
    """Return the edit of words that a quote has alone; *at* is their place in the text."""
    start = quote.index(text)
    return _edit((start, start + len(text)), (at, at), text, "", change)


def test_what_is_missing():
    """Words of the quote's alone are missing, if the words that both have are the same."""
    lack = _lack("all year", 20)
    others = (
        _lack(" ", 20),  # no word
        _lack("never", 15, change=Change.BRACKET),
        _edit((0, 3), (0, 3), "the", "The", Change.TYPOGRAPHY),
        _edit((8, 8), (8, 12), "", "soon"),
    )
    assert list_missing(_passage(0, 20, lack, *others)) == (lack,)
    assert list_missing(_passage(0, 20, lack, relation=Relation.REWORDED)) == ()


@pytest.mark.parametrize(
    "text,relation",
    [
        ("the mill will never stay open", Relation.OVERLAPPING),
        ("the mill will never stay open .\n", Relation.OVERLAPPING),  # no word follows
        ("the mill will never stay", Relation.REWORDED),  # five words are too few
        ("the mill will never stay open a", Relation.REWORDED),
        ("the mill will never stay open 5", Relation.REWORDED),
    ],
)
def test_a_text_that_breaks_off(text, relation):
    """Where a text ends in the middle of a quote, six words of it overlap; five do not."""
    end = min(len(text), len("the mill will never stay open"))
    rest = QUOTE[end:].strip()
    audited = audit_words(QUOTE, _passage(0, end, _lack(rest, end)), text)
    assert audited.relation is relation
    if relation is Relation.OVERLAPPING:
        assert audited.score == 0.9


def test_a_text_that_sets_in():
    """A text that begins in the middle of a quote overlaps; one with words before that does not."""
    shared = "will never stay open all year"
    for before, relation in (("", Relation.OVERLAPPING), ("I ", Relation.REWORDED)):
        start = len(before)
        passage = _passage(start, start + len(shared), _lack("the mill", start))
        assert audit_words(QUOTE, passage, before + shared).relation is relation


def test_a_whole_place_is_as_it_was():
    """A place that lacks nothing is left alone, whatever else differs."""
    passage = _passage(0, 5, _edit((0, 3), (0, 3), "the", "The", Change.TYPOGRAPHY))
    assert audit_words(QUOTE, passage, "other words before and after") is passage


def test_missing_words_are_told_by_the_gravest():
    """What a place lacks is a negation if a "never" is in it, and else another wording."""
    kept = _edit((0, 3), (0, 3), "the", "The", Change.TYPOGRAPHY)
    for text, change, is_alteration in (
        ("never stay", Change.NEGATION, True),
        ("will never stay", Change.NEGATION, True),
        ("will ", Change.WORDING, False),  # up to the "never", without it
        ("all year", Change.WORDING, False),
        ("the mill", Change.WORDING, False),
    ):
        refused = refuse_missing(QUOTE, _passage(0, 5, kept, _lack(text, 5)))
        assert (refused.relation, refused.score) == (Relation.REWORDED, 0.9)
        told = [edit for edit in refused.edits if edit != kept]
        assert [(e.left_text, e.change, e.is_alteration) for e in told] == [
            (text, change, is_alteration)
        ]
        assert kept in refused.edits


def test_reworded_is_less_than_one_and_in_order():
    """A place made reworded scores less than 1, and its edits stand in order of place."""
    edits = [_lack("never", 9), _edit((0, 3), (0, 3), "the", "The", Change.TYPOGRAPHY)]
    made = make_reworded(_passage(0, 9, score=1.0, relation=Relation.IDENTICAL), edits)
    assert made.score == 0.9999
    assert made.edits == (edits[1], edits[0])


TURNS = "ROY: the mill will never\nEK: stay open all year\nROY: thank you"


def _cross(text, *edits, start=5, words="all year"):
    end = text.index(words) + len(words)
    passage = _passage(start, end, *edits, relation=Relation.IDENTICAL, score=1.0)
    return audit_turns(QUOTE, passage, text)


def test_a_place_in_two_turns():
    """A place that runs into another's turn is reworded, by the label where it is left out."""
    place = TURNS.index("EK"), TURNS.index("EK") + 3
    crossed = _cross(TURNS)
    (told,) = crossed.edits
    assert crossed.relation is Relation.REWORDED
    assert (told.change, told.is_alteration) == (Change.NAMED_ENTITY, True)
    assert (told.left, told.left_text) == (Span(QUOTE.index("stay"), QUOTE.index("stay")), "")
    assert TURNS[slice(told.right.start, told.right.end)] == told.right_text
    assert told.right.start == place[0]


def test_the_label_is_told_once():
    """An edit that says only that the label is in the text makes room for that of the audit."""
    (told,) = _cross(TURNS).edits
    start, end = told.right.start, told.right.end
    at = told.left.start
    label = _edit((at, at), (start, end - 1), "", TURNS[start : end - 1], Change.WORDING)
    whole = _edit((at, at), (start, end), "", TURNS[start:end], Change.WORDING)
    wider = _edit((at, at), (start - 1, end), "", TURNS[start - 1 : end], Change.WORDING)
    longer = _edit((at, at), (start, end + 1), "", TURNS[start : end + 1], Change.WORDING)
    other = _edit((at, at + 4), (start, end), "stay", TURNS[start:end], Change.WORDING)
    kept = _cross(TURNS, label, whole, wider, longer, other).edits
    assert set(kept) == {told, wider, longer, other}


def test_turns_that_are_not_crossed():
    """A turn that begins with the place or after it, or has its speaker, is no crossing."""
    again = TURNS.replace("EK:", "ROY:")
    assert _cross(again).relation is Relation.IDENTICAL
    assert _cross(TURNS, words="never").relation is Relation.IDENTICAL
    assert _cross(TURNS, words="never\n").relation is Relation.IDENTICAL
    assert _cross(TURNS, start=TURNS.index("EK:")).relation is Relation.IDENTICAL
    assert _cross(TURNS, words="year\n").relation is Relation.REWORDED
    prose = "the mill will never stay open all year"
    assert _cross(prose, start=0).relation is Relation.IDENTICAL


def test_each_other_speaker_is_told():
    """Of a place in three turns, each change of the speaker is told."""
    crossed = _cross(TURNS, words="thank you")
    assert [edit.right_text[:2] for edit in crossed.edits] == ["EK", "RO"]


@pytest.mark.parametrize(
    "text,at",
    [
        ("the mill will [x] never stay", QUOTE.index("never")),
        ("[x] the mill", 0),
        (f"{QUOTE} [x]", len(QUOTE)),
        (f"{QUOTE} once more [x]", len(QUOTE)),  # more letters than the quote has
    ],
)
def test_where_words_are_left_out(text, at):
    """An insertion of the text stands in the quote before the letter that comes next."""
    place = text.index("["), text.index("]") + 1
    told = describe_insertion(QUOTE, 0, place, text, Change.BRACKET)
    assert (told.left, told.left_text, told.right_text) == (Span(at, at), "", "[x]")
    assert told.right == Span(*place)
    assert told.is_alteration
