"""The promises of each label, one by one."""

from __future__ import annotations

import pytest

from quoteverify import check_quotes
from quoteverify.label import label_quotes
from quoteverify.records import (
    Attribution,
    Change,
    Document,
    Edit,
    Evidence,
    Label,
    Match,
    Origin,
    Quote,
    Relation,
    SourceStatus,
    Span,
)
from quoteverify.settings import LabelSettings

TEXT = "The ferry will not sail before noon"


STRICT = LabelSettings(other_speaker_cutoff=0.95)

DROPPED_NOT = Edit(
    left=Span(15, 18),
    right=Span(15, 15),
    left_text="not",
    right_text="",
    change=Change.NEGATION,
    is_alteration=True,
)


def _make_document(document_id, text=TEXT, **fields):
    return Document(document_id, text, **fields)


def _make_quote(document, *, speaker=None, **fields):
    attribution = Attribution(speaker=speaker, rule="test", confidence=1.0)
    return Quote(
        document_id=document.id,
        start=0,
        end=len(document.text),
        text=document.text,
        attribution=attribution,
        **fields,
    )


def _label_pair(left, right, relation, *, edits=(), origins=(), speakers=(None, None), **fields):
    quotes = [
        _make_quote(document, speaker=speaker, **fields)
        for document, speaker in zip((left, right), speakers, strict=True)
    ]
    match = Match(
        left=quotes[0].id,
        right=quotes[1].id,
        score=1.0 if relation is Relation.IDENTICAL else 0.8,
        relation=relation,
        edits=edits,
    )
    return label_quotes(quotes, documents=[left, right], matches=[match], origins=origins)


def test_same_words_in_an_independent_document_are_verbatim():
    """Identical words elsewhere make both quotes verbatim, fully covered."""
    verdicts = _label_pair(_make_document("a"), _make_document("b"), Relation.IDENTICAL)
    assert [v.label for v in verdicts] == [Label.VERBATIM, Label.VERBATIM]
    assert [v.coverage for v in verdicts] == [1.0, 1.0]
    assert verdicts[0].reason == "b has the same words."


def test_other_words_are_paraphrased_and_cover_nothing():
    """A reworded match corroborates without covering."""
    verdict, _ = _label_pair(_make_document("a"), _make_document("b"), Relation.REWORDED)
    assert (verdict.label, verdict.coverage) == (Label.PARAPHRASED, 0.0)
    assert verdict.reason == "b has it in other words."


def test_a_stretch_that_nobody_has_is_told():
    """The reason says which words of a reworded quote stand nowhere, unless another has them."""
    answer = "The chair said: “The ferry will sail at noon, and the school gets a new roof in May.”"
    chunk = "The ferry will be sailing at noon."
    (verdict,) = check_quotes(answer, {"minutes": chunk}).verdicts
    assert verdict.label is Label.PARAPHRASED
    assert "it lacks “and the school gets a new roof in May”" in verdict.reason
    (verdict,) = check_quotes(
        answer,
        {"minutes": chunk, "notes": "At noon the ferry sails, the school gets a new roof in May."},
    ).verdicts
    assert "lacks" not in verdict.reason
    assert "lack " not in verdict.reason


def test_nothing_elsewhere_is_single_source():
    """A quote without any match is single-source."""
    document = _make_document("a")
    (verdict,) = label_quotes([_make_quote(document)], documents=[document])
    assert verdict.label is Label.SINGLE_SOURCE
    assert verdict.reason == "No other document has it."


def test_a_cut_says_how_much_is_covered():
    """The longer of a cut pair is verbatim in part, with the words counted."""
    short = _make_document("a")
    long = _make_document("b", TEXT + ", and nobody can say when it will")
    cut, whole = _label_pair(short, long, Relation.TRUNCATED)
    assert cut.coverage == 1.0
    assert whole.label is Label.VERBATIM
    assert "verbatim in part: 7 of 14 words" in whole.reason


def test_copies_of_one_origin_corroborate_nothing():
    """Copies are listed, and the label stays single-source."""
    origins = [
        Origin(document_id="a", origin_id="a"),
        Origin(document_id="b", origin_id="a", reason="near-duplicate"),
    ]
    verdict, _ = _label_pair(
        _make_document("a"), _make_document("b"), Relation.IDENTICAL, origins=origins
    )
    assert verdict.label is Label.SINGLE_SOURCE
    assert [copy.document_id for copy in verdict.copies] == ["b"]
    assert "not independent: one origin" in verdict.reason


