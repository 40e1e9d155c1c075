"""The laws of deciding what is presented as somebody's words."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from quoteverify.attribute import attribute_quotes
from quoteverify.extract import extract_spans
from quoteverify.records import Document, Quote
from tests.property.strategies import MARKS, texts

PIECES = [*MARKS, "—", ",", ".", "?", " ", " ", "\n", "\n\n"]
WORDS = ["said", "Oda", "the", "Kiln", "show", "called", "isn't", "a", "Yes", "we", "is"]

prose = st.lists(st.sampled_from(PIECES + WORDS * 2), max_size=60).map("".join)


def decide(text: str) -> tuple[Quote, ...]:
    """Return the quotes of *text*, decided."""
    document = Document("doc", text)
    return attribute_quotes(document, extract_spans(document))


@given(st.one_of(prose, texts))
def test_only_the_flag_is_decided(text: str) -> None:
    """Every quote comes back in order and as it was, but for `is_attributed` and who said it."""
    spans = extract_spans(Document("doc", text))
    plain = [attrs.evolve(q, is_attributed=True, attribution=None) for q in decide(text)]
    assert plain == [attrs.evolve(quote, is_attributed=True) for quote in spans]


@given(prose, prose)
def test_a_later_paragraph_changes_no_earlier_decision(text: str, later: str) -> None:
    """What is somebody's words stays so, whatever the document goes on to say."""
    text = "Oda speaks.\n\n" + text  # a first line alone is no headline until text follows
    both = decide(text + "\n\n" + later)
    decided = {quote.id: quote for quote in both}
    for quote in decide(text):
        same = decided.get(quote.id)
        if same is None or not _are_alike(same, quote):
            continue  # the span itself was left open, and goes on
        assert same.is_attributed == quote.is_attributed


def _are_alike(one: Quote, other: Quote) -> bool:
    """Whether two quotes are the same but for what was decided of them."""
    decided = attrs.evolve(one, is_attributed=other.is_attributed, attribution=other.attribution)
    return decided == other
