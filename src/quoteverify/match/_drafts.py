"""
The differences of two aligned readings, region by region, as ranges of words.

A region is what stands between two equal words.  Regions at either end where only one side has
words are cuts; so are regions where the side without words has an ellipsis.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quoteverify.match._align import Column
from quoteverify.match._classify import Finding, classify_column, classify_same
from quoteverify.match._cuts import find_bound, find_governor, find_retraction, has_changed_meaning
from quoteverify.match._lexicon import load_lexicon
from quoteverify.match._limits import is_lost_limit
from quoteverify.match._names import find_names
from quoteverify.match._pair import Pair
from quoteverify.match._reading import Reading
from quoteverify.records import Change
from quoteverify.text.words import Word, WordKind

__all__ = ["Draft", "draft_edits"]

_FEWEST_OF_CLAUSE = 3  # words at an end that only one side has, and that are no mere change
_HALVES_OF_DAY = frozenset({"am", "pm"})
_MOVED = Finding(Change.REORDERING)
_EXCHANGED = Finding(Change.NAMED_ENTITY, is_alteration=True)
_EXCHANGED_NOUN = Finding(Change.REORDERING, is_alteration=True)
_CUT = Finding(Change.ELLIPSIS)
_CUT_OF_BOUND = Finding(Change.COMPARISON, is_alteration=True)
_CUT_OF_NEGATION = Finding(Change.NEGATION, is_alteration=True)


class Draft(NamedTuple):
    """
    An edit before it has places in a text.  (A named tuple, as there are many.)

    Args:
        left, right: ranges of words, ``[start, end)``.
        finding: what the difference is.
        is_counted: whether it makes the words of the two wordings differ.
        is_end: whether it is a cut at either end.
    """

    left: tuple[int, int]
    right: tuple[int, int]
    finding: Finding
    is_counted: bool = True
    is_end: bool = False

    def flip(self) -> Draft:
        """Return the same draft seen from the other side."""
        return self._replace(left=self.right, right=self.left)


class _Region(NamedTuple):
    left: tuple[int, int]
    right: tuple[int, int]
    columns: tuple[Column, ...]
    is_head: bool
    is_tail: bool

    def flip(self) -> _Region:
        """Return the region seen from the other side."""
        return self._replace(left=self.right, right=self.left)


def draft_edits(pair: Pair) -> tuple[Draft, ...]:
    """Return the differences of the pair in the order of its columns, unmerged."""
    drafts: list[Draft] = []
    for part in _iter_parts(pair):
        if isinstance(part, _Region):
            drafts.extend(_draft_region(pair, part))
        elif draft := _draft_same(pair, part):
            drafts.append(draft)
    return tuple(drafts)


def _iter_parts(pair: Pair) -> Iterator[Column | _Region]:
    """Yield the equal columns, and between them the regions, in order."""
    waiting: list[Column] = []
    i = j = 0
    has_begun = False
    for column, is_same in zip(pair.columns, pair.is_same, strict=True):
        if not is_same:
            waiting.append(column)
            continue
        if waiting:
            yield _make_region(waiting, (i, j), is_head=not has_begun, is_tail=False)
        yield column
        waiting, has_begun = [], True
        i, j = (column.left or 0) + 1, (column.right or 0) + 1
    if waiting:
        yield _make_region(waiting, (i, j), is_head=not has_begun, is_tail=True)


def _make_region(
    columns: Sequence[Column], start: tuple[int, int], *, is_head: bool, is_tail: bool
) -> _Region:
    i, j = start
    return _Region(
        left=(i, i + sum(column.left is not None for column in columns)),
        right=(j, j + sum(column.right is not None for column in columns)),
        columns=tuple(columns),
        is_head=is_head,
        is_tail=is_tail,
    )


def _draft_same(pair: Pair, column: Column) -> Draft | None:
    i, j = column.left or 0, column.right or 0
    finding = classify_same(pair.left.surfaces[i], pair.right.surfaces[j])
    if finding is None:
        return None
    return Draft(left=(i, i + 1), right=(j, j + 1), finding=finding, is_counted=False)


def _draft_region(pair: Pair, region: _Region) -> Iterator[Draft]:
    if _has_brackets(pair, region):
        yield from _draft_bracket(pair, region)
    elif cuts := _draft_cut(pair, region):
        yield from cuts
    elif outer := _count_outer(pair, region):
        yield from _draft_outer(pair, region, outer)
    else:
        yield from _draft_columns(pair, region)


def _count_outer(pair: Pair, region: _Region) -> int:
    """Count the columns at the outer end of a region that make a clause which one side lacks."""
    if region.is_head == region.is_tail:
        return 0
    columns = region.columns if region.is_head else region.columns[::-1]
    count = 0
    for column in columns:
        is_lone = column.left is None or column.right is None
        if not is_lone or (column.left is None) != (columns[0].left is None):
            break
        if column.left in pair.moves or column.right in pair.moved_to:
            break
        count += 1
    return count if count >= _FEWEST_OF_CLAUSE else 0


def _draft_outer(pair: Pair, region: _Region, count: int) -> Iterator[Draft]:
    """Draft a region with a clause at its outer end: that is cut, the rest is changed."""
    if region.is_tail:
        outer, rest = region.columns[-count:], region.columns[:-count]
    else:
        outer, rest = region.columns[:count], region.columns[count:]
    if outer[0].left is not None:
        turned = Pair(left=pair.right, right=pair.left, columns=(), moves={})
        cut = _cut_outer(turned, region.flip(), count)
        drafts = [draft.flip() for draft in cut]
    else:
        drafts = list(_cut_outer(pair, region, count))
    if region.is_head:
        yield from drafts
    yield from _draft_columns(pair, _drop_outer(region, rest, outer))
    if region.is_tail:
        yield from drafts


def _cut_outer(pair: Pair, region: _Region, count: int) -> Iterator[Draft]:
    """Draft the first or last words on the right of a region as cut on the left."""
    start, end = region.right
    at, words = (
        (region.left[0], (start, start + count))
        if region.is_head
        else (region.left[1], (end - count, end))
    )
    for draft in _draft_end(pair.right, at, words, is_head=region.is_head):
        yield draft._replace(is_counted=True)


def _drop_outer(region: _Region, rest: tuple[Column, ...], outer: tuple[Column, ...]) -> _Region:
    left = sum(column.left is not None for column in outer)
    right = sum(column.right is not None for column in outer)
    if region.is_head:
        return region._replace(
            left=(region.left[0] + left, region.left[1]),
            right=(region.right[0] + right, region.right[1]),
            columns=rest,
        )
    return region._replace(
        left=(region.left[0], region.left[1] - left),
        right=(region.right[0], region.right[1] - right),
        columns=rest,
    )


def _draft_cut(pair: Pair, region: _Region) -> tuple[Draft, ...]:
    """Draft a region with words on one side only that were cut on the other; empty if none were."""
    if _has_moved(pair, region) or _has_lost_minus(pair, region):
        return ()
    if region.left[0] == region.left[1]:
        return _draft_left_out(pair.left, pair.right, region)
    if region.right[0] == region.right[1]:
        drafts = _draft_left_out(pair.right, pair.left, region.flip())
        return tuple(draft.flip() for draft in drafts)
    return ()


def _has_lost_minus(pair: Pair, region: _Region) -> bool:
    """Whether a region ends in the sign of the number after it, which is no word to be cut."""
    sides = (pair.left, region.left), (pair.right, region.right)
    return region.is_head and any(
        start < end and reading.words[end - 1].text == "minus" for reading, (start, end) in sides
    )


def _has_moved(pair: Pair, region: _Region) -> bool:
    if not pair.moves:
        return False
    if any(at in pair.moves for at in range(*region.left)):
        return True
    return any(at in pair.moved_to for at in range(*region.right))


def _draft_left_out(shorter: Reading, longer: Reading, region: _Region) -> tuple[Draft, ...]:
    """Draft the words of *longer*, on the right of the region, that *shorter* left out."""
    at, words = region.left[0], region.right
    if region.is_head != region.is_tail:
        return _draft_end(longer, at, words, is_head=region.is_head)
    if at not in shorter.cuts:
        return ()
    is_bad = has_changed_meaning(longer, *words)
    finding = Finding(Change.ELLIPSIS, is_alteration=is_bad)
    return (Draft(left=(at, at), right=words, finding=finding, is_counted=is_bad),)


def _draft_end(
    longer: Reading, at: int, words: tuple[int, int], *, is_head: bool
) -> tuple[Draft, ...]:
    """Draft a cut at one end, with what it may have taken away."""
    start, end = words
    found = find_governor(longer, end) if is_head else find_retraction(longer, start)
    bound = find_bound(longer, end, longer.words[end]) if is_head else None
    if bound is not None and (found is None or found >= bound):
        ranges = [((start, bound), _CUT), ((bound, end), _CUT_OF_BOUND)]
    elif found is None:
        ranges = [(words, _CUT)]
    elif is_head:
        ranges = [((start, found), _CUT), ((found, end), _CUT_OF_NEGATION)]
    else:
        ranges = [((start, found + 1), _CUT_OF_NEGATION), ((found + 1, end), _CUT)]
    return tuple(
        Draft(left=(at, at), right=part, finding=finding, is_counted=False, is_end=True)
        for part, finding in ranges
        if part[0] < part[1]
    )


def _has_brackets(pair: Pair, region: _Region) -> bool:
    """Whether an editor's words stand in a region that is no plain cut at one end."""
    left, right = pair.left.words[slice(*region.left)], pair.right.words[slice(*region.right)]
    marked = [word.in_brackets for word in (*left, *right)]
    is_end_cut = region.is_head != region.is_tail and not (left and right)
    return all(marked) if is_end_cut else any(marked)


