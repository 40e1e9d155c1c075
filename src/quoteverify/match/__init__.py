"""
Matching: which quotes are one utterance, how surely, and how their words differ.

`match_quotes` is the stage; `compare_quotes` explains one pair; `score_pairs` scores many;
`match_texts` is for whoever holds a million strings.  `find_quote` finds a quote in a long text,
and `PassageIndex` many quotes in one.
"""

from __future__ import annotations

from quoteverify.match._compare import compare_quotes
from quoteverify.match._echoes import find_echoes
from quoteverify.match._evidence import find_passages
from quoteverify.match._inputs import check_texts
from quoteverify.match._match_texts import MatchArrays, match_texts
from quoteverify.match._passages import PassageIndex, find_quote
from quoteverify.match._quotes import find_matches, match_quotes
from quoteverify.match._scoring import score_pairs
from quoteverify.match._text_graph import TextGraph, build_text_graph

__all__ = [
    "MatchArrays",
    "PassageIndex",
    "TextGraph",
    "build_text_graph",
    "check_texts",
    "compare_quotes",
    "find_echoes",
    "find_matches",
    "find_passages",
    "find_quote",
    "match_quotes",
    "match_texts",
    "score_pairs",
]
