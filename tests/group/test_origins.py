"""Origins: which documents are one text, and which agencies each credits."""

from __future__ import annotations

import random
import re

import pytest

from quoteverify.group import find_origins
from quoteverify.group._credits import find_agencies
from quoteverify.group._urls import normalize_url
from quoteverify.records import Document

_STORY = """The ferry between Skagen and the islands will not sail this winter, the company told
its passengers on Monday, because the repair of both engines takes longer than was planned.

“We looked at every yard on the coast,” said its director, Mette Holm. “None had a dock free.”

The islanders, who have gone without a second ship since the spring, are to get a bus to the
southern harbour and a smaller boat from there, twice a day and three times on market days."""

_OTHER = """Nothing moves on the quay at Skagen any more. When the ferry company cancelled its
winter crossings this week, Jens Lyng had just loaded his van.

“We looked at every yard on the coast,” Mette Holm, who runs the company, had told him.
“None had a dock free.” He shrugs, and begins to unload what he had meant to sell."""


def _list_origins(*texts, **fields):
    documents = [Document(f"doc-{n}", text, **fields) for n, text in enumerate(texts)]
    return [origin.origin_id for origin in find_origins(documents)]


def test_one_origin_for_each_document_in_order_of_ids():
    """Each document gets one origin, sorted by id, whatever the order they come in."""
    documents = [Document(name, f"{_STORY} {name}") for name in ("b", "c", "a")]
    assert [origin.document_id for origin in find_origins(documents)] == ["a", "b", "c"]
    assert find_origins(documents) == find_origins(reversed(documents))


def test_a_document_alone_is_its_own_origin():
    """A text that shares nothing is its own origin, and no reason is given."""
    (origin,) = find_origins([Document("only", _STORY)])
    assert (origin.origin_id, origin.reason) == ("only", "")


@pytest.mark.parametrize(
    "copy",
    [
        _STORY.upper(),
        "A new headline over the same old story\n\n" + _STORY,
        _STORY + "\n\nThe harbour master of Skagen could not be reached before this went to print.",
        _STORY.partition("\n\nThe islanders")[0],
        _STORY.replace("“", '"').replace("”", '"'),
        _STORY.replace("this winter", "before March").replace("a second ship", "another ship"),
    ],
    ids=["capitals", "headline", "added paragraph", "cut", "straight marks", "light edits"],
)
def test_a_copy_shares_the_origin(copy):
    """A reprint with other typography, another headline, an addition or a cut is the same text."""
    assert _list_origins(_STORY, copy, _OTHER) == ["doc-0", "doc-0", "doc-2"]


def test_the_same_quotes_do_not_make_a_copy():
    """Two reports that quote the same words in prose of their own are two origins."""
    assert _list_origins(_STORY, _OTHER) == ["doc-0", "doc-1"]


def test_short_texts_of_the_same_words_are_copies():
    """Below the length of a run of words, only the same words make a copy."""
    assert _list_origins(
        "“It rains,” she said.", '"It rains", she said', "“It rains,” he said."
    ) == [
        "doc-0",
        "doc-0",
        "doc-2",
    ]


def test_texts_without_a_word_are_no_copies():
    """Two empty documents share nothing."""
    assert _list_origins("", " … ") == ["doc-0", "doc-1"]
    assert find_origins([]) == ()


def test_one_address_is_one_origin():
    """The address of a page, apart from how a reader came to it, is the page."""
    origins = find_origins(
        [
            Document("a", _STORY, url="https://www.example.org/ferry/?utm_source=mail"),
            Document("b", "The page has changed since.", url="http://example.org/ferry"),
            Document("c", "Another page.", url="http://example.org/ferry?page=2"),
            Document("d", "No page at all.", url="ferry"),
        ]
    )
    assert [origin.origin_id for origin in origins] == ["a", "a", "c", "d"]
    assert origins[1].reason == "the same address as a"


def test_copies_in_a_chain_are_one_origin():
    """A cut copy and an extended one share an origin through the full text."""
    head, _, tail = _STORY.partition("\n\nThe islanders")
    assert len(set(_list_origins(head, _STORY, tail + tail[::-1]))) == 1