def _draft_bracket(pair: Pair, region: _Region) -> Iterator[Draft]:
    """Draft a region with an editor's words: put in, or put for what was said."""
    left, right = pair.left.words[slice(*region.left)], pair.right.words[slice(*region.right)]
    lexicon = load_lexicon()
    is_insertion = not left or not right
    if is_insertion and all(word.in_brackets for word in (*left, *right)):
        is_bad = any(word.text in lexicon.negators for word in (*left, *right))
        finding = Finding(Change.BRACKET, is_alteration=is_bad)
        yield Draft(left=region.left, right=region.right, finding=finding, is_counted=is_bad)
        return
    is_form = len(left) == len(right) == 1 and lexicon.is_same_form(left[0].text, right[0].text)
    finding = Finding(Change.BRACKET, is_alteration=not is_form)
    yield Draft(left=region.left, right=region.right, finding=finding)


def _draft_columns(pair: Pair, region: _Region) -> Iterator[Draft]:
    i, j = region.left[0], region.right[0]
    for column in region.columns:
        left = (i, i + (column.left is not None))
        right = (j, j + (column.right is not None))
        i, j = left[1], right[1]
        moved_to = pair.moves.get(column.left) if column.left is not None else None
        if column.left is not None and moved_to is not None:
            finding = _find_move(pair, column.left)
            yield Draft(left=left, right=(moved_to, moved_to + 1), finding=finding)
        elif column.left is not None or column.right not in pair.moved_to:
            finding = classify_column(pair.left, pair.right, column)
            if _has_lost_limit(pair, left, right):
                finding = Finding(Change.COMPARISON, is_alteration=True)
            elif _has_lost_unit(pair, column):
                finding = Finding(Change.UNIT, is_alteration=True)
            elif told := _read_with_following(pair, left, right):
                finding = told
                left, right = (left[0], left[1] + 1), (right[0], right[1] + 1)
            yield Draft(left=left, right=right, finding=finding)


