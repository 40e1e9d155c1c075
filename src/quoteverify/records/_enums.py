"""What there is only a fixed number of: labels, relations, kinds, statuses, changes."""

from __future__ import annotations

import enum

__all__ = ["Change", "Label", "QuoteKind", "Relation", "SourceStatus"]


class Label(enum.StrEnum):
    """What a quote's corroboration amounts to."""

    VERBATIM = "verbatim"
    PARAPHRASED = "paraphrased"
    SINGLE_SOURCE = "single-source"


class Relation(enum.StrEnum):
    """How the words of a match stand to each other."""

    IDENTICAL = "identical"
    TRUNCATED = "truncated"
    OVERLAPPING = "overlapping"
    REWORDED = "reworded"

    @property
    def has_same_words(self) -> bool:
        """Whether every pair of aligned words is equal: all but `REWORDED`."""
        return self is not Relation.REWORDED


class QuoteKind(enum.StrEnum):
    """The shape in which a document presents a quote."""

    DIRECT = "direct"
    MIXED = "mixed"
    BLOCK = "block"
    DIALOGUE = "dialogue"
    NESTED = "nested"


class SourceStatus(enum.StrEnum):
    """How a quote fared against the documents of record (`sources=`)."""

    VERBATIM = "verbatim"
    REWORDED = "reworded"
    ABSENT = "absent"
    UNREAD = "unread"


class Change(enum.StrEnum):
    """What a difference between two wordings is; some of these can change the meaning."""

    TYPOGRAPHY = "typography"
    CONTRACTION = "contraction"
    SPELLING = "spelling"
    INFLECTION = "inflection"
    FUNCTION_WORD = "function-word"
    FILLER = "filler"
    ELLIPSIS = "ellipsis"
    BRACKET = "bracket"
    REORDERING = "reordering"
    WORDING = "wording"
    NUMBER = "number"
    UNIT = "unit"
    NEGATION = "negation"
    MODALITY = "modality"
    NAMED_ENTITY = "named-entity"
    COMPARISON = "comparison"
    QUANTIFIER = "quantifier"
