"""
Who reports, in the words before a quote: grammar as patterns over tags.

Each finder takes the tags of a stretch and returns where in it the speaker is named and where the
reporting word stands, as token numbers.
"""

from __future__ import annotations

import re
from collections import deque
from typing import Final

from quoteverify.attribute._reports import ACCORDING, ASIDE, DAY, LONG_NOUN_PHRASE, WORDING, Report

__all__ = ["find_before", "find_main_subject", "find_opening"]

_WORDING_END: Final = re.compile(WORDING + "$")
# "according to the council the ferry": what follows a noun with an article is the next phrase
_NEXT_PHRASE: Final = re.compile("(?<=[NKTwJ])D")
_PHRASE_END: Final = re.compile(
    r"(?:P|D[DJTKNSswvMgVqL]*?[NKTw](?:O[DJTKNSswC]*?[NKTwSs])?"
    r"|[JTKNSsw]*?[NKTw](?:O[DJTKNSswC]*?[NKTwSs])?)$"
)
# the subject of a sentence or clause: "In Leeds, Mr. Cole took"
_CLAUSE_SUBJECT: Final = re.compile(
    rf"(?:^[CLU]*|(?<=[,:;C-])[CL]*)(?:(?P<np>P|[JTKNSsw]*N|D[JTKNSsw]*K){ASIDE}?{DAY}[ALB]*(?=[VvBAMw])"
    r"|(?P<np2>(?:D[DJTKNSswvMgVqL]*?[NKTw]|[Jw]*K|[Nw]O[Jw]*K)(?:O[DJTKNSsw]*?[NKTwSs])?)"
    rf"{ASIDE}?{DAY}[ALB]*(?=[VvBAM]))"
)
# "That evening as usual she took"
_ANY_SUBJECT: Final = re.compile(r"(?P<np>P|[JT]*N+)[ALB]*(?=[VvBA])")
# "As she saw it, explained Ann Cole, “...”"
_INVERTED: Final = re.compile(
    rf"(?:^[CLUZ]*(?:(?<=U)D)?|.*[,-][LU]*)(?P<cue>[VM])(?P<np>{LONG_NOUN_PHRASE})[,:]$"
)
# "The paradox, says Ann Cole, a historian, is that it was “...”"
_INSERTED: Final = re.compile(r"(?:,|^[CLU]+D?A*)(?P<cue>V)(?P<np>[JT]*N+)(?:,[^.:;VG,]{1,40})?,")
_NAME: Final = re.compile(r"[JT]*N+$")
# ", with the Federation of Teachers calling"
_ABSOLUTE: Final = re.compile(r"(?:^|[,;:-])O(?P<np>D[JTKNSsw]*[NKw](?:O[DJTKNSsw]*[NKTw])?)$")
# "Cole saying", ", with Cole saying", "with Ann Cole saying"; not: "wrote on Facebook, saying"
_ALONE: Final = re.compile("(?:(?:^|:|(?:^|[,;-])C?O)[JT]*N|O[JT]*[NT]N+)$")
# "Mr. Cole, citing"
_OPENING: Final = re.compile(r"(?P<np>[JT]*N+|P|D[JTw]*[NK]),")
# "The rules that follow say:"; but "the rule that residents say is"
_RELATIVE_VERB: Final = re.compile("(?:R|(?<=[NKTw])t)(?P<auxiliary>[ALB]*)w$")
_VERBS: Final = frozenset("VvBMA")
# "Cole said", "Cole told the men that": behind it stands the subject of a clause within
_OUTER: Final = re.compile("(?P<cue>[VMG])[DNPKJTw]{0,5}?(?P<that>t?)[CLU]?$")
# "Sen. Ann Cole (D-Ohio), said": the comma parts nothing
_STRAY: Final = re.compile("[CLU]*[DJTKNSsw]*[NKT]$")
# "Cole said Lund told the men: “...”": here the words are Lund's
_DIRECT: Final = re.compile("V[ODNPKJTw]{0,4}[,:]")
# what a noun behind belongs to, where it is no subject
_OBJECT: Final = re.compile("[VGvgMO]$")
# "a letter obtained by Cole warns", "a man speaking to Cole said"
_REDUCED: Final = re.compile("[NKw](?:[vV]Y|[gG][IO])$")
_PLACE: Final = re.compile(r"OD?J?N+$")
_LABEL: Final = re.compile(r"(?:.*-)?(?P<np>[JTNKDwOM]{0,8}[NKTP]):$")
# "Pour Ines Boll, le maire de Norwick,"
_OPENING_ACCORDING: Final = re.compile(
    r"z(?P<np>D?[JTKNSsw]*[NKT])(?:[OI][DJTKNSsw]*)?(?:,[^.:;VG,]{1,40})?,$"
)
# "Mr. Cole's claim that it was"
_COPULA: Final = re.compile(
    r"(?:.*[^DJTNS])?(?P<np>[DJT]*N*S)(?P<cue>[JwKqMNT]+)[^.;VGB]*B[LA]*[,:]?$"
)
# "Mr. Cole's last claim", "Mr. Cole's absurd and plainly wrong claim"
_POSSESSED: Final = re.compile(
    r"(?P<np>[DJT]*N*S)(?=(?:[JwKNTG]{0,3}|(?:L?[wv],?){1,2}CL?[wv])(?P<cue>[qMK])[^.VGZ]*$)"
)


