"""A shorter text beside the likeliest sentences of a longer."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteverify import compare_quotes
from quoteverify.match import score_pairs
from quoteverify.match._excerpts import list_excerpts, pair_with_excerpts
from quoteverify.match._table import analyse_texts

BEFORE = "The council met on Tuesday evening. Hardly anybody had come to listen."
AFTER = "I went home by the river. My daughter was still awake."

REWORDED = [
    (
        "The ferry will not sail before the ice has gone.",
        "the ferry won't sail until the ice is gone",
    ),
    (
        "Every well in the valley was dry by the end of August.",
        "by late August every well in the valley had run dry",
    ),
    (
        "The bridge will not carry lorries of 12 tonnes.",
        "The bridge will carry lorries of 10 tonnes,",
    ),
]
SENTENCES = ("We left.", "Nobody came at all.", "So?", "It was a long and cold night.")

sentences = st.lists(st.sampled_from(SENTENCES), max_size=9)


def pick(longer, shorter):
    """Return the excerpt of *longer* that is chosen for *shorter*, None if there is none."""
    table = analyse_texts([longer, shorter])
    found = pair_with_excerpts(table, np.array([0]), np.array([1]))
    return found.table.texts[found.left[0]] if found and len(found.rows) else None


@pytest.mark.parametrize("sentence, report", REWORDED)
def test_a_sentence_is_found_among_others(sentence, report):
    """What a report has of a longer statement in other words is the same utterance."""
    assert pick(f"{BEFORE} {sentence} {AFTER}", report) == sentence
    (score,) = score_pairs([(f"{BEFORE} {sentence} {AFTER}", report)])
    assert score >= 0.5


@pytest.mark.parametrize("sentence, report", REWORDED)
def test_other_sentences_do_not_stand_for_it(sentence, report):
    """Without that sentence, what is left of the statement is no utterance of the report's."""
    (score,) = score_pairs([(f"{BEFORE} {AFTER}", report)])
    assert score < 0.1


def test_what_an_excerpt_changes_is_shown():
    """A denial dropped from one sentence of three is an alteration of a match that passes."""
    match = compare_quotes(
        f"{BEFORE} The bridge will not carry lorries of 12 tonnes. {AFTER}",
        "The bridge will carry lorries of 10 tonnes,",
    )
    assert match.score >= 0.5
    assert [edit.change.value for edit in match.alterations] == ["negation", "number"]


@given(sentences, st.integers(min_value=1, max_value=12))
def test_excerpts_are_runs_of_about_the_length(given_sentences, length):
    """Each is a run of sentences, not all of them, and only as long as it must be and one more."""
    whole = " ".join(given_sentences)
    for excerpt in list_excerpts(given_sentences, length):
        assert excerpt in whole
        assert excerpt != whole or whole.count(excerpt) > 1
        words = len(excerpt.split())
        assert words - max(len(s.split()) for s in given_sentences) < 1.5 * length


def test_the_work_is_linear():
    """Of two thousand sentences of a word, excerpts of a thousand words begin at a few places."""
    excerpts = list(list_excerpts(["No."] * 2000, 1000))
    assert len(excerpts) <= 2 * (2000 / (1000 / 8) + 1)


def test_texts_of_like_length_have_no_excerpt():
    """Where nothing would be left out, or nothing is shared, the whole texts are compared."""
    assert pick("We left. It rained.", "It rained. We stayed.") is None
    assert pick(BEFORE, "ferries sail") is None
    assert pick("one sentence that goes on and on", "that goes on") is None


@given(sentences, sentences)
def test_a_score_is_the_same_from_either_side(one, other):
    """(a, b) and (b, a) have one score, alone and among others."""
    a, b = " ".join(one), " ".join(other)
    many = score_pairs([(a, b), (b, a), ("It was cold.", a)])
    assert many[0] == many[1] == score_pairs([(b, a)])[0]
