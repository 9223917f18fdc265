"""Ranges in Chinese and Japanese: 3年以上7年以下, 三至五百, 5、6家; 10、15家 are two numbers."""

from __future__ import annotations

import re
from decimal import Decimal

from factsheet.words.numbers.han import han
from factsheet.words.text import Text
from factsheet.words.tokens import EXACTLY, Number, Value

_ONE_HAN = re.compile("[一二三四五六七八两兩]")
_SUSPENDED_HAN = re.compile("([二三四五六七八九])([十百千万亿萬億])[十百千万亿萬億]*(?![零〇一二三四五六七八九])")
_TEN = 10
TENTHS = ("成", "割", "할")


def within_limits(low: Number, high: Number, text: Text) -> Number | None:
    """Return the range that Chinese laws write with both ends included: 3年以上7年以下."""
    measure = low.measure.word if low.measure else ""
    between = text.plain[low.end : high.start].rstrip("、,")
    is_pair = low.bounds == ("at least",) and high.bounds[:1] == ("at most",) and low.measure == high.measure
    if not measure or not is_pair or between != f"{measure}以上" or low.value >= high.value or low.high or high.high:
        return None
    return high._replace(
        start=low.start, text=text.folded[low.start : high.end], value=low.value, high=high.value, bounds=EXACTLY
    )


def suspended_factor(low: str, high: str, upper: Value) -> int:
    """Return what a numeral leaves to the one behind it: 100 in 三至五百; 1 for nothing, 0 if it may be tens."""
    both = _SUSPENDED_HAN.match(high)
    if not both or not _ONE_HAN.fullmatch(low):
        return 1
    return 0 if both[2] == "十" else int(upper) // int(han(both[1]) or 1)


def is_list(link: str, lower: Value, upper: Value) -> bool:
    """Tell whether a mark between two numbers lists them: 10、15家; neighbours are a range: 5、6家, 20、30万."""
    if link != "、":
        return False
    if not isinstance(lower, Decimal) or not isinstance(upper, Decimal):
        return True
    step = upper - lower
    is_power = step > 0 and step.normalize().as_tuple().digits == (1,)
    return not (is_power and lower % step == 0 and lower < _TEN * step)


def has_own_unit(low: Number, link: str, between: str) -> bool:
    """Tell whether the first of two numbers has a mark or measure of its own, so that they are a list: 7%、8%.

    In words and tenths they may be a rough range: 两次、三次, 2割、3割.
    """
    if link != "、" or not low.text[0].isdecimal() or low.text.endswith(TENTHS):
        return False
    return bool(low.mark or (low.measure and low.measure.word and between.strip().startswith(low.measure.word)))
