"""A number that begins with digits, and what belongs to it: fraction, exponent, ordinal end, scale, unit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from factsheet.words.lexer import DIGITS, HAN, WORD, is_cjk
from factsheet.words.numbers.amount import Amount, unreadable
from factsheet.words.numbers.cjk import in_parts, tenths
from factsheet.words.numbers.cjk_mixed import mixed, with_more
from factsheet.words.numbers.glued import glued, money_scale
from factsheet.words.numbers.groups import grouped
from factsheet.words.numbers.marks import mark_after
from factsheet.words.numbers.names import name_from_digits
from factsheet.words.numbers.parts import half_behind, leaves_part
from factsheet.words.numbers.ratios import WHOLES_OF_RATES, ratio, whole_first
from factsheet.words.numbers.scales import has_scale, scales
from factsheet.words.numbers.signs import exponent, number_sign
from factsheet.words.text import Text
from factsheet.words.tokens import MORE_THAN, RATIO, TokenAt, Value, added, decimal_of
from factsheet.words.units import PHYSICAL

PER_WHOLE = "?per"  # the mark of 1,000 in `per 1,000 people`, which counts nothing itself
LEAST_WHOLE = 2
_MEASURED_LANGUAGES = ("zh", "ja", "ko")
_PER_REACH = 3  # lexemes
THOUSANDS = "000"
"""Digits that are a scale: $'000, (000 tonnes)."""

_THOUSAND = 1000
_PLUS = ("more than", "at least")  # 12.5+ million
_LETTERS = {"M": 10**6, "B": 10**9, "m": 10**6, "MM": 10**6}
_SMALL_LETTERS = ("m", "b", "mm")
_PLAIN_PARTS = (2, 3, 4, 5, 8)  # 3/4 is a part without `of`, 3/7 may be a day
_PLAIN_PARTS_OF_RATES = ("2", "4", "8", "16", "32")
_MEASURED_PARTS = (*_PLAIN_PARTS, 10, 16)  # 12/15 firms are 12 of 15
_YEARS = range(1000, 2200)
_YEAR, _SHORT_YEAR = 4, 2  # digits
_TEN = 10
_REST_DIGITS = 3  # behind a thousand
_HALF = Decimal("0.5")
_CODE = 3  # letters
_BEFORE_ENDS = (".", "'", ":")
"""Signs between digits and the end of an ordinal."""

_SMALL_WORD = 3  # letters of words that seldom name what is counted


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
        or _numbered(text, begin, value, at)
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
    behind = half_behind(text, joined.at, Decimal(0), value) if joined and value == int(value) else None
    if half:
        return scaled(text, value + _HALF, half.at)
    if behind and behind.value != value:
        return Amount(behind.value, behind.at)
    return unreadable(text, begin, at + 1) if text.sorts[at] == WORD and leaves_part(text, at) else None


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
    if whole or has_scale(text, after) or ((upper == 1 or lower in _MEASURED_PARTS) and text.unit_at(after)):
        return scaled(text, decimal_of(share + Fraction(whole)), after)
    if text.tables.of.after(text.texts, after) or lower in _PLAIN_PARTS:
        return Amount(share, after, RATIO)
    return unreadable(text, begin, after)


