"""Links so sure that no average is needed: what they hold together is one cluster beforehand."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from quoteverify.group._average import Links

__all__ = ["find_components", "join_sure_links"]

Ints = NDArray[np.int64]


def join_sure_links(links: Links, *, sizes: Ints, sure: float) -> tuple[Ints, Links, Ints]:
    """
    Join items by links of at least *sure*, and carry the other links over to what is joined.

    A hundred thousand texts that differ in a word each are never all scored with each other: a
    mean in which the unscored count 0 would tear them apart.

    Returns:
        The cluster of each item, numbered by first item; the links between clusters, with mean
        scores; the sizes of the clusters.
    """
    is_sure = links.score >= sure
    label = find_components(len(sizes), links.left[is_sure], links.right[is_sure])
    cluster = np.unique(label, return_inverse=True)[1]
    joined_sizes = np.bincount(cluster, weights=sizes).astype(np.int64)
    one, other = cluster[links.left], cluster[links.right]
    between = np.flatnonzero(one != other)
    one, other = one[between], other[between]
    keys = np.minimum(one, other) * len(joined_sizes) + np.maximum(one, other)
    found, place = np.unique(keys, return_inverse=True)
    left, right = np.divmod(found, max(len(joined_sizes), 1))
    pairs = sizes[links.left[between]] * sizes[links.right[between]]
    total = np.bincount(place, weights=links.score[between] * pairs, minlength=len(found))
    mean = total / (joined_sizes[left] * joined_sizes[right])
    return cluster, Links(left, right, mean), joined_sizes


def find_components(count: int, left: Ints, right: Ints) -> Ints:
    """Return for each item the first item that it is linked with, directly or not."""
    label = np.arange(count)
    while True:
        lowest = np.minimum(label[left], label[right])
        hooked = label.copy()
        np.minimum.at(hooked, label[left], lowest)
        np.minimum.at(hooked, label[right], lowest)
        while not np.array_equal(hooked, jumped := hooked[hooked]):
            hooked = jumped
        if np.array_equal(hooked, label):
            return label
        label = hooked
