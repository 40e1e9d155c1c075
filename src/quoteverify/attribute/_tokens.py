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
from typing import Final

from quoteverify.attribute._lexicon import Lexicon
from quoteverify.records import Span

__all__ = ["NO_TOKENS", "Tokens", "tag_text"]

_MARKS: Final = {mark: mark for mark in ".,:;()-"} | {"?": ".", "!": ".", "—": "-", "–": "-"}
_BRACKETED: Final = re.compile(r"\([^()]{0,40}\)")
_POSSESSIVES: Final = ("'s", "’s")


Place = tuple[int, int]


class _Source:
    """A stretch of text; where its words are is found out when a rule has found something."""

    __slots__ = ("_kept", "_places", "_stretch", "_token")

    def __init__(
        self, token: re.Pattern[str], stretch: tuple[str, int, int], kept: list[int] | None
    ) -> None:
        self._token = token
        self._stretch = stretch
        self._kept = kept
        self._places: list[Place] | None = None

    @property
    def places(self) -> list[Place]:
        """Where each kept token starts and ends."""
        if self._places is None:
            places = [found.span() for found in self._token.finditer(*self._stretch)]
            kept = self._kept
            self._places = places if kept is None else [places[number] for number in kept]
        return self._places


class Tokens:
    """
    The words and marks of a stretch of text.

    Args:
        tags: one letter per token.
        source: the stretch.
        first: the number of the first token in it.
    """

    __slots__ = ("_first", "_source", "tags")

    def __init__(self, tags: str, source: _Source, first: int = 0) -> None:
        self.tags = tags
        self._source = source
        self._first = first

    def cut(self, start: int, end: int) -> Tokens:
        """Return the tokens from *start* to *end*."""
        return Tokens(self.tags[start:end], self._source, self._first + start)

    @property
    def places(self) -> list[Place]:
        """Where each token starts and ends in the document."""
        return self._source.places[self._first :]

    def place(self, start: int, end: int) -> Span:
        """Return the place of the tokens from *start* to *end*."""
        places = self.places
        return Span(places[start][0], places[end - 1][1])


NO_TOKENS: Final = Tokens("", _Source(re.compile("(?!)"), ("", 0, 0), None))


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
    tags = ""
    known = lexicon.lower.get
    for word in lexicon.token.findall(text, start, end):
        tag = known(word) or _MARKS.get(word) or _tag_word(word, lexicon, names, is_initial)
        is_initial = tag in ".:" or (is_initial and tag in "-(")
        tags += tag
        if is_one_sentence and tag == "." and tags.count("(") <= tags.count(")"):
            break
    kept = None
    if "(" in tags:
        kept = _leave_out_brackets(tags)
        tags = "".join(tags[number] for number in kept)
    return Tokens(tags, _Source(lexicon.token, (text, start, end), kept))


def _leave_out_brackets(tags: str) -> list[int]:
    """Number the tokens outside short remarks in brackets: "Sen. Ann Cole (D-Ohio) said"."""
    inside = {n for found in _BRACKETED.finditer(tags) for n in range(*found.span())}
    return [number for number in range(len(tags)) if number not in inside]


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
