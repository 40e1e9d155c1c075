"""
Fit the scorer's coefficients and write their table.

    python -m benchmarks.quality.fit FOLDER > src/quoteverify/data/en_scorer.toml

FOLDER holds the samples named in `WEIGHTS`, in the layout that benchmarks/quality/README.md
describes.  A logistic regression with a small ridge penalty, by Newton's method; with
``--check`` it is fitted on four fifths of each sample's units and judged on the rest, and the
figures are printed instead of the table.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.measures import find_calibration
from benchmarks.quality.mining import mine_chance_pairs
from benchmarks.quality.samples import Pair, read_samples
from quoteverify.match._features import FEATURES, QUICK_FEATURES, add_likeness, measure_pairs
from quoteverify.match._scoring import measure_excerpts
from quoteverify.match._table import analyse_texts
from quoteverify.text.words import split_words

WEIGHTS = {
    "multiref_quotes": (4.8, 4.0),
    "multiref": (1.2, 1.0),
    "requote": (4.8, 4.0),
    "retrieval_requote": (0.5, 0.05),
    "sts_news": (0.5, 0.5),
    "msrp": (0.25, 0.25),
    "across": (4.0, 4.0),
    "chance": (0.0, 0.3),
}
"""
What one pair of each sample counts for, if it is one utterance and if it is not.

Small samples of real quotes count more, and so do true pairs where the false ones were chosen to
be hard.
"""

CUTOFF = 0.5
POOLED = ("multiref_quotes", "multiref", "requote", "sts_news", "msrp", "across")
"""The samples whose calibration ``--check`` prints."""

GATE = 0.003
"""Of pairs that the quick regression puts below it, next to none is one utterance."""

RIDGE = 1.0
FOLDS = 5
FRAGMENT_WEIGHT = 0.1
"""What a pair cut to its shared words counts for, beside the pair itself."""
UNCUT = ("msrp", "chance")
"""Not cut: their false pairs share long runs or next to nothing."""

STEPS = 30
ROUNDS = 4

HEAD = """\
# The scorer: a logistic regression over features of a pair of texts.
# Origin: fitted on {count} pairs
# ({names}):
# human translations of one sentence, transcripts against press reports, news sentences, quotes of
# seven outlets judged by reading, chance pairs of quotes in their articles of other months; and on
# the same pairs cut to the words they share. Only coefficients are kept, no text.
# Licence: that of the project.
# Rebuild: python -m benchmarks.quality.fit FOLDER > src/quoteverify/data/en_scorer.toml

