"""Days of any year. `datetime.date` has none before the year 1, and dates here go back to 10000 BC."""

from __future__ import annotations

import calendar
from datetime import date
from typing import NamedTuple

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

BITS = 23
"""Bits that the rank of a day fits, for any day that a date can name (of the years -10000 to 10099)."""


class Day(NamedTuple):
    """A day of the Gregorian calendar, reckoned back as far as it takes. Days compare in the order of time."""

    year: int  # 0 is 1 BC
    month: int
    day: int

    @classmethod
    def of(cls, day: date) -> Day:
        """A day of the standard library as one of ours."""
        return cls(day.year, day.month, day.day)

    @property
    def ordinal(self) -> int:
        """Its number, as `datetime.date` counts: 1 January of the year 1 is 1, the day before it 0."""
        before = self.year - 1
        days = 365 * before + before // 4 - before // 100 + before // 400
        return days + sum(_LENGTHS[: self.month - 1]) + (self.month > 2 and calendar.isleap(self.year)) + self.day

    @property
    def rank(self) -> int:
        """Its number, moved so that it is never below zero: it fits BITS."""
        return self.ordinal + (1 << (BITS - 1))

    def beside(self, step: int) -> Day:
        """The day before (step -1) or after (step 1)."""
        number = self.day + step
        if 1 <= number <= in_month(self.year, self.month):
            return Day(self.year, self.month, number)
        month = self.year * 12 + self.month - 1 + step
        return first_of(month) if step > 0 else last_of(month)


EARLIEST = Day(-99_999, 1, 1)
"""Where a date begins that is open at its beginning: before any other."""

LATEST = Day(99_999, 12, 31)
"""Where a date ends that is open at its end: after any other."""


def in_month(year: int, month: int) -> int:
    """How many days a month has."""
    return _LENGTHS[month - 1] + (month == 2 and calendar.isleap(year))


def first_of(months: int) -> Day:
    """The first day of a month that is counted from January of the year 0."""
    return Day(months // 12, months % 12 + 1, 1)


def last_of(months: int) -> Day:
    """The last day of a month that is counted from January of the year 0."""
    year, month = months // 12, months % 12 + 1
    return Day(year, month, in_month(year, month))
