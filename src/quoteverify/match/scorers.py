"""
Scorers of other kinds as ours: the one place that knows scales.

A scorer takes pairs of texts and returns one score per pair, 0 to 1, higher is closer, the same for
(a, b) and (b, a).  What a library offers is rarely of that shape: wrap it here.  Whoever asks
a scorer asks through `ask_scorer`, which holds it to that.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from quoteverify.exceptions import PluginError, ScorerError
from quoteverify.match._scoring import score_pairs
from quoteverify.plugins import list_plugins, load_plugin
from quoteverify.protocols import Scorer

__all__ = ["CALIBRATED", "ask_scorer", "resolve_scorer", "wrap_pairwise"]

CALIBRATED = "calibrated"
"""The name of the scorer that is used unless another is asked for."""

_PERCENT = 100.0
_ROUNDING = 0.001  # a cosine of half-precision numbers may be so far beyond 1
_SHOWN_CHARS = 40


def wrap_pairwise(
    function: Callable[[str, str], float], *, lowest: float = 0.0, highest: float = 1.0
) -> Scorer:
    """
    Return a scorer that asks *function* about one pair at a time.

    Args:
        function: takes two texts, returns a number; higher is closer.
        lowest: the score of two texts that share nothing.
        highest: the score of a text with itself.

    >>> from rapidfuzz import fuzz
    >>> scorer = wrap_pairwise(fuzz.ratio, highest=100)
    >>> list(scorer([("same", "same")]))
    [1.0]
    """

    def score(pairs: Sequence[tuple[str, str]], /) -> Iterable[float]:
        return [(function(left, right) - lowest) / (highest - lowest) for left, right in pairs]

    return score


def ask_scorer(
    scorer: Scorer, pairs: Sequence[tuple[str, str]], *, name: str
) -> NDArray[np.float64]:
    """
    Return the score of each of *pairs*, 0 to 1.

    Args:
        scorer: who is asked.
        pairs: pairs of texts.
        name: what the scorer is called in an error.

    Raises:
        ScorerError: if the answer is not one number from 0 to 1 for each pair.
    """
    answer = scorer(pairs)
    if not isinstance(answer, Iterable) or getattr(answer, "ndim", 1) != 1:
        raise ScorerError(name, f"returned {type(answer).__name__} that is no list of numbers")
    given = list(answer)
    try:
        scores = np.array(given, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ScorerError(name, f"returned what is no number: {error}") from error
    if scores.shape != (len(pairs),):
        raise ScorerError(name, f"returned {len(given)} scores for {len(pairs)} pairs")
    wrong = np.flatnonzero(~((scores >= -_ROUNDING) & (scores <= 1 + _ROUNDING)))  # NaN is neither
    if len(wrong):
        sides = (textwrap.shorten(text, _SHOWN_CHARS) for text in pairs[wrong[0]])
        raise ScorerError(name, f"gave {scores[wrong[0]]:g} to “{'” and “'.join(sides)}”")
    return np.clip(scores, 0.0, 1.0)


def _get_built_in() -> dict[str, Scorer]:
    return {
        CALIBRATED: score_pairs,
        "indel": wrap_pairwise(fuzz.ratio, highest=_PERCENT),
        "token_set": wrap_pairwise(fuzz.token_set_ratio, highest=_PERCENT),
    }


def resolve_scorer(scorer: Scorer | str | None) -> tuple[str, Scorer]:
    """
    Return the scorer meant, and its name.

    Args:
        scorer: a callable, the name of a built-in or installed scorer, or None for the default.

    Raises:
        PluginError: if there is no scorer of that name, or it cannot be loaded.
    """
    if scorer is None:
        return CALIBRATED, score_pairs
    if not isinstance(scorer, str):
        return str(getattr(scorer, "__name__", type(scorer).__name__)), scorer
    built_in = _get_built_in()
    if scorer in built_in:
        return scorer, built_in[scorer]
    installed = list_plugins("scorers")
    if scorer not in installed:
        known = ", ".join(sorted({*built_in, *installed}))
        raise PluginError("scorers", scorer, f"no scorer of that name; known scorers: {known}")
    return scorer, _check_callable(scorer, load_plugin("scorers", scorer))


def _check_callable(name: str, loaded: object) -> Scorer:
    if not isinstance(loaded, Scorer):
        raise PluginError("scorers", name, "is not callable; expected a function of pairs of texts")
    return loaded
