"""
Find quotes of 30 to 400 characters, a tenth of their words disturbed, in texts of four sizes.

    python -m benchmarks.passages [--base SENTENCES.txt.gz] [--quotes 40] [--smoke]

Each finder gets the same quotes in the same run; times are of the processor, so that a busy machine
counts little.  "Right" is the share of the quotes whose best place overlaps the true one by at
least 0.9 (intersection over union, in characters; where the same words stand again is as good a
place); "found absent" is the share of sentences that are not in the text but are "found" all the
same (one of which the text has a copy, alike by 85 of 100 to rapidfuzz, is in it).  The rivals say
where the best place is, not whether it is one, so they have no such share.
"""

from __future__ import annotations

import argparse
import difflib
import random
import re
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from attrs import frozen
from rapidfuzz import fuzz

from benchmarks.texts import disturb_words, make_sentences, read_sentences
from quoteverify.match import PassageIndex, find_quote
from quoteverify.records import Passage

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
SMOKE_SIZES = (10_000,)
QUOTE_CHARS = (30, 400)
SHARE_DISTURBED = 0.1
MIN_OVERLAP = 0.9
SLOW_CHARS = 100_000  # the slow rivals are asked for few quotes in texts up to that, then none
HELD_OUT = 1_500  # sentences kept out of the texts, to be sought in vain
MIN_ABSENT_CHARS = 30
COPY_RATIO = 85  # such a sentence is not absent: the base has it twice, by a word or a sign apart
MOST_PLACES = 3

Place = tuple[int, int] | None


@frozen
class Sought:
    """A disturbed quote, and where it was taken from."""

    quote: str
    start: int
    end: int


