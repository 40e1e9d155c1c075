"""Names that changed places: who does what to whom, and who only stands in a list."""

from __future__ import annotations

import pytest

from quoteverify.match._reading import read_wording
from quoteverify.match._roles import find_swapped, is_exchanged


def _read_swapped(left, right):
    """Return the words of the names on the left whose roles are exchanged on the right."""
    reading = read_wording(left)
    return [reading.words[at].text for at in sorted(find_swapped(reading, read_wording(right)))]


@pytest.mark.parametrize(
    "left,right,names",
    [
        ("we saw Holm hire Ek", "we saw Ek hire Holm", "holm ek"),
        ("we saw Ann Holm hire Ek", "we saw Ek hire Holm", "ann holm ek"),
        ("we saw Holm hire Mr. Ek", "we saw Mr. Ek hire Holm", "holm ek"),
        ("we saw Holm hire Ek", "we heard that Ek had never hired Holm", ""),
        ("we saw that Holm hired Ek", "we saw that Ek will hire Holm", "holm ek"),
        ("we saw Holm hire Ek", "we saw Ek fire Holm", ""),
        ("we saw Holm hire Ek", "we saw Ek hire Lund", ""),
        ("we saw Holm hire Ek", "we saw Lund hire Holm", ""),
        ("we saw Holm hire Ek", "we saw Ek hired by Holm", ""),
        ("we saw Holm hire Ek on Monday", "we saw Ek, hire Holm on Monday", ""),
        ("we saw Holm hire Ek. Then Ek hired Holm", "we saw Ek hire Holm. Then Holm hired Ek", ""),
        ("we know Holm and Ek", "we know Ek and Holm", ""),
        ("we know Holm came and Ek came", "we know Ek came and Holm came", ""),
        ("we saw Holm marry Ek", "we saw Ek marry Holm", ""),
        ("we saw Holm talk with Ek", "we saw Ek talk with Holm", ""),
        ("we swap Holm with Ek", "we swap Ek with Holm", ""),
        ("the trip from Oslo to Rome", "the trip from Rome to Oslo", ""),
        (
            "we know that Oslo is larger than Rome",
            "we know that Rome is larger than Oslo",
            "oslo rome",
        ),
        ("we saw Holm leave Holm", "we saw Holm leave Holm", ""),
        ("talks on Friday beat June, we think", "talks on June beat Friday, we think", ""),
        ("we saw Monday Holm hire Ek", "we saw Ek hire Monday Holm", "holm ek"),
    ],
)
def test_roles(left, right, names):
    """Names are exchanged around one verb in one frame; a list, a pair or a day has no roles."""
    assert _read_swapped(left, right) == names.split()


@pytest.mark.parametrize(
    "left,right,is_listed",
    [
        ("we know Holm and Ek", "we know Ek and Holm", True),
        ("we know Holm, Ek and Lund", "we know Ek, Holm and Lund", True),
        ("we know Ek, then Holm and Lund", "we know Holm, then Ek and Lund", False),
        ("we know Ann Ek", "we know Ek Ann", False),
        ("Lund knows Holm and Ek", "Lund knows Ek and Holm", True),
        ("we know Ann Holm, Ben Ek and Lund", "we know Ben Ek, Ann Holm and Lund", True),
        ("we know Holm. Ek came", "we know Ek. Holm came", False),
        ("we know Holm or Mrs. Ek", "we know Ek or Mrs. Holm", True),
        ("we saw Holm marry Ek", "we saw Ek marry Holm", True),
        ("we saw Holm talk with Ek", "we saw Ek talk with Holm", True),
        ("we swap Holm with Ek", "we swap Ek with Holm", False),
        ("we saw Holm hire Ek", "we saw Ek hire Holm", False),
        ("two in Holm and nine in Ek", "two in Ek and nine in Holm", False),
        ("we told Holm and Ek of Lund", "we told Ek and Lund of Holm", False),
        ("we told Ek and Lund of Holm", "we told Holm and Ek of Lund", False),
    ],
)
def test_lists(left, right, is_listed):
    """A name for the next is an exchange where both sides say the same of both."""
    one, other = read_wording(left), read_wording(right)
    names = [
        (at, to)
        for at, word in enumerate(one.words)
        for to, fellow in enumerate(other.words)
        if at == to and word.text != fellow.text and one.surfaces[at][0].isupper()
    ]
    assert {is_exchanged(one, at, other, to) for at, to in names} == {is_listed}
