"""The report as a frozen record, with its conversions."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from quoteverify.exceptions import InputError, PluginError, ReportFormatError
from quoteverify.plugins import load_plugin
from quoteverify.protocols import Renderer
from quoteverify.records import Document, Group, Match, Origin, Quote, Skipped, Verdict
from quoteverify.report._annotations import OffsetUnit, make_annotations, make_quotations
from quoteverify.report._csv import render_csv
from quoteverify.report._decode import decode_report
from quoteverify.report._encode import encode_report, encode_verdict
from quoteverify.report._feedback import make_feedback
from quoteverify.report._frames import make_pandas, make_polars
from quoteverify.report._notebook import render_notebook
from quoteverify.report._page import render_page
from quoteverify.report._summary import say_labels, say_totals
from quoteverify.report._terminal import render_terminal
from quoteverify.report._text import dump_json, parse_json
from quoteverify.report._version import find_version
from quoteverify.settings import Settings

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

__all__ = ["FORMATS", "Report"]

FORMATS = ("json", "jsonl", "csv", "html", "annotations", "jsonld")
"""What `Report.render` knows without a plugin."""


@frozen(kw_only=True, repr=False)
class Report:
    """
    Every quote with its label and the evidence for it.

    Iterating yields the verdicts; printing shows them as a table.  Two reports are equal if all
    they say is equal.

    Args:
        documents: the documents whose quotes were judged, by id.
        sources: the documents of record, by id.
        origins: where each document's text comes from, by document id.
        groups: the quotes held to be one utterance.
        matches: the pairs that passed the cutoff.
        verdicts: one for each quote, by document id and start.
        skipped: the inputs that were not processed, and why.
        settings: those of the run.
        quoteverify_version: what made the report.
    """

    documents: tuple[Document, ...]
    sources: tuple[Document, ...] = field(default=())
    origins: tuple[Origin, ...] = field(default=())
    groups: tuple[Group, ...] = field(default=())
    matches: tuple[Match, ...] = field(default=())
    verdicts: tuple[Verdict, ...] = field(default=())
    skipped: tuple[Skipped, ...] = field(default=())
    settings: Settings = field(factory=Settings)
    quoteverify_version: str = field(factory=find_version)

    def __attrs_post_init__(self) -> None:
        texts = {document.id: document.text for document in self.documents}
        for verdict in self.verdicts:
            quote = verdict.quote
            if texts.get(quote.document_id, "")[quote.start : quote.end] != quote.text:
                raise InputError(f"quote {quote.id} is not what stands there in its document")

    def __iter__(self) -> Iterator[Verdict]:
        """Yield the verdicts in order."""
        return iter(self.verdicts)

    def __repr__(self) -> str:
        return f"Report({say_totals(self)}: {say_labels(self)})"

    def __str__(self) -> str:
        return render_terminal(self).rstrip("\n")

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes, by document id and start."""
        return tuple(verdict.quote for verdict in self.verdicts)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as dictionaries, lists, strings and numbers."""
        return encode_report(self)

    def to_json(self, path: str | PathLike[str] | None = None) -> str:
        """Return the report as JSON, and write it to *path* if there is one."""
        return _write(dump_json(self.to_dict(), is_indented=True) + "\n", path)

    @classmethod
    def from_json(cls, given: str | PathLike[str]) -> Report:
        """
        Return the report that `to_json` wrote.

        Args:
            given: the JSON text, or the path of its file.

        Raises:
            ReportFormatError: if it is no report, or of a schema version we do not know.
            UnreadableInputError: if the file cannot be read.
        """
        return cls.from_dict(parse_json(given))

    @classmethod
    def from_dict(cls, given: object) -> Report:
        """Return the report that `to_dict` described; raises as `from_json` does."""
        try:
            return cls(**decode_report(given))
        except InputError as error:
            raise ReportFormatError(f"a report that contradicts itself: {error}") from error

    def to_pandas(self) -> pd.DataFrame:
        """
        Return a data frame with one row a quote.

        Raises:
            MissingExtraError: if pandas is not installed.
        """
        return make_pandas(self)

    def to_polars(self) -> pl.DataFrame:
        """
        Return a polars data frame with one row a quote.

        Raises:
            MissingExtraError: if polars is not installed.
        """
        return make_polars(self)

    def to_csv(self, path: str | PathLike[str] | None = None) -> str:
        """Return one row a quote as CSV that no spreadsheet runs, and write it to *path*."""
        return _write(render_csv(self), path)

    def to_jsonl(self, path: str | PathLike[str] | None = None) -> str:
        """Return one JSON object a quote, a line each, and write it to *path*."""
        lines = [dump_json(encode_verdict(verdict)) + "\n" for verdict in self.verdicts]
        return _write("".join(lines), path)

    def to_feedback(self) -> list[dict[str, Any]]:
        """
        Return one small dictionary a quote: what a program, or a model, needs to mend its text.

        Each has ``quote``, ``status`` (how it fared against the sources, or its label where none
        were given), ``is_faithful`` and ``reason``; where there is any, ``evidence``, the best
        place with its text; and, of one that is not faithful, ``alterations``, the differences
        that can change the meaning.
        """
        return make_feedback(self)

    def to_annotations(
        self, path: str | PathLike[str] | None = None, *, unit: OffsetUnit = "code-point"
    ) -> str:
        """
        Return the quotes as W3C web annotations (JSON-LD), and write them to *path*.

        Args:
            path: a file to write, if any.
            unit: what positions count: ``"code-point"``, or ``"utf-16"`` as in JavaScript.

        Raises:
            SettingsError: if *unit* is another.
        """
        return _write(dump_json(make_annotations(self, unit=unit), is_indented=True) + "\n", path)

    def to_jsonld(self, path: str | PathLike[str] | None = None) -> str:
        """Return the attributed quotes as schema.org ``Quotation``, and write them to *path*."""
        return _write(
            dump_json(make_quotations(self.quotes, self.documents), is_indented=True) + "\n", path
        )

    def to_html(self, path: str | PathLike[str] | None = None) -> str:
        """Return one self-contained page, and write it to *path* if there is one."""
        return _write(render_page(self), path)

    def render(self, name: str) -> str:
        """
        Return the report in the format *name*: one of ours, or of an installed renderer.

        Raises:
            PluginError: if there is no such format.
        """
        if name in FORMATS:
            return str(getattr(self, f"to_{name}")())
        renderer = load_plugin("renderers", name)
        if not isinstance(renderer, Renderer):
            raise PluginError("renderers", name, "not callable; expected report -> str")
        return renderer(self)

    def _repr_html_(self) -> str:
        return render_notebook(self)


def _write(text: str, path: str | PathLike[str] | None) -> str:
    if path is not None:
        Path(path).write_text(text, encoding="utf-8", newline="")
    return text
