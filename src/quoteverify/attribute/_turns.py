"""Each quote's turn to speak: what the words beside it tell, and what the turns around it add."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quoteverify.attribute._clues import find_clue
from quoteverify.attribute._frames import Frame, iter_frames
from quoteverify.attribute._lexicon import Lexicon
from quoteverify.attribute._people import People
from quoteverify.attribute._speakers import UNKNOWN, Turn, read_turn
from quoteverify.records import Quote, QuoteId

__all__ = ["Turn", "read_turns"]

NARRATOR: Final = "i"
NESTED: Final = UNKNOWN._replace(rule="no reporting words inside the outer quote")


def read_turns(
    text: str, quotes: Sequence[Quote], lexicon: Lexicon, people: People
) -> dict[QuoteId, Turn]:
    """Return the turn of each quote, by the quote's id."""
    outer = [quote for quote in quotes if quote.outer_id is None]
    turns: dict[QuoteId, Turn] = {}
    last = UNKNOWN
    for frame in iter_frames(text, outer):
        last = turns[frame.quote.id] = _read_frame(text, frame, lexicon, people, last)
    _share_chains(outer, turns)
    for quote in quotes:
        if quote.outer_id is not None:
            turns[quote.id] = _read_nested(text, quote, turns, lexicon, people)
    return turns


def _read_frame(text: str, frame: Frame, lexicon: Lexicon, people: People, last: Turn) -> Turn:
    clue = find_clue(text, frame, lexicon, people.words)
    if clue is None:
        return UNKNOWN
    if clue.report is None:
        return last._replace(rule="same paragraph", confidence=last.confidence * 0.9)
    turn = read_turn(text, clue.tokens, clue.report, lexicon, people)
    if turn.gender in ("n", "p") and turn.rule == "subject of the sentence":
        return UNKNOWN._replace(mention=turn.mention, rule="no person and no reporting word")
    return turn


def _share_chains(quotes: Sequence[Quote], turns: dict[QuoteId, Turn]) -> None:
    """Give the pieces of one utterance one speaker: the best attested among them."""
    chains: dict[QuoteId, list[QuoteId]] = {}
    for quote in quotes:
        chain = chains.get(quote.continues_id) if quote.continues_id else None
        chains[quote.id] = chain = [] if chain is None else chain
        chain.append(quote.id)
    for chain in {id(chain): chain for chain in chains.values() if len(chain) > 1}.values():
        best = max((turns[member] for member in chain), key=lambda turn: turn.confidence)
        turns.update(dict.fromkeys(chain, best))


def _read_nested(
    text: str, quote: Quote, turns: dict[QuoteId, Turn], lexicon: Lexicon, people: People
) -> Turn:
    """Read who said a quote inside a quote: "I" there is whoever says the outer one."""
    around = _find_outer(quote, turns)
    if around is None:
        return UNKNOWN
    start, end, outer = around
    frame = Frame(quote, start, end, paragraph=0, is_first=True, is_last=True)
    turn = _read_frame(text, frame, lexicon, people, UNKNOWN)
    if turn.gender == NARRATOR and turn.person is None:
        return turn._replace(person=outer.person)
    return turn if turn.cue or turn.person else NESTED


def _find_outer(quote: Quote, turns: dict[QuoteId, Turn]) -> tuple[int, int, Turn] | None:
    turn = turns.get(quote.outer_id) if quote.outer_id else None
    if turn is None:
        return None
    start, _, end = str(quote.outer_id).rpartition("#")[2].partition("-")
    return int(start), int(end), turn
