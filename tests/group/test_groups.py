"""Groups: average linkage, nothing slight, nothing nested in its own outer quote."""

from __future__ import annotations

import random

from attrs import evolve

from quoteverify.group import group_matches
from quoteverify.match import match_quotes
from quoteverify.records import Attribution, Match, Quote, Relation, make_quote_id
from quoteverify.settings import GroupSettings, MatchSettings


def _make_quote(document_id, text="The ferry will not sail before noon", **fields):
    return Quote(document_id=document_id, start=0, end=len(text), text=text, **fields)


def _make_match(left, right, score=0.9, relation=Relation.REWORDED):
    return Match(left=left.id, right=right.id, score=score, relation=relation)


def test_two_matched_quotes_are_a_group():
    """A matched pair forms one group, named for its first member."""
    a, b = _make_quote("a"), _make_quote("b")
    (group,) = group_matches([b, a], [_make_match(a, b)])
    assert group.quote_ids == (a.id, b.id)
    assert group.id == a.id


def test_a_weak_chain_is_not_one_group():
    """A is like B and B is like C, but A and C share nothing: they do not all end up together."""
    a, b, c = (_make_quote(name) for name in "abc")
    matches = [_make_match(a, b, 0.9), _make_match(b, c, 0.6)]
    (group,) = group_matches([a, b, c], matches)
    assert group.quote_ids == (a.id, b.id)


def test_a_supported_chain_is_one_group():
    """Where the ends are nearly as close as the links, all three join."""
    a, b, c = (_make_quote(name) for name in "abc")
    matches = [_make_match(a, b, 0.95), _make_match(b, c, 0.9), _make_match(a, c, 0.85)]
    (group,) = group_matches([a, b, c], matches)
    assert group.quote_ids == (a.id, b.id, c.id)


def test_pairs_within_one_document_do_not_count():
    """Two pieces of a document that both stand in another's longer quote join its group."""
    whole = _make_quote("b", "We sail at noon and we come back before the evening tide")
    first = _make_quote("a", "We sail at noon today")
    second = Quote(document_id="a", start=40, end=66, text="back before the evening on")
    matches = [_make_match(first, whole), _make_match(second, whole)]
    (group,) = group_matches([first, second, whole], matches)
    assert set(group.quote_ids) == {first.id, second.id, whole.id}


def test_an_inner_quote_never_groups_with_its_own_outer():
    """Even where another document holds both, the inner quote stays out of its outer's group."""
    outer = _make_quote("a", "They told us ‘the ferry will not sail before noon’ and left")
    text = "the ferry will not sail before noon"
    inner = Quote(document_id="a", start=14, end=14 + len(text), text=text, outer_id=outer.id)
    other = _make_quote("b", "They told us the ferry will not sail before noon and left")
    matches = [_make_match(outer, other, 0.95), _make_match(inner, other, 0.9)]
    (group,) = group_matches([outer, inner, other], matches)
    assert group.quote_ids == (outer.id, other.id)


def test_set_phrases_and_unattributed_spans_group_nothing():
    """A slogan, a fragment and a title that stand in two documents make no group."""
    for fields in (
        {"text": "Bread And Roses For All"},
        {"text": "so brave"},
        {"is_attributed": False},
    ):
        a, b = _make_quote("a", **fields), _make_quote("b", **fields)
        assert group_matches([a, b], [_make_match(a, b, 1.0, Relation.IDENTICAL)]) == ()


def test_the_representative_is_the_longest_supported_wording():
    """A longer wording that no other member has word for word does not stand for the group."""
    a = _make_quote("a", "we sail at noon on Friday")
    b = _make_quote("b", "we sail at noon on Friday, all of us")
    c = _make_quote("c", "at noon on Friday the whole lot of us are going to set sail together")
    matches = [
        _make_match(a, b, 0.95, Relation.TRUNCATED),
        _make_match(a, c, 0.7),
        _make_match(b, c, 0.7),
    ]
    (group,) = group_matches([a, b, c], matches)
    assert group.representative_id == b.id