def test_like_words_of_another_person_corroborate_nothing():
    """Other words of another named person are only related; of who may be the same, they count."""
    for speakers, label in (
        (("Nora Whelan", "Piet Maas"), Label.SINGLE_SOURCE),
        (("Nora Whelan", "the coxswain"), Label.PARAPHRASED),
        (("Nora Whelan", None), Label.PARAPHRASED),
        (("Nora Whelan", "Whelan"), Label.PARAPHRASED),
    ):
        verdict, _ = _label_pair(
            _make_document("a"), _make_document("b"), Relation.REWORDED, speakers=speakers
        )
        assert verdict.label is label
        shown = verdict.evidence if label is Label.PARAPHRASED else verdict.related
        assert [place.document_id for place in shown] == ["b"]
        assert not verdict.speaker_conflict


def test_like_words_of_another_person_are_told():
    """The reason names the document in which another person says something alike."""
    verdict, _ = _label_pair(
        _make_document("a"), _make_document("b"), Relation.REWORDED, speakers=("Ana Roy", "Bo Ek")
    )
    assert verdict.reason == "No other document has it; b has like words of another person."


def test_nearly_the_same_words_of_another_person_are_a_conflict():
    """A wording that is nearly the same keeps its alteration, and the two speakers are shown."""
    quotes = [
        _make_quote(_make_document(name), speaker=speaker)
        for name, speaker in (("a", "Ana Roy"), ("b", "Bo Ek"))
    ]
    match = Match(
        left=quotes[0].id, right=quotes[1].id, score=0.95, relation=Relation.REWORDED, edits=()
    )
    documents = [_make_document("a"), _make_document("b")]
    verdict, _ = label_quotes(quotes, documents=documents, matches=[match])
    assert verdict.label is Label.PARAPHRASED
    assert verdict.speaker_conflict


def test_a_copy_that_differs_is_told():
    """The reason says what a copy within one origin has changed, whatever the label."""
    edit = DROPPED_NOT
    origins = [Origin(document_id=i, origin_id="a") for i in "ab"]
    verdict, _ = _label_pair(
        _make_document("a"), _make_document("b"), Relation.REWORDED, edits=[edit], origins=origins
    )
    assert verdict.reason == (
        "Only b has it in other words, which is not independent: one origin; "
        "the copy in b differs in a negation: “not” against nothing."
    )
    assert verdict.alterations == ()


def test_one_publisher_twice_is_no_corroboration():
    """Two documents of one publisher are not independent, however its name is written."""
    verdict, _ = _label_pair(
        _make_document("a", publisher="The Harbour Post"),
        _make_document("b", publisher="harbour  post"),
        Relation.IDENTICAL,
    )
    assert verdict.label is Label.SINGLE_SOURCE
    assert "one publisher" in verdict.reason


def test_one_agency_credited_twice_is_no_corroboration():
    """Two documents that credit one agency do not corroborate each other."""
    origins = [Origin(document_id=i, origin_id=i, agencies=("AP",)) for i in "ab"]
    verdict, _ = _label_pair(
        _make_document("a"), _make_document("b"), Relation.IDENTICAL, origins=origins
    )
    assert verdict.label is Label.SINGLE_SOURCE
    assert "both credit AP" in verdict.reason


def test_slight_wordings_are_never_corroborated_by_coincidence():
    """One or two words, function words and set phrases stay single-source, and say why."""
    cases = {
        "deeply sorry": "A fragment",
        "and so it was not": "Function words only",
        "The Long Road To Home": "A set phrase",
    }
    for text, reason in cases.items():
        verdict, _ = _label_pair(
            _make_document("a", text), _make_document("b", text), Relation.IDENTICAL
        )
        assert verdict.label is Label.SINGLE_SOURCE
        assert reason in verdict.reason
        assert [e.document_id for e in verdict.related] == ["b"]


def test_nobodys_words_are_not_corroborated():
    """A title in marks in two documents is single-source, with that reason."""
    verdict, _ = _label_pair(
        _make_document("a"), _make_document("b"), Relation.IDENTICAL, is_attributed=False
    )
    assert verdict.label is Label.SINGLE_SOURCE
    assert "somebody's words" in verdict.reason


