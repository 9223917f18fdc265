"""(the unit of a property, the numbers of a quote) -> those that count in it: 50 is not 50%, $5 is not 5 yuan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from factsheet.checks.known_units import KnownUnits, is_rate, is_work
from factsheet.checks.measured import is_measured
from factsheet.checks.near import stands_near
from factsheet.checks.prices import is_price
from factsheet.core.amounts import Amount
from factsheet.core.model import Property
from factsheet.words.language.unit_names import key_of, needs_capitals, times_in_cjk
from factsheet.words.lexer import is_cjk
from factsheet.words.normalize import fold
from factsheet.words.tokens import PER_CENT, RATIO, Number, Reading, decimal_of

POINTS = "percentage points"
_HUNDREDTH = {"per mille": (PER_CENT, 10), "basis points": (POINTS, 100)}
_RESULT = re.compile(r"\b(?:balance|profit|result|surplus|net income)\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:growth|change|increase|rise|gain)\b"
    r"|wachstum|zuwachs|anstieg|veränderung|croissance|hausse|augmentation|variation|crecimiento|variación|aumento"
    r"|crescita|variazione|crescimento|variação|groei|stijging|verandering|tillväxt|ökning|förändring|vækst|vekst"
    r"|stigning|økning|endring|ændring|\bрост|прирост|изменени|зростанн|зміна|wzrost|zmiana|růst|změna|büyüme|artış"
    r"|değişim|نمو|تغير|pertumbuhan|perubahan|tăng trưởng|वृद्धि|增[長长速幅]|变化|變化|同比|环比|伸び|増減|増加率|成長率"
    r"|증가|성장|변동",
    re.IGNORECASE,
)
"""Words of labels that measure what is below 0 after a loss, and of those that measure nothing but a change."""

_PLACES = 4  # decimals to which a fraction may be rounded in per cent

Bearing = tuple[Amount, Amount | None, tuple[str, ...]]
"""The meaning of a number in a unit: value, upper end of a range, and the hedges that it can be told with."""


def bearings(number: Number, marks: Mapping[str, object] | frozenset[str]) -> Iterator[Bearing]:
    """Yield the meanings of a number for a property whose numbers bear these marks. A fall of 4 also means -4."""
    if number.mark == RATIO:
        for share, upper, bounds in _of_ratio(number, marks):
            yield share, upper, bounds
            if number.falls:
                yield (-share, None, bounds) if upper is None else (-upper, -share, bounds)
        return
    value, high = number.value, number.high
    if number.mark in _HUNDREDTH and _HUNDREDTH[number.mark][0] in marks and number.mark not in marks:
        value = decimal_of(Fraction(value) / _HUNDREDTH[number.mark][1])
    elif number.mark == PER_CENT and RATIO in marks:
        value = decimal_of(Fraction(value) / 100)
    yield value, high, number.bounds
    if isinstance(value, Fraction) and high is None:
        yield from _rounded(value, number)  # 42 and a third
    if number.falls:
        yield (-value, None, number.bounds) if high is None else (-high, -value, number.bounds)


def _of_ratio(number: Number, marks: Mapping[str, object] | frozenset[str]) -> Iterator[Bearing]:
    """Yield the meanings of a part of a whole, as a share and in per cent."""
    if RATIO in marks:
        yield number.value, number.high, number.bounds
    if PER_CENT not in marks:
        return
    if number.high is not None:
        yield decimal_of(Fraction(number.value) * 100), decimal_of(Fraction(number.high) * 100), number.bounds
        return
    exact = Fraction(number.value) * 100
    yield decimal_of(exact), None, number.bounds
    yield from _rounded(exact, number)


def _rounded(exact: Fraction, number: Number) -> Iterator[Bearing]:
    """Yield a fraction as decimals that it is about."""
    for places in range(_PLACES):
        rounded = Decimal(round(exact, places).numerator) / Decimal(round(exact, places).denominator)
        if Fraction(rounded) != exact:
            loosely = ("about",) if number.bounds == ("exactly",) else number.bounds
            yield (
                rounded,
                None,
                (*loosely, "exactly") if number.is_per_cent_form and number.bounds == ("exactly",) else loosely,
            )


def is_growth(property_: Property) -> bool:
    """Tell whether a property measures growth, so that what fell by 4 is -4 and never 4."""
    return is_change(property_) or _names(_RESULT, property_.label)


def is_change(property_: Property) -> bool:
    """Tell whether a property measures nothing but a change, and never what there is after it, as a profit is."""
    return _names(_CHANGE, property_.label)


@lru_cache(maxsize=1 << 10)
def _names(pattern: re.Pattern[str], label: str) -> bool:
    return pattern.search(label) is not None


def counts_in(number: Number, unit: str, quote: Reading, units: KnownUnits, marks: frozenset[str]) -> bool:
    """Tell whether a quote gives a number in a unit: by its mark, else by the words nearest to it."""
    if _is_of_physics(number, quote, units.keys(unit)):
        return True
    if number.mark in marks or (number.mark and any(_HUNDREDTH.get(number.mark, ("",))[0] == mark for mark in marks)):
        return True
    if number.mark == RATIO or RATIO in marks:
        return (number.mark == RATIO and PER_CENT in marks) or (number.mark == PER_CENT and RATIO in marks)
    literal = {fold(word).lower() for word in units.names.get(unit, ())}
    if number.mark.startswith("?"):
        return number.mark[1:] in literal or any(word in number.text.lower().split() for word in literal)
    if number.mark and (
        _goes_on(number, quote, literal) or is_price(number, quote, (unit, *units.names.get(unit, ())))
    ):
        return True
    if marks and not number.mark and any(word in quote.text.lower() for word in units.without_mark(unit)):
        return stands_near(number, unit, quote, units)
    if number.mark or (marks and not marks & {"times"}):
        return bool(number.mark) and any(_is_named(word, number.text.lower()) for word in literal) and not marks
    if number.ordinal and (number.text.lower() in literal or not literal & _RANKS):
        return number.text.lower() in literal and bool(literal & _RANKS)
    if number.unit:
        return _counts_own(number, quote, (units.words if number.reach else units.names).get(unit, ()))
    names = (*units.names.get(unit, ()), *times_in_cjk(units.keys(unit)))
    answer = is_measured(number, number.measure, names, quote.text) if number.measure else None
    return stands_near(number, unit, quote, units) if answer is None else answer


def _is_of_physics(number: Number, quote: Reading, keys: frozenset[str]) -> bool:
    """Tell whether a number counts a unit of physics or time, by CLDR's names for what the sheet counts in."""
    if number.mark == "?weight":
        return "mass-pound" in keys
    if number.mark or number.ordinal or not number.unit or not keys:
        return False
    own = number.unit if number.is_measure else key_of(number.unit)
    text, end = quote.text.lower(), number.end + number.reach
    written = text[number.end : end].strip(" -") or number.unit
    return own in keys and not (is_rate(" m", text, end) or is_work(written, text, end))


