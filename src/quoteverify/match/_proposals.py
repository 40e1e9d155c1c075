"""Which pairs of utterances are worth scoring, for a stage that answers for each quote."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from quoteverify.match._candidates import Breadth
from quoteverify.match._estimates import Estimator
from quoteverify.match._stem_table import build_stem_table
from quoteverify.match._text_graph import VERBATIM, collapse, propose_pairs

__all__ = ["propose_text_pairs"]

Ints = NDArray[np.int64]

EXHAUSTIVE_TEXTS = 300
"""Among so few texts every pair is scored: 45,000 pairs take less than a second."""

WIDE = Breadth(stems=12, window=64, alone=12)
WIDE_OVERLAP = 0.1
"""Wider than for a million strings: near misses are shown, too, and the texts are thousands."""

LEAST_ESTIMATE = 0.0001
"""Pairs that the quick estimate gives less are not scored: more than half of the candidates among
3,000 generated quotes, and 5 of the 2,037 that the calibrated scorer accepts."""

MOST_EQUALS = 64
"""A text is paired with so many equal ones at most on either side, of other documents first."""


def propose_text_pairs(
    texts: Sequence[str], owners: Ints, *, reworded: bool, workers: int = 1
) -> tuple[Ints, Ints]:
    """
    Return the pairs of texts worth scoring, ``left < right``, sorted.

    Args:
        texts: the wordings.
        owners: the document of each, as a number; pairs within one are left out.
        reworded: whether to look for reworded texts, beside verbatim and cut ones.
        workers: threads; the result does not depend on it.
    """
    if len(texts) <= EXHAUSTIVE_TEXTS:
        left, right = np.triu_indices(len(texts), k=1)
    else:
        left, right = _find_pairs(texts, owners, reworded=reworded, workers=workers)
    is_across = owners[left] != owners[right]
    return left[is_across], right[is_across]


def _find_pairs(
    texts: Sequence[str], owners: Ints, *, reworded: bool, workers: int
) -> tuple[Ints, Ints]:
    table = build_stem_table(texts, workers=workers)
    nodes, members, sizes = collapse(table)
    scorable = np.flatnonzero(~table.is_long[members] & (table.counts[members] > 0))
    one, other, overlap = propose_pairs(
        table, members[scorable], breadth=WIDE if reworded else VERBATIM, overlap_floor=WIDE_OVERLAP
    )
    estimator = Estimator(table, members[scorable], model="scored")
    hopeful = np.flatnonzero(estimator.estimate(one, other, overlap) >= LEAST_ESTIMATE)
    one, other = one[hopeful], other[hopeful]
    order = _order_equals(nodes, owners)
    starts = np.cumsum(sizes) - sizes
    pairs = [
        *_pair_equals(order, nodes),
        *_pair_nodes(scorable[one], scorable[other], order, starts, sizes),
    ]
    edges = np.concatenate(pairs, axis=1) if pairs else np.empty((2, 0), np.int64)
    low, high = edges.min(axis=0), edges.max(axis=0)
    by_place = np.lexsort((high, low))
    return low[by_place], high[by_place]


def _order_equals(nodes: Ints, owners: Ints) -> Ints:
    """Sort texts by node, and in a node so that neighbours are of different documents."""
    by_owner = np.lexsort((owners, nodes))
    keys = nodes[by_owner] * (int(owners.max(initial=0)) + 1) + owners[by_owner]
    firsts = np.flatnonzero(np.diff(keys, prepend=-1))
    turn = np.arange(len(keys)) - np.repeat(firsts, np.diff(firsts, append=len(keys)))
    return by_owner[np.lexsort((owners[by_owner], turn, nodes[by_owner]))]


def _pair_equals(order: Ints, nodes: Ints) -> list[Ints]:
    """Pair each text with the next of its equals."""
    ordered = nodes[order]
    pairs = []
    for step in range(1, min(MOST_EQUALS + 1, len(order))):
        at = np.flatnonzero(ordered[step:] == ordered[:-step])
        if not len(at):
            break
        pairs.append(np.stack((order[at], order[at + step])))
    return pairs


def _pair_nodes(one: Ints, other: Ints, order: Ints, starts: Ints, sizes: Ints) -> list[Ints]:
    """Pair the texts of two nodes, the first `MOST_EQUALS` of each."""
    height, width = (np.minimum(sizes[side], MOST_EQUALS) for side in (one, other))
    counts = height * width
    pair = np.repeat(np.arange(len(one)), counts)
    row, column = np.divmod(
        np.arange(len(pair)) - np.repeat(np.cumsum(counts) - counts, counts), width[pair]
    )
    left, right = starts[one][pair] + row, starts[other][pair] + column
    return [np.stack((order[left], order[right]))]
