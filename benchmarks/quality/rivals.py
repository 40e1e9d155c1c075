"""What a user would pick instead: ratios of rapidfuzz, and TF-IDF if scikit-learn is there."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from benchmarks.quality.measures import Curve

Scorer = Callable[[list[tuple[str, str]]], Curve]
RATIOS = ("ratio", "partial_ratio", "token_sort_ratio", "token_set_ratio", "WRatio")


def load_rivals() -> dict[str, Scorer]:
    """Return the rivals by name."""
    rivals: dict[str, Scorer] = {name: make_ratio(name) for name in RATIOS}
    if find_spec("sklearn") is not None:
        rivals["TF-IDF words"] = make_tf_idf("word", (1, 2))
        rivals["TF-IDF letters"] = make_tf_idf("char_wb", (3, 5))
    return rivals


def make_ratio(name: str) -> Scorer:
    """Return one of rapidfuzz's ratios on lower-cased texts, 0 to 1."""

    def score(pairs: list[tuple[str, str]]) -> Curve:
        left, right = ([pair[side].lower() for pair in pairs] for side in (0, 1))
        return np.asarray(cpdist(left, right, scorer=getattr(fuzz, name)), dtype=np.float64) / 100

    return score


def make_tf_idf(analyzer: str, ngrams: tuple[int, int]) -> Scorer:
    """Return the cosine of TF-IDF vectors, fitted to the texts that are compared."""

    def score(pairs: list[tuple[str, str]]) -> Curve:
        from sklearn.feature_extraction.text import TfidfVectorizer

        vectorizer = TfidfVectorizer(analyzer=analyzer, ngram_range=ngrams, sublinear_tf=True)
        vectors = vectorizer.fit_transform([text for pair in pairs for text in pair])
        products = vectors[0::2].multiply(vectors[1::2]).sum(axis=1)
        return np.asarray(products, dtype=np.float64).ravel()

    return score
