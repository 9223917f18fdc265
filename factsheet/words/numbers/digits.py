"""A number that begins with digits, and what belongs to it: fraction, exponent, ordinal end, scale, unit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from factsheet.words.lexer import DIGITS, HAN, WORD, is_cjk
from factsheet.words.numbers.amount import Amount, Spelled, unreadable
from factsheet.words.numbers.cjk import in_parts, tenths
from factsheet.words.numbers.cjk_mixed import mixed, with_more
from factsheet.words.numbers.glued import glued, money_scale
from factsheet.words.numbers.groups import grouped
from factsheet.words.numbers.measured import past_of
from factsheet.words.numbers.names import name_from_digits
from factsheet.words.numbers.numbered import may_be_year, numbered
from factsheet.words.numbers.parts import article_and_part, half_behind, leaves_part
from factsheet.words.numbers.ratios import ratio, whole_first
from factsheet.words.numbers.scales import has_scale, scales
from factsheet.words.numbers.signs import exponent, number_sign
from factsheet.words.text import Text
from factsheet.words.tokens import MORE_THAN, RATIO, TokenAt, Value, added, decimal_of

THOUSANDS = "000"
"""Digits that are a scale: $'000, (000 tonnes)."""

_PLAIN_PARTS = (2, 3, 4, 5, 8)  # 3/4 is a part without `of`, 3/7 may be a day
_PLAIN_PARTS_OF_RATES = ("2", "4", "8", "16", "32")
_MEASURED_PARTS = (*_PLAIN_PARTS, 10, 16)  # 12/15 firms are 12 of 15
_YEAR, _SHORT_YEAR = 4, 2  # digits
_HALF = Decimal("0.5")


_THOUSAND = 1000

_PLUS = ("more than", "at least")  # 12.5+ million

_LETTERS = {"M": 10**6, "B": 10**9, "m": 10**6, "MM": 10**6}

_SMALL_LETTERS = ("m", "b", "mm")

_REST_DIGITS = 3  # behind a thousand

_CODE = 3  # letters

_TEN = 10


def in_digits(text: Text, begin: int) -> Amount | TokenAt | None:
    """Read the number, or the name, that begins with the digits at a lexeme; none in the 000 of a label."""
    if text.texts[begin] == THOUSANDS:
        return None
    value, at = grouped(text, begin)
    if text.texts[begin - 1] == "'" and len(text.texts[begin]) == _SHORT_YEAR and _is_cut(text, begin):
        return unreadable(text, begin, at)  # în anii '90
    if name := name_from_digits(text, begin, at):
        return name
    if value is None:
        return unreadable(text, begin, at)
    return (
        _compound(text, begin, value, at)
        or numbered(text, begin, value, at)
        or tenths(text, value, at)
        or _plain(text, begin, value, at)
    )


def _is_cut(text: Text, at: int) -> bool:
    """Tell whether an apostrophe right before digits stands behind a space, so that they may be a short year."""
    return text.is_glued(at) and not text.is_glued(at - 1) and not text.is_glued(at + 1)


def _compound(text: Text, begin: int, value: Decimal, at: int) -> Amount | TokenAt | None:
    """Read on from digits that signs make one number with what follows: 2½, 3分の1, 3/4, 3:1, 5×10³."""
    part = number_sign(text, at)
    if part and part[0] < 1:
        return scaled(text, added(value, part[0]), part[1])
    if not text.texts[at].isascii() and (own := mixed(text, begin, at) or with_more(text, value, at)):
        return own
    bar = text.tables.fraction_bars.after(text.texts, at)
    if bar and text.sorts[bar.at] in (DIGITS, HAN):
        return in_parts(text, begin, value, bar.at)
    if (more := _with_half(text, begin, value, at)) is not None:
        return more
    if text.is_tie(at) and text.texts[at + 2] == "/" and text.texts[at + 3] in _PLAIN_PARTS_OF_RATES:
        return _slashed(text, begin, value, at + 1)  # 4-1/4 per cent
    if text.texts[at] == "/" or (text.texts[at + 1] == "/" and text.sorts[at] == DIGITS and text.is_glued(at + 1)):
        return _slashed(text, begin, value, at)
    if text.texts[at] == ":" and text.is_glued(at) and text.sorts[at + 1] == DIGITS and text.is_glued(at + 1):
        is_to_one = text.texts[at + 1] == "1" and not text.is_glued(at + 2)
        while text.texts[at] == ":" and text.is_glued(at) and text.sorts[at + 1] == DIGITS and text.is_glued(at + 1):
            at += 2  # 7:56:30
        return Amount(value, at) if is_to_one else unreadable(text, begin, at)
    point = text.tables.decimal_words.after(text.texts, at)
    if point and text.tables.numbers.after(text.texts, point.at):
        return unreadable(text, begin, point.at + 1)  # 1 punto cinco
    power = exponent(text, at)
    if not power:
        return None
    factor, end = power
    return unreadable(text, begin, end) if factor is None else Amount(value * factor, end)


