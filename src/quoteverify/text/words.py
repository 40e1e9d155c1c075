"""
A text as comparable words, each with its place in the untouched text.

Two texts have the same words when their comparable words are equal: letter case, typography,
contractions, number notation and British or American spelling are folded here, once.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, NamedTuple

from quoteverify.data import load_table
from quoteverify.text.normalize import NormalizedText, normalize_text
from quoteverify.text.numbers import Token, are_adjoining, begins_number, read_number, read_unit
from quoteverify.text.spelling import read_word

__all__ = ["Word", "WordKind", "fold_words", "split_words"]


class WordKind(enum.Enum):
    """What a comparable word is."""

    WORD = "word"
    NUMBER = "number"
    UNIT = "unit"
    ELLIPSIS = "ellipsis"


class Word(NamedTuple):
    """
    One comparable word.  (A named tuple: transcripts have them by the hundred thousand.)

    Args:
        text: how it is compared: ``"not"`` for the ``n't`` of "don't", ``"5000000000"`` for 5bn.
        start, end: its place in the untouched text.
        kind: what it is.
        in_brackets: whether an editor put it in square brackets.
        is_clitic: whether it is the 's or 'd of another word, and may be read in two ways.
    """

    text: str
    start: int
    end: int
    kind: WordKind = WordKind.WORD
    in_brackets: bool = False
    is_clitic: bool = False


_TOKEN = re.compile(
    r"""
      # Most words, which nothing below takes: so they are soon read.
      (?P<plain> [^\W\d_]{2,}+ (?:'[^\W\d_]++)*+ (?![\[$£¥]|\s?\d) )
    | (?P<ellipsis> \[ \s? \. (?:\s?\.)+ \s? \]       # [...]
                  | \( \s? \. (?:\s?\.)+ \s? \)       # (...)
                  | \. (?:\s?\.)+                     # ... and . . .
                  | \*\s\*\s\* )
    | (?P<abbreviation> (?<![^\W_]) (?:[^\W\d_]\.){2,} (?:[^\W\d_](?![^\W_]))? )   # u.s. and u.s
    | (?P<initial> \[ [^\W\d_]{1,2} \] [^\W\d_]+ (?:'[^\W\d_]+)* )      # [t]he
    | (?P<ended> [^\W\d_]++ \[ [^\W\d_]+ \] )                           # walk[ed]
    | (?P<sign> (?<![^\W_])
                (?: [^\W\d_]{1,4}+ [$£¥]                                    # HK$
                  | (?:usd|eur|gbp|chf|rmb|cny|jpy|aud|cad|nzd|hkd|sgd) (?=\s?\d) )
              | [$£€¥₹₽₩₪₴₺¢%‰°&] )
    # <5 and ≥ 5, p < 0.05, x != 3; but not "> 5 lines"
    | (?P<bound> [<>](?=[\d$£€¥]) | [≤≥≠±](?=\s?[\d$£€¥])
              | (?<=\b[^\W\d_]\s) (?:[<>]=?|!=) (?=\s\.?\d) )
    # A+ and C#
    | (?P<graded> (?<![^\W_]) [^\W\d_] (?: \+{1,2} | \# | -(?=[\s.,;:!?)]|\Z) ) (?![\w+#-]) )
    | (?P<word> [^\W\d_]+ (?:'[^\W\d_]+)* )
    | (?P<ordinal> \d+ (?: st|nd|rd|th|'?s ) (?![^\W_]) )               # 21st, 1990s
    | (?P<clock> (?<![\d:.,]) (?:[01]?\d|2[0-3])                       # 5:30, 17:30 and 5.30am
        (?: :[0-5]\d (?![\d:]) | \.[0-5]\d (?=\s?[ap]\.?m\b) ) )
    | (?P<fraction> (?=\d) (?<![\d/]) (?<!/\s) \d{1,3} \s?/\s? \d{1,3} (?!\d) (?!\s?/) )  # 2/3
    # 10 000 and 10'000; 1.234,50 and 1.000.000; 1,000
    | (?P<digits> (?=[1-9]) (?<![\d.,']) (?<!\d\s) \d{1,3} (?:(?:\s\d{3})+|(?:'\d{3})+)
            (?:[.,]\d+)? (?!\d|\s\d)
        | (?=[1-9]) (?<![\d.,]) \d{1,3} (?: (?:\.\d{3})+,\d{1,2} | (?:\.\d{3}){2,} ) (?![\d.])
        | \d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)
        | (?<![\d,]) \d+,\d{1,2} (?=\s?(?:[%‰°]|per\s?cent|[mb]illion))   # 1,5 per cent
        | (?<=[$£€¥]) \d+,\d{1,2} (?![\d,])                              # €1,50
        | \.(?<![\w.].) \d+ | ,(?<=\s,) \d{1,2} (?=\s?[%‰°]|\s?per\s?cent) # .5 and ,5 per cent
        | \d+(?:\.\d+)? )
    | (?P<minus> (?<![^\s(\[]) - (?=\.?\d|[$£€]) )
    | (?P<open> \[ )
    | (?P<close> \] )
    """,
    re.VERBOSE,
)

_NOON, _HALVES_OF_DAY = 12, frozenset({"am", "pm"})
_CLITICS = frozenset({"'s", "'d"})
_new = tuple.__new__  # of a named tuple, at half the cost: most tokens are plain words
_CONTEXTUAL = frozenset({"a", "an", "us", "half", "quarter"})  # read with their neighbours

_KEPT_CHARS = 2000  # of a quote, which is scored, explained and covered in turn; not of a document

_SUBUNIT_DIGITS = 2  # of cents: fewer than a hundred
_LONG_DASHES = "\N{EM DASH}\N{HORIZONTAL BAR}"
_MOST_LETTERS_OF_COUNTRY = 2  # where it is not listed
_PREFIX_SIGNS = frozenset("$£€¥₹₽₩₪₴₺")


def split_words(text: str) -> tuple[Word, ...]:
    """
    Split *text* into comparable words with their places.

    Returns:
        The words in reading order; punctuation is left out, ellipses and brackets are marked.

    >>> [word.text for word in split_words("We don't have $5bn [yet] ...")]
    ['we', 'do', 'not', 'have', '5000000000', 'dollar', 'yet', '…']
    """
    return _split_short(text) if len(text) <= _KEPT_CHARS else _split(text)


def fold_words(text: str) -> str:
    """
    Return the comparable words of *text* in one string, or the text itself if it has none.

    >>> fold_words("Four million euros") == fold_words("4 million euros")
    True
    """
    return " ".join(word.text for word in split_words(text)) or text


@lru_cache(maxsize=1024)
def _split_short(text: str) -> tuple[Word, ...]:
    return _split(text)


def _split(text: str) -> tuple[Word, ...]:
    folded = normalize_text(text)
    tokens = tuple(_iter_tokens(folded, text))
    words = tuple(_iter_words(tokens, folded, text))
    return tuple(_mark_brackets(words)) if "[" in folded.text or "]" in folded.text else words


def _iter_tokens(folded: NormalizedText, text: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(folded.text):
        kind = found.lastgroup or ""
        if kind == "plain":
            yield _new(Token, ("word", found[0], *found.span()))
            continue
        token = Token(kind, found[0], *found.span())
        if kind not in {"digits", "sign"} or token.text.isdecimal():
            yield token
            continue
        start, end = folded.to_original(token.start, token.end)
        if kind == "digits" and "\n" in text[start:end]:  # a page's number before another one
            yield from _split_token(token, r"\S+", "digits")
        elif kind == "sign" and len(token.text) > 1 and not _has_country(text[start:end]):
            yield from _split_token(token, r"[^\W\d_]+", "word")
            yield token._replace(text=token.text[-1], start=token.end - 1)
        else:
            yield token


def _has_country(sign: str) -> bool:
    """Whether a sign has a country's letters before it: "HK$" and "J$", but not "the$"."""
    signs, letters = _load()["signs"], sign[:-1]
    if sign.isalpha():
        return True
    if len(letters) > 1 and sign.lower() in signs:
        return True
    return letters.isupper() and len(letters) <= _MOST_LETTERS_OF_COUNTRY


def _split_token(token: Token, parts: str, kind: str) -> Iterator[Token]:
    for found in re.finditer(parts, token.text):
        start = token.start + found.start()
        yield Token(kind, found[0], start, start + len(found[0]))


def _iter_words(tokens: Sequence[Token], folded: NormalizedText, text: str) -> Iterator[Word]:
    at, starts, ends = 0, folded.starts, folded.ends
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "word" and (word := _read_plain(token.text)):
            place = starts[token.start], ends[token.end - 1]
            yield _new(Word, (word, *place, WordKind.WORD, False, False))
            at += 1
            continue
        if token.kind in {"sign", "clock"} or begins_number(token):
            read = _read_clock if token.kind == "clock" else _read_amount
            words, length = read(tokens, at, folded)
            if length:
                yield from words
                at += length
                continue
        following = tokens[at + 1].text if at + 1 < len(tokens) else ""
        yield from _read_token(token, following, folded, text)
        at += 1


@lru_cache(maxsize=2**17)
def _read_plain(written: str) -> str | None:
    """Return what a written word is read as, or None if its neighbours have a say in it."""
    table = _load()
    if written in table["numbers"] or written in table["ordinals"] or written in _CONTEXTUAL:
        return None
    parts = read_word(written)
    return parts[0][0] if len(parts) == 1 else None


def _read_amount(
    tokens: Sequence[Token], at: int, folded: NormalizedText
) -> tuple[tuple[Word, ...], int]:
    """Read a number with its unit on either side; of no length if there is no number."""
    sign = tokens[at].text if tokens[at].kind == "sign" else ""
    first = at + bool(sign)
    if first >= len(tokens) or (sign and not sign.isalpha() and sign[-1] not in _PREFIX_SIGNS):
        return (), 0
    number = read_number(tokens, first, is_money=bool(sign))
    if number is None:
        return (), 0
    last = first + number.length
    following = read_unit(tokens, last)
    unit = _read_sign(sign) if sign else following[0] if following else None
    if following and following[0] == unit:
        last += following[1]
    value, length = _add_subunits(tokens, last, number.text, unit)
    last += length
    # Both words have the place of the whole amount: "$5bn" has no order of its own.
    start, end = folded.to_original(tokens[at].start, tokens[last - 1].end)
    amount = Word(value, start, end, WordKind.NUMBER)
    if unit is None:
        return (amount,), last - at
    return (amount, Word(unit, start, end, WordKind.UNIT)), last - at


def _read_sign(sign: str) -> str:
    """Return the unit of a sign; one of a country that is not listed is its own."""
    return str(_load()["signs"].get(sign) or _load()["units"].get(sign, sign))


def _add_subunits(
    tokens: Sequence[Token], at: int, amount: str, unit: str | None
) -> tuple[str, int]:
    """Add the "and ten cents" at ``tokens[at]`` to an amount; of no length where there is none."""
    subunit = _load()["subunits"].get(unit)
    first = at + (subunit is not None and [t.text for t in tokens[at : at + 1]] == ["and"])
    number = read_number(tokens, first) if subunit and first < len(tokens) else None
    if number is None or len(number.text) > _SUBUNIT_DIGITS:
        return amount, 0
    found = read_unit(tokens, first + number.length)
    if found is None or found[0] != subunit or "." in number.text + amount:
        return amount, 0
    if not are_adjoining(tokens[at - 1 : first + number.length + found[1]]):
        return amount, 0
    cents = Decimal(amount) + Decimal(number.text) / 100
    return format(cents.normalize(), "f"), first - at + number.length + found[1]


def _read_clock(
    tokens: Sequence[Token], at: int, folded: NormalizedText
) -> tuple[tuple[Word, ...], int]:
    """Read a time of day: "17:30" is "5.30pm"; without a half of the day it is left open."""
    hour, minute = (int(part) for part in re.split("[:.]", tokens[at].text))
    unit, length = read_unit(tokens, at + 1) or ("", 0)
    if unit not in _HALVES_OF_DAY:
        unit, length = ("pm" if hour > _NOON else "" if hour else "am"), 0
    start, end = folded.to_original(tokens[at].start, tokens[at + length].end)
    shown = f"{(hour - 1) % _NOON + 1}:{minute:02}".removesuffix(":00")
    time = Word(shown, start, end, WordKind.NUMBER)
    return (time, Word(unit, start, end, WordKind.UNIT)) if unit else (time,), 1 + length


def _read_token(token: Token, following: str, folded: NormalizedText, text: str) -> Iterator[Word]:
    start, end = folded.to_original(token.start, token.end)
    if token.kind == "minus" and text[start] in _LONG_DASHES:  # "—5 euros—" is set off, not owed
        return
    if token.kind == "graded":
        is_grade = text[start].isupper()  # and no "a- I mean"
        yield Word(token.text if is_grade else token.text[0], start, end)
    elif token.kind in {"word", "initial"}:
        if text[start:end] == "US" and not text.isupper():
            yield Word("u.s.", start, end)
        elif token.kind == "word":
            yield from _read_written(token, following, folded)
        else:
            yield Word(read_word(_drop_brackets(token.text))[0][0], start, end)
    elif token.kind == "ended":
        yield Word(read_word(_drop_brackets(token.text))[0][0], start, end, in_brackets=True)
    else:
        word, kind = _read_odd(token)
        yield Word(word, start, end, kind)


def _read_odd(token: Token) -> tuple[str, WordKind]:
    if token.kind == "ellipsis":
        return "…", WordKind.ELLIPSIS
    if token.kind == "abbreviation":
        letters = token.text.replace(".", "")
        return ("u.s." if letters == "us" else letters), WordKind.WORD
    if token.kind == "ordinal":
        return token.text.replace("'", ""), WordKind.NUMBER
    if token.kind == "sign":
        if token.text == "&":
            return "and", WordKind.WORD
        return _read_sign(token.text), WordKind.UNIT
    return ("minus" if token.kind == "minus" else token.text), WordKind.WORD


def _read_written(token: Token, following: str, folded: NormalizedText) -> Iterator[Word]:
    if ordinal := _load()["ordinals"].get(token.text):
        yield Word(ordinal, *folded.to_original(token.start, token.end), WordKind.NUMBER)
        return
    for word, start, end in read_word(token.text):
        is_clitic = token.text[start:end] in _CLITICS
        read = word
        if is_clitic and word in {"is", "would"} and following in _load_perfect():
            read = "has" if word == "is" else "had"
        place = folded.to_original(token.start + start, token.start + end)
        yield Word(read, *place, is_clitic=is_clitic)


def _drop_brackets(text: str) -> str:
    return text.replace("[", "").replace("]", "")


def _mark_brackets(words: Iterable[Word]) -> Iterator[Word]:
    """Drop the bracket signs and mark what stands between a pair of them."""
    opened: list[Word] | None = None
    for word in words:
        if word.text == "[":
            yield from opened or ()
            opened = []
        elif word.text == "]":
            for inner in opened or ():
                yield inner._replace(in_brackets=True)
            opened = None
        elif opened is None:
            yield word
        else:
            opened.append(word)
    yield from opened or ()


@cache
def _load() -> dict[str, Any]:
    return load_table("en_words")


@cache
def _load_perfect() -> frozenset[str]:
    return frozenset(_load()["hosts"]["perfect"].split())
