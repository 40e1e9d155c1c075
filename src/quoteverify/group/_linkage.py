"""Average linkage for records: items with documents, scores by pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

from quoteverify.group._average import Links, link_average

__all__ = ["link_items"]

Pair = tuple[int, int]


def link_items(
    document_ids: Sequence[str],
    scores: Mapping[Pair, float],
    *,
    cutoff: float,
    apart: AbstractSet[Pair] = frozenset(),
) -> list[list[int]]:
    """
    Cluster items by average linkage over the pairs from two documents.

    Args:
        document_ids: the document of each item; pairs within one document do not count.
        scores: the score of each matched pair ``(i, j)``, ``i < j``; an absent pair counts 0.
        cutoff: clusters join while their mean score is at least this.
        apart: pairs that must not share a cluster.

    Returns:
        The clusters of two or more items, each sorted, in the order of their first item.
    """
    if not scores:
        return []
    pairs = sorted(scores)
    left, right = _split_pairs(pairs)
    score = np.array([scores[pair] for pair in pairs])
    label = link_average(
        Links(left, right, score),
        sizes=np.ones(len(document_ids), np.int64),
        cutoff=cutoff,
        documents=np.unique(np.array(document_ids), return_inverse=True)[1],
        apart=_split_pairs(sorted(apart)) if apart else None,
    )
    return _list_clusters(label)


def _split_pairs(pairs: Sequence[Pair]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    columns = np.array(pairs, np.int64).T
    return columns[0].copy(), columns[1].copy()


def _list_clusters(label: NDArray[np.int64]) -> list[list[int]]:
    order = np.argsort(label, kind="stable")
    firsts = np.flatnonzero(np.diff(label[order], prepend=-1))
    clusters = np.split(order, firsts[1:])
    return [cluster.tolist() for cluster in clusters if len(cluster) > 1]