def _find_move(pair: Pair, at: int) -> Finding:
    """Return what it is that a word of the left is elsewhere on the right."""
    if at not in pair.swapped:
        return _MOVED
    return _EXCHANGED if at in find_names(pair.left) else _EXCHANGED_NOUN


def _has_lost_limit(pair: Pair, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether a lone word was the "to" of "rose to 5", without which it rose by 5."""
    if left[0] == left[1]:
        return is_lost_limit((pair.right, right[0]), (pair.left, left[0]))
    return right[0] == right[1] and is_lost_limit((pair.left, left[0]), (pair.right, right[0]))


def _read_with_following(
    pair: Pair, left: tuple[int, int], right: tuple[int, int]
) -> Finding | None:
    """Read a lone word before one that both have: "-5" against "5", "a few" against "few"."""
    words = pair.left.words[slice(*left)] + pair.right.words[slice(*right)]
    following = pair.left.words[left[1] : left[1] + 1] + pair.right.words[right[1] : right[1] + 1]
    lone = words[0].text if len(words) == 1 else ""
    if lone == "minus" and [word.kind for word in following] == [WordKind.NUMBER] * 2:
        return Finding(Change.NUMBER, is_alteration=True)
    if lone == "a" and [word.text for word in following] == ["few"] * 2:
        return Finding(Change.QUANTIFIER, is_alteration=True)
    return None


def _has_lost_unit(pair: Pair, column: Column) -> bool:
    """
    Whether a number is set against one without its unit: "5%" and "5".

    "At 5" for "at 5 pm" leaves open what a reader knows.  Converters leave out a sign of a currency
    as often as not.  "Between 5 and 6%" has the unit of "between 5% and 6%", though once.
    """
    if (column.left is None) == (column.right is None):
        return False
    one, other, at = (
        (pair.left, pair.right, column.left)
        if column.left is not None
        else (pair.right, pair.left, column.right)
    )
    unit = one.words[at or 0]
    if unit.kind is not WordKind.UNIT or unit.text in _HALVES_OF_DAY:
        return False
    if _has_fragile_sign(one.text[unit.start : unit.end]):
        return False
    if any(word.kind is WordKind.UNIT and word.text == unit.text for word in other.words):
        return False
    return any(_is_amount_for(pair, other_column, column, unit) for other_column in pair.columns)


def _has_fragile_sign(amount: str) -> bool:
    """Whether an amount has a sign that a converter may not know: $, €, °."""
    return any(c == "$" or not c.isascii() for c in amount)


def _is_amount_for(pair: Pair, numbers: Column, column: Column, unit: Word) -> bool:
    """Whether a column holds the number of a lone unit, and a number without one beside it."""
    if numbers.left is None or numbers.right is None:
        return False
    words = pair.left.words[numbers.left], pair.right.words[numbers.right]
    own = words[0] if column.left is not None else words[1]
    return own.start == unit.start and {word.kind for word in words} == {WordKind.NUMBER}
