"""
The whole job, composed of the stages' public functions; it decides nothing itself.

Only this module knows every stage.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from quoteverify._progress import Progress, Steps, ignore_progress
from quoteverify.attribute import attribute_quotes
from quoteverify.exceptions import EmptyInputError
from quoteverify.extract import extract_spans
from quoteverify.group import find_origins, group_matches
from quoteverify.label import label_quotes
from quoteverify.load import load_documents
from quoteverify.match import find_echoes, find_matches, find_passages
from quoteverify.records import Document, Group, Match, Origin, Quote, Skipped
from quoteverify.report import Report, build_report, show_progress
from quoteverify.settings import GroupSettings, Settings, check_workers, choose_settings

__all__ = ["check_quotes", "extract_quotes", "verify_quotes"]


def verify_quotes(
    docs: object,
    *,
    sources: object = (),
    settings: Settings | None = None,
    progress: Progress | bool | None = None,
    workers: int = 1,
) -> Report:
    """
    Say of each quote in *docs* whether independent documents, or *sources*, agree on its words.

    Args:
        docs: a text, a path (file or folder), a `Document`, a mapping of id to text, a record
            (``{"id": ..., "text": ...}``), a data frame with a text column, or an iterable of any
            of these.
        sources: documents of record, in the same forms: every word of theirs counts.  None is
            the same as an empty list.
        settings: the settings of every stage; the defaults otherwise.
        progress: a callable that is told (stage, done, total), True for a progress bar, False for
            none; None shows a bar in a notebook or a terminal.
        workers: threads that look for candidate pairs; the report does not depend on it.

    Returns:
        A `Report` with one verdict a quote, by document id and place.

    Raises:
        QuoteVerifyError: if *docs* hold nothing that can be read, or are of a type that is not
            listed above.  A single input among several that cannot be read is skipped and
            listed in ``Report.skipped``.

    >>> report = verify_quotes({
    ...     "a.txt": 'Maria Lund said, "The bridge will open in the first week of May."',
    ...     "b.txt": '"The bridge will open in the first week of May," Lund said.',
    ... })
    >>> [verdict.label.value for verdict in report]
    ['verbatim', 'verbatim']
    """
    settings = choose_settings(settings, Settings)
    check_workers(workers)
    with show_progress(progress) as told:
        given = () if sources is None else sources
        inputs = _load_inputs(docs, given, settings=settings, told=told)
        return _verify(inputs, settings=settings, told=told, workers=workers)


def check_quotes(
    text: object,
    sources: object,
    *,
    settings: Settings | None = None,
    progress: Progress | bool | None = None,
) -> Report:
    """
    Check every quote in one text against the given sources.

    Args:
        text: an article, a draft or an LLM's answer: a str, a path or a `Document`.
        sources: what it may quote from, in any form that `verify_quotes` takes: a transcript, a
            mapping of chunk id to retrieved text, files.
        settings: the settings of every stage; the defaults otherwise.
        progress: as `verify_quotes` takes it.

    Returns:
        A `Report`; the ``source_status`` of each verdict says how the quote fared.

    Raises:
        EmptyInputError: if there is no source at all, readable or not.

    >>> report = check_quotes('He said, "It rained for ten days."', ["It rained for 10 days."])
    >>> report.verdicts[0].source_status.value
    'verbatim'
    """
    settings = choose_settings(settings, Settings)
    with show_progress(progress) as told:
        inputs = _load_inputs(text, sources, settings=settings, told=told)
        if not inputs.sources and not inputs.unread:
            raise EmptyInputError("no source was given; hand in at least one text to check against")
        return _verify(inputs, settings=settings, told=told)


def extract_quotes(doc: object, *, settings: Settings | None = None) -> tuple[Quote, ...]:
    """
    Find the quotes of one document, with who said them.

    Args:
        doc: a text, a path to a file, or a `Document`.
        settings: the settings of every stage; the defaults otherwise.

    Returns:
        The quotes by place, an outer quote before its inner ones.

    >>> [quote.speaker for quote in extract_quotes('"Stop here," said Ada Nilsson.')]
    ['Ada Nilsson']
    """
    settings = choose_settings(settings, Settings)
    documents, _ = load_documents(doc, settings=settings.load)
    return _extract_all(documents, settings=settings)


@frozen(kw_only=True)
class _Inputs:
    """What there is to work on, and what could not be read."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]
    sources: tuple[Document, ...]
    unread: tuple[Skipped, ...]


def _load_inputs(docs: object, sources: object, *, settings: Settings, told: Progress) -> _Inputs:
    documents, skipped = load_documents(docs, settings=settings.load, progress=told)
    records, unread = load_documents(
        sources,
        settings=settings.load,
        role="source",
        taken_ids=[document.id for document in documents],
        progress=told,
    )
    return _Inputs(documents=documents, skipped=skipped, sources=records, unread=unread)


def _verify(inputs: _Inputs, *, settings: Settings, told: Progress, workers: int = 1) -> Report:
    documents, sources = inputs.documents, inputs.sources
    quotes = _extract_all(documents, settings=settings, told=told)
    source_quotes = _extract_all(sources, settings=settings, told=told)
    matches, near_misses = find_matches(
        quotes, settings=settings.match, workers=workers, progress=told
    )
    origins = _find_origins(documents, told=told)
    groups = _group(quotes, matches, origins, settings=settings.group, told=told)
    verdicts = label_quotes(
        quotes,
        documents=documents,
        sources=sources,
        matches=matches,
        near_misses=near_misses,
        origins=origins,
        groups=groups,
        passages=find_passages(
            quotes, sources, source_quotes=source_quotes, settings=settings.match, progress=told
        ),
        echoes=find_echoes(quotes, documents, settings=settings.match, progress=told),
        source_quotes=source_quotes,
        unread_sources=[skip.input for skip in inputs.unread],
        settings=settings.label,
        progress=told,
    )
    return build_report(
        documents=documents,
        sources=sources,
        origins=origins,
        groups=groups,
        matches=matches,
        verdicts=verdicts,
        skipped=inputs.skipped + inputs.unread,
        settings=settings,
    )


def _extract_all(
    documents: Sequence[Document], *, settings: Settings, told: Progress = ignore_progress
) -> tuple[Quote, ...]:
    found: list[Quote] = []
    for document in Steps(told, "extract").iter(documents):
        spans = extract_spans(document, settings=settings.extract)
        found += attribute_quotes(document, spans, settings=settings.attribute)
    return tuple(found)


def _find_origins(documents: Sequence[Document], *, told: Progress) -> tuple[Origin, ...]:
    steps = Steps(told, "origins", len(documents))
    origins = find_origins(documents)
    steps.advance(len(documents))
    return origins


def _group(
    quotes: Sequence[Quote],
    matches: Sequence[Match],
    origins: Sequence[Origin],
    *,
    settings: GroupSettings,
    told: Progress,
) -> tuple[Group, ...]:
    steps = Steps(told, "group", len(quotes))
    origin_ids = {origin.document_id: origin.origin_id for origin in origins}
    groups = group_matches(quotes, matches, origin_ids=origin_ids, settings=settings)
    steps.advance(len(quotes))
    return groups