def _numbered(text: Text, begin: int, value: Decimal, at: int) -> Amount | None:
    """Read digits that count nothing: 3rd, No. 5, page 5, per 1,000."""
    if text.texts[at] in text.tables.ordinal_ends.firsts and text.is_glued(at):
        return Amount(value, at + 1, ordinal=True)
    if (
        text.texts[at] in _BEFORE_ENDS
        and text.is_glued(at + 1)
        and text.texts[at + 1] in text.tables.ordinal_ends.firsts
    ):
        return Amount(value, at + 2, ordinal=True)  # 3.ª, 3'üncü, 3:e
    if text.texts[at] == "." and _is_ordinal_dot(text, begin, at):
        return Amount(value, at + 1, ordinal=True)
    signs, nouns = text.tables.number_signs, text.tables.date_number_nouns
    is_named = signs.before(text.texts, begin) or nouns.before(text.texts, begin) or _is_of_room(text, begin, at)
    if text.tables.numbered_behind.after(text.texts, at):
        return Amount(value, at, ordinal=True)  # 44 numaralı, 12 नंबर
    if is_named and not _is_measured(text, at):
        return Amount(value, at, ordinal=True)
    tables = text.tables
    is_led = tables.per.before(text.texts, begin) or tables.loose_per.before(text.texts, begin)
    if not (is_led or tables.per_behind.firsts or tables.per_after.firsts):
        return None
    factor, after = scales(text, at)
    is_money = mark_after(text, after) or text.tables.scaled_money.after(text.texts, at)  # por 850 millones de euros
    is_per = (text.tables.per.before(text.texts, begin) and not is_money) or _is_per_behind(text, after)
    least = 1 if text.language.code in _MEASURED_LANGUAGES else LEAST_WHOLE  # 每10家企业
    is_whole = (is_per and value * factor >= least) or is_whole_of_rate(text, begin, after, value * factor)
    return Amount(value * factor, after, PER_WHOLE) if is_whole else None


def _is_measured(text: Text, at: int) -> bool:
    """Tell whether a number has a scale, a mark or a measure, and so is none of a name: the line, 300 km; Zug 300 m."""
    word, spoken = text.texts[at], text.language
    is_measure = word in spoken.counted and word not in spoken.words("counted")  # of CLDR: kilometrów
    return bool(is_measure or text.original(at) in PHYSICAL or has_scale(text, at) or mark_after(text, at))


def _is_of_room(text: Text, begin: int, at: int) -> bool:
    """Tell whether a number is that of a room: v místnosti 12; not of what is in it: v sále 300 lidí."""
    is_led = text.tables.date_rooms.before(text.texts, begin) is not None
    return is_led and (text.sorts[at] != WORD or len(text.texts[at]) <= _SMALL_WORD)


def is_whole_of_rate(text: Text, begin: int, end: int, value: Value) -> bool:
    """Tell whether a round number is what a rate is told of, by words that may mean other things: na 1000 osób."""
    if value not in WHOLES_OF_RATES or mark_after(text, end):
        return False
    tables, after = text.tables, text.language.words("per after")
    is_led = tables.per.before(text.texts, begin) or tables.loose_per.before(text.texts, begin)
    return bool(is_led) or (bool(after) and not after.isdisjoint(text.texts[end : end + _PER_REACH]))


def _is_ordinal_dot(text: Text, begin: int, at: int) -> bool:
    """Tell whether a point behind digits makes an ordinal of them: a small letter follows, or an article leads."""
    if not text.language.has("ordinal dots") or not text.is_glued(at) or text.sorts[at + 1] != WORD:
        return False
    is_short = text.texts[begin].isdecimal() and len(text.texts[begin]) < _YEAR
    is_led = text.texts[begin - 1] in text.language.words("before ordinals")  # der 15. Betrieb
    return is_short and not text.is_glued(at + 1) and (is_led or text.original(at + 1)[:1].islower())


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
    is_led = any(before in text.language.words(name) for name in ("year prepositions", "year articles", "price leads"))
    is_of_prices = text.sorts[at + 1] == WORD and text.money_after(at + 1)  # in 2021 dollars
    return is_year and is_led and bool(is_of_prices or not mark_after(text, at + 1))


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
    if is_behind and text.language.code == "zh" and lower.scale == 1 and lower.value < _TEN and factor > _TEN:
        return None  # 3千5 is 3,500 as one speaks
    is_scaled = has_scale(text, at + 1) or is_behind  # 1천 300명
    return lower if is_scaled or adds_up else None


def _adds_up(text: Text, at: int) -> bool:
    """Tell whether a language adds what follows its word for thousand: 35 mil 420, 3 bin 450."""
    word = text.texts[at - 2] if text.texts[at - 1] == "." else text.texts[at - 1]  # 12 тыс. 300
    is_rest = text.texts[at].isdecimal() and len(text.texts[at]) == _REST_DIGITS
    return word in text.language.words("adding scales") and is_rest