def test_alterations_come_from_all_evidence():
    """One faithful fellow does not hide another's dropped word."""
    edit = DROPPED_NOT
    documents = [_make_document(name) for name in "abc"]
    quotes = [_make_quote(document) for document in documents]
    matches = [
        Match(left=quotes[0].id, right=quotes[1].id, score=1.0, relation=Relation.IDENTICAL),
        Match(
            left=quotes[0].id,
            right=quotes[2].id,
            score=0.9,
            relation=Relation.REWORDED,
            edits=[edit],
        ),
    ]
    first, _, third = label_quotes(quotes, documents=documents, matches=matches)
    assert first.label is Label.VERBATIM
    assert first.alterations == (edit,)
    assert third.alterations == (edit.flip(),)
    assert "“not” against nothing" in first.reason


def test_speakers_that_cannot_be_one_person_conflict():
    """The same words from two people are flagged; a last name alone is compatible."""
    pair = (_make_document("a"), _make_document("b"))
    verdict, _ = _label_pair(*pair, Relation.IDENTICAL, speakers=("Lund", "Maria Lund"))
    assert not verdict.speaker_conflict
    verdict, _ = _label_pair(*pair, Relation.IDENTICAL, speakers=("Lund", "Olsen"))
    assert verdict.speaker_conflict
    assert "b gives the words to Olsen" in verdict.reason


def _make_passage(relation, *, in_marks=False, score=1.0):
    return Evidence(
        document_id="record",
        start=0,
        end=len(TEXT),
        in_marks=in_marks,
        relation=relation,
        score=score,
    )


def _label_against_source(passages, *, text=TEXT, unread=()):
    document, source = _make_document("a", text), _make_document("record")
    quote = _make_quote(document)
    (verdict,) = label_quotes(
        [quote],
        documents=[document],
        sources=[source],
        passages=[(quote.id, passage) for passage in passages],
        unread_sources=unread,
    )
    return verdict


def test_a_source_alone_makes_a_quote_verbatim():
    """The words in a document of record need no second document."""
    verdict = _label_against_source([_make_passage(Relation.IDENTICAL)])
    assert verdict.label is Label.VERBATIM
    assert verdict.source_status is SourceStatus.VERBATIM
    assert verdict.group_id is None
    assert "outside quotation marks" in verdict.reason


def test_a_slight_quote_counts_against_a_source_only_where_exact():
    """Two words stand verbatim in a source, but are never paraphrased by it."""
    exact = _label_against_source([_make_passage(Relation.IDENTICAL)], text="deeply sorry")
    assert exact.label is Label.VERBATIM
    loose = _label_against_source(
        [_make_passage(Relation.REWORDED, score=0.8)], text="deeply sorry"
    )
    assert loose.label is Label.SINGLE_SOURCE
    assert loose.source_status is SourceStatus.ABSENT


def test_an_unread_source_is_never_a_pass():
    """Where a source could not be read and nothing was found, the status says unread."""
    verdict = _label_against_source([], unread=["minutes.pdf"])
    assert verdict.source_status is SourceStatus.UNREAD
    assert "minutes.pdf could not be read" in verdict.reason


def test_absent_from_every_source():
    """A quote that no source has is absent."""
    assert _label_against_source([]).source_status is SourceStatus.ABSENT


def _label_urls(urls, publishers=(None, None)):
    left, right = (
        _make_document(name, url=url, publisher=publisher)
        for name, url, publisher in zip("ab", urls, publishers, strict=True)
    )
    verdict, _ = _label_pair(left, right, Relation.IDENTICAL)
    return verdict.label


def test_one_host_is_one_publisher_where_none_is_named():
    """Two pages of one host do not corroborate each other; on a platform, or named, they do."""
    pages = ("https://www.example.org/a", "https://m.example.org/b")
    assert _label_urls(pages) is Label.SINGLE_SOURCE
    assert _label_urls(pages, ("Post", None)) is Label.SINGLE_SOURCE
    assert _label_urls(pages, ("Post", "Herald")) is Label.VERBATIM
    assert _label_urls(("https://medium.com/a", "https://medium.com/b")) is Label.VERBATIM
    assert _label_urls(("https://example.org/a", "https://example.com/b")) is Label.VERBATIM


def _check(text, **sources):
    (verdict,) = check_quotes(Document("draft", text), sources)
    return verdict


