"""Labels in words: one plain sentence for each verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from quoteverify.label._coverage import Coverage
from quoteverify.label._evidence import Findings
from quoteverify.records import Change, Edit, Evidence, Label, Relation, Span
from quoteverify.text.words import fold_words

__all__ = ["give_reason"]

_NAMED = 3  # so many documents are named; the rest are counted
_SNIPPET_CHARS = 40
_STRETCH_WORDS = 5  # fewer without a counterpart are a turn of phrase
_IN_MARKS = "inside quotation marks"

_HOW = {
    Relation.IDENTICAL: "has the same words",
    Relation.TRUNCATED: "has the same words, one of the two cut shorter",
    Relation.OVERLAPPING: "has the same words where the two overlap",
    Relation.REWORDED: "has it in other words",
}


def give_reason(  # noqa: PLR0913 - a sentence of seven independent facts
    label: Label,
    findings: Findings,
    *,
    coverage: Coverage,
    is_partial: bool,
    alterations: Sequence[Edit],
    conflicts: Sequence[tuple[str, str]],
    slightness: str | None,
    source_ids: frozenset[str],
    turns: Mapping[Evidence, str],
    unread_sources: Sequence[str],
) -> str:
    """Return the reason for a label as one sentence; *turns* say who speaks in a transcript."""
    told = set[tuple[str, str]]()
    if label is Label.SINGLE_SOURCE:
        parts = [_explain_alone(findings, slightness, source_ids)]
    else:
        shown = _list_shown(findings.corroborating, source_ids)
        told = {(turns[place], place.document_id) for place in shown if place in turns}
        parts = [_explain_corroborated(findings.corroborating, shown, turns)]
        parts += _describe_missing(findings.corroborating)
    if label is Label.VERBATIM and is_partial:
        parts.append(f"verbatim in part: {coverage.covered_words} of {coverage.words} words")
    if alterations:
        who = _name_differing(findings.corroborating, alterations[0])
        parts.append(_describe_alterations(who, alterations))
    parts += _describe_altered_copies(findings.copies)
    parts += [
        f"{document} gives the words to {name}"
        for name, document in conflicts
        if (name, document) not in told
    ]
    if unread_sources:
        parts.append(f"{_join(sorted(unread_sources))} could not be read")
    return "; ".join(parts) + "."


def _describe_missing(evidence: Sequence[Evidence]) -> list[str]:
    """Say what stretch of a reworded quote nobody has: half of it may be made up."""
    if evidence[0].relation.has_same_words:
        return []  # whose coverage is told
    lacking = "it lacks" if len(_list_documents(evidence)) == 1 else "all lack"
    for edit in evidence[0].edits:
        if _is_missing(edit) and not edit.is_alteration and _is_lacked(evidence, edit.left):
            return [f"{lacking} {_shorten(edit.left_text)}"]
    return []


def _is_missing(edit: Edit) -> bool:
    return not edit.right_text and len(edit.left_text.split()) >= _STRETCH_WORDS


def _is_lacked(evidence: Iterable[Evidence], span: Span) -> bool:
    """Whether each place lacks some of the words in *span*."""
    return all(
        any(_is_missing(e) and e.left.start < span.end and span.start < e.left.end for e in p.edits)
        for p in evidence
    )


def _list_documents(evidence: Iterable[Evidence]) -> list[str]:
    return list(dict.fromkeys(place.document_id for place in evidence))


def _list_fellows(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence that has the words as the best has them: the same ones, or others."""
    best = evidence[0]
    return [e for e in evidence if e.relation.has_same_words == best.relation.has_same_words]


def _list_shown(evidence: Sequence[Evidence], source_ids: frozenset[str]) -> list[Evidence]:
    """Return the place in each source of which the reason says in what it is."""
    shown: dict[str, Evidence] = {}
    for place in _list_fellows(evidence):
        if place.document_id in source_ids:
            shown.setdefault(place.document_id, place)
    return list(shown.values())


def _explain_corroborated(
    evidence: Sequence[Evidence], shown: Sequence[Evidence], turns: Mapping[Evidence, str]
) -> str:
    best, fellows = evidence[0], _list_fellows(evidence)
    documents = _list_documents(fellows)
    how = _HOW[best.relation] if len({e.relation for e in fellows}) == 1 else _say_roughly(best)
    if len(documents) > 1:
        how = how.replace("has ", "have ", 1)
    return f"{_join(documents)} {how}{_say_where(shown, turns, of=len(documents))}"


