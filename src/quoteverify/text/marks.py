"""
The quotation-mark characters of the world's press, and which of them go together.

A *style* is the mark as a reader sees it: one character, or two typewriter characters that
stand for one mark.  Which side a mark stands on is decided where it stands, because the same
character opens in one country and closes in another.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = [
    "APOSTROPHES",
    "BRACKET_MARKS",
    "CLOSERS",
    "MARK_CHARACTERS",
    "NATURAL_OPENERS",
    "SINGLE_MARKS",
    "SPACED_MARKS",
    "TWO_SIDED",
]

SINGLE_MARKS = frozenset("'‘’‚‛`")
"""Marks that double as apostrophes, or stand inside other marks."""

APOSTROPHES = frozenset("'’")
"""What a letter is left out with; `‘` only by a word processor's mistake."""

BRACKET_MARKS: Mapping[str, str] = MappingProxyType(
    {"「": "」", "『": "』", "《": "》", "〈": "〉", "〝": "〞", "｢": "｣"}
)
"""East Asian marks: their side never depends on what stands around them."""

CLOSERS: Mapping[str, str] = MappingProxyType(
    {
        '"': '"',
        "“": "”",
        "„": "“”",  # German, Czech: “ — Polish, Romanian, Hungarian: ”
        "”": "”",  # Swedish, Finnish
        "‟": "”",
        "＂": "＂",
        "''": "''",
        "``": "''",
        "«": "»",
        "»": "«»",  # German, Danish: « — Swedish, Finnish: »
        "‹": "›",
        "›": "‹›",
        **BRACKET_MARKS,
    }
)
"""For each double style that can open, the styles that close it."""

SPACED_MARKS = frozenset("«»‹›")
"""Guillemets: French sets them off from the words they enclose by a space."""

NATURAL_OPENERS = frozenset(("“", "„", "«", "‹", "``", *BRACKET_MARKS))
"""Styles that open unless what stands around them says otherwise."""

TWO_SIDED = frozenset(('"', "＂", "''"))
"""Styles whose character tells nothing about the side they stand on."""

MARK_CHARACTERS = "".join(
    sorted(SINGLE_MARKS | {character for style in CLOSERS for character in style + CLOSERS[style]})
)
"""Every character that can be (part of) a mark, each once."""
