"""Quotes with words cut out: the pieces between the ellipses, and where they stand together."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from quoteverify.match._windows import Window
from quoteverify.text.turns import is_note
from quoteverify.text.words import WordKind, split_words

__all__ = ["has_editors_words", "join_windows", "split_at_amounts", "split_pieces"]

_MOST_LETTERS = 20_000  # from the first letter of a place to its last: about ten pages

_CUT = re.compile(
    r"""
      \[ \s? (?: \. (?:\s?\.)+ | … ) \s? \]   # [...] and [ … ]
    | \( \s? (?: \. (?:\s?\.)+ | … ) \s? \)   # (...)
    | \. (?:\s?\.){2,}                        # ... and . . .
    | …
    """,
    re.VERBOSE,
)
_REMARKS = frozenset({"sic", "emphasis added"})
# "[t]he": the letter belongs to the word; "[the mayor]", "[sic]": the words are an editor's.
_INSERTION = re.compile(r"\[[^\[\]]{0,200}\](?![^\W\d_])")


def split_pieces(quote: str) -> tuple[str, ...]:
    """
    Return the pieces of *quote* that are somebody's own words on end.

    >>> split_pieces("We [the crew] sail ... at noon")
    ('We ', ' sail ', ' at noon')
    """
    parts = _CUT.split(_INSERTION.sub("…", _CUT.sub("…", quote)))
    return tuple(part for part in parts if _has_words(part))


def has_editors_words(quote: str) -> tuple[bool, bool]:
    """
    Return whether *quote* begins, and whether it ends, with words that an editor put for others.

    >>> has_editors_words("[The mayor] sails."), has_editors_words("We sail with [the mayor].")
    ((True, False), (False, True))
    >>> has_editors_words("We sail [sic].")
    (False, False)
    """
    found = [match for match in _INSERTION.finditer(quote) if _is_for_others(match[0])]
    return (
        any(not _has_words(quote[: match.start()]) for match in found),
        any(not _has_words(quote[match.end() :]) for match in found),
    )


def _is_for_others(bracket: str) -> bool:
    words = bracket.strip("[]")
    return _has_words(words) and not is_note(words) and words.casefold() not in _REMARKS


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def split_at_amounts(quote: str) -> tuple[str, ...]:
    """
    Return the pieces of *quote* around its amounts, which another text may write otherwise.

    >>> split_at_amounts("It costs three dollars a day")
    ('It costs ', ' a day')
    """
    pieces, at = [], 0
    for word in split_words(quote):
        if word.kind in {WordKind.NUMBER, WordKind.UNIT}:
            pieces.append(quote[at : max(at, word.start)])
            at = max(at, word.end)
    pieces.append(quote[at:])
    return tuple(part for part in pieces if _has_words(part))


def join_windows(pieces: Sequence[Sequence[Window]]) -> list[Window]:
    """
    Put together, for each place of the longest piece, the nearest places of the others.

    In order if there is an order, each as near as can be to the one before it; otherwise as near
    as can be, on either side.  Each piece must have a place.  Where they lie pages apart, they are
    no one place, and that of the longest stands alone.  Each further piece might stand by chance
    anywhere between the ends.
    """
    anchor = max(range(len(pieces)), key=lambda n: pieces[n][0].end - pieces[n][0].start)
    return sorted({_join_around(window, pieces, anchor) for window in pieces[anchor]})


def _join_around(window: Window, pieces: Sequence[Sequence[Window]], anchor: int) -> Window:
    chosen = [window]
    for windows in pieces[anchor + 1 :]:
        chosen.append(_find_next(windows, chosen[-1]))
    last = window
    for windows in reversed(pieces[:anchor]):
        last = _find_previous(windows, last)
        chosen.append(last)
    start, end = min(one.start for one in chosen), max(one.end for one in chosen)
    if end - start > _MOST_LETTERS:
        return window
    letters = [one.letters for one in chosen]
    return Window(
        start,
        end,
        _average([one.similarity for one in chosen], letters),
        _average([one.covered for one in chosen], letters),
        sum(letters),
        window.chances + (len(chosen) - 1) * math.log1p(end - start),
    )


def _average(shares: Sequence[float], letters: Sequence[int]) -> float:
    total = sum(share * count for share, count in zip(shares, letters, strict=True))
    return total / max(sum(letters), 1)


def _find_next(windows: Sequence[Window], last: Window) -> Window:
    return min(windows, key=lambda w: (w.start < last.end, abs(w.start - last.end)))


def _find_previous(windows: Sequence[Window], first: Window) -> Window:
    return min(windows, key=lambda w: (w.end > first.start, abs(w.end - first.start)))
