"""The reason for a label: one plain sentence, word for word."""

from __future__ import annotations

import pytest

from quoteverify.label._coverage import Coverage
from quoteverify.label._evidence import Findings
from quoteverify.label._reasons import give_reason
from quoteverify.records import Change, Edit, Evidence, Label, Relation, Span

SOURCES = frozenset({"record", "minutes"})


def _place(name, relation=Relation.IDENTICAL, *, edits=(), in_marks=True):
    return Evidence(
        document_id=name,
        start=0,
        end=9,
        quote_id=None,
        in_marks=in_marks,
        relation=relation,
        score=1.0 if relation is Relation.IDENTICAL else 0.8,
        edits=edits,
    )


def _edit(left, right, change=Change.NUMBER, *, at=4):
    return Edit(
        left=Span(at, at + len(left)),
        right=Span(7, 7 + len(right)),
        left_text=left,
        right_text=right,
        change=change,
        is_alteration=True,
    )


def _reason(label=Label.VERBATIM, *, evidence=(), alterations=(), **fields):
    facts = {
        "coverage": Coverage(9, 9),
        "is_partial": False,
        "alterations": alterations,
        "conflicts": (),
        "slightness": None,
        "source_ids": SOURCES,
        "turns": {},
        "unread_sources": (),
    }
    given = {name: fields.pop(name) for name in list(fields) if name in facts}
    findings = Findings(corroborating=tuple(evidence), **fields)
    return give_reason(label, findings, **{**facts, **given})


@pytest.mark.parametrize(
    "places,reason",
    [
        ([_place("b")], "b has the same words."),
        ([_place("b"), _place("b")], "b has the same words."),
        ([_place("b"), _place("c"), _place("d")], "b, c and d have the same words."),
        (
            [_place(name) for name in "bcdef"],
            "b, c, d and 2 more have the same words.",
        ),
        (
            [_place("b"), _place("c", Relation.TRUNCATED)],
            "b and c have the same words, whole or in part.",
        ),
        ([_place("b"), _place("c", Relation.REWORDED)], "b has the same words."),
        ([_place("record")], "record has the same words, inside quotation marks."),
        (
            [_place("record", in_marks=False), _place("minutes", in_marks=False)],
            "record and minutes have the same words, outside quotation marks.",
        ),
        (
            [_place("record"), _place("minutes", in_marks=False)],
            (
                "record and minutes have the same words, in record inside quotation marks,"
                " in minutes outside quotation marks."
            ),
        ),
        (
            [_place("record", in_marks=False), _place("b")],
            "record and b have the same words, in record outside quotation marks.",
        ),
        (
            [_place("record"), _place("record", in_marks=False)],
            "record has the same words, inside quotation marks.",  # the best place speaks
        ),
    ],
)
def test_who_has_the_words(places, reason):
    """The documents that bear a quote out are named, and how its sources have the words."""
    assert _reason(evidence=places) == reason


def test_how_far_and_against_whom():
    """A part is counted, conflicts and what could not be read are told, each after a semicolon."""
    assert _reason(
        evidence=[_place("b", Relation.TRUNCATED)],
        coverage=Coverage(8, 24),
        is_partial=True,
        conflicts=[("Bo Ek", "b")],
        unread_sources=["z.pdf", "a.pdf"],
    ) == (
        "b has the same words, one of the two cut shorter; verbatim in part: 8 of 24 words;"
        " b gives the words to Bo Ek; a.pdf and z.pdf could not be read."
    )
    worded = _reason(Label.PARAPHRASED, evidence=[_place("b", Relation.REWORDED)], is_partial=True)
    assert worded == "b has it in other words."


@pytest.mark.parametrize(
    "fields,reason",
    [
        ({}, "No source and no other document has it."),
        ({"source_ids": frozenset()}, "No other document has it."),
        (
            {"slightness": "A fragment"},
            "A fragment: another document could share it by coincidence.",
        ),
        (
            {"slightness": "A fragment", "copies": (_place("b"),), "dependences": ("one origin",)},
            "Only b has it, which is not independent: one origin.",
        ),
        (
            {
                "slightness": "A fragment",
                "copies": (_place("b"),),
                "dependences": ("one origin",),
                "coincidences": (_place("c"),),
            },
            "A fragment: another document could share it by coincidence.",
        ),
        (
            {"coincidences": (_place("b"),), "others": (_place("c"),)},
            "Another document shares only a phrase too slight to corroborate it.",
        ),
        (
            {
                "copies": (_place("b"), _place("c", Relation.REWORDED), _place("b")),
                "dependences": ("one origin", "one publisher", "one origin"),
            },
            "Only b and c have it, which are not independent: one origin and one publisher.",
        ),
    ],
)
def test_why_it_stands_alone(fields, reason):
    """What a single-source quote lacks is said by the first fact that explains it."""
    assert _reason(Label.SINGLE_SOURCE, **fields) == reason


