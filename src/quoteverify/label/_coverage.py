"""How much of a quote stands word for word in its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from attrs import frozen
from rapidfuzz.distance import LCSseq

from quoteverify.records import Quote, QuoteId
from quoteverify.text.words import WordKind, split_words

__all__ = ["Coverage", "chain_utterances", "cover_all", "join_utterances", "measure_coverage"]


@frozen
class Coverage:
    """So many of a quote's words are covered."""

    covered_words: int
    words: int

    @property
    def share(self) -> float:
        """The covered share, 0 to 1."""
        return self.covered_words / self.words if self.words else 0.0


def cover_all(quote_text: str) -> Coverage:
    """Return the coverage of a quote that stands whole in its evidence, however it is spelled."""
    count = len(_list_forms(quote_text))
    return Coverage(max(count, 1), max(count, 1))


def measure_coverage(quote_text: str, evidence_texts: Iterable[str]) -> Coverage:
    """
    Count the words of a quote that are aligned to equal words in the union of its evidence.

    The alignment is a longest common subsequence of canonical words.
    """
    words = _list_forms(quote_text)
    covered: set[int] = set()
    for text in evidence_texts:
        covered |= _align(words, _list_forms(text))
    return Coverage(len(covered), len(words))


def chain_utterances(quotes: Iterable[Quote]) -> tuple[tuple[Quote, ...], ...]:
    """Return the quotes of each interrupted utterance, in order; a quote by itself is none."""
    heads: dict[QuoteId, QuoteId] = {}
    pieces: dict[QuoteId, list[Quote]] = defaultdict(list)
    for quote in sorted(quotes, key=lambda quote: quote.sort_key):
        before = quote.continues_id
        heads[quote.id] = heads.get(before, quote.id) if before else quote.id
        pieces[heads[quote.id]].append(quote)
    return tuple(tuple(chain) for chain in pieces.values() if len(chain) > 1)


def join_utterances(chains: Iterable[tuple[Quote, ...]]) -> dict[QuoteId, str]:
    """
    Return the whole wording of each quote that is a piece of an interrupted utterance.

    Matching reads the pieces joined, so what covers one piece may stand in another.
    """
    return {
        quote.id: " ".join(piece.text for piece in chain) for chain in chains for quote in chain
    }


def _list_forms(text: str) -> list[str]:
    return [word.text for word in split_words(text) if word.kind is not WordKind.ELLIPSIS]


def _align(words: list[str], others: list[str]) -> set[int]:
    return {
        i
        for opcode in LCSseq.opcodes(words, others)
        if opcode.tag == "equal"
        for i in range(opcode.src_start, opcode.src_end)
    }
