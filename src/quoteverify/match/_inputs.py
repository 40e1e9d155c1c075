"""What a program hands in as strings, checked before anything is computed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from numbers import Real

from quoteverify.exceptions import InputTypeError, SettingsError
from quoteverify.settings import check_workers

__all__ = ["check_pairs", "check_texts", "is_collection"]

_PAIR = 2


def check_texts(given: Iterable[str], *, score_cutoff: object, workers: object) -> Sequence[str]:
    """
    Return the strings *given*, a list or tuple as it is, if they and the options are in order.

    Raises:
        InputTypeError: if it is no collection of strings, or something in it is no string.
        SettingsError: if the cutoff is not a number from 0 to 1 or there is no worker.

    >>> check_texts(iter(["a", "b"]), score_cutoff=0.5, workers=1)
    ['a', 'b']
    """
    if not isinstance(score_cutoff, Real) or not 0 <= float(score_cutoff) <= 1:
        raise SettingsError("score_cutoff", score_cutoff, "a number from 0 to 1")
    check_workers(workers)
    if not is_collection(given):
        raise InputTypeError(given, "a list of strings")
    texts = given if isinstance(given, list | tuple) else list(given)
    if not all(issubclass(kind, str) for kind in set(map(type, texts))):
        at = next(at for at, text in enumerate(texts) if not isinstance(text, str))
        raise InputTypeError(texts[at], "a string", where=f"text {at}")
    return texts


def check_pairs(given: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """
    Return the pairs of strings *given*.

    Raises:
        InputTypeError: if it is no collection of pairs, or one of them is no pair of strings.
    """
    if not is_collection(given):
        raise InputTypeError(given, "a list of pairs of strings")
    pairs = list(given)
    for at, pair in enumerate(pairs):
        if not is_collection(pair) or len(pair) != _PAIR:
            raise InputTypeError(pair, "two strings", where=f"pair {at}")
        for text in pair:
            if not isinstance(text, str):
                raise InputTypeError(text, "a string", where=f"pair {at}")
    return pairs


def is_collection(given: object) -> bool:
    """Whether *given* holds several things; a string holds its letters, but is one thing."""
    return isinstance(given, Iterable) and not isinstance(given, str)
