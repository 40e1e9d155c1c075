from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from quoteverify import plugins
from quoteverify.exceptions import PluginError


@pytest.fixture(autouse=True)
def installed(monkeypatch):
    """Pretend that packages have installed two scorers, one of which cannot be imported."""
    points = [
        EntryPoint("exact", "operator:eq", "quoteverify.scorers"),
        EntryPoint("broken", "no_such_module:score", "quoteverify.scorers"),
    ]
    monkeypatch.setattr(plugins, "entry_points", lambda *, group: points)


def test_plugins_are_listed_by_name():
    """The installed plugins of a kind are listed in alphabetical order."""
    assert plugins.list_plugins("scorers") == ("broken", "exact")


def test_a_plugin_is_imported_when_asked_for():
    """A plugin is what its entry point names."""
    assert plugins.load_plugin("scorers", "exact")(1, 1)


@pytest.mark.parametrize(
    "kind,name,said",
    [
        ("scorers", "exakt", "known: broken, exact"),
        ("scorers", "broken", "cannot be loaded: No module named"),
        ("scorer", "exact", "no such kind of plugin"),
    ],
)
def test_plugins_that_are_not_there(kind, name, said):
    """A plugin that is not installed, broken, or of an unknown kind is an error that says so."""
    with pytest.raises(PluginError, match=said):
        plugins.load_plugin(kind, name)
