"""
Fit the weights of `data/dialogue.toml` on annotated books, and cross-validate them.

    python -m benchmarks.extract.fit_dialogue [--write] GOLD.jsonl.gz ...

Each line of a file has `id`, `text` and `quotes` (`start`, `end`, `kind`, `speaker`, `aliases`,
`speaker_span`).  A file of few books is left out book by book, one of many in three parts.

The fit is an averaged perceptron over whole scenes (Collins 2002): where the best sequence of
speakers, each wrong one favoured by a margin, is not the best of the right ones, the weights move
from the one to the other.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from quoteverify.attribute._frames import Frame
from quoteverify.attribute._lexicon import load_lexicon
from quoteverify.attribute._lines import NARRATOR, Line, add_names, gather_lines, is_conversation
from quoteverify.attribute._people import find_people
from quoteverify.attribute._scene import Conversation, Findings
from quoteverify.attribute._turns import read_clues
from quoteverify.attribute._views import list_views
from quoteverify.extract import extract_spans
from quoteverify.records import Document

TABLE = Path(__file__).parents[2] / "src/quoteverify/data/dialogue.toml"
FEW_BOOKS, PARTS = 10, 3
EPOCHS, STEP, MARGIN = 8, 0.02, 1.0
FIRST_PERSON = ("I", "me")
NEVER = -1e30
BEFORE_SCENE = "\0nobody yet"

Array = npt.NDArray[np.float64]


class Turn(NamedTuple):
    """A line: who may say it, whether each is right, and how many annotated quotes it holds."""

    persons: list[str]
    findings: Array
    columns: list[int]
    same: list[int]
    back: list[int]
    is_right: npt.NDArray[np.bool_]
    is_open: bool = False
    quotes: int = 0


Scene = list[Turn]


def main() -> None:
    """Read the books, print the cross-validated figures, and write the weights if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights into the table")
    arguments = parser.parse_args()
    names: dict[str, int] = {}
    files = {path: list(iter_books(path, names)) for path in arguments.gold}
    everything = [scene for books in files.values() for book in books for scene in book]
    for path, books in files.items():
        parts = len(books) if len(books) < FEW_BOOKS else PARTS
        totals: Counter[str] = Counter()
        for part in range(parts):
            asked = [scene for book in books[part::parts] for scene in book]
            held = set(map(id, asked))
            known = [scene for scene in everything if id(scene) not in held]
            scores = count_right(asked, fit(known, len(names)))
            totals += scores
            print(f"{path.name:24} part {part + 1}: {describe(scores)}", flush=True)
        print(f"{path.name:24} left out: {describe(totals)}")
    weights = fit(everything, len(names))
    for path, books in files.items():
        scores = count_right([scene for book in books for scene in book], weights)
        print(f"{path.name:24} in sample: {describe(scores)}")
    if arguments.write:
        write_weights(names, weights)


def describe(scores: Mapping[str, int]) -> str:
    """Say how many of the quotes without a certain speaker are given to the right one."""
    total, right, able = scores["total"], scores["right"], scores["able"]
    return f"{right} of {total} right ({right / max(1, total):.3f}), {able} were choices"


def iter_books(path: Path, names: dict[str, int]) -> Iterator[list[Scene]]:
    """Yield the scenes of each book in which a conversation is found."""
    lexicon = load_lexicon("en")
    for row in gzip.decompress(path.read_bytes()).decode("utf-8").strip().split("\n"):
        gold = json.loads(row)
        document = Document(gold["id"], gold["text"])
        text = document.text
        quotes = [quote for quote in extract_spans(document) if quote.outer_id is None]
        people = find_people(text, quotes, lexicon)
        views = list_views(text, quotes, lexicon)
        frames = [view.frame for view in views]
        lines = gather_lines(text, frames, read_clues(text, views, lexicon, people))
        if not is_conversation(lines):
            continue
        lines = add_names(text, lines, frames, people)
        talk = Conversation(text, lines, frames, people)
        wanted = sorted(
            (quote["start"], quote["end"], quote)
            for quote in gold["quotes"]
            if quote["kind"] == "direct"
        )
        answers = [find_answers(wanted, line, frames) for line in lines]
        yield list(iter_scenes(talk, lines, answers, find_narrator(gold), names))


def find_answers(
    wanted: Sequence[tuple[int, int, Any]], line: Line, frames: Sequence[Frame]
) -> list[Any]:
    """Find the annotated quotes of a line: those around the middle of one of its quotes."""
    found = []
    for member in line.members:
        quote = frames[member].quote
        middle = (quote.start + quote.end) // 2
        number = bisect_right(wanted, middle, key=itemgetter(0)) - 1
        if number >= 0 and middle < wanted[number][1]:
            found.append(wanted[number][2])
    return found


def find_narrator(gold: Mapping[str, Any]) -> str | None:
    """Find who says "I" in the story."""
    text = gold["text"]
    counts = Counter(
        quote["speaker"]
        for quote in gold["quotes"]
        if (span := quote.get("speaker_span")) and text[slice(*span)] in FIRST_PERSON
    )
    return counts.most_common(1)[0][0] if counts else None


