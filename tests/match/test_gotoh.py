"""The best way through a table: the fast kernel against a slow twin that tries every path."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from quoteverify.match._gotoh import Column, Side, find_path

NEVER = -(10**12)
BOTH, LEFT_ONLY, RIGHT_ONLY = range(3)


def find_path_slowly(rates, left, right):
    """Return the best columns by what each cell is worth in each state, each asked for by name."""

    @cache
    def weigh(state, i, j):
        """Return what the best path to (i, j) in a state is worth, and the state before it."""
        if i == j == 0:
            return (0 if state == BOTH else NEVER), BOTH
        if (state != RIGHT_ONLY and i == 0) or (state != LEFT_ONLY and j == 0):
            return NEVER, BOTH
        if i == 0:
            before = weigh(RIGHT_ONLY, 0, j - 1)[0] if j > 1 else 0
            return before + left.prices[0][j > 1] + right.gains[j - 1], RIGHT_ONLY
        if state == BOTH:
            befores = [(weigh(before, i - 1, j - 1)[0], before) for before in range(3)]
            gain = rates[i - 1][j - 1]
        elif state == LEFT_ONLY:
            befores = list(iter_gaps(state, (i - 1, j), right.prices[j]))
            gain = left.gains[i - 1]
        else:
            befores = list(iter_gaps(state, (i, j - 1), left.prices[i]))
            gain = right.gains[j - 1]
        best = max(worth for worth, _ in befores)
        return best + gain, next(before for worth, before in befores if worth == best)

    def iter_gaps(state, place, price):
        """Yield what comes before a gap: the gap itself first, then two words, then the other."""
        opened, extended = price
        yield weigh(state, *place)[0] + extended, state
        yield weigh(BOTH, *place)[0] + opened, BOTH
        other = LEFT_ONLY + RIGHT_ONLY - state
        yield weigh(other, *place)[0] + opened, other

    i, j = len(left.gains), len(right.gains)
    state = max(range(3), key=lambda state: weigh(state, i, j)[0])
    columns = []
    while i or j:
        before = weigh(state, i, j)[1]
        i -= state != RIGHT_ONLY
        j -= state != LEFT_ONLY
        columns.append(
            Column(i if state != RIGHT_ONLY else None, j if state != LEFT_ONLY else None)
        )
        state = before
    return tuple(columns[::-1])


# Few values, so that many paths are worth the same, as those through words are.
_RATES = st.sampled_from([-400, 500, 700, 900, 1020, 1600])
_PRICES = st.sampled_from([(-900, -100), (-300, 0), (0, 0)])
_GAINS = st.sampled_from([0, 0, 800])


@st.composite
def tables(draw):
    """Draw what words are worth beside each other, and what gaps are."""
    rows, columns = draw(st.integers(0, 6)), draw(st.integers(0, 6))
    left, right = (
        Side(
            tuple(draw(st.lists(_PRICES, min_size=count + 1, max_size=count + 1))),
            tuple(draw(st.lists(_GAINS, min_size=count, max_size=count))),
        )
        for count in (rows, columns)
    )
    rates = tuple(
        tuple(draw(st.lists(_RATES, min_size=columns, max_size=columns))) for _ in range(rows)
    )
    return rates, left, right


@given(tables())
def test_the_path_is_that_of_the_slow_twin(table):
    """The kernel's columns are those found cell by cell."""
    assert find_path(*table) == find_path_slowly(*table)


@given(tables(), st.integers(0, 6), st.integers(0, 6))
def test_a_cut_side_is_a_part_of_it(table, start, end):
    """Cut at two words, a side has the prices and gains of what lies between."""
    _, side, _ = table
    end = min(end, len(side.gains))
    start = min(start, end)
    cut = side.cut(slice(start, end))
    assert len(cut.prices) == len(cut.gains) + 1
    assert cut.prices[0] == side.prices[start]
    assert cut.prices[-1] == side.prices[end]
    assert cut.gains == side.gains[start:end]


def test_a_large_table_is_found_as_well():
    """A table that is not kept gives the path of two equal wordings: the diagonal."""
    count = 70
    rates = tuple(tuple(1000 if i == j else -400 for j in range(count)) for i in range(count))
    side = Side(((-900, -100),) * (count + 1), (0,) * count)
    assert find_path(rates, side, side) == tuple(Column(i, i) for i in range(count))
