"""Names as written: where they stand in a text, and what of them is title, office or surname."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate
from operator import add
from typing import Final, NamedTuple

from quoteverify.attribute._lazy import lazy
from quoteverify.attribute._lexicon import NO_PLATFORM, Lexicon

__all__ = [
    "OPENS",
    "Name",
    "RunKey",
    "Runs",
    "find_runs",
    "load_run_names",
    "parse_name",
]

_POSSESSIVE: Final = re.compile(r"(?:['’]s|['’])$")
_CONTRACTION: Final = re.compile("['’]")
_GAP: Final = r"(?:[ \xa0]{1,2}|[ \xa0]?\n[ \xa0]?)"
"""Between two words of a name: a space or the end of a line, never that of a paragraph."""

_SPLIT: Final = re.compile(r"[ \n\xa0]+")
_CAPITAL: Final = "[A-ZÀ-ÖØ-ÞĀ-Ž]"


class Name(NamedTuple):
    """A name as written: its title, if that tells a gender, and its words."""

    title: str
    words: tuple[str, ...]


RunKey = str
"""A run of capitalised words, behind a full stop if it begins a sentence, so that its first capital
tells nothing.  One string, as that keeps its hash."""

OPENS: Final = "."
"""What stands before the run of a key that begins a sentence."""


class Runs:
    """
    The runs of capitalised words of a text, in order.

    Args:
        parts: the text in parts, every second one a run.
    """

    def __init__(self, parts: list[str]) -> None:
        self._parts = parts
        before = [gap[-2:] for gap in parts[:-1:2]]
        openings = map(_OPENINGS.__getitem__, before)  # `[]` of a dict's child is far slower
        self.keys: list[RunKey] = list(map(add, openings, parts[1::2]))

    @property
    def following(self) -> list[str]:
        """What stands behind each run, up to the next one."""
        return self._parts[2::2]

    @lazy
    def starts(self) -> list[int]:
        """Where each run starts."""
        return self._borders[:-1:2]

    @lazy
    def ends(self) -> list[int]:
        """Where each run ends."""
        return self._borders[1::2]

    @lazy
    def _borders(self) -> list[int]:
        return list(accumulate(map(len, self._parts)))


def find_runs(text: str, lexicon: Lexicon) -> Runs:
    """Find the runs of capitalised words of *text* that may hold a name."""
    return Runs(_compile_run(lexicon).split(text))


class _Openings(dict[str, str]):
    """What a key has before its run, as a sentence begins behind these two characters or not."""

    def __missing__(self, before: str) -> str:
        is_inside = before[-1:] == " " and (before[0].isalpha() or before[0] in ",;")
        opening = "" if is_inside else OPENS
        if len(self) < MAX_OPENINGS:
            self[before] = opening
        return opening


MAX_RUNS: Final = 2**15
"""How many runs are remembered: bounds the memory."""

MAX_OPENINGS: Final = 2**12
"""How many pairs of characters are remembered: bounds the memory."""

_OPENINGS: Final = _Openings()


@lru_cache(maxsize=16)
def _compile_run(lexicon: Lexicon) -> re.Pattern[str]:
    """
    Compile the pattern of a run of capitalised words.

    "Mr. J. de la Cole", "Cole-Smith's", "O'Neill"; a title's stop and an initial's belong to it.
    """
    stop = rf"\.(?:(?<=\b{_CAPITAL}\.){NO_PLATFORM}|{lexicon.abbreviation_stop})"
    word = rf"{_CAPITAL}[\w'’&-]*+(?:{stop})?+"
    small = "|".join(sorted(lexicon.particles, key=lambda w: (-len(w), w))) or "(?!)"
    joined = "|".join(sorted(lexicon.joined_particles)) or "(?!)"
    following = rf"{_GAP}(?:(?:{small})[ \n]){{0,2}}+(?:{joined})?+{word}"
    office = _write_office(lexicon) if lexicon.office_heads else "(?!)"
    return re.compile(rf"({word}(?:{following})*+(?:{office}{word}(?:{following})*+)?+)")


def _write_office(lexicon: Lexicon) -> str:
    """Write the pattern of what may stand between an office and a name: " of State "."""
    heads = "|".join(rf"(?<=\b{head.capitalize()})" for head in sorted(lexicon.office_heads))
    fields = "|".join(field.capitalize() for field in sorted(lexicon.office_fields))
    return rf"(?=[ \n]of[ \n])(?:{heads})[ \n]of (?:the )?(?:(?:{fields})(?:,? and|,)?{_GAP})++"


@lru_cache(maxsize=16)
def _compile_office(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(_write_office(lexicon))


def _leave_out_office(run: str, lexicon: Lexicon) -> str:
    """Return "Secretary Ann Cole" for "Secretary of State Ann Cole"."""
    return _compile_office(lexicon).sub(" ", run) if " of " in run else run


class _RunNames(dict[RunKey, tuple[Name, ...]]):
    """The names that each run holds which has been met."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, key: RunKey) -> tuple[Name, ...]:
        is_initial = key[0] == OPENS
        run = key[is_initial:]
        lexicon = self._lexicon
        names = () if run in lexicon.no_names else parse_name(run, lexicon, is_initial=is_initial)
        if len(self) < MAX_RUNS:
            self[key] = names
        return names


