"""Where a quote stands in a long text."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence

import attrs
from attrs import field, frozen

from quoteverify.exceptions import InputTypeError
from quoteverify.match._audits import audit_turns, audit_words
from quoteverify.match._compare import compare_quotes
from quoteverify.match._edges import include_numbers, include_replaced
from quoteverify.match._fold import FoldedText, fold_text
from quoteverify.match._furniture import Furniture
from quoteverify.match._pieces import join_windows, split_at_amounts, split_pieces
from quoteverify.match._seeds import SEED_LETTERS, Seeds, SeedScan, SeedTable
from quoteverify.match._windows import (
    AskedSeeds,
    Window,
    ask_seeds,
    find_edge_windows,
    find_exact_windows,
    find_voted_windows,
)
from quoteverify.records import Comparison, Edit, Passage, Relation, Span
from quoteverify.settings import MatchSettings, choose_settings

__all__ = ["Finder", "PassageIndex", "cut_to_quote", "find_quote", "make_passage", "move_edit"]

_MAX_PASSAGES = 1000  # what stands at more places is furniture; the first in the text are given
_SHORT_SEED_LETTERS = 5
_MOST_STRETCHED = 2  # times its letters may a quote take where its amounts are written otherwise
_MAX_READ_CHARS = 3000  # of a place whose pieces lie far apart, the middle is not read ...
_FAR_CHARS = 500  # ... but as many words of it as show that they are far apart

_PART = 0.75  # of what the best place has of a quote; one that has less has a part of it
_SHORT_LETTERS = 24  # in so short a quote one changed word can leave next to no score
_PAGE_WORDS = 1000  # in a text of more, a place alike by chance is as much more likely
_MIN_VOTES, _MIN_SHORT_VOTES = 0.34, 0.15
_MIN_NEAR_SCORE = 0.9

# A sign of currency before an amount, a per cent sign or a degree sign after it.
_LEADING_SIGN = re.compile(r"(?:(?<![^\W_])[A-Za-z]{1,4})?[$£€¥₹₽₩₪₴₺]\s?")
_SIGN_BEFORE = re.compile(_LEADING_SIGN.pattern + r"\Z")
_MOST_OF_SIGN = 6  # "Mex$ "
_EDGE_CHARACTERS = " \t\r\n.,;:!?\"“”‘’'()"
_TRAILING_SIGN = re.compile(r"\s?[%‰°€]")


@frozen
class PassageIndex:
    """
    A text indexed once, to be asked for many quotes.

    Args:
        text: the text; the places of passages are code points of it.

    >>> index = PassageIndex("We met at noon. The river was high, and the bridge was closed.")
    >>> [(p.start, p.end, p.relation.value) for p in index.find("the bridge was CLOSED")]
    [(40, 61, 'identical')]
    """

    text: str = field(repr=False)
    _finder: Finder = field(init=False, repr=False, eq=False)

    @_finder.default
    def _make_finder(self) -> Finder:
        _check_string(self.text, "text")
        folded = fold_text(self.text)
        return Finder(folded, SeedTable.from_folded(folded))

    def find(self, quote: str, *, settings: MatchSettings | None = None) -> tuple[Passage, ...]:
        """Find where *quote* stands in the text, as `find_quote` does."""
        _check_string(quote, "quote")
        return self._finder.find(quote, settings=choose_settings(settings, MatchSettings))


def find_quote(
    quote: str, text: str, *, settings: MatchSettings | None = None
) -> tuple[Passage, ...]:
    r"""
    Find where *quote* stands in *text*: word for word, with light edits, or with words cut.

    Line breaks, hyphenation, ligatures, page numbers and running headers, letter case and
    typography do not hide a place.  To ask one text for many quotes, make a `PassageIndex`.

    Args:
        quote: the words to find, without marks.
        text: where to look.
        settings: the score a passage needs.

    Returns:
        The passages, best first, then by place; at most 1,000.

    >>> [(p.start, p.end) for p in find_quote("a dog and a cat", "A dog\nand a  cat, he said.")]
    [(0, 16)]
    """
    _check_string(quote, "quote")
    _check_string(text, "text")
    folded = fold_text(text)
    finder = Finder(folded, SeedScan.from_folded(folded))
    return finder.find(quote, settings=choose_settings(settings, MatchSettings))


@functools.lru_cache(maxsize=4096)
def _fold_piece(piece: str) -> FoldedText:
    return fold_text(piece)  # a quote is asked of one source after the other


def _check_string(given: object, where: str) -> None:
    if not isinstance(given, str):
        raise InputTypeError(given, "a string", where=where)


@frozen(eq=False)
class Finder:
    """A folded text and its seeds; finds quotes in it."""

    folded: FoldedText
    seeds: Seeds
    _furniture: Furniture = field(init=False)

    @_furniture.default
    def _make_furniture(self) -> Furniture:
        return Furniture(self.folded.text)

    def find(
        self, quote: str, *, settings: MatchSettings, most: int = _MAX_PASSAGES
    ) -> tuple[Passage, ...]:
        """Find where *quote* stands: best first, then by place; *most* in the same letters."""
        compare = functools.cache(compare_quotes)  # many places often have the same letters
        found = [
            (window, self._explain(quote, window, compare, settings.score_cutoff))
            for window in self.find_windows(quote, most=most)
        ]
        kept = [(passage, window) for window, passage in found if passage is not None]
        kept.sort(key=lambda pair: (*_rank_roughly(pair[0]), -pair[1].similarity, pair[0].start))
        return tuple(passage for passage, _ in kept)

    def find_windows(self, quote: str, *, most: int = _MAX_PASSAGES) -> list[Window]:
        """Return the places that may hold *quote*, in letters of the stream, in order."""
        pieces = split_pieces(quote)
        if len(pieces) > 1:
            found = self._find_pieces(pieces)
            if all(found):
                return join_windows(found)
        is_rest = len(pieces) == 1 and pieces[0] != quote  # an editor's words stand at an end
        return (
            (self._find_piece(pieces[0]) if is_rest else [])
            or self._find_piece(quote, most=most)
            or find_edge_windows(_fold_piece(quote), self.folded)
            or self._find_around_amounts(quote)
        )

    def _find_around_amounts(self, quote: str) -> list[Window]:
        """Find where what is not an amount in *quote* stands: "five dollars" may be "$5" there."""
        pieces = split_at_amounts(quote)
        if len(pieces) < 2:  # noqa: PLR2004 - an amount between two pieces
            return []
        found = self._find_pieces(pieces)
        letters = len(_fold_piece(quote))
        if not all(found):
            return []
        return [
            attrs.evolve(window, similarity=0.0, covered=0.0)  # to be judged by its words alone
            for window in join_windows(found)
            if window.end - window.start <= _MOST_STRETCHED * letters
        ]

    def _find_pieces(self, pieces: Sequence[str]) -> list[list[Window]]:
        """Find each piece: the longest anywhere, the others near it if they stand there."""
        longest = max(pieces, key=len)
        anchors = self._find_piece(longest)
        return [
            anchors if piece is longest else self._find_piece(piece, near=anchors)
            for piece in pieces
        ]

    def _find_piece(
        self, piece: str, *, most: int = _MAX_PASSAGES, near: Sequence[Window] = ()
    ) -> list[Window]:
        folded = _fold_piece(piece)
        if not len(folded):
            return []
        asked = ask_seeds(folded, self.folded, self.seeds, SEED_LETTERS)
        exact = find_exact_windows(asked, limit=most, near=near)
        alike = _find_near(asked, _MIN_VOTES) if len(folded) >= SEED_LETTERS else []
        if not exact and not alike and len(folded) >= _SHORT_SEED_LETTERS:
            asked = ask_seeds(folded, self.folded, self.seeds, _SHORT_SEED_LETTERS)
            alike = _find_near(asked, _MIN_SHORT_VOTES)
        most_covered = max((window.covered for window in (*exact, *alike)), default=0.0)
        alike = [window for window in alike if window.covered >= _PART * most_covered]
        return _drop_overlaps([*exact, *alike])

    def _explain(
        self,
        quote: str,
        window: Window,
        compare: Callable[[str, str], Comparison],
        score_cutoff: float,
    ) -> Passage | None:
        """Return the passage at *window*; None if its letters are others and it scores low."""
        text = self.folded.text
        start, end = self._include_signs(quote, *self.folded.find_span(window.start, window.end))
        comparison = self._compare(quote, start, end, compare)
        if not self._is_passage(window, comparison, score_cutoff):
            return None
        passage = cut_to_quote(quote, make_passage(comparison, text, start, end), text)
        passage = audit_words(quote, passage, text)
        return audit_turns(quote, passage, text)

    def _compare(
        self, quote: str, start: int, end: int, compare: Callable[[str, str], Comparison]
    ) -> Comparison:
        """Compare *quote* with a place, furniture of the page left out if that is nearer."""
        read = _shorten(self.folded.text[start:end], len(quote))
        comparison = compare(quote, read)
        if comparison.relation.has_same_words or end - start > _MAX_READ_CHARS:
            return comparison
        blanked = self._furniture.blank(start, end)
        if blanked == read:
            return comparison
        return max(comparison, compare(quote, blanked), key=_rank)

    def _is_passage(self, window: Window, comparison: Comparison, score_cutoff: float) -> bool:
        if window.similarity >= 1 or comparison.relation is Relation.IDENTICAL:
            return True
        if not window.similarity:
            return comparison.score >= self._raise_cutoff(score_cutoff)
        is_short = window.letters <= _SHORT_LETTERS
        return comparison.score >= score_cutoff or (is_short and window.is_telling)

    def _raise_cutoff(self, score_cutoff: float) -> float:
        """Return the score that a place in so long a text needs."""
        odds = score_cutoff / max(1 - score_cutoff, 1e-9)
        odds *= max(1.0, len(self.folded.starts) / _PAGE_WORDS)
        return max(score_cutoff, min(_MIN_NEAR_SCORE, odds / (1 + odds)))

    def _include_signs(self, quote: str, start: int, end: int) -> tuple[int, int]:
        """Widen a place by the sign beside it, if *quote* has one there: "$5", "5 %"."""
        text = self.folded.text
        if _LEADING_SIGN.match(quote) and (
            sign := _SIGN_BEFORE.search(text, max(0, start - _MOST_OF_SIGN), start)
        ):
            start = sign.start()
        if _TRAILING_SIGN.search(quote) and (sign := _TRAILING_SIGN.match(text[end : end + 2])):
            end += sign.end()
        start, end = include_replaced(quote, text, start, end)
        return include_numbers(text, start, end)


def _find_near(asked: AskedSeeds, min_votes: float) -> list[Window]:
    windows = find_voted_windows(asked, min_votes=min_votes)
    return [window for window in windows if window.is_no_chance]


def _drop_overlaps(windows: Sequence[Window]) -> list[Window]:
    """Return the *windows* in order of place; where two overlap, the one that is more alike."""
    kept: list[Window] = []
    for window in sorted(windows, key=lambda w: (w.end, w.start)):
        if kept and window.start < kept[-1].end:
            kept[-1] = max(kept[-1], window, key=lambda w: (w.similarity, w.covered))
        else:
            kept.append(window)
    return kept


def _shorten(window: str, quote_chars: int) -> str:
    """Turn the middle of a very long place into spaces: its pieces stand at its ends."""
    if len(window) <= _MAX_READ_CHARS:
        return window
    half = min(_MAX_READ_CHARS // 2, quote_chars + _FAR_CHARS)
    return window[:half] + " " * (len(window) - 2 * half) + window[-half:]


def _rank_roughly(passage: Passage) -> tuple[bool, float]:
    """Same words first, then the score to a tenth: scores near one differ by less than letters."""
    return not passage.relation.has_same_words, -round(passage.score, 1)


def _rank(found: Comparison | Passage) -> tuple[bool, float]:
    return found.relation.has_same_words, found.score


def cut_to_quote(quote: str, passage: Passage, text: str) -> Passage:
    """Return *passage* without the words at its ends that *quote* does not have, if it has all."""
    if passage.relation is not Relation.TRUNCATED:
        return passage
    start, end = passage.start, passage.end
    extra = [edit.right for edit in passage.edits if not edit.left_text]
    for span in extra:
        start = span.end if not _has_words(text[start : span.start]) else start
    for span in reversed(extra):
        end = span.start if not _has_words(text[span.end : end]) else end
    words = text[start:end]
    start += len(words) - len(words.lstrip(_EDGE_CHARACTERS))
    end -= len(words) - len(words.rstrip(_EDGE_CHARACTERS))
    if start >= end:
        return passage
    comparison = compare_quotes(quote, text[start:end])
    is_same = comparison.relation is Relation.IDENTICAL
    return make_passage(comparison, text, start, end) if is_same else passage


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def make_passage(comparison: Comparison, text: str, start: int, end: int) -> Passage:
    """Return the passage at a place of *text*, from the comparison of a quote with it."""
    return Passage(
        start=start,
        end=end,
        score=comparison.score,
        relation=comparison.relation,
        edits=functools.partial(_place_edits, comparison, text[start:end], start),
    )


def _place_edits(comparison: Comparison, place: str, start: int) -> list[Edit]:
    """Return the edits in the text's places and words, parts of which the comparison may blank."""
    return [
        attrs.evolve(
            move_edit(edit, right=start), right_text=place[edit.right.start : edit.right.end]
        )
        for edit in comparison.edits
    ]


def move_edit(edit: Edit, *, left: int = 0, right: int = 0) -> Edit:
    """Return *edit* with its places moved by so many code points."""
    return attrs.evolve(
        edit,
        left=Span(edit.left.start + left, edit.left.end + left),
        right=Span(edit.right.start + right, edit.right.end + right),
    )
