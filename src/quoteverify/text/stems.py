"""Stems of comparable words, so that "invest" and "investing" meet."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

__all__ = ["stem_word"]


@lru_cache(maxsize=2**17)
def stem_word(word: str) -> str:
    """
    Return the stem of a comparable word; a word with a digit is its own stem.

    >>> stem_word("investing")
    'invest'
    """
    if not word.isalpha():
        return word
    return str(_make_stemmer().stemWord(word))


@cache
def _make_stemmer() -> Any:  # noqa: ANN401 - PyStemmer has no types of its own
    import Stemmer  # noqa: PLC0415 - a text without words needs no stemmer

    return Stemmer.Stemmer("english", 0)  # no cache of its own beside the one above