def find_before(tags: str) -> Report | None:
    """Find the reporting clause in the part of a sentence that leads up to a quote."""
    found = _find_shaped(tags) or _find_cue(tags)
    while found and (outer := _find_outer(tags, found)):
        found = outer
    return found


def _find_outer(tags: str, inner: Report) -> Report | None:
    """
    Find the report that another is part of, and whose words the quote then is.

    "Cole said he believes it is", "Cole told them that Lund's comments were".
    """
    found = _OUTER.search(tags, 0, inner.start)
    if tags[inner.start] != "P" and _DIRECT.fullmatch(tags, inner.cue):
        return None
    if not found or not (found["that"] or tags[inner.start] == "P" or _is_direct(found, inner)):
        return None
    outer = _report_cue(tags, found.start("cue"))
    is_named = outer and outer.end <= found.start("cue") and tags[outer.end - 1] != "w"
    return outer if is_named else None


def _is_direct(outer: re.Match[str], inner: Report) -> bool:
    """Whether nothing stands between: "said Cole believes"; "called Cole's charge “...”"."""
    if outer.end() - outer.start() > 1:
        return False
    is_possessive = inner.rule == "before: possessive"
    return inner.cue + 1 == len(outer.string) if is_possessive else outer["cue"] == "V"


def _find_cue(tags: str) -> Report | None:
    """Find the last reporting word that has somebody who says it."""
    possessed = _POSSESSED.search(tags) if "S" in tags else None
    if possessed and tags[possessed.start("cue")] == "K" and "V" in tags[: possessed.start()]:
        possessed = None
    first = possessed.start("cue") if possessed else -1
    fallback = None
    for cue in range(len(tags) - 1, first, -1):
        report = _report_cue(tags, cue) if tags[cue] in "VMGZ" else None
        if report and (tags[report.end - 1] != "w" or report.rule == "before: according to"):
            return report
        fallback = fallback or report
    if possessed:
        return Report(*possessed.span("np"), first, "before: possessive", 0.75)
    return fallback


def _find_shaped(tags: str) -> Report | None:
    """Find the reporting clause that the shape of the whole lead shows."""
    last = tags[-1:]
    if last == ":" and (found := _LABEL.match(tags)):
        return Report(*found.span("np"), -1, "before: label", 0.9)
    if last in ",:" and (found := _INVERTED.match(tags)):
        # "Ann Cole, the mayor, told reporters:" has its subject before the aside.
        return _find_apposed(tags, found.start("cue")) or Report(
            *found.span("np"), found.start("cue"), "before: verb subject", 0.9
        )
    if "S" in tags and (found := _COPULA.match(tags)) and "V" not in tags[: found.start("np")]:
        return Report(*found.span("np"), found.end("cue") - 1, "before: possessive", 0.8)
    if opening := find_opening(tags):
        return opening
    if "V" in tags and (found := _INSERTED.search(tags)):
        return Report(*found.span("np"), found.start("cue"), "before: inserted", 0.85)
    return None


