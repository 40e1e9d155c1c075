"""What stands around a span in marks: the clause it is part of, its end, what leads up to it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from quoteverify.attribute._evidence_words import Kinds, Lexicon
from quoteverify.attribute._views import View

__all__ = ["FREE_LEADS", "MAX_NAMED", "NEAR_WORDS", "PAUSES", "REPORTING", "Around", "read_around"]

CLAUSE_WORDS: Final = 30
"""How many words before or after a span are read: a clause is shorter."""

NEAR_WORDS: Final = 8
"""How near a reporting word belongs to the span: its subject and object stand between."""

MAX_NAMED: Final = 2**14
"""How many combinations of facts are remembered: bounds the memory."""

REPORTING: Final = frozenset("VMGZ")
"""The tags of words that report."""

_TOLD: Final = Kinds.NAMING | Kinds.WORK | Kinds.TERM


class Around(NamedTuple):
    """
    What stands around a span.

    Args:
        lead: what leads up to it: a paragraph's start, a stop, a comma, a word.
        before: the tags of its clause before it, up to the last word.
        last, second: the kinds of the last two words there.
        stop: how it ends, inside its marks or just after them.
        follow: what follows the closing mark.
        after: the tags of the clause that goes on after it.
    """

    lead: str
    before: str
    last: int
    second: int
    stop: str
    follow: str
    after: str


def read_around(view: View, lexicon: Lexicon) -> Around:
    """Read what stands around the span of *view*."""
    lead = _LEADS.get(view.mark_before, "word")
    before, last, second = "", 0, 0
    if lead not in FREE_LEADS:
        before, words = view.before.tags.rstrip(PAUSES), view.before.words
        last = lexicon.kinds[words[len(before) - 1]] & _TOLD if before else 0
        second = lexicon.kinds[words[len(before) - 2]] & _TOLD if len(before) > 1 else 0
        before = before[max(before.rfind(".") + 1, len(before) - CLAUSE_WORDS) :]
    following = view.mark_after
    return Around(
        lead,
        before,
        last,
        second,
        _name_stop(view.frame.quote.text[-1], following),
        _name_follow(following),
        view.after.tags[:CLAUSE_WORDS].partition(".")[0].partition(";")[0].lstrip(PAUSES),
    )


PAUSES: Final = ",:;-()"
FREE_LEADS: Final = frozenset(("paragraph", "sentence"))
_LEADS: Final = {
    "": "paragraph",
    **dict.fromkeys(".!?…", "sentence"),
    **dict.fromkeys(",;", "comma"),
    ":": "colon",
    **dict.fromkeys("—–-", "dash"),
    **dict.fromkeys("([", "bracket"),
}


@lru_cache(maxsize=MAX_NAMED)
def _name_stop(last: str, following: str) -> str:
    if last in ",.?!;:":
        return last + " inside"
    if last in "—–-…":
        return "cut off"
    return following + " outside" if following and following in ",.?!;:" else "open"


@lru_cache(maxsize=MAX_NAMED)
def _name_follow(following: str) -> str:
    if not following:
        return "paragraph end"
    if following.isalpha():
        return "upper" if following.isupper() else "lower"
    return {".": "stop", "!": "stop", "?": "stop", ",": "comma", ";": "comma"}.get(
        following, "other"
    )