def _with_half(text: Text, begin: int, value: Decimal, at: int) -> Amount | TokenAt | None:
    """Read 2 buçuk milyon, 2 с половиной миллиона: digits and a half in words; other parts in words are not read."""
    half = text.tables.halves_behind.after(text.texts, at)
    joined = text.tables.joins.after(text.texts, at) if not half and text.sorts[at] == WORD else None
    is_whole = joined is not None and value == int(value)
    behind = _part_joined(text, joined.at, value) if joined and is_whole else None
    if half:
        return scaled(text, value + _HALF, half.at)
    if behind and behind.value != value:
        return Amount(behind.value, behind.at)
    return unreadable(text, begin, at + 1) if text.sorts[at] == WORD and leaves_part(text, at) else None


def _part_joined(text: Text, at: int, value: Decimal) -> Spelled | None:
    """Read what follows `and` behind digits: 2 and a half hours, 2 с половиной."""
    return article_and_part(text, at, Decimal(0), value) or half_behind(text, at, Decimal(0), value)


def _slashed(text: Text, begin: int, value: Decimal, at: int) -> Amount | TokenAt:
    """Read 3/4, 2 1/2, 12/1,000: a part, a mixed number; other slashes mean no one thing."""
    whole, upper = Decimal(0), value
    if text.texts[at] != "/":
        whole, upper, at = value, Decimal(text.texts[at]) if text.texts[at].isdecimal() else Decimal(0), at + 1
    if text.sorts[at + 1] != DIGITS:
        return unreadable(text, begin, at) if whole else scaled(text, value, at)
    lower, after = grouped(text, at + 1)
    is_part = lower and upper and upper < lower and upper == upper.to_integral_value()
    if not lower or not is_part or text.texts[after] == "/":
        return unreadable(text, begin, max(after, at + 2))
    share = Fraction(upper) / Fraction(lower)
    if of_unit := past_of(text, after):
        return Amount(decimal_of(share + Fraction(whole)), of_unit)
    if whole or has_scale(text, after) or ((upper == 1 or lower in _MEASURED_PARTS) and text.unit_at(after)):
        return scaled(text, decimal_of(share + Fraction(whole)), after)
    if text.tables.of.after(text.texts, after) or lower in _PLAIN_PARTS:
        return Amount(share, after, RATIO)
    return unreadable(text, begin, after)


def _plain(text: Text, begin: int, value: Decimal, at: int) -> Amount | TokenAt:
    """Read digits with a scale or unit, or the part of a ratio; a count that may be a year is not readable."""
    amount = scaled(text, value, at)
    if amount.at != at:
        return amount
    return (
        unreadable(text, begin, at)
        if may_be_year(text, begin)
        else ratio(text, amount) or whole_first(text, amount) or amount
    )