def test_crediting_one_agency_is_not_one_origin():
    """Two stories of one agency are two origins, and both name the agency."""
    origins = find_origins(
        [
            Document("a", "SKAGEN, Denmark (AP) — " + _STORY),
            Document("b", "SKAGEN, Denmark (AP) - " + _OTHER),
            Document("c", "The council meets on Friday.", publisher="associated press"),
        ]
    )
    assert [origin.origin_id for origin in origins] == ["a", "b", "c"]
    assert {origin.agencies for origin in origins} == {("Associated Press",)}


def test_an_agency_in_common_lowers_the_bar():
    """A third of the prose makes a copy only where both print the same agency."""
    shared = _STORY.partition("\n\n")[0]
    own = " ".join(f"left{n} right{n % 7} middle{n}" for n in range(24))
    other = " ".join(f"above{n} below{n % 5} between{n}" for n in range(24))
    texts = [f"{shared} {own}", f"{shared} {other}"]
    assert _list_origins(*texts) == ["doc-0", "doc-1"]
    assert _list_origins(*(f"Reuters - {text}" for text in texts)) == ["doc-0", "doc-0"]


def test_a_thousand_copies_are_one_origin():
    """However many copies there are, each meets a few of the others, and all are one."""
    rng = random.Random(5)
    words = _STORY.split()
    texts = [
        " ".join("other" if rng.random() < 0.02 else word for word in words) for _ in range(1000)
    ]
    assert set(_list_origins(*texts)) == {"doc-0"}


@pytest.mark.parametrize(
    "text, agencies",
    [
        ("DALLAS (AP) — The plan", ["Associated Press"]),
        ("NEW YORK, Dec 29 (Reuters) - The plan", ["Reuters"]),
        ("WASHINGTON (UPI) The plan", ["UPI"]),
        ("Reuters - The plan", ["Reuters"]),
        ("OSLO, Jan. 5, 2024 /PRNewswire/ -- The plan", ["PR Newswire"]),
        ("By Ann Lund, Associated Press\nThe plan", ["Associated Press"]),
        ("By Ann Lund\nAFP\nThe plan", ["AFP"]),
        ("The plan.\nSOURCE: CNBC | PHOTO: REUTERS", ["CNBC"]),
        ("The plan.\nSOURCE Lund & Daughters", ["Lund & Daughters"]),
        ("The plan.\nThe Associated Press contributed to this report.", ["Associated Press"]),
        ("The plan. (Reporting by Ann Lund; Editing by Bo Ek)", ["Reuters"]),
        ("Copyright 2024 The Associated Press", ["Associated Press"]),
        ("The plan, with files from The Canadian Press", ["Canadian Press"]),
        ("The plan (AP Photo/Ann Lund)", []),
        ("She told Reuters that the Associated Press (AP) had it first", []),
        ("A map of the AP course is in the appendix", []),
        ("Source: https://example.org/plan", []),
    ],
)
def test_agencies_are_read_from_credits(text, agencies):
    """Datelines, bylines and credit lines name an agency; photographs and prose do not."""
    assert list(find_agencies(text)) == agencies


def test_the_middle_of_a_long_text_credits_nothing():
    """An agency named in the middle of a long text is named for something else."""
    assert find_agencies("word " * 500 + "\nReuters - The plan\n" + "word " * 500) == ()


@pytest.mark.parametrize(
    "url, page",
    [
        ("https://www.example.org/a/b/?utm_medium=x&id=3#top", "example.org/a/b?id=3"),
        ("http://m.example.org/a/amp/", "example.org/a"),
        ("https://example.org/index.html", "example.org"),
        ("ftp://example.org/a", None),
        ("http://[broken", None),
    ],
)
def test_addresses_of_one_page(url, page):
    """Only what names the page is kept of an address."""
    assert normalize_url(url) == page


def test_copies_are_found_among_many_that_share_their_sentences():
    """In a collection where every sentence is common, what few have tells the copies."""
    rng = random.Random(3)
    sentences = [" ".join(f"w{rng.randrange(5000)}" for _ in range(20)) + "." for _ in range(60)]
    stories = [rng.sample(sentences, 20) for _ in range(600)]
    copy = [re.sub(r"((?:w\d+ ){10})w", r"\1v", sentence) for sentence in stories[300]]
    texts = [" ".join(story) for story in [*stories, copy]]
    documents = [Document(f"{n:03d}", text) for n, text in enumerate(texts)]
    origins = {origin.document_id: origin.origin_id for origin in find_origins(documents)}
    assert origins["600"] == "300"
