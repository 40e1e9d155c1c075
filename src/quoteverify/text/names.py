"""Personal names as strings: last names, and whether two names can be one person's."""

from __future__ import annotations

from functools import cache

import regex

from quoteverify.data import load_table

__all__ = ["are_compatible_names", "split_name"]

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*\.?")
_INITIAL_CHARS = 2  # "J." and "J" are initials


def are_compatible_names(left: str, right: str) -> bool:
    """
    Whether two names can belong to one person, judged by the last name.

    >>> are_compatible_names("Zuckerberg", "Mark Zuckerberg")
    True
    >>> are_compatible_names("Ann Rowe", "Peter Rowe")
    False
    """
    left_given, left_last = split_name(left)
    right_given, right_last = split_name(right)
    if left_last != right_last:
        return False
    if not left_given or not right_given:
        return True
    return any(_are_one_given_name(a, b) for a in left_given for b in right_given)


def split_name(name: str) -> tuple[tuple[str, ...], str]:
    """
    Return the given names and the last name, folded, without titles and suffixes.

    >>> split_name("Sen. Robert J. Dole Jr.")
    (('robert', 'j'), 'dole')
    """
    table = load_table("names")
    plain = _drop_possessive(name.replace("’", "'"))
    words = [word.rstrip(".").casefold() for word in _WORD.findall(plain)]
    kept = [word for word in words if word not in table["titles"]] or words
    while len(kept) > 1 and kept[-1] in table["suffixes"]:
        kept.pop()
    return tuple(kept[:-1]), kept[-1] if kept else ""


def _drop_possessive(name: str) -> str:
    return name.strip().removesuffix("'s")


def _are_one_given_name(left: str, right: str) -> bool:
    if min(len(left), len(right)) < _INITIAL_CHARS:
        return left[:1] == right[:1]
    return left == right or bool(_nickname_sets(left) & _nickname_sets(right))


@cache
def _nickname_sets(given: str) -> frozenset[int]:
    nicknames = load_table("names")["nicknames"]
    return frozenset(i for i, names in enumerate(nicknames) if given in names)
