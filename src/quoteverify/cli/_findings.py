"""What `--fail-on` may name, and how it is read."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from attrs import frozen

from quoteverify.records import Label, SourceStatus, Verdict

__all__ = ["FINDINGS", "FINDINGS_IN_SOURCES", "ListOf"]


def _is_altered(verdict: Verdict) -> bool:
    """Whether any fellow, a copy too, differs in what can change the meaning."""
    return bool(verdict.alterations) or any(
        edit.is_alteration for copy in verdict.copies for edit in copy.edits
    )


FINDINGS: dict[str, Callable[[Verdict], bool]] = {
    "altered": _is_altered,
    "absent": lambda verdict: verdict.source_status in {SourceStatus.ABSENT, SourceStatus.UNREAD},
    "reworded": lambda verdict: verdict.source_status is SourceStatus.REWORDED,
    "paraphrased": lambda verdict: verdict.label is Label.PARAPHRASED,
    "single-source": lambda verdict: verdict.label is Label.SINGLE_SOURCE and verdict.quote.is_said,
    "speaker-conflict": lambda verdict: verdict.speaker_conflict,
}
"""A title or a term in quotation marks is no single-source finding."""

FINDINGS_IN_SOURCES = frozenset({"absent", "reworded"})
"""Those that there can only be where sources are given."""


@frozen
class ListOf:
    """Read the value of an option: some of *names*, with commas between them."""

    names: tuple[str, ...]

    def __call__(self, given: str) -> tuple[str, ...]:
        """Return the names given, or raise what argparse shows as wrong usage."""
        wanted = tuple(name.strip() for name in given.split(",") if name.strip())
        if not wanted:
            raise argparse.ArgumentTypeError(f"names nothing; known: {', '.join(self.names)}")
        for name in wanted:
            if name not in self.names:
                known = ", ".join(self.names)
                raise argparse.ArgumentTypeError(f"{name!r}; known: {known}")
        return wanted
