from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from quoteverify import plugins
from quoteverify.exceptions import InputTypeError, PluginError
from quoteverify.load import load_documents
from quoteverify.records import Document
from quoteverify.settings import LoadSettings


def load_numbers(given):
    """Make documents of integers, as a plugin might of records of its own."""
    return [Document(f"n{given}", "word " * given)] if isinstance(given, int) else []


def load_wrongly(given):
    """Yield what is no document."""
    return ["text"]


@pytest.fixture(autouse=True)
def installed(monkeypatch):
    """Pretend that a package has installed loaders."""
    points = [
        EntryPoint(name, f"{__name__}:{name}", "quoteverify.loaders")
        for name in ("load_numbers", "load_wrongly", "NO_LOADER")
    ]
    monkeypatch.setattr(plugins, "entry_points", lambda *, group: points)
    monkeypatch.setattr(EntryPoint, "load", lambda point: globals()[point.name])


NO_LOADER = 7


def test_named_loader_is_asked_first():
    """What a named loader does not know goes to our own."""
    documents, _ = load_documents({"a": "text"}, settings=LoadSettings(loaders=("load_numbers",)))
    assert [document.id for document in documents] == ["a"]


def test_named_loader_makes_documents():
    """What a named loader knows becomes its documents, the empty ones reported."""
    documents, skipped = load_documents([2, 0], settings=LoadSettings(loaders=("load_numbers",)))
    assert documents == (Document("n2", "word word "),)
    assert [item.input for item in skipped] == ["n0"]


def test_unknown_loader():
    """A loader that is not installed, or no loader, is an error that names it."""
    for name, said in (("none", "load_numbers"), ("NO_LOADER", "not callable")):
        with pytest.raises(PluginError, match=said):
            load_documents("text", settings=LoadSettings(loaders=(name,)))


def test_loader_that_yields_no_documents():
    """A loader that yields anything but documents is an error that names it."""
    with pytest.raises(InputTypeError, match="load_wrongly"):
        load_documents("text", settings=LoadSettings(loaders=("load_wrongly",)))