def _counts_own(number: Number, quote: Reading, names: Sequence[str]) -> bool:
    """Tell whether the unit that stands right behind a number is a word for the unit asked for: a 400-bed hospital."""
    end = number.end + number.reach
    written = quote.text[number.end : end].strip(" -") if number.reach else number.unit
    unit, literal = written.lower(), {fold(name).lower() for name in names}
    if number.reach and is_rate(unit, quote.text.lower(), end):
        return False
    if number.reach and needs_capitals(written) and unit in literal:
        return written in names  # Mb is no MB
    return unit in literal or (len(unit) >= _SHORTEST_WORD and f"{unit}s" in literal)  # m, not ms


def _is_named(word: str, text: str) -> bool:
    """Tell whether the text of a number names a unit; in scripts without spaces 人民币 names no 人."""
    if len(word) == 1 and not is_cjk(word):
        return text.endswith(word)  # 2.1x, but 1.8M dollars are no metres
    if is_cjk(word):
        place = text.find(word)
        return place >= 0 and not is_cjk(text[place + len(word) :] + text[place - 1 : place])
    return re.search(rf"(?<![^\W\d_]){re.escape(word)}(?![^\W_])", text) is not None


def _goes_on(number: Number, quote: Reading, literal: set[str]) -> bool:
    """Tell whether a word for a unit begins with the mark of a number and goes on behind it: USD/kg is not USD."""
    text = quote.text.lower()
    begins = [(text.find(word, number.start), len(word)) for word in literal]
    return any(number.start < at < number.end < at + length for at, length in begins)


_SHORTEST_WORD = 3  # letters
_RANKS = frozenset(("rank", "ranked", "ranking", "place", "placed", "position", "edition", "round", "session"))
"""Units of a place in an order, which `second` bears out; the 3rd port is not three ports."""