def test_order_of_input_does_not_matter():
    """Shuffled quotes and matches give the same groups."""
    quotes = [_make_quote(name) for name in "abcdef"]
    matches = [_make_match(a, b, 0.7) for i, a in enumerate(quotes) for b in quotes[i + 1 :]]
    expected = group_matches(quotes, matches)
    shuffler = random.Random(3)
    for _ in range(5):
        shuffler.shuffle(quotes)
        shuffler.shuffle(matches)
        assert group_matches(quotes, matches) == expected


def test_speakers_and_origins_are_listed():
    """A group names its origins once each, whatever the number of copies."""
    a, b, c = (_make_quote(name) for name in "abc")
    matches = [_make_match(a, b), _make_match(b, c), _make_match(a, c)]
    (group,) = group_matches([a, b, c], matches, origin_ids={"a": "a", "b": "a", "c": "c"})
    assert group.origin_ids == ("a", "c")
    assert group.speakers == ()


def test_the_cutoff_is_the_settings_own():
    """A higher linkage cutoff leaves a weak pair apart."""
    a, b = _make_quote("a"), _make_quote("b")
    settings = GroupSettings(linkage_cutoff=0.95)
    assert group_matches([a, b], [_make_match(a, b, 0.9)], settings=settings) == ()
    assert make_quote_id("a", 0, 3) == "a#0-3"


def test_a_slogan_of_two_people_is_no_utterance():
    """Two people who say the same five words group nothing; one person who is quoted twice does."""
    text = "bread before circuses, my friends"
    names = {"a": "Vera Holt", "b": "Piet Maas", "c": "Holt"}
    a, b, c = (
        _make_quote(name, text, attribution=Attribution(speaker=speaker, rule="test"))
        for name, speaker in names.items()
    )
    matches = [_make_match(*pair, 1.0, Relation.IDENTICAL) for pair in ((a, b), (a, c), (b, c))]
    (group,) = group_matches([a, b, c], matches)
    assert group.quote_ids == (a.id, c.id)


def _make_said(document_id, speaker, text):
    attribution = Attribution(speaker=speaker, confidence=0.9, rule="after")
    return _make_quote(document_id, text, attribution=attribution)


def test_other_words_of_another_person_are_another_utterance():
    """Two people who speak in like words share no group; the same person's wordings do."""
    a = _make_said("a", "Ann Rowe", "I do not think that was a wise thing to do")
    b = _make_said("b", "Peter Holm", "I never thought it was the right thing to do")
    c = _make_said("c", "Rowe", "I do not believe that this was a wise thing")
    matches = [_make_match(a, b, 0.95), _make_match(a, c, 0.9), _make_match(b, c, 0.95)]
    (group,) = group_matches([a, b, c], matches)
    assert set(group.quote_ids) == {a.id, c.id}


def test_nearly_the_same_words_of_two_people_share_a_group():
    """Where hardly a word differs, a second name is a conflict to show, not another utterance."""
    a = _make_said("a", "Ann Rowe", "We sail at noon on Friday with all the boats we have left")
    b = _make_said("b", "Peter Holm", "We sail at noon on Monday with all the boats we have left")
    (group,) = group_matches([a, b], [_make_match(a, b, 0.99)])
    assert group.speakers == ("Ann Rowe", "Peter Holm")


def test_words_that_stand_in_a_longer_quote_of_the_speaker_are_a_sure_link():
    """A short piece of a person's words joins the whole, though its score alone is low."""
    whole = _make_said("a", "Ann Rowe", "We sail at noon on Friday, and nobody will hold us back")
    piece = _make_said("b", "Rowe", "and nobody will hold us back")
    other = _make_said("c", "Peter Holm", "and nobody will hold us back from it")
    matches = [
        _make_match(whole, piece, 0.6, Relation.TRUNCATED),
        _make_match(whole, other, 0.6, Relation.OVERLAPPING),
    ]
    (group,) = group_matches([whole, piece, other], matches)
    assert set(group.quote_ids) == {whole.id, piece.id}


