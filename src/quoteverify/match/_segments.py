"""
Utterances of several quotes: which quotes of two of them correspond, and how each pair stands.

Two chains are aligned as wholes, because reporters break one utterance at different places.  What
a quote is shown against is then read off that alignment: the quotes where its words stand, with
the differences that fall into both.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from math import inf

from attrs import frozen

from quoteverify.match._align import is_same_word
from quoteverify.match._drafts import Draft
from quoteverify.match._explain import (
    Explanation,
    draft_wordings,
    find_relation,
    finish_edits,
)
from quoteverify.match._lexicon import load_lexicon
from quoteverify.match._pair import Pair
from quoteverify.match._reading import Reading
from quoteverify.match._same_words import FEWEST_OVERLAPPING
from quoteverify.records import Relation

__all__ = ["AlignedSegments", "Segment", "align_segments"]

_SHARE = 0.5  # of the telling words of the shorter quote: most of it stands in the other
_FARTHEST = 1  # steps apart in the order of what corresponds to nothing: accounts keep the order
_FEWEST_OF_CLAUSE = 3  # a quote of fewer words is no statement that could be left out whole


_Words = tuple[int, int]
"""A range of words, ``[start, end)``."""


@frozen(kw_only=True)
class Segment:
    """
    The words of one quote of an utterance.

    Args:
        words: its own.
        with_scraps: and those of a scrap beside it: the "not," of “I did,” “not,” “see it.”.
        with_neighbours: and those of the quotes beside it, whatever their length.
        telling: how many of its own are no function words.
    """

    words: _Words
    with_scraps: _Words
    with_neighbours: _Words
    telling: int


@frozen(kw_only=True, eq=False)
class AlignedSegments:
    """
    Two utterances, aligned, that tell how the quotes of one stand to those of the other.

    Args:
        pair: the two readings, aligned.
        drafts: their differences.
        relation: how the utterances stand to each other.
        left: the quotes of one.
        right: the quotes of the other.
    """

    pair: Pair
    drafts: tuple[Draft, ...]
    relation: Relation
    left: tuple[Segment, ...]
    right: tuple[Segment, ...]

    def find_corresponding(self) -> list[tuple[int, int]]:
        """
        Return the positions of each two quotes that have words of one another.

        One has most of the other's; or some, and each has most of a fellow's: the end of a
        paragraph that the other document prints with the next.
        """
        shared = _count_shared(self.pair, self.left, self.right)
        mostly = {
            (i, j)
            for (i, j), count in shared.items()
            if count >= _SHARE * min(self.left[i].telling, self.right[j].telling)
        }
        rows, columns = {i for i, _ in mostly}, {j for _, j in mostly}
        return sorted(mostly | {(i, j) for i, j in shared if i in rows and j in columns})

    def find_lone(self, found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """
        Return pairs of quotes that correspond to none, and stand about the same place.

        Args:
            found: the pairs that correspond.
        """
        rows, columns = {i for i, _ in found}, {j for _, j in found}
        gaps: dict[tuple[int, int], list[int]] = defaultdict(list)
        for i in range(len(self.left)):
            if i not in rows:
                before = max((j for row, j in found if row < i), default=-1)
                after = min((j for row, j in found if row > i), default=len(self.right))
                gaps[before, after].append(i)
        return [
            (i, j)
            for (before, after), lefts in gaps.items()
            for rank, i in enumerate(lefts)
            for place, j in enumerate(j for j in range(before + 1, after) if j not in columns)
            if abs(rank - place) <= _FARTHEST
        ]

    def explain(self, i: int, j: int) -> Explanation:
        """Explain two of the quotes; places count from the starts of the utterances."""
        one, other = self.left[i], self.right[j]
        parts = [part for draft in self.drafts if (part := _clip(draft, one, other))]
        relation = self.relation
        if relation is Relation.REWORDED and not any(part.is_counted for part in parts):
            relation = _find_own_relation(self.pair, one.words, other.words)
        return Explanation(relation=relation, edits=finish_edits(self.pair, parts))


def align_segments(
    left: str, right: str, begins: tuple[Sequence[int], Sequence[int]]
) -> AlignedSegments:
    """
    Align two utterances.

    Args:
        left: an utterance, its quotes joined.
        right: the other.
        begins: where in them each quote begins.
    """
    pair, drafts = draft_wordings(left, right)
    return AlignedSegments(
        pair=pair,
        drafts=drafts,
        relation=find_relation(pair, drafts),
        left=_list_segments(pair.left, begins[0]),
        right=_list_segments(pair.right, begins[1]),
    )


def _list_segments(reading: Reading, begins: Sequence[int]) -> tuple[Segment, ...]:
    owners = Counter(bisect_right(begins, word.start) - 1 for word in reading.words)
    counts = [owners[number] for number in range(len(begins))]
    places = list(pairwise(accumulate(counts, initial=0)))
    widths = places, _widen(places, _FEWEST_OF_CLAUSE), _widen(places, inf)
    return tuple(
        Segment(
            words=own,
            with_scraps=some,
            with_neighbours=all_,
            telling=sum(_is_telling(reading, at) for at in range(*own)),
        )
        for own, some, all_ in zip(*widths, strict=True)
    )


def _widen(places: Sequence[_Words], fewest: float) -> list[_Words]:
    """Let each quote have its neighbours of fewer words than *fewest*."""
    sizes = [0, *(end - start for start, end in places), 0]
    taken = [size if size < fewest else 0 for size in sizes]
    return [
        (start - taken[number], end + taken[number + 2])
        for number, (start, end) in enumerate(places)
    ]


def _is_telling(reading: Reading, at: int) -> bool:
    return reading.words[at].text not in load_lexicon().function_words


def _count_shared(
    pair: Pair, lefts: Sequence[Segment], rights: Sequence[Segment]
) -> Counter[tuple[int, int]]:
    """Count the telling words that a quote on the left shares with one on the right."""
    starts = [one.words[0] for one in lefts], [other.words[0] for other in rights]
    return Counter(
        (bisect_right(starts[0], i) - 1, bisect_right(starts[1], j) - 1)
        for i, j in _iter_shared(pair)
        if _is_telling(pair.left, i)
    )


def _iter_shared(pair: Pair) -> Iterator[tuple[int, int]]:
    """Yield the places of each word, or form of one, that both have, moved ones too."""
    lexicon = load_lexicon()
    for i, j in pair.columns:
        if i is None or j is None:
            continue
        one, other = pair.left.words[i], pair.right.words[j]
        if is_same_word(one, other) or lexicon.is_same_form(one.text, other.text):
            yield i, j
    yield from pair.moves.items()


def _find_own_relation(pair: Pair, one: _Words, other: _Words) -> Relation:
    """Return the relation of two quotes none of whose words was changed."""
    same = [(i, j) for i, j in pair.columns if i is not None and j is not None]
    left, right = range(*one), range(*other)
    is_left_whole = len(left) == sum(i in left for i, _ in same)
    is_right_whole = len(right) == sum(j in right for _, j in same)
    both = sum(i in left and j in right for i, j in same)
    if both == len(left) == len(right):
        return Relation.IDENTICAL
    if is_left_whole or is_right_whole:
        return Relation.TRUNCATED
    return Relation.OVERLAPPING if both >= FEWEST_OVERLAPPING else Relation.REWORDED


def _clip(draft: Draft, one: Segment, other: Segment) -> Draft | None:
    """
    Return what of a draft falls into a pair of quotes, or None if nothing does.

    A denial cut off at an end governs what is left, in whichever quote it stands.
    """
    is_governing = draft.is_end and draft.finding.is_alteration
    left, right = (
        _intersect(side, segment.with_neighbours if is_governing else segment.with_scraps)
        for side, segment in ((draft.left, one), (draft.right, other))
    )
    if left is None or right is None:
        return None
    return draft._replace(left=left, right=right)


def _intersect(side: _Words, place: _Words) -> _Words | None:
    """Return what of *side*, a range or a gap between two words, lies in or at *place*."""
    start, end = max(side[0], place[0]), min(side[1], place[1])
    if start < end or side[0] == side[1] == start == end:
        return start, end
    return None
