"""Loaders of other packages, which the settings name."""

from __future__ import annotations

from quoteverify.exceptions import InputTypeError, PluginError
from quoteverify.plugins import load_plugin
from quoteverify.protocols import Loader
from quoteverify.records import Document
from quoteverify.settings import LoadSettings

__all__ = ["load_by_plugin"]


def load_by_plugin(item: object, settings: LoadSettings) -> tuple[Document, ...]:
    """
    Return what the first of the named plugins makes of *item*; nothing if none knows it.

    Raises:
        PluginError: if a named plugin is not installed or not callable.
        InputTypeError: if it yields something that is no document.
    """
    for name in settings.loaders:
        loader = load_plugin("loaders", name)
        if not isinstance(loader, Loader):
            raise PluginError("loaders", name, "not callable; expected thing -> documents")
        documents = tuple(loader(item))
        for document in documents:
            if not isinstance(document, Document):
                raise InputTypeError(document, "a Document", where=f"what loader {name!r} yields")
        if documents:
            return documents
    return ()
