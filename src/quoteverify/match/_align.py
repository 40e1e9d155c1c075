"""
Alignment of two wordings, word by word.

A global alignment with affine gaps and cheap ends (Gotoh 1982): one long cut costs less than
many small ones, an ellipsis makes a cut free, and rare words anchor more than common ones.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from quoteverify.match._anchors import make_band
from quoteverify.match._background import weigh_stem
from quoteverify.match._lexicon import load_lexicon
from quoteverify.match._reading import Reading
from quoteverify.text.stems import stem_word
from quoteverify.text.words import Word, WordKind

__all__ = ["Column", "align_readings", "is_same_word"]

# What a step of the alignment is worth. Only their order matters: the same word, then a form of
# it, then a word of its class (number for number, "must" for "may"), then any word, then a gap.
_SAME, _FORM, _LIKE, _CLASS, _OTHER = 1.0, 0.9, 0.7, 0.5, -0.4
_OPEN, _EXTEND, _OPEN_AT_END = -0.9, -0.1, -0.3
_BRACKET = 0.8  # what makes the gap beside a word in brackets cost next to nothing
_NEVER = -1e9

_SHORTEST_SHARED, _SHARED_SHARE = 4, 0.6  # of two words alike: infra, infrastructure
_MOST_CELLS = 4_000_000  # about 2,000 by 2,000 words; larger wordings are compared at their ends


class Column(NamedTuple):
    """One column of an alignment: a word on each side, or None where a side has none."""

    left: int | None
    right: int | None


def is_same_word(one: Word, other: Word) -> bool:
    """Whether two words are the same one, however written."""
    if one.text == other.text:
        return True
    return _is_short_for(one, other) or _is_short_for(other, one)


def _is_short_for(one: Word, other: Word) -> bool:
    """Whether *one* is a clitic that can be read as *other*: "he's" is "he is" or "he has"."""
    if not one.is_clitic:
        return False
    if one.text in {"'s", "is", "has"}:
        return other.text in {"is", "has"}
    return one.text in {"would", "had"} and other.text in {"would", "had"}


def align_readings(left: Reading, right: Reading) -> tuple[Column, ...]:
    """
    Align two readings; the columns run left to right on both sides.

    The same two readings the other way round give the same columns, turned round.
    """
    if _order(left) > _order(right):
        return tuple(Column(column.right, column.left) for column in _align(right, left))
    return _align(left, right)


def _order(reading: Reading) -> tuple[int, str]:
    return len(reading.words), reading.text


def _align(short: Reading, long: Reading) -> tuple[Column, ...]:
    count = len(short.words)
    start = _find_whole(short, long)
    if start is not None:
        before = [Column(None, j) for j in range(start)]
        same = [Column(i, start + i) for i in range(count)]
        after = [Column(None, j) for j in range(start + count, len(long.words))]
        return (*before, *same, *after)
    if count * len(long.words) > _MOST_CELLS:
        return _align_ends(short, long)
    return tuple(_trace_back(_fill(short, long), count, len(long.words)))


def _find_whole(short: Reading, long: Reading) -> int | None:
    """Return where the words of *short* stand, one after the other, in *long*."""
    needle = "".join(f" {word.text} " for word in short.words)
    haystack = "".join(f" {word.text} " for word in long.words)
    at = haystack.find(needle)
    return None if at < 0 or not needle else haystack.count("  ", 0, at + 1)


def _align_ends(short: Reading, long: Reading) -> tuple[Column, ...]:
    """Align only the words that both begin with; a last resort for very long wordings."""
    columns: list[Column] = []
    for one, other in zip(short.words, long.words, strict=False):
        if not is_same_word(one, other):
            break
        columns.append(Column(len(columns), len(columns)))
    at = len(columns)
    columns.extend(Column(i, None) for i in range(at, len(short.words)))
    columns.extend(Column(None, j) for j in range(at, len(long.words)))
    return tuple(columns)


# The three states of a cell: both words aligned, a gap on the right, a gap on the left.
_BOTH, _LEFT_ONLY, _RIGHT_ONLY = 0, 1, 2
_Steps = list[list[tuple[int, int, int]]]


def _fill(left: Reading, right: Reading) -> tuple[_Steps, int]:
    """Fill the table; return for each cell and state the state before it, and the last state."""
    rows, columns = len(left.words), len(right.words)
    # A gap beside the word before which the other side has an ellipsis costs nothing.
    open_right = [_price_gap(left, i, rows) for i in range(rows + 1)]
    open_left = [_price_gap(right, j, columns) for j in range(columns + 1)]
    both = [_NEVER] * (columns + 1)
    both[0] = 0.0
    left_only = [_NEVER] * (columns + 1)
    right_only = [_NEVER] * (columns + 1)
    band = make_band([word.text for word in left.words], [word.text for word in right.words])
    for j in range(1, band[0][1] + 1):
        right_only[j] = open_right[0][0] + open_right[0][1] * (j - 1)
    steps: _Steps = [[(_RIGHT_ONLY, _RIGHT_ONLY, _RIGHT_ONLY)] * (columns + 1)]
    steps[0][1 if columns else 0] = (_BOTH, _BOTH, _BOTH)
    closed = [_NEVER] * (columns + 1)
    for i in range(1, rows + 1):
        if band[i - 1][1] < band[i][0] == band[i][1]:
            row = _fill_anchored(
                left, right, (i, band[i][0]), (both, left_only, right_only), closed
            )
        else:
            row = _fill_row(
                left, right, (i, *band[i]), (both, left_only, right_only), open_right[i], open_left
            )
        both, left_only, right_only = row[0]
        steps.append(row[1])
    last = max((_BOTH, _LEFT_ONLY, _RIGHT_ONLY), key=lambda s: (both, left_only, right_only)[s][-1])
    return steps, last


def _price_gap(reading: Reading, at: int, count: int) -> tuple[float, float]:
    """Return what it costs to open and to go on with a gap before word *at* of this side."""
    if at in reading.cuts:
        return 0.0, 0.0
    if at in {0, count}:
        return _OPEN_AT_END, 0.0
    return _OPEN, _EXTEND


_Row = tuple[tuple[list[float], list[float], list[float]], list[tuple[int, int, int]]]


def _fill_anchored(
    left: Reading,
    right: Reading,
    place: tuple[int, int],
    above: tuple[list[float], list[float], list[float]],
    closed: list[float],
) -> _Row:
    """Fill row *i* where only column *j* is open: it is anchored there, the words are aligned."""
    i, j = place
    best, step = _pick_best(above[0][j - 1], above[1][j - 1], above[2][j - 1])
    both = closed.copy()
    both[j] = best + _rate_words(left.words[i - 1], right.words[j - 1])
    steps = [(_BOTH, _BOTH, _BOTH)] * len(both)
    steps[j] = (step, _BOTH, _BOTH)
    return (both, closed, closed), steps


def _fill_row(
    left: Reading,
    right: Reading,
    place: tuple[int, int, int],
    above: tuple[list[float], list[float], list[float]],
    open_right: tuple[float, float],
    open_left: list[tuple[float, float]],
) -> _Row:
    """Fill row *i* of the table from column *low* to *high*; the others are closed."""
    i, low, high = place
    old_both, old_left, old_right = above
    word = left.words[i - 1]
    bracket_gain = _BRACKET if word.in_brackets else 0.0
    width = len(right.words) + 1
    both, left_only, right_only = [_NEVER] * width, [_NEVER] * width, [_NEVER] * width
    steps = [(_BOTH, _BOTH, _BOTH)] * width
    if low == 0:
        left_only[0], first = _pick_gap(
            old_both[0], old_left[0], old_right[0], open_left[0], bracket_gain
        )
        steps[0] = (_BOTH, first, _BOTH)
    for j in range(max(low, 1), high + 1):
        other = right.words[j - 1]
        best, step_both = _pick_best(old_both[j - 1], old_left[j - 1], old_right[j - 1])
        both[j] = best + _rate_words(word, other)
        left_only[j], step_left = _pick_gap(
            old_both[j], old_left[j], old_right[j], open_left[j], bracket_gain
        )
        gain = _BRACKET if other.in_brackets else 0.0
        right_only[j], step_right = _pick_gap(
            both[j - 1], right_only[j - 1], left_only[j - 1], open_right, gain
        )
        swapped = (_BOTH, _RIGHT_ONLY, _LEFT_ONLY)[step_right]
        steps[j] = (step_both, step_left, swapped)
    return (both, left_only, right_only), steps


def _pick_best(both: float, left_only: float, right_only: float) -> tuple[float, int]:
    if both >= left_only and both >= right_only:
        return both, _BOTH
    return (left_only, _LEFT_ONLY) if left_only >= right_only else (right_only, _RIGHT_ONLY)


def _pick_gap(
    both: float, same: float, other: float, price: tuple[float, float], gain: float
) -> tuple[float, int]:
    """Return the worth of a gap and what it follows: 0 two words, 1 itself, 2 the other gap."""
    opened, extended = price
    from_both, from_same, from_other = both + opened, same + extended, other + opened
    if from_same >= from_both and from_same >= from_other:
        return from_same + gain, 1
    if from_both >= from_other:
        return from_both + gain, 0
    return from_other + gain, 2


def _trace_back(filled: tuple[_Steps, int], i: int, j: int) -> list[Column]:
    steps, state = filled
    columns: list[Column] = []
    while i or j:
        if i == 0:
            state = _RIGHT_ONLY
        elif j == 0:
            state = _LEFT_ONLY
        before = steps[i][j][state]
        i -= state != _RIGHT_ONLY
        j -= state != _LEFT_ONLY
        columns.append(
            Column(i if state != _RIGHT_ONLY else None, j if state != _LEFT_ONLY else None)
        )
        state = before
    return columns[::-1]


def _rate_words(one: Word, other: Word) -> float:
    if is_same_word(one, other):
        return _SAME + weigh_stem(stem_word(one.text))
    if one.kind is not WordKind.WORD or other.kind is not WordKind.WORD:
        return _CLASS if one.kind is other.kind else _OTHER
    return _rate_texts(one.text, other.text)


@lru_cache(maxsize=2**17)
def _rate_texts(one: str, other: str) -> float:
    lexicon = load_lexicon()
    # Forms of other letters are listed ("go", "went"): most pairs of words need no stems.
    may_be_form = one[0] == other[0] or (one in lexicon.forms and other in lexicon.forms)
    if may_be_form and lexicon.is_same_form(one, other):
        return _FORM
    if lexicon.is_opposite(one, other):
        return _LIKE
    for words in (lexicon.modality, lexicon.quantifiers, lexicon.negators, lexicon.pronouns):
        if one in words and other in words:
            return _CLASS
    if is_alike(one, other):
        return _LIKE
    return _OTHER


def is_alike(one: str, other: str) -> bool:
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