def iter_scenes(
    talk: Conversation,
    lines: Sequence[Line],
    answers: Sequence[Sequence[Any]],
    narrator: str | None,
    names: dict[str, int],
) -> Iterator[Scene]:
    """Yield the scenes of a book that have anything to find out."""
    scene: Scene = []
    for number, (line, options) in enumerate(zip(lines, talk.iter_options(), strict=True)):
        if talk.opens_scene[number] and scene:
            yield scene
            scene = []
        answer = answers[number][0] if answers[number] else {}
        right = {last_name(name) for name in [answer.get("speaker"), *answer.get("aliases", [])]}
        if narrator and answer.get("speaker") == narrator:
            right.add(last_name(NARRATOR))
        scene.append(
            read_turn(options, talk.list_moves(number), right - {""}, names)._replace(
                is_open=line.person is None, quotes=len(answers[number])
            )
        )
    yield scene


def read_turn(
    options: Mapping[str, Findings], moves: Sequence[str], right: set[str], names: dict[str, int]
) -> Turn:
    """Write the findings for the persons who may say a line as a table of numbers."""
    persons = list(options) or [""]
    found = sorted({name for findings in options.values() for name in findings})
    table = [[findings.get(name, 0.0) for name in found] for findings in options.values()]
    return Turn(
        persons=persons,
        findings=np.array(table or [[]], dtype=float).reshape(len(persons), len(found)),
        columns=[names.setdefault(name, len(names)) for name in found],
        same=[names.setdefault(f"same: {move}", len(names)) for move in moves],
        back=[names.setdefault(f"back: {move}", len(names)) for move in moves],
        is_right=np.array([last_name(person) in right for person in persons]),
    )


def last_name(name: str | None) -> str:
    """Return the last word of a name, small; what two forms of a name share."""
    words = (name or "").casefold().replace("'s", "").replace("’s", "").split()
    return words[-1].strip(".,'’-") if words else ""


def fit(scenes: Sequence[Scene], size: int) -> Array:
    """Return the average of the weights while they are learnt."""
    weights, total, count = np.zeros(size), np.zeros(size), 0
    chance = random.Random(0)
    for _ in range(EPOCHS):
        for scene in chance.sample(scenes, len(scenes)):
            right = find_best(scene, weights, is_right_only=True)
            likeliest = find_best(scene, weights, margin=MARGIN)
            if right != likeliest:
                add_path(scene, right, weights, STEP)
                add_path(scene, likeliest, weights, -STEP)
            total += weights
            count += 1
    return total / count


def find_best(
    scene: Scene, weights: Array, *, is_right_only: bool = False, margin: float = 0.0
) -> list[int]:
    """Find the best sequence of persons, by their numbers, as the library does."""
    score, links = np.zeros((1, 1)), []
    before, last = [BEFORE_SCENE], [BEFORE_SCENE]
    for turn in scene:
        alone = turn.findings @ weights[turn.columns]
        if turn.is_open and turn.is_right.any():
            alone = np.where(turn.is_right, alone, NEVER if is_right_only else alone + margin)
        is_same, is_back = compare(turn, before, last)
        total = score[:, :, None] + weights[turn.same].sum() * is_same
        total = total + weights[turn.back].sum() * is_back
        links.append(total.argmax(axis=0))
        score = total.max(axis=0) + alone
        before, last = last, turn.persons
    state = np.unravel_index(score.argmax(), score.shape)
    path = []
    for link in reversed(links):
        path.append(int(state[1]))
        state = (link[state], state[0])
    return path[::-1]


def compare(turn: Turn, before: Sequence[str], last: Sequence[str]) -> tuple[Array, Array]:
    """Say who is the speaker of the turn before, and who only of the one before that."""
    is_same = np.array([[float(one == other) for other in turn.persons] for one in last])
    is_back = np.array([[float(one == other) for other in turn.persons] for one in before])
    return is_same[None], is_back[:, None] * (1 - is_same[None])


def add_path(scene: Scene, path: Sequence[int], weights: Array, step: float) -> None:
    """Add what is found along a sequence of persons to the weights."""
    before, last = BEFORE_SCENE, BEFORE_SCENE
    for turn, number in zip(scene, path, strict=True):
        person = turn.persons[number]
        np.add.at(weights, turn.columns, step * turn.findings[number])
        if person in (last, before):
            np.add.at(weights, turn.same if person == last else turn.back, step)
        before, last = last, person


def count_right(scenes: Sequence[Scene], weights: Array) -> Counter[str]:
    """Count the annotated quotes of uncertain lines, and those given to the right person."""
    counts: Counter[str] = Counter()
    for scene in scenes:
        for turn, number in zip(scene, find_best(scene, weights), strict=True):
            if turn.is_open:
                counts["total"] += turn.quotes
                counts["right"] += turn.quotes * int(turn.is_right[number])
                counts["able"] += turn.quotes * int(turn.is_right.any())
    return counts


def write_weights(names: Mapping[str, int], weights: Array) -> None:
    """Replace the weights of the table, rounded to hundredths."""
    head = TABLE.read_text(encoding="utf-8").partition("\n[weights]")[0].rstrip()
    lines = [head]
    for section, prefix in (("weights", ""), ("same", "same: "), ("back", "back: ")):
        chosen = sorted(name for name in names if get_prefix(name) == prefix)
        lines += ["", f"[{section}]"]
        lines += [f'"{name.removeprefix(prefix)}" = {weights[names[name]]:.2f}' for name in chosen]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def get_prefix(name: str) -> str:
    """Return the part of a name that tells its table."""
    return name[:6] if name.startswith(("same: ", "back: ")) else ""


if __name__ == "__main__":
    main()
