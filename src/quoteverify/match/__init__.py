"""The match room."""

from __future__ import annotations

from quoteverify.match._match_texts import MatchArrays, check_options, match_texts
from quoteverify.match._text_graph import TextGraph, build_text_graph

__all__ = ["MatchArrays", "TextGraph", "build_text_graph", "check_options", "match_texts"]
