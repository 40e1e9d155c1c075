"""Scorers of one's own, by name and by hand."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import numpy as np
import pytest
from rapidfuzz import fuzz

from quoteverify import plugins
from quoteverify.exceptions import InputTypeError, PluginError, ScorerError
from quoteverify.match import compare_quotes, match_quotes
from quoteverify.match.scorers import CALIBRATED, resolve_scorer, wrap_pairwise

PAIR = ("the old mill", "the old bridge")


def score_half(pairs):
    """Score every pair one half."""
    return [0.5 for _ in pairs]


def score_one(pairs):
    """Score every pair one, as near as single precision has it."""
    return [1.0000001 for _ in pairs]


NO_SCORER = "a string is no scorer"


def install(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """Pretend that a package offers a scorer."""
    point = EntryPoint(name=name, value=value, group="quoteverify.scorers")
    monkeypatch.setattr(plugins, "entry_points", lambda group: (point,))


def test_a_function_is_a_scorer() -> None:
    """A plain function decides which pairs pass, and gives the match its name."""
    (match,) = match_quotes(PAIR, scorer=score_half)
    assert (match.score, match.scorer) == (0.5, "score_half")


def test_only_identical_wordings_score_one() -> None:
    """What rounding brings beyond the scale is cut; 1 is kept for identical wordings."""
    (match,) = match_quotes(PAIR, scorer=score_one)
    assert 0.99 < match.score < 1.0
    (same,) = match_quotes([PAIR[0], PAIR[0]], scorer=score_half)
    assert same.score == 1.0


@pytest.mark.parametrize(
    "scorer, said",
    [
        (
            lambda pairs: [fuzz.ratio(*pair) for pair in pairs],
            r"gave \S+ to “the old mill” and “the",
        ),
        (lambda pairs: [0.5] * (len(pairs) - 1), "returned 2 scores for 3 pairs"),
        (lambda pairs: [0.5], "returned 1 scores for 3 pairs"),
        (lambda pairs: [float("nan")] * len(pairs), "gave nan to"),
        (lambda pairs: [-0.5] * len(pairs), "gave -0.5 to"),
        (lambda pairs: 0.5, "returned float that is no list"),
        (lambda pairs: np.full((len(pairs), 1), 0.5), "returned ndarray that is no list"),
        (lambda pairs: ["high"] * len(pairs), "returned what is no number"),
        (lambda pairs: [None] * len(pairs), "returned what is no number|gave nan"),
    ],
)
def test_a_scorer_is_held_to_its_contract(scorer, said) -> None:
    """An answer that is not one number from 0 to 1 for each pair is an error that says so."""
    with pytest.raises(ScorerError, match=said):
        match_quotes([*PAIR, "the old ferry"], scorer=scorer)


def test_arrays_and_iterators_are_answers() -> None:
    """An array and a generator of numbers are as good as a list."""
    for scorer in (lambda pairs: np.full(len(pairs), 0.5, np.float32), lambda pairs: iter([0.5])):
        (match,) = match_quotes(PAIR, scorer=scorer)
        assert match.score == 0.5


@pytest.mark.parametrize("name", ["indel", "token_set", CALIBRATED])
def test_built_in_scorers_have_names(name: str) -> None:
    """A scorer that we ship is found by its name and scores equal texts 1."""
    found, score = resolve_scorer(name)
    assert found == name
    assert list(score([("a mill", "a mill")])) == [1.0]


def test_another_scale_is_wrapped() -> None:
    """A function on another scale is brought to 0 to 1."""
    score = wrap_pairwise(fuzz.ratio, highest=100)
    assert list(score([("abcd", "abcd"), ("abcd", "wxyz")])) == [1.0, 0.0]
    assert list(wrap_pairwise(lambda *_: 0.0, lowest=-1.0)([PAIR])) == [0.5]


def test_installed_scorers_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A scorer of another package is found by the name of its entry point."""
    install(monkeypatch, "half", f"{__name__}:score_half")
    monkeypatch.setattr(EntryPoint, "load", lambda _: score_half)
    (match,) = match_quotes(PAIR, scorer="half")
    assert (match.score, match.scorer) == (0.5, "half")


def test_an_unknown_name_lists_the_known() -> None:
    """A misspelt name is answered with the names there are."""
    with pytest.raises(PluginError, match="known scorers: calibrated, indel, token_set"):
        resolve_scorer("indle")


def test_what_cannot_be_called_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry point that holds no function is an error of that plugin."""
    install(monkeypatch, "broken", f"{__name__}:NO_SCORER")
    monkeypatch.setattr(EntryPoint, "load", lambda _: NO_SCORER)
    with pytest.raises(PluginError, match="not callable"):
        resolve_scorer("broken")


def test_comparing_takes_strings_only() -> None:
    """Anything but a string is refused by name."""
    with pytest.raises(InputTypeError, match="int for b"):
        compare_quotes("a", 3)  # type: ignore[arg-type]
