"""The three articles, quote by quote."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoteverify.extract import extract_spans
from quoteverify.records import Document

PLACES = {
    "000_b190f026a2f04b92.txt": ((721, 810), (1248, 1308), (2294, 2347)),
    "002_a133d0c7e8fa9562.txt": ((729, 794), (982, 1129), (1552, 1679), (1827, 1971), (2138, 2209)),
    "003_c31f9f9f58122cf4.txt": (
        (1448, 1479),
        (1575, 1659),
        (2213, 2295),
        (2633, 2644),
        (2762, 2851),
        (4053, 4085),
    ),
}


@pytest.mark.parametrize("name", PLACES)
def test_every_quote_of_the_articles_is_found_in_its_place_and_nothing_else(
    seeds: Path, name: str
) -> None:
    """Apostrophes, teasers and questions without marks give no quote; the fourteen quotes do."""
    document = Document(name, (seeds / name).read_bytes().decode("utf-8"))
    quotes = extract_spans(document)
    assert tuple((quote.start, quote.end) for quote in quotes) == PLACES[name]
    assert not any(quote.flags or quote.outer_id or quote.continues_id for quote in quotes)
