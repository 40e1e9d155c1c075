"""Sentences of a text that say in other words what a quote says."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from attrs import frozen

from quoteverify.match._scoring import score_pairs
from quoteverify.text.stems import stem_word

__all__ = ["SentenceIndex"]

_MIN_WORDS = 4  # a shorter quote is in other words another quote
_CANDIDATES = 4  # a quote is compared with so many sentences
_COMMON_SHARE = 0.2  # a stem in more of the sentences than that says nothing about one
_MAX_SENTENCE_CHARS = 1000
_WORD = re.compile(r"[^\W_]+")

# Where one sentence ends and the next begins: "ended.” Next", or a blank line.
_BOUND = re.compile(r"""(?<=[.!?…]) ["”’)\]]* \s+ (?=["“‘(\[]*[^\W\d_a-z]) | \n\s*\n""", re.VERBOSE)


@frozen(eq=False)
class SentenceIndex:
    """
    The sentences of a text, each also together with the one after it, by the stems they hold.

    Args:
        text: the text.
        spans: where each sentence, or pair of sentences, stands.
        postings: for each stem, the numbers of those that hold it.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    postings: dict[str, tuple[int, ...]]

    @classmethod
    def from_text(cls, text: str) -> SentenceIndex:
        """Index the sentences of *text*."""
        spans = tuple(_iter_spans(text))
        postings: dict[str, list[int]] = defaultdict(list)
        for number, (start, end) in enumerate(spans):
            for stem in _list_stems(text[start:end]):
                postings[stem].append(number)
        return cls(text, spans, {stem: tuple(held) for stem, held in postings.items()})

    def find_best(self, quotes: Sequence[str]) -> Iterator[tuple[int, int, int, float]]:
        """Yield, for each quote that has one, its number and the best sentence, with its score."""
        asked = [
            (number, candidate)
            for number, quote in enumerate(quotes)
            for candidate in self._list_candidates(quote)
        ]
        pairs = [(quotes[number], self._read(candidate)) for number, candidate in asked]
        best: dict[int, tuple[float, int]] = {}
        for (number, candidate), score in zip(asked, score_pairs(pairs), strict=True):
            best[number] = max(best.get(number, (0.0, 0)), (float(score), -candidate))
        for number, (score, candidate) in sorted(best.items()):
            yield number, *self.spans[-candidate], score

    def _read(self, candidate: int) -> str:
        start, end = self.spans[candidate]
        return self.text[start:end]

    def _list_candidates(self, quote: str) -> list[int]:
        """Return the sentences that share most of what is rare in *quote*."""
        stems = _list_stems(quote)
        if len(stems) < _MIN_WORDS:
            return []
        shares: dict[int, float] = defaultdict(float)
        for stem in stems:
            held = self.postings.get(stem, ())
            if len(held) <= max(_CANDIDATES, _COMMON_SHARE * len(self.spans)):
                weight = math.log(1 + len(self.spans) / max(len(held), 1))
                for number in held:
                    shares[number] += weight / math.sqrt(
                        self.spans[number][1] - self.spans[number][0]
                    )
        return [number for number, _ in sorted(shares.items(), key=_rank)[:_CANDIDATES]]


def _rank(share: tuple[int, float]) -> tuple[float, int]:
    return -share[1], share[0]


def _iter_spans(text: str) -> Iterator[tuple[int, int]]:
    before: tuple[int, int] | None = None
    for sentence in _iter_sentences(text):
        yield sentence
        if before:
            yield before[0], sentence[1]
        before = sentence


def _list_stems(text: str) -> list[str]:
    return sorted({stem_word(word) for word in _WORD.findall(text.casefold())})


def _iter_sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for bound in (*(found.span() for found in _BOUND.finditer(text)), (len(text), len(text))):
        for first in range(start, bound[0], _MAX_SENTENCE_CHARS):
            yield first, min(first + _MAX_SENTENCE_CHARS, bound[0])
        start = bound[1]
