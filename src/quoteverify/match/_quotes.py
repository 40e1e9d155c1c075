"""Matching of quotes across documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import product

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from quoteverify._progress import Progress, Steps
from quoteverify.exceptions import InputTypeError
from quoteverify.match._amounts import find_altered
from quoteverify.match._explain import Explanation, explain_wordings
from quoteverify.match._inputs import is_collection
from quoteverify.match._long_quotes import find_long, iter_long_pairs
from quoteverify.match._proposals import propose_text_pairs
from quoteverify.match._scoring import analyse_texts, score_pairs, score_table_pairs
from quoteverify.match._segments import align_segments
from quoteverify.match._utterances import Utterance, collect_utterances, locate_edits
from quoteverify.match.scorers import CALIBRATED, ask_scorer, resolve_scorer
from quoteverify.protocols import Scorer
from quoteverify.records import Match, Quote, Relation
from quoteverify.settings import MatchSettings, choose_settings

__all__ = ["find_matches", "match_quotes"]


_MOST_MISSED = 10  # near misses of a quote: a person looks at no more
_NEARLY_ONE = 0.9999  # what a scorer may say at most of wordings that are not identical


def match_quotes(
    quotes: Iterable[Quote | str],
    *,
    settings: MatchSettings | None = None,
    scorer: Scorer | str | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> tuple[Match, ...]:
    """
    Score the pairs of quotes from different documents and keep those that pass.

    Args:
        quotes: quotes, or plain strings; the i-th string is read as document ``text-<i>``.
        settings: the cutoff, 0 to 1, and what candidates are looked for.
        scorer: a callable, or the name of an installed one; the calibrated scorer if None.
        workers: threads that look for candidates; the result does not depend on it.
        progress: told (stage, done, total): of "pair" as candidates are looked for, "match" as
            pairs are scored, "explain" as the differences of those that passed are found.

    A quote of over 2,000 words is compared by the passage in which a shorter one stands; with
    another such as a whole, and its differences are listed up to 40,000 characters.

    Returns:
        The matches, sorted by the places of their left and right quotes.  Quotes that go on with
        one another are read and scored as one; each member then has a match with the quotes where
        its words stand, and none where nothing of it does.

    Raises:
        InputTypeError: if one of *quotes* is neither a `Quote` nor a string.
        PluginError: if there is no scorer of that name.
        ScorerError: if the scorer does not give one number from 0 to 1 for each pair.

    >>> [match.relation.value for match in match_quotes(["It’s fine.", "It is fine"])]
    ['identical']
    """
    settings = choose_settings(settings, MatchSettings)
    name, score = resolve_scorer(scorer)
    scoring = _Scoring(
        score=score,
        name=name,
        cutoff=settings.score_cutoff,
        explain=cache(explain_wordings),  # many quotes are often printed many times
    )
    return _match(quotes, scoring, settings, workers=workers, progress=progress)


def find_matches(
    quotes: Iterable[Quote],
    *,
    settings: MatchSettings,
    workers: int = 1,
    progress: Progress | None = None,
) -> tuple[tuple[Match, ...], tuple[Match, ...]]:
    """
    Match quotes, and find the near misses that a person may want to look at.

    Args:
        quotes: the quotes.
        settings: the cutoff of matches, and that of near misses.
        workers: threads that look for candidates; the result does not depend on it.
        progress: told as `match_quotes` tells it.

    Returns:
        What `match_quotes` returns, and the pairs that score less: those that are among the ten
        nearest of one of their two quotes, and those of one speaker that differ in an amount.
        Where thousands are alike, to explain them all would take most of the time.
    """
    scoring = _Scoring(
        score=score_pairs,
        name=CALIBRATED,
        cutoff=min(settings.score_cutoff, settings.related_cutoff),
        explain=cache(explain_wordings),
    )
    found = _match(quotes, scoring, settings, workers=workers, progress=progress)
    passed = tuple(match for match in found if match.score >= settings.score_cutoff)
    return passed, tuple(match for match in found if match.score < settings.score_cutoff)


def _match(
    quotes: Iterable[Quote | str],
    scoring: _Scoring,
    settings: MatchSettings,
    *,
    workers: int,
    progress: Progress | None,
) -> tuple[Match, ...]:
    utterances = collect_utterances(_make_quotes(quotes))
    is_long = find_long([utterance.text for utterance in utterances])
    short = [u for u, long in zip(utterances, is_long.tolist(), strict=True) if not long]
    pairing = Steps(progress, "pair", len(short))
    left, right = _pair_across_documents(short, reworded=settings.has_reworded, workers=workers)
    pairing.advance(len(short))
    pairs = [(short[i].text, short[j].text) for i, j in zip(left, right, strict=True)]
    scores = _score_chunks(scoring, pairs, progress)
    found: list[Match] = []
    explaining = Steps(progress, "explain")
    worth = _pick_pairs(left, right, scores, cutoff=scoring.cutoff, passing=settings.score_cutoff)
    if scoring.cutoff < settings.score_cutoff:
        altered = find_altered(short, zip(left, right, strict=True))
        worth = np.union1d(worth, np.array(altered, np.int64))
    for at in explaining.iter(worth.tolist()):
        pair = short[left[at]], short[right[at]]
        found.extend(_make_matches(*pair, float(scores[at]), scoring))
    if is_long.any():
        found.extend(explaining.iter(_match_long(utterances, is_long, scoring)))
    return tuple(sorted(found, key=_make_sort_key(utterances)))


def _pick_pairs(
    left: Sequence[int],
    right: Sequence[int],
    scores: NDArray[np.float64],
    *,
    cutoff: float,
    passing: float,
) -> NDArray[np.int64]:
    """Return the pairs that pass, and of those between *cutoff* and *passing* the nearest."""
    is_worth = scores >= passing
    missed = np.flatnonzero((scores >= cutoff) & ~is_worth)
    ends = np.concatenate((np.array(left, np.int64)[missed], np.array(right, np.int64)[missed]))
    pairs = np.concatenate((missed, missed))
    order = np.lexsort((pairs, -scores[pairs], ends))
    firsts = np.flatnonzero(np.diff(ends[order], prepend=-1))
    rank = np.arange(len(order)) - np.repeat(firsts, np.diff(firsts, append=len(order)))
    is_worth[pairs[order[rank < _MOST_MISSED]]] = True
    return np.flatnonzero(is_worth)


def _match_long(
    utterances: Sequence[Utterance], is_long: NDArray[np.bool_], scoring: _Scoring
) -> Iterator[Match]:
    """Match the long utterances, another scorer asked about the passages that ours finds."""
    texts = [utterance.text for utterance in utterances]
    for pair in iter_long_pairs(texts, is_long, cutoff=scoring.cutoff):
        left, right = utterances[pair.left], utterances[pair.right]
        if left.document_id == right.document_id:
            continue
        scored = pair.score
        if scoring.name != CALIBRATED:
            scored = min(scoring.ask(pair.texts), _NEARLY_ONE)
        if scored >= scoring.cutoff:
            for i, j in product(range(len(left.ids)), range(len(right.ids))):
                yield _make_match((left, i), (right, j), pair.explained, scored, scoring.name)


def _make_quotes(given: Iterable[Quote | str]) -> Iterator[Quote]:
    if not is_collection(given):
        raise InputTypeError(given, "a list of Quotes or strings")
    for number, item in enumerate(given):
        if isinstance(item, Quote):
            yield item
        elif isinstance(item, str):
            yield Quote(document_id=f"text-{number}", start=0, end=len(item), text=item)
        else:
            raise InputTypeError(item, "a Quote or a string", where=f"quote {number}")


def _pair_across_documents(
    utterances: Sequence[Utterance], *, reworded: bool, workers: int
) -> tuple[list[int], list[int]]:
    """Return the pairs of utterances from two documents that are worth scoring."""
    names = {name: at for at, name in enumerate(sorted({u.document_id for u in utterances}))}
    owners = np.array([names[utterance.document_id] for utterance in utterances], dtype=np.int64)
    texts = [utterance.text for utterance in utterances]
    left, right = propose_text_pairs(texts, owners, reworded=reworded, workers=workers)
    return left.tolist(), right.tolist()


_CHUNK_PAIRS = 1_000  # some tenths of a second


def _score_chunks(
    scoring: _Scoring,
    pairs: Sequence[tuple[str, str]],
    progress: Progress | None,
) -> NDArray[np.float64]:
    """Score each pair of texts once, however often it comes."""
    places = {pair: at for at, pair in enumerate(dict.fromkeys(pairs))}
    distinct = list(places)
    steps = Steps(progress, "match", len(distinct))
    score = _analyse_once(distinct) if scoring.score is score_pairs else scoring.score
    scores = np.zeros(len(distinct))
    for start in range(0, len(distinct), _CHUNK_PAIRS):
        chunk = distinct[start : start + _CHUNK_PAIRS]
        scores[start : start + len(chunk)] = ask_scorer(score, chunk, name=scoring.name)
        steps.advance(len(chunk))
    return scores[[places[pair] for pair in pairs]]


@frozen(kw_only=True)
class _Scoring:
    """What scores a pair: the scorer, its name, and what a pair must reach."""

    score: Scorer
    name: str
    cutoff: float
    explain: Callable[[str, str], Explanation]

    def ask(self, texts: tuple[str, str]) -> float:
        """Return the score of one pair."""
        return float(ask_scorer(self.score, [texts], name=self.name)[0])


def _analyse_once(pairs: Sequence[tuple[str, str]]) -> Scorer:
    """Return the calibrated scorer for some of *pairs* at a time, which reads each text once."""
    texts = dict.fromkeys(text for pair in pairs for text in pair)
    places = {text: at for at, text in enumerate(texts)}
    table = analyse_texts(texts)

    def score(chunk: Sequence[tuple[str, str]], /) -> Iterable[float]:
        sides = np.array([(places[one], places[other]) for one, other in chunk], np.int64)
        scores: list[float] = score_table_pairs(table, *sides.T).tolist()
        return scores

    return score


def _make_matches(
    left: Utterance, right: Utterance, score: float, scoring: _Scoring
) -> Iterator[Match]:
    """Yield the match of two utterances; of chains, one for each two members that correspond."""
    if len(left.ids) == len(right.ids) == 1:
        explained = scoring.explain(left.text, right.text)
        yield _make_match((left, 0), (right, 0), explained, score, scoring.name)
        return
    aligned = align_segments(left.text, right.text, (left.begins, right.begins))
    found = aligned.find_corresponding()
    lone = [pair for pair in aligned.find_lone(found) if _is_alike(left, right, pair, scoring)]
    for i, j in sorted([*found, *lone]):
        yield _make_match((left, i), (right, j), aligned.explain(i, j), score, scoring.name)


def _is_alike(left: Utterance, right: Utterance, pair: tuple[int, int], scoring: _Scoring) -> bool:
    """Whether two members of chains that share no words would be a match by themselves."""
    texts = left.quotes[pair[0]].text, right.quotes[pair[1]].text
    return scoring.ask(texts) >= scoring.cutoff


_Member = tuple[Utterance, int]


def _make_match(
    one: _Member, other: _Member, explained: Explanation, score: float, name: str
) -> Match:
    (left, i), (right, j) = one, other
    is_identical = explained.relation is Relation.IDENTICAL
    return Match(
        left=left.ids[i],
        right=right.ids[j],
        score=1.0 if is_identical else min(score, _NEARLY_ONE),
        relation=explained.relation,
        edits=locate_edits(explained.edits, left, right),
        scorer=name,
    )


def _make_sort_key(utterances: Iterable[Utterance]) -> Callable[[Match], tuple[int, int]]:
    quotes = sorted((q for u in utterances for q in u.quotes), key=lambda quote: quote.sort_key)
    ranks = {quote.id: rank for rank, quote in enumerate(quotes)}
    return lambda match: (ranks[match.left], ranks[match.right])