@lru_cache(maxsize=16)
def load_run_names(lexicon: Lexicon) -> Mapping[RunKey, tuple[Name, ...]]:
    """Return the names of each run of capitalised words, as a table that fills as it is asked."""
    return _RunNames(lexicon)


def parse_name(run: str, lexicon: Lexicon, *, is_initial: bool = False) -> tuple[Name, ...]:
    """
    Read a run of capitalised words as names, with titles and adjectives taken off.

    A possessive ends a name: "Ann Cole's White Paper" names Ann Cole and the White Paper.
    """
    if run.isalpha():
        is_none = is_initial and (
            run in lexicon.no_initial_names or run.endswith(lexicon.adverb_endings)
        )
        return () if is_none or run in lexicon.no_names else (Name("", (run,)),)
    names: list[Name | None] = []
    words: list[str] = []
    for raw in _SPLIT.split(_leave_out_office(run, lexicon)):
        word = _POSSESSIVE.sub("", raw)
        words.append(word)
        if word != raw:
            names.append(_read_words(words, lexicon, is_initial=is_initial and not names))
            words = []
    names.append(_read_words(words, lexicon, is_initial=is_initial and not names))
    return tuple(name for name in names if name)


def _read_words(words: list[str], lexicon: Lexicon, *, is_initial: bool) -> Name | None:
    """Read the name that *words* end in: what follows the last title, role or adjective."""
    start = 0
    while words and words[-1].lower().rstrip(".") in lexicon.suffixes:
        words = words[:-1]
    for number, word in enumerate(words):
        low = word.lower().rstrip(".")
        is_first = number == start
        if number == len(words) - 1 and _is_surname(low, words[:number], start, lexicon):
            break
        if not _is_name_word(low, lexicon, is_first=is_first, is_initial=is_initial and not number):
            start = number + 1
    kept = words[start:]
    if not kept or (len(kept) == 1 and kept[0].lower() in lexicon.not_names):
        return None
    title = words[start - 1].lower().rstrip(".") if start else ""
    return Name(title if lexicon.genders.get(title) in ("m", "f") else "", tuple(kept))


def _is_surname(low: str, before: list[str], start: int, lexicon: Lexicon) -> bool:
    """Whether a title is a family name behind the words *before* it: "Ann King", "Mr. King"."""
    if low not in lexicon.title_surnames or not before:
        return False
    if start == len(before):
        is_title = before[-1].lower().rstrip(".") in lexicon.titles
        return is_title and low not in lexicon.title_addresses
    given = before[start].lower(), before[-1].lower()
    return not lexicon.given_names.isdisjoint(given) or before[start].endswith(".")


def _is_name_word(low: str, lexicon: Lexicon, *, is_first: bool, is_initial: bool) -> bool:
    if low in lexicon.particles and not is_first:
        return True
    if not low.isalnum() and _CONTRACTION.split(low)[0] in lexicon.initial:
        return False
    if is_initial and low not in lexicon.given_names:
        return low not in lexicon.initial and not low.endswith(lexicon.adverb_endings)
    return low not in lexicon.capital
