"""The rule of paired marks: what one paragraph's marks enclose, double and single."""

from __future__ import annotations

from collections.abc import Sequence

from quoteverify.extract._draft import Draft
from quoteverify.extract._marks import CLOSE, OPEN, Mark, find_marks
from quoteverify.extract._pairs import pair_marks
from quoteverify.extract._singles import pair_singles
from quoteverify.text.marks import CLOSERS, MARK_CHARACTERS, SINGLE_MARKS

__all__ = ["find_paired", "merge_drafts"]


def find_paired(
    text: str, start: int, end: int, *, first_mark: int, next_start: int
) -> list[Draft]:
    """
    Return what stands between marks in the paragraph ``[start, end)``, outer before inner.

    Args:
        text: the document's text.
        start: where the paragraph begins.
        end: where it ends.
        first_mark: where its first mark stands.
        next_start: where the next paragraph begins.
    """
    marks = find_marks(text, start, end, first_mark=first_mark)
    if not marks:
        return []
    pairs, opened = _pair_marks(text, marks, next_start)
    drafts = [Draft(first.end, last.start) for first, last in pairs]
    drafts += [Draft(mark.end, end, is_unclosed=True, mark=mark.style) for mark in opened]
    return _nest([draft for draft in drafts if draft.trim(text) and _has_more(text, draft)])


def _has_more(text: str, draft: Draft) -> bool:
    """Whether more than marks stands in a draft."""
    if text[draft.start] not in MARK_CHARACTERS:
        return True
    return bool(text[draft.start : draft.end].strip(MARK_CHARACTERS + " "))


def _pair_marks(
    text: str, marks: Sequence[Mark], next_start: int
) -> tuple[list[tuple[Mark, Mark]], list[Mark]]:
    """Pair the marks of a paragraph; where a double one has no fellow, with single ones, too."""
    singles = [mark for mark in marks if mark.style in SINGLE_MARKS]
    if not singles:
        return _pair_levels(text, marks, (), next_start)
    doubles = [mark for mark in marks if mark.style not in SINGLE_MARKS]
    pairs, opened = _pair_levels(text, doubles, singles, next_start)
    if marks[-1].end - marks[0].start > MAX_MENDED_CHARS:
        return pairs, opened
    odd = _find_odd(text, [mark for mark in singles if mark not in opened], doubles, pairs)
    if odd:
        doubles = sorted([*doubles, *odd])
        singles = [mark for mark in singles if mark not in odd]
        pairs, opened = _pair_levels(text, doubles, singles, next_start)
    return pairs, opened


def _pair_levels(
    text: str, doubles: Sequence[Mark], singles: Sequence[Mark], next_start: int
) -> tuple[list[tuple[Mark, Mark]], list[Mark]]:
    """Pair double marks, and single ones inside and outside them; what stays open, outer first."""
    next_mark = _read_mark(text, next_start)
    pairs: list[tuple[Mark, Mark]] = []
    opened: list[Mark] = []
    if doubles:
        pairs, unclosed = pair_marks(doubles, next_mark=next_mark)
        opened += [unclosed] if unclosed else []
    if singles:
        if opened:  # “Oda said: ‘Yes. (paragraph) “‘And no.’”
            is_next = opened[0].style == next_mark
            next_mark = _read_mark(text, next_start + len(next_mark)) if is_next else ""
        found, unclosed = _pair_singles_by_level(text, singles, pairs, opened, next_mark)
        pairs = pairs + found
        opened += [unclosed] if unclosed else []
    return pairs, opened


def _find_odd(
    text: str,
    singles: Sequence[Mark],
    doubles: Sequence[Mark],
    pairs: Sequence[tuple[Mark, Mark]],
) -> frozenset[Mark]:
    """
    Return the single marks that may be the fellows of double ones: “Yes,’ said Oda.

    Only where a double one has none.  They belong to no single one, and stand as no apostrophe
    does: behind the end of a clause, or before a capital.
    """
    paired = {mark for pair in pairs for mark in pair}
    if paired.issuperset(doubles):
        return frozenset()
    return frozenset(m for m in singles if m not in paired and _is_no_apostrophe(text, m))


def _is_no_apostrophe(text: str, mark: Mark) -> bool:
    if mark.side == OPEN:
        return mark.style in "'‘" and text[mark.end].isupper()
    return mark.side == CLOSE and text[mark.start - 1] in CLAUSE_ENDINGS


