"""Matching of quotes and strings across documents."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from quoteverify.exceptions import InputTypeError
from quoteverify.match import find_matches, match_quotes
from quoteverify.records import Quote, QuoteId, Relation
from quoteverify.settings import MatchSettings


def make_quote(
    document_id: str, text: str, start: int = 0, continues: Quote | None = None
) -> Quote:
    """Make a quote at a place."""
    return Quote(
        document_id=document_id,
        start=start,
        end=start + len(text),
        text=text,
        continues_id=continues.id if continues else None,
    )


def test_strings_are_documents_of_their_own() -> None:
    """The i-th string is a quote that fills document text-i."""
    (match,) = match_quotes(["The old mill burned down.", "A dog.", "the old mill burned down"])
    assert (match.left, match.right) == ("text-0#0-25", "text-2#0-24")
    assert match.relation is Relation.IDENTICAL


def test_quotes_of_one_document_are_not_matched() -> None:
    """Repetition inside a document corroborates nothing."""
    quotes = [make_quote("a", "We will rebuild it."), make_quote("a", "We will rebuild it.", 50)]
    assert match_quotes(quotes) == ()


def test_places_of_edits_are_those_of_the_documents() -> None:
    """An edit's place counts from the start of its document, not of its quote."""
    quotes = [
        make_quote("a", "We will not rebuild the mill.", 100),
        make_quote("b", "We will rebuild the mill.", 7),
    ]
    (match,) = match_quotes(quotes)
    (edit,) = match.alterations
    assert (edit.left.start, edit.left_text, edit.right.start) == (108, "not", 14)


def test_quotes_that_go_on_are_read_as_one() -> None:
    """Where the whole has the same words, each member has its relation and score."""
    first = make_quote("a", "We lost the mill in the storm,", 10)
    second = make_quote("a", "and the bridge two days later.", 60, first)
    whole = make_quote("b", "We lost the mill in the storm, and the bridge two days later.")
    matches = match_quotes([second, whole, first])
    assert [(match.left, match.right) for match in matches] == [
        (first.id, whole.id),
        (second.id, whole.id),
    ]
    assert {match.relation for match in matches} == {Relation.IDENTICAL}
    assert {match.score for match in matches} == {1.0}


def test_edits_in_a_chain_stand_in_their_member() -> None:
    """A difference in the second member of a chain has its place there, and is not the first's."""
    first = make_quote("a", "We lost the mill in the storm,", 10)
    second = make_quote("a", "and the bridge two days later.", 60, first)
    whole = make_quote("b", "We lost the mill in the storm, and the bridge three days later.")
    faithful, altered = match_quotes([first, second, whole])
    (edit,) = altered.alterations
    assert (edit.left.start, edit.left_text) == (60 + len("and the bridge "), "two")
    assert (faithful.relation, faithful.edits) == (Relation.TRUNCATED, ())
    assert altered.relation is Relation.REWORDED


def make_chain(document_id: str, *texts: str) -> list[Quote]:
    """Make quotes that go on with one another, each a hundred characters on."""
    chain: list[Quote] = []
    for number, text in enumerate(texts):
        before = chain[-1] if chain else None
        chain.append(make_quote(document_id, text, 100 * number, before))
    return chain


def read_pairs(quotes: list[Quote]) -> list[tuple[str, str, str]]:
    """Match quotes and tell the texts of each pair, and how they stand."""
    texts = {quote.id: quote.text for quote in quotes}
    return [
        (texts[match.left], texts[match.right], match.relation.value)
        for match in match_quotes(quotes)
    ]


def test_a_member_is_matched_where_its_words_stand() -> None:
    """Of two chains broken at other places each member meets those that have its words."""
    here = make_chain(
        "a",
        "Let me say three things.",
        "The harbour was dredged in March, against our advice,",
        "and the sandbank moved within a week.",
    )
    there = make_chain(
        "b",
        "The harbour was dredged in March,",
        "against our advice, and the sandbank moved within a month.",
    )
    assert read_pairs([*here, *there]) == [
        (here[1].text, there[0].text, "truncated"),
        (here[1].text, there[1].text, "truncated"),
        (here[2].text, there[1].text, "reworded"),
    ]


def test_members_of_two_chains_alike_are_identical() -> None:
    """A member that did not change is identical, beside one that did."""
    here = make_chain("a", "The lock keeper sleeps at noon.", "Nobody has told the mayor so far.")
    there = make_chain("b", "The lock keeper sleeps at noon.", "Nobody has told the queen so far.")
    assert [pair[2] for pair in read_pairs([*here, *there])] == ["identical", "reworded"]


def test_ends_that_both_lack_make_an_overlap() -> None:
    """Two members share words at their ends only: six make an overlap, fewer a rewording."""
    for shared, relation in (
        ("and the orchard froze twice before Easter this year", "overlapping"),
        ("and the orchard froze", "reworded"),
    ):
        whole = make_quote("a", f"Listen: the mayor sold the old mill {shared}")
        there = make_chain("b", "the mayor bought the old mill", f"{shared}, good people")
        assert [pair[2] for pair in read_pairs([whole, *there])] == ["reworded", relation]


