"""Seeded texts to measure on: sentences of invented words with English function words."""

from __future__ import annotations

import gzip
import itertools
import random
import re
from collections.abc import Callable
from pathlib import Path

__all__ = ["disturb_words", "make_sentences", "read_sentences"]

_FUNCTION_WORDS = re.findall(
    r"\w+",
    "the of and to a in that it is was for on with as at by this we they have not be are from"
    " or an which their has will but all there our more one about would",
)
_SYLLABLES = re.findall(
    r"\w+",
    "an ber car dor el fin gar hol is jen kov lan mar nor os pel quin ros sten tor ul vis wal",
)
_VOCABULARY_SIZE = 20_000
_COMMA_SHARE = 0.06  # of the words, one in seventeen
_FUNCTION_SHARE = 0.45  # of the words of running English text, about


def read_sentences(path: Path) -> list[str]:
    """Read one sentence a line, from a plain or a gzipped file."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [line for line in text.split("\n") if line.strip()]


def make_sentences(count: int, *, seed: int) -> list[str]:
    """Make *count* sentences of 5 to 40 words; frequent words are frequent as in English."""
    rng = random.Random(seed)
    draw = _make_vocabulary(rng)
    return [_make_sentence(rng, draw) for _ in range(count)]


def disturb_words(
    words: list[str], *, share: float, draw: Callable[[], str], rng: random.Random
) -> list[str]:
    """Replace, drop, add to or misspell a *share* of the *words*, each as often."""
    disturbed: list[str] = []
    for word in words:
        if rng.random() >= share:
            disturbed.append(word)
            continue
        kind = rng.choice(("replace", "drop", "add", "misspell"))
        if kind == "replace":
            disturbed.append(draw())
        elif kind == "add":
            disturbed += rng.choice(([word, draw()], [draw(), word]))
        elif kind == "misspell":
            at = rng.randrange(len(word))
            disturbed.append(word[:at] + rng.choice(("", "e", "t", word[at] * 2)) + word[at + 1 :])
    return [word for word in disturbed if word]


def _make_vocabulary(rng: random.Random) -> Callable[[], str]:
    words = list(
        dict.fromkeys(
            "".join(rng.choices(_SYLLABLES, k=rng.choice((1, 2, 2, 3))))
            for _ in range(_VOCABULARY_SIZE)
        )
    )
    totals = list(itertools.accumulate(1 / (rank + 5) for rank in range(len(words))))

    def draw() -> str:
        if rng.random() < _FUNCTION_SHARE:
            return rng.choice(_FUNCTION_WORDS)
        return rng.choices(words, cum_weights=totals)[0]

    return draw


def _make_sentence(rng: random.Random, draw: Callable[[], str]) -> str:
    words = [draw() for _ in range(rng.randint(5, 40))]
    words = [word + "," if rng.random() < _COMMA_SHARE else word for word in words]
    return " ".join([words[0].capitalize(), *words[1:]]).rstrip(",") + "."
