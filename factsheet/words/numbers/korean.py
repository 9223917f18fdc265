"""Korean numerals: those of Chinese origin (오천만 명, 육십육만 천칠백육십삼 명) and native ones (열두 개, 두세 명)."""

from __future__ import annotations

import re
from decimal import Decimal

from factsheet.words.lexer import is_cjk
from factsheet.words.numbers.amount import Amount
from factsheet.words.numbers.han import han
from factsheet.words.numbers.marks import mark_after
from factsheet.words.text import Text
from factsheet.words.tokens import EXACTLY, MORE_THAN

_NUMERAL = re.compile("[일이삼사오육칠팔구십백천만억조]+(?:(?<=[만억조]) [일이삼사오육칠팔구십백천만억]+)*")
_OVER = "여"  # 백여 명
_TRILLION = "조"
_SCALES = frozenset("십백천만억조")
_TEN_THOUSAND = 10**4
_AS_CHINESE = str.maketrans("일이삼사오육칠팔구십백천만억조", "一二三四五六七八九十百千万亿兆")

_ONES = {
    "하나": 1, "둘": 2, "셋": 3, "넷": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
    "한": 1, "두": 2, "세": 3, "석": 3, "네": 4, "넉": 4,
}  # fmt: skip
_TENS = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip
_PAIRS = {
    "한두": (1, 2), "두세": (2, 3), "두서너": (2, 4), "서너": (3, 4), "너댓": (4, 5), "네댓": (4, 5), "네다섯": (4, 5),
    "대여섯": (5, 6), "예닐곱": (6, 7), "일고여덟": (7, 8), "여덟아홉": (8, 9),
}  # fmt: skip
_NATIVE = re.compile(rf"(?P<pair>{'|'.join(_PAIRS)})|(?P<tens>{'|'.join(_TENS)})?(?P<ones>{'|'.join(_ONES)})?")
_NOT_NATIVE = ("년", "월", "일", "원", "분")  # these are counted in numerals of Chinese origin
_HANGUL = re.compile("[\uac00-\ud7af]")


def native(text: Text, at: int) -> Amount | None:
    """Read a native numeral, or two of them as a range, before the measure that it counts."""
    start = text.starts[at]
    match = _NATIVE.match(text.folded, start)
    if not match or not match[0] or _HANGUL.match(text.folded[start - 1 : start] if start else ""):
        return None
    end = text.index_at(match.end())
    counted = text.starts[end] == match.end() + text.is_apart(end) if end < text.count else False
    if not counted or not text.tables.measures.after(text.texts, end) or text.texts[end] in _NOT_NATIVE:
        return None
    if match["pair"]:
        low, high = _PAIRS[match["pair"]]
        return Amount(Decimal(low), end, high=Decimal(high))
    value = _TENS.get(match["tens"] or "", 0) + _ONES.get(match["ones"] or "", 0)
    return Amount(Decimal(value), end, is_plain=value == 1)


def korean(text: Text, at: int) -> Amount | None:
    """Read a numeral before what it counts; many of its syllables are other words too."""
    match = _NUMERAL.match(text.folded, text.starts[at])
    if not match or _SCALES.isdisjoint(match[0]) or (text.is_glued(at) and is_cjk(text.texts[at - 1])):
        return None
    end = text.index_at(match.end())
    is_over = text.texts[end] == _OVER and text.is_glued(end)
    end += is_over
    is_counted = text.tables.measures.after(text.texts, end) or text.unit_at(end)
    counts = mark_after(text, end) or (is_counted and _TRILLION not in match[0])  # 구조 is a structure, too
    value = _value(match[0].replace(" ", "")) if counts else None
    return None if value is None else Amount(value, end, bounds=MORE_THAN if is_over else EXACTLY)


def _value(run: str) -> Decimal | None:
    """Return the value of a run; Korean leaves out the one of 만 at its begin, and zeros."""
    total = Decimal(0)
    for part, size in (("조", 10**12), ("억", 10**8), ("만", _TEN_THOUSAND), ("", 1)):
        upper, scale, rest = run.partition(part) if part else (run, "", "")
        if part and not scale:
            continue
        value = _below_ten_thousand(upper) if upper else Decimal(size == _TEN_THOUSAND) if scale else Decimal(0)
        if value is None or (scale and not value):
            return None
        total, run = total + value * size, rest
    return total


def _below_ten_thousand(run: str) -> Decimal | None:
    """Return the value of 구천오백이십사."""
    total, rest = Decimal(0), run
    for part, size in (("천", 1000), ("백", 100), ("십", 10), ("", 1)):
        upper, scale, after = rest.partition(part) if part else (rest, "", "")
        if part and not scale:
            continue
        value = han(upper.translate(_AS_CHINESE)) if upper else Decimal(1 if scale else 0)
        if value is None or not 0 <= value < 10:
            return None
        total, rest = total + value * size, after
    return total
