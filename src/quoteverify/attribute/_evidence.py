"""
What in and around a span in marks speaks for somebody's words, and what for a title or a term.

Each finding has a name; `data/presented.toml` says how much it weighs.  Only the span's own
paragraph and what stands before it is read, so that what a document goes on to say changes
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from attrs import frozen

from quoteverify.attribute._evidence_words import Lexicon, load_lexicon
from quoteverify.records import Quote

__all__ = ["Lexicon", "Place", "list_evidence", "load_lexicon"]

WINDOW_CHARS = 160
"""How far around a span its clause is read: two lines of print, and a clause is shorter."""

PARAGRAPH_CHARS = 500
"""How far a paragraph is read: most of one in a newspaper."""

MIN_LONG_CHARS = 100
"""A line beyond this was not wrapped; a shorter one below it in a span is a signature."""

MEMORY_CHARS = 20_000
"""How far back a term may have been used without marks: an article's length."""

SHORT_WORDS = 6
"""Titles, names and terms are no longer; what is longer is somebody's words or a pull quote."""

MAX_SMALL_WORD = 3
"""Titles leave words of up to three letters in lower case: `of`, `the`, `and`."""

MAX_TERM_WORDS = 3
"""Terms and epithets are short; a longer span before a noun is a phrase somebody used."""

REPEATED_CHARS = 60
"""As much of a span as is looked for elsewhere: a line of print is its own fingerprint."""

_LENGTHS = (1, 2, 3, 4, 6, 9, 14)
"""Upper ends of the steps in which the number of words counts; each is half as much again."""

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[^\W\d_a-zß-ÿ]|[\"'“‘«(\[])")
_CLAUSE_END = re.compile(r"[.!?;][\"'”’»)\]]*(?:\s|$)|[\"“«„]")

_MARKS = "\"'“”‘’«»‹›„‚`"
_MARK_SET = frozenset(_MARKS)
_TRIM = " .,;:!?…"
_MARKS_AND_SPACE = _MARKS + " \t\n\r\u00a0\u202f_*"


@frozen(kw_only=True)
class Place:
    """
    Where a span stands among the spans of its document.

    Args:
        previous_end: where the one before it at its level ends, or -1.
        is_in_headline: in single marks in a short first line above the text.
        has_odd_mark: single marks in a document that has used double ones.
        is_story: the text so far is a book's, where speech stands in marks as a whole and a
            fragment in marks is a term.
    """

    previous_end: int
    is_in_headline: bool
    has_odd_mark: bool
    is_story: bool


_FREE_LEADS = frozenset(("paragraph", "sentence"))


def list_evidence(text: str, quote: Quote, place: Place, lexicon: Lexicon) -> list[str]:
    """Return the name of each finding about *quote*, in no order that matters."""
    around = _read_around(text, quote, place)
    words = _list_words(quote.text)
    found = [
        *_iter_form(quote.text, words, lexicon),
        *_iter_before(around, lexicon),
        *_iter_after(around, lexicon),
        *_iter_document(text, quote, place, words),
        *_iter_paragraph(text, quote, lexicon),
        *_iter_term(around, words, lexicon),
    ]
    if _is_title(quote.text):
        found += ("title", *_iter_title(around, lexicon))
    if quote.text.strip(_TRIM).casefold() in lexicon.programs:
        found.append("known program")
    return found


class _Around(NamedTuple):
    """What stands around a span: its clause before and after, the punctuation at both seams."""

    lead: str
    before: list[str]
    stop: str
    follow: str
    after: list[str]


def _list_words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("’", "'"))


def _read_around(text: str, quote: Quote, place: Place) -> _Around:
    before = text[max(0, quote.start - WINDOW_CHARS) : quote.start].rpartition("\n\n")[2]
    before = before.rstrip(_MARKS_AND_SPACE)
    lead = _name_lead(before)
    clause = "" if lead in _FREE_LEADS else _SENTENCE_END.split(before)[-1]
    if place.previous_end > quote.start - len(clause):
        clause = text[place.previous_end : quote.start]
    after = text[quote.end : quote.end + WINDOW_CHARS].partition("\n\n")[0]
    after = after.lstrip(_MARKS_AND_SPACE)
    return _Around(
        lead=lead,
        before=_list_words(clause),
        stop=_name_stop(quote.text[-1], after),
        follow=_name_follow(after),
        after=_list_words(_CLAUSE_END.split(after, maxsplit=1)[0]),
    )


_LEADS = {
    **dict.fromkeys(".!?…", "sentence"),
    **dict.fromkeys(",;", "comma"),
    ":": "colon",
    **dict.fromkeys("—–-", "dash"),
    **dict.fromkeys("([", "bracket"),
}


