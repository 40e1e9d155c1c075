"""What the words around one quote say about who said it: the rules, in their order."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from quoteverify.attribute._after import find_action, find_after, find_tail
from quoteverify.attribute._agents import find_agent, find_origin, find_signature
from quoteverify.attribute._before import find_before, find_main_subject
from quoteverify.attribute._inside import find_inside
from quoteverify.attribute._lazy import lazy
from quoteverify.attribute._lexicon import Lexicon
from quoteverify.attribute._reports import Report
from quoteverify.attribute._tokens import NO_TOKENS, Tokens, Words, tag_words
from quoteverify.attribute._views import View
from quoteverify.records import QuoteKind

__all__ = ["LISTENER", "PARAGRAPH_BEFORE", "Clue", "find_clue"]

OPEN_ENDINGS: Final = frozenset(",?!—–-…;:'’)]")
"""A quote that ends in one of these, or in a letter, lets the sentence around it go on."""

ACTION_ENDINGS: Final = frozenset(",?!—–-")
"""After these, what somebody does he does with the words before: “...?” he laughed."""

NEAR_TOKENS: Final = 2
"""With no more words between them, a reporting word belongs to the quote: called a “...”."""


# "Cole said it was “...” but that Lund's plan was “...”": he says both
_GOES_ON: Final = re.compile("(?:[^VG]*C|,?C?[AL]*[VG][DNPKJTw]{0,5})t[CLU]?$")

# "“....” Ann Cole announced that", "“....” Ann Cole added: “...”": not the words before
_REPORTS_ELSE: Final = re.compile("[LAJ]*(?:t|:|,$)")

# "quoted Ann Cole, the mayor, as saying"
_QUOTED_AS: Final = re.compile(
    r"[VvM](?P<who>D[JTKNSw]*?K,)?"
    r"(?P<np>(?:[DJTKNSsM]*?[NKT]|D[JTKNSswM]*?w)(?:C[DJTKN]*?N)?)(?(who),|(?:,[^.:;VG,]{1,40},)?)"
    r"(?P<as>U)G[^VM]*$"
)
_LABEL: Final = "before: label"
# "was told", "was then asked"; not: "Cole, who was there, told"
_PASSIVE: Final = re.compile("B[AL]*$")


class Clue(NamedTuple):
    """
    Evidence for a speaker.

    Args:
        tokens: the words it was found in.
        report: where among them; None if the speaker is that of the quote before.
    """

    tokens: Tokens
    report: Report | None


PARAGRAPH_BEFORE: Final = "paragraph before"
LISTENER: Final = "only the listener is named"
SAME: Final = Clue(NO_TOKENS, None)


def find_clue(view: View, lexicon: Lexicon, names: frozenset[str]) -> Clue | None:
    """Return the best evidence near the quote, or None."""
    scene = _Scene(view, lexicon, names)
    for rule in _RULES:
        if clue := rule(scene):
            return clue
    return None


class _Scene:
    """A quote with the words around it, tagged when a rule first asks for them."""

    def __init__(self, view: View, lexicon: Lexicon, names: frozenset[str]) -> None:
        self._view = view
        self.lexicon = lexicon
        self._names = names
        self.frame = view.frame
        self.has_lead = view.has_lead
        self.begins_line = view.begins_line
        self.ending = view.frame.quote.text.rstrip()[-1:]
        self.is_open = self.ending in OPEN_ENDINGS or self.ending.isalnum()

    @lazy
    def after(self) -> Tokens:
        """The rest of the sentence, or the next one."""
        is_initial = not self.is_open
        return self._tag(self._view.after, is_initial=is_initial, is_one_sentence=True)

    @lazy
    def before(self) -> Tokens:
        """The words since the quote before or the paragraph's start, a few sentences at most."""
        before = self._view.before
        return self._tag(before, is_initial=self._view.begins_sentence)

    def _tag(self, words: Words, *, is_initial: bool, is_one_sentence: bool = False) -> Tokens:
        if not words.tags:
            return NO_TOKENS
        return tag_words(
            words,
            lexicon=self.lexicon,
            names=self._names,
            is_initial=is_initial,
            is_one_sentence=is_one_sentence,
        )

    @lazy
    def inside(self) -> Tokens:
        """The quote's own words."""
        return self._tag(self._view.read_quote(), is_initial=True)

    @lazy
    def below(self) -> Tokens:
        """The line of a signature, behind the quote or below it."""
        if self.frame.quote.kind == QuoteKind.DIALOGUE:
            return NO_TOKENS  # the next line begins with a dash too
        return self._tag(self._view.read_signature(), is_initial=False)

    @lazy
    def paragraph_before(self) -> Tokens:
        """The last sentence of the paragraph before."""
        tokens = self._tag(self._view.read_lead(), is_initial=True)
        return tokens.cut(tokens.tags.rstrip(".").rfind(".") + 1, len(tokens.tags))

    @lazy
    def lead_start(self) -> int:
        """Where, in the words before, the sentence begins that the quote stands in."""
        return self.before.tags.rfind(".") + 1

    @lazy
    def lead(self) -> Tokens:
        """The part of the quote's sentence that stands before it."""
        before, start = self.before, self.lead_start
        return before.cut(start, len(before.tags)) if start else before

    @lazy
    def report_before(self) -> Report | None:
        return find_before(self.lead.tags) if self.lead.tags else None


