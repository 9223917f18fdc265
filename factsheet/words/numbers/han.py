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
_BIG = (("兆", 10**12, "亿"), ("亿", 10**8, "万"), ("万", 10**4, ""))
"""Great scales, and the next one below each."""

_ABOVE_ALL = 10**16
_BELOW_TEN_THOUSAND = re.compile(
    r"(?:([一二三四五六七八九])千)?(零(?!$))?(?:([一二三四五六七八九])百)?(零(?!$))?(?:([一二三四五六七八九])十)?"
    r"([一二三四五六七八九])?"
)
_SPOKEN = re.compile(r"(?P<whole>(?![百千万亿]).*(?P<scale>[百千万亿]))(?P<rest>[一二三四五六七八九])")
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
    return _with_gaps(written, _ABOVE_ALL)


def _with_gaps(run: str, limit: int) -> Decimal | None:
    """Read what the strict form has not, and is sure: zeros left out behind 万 (一万二百五十) or put in, and 四万万."""
    for sign, size, below in _BIG:
        upper, mark, lower = run.rpartition(sign)
        if not mark:
            continue
        factor = _with_gaps(upper, size if sign in upper.removesuffix(sign) else _ABOVE_ALL)
        is_sure = len(lower) != 1 and (lower.startswith("零") or below in lower)  # 三万五 are 35,000
        rest = Decimal(0) if not lower else _with_gaps(lower.removeprefix("零"), size) if is_sure else None
        total = None if factor is None or rest is None else factor * size + rest
        return total if total is not None and total < limit else None
    return _below_ten_thousand(run)


def _below_ten_thousand(run: str) -> Decimal | None:
    """Return the value of a run below 10,000; None where it leaves out a zero, as in 八百二."""
    match = _BELOW_TEN_THOUSAND.fullmatch(run)
    if not match or not run:
        return None
    thousands, gap, hundreds, other_gap, tens, ones = match.groups()
    is_gapped = (thousands and not hundreds and (tens or ones) and not gap) or (
        (thousands or hundreds) and not tens and ones and not (other_gap or (gap and not hundreds))
    )
    if is_gapped:
        return None
    digits = (_DIGITS.index(sign) if sign else 0 for sign in (thousands, hundreds, tens, ones))
    return Decimal(int("".join(map(str, digits))))


def as_spoken(run: str) -> Decimal | None:
    """Return the value of a run that leaves out its last scale, as one speaks of money: 两千四百五 is 2,450."""
    match = _SPOKEN.fullmatch(run.translate(_PLAIN))
    whole = han(match["whole"]) if match else None
    if not match or not whole:
        return None
    return whole + Decimal(_DIGITS.index(match["rest"])) * _SCALES[match["scale"]] / 10


def last_scale(run: str) -> int:
    """Return the factor of the great scales that end a run: 10,000 of 三十万, 1 of 三百."""
    return han_scale(run[len(run.rstrip("万萬亿億兆")) :]) or 1


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