CLAUSE_ENDINGS = frozenset(".,?!…")

MAX_MENDED_CHARS = 20_000
"""A longer paragraph is a whole text without breaks, and is paired once: bounds the time."""


def _read_mark(text: str, start: int) -> str:
    """Return the opening mark that stands at *start*, or an empty string."""
    for mark in (text[start : start + 2], text[start : start + 1]):
        if mark in CLOSERS or mark in SINGLE_MARKS:
            return mark
    return ""


def _pair_singles_by_level(
    text: str,
    singles: Sequence[Mark],
    pairs: Sequence[tuple[Mark, Mark]],
    opened: Sequence[Mark],
    next_mark: str,
) -> tuple[list[tuple[Mark, Mark]], Mark | None]:
    """Pair single marks among those that stand in the same innermost double pair, or in none."""
    found: list[tuple[Mark, Mark]] = []
    left_open = None
    levels = _split_levels(singles, pairs, opened)
    for level, marks in levels.items():
        is_open_level = level == len(pairs) if opened else level < 0
        is_continued = is_open_level and next_mark == marks[-1].style
        more, unclosed = pair_singles(text, marks, is_continued=is_continued)
        found += more
        if is_continued and unclosed:
            left_open = unclosed
    return found, left_open


def _split_levels(
    singles: Sequence[Mark], pairs: Sequence[tuple[Mark, Mark]], opened: Sequence[Mark]
) -> dict[int, list[Mark]]:
    """Return the marks by the place in *pairs* of the innermost pair around them, -1 for none."""
    unclosed_from = opened[0].start if opened else singles[-1].end
    levels: dict[int, list[Mark]] = {}
    around: list[int] = []
    number = 0
    for mark in singles:
        while number < len(pairs) and pairs[number][0].start < mark.start:
            around.append(number)
            number += 1
        while around and pairs[around[-1]][1].start < mark.start:
            around.pop()
        outside = len(pairs) if unclosed_from < mark.start else -1
        levels.setdefault(around[-1] if around else outside, []).append(mark)
    return levels


def merge_drafts(outer: list[Draft], inner: list[Draft]) -> list[Draft]:
    """
    Put together what two rules found, each in order of place.

    What only partly lies in an outer draft is left out, and so is an outer draft that an inner
    one, with its marks, fills.  An inner one may also stand around outer ones: `“Then he wrote
    <q>no</q>,” said Oda`.
    """
    if not outer:
        return inner
    kept: list[Draft] = []
    filled: set[Draft] = set()
    number = 0
    for draft in inner:
        while number < len(outer) and outer[number].end <= draft.start:
            number += 1
        around = outer[number] if number < len(outer) else None
        if around is None or draft.end <= around.start:
            kept.append(draft)
        elif around.start <= draft.start and draft.end <= around.end:
            kept.append(draft)
            if _fills(draft, around):
                filled.add(around)
                draft.kind = around.kind
        elif _stands_around(draft, outer, number):
            kept.append(draft)
    return _nest([draft for draft in outer if draft not in filled] + kept)


def _stands_around(draft: Draft, outer: Sequence[Draft], number: int) -> bool:
    """Whether all of *outer*, from *number* on, that *draft* touches lie in it, with more words."""
    first = outer[number]
    if first.start - draft.start <= MAX_TAG_CHARS and draft.end - first.end <= MAX_TAG_CHARS:
        return False
    while number < len(outer) and outer[number].start < draft.end:
        if outer[number].start < draft.start or outer[number].end > draft.end:
            return False
        number += 1
    return True


MAX_TAG_CHARS = 4
"""The end tag `</q>`: marks set around a quote that is marked up already enclose no more."""

MAX_MARK_CHARS = 3
"""A mark, perhaps of two typewriter characters, and a space inside it."""


def _fills(draft: Draft, around: Draft) -> bool:
    return draft.start - around.start <= MAX_MARK_CHARS and around.end - draft.end <= MAX_MARK_CHARS


def _nest(drafts: list[Draft]) -> list[Draft]:
    """Sort *drafts* and tell each the one around it."""
    drafts.sort(key=Draft.sort_key)
    around: list[Draft] = []
    for draft in drafts:
        while around and around[-1].end <= draft.start:
            around.pop()
        draft.outer = around[-1] if around else None
        around.append(draft)
    return drafts
