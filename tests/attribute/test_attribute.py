"""Who said what: on the articles of `seeds/` and on sentences made for one rule each."""

import re
from pathlib import Path

import pytest
from attrs import evolve

from quoteverify.attribute import attribute_quotes
from quoteverify.extract import extract_spans
from quoteverify.records import Document, Quote, QuoteKind, make_quote_id

SEEDS = Path(__file__).parents[2] / "seeds"
MARKED = re.compile(r"[“\"]([^“”\"]+)[”\"]")


def read_quotes(document):
    """Everything between double marks, as quotes: no extractor's judgement comes in."""
    return tuple(
        Quote(document_id=document.id, start=found.start(1), end=found.end(1), text=found.group(1))
        for found in MARKED.finditer(document.text)
    )


def attribute(text, language="en"):
    """Attribute the quotes of a text."""
    document = Document("doc", text, language=language)
    return attribute_quotes(document, read_quotes(document))


def name_speakers(text, language="en"):
    """The speakers of the quotes of a text, in order."""
    return [quote.speaker for quote in attribute(text, language)]


@pytest.mark.parametrize(
    "name, speakers",
    [
        ("000_b190f026a2f04b92.txt", ["Zuckerberg"] * 3),
        ("002_a133d0c7e8fa9562.txt", ["Zuckerberg"] * 5),
        ("003_c31f9f9f58122cf4.txt", [None, *["Zuckerberg"] * 4, None]),
    ],
)
def test_seeds(name, speakers):
    """Every quote of the three articles goes to its speaker, or to nobody where none is given."""
    document = Document(name, (SEEDS / name).read_text(encoding="utf-8"))
    found = [quote.speaker for quote in attribute_quotes(document, read_quotes(document))]
    assert [speaker and speaker.split()[-1] for speaker in found] == speakers


def test_mention_and_cue_are_places():
    """The mention is the phrase that names the speaker and the cue the reporting word."""
    text = "“The bridge is safe,” Mayor Ida Holt said."
    (quote,) = attribute(text)
    mention, cue = quote.attribution.mention, quote.attribution.cue
    assert text[mention.start : mention.end] == "Mayor Ida Holt"
    assert text[cue.start : cue.end] == "said"


def test_unknown_speaker_has_a_reason():
    """Where nobody is named, the speaker is None and the rule says why."""
    (quote,) = attribute("“It rained.”")
    assert quote.speaker is None
    assert quote.attribution.confidence == 0.0
    assert quote.attribution.rule


def test_pieces_of_one_utterance_share_the_speaker():
    """A quote that goes on with another one has its speaker."""
    text = "“We waited,” said Ida Holt, “and nobody came.”"
    document = Document("doc", text)
    first, second = read_quotes(document)
    second = Quote(
        document_id="doc",
        start=second.start,
        end=second.end,
        text=second.text,
        continues_id=first.id,
    )
    found = attribute_quotes(document, (first, second))
    assert [quote.speaker for quote in found] == ["Ida Holt", "Ida Holt"]


def read_nested(text, inner):
    """One outer quote in double marks, and *inner* inside it."""
    document = Document("doc", text)
    (outer,) = read_quotes(document)
    start = text.index(inner)
    nested = Quote(
        document_id="doc",
        start=start,
        end=start + len(inner),
        text=inner,
        kind=QuoteKind.NESTED,
        outer_id=outer.id,
    )
    return attribute_quotes(document, (outer, nested))[1]


def test_nested_quote_has_its_own_speaker():
    """Inside a quote, the reporting words inside it decide."""
    nested = read_nested("“Then Bruno Falk said, ‘Leave it,’ and left,” Ida Holt said.", "Leave it")
    assert nested.speaker == "Bruno Falk"


def test_nested_first_person_is_the_outer_speaker():
    """Whoever says the outer quote is "I" inside it."""
    nested = read_nested("“So I said, ‘Leave it,’ and left,” Ida Holt said.", "Leave it")
    assert nested.speaker == "Ida Holt"


def test_nested_without_cue_is_unknown():
    """A nested quote that no words report has no speaker, and says so."""
    nested = read_nested("“The sign is ‘Leave it’ again,” Ida Holt said.", "Leave it")
    assert nested.speaker is None
    assert "outer" in nested.attribution.rule


def test_nested_quote_is_said_where_words_report_it():
    """With a speaker, named or not, and a reporting word of its own, it is somebody's words."""
    reported = read_nested("“Then Bruno Falk said, ‘Leave it,’ and left,” Ida said.", "Leave it")
    bare = read_nested("“The sign is ‘Leave it’ again,” Ida Holt said.", "Leave it")
    unnamed = read_nested("“Then they said, ‘Leave it,’ and left,” Ida Holt said.", "Leave it")
    assert (reported.is_said, unnamed.is_said, bare.is_said) == (True, True, False)
    assert unnamed.speaker is None
    assert not evolve(reported, outer_id=None, is_attributed=False).is_said


