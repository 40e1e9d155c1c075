"""Run a function over chunks on threads, results in order; numpy and rapidfuzz free the lock."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

__all__ = ["map_ordered"]

In = TypeVar("In")
Out = TypeVar("Out")


def map_ordered(
    function: Callable[[In], Out], items: Iterable[In], *, workers: int
) -> Iterator[Out]:
    """
    Yield ``function(item)`` for each item, in the order of the items.

    At most two results a worker are held.  When the caller stops early (Ctrl-C, an error), what
    has not begun is cancelled and what runs is waited for: no thread outlives the call.
    """
    if workers <= 1:
        yield from map(function, items)
        return
    pending: deque[Future[Out]] = deque()
    pool = ThreadPoolExecutor(max_workers=workers)
    try:
        for item in items:
            pending.append(pool.submit(function, item))
            if len(pending) >= 2 * workers:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
