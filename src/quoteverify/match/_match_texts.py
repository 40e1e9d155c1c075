"""Matching for programs that hold a million strings: arrays in, arrays out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quoteverify.match._inputs import check_texts
from quoteverify.match._text_graph import Progress, TextGraph, build_text_graph

__all__ = ["MatchArrays", "match_texts"]

Ints = NDArray[np.int64]

SPAN_PAIRS = 64
"""Up to so many pairs between two sets of equal texts are listed in full, beyond only a span."""


class MatchArrays(NamedTuple):
    """
    Matches as arrays, sorted by ``(left, right)``.

    Args:
        left, right: indices of the texts, ``left < right``.
        score: calibrated 0 to 1; 1.0 for equal words.
    """

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    score: NDArray[np.float32]


def match_texts(
    texts: Sequence[str],
    *,
    score_cutoff: float = 0.5,
    workers: int = 1,
    reworded: bool = True,
    progress: Progress | None = None,
) -> MatchArrays:
    """
    Match many strings with each other, at a cost that grows with their number.

    Where very many texts are equal, or two sets of equal texts match, only as many pairs are
    listed as hold them together: each text with the next of its equals, and one pair of the sets.
    A text of over 2,000 words matches the shorter ones that stand in it, scored by the passage that
    shares most phrases of three words with them, and other long ones that share half the phrases
    of the lesser, scored by the share.

    Args:
        texts: the strings; empty ones are allowed.
        score_cutoff: pairs scored lower are left out; 0 to 1.
        workers: threads; the result does not depend on it.
        reworded: whether to look for reworded texts, beside verbatim and cut ones.
        progress: called with the name of a stage ("read", "pair", "score", "look closer",
            "settle"), what is done of it, and how much there is.

    Memory: the whole process took 300 MB at its peak for 100,000 quotes of 20 words; of up to 5,000
    texts there is a matrix of all pairs, of 100 MB at most.

    Raises:
        InputTypeError: if *texts* is no collection of strings.
        SettingsError: if the cutoff is not a number from 0 to 1 or there is no worker.

    >>> found = match_texts(["We sail at noon.", "Nobody came", "we sail at noon"])
    >>> found.left.tolist(), found.right.tolist(), found.score.tolist()
    ([0], [2], [1.0])
    """
    graph = build_text_graph(
        check_texts(texts, score_cutoff=score_cutoff, workers=workers),
        score_floor=score_cutoff,
        model="scored",
        reworded=reworded,
        workers=workers,
        progress=progress,
    )
    return _expand_graph(graph)


def _expand_graph(graph: TextGraph) -> MatchArrays:
    """Turn pairs of nodes into pairs of texts."""
    order = np.argsort(graph.nodes, kind="stable")
    starts = np.cumsum(graph.sizes) - graph.sizes
    within = _pair_equals(order, starts, graph.sizes)
    between = _pair_nodes(graph, order, starts)
    one = np.concatenate((within[0], between[0]))
    other = np.concatenate((within[1], between[1]))
    score = np.concatenate((np.ones(len(within[0]), np.float32), graph.score[between[2]]))
    left, right = np.minimum(one, other), np.maximum(one, other)
    by_place = np.lexsort((right, left))
    return MatchArrays(
        left[by_place].astype(np.int32), right[by_place].astype(np.int32), score[by_place]
    )


def _pair_equals(order: Ints, starts: Ints, sizes: Ints) -> tuple[Ints, Ints]:
    """Pair equal texts: all with all where they are few, else each with the next."""
    place = np.arange(len(order)) - np.repeat(starts, sizes)
    size = np.repeat(sizes, sizes)
    is_few = size * (size - 1) // 2 <= SPAN_PAIRS
    rest = size - 1 - place
    count = np.where(is_few, rest, np.minimum(rest, 1))
    return _pair_rows(order, np.arange(len(order)), np.arange(len(order)) + 1, count)[:2]


def _pair_nodes(graph: TextGraph, order: Ints, starts: Ints) -> tuple[Ints, Ints, Ints]:
    """Pair the texts of matched nodes: all with all where they are few, else the first two."""
    left_size, right_size = graph.sizes[graph.left], graph.sizes[graph.right]
    is_few = left_size * right_size <= SPAN_PAIRS
    left_size = np.where(is_few, left_size, 1)
    edge = np.repeat(np.arange(len(graph.left)), left_size)
    place = np.arange(len(edge)) - np.repeat(np.cumsum(left_size) - left_size, left_size)
    count = np.where(is_few, right_size, 1)[edge]
    one, other, row = _pair_rows(
        order, starts[graph.left][edge] + place, starts[graph.right][edge], count
    )
    return one, other, edge[row]


def _pair_rows(order: Ints, one: Ints, first: Ints, count: Ints) -> tuple[Ints, Ints, Ints]:
    """For each row pair the text at place *one* with the *count* texts from place *first* on."""
    row = np.repeat(np.arange(len(one)), count)
    step = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
    return order[one[row]], order[first[row] + step], row
