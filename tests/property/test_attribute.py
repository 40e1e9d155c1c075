"""Laws of attribution, on any text whatever."""

from __future__ import annotations

from hypothesis import given

from quoteverify.attribute import attribute_quotes
from quoteverify.extract import extract_spans
from quoteverify.records import Document
from tests.property.strategies import documents


@given(documents)
def test_attribution_keeps_the_quotes_and_points_into_the_text(document: Document) -> None:
    """The quotes come back in their order and places; mention and cue lie in the text."""
    quotes = extract_spans(document)
    found = attribute_quotes(document, quotes)
    assert [(quote.id, quote.text) for quote in found] == [(q.id, q.text) for q in quotes]
    for quote in found:
        attribution = quote.attribution
        assert attribution is not None
        for span in filter(None, (attribution.mention, attribution.cue)):
            assert document.text[span.start : span.end].strip()


@given(documents)
def test_an_unknown_speaker_has_a_reason_and_no_confidence(document: Document) -> None:
    """Where the speaker is None the rule says why, and the confidence is 0."""
    for quote in attribute_quotes(document, extract_spans(document)):
        attribution = quote.attribution
        assert attribution is not None
        assert attribution.rule
        assert (attribution.speaker is None) == (attribution.confidence == 0.0)
