"""
The frozen records that cross rooms.

No I/O and no heuristics live here.  Places are code points of a document's untouched text,
``[start, end)``.  Ids come from position (``doc#120-164``), never from chance.
"""

from quoteverify.records._documents import Document, Origin, Skipped, Span
from quoteverify.records._enums import Change, Label, QuoteKind, Relation, SourceStatus
from quoteverify.records._pairs import Comparison, Edit, EditsMaker, Match, Passage
from quoteverify.records._quotes import Attribution, Quote, QuoteId, make_quote_id
from quoteverify.records._verdicts import Evidence, Group, Verdict

__all__ = [
    "Attribution",
    "Change",
    "Comparison",
    "Document",
    "Edit",
    "EditsMaker",
    "Evidence",
    "Group",
    "Label",
    "Match",
    "Origin",
    "Passage",
    "Quote",
    "QuoteId",
    "QuoteKind",
    "Relation",
    "Skipped",
    "SourceStatus",
    "Span",
    "Verdict",
    "make_quote_id",
]
