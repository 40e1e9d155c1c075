"""
From texts to scored pairs of distinct texts: what matching and grouping at scale both begin with.

Texts of the same words are one node, however often they occur, so that repetition costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quoteverify.match._candidates import Breadth, find_candidates, pick_rare_stems
from quoteverify.match._estimates import Estimator
from quoteverify.match._few_texts import are_few, link_few
from quoteverify.match._long_texts import (
    Links,
    find_near_equal,
    find_standing,
    read_documents,
)
from quoteverify.match._overlap import Overlap, measure_overlap
from quoteverify.match._settle import FEW_TEXTS, settle_scores
from quoteverify.match._stem_table import StemTable, build_stem_table
from quoteverify.match._stock import StockView
from quoteverify.match._threads import map_ordered

__all__ = ["Progress", "TextGraph", "build_text_graph", "collapse", "propose_pairs"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Progress = Callable[[str, int, int], None]
Tick = Callable[[int, int], None]


class TextGraph(NamedTuple):
    """
    The distinct texts and the scored pairs among them.

    Args:
        nodes: per text its node; nodes are numbered by their words, not by their order.
        members: per node its first text.
        sizes: per node the number of its texts.
        left, right: the scored pairs of nodes, ``left < right``, sorted.
        score: of each pair, 0 to 1.
    """

    nodes: Ints
    members: Ints
    sizes: Ints
    left: Ints
    right: Ints
    score: Floats


def build_text_graph(
    texts: Sequence[str],
    *,
    score_floor: float,
    model: str,
    reworded: bool,
    workers: int,
    progress: Progress | None = None,
) -> TextGraph:
    """
    Find and score the pairs of distinct texts that may be one utterance.

    Args:
        texts: any strings.
        score_floor: pairs scored lower are left out.
        model: how pairs are judged (`Estimator`).
        reworded: whether to look for reworded texts, beside verbatim and cut ones.
        workers: threads; the result does not depend on it.
        progress: told of each stage by name, with what is done of how much.
    """
    report = progress or _ignore
    table = build_stem_table(
        texts, workers=workers, tick=lambda done: report("read", done, len(texts))
    )
    nodes, members, sizes = collapse(table)
    # A long text is a document: passages of it are compared, never the whole.
    scorable = np.flatnonzero(~table.is_long[members] & (table.counts[members] > 0))
    if model == "scored" and reworded and are_few(len(scorable), len(table.stems)):
        edges = link_few(
            [texts[i] for i in members[scorable].tolist()],
            is_hopeful=partial(_share_more_than_stock, table, members[scorable]),
            report=report,
        )
    else:
        edges = _link_many(
            texts,
            table,
            members[scorable],
            model=model,
            reworded=reworded,
            cutoff=score_floor,
            workers=workers,
            report=report,
        )
    kept = edges.score >= score_floor
    edges = Links(scorable[edges.left[kept]], scorable[edges.right[kept]], edges.score[kept])
    if table.is_long[members].any():
        edges = _add_long(texts, table, members, scorable, edges, model=model, cutoff=score_floor)
    return TextGraph(nodes, members, sizes, *edges)


def _link_many(
    texts: Sequence[str],
    table: StemTable,
    members: Ints,
    *,
    model: str,
    reworded: bool,
    cutoff: float,
    workers: int,
    report: Progress,
) -> Links:
    """Propose pairs of *members* by the rare stems that they share, and score these."""
    is_few = len(texts) <= FEW_TEXTS
    search = SEARCHES["few_grouped" if model == "grouped" and reworded and is_few else model]
    left, right, overlap = propose_pairs(
        table,
        members,
        breadth=search.breadth if reworded else VERBATIM,
        few_window=search.few_window,
        overlap_floor=search.few_floor if len(members) <= FEW_TEXTS else OVERLAP_FLOOR,
        cosine_floor=search.cosine_floor,
    )
    report("pair", len(left), len(left))
    score = _score_pairs(
        Estimator(table, members, model=search.model),
        left,
        right,
        overlap,
        search=search if reworded else None,
        workers=workers,
        report=report,
    )
    edges = Links(left, right, score)
    tick = partial(report, "settle")
    return _revise_scores(texts, table, members, edges, model=model, cutoff=cutoff, tick=tick)


def _revise_scores(
    texts: Sequence[str],
    table: StemTable,
    members: Ints,
    edges: Links,
    *,
    model: str,
    cutoff: float,
    tick: Tick,
) -> Links:
    """Take stock phrases out of account, and let the calibrated scorer settle unsure scores."""
    left, right, score = edges
    if model == "grouped":
        at, rest = _judge_rests(StockView(table, members), members, left, right, model=model)
        score[at] = np.minimum(score[at], rest)
        return edges
    hopeful = _share_more_than_stock(table, members, left, right)
    left, right, score = left[hopeful], right[hopeful], score[hopeful]
    score = settle_scores(texts, members[left], members[right], score, cutoff=cutoff, tick=tick)
    return Links(left, right, score)


def _share_more_than_stock(
    table: StemTable, members: Ints, left: Ints, right: Ints
) -> NDArray[np.bool_]:
    """
    Return which pairs have more in common than stock phrases.

    A score is of two texts, whatever others say; but mere stock makes no candidate.
    """
    at, rest = _judge_rests(StockView(table, members), members, left, right, model="scored")
    hopeful = np.ones(len(left), np.bool_)
    hopeful[at] = rest >= STOCK_FLOOR
    return hopeful


def _add_long(
    texts: Sequence[str],
    table: StemTable,
    members: Ints,
    scorable: Ints,
    edges: Links,
    *,
    model: str,
    cutoff: float,
) -> Links:
    """Add the pairs in which a text is long; a quote does not belong to a document's group."""
    long = np.flatnonzero(table.is_long[members])
    documents = list(read_documents([texts[i] for i in members[long].tolist()], long.tolist()))
    near = find_near_equal(documents)
    parts = [edges, near]
    if model == "scored":
        found = find_standing(documents, texts, table, members[scorable], cutoff=cutoff)
        parts.append(Links(scorable[found.short], found.long, found.score))
    one, other, score = map(np.concatenate, zip(*parts, strict=True))
    kept = np.flatnonzero(score >= cutoff)
    left, right = np.minimum(one, other)[kept], np.maximum(one, other)[kept]
    order = np.lexsort((right, left))
    return Links(left[order], right[order], score[kept][order])


