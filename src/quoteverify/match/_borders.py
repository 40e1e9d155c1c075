"""
Where a quote begins and ends in the words of a text, once some of them are aligned with its own.

The surest run of aligned words is the core of the place; from there either border moves out to
where the rest of the quote stands, alike or over a clause that was cut in silence.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import attrs
from rapidfuzz.distance import Levenshtein

from quoteverify.match._fold import FoldedText

__all__ = ["Side", "draw_together", "extend", "pick_core", "reach_over_cut"]

_EDGE_SLACK_WORDS = 2
_ALIKE_SHARE = 0.5  # of letters changed, up to which words are more alike than not
_ANCHOR_LETTERS = 6  # an equal word at the very end outweighs one word too many before it
_SENTENCE_END = re.compile(r"[.!?…:;][\"”’')\]]*\s|\n\s*\n")  # and of a label, "RUIZ: "


def draw_together(
    pairs: list[tuple[int, int]], quote_words: list[bytes], words: list[bytes]
) -> None:
    """
    Move the pairs to the earliest end they can have, and then to the latest beginning.

    Of two equal words an alignment may have taken the farther: in "the pier, I said, is the pier
    of the town" the quote "the pier of the town" begins at the second "the".
    """
    count = len(pairs)
    for step, order in ((1, range(1, count)), (-1, range(count - 2, -1, -1))):
        for n in order:
            at_quote, at_text = pairs[n]
            for at in range(pairs[n - step][1] + step, at_text, step):
                if words[at] == quote_words[at_quote]:
                    pairs[n] = at_quote, at
                    break


def pick_core(
    pairs: list[tuple[int, int]],
    quote_places: list[int],
    places: list[int],
    quote_words: list[bytes],
) -> list[tuple[int, int]]:
    """Return the run of aligned words with most letters after the cost of its gaps."""
    best, best_run, total, first = 0.0, (0, 0), 0.0, 0
    for n, (at_quote, at_text) in enumerate(pairs):
        if n:
            before_quote, before_text = pairs[n - 1]
            shift = (places[at_text] - places[before_text]) - (
                quote_places[at_quote] - quote_places[before_quote]
            )
            total -= 2 * math.log2(1 + abs(shift))
        if total <= 0:
            total, first = 0.0, n
        total += len(quote_words[at_quote])
        if total > best:
            best, best_run = total, (first, n + 1)
    return pairs[slice(*best_run)]


@attrs.frozen
class Side:
    """
    The words of a folded text on one side of one of them.

    Args:
        folded: the text.
        words: its words, or those of a part of it.
        places: where each starts in the stream.
        at: which of the words.
        step: 1 for what follows it, -1 for what comes before it.
    """

    folded: FoldedText
    words: list[bytes]
    places: list[int]
    at: int
    step: int

    def list_words(self) -> list[bytes]:
        """Return the words, the nearest first."""
        return self.words[self.at + 1 :] if self.step > 0 else self.words[: self.at][::-1]

    def join(self, count: int) -> bytes:
        """Return the letters of the nearest *count* words, in the order of the text."""
        low = self.at + 1 if self.step > 0 else self.at - count
        return b"".join(self.words[low : low + count])

    def count_in_sentence(self, most: int) -> int:
        """Return how many of the nearest words, *most* at most, stand in the same sentence."""
        for count in range(most):
            later = self.at + 1 + count if self.step > 0 else self.at - count
            first = int(self.folded.places[self.places[later]])
            last = int(self.folded.places[self.places[later] - 1])
            if _SENTENCE_END.search(self.folded.text, last + 1, first):
                return count
        return most


def reach_over_cut(pairs: Sequence[tuple[int, int]], quote: Side, text: Side) -> int:
    """
    Return how many words away all the rest of the quote stands in the sentence, if it does.

    "The dam was built" stands in "The dam, as I told you, was built": a clause is cut in silence.

    Args:
        pairs: the aligned words, from the outer end on.
        quote: the quote, on one side of what is surely its place.
        text: the text, on the same side.
    """
    rest = len(quote.list_words())
    outer = [place for _, place in pairs[:rest]]
    is_run = [at for at, _ in pairs[:rest]] == _count_off(quote, rest) and rest > 0
    if not is_run or outer != list(range(outer[0], outer[0] - rest * text.step, -text.step)):
        return 0
    away = abs(outer[0] - text.at)
    in_sentence = text.count_in_sentence(min(away + 1, len(text.list_words())))
    if in_sentence < away:
        return 0
    # A single word stands somewhere in many a sentence, seldom at its beginning or end.
    return away if rest > 1 or in_sentence == away else 0


def _count_off(quote: Side, rest: int) -> list[int]:
    """Return the places of the last *rest* words on a side of a quote, from the outer end on."""
    outermost = quote.at + quote.step * rest
    return list(range(outermost, quote.at, -quote.step))


def extend(quote: Side, text: Side) -> int:
    """
    Return how many of the next words of the text stand for the rest of the quote's.

    At least one: else a quote that goes on in words of its own would look like one cut short.
    Beyond the end of a sentence, where the quote has no such end, only words that are alike.
    """
    rest, words = quote.list_words(), text.list_words()
    if not rest or not words:
        return 0
    letters = quote.join(len(rest))
    most = inside = min(len(words), len(rest) + _EDGE_SLACK_WORDS)
    if quote.count_in_sentence(len(rest)) == len(rest):
        inside = text.count_in_sentence(most)
    distances = [Levenshtein.distance(letters, text.join(count)) for count in range(most + 1)]

    def cost(count: int) -> tuple[int, int]:
        is_anchored = words[count - 1] == rest[-1]
        return distances[count] - is_anchored * _ANCHOR_LETTERS, abs(count - len(rest))

    def is_open(count: int) -> bool:
        return count <= inside or distances[count] <= _ALIKE_SHARE * len(letters)

    return min(filter(is_open, range(1, most + 1)), key=cost, default=0)
