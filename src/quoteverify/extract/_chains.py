"""Chain the quotes of one utterance: an interrupted one, or one that reopens each paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoteverify.extract._draft import Draft

__all__ = ["chain_interrupted"]

_INTERRUPTION = re.compile(
    # between the marks of  “A,” he said, “and B.”  or  “A”—he rose—“and B.”
    r"""
    [\W_]{0,3} \s?               # the closing mark and what is set beside it
    (?: [—–] | -- )? \s?
    [^\W\d_] [^.!?;:“”"«»]{0,150}?   # no sentence ends between them
    (?: , | [—–] | -- ) \s*      # ... and the clause is left open
    [\W_]{1,3}                   # the opening mark
    """,
    re.VERBOSE,
)

MAX_GAP = 160
"""Code points between the two parts: a clause (`he said, wiping his brow with the hem of ...`)."""


def chain_interrupted(text: str, drafts: Sequence[Draft]) -> None:
    """Let each part of an interrupted quote, in the drafts of a paragraph, continue the last."""
    last: dict[Draft | None, Draft] = {}
    for draft in drafts:
        first = last.get(draft.outer)
        last[draft.outer] = draft
        if (
            first is None
            or draft.continues is not None
            or draft.start - first.end > MAX_GAP
            or text[first.end - 1] in ".;:"
        ):
            continue
        if _INTERRUPTION.fullmatch(text, first.end, draft.start):
            draft.continues = first
            draft.kind = first.kind
