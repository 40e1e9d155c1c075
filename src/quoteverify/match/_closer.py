"""
A closer look at the pairs of which the quick estimate is unsure.

The quick estimate knows the few rarest stems of a text and the order of its words.  Two
translations of one sentence share stems that are not its rarest, words alike ("infra",
"infrastructure") and neighbours; so here nearly all stems, the beginnings of words and pairs of
neighbours are weighed, each by how rare it is among the texts at hand.  And two texts that only
share a phrase share next to nothing beside it: so what they share at their beginnings and ends is
set apart from the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein, Postfix, Prefix
from rapidfuzz.process import cpdist

from quoteverify.match._candidates import WEIGHT_STEP, RareStems, pick_rare_stems
from quoteverify.match._overlap import measure_overlap
from quoteverify.match._stem_table import StemTable
from quoteverify.match._stock import hash_phrases

__all__ = ["CLOSER_FEATURES", "CloserView", "measure_shape"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

CLOSER_FEATURES = (
    "stems_containment",  # shared weight of stems over that of the lighter text
    "stems_cosine",  # ... over the geometric mean of both
    "stems_containment_missed",  # logarithm of what is missing to 1 in either
    "stems_cosine_missed",
    "prefixes_containment",  # the same for beginnings of words
    "prefixes_cosine",
    "prefixes_containment_missed",
    "prefixes_cosine_missed",
    "neighbours_containment",  # the same for pairs of neighbouring stems
    "neighbours_cosine",
    "weight_light",  # logarithm of the lighter text's weight of stems, in bits
    "weight_heavy",
    "stems_weighty",  # stems_cosine times weight_light: a share of much tells more
    "prefixes_weighty",
    "beginning",  # stems that both begin with, over the shorter text's length
    "end",  # stems that both end with
    "order_rest_short",  # what the longer of these leaves of the longest common subsequence, ...
    "order_rest",  # ... over what it leaves of the shorter text; and in tens of stems
    "distance_short",  # Levenshtein distance of the stems over the shorter text's length
    "distance_long",  # ... over the longer's
)
"""What is measured of a pair beside the features of the quick estimate, in order."""

_MOST_TERMS = 32
"""So many of a text's terms are weighed, the rarest: all of most quotes."""

_ALL_BUT_NOTHING = np.float32(1.05)  # the logarithm of what is missing is finite where nothing is


class CloserView(NamedTuple):
    """
    Some texts as weighed terms.

    Args:
        stems, prefixes, neighbours: the terms of each, by kind.
    """

    stems: RareStems
    prefixes: RareStems
    neighbours: RareStems

    @classmethod
    def from_table(cls, table: StemTable, members: Ints) -> CloserView:
        """Weigh the terms of the texts *members*, numbered anew in that order."""
        return cls(*(_pick_terms(table, terms, members) for terms in _iter_terms(table)))

    def measure(self, left: Ints, right: Ints) -> Iterator[Floats]:
        """Yield the columns of `CLOSER_FEATURES` for each pair."""
        stems, prefixes, neighbours = (measure_overlap(kind, left, right) for kind in self)
        for overlap in (stems, prefixes):
            shares = (overlap.containment, overlap.cosine)
            yield from (*shares, *map(_measure_missing, shares))
        yield from (neighbours.containment, neighbours.cosine)
        one, other = (self._weigh(side) for side in (left, right))
        light = np.minimum(one, other)
        yield from (light, np.maximum(one, other))
        yield from (stems.cosine * light, prefixes.cosine * light)

    def _weigh(self, texts: Ints) -> Floats:
        bits = self.stems.totals[texts].astype(np.float32) / np.float32(WEIGHT_STEP)
        weight: Floats = np.log1p(bits, dtype=np.float32)
        return weight


def measure_shape(one: Sequence[str], other: Sequence[str], order: Floats) -> Iterator[Floats]:
    """
    Yield the columns that `CLOSER_FEATURES` has from "beginning" on.

    Args:
        one: per pair, the stems of its first text, a character each.
        other: those of its second text.
        order: the number of stems in their longest common subsequence.
    """
    lengths = np.array([list(map(len, side)) for side in (one, other)], np.float32)
    short, long = np.maximum(lengths.min(axis=0), 1), np.maximum(lengths.max(axis=0), 1)
    beginning, end, distance = (
        cpdist(one, other, scorer=scorer, dtype=np.int32).astype(np.float32)
        for scorer in (Prefix.similarity, Postfix.similarity, Levenshtein.distance)
    )
    edge = np.maximum(beginning, end)
    rest = order - edge
    yield from (beginning / short, end / short)
    yield from (rest / np.maximum(short - edge, 1), rest / np.float32(10))
    yield from (distance / short, distance / long)


def _iter_terms(table: StemTable) -> Iterator[NDArray[np.uint32]]:
    yield table.stems
    yield table.prefixes
    neighbours = np.append(hash_phrases(table.stems, 2), table.stems[-1:])
    ends = table.offsets[1:][table.counts > 0] - 1
    neighbours[ends] = table.stems[ends]  # a last word has no neighbour in the next text
    yield neighbours


def _pick_terms(table: StemTable, terms: NDArray[np.uint32], members: Ints) -> RareStems:
    rare = pick_rare_stems(StemTable(terms, *table[1:]), members, size=_MOST_TERMS)
    # A text's terms side by side, as `measure_overlap` wants them: here it is asked chunk by chunk.
    return rare._replace(
        stems=np.asfortranarray(rare.stems), weights=np.asfortranarray(rare.weights)
    )


def _measure_missing(share: Floats) -> Floats:
    missing: Floats = np.log(_ALL_BUT_NOTHING - np.minimum(share, np.float32(1)))
    return missing
