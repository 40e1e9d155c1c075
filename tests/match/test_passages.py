"""Passages: where a quote stands in a long text."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteverify.exceptions import InputTypeError
from quoteverify.match import PassageIndex, find_quote
from quoteverify.match._fold import fold_text
from quoteverify.match._furniture import Furniture
from quoteverify.match._seeds import SeedScan, SeedTable, list_keys, mask_keys
from quoteverify.records import Relation
from quoteverify.settings import MatchSettings
from tests.case_files import Case, read_cases
from tests.property.strategies import WORDS

_TEXTS = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
_CASES = read_cases("find-quote.md")


def _show(text: str) -> str:
    """Write what cannot be seen as the case files do."""
    return "".join(f"\\u{ord(c):04x}" if c in "ﬁﬃ\u0301\f" else c for c in text).replace(
        "\n", "\\n"
    )


@pytest.mark.parametrize("case", _CASES, ids=str)
def test_case(case: Case) -> None:
    """The places of the quote, and how its words stand to theirs, are those of the case."""
    text = case.text("document")
    found = find_quote(case.text("quote"), text)
    shown = [(p.relation.value, _show(text[p.start : p.end])) for p in found]
    assert shown == list(case.rows("passages"))


@given(_TEXTS, st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join))
def test_an_index_finds_what_a_scan_finds(text, quote):
    """Indexing a text changes the time, not the passages."""
    assert PassageIndex(text).find(quote) == find_quote(quote, text)


@given(_TEXTS, st.data())
def test_every_run_of_words_is_found_at_its_place(text, data):
    """A run of words of a text is found as identical, and one of its places is the run itself."""
    words = text.split(" ")
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    quote = " ".join(words[start:end])
    if any(map(str.isalnum, quote)):
        place = len(" ".join([*words[:start], ""]))
        found = find_quote(quote, text)
        assert found[0].relation is Relation.IDENTICAL
        assert any(p.start <= place + len(quote) and place <= p.end for p in found)


@given(_TEXTS, st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_passages_lie_in_the_text_and_are_ranked(text, quote):
    """Each passage is a place of the text, its edits too, and the best come first."""
    found = find_quote(quote, text)
    ranks = [(p.relation.has_same_words, round(p.score, 1)) for p in found]
    assert ranks == sorted(ranks, reverse=True)
    for passage in found:
        assert 0 <= passage.start < passage.end <= len(text)
        for edit in passage.edits:
            assert text[edit.right.start : edit.right.end] == edit.right_text
            assert quote[edit.left.start : edit.left.end] == edit.left_text


@given(_TEXTS, _TEXTS, st.integers(1, 8), st.integers(0, 3))
def test_a_table_of_seeds_has_the_hits_of_a_scan(text, quote, letters, max_hits):
    """Sorted or not, a text has the same seeds at the same places."""
    folded = fold_text(text)
    asked = np.unique(mask_keys(list_keys(fold_text(quote)), letters))
    scan = SeedScan.from_folded(folded).find_hits(asked, letters, max_hits=max_hits)
    table = SeedTable.from_folded(folded).find_hits(asked, letters, max_hits=max_hits)
    assert scan.counts.tolist() == table.counts.tolist()
    assert scan.seed.tolist() == table.seed.tolist()
    assert scan.place.tolist() == table.place.tolist()


def test_a_tenth_of_the_words_may_differ():
    """In a text of 4,000 words, quotes with some words changed are found where they stand."""
    rng = random.Random(2)
    vocabulary = [
        "".join(rng.choices("abdefgiklmnoprstu", k=rng.randint(2, 9))) for _ in range(900)
    ]
    words = rng.choices(vocabulary, k=4000)
    index = PassageIndex(" ".join(words))
    for _ in range(40):
        start = rng.randrange(3950)
        quoted = words[start : start + 30]
        for at in rng.sample(range(2, 28), 3):
            quoted[at] = rng.choice(vocabulary)
        (passage,) = index.find(" ".join(quoted))
        assert index.text[passage.start : passage.end] == " ".join(words[start : start + 30])
        assert passage.relation is Relation.REWORDED


@pytest.mark.parametrize(
    "text",
    [
        "The ferry leaves at six. " * 20_000,
        "ferry " * 100_000,
        "ferry" * 100_000,
        "-" * 500_000,
        "a" * 500_000,
        "The ferry leaves at six, " + "and " * 100_000,
    ],
    ids=["sentence", "word", "line", "dashes", "letter", "tail"],
)
@pytest.mark.parametrize("quote", ["The ferry leaves at six", "the ferry left at seven", "and"])
def test_repetition_is_no_trap(text, quote):
    """However often one thing is repeated, there are at most a thousand passages."""
    assert len(find_quote(quote, text)) <= 1000


def test_a_lower_cutoff_finds_no_fewer():
    """Raising the cutoff takes passages away, and adds none."""
    text = "We sail at dawn, whatever the weather may be. We sail at dusk if the weather is fine."
    quote = "We sail at dawn, whatever the weather will be"
    found = [
        {p.start for p in find_quote(quote, text, settings=MatchSettings(score_cutoff=cutoff))}
        for cutoff in (0.5, 0.95, 1.0)
    ]
    assert found[0] >= found[1] >= found[2] == set()


def test_only_strings_are_taken():
    """What is no string is refused with its type."""
    with pytest.raises(InputTypeError, match="quote"):
        find_quote(b"dawn", "We sail at dawn")
    with pytest.raises(InputTypeError, match="text"):
        find_quote("dawn", None)
    with pytest.raises(InputTypeError, match="text"):
        PassageIndex(3)


def test_a_light_edit_is_found_where_the_text_repeats_itself():
    """A quote with two words changed is found in a text that is one sentence over and over."""
    text = "The wardens of the old pier tarred the boats before the ice came down. " * 3000
    found = find_quote("wardens of the old pier tarred the sails before an ice came down", text)
    assert found
    assert "tarred the boats before the ice" in text[found[0].start : found[0].end]


def test_edits_have_the_words_that_stand_in_the_text():
    """Where a page's number and header are not read, an edit still has the text at its place."""
    header = "The Harbour Gazette"
    page = "\n\n{}\n{}\n".format
    text = (
        f"{header}\nThe wardens tarred the boats before{page(11, header)}the ice came down, and "
        f"they slept till noon.{page(12, header)}Nobody woke them for the fair."
    )
    found = find_quote("The wardens tarred the boats, and they slept till noon", text)
    edits = [edit for passage in found for edit in passage.edits]
    assert any(header in edit.right_text for edit in edits)
    assert all(text[e.right.start : e.right.end] == e.right_text for e in edits)


def test_places_on_many_lines_cost_one_look_at_each_line():
    """A line that stands in a thousand places is counted in the text once, not a thousand times."""
    furniture = Furniture("The wardens of the pier\n" * 50)
    blanked = {furniture.blank(at * 24, at * 24 + 71) for at in range(40)}
    assert len(blanked) == 1
    assert furniture._is_header.cache_info().misses == 1


def test_a_short_piece_is_found_beside_the_long_one():
    """Of a word that stands a thousand times before, the place beside the long piece is taken."""
    text = "and " * 8000 + "we tarred the old boats before the ice came and we slept."
    quote = "we tarred the old boats before the ice came ... and"
    found = find_quote(quote, text)[0]
    assert text[found.start : found.end] == "we tarred the old boats before the ice came and"
