"""The laws of deciding what is presented as somebody's words."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from quoteverify.attribute._presented import decide_presented
from quoteverify.extract import extract_spans
from quoteverify.records import Document, Quote
from tests.property.strategies import MARKS, texts

PIECES = [*MARKS, "—", ",", ".", "?", " ", " ", "\n", "\n\n"]
WORDS = ["said", "Oda", "the", "Kiln", "show", "called", "isn't", "a", "Yes", "we", "is"]

prose = st.lists(st.sampled_from(PIECES + WORDS * 2), max_size=60).map("".join)


def decide(text: str) -> tuple[Quote, ...]:
    """Return the quotes of *text*, decided."""
    document = Document("doc", text)
    return decide_presented(document, extract_spans(document))


@given(st.one_of(prose, texts))
def test_only_the_flag_is_decided(text: str) -> None:
    """Every quote comes back in order and as it was, but for `is_attributed`."""
    spans = extract_spans(Document("doc", text))
    plain = [attrs.evolve(quote, is_attributed=True) for quote in decide(text)]
    assert plain == [attrs.evolve(quote, is_attributed=True) for quote in spans]


@given(prose, prose)
def test_a_later_paragraph_changes_no_earlier_decision(text: str, later: str) -> None:
    """What is somebody's words stays so, whatever the document goes on to say."""
    text = "Oda speaks.\n\n" + text  # a first line alone is no headline until text follows
    both = decide(text + "\n\n" + later)
    decided = {quote.id: quote for quote in both}
    for quote in decide(text):
        same = decided.get(quote.id)
        if same is None or attrs.evolve(same, is_attributed=quote.is_attributed) != quote:
            continue  # the span itself was left open, and goes on
        assert same.is_attributed == quote.is_attributed
