"""
Where in a folded text a folded quote may stand.

Exact places come first, each of them.  Other places are found by vote: the seeds that quote and
text share lie, for one place, at nearly the same distance from each other ("diagonal"), and a
rare seed has a larger vote.  The words around the winners are then aligned with those of the
quote, which gives the borders (`_borders`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import attrs
import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel, LCSseq

from quoteverify.match._borders import Side, draw_together, extend, pick_core, reach_over_cut
from quoteverify.match._chance import rate_place
from quoteverify.match._fold import FoldedText
from quoteverify.match._seeds import SEED_LETTERS, Hits, Seeds, mask_keys, view_keys

__all__ = [
    "AskedSeeds",
    "Window",
    "ask_seeds",
    "find_edge_windows",
    "find_exact_windows",
    "find_voted_windows",
]

Indexes = npt.NDArray[np.intp]

_MAX_HITS_PER_SEED = 256  # what stands at more places says little about any of them
_MAX_WINDOWS = 8
_LEAST_CHANCES = math.log(1_800)  # words of the shortest text that the odds were fitted on
_NEEDED_LOG_ODDS = math.log(4)  # to show a place that is none is worse than to miss one
_FEWEST_AT_EDGE = 6  # words of a quote before or after which the text breaks off
_MAX_WORD_LETTERS = 64  # a "word" that never ends is a line of dashes or of base64


@attrs.frozen(order=True)
class Window:
    """
    A place in the stream of a text, word bounds at both ends.

    Args:
        start, end: letters ``[start, end)`` of the stream.
        similarity: of the letters, 0 to 1; 1 where they are the same.
        covered: the share of the quote's letters in words that are aligned to equal ones.
        letters: of the quote.
        chances: the logarithm of the number of places at which it might stand by coincidence.
    """

    start: int
    end: int
    similarity: float = 1.0
    covered: float = 1.0
    letters: int = 0
    chances: float = 0.0

    @property
    def is_no_chance(self) -> bool:
        """Whether the place is far likelier to be the quote's than a coincidence."""
        if self.similarity >= 1:
            return True
        chances = max(self.chances, _LEAST_CHANCES)
        odds = rate_place(self.similarity, self.covered, self.letters, chances)
        return odds >= _NEEDED_LOG_ODDS

    @property
    def is_telling(self) -> bool:
        """
        Whether the letters in words that are the same outweigh the number of places.

        A letter of English tells at least a bit, the logarithm of two (Shannon 1951).
        """
        return self.covered * self.letters * math.log(2) >= self.chances


@attrs.frozen(eq=False)
class AskedSeeds:
    """
    The seeds of a quote, and where a text has them.

    Args:
        quote: what is sought.
        text: where it is sought.
        seeds: the seeds of the text.
        letters: how long the seeds are.
        keys: those of the quote, ascending, each once.
        firsts: where in the quote each stands first.
        hits: where the text has them, those that it has often in part.
    """

    quote: FoldedText
    text: FoldedText
    seeds: Seeds
    letters: int
    keys: npt.NDArray[np.uint64]
    firsts: Indexes
    hits: Hits

    def find_rarest(self) -> Indexes:
        """Return where the quote would begin, at each place of its rarest seed."""
        rarest = int(np.argmin(self.hits.counts))
        count, hits = int(self.hits.counts[rarest]), self.hits
        places = hits.place[hits.seed == rarest]
        if count > len(places):
            key = self.keys[rarest : rarest + 1]
            places = self.seeds.find_hits(key, self.letters, max_hits=count).place
        begins: Indexes = places - int(self.firsts[rarest])
        return begins


