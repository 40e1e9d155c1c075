"""Reports made by hand, so that this room is tested without the other rooms."""

from __future__ import annotations

from quoteverify.records import (
    Attribution,
    Change,
    Document,
    Edit,
    Evidence,
    Group,
    Label,
    Match,
    Origin,
    Quote,
    QuoteKind,
    Relation,
    Skipped,
    SourceStatus,
    Span,
    Verdict,
)
from quoteverify.report import Report, build_report

HOSTILE = (
    'He said, "<script>alert(1)</script> "><img src=x onerror=alert(2)> \u202egnirts\u202c '
    "\ud800 \x00 \x1b[31m & 'end' -->\" and left."
)
"""Markup, a broken-out attribute, an override, a lone surrogate, a NUL, a terminal code."""

_MORNING = 'The mayor, Ida Holm, said, "We will not close the harbour in May." Rain is due.'
_EVENING = 'Holm told us: "We will close the harbour in May."'
_RECORD = "HOLM: We will not close the harbour in May. Next question."


def make_quote(document: Document, text: str, **fields: object) -> Quote:
    """Return the quote that *text* is in *document*."""
    start = document.text.index(text)
    attribution = Attribution(
        speaker="Ida Holm", mention=Span(11, 19), cue=Span(21, 25), confidence=0.9, rule="after"
    )
    values: dict[str, object] = {"attribution": attribution, **fields}
    return Quote(document_id=document.id, start=start, end=start + len(text), text=text, **values)


def make_report() -> Report:
    """Return a report in which every field of every record is used."""
    morning = Document(
        "morning.txt",
        _MORNING,
        publisher="Morning Post",
        published_at="2026-05-01",
        title="Harbour",
        url="https://example.org/a?b=1&c=2",
    )
    evening = Document("evening.txt", _EVENING, language="en")
    record = Document("council.txt", _RECORD)
    left = make_quote(evening, "We will close the harbour in May.")
    right = make_quote(morning, "We will not close the harbour in May.", flags=("unclosed",))
    dropped = Edit(
        left=Span(left.start + 8, left.start + 8),
        right=Span(right.start + 8, right.start + 11),
        left_text="",
        right_text="not",
        change=Change.NEGATION,
        is_alteration=True,
    )
    return build_report(
        documents=[morning, evening],
        sources=[record],
        origins=[
            Origin(document_id="evening.txt", origin_id="evening.txt"),
            Origin(
                document_id="morning.txt",
                origin_id="evening.txt",
                agencies=("Reuters",),
                reason="both credit Reuters",
            ),
        ],
        groups=[
            Group(
                id=left.id,
                quote_ids=(left.id, right.id),
                representative_id=right.id,
                speakers=("Ida Holm",),
                origin_ids=("evening.txt",),
            )
        ],
        matches=[
            Match(
                left=left.id,
                right=right.id,
                score=0.91,
                relation=Relation.REWORDED,
                edits=(dropped,),
            )
        ],
        verdicts=[
            _label_left(left, right, dropped),
            _label_right(right, left, dropped),
        ],
        skipped=[Skipped("late.pdf", "password-protected")],
    )


def _label_left(left: Quote, right: Quote, dropped: Edit) -> Verdict:
    there = Evidence(
        document_id=right.document_id,
        start=right.start,
        end=right.end,
        quote_id=right.id,
        relation=Relation.REWORDED,
        score=0.91,
        edits=(dropped,),
    )
    return Verdict(
        quote=left,
        label=Label.PARAPHRASED,
        reason="Corroborated by other words in morning.txt.",
        group_id=left.id,
        evidence=(there,),
        alterations=(dropped,),
        related=(there,),
        speaker_conflict=True,
        source_status=SourceStatus.REWORDED,
    )


def _label_right(right: Quote, left: Quote, dropped: Edit) -> Verdict:
    record = Evidence(
        document_id="council.txt",
        start=6,
        end=43,
        in_marks=False,
        relation=Relation.IDENTICAL,
        score=1.0,
    )
    reprint = Evidence(
        document_id=left.document_id,
        start=left.start,
        end=left.end,
        quote_id=left.id,
        relation=Relation.REWORDED,
        score=0.91,
        edits=(dropped.flip(),),
    )
    return Verdict(
        quote=right,
        label=Label.VERBATIM,
        reason="The same words stand in council.txt.",
        coverage=1.0,
        group_id=left.id,
        evidence=(record, reprint),
        alterations=(dropped.flip(),),
        copies=(reprint,),
        echoes=(record,),
        source_status=SourceStatus.VERBATIM,
    )


def make_hostile_report() -> Report:
    """Return a report on hostile text, in every field that a user can fill."""
    document = Document(
        'a"b><script>.txt',
        HOSTILE,
        publisher="<script>alert(3)</script>",
        title='"><img src=x onerror=alert(4)>',
        url="javascript:alert(5)",
    )
    quote = make_quote(
        document,
        HOSTILE[HOSTILE.index('"') + 1 : HOSTILE.rindex('"')],
        attribution=Attribution(speaker="<b onclick=alert(6)>", rule="<i>"),
        kind=QuoteKind.DIRECT,
    )
    verdict = Verdict(quote=quote, label=Label.SINGLE_SOURCE, reason="<script>alert(7)</script>")
    return build_report(
        documents=[document],
        verdicts=[verdict],
        skipped=[Skipped("<img src=x>", "\u202e<script>")],
    )
