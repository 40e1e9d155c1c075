"""
What a conversation tells about who says a line of it, as named findings for each person near.

Who takes part, who is called or named by the lines around, whom the story names between them, and
which pronoun stands beside a line.  What each finding is worth is fitted (`data/dialogue.toml`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log
from typing import Final

from quoteverify.attribute._frames import Frame
from quoteverify.attribute._lexicon import Gender
from quoteverify.attribute._lines import NARRATOR, Line
from quoteverify.attribute._people import People

__all__ = ["Conversation", "Findings"]

_TWO: Final = 2
MAX_PRESENT: Final = 12
"""Among how many people a line's speaker is sought: bounds the time."""

NEAR_LINES: Final = 16
NEAR_CHARS: Final = 4000
AHEAD_CHARS: Final = 300
"""How near somebody must speak, or be named, to take part."""

NARRATOR_ADDRESSED: Final = 3
"""The narrator's name is believed if he is addressed by it so often."""

SCENE_CHARS: Final = 6000
CLOSE_CHARS: Final = 1000
DISTANCES: Final = (200, 500, 1500, 3000)
"""How far back a name counts for a line."""

# A line of nothing but marks, three blank lines, the heading of a chapter.
_BREAK: Final = re.compile(
    r"\n(?=[^\w\n“\"'‘«]++\n)[^\n]*[*#_~=•·-]"
    r"|\n\s*\n\s*\n\s*\n"
    r"|\n[ \t]*(?:(?i:chapter|book|part)|[IVXL]+\.?|\[[IVXL]+\])\b[^\n]{0,60}\n"
)

Findings = dict[str, float]


