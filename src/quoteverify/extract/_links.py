"""The pairs of a reading as a linked list, so that rival readings share what they agree on."""

from __future__ import annotations

from typing import NamedTuple

from quoteverify.extract._marks import Mark

__all__ = ["Link", "list_pairs"]


class Link(NamedTuple):
    """One pair, and those found before it."""

    pair: tuple[Mark, Mark]
    before: Link | None


def list_pairs(link: Link | None) -> list[tuple[Mark, Mark]]:
    """Return the pairs of a reading, sorted by the place of the opening mark."""
    pairs: list[tuple[Mark, Mark]] = []
    while link is not None:
        pairs.append(link.pair)
        link = link.before
    pairs.sort()
    return pairs
