"""Reports that this program wrote: a folder of articles may hold them, and they are no article."""

from __future__ import annotations

import re

__all__ = ["OWN_REPORT", "is_own_report"]

OWN_REPORT = "a report of quoteverify, not a document"

_SEARCHED_BYTES = 4096

# The beginnings of what the report writes: every format of `quoteverify.report.FORMATS`.
_BEGINNINGS = re.compile(
    rb"""
    (?:\xef\xbb\xbf)?
    (?: \{\s*"schema_version":\s*"[^"]*",\s*"quoteverify_version":      # json
      | \{"id":\s"[^"\n]*",\s"document_id":\s"[^"\n]*",\s"start":       # jsonl
      | id,document_id,publisher,start,end,text,                        # csv
      | \{.{0,200}?"urn:quoteverify:                                    # annotations, jsonld
      | <!doctype\shtml>.{0,800}?<meta\sname="generator"\scontent="quoteverify">
    )
    """,
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)


def is_own_report(content: bytes) -> bool:
    """Whether a file is a report that this program wrote, in any of its formats."""
    return _BEGINNINGS.match(content, 0, _SEARCHED_BYTES) is not None