def _ignore(stage: str, done: int, total: int) -> None:
    """Report to nobody."""


def collapse(table: StemTable) -> tuple[Ints, Ints, Ints]:
    """
    Return per text its node, and per node its first text and its size.

    Nodes are numbered by their words alone: what follows does not depend on the order of the texts.
    """
    _, firsts, found, sizes = np.unique(
        table.keys, return_index=True, return_inverse=True, return_counts=True
    )
    return found, firsts, sizes


class Search(NamedTuple):
    """
    How reworded texts are looked for.

    Args:
        breadth: how widely.
        closer_from, closer_to: between these quick estimates a closer look is taken.
        few_floor: the share of rare stems that a pair must have in common among few texts.
        few_window: with how many of its neighbours a text is paired among few texts.
        cosine_floor: pairs less alike in their rare stems are not scored, but for a part of the
            other.
        model: which estimate judges the pairs.
    """

    breadth: Breadth
    closer_from: float
    closer_to: float
    few_floor: float
    few_window: int = 256
    cosine_floor: float = 0
    model: str = "scored"


SEARCHES = {
    "scored": Search(Breadth(stems=14, window=12, alone=8), 0.001, 0.995, few_floor=0.05),
    "grouped": Search(
        Breadth(stems=10, window=36, alone=4),
        0.1,
        0.999,
        few_floor=0.15,
        cosine_floor=0.3,
        model="grouped",
    ),
    "few_grouped": Search(
        Breadth(stems=10, window=12, alone=6),
        0.03,
        0.95,
        few_floor=0.15,
        few_window=12,
    ),
}
"""By what the pairs are for.  Groups need fewer pairs, since others hold them together, and lose by
chance ones; measured on generated quotes and human translations hidden among them.  Among few
texts there is little chance, and the judge that knows the scorer finds more: pair F1 .92 instead of
.90 on groups of translations, in the same time."""

