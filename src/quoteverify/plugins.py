"""Third-party stages, found by name through entry points; nothing is registered at import."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points

from quoteverify.exceptions import PluginError

__all__ = ["KINDS", "list_plugins", "load_plugin"]

KINDS = ("loaders", "renderers", "scorers")
"""The kinds of plugin; the entry point group of each is ``quoteverify.<kind>``."""


def list_plugins(kind: str) -> tuple[str, ...]:
    """Return the names of the installed plugins of one *kind*, sorted."""
    return tuple(sorted(_find_entry_points(kind)))


def load_plugin(kind: str, name: str) -> object:
    """
    Import and return the plugin *name* of one *kind*.

    Raises:
        PluginError: if there is none of that name, or it cannot be imported.
    """
    found = _find_entry_points(kind)
    if name not in found:
        known = ", ".join(sorted(found)) or "none is installed"
        raise PluginError(kind, name, f"no such plugin; known: {known}")
    try:
        return found[name].load()
    except Exception as error:
        raise PluginError(kind, name, f"cannot be loaded: {error}") from error


def _find_entry_points(kind: str) -> dict[str, EntryPoint]:
    if kind not in KINDS:
        raise PluginError(kind, "", f"no such kind of plugin; known: {', '.join(KINDS)}")
    return {point.name: point for point in entry_points(group=f"quoteverify.{kind}")}
