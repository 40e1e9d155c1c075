"""Who the words found beside a quote mean: "he", "the senator", "Mr. Cole" led to one person."""

from __future__ import annotations

from typing import Final, NamedTuple

from quoteverify.attribute._lexicon import Gender, Lexicon
from quoteverify.attribute._names import Name, parse_name
from quoteverify.attribute._people import People
from quoteverify.attribute._reference import resolve_pronoun, resolve_role
from quoteverify.attribute._reports import Report
from quoteverify.attribute._tokens import Tokens, strip_tags
from quoteverify.records import Span

__all__ = ["SAME_PARAGRAPH", "UNKNOWN", "Turn", "read_turn"]


class Turn(NamedTuple):
    """
    Who said a quote, as far as the words beside it tell.

    Args:
        person: the name, or None.
        gender: of the pronoun or noun that stands for the speaker.
        mention, cue: where the speaker is named, and the reporting word.
        rule, confidence: as in an `Attribution`.
        is_described: a noun that tells the gender stands for the speaker: "the old man".
        is_thing: what is named is no person that we know of.
        is_pronoun: a pronoun with a gender stands for the speaker.
    """

    person: str | None
    gender: Gender
    mention: Span | None
    cue: Span | None
    rule: str
    confidence: float
    is_pronoun: bool = False
    is_thing: bool = False
    is_described: bool = False


UNSURE_CONFIDENCE: Final = 0.8
"""Up to here it matters whether what is named is a person; learning it takes a pass."""

SAME_PARAGRAPH: Final = "same paragraph"
UNKNOWN: Final = Turn(None, "", None, None, "no reporting words nearby", 0.0)


def read_turn(text: str, tokens: Tokens, report: Report, lexicon: Lexicon, people: People) -> Turn:
    """Read whom the phrase of a reporting clause names."""
    start, end = report.start, report.end
    named = tokens.locate(start, end)
    mention = Span(*named)
    cue = Span(*tokens.locate(report.cue, report.cue + 1)) if report.cue >= 0 else None
    person, gender = _read_phrase(text, tokens, report, named, lexicon, people)
    is_pronoun = person is None and gender in ("m", "f")
    if is_pronoun:
        person = resolve_pronoun(text, named[0], gender, lexicon, people)
    last = tokens.tags[end - 1]
    if last in "NS" and person and not gender and report.confidence <= UNSURE_CONFIDENCE:
        gender = people.gender_of(person)
    is_thing = gender in ("n", "p") or last == "w"
    is_described = last == "K" and gender in ("m", "f") and bool(person) and " " in str(person)
    return Turn(
        person,
        gender,
        mention,
        cue,
        report.rule,
        report.confidence,
        is_pronoun,
        is_thing,
        is_described,
    )


def _read_phrase(
    text: str,
    tokens: Tokens,
    report: Report,
    place: tuple[int, int],
    lexicon: Lexicon,
    people: People,
) -> tuple[str | None, Gender]:
    """Read whom a phrase at *place* in the text means, and the gender of its noun."""
    tags = tokens.tags[report.start : report.end]
    first_word = tokens.read(report.start)
    word = first_word.lower()
    if tags == "P":
        return None, lexicon.genders.get(word, "")
    if tags[0] == "D" and tags[-1] in "Mq" and "S" not in tags and word in lexicon.pronoun_genders:
        return None, lexicon.pronoun_genders.get(word, "")
    start, end = _find_head(tokens, report, lexicon)
    if tags == "J":
        return first_word, ""
    if name := _read_name(text, tokens, start, end, lexicon):
        return people.resolve(name), ""
    head = tokens.read(end - 1)
    if word in lexicon.definite and tokens.tags[end - 1] in "KT":
        holder = resolve_role(text, place[0], head, lexicon, people)
        if holder:
            return holder, people.gender_of(holder)
    stop = place[1] if end == report.end else tokens.locate(start, end)[1]
    phrase = " ".join(strip_tags(text[place[0] : stop]).split())
    is_name = tags[0] == "N" and (first_word in people.words or phrase.istitle())
    is_name = is_name or (tags[:2] == "TT" and phrase.istitle())
    is_kept = is_name or phrase[1:2].isupper()  # "REPORTER", "EU officials"
    written = phrase if is_kept else phrase[:1].lower() + phrase[1:]
    return written, lexicon.genders.get(head.lower(), "")


def _find_head(tokens: Tokens, report: Report, lexicon: Lexicon) -> tuple[int, int]:
    """Find in a phrase who is meant: "the mayor" of Leeds, Secretary of State "Ann Cole"."""
    start, end = report.start, report.end
    core = tokens.tags.find("O", start + 1, end)
    if core < 0 or not tokens.tags[start:core].strip("D"):
        return start, end
    if tokens.read(core - 1).lower() not in lexicon.office_heads:
        return start, core
    name = core + 1
    while name < end and tokens.read(name).lower() in lexicon.office_fields | lexicon.definite:
        name += 1
    is_held = name < end and tokens.read(name - 1).lower() in lexicon.office_fields
    return (name, end) if is_held else (start, core)


def _read_name(text: str, tokens: Tokens, start: int, end: int, lexicon: Lexicon) -> Name | None:
    """Read the name that the tokens from *start* to *end* end in, if they do."""
    tags, last = tokens.tags, tokens.read(end - 1)
    if tags[end - 1] not in "NS":
        if last.islower() or last.lower() not in lexicon.title_surnames:
            return None
        if end - start == 1:  # "King said"
            return Name("", (last,))
    first = end - 1
    while first > start and tags[first - 1] in "NT":
        first -= 1
    while first and tokens.read(first - 1) in lexicon.particles:
        if tags[first - 2 : first - 1] == "D":  # "in the van Cole said"
            break
        first -= 1
    name, stop = tokens.locate(first, end)
    names = parse_name(strip_tags(text[name:stop]), lexicon)
    return names[-1] if names else None
