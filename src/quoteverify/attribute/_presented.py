"""
Decide whether a span in marks is presented as somebody's words.

Titles, names, terms and scare quotes stand in marks too.  Each finding of `_evidence` has a
weight; a span is somebody's words when the weights, with the bias, add up to more than nothing.
What stands inside another quote is part of what that speaker said, and is seldom presented on
its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, repeat
from math import inf

from quoteverify.attribute._around import NEAR_WORDS, PAUSES, REPORTING
from quoteverify.attribute._before import find_opening
from quoteverify.attribute._evidence import Lexicon, Place, list_evidence, load_lexicon
from quoteverify.attribute._evidence_words import Kinds
from quoteverify.attribute._titles import is_title
from quoteverify.attribute._views import View
from quoteverify.data import has_table, load_table, name_language
from quoteverify.records import Document, Quote, QuoteId, QuoteKind

__all__ = ["decide_presented", "is_sure_name", "is_sure_speech", "iter_places", "list_findings"]

MAX_HEADLINE_CHARS = 250
"""A longer first line, or two, is a paragraph, not a headline.  Headlines quote in single marks; a
comma before the closing one (`‘Yes,’ he said`) is running text."""

STORY_SHARE = 0.5
"""From this share of spans that begin a paragraph the text is a story: in annotated news a third
do, in novels two thirds."""

MIN_WRAPPED_CHARS, MAX_WRAPPED_CHARS, MIN_LONG_CHARS = 45, 100, 120
"""Books come as plain text with lines wrapped at 60 to 80 characters, the last words of which may
be long; a line beyond the last figure was not wrapped."""

SURE_NAMES = frozenset(
    (
        "after a word for terms",
        "term before what bears names",
        "between two names",
        "known program",
    )
)
"""Findings that decide alone: `the word “kiln”`; `a “stand down” order`; `Ove “Red” Lund`; a
programme written as a title, `“Meet the Press”`, not `“This week,”`."""

MIN_SURE_WORDS = 3
"""Of fewer words, many spans are names or terms."""

UTTERANCE_LEADS = frozenset(("", ".", "?", "!"))
"""What stands before an utterance."""

REPORTED_ENDINGS = frozenset(",?!")
"""A clause ends in these where the reporter's sentence goes on."""

MIN_WRAPPED_LINES = 6
"""A note or an answer may be wrapped too; a text of fewer such lines is no book."""

CHARS_PER_NUMBER = 2000
"""Wrapped news is no book either: it counts, and dates what happened.  Of the spans in annotated
articles, wrapped for the purpose, three in four stand behind more numbers; of those in novels 2 %,
in the openings of books 8 %."""

MAX_NAME_CHARS = 30
"""A single name is shorter."""

TITLE_MARKS = frozenset("《〈")
"""Chinese sets titles apart from speech by marks of their own."""

MAX_NAME_WORDS, MAX_NAME_LETTERS = 3, 8
"""What is longer is no name or term: counted in words, or in letters where no space parts words."""

_PRIOR_BEGINNING, _PRIOR_SPANS = 1.0, 2.5
"""One paragraph-initial span in two and a half, as a text's first spans tell little."""

_NUMBER = re.compile(r"\d+")
_LATIN = re.compile("[A-Za-z]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")  # Thai, Lao, kana, Han
_SINGLE = frozenset("'‘‚")
_NAME_REPORTS = re.compile("[JT]*N{1,3}V")
_BLANK = " \t\"'“‘„«_\u00a0"


def decide_presented(document: Document, views: Sequence[View]) -> list[bool]:
    """
    Decide of each quote whether it is presented as somebody's words.

    Args:
        document: where they stand.
        views: those of every span of the document, in order of place.
    """
    language = name_language(document.language)
    lexicon = load_lexicon(language)
    is_readable = has_table(language)
    decided: list[bool] = []
    speaks_in_dashes = False
    is_furniture = _make_furniture_test(document.text)
    nested: dict[QuoteId | None, bool] = {}  # an inner quote that goes on is as it began
    for view, place in iter_places(document.text, views):
        quote = view.frame.quote
        if is_furniture and is_furniture(quote.start):
            is_attributed = False
        elif quote.kind is QuoteKind.DIALOGUE:
            speaks_in_dashes = speaks_in_dashes or _is_turn(document, quote, lexicon)
            is_attributed = speaks_in_dashes
        elif quote.kind is QuoteKind.BLOCK:
            is_attributed = True
        elif quote.outer_id and quote.continues_id in nested:
            is_attributed = nested[quote.continues_id]
        elif is_readable and _LATIN.search(quote.text):
            is_attributed = is_sure_speech(view, place, lexicon) or _weigh(view, place, lexicon)
        else:
            is_attributed = _is_speech(document.text, quote)
        if quote.outer_id:
            nested[quote.id] = is_attributed
        decided.append(is_attributed)
    return decided