VERBATIM = Breadth(stems=7, window=12, alone=4)

OVERLAP_FLOOR = 0.15
"""Share of the lighter text's weight of rare stems that a pair has in common: no true pair less."""

_PART = 0.5
"""Share of the lighter text's weight from which it may be cut from the other, however unlike."""

STOCK_FLOOR = 0.1
"""A pair whose rests the quick estimate gives less has only stock phrases in common."""


def propose_pairs(
    table: StemTable,
    members: Ints,
    *,
    breadth: Breadth,
    few_window: int = 256,
    overlap_floor: float = OVERLAP_FLOOR,
    cosine_floor: float = 0,
) -> tuple[Ints, Ints, Overlap]:
    """
    Return pairs of *members* worth scoring, by place in *members*, and what they share.

    Args:
        table: the texts.
        members: which of them to pair.
        breadth: how widely to look.
        few_window: how widely among few texts, where files are short and looking costs nothing.
        overlap_floor: pairs that share less of the lighter text's weight are left out.
        cosine_floor: and so are those that share less of both, and less than half of the lighter's.
    """
    if len(members) <= FEW_TEXTS:
        breadth = breadth._replace(window=few_window, alone=breadth.stems)
    rare = pick_rare_stems(table, members, size=breadth.stems)
    left, right = find_candidates(rare, breadth)
    overlap = measure_overlap(rare, left, right)
    is_alike = (overlap.cosine >= cosine_floor) | (overlap.containment >= _PART)
    kept = np.flatnonzero(is_alike & (overlap.containment >= overlap_floor))
    return left[kept].astype(np.int64), right[kept].astype(np.int64), overlap.take(kept)


def _judge_rests(
    view: StockView, members: Ints, left: Ints, right: Ints, *, model: str
) -> tuple[Ints, Floats]:
    """Return the pairs that have stock phrases, and the estimate of what these leave of them."""
    at = view.find_pairs(left, right)
    used, places = np.unique(np.column_stack((left[at], right[at])), return_inverse=True)
    one, other = places.reshape(-1, 2).T
    rare = pick_rare_stems(view.table, members[used], size=SEARCHES[model].breadth.stems)
    estimator = Estimator(view.table, members[used], model=model, among=len(members))
    return at, estimator.estimate(one, other, measure_overlap(rare, one, other))


_CHUNK_PAIRS = 16_384


def _score_pairs(
    estimator: Estimator,
    left: Ints,
    right: Ints,
    overlap: Overlap,
    *,
    search: Search | None,
    workers: int,
    report: Progress,
) -> Floats:
    """Score the proposed pairs, chunk by chunk; and as *search* says look closer at the unsure."""

    def estimate(chunk: slice) -> Floats:
        return estimator.estimate(left[chunk], right[chunk], overlap.take(chunk))

    def estimate_closer(chunk: slice) -> Floats:
        at = unsure[chunk]
        own = places[chunk, 0], places[chunk, 1]
        return estimator.estimate_closer(left[at], right[at], overlap.take(at), view, own)

    score = _map_chunks(estimate, len(left), workers=workers, tick=partial(report, "score"))
    if search:
        unsure = np.flatnonzero((score > search.closer_from) & (score < search.closer_to))
        pairs = np.column_stack((left[unsure], right[unsure]))
        used, places = np.unique(pairs, return_inverse=True)
        places = places.reshape(-1, 2)
        view = estimator.view_closer(used)
        tick = partial(report, "look closer")
        score[unsure] = _map_chunks(estimate_closer, len(unsure), workers=workers, tick=tick)
    return score


def _map_chunks(
    function: Callable[[slice], Floats], count: int, *, workers: int, tick: Tick
) -> Floats:
    """Return what *function* gives for *count* pairs, chunk by chunk."""
    values = np.empty(count, np.float32)
    chunks = [slice(a, min(a + _CHUNK_PAIRS, count)) for a in range(0, count, _CHUNK_PAIRS)]
    for chunk, part in zip(chunks, map_ordered(function, chunks, workers=workers), strict=True):
        values[chunk] = part
        tick(chunk.stop, count)
    return values
