"""
What in and around a span in marks speaks for somebody's words, and what for a title or a term.

Each finding has a name; `data/presented.toml` says how much it weighs.  Only the span's own
paragraph and what stands before it is read, so that what a document goes on to say changes
nothing.  A finding follows from a few facts, and few combinations of facts occur, so that the
names of each are remembered.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from quoteverify.attribute._around import (
    FREE_LEADS,
    MAX_NAMED,
    NEAR_WORDS,
    REPORTING,
    Around,
    read_around,
)
from quoteverify.attribute._evidence_words import Kinds, Lexicon, join_kinds, load_lexicon
from quoteverify.attribute._titles import is_title, iter_title
from quoteverify.attribute._views import View

__all__ = ["Lexicon", "Place", "list_evidence", "load_lexicon"]

READ_CHARS: Final = 100
"""How much of a span is read: a line or two of print tell what it is."""

PARAGRAPH_CHARS: Final = 500
"""How far a paragraph is read: most of one in a newspaper."""

MIN_LONG_CHARS: Final = 100
"""A line beyond this was not wrapped; a shorter one below it in a span is a signature."""

MEMORY_CHARS: Final = 20_000
"""How far back a term may have been used without marks: an article's length."""

SHORT_WORDS: Final = 6
"""Titles, names and terms are no longer; what is longer is somebody's words or a pull quote."""

MAX_TERM_WORDS: Final = 3
"""Terms and epithets are short; a longer span before a noun is a phrase somebody used."""

LIST_CHARS: Final = 12
"""How much stands at most between two spans of a list: `,” and “`."""

_LENGTHS: Final = (1, 2, 3, 4, 6, 9, 14)
"""Upper ends of the steps in which the number of words counts; each is half as much again."""

_TRIM: Final = " .,;:!?…"
_MARK_SET: Final = frozenset("\"'“”‘’«»‹›„‚`")


class Place(NamedTuple):
    """
    Where a span stands among the spans of its document.

    Args:
        is_in_headline: in single marks in a short first line above the text.
        has_odd_mark: single marks in a document that has used double ones.
        is_story: the text so far is a book's, where speech stands in marks as a whole and a
            fragment in marks is a term.
    """

    is_in_headline: bool
    has_odd_mark: bool
    is_story: bool


def list_evidence(view: View, place: Place, lexicon: Lexicon) -> list[str]:
    """Return the name of each finding about a quote, in no order that matters."""
    text = view.frame.quote.text
    words = text[:READ_CHARS].split()
    kinds = join_kinds(map(lexicon.kinds.__getitem__, words))
    around = read_around(view, lexicon)
    letter = _name_letter(text[0])
    if lexicon.capitals == "nouns" and around.lead == "word" and letter == "upper":
        letter = "lower"  # a noun inside a sentence is no name for its capital
    found = [
        *_name_form(len(words), letter, kinds & _FORM),
        *_name_before(around.lead, around.before[-2:], around.last, around.second),
        *_name_after(
            around.lead,
            around.stop,
            around.follow,
            around.after[:1],
            _find_report_after(around.after),
        ),
        *_iter_clause(around.before),
        *_iter_document(view, place, len(words)),
        *_iter_paragraph(view, around, lexicon),
    ]
    if around.lead == "word" and len(words) <= MAX_TERM_WORDS:
        found += _iter_term(view, around, lexicon, is_epithet=bool(kinds & Kinds.INTENSIFIER))
    if is_title(text):
        found += iter_title(view, around, lexicon)
        if not any("report" in name or "saying" in name for name in found):
            found.append("title that nobody reports")
        if text.strip(_TRIM).casefold() in lexicon.programs:
            found.append("known program")
    return found


def _name_letter(first: str) -> str:
    return "upper" if first.isupper() else "lower" if first.islower() else "otherwise"


_FORM: Final = Kinds.PRONOUN | Kinds.CLAUSAL | Kinds.FIRST_PERSON


@lru_cache(maxsize=MAX_NAMED)
def _name_form(count: int, letter: str, kinds: int) -> tuple[str, ...]:
    """Name what the span itself shows: its length, first letter, and the words of a clause."""
    return tuple(_iter_form(count, letter, kinds))


def _iter_form(count: int, letter: str, kinds: int) -> Iterator[str]:
    yield "words " + next((str(step) for step in _LENGTHS if count <= step), "more")
    yield "begins " + letter
    if count == 1 and letter == "upper":
        yield "capitalised word"
    if kinds & Kinds.PRONOUN:
        yield "has pronoun"
    if kinds & Kinds.CLAUSAL:
        yield "has verb"
    if kinds & Kinds.FIRST_PERSON:
        yield "has first person"


_NAMES: Final = Kinds.NAMING | Kinds.WORK
_ACTION: Final = frozenset("vg")


def _iter_clause(tags: str) -> Iterator[str]:
    """Read which kinds of words the clause before the span has, near it or far."""
    near = tags[-NEAR_WORDS:]
    if not REPORTING.isdisjoint(near):
        yield "reporting word before"
    elif not REPORTING.isdisjoint(tags):
        yield "reporting word far before"
    if "P" in tags:
        yield "pronoun before"


@lru_cache(maxsize=MAX_NAMED)
def _name_before(lead: str, last_tags: str, last: int, second: int) -> tuple[str, ...]:
    """Name what the last two words before the span show, by their tags and kinds."""
    tag = last_tags[-1:]
    if tag and lead == "word":
        return ("lead " + lead, *_iter_last_words(last_tags, last, second))
    if last & _NAMES:
        return ("lead " + lead, "naming word and pause")
    if tag in REPORTING:
        return ("lead " + lead, "reporting word and pause")
    return ("lead " + lead,)