def test_the_speakers_own_words_are_the_better_evidence():
    """A source that quotes the speaker stands before one whose reporter says so, and is named."""
    verdict = _check(
        "“The dam will hold for ten years,” said Ana Ruiz.",
        a="Officials insist the dam will hold for ten years.",
        b="“The dam will hold for ten years,” Ana Ruiz told the council.",
    )
    assert [(place.document_id, place.in_marks) for place in verdict.evidence] == [
        ("b", True),
        ("a", False),
    ]
    assert "in b inside quotation marks, in a outside quotation marks" in verdict.reason


def test_another_persons_words_are_the_worse_evidence_and_no_conflict_beside_the_own():
    """Where a source quotes two people, the speaker's own words count first."""
    text = (
        "“Yes, the dam will hold for ten years,” Bo Berg told us. "
        "“The dam will hold for ten years,” Ana Ruiz replied."
    )
    verdict = _check("“The dam will hold for ten years,” said Ana Ruiz.", a=text)
    assert verdict.evidence[0].start == text.rindex("The dam")
    assert not verdict.speaker_conflict


def test_the_turn_of_another_speaker_is_a_conflict():
    """A transcript that gives the words to another speaker contradicts, if it knows the own."""
    draft = "“The dam will hold for ten years,” said Ana Ruiz."
    turns = "BERG: The dam will hold for ten years.\nRUIZ: I doubt it."
    assert _check(draft, a=turns).speaker_conflict
    assert not _check(draft, a=turns.replace("RUIZ", "CHAIR")).speaker_conflict
    assert not _check(draft, a=turns.replace("BERG", "MS. RUIZ")).speaker_conflict


def test_in_a_transcript_it_is_said_whose_turn_has_the_words():
    """Where the speaker has turns, a place is in somebody's: the own, or one that conflicts."""
    turns = "BERG: The dam will hold for ten years.\nRUIZ: I doubt it.\nCHAIR: It will be rebuilt."
    own = _check("“The dam will hold for ten years,” said Bo Berg.", a=turns)
    assert own.reason == "a has the same words, in the turn of BERG."
    other = _check("“The dam will hold for ten years,” said the chair.", a=turns)
    assert other.speaker_conflict
    assert other.reason == own.reason
    unnamed = _check("“The dam will hold for ten years,” said Cy Dahl.", a=turns)
    assert not unnamed.speaker_conflict
    assert unnamed.reason == "a has the same words, outside quotation marks."


@pytest.mark.parametrize(
    "speaker, label, own",
    [
        ("President Dahl", "THE PRESIDENT", "PRESIDENT DAHL"),
        ("Chair Ida Holm", "CHAIR", "IDA HOLM"),
        ("Holm", "A", "HOLM"),
        ("Ida Holm", "TRANSLATOR", "HOLM"),
        ("Ida Holm", "Speaker 3", "HOLM"),
        ("Ida Holm", "MALE VOICE", "HOLM"),
        ("Ida Holm", "IMH", "HOLM"),
    ],
)
def test_a_label_that_may_be_the_speakers_is_no_conflict(speaker, label, own):
    """An office, the initials or what stands for anybody may be whom the draft names."""
    draft = f"“The dam will hold for ten years,” said {speaker}."
    turns = "{}: The dam will hold for ten years.\n{}: I doubt it."
    assert not _check(draft, a=turns.format(label, own)).speaker_conflict
    assert _check(draft, a=turns.format("BO BERG", own)).speaker_conflict


def test_a_heading_within_a_turn_is_no_speaker():
    """Beside labels in capitals a word with a colon, once, is a heading."""
    draft = "“The dam will hold for ten years,” said Ida Holm."
    turns = "HOLM: Two things.\nSafety: The dam will hold for ten years.\nRUIZ: I doubt it."
    verdict = _check(draft, a=turns)
    assert not verdict.speaker_conflict
    assert "in the turn of HOLM" in verdict.reason


def test_every_turn_that_conflicts_is_named():
    """What the first place of each source does not show of a conflict is said of it."""
    draft = "“The dam will hold for ten years,” said Ida Holm."
    wrong = "RUIZ: The dam will hold for ten years.\nKANE: The dam will hold for ten years."
    assert "a gives the words to KANE" in _check(draft, a=f"HOLM: Well.\n{wrong}").reason
    own = "HOLM: The dam will hold for ten years.\nRUIZ: Thanks."
    other = "HOLM: Well.\nRUIZ: The dam will hold for nine years."
    verdict = _check(draft, a=own, b=other)
    assert not verdict.speaker_conflict  # what Ruiz says is another statement
    assert "the wording in b differs in a number" in verdict.reason


