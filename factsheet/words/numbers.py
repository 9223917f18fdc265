"""Numbers in words and digits: `2,400`, `300 billion yuan`, `50 per cent`, `six`, `18th`, `half`, `two to three`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from factsheet.words.folding import fold, lower, plain_words
from factsheet.words.moments import DATE_WORDS, Mention, find

_ONES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
         "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
         "eighteen": 18, "nineteen": 19}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12,
             **{f"{word}th": value for word, value in _ONES.items() if value in {4, 6, 7, 10, 11, *range(13, 20)}},
             **{f"{word[:-1]}ieth": value for word, value in _TENS.items()}}  # fmt: skip
_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
           "k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12,
           "千": 10**3, "万": 10**4, "亿": 10**8, "万亿": 10**12}  # fmt: skip
_MARKS = {"%": "per cent", "percent": "per cent", "per cent": "per cent", "percentage point": "percentage points",
          "percentage points": "percentage points", "us$": "$", "dollar": "$", "dollars": "$", "us dollars": "$",
          "usd": "$", "¥": "yuan", "rmb": "yuan", "cny": "yuan", "renminbi": "yuan", "元": "yuan", "€": "euros",
          "euro": "euros", "£": "pounds", "pound": "pounds", "hk$": "HK$"}  # fmt: skip
MARK_WORDS = frozenset({*_MARKS, *_MARKS.values()})
"""Words and signs that make a number a share or a sum of money."""

_HEDGES = {
    "more than": ("more than", "over", "exceeding", "surpassing", "beyond", "above", "超过"),
    "at least": ("at least", "no less than", "not less than"),
    "about": ("about", "around", "some", "approximately", "roughly", "约"),
    "nearly": ("nearly", "almost"),
    "up to": ("up to", "as many as"),
    "at most": ("at most", "no more than", "not more than"),
}
_BOUND_OF = {word: bound for bound, words in _HEDGES.items() for word in words}
_HEDGE_WORDS = tuple(sorted(_BOUND_OF, key=len, reverse=True))

_REACH = 24  # as far before a number as its hedge can begin
_BIG = "thousand|million|billion|trillion"
_CURRENCY = r"US\$|HK\$|\$|¥|€|£|RMB\s?|CNY\s?|USD\s?"
_MARK = r"""\s?%|\s?percentage\ points?\b|\s?per\ ?cent\b|\s?元
            |\s(?:yuan|RMB|renminbi|US\ dollars|dollars?|euros?|pounds)\b"""
_SMALL = "|".join(sorted([*_ONES, *_TENS, *_ORDINALS], key=len, reverse=True))
_STARTS = r"(?<![A-Za-z0-9_])(?=[\w$¥€£-])"  # where every number and name starts; spares the rest a try elsewhere
_IN_DIGITS = rf"""(?P<name>(?<![\w.])(?-i:\d+(?:\+[\dA-Za-z]+)+|\d+[A-Z]\w*(?:-[A-Z]\w*)*
                |(?!(?:RMB|CNY|USD|US|HK)\s?\$?\d)[A-Za-z]+-?\d(?:[\w.-]*\w)?))
    | (?<![A-Za-z0-9_.])(?P<sign>(?<![\w)%])-)?(?P<currency>{_CURRENCY})?
      (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
      (?:(?P<ordinal>st|nd|rd|th)\b
        |(?:[\s-]?(?P<scale>{_BIG})\b|(?P<short>k|mn?|bn?|tn)(?![A-Za-z])|(?P<cn>万亿|千|万|亿)))?
      (?!\d)(?P<after>{_MARK})?"""
_IN_WORDS = rf"""
      \b(?P<words>(?:{_SMALL})(?:(?:[\s-]|\sand\s)(?:{_SMALL}|hundred|{_BIG}))*)\b(?P<after2>{_MARK})?
    | \b(?P<half>half)\b"""
_NUMBER = re.compile(rf"{_STARTS}(?:{_IN_DIGITS}|{_IN_WORDS})", re.VERBOSE | re.IGNORECASE)
_NUMBER_IN_DIGITS = re.compile(rf"{_STARTS}(?:{_IN_DIGITS})", re.VERBOSE | re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_LONGEST_PREFIX = len("-RMB ")
_NUMBER_WORDS = frozenset({*_ONES, *_TENS, *_ORDINALS, "half"})
"""Of these one stands in every number that has no digits."""

_TELLING = _NUMBER_WORDS | DATE_WORDS
"""Without one of these a text gives something only in digits."""

_BETWEEN = re.compile(r"\s?(?:to|-)\s?", re.IGNORECASE)


class Number(NamedTuple):
    """A number as words give it, at `start` to `end` of the folded text; a range has a `high` end."""

    start: int
    end: int
    text: str
    value: Decimal
    high: Decimal | None = None
    mark: str = ""  # per cent, percentage points, $, yuan ...: what makes 50 another thing than 50%
    ordinal: bool = False
    bound: str = "exactly"
    plain_word: bool = False  # `one` and `first`, which are words as often as numbers

    def same(self, other: Number) -> bool:
        """Whether both give the same number of the same thing; a sign of money may be missing on one side."""
        marks = not self.mark or not other.mark or self.mark == other.mark
        shares = ("per cent" in (self.mark, other.mark)) == (self.mark == other.mark == "per cent")
        return (self.value, self.high, self.ordinal) == (other.value, other.high, other.ordinal) and marks and shares


class Name(NamedTuple):
    """A name that holds digits: `5G-A`, `1+3+N`."""

    start: int
    end: int
    text: str


class Reading(NamedTuple):
    """What a text gives, each in order; parts of dates are no numbers or names, and parts of names no numbers."""

    text: str  # folded
    dates: tuple[Mention, ...] = ()
    numbers: tuple[Number, ...] = ()
    names: tuple[Name, ...] = ()


def read(text: str) -> Reading:
    """Everything in a text."""
    return read_folded(fold(text))


def read_folded(folded: str) -> Reading:
    """Everything in a text that is folded already."""
    words = plain_words(folded)
    if not _DIGIT.search(folded) and _TELLING.isdisjoint(words):
        return Reading(folded)
    dates = find(folded, words)
    numbers: list[Number] = []
    names: list[Name] = []
    for token in _tokens(folded, words, dates):
        if isinstance(token, Number):
            numbers.append(token)
        else:
            names.append(token)
    if len(numbers) > 1:
        numbers = list(_ranges(numbers, folded))
    return Reading(folded, dates, tuple(numbers), tuple(names))


read_again = lru_cache(maxsize=1 << 14)(read)
"""The same, kept for texts that come again, such as a speaker's office."""


def numbers(text: str) -> tuple[Number, ...]:
    """Every number in a text, in order; parts of dates and names are none."""
    return read(text).numbers


def names(text: str) -> tuple[Name, ...]:
    """Every name that holds digits, in order."""
    return read(text).names


def mark_of(word: str) -> str:
    """The mark that a unit's word is, or nothing: `%` and `percent` are `per cent`."""
    lower = word.lower()
    return _MARKS.get(lower, lower if lower in MARK_WORDS else "")


def _tokens(folded: str, words: Collection[str], dates: Collection[Mention]) -> Iterator[Number | Name]:
    for match in _near_digits(folded) if _NUMBER_WORDS.isdisjoint(words) else _NUMBER.finditer(folded):
        start, end = match.span()
        if any(date.start < end and start < date.end for date in dates):
            continue
        if match["name"]:
            yield Name(start, end, match[0])
        elif match["digits"]:
            yield _in_digits(match)
        else:
            yield _in_words(match)


def _near_digits(folded: str) -> Iterator[re.Match[str]]:
    """Numbers and names in digits: looked for from the start of the word that holds one, or the currency before it."""
    at = 0
    while digit := _DIGIT.search(folded, at):
        space = folded.rfind(" ", at, digit.start())
        match = _NUMBER_IN_DIGITS.search(folded, max(at, space + 1 - _LONGEST_PREFIX))
        if not match:
            return
        yield match
        at = match.end()


def _in_digits(match: re.Match[str]) -> Number:
    scale = lower(match["scale"] or match["short"] or match["cn"] or "")
    value = Decimal(match["digits"].replace(",", "")) * (-1 if match["sign"] else 1) * _SCALES.get(scale, 1)
    mark = mark_of((match["currency"] or match["after"] or "").strip())
    return Number(*match.span(), match[0].strip(), value, None, mark, bool(match["ordinal"]), _bound(match))


def _in_words(match: re.Match[str]) -> Number:
    words = lower(match["words"] or "")
    value, ordinal = (Decimal(50), False) if match["half"] else _spoken(words)
    mark = "per cent" if match["half"] else mark_of((match["after2"] or "").strip())
    is_word = words in ("one", "first")
    return Number(*match.span(), match[0].strip(), value, None, mark, ordinal, _bound(match), is_word)


def _bound(match: re.Match[str]) -> str:
    """The hedge that stands directly before a number."""
    start = match.start()
    before = lower(match.string[max(0, start - _REACH) : start]).rstrip()
    if before.endswith(_HEDGE_WORDS):
        for word in _HEDGE_WORDS:  # the longest first: `no more than` is not `more than`
            head = before.removesuffix(word)
            if head != before and not "a" <= head[-1:] <= "z":
                return _BOUND_OF[word]
    return "exactly"


def _spoken(words: str) -> tuple[Decimal, bool]:
    """`two hundred and fifty` -> 250; `twenty-first` -> 21, an ordinal."""
    total = current = 0
    ordinal = False
    for word in re.split(r"[\s-]+", words):
        if word in _SCALES and word != "hundred":
            total, current = total + max(current, 1) * _SCALES[word], 0
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word != "and":
            ordinal = word in _ORDINALS
            current += _ORDINALS.get(word) or _TENS.get(word) or _ONES[word]
    return Decimal(total + current), ordinal


def _ranges(found: list[Number], text: str) -> Iterator[Number]:
    """`two to three months` is one number with two ends; `from 17 to five` is a change, so two numbers."""
    queue = iter(found)
    number = next(queue, None)
    while number:
        following = next(queue, None)
        if following and _is_range(number, following, text):
            yield _joined(number, following)
            following = next(queue, None)
        else:
            yield number
        number = following


def _is_range(low: Number, high: Number, text: str) -> bool:
    before = text[max(0, low.start - _REACH) : low.start].rstrip().lower()
    between = text[low.end : high.start]
    joined = bool(_BETWEEN.fullmatch(between)) and not before.endswith("from")
    paired = before.endswith("between") and between.strip().lower() == "and"
    return (joined or paired) and not low.ordinal and not high.ordinal and low.value < high.value


def _joined(low: Number, high: Number) -> Number:
    scale = Decimal(1)
    for name, size in _SCALES.items():
        if high.text.lower().split()[-1:] == [name] or re.search(rf"\d\s?{name}\b", high.text.lower()):
            scale = Decimal(size)
    first = low.value if low.value >= scale else low.value * scale
    return low._replace(
        end=high.end, text=f"{low.text} to {high.text}", value=first, high=high.value, mark=high.mark or low.mark
    )