def test_only_words_that_are_the_same_and_not_few_are_a_sure_link():
    """Four words of one's own, or other words, count as they score; five the same are sure."""
    whole = _make_said("a", "Ann Rowe", "We sail at noon on Friday, and nobody will hold us back")
    for text, relation, is_joined in (
        ("nobody will hold us", Relation.TRUNCATED, False),
        ("nobody will hold us back", Relation.TRUNCATED, True),
        ("there is nobody who holds us back", Relation.REWORDED, False),
    ):
        piece = _make_said("b", "Rowe", text)
        groups = group_matches([whole, piece], [_make_match(whole, piece, 0.6, relation)])
        assert bool(groups) == is_joined, text


def test_words_that_an_editor_replaced_in_brackets_leave_a_link_sure():
    """A name in brackets for a pronoun is the writer's; another word is another wording."""
    piece = _make_said("a", "Ann Rowe", "we will never let them into the harbour")
    for text, is_joined in (
        ("We'll never let [the trawlers] into the harbour. That much I can promise you all.", True),
        ("We'll never let [the trawlers] into this port. That much I can promise you all.", False),
    ):
        whole = _make_said("b", "Rowe", text)
        (match,) = match_quotes([piece, whole], settings=MatchSettings(score_cutoff=0.3))
        assert match.relation is Relation.REWORDED
        assert bool(group_matches([piece, whole], [evolve(match, score=0.6)])) == is_joined


def test_a_sure_link_outweighs_a_weak_one():
    """A piece that stands in the whole draws in another wording at the mean of 1 and its score."""
    whole = _make_said("a", "Ann Rowe", "We sail at noon on Friday, and nobody will hold us back")
    piece = _make_said("b", "Rowe", "and nobody will hold us back")
    third = _make_said("c", "Rowe", "We sail on Friday at noon, and nobody is going to stop us")
    matches = [
        _make_match(whole, piece, 0.6, Relation.TRUNCATED),
        _make_match(whole, third, 0.8),  # twelve words each: it counts for 0.9
        _make_match(piece, third, 0.78),
    ]
    (group,) = group_matches([whole, piece, third], matches)
    assert group.quote_ids == (whole.id, piece.id)
    matches[2] = _make_match(piece, third, 0.82)
    (group,) = group_matches([whole, piece, third], matches)
    assert group.quote_ids == (whole.id, piece.id, third.id)


def test_long_wordings_need_a_lower_score_than_short_ones():
    """Eight words are alike by chance at a score at which fourteen are one utterance."""
    words = "we sail from the old harbour at noon and are back before the evening tide"
    for count, lowest in ((4, 0.85), (8, 0.85), (11, 0.775), (14, 0.7), (15, 0.7)):
        a, b = (_make_quote(name, " ".join(words.split()[:count])) for name in "ab")
        assert len(group_matches([a, b], [_make_match(a, b, lowest + 0.001)])) == 1
        assert group_matches([a, b], [_make_match(a, b, lowest - 0.001)]) == ()
        longer = _make_quote("c", f"{words} and {words}")
        assert group_matches([a, longer], [_make_match(a, longer, lowest - 0.001)]) == ()


def test_the_same_words_of_two_people_count_for_what_they_score():
    """The same words under two names share a group; so do other words of somebody described."""
    a = _make_said("a", "Ann Rowe", "nobody will hold us back from sailing at noon")
    b = _make_said("b", "Peter Holm", "nobody will hold us back from sailing at noon today")
    c = _make_said("c", "the mayor", "nobody is going to hold us back from sailing")
    (group,) = group_matches([a, b], [_make_match(a, b, 0.9, Relation.TRUNCATED)])
    assert group.speakers == ("Ann Rowe", "Peter Holm")
    (group,) = group_matches([a, c], [_make_match(a, c, 0.9)])
    assert group.quote_ids == (a.id, c.id)