def test_the_turn_of_whom_a_speaker_quotes_is_no_conflict():
    """What Ruiz is quoted as quoting of Berg, the transcript may give to Berg."""
    draft = "Ana Ruiz said: “Berg told us, ‘The dam will hold for ten years,’ and left.”"
    turns = "BERG: The dam will hold for ten years.\nRUIZ: I doubt it."
    outer, inner = check_quotes(Document("draft", draft), {"a": turns})
    assert outer.evidence
    assert inner.evidence
    assert not outer.speaker_conflict
    assert not inner.speaker_conflict
    own = draft.replace("Berg told us, ‘", "").replace("’", "")
    assert _check(own, a=turns).speaker_conflict


def test_the_turn_of_somebody_quoted_without_a_name_is_no_conflict():
    """What Ruiz quotes of somebody she does not name, the transcript may give to Berg."""
    draft = "Ana Ruiz said: “He told us, ‘The dam will hold for ten years,’ and left.”"
    turns = "BERG: The dam will hold for ten years.\nRUIZ: I doubt it."
    outer, inner = check_quotes(Document("draft", draft), {"a": turns})
    assert outer.evidence
    assert inner.quote.is_said
    assert not outer.speaker_conflict
    assert not inner.speaker_conflict


def test_the_same_words_written_otherwise_are_covered_whole():
    """A compound broken at a line's end is no word less."""
    verdict = _check(
        "“a well-known and well-liked man of the people,” said Ruiz.",
        a="He is a well-\nknown and well-\nliked man of the people.",
    )
    assert (verdict.label, verdict.coverage) == (Label.VERBATIM, 1.0)


def _label_first(edits, *, speakers=None, **fields):
    """Label a quote with one fellow for each of *edits*, of the same words but for that edit."""
    documents = [_make_document(name) for name in "abcdefg"[: len(edits) + 1]]
    quotes = [
        _make_quote(document, speaker=speaker)
        for document, speaker in zip(documents, speakers or [None] * len(documents), strict=True)
    ]
    matches = [
        Match(
            left=quotes[0].id,
            right=quote.id,
            score=0.9 if edit else 1.0,
            relation=Relation.REWORDED if edit else Relation.IDENTICAL,
            edits=[edit] if edit else [],
        )
        for quote, edit in zip(quotes[1:], edits, strict=True)
    ]
    return label_quotes(quotes, documents=documents, matches=matches, **fields)[0]


def _drop_not(place):
    """Return the edit of a fellow that lacks the "not"."""
    return Edit(
        left=Span(15, 18),
        right=Span(place, place),
        left_text="not",
        right_text="",
        change=Change.NEGATION,
        is_alteration=True,
    )


def test_reason_names_the_fellow_that_differs():
    """Where one of several fellows differs, the reason says which."""
    reason = _label_first([None, _drop_not(14)]).reason
    assert reason == (
        "b has the same words; the wording in c differs in a negation: “not” against nothing."
    )


def test_reason_counts_a_change_once():
    """A "not" that two fellows lack, at different places of theirs, is one difference."""
    reason = _label_first([_drop_not(14), _drop_not(15)]).reason
    assert reason.endswith("; the wordings differ in a negation: “not” against nothing.")


def test_reason_agrees_with_the_number_of_copies():
    """One copy has it and is not independent, several have it and are not, four are three and 1."""
    for edits, told in (
        ([None], "Only b has it, which is not independent: one origin."),
        ([None, None], "Only b and c have it, which are not independent: one origin."),
        ([None] * 4, "Only b, c, d and 1 more have it, which are not independent: one origin."),
    ):
        origins = [Origin(document_id=name, origin_id="a") for name in "abcde"]
        assert _label_first(edits, origins=origins).reason == told
    worded = _label_first([DROPPED_NOT, DROPPED_NOT], origins=origins).reason
    assert worded.startswith("Only b and c have it in other words, which are not independent: ")


def test_reason_agrees_with_the_number_of_documents():
    """Two documents have like words of another person, and two have the same words."""
    alike = _label_first([DROPPED_NOT] * 2, speakers=["Ana Roy", "Bo Ek", "Bo Ek"], settings=STRICT)
    assert alike.reason == "No other document has it; b and c have like words of another person."
    assert _label_first([None, None]).reason == "b and c have the same words."


