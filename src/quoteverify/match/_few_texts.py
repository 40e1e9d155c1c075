"""
Among few texts every pair: how much each has of the other, in the same or in like words.

The calibrated scorer takes dozens of microseconds for a pair; among thousands of texts there are
millions.  What most of its judgement rests on, how much of the weight of one text the other has,
is a sum over the few words that two texts share, and can be had for all pairs at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quoteverify.match._long_texts import Links
from quoteverify.match._related import iter_like_stems
from quoteverify.match._scoring import analyse_texts, score_table_pairs
from quoteverify.match._table import TextTable

__all__ = ["are_few", "find_like_pairs", "link_few", "measure_coverage"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

LEAST_SHARED = 0.55
"""What the shares that two texts have of one another must sum up to.  Of 7,668 pairs that the
scorer accepted among twice 3,000 generated quotes 5 had less; of all pairs 1 in 100 has more."""

_FEW_TEXTS, _FEW_CELLS = 5_000, 1_000_000_000
"""So many texts are few, if their words times their number are no more: 40 words in each of 5,000.
The matrix then takes 100 MB and some seconds."""

_MOST_WORDS, _WORDS_EACH = 1_000_000, 1_000
"""Pairs of so many words together are scored at most, and of so many more for each text: 25 pairs
for each quote of 20 words, for more than a second."""

_SAME = 100  # the rating of the same word, in hundredths
_ROWS_AT_ONCE, _STEPS_AT_ONCE = 64, 1_000_000
_PAIRS_AT_ONCE = 8_192


def are_few(texts: int, words: int) -> bool:
    """Whether so many *texts*, of so many *words* together, are few enough for `link_few`."""
    return texts <= _FEW_TEXTS and texts * words <= _FEW_CELLS


def link_few(
    texts: Sequence[str],
    *,
    is_hopeful: Callable[[Ints, Ints], NDArray[np.bool_]],
    report: Callable[[str, int, int], None],
) -> Links:
    """
    Score the pairs of *texts* that may be one utterance with the calibrated scorer.

    Args:
        texts: distinct wordings, a few thousand: there is a matrix of all pairs.
        is_hopeful: which pairs are worth scoring, whatever they share.
        report: told of each stage by name, with what is done of how much.

    Returns:
        The pairs, ``left < right``, sorted, and their scores.
    """
    table = analyse_texts(texts)
    left, right = find_like_pairs(table, most_words=_MOST_WORDS + _WORDS_EACH * len(texts))
    hopeful = is_hopeful(left, right)
    left, right = left[hopeful], right[hopeful]
    report("pair", len(left), len(left))
    score = np.empty(len(left), np.float32)
    for start in range(0, len(left), _PAIRS_AT_ONCE):
        step = slice(start, min(start + _PAIRS_AT_ONCE, len(left)))
        score[step] = score_table_pairs(table, left[step], right[step])
        report("score", step.stop, len(left))
    return Links(left, right, score)


def find_like_pairs(table: TextTable, *, most_words: int) -> tuple[Ints, Ints]:
    """
    Return the pairs of texts that share `LEAST_SHARED`, sorted.

    Args:
        table: the texts.
        most_words: of so many words together; where there are more, those that share most.
    """
    coverage = measure_coverage(table)
    nothing = np.empty(0, np.int64)
    found = _Found(nothing, nothing, np.empty(0, np.float32))
    for start in range(0, len(coverage), _ROWS_AT_ONCE):
        chunk = slice(start, start + _ROWS_AT_ONCE)
        both = np.triu(coverage[chunk] + coverage[:, chunk].T, start + 1)
        row, column = np.nonzero(both >= LEAST_SHARED)
        found = found.join(_Found(row + start, column, both[row, column]))
        found = found.keep_likest(table.lengths, most_words)
    return found.left, found.right


class _Found(NamedTuple):
    """Pairs of texts, sorted, and what each two share of one another."""

    left: Ints
    right: Ints
    shared: Floats

    def join(self, further: _Found) -> _Found:
        """Return these pairs and others that come after them."""
        return _Found(
            np.concatenate((self.left, further.left)),
            np.concatenate((self.right, further.right)),
            np.concatenate((self.shared, further.shared)),
        )

    def keep_likest(self, lengths: Ints, most_words: int) -> _Found:
        """Return those that share most, of so many words together."""
        words = lengths[self.left] + lengths[self.right]
        if words.sum() <= most_words:
            return self
        order = np.argsort(-self.shared, kind="stable")
        kept = np.sort(order[np.cumsum(words[order]) <= most_words])
        return _Found(self.left[kept], self.right[kept], self.shared[kept])


def measure_coverage(table: TextTable) -> Floats:
    """
    Return a matrix: how much of the weight of the row's text the column's has in like words.

    Each word counts as its likest fellow; fellows that begin otherwise and differ by a slip of the
    pen, "kernel" and "krenel", are left to the scorer.
    """
    count, sets = len(table.texts), table.stems
    firsts, owners, ratings = _spread_stems(table)
    coverage = np.zeros((count, count), np.float32)
    for start, stop in _iter_turns(sets.starts, np.diff(firsts)[sets.ids]):
        entries = slice(sets.starts[start], sets.starts[stop])
        ids, weights = sets.ids[entries], sets.weights[entries]
        rows = np.repeat(np.arange(stop - start), np.diff(sets.starts[start : stop + 1]))
        nth, places = _expand(firsts, ids)
        cells = rows[nth] * count + owners[places]
        summed = np.bincount(cells, weights[nth] * ratings[places], (stop - start) * count)
        totals = np.maximum(sets.totals[start:stop, None], 1) * _SAME
        coverage[start:stop] = summed.reshape(-1, count) / totals
    return coverage


def _iter_turns(starts: Ints, costs: Ints) -> Iterator[tuple[int, int]]:
    """Yield ranges of texts, of so many steps and rows at most; *costs* are those of the words."""
    done = np.concatenate(([0], np.cumsum(costs)))[starts]
    start = 0
    while start < len(starts) - 1:
        stop = int(np.searchsorted(done, done[start] + _STEPS_AT_ONCE, side="right")) - 1
        stop = min(max(stop, start + 1), start + _ROWS_AT_ONCE, len(starts) - 1)
        yield start, stop
        start = stop


def _spread_stems(table: TextTable) -> tuple[Ints, Ints, Ints]:
    """
    Return for each stem the texts that have it or one like it, and how like.

    Returns:
        Where the texts of each stem begin, one more than there are stems; the texts; the ratings.
    """
    count, sets, stems = len(table.texts), table.stems, np.arange(len(table.vocabulary))
    listed = np.array(list(iter_like_stems(table.vocabulary)), np.int64).reshape(-1, 3)
    own = np.column_stack((stems, stems, np.full(len(stems), _SAME)))
    fellow, stem, rating = (found := np.concatenate((own, listed)))[np.argsort(found[:, 0])].T
    texts = np.repeat(np.arange(count), np.diff(sets.starts))
    nth, places = _expand(np.searchsorted(fellow, np.arange(len(stems) + 1)), sets.ids)
    cells = stem[places] * count + texts[nth]
    keys = np.sort(cells * (_SAME + 1) + rating[places])
    cells, ratings = np.divmod(keys, _SAME + 1)
    likest = np.flatnonzero(np.diff(cells, append=-1))
    stem, owners = np.divmod(cells[likest], count)
    return np.searchsorted(stem, np.arange(len(stems) + 1)), owners, ratings[likest]


def _expand(firsts: Ints, ids: Ints) -> tuple[Ints, Ints]:
    """Return which of the *ids* each place is of, and the places from its first to the next."""
    counts = firsts[ids + 1] - firsts[ids]
    nth = np.repeat(np.arange(len(ids)), counts)
    return nth, np.arange(len(nth)) + (firsts[ids] - (np.cumsum(counts) - counts))[nth]
