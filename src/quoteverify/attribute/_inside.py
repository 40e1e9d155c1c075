"""The reporting clause that stands inside the marks, as French prints it."""

from __future__ import annotations

import re
from typing import Final

from quoteverify.attribute._reports import LONG_NOUN_PHRASE, Report

__all__ = ["find_inside"]

# « Oui, a expliqué Ann Cole. Demain. » / « Oui, a-t-il dit. »
_INNER: Final = re.compile(
    rf",L*(?:A-?(?P<clitic>P)L*(?P<clitic_cue>V)|[LA]*(?P<cue>V)-?(?P<np>{LONG_NOUN_PHRASE}))(?=[,.;:]|$)"
)


def find_inside(tags: str) -> Report | None:
    """Find the reporting clause that a quote has inside its marks: « Oui, dit-il. Demain. »"""
    found = _INNER.search(tags)
    if not found:
        return None
    noun, cue = ("np", "cue") if found["np"] else ("clitic", "clitic_cue")
    return Report(*found.span(noun), found.start(cue), "inside: verb subject", 0.8)
