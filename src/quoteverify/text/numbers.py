"""Numbers, however they are written: ``25``, ``twenty-five``, ``1,000``, ``5bn``, ``a million``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from quoteverify.data import load_table

__all__ = [
    "NumberPhrase",
    "Token",
    "are_adjoining",
    "begins_number",
    "is_of_number",
    "read_digits",
    "read_number",
    "read_unit",
]

_TEN, _HUNDRED = 10, 100
_MOST_DECIMALS = 2  # after a decimal comma: three digits are thousands
_EXACT_SHARES = frozenset({2, 4, 8})  # ½ and 0.5, ¾ and 0.75, ⅜ and 0.375
_HALF = ["and", "a", "half"]
# What parts the thousands, where a comma does not: 10 000, 10'000, 1.000.000, 1.000,50.
_GROUPING = re.compile(r"[\s'] | \.(?=\d{3}[.,]) | (?<=\.\d{3})\.", re.VERBOSE)
# "10.000" is ten to an English reader and ten thousand to a German one: it is neither's for sure.
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}\.\d\d0")
_ABBREVIATED_SCALES = frozenset({"mn", "mln", "bn", "bln", "tn", "trn"})


class Token(NamedTuple):
    """A written token: its class, its folded text, its place in the folded text."""

    kind: str
    text: str
    start: int
    end: int


class NumberPhrase(NamedTuple):
    """A number read from tokens: how it is compared, and how many tokens it took."""

    text: str
    length: int


def begins_number(token: Token) -> bool:
    """Whether a number may begin with this token."""
    return token.kind in {"digits", "fraction"} or token.text in _load_starts()


def is_of_number(text: str) -> bool:
    """Whether a word, in small letters, may be a part of a number."""
    table = _load()
    return text[0].isdecimal() or any(text in table[name] for name in ("numbers", "scales"))


def read_number(tokens: Sequence[Token], at: int, *, is_money: bool = False) -> NumberPhrase | None:
    """
    Read the longest number that begins with ``tokens[at]``, or None.

    Args:
        tokens: all tokens of the text.
        at: where to begin.
        is_money: a currency sign stands before it, so that "5m" is five million.
    """
    reading = _Reading(tokens, at)
    if not reading.take_first():
        return None
    while reading.take_next(is_money=is_money):
        pass
    return reading.finish()


def read_unit(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Return the unit or currency at ``tokens[at]`` as it is compared, and its length in tokens."""
    if at >= len(tokens):
        return None
    text = tokens[at].text
    if text == "per" and at + 1 < len(tokens) and tokens[at + 1].text == "cent":
        return "percent", 2
    table = _load()
    for length in (3, 2):
        if unit := _find_foreign(tokens[at : at + length], length):
            return unit, length
    unit = table["units"].get(text) or (table["signs"].get(text) if text in "%‰°¢" else None)
    return (unit, 1) if unit else None


def _find_foreign(tokens: Sequence[Token], length: int) -> str | None:
    """Find the currency that a country and a unit name: "Hong Kong dollars"."""
    countries = _load()["countries"]
    name = " ".join(token.text for token in tokens)
    if len(tokens) < length or not are_adjoining(tokens):
        return None
    found = countries.get(name) or countries.get(name.removesuffix("s"))
    return str(found) if found else None


def are_adjoining(tokens: Sequence[Token]) -> bool:
    """Whether no more than a space or a hyphen parts each token from the one before."""
    return all(after.start - before.end <= 1 for before, after in pairwise(tokens))


def read_digits(text: str) -> Decimal:
    """
    Return the value of digits with their signs.

    >>> read_digits("1,500.5"), read_digits("1,5"), read_digits("10 000"), read_digits("1.500,5")
    (Decimal('1500.5'), Decimal('1.5'), Decimal('10000'), Decimal('1500.5'))
    """
    text = _GROUPING.sub("", text)
    whole, comma, rest = text.partition(",")
    if comma and len(rest) <= _MOST_DECIMALS:
        return Decimal(f"{whole}.{rest}")
    return Decimal(text.replace(",", ""))


