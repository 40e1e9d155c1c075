"""Average linkage over sparse scored pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

__all__ = ["link_average"]

Pair = tuple[int, int]


def link_average(
    document_ids: Sequence[str],
    scores: Mapping[Pair, float],
    *,
    cutoff: float,
    apart: AbstractSet[Pair] = frozenset(),
) -> list[list[int]]:
    """
    Cluster items by unweighted average linkage (UPGMA; Sokal and Michener 1958).

    Args:
        document_ids: the document of each item; pairs within one document do not count.
        scores: the score of each matched pair ``(i, j)``, ``i < j``; an absent pair counts 0.
        cutoff: clusters join while their mean score is at least this.
        apart: pairs that must not share a cluster.

    Returns:
        The clusters of two or more items, each sorted, in the order of their first item.
    """
    clusters: dict[int, list[int]] = {i: [i] for i in range(len(document_ids))}
    sums = _Sums(scores)
    while True:
        joinable = (
            (sums.mean(a, b, clusters, document_ids), -a, -b)
            for a, b in sums.pairs()
            if not _are_apart(clusters[a], clusters[b], apart)
        )
        mean, a, b = max(joinable, default=(0.0, 0, 0))
        if mean < cutoff or mean == 0.0:
            break
        clusters[-a] = sorted(clusters[-a] + clusters.pop(-b))
        sums.merge(-a, -b)
    return sorted(cluster for cluster in clusters.values() if len(cluster) > 1)


class _Sums:
    """The sum of scores between every two clusters that have one."""

    def __init__(self, scores: Mapping[Pair, float]) -> None:
        self._of: dict[int, dict[int, float]] = defaultdict(dict)
        for (i, j), score in scores.items():
            self._of[i][j] = self._of[j][i] = score

    def pairs(self) -> Iterator[Pair]:
        return ((a, b) for a, others in self._of.items() for b in others if a < b)

    def mean(
        self, a: int, b: int, clusters: Mapping[int, list[int]], document_ids: Sequence[str]
    ) -> float:
        count = sum(document_ids[i] != document_ids[j] for i in clusters[a] for j in clusters[b])
        return self._of[a][b] / count if count else 0.0

    def merge(self, a: int, b: int) -> None:
        for other, total in self._of.pop(b).items():
            del self._of[other][b]
            if other != a:
                joined = self._of[a].get(other, 0.0) + total
                self._of[a][other] = self._of[other][a] = joined


def _are_apart(left: Sequence[int], right: Sequence[int], apart: AbstractSet[Pair]) -> bool:
    return any((min(i, j), max(i, j)) in apart for i in left for j in right)