def main() -> None:
    """Measure every finder on every size and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--base", type=Path, help="real sentences, one a line")
    parser.add_argument("--quotes", type=int, default=40, help="how many quotes a size")
    parser.add_argument("--absent", type=int, default=1000, help="how many absent sentences")
    parser.add_argument("--smoke", action="store_true", help="a tiny sample only")
    args = parser.parse_args()
    rng = random.Random(5)
    sentences = read_sentences(args.base) if args.base else make_sentences(30_000, seed=3)
    sentences = list(dict.fromkeys(sentences))
    rng.shuffle(sentences)
    print("| text | finder | median CPU ms | mean CPU ms | right | found absent |")
    print("|---|---|---|---|---|---|")
    for size in SMOKE_SIZES if args.smoke else SIZES:
        text = make_text(sentences[HELD_OUT:], size, rng)
        sought = draw_quotes(text, 6 if args.smoke else args.quotes, rng)
        absent = [s for s in sentences[:HELD_OUT] if len(s) >= MIN_ABSENT_CHARS]
        measure_size(text, sought, absent[: 20 if args.smoke else args.absent])


def measure_size(text: str, sought: Sequence[Sought], absent: Sequence[str]) -> None:
    """Print one row for each finder."""
    find_quote("a text to warm up on", "This was a text to warm up all the tables on.")
    started = time.process_time()
    index = PassageIndex(text)
    build_ms = (time.process_time() - started) * 1000
    absent = [sentence for sentence in absent if not is_copy(sentence, index)]
    false = sum(bool(index.find(sentence)) for sentence in absent) / len(absent)
    name = f"PassageIndex (built in {build_ms:.0f} ms)"
    report(text, name, sought, lambda quote, _: first_place(index.find(quote)), f"{false:.2%}")
    report(text, "find_quote", sought, lambda quote, text: first_place(find_quote(quote, text)))
    report(text, "rapidfuzz partial_ratio_alignment", sought, find_by_rapidfuzz)
    if len(text) <= SLOW_CHARS:
        few = sought[: 4 * SLOW_CHARS // (10 * len(text)) or 1]
        if find_spec("fuzzysearch"):
            report(text, "fuzzysearch", few, find_by_fuzzysearch)
        else:
            print("fuzzysearch is left out: it is not installed")
        report(text, "difflib", few, find_by_difflib)


def report(
    text: str,
    name: str,
    sought: Sequence[Sought],
    find: Callable[[str, str], Place],
    found_absent: str = "",
) -> None:
    """Time one finder on each quote and print its row."""
    seconds, right = [], 0
    for one in sought:
        started = time.process_time()
        place = find(one.quote, text)
        seconds.append(time.process_time() - started)
        right += measure_overlap(place, one, text) >= MIN_OVERLAP
    median = sorted(seconds)[len(seconds) // 2] * 1000
    mean = sum(seconds) / len(seconds) * 1000
    share = right / len(sought)
    row = f"| {len(text):,} | {name} | {median:.2f} | {mean:.2f} | {share:.1%} | {found_absent} |"
    print(row, flush=True)


def is_copy(sentence: str, index: PassageIndex) -> bool:
    """Whether the text has a sentence kept out of it after all, in nearly the same letters."""
    places = (index.text[found.start : found.end] for found in index.find(sentence)[:MOST_PLACES])
    return any(fuzz.ratio(sentence.casefold(), place.casefold()) >= COPY_RATIO for place in places)


def first_place(passages: Sequence[Passage]) -> Place:
    """Return the place of the best passage."""
    return (passages[0].start, passages[0].end) if passages else None


def find_by_rapidfuzz(quote: str, text: str) -> Place:
    """Return the best alignment of rapidfuzz."""
    found = fuzz.partial_ratio_alignment(quote, text)
    return (found.dest_start, found.dest_end) if found else None


def find_by_fuzzysearch(quote: str, text: str) -> Place:
    """Return the nearest match of fuzzysearch, at a fifth of the quote's length at most."""
    from fuzzysearch import find_near_matches

    found = find_near_matches(quote, text, max_l_dist=len(quote) // 5)
    best = min(found, key=lambda match: match.dist, default=None)
    return (best.start, best.end) if best else None


def find_by_difflib(quote: str, text: str) -> Place:
    """Return the span of the matching blocks of difflib around the longest one."""
    matcher = difflib.SequenceMatcher(None, text, quote, autojunk=False)
    longest = matcher.find_longest_match()
    start = max(0, longest.a - longest.b)
    return (start, min(len(text), start + len(quote))) if longest.size else None


def measure_overlap(place: Place, sought: Sought, text: str) -> float:
    """Return intersection over union; where the same words stand again is as good a place."""
    if place is None:
        return 0.0
    words = text[sought.start : sought.end]
    near = max(0, place[0] - len(words)), place[1] + len(words)
    nearest = [sought.start]
    at = text.find(words, *near)
    while at >= 0:
        nearest.append(at)
        at = text.find(words, at + 1, near[1])
    return max(_measure_iou(place, (start, start + len(words))) for start in nearest)


def _measure_iou(one: tuple[int, int], other: tuple[int, int]) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


def make_text(sentences: Sequence[str], size: int, rng: random.Random) -> str:
    """Return *size* characters of sentences; each stands once as long as there are enough."""
    parts: list[str] = []
    length = 0
    while length < size:
        for sentence in rng.sample(sentences, len(sentences)):
            parts.append(sentence)
            length += len(sentence) + 1
            if length >= size:
                break
    return " ".join(parts)[:size]


def draw_quotes(
    text: str, count: int, rng: random.Random, *, chars: tuple[int, int] = QUOTE_CHARS
) -> list[Sought]:
    """Draw *count* runs of words of so many characters from *text*, and disturb them."""
    words = [word.span() for word in re.finditer(r"\S+", text)]
    drawn = []
    while len(drawn) < count:
        length = rng.randint(*chars)
        first = rng.randrange(len(words) - length)
        last = next(n for n in range(first, len(words)) if words[n][1] - words[first][0] >= length)
        start, end = words[first][0], words[last][1]
        disturbed = disturb_words(
            text[start:end].split(),
            share=SHARE_DISTURBED,
            draw=lambda: text[slice(*rng.choice(words))],
            rng=rng,
        )
        drawn.append(Sought(" ".join(disturbed), start, end))
    return drawn


if __name__ == "__main__":
    main()
