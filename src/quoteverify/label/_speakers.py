"""Whether the same words are given to two people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quoteverify.records import Evidence, Quote, QuoteId
from quoteverify.text.names import are_compatible_names

__all__ = ["find_conflicting_speakers"]


def find_conflicting_speakers(
    quote: Quote, evidence: Iterable[Evidence], speakers: Mapping[QuoteId, str | None]
) -> tuple[tuple[str, str], ...]:
    """Return (name, document id) of each speaker in *evidence* who cannot be the quote's own."""
    if quote.speaker is None:
        return ()
    found: dict[str, str] = {}
    for place in evidence:
        name = speakers.get(place.quote_id) if place.quote_id else None
        if name and not are_compatible_names(quote.speaker, name):
            found.setdefault(name, place.document_id)
    return tuple(sorted(found.items()))