def ask_seeds(quote: FoldedText, text: FoldedText, seeds: Seeds, letters: int) -> AskedSeeds:
    """Look up the seeds of *quote*, which has a letter: of so many letters, or of all it has."""
    letters = min(letters, len(quote))
    starts = quote.starts[quote.starts <= len(quote) - letters].astype(np.intp)
    keys = mask_keys(view_keys(quote)[starts].astype(np.uint64), letters)
    keys, firsts = np.unique(keys, return_index=True)
    hits = seeds.find_hits(keys, letters, max_hits=_MAX_HITS_PER_SEED)
    return AskedSeeds(quote, text, seeds, letters, keys, starts[firsts], hits)


def find_exact_windows(
    asked: AskedSeeds, *, limit: int, near: Sequence[Window] = ()
) -> list[Window]:
    """
    Return the first places where the letters of the quote stand between word bounds, in order.

    Args:
        asked: the quote and the text.
        limit: how many places at most.
        near: windows, in order; of too many places, those nearest to one of them are looked at.
    """
    quote, text, letters, length = asked.quote, asked.text, asked.letters, len(asked.quote)
    places = asked.find_rarest()
    places = places[(places >= 0) & (places + length <= len(text))]
    if near and len(places) > limit:
        places = places[np.argpartition(_measure_gaps(places, near), limit)[:limit]]
    if not len(places):
        return []
    places = np.sort(places)
    quote_keys, text_keys = view_keys(quote), view_keys(text)
    for at in (*range(0, length - letters, SEED_LETTERS), length - letters):
        equal = mask_keys(text_keys[places + at].astype(np.uint64), letters)
        places = places[equal == mask_keys(quote_keys[at : at + 1].astype(np.uint64), letters)]
        if not len(places):
            return []
    places = places[_are_bounds(text, places) & _are_bounds(text, places + length)]
    return [Window(start, start + length, letters=length) for start in places[:limit].tolist()]


def _measure_gaps(places: Indexes, near: Sequence[Window]) -> Indexes:
    """Return how far each place is from the start of the nearest window."""
    starts = np.array([window.start for window in near])
    after = np.searchsorted(starts, places)
    gaps = (places - starts[np.maximum(after - 1, 0)], places - starts[after % len(starts)])
    nearest: Indexes = np.min(np.abs(gaps), axis=0)
    return nearest


def _are_bounds(text: FoldedText, places: Indexes) -> npt.NDArray[np.bool_]:
    nearest = np.minimum(_find_starts(text, places), len(text.starts) - 1)
    is_bound: npt.NDArray[np.bool_] = text.starts[nearest] == places
    is_bound |= places == len(text)
    return is_bound


def _find_starts(text: FoldedText, places: npt.ArrayLike) -> Indexes:
    # Of another type than the starts, the places would have them all copied.
    return np.searchsorted(text.starts, np.asarray(places).astype(np.int32))


def find_voted_windows(asked: AskedSeeds, *, min_votes: float = 0.0) -> list[Window]:
    """
    Return the places that most of the seeds of the quote point to, at most eight, in order.

    Args:
        asked: the quote and the text.
        min_votes: what a place needs: the information in the seeds that quote and place share,
            as a share of that in all seeds of the quote.
    """
    quote, text, hits = asked.quote, asked.text, asked.hits
    if not len(hits.place):
        return []
    bits = np.log2(1 + len(text.starts) / np.maximum(hits.counts, 1))
    bits = (bits / bits.sum())[hits.seed]
    diagonals = hits.place - asked.firsts[hits.seed]
    quote_words = _cut_words(quote, np.append(quote.starts, np.int32(len(quote))))
    found: dict[tuple[int, int], Window] = {}
    for diagonal, votes in _count_votes(diagonals, bits, band=_measure_band(quote)):
        if votes < min_votes:
            break
        window = _align_words(quote, quote_words, text, diagonal)
        if window:
            found.setdefault((window.start, window.end), window)
    return sorted(found.values())


