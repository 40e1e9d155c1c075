"""The rules: what each quote is called, from its matches and passages alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from quoteverify._progress import Progress, Steps
from quoteverify.label._coverage import (
    Coverage,
    chain_utterances,
    cover_all,
    join_utterances,
    measure_coverage,
)
from quoteverify.label._evidence import (
    find_slightness,
    index_fellows,
    sort_findings,
    sort_strongest_first,
)
from quoteverify.label._independence import Independence
from quoteverify.label._reasons import give_reason
from quoteverify.label._speakers import Speakers
from quoteverify.records import (
    Document,
    Edit,
    Evidence,
    Group,
    Label,
    Match,
    Origin,
    Quote,
    QuoteId,
    Relation,
    SourceStatus,
    Verdict,
)
from quoteverify.settings import LabelSettings

__all__ = ["label_quotes"]

Places = Iterable[tuple[QuoteId, Evidence]]


def label_quotes(  # noqa: PLR0913 - what every stage before found, each by its name
    quotes: Iterable[Quote],
    *,
    documents: Sequence[Document],
    sources: Sequence[Document] = (),
    matches: Iterable[Match] = (),
    near_misses: Iterable[Match] = (),
    origins: Iterable[Origin] = (),
    groups: Iterable[Group] = (),
    passages: Places = (),
    echoes: Places = (),
    source_quotes: Iterable[Quote] = (),
    unread_sources: Sequence[str] = (),
    settings: LabelSettings | None = None,
    progress: Progress | None = None,
) -> tuple[Verdict, ...]:
    """
    Label each quote from its matches and passages; groups are only noted.

    Args:
        quotes: the quotes to label.
        documents: the documents they stand in.
        sources: the documents of record; empty where none were given.
        matches: scored pairs of *quotes* that passed the cutoff.
        near_misses: scored pairs that did not, to be shown as related.
        origins: where each document's text comes from.
        groups: noted in each verdict, without effect on its label.
        passages: where quotes stand in *sources*.
        echoes: where quotes stand outside marks in *documents*.
        source_quotes: the sources' own quotes, for who is said to have said them.
        unread_sources: the names of sources that could not be read; never a pass.
        settings: the thresholds of the rules.
        progress: told ("label", done, total) as quotes are labelled.

    Returns:
        One verdict a quote, by document id and place.
    """
    ordered = sorted(quotes, key=lambda quote: quote.sort_key)
    steps = Steps(progress, "label", len(ordered))
    chains = chain_utterances(ordered)
    found, heard = _index_places(passages), _index_places(echoes)
    unmarked = {p.document_id for places in found.values() for p in places if not p.in_marks}
    texts = {d.id: d.text for d in (*documents, *sources)}
    context = _Context(
        texts=texts,
        utterances=join_utterances(chains),
        independence=Independence.from_records(documents, origins),
        slight_ids=_find_slight_quotes(ordered, documents),
        speakers=Speakers.from_records(
            (*ordered, *source_quotes), (s for s in sources if s.id in unmarked), texts
        ),
        source_ids=frozenset(source.id for source in sources),
        unread_sources=tuple(unread_sources),
        settings=settings or LabelSettings(),
    )
    fellows, related = index_fellows(matches, ordered, chains), index_fellows(near_misses, ordered)
    group_ids = {quote_id: group.id for group in groups for quote_id in group.quote_ids}
    return tuple(
        _label_quote(
            quote,
            context,
            fellows=fellows.get(quote.id, []),
            passages=found.get(quote.id, []),
            echoes=heard.get(quote.id, []),
            related=related.get(quote.id, []),
            group_id=group_ids.get(quote.id),
        )
        for quote in steps.iter(iter(ordered))  # an iterator, for they are expected already
    )


@frozen(kw_only=True)
class _Context:
    """What the rules must know beyond the one quote."""

    texts: Mapping[str, str]
    utterances: Mapping[QuoteId, str]
    independence: Independence
    slight_ids: Mapping[QuoteId, str]
    speakers: Speakers
    source_ids: frozenset[str]
    unread_sources: tuple[str, ...]
    settings: LabelSettings

    def read_place(self, place: Evidence) -> str:
        """Return the words at a place; of a piece of an utterance, the whole utterance."""
        words = self.texts[place.document_id][place.start : place.end]
        return self.utterances.get(place.quote_id, words) if place.quote_id else words

    @property
    def has_sources(self) -> bool:
        return bool(self.source_ids or self.unread_sources)


def _label_quote(
    quote: Quote,
    context: _Context,
    *,
    fellows: Sequence[Evidence],
    passages: Sequence[Evidence],
    echoes: Sequence[Evidence],
    related: Sequence[Evidence],
    group_id: str | None,
) -> Verdict:
    findings = sort_findings(
        quote,
        fellows,
        passages,
        independence=context.independence,
        slight_ids=context.slight_ids,
        speakers=context.speakers,
        other_speaker_cutoff=context.settings.other_speaker_cutoff,
    )
    label = _choose_label(findings.corroborating)
    coverage = _measure(quote, findings.corroborating, context)
    alterations = _collect_alterations(findings.corroborating)
    conflicts = context.speakers.find_conflicts(quote, findings.corroborating)
    status = _choose_status(findings.corroborating, context)
    return Verdict(
        quote=quote,
        label=label,
        reason=give_reason(
            label,
            findings,
            coverage=coverage,
            is_partial=coverage.share < context.settings.partial_coverage,
            alterations=alterations,
            conflicts=conflicts,
            slightness=context.slight_ids.get(quote.id),
            source_ids=context.source_ids,
            unread_sources=context.unread_sources if status is SourceStatus.UNREAD else (),
        ),
        coverage=coverage.share,
        group_id=group_id,
        evidence=findings.corroborating,
        alterations=alterations,
        copies=findings.copies,
        echoes=echoes,
        related=sort_strongest_first([*related, *findings.coincidences, *findings.others]),
        speaker_conflict=bool(conflicts),
        source_status=status,
    )


def _choose_label(corroborating: Sequence[Evidence]) -> Label:
    """The strongest evidence decides."""
    if any(place.relation.has_same_words for place in corroborating):
        return Label.VERBATIM
    return Label.PARAPHRASED if corroborating else Label.SINGLE_SOURCE


def _choose_status(corroborating: Sequence[Evidence], context: _Context) -> SourceStatus | None:
    if not context.has_sources:
        return None
    places = [p for p in corroborating if p.document_id in context.source_ids]
    if any(place.relation.has_same_words for place in places):
        return SourceStatus.VERBATIM
    if context.unread_sources and not places:
        return SourceStatus.UNREAD
    return SourceStatus.REWORDED if places else SourceStatus.ABSENT


def _measure(quote: Quote, corroborating: Iterable[Evidence], context: _Context) -> Coverage:
    same = [place for place in corroborating if place.relation.has_same_words]
    if any(place.relation is Relation.IDENTICAL for place in same):
        return cover_all(quote.text)
    return measure_coverage(quote.text, map(context.read_place, same))


def _collect_alterations(corroborating: Iterable[Evidence]) -> tuple[Edit, ...]:
    """From all the evidence, so that one faithful fellow does not hide another's alteration."""
    found = {edit for place in corroborating for edit in place.edits if edit.is_alteration}
    return tuple(
        sorted(found, key=lambda e: (e.left, e.right, e.change, e.left_text, e.right_text))
    )


def _find_slight_quotes(
    quotes: Iterable[Quote], documents: Iterable[Document]
) -> dict[QuoteId, str]:
    languages = {document.id: document.language for document in documents}
    reasons = (
        (quote.id, find_slightness(quote, language=languages.get(quote.document_id, "en")))
        for quote in quotes
    )
    return {quote_id: reason for quote_id, reason in reasons if reason}


def _index_places(places: Places) -> dict[QuoteId, list[Evidence]]:
    found: dict[QuoteId, list[Evidence]] = defaultdict(list)
    for quote_id, place in places:
        found[quote_id].append(place)
    return found
