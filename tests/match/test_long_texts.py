"""Long texts among many: short ones that stand in them, and their like."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteverify.group import group_texts
from quoteverify.match import match_quotes, match_texts
from quoteverify.match._long_texts import (
    MOST_PLACES,
    PHRASE_WORDS,
    _keep_first,
    find_near_equal,
    read_documents,
)
from quoteverify.match._stem_table import LONG_WORDS
from quoteverify.records import Quote, Relation

QUOTE = "The harbour bridge will be closed to heavy lorries until the repairs are paid for"
CUT = "closed to heavy lorries until the repairs"
CHANGED = "The harbour bridge will be shut to heavy lorries until all the repairs are paid for"
OTHER = "Our swimming pools lost a third of their visitors last winter"
SYLLABLES = ("bal", "cor", "dun", "fer", "gil", "hom", "jas", "kel")


def make_document(seed, *, words=LONG_WORDS + 500, quotes=()):
    """Invent a long text with *quotes* in its middle."""
    rng = random.Random(seed)
    drawn = ["".join(rng.choices(SYLLABLES, k=2)) for _ in range(words)]
    half = words // 2
    return " ".join([*drawn[:half], *quotes, *drawn[half:]])


def _list_pairs(found):
    return dict(
        zip(
            zip(found.left.tolist(), found.right.tolist(), strict=True),
            found.score.tolist(),
            strict=True,
        )
    )


def test_a_short_text_matches_the_long_one_it_stands_in():
    """A quote, a piece of it and a changed wording match the document, as no text identical."""
    found = _list_pairs(match_texts([QUOTE, CUT, CHANGED, OTHER, make_document(1, quotes=[QUOTE])]))
    assert {(0, 4), (1, 4), (2, 4)} <= found.keys()
    assert (3, 4) not in found
    assert all(score < 1 for pair, score in found.items() if 4 in pair)
    assert found[0, 4] > 0.999 > found[2, 4] > 0.5


@pytest.mark.parametrize("quotes", [[QUOTE], [OTHER, QUOTE], [f"“{QUOTE}”,", "20 % –"]])
def test_signs_around_the_place_do_not_matter(quotes):
    """Where the words stand is found whatever marks and other words stand before."""
    found = _list_pairs(match_texts([QUOTE, make_document(2, quotes=quotes)]))
    assert found[0, 1] > 0.99


def test_two_documents_nearly_equal_match_and_group():
    """A document with one word in fifty changed is a match of it; another one is not."""
    one = make_document(3)
    words = one.split()
    words[::50] = ["changed"] * len(words[::50])
    texts = [one, make_document(4), " ".join(words)]
    assert _list_pairs(match_texts(texts)).keys() == {(0, 2)}
    assert group_texts(texts).tolist() == [0, 1, 0]


def test_a_document_does_not_join_the_quotes_in_it():
    """Two quotes that stand in one document are two groups, and it is a third."""
    texts = [QUOTE, OTHER, make_document(5, quotes=[QUOTE, OTHER])]
    assert group_texts(texts).tolist() == [0, 1, 2]


def test_a_long_text_without_spaces_or_words_is_no_error():
    """Long runs of one sign, of letters and of ideographs are read like any text."""
    texts = [QUOTE, "-" * 50_000, "a" * 50_000, "語" * 50_000, " " * 50_000]
    assert _list_pairs(match_texts(texts)) == {}


@given(st.lists(st.integers(0, 3), max_size=30))
def test_the_first_places_of_each_phrase_are_kept(drawn):
    """Of each phrase the first places stay, as counting one by one says, sorted by phrase."""
    phrases, places = _keep_first(np.array(drawn, np.uint32))
    slow = [(value, at) for at, value in enumerate(drawn) if drawn[:at].count(value) < MOST_PLACES]
    assert list(zip(phrases.tolist(), places.tolist(), strict=True)) == sorted(slow)


@given(st.integers(0, 99), st.integers(1, 12))
def test_near_equal_documents_are_scored_by_what_they_share(seed, every):
    """The score is the share of common phrases of three words, as plain sets of words give it."""
    words = make_document(seed, words=300).split()
    changed = ["other" if at % every == 0 else word for at, word in enumerate(words)]
    one, other = (
        {tuple(text[i : i + PHRASE_WORDS]) for i in range(len(text) - PHRASE_WORDS + 1)}
        for text in (words, changed)
    )
    share = len(one & other) / min(len(one), len(other))
    found = find_near_equal(list(read_documents([" ".join(words), " ".join(changed)], [0, 1])))
    assert (len(found.score) == 1) == (share >= 0.5)
    assert all(abs(score - share) < 1e-6 for score in found.score.tolist())


def make_quotes(texts):
    """Put each text into a document of its own."""
    return [
        Quote(document_id=f"doc-{i}", start=100, end=100 + len(text), text=text)
        for i, text in enumerate(texts)
    ]


@pytest.mark.parametrize("turn", [1, -1])
def test_a_quote_in_a_long_one_is_truncated_and_its_edits_have_places(turn):
    """The relation is that of the passage, and edits stand where they are in the long quote."""
    quotes = make_quotes([CHANGED, make_document(6, quotes=[QUOTE]), QUOTE][::turn])
    matches = {(match.left, match.right): match for match in match_quotes(quotes)}
    changed, long, same = quotes[::turn]
    verbatim = matches[tuple(quote.id for quote in (long, same)[::turn])]
    assert (verbatim.relation, verbatim.edits) == (Relation.TRUNCATED, ())
    assert 0.99 < verbatim.score < 1
    reworded = matches[tuple(quote.id for quote in (changed, long)[::turn])]
    assert reworded.relation is Relation.REWORDED
    sides = ("left", "right")[::turn]
    for edit in reworded.edits:
        for quote, side in zip((changed, long), sides, strict=True):
            place = getattr(edit, side)
            text = quote.text[place.start - 100 : place.end - 100]
            assert text == getattr(edit, f"{side}_text")
    assert {getattr(edit, f"{sides[0]}_text") for edit in reworded.edits} >= {"shut", "all"}


def test_long_quotes_of_one_document_do_not_match():
    """Quotes of one document corroborate nothing, long ones neither."""
    text = make_document(7, quotes=[QUOTE])
    quotes = [
        Quote(document_id="doc", start=at, end=at + len(words), text=words)
        for at, words in ((0, text), (100_000, QUOTE), (200_000, text))
    ]
    assert match_quotes(quotes) == ()


@pytest.mark.parametrize("words, is_listed", [(LONG_WORDS + 100, True), (12_000, False)])
def test_two_long_quotes_match_as_a_whole(words, is_listed):
    """Equal words are identical however long; a word put in is listed up to a length."""
    one = make_document(8, words=words)
    (same,) = match_quotes(make_quotes([one, one.upper()]))
    assert (same.relation, same.score) == (Relation.IDENTICAL, 1.0)
    (match,) = match_quotes(make_quotes([one, one.replace(" ", " plus ", 9)]))
    assert match.relation is Relation.REWORDED
    assert ("plus" in {edit.right_text for edit in match.edits}) == is_listed


def test_another_scorer_is_asked_about_the_passage():
    """A scorer of one's own gets the quote and the passage, not the document."""
    asked = []

    def score(pairs):
        asked.extend(pairs)
        return [0.7] * len(pairs)

    (match,) = match_quotes(make_quotes([QUOTE, make_document(9, quotes=[QUOTE])]), scorer=score)
    assert asked == [(QUOTE, QUOTE)]
    assert (match.score, match.relation) == (0.7, Relation.TRUNCATED)
