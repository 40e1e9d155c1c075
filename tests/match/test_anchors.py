"""Anchors: an alignment that runs through surely shared words is the one found without them."""

from __future__ import annotations

import random

import pytest

from quoteverify.match import _align
from quoteverify.match._anchors import make_band
from quoteverify.match._reading import read_wording

_TEXT = (
    "when the ferry comes in at noon we carry the crates up to the market, and whoever has a cart"
    " lends it to whoever has none, because nobody on the quay wants fish that is a day old"
)


def _leave_open(left, right):
    return [(0, len(right))] * (len(left) + 1)


@pytest.mark.parametrize("seed", range(25))
def test_anchors_change_no_alignment_of_light_edits(seed, monkeypatch):
    """With some words dropped, doubled or replaced, the table without anchors says the same."""
    rng = random.Random(seed)
    edited = []
    for word in _TEXT.split():
        edited += rng.choices([[word], [], [word, "also"], ["boats"]], [20, 1, 1, 1])[0]
    left, right = read_wording(_TEXT), read_wording(" ".join(edited))
    banded = _align.align_readings(left, right)
    monkeypatch.setattr(_align, "make_band", _leave_open)
    assert banded == _align.align_readings(left, right)


def test_a_shared_run_closes_the_rest_of_its_rows():
    """The rows of a shared run are open at their own columns only."""
    band = make_band(["x", "a", "b", "c", "d"], ["a", "b", "c", "d", "y"])
    assert band == [(0, 0), (0, 0), (1, 1), (2, 2), (3, 3), (4, 5)]


def test_runs_in_another_order_close_nothing():
    """Where two shared runs have changed places, the whole table is open."""
    left = ["a", "b", "c", "d", "e", "f", "g", "h"]
    assert make_band(left, left[4:] + left[:4]) == _leave_open(left, left)


def test_repeated_runs_close_nothing():
    """A run that stands twice on one side says nothing about where it belongs."""
    left = ["a", "b", "c", "d"]
    assert make_band(left, left + left) == _leave_open(left, left + left)
    assert make_band([], []) == [(0, 0)]