def _name_agent(scene: _Scene, tokens: Tokens, found: Report) -> Report:
    """Read who speaks in the passive: "was told by Ann Cole", but "was quoted by Ann Cole"."""
    if scene.lexicon.impersonal:
        found = _name_origin(scene, tokens, found)
    if quoted := _find_quoted(scene, tokens):
        return found._replace(start=quoted[0], end=quoted[1])
    if not _PASSIVE.search(tokens.tags, found.end, max(found.cue, found.end)):
        return found
    cue = tokens.read(found.cue).lower()
    if cue in scene.lexicon.quoting:
        return found
    if agent := find_agent(tokens.tags, found.cue + 1):
        return found._replace(start=agent.start, end=agent.end)
    return found._replace(rule=LISTENER) if cue in scene.lexicon.addressing else found


def _find_quoted(scene: _Scene, tokens: Tokens) -> tuple[int, int] | None:
    """Find who is quoted by somebody else: "the paper quoted Ann Cole as saying"."""
    may_be = scene.lexicon.quoted_as and "G" in tokens.tags
    found = _QUOTED_AS.search(tokens.tags) if may_be else None
    if found and tokens.read(found.start("as")).lower() in scene.lexicon.quoted_as:
        return found.span("np")
    return None


def _name_origin(scene: _Scene, tokens: Tokens, found: Report) -> Report:
    """Read who speaks where nobody is the subject: „...“, hieß es bei der Polizei."""
    lexicon, behind = scene.lexicon, max(found.end, found.cue + 1)
    if tokens.read(found.start).lower() not in lexicon.impersonal:
        return found
    origin = find_origin(tokens.tags, behind)
    if not origin or tokens.read(behind).lower() not in lexicon.origins:
        return found
    return found._replace(start=origin[0], end=origin[1])


def _read_after(scene: _Scene) -> Clue | None:
    """“...,” Ann Cole said; unless a word right before the quote reports it already."""
    found = find_after(scene.after.tags) if scene.is_open else None
    if not found:
        return None
    before = scene.report_before if scene.has_lead else None
    is_near = before is not None and len(scene.lead.tags) - before.cue <= NEAR_TOKENS + 1
    if before and is_near and not (before.rule == _LABEL and scene.ending == ","):
        return None  # but for "LEEDS: “...,” Ann Cole said"
    return Clue(scene.after, _name_agent(scene, scene.after, found))


