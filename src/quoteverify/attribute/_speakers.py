"""Who the words found beside a quote mean: "he", "the senator", "Mr. Cole" led to one person."""

from __future__ import annotations

from typing import Final, NamedTuple

from quoteverify.attribute._clauses import Report
from quoteverify.attribute._lexicon import Gender, Lexicon
from quoteverify.attribute._names import parse_name
from quoteverify.attribute._people import People
from quoteverify.attribute._reference import resolve_pronoun, resolve_role
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
    mention = Span(*tokens.locate(start, end))
    cue = Span(*tokens.locate(report.cue, report.cue + 1)) if report.cue >= 0 else None
    person, gender = _read_phrase(text, tokens, report, mention.start, lexicon, people)
    is_pronoun = person is None and gender in ("m", "f")
    if is_pronoun:
        person = resolve_pronoun(text, mention.start, gender, lexicon, people)
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
        is_pronoun=is_pronoun,
        is_thing=is_thing,
        is_described=is_described,
    )


def _read_phrase(
    text: str, tokens: Tokens, report: Report, at: int, lexicon: Lexicon, people: People
) -> tuple[str | None, Gender]:
    """Read whom a phrase that begins at *at* in the text means, and the gender of its noun."""
    start, end = report.start, report.end
    tags = tokens.tags[start:end]
    first_word = tokens.read(start)
    word = first_word.lower()
    if tags == "P":
        return None, lexicon.genders.get(word, "")
    if tags[0] == "D" and tags[-1] in "Mq" and "S" not in tags and word in lexicon.pronoun_genders:
        return None, lexicon.pronoun_genders.get(word, "")
    core = tags.find("O", 1)
    if core > 0 and tags[:core].strip("D"):
        end = start + core
    if tags == "J":
        return first_word, ""
    if tokens.tags[end - 1] in "NS":
        first = end - 1
        while first > start and tokens.tags[first - 1] in "NT":
            first -= 1
        while first and tokens.read(first - 1) in lexicon.particles:  # "von der Cole"
            first -= 1
        name, stop = tokens.locate(first, end)
        names = parse_name(strip_tags(text[name:stop]), lexicon)
        if names:
            person = people.resolve(names[-1])
            return person, ""
    head = tokens.read(end - 1)
    if word in lexicon.definite and tokens.tags[end - 1] in "KT":
        holder = resolve_role(text, at, head, lexicon, people)
        if holder:
            return holder, people.gender_of(holder)
    phrase = " ".join(strip_tags(text[at : tokens.locate(start, end)[1]]).split())
    return phrase[:1].lower() + phrase[1:], lexicon.genders.get(head.lower(), "")