_FURNITURE_TAG = re.compile(r"<(?P<end>/?)(?:footer|nav)\b[^<>]*>", re.IGNORECASE)


def _make_furniture_test(text: str) -> Callable[[int], bool] | None:
    """
    Return a test whether a place is in the footer or menu of a page given with its tags.

    Slogans and links stand there.  None if the text has neither.
    """
    tags = list(_FURNITURE_TAG.finditer(text)) if "<" in text else []
    if not tags:
        return None
    starts = [tag.start() for tag in tags]
    depths = list(accumulate((-1 if tag["end"] else 1 for tag in tags), _change_depth, initial=0))
    return lambda at: depths[bisect_right(starts, at)] > 0


def _change_depth(depth: int, change: int) -> int:
    return max(depth + change, 0)


def _is_speech(text: str, quote: Quote) -> bool:
    """
    Whether a span of which no word can be read is somebody's words, by its form alone.

    A whole utterance after a stop is; in the reporter's sentence, what is longer than a name.
    """
    if quote.kind is QuoteKind.NESTED or text[quote.start - 1] in TITLE_MARKS:
        return False
    if quote.kind is QuoteKind.DIRECT:
        return True
    if _UNSPACED.search(quote.text):
        return len(quote.text) > MAX_NAME_LETTERS
    return len(quote.text.split()) > MAX_NAME_WORDS


def is_sure_speech(view: View, place: Place, lexicon: Lexicon) -> bool:
    """
    Whether a span is somebody's words beyond doubt, so that no evidence is weighed.

    It is no title, of some words, and set apart as speech is, or a reporting word stands by it.  In
    annotated news and novels 98 % of such spans are somebody's words; weighed, all but one in a
    thousand would pass.  So is one whose sentence opens with whose opinion it is.
    """
    quote = view.frame.quote
    if quote.outer_id or quote.flags or place.is_in_headline or place.has_odd_mark:
        return False
    if quote.text.count(" ") < MIN_SURE_WORDS - 1 or is_title(quote.text):
        return False
    if view.mark_before in UTTERANCE_LEADS or _goes_on(view):
        return True
    return not place.is_story and (_is_led_in(view, lexicon) or _is_opinion(view))


def _goes_on(view: View) -> bool:
    """Whether a reporting verb goes on with the span: “...,” said Ines Boll, or Ines Boll said."""
    if view.frame.quote.text[-1] not in REPORTED_ENDINGS:
        return False
    tags = view.after.tags.lstrip(PAUSES)
    return "V" in tags[:2] or _NAME_REPORTS.match(tags) is not None


def _is_led_in(view: View, lexicon: Lexicon) -> bool:
    """Whether a reporting word stands near before the span, which is no term for all that."""
    tags = view.before.tags.rstrip(PAUSES)
    if REPORTING.isdisjoint(tags[tags.rfind(".") + 1 :][-NEAR_WORDS:]):
        return False
    is_term = lexicon.kinds[view.before.words[len(tags) - 1]] & Kinds.TERM  # the term “...”
    is_before_noun = view.mark_after.islower() and view.frame.quote.text[-1].isalnum()
    return not (is_term or is_before_noun)


def _is_opinion(view: View) -> bool:
    """Whether the sentence opens with whose opinion the span is: "Pour Ines Boll, « ... »"."""
    return view.mark_before == "," and find_opening(view.opening) is not None


def _weigh(view: View, place: Place, lexicon: Lexicon) -> bool:
    weights, bias = _load_weights(is_story=place.is_story)
    found = list_findings(view, place, lexicon)
    return bias + sum(map(weights.get, found, repeat(0.0))) > 0


def list_findings(view: View, place: Place, lexicon: Lexicon) -> list[str]:
    """Return all that has a weight: the evidence, and for a title also what it stands after."""
    found = list_evidence(view, place, lexicon)
    if "title" in found and not place.is_story:
        found += [f"title, {name}" for name in found if name.startswith("after ")]
    if view.mark_after.isupper() and _NICKNAME.issubset(found) and _follows_name(view):
        found.append("between two names")
    return found


_NICKNAME = frozenset(("begins upper", "lead word", "ends open"))


