"""One number in two parts: 148円35銭, 3元5角, 3・5%."""

from __future__ import annotations

import re
from decimal import Decimal

from factsheet.words.text import Text
from factsheet.words.tokens import PER_CENT, Number, added

_DIGITS = re.compile(r"\d+")
_MARKS_OF_DECIMALS = (PER_CENT, "times", "percentage points")
_PARTS_OF_MONEY = {("円", "銭"): 2, ("元", "角"): 1}
"""Signs of money and of its part -> how many decimals the part is."""


def in_two_parts(low: Number, high: Number, text: Text) -> Number | None:
    """Read 148円35銭, 3元5角 and 3・5%: what stands behind a sign of money or a point in the middle are decimals."""
    if text.language.code not in ("zh", "ja"):
        return None
    digits = _DIGITS.match(high.text)
    is_plain = not low.mark and low.high is None and low.scale == 1 and low.value >= 0 and low.text[-1:].isdecimal()
    if not digits or not is_plain or high.high is not None:
        return None
    between, whole = text.plain[low.end : high.start], text.folded[low.start : high.end]
    if between == "・":
        is_decimal = high.mark in _MARKS_OF_DECIMALS and high.value == int(digits[0]) != low.value + 1  # 5・6% are two
        both = high._replace(start=low.start, text=whole, value=Decimal(f"{low.value}.{digits[0]}"), bounds=low.bounds)
        return both if is_decimal else None
    part = _PARTS_OF_MONEY.get((between, text.plain[high.end : high.end + 1]), 0)
    money = text.tables.money.after([between, ""], 0) if len(high.text) == len(digits[0]) <= part else None
    if not money:
        return None
    value = added(low.value, high.value / (10**part))
    return low._replace(end=high.end + 1, text=whole, value=value, mark=str(money.value), measure=None)
