"""What is handed in wrongly is named, with what was expected."""

from __future__ import annotations

import pytest

from quoteverify import Settings, check_quotes, extract_quotes, find_quote, verify_quotes
from quoteverify.exceptions import InputTypeError, SettingsError
from quoteverify.group import find_origins
from quoteverify.settings import MatchSettings

TEXT = "“We sail at noon,” said Ida Holt."


@pytest.mark.parametrize(
    "call",
    [
        lambda: verify_quotes(TEXT, settings=MatchSettings()),
        lambda: check_quotes(TEXT, [TEXT], settings={}),
        lambda: extract_quotes(TEXT, settings=MatchSettings()),
        lambda: find_quote("We sail", TEXT, settings=Settings()),
    ],
)
def test_settings_of_another_kind(call):
    """The kind that was given is named, and the one that was expected."""
    with pytest.raises(InputTypeError, match=r"for settings; expected \w*Settings or None"):
        call()


@pytest.mark.parametrize(
    "given, message",
    [
        (None, "got NoneType for documents"),
        (TEXT, "got str for documents; expected a collection of Document"),
        ([TEXT], "got str for document 0; expected a Document"),
    ],
)
def test_what_are_no_documents(given, message):
    """Texts have no ids: they must be loaded first."""
    with pytest.raises(InputTypeError, match=message):
        find_origins(given)


@pytest.mark.parametrize("workers", [0, "2", None, 1.5])
def test_no_worker(workers):
    """There is at least one worker, whatever is to be done."""
    with pytest.raises(SettingsError, match="workers"):
        verify_quotes(TEXT, workers=workers)