def _follows_name(view: View) -> bool:
    """Whether the word before a span is capitalised."""
    text, start = view.text, view.frame.quote.start
    before = text[max(0, start - MAX_NAME_CHARS) : start].rstrip(_BLANK)
    return before.rpartition(" ")[2][:1].isupper()


CLAUSE_CHARS = 40
"""How far after a turn its reporting word stands: `the old harbour master said`."""


def _is_turn(document: Document, quote: Quote, lexicon: Lexicon) -> bool:
    """
    Whether a paragraph after a dash is speech and no item of a list.

    English lists begin with a dash and a space, and neither ask nor exclaim; once a document
    has been seen to speak so, all its dashes speak.
    """
    if quote.continues_id or name_language(document.language) != "en":
        return True
    text = document.text
    if not text[quote.start - 1].isspace() or "?" in quote.text or "!" in quote.text:
        return True
    clause = text[quote.end : quote.end + CLAUSE_CHARS].partition("\n")[0]
    return not lexicon.reporting.isdisjoint(clause.casefold().replace(",", " ").split())


def is_sure_name(found: Iterable[str]) -> bool:
    """Whether the findings say beyond weighing that a span is a name or a term."""
    return not SURE_NAMES.isdisjoint(found)


@cache
def _load_weights(*, is_story: bool) -> tuple[dict[str, float], float]:
    """Return the weight of each finding, and the bias; in a story some weigh more or less."""
    table = load_table("presented")
    weights: dict[str, float] = dict(table["weights"])
    if is_story:
        for name, weight in table["story"].items():
            weights[name] = weights.get(name, 0.0) + weight
    weights |= dict.fromkeys(SURE_NAMES, -inf)
    return weights, table["bias"]["all"]


_IN_STORY = Place(is_in_headline=False, has_odd_mark=False, is_story=True)
_IN_NEWS = _IN_STORY._replace(is_story=False)


def iter_places(text: str, views: Iterable[View]) -> Iterator[tuple[View, Place]]:
    """Yield each view with where its quote stands among those before it."""
    headline_end = _find_headline_end(text)
    lines = _Lines(text)
    spans, beginning, doubles = 0, 0, 0
    for view in views:
        quote = view.frame.quote
        is_single = text[quote.start - 1 : quote.start] in _SINGLE and not _is_typewriter(
            text, quote
        )
        if quote.outer_id is None:
            spans += 1
            beginning += not view.mark_before
            doubles += not is_single
        share = (beginning + _PRIOR_BEGINNING) / (spans + _PRIOR_SPANS)
        is_story = share > STORY_SHARE or (not lines.has_long and lines.are_wrapped(quote.end))
        if not is_single:
            yield view, _IN_STORY if is_story else _IN_NEWS
            continue
        is_in_headline = quote.end < headline_end and _closes_in_headline(text, quote)
        yield view, Place(is_in_headline, doubles * 2 > spans, is_story)


def _find_headline_end(text: str) -> int:
    """Return where the headline ends, with the second deck right below it, or 0 for none."""
    line_end = text.find("\n")
    if not 0 < line_end <= MAX_HEADLINE_CHARS:
        return 0
    deck_end = text.find("\n\n", line_end)
    is_deck = line_end < deck_end <= MAX_HEADLINE_CHARS
    return deck_end if is_deck else line_end


def _closes_in_headline(text: str, quote: Quote) -> bool:
    """Whether the marks close right after the quote, and not after a comma."""
    return quote.text[-1] != "," and not text[quote.end].isspace()


class _Lines:
    """The lines of a text, read as far as asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self.has_long = False
        self._wrapped = 0
        self._numbers = 0

    def are_wrapped(self, end: int) -> bool:
        """Whether the lines up to the one that holds *end* are wrapped as in a book."""
        text = self._text
        while self._at <= end and not self.has_long:
            newline = text.find("\n", self._at)
            newline = len(text) if newline < 0 else newline
            chars = newline - self._at
            self.has_long = chars > MIN_LONG_CHARS
            if MIN_WRAPPED_CHARS <= chars <= MAX_WRAPPED_CHARS:
                following = text[newline + 1 : newline + 2]
                self._wrapped += bool(following) and not following.isspace()
                self._numbers += len(_NUMBER.findall(text, self._at, newline))
            self._at = newline + 1
        return (
            self._wrapped >= MIN_WRAPPED_LINES
            and not self.has_long
            and self._numbers * CHARS_PER_NUMBER <= self._at
        )


def _is_typewriter(text: str, quote: Quote) -> bool:
    return text[max(0, quote.start - 2) : quote.start] in ("''", "``")
