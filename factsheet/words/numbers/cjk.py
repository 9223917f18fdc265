"""Numbers in the ways of Chinese and Japanese: 三分之二, 三成, 2割5分, 五六百, 十二点五."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from factsheet.words.lexer import HAN
from factsheet.words.numbers.amount import Amount, unreadable
from factsheet.words.numbers.han import han, han_digits, han_scale
from factsheet.words.numbers.scales import scales
from factsheet.words.text import Text
from factsheet.words.tokens import PER_CENT, RATIO, TokenAt, Value, added

MOST_TENTHS = 10
_TENTH = 10  # per cent
_NEIGHBOURS = re.compile(r"([一二两三四五六七八])([二三四五六七八九])([十百千万亿]*)")


def in_parts(text: Text, begin: int, whole: Value | None, at: int) -> Amount | TokenAt:
    """Read the part of 三分之二, 3分の1, where the whole stands first; `at` is the part."""
    part = han(text.texts[at]) if text.sorts[at] == HAN else text.language.separators.number(text.texts[at])
    if not part or not whole:
        return unreadable(text, begin, at + 1)
    return Amount(Fraction(part) / Fraction(whole), at + 1, RATIO, is_per_cent_form=text.language.code == "zh")


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


def _single(text: Text, at: int) -> Decimal | None:
    """Return a number in Chinese numerals or digits without separators."""
    written = text.texts[at]
    if text.sorts[at] == HAN:
        return han(written)
    return Decimal(written) if written.isdecimal() else None


def neighbours(text: Text, at: int) -> Amount | None:
    """Read 三四十, 五六百: two numbers side by side are the ends of a range."""
    match = _NEIGHBOURS.fullmatch(text.texts[at])
    if not match:
        return None
    low, high = (int(han_digits(sign)) for sign in match.group(1, 2))
    if high != low + 1:
        return None
    more, after = scales(text, at + 1)
    factor = (han_scale(match[3]) or 1) * more
    return Amount(Decimal(low * factor), after, high=Decimal(high * factor))


def with_decimals(text: Text, at: int) -> Amount | None:
    """Read 十二点五: a decimal in Chinese numerals."""
    point = text.tables.decimal_points.after(text.texts, at + 1)
    if not point or text.sorts[at] != HAN or text.sorts[point.at] != HAN:
        return None
    whole, digits = han(text.texts[at]), han_digits(text.texts[point.at])
    return Amount(Decimal(f"{whole}.{digits}"), point.at + 1) if whole is not None and digits else None
