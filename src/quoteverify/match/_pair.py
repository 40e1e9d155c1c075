"""Two readings side by side: their alignment, and what was moved from one to the other."""

from __future__ import annotations

from attrs import field, frozen

from quoteverify.match._align import Column, is_same_word
from quoteverify.match._reading import Reading
from quoteverify.match._roles import find_swapped

__all__ = ["Pair"]


@frozen(kw_only=True)
class Pair:
    """
    Two readings, their columns, and the words of the left that were moved.

    Args:
        left, right: the readings.
        columns: their alignment.
        moves: for each word of the left that was moved, its place in the right.
        is_same: for each column, whether it holds one word, on both sides.
        moved_to: the places of the moved words in the right.
        swapped: the places in the left of names whose roles are exchanged in the right.
    """

    left: Reading
    right: Reading
    columns: tuple[Column, ...]
    moves: dict[int, int]
    is_same: tuple[bool, ...] = field(init=False)
    moved_to: frozenset[int] = field(init=False)
    swapped: frozenset[int] = field(init=False)

    @is_same.default
    def _compare(self) -> tuple[bool, ...]:
        left, right = self.left.words, self.right.words
        return tuple(
            i is not None and j is not None and is_same_word(left[i], right[j])
            for i, j in self.columns
        )

    @moved_to.default
    def _list_moved(self) -> frozenset[int]:
        return frozenset(self.moves.values())

    @swapped.default
    def _find_swapped(self) -> frozenset[int]:
        return find_swapped(self.left, self.right) if self.moves else frozenset()
