"""Numbers that mix digits and scales below ten thousand: 2천500만, 1천215조 9천억, 3千7百萬; and 一个半小时, 两年多."""

from __future__ import annotations

import re
from decimal import Decimal

from factsheet.words.lexer import EAST_ASIAN
from factsheet.words.numbers.amount import Amount
from factsheet.words.text import Text
from factsheet.words.tokens import MORE_THAN, Value, added

_SMALL = {"천": 1000, "千": 1000, "백": 100, "百": 100, "십": 10, "十": 10}
_LARGE = {
    "조": 10**12, "兆": 10**12, "억": 10**8, "億": 10**8, "亿": 10**8, "만": 10**4, "万": 10**4, "萬": 10**4,
}  # fmt: skip
_FIRST = frozenset("천千백百")
_RUN = re.compile(
    r"(?P<small>(?:\d{1,3}\s?[천千])?(?:\d{1,2}\s?[백百])?(?:\d\s?[십十])?\d{0,3})(?P<large>\s?[조兆억億亿만万萬])?\s?"
)
_PIECE = re.compile(r"(\d+)\s?([천千백百십十]?)")
_MIXED = re.compile(r"[천千백百]\s?\d")
_LEAST_LARGE, _GREATEST = 10**4, 10**16
_HALF = Decimal("0.5")
_COUNTED_IN_HALVES = "(?:小时|小時|钟头|鐘頭|星期|[礼禮]拜|月|季度|世纪|世紀|百分点|百分點)"
_MEASURED = "(?:年|天|周|週|小?[时時]|里|公里|千米|英里|米|公?[吨噸]|公?斤|千克|升|[亩畝]|公[顷頃]|倍)"
_HALF_INSIDE = re.compile(rf"[个個](?P<more>半|[多余餘])(?={_COUNTED_IN_HALVES})")
_LARGE_BEHIND = re.compile("[个個]([亿億])(?![万萬级級])")  # 两个亿
_MORE_BEHIND = re.compile(
    rf"{_MEASURED}(?P<more>半(?![价價数數夜边邊天年月日径徑导導球岛島路场場票工生个個小周])"
    r"|[多余餘](?![次个個人家样樣种種少方边邊年月天日为為是数數元下额額款地]))"
)
"""More than whole measures: 一个半小时, 17个多月, 两年半, 三公里多."""


def mixed(text: Text, begin: int, at: int) -> Amount | None:
    """Read a number whose digits stand before and behind a small scale, up to its end; `at` is that scale."""
    if text.texts[at][:1] not in _FIRST or text.language.code not in EAST_ASIAN:
        return None
    here, total, last = text.starts[begin], Decimal(0), _GREATEST
    while last > 1 and (match := _RUN.match(text.plain, here)) and match["small"]:
        size = _LARGE[match["large"].strip()] if match["large"] else 1
        value = _below_ten_thousand(match["small"])
        is_apart = size == 1 and here > text.starts[begin] and text.plain[here - 1].isspace()
        if value is None or size >= last or is_apart:
            return None
        total, last, here = total + value * size, size, match.end()
    run = text.plain[text.starts[begin] : here].rstrip()
    stop = text.starts[begin] + len(run)
    end = text.index_at(stop)
    is_whole = text.starts[end - 1] + len(text.texts[end - 1]) == stop
    return Amount(total, end, scale=last) if is_whole and total >= _LEAST_LARGE and _MIXED.search(run) else None


def _below_ten_thousand(run: str) -> Decimal | None:
    """Return the value of 1천215; None where its scales do not fall."""
    total, last = Decimal(0), 10**4
    for digits, sign in _PIECE.findall(run):
        size = _SMALL.get(sign, 1)
        if size >= last or int(digits) * size >= last:
            return None
        total, last = total + int(digits) * size, size
    return total


def with_more(text: Text, value: Value, at: int) -> Amount | None:
    """Read the half, or the word for more, that stands inside what is counted or behind it: 一个半小时, 两年多."""
    start = text.starts[at] if at < text.count else -1
    if start < 0 or text.language.code != "zh" or value != int(value):
        return None
    if large := _LARGE_BEHIND.match(text.plain, start):
        return Amount(value * _LARGE[large[1]], text.index_at(large.end()), scale=_LARGE[large[1]])
    match = _HALF_INSIDE.match(text.plain, start)
    end = text.index_at(match.end()) if match else at
    match = match or _MORE_BEHIND.match(text.plain, start)
    if not match:
        return None
    is_half = match["more"] == "半"
    return Amount(added(value, _HALF), end) if is_half else Amount(value, end, bounds=MORE_THAN)
