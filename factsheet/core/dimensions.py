"""Units that measure the same, such as months and days, and how many of one are in another. All numbers are exact.

A month is taken as 30 days and a year as 365 where they are compared with days; 12 months are a year.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, Protocol

from factsheet.core.amounts import Amount

TIME, LENGTH, AREA, MASS, VOLUME = "time", "length", "area", "mass", "volume"
_DAY = 24 * 60 * 60
_GALLON = Fraction("3.785411784")
_SQUARE_MILE = Fraction("1609.344") ** 2


class Measure(NamedTuple):
    """A unit by its dimension and its size: in seconds, metres, square metres, grams or litres.

    `months` is its length in months if it is a unit of the calendar, whose days differ from one to the next.
    """

    dimension: str
    size: Fraction
    months: int = 0


_UNITS: dict[tuple[str, str], Measure] = {
    ("second", "seconds"): Measure(TIME, Fraction(1)),
    ("minute", "minutes"): Measure(TIME, Fraction(60)),
    ("hour", "hours"): Measure(TIME, Fraction(60 * 60)),
    ("day", "days"): Measure(TIME, Fraction(_DAY)),
    ("week", "weeks"): Measure(TIME, Fraction(7 * _DAY)),
    ("month", "months"): Measure(TIME, Fraction(30 * _DAY), 1),
    ("year", "years"): Measure(TIME, Fraction(365 * _DAY), 12),
    ("mm", "mm"): Measure(LENGTH, Fraction(1, 1000)),
    ("cm", "cm"): Measure(LENGTH, Fraction(1, 100)),
    ("m", "m"): Measure(LENGTH, Fraction(1)),
    ("metre", "metres"): Measure(LENGTH, Fraction(1)),
    ("meter", "meters"): Measure(LENGTH, Fraction(1)),
    ("km", "km"): Measure(LENGTH, Fraction(1000)),
    ("kilometre", "kilometres"): Measure(LENGTH, Fraction(1000)),
    ("kilometer", "kilometers"): Measure(LENGTH, Fraction(1000)),
    ("inch", "inches"): Measure(LENGTH, Fraction("0.0254")),
    ("foot", "feet"): Measure(LENGTH, Fraction("0.3048")),
    ("yard", "yards"): Measure(LENGTH, Fraction("0.9144")),
    ("mile", "miles"): Measure(LENGTH, Fraction("1609.344")),
    ("nautical mile", "nautical miles"): Measure(LENGTH, Fraction(1852)),
    ("square metre", "square metres"): Measure(AREA, Fraction(1)),
    ("square meter", "square meters"): Measure(AREA, Fraction(1)),
    ("hectare", "hectares"): Measure(AREA, Fraction(10_000)),
    ("square kilometre", "square kilometres"): Measure(AREA, Fraction(1_000_000)),
    ("square kilometer", "square kilometers"): Measure(AREA, Fraction(1_000_000)),
    ("acre", "acres"): Measure(AREA, _SQUARE_MILE / 640),
    ("square mile", "square miles"): Measure(AREA, _SQUARE_MILE),
    ("mg", "mg"): Measure(MASS, Fraction(1, 1000)),
    ("milligram", "milligrams"): Measure(MASS, Fraction(1, 1000)),
    ("gram", "grams"): Measure(MASS, Fraction(1)),
    ("ounce", "ounces"): Measure(MASS, Fraction("28.349523125")),
    ("lb", "lbs"): Measure(MASS, Fraction("453.59237")),
    ("kg", "kg"): Measure(MASS, Fraction(1000)),
    ("kilogram", "kilograms"): Measure(MASS, Fraction(1000)),
    ("stone", "stone"): Measure(MASS, 14 * Fraction("453.59237")),
    ("tonne", "tonnes"): Measure(MASS, Fraction(1_000_000)),
    ("ml", "ml"): Measure(VOLUME, Fraction(1, 1000)),
    ("millilitre", "millilitres"): Measure(VOLUME, Fraction(1, 1000)),
    ("milliliter", "milliliters"): Measure(VOLUME, Fraction(1, 1000)),
    ("cl", "cl"): Measure(VOLUME, Fraction(1, 100)),
    ("litre", "litres"): Measure(VOLUME, Fraction(1)),
    ("liter", "liters"): Measure(VOLUME, Fraction(1)),
    ("gallon", "gallons"): Measure(VOLUME, _GALLON),
    ("quart", "quarts"): Measure(VOLUME, _GALLON / 4),
    ("pint", "pints"): Measure(VOLUME, _GALLON / 8),
    ("fluid ounce", "fluid ounces"): Measure(VOLUME, _GALLON / 128),
}
"""By the word for one and the word for several."""

_PARTS = {"milli": 3, "micro": 6, "nano": 9, "pico": 12, "femto": 15, "atto": 18, "zepto": 21, "yocto": 24}
_SCIENTIFIC: dict[tuple[str, str], Measure] = {
    (f"{part}second", f"{part}seconds"): Measure(TIME, Fraction(1, 10**power)) for part, power in _PARTS.items()
} | {
    (f"{letter}yr", f"{letter}yr"): Measure(TIME, Fraction(365 * _DAY) * 1000**power, 12 * 1000**power)
    for power, letter in enumerate("kMGTPEZY", 1)
}
"""Parts of a second and many years, such as milliseconds and Myr: what nobody is advised to write who does not."""

_BY_WORD = {word: (words, measure) for words, measure in (_UNITS | _SCIENTIFIC).items() for word in words}


class Declared(Protocol):
    """A unit that the facts file declares."""

    @property
    def label(self) -> str:
        """Its name on pages."""

    @property
    def words(self) -> tuple[str, ...]:
        """Its names in sources."""


def words_of(unit: str) -> tuple[str, str] | None:
    """Return the words for one and for several of a unit of the table; None for any other unit.

    >>> words_of("months"), words_of("companies")
    (('month', 'months'), None)
    """
    entry = _BY_WORD.get(unit)
    return entry[0] if entry else None


def measure_of(names: Iterable[str]) -> Measure | None:
    """Return the measure of a unit by its names; None where the table has none of them."""
    return next((_BY_WORD[name][1] for name in sorted(names) if name in _BY_WORD), None)


def units_like(unit: str, declared: Mapping[str, Declared]) -> list[str]:
    """Return the units of the dimension of a unit, as the table calls several of them; none if it has no dimension."""
    measure = _measure(unit, declared)
    return [words[1] for words, other in _UNITS.items() if measure and other.dimension == measure.dimension]


def ratio(unit: str, other: str, declared: Mapping[str, Declared]) -> Fraction | None:
    """Return how many of the other unit are in one of this; None if they do not measure the same.

    >>> ratio("feet", "inches", {}), ratio("years", "people", {})
    (Fraction(12, 1), None)
    >>> ratio("months", "days", {}), ratio("years", "months", {}), ratio("months", "companies", {})
    (Fraction(30, 1), Fraction(12, 1), None)
    >>> ratio("seconds", "milliseconds", {}), ratio("kyr", "years", {})
    (Fraction(1000, 1), Fraction(1000, 1))
    """
    if unit == other:
        return Fraction(1)
    one, two = _measure(unit, declared), _measure(other, declared)
    if not one or not two or one.dimension != two.dimension:
        return None
    return Fraction(one.months, two.months) if one.months and two.months else one.size / two.size


def comparable(unit: str, declared: Mapping[str, Declared]) -> object:
    """Return a key that is equal for units whose figures can be compared to the letter. A month and 30 days cannot.

    >>> comparable("weeks", {}) == comparable("days", {}), comparable("towns", {})
    (True, 'towns')
    >>> comparable("months", {}) == comparable("days", {}), comparable("months", {}) == comparable("years", {})
    (False, True)
    """
    measure = _measure(unit, declared)
    return (measure.dimension, bool(measure.months)) if measure else unit


def times(amount: Amount, factor: Fraction) -> Amount:
    """Multiply a number exactly. The product is a decimal if it is a whole number, else a fraction.

    >>> times(Decimal("1.5"), Fraction(30)), times(Decimal(1), Fraction(1, 30)), times(Decimal("1.50"), Fraction(1))
    (Decimal('45'), Fraction(1, 30), Decimal('1.50'))
    """
    if factor == 1:
        return amount
    product = Fraction(amount) * factor
    return Decimal(product.numerator) if product.denominator == 1 else product


def _measure(unit: str, declared: Mapping[str, Declared]) -> Measure | None:
    """Return the measure of a unit by its name; of a declared one by its label, or its name if that is a word of it.

    So a unit `days` that is declared with the label `working days` is no unit of time that converts.
    """
    own = declared.get(unit)
    names = [unit] if not own else [own.label, *([unit] if unit in own.words else [])]
    return next((_BY_WORD[name][1] for name in names if name in _BY_WORD), None)
