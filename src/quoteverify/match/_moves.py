"""Words that both wordings have, in another place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence

from quoteverify.match._align import Column, is_same_word
from quoteverify.match._lexicon import load_lexicon
from quoteverify.match._limits import is_put_elsewhere
from quoteverify.match._names import find_names
from quoteverify.match._negations import find_turned, keeps_scope
from quoteverify.match._reading import Reading
from quoteverify.match._roles import is_exchanged
from quoteverify.text.words import WordKind

__all__ = ["find_moves", "part_turned", "split_moved"]

_NEGATOR = ""  # stands for any word that denies: "never" for "not"
_NEAREST = (
    4  # so many equal words on either side are tried, so that a text of one word takes no age
)
_NEGATION_REACH = 8  # columns over which a negation may wander: "I don't think it is", "it is not"


def find_moves(left: Reading, right: Reading, columns: Sequence[Column]) -> dict[int, int]:
    """
    Pair the unaligned words of *left* with the same words, unaligned, of *right*.

    Returns:
        The place in *right* of each word of *left* that was moved.
    """
    moves: dict[int, int] = {}
    taken: set[int] = set()
    free = [at for at, column in enumerate(columns) if not _is_settled(left, right, column)]
    sought = [at for at in free if not _are_units(left, right, columns[at])]
    for _, _, at, to in sorted(_iter_fellows(left, right, columns, sought)):
        i, j = columns[at].left, columns[to].right
        if i is not None and j is not None and i not in moves and j not in taken:
            moves[i] = j
            taken.add(j)
    if moves:
        _extend_moves(moves, left, right, [columns[at] for at in free])
    return moves


def _extend_moves(
    moves: dict[int, int], left: Reading, right: Reading, columns: Iterable[Column]
) -> None:
    """Let the function words beside a moved word, of those in *columns*, move with it."""
    free_left = {column.left for column in columns} - set(moves)
    free_right = {column.right for column in columns} - set(moves.values())
    waiting = sorted(moves.items())
    while waiting:
        at, to = waiting.pop()
        for i, j in ((at - 1, to - 1), (at + 1, to + 1)):
            if i not in free_left or j not in free_right:
                continue
            if is_same_word(left.words[i], right.words[j]):
                moves[i] = j
                free_left.remove(i)
                free_right.remove(j)
                waiting.append((i, j))


def _is_settled(left: Reading, right: Reading, column: Column) -> bool:
    """Whether a column says all about its words: equal, or one amount or name for another."""
    if column.left is None or column.right is None:
        return False
    one, other = left.words[column.left], right.words[column.right]
    is_unit = _are_units(left, right, column)
    if is_same_word(one, other) and not is_unit:
        return True
    if is_put_elsewhere((left, column.left - is_unit), (right, column.right - is_unit)):
        return False
    if one.kind is other.kind is not WordKind.WORD:
        return True
    if column.left not in find_names(left) or column.right not in find_names(right):
        return False
    return not is_exchanged(left, column.left, right, column.right)


def _are_units(left: Reading, right: Reading, column: Column) -> bool:
    """Whether a column sets two units beside each other, which go where their amounts go."""
    if column.left is None or column.right is None:
        return False
    return left.words[column.left].kind is right.words[column.right].kind is WordKind.UNIT


def _iter_fellows(
    left: Reading, right: Reading, columns: Sequence[Column], free: Iterable[int]
) -> Iterator[tuple[int, int, int, int]]:
    """
    Yield the pairs of *free* columns whose words may have changed places, to be sorted.

    A pair comes as its distance, the sum of its columns, and the columns: the nearest is the first,
    and seen from the other side the order is the same.
    """
    lefts = _index_words(left, ((at, columns[at].left) for at in free))
    rights = _index_words(right, ((at, columns[at].right) for at in free))
    for word in lefts.keys() & rights.keys():
        starts, ends = lefts[word], rights[word]
        onward = {(one, other) for one in starts for other in _find_nearest(one, ends)}
        back = {(one, other) for other in ends for one in _find_nearest(other, starts)}
        for at, to in onward | back:
            if word != _NEGATOR or _is_one_negation(left, right, columns, (at, to)):
                yield abs(at - to), at + to, at, to


def _index_words(
    reading: Reading, places: Iterable[tuple[int, int | None]]
) -> dict[str, list[int]]:
    """Return in which columns the words stand that say something; *places* are column and word."""
    lexicon = load_lexicon()
    found: dict[str, list[int]] = {}
    for at, place in places:
        if place is None:
            continue
        word = reading.words[place].text
        if word in lexicon.negators:
            found.setdefault(_NEGATOR, []).append(at)
        elif word not in lexicon.function_words:
            found.setdefault(word, []).append(at)
    return found


def _find_nearest(at: int, places: Sequence[int]) -> Sequence[int]:
    """Return the few of the sorted *places* that are nearest."""
    middle = bisect_left(places, at)
    return places[max(middle - _NEAREST, 0) : middle + _NEAREST]


def _is_one_negation(
    left: Reading, right: Reading, columns: Sequence[Column], pair: tuple[int, int]
) -> bool:
    is_near = abs(pair[0] - pair[1]) <= _NEGATION_REACH
    return is_near and keeps_scope(left, right, columns, pair)


def part_turned(left: Reading, right: Reading, columns: Sequence[Column]) -> tuple[Column, ...]:
    """Part the columns of a negation that denies another verb on the right than on the left."""
    turned = find_turned(left, right, columns)
    return tuple(_part(columns, turned)) if turned else tuple(columns)


def _part(columns: Iterable[Column], places: Container[int]) -> Iterator[Column]:
    for at, column in enumerate(columns):
        if at in places:
            yield Column(column.left, None)
            yield Column(None, column.right)
        else:
            yield column


def split_moved(columns: Iterable[Column], moves: dict[int, int]) -> tuple[Column, ...]:
    """Part the columns that set a moved word against another."""
    if not moves:
        return tuple(columns)
    listed, moved_to = tuple(columns), frozenset(moves.values())
    moved = {
        at
        for at, (i, j) in enumerate(listed)
        if i is not None and j is not None and (i in moves or j in moved_to)
    }
    return tuple(_part(listed, moved))
