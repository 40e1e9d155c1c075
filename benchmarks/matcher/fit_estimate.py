"""
Fit the judges of candidate pairs, and write their table.

    python -m benchmarks.matcher.fit_estimate FOLDER

FOLDER/speed holds real sentences (`base-dev.txt.gz`) and a generator of quotes with known groups
(`generate_quotes.py`); another is `quotes.py` here.  FOLDER/match holds pairs of human translations
of one sentence (`multiref-dev.jsonl.gz`).  Candidates are found among generated quotes, the
translations hidden among them.  Logistic regressions learn which of them the calibrated scorer
accepts ("scored") and which are of one group ("grouped"), from what the candidate stage knows;
small networks learn the same from a closer look at the pairs of which that leaves them unsure
("..._closer").  Only coefficients are kept.  The same files and the same scorer give the same
table.
"""

from __future__ import annotations

import gzip
import itertools
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.matcher.network import Network, fit_network
from benchmarks.matcher.quotes import make_quotes
from benchmarks.texts import read_sentences
from quoteverify.match._closer import CLOSER_FEATURES
from quoteverify.match._estimates import FEATURES, Estimator
from quoteverify.match._scoring import analyse_texts, score_table_pairs
from quoteverify.match._stem_table import build_stem_table
from quoteverify.match._text_graph import SEARCHES, collapse, propose_pairs

TABLE = Path(__file__).parents[2] / "src" / "quoteverify" / "data" / "estimate.toml"
PAIRS_KEPT = 400_000  # of each collection, beside all that are hidden
PAIRS_SCORED = 60_000  # of these: some ten seconds for the scorer
LEARNS_SCORES_TO = 100_000  # among more texts the scorer would say the same of such pairs
CUTOFF = 0.5
RIDGE = 1e-2
HIDDEN_WEIGHT = 20.0  # two translations are a likelier sort of reworded quote than a generated one
UNSURE = {
    "scored": (0.001, 0.997),
    "grouped": (0.05, 0.995),
}  # estimates of a pair looked at closer


class Collection(NamedTuple):
    """
    Generated quotes to learn from.

    Args:
        size: how many.
        of: out of how many generated: a part of a collection has fewer copies of each quote.
        weight: of each of its unsure pairs; a small collection has few of them.
    """

    size: int
    of: int
    weight: float = 1.0


COLLECTIONS = (
    Collection(3_000, of=10_000, weight=4),
    Collection(10_000, of=10_000, weight=4),
    Collection(10_000, of=100_000),
    Collection(100_000, of=100_000),
    Collection(100_000, of=1_000_000),
    Collection(1_000_000, of=1_000_000),
)


class Sample(NamedTuple):
    """
    Candidate pairs.

    Args:
        quick, closer: their features, a row a pair.
        scored, grouped: whether the scorer accepts each, and whether it is of one group.
        is_hidden: whether it is one of the human translations.
        is_scored: whether the scorer was asked.
        is_generated: whether both its texts are generated: of others the groups are not known.
        share: by what each pair counts, so that all collections weigh alike.
        weight: the collection's.
    """

    quick: Any
    closer: Any
    scored: Any
    grouped: Any
    is_hidden: Any
    is_scored: Any
    is_generated: Any
    share: Any
    weight: Any


def main(folder):
    hidden = read_translations(Path(folder) / "match" / "multiref-dev.jsonl.gz")
    samples = [
        make_sample(texts[: part.size], gold[: part.size], hidden, weight=part.weight)
        for texts, gold, part in iter_collections(Path(folder) / "speed")
    ]
    sample = Sample(*map(np.concatenate, zip(*samples, strict=True)))
    by_scorer = np.where(sample.is_hidden, HIDDEN_WEIGHT, 1.0) * sample.is_scored
    by_group = sample.share * sample.is_generated
    fits = {}
    for name, passed, weight, closer_weight in (
        ("scored", sample.scored, by_scorer, sample.is_scored),
        ("grouped", sample.grouped, by_group, sample.weight * sample.is_generated),
    ):
        fits[name] = fit(sample.quick, passed, weight)
        quick = judge(sample.quick, fits[name])
        low, high = UNSURE[name]
        unsure = np.flatnonzero((quick > low) & (quick < high) & (closer_weight > 0))
        both = np.column_stack((sample.quick[unsure], sample.closer[unsure]))
        fits[f"{name}_closer"] = fit_network(both, passed[unsure], closer_weight[unsure])
    TABLE.write_text(format_table(fits, sample), encoding="utf-8")


def iter_collections(folder):
    """Yield generated quotes, the group of each, and what collection is to be made of them."""
    sentences = read_sentences(folder / "base-dev.txt.gz")
    for size, parts in itertools.groupby(COLLECTIONS, key=lambda part: part.of):
        made = generate_quotes(folder, size), make_quotes(sentences, size, seed=1)
        for part in parts:
            for texts, gold in made:
                yield texts, gold, part


def generate_quotes(folder, size):
    """Return quotes that the folder's own generator makes, and the group of each."""
    with tempfile.TemporaryDirectory() as place:
        prefix = Path(place) / "quotes"
        script, base = folder / "generate_quotes.py", folder / "base-dev.txt.gz"
        command = [sys.executable, script, base, str(size), prefix]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        texts = Path(f"{prefix}.txt").read_text(encoding="utf-8").split("\n")[:-1]
        return texts, np.load(f"{prefix}.gold.npy")


