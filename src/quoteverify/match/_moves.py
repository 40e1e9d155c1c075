"""Words that both wordings have, in another place."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from quoteverify.match._align import Column, is_same_word
from quoteverify.match._lexicon import load_lexicon
from quoteverify.match._names import find_names
from quoteverify.match._negations import find_turned, keeps_scope
from quoteverify.match._reading import Reading
from quoteverify.text.words import WordKind

__all__ = ["find_moves", "part_turned", "split_moved"]

_NEGATION_REACH = 8  # columns over which a negation may wander: "I don't think it is", "it is not"


def find_moves(left: Reading, right: Reading, columns: Sequence[Column]) -> dict[int, int]:
    """
    Pair the unaligned words of *left* with the same words, unaligned, of *right*.

    Returns:
        The place in *right* of each word of *left* that was moved.
    """
    free = [
        (at, column.right)
        for at, column in enumerate(columns)
        if column.right is not None and not _is_settled(left, right, column)
    ]
    moves: dict[int, int] = {}
    for at, column in enumerate(columns):
        if column.left is None or not free or _is_settled(left, right, column):
            continue
        found = _find_fellow(left, right, columns, at, free)
        if found is not None:
            moves[column.left] = found[1]
            free.remove(found)
    _extend_moves(moves, left, right, columns)
    return moves


def _extend_moves(
    moves: dict[int, int], left: Reading, right: Reading, columns: Iterable[Column]
) -> None:
    """Let the function words beside a moved word move with it."""
    settled = [column for column in columns if _is_settled(left, right, column)]
    stays_left = {column.left for column in settled}
    stays_right = {column.right for column in settled} | set(moves.values())
    waiting = sorted(moves.items())
    while waiting:
        at, to = waiting.pop()
        for i, j in ((at - 1, to - 1), (at + 1, to + 1)):
            if not (0 <= i < len(left.words) and 0 <= j < len(right.words)):
                continue
            if i in moves or i in stays_left or j in stays_right:
                continue
            if is_same_word(left.words[i], right.words[j]):
                moves[i] = j
                stays_right.add(j)
                waiting.append((i, j))


def _is_settled(left: Reading, right: Reading, column: Column) -> bool:
    """Whether a column says all about its words: equal, or one amount or name for another."""
    if column.left is None or column.right is None:
        return False
    one, other = left.words[column.left], right.words[column.right]
    if is_same_word(one, other) or one.kind is other.kind is not WordKind.WORD:
        return True
    return column.left in find_names(left) and column.right in find_names(right)


def _find_fellow(
    left: Reading,
    right: Reading,
    columns: Sequence[Column],
    at: int,
    free: Iterable[tuple[int, int]],
) -> tuple[int, int] | None:
    """Return the nearest free place on the right for the word in column *at* of the left."""
    lexicon = load_lexicon()
    word = left.words[columns[at].left or 0]
    if word.text in lexicon.negators:
        near = [
            place
            for place in free
            if abs(place[0] - at) <= _NEGATION_REACH
            and right.words[place[1]].text in lexicon.negators
            and keeps_scope(left, right, columns, (at, place[0]))
        ]
    elif word.text in lexicon.function_words:
        return None
    else:
        near = [place for place in free if right.words[place[1]].text == word.text]
    return min(near, key=lambda place: abs(place[0] - at), default=None)


def part_turned(left: Reading, right: Reading, columns: Sequence[Column]) -> tuple[Column, ...]:
    """Part the columns of a negation that denies another verb on the right than on the left."""
    turned = find_turned(left, right, columns)
    return tuple(_part(columns, turned))


def _part(columns: Iterable[Column], places: Container[int]) -> Iterator[Column]:
    for at, column in enumerate(columns):
        if at in places:
            yield Column(column.left, None)
            yield Column(None, column.right)
        else:
            yield column


def split_moved(columns: Iterable[Column], moves: dict[int, int]) -> tuple[Column, ...]:
    """Part the columns that set a moved word against another."""
    listed, moved_to = tuple(columns), frozenset(moves.values())
    moved = {
        at
        for at, (i, j) in enumerate(listed)
        if i is not None and j is not None and (i in moves or j in moved_to)
    }
    return tuple(_part(listed, moved))
