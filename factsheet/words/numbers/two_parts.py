"""One number in two parts: 3・5%, 20 dollars and 43 cents."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from factsheet.words.text import Text
from factsheet.words.tokens import PER_CENT, Number, Unreadable, added, decimal_of

_CENTS, _HUNDRED = "?cents", 100
_TWO_DIGITS = re.compile(r"\d\d(?!\d|[.,]\d)")
_DIGITS = re.compile(r"\d+")
_MARKS_OF_DECIMALS = (PER_CENT, "times", "percentage points")


def in_two_parts(low: Number, high: Number, text: Text) -> Number | Unreadable | None:
    """Read two neighbours as one number; unreadable where they may be one: 35 € 99."""
    if text.language.code in ("zh", "ja"):
        return _around_point(low, high, text)
    between = text.plain[low.end : high.start].strip()
    is_joined = between in ("", ",", "&") or between.lstrip(", ") in text.language.words("joins")
    if high.mark == _CENTS and low.mark and is_joined:
        return _with_cents(low, high, text)
    may_be_cents = low.mark.isupper() and not between and not low.text[-1:].isdecimal()
    is_bare = _TWO_DIGITS.match(high.text) and not (high.mark or high.unit)
    return piece(low, high, text) if may_be_cents and is_bare else None


def _with_cents(low: Number, high: Number, text: Text) -> Number | Unreadable:
    """Read 20 dollars 43 cents, where both are whole; other parts of money are none."""
    is_whole = low.high is None and low.scale == 1 and low.value == int(low.value) and low.value >= 0
    are_cents = text.texts[text.index_at(high.end) - 1] in text.language.words("hundredths of money")
    if not (is_whole and are_cents and high.high is None and high.value in range(1, _HUNDRED)):
        return piece(low, high, text)
    value = added(low.value, decimal_of(Fraction(high.value) / _HUNDRED))
    return low._replace(end=high.end, text=text.folded[low.start : high.end], value=value)


def piece(low: Number, high: Number, text: Text) -> Unreadable:
    """Return two neighbours as one piece that means no one thing."""
    return Unreadable(low.start, high.end, text.folded[low.start : high.end])


def _around_point(low: Number, high: Number, text: Text) -> Number | None:
    """Read 3・5%: what stands behind a point in the middle are decimals."""
    digits = _DIGITS.match(high.text)
    is_plain = not low.mark and low.high is None and low.scale == 1 and low.value >= 0 and low.text[-1:].isdecimal()
    if not digits or not is_plain or high.high is not None:
        return None
    is_decimal = high.mark in _MARKS_OF_DECIMALS and high.value == int(digits[0]) != low.value + 1  # 5・6% are two
    if text.plain[low.end : high.start] != "・" or not is_decimal:
        return None
    whole = text.folded[low.start : high.end]
    return high._replace(start=low.start, text=whole, value=Decimal(f"{low.value}.{digits[0]}"), bounds=low.bounds)