def find_edge_windows(quote: FoldedText, text: FoldedText) -> list[Window]:
    """Return the end of *text* that *quote* begins with, and the beginning that it ends with."""
    bounds = [*quote.starts.tolist(), len(quote)]
    head = text.stream[: len(quote)]
    tail = text.stream[max(0, len(text) - len(quote)) : len(text)]
    found: list[Window] = []
    for size in bounds[_FEWEST_AT_EDGE:]:
        if tail.endswith(quote.stream[:size]) and text.is_bound(len(text) - size):
            found = [Window(len(text) - size, len(text))]
    for at in bounds[: -_FEWEST_AT_EDGE - 1]:
        size = len(quote) - at
        if head.startswith(quote.stream[at : len(quote)]) and text.is_bound(size):
            return sorted({*found, Window(0, size)})
    return found


def _measure_band(quote: FoldedText) -> int:
    """Return by how many letters the diagonals of one place may differ: a word or two a line."""
    return 16 + len(quote) // 8


def _count_votes(
    diagonals: Indexes, bits: npt.NDArray[np.float64], *, band: int
) -> list[tuple[int, float]]:
    """Return the diagonals with the most votes in a band after them, the best first."""
    order = np.argsort(diagonals, kind="stable")
    diagonals, bits = diagonals[order], bits[order]
    total = np.concatenate(([0.0], np.cumsum(bits)))
    votes = total[np.searchsorted(diagonals, diagonals + band, side="right")] - total[:-1]
    winners: list[tuple[int, float]] = []
    while len(winners) < _MAX_WINDOWS and len(votes):
        best = int(np.argmax(votes))
        if votes[best] <= 0 or (winners and votes[best] < winners[0][1] / 2):
            break
        diagonal = int(diagonals[best])
        winners.append((diagonal, float(votes[best])))
        low, high = np.searchsorted(diagonals, (diagonal - band, diagonal + band + 1)).tolist()
        votes[low:high] = 0
    return winners


def _align_words(
    quote: FoldedText, quote_words: list[bytes], text: FoldedText, diagonal: int
) -> Window | None:
    slack = 64 + len(quote) // 2
    low, high = _find_starts(text, (diagonal - slack, diagonal + len(quote) + slack))
    if low == high:
        return None
    bounds = text.starts[low : high + 1]
    if high >= len(text.starts):
        bounds = np.append(bounds, np.int32(len(text)))
    words, places, end = _cut_words(text, bounds), bounds[:-1].tolist(), int(bounds[-1])
    quote_places = quote.starts.tolist()
    pairs = [
        (block.a + n, block.b + n)
        for block in LCSseq.editops(quote_words, words).as_matching_blocks()
        for n in range(block.size)
    ]
    draw_together(pairs, quote_words, words)
    core = pick_core(pairs, quote_places, places, quote_words)
    if not core:
        return None
    (first_quote, first_text), (last_quote, last_text) = core[0], core[-1]
    before, after = (
        (Side(quote, quote_words, quote_places, at, step), Side(text, words, places, place, step))
        for at, place, step in ((first_quote, first_text, -1), (last_quote, last_text, 1))
    )
    first_text -= reach_over_cut(pairs, *before) or extend(*before)
    last_text += reach_over_cut(pairs[::-1], *after) or extend(*after)
    start = places[first_text]
    stop = places[last_text + 1] if last_text + 1 < len(places) else end
    similarity = Indel.normalized_similarity(quote.stream[: len(quote)], text.stream[start:stop])
    inside = (at for at, place in pairs if first_text <= place <= last_text)
    covered = sum(len(quote_words[at]) for at in inside) / len(quote)
    chances = math.log1p(len(text.starts))
    return Window(start, stop, similarity, covered, len(quote), chances)


def _cut_words(folded: FoldedText, bounds: npt.NDArray[np.int32]) -> list[bytes]:
    ends = np.minimum(bounds[1:], bounds[:-1] + _MAX_WORD_LETTERS)
    stream = folded.stream
    return [stream[a:b] for a, b in zip(bounds.tolist(), ends.tolist(), strict=False)]
