"""
How fast quotes are found and attributed, beside the regex a user would write.

    python -m benchmarks.extract [--smoke] [--path FILE]

Without a path the text is made here: news paragraphs with a quote in every third, of invented
words.  A path names a text file, or lines of JSON with a field `text` (also gzipped).  All runs
in one process over the same text; each figure is the processor time of the fastest of several
runs, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from quoteverify.attribute import attribute_quotes
from quoteverify.extract import extract_spans
from quoteverify.records import Document

NAIVE = re.compile(r'["“](.+?)["”]')
BAR_SPANS, BAR_ATTRIBUTED = 15, 45
SMOKE_CHARS, CHARS, HOSTILE_CHARS = 20_000, 2_000_000, 10_000_000
RUNS = 5

WORDS = [
    "a",
    "after",
    "again",
    "all",
    "and",
    "as",
    "at",
    "bay",
    "been",
    "before",
    "boat",
    "bridge",
    "by",
    "call",
    "clear",
    "cold",
    "council",
    "crew",
    "dark",
    "day",
    "deep",
    "down",
    "early",
    "end",
    "ever",
    "far",
    "few",
    "fish",
    "for",
    "from",
    "gale",
    "had",
    "harbour",
    "has",
    "he",
    "her",
    "his",
    "hold",
    "ice",
    "if",
    "in",
    "into",
    "is",
    "it",
    "kept",
    "late",
    "left",
    "lifeboat",
    "line",
    "long",
    "low",
    "made",
    "many",
    "mast",
    "men",
    "might",
    "more",
    "morning",
    "most",
    "near",
    "net",
    "never",
    "new",
    "night",
    "no",
    "north",
    "not",
    "now",
    "of",
    "off",
    "old",
    "on",
    "once",
    "only",
    "or",
    "out",
    "over",
    "pier",
    "port",
    "quay",
    "rain",
    "ran",
    "rope",
    "rough",
    "run",
    "sail",
    "sea",
    "she",
    "ship",
    "shore",
    "since",
    "slow",
    "small",
    "so",
    "some",
    "south",
    "storm",
    "such",
    "tide",
    "time",
    "to",
    "too",
    "town",
    "under",
    "until",
    "up",
    "very",
    "was",
    "watch",
    "water",
    "wave",
    "week",
    "well",
    "were",
    "west",
    "wharf",
    "when",
    "which",
    "while",
    "who",
    "wind",
    "with",
    "work",
    "year",
    "yet",
]
NAMES = ("Ines Boll", "Mira Tahl", "Ove Lund", "Captain Reuss", "the harbour master", "Ms. Quist")
CUES = ("said", "told the council", "added", "wrote", "asked", "argued")


def main() -> None:
    """Measure, print the table, and say how each figure stands to its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="a tiny text, once")
    parser.add_argument("--path", type=Path, help="a text, or lines of JSON with `text`")
    arguments = parser.parse_args()
    chars = SMOKE_CHARS if arguments.smoke else CHARS
    texts = read_texts(arguments.path) if arguments.path else [make_news(chars)]
    runs = 1 if arguments.smoke else RUNS
    attribute_quotes(Document("warm", "“Yes,” he said."), ())  # the tables are read once
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)
    print(f"{len(texts)} texts, {size / 1e6:.2f} MB; fastest of {runs}\n")
    print_speeds(texts, size, runs)
    print_growth(texts, size, SMOKE_CHARS if arguments.smoke else HOSTILE_CHARS, runs)


def print_speeds(texts: Sequence[str], size: int, runs: int) -> None:
    """Print the time of the naive regex, of spans, and of attributed quotes."""
    documents = [Document(f"doc-{number}", text) for number, text in enumerate(texts)]
    naive, spans, whole = measure_in_turn(
        (
            lambda: [NAIVE.findall(text) for text in texts],
            lambda: [extract_spans(one) for one in documents],
            lambda: [attribute_quotes(one, extract_spans(one)) for one in documents],
        ),
        runs,
    )
    quotes = [extract_spans(document) for document in documents]
    print("| what | MB/s | times the regex | bar |\n|---|---:|---:|---:|")
    for name, seconds, bar in (
        ("`re.findall`", naive, ""),
        ("spans", spans, f"{BAR_SPANS}"),
        ("attributed quotes", whole, f"{BAR_ATTRIBUTED}"),
    ):
        print(f"| {name} | {size / seconds / 1e6:.1f} | {seconds / naive:.1f} | {bar} |")
    print(f"\n{sum(map(len, quotes))} spans\n")


