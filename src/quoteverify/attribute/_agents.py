"""Who speaks without being the subject of a reporting verb: "by Mr. Cole", a signature."""

from __future__ import annotations

import re
from typing import Final

from quoteverify.attribute._reports import LONG_NOUN_PHRASE, Report

__all__ = ["find_agent", "find_origin", "find_signature"]

# was called “...” by Mr. Cole
_AGENT: Final = re.compile(rf"(?P<cue>)[LOwNDJKT]{{0,6}}?Y(?P<np>{LONG_NOUN_PHRASE}|[DJTKNSsw]+)")
# „...“, hieß es bei der Polizei
_ORIGIN: Final = re.compile(rf"[OY](?P<np>{LONG_NOUN_PHRASE}|[DJTKNSsw]+)")
# "- Ann Cole, teacher"
_SIGNATURE: Final = re.compile(r"-+(?P<np>[JTKNDw]*N)(?:,[^.VGB]*)?\.?$")


def find_agent(tags: str, start: int = 0) -> Report | None:
    """Find who does what was done, in the words from *start*: "by Mr. Cole"."""
    found = _AGENT.match(tags, start)
    return Report(*found.span("np"), -1, "after: by", 0.8) if found else None


def find_origin(tags: str, start: int) -> tuple[int, int] | None:
    """Find who says what one says, in the words from *start*: "bei der Polizei"."""
    found = _ORIGIN.match(tags, start)
    return found.span("np") if found else None


def find_signature(tags: str) -> Report | None:
    """Find who signs the words of the paragraph before: "- Ann Cole, teacher"."""
    found = _SIGNATURE.match(tags) if tags else None
    return Report(*found.span("np"), -1, "after: signature", 0.8) if found else None