TWO, TEN = _edit("two", "nine"), _edit("two", "ten")
LATER = _edit("not", "", Change.NEGATION, at=12)


@pytest.mark.parametrize(
    "edits,alterations,told",
    [
        ([[TWO]], [TWO], "the wordings differ in a number: “two” against “nine”"),
        ([[TWO], []], [TWO], "the wording in b differs in a number: “two” against “nine”"),
        ([[TWO], [TWO]], [TWO], "the wordings differ in a number: “two” against “nine”"),
        ([[TWO], [TWO], []], [TWO], "the wordings in b and c differ in a number:"),
        ([[TWO], [TEN]], [TWO, TEN], "the wording in b differs in a number: “two” against"),
        ([[TWO], [LATER]], [TWO, LATER], "the wording in b differs in a number: “two” against"),
        ([[TWO], [LATER]], [TWO, LATER], "“nine”, and 1 more."),
        ([[LATER]], [LATER], "the wordings differ in a negation: “not” against nothing."),
        (
            [[_edit("Ek", "Lund", Change.NAMED_ENTITY)]],
            [_edit("Ek", "Lund", Change.NAMED_ENTITY)],
            "differ in a named entity: “Ek” against “Lund”.",
        ),
        (
            [[_edit("Ek", "Ek", Change.NAMED_ENTITY)]],
            [_edit("Ek", "Ek", Change.NAMED_ENTITY)],
            "differ in a named entity: “Ek” in another place.",
        ),
        (
            [[_edit("[sic]", "Lund", Change.ELLIPSIS)]],
            [_edit("[sic]", "Lund", Change.ELLIPSIS)],
            "differ in an ellipsis:",
        ),
        ([[_edit("5 km", "5 m", Change.UNIT)]], [_edit("5 km", "5 m", Change.UNIT)], "in a unit:"),
    ],
)
def test_what_is_altered(edits, alterations, told):
    """The first alteration is told with who has it and both texts, the rest are counted."""
    places = [
        _place(name, Relation.REWORDED, edits=made)
        for name, made in zip("bcd", edits, strict=False)
    ]
    assert told in _reason(Label.PARAPHRASED, evidence=places, alterations=alterations)


def test_a_change_is_one_however_it_is_written():
    """The same change in capitals, or at another place of the fellow, is not counted again."""
    again = _edit("TWO", "Nine")
    moved = Edit(
        left=TWO.left,
        right=Span(20, 24),
        left_text="two",
        right_text="nine",
        change=Change.NUMBER,
        is_alteration=True,
    )
    places = [_place("b", Relation.REWORDED, edits=[TWO]), _place("c", Relation.REWORDED)]
    for other in (again, moved):
        reason = _reason(Label.PARAPHRASED, evidence=places, alterations=[TWO, other])
        assert "more" not in reason


@pytest.mark.parametrize("length,shown", [(40, "x" * 40), (41, "x" * 39 + "…")])
def test_long_texts_are_shortened(length, shown):
    """Of what differs, forty characters are shown on one line."""
    edit = _edit("x" * length, "y\n z")
    places = [_place("b", Relation.REWORDED, edits=[edit])]
    reason = _reason(Label.PARAPHRASED, evidence=places, alterations=[edit])
    assert f"“{shown}” against “y z”." in reason


def test_the_first_copy_that_differs_is_told():
    """Of the copies, the first with an alteration is told; harmless edits are none."""
    harmless = Edit(
        left=Span(0, 1),
        right=Span(0, 1),
        left_text="a",
        right_text="the",
        change=Change.FUNCTION_WORD,
    )
    copies = (
        _place("b", Relation.REWORDED, edits=[harmless]),
        _place("c", Relation.REWORDED, edits=[harmless, TWO]),
        _place("d", Relation.REWORDED, edits=[LATER]),
    )
    reason = _reason(Label.SINGLE_SOURCE, copies=copies, dependences=("one origin",) * 3)
    assert reason.endswith("; the copy in c differs in a number: “two” against “nine”.")
