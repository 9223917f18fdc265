"""The units of prices, of which money is told for one of something: USD per litre, EUR/kg, 元/千瓦时."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from factsheet.words.language import language
from factsheet.words.language.unit_names import key_of
from factsheet.words.lexer import is_cjk, texts_of
from factsheet.words.normalize import fold
from factsheet.words.tokens import Number, Reading

_PER = re.compile(r"\s?(?:/|\b(?:per|je|pro|par|por|al|za|за|на)\b)", re.IGNORECASE)
_BEHIND = re.compile(
    r"\s*(?:(?:/|\b(?:per|each|every|je|pro|par|por|za|за|на|på)\b)|(?P<article>\b(?:an?|the|el|la|le|al)\b))\s*"
    r"(?P<words>[^\W\d_]+(?:\s[^\W\d_]+)?[²³]?)",
    re.IGNORECASE,
)
_ENDS_PRICE = re.compile(
    r"s?(?:\s*$|\s*[,.;:)]|\s(?:of|for|in|at|on|and|or|but|to|from|this|last|since|than|as|by|with)\b)"
)
"""Signs and words behind `a litre` with which a price ends; `300 dollars a person told us` is none."""

_EACH = re.compile(r"(?:每|(?<!\d)[1一])([^\W\d_]{1,6})[约約為为是]?$")
"""Words before a price in scripts without spaces: 每千瓦时0.45元, 1キロ300円."""

_TIMES = ("año", "mes", "día", "mois", "an", "jour", "anno", "mese", "giorno", "ano", "mês")
_EACH_REACH = 10  # characters


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
    per = _PER.search(name)
    if not per:
        return None
    money, one = name[: per.start()].strip(), name[per.end() :].strip()
    marks = frozenset(mark for tag in (None, "zh", "ja") for mark in _marks(money, tag))
    return (marks, fold(one).lower()) if marks and one else None


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
    text, behind = quote.text, _BEHIND.match(quote.text, number.end)
    if not behind:
        each = _EACH.search(text, max(0, number.start - _EACH_REACH), number.start) if is_cjk(one[:1]) else None
        return each is not None and each[1] == one
    words = behind["words"].lower()
    counted = words if _same(words, one) else words.partition(" ")[0]
    end, article = behind.start("words") + len(counted), behind["article"]
    if not _same(counted, one) or (article and _is_of_time(one, article)):
        return False
    return _ENDS_PRICE.match(text, end) is not None if article else _PER.match(text, end) is None


def _is_of_time(one: str, article: str) -> bool:
    """Tell whether an article other than `a` stands before a unit of time, which then says when: 300 euros el año."""
    return article.lower() not in ("a", "an") and (key_of(one).startswith("duration-") or one in _TIMES)


def _same(word: str, one: str) -> bool:
    key = key_of(one)
    return word.removesuffix("s") == one.removesuffix("s") or (key != "" and key_of(word) == key)
