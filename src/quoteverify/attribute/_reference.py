"""Whom "he" or "the senator" means: the person named before for whom the words can stand."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import Final

from quoteverify.attribute._lexicon import Gender, Lexicon
from quoteverify.attribute._people import People
from quoteverify.attribute._sightings import Sighting

__all__ = ["resolve_pronoun", "resolve_role"]

BACK_CHARS: Final = 1500
"""How far back the person behind a pronoun is looked for: a page."""

MAX_SIGHTINGS: Final = 200
"""How many names before are asked for an office: bounds the time."""

SENTENCE_CHARS: Final = 200
"""How near, in one sentence, somebody of unknown gender may be whom a pronoun means."""

BESIDE_CHARS: Final = 120
"""How far behind a name its office may stand: "Ann Cole, for ten years the mayor of Leeds"."""

ARTICLE_CHARS: Final = 10
"""The longest article, with its spaces."""

_NEXT_WORD: Final = re.compile(r"(?:,[^.,;:“”\"]{1,80},)?[ \n\xa0]+(\w+)")
_VERBS: Final = frozenset("VMvAB")


def resolve_pronoun(
    text: str, at: int, gender: Gender, lexicon: Lexicon, people: People
) -> str | None:
    """
    Return the person for whom a pronoun of *gender* at *at* can stand.

    The one who did something last; if nobody did, the one named last.  Somebody of unknown gender
    it is only in the pronoun's own sentence, or if nobody else has been named.
    """
    named, lone = None, None
    persons: set[str] = set()
    for sighting in people.iter_back(at):
        if sighting.start < at - BACK_CHARS:
            break
        person = people.resolve(sighting.name)
        if len(persons) <= 1 and not _has_article(text, sighting, lexicon):
            persons.add(person)
        known = people.gender_of(person)
        if known not in ("", gender):
            continue
        lone = person if person in persons else lone
        is_near = known or _is_one_sentence(text, sighting.end, at)
        if is_near and _is_subject(text, sighting, lexicon):
            return person
        if known:
            named = named or person
    return named or (lone if len(persons) == 1 else None)


def resolve_role(text: str, at: int, noun: str, lexicon: Lexicon, people: People) -> str | None:
    """
    Return the person named last before *at* whose office or trade was given as *noun*.

    Written with a capital it is a title and as good as a name, so that only a title will do.
    """
    low = noun.lower()
    behind, before = _compile_office(low)
    is_apposed = noun == low and text.find(low, 0, at) >= 0
    for sighting in islice(people.iter_back(at), MAX_SIGHTINGS):
        start, end, _ = sighting
        title = text[start:end].partition(" ")[0].lower().rstrip(".")
        if low == title or low in lexicon.short_titles.get(title, ()):
            return people.resolve(sighting.name)
        near = max(0, start - BESIDE_CHARS)
        if not is_apposed or text.find(low, near, end + BESIDE_CHARS) < 0:
            continue
        if behind.match(text, end, min(end + BESIDE_CHARS, at)):
            return people.resolve(sighting.name)
        if before.search(text, near, start):
            return people.resolve(sighting.name)
    return None


@lru_cache(maxsize=256)
def _compile_office(noun: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compile ", for ten years the mayor" behind a name, and "mayor of Leeds" before one."""
    word = re.escape(noun)
    behind = re.compile(rf",\s+(?:\w+\s+){{0,4}}{word}\b(?!['’])")
    before = re.compile(rf"\b{word}(?: of \w+)?[ \n]$")
    return behind, before


def _has_article(text: str, sighting: Sighting, lexicon: Lexicon) -> bool:
    """Whether a word is a noun rather than a name: German writes nouns so."""
    if len(sighting.name.words) > 1:
        return False
    words = text[max(0, sighting.start - ARTICLE_CHARS) : sighting.start].split()
    return bool(words) and lexicon.lower.get(words[-1].lower()) == "D"


def _is_one_sentence(text: str, start: int, end: int) -> bool:
    return end - start < SENTENCE_CHARS and text.find(". ", start, end) < 0


def _is_subject(text: str, sighting: Sighting, lexicon: Lexicon) -> bool:
    following = _NEXT_WORD.match(text, sighting.end)
    if not following:
        return False
    word = following.group(1)
    tag = lexicon.lower.get(word)
    return tag in _VERBS if tag else word.endswith(lexicon.action_endings)
