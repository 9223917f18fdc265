"""The units of prices, of which money is told for one of something: USD per litre, EUR/kg, 元/千瓦时."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from factsheet.words.language import language
from factsheet.words.language.unit_names import key_of
from factsheet.words.lexer import texts_of
from factsheet.words.normalize import fold
from factsheet.words.tokens import Number, Reading

_PER = r"(?:/|\b(?:per|an?|the|each|every|je|pro|par|por|al?|el|la|le|za|за|на|på)\b)"
_UNIT = re.compile(r"(?P<money>[^/]+?)\s*(?:/|\b(?:per|je|pro|par|por|al|za|за|на)\b)\s*(?P<one>.+)", re.IGNORECASE)
_BEHIND = re.compile(rf"\s*{_PER}\s*(?P<words>[^\W\d_]+(?:\s[^\W\d_]+)?[²³]?)", re.IGNORECASE)
_EACH = ("每", "1", "一")
"""Signs before what a price is told of, in scripts without spaces: 每千瓦时0.45元, 1キロ300円."""


def is_price(number: Number, quote: Reading, names: Iterable[str]) -> bool:
    """Tell whether a quote tells a number of money for one of what a unit, by one of its names, is told of.

    >>> from factsheet.words.reader import read
    >>> quote = read("petrol at US$1.57 a litre")
    >>> is_price(quote.numbers[0], quote, ["USD per litre"]), is_price(quote.numbers[0], quote, ["USD per kg"])
    (True, False)
    """
    if not number.mark.isupper():
        return False
    prices = filter(None, map(_price, names))
    return any(number.mark in marks and _is_told_of(one, number, quote) for marks, one in prices)


@lru_cache(maxsize=1 << 10)
def _price(name: str) -> tuple[frozenset[str], str] | None:
    """Return the marks of the money that a unit begins with, and what it goes on with behind `per`."""
    unit = _UNIT.fullmatch(name)
    marks = (
        frozenset(mark for tag in (None, "zh", "ja") for mark in _marks(unit["money"], tag)) if unit else frozenset()
    )
    return (marks, fold(unit["one"]).lower()) if unit and marks else None


def _marks(money: str, tag: str | None) -> Iterable[str]:
    spoken = language(tag)
    if money in spoken.codes:
        yield money
    texts = texts_of(spoken.lexer.read(fold(money)))
    own = spoken.tables.money.after(texts, 0)
    if own and not texts[own.at] and not own.value.startswith("?"):
        yield own.value


def _is_told_of(one: str, number: Number, quote: Reading) -> bool:
    """Tell whether a price is told for one of something: behind `per` or an article, or before it behind `each`."""
    if behind := _BEHIND.match(quote.text, number.end):
        words = behind["words"].lower()
        return _same(words, one) or _same(words.partition(" ")[0], one)
    return any(f"{sign}{one}" in quote.text[: number.start] for sign in _EACH)


def _same(word: str, one: str) -> bool:
    key = key_of(one)
    return word.removesuffix("s") == one.removesuffix("s") or (key != "" and key_of(word) == key)
