"""
Fit what tells a quote's place in a long text from a coincidence, and write its table.

    python -m benchmarks.passages.fit_places SENTENCES.txt.gz

Texts of four sizes are made of the sentences.  Quotes of 8 to 400 characters with a tenth of the
words disturbed, or one word of a short one, are sought in them, and as many that were cut from
sentences kept out; a logistic regression learns the two apart by their best place.  The logarithm
of the number of words, for the places a coincidence may choose from, is taken off in full; what it
would weigh if it were free is printed.  Sentences kept out that the text has all but the same are
left out of the fit.  Only coefficients are kept.
"""

from __future__ import annotations

import itertools
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from benchmarks.passages.__main__ import (
    COPY_RATIO,
    HELD_OUT,
    Sought,
    draw_quotes,
    make_text,
    measure_overlap,
)
from benchmarks.texts import read_sentences
from quoteverify.match._chance import PLACE_FEATURES, list_features
from quoteverify.match._fold import fold_text
from quoteverify.match._passages import Finder
from quoteverify.match._seeds import SeedTable
from quoteverify.match._windows import (
    Window,
    ask_seeds,
    find_exact_windows,
    find_voted_windows,
)

TABLE = Path(__file__).parents[2] / "src" / "quoteverify" / "data" / "places.toml"
TEXTS = (*[10_000] * 8, *[100_000] * 4, 1_000_000, 1_000_000, 10_000_000)
RANGES = ((8, 30), (30, 70), (30, 400))  # characters of the quotes, a third of each
QUOTES = 240  # a text
RIDGE = 1e-3
STEPS = 100
SMALLEST_STEP = 1e-9
SAME_PLACE = 0.5  # intersection over union from which a place is the one that is sought
SEEDS = (8, 5)  # letters
HEAD = """\
# What tells a quote's place in a long text from a coincidence (match/_chance.py).
# Origin: a logistic regression on the best places of {count} quotes in texts of 10 kB to 10 MB,
# {positive} of them disturbed quotes of the text and the others cut from other sentences.
# Only coefficients are kept, no text.
# Licence: that of the project.
# Rebuild: python -m benchmarks.passages.fit_places SENTENCES.txt.gz

"""

Values = NDArray[np.float64]


class Example(NamedTuple):
    """The best place of a quote: its features, the logarithm of the places, whether it is right."""

    features: tuple[float, ...]
    chances: float
    is_right: bool


def main() -> None:
    """Draw, fit, write the table and print how the fit does at each size."""
    sentences = list(dict.fromkeys(read_sentences(Path(sys.argv[1]))))
    drawn = [list(iter_examples(sentences, size, seed)) for seed, size in enumerate(TEXTS)]
    examples = list(itertools.chain.from_iterable(drawn))
    rows = np.array([example.features for example in examples])
    right = np.array([example.is_right for example in examples], dtype=np.float64)
    chances = np.array([example.chances for example in examples])
    weights = fit(rows, right, -chances)
    free = fit(np.column_stack((rows, -chances)), right, np.zeros(len(right)))
    print(f"the logarithm of the places, if it were free, would weigh {free[-1]:.2f}")
    head = HEAD.format(count=len(examples), positive=int(right.sum()))
    names = ("intercept", *PLACE_FEATURES)
    lines = [f"{name} = {weight:.3f}\n" for name, weight in zip(names, weights, strict=True)]
    TABLE.write_text(head + "".join(lines), encoding="utf-8")
    print("".join(lines))


def iter_examples(sentences: Sequence[str], size: int, seed: int) -> Iterator[Example]:
    """Yield the best place of each quote, of the text and of the sentences kept out."""
    rng = random.Random(seed)
    shuffled = rng.sample(sentences, len(sentences))
    text = make_text(shuffled[HELD_OUT:], size, rng)
    other = " ".join(shuffled[:HELD_OUT])
    folded = fold_text(text)
    finder = Finder(folded, SeedTable.from_folded(folded))
    for chars in RANGES:
        for drawn_from in (text, other):
            for sought in draw_quotes(drawn_from, QUOTES // len(RANGES) // 2, rng, chars=chars):
                yield from _look(text, finder, sought, is_held_out=drawn_from is other)


def _look(text: str, finder: Finder, sought: Sought, *, is_held_out: bool) -> Iterator[Example]:
    window = find_best(finder, sought.quote)
    if window is None:
        return
    place = finder.folded.find_span(window.start, window.end)
    if is_held_out:
        found = text[slice(*place)]
        if fuzz.ratio(sought.quote.casefold(), found.casefold()) >= COPY_RATIO:
            return
    elif measure_overlap(place, sought, text) < SAME_PLACE:
        return
    features = list_features(window.similarity, window.covered, window.letters)
    yield Example(features, window.chances, not is_held_out)


def find_best(finder: Finder, quote: str) -> Window | None:
    """Return the place that is most alike, however little; None where the letters are the same."""
    folded = fold_text(quote)
    asked = [ask_seeds(folded, finder.folded, finder.seeds, letters) for letters in SEEDS]
    if find_exact_windows(asked[0], limit=1):
        return None
    windows = [window for seeds in asked for window in find_voted_windows(seeds)]
    return max(windows, key=lambda w: w.similarity + w.covered, default=None)


def fit(rows: Values, right: Values, offset: Values) -> Values:
    """Return intercept and weights of a ridge logistic regression (Newton, steps halved)."""
    columns = np.column_stack((np.ones(len(rows)), rows))
    weights = np.zeros(columns.shape[1])
    weights[0] = -offset.mean()

    def rate(weights: Values) -> float:
        margin = (columns @ weights + offset) * (2 * right - 1)
        return float(-np.logaddexp(0, -margin).sum() - RIDGE / 2 * weights @ weights)

    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(columns @ weights + offset, -30, 30)))
        slope = columns.T @ (right - chance) - RIDGE * weights
        curve = (columns * (chance * (1 - chance))[:, None]).T @ columns
        step = np.linalg.solve(curve + RIDGE * np.eye(len(weights)), slope)
        while rate(weights + step) < rate(weights) and np.abs(step).max() > SMALLEST_STEP:
            step /= 2
        weights = weights + step
    return weights


if __name__ == "__main__":
    main()
