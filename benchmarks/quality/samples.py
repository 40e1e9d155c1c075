"""Pairs of texts to measure and to fit on, read from a folder of JSON lines."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["Pair", "read_lines", "read_samples"]

SAME_LABELS = frozenset("VPO")  # of pairs judged across documents: the same utterance
SET_PHRASE = "S"  # the same slogan or title: no question of how close the words are


class Pair(NamedTuple):
    """Two texts, whether they are one utterance, and the unit that cross-validation keeps whole."""

    left: str
    right: str
    is_same: bool
    unit: str


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the records of one file of JSON lines, gzipped or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def find_files(folder: Path, name: str) -> list[Path]:
    """Return the files under *folder* that hold the sample *name*."""
    return sorted(path for path in folder.rglob(f"{name}[-.]*") if ".jsonl" in path.name)


def read_samples(folder: Path, names: tuple[str, ...]) -> dict[str, list[Pair]]:
    """Return the pairs of each sample that stands in *folder* or below."""
    readers = {"retrieval_requote": _iter_retrieval, "across": _iter_across}
    found = {}
    for name in names:
        paths = find_files(folder, "pairs" if name == "across" else name)
        reader = readers.get(name, _iter_pairs)
        pairs = [pair for path in paths for pair in reader(path)]
        if pairs:
            found[name] = pairs
    return found


def _iter_pairs(path: Path) -> Iterator[Pair]:
    for row in read_lines(path):
        # Rows about one text share a unit, and so do all rows of one event.
        unit = row["source"] if row["source"].startswith("pf:") else row["a"]
        yield Pair(row["a"], row["b"], bool(row["label"]), unit)


def _iter_retrieval(path: Path) -> Iterator[Pair]:
    for row in read_lines(path):
        unit = f"pf:{row['event']}" if "event" in row else row["query"]  # as its re-quotes have it
        for text in row["gold"]:
            yield Pair(row["query"], text, is_same=True, unit=unit)
        for text in row["distract"]:
            yield Pair(row["query"], text, is_same=False, unit=unit)


def _iter_across(path: Path) -> Iterator[Pair]:
    texts = {}
    for beside in sorted(path.parent.glob("documents*")):
        texts.update({row["id"]: row["text"] for row in read_lines(beside)})

    def read(side: dict[str, Any]) -> str:
        return str(texts[side["document_id"]][side["start"] : side["end"]])

    for row in read_lines(path):
        if row["label"] == SET_PHRASE:
            continue
        is_same = row["label"] in SAME_LABELS
        yield Pair(read(row["a"]), read(row["b"]), is_same, row["a"]["document_id"])
