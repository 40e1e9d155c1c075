"""
Fit the judges of candidate pairs, and write their table.

    python -m benchmarks.matcher.fit_estimate FOLDER

FOLDER/speed holds real sentences (`base-dev.txt.gz`) and a generator of quotes with known groups
(`generate_quotes.py`), FOLDER/match pairs of human translations of one sentence
(`multiref-dev.jsonl.gz`).  Candidates are found among generated quotes, the translations hidden
among them.  Logistic regressions learn which of them the calibrated scorer accepts ("scored") and
which are of one group ("grouped"), from what the candidate stage knows, and again from a closer
look at the pairs of which that leaves them unsure ("..._closer").  Only coefficients are kept.
The same files and the same scorer give the same table.
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

from quoteverify.match._closer import CLOSER_FEATURES
from quoteverify.match._estimates import FEATURES, Estimator
from quoteverify.match._scoring import analyse_texts, score_table_pairs
from quoteverify.match._stem_table import build_stem_table
from quoteverify.match._text_graph import SEARCHES, collapse, propose_pairs

TABLE = Path(__file__).parents[2] / "src" / "quoteverify" / "data" / "estimate.toml"
SIZES = (3_000, 10_000, 100_000, 1_000_000)
LEARNS_SCORES_TO = 100_000  # among more texts the scorer would say the same of such pairs
PAIRS_KEPT = 60_000  # of each size, beside all that are hidden: some ten seconds for the scorer
CUTOFF = 0.5
RIDGE = 1e-2
HIDDEN_WEIGHT = 20.0  # two translations are a likelier sort of reworded quote than a generated one
SAME_WEIGHT = 1.0  # of a pair of one group, beside one of two; 2.0 lost F1 at 100,000 quotes
UNSURE = 0.003, 0.995  # between these quick estimates a pair is used to fit the closer look


class Sample(NamedTuple):
    """
    Candidate pairs.

    Args:
        quick, closer: their features, a row a pair.
        scored, grouped: whether the scorer accepts each, and whether it is of one group.
        is_hidden: whether it is one of the human translations.
        is_scored: whether the scorer was asked.
        is_generated: whether both its texts are generated: of others the groups are not known.
    """

    quick: Any
    closer: Any
    scored: Any
    grouped: Any
    is_hidden: Any
    is_scored: Any
    is_generated: Any


def main(folder):
    hidden = read_translations(Path(folder) / "match" / "multiref-dev.jsonl.gz")
    samples = [make_sample(*make_quotes(Path(folder) / "speed", size), hidden) for size in SIZES]
    sample = Sample(*map(np.concatenate, zip(*samples, strict=True)))
    by_scorer = np.where(sample.is_hidden, HIDDEN_WEIGHT, 1.0) * sample.is_scored
    by_group = np.where(sample.grouped, SAME_WEIGHT, 1.0) * sample.is_generated
    fits = {}
    for name, passed, weight in (
        ("scored", sample.scored, by_scorer),
        ("grouped", sample.grouped, by_group),
    ):
        fits[name] = fit(sample.quick, passed, weight)
        quick = judge(sample.quick, fits[name])
        unsure = (quick > UNSURE[0]) & (quick < UNSURE[1])
        both = np.column_stack((sample.quick, sample.closer))[unsure]
        fits[f"{name}_closer"] = fit(both, passed[unsure], weight[unsure])
    TABLE.write_text(format_table(fits, sample), encoding="utf-8")


def make_quotes(folder, size):
    """Return generated quotes and the group of each."""
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


def make_sample(texts, gold, hidden):
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
    drawn = np.random.default_rng(1).random(len(left)) < PAIRS_KEPT / len(left)
    kept = np.flatnonzero(drawn | is_hidden)
    left, right, is_hidden = left[kept], right[kept], is_hidden[kept]
    estimator = Estimator(table, members, model=None)
    used, at = np.unique(np.column_stack((left, right)), return_inverse=True)
    one, other = at.reshape(-1, 2).T
    is_scored = np.full(len(left), count <= LEARNS_SCORES_TO)
    scored = np.zeros(len(left), np.bool_)
    if is_scored.all():
        analysed = analyse_texts([texts[i] for i in members[used].tolist()])
        # What is measured of a pair tells nothing of single sentences of it.
        scores = score_table_pairs(analysed, one, other, with_excerpts=False)
        scored = scores >= CUTOFF
    return Sample(
        np.column_stack(estimator.measure(left, right, overlap.take(kept))),
        np.column_stack(list(estimator.view_closer(used).measure(one, other))),
        scored,
        gold[members[left]] == gold[members[right]],
        is_hidden,
        is_scored,
        (members[left] < count) & (members[right] < count),
    )


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
        f"# {', '.join(f'{size:,}' for size in SIZES)} generated",
        f"# quotes, {sample.is_hidden.sum()} of them human translations hidden among these.",
        f"# scored: {sample.scored.sum()} of them pass the calibrated scorer.",
        f"# grouped: {sample.grouped.sum()} of them are of one group.",
        "# ..._closer: for the pairs of which these are unsure.",
        "# Only coefficients are kept, no text.",
        "# Licence: that of the project.",
        "# Rebuild: python -m benchmarks.matcher.fit_estimate FOLDER",
    ]
    for name, fitted in fits.items():
        lines += ["", f"[{name}]"]
        features = (*FEATURES, *(CLOSER_FEATURES if name.endswith("closer") else ()), "intercept")
        lines += [f"{key} = {value:.4f}" for key, value in zip(features, fitted, strict=True)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main(sys.argv[1])
