"""Which news agencies a text credits for itself: datelines, bylines and credit lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from quoteverify.data import load_table

__all__ = ["find_agencies"]

_EDGE_CHARS = 1200  # a credit of the whole text stands near its head or its foot

_SIGNS = r"""
    # DALLAS (AP) — , Dec 29 (Reuters) - , NEW YORK, Jan. 5, 2024 /PRNewswire/ --
    (?P<dateline> ^ [^\n“”"():]{0,80} (?: \( (?:%(agency)s) \) | /(?:%(agency)s)/ ) \s* [-–—] )
    # WASHINGTON (AP) with no dash: then the place is in capitals
  | (?P<capitals> ^ (?-i: [A-Z][A-Z .,'’-]{2,40} ) \( (?:%(agency)s) \) )
    # Reuters - , AP —
  | (?P<head> ^ (?:%(agency)s) [ ]? (?: [-–—]{1,2} [ ] | [–—] ) )
    # By Ann Lund, Associated Press ; By The Associated Press
  | (?P<byline> ^ by [ ] (?:[^\n]{2,80}? [,|/]? [ ])?? (?:the[ ])? (?:%(agency)s) [ ]* $ )
    # a line of its own: The Associated Press
  | (?P<alone> ^ (?:the[ ])? (?:%(agency)s) [ ]* $ )
    # © 2024 Reuters ; Copyright The Associated Press
  | (?P<copyright> (?:©|\(c\)|copyright) [ ]* (?:\d{4},?[ ])? (?:by[ ])?
                   (?:the[ ])? (?:%(agency)s) \b )
    # The Associated Press contributed to this report
  | (?P<share> \b (?:%(agency)s) [ ] contributed [ ] (?:to|reporting) \b )
    # with files from Reuters ; distributed by AFP
  | (?P<thanks> \b (?: with [ ] (?:files|reporting|material) [ ] from
                     | (?:published|distributed|provided) [ ] by ) [ ]
                (?:the[ ])? (?:%(agency)s) \b )
"""

# SOURCE: CNBC | PHOTO: REUTERS ; SOURCE Acme Corporation (the foot of a press release)
_SOURCE_LINE = re.compile(
    r"^[^\S\n]*(?:(?i:source)s?:[ ]*|SOURCE[ ]+)(?P<name>[^\s|:/][^|\n:/]{1,60}?)[ .]*(?:\||$)",
    re.MULTILINE,
)

# The foot of a Reuters story: (Reporting by A; Editing by B)
_REPORTING_LINE = re.compile(r"\(Reporting by [^\n()]{2,300}; ?[^\n()]{0,100}\bEditing by ")


_TERM = re.compile(r"\w+")


class _Signs(NamedTuple):
    pattern: re.Pattern[str]
    mention: re.Pattern[str]
    names: dict[str, str]
    first_terms: frozenset[str]


def find_agencies(text: str) -> tuple[str, ...]:
    """
    Return the names of the agencies that *text* credits for itself, sorted.

    Only its head and its foot are read: an agency named in the middle is named for something else.
    """
    edges = [text] if len(text) <= 2 * _EDGE_CHARS else [text[:_EDGE_CHARS], text[-_EDGE_CHARS:]]
    return tuple(sorted({name for edge in edges for name in _iter_credits(edge)}))


def _iter_credits(edge: str) -> Iterator[str]:
    signs = _load_signs()
    for line in edge.split("\n"):
        if not signs.first_terms.isdisjoint(_TERM.findall(line)):  # few need the slow pattern
            for sign in signs.pattern.finditer(line):
                yield signs.names[signs.mention.findall(sign[0])[-1]]
    if _REPORTING_LINE.search(edge):
        yield "Reuters"
    for found in _SOURCE_LINE.finditer(edge):
        yield signs.names.get(found["name"], found["name"])


@cache
def _load_signs() -> _Signs:
    agencies: dict[str, list[str]] = load_table("agencies")["agencies"]
    names = {way: name for name, ways in agencies.items() for way in ways}
    ways = "|".join(re.escape(way) for way in sorted(names, key=len, reverse=True))
    flags = re.VERBOSE | re.IGNORECASE
    return _Signs(
        pattern=re.compile(_SIGNS.replace("%(agency)s", f"(?-i:{ways})"), flags),
        mention=re.compile(rf"\b(?:{ways})(?!\w)"),
        names=names,
        first_terms=frozenset(_TERM.findall(way)[0] for way in names),
    )
