"""
What a word of one wording is worth beside a word of another.

Most words have nothing to do with each other.  So each word is looked up by its hooks, strings that
it shares with every word to which it may be related, and only what it meets there is rated.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache

from attrs import frozen

from quoteverify.match._background import weigh_stem
from quoteverify.match._lexicon import find_sides, load_lexicon
from quoteverify.text.stems import stem_word
from quoteverify.text.words import Word, WordKind

__all__ = ["HookedWords", "hook_words", "is_same_word", "rate_beside", "rate_words"]

# What a step of the alignment is worth. Only their order matters: the same word, then a form of
# it, then a word of its class (number for number, "must" for "may"), then any word, then a gap.
_SAME, _FORM, _LIKE, _CLASS, _OTHER = 1000, 900, 700, 500, -400

_SHORTEST_SHARED, _SHARED_SHARE = 4, 0.6  # of two words alike: infra, infrastructure
_HOOKS_KEPT, _RATES_KEPT = 2**15, 2**17

# What the clitics 's and 'd, and the words that they may be short for, are read as.
_READ_AS = (frozenset({"'s", "is", "has"}), frozenset({"would", "had"}))


def is_same_word(one: Word, other: Word) -> bool:
    """Whether two words are the same one, however written."""
    if one.text == other.text:
        return True
    if one.is_clitic and _is_short_for(one, other):
        return True
    return other.is_clitic and _is_short_for(other, one)


def _is_short_for(one: Word, other: Word) -> bool:
    """Whether the clitic *one* can be read as *other*: "he's" is "he is" or "he has"."""
    if one.text in _READ_AS[0]:
        return other.text in {"is", "has"}
    return one.text in _READ_AS[1] and other.text in _READ_AS[1]


@frozen(eq=False)
class HookedWords:
    """Words, and where the words of each hook stand among them."""

    words: Sequence[Word]
    places: Mapping[str, Sequence[int]]


def hook_words(words: Sequence[Word]) -> HookedWords:
    """Return *words* with the places of their hooks."""
    places: dict[str, list[int]] = {}
    if len(words) > 1:  # a single word is rated as it is
        for at, word in enumerate(words):
            for hook in _list_hooks(word.text, word.kind.value):
                places.setdefault(hook, []).append(at)
    return HookedWords(words, places)


def rate_beside(word: Word, others: HookedWords) -> tuple[int, ...]:
    """Return what a word is worth beside each of *others*."""
    words = others.words
    if len(words) == 1:
        return (rate_words(word, words[0]),)
    rates = [_OTHER] * len(words)
    for hook in _list_hooks(word.text, word.kind.value):
        for place in others.places.get(hook, ()):
            if rates[place] == _OTHER:
                rates[place] = rate_words(word, words[place])
    return tuple(rates)


def rate_words(one: Word, other: Word) -> int:
    """Return what two words are worth beside each other."""
    if is_same_word(one, other):
        return _rate_same(one.text)
    if one.kind is not WordKind.WORD or other.kind is not WordKind.WORD:
        return _CLASS if one.kind is other.kind else _OTHER
    return _rate_texts(one.text, other.text)


@lru_cache(maxsize=_RATES_KEPT)
def _rate_same(text: str) -> int:
    return _SAME + round(_SAME * weigh_stem(stem_word(text)))


@lru_cache(maxsize=_RATES_KEPT)
def _rate_texts(one: str, other: str) -> int:
    lexicon = load_lexicon()
    # Forms of other letters are listed ("go", "went"): most pairs of words need no stems.
    may_be_form = one[0] == other[0] or (one in lexicon.forms and other in lexicon.forms)
    if may_be_form and lexicon.is_same_form(one, other):
        return _FORM
    if lexicon.is_opposite(one, other):
        return _LIKE
    if any(one in listed and other in listed for listed in _list_classes()):
        return _CLASS
    if _is_alike(one, other):
        return _LIKE
    return _OTHER


def _list_classes() -> tuple[Container[str], ...]:
    """Return the lists of words that stand for one another: "must" for "may"."""
    lexicon = load_lexicon()
    return lexicon.modality, lexicon.quantifiers, lexicon.negators, lexicon.pronouns


def _is_alike(one: str, other: str) -> bool:
    """Whether two words share so long a beginning that one may be short for the other."""
    if one[:_SHORTEST_SHARED] != other[:_SHORTEST_SHARED]:
        return False  # most pairs of words; the rest decides nothing for them
    short, long = sorted((one, other), key=len)
    shared = next(
        (k for k, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    if shared == len(short):
        return shared >= _SHORTEST_SHARED
    return shared >= max(_SHORTEST_SHARED, _SHARED_SHARE * len(long))


@lru_cache(maxsize=_HOOKS_KEPT)
def _list_hooks(word: str, kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_iter_hooks(word, kind)))


def _iter_hooks(word: str, kind: str) -> Iterator[str]:
    """Yield what a word shares with every word that `rate_words` may find related."""
    lexicon = load_lexicon()
    yield word
    if kind != WordKind.WORD.value:
        yield f"kind {kind}"
    yield from (f"read as {row}" for row, listed in enumerate(_READ_AS) if word in listed)
    yield f"stem {stem_word(word)}"
    yield f"beginning {word[:_SHORTEST_SHARED]}"
    yield from (f"form {row}" for row in lexicon.forms.get(word, ()))
    yield from (f"opposites {side // 2}" for side in find_sides(word))
    yield from lexicon.iter_bases(word)
    yield from (
        f"class {number}" for number, listed in enumerate(_list_classes()) if word in listed
    )
