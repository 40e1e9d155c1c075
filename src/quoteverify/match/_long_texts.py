"""
Long texts among many: which short texts stand in them, and which of them are nearly the same.

A text of over 2,000 words is a document: what is scored is the passage of it that shares phrases
with a short text, in the place to which most of these phrases point.  Two documents are held
against each other by the phrases they share.  Work grows with the words, not with their product:
a phrase that very many short texts have leads nowhere, and of each phrase only the first places in
a document count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quoteverify.match._candidates import find_changes
from quoteverify.match._scoring import score_pairs
from quoteverify.match._stem_table import StemTable, build_stem_table
from quoteverify.match._stock import hash_phrases

__all__ = ["NEARLY_ONE", "Links", "Standing", "find_near_equal", "find_standing", "read_documents"]

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint32]

PHRASE_WORDS = 3
"""Words in a row that a short text and a passage share; a text of fewer words stands nowhere."""

MOST_TEXTS = 64
"""A phrase in more of the short texts leads to none of them."""

MOST_PLACES = 4
"""Of a phrase so many places in a document count."""

LEAST_SHARE = 0.25
"""Share of a short text's phrases that a passage must have for the two to be scored."""

NEARLY_EQUAL = 0.5
"""Share of the phrases of the lesser of two documents that the other must have."""

SKETCH_SIZE = 64
"""So many of its phrases stand for a document in the search for others like it."""

NEARLY_ONE = 1 - 2**-13  # the same as a float of 32 bits
"""What a pair scores at most here: only a text of the same words scores 1."""

_PIECE = re.compile(r"\S.{0,1999}(?!\S) | \S{1,2000}", re.VERBOSE | re.DOTALL)
_TOKEN = re.compile(r"\S{1,200}")
_PAIRS_AT_ONCE = 20_000


class Document(NamedTuple):
    """
    A long text, read.

    Args:
        node: its number.
        text: the text.
        phrases: hashes of the phrases, sorted.
        places: the word with which each begins.
        pieces: where the pieces of the text that were read begin and end.
        firsts: the word with which each piece begins, and after the last the number of words.
    """

    node: int
    text: str
    phrases: Hashes
    places: Ints
    pieces: Ints
    firsts: Ints

    def find_chars(self, words: Ints) -> Ints:
        """Return for each of *words* where what stands between two spaces there begins and ends."""
        words = np.clip(words, 0, self.firsts[-1] - 1)
        piece = np.searchsorted(self.firsts, words, "right") - 1
        read = np.unique(piece)
        spans = [
            span for i in read.tolist() for span in _iter_spans(self.text, _TOKEN, *self.pieces[i])
        ]
        table = _read_spans(self.text, spans)
        # The pieces were read as a whole before, and word by word now: the same words.
        sizes = np.diff(self.firsts)[read]
        place = (
            (np.cumsum(sizes) - sizes)[np.searchsorted(read, piece)] + words - self.firsts[piece]
        )
        token = np.searchsorted(table.offsets, place, "right") - 1
        found: Ints = np.array(spans, np.int64)[np.minimum(token, len(spans) - 1)]
        return found


class Standing(NamedTuple):
    """
    Short texts that stand in long ones.

    Args:
        short, long: the numbers of both.
        score: of each pair.
        start, end: the passage, in characters of the long one.
    """

    short: Ints
    long: Ints
    score: NDArray[np.float32]
    start: Ints
    end: Ints


class Links(NamedTuple):
    """Pairs of texts by their numbers, the lower one first, and the score of each."""

    left: Ints
    right: Ints
    score: NDArray[np.float32]


_NO_PLACES = np.empty(0, np.int64)
_NOWHERE = Standing(_NO_PLACES, _NO_PLACES, np.empty(0, np.float32), _NO_PLACES, _NO_PLACES)


def read_documents(texts: Sequence[str], nodes: Sequence[int]) -> Iterator[Document]:
    """Read the long *texts*, one after the other; *nodes* are their numbers."""
    for node, text in zip(nodes, texts, strict=True):
        pieces = list(_iter_spans(text, _PIECE, 0, len(text)))
        table = _read_spans(text, pieces)
        places = _keep_first(hash_phrases(table.stems, PHRASE_WORDS))
        yield Document(
            node, text, *places, np.array(pieces, np.int64).reshape(-1, 2), table.offsets
        )


def _keep_first(hashes: Hashes) -> tuple[Hashes, Ints]:
    """Return the phrases in order, and the first `MOST_PLACES` of the places of each."""
    order = np.argsort(hashes, kind="stable")
    hashes = hashes[order]
    is_again = hashes[MOST_PLACES:] == hashes[:-MOST_PLACES]  # as that so many places before it
    kept = np.append(np.ones(min(MOST_PLACES, len(hashes)), np.bool_), ~is_again)
    return hashes[kept], order[kept]


def _iter_spans(
    text: str, part: re.Pattern[str], start: int, end: int
) -> Iterator[tuple[int, int]]:
    for found in part.finditer(text, start, end):
        yield found.span()


def _read_spans(text: str, spans: Sequence[tuple[int, int]]) -> StemTable:
    return build_stem_table([text[start:end] for start, end in spans])


def find_standing(
    documents: Sequence[Document],
    texts: Sequence[str],
    table: StemTable,
    members: Ints,
    *,
    cutoff: float,
) -> Standing:
    """
    Find which of the short *members* stand in the *documents*.

    Args:
        documents: the long texts.
        texts: all texts.
        table: the same, as stems.
        members: the short ones, by place in *texts*.
        cutoff: pairs scored lower are left out.
    """
    index = _PhraseIndex(table, members)
    found = [_stand(document, texts, members, index, cutoff) for document in documents]
    return Standing(*map(np.concatenate, zip(_NOWHERE, *found, strict=True)))