def test_pieces_of_a_nested_quote_have_one_speaker():
    """What goes on behind the reporting words inside a quote is said by the same person."""
    document = Document("doc", "“‘The bridge,’ Bruno Falk told me, ‘is closed,’” Ida Holt said.")
    found = attribute_quotes(document, extract_spans(document))
    assert [quote.speaker for quote in found] == ["Ida Holt", "Bruno Falk", "Bruno Falk"]
    assert all(quote.is_said for quote in found[1:])


def test_nested_in_an_outer_quote_that_is_not_there():
    """A nested quote handed in without its outer quote is kept, with no speaker."""
    document = Document("doc", "“So I said, ‘Leave it.’”")
    nested = Quote(
        document_id="doc",
        start=13,
        end=22,
        text="Leave it.",
        kind=QuoteKind.NESTED,
        outer_id=make_quote_id("doc", 1, 23),
    )
    (found,) = attribute_quotes(document, (nested,))
    assert found.speaker is None


def test_no_quotes():
    """A document without quotes gives none back."""
    assert attribute_quotes(Document("doc", "It rained."), ()) == ()


def test_unknown_language_is_read_as_english():
    """A language without a table falls back on English words."""
    assert name_speakers("“It rained,” said Ida Holt.", language="xx") == ["Ida Holt"]


def test_the_narrator_has_the_name_the_others_call_him():
    """In a story told by "I", the one who is addressed and never named to speak is the narrator."""
    lines = [
        "“Sit down, Bruno,” said Ida.",
        "“I would rather stand,” I said.",
        "“Then stand, Bruno,” said Ida.",
        "“Thank you,” I said.",
        "“Bruno, you are impossible,” said Ida.",
        "“So I am told.”",
    ]
    assert name_speakers("\n\n".join(lines)) == ["Ida", "Bruno"] * 3


def test_a_narrator_nobody_calls_by_name_is_unknown():
    """Where nobody says the narrator's name, his words have no speaker."""
    assert name_speakers("“Sit down,” said Ida.\n\n“I would rather stand,” I said.") == [
        "Ida",
        None,
    ]


def test_a_pronoun_follows_the_turns_of_the_conversation():
    """Between two men, "he" in a paragraph of its own is the one whose turn it is."""
    lines = [
        "“Is it closed?” asked Mr. Holt.",
        "“It is,” said Mr. Falk.",
        "“For good?” he asked.",
        "“For good.”",
    ]
    assert name_speakers("\n\n".join(lines)) == ["Mr. Holt", "Mr. Falk"] * 2


def test_a_turn_of_a_conversation_has_low_confidence():
    """A speaker found only by whose turn it is is less certain than one who is named."""
    lines = ["“A,” said Ida.", "“B,” said Bruno.", "“C.”", "“D.”", "“E.”"]
    found = attribute("\n\n".join(lines))
    assert found[0].attribution.confidence > 0.9
    assert all(quote.attribution.confidence < 0.5 for quote in found[2:])


def test_mr_and_mrs_are_two_persons():
    """A title that tells a gender keeps apart two people of one name."""
    text = "“Is it closed?” asked Mrs. Holt. “It is,” said Mr. Holt."
    assert name_speakers(text) == ["Mrs. Holt", "Mr. Holt"]


def test_a_regional_language_code_is_read_by_its_language():
    """The code "de-AT" reads German words."""
    assert name_speakers("“Die Brücke ist zu”, sagte Greta Lindner.", "de-AT") == ["Greta Lindner"]


def test_hostile_texts_take_time_in_proportion():
    """Marks, commas and capitals without end are read without an exception."""
    for text in ("“" * 999, "“”" * 999, "A." * 999, "said, " * 99 + "“x”", "(" * 999 + "“x”"):
        assert all(quote.attribution for quote in attribute(text))


def test_places_are_those_of_the_text_with_its_tags():
    """The mention and the cue stand where they stand though HTML tags have no words."""
    text = "<p>“It sways,” <em class=said>said</em> <b title=mayor>Ida Holt</b>.</p>"
    (quote,) = attribute(text)
    mention, cue = quote.attribution.mention, quote.attribution.cue
    assert text[mention.start : mention.end] == "Ida Holt"
    assert text[cue.start : cue.end] == "said"
    assert cue.start == text.index(">said<") + 1


def test_block_tags_part_paragraphs():
    """In a page with its tags a speaker is that of his own paragraph, however the lines run."""
    text = "<div><p>“It sways,” said Ida Holt.</p><p>“No pier, no town”</p><p>She left.</p></div>"
    first, second = attribute(text)
    assert first.attribution.rule == "after: verb subject"
    assert second.attribution.rule != "same paragraph"
    assert attribute(text.replace("</p><p>", " "))[1].attribution.rule == "same paragraph"


def test_each_of_many_who_share_a_family_name_is_a_person():
    """A full name is nobody else's, however many share its last word."""
    names = [f"Ann{letter}{other} Cole" for letter in "abcdefghij" for other in "klmnopqrst"]
    text = " ".join(f"“Yes,” said {name}." for name in names)
    assert name_speakers(text) == names