def read_translations(file):
    """
    Return the pairs of *file* that say the same, each also with more around the second text.

    A quote is often one sentence of a longer passage: in half of them it stands after another
    sentence, in half between two.
    """
    lines = gzip.decompress(file.read_bytes()).decode("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    pairs = [(row["a"], row["b"]) for row in rows if row["label"] == 1]
    others = itertools.cycle(row["a"] for row in rows if row["label"] == 0)
    for i in range(len(pairs)):
        one, other = pairs[i]
        after = f"{next(others)} {other}"
        pairs.append((one, f"{after} {next(others)}" if i % 2 else after))
    return pairs


def make_sample(texts, gold, hidden, *, weight):
    """Hide the pairs among the texts; return a sample of the candidates, and all hidden ones."""
    places, count = {}, len(texts)
    for text in (text for pair in hidden for text in pair):
        places.setdefault(text, len(texts) + len(places))
    texts = [*texts, *places]
    gold = np.concatenate((gold, gold.max() + 1 + np.arange(len(places))))
    table = build_stem_table(texts)
    nodes, members, _ = collapse(table)
    has_words = table.counts[members] > 0
    nodes, members = (np.cumsum(has_words) - 1)[nodes], members[has_words]
    left, right, overlap = propose_pairs(table, members, breadth=SEARCHES["scored"].breadth)
    ends = np.sort(nodes[[[places[text] for text in pair] for pair in hidden]], axis=1)
    is_hidden = np.isin(left * len(members) + right, ends[:, 0] * len(members) + ends[:, 1])
    kept = np.flatnonzero(draw_pairs(len(left), PAIRS_KEPT, seed=1) | is_hidden)
    left, right = left[kept], right[kept]
    estimator = Estimator(table, members, model=None)
    used, at = np.unique(np.column_stack((left, right)), return_inverse=True)
    one, other = at.reshape(-1, 2).T
    view = estimator.view_closer(used)
    measured = estimator.measure_closer(left, right, overlap.take(kept), view, (one, other))
    is_scored = draw_pairs(len(left), PAIRS_SCORED, seed=2) | is_hidden[kept]
    is_scored &= count <= LEARNS_SCORES_TO
    is_generated = (members[left] < count) & (members[right] < count)
    return Sample(
        *np.split(np.column_stack(measured), [len(FEATURES)], axis=1),
        score(texts, members[used], one, other, is_scored),
        gold[members[left]] == gold[members[right]],
        is_hidden[kept],
        is_scored,
        is_generated,
        np.full(len(left), PAIRS_SCORED / len(left)),
        np.full(len(left), weight),
    )


def draw_pairs(count, most, *, seed):
    return np.random.default_rng(seed).random(count) < most / count


def score(texts, used, left, right, is_asked):
    """Return whether the calibrated scorer accepts the pairs asked for; False for the others."""
    accepted = np.zeros(len(left), np.bool_)
    analysed = analyse_texts([texts[i] for i in used.tolist()] if is_asked.any() else [])
    # What is measured of a pair tells nothing of single sentences of it.
    scores = score_table_pairs(analysed, left[is_asked], right[is_asked], with_excerpts=False)
    accepted[is_asked] = scores >= CUTOFF
    return accepted


def fit(features, passed, weights, rounds=50):
    """Fit a logistic regression by Newton's method; return the slopes, and the intercept last."""
    columns = np.column_stack((features, np.ones(len(features)))).astype(np.float64)
    # The ridge is to weigh on all slopes alike, whatever the feature's unit.
    scale = np.append(features.astype(np.float64).std(axis=0) + 1e-9, 1.0)
    columns /= scale
    fitted = np.zeros(columns.shape[1])
    for _ in range(rounds):
        expected = 1 / (1 + np.exp(-np.clip(columns @ fitted, -50, 50)))
        spread = (weights * expected * (1 - expected))[:, None] * columns
        step = columns.T @ (weights * (passed - expected)) - RIDGE * fitted
        fitted += np.linalg.solve(columns.T @ spread + RIDGE * np.eye(len(fitted)), step)
    return fitted / scale


def judge(features, fitted):
    return 1 / (1 + np.exp(-(features @ fitted[:-1] + fitted[-1])))


def format_table(fits, sample):
    lines = [
        "# Quick judges of a candidate pair of texts (match/_estimates.py, match/_closer.py).",
        f"# Origin: logistic regressions on {len(sample.quick)} candidate pairs among",
        *(f"# {part.size:,} of {part.of:,}," for part in COLLECTIONS),
        "# quotes of each of two generators,",
        f"# {sample.is_hidden.sum()} of the pairs human translations hidden among these.",
        f"# scored: of {sample.is_scored.sum()}, {sample.scored.sum()} pass the calibrated scorer.",
        f"# grouped: {sample.grouped.sum()} are of one group.",
        "# ..._closer: networks of one hidden layer, for the pairs of which these are unsure;",
        "# a list has a number for each hidden unit.",
        "# Only coefficients are kept, no text.",
        "# Licence: that of the project.",
        "# Rebuild: python -m benchmarks.matcher.fit_estimate FOLDER",
    ]
    for name, fitted in fits.items():
        lines += ["", f"[{name}]"]
        if isinstance(fitted, Network):
            rows = zip((*FEATURES, *CLOSER_FEATURES), fitted.slopes, strict=True)
            lines += [f"{feature} = {format_row(slopes)}" for feature, slopes in rows]
            lines += [f"{key} = {format_row(getattr(fitted, key))}" for key in ("units", "outputs")]
            lines += [f"intercept = {fitted.intercept:.4f}"]
        else:
            rows = zip((*FEATURES, "intercept"), fitted, strict=True)
            lines += [f"{feature} = {slope:.4f}" for feature, slope in rows]
    return "\n".join(lines) + "\n"


def format_row(values):
    return f"[{', '.join(f'{value:.4g}' for value in values)}]"


if __name__ == "__main__":
    main(sys.argv[1])
