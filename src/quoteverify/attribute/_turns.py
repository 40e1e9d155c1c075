"""Each quote's turn to speak: what the words beside it tell, and what the turns around it add."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from quoteverify.attribute._clues import LISTENER, PARAGRAPH_BEFORE, find_clue
from quoteverify.attribute._dialogue import fill_conversation
from quoteverify.attribute._frames import Frame
from quoteverify.attribute._lexicon import FIRST_PERSON, Lexicon
from quoteverify.attribute._lines import (
    HARD_CONFIDENCE,
    NARRATOR,
    Line,
    add_names,
    gather_lines,
    is_bare,
    is_conversation,
)
from quoteverify.attribute._people import People, find_people
from quoteverify.attribute._speakers import SAME_PARAGRAPH, UNKNOWN, Turn, read_turn
from quoteverify.attribute._views import View
from quoteverify.records import Quote, QuoteId, QuoteKind

__all__ = ["Turn", "read_clues", "read_turns"]

CONVERSATION: Final = "turns of a conversation"
CONVERSATION_CONFIDENCE: Final = 0.4
_SENTENCE_END: Final = re.compile("[.?!…]")
NESTED: Final = UNKNOWN._replace(rule="no reporting words inside the outer quote")


def read_turns(
    text: str, quotes: Sequence[Quote], views: Sequence[View], lexicon: Lexicon
) -> list[Turn]:
    """Return the turn of each quote, in order; *views* are those of the quotes."""
    outer = [view for view in views if view.frame.quote.outer_id is None]
    frames = [view.frame for view in outer]
    people = find_people(text, [frame.quote for frame in frames], lexicon)
    found = read_clues(text, outer, lexicon, people)
    found = _fill_in(text, frames, found, people)
    is_plain = not any(quote.continues_id or quote.outer_id for quote in quotes)
    return found if is_plain else _add_nested(views, found, lexicon, people)


def _add_nested(
    views: Sequence[View], found: Sequence[Turn], lexicon: Lexicon, people: People
) -> list[Turn]:
    """Return the turns of all quotes, from those *found* for the outer ones."""
    quotes = [view.frame.quote for view in views]
    numbers = {quote.id: number for number, quote in enumerate(quotes)}
    chains = _list_chains(quotes, numbers)
    known = iter(found)
    turns = [UNKNOWN if quote.outer_id else next(known) for quote in quotes]
    _share_chains(chains, turns)  # before the nested ones: "I" there asks who says the outer
    for number, quote in enumerate(quotes):
        if quote.outer_id:
            outer = numbers.get(quote.outer_id)
            around = None if outer is None else turns[outer]
            turns[number] = _read_nested(views[number], around, lexicon, people)
    _share_chains(chains, turns)
    return turns


def read_clues(text: str, views: Sequence[View], lexicon: Lexicon, people: People) -> list[Turn]:
    """Return what the words beside each quote tell."""
    last = UNKNOWN
    found: list[Turn] = []
    for view in views:
        last = _read_view(view, lexicon, people, last)
        found.append(last)
    _share_sentences(text, [view.frame for view in views], found)
    return found


def _fill_in(
    text: str, frames: Sequence[Frame], turns: Sequence[Turn], people: People
) -> list[Turn]:
    """Fill in the turns that no words attribute, from the turns around them."""
    if UNKNOWN not in turns and not any(is_bare(text, frame) for frame in frames):
        return list(turns)  # no conversation, and nobody to fill in
    lines = gather_lines(text, frames, turns)
    if is_conversation(lines):
        lines = add_names(text, lines, frames, people)
        found = _fill_novel(text, lines, frames, people)
    else:
        found = _fill_news(lines, frames)
    filled = list(turns)
    for line, turn in zip(lines, found, strict=True):
        for member in line.members:
            filled[member] = turn or turns[member]
    return filled


def _fill_novel(
    text: str, lines: Sequence[Line], frames: Sequence[Frame], people: People
) -> Iterator[Turn | None]:
    """Yield the turn of each line whose speaker follows from the conversation."""
    speakers = fill_conversation(text, lines, frames, people)
    for line, person in zip(lines, speakers, strict=True):
        turn = line.turn
        if line.person == NARRATOR and person != NARRATOR:
            yield turn._replace(person=person, confidence=CONVERSATION_CONFIDENCE)
        elif line.person or turn.person == person:
            yield None
        else:
            rule = CONVERSATION if turn.mention is None else turn.rule
            name = None if person == NARRATOR else person
            yield turn._replace(person=name, rule=rule, confidence=CONVERSATION_CONFIDENCE)


def _fill_news(lines: Sequence[Line], frames: Sequence[Frame]) -> Iterator[Turn | None]:
    """Yield, for each line that stands alone, the turn of the line before."""
    last = UNKNOWN
    for line in lines:
        is_same = not _begins_turn(frames[line.members[0]].quote)
        if line.turn == UNKNOWN and line.is_opening and last.person and is_same:
            yield last._replace(rule="the speaker of the quote before", confidence=0.5)
        else:
            last = line.turn
            yield None


def _read_view(view: View, lexicon: Lexicon, people: People, last: Turn) -> Turn:
    clue = find_clue(view, lexicon, people.words)
    if clue is None:
        return UNKNOWN
    if clue.report is None and _begins_turn(view.frame.quote):
        return UNKNOWN
    if clue.report is None:
        return last._replace(rule=SAME_PARAGRAPH, confidence=last.confidence * 0.9)
    return _settle(read_turn(view.text, clue.tokens, clue.report, lexicon, people))


def _settle(turn: Turn) -> Turn:
    """Leave out who is named but does not speak: a listener, or what is no person."""
    if turn.rule == LISTENER:
        return UNKNOWN._replace(cue=turn.cue, rule=LISTENER)
    if not turn.is_thing or turn.confidence >= HARD_CONFIDENCE:
        return turn
    if turn.rule == PARAGRAPH_BEFORE:
        return UNKNOWN
    return UNKNOWN._replace(mention=turn.mention, rule="no person and no reporting word")


def _begins_turn(quote: Quote) -> bool:
    """Whether a dash says that somebody else speaks."""
    return quote.kind is QuoteKind.DIALOGUE and quote.continues_id is None


def _share_sentences(text: str, frames: Sequence[Frame], turns: list[Turn]) -> None:
    """Give a piece nobody is sure to report the speaker named at the end of its sentence."""
    for number in range(len(turns) - 2, -1, -1):
        here, after, following = turns[number], frames[number + 1], turns[number + 1]
        if here.confidence >= HARD_CONFIDENCE or not following.rule.startswith("after: "):
            continue
        quote = frames[number].quote
        is_piece = quote.text[-1:].isalnum() and not after.is_first
        is_one = is_piece and following.confidence >= HARD_CONFIDENCE
        if is_one and not _SENTENCE_END.search(text, quote.end - 1, after.quote.start):
            turns[number] = following


def _list_chains(quotes: Sequence[Quote], numbers: Mapping[QuoteId, int]) -> list[list[int]]:
    """List the numbers of the quotes that are the pieces of one utterance."""
    chains: dict[int, list[int]] = {}
    for number, quote in enumerate(quotes):
        before = numbers.get(quote.continues_id) if quote.continues_id else None
        if before is not None:
            chain = chains.setdefault(before, [before])
            chain.append(number)
            chains[number] = chain
    return [chain for first, chain in chains.items() if first == chain[0]]


def _share_chains(chains: Sequence[Sequence[int]], turns: list[Turn]) -> None:
    """Give the pieces of one utterance one speaker: the best attested."""
    for chain in chains:
        best = max((turns[number] for number in chain), key=lambda turn: turn.confidence)
        for number in chain:
            turns[number] = best


def _read_nested(view: View, outer: Turn | None, lexicon: Lexicon, people: People) -> Turn:
    """Read who said a quote inside a quote: "I" there is whoever says the outer one."""
    if outer is None:
        return UNKNOWN
    turn = _read_view(view, lexicon, people, UNKNOWN)
    if turn.confidence < HARD_CONFIDENCE or _is_reader(view, turn, lexicon):
        return NESTED
    if turn.gender == FIRST_PERSON and turn.person is None:
        return turn._replace(person=outer.person)
    if turn.is_pronoun and turn.person == outer.person:
        return turn._replace(person=None)  # nobody calls himself "he"
    return turn


def _is_reader(view: View, turn: Turn, lexicon: Lexicon) -> bool:
    """Whether somebody only reads the words: "we read ‘...’ on the wall", not "the sign read"."""
    if turn.cue is None or turn.is_thing:
        return False
    return view.text[turn.cue.start : turn.cue.end].lower() in lexicon.reading
