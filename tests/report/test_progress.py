from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec

import pytest

from quoteverify import verify_quotes
from quoteverify.report import _progress as room
from quoteverify.report import ignore_progress, show_progress

TEXTS = {"a": "Ann Li said, “It rained for ten days.”", "b": "“It rained for ten days,” Li said."}


def test_a_callable_is_told():
    """A callable is told of each stage how much is done, up to all of it."""
    told = []
    verify_quotes(TEXTS, progress=lambda *step: told.append(step))
    assert ("extract", 1, 2) in told
    assert ("extract", 2, 2) in told
    assert all(0 <= done <= total for _, done, total in told)


def test_no_bar_where_nobody_looks(monkeypatch, capsys):
    """Without a terminal and a notebook nothing is shown, unless it is asked for."""
    monkeypatch.delitem(sys.modules, "ipykernel", raising=False)
    for asked in (None, False):
        with show_progress(asked) as told:
            assert told is ignore_progress
            told("extract", 1, 2)
    assert capsys.readouterr().err == ""


def test_a_bar_in_a_notebook(monkeypatch):
    """In a notebook there is a bar without being asked for."""
    monkeypatch.setitem(sys.modules, "ipykernel", sys)
    with show_progress(None) as told:
        assert told is not ignore_progress


def test_one_bar_at_a_time(monkeypatch):
    """Each stage has a bar of its own, closed when the next begins or the work ends."""
    made = []

    class Bar:
        def __init__(self, **options):
            self.desc, self.total, self.n, self.is_closed = options["desc"], options["total"], 0, 0
            made.append(self)

        def update(self, number):
            self.n += number

        def close(self):
            self.is_closed += 1

    monkeypatch.setattr(room, "_choose_bar", lambda: Bar)
    with show_progress(True) as told:  # noqa: FBT003 - as a user says it
        told("extract", 1, 2)
        told("extract", 2, 2)
        told("match", 5, 9)
        assert [bar.is_closed for bar in made] == [1, 0]
    assert [(bar.desc, bar.n, bar.total, bar.is_closed) for bar in made] == [
        ("extract", 2, 2, 1),
        ("match", 5, 9, 1),
    ]


@pytest.mark.parametrize("has_widgets", [True, False])
def test_bar_of_a_notebook_needs_widgets(monkeypatch, has_widgets):
    """The bar for notebooks is taken only where its widgets are: without, it begins by warning."""
    import tqdm
    import tqdm.auto

    found = ModuleSpec("ipywidgets", None) if has_widgets else None
    monkeypatch.setattr(room, "find_spec", lambda name: found)
    assert room._choose_bar() is (tqdm.auto.tqdm if has_widgets else tqdm.tqdm)