def _name_lead(before: str) -> str:
    """Say what leads up to a span: a paragraph's start, a stop, a comma, a word."""
    return _LEADS.get(before[-1], "word") if before else "paragraph"


def _name_stop(last: str, after: str) -> str:
    """Say how the span ends, inside its marks or just after them."""
    if last in ",.?!;:":
        return last + " inside"
    if last in "—–-…":
        return "cut off"
    return after[0] + " outside" if after and after[0] in ",.?!;:" else "open"


def _name_follow(after: str) -> str:
    """Say what follows the closing mark."""
    if not after:
        return "paragraph end"
    first = after[0]
    if first.isalpha():
        return "upper" if first.isupper() else "lower"
    return {".": "stop", "!": "stop", "?": "stop", ",": "comma", ";": "comma"}.get(first, "other")


def _iter_form(text: str, words: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    """Read the span itself: its length, its first letter, and whether it has a clause's words."""
    steps = (str(step) for step in _LENGTHS if len(words) <= step)
    yield "words " + next(steps, "more")
    first = text[0]
    yield "begins " + ("upper" if first.isupper() else "lower" if first.islower() else "otherwise")
    if len(words) == 1 and first.isupper():
        yield "capitalised word"
    if not lexicon.pronouns.isdisjoint(words):
        yield "has pronoun"
    if not lexicon.clausal.isdisjoint(words):
        yield "has verb"
    if not lexicon.first_person.isdisjoint(words):
        yield "has first person"


def _is_title(text: str) -> bool:
    """Whether every longer word is capitalised, as in a title: `The Tale of Two Rivers`."""
    if " " not in text:
        return False
    has_long = False
    for found in _WORD.finditer(text):
        start, end = found.span()
        if end - start > MAX_SMALL_WORD:
            if text[start].islower():
                return False
            has_long = True
    return has_long


def _iter_before(around: _Around, lexicon: Lexicon) -> Iterator[str]:
    """Read the clause that leads up to the span."""
    yield "lead " + around.lead
    words = around.before
    if not words:
        return
    if around.lead == "word":
        yield from _iter_last_words(words, lexicon)
    elif words[-1] in lexicon.reporting:
        yield "reporting word and pause"
    elif words[-1] in lexicon.naming or words[-1] in lexicon.works:
        yield "naming word and pause"
    yield from _iter_clause(words, lexicon)


def _iter_clause(words: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    """Read which kinds of words the clause before the span has, near it or far."""
    if not lexicon.reporting.isdisjoint(words[-8:]):
        yield "reporting word before"
    elif not lexicon.reporting.isdisjoint(words):
        yield "reporting word far before"
    elif not lexicon.action.isdisjoint(words[-6:]):
        yield "action before"
    if not lexicon.saying.isdisjoint(words):
        yield "saying before"
    if not lexicon.pronouns.isdisjoint(words):
        yield "pronoun before"
    if not lexicon.naming.isdisjoint(words[-4:]):
        yield "naming word before"


def _iter_last_words(words: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    kind = _name_word(words[-1], lexicon)
    yield "after " + kind
    if len(words) == 1:
        return
    if kind in _LINKS and words[-2] in lexicon.reporting:
        yield "after reporting word and " + kind
    if words[-2] in lexicon.naming or words[-2] in lexicon.works:
        yield "naming word second before"


_LINKS = frozenset(("determiner", "preposition", "conjunction", "adverb"))


def _name_word(word: str, lexicon: Lexicon) -> str:
    for kind in ("naming", "reporting", "complementizer", "determiner", "be", "conjunction"):
        if word in getattr(lexicon, _LISTS[kind]):
            return kind
    if word.endswith(("'s", "s'")):
        return "possessive"
    if word in lexicon.works:
        return "work"
    if word in lexicon.prepositions:
        return "preposition"
    return "adverb" if word.endswith(lexicon.adverb_ending) else "word"


_LISTS = {
    "naming": "naming",
    "reporting": "reporting",
    "complementizer": "complementizers",
    "determiner": "determiners",
    "be": "be",
    "conjunction": "conjunctions",
}


def _iter_after(around: _Around, lexicon: Lexicon) -> Iterator[str]:
    """Read how the span ends and the clause that goes on after it."""
    yield "ends " + around.stop
    yield "then " + around.follow
    words = around.after
    if around.follow not in ("stop", "paragraph end") and around.stop != ". inside":
        if not lexicon.reporting.isdisjoint(words[:2]):
            yield "reporting word next"
        elif not lexicon.reporting.isdisjoint(words[:6]):
            yield "reporting word after"
        elif not lexicon.action.isdisjoint(words[:4]):
            yield "action after"
    elif around.lead in _FREE_LEADS:
        yield "stands alone"
    if not lexicon.saying.isdisjoint(words):
        yield "saying after"
    if around.follow == "lower" and around.stop == "open" and words:
        yield "goes on with a " + ("function word" if _is_function(words[0], lexicon) else "noun")
    if around.lead == "paragraph" and around.follow == "paragraph end":
        yield "fills the paragraph"


def _is_function(word: str, lexicon: Lexicon) -> bool:
    return (
        word in lexicon.prepositions
        or word in lexicon.conjunctions
        or word in lexicon.be
        or word in lexicon.reporting
        or word in lexicon.complementizers
    )


def _iter_title(around: _Around, lexicon: Lexicon) -> Iterator[str]:
    """Read what a capitalised span stands beside: `on ABC's`, `her memoir`, `host of`."""
    yield "title after " + around.lead
    yield "title ends " + around.stop
    near = around.before[-6:] + around.after[:3]
    if not lexicon.works.isdisjoint(near):
        yield "title beside a kind of work"
    if not lexicon.airing.isdisjoint(near):
        yield "title beside a broadcast"
    if len(around.before) > 1 and around.before[-2] in lexicon.prepositions:
        yield "title after preposition and word"
    if not lexicon.saying.isdisjoint(around.after[:2]):
        yield "title and saying"


def _iter_document(text: str, quote: Quote, place: Place, words: Sequence[str]) -> Iterator[str]:
    """Read what the document up to the span says of spans like this one."""
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
    yield from _iter_repeated(text, quote, len(words))
    yield from _iter_neighbours(text, quote, place)


def _iter_term(around: _Around, words: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    """Read whether a short span stands as a term: `the word “kiln”`, `a “stand down” order`."""
    if len(words) > MAX_TERM_WORDS or around.lead != "word" or not around.before:
        return
    last = around.before[-1]
    if last in lexicon.terms:
        yield "after a word for terms"
    if around.follow != "lower" or around.stop != "open" or not around.after:
        return
    if last not in lexicon.determiners and not last.endswith("'s"):
        return
    if around.after[0] in lexicon.carriers and _is_compound(words, lexicon):
        yield "term before what bears names"
    if not _is_function(around.after[0], lexicon):
        yield "term before a noun"


def _is_compound(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a span is more than an epithet: `stand down`, `pay-as-you-go`, not `very unfair`."""
    is_epithet = any(
        word in lexicon.conjunctions
        or word in lexicon.intensifiers
        or word.endswith(lexicon.adverb_ending)
        for word in words
    )
    return not is_epithet and "".join(words).count("-") + len(words) > 1


def _iter_paragraph(text: str, quote: Quote, lexicon: Lexicon) -> Iterator[str]:
    """Read the paragraph around the span: whether anybody speaks in it at all."""
    before = text[max(0, quote.start - PARAGRAPH_CHARS) : quote.start].rpartition("\n\n")[2]
    after = text[quote.end : quote.end + PARAGRAPH_CHARS].partition("\n\n")[0]
    near = (before + " " + after).casefold().split()
    if not lexicon.saying_tokens.isdisjoint(near):
        yield "saying in the paragraph"
    elif not lexicon.reporting_tokens.isdisjoint(near):
        yield "reporting word in the paragraph"
    if "\n" in quote.text and len(quote.text.partition("\n")[0]) > MIN_LONG_CHARS:
        yield "signed below"


def _iter_repeated(text: str, quote: Quote, count: int) -> Iterator[str]:
    key = quote.text.strip(_TRIM)[:REPEATED_CHARS]
    if not key:
        return
    at = text.find(key, max(0, quote.start - MEMORY_CHARS), quote.start)
    if at < 0:
        return
    if count > SHORT_WORDS:
        yield "repeated at length"
    else:
        yield "repeated in marks" if text[at - 1 : at] in _MARK_SET else "repeated without marks"


def _iter_neighbours(text: str, quote: Quote, place: Place) -> Iterator[str]:
    """Whether another span of the paragraph stands before or after it, and whether in a list."""
    if quote.outer_id:
        return
    if place.previous_end >= 0 and text.find("\n\n", place.previous_end, quote.start) < 0:
        yield "after a span"
        if len(_WORD.findall(text[place.previous_end : quote.start][:WINDOW_CHARS])) <= 1:
            yield "in a list"
