"""Somebody's words, or a title, a term, a headline."""

from __future__ import annotations

import pytest

from quoteverify.attribute import attribute_quotes
from quoteverify.extract import extract_spans
from quoteverify.records import Document

PAGE = (
    "<p>“It sways,” said Ida Holt.</p>\n<{0}>“The paper you trust!”</{0}>\n"
    "<p>“It fell,” she said.</p>"
)

WORDS = [
    # A clause of a few words that a reporting verb goes on with, and one that stands alone.
    "“not one of the old boats will be sold,” wrote Ines Boll, whose yard they lie in.",
    "The yard is full.\n\n“not one of the old boats will be sold abroad this year”\n\nSo it is.",
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
    "“The Long and Quiet Road to the End of the Harbour” is a show about the sea.",
    "“The Long and Quiet Road to the End of the Harbour,” her new novel, is out.",
    "The so-called “harbour tax” was dropped.",
    "The word “kiln” is old.",
    "Lund appeared on “Meet the Press” on Sunday.",
    "The crew rehearsed “The Lamp in the Harbour” for a week.",
    "She hosts the radio show “Morning at Nine.”",
    "Ove “Red” Lund mended the pier.",
    "Boll told the court that a “stand by” order had gone out at noon.",
    "Boll told the court that a “stand by watch” order had gone out at noon.",
    "Boll said he hates the term “ghost harbour plan.”",
    "Lund told viewers of “Face the Nation” that he would stay.",
    "Harbour Plan Falls\nMayor Calls It ‘Reckless’\n\nThe council met on Monday to vote.",
    "Harbour Plan Is ‘Reckless’\n\nThe council met on Monday to vote on the plan.",
]


OTHER_LANGUAGES = [
    ("fr", "La mairesse a jugé le quai « dangereux ».", True),
    ("fr", "Selon le capitaine Boll, la mer était « trop calme ».", True),
    ("fr", "Pour Ines Boll, « nous ne fermerons pas le port ».", True),
    ("fr", "Il pleut. Pour la présidente, « cela va beaucoup mieux depuis hier ».", True),
    ("fr", "Pour l’instant, « personne ne la touche ici ».", False),
    ("fr", "Pour Ines Boll, « Les Mille et Une Nuits » est un chef-d’œuvre.", False),
    ("fr", "Il vote pour Ines Boll, « la grande dame du port ».", False),
    ("fr", "L'exposition « Les Phares du Nord » ouvre lundi.", False),
    ("fr", "Le terme « marée » vient de loin.", False),
    ("de", "Kapitän Boll nannte den Kai „gefährlich“.", True),
    ("de", "Der Bürgermeister sprach von einem „hohen Preis für alle“.", True),
    ("de", "Die Werft sprach von einem „Unfall“.", True),
    ("de", "Das Stück „Der Kai“ läuft im Theater.", False),
    ("de", "Die Ausstellung „Lichter des Nordens“ öffnet am Montag.", False),
    ("de", "Der Begriff „Tide“ ist alt.", False),
    ("es", "La alcaldesa calificó el muelle de “peligroso”.", True),
    ("es", "Según el capitán Boll, el mar estaba “demasiado quieto”.", True),
    ("es", "La exposición “Los faros del norte” abre el lunes.", False),
    ("es", "El término “marea” es antiguo.", False),
]
UNREAD = [
    ("ru", "Она сказала: «Паром снова пойдёт». Газета «Маяк» молчит.", [True, False]),
    ("en", "Она сказала: «Паром снова пойдёт». Газета «Маяк» молчит.", [True, False]),
    ("ja", "彼女は「船は六時に港を出る予定だ」と言った。雑誌「港」は黙っている。", [True, False]),
    ("zh", "她说：“船六点开。”他读了《港口的灯》。", [True, False]),
    ("pl", "„Prom znów popłynie”, powiedziała Boll. Statek „Mewa” czeka.", [True, False]),
]

