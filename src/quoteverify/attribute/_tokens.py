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

__all__ = [
    "NO_TOKENS",
    "NO_WORDS",
    "Tokens",
    "Words",
    "cut_sentence",
    "read_words",
    "strip_tags",
    "tag_words",
]

_MARKS: Final = {mark: mark for mark in ".,:;()-"} | {"?": ".", "!": ".", "—": "-", "–": "-"}
_BRACKETED: Final = re.compile(r"\([^()]{0,40}\)")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>")
_OPENER: Final = re.compile(r"[.:][-(]*[^-(.:]")
_POSSESSIVES: Final = ("'s", "’s")

MAX_TAGS: Final = 2**15
"""How many words of a language are remembered: bounds the memory."""


class Words:
    """
    The words and marks of a stretch of text, read once for all who ask.

    Args:
        text: the text they stand in.
        start: where the stretch begins in it.
        words: its words and marks, in order.
        tags: one letter for each, as it would be tagged inside a sentence.
        offset: where *text* begins in the document's, if it is a part of it.
    """

    __slots__ = ("_ends", "_offset", "_start", "_text", "tags", "words")

    def __init__(self, text: str, start: int, words: list[str], tags: str, offset: int = 0) -> None:
        self._text = text
        self._offset = offset
        self._start = start
        self._ends: list[int] | None = None
        self.words = words
        self.tags = tags

    def locate(self, first: int, last: int) -> tuple[int, int]:
        """Return where in the text a word begins and another ends; found out when a rule asks."""
        ends = self._ends
        if ends is None:
            find, at = self._text.index, self._start
            ends = self._ends = [at := find(word, at) + len(word) for word in self.words]
        start = ends[first] - len(self.words[first])
        return start + self._offset, ends[last] + self._offset


class Tokens:
    """
    The words and marks that rules read: a sentence, or some.

    Args:
        tags: one letter per token.
        words: the stretch they stand in.
        first: the number of the first token in it.
        kept: the numbers of the words that are tokens, if not all are.
    """

    __slots__ = ("_first", "_kept", "_words", "tags")

    def __init__(
        self, tags: str, words: Words, first: int = 0, kept: list[int] | None = None
    ) -> None:
        self.tags = tags
        self._words = words
        self._first = first
        self._kept = kept

    def cut(self, start: int, end: int) -> Tokens:
        """Return the tokens from *start* to *end*."""
        return Tokens(self.tags[start:end], self._words, self._first + start, self._kept)

    def read(self, number: int) -> str:
        """Return a token as written."""
        number += self._first
        return self._words.words[number if self._kept is None else self._kept[number]]

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Return where the tokens from *start* to *end* stand in the document."""
        first, last = self._first + start, self._first + end - 1
        if self._kept is not None:
            first, last = self._kept[first], self._kept[last]
        return self._words.locate(first, last)


NO_WORDS: Final = Words("", 0, [], "")
NO_TOKENS: Final = Tokens("", NO_WORDS)


def read_words(text: str, start: int, end: int, lexicon: Lexicon) -> Words:
    """Read the words of the stretch of *text* from *start* to *end*; HTML tags have none."""
    offset = 0
    if text.find("<", start, end) >= 0:
        text = _TAG.sub(_blank, text[start:end])
        start, end, offset = 0, len(text), start
    words = lexicon.token.findall(text, start, end)
    tags = "".join(map(_load_tags(lexicon).__getitem__, words))
    return Words(text, start, words, tags, offset)


def strip_tags(text: str) -> str:
    """Return *text* without its HTML tags."""
    return _TAG.sub("", text) if "<" in text else text


def _blank(tag: re.Match[str]) -> str:
    return " " * len(tag.group())


def tag_words(
    words: Words,
    *,
    lexicon: Lexicon,
    names: frozenset[str],
    is_initial: bool,
    is_one_sentence: bool = False,
) -> Tokens:
    """
    Tag the words of a stretch of text.

    Args:
        words: the stretch.
        lexicon: the words of its language.
        names: words that are names wherever they stand capitalised.
        is_initial: whether the stretch begins a sentence.
        is_one_sentence: whether to stop where the first sentence ends.
    """
    tags = cut_sentence(words.tags) if is_one_sentence else words.tags
    opened = "." + tags if is_initial else tags
    has_opener = is_initial or ":" in tags or "." in tags[:-1]
    for found in _OPENER.finditer(opened) if has_opener else ():
        number = found.end() - is_initial - 1
        tag = _tag_opener(words.words[number], tags[number], lexicon, names)
        if tag != tags[number]:
            tags = tags[:number] + tag + tags[number + 1 :]
    kept = None
    if "(" in tags:
        kept = _leave_out_brackets(tags)
        tags = "".join([tags[number] for number in kept])
    return Tokens(tags, words, kept=kept)


def cut_sentence(tags: str) -> str:
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
    if " " in word:
        return lexicon.lower.get(low, "N")  # a phrase
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
    unknown = _tag_unknown(low, lexicon)
    return unknown if unknown in "gL" and word not in names else "N"  # a name most often


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
    return "N" if len(low) == _INITIAL_CHARS or "." not in low[:-1] else "J"


_INITIAL_CHARS = 2  # a letter and its stop
