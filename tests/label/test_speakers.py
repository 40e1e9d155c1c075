"""Who is said to have said the words at a place."""

from __future__ import annotations

import pytest

from quoteverify.label._speakers import Speakers
from quoteverify.records import (
    Attribution,
    Document,
    Evidence,
    Quote,
    Relation,
    Span,
)

WORDS = "the mill will stay open all year"
CUE = Span(0, 1)
RECORD = f"ROY: {WORDS}. EK: we shall see about that.\nEK: {WORDS}."


def _quote(name, text, speaker, *, start=0, cue=CUE, is_attributed=True, outer=None):
    return Quote(
        document_id=name,
        start=start,
        end=start + len(text),
        text=text,
        attribution=Attribution(speaker=speaker, rule="test", cue=cue, mention=cue),
        is_attributed=is_attributed,
        outer_id=outer,
    )


def _place(quote_or_name, start=0, end=0, *, relation=Relation.IDENTICAL, in_marks=True):
    is_quote = isinstance(quote_or_name, Quote)
    return Evidence(
        document_id=quote_or_name.document_id if is_quote else quote_or_name,
        start=quote_or_name.start if is_quote else start,
        end=quote_or_name.end if is_quote else end,
        quote_id=quote_or_name.id if is_quote else None,
        in_marks=in_marks,
        relation=relation,
        score=1.0 if relation is Relation.IDENTICAL else 0.8,
    )


def _index(quotes, sources=()):
    texts = {quote.document_id: quote.text for quote in quotes if not quote.start}
    return Speakers.from_records(
        quotes, sources, {**texts, **{source.id: source.text for source in sources}}
    )


@pytest.mark.parametrize(
    "own,other,in_marks,rate",
    [
        ("Ana Roy", "Roy", True, 0),
        ("Ana Roy", "Roy", False, 0),
        ("Ana Roy", None, True, 1),
        (None, "Bo Ek", True, 1),
        ("Ana Roy", "the mayor", True, 1),
        ("Ana Roy", "Bo Ek", False, 2),
        ("Ana Roy", None, False, 2),
        ("Ana Roy", "Bo Ek", True, 3),
    ],
)
def test_support(own, other, in_marks, rate):
    """The quote's own speaker supports it best, then one unknown, then none, then another."""
    one, fellow = _quote("a", WORDS, own), _quote("b", WORDS, other)
    assert _index([one, fellow]).rate_support(one, _place(fellow, in_marks=in_marks)) == rate


@pytest.mark.parametrize(
    "relation,other,is_other",
    [
        (Relation.REWORDED, "Bo Ek", True),
        (Relation.TRUNCATED, "Bo Ek", False),
        (Relation.REWORDED, None, False),
        (Relation.REWORDED, "the mayor", False),
        (Relation.REWORDED, "Roy", False),
    ],
)
def test_another_person(relation, other, is_other):
    """Other words are another person's only where both speakers are named and are two."""
    one, fellow = _quote("a", WORDS, "Ana Roy"), _quote("b", WORDS, other)
    speakers = _index([one, fellow])
    assert speakers.is_other_saying(one, _place(fellow, relation=relation)) is is_other


def _tell(inner_text, *, outer_text=None, **fields):
    """Return who says the shared words where a quote of Ana Roy quotes some of them."""
    outer = _quote("a", outer_text or f"He told me: {inner_text}", "Ana Roy")
    start = outer.text.index(inner_text)
    inner = _quote("a", inner_text, "Bo Ek", start=start, outer=outer.id, **fields)
    fellow = _quote("b", WORDS, "Cy Dahl")
    speakers = _index([outer, inner, fellow])
    assert speakers.find_names(fellow, _place(outer))[0] == "Cy Dahl"
    own, name = speakers.find_names(outer, _place(fellow))
    assert speakers.find_names(fellow, _place(outer))[1] == own
    assert name == "Cy Dahl"
    return own


def test_who_only_quotes_the_words():
    """What a quote quotes is said by whom it quotes, if next to nothing of it is its own."""
    assert _tell(WORDS) == "Bo Ek"
    assert _tell("will stay open all year", outer_text=f"I hear {WORDS}") == "Bo Ek"
    assert _tell("stay open all year", outer_text=f"I hear {WORDS}") == "Ana Roy"
    assert _tell("all year", outer_text="I hear all year") == "Ana Roy"  # a fragment tells nothing
    assert _tell("open all year", outer_text="I hear open all year") == "Bo Ek"


def test_what_is_not_said_is_nobodys():
    """A title inside a quote, and a nested quote without a cue, have no speaker of their own."""
    assert _tell(WORDS, is_attributed=False, cue=None) == "Ana Roy"
    assert _tell(WORDS, is_attributed=False) == "Bo Ek"


def test_two_people_quoted_in_one():
    """Each of two people quoted in a quote answers for his own words."""
    text = f"Ek said: we shall see. Dahl said: {WORDS}"
    outer = _quote("a", text, "Ana Roy")
    inner = [
        _quote("a", words, name, start=text.index(words), outer=outer.id)
        for name, words in (("Bo Ek", "we shall see"), ("Cy Dahl", WORDS))
    ]
    fellow = _quote("b", WORDS, None)
    speakers = _index([outer, *inner, fellow])
    assert speakers.find_names(outer, _place(fellow)) == ("Cy Dahl", None)


def test_a_quote_of_its_own_quotes_nobody():
    """Quotes that stand in no other give no speaker to another."""
    one, fellow = _quote("a", WORDS, "Ana Roy"), _quote("b", WORDS, "Bo Ek")
    lone = _quote("a", WORDS[:20], "Cy Dahl", start=5)
    assert _index([one, lone, fellow]).find_names(one, _place(fellow)) == ("Ana Roy", "Bo Ek")


def test_conflicts():
    """Who cannot be the quote's own speaker conflicts, but for documents that agree as well."""
    one = _quote("a", WORDS, "Ana Roy")
    fellows = [
        _quote(name, WORDS, speaker)
        for name, speaker in (("b", "Bo Ek"), ("c", "Cy Dahl"), ("d", "Roy"), ("e", "the mayor"))
    ]
    both = _quote("c", WORDS, "Ana Roy", start=60)
    speakers = _index([one, *fellows, both])
    places = [_place(fellow) for fellow in fellows]
    assert speakers.find_conflicts(one, places) == (("Bo Ek", "b"), ("Cy Dahl", "c"))
    agreeing = Evidence(
        document_id="c", start=60, end=92, quote_id=both.id, relation=Relation.IDENTICAL, score=1.0
    )
    assert speakers.find_conflicts(one, [*places, agreeing]) == (("Bo Ek", "b"),)


def test_the_turn_of_another_conflicts_where_the_speaker_has_turns():
    """The label of a turn tells who speaks only in a transcript that the speaker is in."""
    source = Document("record", RECORD)
    turn = RECORD.rindex(WORDS)
    place = _place("record", turn, turn + len(WORDS), in_marks=False)
    for own, conflicts in (("Ana Roy", (("EK", "record"),)), ("Cy Dahl", ())):
        one = _quote("a", WORDS, own)
        assert _index([one], [source]).find_conflicts(one, [place]) == conflicts
    one = _quote("a", WORDS, "Ana Roy")
    start = RECORD.index(WORDS)
    first = _place("record", start, start + len(WORDS))
    assert _index([one], [source]).find_names(one, first) == ("Ana Roy", "ROY")
