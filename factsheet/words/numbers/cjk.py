"""Numbers in the ways of Chinese and Japanese: 三分之二, 三成, 2割5分, 五六百, 十二点五."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from factsheet.words.lexer import HAN, is_cjk
from factsheet.words.numbers.amount import Amount, unreadable
from factsheet.words.numbers.han import han, han_digits, han_scale
from factsheet.words.numbers.scales import scales
from factsheet.words.text import Text
from factsheet.words.tokens import EXACTLY, MORE_THAN, PER_CENT, RATIO, TokenAt, Value, added

MOST_TENTHS = 10
_TENTH = 10  # per cent
_STRENGTHS = {"强": MORE_THAN, "強": MORE_THAN, "弱": ("nearly", "less than")}
_SOME = "三五"  # three to five
_WITH_SCALE = re.compile(r"([零〇一二三四五六七八九]+)([十百千万萬亿億兆]*)")
_TIMES_OF_DAY = ("分", "钟", "鐘")  # 三点五分
_NEIGHBOURS = re.compile(r"([一二两三四五六七八])([二两三四五六七八九])([十百千万亿]*)")


def in_parts(text: Text, begin: int, whole: Value | None, at: int) -> Amount | TokenAt:
    """Read the part of 三分之二, 3分の1, where the whole stands first; `at` is the part."""
    part = han(text.texts[at]) if text.sorts[at] == HAN else text.language.separators.number(text.texts[at])
    if not part or not whole:
        return unreadable(text, begin, at + 1)
    is_in_chinese, share = text.language.code == "zh", Fraction(part) / Fraction(whole)
    bounds = _STRENGTHS.get(text.texts[at + 1], EXACTLY) if is_in_chinese else EXACTLY
    after = at + 1 + (bounds != EXACTLY)
    return Amount(share, after, RATIO, is_per_cent_form=is_in_chinese, bounds=bounds)


def tenths(text: Text, value: Value, at: int) -> Amount | None:
    """Read 三成, 2割5分, 三成半: tenths of a whole, in per cent; 成 begins many other words."""
    sign = text.tables.tenths.after(text.texts, at)
    if not sign or value > MOST_TENTHS or text.tables.not_tenths.after(text.texts, sign.at):
        return None
    more = _single(text, sign.at)
    if more is not None and more < MOST_TENTHS:
        after = sign.at + 1 + (text.texts[sign.at + 1] == "分")
        return Amount(added(value * _TENTH, more), after, PER_CENT)
    if half := text.tables.halves.after(text.texts, sign.at):
        return Amount(added(value * _TENTH, Decimal(_TENTH // 2)), half.at, PER_CENT)
    return Amount(value * _TENTH, sign.at, PER_CENT)


def tenths_of_range(text: Text, pair: Amount) -> Amount:
    """Return 七八成 in per cent; other ranges as they are."""
    sign = text.tables.tenths.after(text.texts, pair.at)
    if not sign or not pair.high or pair.high > MOST_TENTHS or text.tables.not_tenths.after(text.texts, sign.at):
        return pair
    return Amount(pair.value * _TENTH, sign.at, PER_CENT, high=pair.high * _TENTH)


def _single(text: Text, at: int) -> Decimal | None:
    """Return a number in Chinese numerals or digits without separators."""
    written = text.texts[at]
    if text.sorts[at] == HAN:
        return han(written)
    return Decimal(written) if written.isdecimal() else None


def neighbours(text: Text, at: int) -> Amount | TokenAt | None:
    """Read 三四十, 五六百, 二、三十: two numbers side by side are the ends of a range."""
    is_listed = text.texts[at + 1] == "、" and len(text.texts[at]) == 1 and text.sorts[at + 2] == HAN
    last = at + 2 if is_listed else at
    match = _NEIGHBOURS.fullmatch(text.texts[at] + text.texts[last] if is_listed else text.texts[at])
    if not match or (is_listed and not match[3]):
        return None
    if is_listed and not is_cjk(text.texts[at - 1]):
        return unreadable(text, at, last + 1)  # may be the number of a heading
    low, high = (int(han_digits(sign)) for sign in match.group(1, 2))
    if high != low + 1 and (match[1] + match[2] if is_listed else match[0]) != _SOME:
        return None
    more, after = scales(text, last + 1)
    factor = (han_scale(match[3]) or 1) * more
    return Amount(Decimal(low * factor), after, high=Decimal(high * factor))


def with_decimals(text: Text, at: int) -> Amount | None:
    """Read 十二点五, 一点二亿: a decimal in Chinese numerals, and its scale; 两点 is an hour, or two points."""
    point = text.tables.decimal_points.after(text.texts, at + 1)
    if not point or text.sorts[at] != HAN or text.sorts[point.at] != HAN or text.texts[at] in ("两", "兩"):
        return None
    whole, behind = han(text.texts[at]), _WITH_SCALE.fullmatch(text.texts[point.at])
    if whole is None or not behind or text.texts[point.at + 1] in _TIMES_OF_DAY:
        return None
    more, after = scales(text, point.at + 1)
    factor = (han_scale(behind[2]) or 1) * more
    return Amount(Decimal(f"{whole}.{han_digits(behind[1])}") * factor, after, scale=factor)
