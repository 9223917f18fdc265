"""Korean numerals of Chinese origin, which stand in words of their own: 오천만 명, 육십육만 천칠백육십삼 명."""

from __future__ import annotations

import re
from decimal import Decimal

from factsheet.words.lexer import is_cjk
from factsheet.words.numbers.amount import Amount
from factsheet.words.numbers.han import han
from factsheet.words.numbers.marks import mark_after
from factsheet.words.text import Text

_NUMERAL = re.compile("[일이삼사오육칠팔구십백천만억조]+(?:(?<=[만억조]) [일이삼사오육칠팔구십백천만억]+)*")
_TRILLION = "조"
_SCALES = frozenset("십백천만억조")
_TEN_THOUSAND = 10**4
_AS_CHINESE = str.maketrans("일이삼사오육칠팔구십백천만억조", "一二三四五六七八九十百千万亿兆")


def korean(text: Text, at: int) -> Amount | None:
    """Read a numeral before what it counts; many of its syllables are other words too."""
    match = _NUMERAL.match(text.folded, text.starts[at])
    if not match or _SCALES.isdisjoint(match[0]) or (text.is_glued(at) and is_cjk(text.texts[at - 1])):
        return None
    end = text.index_at(match.end())
    is_counted = text.tables.measures.after(text.texts, end) or text.unit_at(end)
    counts = mark_after(text, end) or (is_counted and _TRILLION not in match[0])  # 구조 is a structure, too
    value = _value(match[0].replace(" ", "")) if counts else None
    return None if value is None else Amount(value, end)


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