class Conversation:
    """
    The lines of a document, and what stands around each.

    Args:
        text: the document's text.
        lines: its lines, in order, with the names in them.
        frames: the frames of its quotes.
        people: whom it names.
    """

    def __init__(
        self, text: str, lines: Sequence[Line], frames: Sequence[Frame], people: People
    ) -> None:
        self._lines = lines
        self._frames = frames
        self._people = people
        self._narrator = find_narrator(lines)
        self._known = [self._name(line.person or line.turn.person) for line in lines]
        self._starts = [frames[line.members[0]].quote.start for line in lines]
        ends = [0, *(frames[line.members[-1]].quote.end for line in lines)]
        gaps = list(zip(ends, [*self._starts, len(text)], strict=True))
        self._gap_starts = [start for start, _ in gaps]
        self._told = [people.list_named(start, end) for start, end in gaps]
        self.opens_scene = [_has_break(text, start, end) for start, end in gaps]
        self.opens_scene[0] = self.opens_scene[-1] = True
        self._speakers = {self._name(line.person) for line in lines if line.person}
        self._read_scenes()

    def _read_scenes(self) -> None:
        """Number the scenes; find where each begins and who is known to speak in it."""
        self._scenes: list[int] = []
        self._parties: list[set[str | None]] = []
        self._scene_starts: list[int] = []
        for number, line in enumerate(self._lines):
            if self.opens_scene[number]:
                self._parties.append(set())
                self._scene_starts.append(self._gap_starts[number])
            self._scenes.append(len(self._parties) - 1)
            if line.person:
                self._parties[-1].add(self._known[number])

    def _name(self, person: str | None) -> str | None:
        return self._narrator if person == NARRATOR and self._narrator else person

    def iter_options(self) -> Iterator[dict[str, Findings]]:
        """Yield, for each line, what is found for each person who may say it."""
        for number, line in enumerate(self._lines):
            if line.person:
                yield {self._known[number] or "": {}}
            else:
                yield self._list_options(number)

    def _list_options(self, number: int) -> dict[str, Findings]:
        counts = self._count_present(number)
        chosen = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MAX_PRESENT]
        options: dict[str, Findings] = {person: {"present": log(n)} for person, n in chosen}
        self._weigh_turn(number, options)
        self._weigh_names(number, options)
        self._weigh_story(number, options)
        return options

    def _count_present(self, number: int) -> dict[str, float]:
        """Count how often people speak, are spoken to or named around a line; near lines more."""
        counts: defaultdict[str, float] = defaultdict(float)
        first = max(0, number - NEAR_LINES)
        for other in range(first, min(len(self._lines), number + NEAR_LINES + 1)):
            weight = 3.0 if abs(other - number) < NEAR_LINES // 2 else 2.0
            weight /= 1 if self._scenes[other] == self._scenes[number] else 2
            if person := self._known[other]:
                counts[person] += weight
            for person in self._lines[other].addressed:
                counts[person] += weight / 3
        start = self._starts[number]
        near = self._people.list_named(start - NEAR_CHARS, start + AHEAD_CHARS)
        for person, count in Counter(near).items():
            if self._people.gender_of(person) in ("m", "f") or person in self._speakers:
                counts[person] += count
        return counts

    def _weigh_turn(self, number: int, options: dict[str, Findings]) -> None:
        """Find what the words beside the line tell: somebody hinted at, a pronoun's gender."""
        turn = self._lines[number].turn
        is_soft = turn.is_pronoun or turn.is_described
        kind = "pronoun" if turn.is_pronoun else "noun" if turn.is_described else turn.rule
        for person, found in options.items():
            is_narrator = person in (NARRATOR, self._narrator)
            gender = self._people.gender_of(person)
            if person == turn.person:
                found[f"hint: {kind}"] = 1
            elif turn.person and not is_soft:
                found[f"no hint: {kind}"] = 1
            if is_soft:
                told = "narrator" if is_narrator else _compare(gender, turn.gender)
                found[f"pronoun: {told}"] = 1
            if is_narrator:
                found["narrator"] = 1
            elif gender not in ("m", "f"):
                found["thing" if gender else "no gender"] = 1
            if person not in self._speakers:
                found["never speaks"] = 1

    def _weigh_names(self, number: int, options: dict[str, Findings]) -> None:
        """Find whom the line and those beside it name and call."""
        line = self._lines[number]
        beside = [("here", line)]
        if not self.opens_scene[number]:
            beside.append(("before", self._lines[number - 1]))
        if not self.opens_scene[number + 1]:
            beside.append(("after", self._lines[number + 1]))
        party = self._parties[self._scenes[number]]
        for person, found in options.items():
            for place, other in beside:
                if person in other.addressed:
                    found[f"called {place}"] = 1
                elif person in other.named:
                    found[f"named {place}"] = 1
            if person in party:
                found["one of two" if len(party) == _TWO else "one of several"] = 1

    def _weigh_story(self, number: int, options: dict[str, Findings]) -> None:
        """Find whom the story names since the line before, and how near."""
        line, told, start = self._lines[number], self._told[number], self._starts[number]
        for person in told:
            if person in options:
                options[person]["told"] = 1
        if told and told[-1] in options:
            options[told[-1]]["told last"] = 1
        for member in line.members:
            frame = self._frames[member]
            for person in self._people.list_named(frame.before, frame.quote.start):
                if person in options:
                    options[person]["told in the paragraph"] = 1
        self._weigh_distance(start, options)
        if line.turn.is_pronoun:
            self._weigh_pronoun(number, options)

    def _weigh_distance(self, start: int, options: dict[str, Findings]) -> None:
        """Find how far back each was named last, and how often of late."""
        seen: set[str] = set()
        for person, at in self._people.iter_named_back(start, DISTANCES[-1]):
            if person in options:
                found = options[person]
                if person not in seen:
                    found[f"told within {next(d for d in DISTANCES if start - at <= d)}"] = 1
                    seen.add(person)
                if start - at <= CLOSE_CHARS:
                    found["told close"] = found.get("told close", 0) + 1
        for found in options.values():
            if "told close" in found:
                found["told close"] = log(1 + found["told close"])

    def _weigh_pronoun(self, number: int, options: dict[str, Findings]) -> None:
        """Find whom a pronoun means: somebody of its gender named last, or most."""
        start, gender = self._starts[number], self._lines[number].turn.gender
        able = [person for person in options if self._people.gender_of(person) == gender]
        begin = max(self._scene_starts[self._scenes[number]], start - SCENE_CHARS)
        counts = Counter(self._people.list_named(begin, start))
        most = max((counts[person] for person in able), default=0)
        last = next(
            (p for p, _ in self._people.iter_named_back(start, DISTANCES[-1]) if p in able), None
        )
        for person in able:
            found = options[person]
            if person == last:
                found["pronoun: named last"] = 1
            if most and counts[person] == most:
                found["pronoun: named most"] = 1
            found["pronoun: told close"] = found.get("told close", 0)

    def list_moves(self, number: int) -> list[str]:
        """List what tells whether the turn goes on, or back to the one before."""
        if self.opens_scene[number]:
            return []
        line, before = self._lines[number], self._lines[number - 1]
        gap = min(line.paragraph - before.last_paragraph, 4)
        moves = [f"after {gap}"]
        if gap in (1, 2):
            if not line.is_opening:
                moves.append(f"led in, after {gap}")
            if not before.is_bare:
                moves.append(f"story between, after {gap}")
        return moves


def find_narrator(lines: Sequence[Line]) -> str | None:
    """Name the one who says "I": whom the others address most, and who is never named to speak."""
    speakers = {line.person for line in lines}
    if NARRATOR not in speakers:
        return None
    counts = Counter(person for line in lines for person in line.addressed)
    silent = [(count, person) for person, count in counts.items() if person not in speakers]
    count, person = max(silent, default=(0, ""))
    return person if count >= NARRATOR_ADDRESSED else None


def _compare(known: Gender, wanted: Gender) -> str:
    return "right" if known == wanted else "wrong" if known else "unknown"


def _has_break(text: str, start: int, end: int) -> bool:
    return text.count("\n", start, end) > 1 and bool(_BREAK.search(text, start, end))