def _read_before(scene: _Scene) -> Clue | None:
    """Ann Cole said: “...”; or she was called “...” by somebody."""
    found = scene.report_before
    if not found:
        return None
    is_open = scene.lead_start == 0 and not scene.frame.is_first
    if is_open and _GOES_ON.match(scene.lead.tags, 0, found.start):
        return SAME
    if found.rule == "before: passive" and (agent := find_agent(scene.after.tags)):
        return Clue(scene.after, agent)
    return Clue(scene.lead, _name_agent(scene, scene.lead, found))


def _read_end(scene: _Scene) -> Clue | None:
    """It was “...” on the whole, Ann Cole said."""
    found = find_tail(scene.after.tags) if scene.is_open else None
    return Clue(scene.after, found) if found else None


def _read_closed(scene: _Scene) -> Clue | None:
    """“....” Ann Cole said."""
    is_new = not scene.is_open and scene.frame.is_first and not scene.has_lead
    found = find_after(scene.after.tags) if is_new else None
    if found and _REPORTS_ELSE.match(scene.after.tags, found.cue + 1):
        return None
    return Clue(scene.after, found._replace(confidence=0.8)) if found else None


def _read_action(scene: _Scene) -> Clue | None:
    """“...?” Ann Cole laughed."""
    if scene.ending not in ACTION_ENDINGS or scene.lead.tags:
        return None
    found = find_action(scene.after.tags)
    return Clue(scene.after, found) if found else None


def _read_inside(scene: _Scene) -> Clue | None:
    """« Oui, a dit Ines Boll. Demain. »"""
    found = find_inside(scene.inside.tags) if scene.lexicon.has_inner_clauses else None
    return Clue(scene.inside, found) if found else None


def _read_signature(scene: _Scene) -> Clue | None:
    """“....” - Ann Cole, teacher; there, or in a new paragraph"""
    if scene.lead.tags and not scene.begins_line:
        return None
    found = find_signature(scene.below.tags)
    return Clue(scene.below, found) if found else None


def _read_sentence(scene: _Scene) -> Clue | None:
    """Ann Cole wants “...”; or the sentence began with another quote of the same speaker."""
    tags = scene.lead.tags
    if scene.lead_start == 0 and not scene.frame.is_first and tags[-1:] != ":":
        return SAME
    found = find_main_subject(tags) if tags else None
    return Clue(scene.lead, found) if found else None


def _read_previous(scene: _Scene) -> Clue | None:
    """Ann Cole sat down. “...”; or what went before was another quote of the same speaker."""
    frame, tags, end = scene.frame, scene.before.tags, max(scene.lead_start - 1, 0)
    start = tags.rfind(".", 0, end) + 1
    if start == 0 and not frame.is_first:
        return SAME
    tags = tags[start:end]
    found = find_before(tags) or find_main_subject(tags) if tags else None
    if found and (frame.is_first or "N" in tags[found.start : found.end]):
        found = found._replace(rule="previous sentence", confidence=0.6)
        return Clue(scene.before.cut(start, end), found)
    return None if frame.is_first else SAME


def _read_next(scene: _Scene) -> Clue | None:
    """“....” Ann Cole sat down."""
    found = None if scene.is_open else find_main_subject(scene.after.tags.rstrip("."))
    if not found:
        return None
    return Clue(scene.after, found._replace(rule="after: next sentence", confidence=0.5))


def _read_paragraph(scene: _Scene) -> Clue | None:
    """Ann Cole sat down. (A new paragraph.) “...”"""
    tokens = scene.paragraph_before
    if not scene.frame.is_first or scene.lead.tags or not tokens.tags:
        return None
    found = find_before(tokens.tags) or find_main_subject(tokens.tags)
    if not found:
        return None
    confidence = 0.8 if tokens.tags[-1] == ":" else 0.45
    return Clue(tokens, found._replace(rule=PARAGRAPH_BEFORE, confidence=confidence))


_RULES: Final[tuple[Callable[[_Scene], Clue | None], ...]] = (
    _read_after,
    _read_before,
    _read_action,
    _read_end,
    _read_closed,
    _read_inside,
    _read_signature,
    _read_sentence,
    _read_previous,
    _read_next,
    _read_paragraph,
)
