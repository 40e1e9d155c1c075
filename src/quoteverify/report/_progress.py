"""What a person sees while long work runs."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

from quoteverify._progress import Progress, ignore_progress

if TYPE_CHECKING:
    from tqdm import tqdm

__all__ = ["Progress", "ignore_progress", "show_progress"]

_DELAY_SECONDS = 0.5  # of the whole work: what is done by then needs no bar
_USUAL_SIZE = {"ncols": 80, "nrows": 24}


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
    """One bar at a time, of the stage that works now, once the work has taken a moment."""

    def __init__(self) -> None:
        self._bar: tqdm[None] | None = None
        self._stage = ""
        self._shown_from = time.monotonic() + _DELAY_SECONDS

    def tell(self, stage: str, done: int, total: int) -> None:
        if time.monotonic() < self._shown_from:
            return
        if self._bar is None or stage != self._stage or done < self._bar.n:
            self.close()
            self._stage = stage
            # Without miniters, tqdm would wait for more steps than a slower stretch brings.
            self._bar = _choose_bar()(
                total=total, desc=stage, initial=done, leave=False, miniters=1, **_find_size()
            )
        self._bar.total = total
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


def _find_size() -> dict[str, int]:
    """Return a size for a terminal that does not tell its own, on which tqdm would draw nothing."""
    if _is_notebook():
        return {}
    try:
        size = os.get_terminal_size(sys.stderr.fileno())
    except (AttributeError, OSError, ValueError):  # no terminal at all: tqdm knows what to do
        return {}
    return {} if size.columns and size.lines else _USUAL_SIZE


def _is_watched() -> bool:
    return _is_notebook() or bool(sys.stderr and sys.stderr.isatty())


def _is_notebook() -> bool:
    return "ipykernel" in sys.modules
