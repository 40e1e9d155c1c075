"""
Hostile collections with known groups: what makes a careless matcher slow, or glue quotes together.

Each case is as many texts as ordinary quotes are, so that time and memory can be set beside them:
a case may cost three times as much as ordinary quotes and stay under 600 MB.
"""

from __future__ import annotations

import re

import numpy as np

from benchmarks.matcher.quotes import make_quotes

__all__ = ["CASES"]

STOP_PHRASE = "what I have said about it all along is"
QUOTE_WORDS = 100
SUBSET_WORDS = 3
MILLION = 1_000_000


def make_identical(sentences, count, rng):
    """One quote, over and over: one group."""
    return [_pick_long(sentences, rng)] * count, np.zeros(count, np.int64)


def make_one_word_off(sentences, count, rng):
    """One quote with one of its words replaced in each copy: one group."""
    quote, words = _pick_long(sentences, rng).split(), _list_words(sentences)
    texts = []
    for _ in range(count):
        at = rng.randrange(len(quote))
        texts.append(" ".join([*quote[:at], rng.choice(words), *quote[at + 1 :]]))
    return texts, np.zeros(count, np.int64)


def make_stop_phrase(sentences, count, rng):
    """Ordinary quotes that all begin with the same nine words: the groups of ordinary quotes."""
    texts, groups = make_quotes(sentences, count, seed=1)
    return [f"{STOP_PHRASE} {text}" for text in texts], groups


def make_subsets(sentences, count, rng):
    """A quote of 100 words and three words of it, over and over: those of the same words."""
    words = [word for text in rng.sample(sentences, QUOTE_WORDS) for word in text.split()]
    words = words[:QUOTE_WORDS]
    texts = [" ".join(words)]
    while len(texts) < count:
        places = sorted(rng.sample(range(len(words)), SUBSET_WORDS))
        texts.append(" ".join(words[at] for at in places))
    return texts, _number(texts)


def make_short(sentences, count, rng):
    """Three words drawn at random: those of the same words."""
    words = _list_words(sentences)
    texts = [" ".join(rng.choices(words, k=3)) for _ in range(count)]
    return texts, _number(texts)


def make_prefixes(sentences, count, rng):
    """Half as many quotes and the beginning of each: pairs."""
    quotes, groups = make_quotes(sentences, 2 * count, seed=1)
    texts = []
    for at in np.unique(groups, return_index=True)[1][: (count + 1) // 2].tolist():
        words = quotes[at].split()
        kept = max(min(5, len(words)), round(len(words) * rng.uniform(0.5, 0.9)))
        texts += [quotes[at], " ".join(words[:kept])]
    return texts[:count], np.arange(count) // 2


def make_empty(sentences, count, rng):
    """Nothing at all: texts of the same words, none, are one group."""
    return [""] * count, np.zeros(count, np.int64)


def make_million_words(sentences, count, rng):
    """Ordinary quotes, and one text of a million words among them: the groups of the quotes."""
    texts, groups = make_quotes(sentences, count - 1, seed=1)
    words = _list_words(sentences)
    long = " ".join(rng.choices(words, k=MILLION))
    return [*texts, long], np.append(groups, groups.max() + 1)


def _pick_long(sentences, rng):
    return rng.choice([text for text in sentences if len(text.split()) >= 20])


def _list_words(sentences):
    return sorted({word for text in sentences for word in text.split() if word.isalpha()})


def _number(texts):
    """Number texts by their words, whatever their case and marks."""
    numbers = {}
    plain = (" ".join(sorted(re.findall(r"\w+", text.lower()))) for text in texts)
    return np.array([numbers.setdefault(text, len(numbers)) for text in plain], np.int64)


CASES = {
    "identical": make_identical,
    "one word off": make_one_word_off,
    "stop phrase": make_stop_phrase,
    "subsets": make_subsets,
    "three words": make_short,
    "prefixes": make_prefixes,
    "empty": make_empty,
    "million words": make_million_words,
}
