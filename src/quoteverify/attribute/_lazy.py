"""`lazy`: an attribute that is computed when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

__all__ = ["lazy"]

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801 - used like `property`
    """
    Compute an attribute once and keep it.

    `functools.cached_property` does the same; in Python 3.11 it takes a lock each time, which costs
    as much as tagging a sentence.
    """

    def __init__(self, compute: Callable[..., T]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    def __get__(self, instance: object, owner: type) -> T:
        value = self._compute(instance)
        setattr(instance, self._name, value)  # `__dict__` would have to be made first
        return value
