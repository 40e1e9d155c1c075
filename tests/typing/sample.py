"""What a type checker must know of the public names; checked by mypy, never run."""

from pathlib import Path
from typing import assert_type

from quoteverify import (
    Comparison,
    Document,
    Label,
    Match,
    Passage,
    Quote,
    Report,
    Settings,
    Verdict,
    check_quotes,
    compare_quotes,
    extract_quotes,
    find_quote,
    match_quotes,
    verify_quotes,
)
from quoteverify.settings import MatchSettings

report = verify_quotes([Path("seeds"), "text", Document("id", "text", publisher="Kite Weekly")])
assert_type(report, Report)
assert_type(next(iter(report)), Verdict)
assert_type(report.verdicts[0].label, Label)
assert_type(report.to_json(), str)
assert_type(Report.from_json("{}"), Report)

settings = Settings(match=MatchSettings(score_cutoff=0.6))
assert_type(verify_quotes({"a": "text"}, sources=["record"], settings=settings), Report)
assert_type(check_quotes("text", ["source"]), Report)

quotes = extract_quotes("text")
assert_type(quotes, tuple[Quote, ...])
assert_type(match_quotes(quotes), tuple[Match, ...])
assert_type(match_quotes(["one string", "another"]), tuple[Match, ...])
assert_type(compare_quotes("one", "other"), Comparison)
assert_type(find_quote("one", "some text"), tuple[Passage, ...])

verify_quotes("text", cutoff=0.5)  # type: ignore[call-arg] # must be refused: no such option
Document("id")  # type: ignore[call-arg] # must be refused: a document has a text
