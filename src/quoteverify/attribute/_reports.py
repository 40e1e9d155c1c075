"""A reporting clause, and the phrases that it is made of, as patterns over tags."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

__all__ = ["ACCORDING", "ASIDE", "DAY", "LONG_NOUN_PHRASE", "NOUN_PHRASE", "WORDING", "Report"]


class Report(NamedTuple):
    """
    A reporting clause.

    Args:
        start, end: the tokens that name the speaker.
        cue: the token of the reporting word, or -1.
        rule: the name of the pattern.
        confidence: 0 to 1.
    """

    start: int
    end: int
    cue: int
    rule: str
    confidence: float


# A phrase that names somebody: "he", "Mr. Cole", "the tall man from Leeds", "one of them".
NOUN_PHRASE: Final = r"(?:P|(?:D[DJTKNSswvMgVqL]*?|[JTKNSswq]*?)[NKTw](?:O[DJTKNSsw]*?[NKTwSs])?)"
LONG_NOUN_PHRASE: Final = (
    r"(?:P|D[DJTKNSswvVMGqgAL]*[NKTw]|D[JTKNSswvMq]*O[DJTKNSsw]*[NKTws]"
    r"|[JTKNSsw]*[TKw]O[DJTKNSsw]*N|[JTKNSswvq]*[NKT])"
)
# what was said or written, or a member of a party: "the statement", "the e-mail", "the Republican"
WORDING: Final = "D[JTKNSsw]*[qMJ]"
ASIDE: Final = r"(?:,[^.:;]{1,40}?,|-[^.:;-]{1,40}?-)"
# "on Thursday", between a subject and its verb
DAY: Final = "(?:O?J)?"

# “...,” according to Mr. Cole
ACCORDING: Final = re.compile(rf"[,-]?(?P<cue>[Zz])[IO]?(?P<np>{LONG_NOUN_PHRASE}|[DJTKNSsw]+)")
