"""
Who reports, in the words after a quote: grammar as patterns over tags.

Each finder takes the tags of a stretch and returns where in it the speaker is named and where the
reporting word stands, as token numbers.
"""

from __future__ import annotations

import re
from typing import Final

from quoteverify.attribute._reports import (
    ACCORDING,
    ASIDE,
    DAY,
    LONG_NOUN_PHRASE,
    NOUN_PHRASE,
    WORDING,
    Report,
)

__all__ = ["find_action", "find_after", "find_tail"]

_PHRASES: Final = rf"{NOUN_PHRASE}(?:C{NOUN_PHRASE})?"
# “...,” he said / “...,” Mr. Cole, who was there, had said / “...,” the man from Leeds said
_SUBJECT_VERB: Final = re.compile(
    rf"[,-]?(?:A-?)?L?(?P<np>{_PHRASES}|J|{WORDING}(?=[VM]))"
    rf"(?:(?<=[KTw]),(?P<name>[TJ]*N+),|{ASIDE})?{DAY}[ALB]*(?P<cue>[VM])"
)
# “...,” Mr. Cole was saying
_SUBJECT_ING: Final = re.compile(rf"[,-]?(?P<np>{NOUN_PHRASE}){ASIDE}?[AL]*B[ALw]*(?P<cue>G)")
# “...,” said the man / “...?” asked Mr. Cole
_VERB_SUBJECT: Final = re.compile(
    rf"[,-]?[LA]*(?P<cue>[VM]o?)[LA]*-?(?P<np>{LONG_NOUN_PHRASE}|J|{WORDING}(?=[,.]|$))"
    r"(?:(?<=[Kw]),(?P<name>[TJ]*N+)(?=[,.]|$))?"
)
# “...,” read a statement by Mr. Cole / “...,” said a letter signed by the men
_WORDING_BY: Final = re.compile(
    rf"[,-]?(?P<cue>[VM])D[JTKNSsw]*?[qMK],?[vw]?Y(?P<np>{LONG_NOUN_PHRASE})"
)
# Mr. Cole, citing “...,” said the town was: a clause, not the speaker
_CLAUSE: Final = re.compile("A*B")
# “...,” he laughed / “...,” Mr. Cole went on
_SUBJECT_ACTION: Final = re.compile(
    rf"[,-]?(?P<np>P|D[JSswvgAL]*[KTN]|[JT]*N[NT]*){ASIDE}?[ALB]*(?P<cue>[vgw])"
)
# “...!” beamed Mr. Cole
_ACTION_SUBJECT: Final = re.compile(
    r"[,-]?(?P<cue>[vgw])[oO]?[LA]*(?P<np>D[JSswvgAL]*[KTN]|[JTKw]*N[NT]*|P)"
)
# “...,” was her reply / “...,” came Ann Cole's answer
_ANSWER: Final = re.compile(r"[,-]?[Bv](?P<np>(?:[DJT]*N*S|D)[JwNKvL]*(?P<cue>[Mq]))")
# ... was “...” on the whole, Mr. Cole said.
_TAIL: Final = re.compile(
    rf",(?:(?P<np>{NOUN_PHRASE}){ASIDE}?[ALB]*(?P<cue>[VM])"
    rf"|(?P<cue2>[VM])(?P<np2>{LONG_NOUN_PHRASE})"
    rf"|(?P<cue3>Z)[IO]?(?P<np3>{LONG_NOUN_PHRASE}))"
)
# “...” was uttered once, by Mr. Cole
_PASSIVE: Final = re.compile(
    rf"B[AL]*(?P<cue>[VM])[LOwNDJKT,]{{0,6}}?Y(?P<np>{LONG_NOUN_PHRASE}|[DJTKNSsw]+)"
)


def find_after(tags: str) -> Report | None:
    """Find the reporting clause that directly follows a quote."""
    if tags[:1] in ("", "."):
        return None
    for rule, pattern in _AFTER:
        found = pattern.match(tags)
        if found and not (pattern is _VERB_SUBJECT and _CLAUSE.match(tags, found.end("np"))):
            is_named = "name" in pattern.groupindex and found["name"]
            start, end = found.span("name" if is_named else "np")
            return Report(start, end, found.start("cue"), rule, 0.95)
    return None


_AFTER: Final = (
    ("after: subject verb", _SUBJECT_VERB),
    ("after: by", _WORDING_BY),
    ("after: verb subject", _VERB_SUBJECT),
    ("after: subject verb", _SUBJECT_ING),
    ("after: according to", ACCORDING),
    ("after: was the answer", _ANSWER),
    ("after: by", _PASSIVE),
)


def find_action(tags: str) -> Report | None:
    """Find who does something, right after a quote whose sentence goes on."""
    found = _SUBJECT_ACTION.match(tags) or _ACTION_SUBJECT.match(tags)
    return Report(*found.span("np"), found.end("cue") - 1, "after: action", 0.8) if found else None


def find_tail(tags: str) -> Report | None:
    """Find the reporting clause at the end of the sentence that goes on after a quote."""
    last = None
    for found in _TAIL.finditer(tags):
        last = found
    if not last:
        return None
    suffix = "" if last["np"] else "2" if last["np2"] else "3"
    start, end = last.span(f"np{suffix}")
    return Report(start, end, last.start(f"cue{suffix}"), "after: end of the sentence", 0.85)
