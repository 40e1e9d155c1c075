"""The words around each quote, read once: speakers and evidence are found in the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from quoteverify.attribute._frames import AFTER_CHARS, Frame, iter_frames
from quoteverify.attribute._lazy import lazy
from quoteverify.attribute._lexicon import Lexicon
from quoteverify.attribute._tokens import NO_WORDS, Words, cut_sentence, read_words, strip_tags
from quoteverify.records import Quote

__all__ = ["View", "list_views"]

QUOTE_MARKS: Final = " \n\t\xa0\"'`“”‘’„‚«»‹›[("
MARKS_AND_SPACE: Final = "\"'“”‘’«»‹›„‚` \t\n\r\u00a0\u202f_*"
# the rest of the line behind a quote, or the line below it, if that begins with a dash
_NAME_OF_LINE: Final = r"(?P<line>[-–—―]{1,2} ?[*_]{0,3}[^\W\d_][^\n!?]{1,120})(?=\n|$)"
_SIGNED_BEHIND: Final = re.compile(rf"[\"”“»’‘'*_]{{0,4}}[ \t]*{_NAME_OF_LINE}")
_SIGNED_BELOW: Final = re.compile(
    rf"(?<!:)[^\w\n:]{{0,4}}[^\S\n]*\n[\s>]*{_NAME_OF_LINE}(?!\n[\s>]*[-–—―])"
)

_LINE_START: Final = re.compile(r"(?:\A|\n)[\W\d]*\Z")

SENTENCE_ENDINGS: Final = frozenset(".?!…")
LEAD_MARKS: Final = 12
"""How many marks and spaces may stand between a quote and the words before it."""

TAG_CHARS: Final = 300
"""The same where HTML tags stand between: some, with their attributes."""

MAX_SENTENCES: Final = 3
"""How many full stops before a quote may belong to what is read; abbreviations count."""

SENTENCE_CHARS: Final = 60
"""From here on a full stop after a quote is tried as the end of what must be read."""


class View:
    """
    A quote with the words before and after it, read when first asked for.

    Args:
        text: the document's text.
        frame: where the quote stands.
        lexicon: the words of its language.
        previous: the view of the quote before, if all between the two is after that one and
            before this one.

    `has_lead` says whether the quote's sentence begins before the quote.
    """

    def __init__(
        self, text: str, frame: Frame, lexicon: Lexicon, previous: View | None = None
    ) -> None:
        self.text = text
        self.frame = frame
        self._lexicon = lexicon
        self._previous = previous
        self.is_far = frame.is_last or frame.after - frame.quote.end >= AFTER_CHARS
        self.begins_sentence = frame.is_first
        start, end = frame.before, frame.quote.start
        ending = text[max(start, end - LEAD_MARKS) : end].rstrip(QUOTE_MARKS)[-1:]
        self.has_lead = bool(ending) and ending not in SENTENCE_ENDINGS

    @lazy
    def after(self) -> Words:
        """The words up to the next quote; if that is far, at least the first sentence."""
        start, end, text = self.frame.quote.end, self.frame.after, self.text
        stop = text.find(". ", start + SENTENCE_CHARS, end) if self.is_far else -1
        if stop >= 0:
            words = read_words(text, start, stop + len(". x"), self._lexicon)
            if len(cut_sentence(words.tags)) < len(words.tags):
                return words
        return read_words(text, start, end, self._lexicon) if start < end else NO_WORDS

    @lazy
    def before(self) -> Words:
        """The words since the quote before or the paragraph's start, a few sentences at most."""
        if self._previous is not None:
            return self._previous.after
        start = self.frame.before
        end = stop = self.frame.quote.start
        for _ in range(MAX_SENTENCES if self.has_lead else MAX_SENTENCES + 1):
            stop = self.text.rfind(". ", start, stop)
            if stop < 0:
                break
        else:
            start, self.begins_sentence = stop + 1, True
        return read_words(self.text, start, end, self._lexicon) if start < end else NO_WORDS

    @lazy
    def opening(self) -> str:
        """The tags of the sentence before the quote, if it begins as "Pour Ines Boll," does."""
        words, tags = self.before.words, self.before.tags
        begin = tags.rfind(".") + 1
        first = words[begin].lower() if begin < len(words) else ""
        return f"z{tags[begin + 1 :]}" if self._lexicon.initial.get(first) == "z" else ""

    @lazy
    def mark_before(self) -> str:
        """The last character of the paragraph before the quote but for marks, space and tags."""
        left, end = self.frame.left, self.frame.quote.start
        start = max(left, end - LEAD_MARKS)
        before = self.text[start:end].rstrip(MARKS_AND_SPACE)
        if before[-1:] == ">":
            start = max(left, end - TAG_CHARS)
            before = strip_tags(self.text[start:end]).rstrip(MARKS_AND_SPACE)
        return before[-1:]

    @lazy
    def mark_after(self) -> str:
        """The first character of the paragraph after the quote but for marks, space and tags."""
        start, right = self.frame.quote.end, self.frame.right
        after = self.text[start : min(right, start + LEAD_MARKS)].lstrip(MARKS_AND_SPACE)
        if after[:1] == "<":
            after = strip_tags(self.text[start : min(right, start + TAG_CHARS)])
            after = after.lstrip(MARKS_AND_SPACE)
        return after[:1]

    def read_quote(self) -> Words:
        """Read the quote's own words."""
        quote = self.frame.quote
        return read_words(self.text, quote.start, quote.end, self._lexicon)

    def read_signature(self) -> Words:
        """Read the rest of the quote's line, or the line below it, if that begins with a dash."""
        text, end = self.text, self.frame.quote.end
        signed = _SIGNED_BEHIND.match(text, end) or _SIGNED_BELOW.match(text, end)
        return read_words(text, *signed.span("line"), self._lexicon) if signed else NO_WORDS

    @lazy
    def begins_line(self) -> bool:
        """Whether nothing but marks, or the number in a list, stands before it in its line."""
        start = self.frame.quote.start
        return _LINE_START.search(self.text, max(0, start - LEAD_MARKS), start) is not None

    def read_lead(self) -> Words:
        """Read the end of the paragraph before, if the quote's own begins with the quote."""
        start, end = self.frame.lead, self.frame.before
        return read_words(self.text, start, end, self._lexicon) if start >= 0 else NO_WORDS


