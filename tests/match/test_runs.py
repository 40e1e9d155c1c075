"""The heaviest shared run of words, against trying every run."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from quoteverify.match._runs import measure_runs
from quoteverify.match._table import analyse_texts

WORDS = ("the", "harbour", "of", "wall", "will", "flood")
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)


def find_slowly(table, left, right):
    """Weigh every run of the left text that stands in the right."""
    one, other = table.stem_codes[left], table.stem_codes[right]
    runs = [one[start:end] for start in range(len(one)) for end in range(start, len(one) + 1)]
    weighed = [
        (sum(table.stem_weights[code] for code in run), len(run)) for run in runs if run in other
    ]
    totals = [sum(table.stem_weights[code] for code in text) for text in (one, other)]
    weight, words = max(weighed)
    return weight / min(totals), words


@given(texts, texts)
def test_runs_against_all_runs(left, right):
    """The run found has the weight and the words of the heaviest of all runs, from either side."""
    table = analyse_texts([left, right])
    shares, words = measure_runs(table, np.array([0, 1]), np.array([1, 0]))
    share, count = find_slowly(table, 0, 1)
    assert np.allclose(shares, share)
    assert words.tolist() == [count, count]
