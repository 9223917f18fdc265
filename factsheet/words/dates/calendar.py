"""Parts of a year in numbers, as EDTF counts them, and which days there are."""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date

from factsheet.core.edtf import edtf_year
from factsheet.words.tokens import DateParts

MONTHS = 12
WINTER = 24
QUARTERS, HALVES = range(33, 37), range(40, 42)
FIRST_MONTH = {21: 3, 22: 6, 23: 9, WINTER: 12, 33: 1, 34: 4, 35: 7, 36: 10, 40: 1, 41: 7}
"""The first month of seasons, quarters and halves."""

LENGTH = {**dict.fromkeys((21, 22, 23, WINTER, *QUARTERS), 3), **dict.fromkeys(HALVES, 6)}
"""Their numbers of months."""

_LEAP_YEAR, _NO_LEAP_YEAR = 2000, 2001
_FEBRUARY = 2
_WEEK = 7
_WRITABLE = range(1, 10_000)
_OF_OUR_CALENDAR = range(1924, 10_000)  # in which the weekdays of all of Europe are those of today


def days_in(year: int, month: int) -> int:
    """Return how many days a month has."""
    return 29 if month == _FEBRUARY and isleap(year) else monthrange(_NO_LEAP_YEAR, month)[1]


def can_have(year: int | None, month: int, day: int) -> bool:
    """Tell whether a month has a day, in a year that may be unknown; before our era every year may be a leap year."""
    return 1 <= day <= days_in(year if year is not None and year in _WRITABLE else _LEAP_YEAR, month)


def exists(point: DateParts) -> bool:
    """Tell whether the day of a point exists; what has no day, month or year does."""
    year, month, day = point
    return not (day and month and month <= MONTHS and year is not None and day > days_in(year, month))


def falls_on(point: DateParts, weekday: int) -> bool:
    """Tell whether a day can be one of a weekday; of old years, which may be of another calendar, every day can."""
    year, month, day = point
    if not year or year not in _OF_OUR_CALENDAR or not month or not day:
        return True
    return date(year, month, day).weekday() == weekday


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """Return the first, second or last (-1) Friday of a month; None where the month has not so many."""
    first = (weekday - date(year, month, 1).weekday()) % _WEEK + 1
    days = range(first, days_in(year, month) + 1, _WEEK)
    return date(year, month, days[nth if nth < 0 else nth - 1]) if nth <= len(days) else None


def month_at(index: int) -> tuple[int, int]:
    """Return the year and month of an index of months: 12 times the year and the month from 0."""
    return index // MONTHS, index % MONTHS + 1


def edtf(point: DateParts) -> str:
    """Write a point as EDTF does; years below 0 are astronomical."""
    year, month, day = point
    assert year is not None
    return edtf_year(year) + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