def test_a_phrase_that_is_slight_on_one_side_is_too_slight_for_both():
    """A fragment of two words bears out no longer quote, nor a longer quote the fragment."""
    long = _make_document("b", "We are all deeply sorry for what was done in May")
    slight, whole = _label_pair(_make_document("a", "deeply sorry"), long, Relation.TRUNCATED)
    assert {slight.label, whole.label} == {Label.SINGLE_SOURCE}
    assert [place.document_id for place in slight.related] == ["b"]
    assert whole.reason == "Another document shares only a phrase too slight to corroborate it."


def test_like_words_of_another_person_count_from_the_cutoff():
    """At the cutoff itself, other words of another person corroborate."""
    speakers = ["Ana Roy", "Bo Ek"]
    for cutoff, label in ((0.9, Label.PARAPHRASED), (0.91, Label.SINGLE_SOURCE)):
        settings = LabelSettings(other_speaker_cutoff=cutoff)
        assert _label_first([DROPPED_NOT], speakers=speakers, settings=settings).label is label


def test_the_edits_of_evidence_are_in_the_order_of_the_quote():
    """Seen from either quote, the differences come in the order of that quote's words."""
    moved = Edit(
        left=Span(0, 3),
        right=Span(30, 33),
        left_text="The",
        right_text="the",
        change=Change.REORDERING,
    )
    edits = [moved, DROPPED_NOT]
    one, other = _label_pair(
        _make_document("a"), _make_document("b"), Relation.REWORDED, edits=edits
    )
    assert list(one.evidence[0].edits) == edits
    assert list(other.evidence[0].edits) == [DROPPED_NOT.flip(), moved.flip()]


def test_the_status_is_that_of_the_sources_alone():
    """Without sources there is no status; a fellow elsewhere is no source; unread is not absent."""
    document, fellow = _make_document("a"), _make_document("b")
    quotes = [_make_quote(document), _make_quote(fellow)]
    match = Match(
        left=quotes[0].id, right=quotes[1].id, score=1.0, relation=Relation.IDENTICAL, edits=()
    )
    for sources, unread, status in (
        ((), (), None),
        ([_make_document("record")], (), SourceStatus.ABSENT),
        ((), ["minutes.pdf"], SourceStatus.UNREAD),
    ):
        verdict, _ = label_quotes(
            quotes,
            documents=[document, fellow],
            sources=sources,
            unread_sources=unread,
            matches=[match],
        )
        assert (verdict.label, verdict.source_status) == (Label.VERBATIM, status)


def test_a_share_at_the_threshold_is_no_part():
    """A quote of which just the share of the setting is covered is not verbatim in part."""
    long = TEXT + ", and nobody can say when it will"
    documents = [_make_document("a"), _make_document("b", long)]
    quotes = [_make_quote(document) for document in documents]
    match = Match(
        left=quotes[0].id, right=quotes[1].id, score=0.9, relation=Relation.TRUNCATED, edits=()
    )
    for share, is_partial in ((0.5, False), (0.51, True)):
        settings = LabelSettings(partial_coverage=share)
        _, whole = label_quotes(quotes, documents=documents, matches=[match], settings=settings)
        assert whole.coverage == 0.5
        assert ("in part" in whole.reason) is is_partial


def test_a_piece_covers_with_the_whole_utterance():
    """A quote in one piece is covered by both pieces of a fellow that is broken off for the cue."""
    texts = "The ferry will not sail", "before noon"
    broken = Document("b", " / ".join(texts))
    head = Quote(document_id="b", start=0, end=len(texts[0]), text=texts[0])
    tail = Quote(
        document_id="b",
        start=len(texts[0]) + 3,
        end=len(broken.text),
        text=texts[1],
        continues_id=head.id,
    )
    whole = _make_quote(_make_document("a"))
    matches = [
        Match(left=whole.id, right=piece.id, score=0.9, relation=Relation.TRUNCATED, edits=())
        for piece in (head, tail)
    ]
    for found in (matches, matches[:1]):
        verdict, *_ = label_quotes(
            [whole, head, tail], documents=[_make_document("a"), broken], matches=found
        )
        assert (verdict.label, verdict.coverage) == (Label.VERBATIM, 1.0)
