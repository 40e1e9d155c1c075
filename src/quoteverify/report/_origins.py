"""Documents that are one text, in words: how many origins there are, and what shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from quoteverify.records import Origin
from quoteverify.report._text import count_things

if TYPE_CHECKING:
    from quoteverify.report._report import Report

__all__ = ["count_documents", "say_origins"]

_NAMED = 3  # so many documents are named; the rest are counted


def count_documents(report: Report) -> str:
    """
    Say how many documents there are, and how many origins if these are fewer.

    >>> from quoteverify.report import build_report
    >>> count_documents(build_report(documents=()))
    '0 documents'
    """
    documents = count_things(len(report.documents), "document")
    origins = len({origin.origin_id for origin in report.origins})
    return f"{documents}, {count_things(origins, 'origin')}" if _is_shared(report) else documents


def _is_shared(report: Report) -> bool:
    return any(origin.origin_id != origin.document_id for origin in report.origins)


def say_origins(origins: Iterable[Origin]) -> dict[str, str]:
    """
    Say of each document that shares its origin, by its id, with which others, and what shows it.

    >>> one = Origin(document_id="a", origin_id="a", reason="the same words as b")
    >>> other = Origin(document_id="b", origin_id="a", reason="the same words as a")
    >>> say_origins([one, other])["b"]
    'one origin with a: the same words as a'
    """
    members = defaultdict(list)
    for origin in origins:
        members[origin.origin_id].append(origin)
    return {
        origin.document_id: f"one origin with {_name_others(origin, fellows)}"
        + (f": {origin.reason}" if origin.reason else "")
        for fellows in members.values()
        if len(fellows) > 1
        for origin in fellows
    }


def _name_others(origin: Origin, fellows: Iterable[Origin]) -> str:
    names = [fellow.document_id for fellow in fellows if fellow is not origin]
    named, more = names[:_NAMED], len(names) - _NAMED
    if more > 0:
        return f"{', '.join(named)} and {more:,} more"
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)
