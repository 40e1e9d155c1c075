"""Pairs of quotes that are alike by chance, as a collection of real documents has them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.samples import Pair, find_files, read_lines
from quoteverify import Document, extract_quotes
from quoteverify.match._features import QUICK_FEATURES, measure_pairs
from quoteverify.match._runs import measure_runs
from quoteverify.match._table import TextTable, analyse_texts

__all__ = ["mine_chance_pairs"]

APART_DAYS = 30
"""Documents so far apart report other events."""

MOST_QUOTES = 2_500
MOST_PAIRS = 20_000
LEAST_SHARED = 0.35
"""Share of the lighter text's weight of word beginnings that a pair has in common, at least."""

SHARED_WORDS = 5
"""Pairs with so long a run of equal words are left out: some are one utterance, told again."""

SEED = 7
STEP = 200_000

Indices = NDArray[np.int64]


class _Quoted(NamedTuple):
    """A quote, the day on which its document was published, and the document."""

    text: str
    day: int
    document_id: str


def mine_chance_pairs(folder: Path) -> list[Pair]:
    """
    Return pairs of quotes from dated documents far apart that share some words, none the same.

    Args:
        folder: where files of documents lie, with a text and the day of its publication.
    """
    quoted = [one for path in find_files(folder, "documents") for one in _read_quotes(path)]
    if not quoted:
        return []
    chosen = np.random.default_rng(SEED).permutation(len(quoted))[:MOST_QUOTES]
    quoted = [quoted[at] for at in sorted(chosen.tolist())]
    table = analyse_texts([one.text for one in quoted])
    days = np.array([one.day for one in quoted], dtype=np.int64)
    left, right = np.triu_indices(len(quoted), 1)
    far = np.abs(days[left] - days[right]) >= APART_DAYS
    left, right = _keep_chance(table, left[far], right[far])
    return [
        Pair(quoted[i].text, quoted[j].text, is_same=False, unit=quoted[i].document_id)
        for i, j in zip(left.tolist(), right.tolist(), strict=True)
    ]


def _read_quotes(path: Path) -> list[_Quoted]:
    return [
        _Quoted(quote.text, date.fromisoformat(row["published_at"][:10]).toordinal(), row["id"])
        for row in read_lines(path)
        for quote in extract_quotes(Document(row["id"], row["text"]))
        if quote.is_attributed
    ]


def _keep_chance(table: TextTable, left: Indices, right: Indices) -> tuple[Indices, Indices]:
    """Keep pairs that share some words, but no long run, and not all of the shorter."""
    kept = np.concatenate(
        [_find_alike(table, left, right, start) for start in range(0, len(left), STEP)]
    )
    left, right = left[kept], right[kept]
    run, words = measure_runs(table, left, right)
    chance = np.flatnonzero((run < 1.0) & (words < SHARED_WORDS))
    if len(chance) > MOST_PAIRS:
        chance = np.sort(np.random.default_rng(SEED).choice(chance, MOST_PAIRS, replace=False))
    return left[chance], right[chance]


def _find_alike(table: TextTable, left: Indices, right: Indices, start: int) -> Indices:
    step = slice(start, start + STEP)
    quick = measure_pairs(table, left[step], right[step])
    shared = quick[:, QUICK_FEATURES.index("prefixes_high")]
    found: Indices = start + np.flatnonzero(shared >= LEAST_SHARED)
    return found
