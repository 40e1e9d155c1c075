"""Anchors: an alignment that runs through surely shared words is the one found without them."""

from __future__ import annotations

import random

import pytest

from quoteverify.match import _align
from quoteverify.match._anchors import find_anchors
from quoteverify.match._reading import read_wording

_TEXT = (
    "when the ferry comes in at noon we carry the crates up to the market, and whoever has a cart"
    " lends it to whoever has none, because nobody on the quay wants fish that is a day old"
)


def _find_none(left, right):
    return ()


@pytest.mark.parametrize("seed", range(25))
def test_anchors_change_no_alignment_of_light_edits(seed, monkeypatch):
    """With some words dropped, doubled or replaced, the table without anchors says the same."""
    rng = random.Random(seed)
    edited = []
    for word in _TEXT.split():
        edited += rng.choices([[word], [], [word, "also"], ["boats"]], [20, 1, 1, 1])[0]
    left, right = read_wording(_TEXT), read_wording(" ".join(edited))
    anchored = _align.align_readings(left, right)
    monkeypatch.setattr(_align, "find_anchors", _find_none)
    assert anchored == _align.align_readings(left, right)


def test_a_shared_run_anchors_its_words():
    """The words of a shared run stand beside themselves."""
    anchors = find_anchors(["x", "a", "b", "c", "d"], ["a", "b", "c", "d", "y"])
    assert anchors == ((1, 0), (2, 1), (3, 2), (4, 3))


def test_runs_in_another_order_anchor_nothing():
    """Where two shared runs have changed places, neither is trusted."""
    left = ["a", "b", "c", "d", "e", "f", "g", "h"]
    assert not find_anchors(left, left[4:] + left[:4])


def test_repeated_runs_anchor_nothing():
    """A run that stands twice on one side says nothing about where it belongs."""
    left = ["a", "b", "c", "d"]
    assert not find_anchors(left, left + left)
    assert not find_anchors([], [])