def print_growth(texts: Sequence[str], size: int, chars: int, runs: int) -> None:
    """Print the time per byte of hostile texts against that of the texts above."""
    documents = [Document(f"doc-{number}", text) for number, text in enumerate(texts)]
    ordinary = measure(lambda: [extract_spans(one) for one in documents], runs) / size
    print("| hostile text | MB | ns per byte | times ordinary | bar |\n|---|---:|---:|---:|---:|")
    print(f"| (ordinary) | {size / 1e6:.1f} | {ordinary * 1e9:.0f} | 1.0 | |")
    line = " ".join(texts).replace("\n", " ")
    for name, piece, *before in (
        ("opening marks", "“"),
        ("straight marks", '"'),
        ("opening marks and spaces", "“ "),
        ("alternating marks", "“”"),
        ("alternating straight marks", "\"'"),
        ("one line without a break", line),
        ("apostrophes", "'"),
        ("apostrophes in words", "don't "),
        ("one letter", "a"),
        ("block quote of one line", "We go. They - we ", "> "),
        ("block quote of short lines", "> We go. - They\n"),
        ("fences that never close", "```py\n"),
        ("a quote above blank lines", "\n", "“We go.”"),
    ):
        width = len(piece.encode("utf-8", "surrogatepass"))
        text = (piece * (chars // len(piece) + 1))[: max(1, chars * len(piece) // width)]
        text = "".join((*before, text))
        document = Document("hostile", text)
        seconds = measure(partial(extract_spans, document), 1)
        length = len(text.encode("utf-8", "surrogatepass"))
        per_byte = seconds / length
        print(
            f"| {name} | {length / 1e6:.1f} | {per_byte * 1e9:.0f} "
            f"| {per_byte / ordinary:.2f} | 3 |"
        )


def measure(run: Callable[[], object], runs: int) -> float:
    """Return the processor seconds of the fastest of some *runs*."""
    return measure_in_turn((run,), runs)[0]


def measure_in_turn(tasks: Sequence[Callable[[], object]], runs: int) -> list[float]:
    """Return the processor seconds of each task's fastest run; the tasks take turns."""
    best = [float("inf")] * len(tasks)
    for _ in range(runs):
        for number, run in enumerate(tasks):
            start = time.process_time()
            run()
            best[number] = min(best[number], time.process_time() - start)
    return best


def make_news(chars: int) -> str:
    """Return paragraphs of invented news, always the same, of about *chars* characters."""
    dice = random.Random(0)
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < chars:
        paragraphs += [make_paragraph(dice, has_quote=number == 0) for number in range(3)]
    return "\n\n".join(paragraphs)


def make_paragraph(dice: random.Random, *, has_quote: bool) -> str:
    """Return two or three sentences, one of them a quote if wanted."""
    sentences = [make_sentence(dice) for _ in range(dice.randint(2, 3))]
    if has_quote:
        first, last = dice.choice(['""', "“”"])
        speech = make_sentence(dice)[:-1].replace(" is ", " isn't ")
        cue = f"{dice.choice(NAMES)} {dice.choice(CUES)}"
        sentences.insert(dice.randint(0, 1), f"{first}{speech},{last} {cue}.")
    return " ".join(sentences)


def make_sentence(dice: random.Random) -> str:
    """Return one sentence of ten to thirty words."""
    words = dice.choices(WORDS, k=dice.randint(10, 30))
    return " ".join(words).capitalize() + "."


def read_texts(path: Path) -> list[str]:
    """Return the texts of a file: the field `text` of each line of JSON, or the whole of it."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    if ".jsonl" in path.name:
        return [json.loads(line)["text"] for line in text.strip().split("\n")]
    return [text]


if __name__ == "__main__":
    main()
