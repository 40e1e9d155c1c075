"""Matching and grouping of many strings: laws, and hostile inputs."""

from __future__ import annotations

import functools
import itertools
import random
import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteverify.exceptions import SettingsError
from quoteverify.group import group_texts
from quoteverify.match import match_texts, score_pairs
from quoteverify.match._match_texts import SPAN_PAIRS, TextGraph, _expand_graph
from quoteverify.match._settle import FEW_TEXTS, settle_scores
from quoteverify.match._threads import map_ordered
from tests.property.strategies import texts, wordings

some_texts = st.lists(wordings | texts, max_size=12)


def _list_pairs(found):
    return list(zip(found.left.tolist(), found.right.tolist(), strict=True))


@given(some_texts)
def test_matches_are_sorted_pairs_with_scores_from_cutoff_to_one(given_texts):
    """Each pair comes once, left before right, in order, and none is below the cutoff."""
    found = match_texts(given_texts, score_cutoff=0.5)
    pairs = _list_pairs(found)
    assert pairs == sorted(set(pairs))
    assert all(0 <= left < right < len(given_texts) for left, right in pairs)
    assert all(0.5 <= score <= 1.0 for score in found.score.tolist())
    assert (found.left.dtype, found.right.dtype, found.score.dtype) == ("int32", "int32", "f4")


@given(some_texts, st.integers(0, 9))
def test_shuffling_the_texts_changes_nothing(given_texts, seed):
    """The matched pairs of texts, and their scores, do not depend on the order of the texts."""
    order = list(range(len(given_texts)))
    random.Random(seed).shuffle(order)
    found = match_texts(given_texts)
    shuffled = match_texts([given_texts[i] for i in order])
    renamed = {
        tuple(sorted((order[left], order[right]))): score
        for (left, right), score in zip(_list_pairs(shuffled), shuffled.score, strict=True)
    }
    assert dict(zip(_list_pairs(found), found.score, strict=True)) == renamed


