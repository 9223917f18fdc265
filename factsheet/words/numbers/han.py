"""Chinese numerals -> numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Any

_PLAIN = str.maketrans("两兩〇萬億壹贰貳叁參肆伍陆陸柒捌玖拾佰仟", "二二零万亿一二二三三四五六六七八九十百千")
_WITHOUT_ONE = re.compile("(?<![一二三四五六七八九])([十百千])")  # 六百十三, as Japanese writes 613
_DIGITS = "零一二三四五六七八九"
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}


def han(run: str) -> Decimal | None:
    """Return the value of a run of Chinese numerals; None where it writes no number in the strict form."""
    written = run.translate(_PLAIN)
    if len(written) == 1 and (written in _SCALES or written in _DIGITS):
        return Decimal(_SCALES.get(written) or _DIGITS.index(written))
    for numeral in (written, _WITHOUT_ONE.sub(r"一\1", written)):
        try:
            return Decimal(_cn2an().cn2an(numeral, "strict"))
        except (ValueError, KeyError, IndexError):
            continue
    return None


@cache
def _cn2an() -> Any:
    """Return the library cn2an. Few sheets need it, and it takes a tenth of a second to load."""
    return import_module("cn2an")


def han_digits(run: str) -> str:
    """Return Chinese digits as ASCII ones; empty where a sign is no digit."""
    digits = [str(_DIGITS.find(sign)) for sign in run.translate(_PLAIN)]
    return "" if "-1" in digits else "".join(digits)


def han_scale(run: str) -> int:
    """Return the factor that a run of scale signs alone gives: 10,000 for 万; 0 where it holds other signs."""
    factor = 1
    for sign in run:
        factor *= _SCALES.get(sign, 0)
    return factor if run else 0
