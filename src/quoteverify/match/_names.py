"""Which words of a wording are names, as far as their capitals show."""

from __future__ import annotations

from functools import lru_cache

from quoteverify.match._background import is_common_stem
from quoteverify.match._lexicon import load_lexicon
from quoteverify.match._reading import Reading
from quoteverify.text.stems import stem_word
from quoteverify.text.words import WordKind

__all__ = ["find_names"]

_READINGS_KEPT = 1024
_HEADLINE_SHARE = 0.7  # of words with a capital: such a text is a headline, or shouted
_SENTENCE_ENDS = frozenset(".!?:;\"“”'‘([")


@lru_cache(maxsize=_READINGS_KEPT)
def find_names(reading: Reading) -> frozenset[int]:
    """Return the places of the words that are names of people, places, days and so on."""
    lexicon = load_lexicon()
    calendar = {at for at, word in enumerate(reading.words) if word.text in lexicon.calendar}
    capitals = {at for at in range(len(reading.words)) if reading.surfaces[at][0].isupper()}
    if len(capitals) > max(2, _HEADLINE_SHARE * len(reading.words)):
        return frozenset(calendar)
    return frozenset(calendar | {at for at in capitals if _is_name(reading, at)})


def _is_name(reading: Reading, at: int) -> bool:
    lexicon, word = load_lexicon(), reading.words[at]
    no_names = (lexicon.function_words, lexicon.titles, lexicon.negators, lexicon.quantifiers)
    if word.kind is not WordKind.WORD or any(word.text in listed for listed in no_names):
        return False
    return not _begins_sentence(reading, at) or not is_common_stem(stem_word(word.text))


def _begins_sentence(reading: Reading, at: int) -> bool:
    before = reading.text[: reading.words[at].start].rstrip()
    return not before or before[-1] in _SENTENCE_ENDS