def test_parts_of_one_fuller_wording_are_one_group():
    """Two parts that share no word share the group of the whole; without it they share none."""
    whole = _make_said("a", "Ann Rowe", "We sail at noon on Friday. Nobody here will hold us back.")
    first = _make_said("b", "Rowe", "We sail at noon on Friday")
    second = _make_said("c", "the mayor", "Nobody here will hold us back")
    matches = [
        _make_match(whole, first, 0.95, Relation.TRUNCATED),
        _make_match(whole, second, 0.9, Relation.TRUNCATED),
    ]
    (group,) = group_matches([whole, first, second], matches)
    assert group.quote_ids == (whole.id, first.id, second.id)
    assert group.representative_id == whole.id
    assert group_matches([first, second], matches) == ()


def test_one_part_of_two_wholes_does_not_join_them():
    """What is a part of two statements that share nothing else draws them into no one group."""
    part = _make_said("a", "Ann Rowe", "nobody here will hold us back")
    one = _make_said("b", "Rowe", "We sail at noon on Friday, and nobody here will hold us back")
    other = _make_said("c", "Rowe", "The school stays open, and nobody here will hold us back")
    matches = [
        _make_match(part, one, 0.9, Relation.TRUNCATED),
        _make_match(part, other, 0.9, Relation.TRUNCATED),
    ]
    (group,) = group_matches([part, one, other], matches)
    assert len(group.quote_ids) == 2


def test_parts_given_to_two_people_are_not_linked():
    """A whole that has the words of two people does not make these one utterance."""
    whole = _make_quote("a", "We sail at noon on Friday. Nobody here will hold us back.")
    first = _make_said("b", "Ann Rowe", "We sail at noon on Friday")
    second = _make_said("c", "Peter Holm", "Nobody here will hold us back")
    matches = [_make_match(whole, q, 0.95, Relation.TRUNCATED) for q in (first, second)]
    (group,) = group_matches([whole, first, second], matches)
    assert len(group.quote_ids) == 2


def test_a_slogan_stays_one_inside_a_longer_sentence():
    """Five words of another person glue nothing to the sentence in which they stand."""
    a = _make_said("a", "Vera Holt", "It is time that all of us put bread before circuses, friends")
    b = _make_said("b", "Piet Maas", "put bread before circuses, friends")
    match = _make_match(a, b, 0.95, Relation.TRUNCATED)
    assert group_matches([a, b], [match]) == ()
    b = _make_said("b", "the mayor", "put bread before circuses, friends")
    (group,) = group_matches([a, b], [_make_match(a, b, 0.95, Relation.TRUNCATED)])
    assert group.quote_ids == (a.id, b.id)


def test_short_words_of_somebody_described_count_if_they_are_the_same():
    """Whoever is called the mayor may be Ann Rowe: five equal words link, other words do not."""
    a = _make_said("a", "Ann Rowe", "sealed before the vote began")
    b = _make_said("b", "the mayor", "sealed before the vote began")
    (group,) = group_matches([a, b], [_make_match(a, b, 1.0, Relation.IDENTICAL)])
    assert group.quote_ids == (a.id, b.id)
    c = _make_said("c", "the mayor", "sealed long before any vote")
    assert group_matches([a, c], [_make_match(a, c, 0.97)]) == ()


def test_a_long_title_of_one_speaker_is_no_coincidence():
    """Six words in capitals link what one speaker is quoted with, and nobody else."""
    text = "A Fair Wage For Every Sailor"
    a, b = _make_said("a", "Ann Rowe", text), _make_said("b", "Rowe", text)
    (group,) = group_matches([a, b], [_make_match(a, b, 1.0, Relation.IDENTICAL)])
    assert group.quote_ids == (a.id, b.id)
    for other in (_make_said("b", "Peter Holm", text), _make_quote("b", text)):
        assert group_matches([a, other], [_make_match(a, other, 1.0, Relation.IDENTICAL)]) == ()
    other = _make_said("b", "Rowe", "A Fair Wage For Our Crews")
    assert group_matches([a, other], [_make_match(a, other, 0.97)]) == ()
