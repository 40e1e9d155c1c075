"""Build `Group` records from matches: who may be grouped, which wording stands for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from quoteverify.group._linkage import link_items
from quoteverify.records import Change, Edit, Group, Match, Quote, QuoteId, Relation
from quoteverify.settings import GroupSettings, choose_settings
from quoteverify.text.names import are_compatible_names, are_two_people
from quoteverify.text.phrases import Coincidence, find_coincidence

__all__ = ["group_matches"]

_SLOGAN_WORDS = 5  # one below the six words that make an overlap of two quotes no coincidence

_FEW_WORDS, _MANY_WORDS, _SURPLUS = 8, 14, 0.15
"""What a match of long wordings counts above its score; of shorter ones a share of it, of few none.

Two people who never heard of each other say the same few words: between news articles printed two
weeks apart or more there are so many reworded matches of 6 to 8 words that chance explains four of
five within four days; of 13 words and more, a third (486 articles of seven outlets).
"""

_NOT_THE_SPEAKERS = frozenset({
    Change.TYPOGRAPHY, Change.CONTRACTION, Change.SPELLING, Change.ELLIPSIS, Change.BRACKET,
})  # fmt: skip
"""What whoever writes a quote down does to it, by a rule or openly."""
_BRACKETS = frozenset("[]()")

_TEXTS_KEPT = 2**14
_MOST_PARTS = 300  # of one wording that are linked with each other: bounds the work

Edges = dict[tuple[int, int], float]


def group_matches(
    quotes: Iterable[Quote],
    matches: Iterable[Match],
    *,
    origin_ids: Mapping[str, str] | None = None,
    settings: GroupSettings | None = None,
) -> tuple[Group, ...]:
    """
    Join matched quotes into groups by average linkage over their cross-document pairs.

    Two clusters join while the mean score over all pairs of one quote of each, from two documents
    and a pair without a match counting 0, is at least `GroupSettings.linkage_cutoff`; so no chain
    of weak links holds a group together.  Long wordings, which are rarely alike by chance, count
    for more than their score.  Two parts of one fuller wording count as a pair, however
    few words they share.  Passages that two documents share by coincidence and spans that are
    nobody's words are left out, and so is what two people share if it is short: a slogan, not an
    utterance.

    Args:
        quotes: all quotes; the order does not matter.
        matches: scored pairs among them.
        origin_ids: the origin of each document, by document id; without it, each its own.
        settings: where clusters stop joining.

    Returns:
        The groups of two or more quotes, by document id and place of their first member.
    """
    settings = choose_settings(settings, GroupSettings)
    members = sorted((q for q in quotes if _is_groupable(q)), key=lambda q: q.sort_key)
    index = {quote.id: i for i, quote in enumerate(members)}
    by_id = {quote.id: quote for quote in members}
    kept = [match for match in matches if match.left in index and match.right in index]
    links = [(match, _weigh_link(match, by_id, settings)) for match in kept]
    clusters = link_items(
        [quote.document_id for quote in members],
        _link_parts(members, index, links)
        | {_order_pair(index[m.left], index[m.right]): weight for m, weight in links if weight},
        cutoff=settings.linkage_cutoff,
        apart=_list_nested_pairs(members, index),
    )
    support = _find_support(kept)
    return tuple(
        _build_group([members[i] for i in cluster], support, origin_ids or {})
        for cluster in clusters
    )


def _is_groupable(quote: Quote) -> bool:
    """Whether a quote can be somebody's utterance: a title in the words of one speaker, too."""
    if not quote.is_said or find_coincidence(quote.text) is None:
        return quote.is_said
    is_long = len(quote.text.split()) > _SLOGAN_WORDS
    return is_long and quote.speaker is not None and _is_title(quote.text)


@lru_cache(maxsize=_TEXTS_KEPT)
def _is_title(text: str) -> bool:
    return find_coincidence(text) is Coincidence.SET_PHRASE


