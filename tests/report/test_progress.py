from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from importlib.machinery import ModuleSpec

import pytest

from quoteverify import check_quotes, verify_quotes
from quoteverify._progress import Steps
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


def test_every_stage_tells(tmp_path):
    """Each stage says that it begins, and in the end that all of it is done, in their order."""
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    told = []
    verify_quotes(tmp_path, sources=["It rained."], progress=lambda *step: told.append(step))
    stages = list(dict.fromkeys(stage for stage, *_ in told))
    assert stages == [
        "load",
        "extract",
        "pair",
        "match",
        "explain",
        "origins",
        "group",
        "passages",
        "sentences",
        "echoes",
        "label",
    ]
    for stage in stages:
        steps = [step[1:] for step in told if step[0] == stage]
        assert steps[0][0] == 0
        assert steps[-1][0] == steps[-1][1] > 0


def test_check_tells():
    """A text checked against sources tells how far it is, as texts checked with one another do."""
    told = []
    check_quotes(TEXTS["a"], [TEXTS["b"]], progress=lambda *step: told.append(step))
    assert told[-1] == ("label", 1, 1)


def test_steps_are_told_evenly():
    """Of very many steps some two hundred are told, the last among them."""
    told = []
    for _ in Steps(lambda *step: told.append(step), "work").iter(range(50_000)):
        pass
    assert 200 <= len(told) <= 202
    assert told[-1] == ("work", 50_000, 50_000)


def test_steps_of_unknown_number():
    """Steps that nobody can count before they come are told one by one."""
    told = []
    for _ in Steps(lambda *step: told.append(step), "read").iter(iter("ab")):
        pass
    assert told == [("read", 1, 1), ("read", 2, 2)]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize("size", [(24, 100), (0, 0)])
def test_a_bar_on_a_terminal(tmp_path, size):
    """On a terminal, and on one that tells no size, each stage draws its bar and wipes it."""
    import fcntl
    import pty
    import struct
    import termios

    folder = tmp_path / "folder"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    main, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
    code = (
        "import sys; from quoteverify.cli import main; from quoteverify.report import _progress;"
        "_progress._DELAY_SECONDS = 0; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, "verify", str(folder)]
    table = tmp_path / "table"
    with table.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=terminal) as process:
        os.close(terminal)
        drawn = _read_all(main)
    assert process.returncode == 0
    stages = set(re.findall(r"(\w+): +\d+%", drawn))
    assert {"load", "extract", "match", "explain", "label"} <= stages
    assert drawn.endswith("\r")
    assert b"%|" not in table.read_bytes()


def _read_all(terminal):
    """Read what was written to a terminal whose other side is closed."""
    drawn = b""
    with contextlib.suppress(OSError):  # how Linux says that the other side is closed
        while block := os.read(terminal, 65_536):
            drawn += block
    os.close(terminal)
    return drawn.decode()


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
            self.desc, self.total, self.is_closed = options["desc"], options["total"], 0
            self.n = options["initial"]
            made.append(self)

        def update(self, number):
            self.n += number

        def close(self):
            self.is_closed += 1

    monkeypatch.setattr(room, "_choose_bar", lambda: Bar)
    monkeypatch.setattr(room, "_DELAY_SECONDS", 0)
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


def test_no_bar_for_what_takes_a_moment(monkeypatch):
    """Work that is done within half a second shows nothing, however many stages it has."""
    monkeypatch.setattr(room, "_choose_bar", lambda: pytest.fail("a bar was made"))
    with show_progress(True) as told:  # noqa: FBT003 - as a user says it
        told("extract", 1, 2)
        told("match", 5, 9)


def test_a_stage_that_comes_again_begins_a_bar(monkeypatch):
    """A bar never runs backwards: the second reading of files has a bar of its own."""
    from tqdm import tqdm

    made = []
    monkeypatch.setattr(room, "_choose_bar", lambda: lambda **o: made.append(o) or tqdm(**o))
    monkeypatch.setattr(room, "_DELAY_SECONDS", 0)
    with show_progress(True) as told:  # noqa: FBT003 - as a user says it
        told("load", 3, 3)
        told("load", 0, 2)
        told("load", 2, 2)
    assert [bar["initial"] for bar in made] == [3, 0]
