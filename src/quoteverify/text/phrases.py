"""Wordings so slight or so fixed that two documents can share them by coincidence."""

from __future__ import annotations

import enum
from functools import cache

import regex

from quoteverify.data import load_table

__all__ = ["FRAGMENT_WORDS", "Coincidence", "find_coincidence"]

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*")

FRAGMENT_WORDS = 2
"""A passage of at most so many words is a fragment (DESIGN: "one or two words")."""

SET_PHRASE_WORDS = 8
"""Titles and slogans are short; a longer passage in capitals is a shouted sentence."""


class Coincidence(enum.StrEnum):
    """Why the same words in two documents show nothing."""

    FRAGMENT = "A fragment of one or two words"
    FUNCTION_WORDS = "Function words only"
    SET_PHRASE = "A set phrase (title, slogan or name)"


def find_coincidence(text: str, *, language: str = "en") -> Coincidence | None:
    """
    Return why *text* can stand in two documents by coincidence, or None where it cannot.

    >>> find_coincidence("sweeping reform").name
    'FRAGMENT'
    >>> find_coincidence("Bread and Roses for All").name
    'SET_PHRASE'
    >>> find_coincidence("We ran out of bread on Monday.") is None
    True
    """
    words = _WORD.findall(text)
    if len(words) <= FRAGMENT_WORDS:
        return Coincidence.FRAGMENT
    function_words = _load_function_words(language)
    content = [word for word in words if word.casefold() not in function_words]
    if not content:
        return Coincidence.FUNCTION_WORDS
    if len(words) <= SET_PHRASE_WORDS and _is_title_case(content):
        return Coincidence.SET_PHRASE
    return None


def _is_title_case(content: list[str]) -> bool:
    # One capital may only begin the sentence, so two are asked for.
    return len(content) > 1 and all(word[0].isupper() or word[0].isdigit() for word in content)


@cache
def _load_function_words(language: str) -> frozenset[str]:
    lists = load_table("phrases")["function_words"]
    return frozenset(lists.get(language.partition("-")[0], lists["en"]))