def scaled(text: Text, value: Value, at: int) -> Amount:
    """Return a value with the scale, or the unit, that stands behind it; 5万4千 and 1 crore 20 lakh add up."""
    if amount := money_scale(text, value, at) or _behind_code(text, value, at):
        return amount
    if text.texts[at] in text.language.words("over signs") and text.is_glued(at) and has_scale(text, at + 1):
        factor, after = scales(text, at + 1)
        return Amount(value * factor, after, scale=factor, bounds=MORE_THAN)
    if text.texts[at] == "k" and not text.is_glued(at) and "k" not in text.units.words:
        return Amount(value * _THOUSAND, at + 1, scale=_THOUSAND)  # 2.33 k
    if text.texts[at] == "+" and text.is_glued(at) and has_scale(text, at + 1):
        factor, after = scales(text, at + 1)
        return Amount(value * factor, after, scale=factor, bounds=_PLUS)
    is_short = text.texts[at] in _SMALL_LETTERS or text.texts[at] in text.tables.doubtful_scales.firsts
    if is_short and (letter := _apart(text, at)):
        return Amount(value * letter, at + 1, scale=letter)
    factor, after = scales(text, at)
    if after == at:
        return glued(text, value, at)
    if text.texts[after] in text.language.words("over signs") and text.is_glued(after):
        larger, end = scales(text, after + 1)
        return Amount(value * factor * larger, end, scale=factor * larger, bounds=MORE_THAN)  # 1.2亿余元, 5千餘萬元
    if text.texts[after] in text.language.words("halves of scales"):
        return Amount(added(value, _HALF) * factor, after + 1, scale=factor)  # 2 triệu rưỡi
    joined = text.texts[after] in text.language.words("adding joins") and factor == _THOUSAND
    smaller = _joined_rest(text, after + 1) if joined else _smaller(text, after, factor)
    if not smaller:
        return Amount(value * factor, after, scale=factor)
    if factor == _THOUSAND and smaller.scale > factor:  # 2 mil 500 millones
        more = added(value * factor, smaller.value / smaller.scale)
        return Amount(more * smaller.scale, smaller.at, scale=smaller.scale)
    more_scale, end = scales(text, smaller.at)
    return Amount(added(value * factor, smaller.value) * more_scale, end, bounds=smaller.bounds)


def _joined_rest(text: Text, at: int) -> Amount | None:
    """Read the three digits that `and` adds to thousands: 12 mil e 300; with a scale of their own they are apart."""
    is_rest = text.texts[at].isdecimal() and len(text.texts[at]) == _REST_DIGITS and not has_scale(text, at + 1)
    return Amount(Decimal(text.texts[at]), at + 1) if is_rest else None


def _apart(text: Text, at: int) -> int:
    """Return the factor of a short word that a space parts from money: CAD 12 M, $3 mil; 0 where there is none."""
    doubtful = text.tables.doubtful_scales.after(text.texts, at) if text.language.code == "en" else None
    factor = int(doubtful.value) if doubtful else _LETTERS.get(text.original(at), 0)
    return factor if factor and not text.is_glued(at) and text.money_before(at - 1) else 0


def _behind_code(text: Text, value: Value, at: int) -> Amount | None:
    """Read 5 usd million: a code in small letters between a number and its scale."""
    money = text.money_after(at) if text.sorts[at] == WORD else None
    if not money or len(money.value) != _CODE or text.texts[at] != money.value.lower() or not has_scale(text, money.at):
        return None
    factor, after = scales(text, money.at)
    return Amount(value * factor, after, str(money.value), scale=factor)


def _smaller(text: Text, at: int, factor: int) -> Amount | None:
    """Read the second part of a number in two scales, which is less than the first scale."""
    lower = in_digits(text, at) if text.sorts[at] == DIGITS else None
    if not isinstance(lower, Amount) or lower.mark or lower.ordinal or not 0 < lower.value / lower.scale < factor:
        return None
    adds_up = factor == _THOUSAND and _adds_up(text, at)
    if lower.value >= factor and not adds_up:
        return None
    is_behind = is_cjk(text.texts[at - 1]) and (text.is_glued(at) or (text.is_apart(at) and text.language.code == "ko"))
    if is_behind and text.language.code == "zh" and lower.scale == 1 and lower.value < _TEN and factor > _TEN:
        return None  # 3千5 is 3,500 as one speaks
    is_scaled = has_scale(text, at + 1) or is_behind  # 1천 300명
    return lower if is_scaled or adds_up else None


def _adds_up(text: Text, at: int) -> bool:
    """Tell whether a language adds what follows its word for thousand: 35 mil 420, 3 bin 450."""
    word = text.texts[at - 2] if text.texts[at - 1] == "." else text.texts[at - 1]  # 12 тыс. 300
    is_rest = text.texts[at].isdecimal() and len(text.texts[at]) == _REST_DIGITS
    return word in text.language.words("adding scales") and is_rest
