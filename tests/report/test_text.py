"""Changes in words."""

from __future__ import annotations

from quoteverify import verify_quotes


def test_one_change_spelled_in_two_ways_is_said_once():
    """Two fellows that say "four million euros" and "4 million euros" differ in one way."""
    report = verify_quotes(
        {
            "a": "“The town offered $4 million in guarantees,” said Bo Lind.",
            "b": "“The town offered four million euros in guarantees,” said Bo Lind.",
            "c": "“The town offered 4 million euros in guarantees,” said Lind.",
        }
    )
    first = report.verdicts[0]
    assert len(first.alterations) == 2
    assert "the wordings differ in a unit" in first.reason
    assert "more" not in first.reason
    assert str(report).count("! alteration, unit: “$4 million” here") == 1