def test_shuffling_many_texts_of_few_words_changes_no_group():
    """Where more texts share a stem than are all paired, their order does not choose the pairs."""
    rng = random.Random(4)
    beginnings, ends = "har mor ves lind tor kal brun stav", "bour ning sel gren vik mar holm rud"
    vocabulary = [one + other for one in beginnings.split() for other in ends.split()]
    wordings = []
    for words in (rng.choices(vocabulary, k=9) for _ in range(FEW_TEXTS // 2)):
        for _ in range(3):
            words[rng.randrange(9)] = rng.choice(vocabulary)
            wordings.append(" ".join(words))
    shuffled = rng.sample(wordings, len(wordings))
    assert _list_groups(wordings) == _list_groups(shuffled)


def _list_groups(given_texts):
    groups = {}
    for text, number in zip(given_texts, group_texts(given_texts).tolist(), strict=True):
        groups.setdefault(number, []).append(text)
    return sorted(map(sorted, groups.values()))


@given(some_texts)
def test_a_higher_cutoff_never_adds_a_match(given_texts):
    """Raising the cutoff only removes."""
    low, high = (set(_list_pairs(match_texts(given_texts, score_cutoff=c))) for c in (0.4, 0.8))
    assert high <= low


@given(some_texts, st.integers(2, 4))
def test_workers_change_nothing(given_texts, workers):
    """One thread and several give the same arrays and the same groups."""
    alone, many = match_texts(given_texts), match_texts(given_texts, workers=workers)
    assert all(np.array_equal(a, b) for a, b in zip(alone, many, strict=True))
    assert np.array_equal(group_texts(given_texts), group_texts(given_texts, workers=workers))


@given(some_texts)
def test_equal_texts_are_one_group(given_texts):
    """The same string twice is one group; numbers count up from 0 in order of first use."""
    groups = group_texts(given_texts).tolist()
    for i, j in itertools.combinations(range(len(given_texts)), 2):
        assert groups[i] == groups[j] or given_texts[i] != given_texts[j]
    assert list(dict.fromkeys(groups)) == list(range(len(set(groups))))


def expand_slowly(graph):
    """List the pairs of texts of every pair of nodes in plain loops."""
    texts_of = [np.flatnonzero(graph.nodes == n).tolist() for n in range(len(graph.sizes))]
    pairs = {}
    for equals in texts_of:
        every = list(itertools.combinations(equals, 2))
        few = every if len(every) <= SPAN_PAIRS else itertools.pairwise(equals)
        pairs.update(dict.fromkeys(few, 1.0))
    for left, right, score in zip(graph.left, graph.right, graph.score.tolist(), strict=True):
        every = list(itertools.product(texts_of[left], texts_of[right]))
        for pair in every if len(every) <= SPAN_PAIRS else every[:1]:
            pairs[tuple(sorted(pair))] = score
    return sorted((*pair, score) for pair, score in pairs.items())


@given(st.data())
def test_expanding_nodes_is_listing_their_texts(data):
    """The vectorised listing of pairs is that of plain loops, spans of many equals included."""
    raw = data.draw(st.lists(st.integers(0, 5), max_size=40))
    if data.draw(st.booleans()):
        raw += [0] * 20
    first = list(dict.fromkeys(raw))
    nodes = np.array([first.index(value) for value in raw], np.int64)
    sizes = np.bincount(nodes, minlength=len(first))
    every = list(itertools.combinations(range(len(first)), 2))
    edges = sorted(data.draw(st.sets(st.sampled_from(every)))) if every else []
    left, right = np.array(edges, np.int64).reshape(-1, 2).T
    score = np.linspace(0.5, 0.9, len(edges), dtype=np.float32)
    members = np.array([raw.index(value) for value in first], np.int64)
    graph = TextGraph(nodes, members, sizes.astype(np.int64), left, right, score)
    found = _expand_graph(graph)
    listed = list(zip(*(column.tolist() for column in found), strict=True))
    assert listed == expand_slowly(graph)


WHOLE = "The harbour bridge will be closed to heavy lorries until the repairs are paid for"
CUT = "the harbour bridge will be closed to heavy lorries"
REWORDED = "Until repairs are paid for, heavy lorries will find the harbour bridge closed"
OTHER = "Our swimming pools lost a third of their visitors last winter"


def test_cut_and_reworded_texts_match_and_others_do_not():
    """A quote, its beginning and a reordered wording match; another sentence matches none."""
    found = match_texts([WHOLE, OTHER, CUT, REWORDED])
    assert {(0, 2), (0, 3)} <= set(_list_pairs(found))
    assert all(1 not in pair for pair in _list_pairs(found))


@pytest.mark.parametrize("function", [match_texts, group_texts])
def test_nothing_gives_nothing(function):
    """No texts and only empty texts are no error."""
    assert len(function([])) in {0, 3}
    function(["", "", "..."])


@pytest.mark.parametrize("options", [{"score_cutoff": 1.5}, {"score_cutoff": -1}, {"workers": 0}])
@pytest.mark.parametrize("function", [match_texts, group_texts])
def test_options_out_of_range_are_refused(function, options):
    """A cutoff that is no score and no worker at all are named in the error."""
    with pytest.raises(SettingsError, match=next(iter(options))):
        function(["a"], **options)


def test_progress_names_the_stages():
    """Each stage reports how much it has done, up to all."""
    calls = []
    match_texts([WHOLE, CUT], progress=lambda *call: calls.append(call))
    assert [call[0] for call in calls][:2] == ["read", "pair"]
    assert calls[-1][1] == calls[-1][2]


match_verbatim = functools.partial(match_texts, reworded=False)


@pytest.mark.parametrize(
    "function, stages",
    [
        (match_texts, ["read", "pair", "score"]),
        (match_verbatim, ["read", "pair", "score", "look closer", "settle"]),
        (group_texts, ["read", "pair", "score", "look closer", "group"]),
    ],
)
def test_progress_of_each_stage_goes_up_to_its_total(function, stages):
    """Stages come one after the other; each tells more and more done, and at last all of it."""
    calls = []
    function([WHOLE, CUT, REWORDED, OTHER] * 3, progress=lambda *call: calls.append(call))
    told = {stage: list(own) for stage, own in itertools.groupby(calls, key=lambda call: call[0])}
    assert list(told) == [stage for stage in stages if stage in told]
    assert {"read", "pair", "score", stages[-1]} <= told.keys()
    for own in told.values():
        assert [call[1:] for call in own] == sorted(call[1:] for call in own)
        assert own[-1][1] == own[-1][2]


def test_ctrl_c_in_a_stage_ends_every_thread():
    """An interrupt in the midst of the work is passed on, and no thread outlives it."""

    def interrupt(stage, done, total):
        if stage == "score":
            raise KeyboardInterrupt

    before = threading.active_count()
    with pytest.raises(KeyboardInterrupt):
        match_texts([WHOLE, CUT, REWORDED, OTHER], workers=3, progress=interrupt)
    assert threading.active_count() == before


def test_an_error_leaves_no_thread_running():
    """When a chunk fails, what is queued is cancelled and every thread ends."""
    before = threading.active_count()
    with pytest.raises(ZeroDivisionError):
        list(map_ordered(lambda x: 1 // x, [1, 2, 0, 3] * 50, workers=3))
    assert threading.active_count() == before


def test_stopping_early_leaves_no_thread_running():
    """When the caller stops half-way, as by Ctrl-C, every thread ends."""
    before = threading.active_count()
    results = map_ordered(str, range(1000), workers=2)
    assert next(results) == "0"
    results.close()
    assert threading.active_count() == before


def test_results_of_threads_come_in_order():
    """Whatever finishes first, results come in the order of the items."""
    assert list(map_ordered(lambda x: x * x, range(100), workers=3)) == [x * x for x in range(100)]


def test_unsure_estimates_are_settled_by_the_calibrated_scorer():
    """A pair that the estimate is unsure of gets the calibrated score, a sure one keeps its own."""
    given_texts = [WHOLE, REWORDED, CUT] + [OTHER] * FEW_TEXTS
    left, right = np.array([0, 0]), np.array([1, 2])
    estimate = np.array([0.4, 0.999], np.float32)
    settled = settle_scores(given_texts, left, right, estimate, cutoff=0.5)
    assert settled[0] == score_pairs([(WHOLE, REWORDED)])[0]
    assert settled[1] == estimate[1]


def test_among_few_texts_sure_estimates_are_settled_too():
    """Of few texts a pair that the estimate is sure of gets the calibrated score as well."""
    estimate = np.array([0.999], np.float32)
    settled = settle_scores([WHOLE, CUT], np.array([0]), np.array([1]), estimate, cutoff=0.5)
    assert settled[0] == score_pairs([(WHOLE, CUT)])[0]


@given(st.lists(wordings, max_size=6))
def test_what_is_accepted_is_what_the_exhaustive_scorer_accepts(given_texts):
    """No match is one that scoring every pair would refuse."""
    found = match_texts(given_texts)
    accepted = score_pairs([(given_texts[i], given_texts[j]) for i, j in _list_pairs(found)])
    assert all(score >= 0.5 for score in accepted.tolist())
