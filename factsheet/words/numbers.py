"""Numbers in words and digits: `2,400`, `300 billion yuan`, `50 per cent`, `six`, `18th`, `half`, `two to three`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from factsheet.words.folding import fold
from factsheet.words.moments import mentions

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
_HEDGE = re.compile(rf"(?:^|(?<=[^a-z]))({'|'.join(sorted(_BOUND_OF, key=len, reverse=True))})\s*$", re.IGNORECASE)

_REACH = 24  # as far before a number as its hedge can begin
_BIG = "thousand|million|billion|trillion"
_CURRENCY = r"US\$|HK\$|\$|¥|€|£|RMB\s?|CNY\s?|USD\s?"
_MARK = r"""\s?%|\s?percentage\ points?\b|\s?per\ ?cent\b|\s?元
            |\s(?:yuan|RMB|renminbi|US\ dollars|dollars?|euros?|pounds)\b"""
_SMALL = "|".join(sorted([*_ONES, *_TENS, *_ORDINALS], key=len, reverse=True))
_PATTERN = re.compile(
    rf"""(?P<name>(?<![\w.])(?-i:\d+(?:\+[\dA-Za-z]+)+|\d+[A-Z]\w*(?:-[A-Z]\w*)*
                |(?!(?:RMB|CNY|USD|US|HK)\s?\$?\d)[A-Za-z]+-?\d(?:[\w.-]*\w)?))
    | (?<![A-Za-z0-9_.])(?P<sign>(?<![\w)%])-)?(?P<currency>{_CURRENCY})?
      (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
      (?:(?P<ordinal>st|nd|rd|th)\b
        |(?:[\s-]?(?P<scale>{_BIG})\b|(?P<short>k|mn?|bn?|tn)(?![A-Za-z])|(?P<cn>万亿|千|万|亿)))?
      (?!\d)(?P<after>{_MARK})?
    | \b(?P<words>(?:{_SMALL})(?:(?:[\s-]|\sand\s)(?:{_SMALL}|hundred|{_BIG}))*)\b(?P<after2>{_MARK})?
    | \b(?P<half>half)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s?(?:to|-)\s?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
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


@dataclass(frozen=True, slots=True)
class Name:
    """A name that holds digits: `5G-A`, `1+3+N`."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=8192)
def numbers(text: str) -> tuple[Number, ...]:
    """Every number in a text, in order; parts of dates and names are none."""
    found = [token for token in _tokens(fold(text)) if isinstance(token, Number)]
    return tuple(_ranges(found, fold(text)))


@lru_cache(maxsize=8192)
def names(text: str) -> tuple[Name, ...]:
    """Every name that holds digits, in order."""
    return tuple(token for token in _tokens(fold(text)) if isinstance(token, Name))


def mark_of(word: str) -> str:
    """The mark that a unit's word is, or nothing: `%` and `percent` are `per cent`."""
    lower = word.lower()
    return _MARKS.get(lower, lower if lower in MARK_WORDS else "")


def _tokens(text: str) -> Iterator[Number | Name]:
    dated = [(mention.start, mention.end) for mention in mentions(text)]
    for match in _PATTERN.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in dated):
            continue
        if match["name"]:
            yield Name(match.start(), match.end(), match[0])
        else:
            number = _number(match, text)
            if number:
                yield number


def _number(match: re.Match[str], text: str) -> Number | None:
    value, ordinal = _value(match)
    if value is None:
        return None
    currency, after = (match["currency"] or "").strip(), (match["after"] or match["after2"] or "").strip()
    mark = "per cent" if match["half"] else mark_of(currency or after)
    hedge = _HEDGE.search(text[max(0, match.start() - _REACH) : match.start()])
    bound = _BOUND_OF[hedge[1].lower()] if hedge else "exactly"
    is_word = (match["words"] or "").lower() in ("one", "first")
    return Number(match.start(), match.end(), match[0].strip(), value, None, mark, ordinal, bound, is_word)


def _value(match: re.Match[str]) -> tuple[Decimal | None, bool]:
    """The value with its scale, and whether it is an ordinal."""
    if match["half"]:
        return Decimal(50), False
    if match["words"]:
        return _spoken(match["words"].lower())
    value = Decimal(match["digits"].replace(",", "")) * (-1 if match["sign"] else 1)
    scale = (match["scale"] or match["short"] or match["cn"] or "").lower()
    return value * _SCALES.get(scale, 1), bool(match["ordinal"])


def _spoken(words: str) -> tuple[Decimal | None, bool]:
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
    return replace(
        low, end=high.end, text=f"{low.text} to {high.text}", value=first, high=high.value, mark=high.mark or low.mark
    )
