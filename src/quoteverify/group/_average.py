"""
Average linkage over sparse scored pairs, in rounds of mutual best pairs, in numpy.

The mean score of a cluster with the union of two others never exceeds the larger of its means with
each, so clusters that are each other's best may be joined at once and in any order: the result is
that of joining the best pair of all, one at a time (Bruynooghe 1978; Murtagh 1983).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["SCORE_UNIT", "Links", "break_tie", "link_average"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

SCORE_UNIT = 1 << 20
"""Scores are summed as whole millionths or so: exact, so that the order of adding is no matter."""


class Links(NamedTuple):
    """
    Scored pairs of items, ``left < right``, each pair once.

    Args:
        left, right: indices of the items.
        score: 0 to 1.
    """

    left: Ints
    right: Ints
    score: Floats


class _Edges(NamedTuple):
    """The pairs of clusters between which something is scored."""

    left: Ints
    right: Ints
    total: Ints

    def take(self, chosen: NDArray[np.bool_] | Ints) -> _Edges:
        return _Edges(self.left[chosen], self.right[chosen], self.total[chosen])


def break_tie(left: Ints, right: Ints) -> Ints:
    """
    Return the rank of pairs of equal mean: scattered, so that a long chain of ties halves a round.

    A joined cluster keeps the number of its first item, so its pairs keep a rank they had.
    """
    mixed = left.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ right.astype(np.uint64)) * np.uint64(0xBF58476D1CE4E5B9)
    return (mixed >> np.uint64(1)).astype(np.int64)


def link_average(
    links: Links,
    *,
    sizes: Ints,
    cutoff: float,
    documents: Ints | None = None,
    apart: tuple[Ints, Ints] | None = None,
) -> Ints:
    """
    Cluster items by average linkage (UPGMA; Sokal and Michener 1958).

    Args:
        links: the scored pairs; a pair that is not among them counts 0.
        sizes: how many equal texts each item stands for.
        cutoff: clusters join while their mean score is at least this.
        documents: the document of each item; pairs within one document do not count.
        apart: pairs of items that must not share a cluster.

    Returns:
        For each item the number of the first item of its cluster.
    """
    label = np.arange(len(sizes))
    state = _State(sizes.astype(np.int64), documents, apart)
    total = np.rint(links.score * SCORE_UNIT).astype(np.int64)
    edges = _Edges(links.left, links.right, total * sizes[links.left] * sizes[links.right])
    while len(edges.left):
        mean = state.average(edges)
        best = _find_mutual_best(edges, mean, cutoff)
        if not len(best):
            break
        parent = np.arange(len(sizes))
        parent[edges.right[best]] = edges.left[best]
        label = parent[label]
        state.join(parent)
        edges = _merge_edges(edges, parent)
    return label


def _find_mutual_best(edges: _Edges, mean: Floats, cutoff: float) -> Ints:
    """Return the edges that are the best of both their ends."""
    live = np.flatnonzero((mean >= cutoff) & (mean > 0))
    left, right = edges.left[live], edges.right[live]
    order = np.lexsort((right, left, break_tie(left, right), -mean[live]))
    nobody = len(live)
    rank = np.empty(nobody, np.int64)
    rank[order] = np.arange(nobody)
    first = np.full(int(right.max(initial=0)) + 1, nobody)
    np.minimum.at(first, left, rank)
    np.minimum.at(first, right, rank)
    mutual: Ints = live[(first[left] == rank) & (first[right] == rank)]
    return mutual


def _merge_edges(edges: _Edges, parent: Ints) -> _Edges:
    """Rename the ends after a round of joins, and add up what runs between the same clusters."""
    one, other = parent[edges.left], parent[edges.right]
    left, right = np.minimum(one, other), np.maximum(one, other)
    is_between = np.flatnonzero(left != right)
    left, right = left[is_between], right[is_between]
    order = np.lexsort((right, left))
    left, right, total = left[order], right[order], edges.total[is_between][order]
    firsts = np.flatnonzero(np.diff(left, prepend=-1) | np.diff(right, prepend=-1))
    if not len(firsts):
        return _Edges(left, right, total)
    return _Edges(left[firsts], right[firsts], np.add.reduceat(total, firsts))


class _State:
    """What the mean of two clusters is divided by, as clusters join."""

    def __init__(
        self, sizes: Ints, documents: Ints | None, apart: tuple[Ints, Ints] | None
    ) -> None:
        self._sizes = sizes.copy()
        self._apart = apart
        self._places = None if documents is None else _Places(sizes, documents)

    def average(self, edges: _Edges) -> Floats:
        """Return the mean score of each edge over its countable pairs; 0 where it may not join."""
        pairs = self._sizes[edges.left] * self._sizes[edges.right]
        if self._places is not None:
            pairs -= self._places.count_within(edges)
        mean: Floats = edges.total / np.maximum(pairs, 1) / SCORE_UNIT
        mean[pairs == 0] = 0.0
        if self._apart is not None:
            one, other = self._apart
            keys = np.minimum(one, other) * len(self._sizes) + np.maximum(one, other)
            mean[np.isin(edges.left * len(self._sizes) + edges.right, keys)] = 0.0
        return mean

    def join(self, parent: Ints) -> None:
        """Follow a round of joins, each given by the child's new number."""
        children = np.flatnonzero(parent != np.arange(len(parent)))
        self._sizes[parent[children]] += self._sizes[children]
        if self._places is not None:
            self._places.join(parent)
        if self._apart is not None:
            self._apart = (parent[self._apart[0]], parent[self._apart[1]])


class _Places:
    """How many items each cluster has in each document, as one sorted sparse table."""

    def __init__(self, sizes: Ints, documents: Ints) -> None:
        self._clusters = len(sizes)
        self._span = int(documents.max(initial=0)) + 1
        self._keys = np.arange(len(sizes)) * self._span + documents
        self._members = sizes.copy()

    def join(self, parent: Ints) -> None:
        cluster, document = np.divmod(self._keys, self._span)
        keys = parent[cluster] * self._span + document
        order = np.argsort(keys, kind="stable")
        firsts = np.flatnonzero(np.diff(keys[order], prepend=-1))
        self._members = np.add.reduceat(self._members[order], firsts)
        self._keys = keys[order][firsts]

    def count_within(self, edges: _Edges) -> Ints:
        """Count the pairs of each edge whose two items stand in one document."""
        cluster, document = np.divmod(self._keys, self._span)
        bounds = np.searchsorted(cluster, np.arange(self._clusters + 1))
        rows = np.diff(bounds)
        is_left_small = rows[edges.left] <= rows[edges.right]
        small = np.where(is_left_small, edges.left, edges.right)
        large = np.where(is_left_small, edges.right, edges.left)
        counts = rows[small]
        edge = np.repeat(np.arange(len(small)), counts)
        row = np.arange(len(edge)) + (bounds[small] - (np.cumsum(counts) - counts))[edge]
        wanted = large[edge] * self._span + document[row]
        at = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        found = np.where(self._keys[at] == wanted, self._members[at] * self._members[row], 0)
        return np.bincount(edge, weights=found, minlength=len(small)).astype(np.int64)
