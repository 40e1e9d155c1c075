"""The search for the speakers of a conversation, and what is found for each."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from quoteverify import Document, extract_quotes
from quoteverify.attribute._dialogue import NOBODY, Move, find_best
from quoteverify.data import load_table

WEIGHTS = st.integers(-8, 8).map(float)
TURNS = st.lists(
    st.tuples(
        st.lists(st.tuples(st.sampled_from("ABC"), WEIGHTS), min_size=1, unique_by=lambda o: o[0]),
        st.builds(Move, WEIGHTS, WEIGHTS),
    ),
    max_size=5,
)


def weigh(path, turns):
    """Add up, in the plainest way, what a sequence of speakers is worth."""
    total, before, last = 0.0, NOBODY, NOBODY
    for person, (options, move) in zip(path, turns, strict=True):
        total += dict(options)[person]
        total += move.same if person == last else move.back if person == before else 0
        before, last = last, person
    return total


@given(TURNS)
def test_no_sequence_of_speakers_is_better_than_the_one_found(turns):
    """Trying every sequence finds none that is worth more."""
    found = find_best([options for options, _ in turns], [move for _, move in turns])
    every = product(*[[person for person, _ in options] for options, _ in turns])
    assert weigh(found, turns) == max(weigh(path, turns) for path in every)


def test_each_finding_of_a_conversation_has_a_weight():
    """What a conversation finds and the table agree on the names."""
    table = load_table("dialogue")
    assert table["same"].keys() == table["back"].keys()
    assert {"called before", "called here", "told last", "pronoun: wrong"} <= table[
        "weights"
    ].keys()


def test_the_narrator_is_not_whom_a_pronoun_means():
    """Where somebody says "I", "he said" is another's."""
    text = (
        "“Sit down,” I said.\n\n“Why?” said Jakob.\n\n“You are tired,” I said.\n\n"
        "“I am not,” he said.\n\n“You are.”\n\n“Then I shall sit.”"
    )
    speakers = [quote.speaker for quote in extract_quotes(Document("d", text))]
    assert speakers == [None, "Jakob", None, "Jakob", None, "Jakob"]
