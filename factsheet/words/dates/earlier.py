"""Dates in words that count from a date named beside them: a year earlier, the previous month, two weeks before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from factsheet.words.dates.calendar import FIRST_MONTH, MONTHS, QUARTERS, edtf, exists, month_at
from factsheet.words.tokens import DateParts

_YEARS_OF = {"year": 1, "decade": 10, "century": 100}
_DAYS_OF = {"day": 1, "week": 7}
_WITH_DAYS = range(100, 10_000)
"""The years from which days are counted back, up to 999 weeks: Python knows none before the year 1."""


def earlier(unit: str, count: int, base: DateParts, *, is_named: bool) -> Iterator[str]:
    """Yield the EDTF dates that so many units before a base can mean; none where the base is too rough to count from.

    `is_named` where the base stands in the words themselves: its month is then meant as well. The day on which a source
    appeared is no such base, as what it tells of may be of another month.

    >>> list(earlier("year", 1, (2023, 10, None), is_named=True))
    ['2022', '2022~', '2022-10', '2022-10~']
    >>> list(earlier("month", 1, (2023, None, None), is_named=True))
    []
    """
    year, month, day = base
    assert year is not None
    if unit in _YEARS_OF:
        before = year - count * _YEARS_OF[unit]
        yield from _loosely(edtf((before, None, None)))
        if is_named and month and unit == "year":
            yield from _loosely(edtf((before, month, None)))
    elif unit in _DAYS_OF:
        if year in _WITH_DAYS and month and month <= MONTHS and day and exists(base):
            yield from _days_before(date(year, month, day) - timedelta(days=count * _DAYS_OF[unit]), unit)
    elif month:
        yield from _months_before(unit, count, year, month)


def _months_before(unit: str, count: int, year: int, month: int) -> Iterator[str]:
    """Yield the month or quarter before one; a month does not count from a quarter."""
    if unit == "month" and month <= MONTHS:
        yield from _loosely(edtf((*month_at(year * MONTHS + month - 1 - count), None)))
    elif unit == "quarter" and (month <= MONTHS or month in QUARTERS):
        first = year * MONTHS + FIRST_MONTH.get(month, month) - 1
        index = first // 3 - count
        yield edtf((index // 4, QUARTERS[index % 4], None))
        yield from _loosely(edtf((*month_at(first - 3 * count), None)))


def _days_before(day: date, unit: str) -> Iterator[str]:
    """Yield a day; of weeks also the week in which it is, and its month as a rough date."""
    yield from _loosely(day.isoformat())
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        yield f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
        yield f"{day.year}-{day.month:02}~"


def _loosely(text: str) -> Iterator[str]:
    """Yield a date, and the same as `about`."""
    yield from (text, f"{text}~")