def _read_fraction(text: str) -> Decimal | None:
    """Return the value of a half, of quarters or eighths: "2/3" and "10/12" are kept as written."""
    above, below = (int(part) for part in text.split("/"))
    if below not in _EXACT_SHARES or above >= below or above % 2 == 0:
        return None
    return Decimal(above) / below


class _Reading:
    """One number being read, token by token."""

    def __init__(self, tokens: Sequence[Token], at: int) -> None:
        self._tokens = tokens
        self._first = self._at = at
        self._total = Decimal(0)  # what the scales read so far have closed off
        self._current: Decimal | None = None
        self._last_scale = Decimal("Infinity")
        self._ordinal = ""
        self._is_ambiguous = False
        self._written = ""  # a fraction that no decimal tells from a date or a mark

    def take_first(self) -> bool:
        token = self._tokens[self._at]
        if share := self._find_share():
            self._current, length = share
            self._at += length
            return True
        if token.kind == "fraction":
            written = token.text.replace(" ", "")
            self._current = _read_fraction(written)
            self._written = "" if self._current else written
        elif token.kind == "digits":
            self._current = read_digits(token.text)
            self._is_ambiguous = _AMBIGUOUS.fullmatch(token.text) is not None
        elif token.text in _load()["numbers"]:
            self._current = Decimal(_load()["numbers"][token.text])
        elif token.text in {"a", "an"} and self._is_article_for_one():
            self._current = Decimal(1)
        else:
            return False
        self._at += 1
        return True

    def _find_share(self) -> tuple[Decimal, int] | None:
        """Find the "half a" of "half a million", and how many tokens it has."""
        for share, written in _load_shares():
            length = len(written)
            if self._reads(written) and self._has_scale_at(length):
                return share, length
        return None

    def _is_article_for_one(self) -> bool:
        is_part = f"{self._peek(1)}s" in _load()["parts"] and self._peek(2) == "of"
        return is_part or self._peek(1) in _load_long_scales()

    def _take_half(self) -> bool:
        """Take the rest of "two and a half million", or of "a million and a half"."""
        if self._current is None:
            self._total += self._last_scale / 2
        else:
            self._current += Decimal("0.5")
        self._at += len(_HALF)
        return True

    def take_next(self, *, is_money: bool) -> bool:
        if self._is_over():
            return False
        text = self._tokens[self._at].text
        if self._tokens[self._at].kind == "fraction":
            return self._take_fraction(text)
        scale = self._find_scale(text, is_money=is_money)
        if scale is not None:
            return self._take_scale(scale)
        return self._take_part(text) or self._take_word(text)

    def _take_word(self, text: str) -> bool:
        if text in _load()["numbers"]:
            return self._take_small(_load()["numbers"][text])
        if text in _load()["ordinals"]:
            return self._take_ordinal(_load()["ordinals"][text])
        return self._take_half() if self._reads(_HALF) else text == "and" and self._take_and()

    def _is_over(self) -> bool:
        is_closed = self._ordinal or self._written or self._at >= len(self._tokens)
        return bool(is_closed) or not self._is_adjoining()

    def _take_fraction(self, text: str) -> bool:
        """Take the rest of "2 1/2", as "2½" is folded."""
        share = _read_fraction(text.replace(" ", ""))
        if share is None or self._current is None or self._current % 1:
            return False
        self._current += share
        self._at += 1
        return True

    def _take_part(self, text: str) -> bool:
        """Take the rest of "two thirds", or of "a third of"."""
        above = self._current
        is_one = self._tokens[self._at - 1].text in {"one", "a", "an"} and self._peek(1) == "of"
        below = _load()["parts"].get(f"{text}s" if is_one else text)
        if below is None or above is None or self._total or above % 1 or not 0 < above < below:
            return False
        written = f"{above:f}/{below}"
        self._current = _read_fraction(written)
        self._written = "" if self._current else written
        self._at += 1
        return True

    def _is_counted(self) -> bool:
        """Whether what is counted follows a letter close to digits: "5m people", not "5m high"."""
        before, letter = self._tokens[self._at - 1 : self._at + 1]
        counted = _load()["counted_scales"]["plurals"].split()
        return before.kind == "digits" and before.end == letter.start and self._peek(1) in counted

    def _find_scale(self, text: str, *, is_money: bool) -> Decimal | None:
        table = _load()
        found = table["scales"].get(text)
        if found is None and is_money:
            found = table["money_scales"].get(text)
        elif found is None and text in {"k", "m"} and self._is_counted():
            found = table["counted_scales"][text]
        return Decimal(found) if found else None

    def _take_scale(self, scale: Decimal) -> bool:
        if self._current is None or self._current == 0:
            return False
        if scale == _HUNDRED:
            if self._current >= _HUNDRED:
                return False
            self._current *= _HUNDRED
        elif scale < self._last_scale:
            self._total += self._current * scale
            self._current, self._last_scale = None, scale
        else:
            return False
        self._at += 1
        return True

    def _take_small(self, value: int) -> bool:
        if self._current is None:
            self._current = Decimal(value)
        elif self._tokens[self._at - 1].kind == "digits" or not self._has_room_for(value):
            return False
        else:
            self._current += value
        self._at += 1
        return True

    def _has_room_for(self, value: int) -> bool:
        current = self._current or Decimal(0)
        if current >= _HUNDRED and current % _HUNDRED == 0:
            return value < _HUNDRED
        is_tens = current % _HUNDRED >= 2 * _TEN and current % _TEN == 0
        return is_tens and 0 < value < _TEN

    def _take_ordinal(self, ordinal: str) -> bool:
        value = int(ordinal[:-2])
        if self._current is None or not self._has_room_for(value):
            return False
        self._current += value
        self._ordinal = ordinal[-2:]
        self._at += 1
        return True

    def _take_and(self) -> bool:
        """Take the "and" of "a hundred and five", but not of "one hundred and two hundred"."""
        before = self._tokens[self._at - 1].text
        numbers = _load()["numbers"]
        if before not in _load_long_scales() - {"dozen"} or self._peek(1) not in numbers:
            return False
        if before == self._peek(2) == "hundred":
            return False
        self._at += 1
        return True

    def _reads(self, words: Sequence[str]) -> bool:
        """Whether these words stand here, with nothing but spaces and hyphens between them."""
        tokens = self._tokens[self._at : self._at + len(words)]
        return [token.text for token in tokens] == list(words) and are_adjoining(tokens)

    def _has_scale_at(self, steps: int) -> bool:
        place = self._at + steps
        tokens = self._tokens[place - 1 : place + 1]
        return self._peek(steps) in _load_long_scales() and are_adjoining(tokens)

    def _is_adjoining(self) -> bool:
        """Whether only a space or a hyphen parts this token from the one before."""
        return are_adjoining(self._tokens[self._at - 1 : self._at + 1])

    def _peek(self, steps: int) -> str:
        place = self._at + steps
        return self._tokens[place].text if place < len(self._tokens) else ""

    def finish(self) -> NumberPhrase:
        if self._written:
            return NumberPhrase(self._written, self._at - self._first)
        value = self._total + (self._current or 0)
        shown = value if self._is_ambiguous else value.normalize()
        text = format(shown, "f") + self._ordinal
        return NumberPhrase(text, self._at - self._first)


@cache
def _load() -> dict[str, Any]:
    return load_table("en_words")


@cache
def _load_long_scales() -> frozenset[str]:
    return frozenset(name for name in _load()["scales"] if name not in _ABBREVIATED_SCALES)


@cache
def _load_starts() -> frozenset[str]:
    first_words = {written[0] for _, written in _load_shares()}
    return frozenset(_load()["numbers"]) | {"a", "an"} | first_words


@cache
def _load_shares() -> tuple[tuple[Decimal, list[str]], ...]:
    """Return the shares of a scale, the longest first, with the words they are written in."""
    found = ((Decimal(share), words.split()) for words, share in _load()["shares"].items())
    return tuple(sorted(found, key=lambda share: -len(share[1])))
