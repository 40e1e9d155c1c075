"""
What is measured: ours, and what a user would pick instead.  Each turns texts into group numbers.

The cutoff of each rival is the one that gave it the best pair F1 on 100,000 quotes where it groups
so many, else on 10,000, of those tried (`CUTOFFS_TRIED`, with ``--sweep``).  Pairs that pass are
joined by connected components, which is what these packages offer or leave to their user.
"""

from __future__ import annotations

import itertools

import numpy as np

__all__ = ["CUTOFFS", "CUTOFFS_TRIED", "METHODS"]

CUTOFFS = {
    "ours": 0.5,
    "ours-verbatim": 0.5,
    "string_grouper": 0.6,
    "datasketch": 0.5,
    "rensa": 0.7,
    "rapidfuzz": 0.7,
}
CUTOFFS_TRIED = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)

PERMUTATIONS = 125
BANDS = 25


def group_ours(texts, cutoff):
    from quoteverify.group import group_texts

    return group_texts(texts, score_cutoff=cutoff)


def group_ours_verbatim(texts, cutoff):
    from quoteverify.group import group_texts

    return group_texts(texts, score_cutoff=cutoff, reworded=False)


def group_by_rapidfuzz(texts, cutoff):
    """All pairs by `ratio`, in blocks of rows."""
    from rapidfuzz import fuzz, process

    left, right = [], []
    for start in range(0, len(texts), 500):
        scores = process.cdist(
            texts[start : start + 500], texts, scorer=fuzz.ratio, score_cutoff=100 * cutoff
        )
        rows, columns = np.nonzero(scores)
        left.append(rows + start)
        right.append(columns)
    return join_pairs(len(texts), np.concatenate(left), np.concatenate(right))


def group_by_string_grouper(texts, cutoff):
    import pandas as pd
    from string_grouper import group_similar_strings

    found = group_similar_strings(pd.Series(texts), min_similarity=cutoff)
    return np.unique(found["group_rep_index"], return_inverse=True)[1]


def group_by_datasketch(texts, cutoff):
    from datasketch import MinHash, MinHashLSH

    hashes = MinHash.bulk([_split_bytes(text) for text in texts], num_perm=PERMUTATIONS)
    index = MinHashLSH(threshold=cutoff, num_perm=PERMUTATIONS)
    with index.insertion_session() as session:
        for i, found in enumerate(hashes):
            session.insert(i, found)
    pairs = [(i, j) for i, found in enumerate(hashes) for j in index.query(found) if i < j]
    left, right = np.array(pairs, np.int64).reshape(-1, 2).T
    return join_pairs(len(texts), left, right)


def group_by_rensa(texts, cutoff):
    """Candidates by rensa in one batch, then rapidfuzz `ratio`."""
    from rapidfuzz import fuzz, process
    from rensa import RMinHash, RMinHashLSH

    hashes = RMinHash.from_token_sets([text.lower().split() for text in texts], PERMUTATIONS, 1)
    index = RMinHashLSH(threshold=cutoff, num_perm=PERMUTATIONS, num_bands=BANDS)
    index.insert_many(hashes)
    found = index.query_all(hashes)
    counts = np.fromiter(map(len, found), np.int64, len(found))
    right = np.fromiter(itertools.chain.from_iterable(found), np.int64, int(counts.sum()))
    left = np.repeat(np.arange(len(texts)), counts)
    left, right = left[left < right], right[left < right]
    scores = process.cpdist([texts[i] for i in left], [texts[i] for i in right], scorer=fuzz.ratio)
    passed = scores >= 100 * cutoff
    return join_pairs(len(texts), left[passed], right[passed])


METHODS = {
    "ours": group_ours,
    "ours-verbatim": group_ours_verbatim,
    "rensa": group_by_rensa,
    "datasketch": group_by_datasketch,
    "string_grouper": group_by_string_grouper,
    "rapidfuzz": group_by_rapidfuzz,
}


def _split_bytes(text):
    return [word.encode() for word in text.lower().split()] or [b""]


def join_pairs(count, left, right):
    """Number the connected components of the pairs."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    edges = coo_matrix((np.ones(len(left), np.bool_), (left, right)), (count, count))
    return connected_components(edges, directed=False)[1]
