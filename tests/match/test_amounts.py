"""A changed amount in a fragment is shown, however little the words alone tell."""

from __future__ import annotations

import pytest

from quoteverify import verify_quotes
from quoteverify.match._amounts import mask_amounts

WHOLE = "The ferries cost us 3 million euros."


def verify(fragment, speaker="Holt"):
    """Return the verdict on a fragment beside the whole that Ida Holt said elsewhere."""
    report = verify_quotes(
        {
            "a": f"“{WHOLE}” Ida Holt said.",
            "b": f"On Monday {speaker} said it had “{fragment}” all in all.",
        }
    )
    return report.verdicts[1]


def test_another_amount_of_one_speaker_is_a_near_miss():
    """The fragment stays alone, and the wording with another number stands beside it."""
    verdict = verify("cost us 4 million euros")
    assert verdict.label.value == "single-source"
    (near,) = verdict.related
    assert near.score < 0.3
    assert [edit.change.value for edit in near.edits if edit.is_alteration] == ["number"]


@pytest.mark.parametrize(
    "fragment, speaker",
    [("cost us 4 million euros", "Piet Maas"), ("cost us 4 million euros", "someone")],
)
def test_of_another_speaker_it_is_none(fragment, speaker):
    """Two people may well have paid two prices."""
    assert verify(fragment, speaker).related == ()


@pytest.mark.parametrize(
    "text, masked",
    [
        ("It cost $5bn, or 4 euros a head", " it cost # or # a head "),
        ("it was the 4", ""),
        ("Nobody paid a cent of it", ""),
        ("4 euros", ""),
        ("…", ""),
    ],
)
def test_amounts_are_masked(text, masked):
    """A number and its unit are one sign; words that tell nothing beside it are no words at all."""
    assert mask_amounts(text) == masked
