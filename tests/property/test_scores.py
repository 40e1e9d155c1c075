"""Laws of scores, relations and edits."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quoteverify.match import compare_quotes, match_quotes, score_pairs
from quoteverify.match._explain import explain_wordings
from quoteverify.match._reading import read_wording
from quoteverify.match._same_words import may_have_same_words
from quoteverify.match._scoring import score_table_pairs
from quoteverify.match._table import analyse_texts
from quoteverify.records import Relation
from quoteverify.settings import MatchSettings
from tests.property.strategies import texts, wordings

sides = st.one_of(wordings, texts)

_SPELT_IN_TWO_WAYS = (
    "it it's is has he'd would had has ten hasten long-term longterm both as … [he] we"
)


@st.composite
def cut_pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Draw two wordings cut from one, of words spelt in two ways; one word may be changed."""
    words = draw(st.lists(st.sampled_from(_SPELT_IN_TWO_WAYS), min_size=1, max_size=16))
    cuts = st.integers(0, len(words))
    sides = [words[slice(*sorted((draw(cuts), draw(cuts))))] for _ in range(2)]
    if sides[0] and draw(st.booleans()):
        changed = draw(st.sampled_from(_SPELT_IN_TWO_WAYS))
        sides[0][draw(st.integers(0, len(sides[0]) - 1))] = changed
    return " ".join(sides[0]), " ".join(sides[1])


@given(sides, sides)
def test_comparison_is_symmetric(left: str, right: str) -> None:
    """Turned round, a pair has the same score and relation, and its edits turned round."""
    one, other = compare_quotes(left, right), compare_quotes(right, left)
    assert (one.score, one.relation) == (other.score, other.relation)
    assert len(one.alterations) == len(other.alterations)


@given(sides)
def test_a_text_is_identical_to_itself(text: str) -> None:
    """Equal texts are identical, score 1 and differ in nothing."""
    compared = compare_quotes(text, text)
    assert (compared.score, compared.relation, compared.edits) == (1.0, Relation.IDENTICAL, ())


@given(sides, sides)
def test_one_means_identical(left: str, right: str) -> None:
    """A score is 1 exactly when the relation is `identical`."""
    compared = compare_quotes(left, right)
    assert (compared.score == 1.0) == (compared.relation is Relation.IDENTICAL)
    assert 0.0 <= compared.score <= 1.0


@given(sides, sides)
def test_edits_stand_in_the_texts(left: str, right: str) -> None:
    """The texts of an edit are what stands at its places."""
    for edit in compare_quotes(left, right).edits:
        assert left[edit.left.start : edit.left.end] == edit.left_text
        assert right[edit.right.start : edit.right.end] == edit.right_text


@settings(max_examples=400)
@example(("he'd go on", "he had go on"))
@example(("it's cut long-term", "it is cut longterm"))
@given(st.one_of(cut_pairs(), st.tuples(wordings, wordings)))
def test_what_cannot_have_the_same_words_is_reworded(pair: tuple[str, str]) -> None:
    """The quick look refuses no pair that the alignment finds to have the same words."""
    relation = explain_wordings(*pair).relation
    if not may_have_same_words(*map(read_wording, pair)):
        assert relation is Relation.REWORDED


@given(wordings, wordings)
def test_same_words_have_no_difference_of_words(left: str, right: str) -> None:
    """A pair whose words are the same has no alteration but by what a cut took away."""
    compared = compare_quotes(left, right)
    if compared.relation is Relation.IDENTICAL:
        assert not compared.alterations


@given(st.lists(st.tuples(sides, sides), max_size=6))
def test_scores_do_not_depend_on_company(pairs: list[tuple[str, str]]) -> None:
    """A pair scores the same alone and among others."""
    together = score_pairs(pairs)
    alone = [score_pairs([pair])[0] for pair in pairs]
    assert together.tolist() == [float(score) for score in alone]


@given(st.lists(wordings, min_size=2, max_size=5))
def test_table_and_pairs_agree(given_texts: list[str]) -> None:
    """Scores of a table's pairs are those of the pairs."""
    left, right = np.triu_indices(len(given_texts), k=1)
    of_table = score_table_pairs(analyse_texts(given_texts), left, right)
    of_pairs = score_pairs(
        [(given_texts[i], given_texts[j]) for i, j in zip(left, right, strict=True)]
    )
    assert of_table.tolist() == of_pairs.tolist()


@settings(max_examples=40)
@given(st.lists(wordings, max_size=5), st.floats(0, 1), st.floats(0, 1))
def test_a_higher_cutoff_adds_no_match(quotes: list[str], one: float, other: float) -> None:
    """Whatever passes a higher cutoff passes a lower one."""
    low, high = sorted((one, other))
    few = match_quotes(quotes, settings=MatchSettings(score_cutoff=high))
    many = match_quotes(quotes, settings=MatchSettings(score_cutoff=low))
    assert set(few) <= set(many)