def test_a_denial_in_the_member_before_is_not_lost() -> None:
    """A denial that governs the next member is an alteration of that member's match, too."""
    here = make_chain("a", "I do not believe", "that the tunnel will open this autumn")
    whole = make_quote("b", "the tunnel will open this autumn")
    (match,) = match_quotes([*here, whole])
    assert match.left == here[1].id
    assert [edit.left_text for edit in match.alterations] == ["not believe that"]


def test_the_comma_before_a_cue_ends_no_clause() -> None:
    """A denial before "he said" governs what follows it; an answer of one word does not."""
    for beginning, altered in (("I do not think,", ["not think"]), ("No,", [])):
        here = make_chain("a", beginning, "the tunnel will open this autumn")
        whole = make_quote("b", "the tunnel will open this autumn")
        (match,) = match_quotes([*here, whole])
        assert match.left == here[1].id
        assert [edit.left_text for edit in match.alterations] == altered


def test_a_scrap_of_a_chain_belongs_to_its_neighbours() -> None:
    """A lone "not" between two members makes the wording of both another."""
    here = make_chain("a", "The committee has", "not", "approved the new viaduct")
    whole = make_quote("b", "The committee has approved the new viaduct")
    matches = match_quotes([*here, whole])
    assert [match.left for match in matches] == [here[0].id, here[2].id]
    for match in matches:
        assert [edit.left_text for edit in match.alterations] == ["not"]


def test_members_without_common_words_are_scored_alone() -> None:
    """A member that shares no word meets the one that says the same by its own score."""
    here = make_chain("a", "The pier collapsed yesterday evening.", "Everyone was rescued.")
    there = make_chain("b", "The pier collapsed yesterday evening.", "All people were saved.")
    quotes = [*here, *there]
    seen: list[tuple[str, str]] = []

    def score(pairs: Iterable[tuple[str, str]]) -> list[float]:
        seen.extend(pairs)
        return [0.8 for _ in pairs]

    matches = match_quotes(quotes, scorer=score)
    assert [(match.left, match.right) for match in matches] == [
        (one.id, other.id) for one, other in zip(here, there, strict=True)
    ]
    assert seen[-1] == (here[1].text, there[1].text)


def test_a_chain_into_another_document_is_cut() -> None:
    """A quote that claims to go on with one of another document stands for itself."""
    first = make_quote("a", "We lost the mill in the storm.")
    other = make_quote("b", "We lost the mill in the storm.", 0, first)
    (match,) = match_quotes([first, other])
    assert match.relation is Relation.IDENTICAL


def test_nothing_matches_nothing() -> None:
    """No quote, or one, gives no match."""
    assert match_quotes([]) == match_quotes(["Alone."]) == ()


def test_what_is_no_quote_is_refused() -> None:
    """Anything but a quote or a string raises an error that says where."""
    with pytest.raises(InputTypeError, match="int for quote 1"):
        match_quotes(["a", 7])  # type: ignore[list-item]


def test_order_of_input_changes_nothing() -> None:
    """Matches come in document order, however the quotes are handed in."""
    quotes = [make_quote(name, "The ferry will sail at noon.") for name in ("c", "a", "b")]
    there, back = match_quotes(quotes), match_quotes(quotes[::-1])
    assert there == back
    expected = [("a", "b"), ("a", "c"), ("b", "c")]
    assert [(m.left[0], m.right[0]) for m in there] == expected


def test_ids_are_those_of_the_quotes() -> None:
    """A match names the two quotes by their ids."""
    (match,) = match_quotes(["Same.", "Same."], settings=MatchSettings(score_cutoff=1.0))
    assert {match.left, match.right} == {QuoteId("text-0#0-5"), QuoteId("text-1#0-5")}


def test_near_misses_are_the_nearest_of_either_quote():
    """All that pass are matches; of what scores less, each quote keeps its ten nearest."""
    towns = ("Arden", "Brook", "Calder", "Dunmore", "Elswick", "Farley")
    quotes = [
        Quote(document_id=f"d{at:02}", start=0, end=len(text), text=text)
        for at in range(36)
        for text in (
            f"The {towns[at % 6]} council lost {at * 7 + 2} houses in the {towns[at // 6]} flood.",
        )
    ]
    settings = MatchSettings(score_cutoff=0.98, related_cutoff=0.01)
    passed, missed = find_matches(quotes, settings=settings)
    assert passed == match_quotes(quotes, settings=settings)
    everything = match_quotes(quotes, settings=MatchSettings(score_cutoff=0.01))
    lower = [match for match in everything if match.score < 0.98]
    nearest = set()
    for quote in quotes:
        own = [match for match in lower if quote.id in (match.left, match.right)]
        nearest |= set(sorted(own, key=lambda match: -match.score)[:10])
    assert set(missed) == nearest
    assert 0 < len(missed) < len(lower)