# Pairs to which the quick regression gives less than the gate keep what it gives.
gate = {gate}
"""

Matrix = NDArray[np.float64]
Model = tuple[float, Matrix]


class Measured(NamedTuple):
    """
    What is measured of pairs.

    Args:
        quick, full: one row per pair.
        rows: the pairs of which an excerpt of the longer text is measured too.
        excerpts: one row of full features for each of these.
    """

    quick: Matrix
    full: Matrix
    rows: NDArray[np.int64]
    excerpts: Matrix

    def choose(self, model: Model) -> Matrix:
        """Return the full features of each pair, or those of its excerpt if *model* gives more."""
        full = self.full.copy()
        is_likelier = predict(self.excerpts, model) > predict(self.full[self.rows], model)
        full[self.rows[is_likelier]] = self.excerpts[is_likelier]
        return full


def cut_to_shared(pair: Pair) -> Pair | None:
    """
    Return the pair with its left text cut to the longest run of words that both share.

    A fragment of one common word stands in many a text, one of six words in few: this is what
    shows the scorer how much a contained fragment tells.
    """
    left, right = split_words(pair.left), split_words(pair.right)
    matcher = SequenceMatcher(
        None, [word.text for word in left], [word.text for word in right], autojunk=False
    )
    found = matcher.find_longest_match()
    if not 0 < found.size < len(left):
        return None
    start, end = left[found.a].start, left[found.a + found.size - 1].end
    return pair._replace(left=pair.left[start:end])


def measure(pairs: list[Pair]) -> Measured:
    """Measure the pairs."""
    places: dict[str, int] = {}
    for pair in pairs:
        places.setdefault(pair.left, len(places))
        places.setdefault(pair.right, len(places))
    left = np.array([places[pair.left] for pair in pairs])
    right = np.array([places[pair.right] for pair in pairs])
    table = analyse_texts(places)
    quick = measure_pairs(table, left, right)
    full = add_likeness(table, left, right, quick)
    return Measured(quick, full, *measure_excerpts(table, left, right))


def fit_full(measured: Measured, is_same: Matrix, weights: Matrix, kept: Matrix) -> Model:
    """
    Return the full regression, fitted to the *kept* pairs.

    Of whole and excerpt the likelier is what a pair is judged by: which one that is depends on the
    regression, so it is fitted again to what the last one chose (Felzenszwalb et al. 2010, latent
    variables, section 3).
    """
    features = measured.full
    for _ in range(ROUNDS):
        model = fit(features[kept], is_same[kept], weights[kept])
        features = measured.choose(model)
    return model


def fit(features: Matrix, is_same: Matrix, weights: Matrix) -> Model:
    """Return the intercept and one coefficient per feature."""
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    columns = np.column_stack([np.ones(len(features)), (features - mean) / spread])
    penalty = RIDGE * np.eye(columns.shape[1])
    penalty[0, 0] = 0.0
    solution = np.zeros(columns.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-columns @ solution))
        slope = columns.T @ (weights * (chance - is_same)) + penalty @ solution
        curve = (columns.T * (weights * chance * (1 - chance))) @ columns + penalty
        solution -= np.linalg.solve(curve, slope)
    coefficients = solution[1:] / spread
    return float(solution[0] - coefficients @ mean), coefficients


def predict(features: Matrix, model: Model) -> Matrix:
    """Return the probability of each row."""
    return 1 / (1 + np.exp(-(model[0] + features @ model[1])))


def cross_validate(
    measured: Measured, is_same: Matrix, weights: Matrix, units: list[str]
) -> Matrix:
    """Return for each row the probability given by a model that did not see its unit."""
    folds = np.array([zlib.crc32(unit.encode()) % FOLDS for unit in units])
    chances = np.empty(len(is_same))
    for fold in range(FOLDS):
        kept = folds != fold
        model = fit_full(measured, is_same, weights, kept)
        chances[~kept] = predict(measured.choose(model)[~kept], model)
    return chances


def main() -> None:
    """Fit, and print the table or the cross-validated figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    samples = read_samples(asked.folder, tuple(WEIGHTS))
    samples["chance"] = mine_chance_pairs(asked.folder)
    pairs = [pair for sample in samples.values() for pair in sample]
    names = np.array([name for name, sample in samples.items() for _ in sample])
    weights = np.array(
        [WEIGHTS[name][not pair.is_same] for name, pair in zip(names, pairs, strict=True)]
    )
    cut = [(at, cut_to_shared(pair)) for at, pair in enumerate(pairs) if names[at] not in UNCUT]
    kept = np.array([at for at, fragment in cut if fragment is not None])
    pairs += [fragment for _, fragment in cut if fragment is not None]
    names = np.concatenate([names, np.full(len(kept), "fragments")])
    weights = np.concatenate([weights, FRAGMENT_WEIGHT * weights[kept]])
    measured = measure(pairs)
    is_same = np.array([pair.is_same for pair in pairs], dtype=np.float64)
    if asked.check:
        chances = cross_validate(measured, is_same, weights, [pair.unit for pair in pairs])
        for name in (*samples, "fragments"):
            of_sample = names == name
            if name == "chance":
                passed = int((chances[of_sample] >= CUTOFF).sum())
                print(name, f"{passed} of {int(of_sample.sum())} at {CUTOFF} or more")
            else:
                print(name, *judge(is_same[of_sample], chances[of_sample]))
        pooled = np.isin(names, POOLED)
        rows, error = find_calibration(is_same[pooled] == 1, chances[pooled])
        for low, count, mean, share in rows:
            print(f"{low:.1f}  {count:6} pairs  mean score {mean:.3f}  same {share:.3f}")
        print(f"calibration over {', '.join(POOLED)}: mean error {error:.3f}")
        return
    listed = ", ".join(f"{name} {len(sample)}" for name, sample in samples.items())
    sys.stdout.write(HEAD.format(count=len(pairs), names=listed, gate=GATE))
    everything = np.ones(len(pairs), dtype=np.bool_)
    parts = (
        ("quick", QUICK_FEATURES, fit(measured.quick, is_same, weights)),
        ("full", FEATURES, fit_full(measured, is_same, weights, everything)),
    )
    for part, columns, (intercept, coefficients) in parts:
        sys.stdout.write(f"\n[{part}]\nintercept = {intercept:.4f}\n")
        for name, coefficient in zip(columns, coefficients, strict=True):
            sys.stdout.write(f"{name} = {coefficient:.4f}\n")


def judge(is_same: Matrix, chances: Matrix) -> tuple[str, ...]:
    """Return the area under the curve and F1 at 0.5."""
    ranks = np.argsort(np.argsort(chances)) + 1
    positives = is_same.sum()
    area = (ranks[is_same == 1].sum() - positives * (positives + 1) / 2) / (
        positives * (len(is_same) - positives)
    )
    found = chances >= CUTOFF
    f1 = 2 * (found * is_same).sum() / (found.sum() + positives)
    return f"AUC {area:.4f}", f"F1 {f1:.4f}"


if __name__ == "__main__":
    main()
