"""Candidates of the stage: what scoring every pair accepts is among them."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest

from quoteverify.match import _proposals, match_quotes
from quoteverify.match._proposals import propose_text_pairs
from quoteverify.records import Quote

SUBJECTS = ("The harbour master", "Our youngest engineer", "The whole council", "A retired miner")
VERBS = ("will repair", "has never inspected", "wants to sell", "promised to rebuild")
OBJECTS = ("the northern lighthouse", "three wooden bridges", "that flooded tunnel", "every crane")
TIMES = ("before the winter storms", "without asking Parliament", "for a single euro")


def _make_quotes(count=80):
    rng = random.Random(5)
    wordings = [" ".join(parts) for parts in itertools.product(SUBJECTS, VERBS, OBJECTS, TIMES)]
    texts = rng.sample(wordings, count // 2)
    texts += [_vary(rng, text) for text in texts]
    return [
        Quote(document_id=f"doc-{i % 7}", start=1000 * i, end=1000 * i + len(text), text=text)
        for i, text in enumerate(texts)
    ]


def _vary(rng, text):
    words = text.split()
    if rng.random() < 0.4:
        return text
    return " ".join(words[2:] + words[:2]) if rng.random() < 0.5 else " ".join(words[:-3])


def test_candidates_give_the_matches_of_scoring_every_pair(monkeypatch):
    """Among a few quotes of few words, nothing that scoring every pair finds is missed."""
    quotes = _make_quotes()
    exhaustive = match_quotes(quotes)
    monkeypatch.setattr(_proposals, "EXHAUSTIVE_TEXTS", 0)
    assert match_quotes(quotes) == match_quotes(quotes, workers=3) == exhaustive
    assert len(exhaustive) > 20


def test_every_equal_quote_is_paired_with_another_document():
    """However often a document repeats a phrase, each repetition meets another document's."""
    texts = ["the same seven words in every document"] * 400
    owners = np.array([0] * 200 + [1] * 150 + [2] * 50)
    left, right = propose_text_pairs(texts, owners, reworded=True)
    assert set(left.tolist()) | set(right.tolist()) == set(range(400))
    assert all(owners[i] != owners[j] for i, j in zip(left, right, strict=True))
    assert len(left) < 400 * 400 / 4


@pytest.mark.parametrize("reworded", [True, False])
def test_texts_that_share_nothing_are_no_candidates(reworded):
    """Many texts without a common word give no pair."""
    texts = [f"alpha{i} beta{i} gamma{i}" for i in range(400)]
    left, right = propose_text_pairs(texts, np.arange(400), reworded=reworded)
    assert len(left) == len(right) == 0


def test_progress_is_told_in_pairs():
    """The last call of the scoring says that all pairs are scored."""
    calls = []
    match_quotes(_make_quotes(20), progress=lambda *call: calls.append(call))
    stage, done, total = [call for call in calls if call[0] == "match"][-1]
    assert stage == "match"
    assert done == total > 0
