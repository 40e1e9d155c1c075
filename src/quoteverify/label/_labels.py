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
    Findings,
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
from quoteverify.settings import LabelSettings, choose_settings

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
    found = _Found(
        fellows=index_fellows(matches, ordered, chains),
        passages=_index_places(passages),
        echoes=_index_places(echoes),
        related=index_fellows(near_misses, ordered),
        group_ids={quote_id: group.id for group in groups for quote_id in group.quote_ids},
    )
    texts = {document.id: document.text for document in (*documents, *sources)}
    context = _Context(
        texts=texts,
        utterances=join_utterances(chains),
        independence=Independence.from_records(documents, origins),
        slight_ids=_find_slight_quotes(ordered, documents),
        speakers=Speakers.from_records(
            (*ordered, *source_quotes), found.pick_unmarked(sources), texts
        ),
        source_ids=frozenset(source.id for source in sources),
        unread_sources=tuple(unread_sources),
        settings=choose_settings(settings, LabelSettings),
    )
    # An iterator, for its items are expected already.
    return tuple(_label_quote(quote, found, context) for quote in steps.iter(iter(ordered)))


@frozen(kw_only=True)
class _Found:
    """What the stages before found, by quote."""

    fellows: Mapping[QuoteId, Sequence[Evidence]]
    passages: Mapping[QuoteId, Sequence[Evidence]]
    echoes: Mapping[QuoteId, Sequence[Evidence]]
    related: Mapping[QuoteId, Sequence[Evidence]]
    group_ids: Mapping[QuoteId, str]

    def pick_unmarked(self, sources: Iterable[Document]) -> tuple[Document, ...]:
        """Return the sources that have words of a quote outside marks, as transcripts do."""
        places = (place for places in self.passages.values() for place in places)
        unmarked = {place.document_id for place in places if not place.in_marks}
        return tuple(source for source in sources if source.id in unmarked)


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


def _label_quote(quote: Quote, found: _Found, context: _Context) -> Verdict:
    findings = _sort_findings(quote, found, context)
    evidence = findings.corroborating
    label, status = _choose_label(evidence), _choose_status(evidence, context)
    coverage = _measure(quote, evidence, context)
    alterations = _collect_alterations(evidence)
    conflicts = context.speakers.find_conflicts(quote, evidence)
    related = [*found.related.get(quote.id, ()), *findings.coincidences, *findings.others]
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
            turns=context.speakers.name_turns(quote, evidence),
            unread_sources=context.unread_sources if status is SourceStatus.UNREAD else (),
        ),
        coverage=coverage.share,
        group_id=found.group_ids.get(quote.id),
        evidence=evidence,
        alterations=alterations,
        copies=findings.copies,
        echoes=found.echoes.get(quote.id, ()),
        related=sort_strongest_first(related),
        speaker_conflict=bool(conflicts),
        source_status=status,
    )


def _sort_findings(quote: Quote, found: _Found, context: _Context) -> Findings:
    return sort_findings(
        quote,
        found.fellows.get(quote.id, ()),
        found.passages.get(quote.id, ()),
        independence=context.independence,
        slight_ids=context.slight_ids,
        speakers=context.speakers,
        other_speaker_cutoff=context.settings.other_speaker_cutoff,
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