def list_views(text: str, quotes: Sequence[Quote], lexicon: Lexicon) -> list[View]:
    """
    Return the view of each of *quotes*, which are in order, outer before inner.

    Around a quote inside a quote only the words of the outer one are seen.
    """
    outer = [quote for quote in quotes if quote.outer_id is None]
    views = list(_iter_outer(text, outer, lexicon))
    if len(views) == len(quotes):
        return views
    known = iter(views)
    outers = {quote.id: quote for quote in quotes}
    return [
        _view_nested(text, quote, outers.get(quote.outer_id, quote), lexicon)
        if quote.outer_id
        else next(known)
        for quote in quotes
    ]


def _iter_outer(text: str, quotes: Sequence[Quote], lexicon: Lexicon) -> Iterator[View]:
    previous: View | None = None
    for frame in iter_frames(text, quotes):
        is_shared = (
            previous is not None
            and not previous.is_far
            and previous.frame.quote.end == frame.before
            and previous.frame.after == frame.quote.start
        )
        previous = View(text, frame, lexicon, previous if is_shared else None)
        yield previous


def _view_nested(text: str, quote: Quote, outer: Quote, lexicon: Lexicon) -> View:
    frame = Frame(
        quote,
        outer.start,
        outer.end,
        lead=-1,
        left=outer.start,
        right=outer.end,
        paragraph=0,
        is_first=True,
        is_last=True,
    )
    return View(text, frame, lexicon)
