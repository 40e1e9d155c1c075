"""
Quotes of one speaker that differ in nothing but an amount: a near miss, however low it scores.

Of a fragment such as "cost us 4 million euros" the amount is most of what it says, so that beside
"The buses cost us 3 million euros" the words alone tell too little.  That one person is quoted with
both is what a reader must see.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from quoteverify.match._lexicon import load_lexicon
from quoteverify.match._utterances import Utterance
from quoteverify.text.names import are_compatible_names
from quoteverify.text.words import WordKind, split_words

__all__ = ["find_altered", "mask_amounts"]

Pair = tuple[int, int]

_AMOUNT = "#"
_FEWEST_OTHERS = 2  # words beside the amount


def mask_amounts(text: str) -> str:
    """
    Return the comparable words of *text* with a sign for each amount; nothing if it has none.

    Nothing either where the words could stand anywhere.

    >>> mask_amounts("It cost us 4 million euros"), mask_amounts("It cost us a lot")
    (' it cost us # ', '')
    """
    masked: list[str] = []
    for word in split_words(text):
        is_amount = word.kind in {WordKind.NUMBER, WordKind.UNIT}
        if not is_amount or masked[-1:] != [_AMOUNT]:
            masked.append(_AMOUNT if is_amount else word.text)
    others = [word for word in masked if word != _AMOUNT]
    is_telling = not load_lexicon().function_words.issuperset(others)
    is_enough = is_telling and _FEWEST_OTHERS <= len(others) < len(masked)
    return f" {' '.join(masked)} " if is_enough else ""


def find_altered(utterances: Sequence[Utterance], pairs: Iterable[Pair]) -> list[int]:
    """Return which *pairs* of utterances are one speaker's words, alike but for amounts."""

    @cache
    def mask(number: int) -> str:
        return mask_amounts(utterances[number].text)

    found = []
    for at, (one, other) in enumerate(pairs):
        names = utterances[one].quotes[0].speaker, utterances[other].quotes[0].speaker
        if not (names[0] and names[1] and are_compatible_names(names[0], names[1])):
            continue
        shorter, longer = sorted((mask(one), mask(other)), key=len)
        if shorter and shorter in longer:
            found.append(at)
    return found
