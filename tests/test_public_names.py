"""The public surface: what the design promises is there, and `__all__` is exact."""

from __future__ import annotations

import importlib

import pytest

import quoteverify

PUBLIC = (
    "Attribution",
    "Change",
    "Comparison",
    "Document",
    "Edit",
    "Evidence",
    "Group",
    "Label",
    "Match",
    "Origin",
    "Passage",
    "Quote",
    "QuoteKind",
    "QuoteVerifyError",
    "Relation",
    "Report",
    "Settings",
    "Skipped",
    "SourceStatus",
    "Span",
    "Verdict",
    "__version__",
    "check_quotes",
    "compare_quotes",
    "extract_quotes",
    "find_quote",
    "match_quotes",
    "verify_quotes",
)

IN_ROOMS = [
    ("quoteverify.attribute", "attribute_quotes"),
    ("quoteverify.extract", "extract_spans"),
    ("quoteverify.group", "find_origins"),
    ("quoteverify.group", "group_matches"),
    ("quoteverify.group", "group_texts"),
    ("quoteverify.label", "label_quotes"),
    ("quoteverify.load", "load_documents"),
    ("quoteverify.match", "MatchArrays"),
    ("quoteverify.match", "match_texts"),
    ("quoteverify.match", "score_pairs"),
    ("quoteverify.report", "build_report"),
]

MODULES = (
    "quoteverify",
    "quoteverify.exceptions",
    "quoteverify.plugins",
    "quoteverify.protocols",
    "quoteverify.records",
    "quoteverify.settings",
)


def test_the_public_names_are_these():
    """Nothing public was added or lost without this list being told."""
    assert sorted(quoteverify.__all__) == sorted(PUBLIC)
    assert sorted(dir(quoteverify)) == sorted(PUBLIC)


@pytest.mark.parametrize("room, name", IN_ROOMS)
def test_each_room_offers_its_functions(room, name):
    """What programs call in a room is in its `__all__`."""
    module = importlib.import_module(room)
    assert name in module.__all__
    assert callable(getattr(module, name))


@pytest.mark.parametrize("name", MODULES)
def test_all_is_sorted_and_importable(name):
    """`__all__` of each public module is sorted, and every name in it exists."""
    module = importlib.import_module(name)
    assert sorted(set(module.__all__)) == list(module.__all__)
    assert all(hasattr(module, public) for public in module.__all__)


def test_a_public_name_says_what_it_is():
    """Every public class and function has a docstring."""
    for name in quoteverify.__all__:
        thing = getattr(quoteverify, name)
        assert name == "__version__" or thing.__doc__, name


def test_a_name_that_is_not_there_is_an_attribute_error():
    """The lazy look-up says what any module says."""
    with pytest.raises(AttributeError, match="no attribute 'verify_everything'"):
        _ = quoteverify.verify_everything


def test_errors_share_one_root():
    """Catching `QuoteVerifyError` catches every error we raise."""
    errors = importlib.import_module("quoteverify.exceptions")
    classes = [getattr(errors, name) for name in errors.__all__]
    raised = [error for error in classes if not issubclass(error, Warning)]
    assert raised
    assert all(issubclass(error, errors.QuoteVerifyError) for error in raised)
