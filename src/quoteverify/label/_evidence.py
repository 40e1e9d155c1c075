"""Sort what matching found into what corroborates a quote and what does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import evolve, frozen

from quoteverify.label._independence import Independence
from quoteverify.label._speakers import Speakers
from quoteverify.records import Edit, Evidence, Match, Quote, QuoteId, Relation
from quoteverify.text.phrases import find_coincidence

__all__ = ["Findings", "find_slightness", "index_fellows", "sort_findings", "sort_strongest_first"]

_NEARLY_ONE = 0.9999  # 1 is for the same words alone
_NOBODYS_WORDS = "Not presented as somebody's words"


@frozen(kw_only=True)
class Findings:
    """
    What bears on one quote.

    Args:
        corroborating: places in independent documents and in sources, strongest first.
        copies: matched quotes in documents that are not independent.
        dependences: why those are not, one for each of *copies*.
        coincidences: matched quotes that two documents can share by coincidence.
        others: matched quotes of other people, in other words.
    """

    corroborating: tuple[Evidence, ...] = ()
    copies: tuple[Evidence, ...] = ()
    dependences: tuple[str, ...] = ()
    coincidences: tuple[Evidence, ...] = ()
    others: tuple[Evidence, ...] = ()


def find_slightness(quote: Quote, *, language: str) -> str | None:
    """Return why no other document can corroborate *quote*, or None where one can."""
    if not quote.is_said:
        return _NOBODYS_WORDS
    return find_coincidence(quote.text, language=language)


def sort_findings(
    quote: Quote,
    fellows: Iterable[Evidence],
    passages: Iterable[Evidence],
    *,
    independence: Independence,
    slight_ids: Mapping[QuoteId, str],
    speakers: Speakers,
    other_speaker_cutoff: float,
) -> Findings:
    """
    Sort the matched quotes (*fellows*) and source *passages* of one quote.

    Against a source, an exact occurrence counts however slight the quote is; anything less
    counts only for a quote that is more than a coincidence.  Other words of another person
    count only from *other_speaker_cutoff*.
    """
    is_slight = quote.id in slight_ids
    corroborating = [p for p in passages if p.relation.has_same_words or not is_slight]
    copies, dependences, coincidences, others = [], [], [], []
    for fellow in fellows:
        dependence = independence.explain_dependence(quote.document_id, fellow.document_id)
        if dependence:
            copies.append(fellow)
            dependences.append(dependence)
        elif is_slight or fellow.quote_id in slight_ids:
            coincidences.append(fellow)
        elif fellow.score < other_speaker_cutoff and speakers.is_other_saying(quote, fellow):
            others.append(fellow)
        else:
            corroborating.append(fellow)
    return Findings(
        corroborating=tuple(
            sort_strongest_first(corroborating, lambda place: speakers.rate_support(quote, place))
        ),
        copies=tuple(copies),
        dependences=tuple(dependences),
        coincidences=tuple(coincidences),
        others=tuple(others),
    )


def sort_strongest_first(
    evidence: Iterable[Evidence], rate_support: Callable[[Evidence], int] = lambda _: 0
) -> list[Evidence]:
    """Sort by same words, then score, then who says them, then place."""

    def rank(place: Evidence) -> tuple[bool, float, int, str, int, int]:
        is_other = not place.relation.has_same_words
        where = place.document_id, place.start, place.end
        return is_other, -place.score, rate_support(place), *where

    return sorted(evidence, key=rank)


def index_fellows(
    matches: Iterable[Match],
    quotes: Sequence[Quote],
    chains: Iterable[Sequence[Quote]] = (),
) -> dict[QuoteId, list[Evidence]]:
    """
    Turn each match into evidence for both of its quotes, in order of place.

    Args:
        matches: scored pairs of *quotes*.
        quotes: all quotes.
        chains: those of them that are pieces of one interrupted utterance.
    """
    by_id = {quote.id: quote for quote in quotes}
    heads = {piece.id: chain[0].id for chain in chains for piece in chain}
    fellows: dict[QuoteId, list[Evidence]] = defaultdict(list)
    for match in matches:
        fellows[match.left].append(_describe_side(match, by_id[match.right], is_flipped=False))
        fellows[match.right].append(_describe_side(match, by_id[match.left], is_flipped=True))
    return {quote_id: _settle_pieces(places, heads) for quote_id, places in fellows.items()}


def _settle_pieces(places: Iterable[Evidence], heads: Mapping[QuoteId, QuoteId]) -> list[Evidence]:
    """
    Say of each piece of an utterance that has the quote in other words that it is reworded.

    A quote that another document breaks in two is the same words only if both pieces are.
    """
    ordered = sorted(places, key=lambda e: (e.document_id, e.start, e.end))
    reworded = {_find_head(e, heads) for e in ordered if not e.relation.has_same_words}
    return [_reword(e) if _find_head(e, heads) in reworded else e for e in ordered]


def _find_head(place: Evidence, heads: Mapping[QuoteId, QuoteId]) -> QuoteId | None:
    return heads.get(place.quote_id, place.quote_id) if place.quote_id else None


def _reword(place: Evidence) -> Evidence:
    return evolve(place, relation=Relation.REWORDED, score=min(place.score, _NEARLY_ONE))


def _describe_side(match: Match, other: Quote, *, is_flipped: bool) -> Evidence:
    edits = tuple(edit.flip() for edit in match.edits) if is_flipped else match.edits
    return Evidence(
        document_id=other.document_id,
        start=other.start,
        end=other.end,
        quote_id=other.id,
        relation=match.relation,
        score=match.score,
        edits=sorted(edits, key=_get_place),
    )


def _get_place(edit: Edit) -> tuple[int, int, int, int]:
    """Return the two spans as plain numbers, which sort faster than records."""
    return edit.left.start, edit.left.end, edit.right.start, edit.right.end
