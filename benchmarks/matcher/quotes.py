"""
Seeded quotes with known groups: sentences, and variants of them as the press prints them.

Six groups in ten have one quote, the others two to eight: the sentence itself and copies that are
cut at either end or in the middle, have words replaced, inflected, dropped or bracketed, a clause
moved, contractions, other typography; one copy in twelve is heavily reworded.  When the sentences
run out, further ones are put together from pieces of them, so that different quotes share phrases,
as quotes of politicians do.
"""

from __future__ import annotations

import itertools
import random

import numpy as np

__all__ = ["make_quotes"]

SINGLE_SHARE = 0.6
GROUP_SIZES = range(2, 9)
GROUP_WEIGHTS = tuple(size**-1.5 for size in GROUP_SIZES)
FILLERS = ("well,", "you know,", "I mean,", "really", "actually,")
BRACKETS = ("[sic]", "[laughter]", "[the ministry]", "[in our town]")
CONTRACTIONS = (
    ("do not", "don’t"),
    ("did not", "didn’t"),
    ("is not", "isn’t"),
    ("it is", "it’s"),
    ("will not", "won’t"),
    (" and ", " & "),
)
ELLIPSES = ("...", "…", " . . .", "[...]", "")


def make_quotes(sentences, count, *, seed):
    """Make *count* quotes in random order, and the number of each one's group."""
    rng = random.Random(seed)
    words = [word for sentence in sentences[:20_000] for word in sentence.split()]
    fresh = iter(rng.sample(sentences, len(sentences)))
    quotes, groups = [], []
    for group in itertools.count():
        if len(quotes) >= count:
            break
        original = next(fresh, None) or _combine(rng, sentences, words)
        size = 1
        if rng.random() >= SINGLE_SHARE:
            size = rng.choices(GROUP_SIZES, GROUP_WEIGHTS)[0]
        quotes.append(original)
        quotes.extend(_vary(rng, original, words) for _ in range(size - 1))
        groups.extend([group] * size)
    order = rng.sample(range(count), count)
    return [quotes[i] for i in order], np.array([groups[i] for i in order], np.int64)


def _combine(rng, sentences, words):
    """Put a sentence together from pieces of others: two to five of four to seven words."""
    pieces = []
    for _ in range(rng.choice((2, 3, 3, 4, 4, 5))):
        source = rng.choice(sentences).split()
        length = rng.randint(4, 7)
        start = rng.randrange(max(1, len(source) - length + 1))
        pieces.extend(source[start : start + length])
    return " ".join(rng.choice(words) if rng.random() < 0.15 else word for word in pieces)


def _vary(rng, original, words):
    varied = original.split()
    changes = (
        (1.0, _replace_words),
        (0.2, _drop_filler),
        (0.15, _add_bracket),
        (0.07, _move_clause),
        (0.32, _cut),
    )
    for share, change in changes:
        if rng.random() < share and len(varied) > 1:
            varied = change(rng, varied, words)
    return _respell(rng, " ".join(varied))


def _replace_words(rng, varied, words):
    """Leave most copies alone, change one to three words in a third, and many in a twelfth."""
    kind = rng.random()
    if kind < 1 / 12:
        places = [i for i in range(len(varied)) if rng.random() < 0.28]
    elif kind < 0.4:
        places = rng.choices(range(len(varied)), k=rng.randint(1, 3))
    else:
        places = []
    for i in places:
        varied[i] = rng.choice(words) if rng.random() < 0.55 else _inflect(varied[i])
    return varied


def _inflect(word):
    core = word.rstrip(".,;:!?")
    for ending, other in (("ing", "ed"), ("ed", "ing"), ("s", ""), ("", "s")):
        if core.endswith(ending):
            return core[: len(core) - len(ending)] + other + word[len(core) :]
    return word


def _drop_filler(rng, varied, words):
    if rng.random() < 0.5:
        varied.insert(rng.randrange(len(varied)), rng.choice(FILLERS))
        return varied
    place = rng.randrange(len(varied))
    return varied[:place] + varied[place + 1 :]


def _add_bracket(rng, varied, words):
    varied.insert(rng.randrange(1, len(varied)), rng.choice(BRACKETS))
    return varied


def _move_clause(rng, varied, words):
    place = rng.randrange(1, len(varied))
    return varied[place:] + varied[:place]


def _cut(rng, varied, words):
    """Cut either end, or the middle, with or without an ellipsis."""
    size = len(varied)
    if size < 8:
        return varied
    ellipsis = rng.choice(ELLIPSES)
    kept = max(5, int(size * rng.uniform(0.5, 0.9)))
    side = rng.random()
    if side < 0.4:
        return [*varied[: kept - 1], varied[kept - 1].rstrip(",.;") + ellipsis]
    if side < 0.7:
        return [ellipsis.strip() + varied[-kept], *varied[len(varied) - kept + 1 :]]
    gap = max(1, int(size * rng.uniform(0.1, 0.4)))
    start = rng.randint(2, max(2, size - gap - 2))
    return [*varied[:start], ellipsis.strip() or "…", *varied[start + gap :]]


def _respell(rng, text):
    """Contract words, and print the same words with other marks, dashes and capitals."""
    for plain, short in CONTRACTIONS:
        if rng.random() < 0.25:
            text = text.replace(plain, short)
    if rng.random() < 0.4:
        text = text.replace("'", "’").replace(" - ", " — ")
    if rng.random() < 0.3:
        text = text[:1].swapcase() + text[1:]
    if rng.random() < 0.4:
        text = text.rstrip(".,!?") + rng.choice(("", ",", "."))
    if rng.random() < 0.1:
        text = f"“{text}”"
    return text.upper() if rng.random() < 0.02 else text
