"""Sure links: what they hold together is one cluster, whatever else is scored."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from quoteverify.group import group_texts
from quoteverify.group._average import Links
from quoteverify.group._sure import find_components, join_sure_links

edges = st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=25)


def find_slowly(count, pairs):
    """Rename one item after another until every pair has one name."""
    label = list(range(count))
    for _ in range(count):
        for i, j in pairs:
            label[i] = label[j] = min(label[i], label[j])
    return label


@given(edges)
def test_components_are_those_of_renaming(pairs):
    """Pointer jumping finds the components that renaming finds."""
    left, right = np.array(pairs, np.int64).reshape(-1, 2).T
    assert find_components(15, left, right).tolist() == find_slowly(15, pairs)


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.floats(0, 1)), max_size=15))
def test_other_links_keep_their_weight(rows):
    """The scores between two clusters add up to those between their items."""
    best = {(i, j): score for i, j, score in rows if i < j}
    left, right = np.array(sorted(best), np.int64).reshape(-1, 2).T
    links = Links(left, right, np.array([best[pair] for pair in sorted(best)], np.float64))
    sizes = np.arange(1, 9)
    cluster, joined, joined_sizes = join_sure_links(links, sizes=sizes, sure=0.9)
    assert np.array_equal(np.bincount(cluster, weights=sizes), joined_sizes)
    is_between = cluster[left] != cluster[right]
    weights = (links.score * sizes[left] * sizes[right])[is_between]
    after = joined.score * joined_sizes[joined.left] * joined_sizes[joined.right]
    assert np.isclose(weights.sum(), after.sum())
    assert np.all(joined.left < joined.right)


def test_texts_that_differ_in_one_word_are_one_group():
    """Thousands of texts alike, of which few pairs are ever scored, do not fall apart."""
    texts = [
        f"the committee will meet again on Thursday to discuss the harbour budget and the bridge"
        f" repairs with the delegation from island{i}"
        for i in range(3000)
    ]
    assert len(set(group_texts(texts).tolist())) == 1
