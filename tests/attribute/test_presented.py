"""Somebody's words, or a title, a term, a headline."""

from __future__ import annotations

import pytest

from quoteverify.attribute._presented import decide_presented
from quoteverify.extract import extract_spans
from quoteverify.records import Document

WORDS = [
    "“We sail at six,” said Ines Boll.\n\nThe crew did not answer.",
    "‘We sail at six,’ said Ines Boll.\n\nThe crew did not answer.",
    "Boll said: “Yes, we do.”",
    "“The ferry will run again by Easter,” said Ines Boll.",
    "Boll said the old pier was “a danger to everybody who fishes from it.”",
    "The mayor called the plan “reckless and far too dear.”",
    "He was late.\n\n“Where have you been?”\n\nNobody answered.",
    # A note in wrapped lines is no book, in which such spans are names.
    (
        "The harbour office answered our letter of last week. It added that\n“the new crane costs "
        "21 million crowns and takes two summers to build.” Nobody\ndoubts it.\n"
    ),
]
SPOKEN = [
    "—The kiln is hot, said Oda.\n\n—No.",
    "— Is it hot?\n\n— It is.",
    "<blockquote>The kiln is hot.</blockquote> <q>Wet clay.</q>",
]
NOT_WORDS = [
    "The so-called “harbour tax” was dropped.",
    "The word “kiln” is old.",
    "Lund appeared on “Meet the Press” on Sunday.",
    "The crew rehearsed “The Lamp in the Harbour” for a week.",
    "She hosts the radio show “Morning at Nine.”",
    "Harbour Plan Is ‘Reckless’\n\nThe council met on Monday to vote on the plan.",
]


def decide(text: str) -> list[bool]:
    """Return `is_attributed` of each quote of *text*."""
    document = Document("doc", text)
    return [quote.is_attributed for quote in decide_presented(document, extract_spans(document))]


@pytest.mark.parametrize("text", WORDS)
def test_words_that_somebody_said_are_attributed(text: str) -> None:
    """A span with a reporting word, or alone in a paragraph, is somebody's words."""
    assert decide(text) == [True]


@pytest.mark.parametrize("text", NOT_WORDS)
def test_titles_and_headlines_are_not_attributed(text: str) -> None:
    """The name of a work or a programme, or a headline's snippet, is nobody's words."""
    assert decide(text) == [False]


def test_a_later_paragraph_changes_nothing_before_it() -> None:
    """Only what stands before a span and in its paragraph is read."""
    first = "“We sail at six,” said Boll. The “Gull” lay at the pier."
    later = first + "\n\n“No,” said Mira. The Gull stayed in port."
    assert decide(later)[:2] == decide(first)


@pytest.mark.parametrize("text", SPOKEN)
def test_turns_after_dashes_and_block_quotes_are_attributed(text: str) -> None:
    """A document that speaks in dashes does so in each; what markup calls a quote is one."""
    assert decide(text) == [True, True]


def test_a_list_set_off_by_dashes_is_not_attributed() -> None:
    """Items that nobody is said to say are no words of anybody's."""
    assert decide("— Mend the pier.\n\n— Buy a boat.") == [False, False]
