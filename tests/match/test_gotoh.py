"""The best way through a table: the fast kernel against a slow twin that tries every path."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from quoteverify.match._gotoh import Column, Side, find_path

NEVER = -1e9
BOTH, LEFT_ONLY, RIGHT_ONLY = range(3)


def find_path_slowly(rates, left, right, band):
    """Return the best columns by what each cell is worth in each state, each asked for by name."""

    @cache
    def weigh(state, i, j):
        """Return what the best path to (i, j) in a state is worth, and the state before it."""
        if not band[i][0] <= j <= band[i][1]:
            return NEVER, BOTH
        if i == j == 0:
            return (0.0 if state == BOTH else NEVER), BOTH
        if (state != RIGHT_ONLY and i == 0) or (state != LEFT_ONLY and j == 0):
            return NEVER, BOTH
        if i == 0:
            opened, extended = left.prices[0]
            return opened + extended * (j - 1), RIGHT_ONLY
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
_RATES = st.sampled_from([-0.4, 0.5, 0.7, 0.9, 1.02, 1.6])
_PRICES = st.sampled_from([(-0.9, -0.1), (-0.3, 0.0), (0.0, 0.0)])
_GAINS = st.sampled_from([0.0, 0.0, 0.8])


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


@given(tables(), st.data())
def test_the_path_is_that_of_the_slow_twin(table, data):
    """Open or closed around shared words, the kernel's columns are those found cell by cell."""
    rates, left, right = table
    band = data.draw(bands(len(left.gains), len(right.gains)))
    inside = tuple(
        row[max(low - 1, 0) : high] for row, (low, high) in zip(rates, band[1:], strict=True)
    )
    assert find_path(inside, left, right, band) == find_path_slowly(rates, left, right, band)


@st.composite
def bands(draw, rows, columns):
    """Draw which columns are open in each row, where some words are anchored in a run."""
    length = draw(st.integers(0, min(rows, columns)))
    first = draw(st.integers(1, rows - length + 1)), draw(st.integers(1, columns - length + 1))
    anchors = {first[0] + nth: first[1] + nth for nth in range(length)}
    return tuple(
        (
            max((j for i, j in anchors.items() if i <= row), default=0),
            min((j - 1 for i, j in anchors.items() if i > row), default=columns),
        )
        for row in range(rows + 1)
    )


def test_a_large_table_is_found_as_well():
    """A table that is not kept gives the path of two equal wordings: the diagonal."""
    count = 70
    rates = tuple(tuple(1.0 if i == j else -0.4 for j in range(count)) for i in range(count))
    side = Side(((-0.9, -0.1),) * (count + 1), (0.0,) * count)
    band = ((0, count),) * (count + 1)
    assert find_path(rates, side, side, band) == tuple(Column(i, i) for i in range(count))
