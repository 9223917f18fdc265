"""A number that begins with digits, and what belongs to it: fraction, exponent, ordinal end, scale, unit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from factsheet.words.lexer import DIGITS, HAN, WORD, is_cjk
from factsheet.words.numbers.amount import Amount, unreadable
from factsheet.words.numbers.cjk import in_parts, tenths
from factsheet.words.numbers.glued import glued, money_scale
from factsheet.words.numbers.groups import grouped
from factsheet.words.numbers.marks import mark_after
from factsheet.words.numbers.names import name_from_digits
from factsheet.words.numbers.ratios import ratio, whole_first
from factsheet.words.numbers.scales import has_scale, scales
from factsheet.words.numbers.signs import exponent, number_sign
from factsheet.words.text import Text
from factsheet.words.tokens import MORE_THAN, RATIO, TokenAt, Value, added, decimal_of

PER_WHOLE = "?per"  # the mark of 1,000 in `per 1,000 people`, which counts nothing itself
LEAST_WHOLE = 100
_THOUSAND = 1000
_PLUS = ("more than", "at least")  # 12.5+ million
_LETTERS = {"M": 10**6, "B": 10**9}
_SMALL_LETTERS = ("m", "b")
_PLAIN_PARTS = (2, 3, 4, 5, 8)  # 3/4 is a part without `of`, 3/7 may be a day
_YEARS = range(1000, 2200)
_YEAR = 4  # digits
_CODE = 3  # letters


def in_digits(text: Text, begin: int) -> Amount | TokenAt:
    """Read the number, or the name, that begins with the digits at a lexeme."""
    value, at = grouped(text, begin)
    if name := name_from_digits(text, begin, at):
        return name
    if value is None:
        return unreadable(text, begin, at)
    return (
        _compound(text, begin, value, at)
        or _numbered(text, begin, value, at)
        or tenths(text, value, at)
        or _plain(text, begin, value, at)
    )


def _compound(text: Text, begin: int, value: Decimal, at: int) -> Amount | TokenAt | None:
    """Read on from digits that signs make one number with what follows: 2½, 3分の1, 3/4, 3:1, 5×10³."""
    part = number_sign(text, at)
    if part and part[0] < 1:
        return scaled(text, added(value, part[0]), part[1])
    bar = text.tables.fraction_bars.after(text.texts, at)
    if bar and text.sorts[bar.at] in (DIGITS, HAN):
        return in_parts(text, begin, value, bar.at)
    if text.texts[at] == "/" or (text.texts[at + 1] == "/" and text.sorts[at] == DIGITS and text.is_glued(at + 1)):
        return _slashed(text, begin, value, at)
    if text.texts[at] == ":" and text.is_glued(at) and text.sorts[at + 1] == DIGITS and text.is_glued(at + 1):
        is_to_one = text.texts[at + 1] == "1" and not text.is_glued(at + 2)
        return Amount(value, at + 2) if is_to_one else unreadable(text, begin, at + 2)
    power = exponent(text, at)
    if not power:
        return None
    factor, end = power
    return unreadable(text, begin, end) if factor is None else Amount(value * factor, end)


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
    if whole or has_scale(text, after) or text.unit_at(after):
        return scaled(text, decimal_of(share + Fraction(whole)), after)
    if text.tables.of.after(text.texts, after) or lower in _PLAIN_PARTS:
        return Amount(share, after, RATIO)
    return unreadable(text, begin, after)


def _numbered(text: Text, begin: int, value: Decimal, at: int) -> Amount | None:
    """Read digits that count nothing: 3rd, No. 5, page 5, per 1,000."""
    if text.texts[at] in text.tables.ordinal_ends.firsts and text.is_glued(at):
        return Amount(value, at + 1, ordinal=True)
    signs, nouns = text.tables.number_signs, text.tables.date_number_nouns
    is_named = signs.before(text.texts, begin) or nouns.before(text.texts, begin)
    if is_named and not has_scale(text, at):
        return Amount(value, at, ordinal=True)
    if not (text.tables.per.before(text.texts, begin) or text.tables.per_behind.firsts):
        return None
    factor, after = scales(text, at)
    is_per = text.tables.per.before(text.texts, begin) or _is_per_behind(text, after)
    return Amount(value * factor, after, PER_WHOLE) if is_per and value * factor >= LEAST_WHOLE else None


def _is_per_behind(text: Text, at: int) -> bool:
    """Tell whether a measure and the word for `per` stand behind a number: 10万人当たり, 10만 명당."""
    measure = text.tables.measures.after(text.texts, at)
    return bool(measure and text.tables.per_behind.after(text.texts, measure.at))


def _plain(text: Text, begin: int, value: Decimal, at: int) -> Amount | TokenAt:
    """Read digits with a scale or unit, or the part of a ratio; a count that may be a year is not readable."""
    amount = scaled(text, value, at)
    if amount.at != at:
        return amount
    return (
        unreadable(text, begin, at)
        if _may_be_year(text, begin)
        else ratio(text, amount) or whole_first(text, amount) or amount
    )


def _may_be_year(text: Text, at: int) -> bool:
    """Tell whether four digits that seem to count may be a year: in 2024 sites opened, the 2011 census."""
    written = text.texts[at]
    is_year = len(written) == _YEAR and written.isdecimal() and int(written) in _YEARS
    before = text.texts[at - 1]
    is_led = any(before in text.language.words(name) for name in ("year prepositions", "year articles"))
    return is_year and is_led and not mark_after(text, at + 1)


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
    if text.texts[at] in _SMALL_LETTERS and (letter := _apart(text, at)):
        return Amount(value * letter, at + 1, scale=letter)
    factor, after = scales(text, at)
    if after == at:
        return glued(text, value, at)
    if text.texts[after] in text.language.words("over signs") and text.is_glued(after):
        larger, end = scales(text, after + 1)
        return Amount(value * factor * larger, end, scale=factor * larger, bounds=MORE_THAN)  # 1.2亿余元, 5千餘萬元
    smaller = _smaller(text, after, factor)
    if not smaller:
        return Amount(value * factor, after, scale=factor)
    if factor == _THOUSAND and smaller.scale > factor:  # 2 mil 500 millones
        more = added(value * factor, smaller.value / smaller.scale)
        return Amount(more * smaller.scale, smaller.at, scale=smaller.scale)
    more_scale, end = scales(text, smaller.at)
    return Amount(added(value * factor, smaller.value) * more_scale, end, bounds=smaller.bounds)


def _apart(text: Text, at: int) -> int:
    """Return the factor of a capital letter that a space parts from money: CAD 12 M; 0 where there is none."""
    factor = _LETTERS.get(text.original(at), 0)
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
    is_scaled = has_scale(text, at + 1) or is_behind  # 1천 300명
    return lower if is_scaled or adds_up else None


def _adds_up(text: Text, at: int) -> bool:
    """Tell whether a language adds what follows its word for thousand: 35 mil 420, 3 bin 450."""
    return text.texts[at - 1] in text.language.words("adding scales") and text.texts[at].isdecimal()
