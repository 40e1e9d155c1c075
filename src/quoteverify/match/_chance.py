"""
Whether a place in a text shares more with a quote than a coincidence would.

A long text holds many places that are a little like any quote.  How like they are is weighed by a
logistic regression whose table says what it was fitted on; against it stands the number of places
that a coincidence has to choose from: twice the places, twice the coincidences.
"""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

from quoteverify.data import load_table

__all__ = ["PLACE_FEATURES", "list_features", "rate_place"]

PLACE_FEATURES = ("similarity", "covered", "log_letters")
"""What is measured of a place, in order."""


class _Model(NamedTuple):
    intercept: float
    weights: tuple[float, ...]


def list_features(similarity: float, covered: float, letters: int) -> tuple[float, ...]:
    """Return the features of a place: see `rate_place`."""
    return similarity, min(covered, 1.0), math.log(max(letters, 1))


def rate_place(similarity: float, covered: float, letters: int, chances: float) -> float:
    """
    Return the logarithm of the odds that a place is the quote's and no coincidence.

    Args:
        similarity: of the letters of quote and place, 0 to 1.
        covered: the share of the quote's letters in words that the place has.
        letters: of the quote.
        chances: the logarithm of the number of places there are.
    """
    model = _load_model()
    features = list_features(similarity, covered, letters)
    weighed = sum(weight * value for weight, value in zip(model.weights, features, strict=True))
    return model.intercept + weighed - chances


@cache
def _load_model() -> _Model:
    table = load_table("places")
    return _Model(table["intercept"], tuple(table[name] for name in PLACE_FEATURES))
