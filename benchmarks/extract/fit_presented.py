"""
Fit the weights of `data/presented.toml` on annotated documents, and cross-validate them.

    python -m benchmarks.extract.fit_presented [--write] GOLD.jsonl.gz ...

Each line of a file has `id`, `text`, `quotes` (`start`, `end`, `kind`) and perhaps `ignore`.
Folds are of whole documents.  Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from quoteverify.attribute._evidence import load_lexicon as load_words
from quoteverify.attribute._lexicon import load_lexicon
from quoteverify.attribute._presented import (
    is_sure_name,
    is_sure_speech,
    iter_places,
    list_findings,
)
from quoteverify.attribute._views import list_views
from quoteverify.extract import extract_spans
from quoteverify.records import Document

TABLE = Path(__file__).parents[2] / "src/quoteverify/data/presented.toml"
MARKS_AND_STOPS = "\"'`‘’‚‛“”„‟«»‹› \t\r\n\u00a0\u200b.,;:!?…-–—_*()[]"
FOLDS = 5
STORY = "story: "
MIN_SEEN = 8
"""A finding that occurs less often has no weight of its own."""


class Example(NamedTuple):
    """
    One span: its findings, whether people took it for somebody's words, and where it is from.

    `is_sure` is what is decided of it without weighing, None if it is weighed.
    """

    findings: dict[str, int]
    is_attributed: bool
    document: int
    file: str
    is_sure: bool | None


def main() -> None:
    """Read the files, print the cross-validated figures, and write the weights if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights into the table")
    parser.add_argument("--strength", type=float, default=1.0, help="inverse of the penalty")
    arguments = parser.parse_args()
    examples, targets = read_examples(arguments.gold)
    counts = Counter(name for example in examples for name in example.findings)
    vectorizer = DictVectorizer()
    findings = vectorizer.fit_transform(
        [{n: 1 for n in example.findings if counts[n] >= MIN_SEEN} for example in examples]
    )
    answers = np.array([example.is_attributed for example in examples])
    folds = np.random.default_rng(0).integers(0, FOLDS, len(targets) + 10_000)
    fold_of = folds[[example.document for example in examples]]
    is_open = np.array([example.is_sure is None for example in examples])
    guesses = np.array([np.inf if example.is_sure else -np.inf for example in examples])
    for fold in range(FOLDS):
        known, asked = is_open & (fold_of != fold), is_open & (fold_of == fold)
        model = fit(findings[known], answers[known], arguments.strength)
        guesses[asked] = model.decision_function(findings[asked])
    for path in arguments.gold:
        chosen = np.array([example.file == path.name for example in examples])
        total = sum(count for file, count in targets if file == path.name)
        print_scores(path.name, guesses[chosen] > 0, answers[chosen], total)
    if arguments.write:
        model = fit(findings[is_open], answers[is_open], arguments.strength)
        write_weights(vectorizer.get_feature_names_out(), model.coef_[0], model.intercept_[0])


def fit(findings: Any, answers: Any, strength: float) -> LogisticRegression:
    """Return the model of *findings* that best gives *answers*."""
    return LogisticRegression(C=strength, max_iter=3000).fit(findings, answers)


def print_scores(name: str, guesses: Any, answers: Any, targets: int) -> None:
    """Print precision, recall and F1 against all annotated quotes, found or not."""
    hits = int((guesses & answers).sum())
    precision, recall = hits / max(1, int(guesses.sum())), hits / targets
    f1 = 2 * precision * recall / (precision + recall)
    wrong, missed = int(guesses.sum()) - hits, targets - hits
    print(f"{name:24} P={precision:.4f} R={recall:.4f} F1={f1:.4f}  {wrong} wrong, {missed} missed")


def read_examples(paths: Sequence[Path]) -> tuple[list[Example], list[tuple[str, int]]]:
    """Return the spans of all documents, and for each document its file and annotated quotes."""
    examples: list[Example] = []
    targets: list[tuple[str, int]] = []
    for path in paths:
        for line in gzip.decompress(path.read_bytes()).decode("utf-8").strip().split("\n"):
            gold = json.loads(line)
            wanted = {
                piece
                for quote in gold["quotes"]
                if quote["kind"] != "indirect"
                for piece in iter_pieces(gold["text"], quote["start"], quote["end"])
            }
            examples += iter_examples(gold, wanted, len(targets), path.name)
            targets.append((path.name, len(wanted)))
    return examples, targets


def iter_examples(
    gold: dict[str, Any], wanted: set[tuple[int, int]], number: int, file: str
) -> Iterator[Example]:
    """Yield the spans of one document that do not touch what the annotators leave open."""
    document = Document(gold["id"], gold["text"])
    words, lexicon = load_lexicon("en"), load_words("en")
    views = list_views(document.text, extract_spans(document), words)
    for view, place in iter_places(document.text, views):
        quote = view.frame.quote
        pieces = list(iter_pieces(document.text, quote.start, quote.end))
        hits = sum(piece in wanted for piece in pieces)
        is_open = any(
            quote.start < end and start < quote.end for start, end in gold.get("ignore", [])
        )
        if not pieces or (is_open and not hits):
            continue
        names = list_findings(view, place, lexicon)
        found = dict.fromkeys(names, 1)
        if place.is_story:
            found |= {STORY + name: 1 for name in found}
        is_words = hits * 2 >= len(pieces) and hits > 0
        is_sure = (
            True if is_sure_speech(view, place, lexicon) else False if is_sure_name(names) else None
        )
        yield Example(found, is_words, number, file, is_sure)


def iter_pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of a place without marks, white space and punctuation at the ends."""
    at = start
    for gap in [*re.finditer(r"\n\s*\n", text[start:end]), None]:
        stop = start + gap.start() if gap else end
        first, last = at, stop
        while first < last and text[first] in MARKS_AND_STOPS:
            first += 1
        while last > first and text[last - 1] in MARKS_AND_STOPS:
            last -= 1
        if first < last:
            yield first, last
        at = start + gap.end() if gap else end


def write_weights(names: Sequence[str], weights: Sequence[float], bias: float) -> None:
    """Replace the weights of the table, rounded to hundredths."""
    head = TABLE.read_text(encoding="utf-8").partition("\n[bias]")[0].rstrip()
    plain = sorted((name, weight) for name, weight in zip(names, weights, strict=True))
    lines = [head, "", "[bias]", f"all = {bias:.2f}", "", "[weights]"]
    lines += [f'"{name}" = {weight:.2f}' for name, weight in plain if not name.startswith(STORY)]
    lines += ["", "# Added in a story.", "[story]"]
    lines += [
        f'"{name.removeprefix(STORY)}" = {weight:.2f}'
        for name, weight in plain
        if name.startswith(STORY)
    ]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
