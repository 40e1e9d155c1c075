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

__all__ = ["NO_TOKENS", "Tokens", "tag_text"]

_MARKS: Final = {mark: mark for mark in ".,:;()-"} | {"?": ".", "!": ".", "—": "-", "–": "-"}
_BRACKETED: Final = re.compile(r"\([^()]{0,40}\)")
_OPENER: Final = re.compile(r"[.:][-(]*[^-(.:]")
_POSSESSIVES: Final = ("'s", "’s")

MAX_TAGS: Final = 2**15
"""How many words of a language are remembered: bounds the memory."""


class _Words:
    """The words of a stretch of text; where they are is found out when a rule asks."""

    __slots__ = ("_at", "_kept", "_starts", "_text", "_words")

    def __init__(self, text: str, start: int, words: list[str], kept: list[int] | None) -> None:
        self._text = text
        self._words = words
        self._kept = kept
        self._starts: list[int] = []
        self._at = start

    def locate(self, number: int) -> tuple[int, int]:
        """Return where a token starts and ends in the text."""
        number = number if self._kept is None else self._kept[number]
        starts, words = self._starts, self._words
        if number >= len(starts):
            find, at = self._text.index, self._at
            for word in words[len(starts) : number + 1]:
                start = find(word, at)
                starts.append(start)
                at = start + len(word)
            self._at = at
        start = starts[number]
        return start, start + len(words[number])


class Tokens:
    """
    The words and marks of a stretch of text.

    Args:
        tags: one letter per token.
        words: the stretch.
        first: the number of the first token in it.
    """

    __slots__ = ("_first", "_words", "tags")

    def __init__(self, tags: str, words: _Words, first: int = 0) -> None:
        self.tags = tags
        self._words = words
        self._first = first

    def cut(self, start: int, end: int) -> Tokens:
        """Return the tokens from *start* to *end*."""
        return Tokens(self.tags[start:end], self._words, self._first + start)

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Return where the tokens from *start* to *end* stand in the document."""
        first, last = self._first + start, self._first + end - 1
        return self._words.locate(first)[0], self._words.locate(last)[1]


NO_TOKENS: Final = Tokens("", _Words("", 0, [], None))


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
    words = lexicon.token.findall(text, start, end)
    tags_inside = _load_tags(lexicon)
    tags = "".join([tags_inside[word] for word in words])
    if is_one_sentence:
        tags = _cut_sentence(tags)
    for found in _OPENER.finditer(tags if not is_initial else "." + tags):
        number = found.end() - is_initial - 1
        tag = _tag_opener(words[number], tags[number], lexicon, names)
        tags = tags[:number] + tag + tags[number + 1 :]
    kept = None
    if "(" in tags:
        kept = _leave_out_brackets(tags)
        tags = "".join([tags[number] for number in kept])
    return Tokens(tags, _Words(text, start, words, kept))


def _cut_sentence(tags: str) -> str:
    """Cut behind the first full stop outside brackets."""
    stop = tags.find(".")
    while stop >= 0 and tags.count("(", 0, stop) > tags.count(")", 0, stop):
        stop = tags.find(".", stop + 1)
    return tags[: stop + 1] if stop >= 0 else tags


def _leave_out_brackets(tags: str) -> list[int]:
    """Number the tokens outside short remarks in brackets: "Sen. Ann Cole (D-Ohio) said"."""
    inside = {n for found in _BRACKETED.finditer(tags) for n in range(*found.span())}
    return [number for number in range(len(tags)) if number not in inside]


class _Tags(dict[str, str]):
    """The tag of each word and mark that has been met inside a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__({**_MARKS, **lexicon.lower})
        self._lexicon = lexicon

    def __missing__(self, word: str) -> str:
        tag = _tag_word(word, self._lexicon)
        if len(self) < MAX_TAGS:
            self[word] = tag
        return tag


@lru_cache(maxsize=16)
def _load_tags(lexicon: Lexicon) -> _Tags:
    return _Tags(lexicon)


def _tag_word(word: str, lexicon: Lexicon) -> str:
    """Tag a word that is in no list as it stands, and begins no sentence."""
    low = word.lower()
    if word == low:
        return _tag_unknown(low, lexicon)
    if word[-2:] in _POSSESSIVES:
        return "S" if lexicon.lower.get(low[:-2]) != "K" else "s"
    if word[-1] == ".":
        return _tag_dotted(low, lexicon)
    return lexicon.capital.get(low, "N")


def _tag_opener(word: str, tag: str, lexicon: Lexicon, names: frozenset[str]) -> str:
    """Tag a word that begins a sentence and would be tagged *tag* inside one."""
    low = word.lower()
    if word == low or word[-2:] in _POSSESSIVES or word[-1] == ".":
        return tag
    known = lexicon.initial.get(low)
    if known and not (known in "AVMvGwL" and word in names):
        return known
    if word in names:
        return "N"
    unknown = _tag_unknown(low, lexicon)  # a name most often
    return unknown if unknown in "gL" else "N"


def _tag_unknown(low: str, lexicon: Lexicon) -> str:
    if low[0] in ".-":
        return low[0]  # an ellipsis, a typewriter's dash
    if low[-2:] in _POSSESSIVES:
        return "s"
    for ending, tag in lexicon.endings:
        if low.endswith(ending):
            return tag
    return "w"


def _tag_dotted(low: str, lexicon: Lexicon) -> str:
    """Tag ``Mr.``, ``J.`` and ``U.S.``."""
    if low[:-1] in lexicon.titles:
        return "T"
    return "N" if len(low) == 2 or "." not in low[:-1] else "J"  # noqa: PLR2004 - a letter and its stop
