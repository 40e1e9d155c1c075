"""The fast average linkage does what its slow twin does, pair by pair."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from quoteverify.group._average import SCORE_UNIT, break_tie
from quoteverify.group._linkage import link_items


def link_slowly(document_ids, scores, *, cutoff, apart=frozenset()):
    """Average linkage as in a textbook: find the best pair of clusters, join it, begin again."""
    clusters = [[i] for i in range(len(document_ids))]
    while True:
        best = None
        for a, one in enumerate(clusters):
            for b in range(a + 1, len(clusters)):
                mean = _average(one, clusters[b], document_ids, scores, apart)
                tie = int(break_tie(np.array([one[0]]), np.array([clusters[b][0]]))[0])
                if mean > 0 and mean >= cutoff and (best is None or (-mean, tie) < best[:2]):
                    best = (-mean, tie, a, b)
        if best is None:
            return sorted(cluster for cluster in clusters if len(cluster) > 1)
        _, _, a, b = best
        clusters[a] = sorted(clusters[a] + clusters.pop(b))
        clusters.sort()


def _average(one, other, document_ids, scores, apart):
    pairs = [(min(i, j), max(i, j)) for i in one for j in other]
    if any(pair in apart for pair in pairs):
        return 0.0
    count = sum(document_ids[i] != document_ids[j] for i, j in pairs)
    total = sum(round(scores.get(pair, 0.0) * SCORE_UNIT) for pair in pairs)
    return total / count / SCORE_UNIT if count else 0.0


@st.composite
def scored_items(draw):
    """Items of few documents and a few scores among them, ties included."""
    count = draw(st.integers(2, 9))
    document_ids = draw(st.lists(st.sampled_from("abcde"), min_size=count, max_size=count))
    cross = [
        (i, j)
        for i in range(count)
        for j in range(i + 1, count)
        if document_ids[i] != document_ids[j]
    ]
    chosen = draw(st.lists(st.sampled_from(cross), unique=True)) if cross else []
    values = st.sampled_from((0.2, 0.5, 0.51, 0.75, 0.8, 0.8001, 1.0)) | st.floats(0, 1)
    scores = {pair: draw(values) for pair in chosen}
    apart = draw(st.sets(st.sampled_from(cross), max_size=2)) if cross else set()
    return document_ids, scores, apart


@given(scored_items(), st.sampled_from((0.0, 0.3, 0.5, 0.75, 0.9)))
def test_fast_linkage_joins_what_the_slow_twin_joins(items, cutoff):
    """Joining mutual best pairs at once gives the clusters of joining the best pair each time."""
    document_ids, scores, apart = items
    fast = link_items(document_ids, scores, cutoff=cutoff, apart=apart)
    assert fast == link_slowly(document_ids, scores, cutoff=cutoff, apart=apart)


@given(scored_items())
def test_every_cluster_is_held_together_by_scores_above_the_cutoff(items):
    """A cluster of two has a score of at least the cutoff between its members."""
    document_ids, scores, apart = items
    for cluster in link_items(document_ids, scores, cutoff=0.5, apart=apart):
        if len(cluster) == 2:
            assert scores[tuple(cluster)] >= 0.5 - 1 / SCORE_UNIT


def test_no_scores_no_clusters():
    """Items without a scored pair stay alone, and so does nothing at all."""
    assert link_items([], {}, cutoff=0.5) == []
    assert link_items(["a", "b"], {}, cutoff=0.5) == []
