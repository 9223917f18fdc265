"""One number in two parts, whose point stands in the middle: 3・5%."""

from __future__ import annotations

import re
from decimal import Decimal

from factsheet.words.text import Text
from factsheet.words.tokens import PER_CENT, Number

_DIGITS = re.compile(r"\d+")
_MARKS_OF_DECIMALS = (PER_CENT, "times", "percentage points")


def in_two_parts(low: Number, high: Number, text: Text) -> Number | None:
    """Read 3・5%: what stands behind a point in the middle are decimals."""
    if text.language.code not in ("zh", "ja"):
        return None
    digits = _DIGITS.match(high.text)
    is_plain = not low.mark and low.high is None and low.scale == 1 and low.value >= 0 and low.text[-1:].isdecimal()
    if not digits or not is_plain or high.high is not None:
        return None
    is_decimal = high.mark in _MARKS_OF_DECIMALS and high.value == int(digits[0]) != low.value + 1  # 5・6% are two
    if text.plain[low.end : high.start] != "・" or not is_decimal:
        return None
    whole = text.folded[low.start : high.end]
    return high._replace(start=low.start, text=whole, value=Decimal(f"{low.value}.{digits[0]}"), bounds=low.bounds)
