"""A record that would be wrong cannot be made."""

from __future__ import annotations

import pickle
from functools import partial

import attrs
import pytest

from quoteverify.records import (
    Attribution,
    Change,
    Comparison,
    Document,
    Edit,
    Group,
    Match,
    Passage,
    Quote,
    QuoteId,
    Relation,
    Span,
    make_quote_id,
)

NUMBER = Edit(
    left=Span(3, 5),
    right=Span(4, 6),
    left_text="10",
    right_text="12",
    change=Change.NUMBER,
    is_alteration=True,
)
CASE = Edit(
    left=Span(0, 2),
    right=Span(0, 2),
    left_text="No",
    right_text="no",
    change=Change.TYPOGRAPHY,
)


@pytest.mark.parametrize("start, end", [(-1, 2), (3, 2)])
def test_a_place_does_not_end_before_it_starts(start, end):
    """Of every record with a place, 0 <= start <= end holds."""
    with pytest.raises(ValueError, match="is no place"):
        Span(start, end)
    with pytest.raises(ValueError, match="is no place"):
        Passage(start=start, end=end, score=1.0, relation=Relation.IDENTICAL)


@pytest.mark.parametrize("score", [-0.01, 1.01, float("nan")])
def test_a_score_is_from_zero_to_one(score):
    """No score is outside 0 to 1, on whatever scale its scorer worked."""
    with pytest.raises(ValueError, match="expected 0 to 1"):
        Match(left=QuoteId("a"), right=QuoteId("b"), score=score, relation=Relation.REWORDED)


def test_a_quote_has_the_text_of_its_place():
    """A quote whose text is longer or shorter than its place is refused."""
    with pytest.raises(ValueError, match="has 5 characters; its text has 4"):
        Quote(document_id="a", start=1, end=6, text="four")


def test_a_quote_is_named_by_its_place():
    """Ids come from position: the same input gives the same id."""
    quote = Quote(document_id="a.txt", start=2, end=6, text="four")
    assert quote.id == make_quote_id("a.txt", 2, 6) == "a.txt#2-6"
    assert (quote.span, len(quote.span)) == (Span(2, 6), 4)


def test_a_span_holds_what_lies_within_it():
    """Containment counts the ends in."""
    assert Span(2, 4) in Span(2, 6)
    assert Span(1, 4) not in Span(2, 6)


def test_a_quote_without_attribution_has_no_speaker():
    """The speaker is that of the attribution, and None before there is one."""
    quote = Quote(document_id="a", start=0, end=4, text="four")
    said = attrs.evolve(quote, attribution=Attribution(speaker="Lund", rule="said"))
    assert (quote.speaker, said.speaker) == (None, "Lund")


def test_an_outer_quote_comes_before_its_inner():
    """Of two quotes that start together the longer one is first."""
    outer = Quote(document_id="a", start=0, end=6, text="longer")
    inner = Quote(document_id="a", start=0, end=4, text="long")
    assert sorted([inner, outer], key=lambda quote: quote.sort_key) == [outer, inner]


def test_an_edit_seen_from_the_other_side():
    """Flipping swaps the sides and nothing else."""
    flipped = NUMBER.flip()
    assert (flipped.left, flipped.right) == (NUMBER.right, NUMBER.left)
    assert (flipped.left_text, flipped.right_text) == ("12", "10")
    assert flipped.flip() == NUMBER


@pytest.mark.parametrize(
    "record",
    [
        Comparison(
            left_text="", right_text="", score=0.9, relation=Relation.REWORDED, edits=[CASE, NUMBER]
        ),
        Match(
            left=QuoteId("a"),
            right=QuoteId("b"),
            score=0.9,
            relation=Relation.REWORDED,
            edits=[CASE, NUMBER],
        ),
        Passage(start=0, end=9, score=0.9, relation=Relation.REWORDED, edits=[CASE, NUMBER]),
    ],
    ids=lambda record: type(record).__name__,
)
def test_alterations_are_the_edits_that_can_change_the_meaning(record):
    """Of a difference in case and one in number only the number is an alteration."""
    assert record.edits == (CASE, NUMBER)
    assert record.alterations == (NUMBER,)


def test_a_group_has_two_members():
    """A quote alone is in no group."""
    with pytest.raises(ValueError, match="quote_ids"):
        Group(id="g", quote_ids=[QuoteId("a")], representative_id=QuoteId("a"))


def test_only_reworded_has_other_words():
    """The three other relations promise the same words."""
    other = [relation for relation in Relation if not relation.has_same_words]
    assert other == [Relation.REWORDED]


def test_records_do_not_change():
    """A record is frozen; a new one is made instead."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Document("a", "text").text = "other"


def test_a_document_has_pages_only_where_it_was_given_some():
    """Pages count from 1; a document without pages has none."""
    paged = Document("a", "One. Two.", page_starts=(0, 5))
    assert [paged.find_page(place) for place in (0, 4, 5, 8)] == [1, 1, 2, 2]
    assert Document("a", "One.").find_page(0) is None


def test_what_was_moved_is_told_once():
    """The same words on both sides, capital or not, are said to stand in another place."""
    moved = attrs.evolve(NUMBER, left_text="Of course", right_text="of course")
    assert moved.describe() == "number: “Of course” here, “of course” there"
    moved = attrs.evolve(moved, change=Change.REORDERING)
    assert (
        moved.describe("on the left", "on the right") == "reordering: “Of course” in another place"
    )
    assert not attrs.evolve(moved, right_text="of courses").is_moved
    assert not attrs.evolve(CASE, right_text="No").is_moved


def test_edits_are_worked_out_once_and_only_when_asked_for():
    """What makes the edits of a passage is called by the first who looks at them, and no more."""
    calls = []

    def work_out():
        calls.append(1)
        return [CASE, NUMBER]

    passage = Passage(start=0, end=9, score=0.9, relation=Relation.REWORDED, edits=work_out)
    assert not calls
    assert passage.alterations == (NUMBER,)
    assert passage.edits == (CASE, NUMBER)
    assert attrs.evolve(passage, start=1).edits == passage.edits
    assert len(calls) == 1


def test_edits_that_wait_make_no_difference():
    """Two passages are one whether their edits were worked out or not; so are their copies."""
    given = {"start": 0, "end": 9, "score": 0.9, "relation": Relation.REWORDED}
    waiting = Passage(**given, edits=partial(list, [CASE]))
    ready = Passage(**given, edits=[CASE])
    assert attrs.asdict(Passage(**given, edits=partial(list, [CASE]))) == attrs.asdict(ready)
    assert pickle.loads(pickle.dumps(Passage(**given, edits=partial(list, [CASE])))) == ready
    assert waiting == ready
    assert hash(waiting) == hash(ready)
    assert repr(waiting) == repr(ready)
    assert repr(ready).startswith("Passage(start=0, end=9, score=0.9, relation=")
    assert waiting != attrs.evolve(ready, edits=[NUMBER])
    with pytest.raises(AttributeError, match="'Passage' object has no attribute 'edit'"):
        _ = waiting.edit
