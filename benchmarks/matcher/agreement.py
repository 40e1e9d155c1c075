"""
Hold `match_texts` to the exhaustive scorer, and look for paraphrases hidden among many quotes.

    python -m benchmarks.matcher.agreement [--base SENTENCES.txt.gz] [--pairs PAIRS.jsonl.gz ...]
                                           [--quotes 3000] [--among 100000]

First: of the pairs that scoring every pair of some quotes accepts, how many are found, and how many
are found that it refuses.  Then, with ``--pairs`` (a line each: ``a``, ``b``, ``label``): of the
pairs of label 1 that the scorer accepts, how many are found hidden among other quotes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from pathlib import Path

import numpy as np

from benchmarks.matcher.quotes import make_quotes
from benchmarks.texts import make_sentences, read_sentences
from quoteverify.match import match_texts, score_pairs
from quoteverify.match._scoring import analyse_texts, score_table_pairs

CUTOFF = 0.5


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--base", type=Path, help="real sentences, one a line")
    parser.add_argument("--pairs", type=Path, nargs="*", default=[], help="judged pairs")
    parser.add_argument("--quotes", type=int, default=3_000, help="of which every pair is scored")
    parser.add_argument("--among", type=int, default=100_000, help="quotes to hide pairs among")
    args = parser.parse_args()
    sentences = read_sentences(args.base) if args.base else make_sentences(30_000, seed=3)
    compare_exhaustively(make_quotes(sentences, args.quotes, seed=2)[0])
    if args.pairs:
        find_hidden(read_pairs(args.pairs), make_quotes(sentences, args.among, seed=1)[0])


def compare_exhaustively(texts):
    left, right = np.triu_indices(len(texts), 1)
    scores = score_table_pairs(analyse_texts(texts), left, right)
    accepted = np.flatnonzero(scores >= CUTOFF)
    wanted = set(zip(left[accepted].tolist(), right[accepted].tolist(), strict=True))
    found = list_found(texts)
    print(
        f"{len(texts):,} quotes: of {len(wanted):,} pairs that the scorer accepts "
        f"{len(found & wanted) / max(len(wanted), 1):.2%} are found; "
        f"{len(found - wanted):,} are found that it refuses"
    )


def find_hidden(pairs, texts):
    accepted = [
        pair for pair, score in zip(pairs, score_pairs(pairs), strict=True) if score >= CUTOFF
    ]
    places = {}
    for text in (text for pair in accepted for text in pair):
        places.setdefault(text, len(texts) + len(places))
    found = list_found([*texts, *places])
    ends = [tuple(sorted((places[one], places[other]))) for one, other in accepted]
    count = sum(pair in found or pair[0] == pair[1] for pair in ends)
    print(
        f"hidden among {len(texts):,}: {count:,} of {len(ends):,} found, "
        f"{count / max(len(ends), 1):.2%}"
    )


def list_found(texts):
    begun = time.process_time()
    found = match_texts(texts, score_cutoff=CUTOFF)
    print(f"match_texts of {len(texts):,} took {time.process_time() - begun:.2f} CPU seconds")
    return set(zip(found.left.tolist(), found.right.tolist(), strict=True))


def read_pairs(files):
    lines = [line for file in files for line in gzip.decompress(file.read_bytes()).splitlines()]
    rows = map(json.loads, lines)
    return [(row["a"], row["b"]) for row in rows if row["label"] == 1]


if __name__ == "__main__":
    main()