def _say_roughly(best: Evidence) -> str:
    return (
        "has the same words, whole or in part"
        if best.relation.has_same_words
        else _HOW[best.relation]
    )


def _say_where(shown: Sequence[Evidence], turns: Mapping[Evidence, str], *, of: int) -> str:
    """Say in what the sources have the words; which of the documents, where not all the same."""
    said = {place.document_id: _say_in_what(place, turns) for place in shown}
    # In marks first: that is the best that a source can have.
    ways = sorted(set(said.values()), key=lambda way: (way != _IN_MARKS, way))
    told = [(way, [document for document in said if said[document] == way]) for way in ways]
    if len(told) == 1 and len(said) == of:
        return f", {told[0][0]}"
    return "".join(f", in {_join(documents)} {way}" for way, documents in told)


def _say_in_what(place: Evidence, turns: Mapping[Evidence, str]) -> str:
    if place.in_marks:
        return _IN_MARKS
    return f"in the turn of {turns[place]}" if place in turns else "outside quotation marks"


def _explain_alone(findings: Findings, slightness: str | None, source_ids: frozenset[str]) -> str:
    if slightness and (findings.coincidences or not findings.copies):
        return f"{slightness}: another document could share it by coincidence"
    if findings.copies:
        documents = _list_documents(findings.copies)
        why = _join(list(dict.fromkeys(findings.dependences)))
        has_same = any(copy.relation.has_same_words for copy in findings.copies)
        have, are = ("has", "is") if len(documents) == 1 else ("have", "are")
        how = f"{have} it" if has_same else f"{have} it in other words"
        return f"Only {_join(documents)} {how}, which {are} not independent: {why}"
    if findings.coincidences:
        return "Another document shares only a phrase too slight to corroborate it"
    if findings.others:
        documents = _list_documents(findings.others)
        has = "has" if len(documents) == 1 else "have"
        return f"No other document has it; {_join(documents)} {has} like words of another person"
    return "No source and no other document has it" if source_ids else "No other document has it"


def _describe_altered_copies(copies: Iterable[Evidence]) -> list[str]:
    """Say what the first copy that differs has changed: it cannot corroborate, but contradict."""
    for copy in copies:
        alterations = [edit for edit in copy.edits if edit.is_alteration]
        if alterations:
            return [_describe_alterations(f"the copy in {copy.document_id} differs", alterations)]
    return []


def _name_differing(evidence: Sequence[Evidence], edit: Edit) -> str:
    """Say which documents have *edit*, where not all that corroborate do."""
    differing = dict.fromkeys(
        place.document_id
        for place in evidence
        if any(_is_same_change(other, edit) for other in place.edits)
    )
    if len(differing) == len({place.document_id for place in evidence}):
        return "the wordings differ"
    if len(differing) == 1:
        return f"the wording in {_join(list(differing))} differs"
    return f"the wordings in {_join(list(differing))} differ"


def _is_same_change(one: Edit, other: Edit) -> bool:
    """Whether two edits change the same words in the same way, wherever the fellow stands."""
    return one.is_alteration is other.is_alteration and _read_change(one) == _read_change(other)


def _read_change(edit: Edit) -> tuple[Span, Change, str]:
    """Return what is changed, and into what: "four million euros" is "4 million euros"."""
    return edit.left, edit.change, fold_words(edit.right_text)


def _count_changes(alterations: Sequence[Edit]) -> int:
    """Count what is altered: a "not" that two fellows lack is one."""
    return len(set(map(_read_change, alterations)))


def _describe_alterations(who: str, alterations: Sequence[Edit]) -> str:
    first = alterations[0]
    count = _count_changes(alterations)
    more = f", and {count - 1} more" if count > 1 else ""
    left, right = (_shorten(text) for text in (first.left_text, first.right_text))
    what = first.change.replace("-", " ")
    article = "an" if what[0] in "aeio" else "a"  # "a unit" keeps its "a"
    difference = f"{left} in another place" if first.is_moved else f"{left} against {right}"
    return f"{who} in {article} {what}: {difference}{more}"


def _shorten(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        return "nothing"
    return f"“{text}”" if len(text) <= _SNIPPET_CHARS else f"“{text[: _SNIPPET_CHARS - 1]}…”"


def _join(names: Sequence[str]) -> str:
    if len(names) > _NAMED:
        return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
