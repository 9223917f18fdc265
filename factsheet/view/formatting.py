"""Figures -> words and signs, as pages show them. Dates are put in words by core.edtf, and only handed on here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

from factsheet.core import dimensions, edtf, ticks
from factsheet.core.amounts import Amount, grouped
from factsheet.core.days import Day
from factsheet.core.edtf import Tokens
from factsheet.core.fact import Fact
from factsheet.core.figure import SHARE, Conversion, Figure, Range, ends_in_full
from factsheet.core.model import Sheet, Unit
from factsheet.view import series
from factsheet.view.ordering import Order

_SIGNS: dict[str, tuple[str, str]] = {  # bound -> what a card shows before and after the number
    "exactly": ("", ""),
    "more than": ("", "+"),
    "at least": ("≥ ", ""),
    "about": ("≈ ", ""),
    "nearly": ("< ", ""),
    "less than": ("< ", ""),
    "up to": ("≤ ", ""),
    "at most": ("≤ ", ""),
}


_ONE = Fraction(1)
_LESS = ("nearly", "less than", "up to", "at most")


def open_end(bound: str) -> str:
    """Return where a hedge leaves a figure open: `more`, `less`, or empty."""
    return "more" if bound in ("more than", "at least") else "less" if bound in _LESS else ""


class FigureView(NamedTuple):
    """A figure as text: `more than` · `300 billion` · `yuan`."""

    property_id: str
    label: str
    bound: str  # empty for exactly
    number: str
    scale: str
    unit: str
    unit_first: bool
    before: str  # the bound as a sign, for cards
    after: str
    low: Amount  # the number, or the two ends of a range, written out, in the figure's own unit
    high: Amount
    property_unit: str = ""  # the unit that figures of the property are drawn and compared in
    factor: Fraction = _ONE  # of those, in one of the figure's own unit
    converted: str = ""  # the same in another unit, as the source converts it

    @property
    def amount(self) -> str:
        """The figure without its unit, as tables show it; with its unit if that is not the property's."""
        if self.is_converted_for_drawing:
            return self.words
        return " ".join(filter(None, (self.bound, self.number, self.scale)))

    @property
    def is_converted_for_drawing(self) -> bool:
        """True if its unit is another than its property's, as of months where the property counts days."""
        return self.factor != 1

    @property
    def drawn(self) -> tuple[Amount, Amount]:
        """Its two ends in the property's unit, to draw and to compare with other figures of the property."""
        return dimensions.times(self.low, self.factor), dimensions.times(self.high, self.factor)

    @property
    def drawn_words(self) -> str:
        """The words for what is drawn, without the unit: `60 to 90` for 2 to 3 months in days."""
        return " to ".join(dict.fromkeys(map(grouped, self.drawn)))

    @property
    def sort_value(self) -> float:
        """Its upper end in the property's unit, to sort a table by."""
        return float(self.drawn[1])

    @property
    def unit_after(self) -> str:
        """The text after the number on a card: the scale, and the unit unless that stands before the number."""
        return " ".join(filter(None, (self.scale, "" if self.unit_first else self.unit)))

    @property
    def words(self) -> str:
        """The whole figure in words."""
        number = f"{self.number} {self.scale}".rstrip()
        parts = (self.unit, number) if self.unit_first else (number, self.unit)
        return " ".join(filter(None, (self.bound, *parts)))


@dataclass(frozen=True, slots=True, eq=False)
class DateView:
    """The date when a fact was, or is to be, true, made once. `tokens` are (text, datetime) pairs; none if not known.

    `first` and `last` are the days that it spans; of an open date, those of the end that is known. `years` are those
    that it names. `known` is False if the fact's words give no date: then the days are those of the report.
    """

    tokens: Tokens
    first: Day
    last: Day
    years: tuple[int, ...]
    known: bool
    open: str = ""  # `since` if its end is open, `until` if its beginning is

    @property
    def words(self) -> str:
        """The date as plain text: `28 Aug 2024`, `since 2015`, `not dated`."""
        return plain(self.tokens) or NOT_DATED

    @property
    def order(self) -> tuple[int, int]:
        """A key for the order of time: by the last day, and of two that end together the longer one later."""
        return self.last.ordinal, -self.first.ordinal


NOT_DATED = "not dated"


def plain(date: Tokens) -> str:
    """Return a date in words as plain text."""
    return "".join(text for text, _ in date)


def unit(sheet: Sheet, property_id: str) -> Unit:
    """Return the unit of a property. A unit that the file does not describe is its own label."""
    return unit_named(sheet, sheet.properties[property_id].unit)


def unit_named(sheet: Sheet, name: str) -> Unit:
    """Return a unit by its name. One that the file does not describe is its own label."""
    return sheet.units.get(name) or _named(name)


@lru_cache(maxsize=256)
def _named(label: str) -> Unit:
    words = dimensions.words_of(label)
    return Unit(label=words[1], one=words[0]) if words else Unit(label=label)


