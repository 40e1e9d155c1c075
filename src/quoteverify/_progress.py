"""How far a stage is: what it tells whoever watches, and how often."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from typing import TypeVar

__all__ = ["Progress", "Steps", "ignore_progress"]

Progress = Callable[[str, int, int], None]
"""Called with the stage's name, how much of it is done, and how much there is."""

_Item = TypeVar("_Item")
_MOST_TOLD = 200  # times in a stage, evenly: a bar has not as many columns


def ignore_progress(stage: str, done: int, total: int) -> None:
    """Show nothing."""


class Steps:
    """
    The steps of one stage, told as they are done.

    Args:
        tell: who is told; nobody if None.
        stage: the name of the stage.
        total: how many steps there are, as far as is known; it is told at once that none is done.

    >>> told = []
    >>> for letter in Steps(lambda *step: told.append(step), "read").iter("ab"):
    ...     pass
    >>> told
    [('read', 0, 2), ('read', 1, 2), ('read', 2, 2)]
    """

    def __init__(self, tell: Progress | None, stage: str, total: int = 0) -> None:
        self._tell = tell or ignore_progress
        self._stage = stage
        self._done, self._total, self._next = 0, 0, 0
        self.expect(total)

    def expect(self, steps: int) -> None:
        """Add so many steps to those that are to be done."""
        if steps:
            self._total += steps
            self._say()

    def advance(self, steps: int = 1) -> None:
        """Say that so many more are done."""
        self._done += steps
        self._total = max(self._total, self._done)
        if self._done >= min(self._next, self._total):
            self._say()

    def iter(self, items: Iterable[_Item]) -> Iterator[_Item]:
        """Yield *items*, each of which is a step."""
        if isinstance(items, Sized):
            self.expect(len(items))
        for item in items:
            yield item
            self.advance()

    def _say(self) -> None:
        self._next = self._done + max(1, self._total // _MOST_TOLD)
        self._tell(self._stage, self._done, self._total)
