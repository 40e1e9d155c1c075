"""
Whether sources agree on what somebody said, quote by quote, with the evidence.

Names are loaded on first use, so that ``import quoteverify`` stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quoteverify.exceptions import QuoteVerifyError
    from quoteverify.match import compare_quotes, find_quote, match_quotes
    from quoteverify.pipeline import check_quotes, extract_quotes, verify_quotes
    from quoteverify.records import (
        Attribution,
        Change,
        Comparison,
        Document,
        Edit,
        Evidence,
        Group,
        Label,
        Match,
        Origin,
        Passage,
        Quote,
        QuoteKind,
        Relation,
        Skipped,
        SourceStatus,
        Span,
        Verdict,
    )
    from quoteverify.report import Report
    from quoteverify.settings import Settings

__all__ = [
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
]

_HOMES = {
    "exceptions": ("QuoteVerifyError",),
    "match": ("compare_quotes", "find_quote", "match_quotes"),
    "pipeline": ("check_quotes", "extract_quotes", "verify_quotes"),
    "report": ("Report",),
    "settings": ("Settings",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name == "__version__":
        return import_module("importlib.metadata").version("quoteverify")
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = _HOME_OF.get(name, "records")
    return getattr(import_module(f"{__name__}.{home}"), name)


def __dir__() -> list[str]:
    return list(__all__)
