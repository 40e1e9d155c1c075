"""
Turns of a conversation that no words attribute: found by whose turn it is.

In a novel a new paragraph is a new speaker, and every second line is the same person's.  The
likeliest sequence of speakers is sought among those who take part (a Viterbi search over pairs of
turns), by what `_scene` finds for each person and line.  The weights of the findings are fitted on
annotated books: `data/dialogue.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from quoteverify.attribute._frames import Frame
from quoteverify.attribute._lines import Line
from quoteverify.attribute._people import People
from quoteverify.attribute._scene import Conversation, Findings
from quoteverify.data import load_table

__all__ = ["Move", "fill_conversation", "find_best"]

MAX_SPEAKERS: Final = 6
"""The number of people among whom the sequence is sought: bounds the time."""

NOBODY: Final = ""
NEVER: Final = float("-inf")

_Option = tuple[str, float]
_State = tuple[str, str]


class Move(NamedTuple):
    """What it is worth that a turn is the speaker's of the one before, or of that before it."""

    same: float
    back: float


def fill_conversation(
    text: str, lines: Sequence[Line], frames: Sequence[Frame], people: People
) -> list[str | None]:
    """Return the likeliest speaker of each line, in order; None where nobody is near."""
    table = load_table("dialogue")
    talk = Conversation(text, lines, frames, people)
    options = [_weigh(found, table["weights"]) for found in talk.iter_options()]
    moves = [_weigh_moves(tuple(talk.list_moves(number))) for number in range(len(lines))]
    return [person or None for person in find_best(options, moves)]


def _weigh(options: Mapping[str, Findings], weights: Mapping[str, float]) -> list[_Option]:
    """Weigh what is found for each person, and keep the likeliest."""
    if len(options) == 1:
        return [(person, 0.0) for person in options]
    weighed = [
        (person, sum([weights.get(name, 0.0) * value for name, value in found.items()]))
        for person, found in options.items()
    ]
    return sorted(weighed, key=lambda option: (-option[1], option[0]))[:MAX_SPEAKERS] or _NOBODY


_NOBODY: Final = [(NOBODY, 0.0)]


@cache
def _weigh_moves(names: tuple[str, ...]) -> Move:
    table = load_table("dialogue")
    same, back = (sum(table[kind].get(name, 0.0) for name in names) for kind in ("same", "back"))
    return Move(same, back)


def find_best(options: Sequence[Sequence[_Option]], moves: Sequence[Move]) -> list[str]:
    """Find the best sequence of speakers; what a turn is worth depends on the two before."""
    scores: dict[_State, float] = {(NOBODY, NOBODY): 0.0}
    links: list[dict[_State, _State]] = []
    for choices, move in zip(options, moves, strict=True):
        scores, link = _step(scores, choices, move)
        links.append(link)
    state = max(scores, key=lambda key: (scores[key], key))
    path: list[str] = []
    for link in reversed(links):
        path.append(state[1])
        state = link[state]
    return path[::-1]


def _step(
    scores: Mapping[_State, float], choices: Sequence[_Option], move: Move
) -> tuple[dict[_State, float], dict[_State, _State]]:
    """Add one turn to every sequence, and keep the best that ends in each pair of speakers."""
    best: dict[_State, float] = {}
    links: dict[_State, _State] = {}
    for state, score in scores.items():
        before, last = state
        for person, weight in choices:
            total = score + weight
            if person == last:
                total += move.same
            elif person == before:
                total += move.back
            key = (last, person)
            if total > best.get(key, NEVER):
                best[key] = total
                links[key] = state
    return best, links