def find_opening(tags: str) -> Report | None:
    """Find whose opinion the sentence opens with: "Pour Ines Boll, « ... »"."""
    found = _OPENING_ACCORDING.match(tags) if tags[:1] == "z" else None
    return Report(*found.span("np"), -1, "before: according to", 0.8) if found else None


def _report_cue(tags: str, cue: int) -> Report | None:
    if tags[cue] in "VM" and tags[cue - 1 : cue] == "U":
        return None  # "when asked": by somebody else
    if tags[cue] in "VMG":
        return _find_subject(tags, cue)
    if tags[cue] == "Z" and (found := ACCORDING.match(tags, cue)):
        start, end = found.span("np")
        following = _NEXT_PHRASE.search(tags, start, end)
        end = following.start() if following else end
        return Report(start, end, cue, "before: according to", 0.9)
    return None


def _find_subject(tags: str, cue: int) -> Report | None:
    """Find who does what the verb at *cue* says."""
    last = cue - 1
    while last >= 0 and tags[last] in "ALB":
        last -= 1
    if last > 0 and tags[last] == "J":
        last -= 2 if tags[last - 1] == "O" else 1
    tag = tags[last] if last >= 0 else ""
    if tags[cue] == "G" and "B" not in tags[last + 1 : cue]:
        return _report_gerund(tags, last, cue)
    relative = last if tag == "R" else _find_relative(tags, last, cue)
    if relative >= 0:
        return _report_relative(tags, relative, cue)
    if tag and tag in "PNKTwS":
        return _report_phrase(tags, last, cue, _name_rule(tags, last, cue))
    found = None
    if tag in ("M", "q") and tags[cue] == "V":
        found = _report_wording(tags, last, cue)
    elif tags[cue] == "M" and (not tag or tag not in "IC"):
        return None
    elif tag and tag in ",-":
        found = _report_aside(tags, last, cue)
    return found or _report_clause(tags, cue)


def _report_wording(tags: str, last: int, cue: int) -> Report | None:
    """Read "the statement said": what was said or written, as who says it."""
    found = _WORDING_END.search(tags, 0, last + 1)
    return found and Report(*found.span(), cue, _name_rule(tags, last, cue), 0.9)


def _find_relative(tags: str, last: int, cue: int) -> int:
    """Find the relative pronoun whose verb stands right before that of the main clause, or -1."""
    found = _RELATIVE_VERB.search(tags, 0, last + 1) if tags[max(last, 0)] == "w" else None
    is_main = found and (found["auxiliary"] or _VERBS.isdisjoint(tags[cue + 1 :]))
    return found.start() if found and is_main else -1


def _report_gerund(tags: str, last: int, cue: int) -> Report | None:
    """Read "with Ann Cole saying"; the subject in "Ann Cole took the stage, saying" is shared."""
    if found := _ABSOLUTE.search(tags, 0, last + 1) or _OPENING.fullmatch(tags, 0, last + 1):
        return Report(*found.span("np"), cue, "before: subject verb", 0.8)
    found = _NAME.search(tags, 0, last + 1)
    if found and _ALONE.search(tags, 0, found.end()):
        return Report(*found.span(), cue, "before: subject verb", 0.8)
    return _report_clause(tags, cue)


def _name_rule(tags: str, last: int, cue: int, active: str = "before: subject verb") -> str:
    is_passive = tags[cue] in "VM" and "B" in tags[last + 1 : cue]
    return "before: passive" if is_passive else active


