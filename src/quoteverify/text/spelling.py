"""What one written word is read as: contractions spelled out, British spelling read as American."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from quoteverify.data import load_table

__all__ = ["Part", "read_word"]

Part = tuple[str, int, int]
"""A word as read, and its place within the written word."""

_VOCABULARY_SIZE = 2**17  # written words kept; more than a daily newspaper uses in a year

_ISE = re.compile(
    r"""
    (?P<base> .{2,} [iy] ) s                                   # organis, analys
    (?P<ending> e[ds]? | ing | ations? | ational | ers? | able )
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=_VOCABULARY_SIZE)
def read_word(written: str) -> tuple[Part, ...]:
    """
    Return the comparable words that a folded written word stands for.

    >>> read_word("don't")
    (('do', 0, 2), ('not', 2, 5))
    >>> read_word("organised")
    (('organized', 0, 9),)
    """
    table = _load()
    if whole := table["contractions"].get(written):
        return tuple((word, 0, len(written)) for word in whole.split())
    if "'" not in written:
        return ((_fold_spelling(written), 0, len(written)),)
    return _split_ending(written)


def _split_ending(written: str) -> tuple[Part, ...]:
    table = _load()
    cut = len(written) - 3 if written.endswith("n't") else written.rindex("'")
    host, ending = written[:cut], written[cut:]
    word = table["endings"].get(ending)
    if not host or word is None:
        return ((_fold_spelling(written.replace("'", "")), 0, len(written)),)
    if ending == "'s" and host.endswith("s") and host not in _load_hosts():
        # "James's" is also written "James'", whose apostrophe cannot be told from a mark.
        return tuple((part, start, len(written)) for part, start, _ in read_word(host))
    if ending == "'s" and host not in _load_hosts():
        word = "'s"  # a possessive, or "is" after a noun: only the other wording can tell
    return *read_word(host), (word, cut, len(written))


def _fold_spelling(word: str) -> str:
    table = _load()
    if whole := table["spelling"].get(word):
        return str(whole)
    if begun := _compile_parts().match(word):
        return str(table["spelling_parts"][begun[0]]) + word[begun.end() :]
    if doubled := _compile_doubled().fullmatch(word):
        return doubled["stem"] + doubled["ending"]
    return _fold_ise(word)


def _fold_ise(word: str) -> str:
    found = _ISE.fullmatch(word)
    if found is None or found["base"] + "s" in _load_kept():
        return word
    return f"{found['base']}z{found['ending']}"


@cache
def _load() -> dict[str, Any]:
    return load_table("en_words")


@cache
def _load_hosts() -> frozenset[str]:
    return frozenset(_load()["hosts"]["words"].split())


@cache
def _load_kept() -> frozenset[str]:
    return frozenset(word.removesuffix("e") for word in _load()["ise"]["keep"].split())


@cache
def _compile_parts() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _load()["spelling_parts"])))


@cache
def _compile_doubled() -> re.Pattern[str]:
    stems = "|".join(stem[:-1] for stem in _load()["double_l"]["stems"].split())
    return re.compile(
        rf"(?P<stem>(?:{stems})l)l(?P<ending>ed|ing|ings|er|ers|ery|ation|ations|ous)"
    )