class _PhraseIndex:
    """The phrases of short texts, sorted, with the text and the place in it of each."""

    def __init__(self, table: StemTable, members: Ints) -> None:
        self.counts = table.counts[members]
        hashes = hash_phrases(table.stems, PHRASE_WORDS)
        sizes = np.maximum(self.counts - PHRASE_WORDS + 1, 0)
        text = np.repeat(np.arange(len(members)), sizes)
        place = np.arange(len(text)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        hashes = hashes[np.repeat(table.offsets[members], sizes) + place]
        order = np.argsort(hashes, kind="stable")
        self.hashes, self.text, self.place = hashes[order], text[order], place[order]

    def look_up(self, phrases: Hashes) -> tuple[Ints, Ints]:
        """Return which of *phrases* are found, and at which entries, those of few texts only."""
        first = np.searchsorted(self.hashes, phrases, "left")
        count = np.searchsorted(self.hashes, phrases, "right") - first
        count[count > MOST_TEXTS] = 0
        phrase = np.repeat(np.arange(len(phrases)), count)
        step = np.arange(len(phrase)) - np.repeat(np.cumsum(count) - count, count)
        return phrase, first[phrase] + step


def _stand(
    document: Document, texts: Sequence[str], members: Ints, index: _PhraseIndex, cutoff: float
) -> Standing:
    """Find the short texts that stand in one document."""
    phrase, entry = index.look_up(document.phrases)
    if not len(phrase):
        return _NOWHERE
    begin = document.places[phrase] - index.place[entry]
    text, start, end = _locate(index.text[entry], begin, index)
    first, last = document.find_chars(start)[:, 0], document.find_chars(end - 1)[:, 1]
    score = np.empty(len(text), np.float32)
    for at in range(0, len(text), _PAIRS_AT_ONCE):
        chunk = slice(at, at + _PAIRS_AT_ONCE)
        rows = zip(*(side[chunk].tolist() for side in (members[text], first, last)), strict=True)
        score[chunk] = score_pairs((texts[i], document.text[a:b]) for i, a, b in rows)
    kept = np.flatnonzero(score >= cutoff)
    score = np.minimum(score, np.float32(NEARLY_ONE))
    node = np.full(len(kept), document.node, np.int64)
    return Standing(text[kept], node, score[kept], first[kept], last[kept])


def _locate(text: Ints, begin: Ints, index: _PhraseIndex) -> tuple[Ints, Ints, Ints]:
    """
    Return the texts of which a document has enough phrases in one place, and that place in words.

    Each phrase says where its text would *begin* in the document; where most say nearly the same
    is the place, the first of such.
    """
    order = np.lexsort((begin, text))
    text, begin = text[order], begin[order]
    is_far = np.diff(begin, prepend=0) > index.counts[text] // 2 + 1
    firsts = np.flatnonzero(is_far | (np.diff(text, prepend=-1) != 0))
    sizes = np.diff(firsts, append=len(text))
    best = np.lexsort((firsts, -sizes, text[firsts]))
    best = best[np.diff(text[firsts[best]], prepend=-1) != 0]
    firsts, sizes = firsts[best], sizes[best]
    owner = text[firsts]
    phrases = index.counts[owner] - PHRASE_WORDS + 1
    enough = np.flatnonzero(sizes >= LEAST_SHARE * phrases)
    firsts, sizes, owner = firsts[enough], sizes[enough], owner[enough]
    return owner, begin[firsts], begin[firsts + sizes - 1] + index.counts[owner]


def find_near_equal(documents: Sequence[Document]) -> Links:
    """
    Find the pairs of documents of which the lesser has most of its phrases in the other too.

    Returns:
        The pairs, the lower number first; the score is the share of the phrases.
    """
    pairs = []
    phrases = [document.phrases[find_changes(document.phrases)] for document in documents]
    for i, j in _pair_sketches(phrases):
        shared = len(np.intersect1d(phrases[i], phrases[j], assume_unique=True))
        share = shared / max(min(len(phrases[i]), len(phrases[j])), 1)
        if share >= NEARLY_EQUAL:
            pairs.append((documents[i].node, documents[j].node, min(share, NEARLY_ONE)))
    left, right, score = np.array(pairs, np.float64).reshape(-1, 3).T
    low, high = np.minimum(left, right), np.maximum(left, right)
    return Links(low.astype(np.int64), high.astype(np.int64), score.astype(np.float32))


def _pair_sketches(phrases: Sequence[Hashes]) -> list[tuple[int, int]]:
    """Pair documents that share one of the phrases that stand for them (Broder 1997)."""
    sketches = [own[:SKETCH_SIZE] for own in phrases]
    owner = np.repeat(np.arange(len(sketches)), [len(sketch) for sketch in sketches])
    phrase = np.concatenate([np.empty(0, np.uint32), *sketches])
    order = np.argsort(phrase, kind="stable")
    phrase, owner = phrase[order], owner[order]
    pairs: set[tuple[int, int]] = set()
    for step in range(1, _WINDOW + 1):
        at = np.flatnonzero(phrase[step:] == phrase[:-step])
        pairs.update(zip(owner[at].tolist(), owner[at + step].tolist(), strict=True))
    return sorted(pairs)


_WINDOW = 8  # documents of one phrase are paired with so many of the next