def _iter_last_words(tags: str, last: int, second: int) -> Iterator[str]:
    kind = _name_kind(tags[-1], last)
    yield "after " + kind
    if second & _NAMES:
        yield "naming word second before"
    elif kind in _LINKS and tags[-2:-1] in REPORTING:
        yield "after reporting word and " + kind


_LINKS: Final = frozenset(("determiner", "preposition", "conjunction", "adverb"))
_TAG_NAMES: Final = {
    **dict.fromkeys("VMG", "reporting"),
    **dict.fromkeys("tUR", "complementizer"),
    **dict.fromkeys("BA", "be"),
    **dict.fromkeys("Ss", "possessive"),
    **dict.fromkeys("OIYZ", "preposition"),
    "D": "determiner",
    "C": "conjunction",
    "L": "adverb",
}


def _name_kind(tag: str, kinds: int) -> str:
    if kinds & Kinds.NAMING:
        return "naming"
    return "work" if kinds & Kinds.WORK else _TAG_NAMES.get(tag, "word")


def _find_report_after(tags: str) -> str:
    """Say whether the clause after the span begins with a reporting word, or what it has near."""
    words = tags[:NEAR_WORDS]
    if not REPORTING.isdisjoint(words[:2]):
        return "reporting word next"
    if not REPORTING.isdisjoint(words):
        return "reporting word after"
    return "" if _ACTION.isdisjoint(words) else "action after"


@lru_cache(maxsize=MAX_NAMED)
def _name_after(lead: str, stop: str, follow: str, tag: str, report: str) -> tuple[str, ...]:
    """Name what the end of the span shows, the next word's *tag*, and the *report* after it."""
    found = ["ends " + stop, "then " + follow]
    if follow in ("stop", "paragraph end") or stop == ". inside":
        if lead in FREE_LEADS:
            found.append("stands alone")
    elif report:
        found.append(report)
    if follow == "lower" and stop == "open" and tag:
        found.append("goes on with a " + ("function word" if tag in _FUNCTION else "noun"))
    if lead == "paragraph" and follow == "paragraph end":
        found.append("fills the paragraph")
    return tuple(found)


_FUNCTION: Final = frozenset("OCUtIYZRBAVMG")


def _iter_document(view: View, place: Place, count: int) -> Iterator[str]:
    """Read what the document up to the span says of spans like this one."""
    quote = view.frame.quote
    if quote.outer_id:
        yield "nested"
    elif place.has_odd_mark:
        yield "odd mark"
    if place.is_in_headline:
        yield "headline"
    if quote.continues_id:
        yield "continues"
    if quote.flags:
        yield "unclosed"
    if place.is_story:
        yield "in a story"
    if not view.frame.is_first:
        yield "after a span"
        if quote.start - view.frame.before <= LIST_CHARS and _has_few_words(view.before.tags):
            yield "in a list"
    if count <= SHORT_WORDS:
        yield from _iter_repeated(view)


def _has_few_words(tags: str) -> bool:
    return sum(map(str.isalpha, tags)) <= 1


def _iter_repeated(view: View) -> Iterator[str]:
    """Read whether a short span stands before in the document, in marks or without."""
    text, start = view.text, view.frame.quote.start
    key = view.frame.quote.text.strip(_TRIM)
    at = text.find(key, max(0, start - MEMORY_CHARS), start) if key else -1
    if at >= 0:
        yield "repeated in marks" if text[at - 1 : at] in _MARK_SET else "repeated without marks"


def _iter_term(view: View, around: Around, lexicon: Lexicon, *, is_epithet: bool) -> Iterator[str]:
    """Read whether a short span stands as a term: `the word “kiln”`, a `“stand down” order`."""
    if around.last & Kinds.TERM:
        yield "after a word for terms"
    if around.follow != "lower" or around.stop != "open" or not around.after:
        return
    if around.before[-1:] not in tuple("DSs"):
        return
    is_carrier = lexicon.kinds[view.after.words[0]] & Kinds.CARRIER
    if is_carrier and not is_epithet and _is_compound(view):
        yield "term before what bears names"
    if around.after[0] not in _FUNCTION:
        yield "term before a noun"


def _is_compound(view: View) -> bool:
    """Whether a span is more than an epithet: `stand down`, `pay-as-you-go`, not `very unfair`."""
    tags, text = view.read_quote().tags, view.frame.quote.text
    return "C" not in tags and "L" not in tags and len(tags) + text.count("-") > 1


def _iter_paragraph(view: View, around: Around, lexicon: Lexicon) -> Iterator[str]:
    """Read the paragraph around the span, where its clause reports nothing: who else speaks."""
    frame, text = view.frame, view.frame.quote.text
    if "\n" in text and len(text.partition("\n")[0]) > MIN_LONG_CHARS:
        yield "signed below"
    if not REPORTING.isdisjoint(around.before + around.after):
        return
    start, end = frame.quote.start, frame.quote.end
    before = view.text[max(frame.left, start - PARAGRAPH_CHARS) : start]
    after = view.text[end : min(frame.right, end + PARAGRAPH_CHARS)]
    near = (before + " " + after).casefold().split()
    if not lexicon.saying.isdisjoint(near):
        yield "saying in the paragraph"
    elif not lexicon.reporting.isdisjoint(near):
        yield "reporting word in the paragraph"
