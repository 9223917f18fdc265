"""Days of any year. `datetime.date` has none before the year 1, and dates here go back to 10000 BC."""

from __future__ import annotations

import calendar
from datetime import date
from typing import NamedTuple

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

BITS = 23
"""The bits that hold the rank of any day that a date can name (in the years -10000 to 10099)."""


class Day(NamedTuple):
    """A day of the Gregorian calendar, which is extended to all earlier years. Days compare in the order of time."""

    year: int  # 0 is 1 BC
    month: int
    day: int

    @classmethod
    def of(cls, day: date) -> Day:
        """Make a day of one of the standard library."""
        return cls(day.year, day.month, day.day)

    @property
    def ordinal(self) -> int:
        """Its number, as `datetime.date` counts: 1 January of the year 1 is 1, the day before it is 0."""
        before = self.year - 1
        days = 365 * before + before // 4 - before // 100 + before // 400
        return days + sum(_LENGTHS[: self.month - 1]) + (self.month > 2 and calendar.isleap(self.year)) + self.day

    @property
    def rank(self) -> int:
        """Its number, moved so that it is never below zero. It fits into BITS bits."""
        return self.ordinal + (1 << (BITS - 1))

    def beside(self, step: int) -> Day:
        """Return the day before (step -1) or after (step 1).

        >>> Day(2024, 3, 1).beside(-1)
        Day(year=2024, month=2, day=29)
        """
        number = self.day + step
        if 1 <= number <= in_month(self.year, self.month):
            return Day(self.year, self.month, number)
        month = self.year * 12 + self.month - 1 + step
        return first_of(month) if step > 0 else last_of(month)


def iso(day: Day) -> str:
    """Write a day as ISO 8601 does, as readers of tables know it; empty outside the years 1 to 9999.

    >>> iso(Day(850, 2, 3)), iso(EARLIEST)
    ('0850-02-03', '')
    """
    return f"{day.year:04}-{day.month:02}-{day.day:02}" if 1 <= day.year <= _LAST_YEAR else ""


_LAST_YEAR = 9999

EARLIEST = Day(-99_999, 1, 1)
"""The first day of a date that is open at its beginning. It is before any other day."""

LATEST = Day(99_999, 12, 31)
"""The last day of a date that is open at its end. It is after any other day."""


def in_month(year: int, month: int) -> int:
    """Return the number of days in a month."""
    return _LENGTHS[month - 1] + (month == 2 and calendar.isleap(year))


def first_of(months: int) -> Day:
    """Return the first day of a month. `months` counts from January of the year 0."""
    return Day(months // 12, months % 12 + 1, 1)


def last_of(months: int) -> Day:
    """Return the last day of a month. `months` counts from January of the year 0."""
    year, month = months // 12, months % 12 + 1
    return Day(year, month, in_month(year, month))