def _report_phrase(tags: str, last: int, cue: int, rule: str) -> Report | None:
    found = _PHRASE_END.search(tags, 0, last + 1)
    if not found:
        return None
    if tags[cue] == "M" and (tags[last] == "w" or tags[last] in "Ss" or "S" in found.group()):
        return None
    if tags[cue] == "M" and _is_object(tags, found.start(), cue):
        return None
    if tags[last] == "w" and found.start() and tags[found.start() - 1] == "O":
        return _report_clause(tags, cue)  # "and after a while said"
    if gap := _REDUCED.search(tags, 0, found.start()):
        found = _PHRASE_END.search(tags, 0, gap.start() + 1) or found
    return Report(*found.span(), cue, rule, 0.9)


def _is_object(tags: str, start: int, cue: int) -> bool:
    """Whether a phrase and a noun behind it are no clause: "called the use of executive orders"."""
    is_last = cue == len(tags) - 1 or tags[start - 1 : start + 1] == "OD"
    return is_last and bool(_OBJECT.search(tags, 0, start))


def _report_relative(tags: str, relative: int, cue: int) -> Report | None:
    last = relative - 1
    if last >= 0 and tags[last] in ",O":
        last -= 1
    return _report_phrase(tags, last, cue, "before: relative clause") if last >= 0 else None


def _report_aside(tags: str, closing: int, cue: int) -> Report | None:
    """
    Find the subject before an aside.

    "Mr. Cole, who was there, said"; "the chairman, Ann Cole, said"; "Ann Cole, 22, of Flint,
    Mich., said".
    """
    mark = tags[closing]
    opening = tags.rfind(mark, 0, closing)
    while opening > 0:
        before = tags.rfind(mark, 0, opening)
        is_place = bool(_PLACE.match(tags, before + 1, opening))
        if _NAME.match(tags, opening + 1, closing) and not is_place:
            if tags[opening - 1] != "N":
                return Report(opening + 1, closing, cue, _name_rule(tags, closing, cue), 0.9)
            is_place = tags.rfind(mark, 0, opening) >= 0  # "in Leeds, Ohio,"
        if not is_place and tags[opening - 1] in "NKTPw" and tags[before + 1 : opening] != "w":
            rule = _name_rule(tags, closing, cue, "before: subject, aside, verb")
            return _report_phrase(tags, opening - 1, cue, rule)
        opening, closing = before, opening
    if mark not in tags[: cue - 1] and _STRAY.match(tags, 0, cue - 1):
        return _report_phrase(tags, cue - 2, cue, "before: subject verb")
    return None


def _find_apposed(tags: str, cue: int) -> Report | None:
    """Find somebody named before an aside that ends at *cue*, in no prepositional phrase."""
    found = _report_aside(tags, cue - 1, cue) if cue and tags[cue - 1] in ",-" else None
    is_named = (
        found and tags[found.end - 1] in "NKTP" and tags[found.start - 1 : found.start] != "O"
    )
    return found if is_named else None


def _report_clause(tags: str, cue: int) -> Report | None:
    """Find the subject that a verb shares with the clause before it."""
    last = deque(_CLAUSE_SUBJECT.finditer(tags, 0, cue), maxlen=1)
    if not last:
        found = find_main_subject(tags[:cue])
        rule = "before: subject of the sentence"
        return found and found._replace(cue=cue, rule=rule, confidence=0.75)
    start, end = last[0].span("np" if last[0]["np"] else "np2")
    return Report(start, end, cue, "before: shared subject", 0.8)


def find_main_subject(tags: str) -> Report | None:
    """Find the subject of a sentence that reports nothing by its verb."""
    main = max(tags.find(","), 0) if tags[:1] == "U" else 0  # "When Cole died, Lund gave"
    found = (
        _CLAUSE_SUBJECT.search(tags, main)
        or _CLAUSE_SUBJECT.search(tags)
        or _ANY_SUBJECT.search(tags)
    )
    if not found:
        return None
    start, end = found.span("np" if found["np"] else "np2")
    return Report(start, end, -1, "subject of the sentence", 0.6)
