"""Which words of a wording are names, as far as their capitals show."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache

from quoteverify.match._background import is_common_stem
from quoteverify.match._lexicon import load_lexicon
from quoteverify.match._reading import Reading
from quoteverify.text.stems import stem_word
from quoteverify.text.words import WordKind

__all__ = ["find_names"]

_READINGS_KEPT = 1024
_HEADLINE_SHARE = 0.9  # of words that carry meaning have a capital in a headline, or if shouted
_FEWEST_OF_HEADLINE = 2
_SENTENCE_ENDS = frozenset(".!?:;\"“”'‘([")


@lru_cache(maxsize=_READINGS_KEPT)
def find_names(reading: Reading) -> frozenset[int]:
    """Return the places of the words that are names of people, places, days and so on."""
    lexicon = load_lexicon()
    calendar = {at for at, word in enumerate(reading.words) if word.text in lexicon.calendar}
    capitals = {at for at in range(len(reading.words)) if reading.surfaces[at][0].isupper()}
    if len(capitals) > _FEWEST_OF_HEADLINE and _is_headline(reading, capitals):
        return frozenset(calendar)
    return frozenset(calendar | {at for at in capitals if _is_name(reading, at)})


def _is_headline(reading: Reading, capitals: Container[int]) -> bool:
    """Whether words have capitals that are no names: a sentence has a verb, at least, without."""
    small = load_lexicon().function_words
    telling = [
        at
        for at, word in enumerate(reading.words)
        if word.kind is WordKind.WORD and word.text not in small
    ]
    return sum(at in capitals for at in telling) > _HEADLINE_SHARE * len(telling)


def _is_name(reading: Reading, at: int) -> bool:
    lexicon, word = load_lexicon(), reading.words[at]
    no_names = (lexicon.function_words, lexicon.titles, lexicon.negators, lexicon.quantifiers)
    if word.kind is not WordKind.WORD or any(word.text in listed for listed in no_names):
        return False
    return not _begins_sentence(reading, at) or not is_common_stem(stem_word(word.text))


def _begins_sentence(reading: Reading, at: int) -> bool:
    before = reading.text[: reading.words[at].start].rstrip()
    return not before or before[-1] in _SENTENCE_ENDS