def figure(sheet: Sheet, figure_: Figure) -> FigureView:
    """Put a figure in words and signs, with its property's label, and the unit that is its own or its property's."""
    property_ = sheet.properties[figure_.property]
    shown = _figure(figure_, unit_named(sheet, sheet.unit_of(figure_)), figure_.property, property_.label)
    own = unit(sheet, figure_.property).label
    factor = dimensions.ratio(figure_.unit, property_.unit, sheet.units) if figure_.unit else None
    converted = conversion(sheet, figure_.converted) if figure_.converted else ""
    return shown._replace(property_unit="" if own == SHARE else own, factor=factor or _ONE, converted=converted)


def conversion(sheet: Sheet, converted: Conversion) -> str:
    """Write a conversion in words."""
    return _figure(converted, unit_named(sheet, converted.unit)).words


def _figure(figure_: Figure | Conversion, unit_: Unit, property_id: str = "", label: str = "") -> FigureView:
    before, after = _SIGNS[figure_.bound]
    low, high = ends_in_full(figure_)
    numbers, scale = in_words(figure_)
    return FigureView(
        property_id=property_id,
        label=label,
        bound="" if figure_.bound == "exactly" else figure_.bound,
        number=" to ".join(map(grouped, numbers)),
        scale=scale,
        unit=counted(unit_, figure_),
        unit_first=unit_.before,
        before=before,
        after=after,
        low=low,
        high=high,
    )


def counted(unit_: Unit, figure_: Figure | Conversion) -> str:
    """Return the label of a figure's unit as it follows the number; empty for a share, which is a number alone.

    >>> counted(Unit(label="days", one="day"), Conversion(value="1", unit="days"))
    'day'
    """
    if unit_.label == SHARE:
        return ""
    return unit_.one if unit_.one and figure_.value == 1 and not figure_.scale else unit_.label


_DECIMALS = 2
"""The most decimals of a number before a scale that its source does not write."""


def in_words(figure_: Figure | Conversion) -> tuple[tuple[Amount, ...], str]:
    """Return a figure's number, or both ends of its range, and the scale behind: one way for all.

    A source that counts in 万 and 億 gives round millions without a scale. A number with more digits stays written out.

    >>> (number,), scale = in_words(Conversion(value="320000000000", unit="JPY"))
    >>> f"{number:f} {scale}", in_words(Conversion(value="1318683096", unit="people"))[1]
    ('320 billion', '')
    """
    numbers = (figure_.value.low, figure_.value.high) if isinstance(figure_.value, Range) else (figure_.value,)
    whole = [number for number in numbers if isinstance(number, Decimal)]
    scale = "" if figure_.scale or len(whole) < len(numbers) else ticks.scale_of(whole)
    short = tuple(ticks.in_scale(number, scale) for number in whole) if scale else ()
    if short and all(int(number.as_tuple().exponent) >= -_DECIMALS for number in short):
        return short, scale
    return numbers, figure_.scale or ""


def date(order: Order, fact: Fact) -> DateView:
    """Return the date when a fact was, or is to be, true; if its words give none, one that stands for its report."""
    if fact.series:
        return _span(series.first_date(fact), series.last_date(fact))
    if fact.as_of is None:
        return _date(order.report(fact).text, known=False)
    return _date(fact.as_of, known=True)


@lru_cache(maxsize=1 << 10)
def _span(first: str, last: str) -> DateView:
    """Return the time from one date to another."""
    start, end = _date(first, known=True), _date(last, known=True)
    tokens = start.tokens if start is end else (*start.tokens, (" to ", ""), *end.tokens)
    return DateView(tokens, start.first, end.last, tuple(dict.fromkeys((*start.years, *end.years))), known=True)


@lru_cache(maxsize=1 << 16)
def _date(text: str, *, known: bool) -> DateView:
    parsed = edtf.parse(text)
    start, end = parsed.start or parsed.end, parsed.end or parsed.start
    assert start
    assert end
    open_ = "since" if not parsed.end else "until" if not parsed.start else ""
    return DateView(parsed.short_tokens if known else (), start.first, end.last, parsed.years, known, open_)


def month(date_: edtf.Date) -> Tokens:
    """Return a day as its month, `Mar 2025`, with the day itself for `<time>`; any other date in short words.

    >>> month(edtf.parse("2025-03-21")), month(edtf.parse("2024-08~"))
    ((('Mar 2025', '2025-03-21'),), (('around Aug 2024', '2024-08'),))
    """
    point = date_.start
    if point is None or point is not date_.end or not point.day:
        return date_.short_tokens
    return ((replace(point, day=None).words(short=True), point.datetime),)


def period(date_: edtf.Date) -> str:
    """Return the year under which a date is listed; of a decade or century its name, as no source names its last year.

    >>> period(edtf.parse("2021/2024-03")), period(edtf.parse("196X~")), period(edtf.parse("190X"))
    ('2024', '1960s', 'First decade of the 1900s')
    """
    point = date_.end or date_.start
    assert point
    words = replace(point, month=None, day=None, about=False).words().removeprefix("the ")
    return words[0].upper() + words[1:]


@lru_cache(maxsize=256)
def language(tag: str) -> str:
    """Return the English name of a language, without what CLDR does not know in its tag; its first part at least.

    >>> language("en"), language("zh-Hans"), language("qzz"), language("fr-1606nict")
    ('English', 'Chinese (Simplified)', 'qzz', 'French')
    """
    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (UnknownLocaleError, ValueError):
        shorter, _, _ = tag.rpartition("-")
        return language(shorter) if shorter else tag
