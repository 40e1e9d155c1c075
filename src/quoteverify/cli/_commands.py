"""What each command does: the public functions called, and what they return printed."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import attrs

import quoteverify
from quoteverify.cli._completion import complete
from quoteverify.cli._findings import FINDINGS, FINDINGS_IN_SOURCES
from quoteverify.cli._output import complain, print_text
from quoteverify.cli._parser import make_parser
from quoteverify.exceptions import QuoteVerifyError
from quoteverify.load import load_documents
from quoteverify.markup import show_plain
from quoteverify.records import Skipped, Verdict
from quoteverify.report import (
    FORMATS,
    Report,
    render_comparison,
    render_quotes,
    render_terminal,
)
from quoteverify.settings import Settings

__all__ = ["COMMANDS", "UNREAD"]

_SUCCESS, _FOUND, UNREAD = 0, 1, 2

_MOST_LISTED, _SHOWN_CHARS = 20, 60
"""How many findings of a kind a log lists, a screen, and how much of a quote: enough to find it."""


def _verify(options: argparse.Namespace) -> int:
    report = quoteverify.verify_quotes(
        _open_inputs(options.paths),
        sources=_open_inputs(options.sources),
        settings=_read_settings(options),
        progress=False if options.quiet else None,
    )
    for name in FORMATS:
        path = getattr(options, name)
        if path:
            _write_file(path, report.render(name), name)
    _print_report(report, options)
    return _choose_exit_code(report, options)


def _open_inputs(paths: Sequence[str]) -> list[object]:
    return [sys.stdin.buffer if path == "-" else Path(path) for path in paths]


def _read_settings(options: argparse.Namespace) -> Settings:
    settings = Settings.from_toml(options.settings) if options.settings else Settings()
    load = settings.load
    if options.encoding:
        load = attrs.evolve(load, encoding=options.encoding)
    if options.article:
        load = attrs.evolve(load, html_text="article")
    return attrs.evolve(settings, load=load)


def _write_file(path: str, text: str, name: str) -> None:
    if path == "-":  # which other programs write to standard output
        raise QuoteVerifyError(f"--{name} needs a file; for standard output say --format {name}")
    try:
        Path(path).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise QuoteVerifyError(f"{path} cannot be written: {error.strerror}") from error


def _print_report(report: Report, options: argparse.Namespace) -> None:
    if options.format != "table":
        print_text(report.render(options.format))
    elif not options.quiet:
        print_text(render_terminal(report, columns=_find_columns(), has_colour=_has_colour()))


def _find_columns() -> int:
    return shutil.get_terminal_size(fallback=(100, 24)).columns


def _has_colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _choose_exit_code(report: Report, options: argparse.Namespace) -> int:
    code = _SUCCESS
    for name in options.fail_on:
        found = [verdict for verdict in report if FINDINGS[name](verdict)]
        if found:
            complain(f"{name}: {len(found)} of {len(report.verdicts)} quotes")
            code = _FOUND
            if options.quiet or options.format != "table":  # the table would have shown them
                _list_findings(found)
        elif name in FINDINGS_IN_SOURCES and not options.sources:
            complain(f"warning: --fail-on {name} finds nothing without --source")
    return _report_skipped(report.skipped) or code


def _list_findings(found: Sequence[Verdict]) -> None:
    for verdict in found[:_MOST_LISTED]:
        quote = verdict.quote
        words = textwrap.shorten(show_plain(quote.text), _SHOWN_CHARS, placeholder=" …")
        reason = show_plain(verdict.reason)
        complain(f"  {show_plain(quote.document_id)}: “{words}” {reason}")
    if len(found) > _MOST_LISTED:
        complain(f"  and {len(found) - _MOST_LISTED} more")


def _report_skipped(skipped: Iterable[Skipped]) -> int:
    code = _SUCCESS
    for item in skipped:
        complain(f"not read: {show_plain(item.input)}: {show_plain(item.reason)}")
        code = UNREAD
    return code


def _compare(options: argparse.Namespace) -> int:
    comparison = quoteverify.compare_quotes(options.left, options.right)
    print_text(render_comparison(comparison, options.format, has_colour=_has_colour()))
    return _FOUND if "altered" in options.fail_on and comparison.alterations else _SUCCESS


def _extract(options: argparse.Namespace) -> int:
    settings = _read_settings(options)
    documents, skipped = load_documents(_open_inputs(options.paths), settings=settings.load)
    quotes = [
        quote
        for document in documents
        for quote in quoteverify.extract_quotes(document, settings=settings)
    ]
    print_text(render_quotes(quotes, options.format, documents=documents, columns=_find_columns()))
    return _report_skipped(skipped)


def _complete(options: argparse.Namespace) -> int:
    print_text(complete(make_parser(), options.shell))
    return _SUCCESS


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "verify": _verify,
    "check": _verify,
    "compare": _compare,
    "extract": _extract,
    "completion": _complete,
}
"""By the name under which the parser knows each; they return the exit code."""