WRAPPED_NEWS = """KARLSHAVN -- The council voted 5 to 4 on Monday to sell the old ferry, which
has crossed the sound since 1958 and has cost 3 million crowns to mend in the
last 12 years. Mayor Ines Boll dismissed the offer as "pocket money" for "a
hole in the water," and the buyers, who paid 40,000 crowns, as "braver than
wise." About 300 people signed a letter against the sale, and 25 of them came
to the meeting. Ove Lund, 71, who was its mate for 30 years, warned of "bar
stools" on its deck, and blamed the 4 members of "the money party" for a vote
that was "shameful" and "late at night."
"""


def decide(text: str, language: str = "en") -> list[bool]:
    """Return `is_attributed` of each quote of *text*."""
    document = Document("doc", text, language=language)
    return [quote.is_attributed for quote in attribute_quotes(document, extract_spans(document))]


@pytest.mark.parametrize("text", WORDS)
def test_words_that_somebody_said_are_attributed(text: str) -> None:
    """A span with a reporting word, or alone in a paragraph, is somebody's words."""
    assert decide(text) == [True]


@pytest.mark.parametrize("text", NOT_WORDS)
def test_titles_and_headlines_are_not_attributed(text: str) -> None:
    """The name of a work or a programme, or a headline's snippet, is nobody's words."""
    assert decide(text) == [False]


@pytest.mark.parametrize("language, text, is_attributed", OTHER_LANGUAGES)
def test_fragments_are_decided_in_other_languages(
    language: str, text: str, *, is_attributed: bool
) -> None:
    """French, German and Spanish have their own reporting words, articles and kinds of works."""
    assert decide(text, language) == [is_attributed]


@pytest.mark.parametrize("language, text, expected", UNREAD)
def test_what_cannot_be_read_is_decided_by_its_form(
    language: str, text: str, expected: list[bool]
) -> None:
    """Where no word list helps, whole utterances are words, short spans in a sentence are names."""
    assert decide(text, language) == expected


@pytest.mark.parametrize("language", ["en", "en-GB", "EN_us"])
def test_a_region_changes_no_decision(language: str) -> None:
    """The words of a language are read wherever it is spoken."""
    assert decide("Lund retorted the tax was “a burden”.", language) == [True]


def test_hard_wrapped_news_is_no_book() -> None:
    """Fragments in wrapped lines that count and date are words, as in any other news."""
    assert decide(WRAPPED_NEWS) == [True] * 7


def test_a_judgement_before_what_bears_names_is_attributed() -> None:
    """An epithet is somebody's, also before a noun that terms stand before."""
    assert decide("Boll told the court it was a “deeply unfair” order.") == [True]


def test_a_quote_that_goes_on_below_its_first_line_is_no_headline() -> None:
    """A headline closes its marks; a letter that begins with a quote may not."""
    assert decide("Boll said: ‘We sail.\n\n‘We sail at six.’\n\nShe left.") == [True, True]


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


def test_an_inner_quote_goes_on_as_it_began() -> None:
    """The parts of one inner quote, in one paragraph or the next, are decided alike."""
    first, inner, goes_on, more = decide("“Mo said: ‘Go.\n\n“‘Go now.’ So I went,” said Oda.")
    assert (first, goes_on) == (True, True)
    assert inner == more


def test_slogans_in_the_furniture_of_a_page_are_nobodys_words():
    """What stands in a footer or menu is not attributed, whatever stands around it."""
    for tag in ("footer", "nav", "p"):
        document = Document("doc", PAGE.format(tag))
        quotes = attribute_quotes(document, extract_spans(document))
        assert [quote.is_attributed for quote in quotes] == [True, tag == "p", True]


def test_a_footer_that_never_opens_hides_nothing():
    """An end tag without its beginning is passed over."""
    document = Document("doc", "</footer>\n<p>“It sways,” said Ida Holt.</p>")
    assert [q.is_attributed for q in attribute_quotes(document, extract_spans(document))] == [True]
