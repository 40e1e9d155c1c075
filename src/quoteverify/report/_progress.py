"""What a person sees while long work runs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tqdm import tqdm

__all__ = ["Progress", "ignore_progress", "show_progress"]

Progress = Callable[[str, int, int], None]
"""Called with the stage's name, how much of it is done, and how much there is."""


def ignore_progress(stage: str, done: int, total: int) -> None:
    """Show nothing."""


@contextmanager
def show_progress(progress: Progress | bool | None) -> Iterator[Progress]:  # noqa: FBT001 - one argument, and it is what the function is about
    """
    Give the callable that stages tell how far they are.

    Args:
        progress: a callable, used as it is; True for a bar; False for none; None for a bar where
            somebody looks: in a notebook, or where standard error is a terminal.
    """
    if callable(progress):
        yield progress
    elif progress is False or (progress is None and not _is_watched()):
        yield ignore_progress
    else:
        bars = _Bars()
        try:
            yield bars.tell
        finally:
            bars.close()


class _Bars:
    """One bar at a time: the stage that works now."""

    def __init__(self) -> None:
        self._bar: tqdm[None] | None = None
        self._stage = ""

    def tell(self, stage: str, done: int, total: int) -> None:
        if self._bar is None or stage != self._stage:
            self.close()
            self._stage = stage
            self._bar = _choose_bar()(total=total, desc=stage, leave=False, delay=0.5)
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()
        self._bar = None


def _choose_bar() -> type[tqdm[None]]:
    if find_spec("ipywidgets"):
        from tqdm.auto import tqdm  # noqa: PLC0415 - chosen by what is installed
    else:  # a notebook without widgets: tqdm.auto would begin its first cell with a warning
        from tqdm import tqdm  # noqa: PLC0415 - the same
    chosen: type[tqdm[None]] = tqdm
    return chosen


def _is_watched() -> bool:
    return "ipykernel" in sys.modules or bool(sys.stderr and sys.stderr.isatty())