def _weigh_link(match: Match, by_id: Mapping[QuoteId, Quote], settings: GroupSettings) -> float:
    """Return how much a match links its quotes: by its words, if nothing else is known."""
    left, right = by_id[match.left], by_id[match.right]
    fewest, most = sorted(len(quote.text.split()) for quote in (left, right))
    weight = _weigh_words(match.score, fewest)
    is_title = _is_title(left.text) or _is_title(right.text)
    if left.speaker is None or right.speaker is None:
        return 0.0 if is_title else weight
    has_same_words = _has_same_words(match)
    if are_compatible_names(left.speaker, right.speaker):
        is_sure = has_same_words and fewest >= _SLOGAN_WORDS
        return 1.0 if is_sure else 0.0 if is_title else weight
    if is_title:
        return 0.0
    if are_two_people(left.speaker, right.speaker):
        # What is short is a slogan, and what is in other words an answer.
        is_report = match.relation.has_same_words or match.score >= settings.two_speakers_cutoff
        is_counted = is_report and fewest > _SLOGAN_WORDS
    else:  # "the mayor" may be Ann Rowe
        is_counted = most > _SLOGAN_WORDS or (has_same_words and fewest == _SLOGAN_WORDS)
    return weight if is_counted else 0.0


def _weigh_words(score: float, fewest: int) -> float:
    """Return what a score counts for, by the words of the shorter wording."""
    share = (fewest - _FEW_WORDS) / (_MANY_WORDS - _FEW_WORDS)
    return min(1.0, score + _SURPLUS * min(max(share, 0.0), 1.0))


def _link_parts(
    members: Sequence[Quote],
    index: Mapping[QuoteId, int],
    links: Iterable[tuple[Match, float]],
) -> Edges:
    """
    Link the parts of one fuller wording with each other, as surely as each stands in it.

    "We sail at noon" and "we are back by six" share no word; beside "We sail at noon, we are back
    by six" that tells nothing against them.
    """
    lengths = [len(quote.text) for quote in members]
    wholes: dict[int, tuple[int, int, float]] = {}
    for match, weight in links:
        part, whole = sorted((index[match.left], index[match.right]), key=lengths.__getitem__)
        if weight and match.relation is Relation.TRUNCATED:
            fuller = (lengths[whole], -whole, weight)
            wholes[part] = max(wholes.get(part, fuller), fuller)
    parts = defaultdict(list)
    for part, (_, whole, weight) in sorted(wholes.items()):
        parts[whole].append((part, weight))
    return {
        (i, j): min(one, other)
        for of_whole in parts.values()
        for (i, one), (j, other) in combinations(of_whole[:_MOST_PARTS], 2)
        if not _are_apart(members[i], members[j])
    }


def _are_apart(left: Quote, right: Quote) -> bool:
    speakers = left.speaker, right.speaker
    return all(speakers) and are_two_people(*speakers)


def _has_same_words(match: Match) -> bool:
    """Whether the words are the same, but for those that an editor put in brackets for others."""
    is_same_but_for = bool(match.edits) and all(map(_is_writers, match.edits))
    return match.relation.has_same_words or is_same_but_for


def _is_writers(edit: Edit) -> bool:
    # An edit that holds a bracket's end goes on to words outside.
    return edit.change in _NOT_THE_SPEAKERS and not _BRACKETS & {*edit.left_text, *edit.right_text}


def _order_pair(left: int, right: int) -> tuple[int, int]:
    return (left, right) if left < right else (right, left)


def _list_nested_pairs(
    members: Sequence[Quote], index: Mapping[QuoteId, int]
) -> set[tuple[int, int]]:
    return {
        _order_pair(i, index[quote.outer_id])
        for i, quote in enumerate(members)
        if quote.outer_id is not None and quote.outer_id in index
    }


def _find_support(matches: Iterable[Match]) -> dict[QuoteId, set[QuoteId]]:
    """For each quote, the quotes that have the same words."""
    support = defaultdict(set)
    for match in matches:
        if match.relation.has_same_words:
            support[match.left].add(match.right)
            support[match.right].add(match.left)
    return support


def _build_group(
    members: Sequence[Quote],
    support: Mapping[QuoteId, set[QuoteId]],
    origin_ids: Mapping[str, str],
) -> Group:
    return Group(
        id=members[0].id,
        quote_ids=[quote.id for quote in members],
        representative_id=_choose_representative(members, support),
        speakers=sorted({quote.speaker for quote in members if quote.speaker}),
        origin_ids=sorted({origin_ids.get(q.document_id, q.document_id) for q in members}),
    )


def _choose_representative(
    members: Sequence[Quote], support: Mapping[QuoteId, set[QuoteId]]
) -> QuoteId:
    """Return the longest wording among those that another member has word for word."""
    ids = {quote.id for quote in members}
    supported = [quote for quote in members if support.get(quote.id, set()) & ids] or members
    return max(supported, key=lambda quote: len(quote.text)).id
