"""
A stretch of text as a string of one-letter tags, so that grammar can be written as patterns.

====  ==============================  ====  ===========================
tag   word                            tag   word
====  ==============================  ====  ===========================
N     a name                          O     a preposition
T     a title                         C     and, or, but
K     a noun for one who speaks       U     when, as, because
J     a capitalised adjective         t     that
S     a possessive name               I     to
s     another possessive              Y     by
P     a subject pronoun               Z     according (to)
R     who, which                      L     an adverb
D     an article, his                 w     any other word
V     a reporting verb                .     the end of a sentence
M     its form that may be a noun     ,     a comma
G     its form in -ing                :     a colon
g     another word in -ing            ;     a semicolon
v     another verb                    -     a dash
A     an auxiliary, not               (     an opening bracket
B     was, been                       )     a closing bracket
q     assertion, pledge                 z     so, after a quote only
====  ==============================  ====  ===========================
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from quoteverify.attribute._lexicon import Lexicon
from quoteverify.records import Span

__all__ = ["NO_TOKENS", "Tokens", "tag_text"]

_MARKS: Final = {mark: mark for mark in ".,:;()-"} | {"?": ".", "!": ".", "—": "-", "–": "-"}
_BRACKETED: Final = re.compile(r"\([^()]{0,40}\)")
_POSSESSIVES: Final = ("'s", "’s")


class Tokens(NamedTuple):
    """
    The words and marks of a stretch of text.

    Args:
        tags: one letter per token.
        places: where each starts and ends in the document.
    """

    tags: str
    places: list[tuple[int, int]]

    def cut(self, start: int, end: int) -> Tokens:
        """Return the tokens from *start* to *end*."""
        return Tokens(self.tags[start:end], self.places[start:end])

    def place(self, start: int, end: int) -> Span:
        """Return the place of the tokens from *start* to *end*."""
        return Span(self.places[start][0], self.places[end - 1][1])


NO_TOKENS: Final = Tokens("", [])


def tag_text(
    text: str,
    start: int,
    end: int,
    *,
    lexicon: Lexicon,
    names: frozenset[str],
    is_initial: bool,
    is_one_sentence: bool = False,
) -> Tokens:
    """
    Tag the words of a stretch of text.

    Args:
        text: the document's text.
        start: where the stretch begins.
        end: where it ends.
        lexicon: the words of its language.
        names: words that are names wherever they stand capitalised.
        is_initial: whether the stretch begins a sentence.
        is_one_sentence: whether to stop where the first sentence ends.
    """
    tags: list[str] = []
    places: list[tuple[int, int]] = []
    known = lexicon.lower.get
    for found in lexicon.token.finditer(text, start, end):
        word = found.group()
        tag = known(word) or _MARKS.get(word) or _tag_word(word, lexicon, names, is_initial)
        is_initial = tag in ".:" or (is_initial and tag in "-(")
        tags.append(tag)
        places.append(found.span())
        if is_one_sentence and tag == "." and tags.count("(") <= tags.count(")"):
            break
    return _drop_brackets(Tokens("".join(tags), places))


def _drop_brackets(tokens: Tokens) -> Tokens:
    """Leave out short remarks in brackets: "Sen. Ann Cole (D-Ohio) said"."""
    tags, places = tokens
    if "(" not in tags:
        return tokens
    for found in reversed(list(_BRACKETED.finditer(tags))):
        start, end = found.span()
        tags = tags[:start] + tags[end:]
        del places[start:end]
    return Tokens(tags, places)


def _tag_word(word: str, lexicon: Lexicon, names: frozenset[str], is_initial: bool) -> str:  # noqa: FBT001 - called for each word
    low = word.lower()
    if word == low:
        return _tag_unknown(low, lexicon)
    if word[-2:] in _POSSESSIVES:
        return "S" if lexicon.lower.get(low[:-2]) != "K" else "s"
    if word[-1] == ".":
        return _tag_dotted(low, lexicon)
    if not is_initial:
        return lexicon.capital.get(low, "N")
    tag = lexicon.initial.get(low)
    if tag is None or (tag in "AVMvGwL" and word in names):
        return "N" if word in names else _tag_initial(low, lexicon)
    return tag


@lru_cache(maxsize=2**15)
def _tag_unknown(low: str, lexicon: Lexicon) -> str:
    if low[0] in ".-":
        return low[0]  # an ellipsis, a typewriter's dash
    if low[-2:] in _POSSESSIVES:
        return "s"
    for ending, tag in lexicon.endings:
        if low.endswith(ending):
            return tag
    return "w"


def _tag_initial(low: str, lexicon: Lexicon) -> str:
    """Tag an unknown capitalised word that begins a sentence: most often a name."""
    tag = _tag_unknown(low, lexicon)
    return tag if tag in "gL" else "N"


def _tag_dotted(low: str, lexicon: Lexicon) -> str:
    """Tag ``Mr.``, ``J.`` and ``U.S.``."""
    if low[:-1] in lexicon.titles:
        return "T"
    return "N" if len(low) == 2 or "." not in low[:-1] else "J"  # noqa: PLR2004 - a letter and its stop
