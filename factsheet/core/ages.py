"""The age of a source on a day: calendar months, and the words for them.

Calendar months: something of March is one month old in all of April. So an age changes with the month, not each day.
"""

from __future__ import annotations

from datetime import date

from factsheet.core import edtf
from factsheet.core.days import Day

_IN_YEARS = 36
"""The number of months from which on an age is told in years."""

_YEAR_OR_MORE = 11
"""The months between the first and the last month of a date that is known only to the year."""


def months_between(issued: edtf.Date, day: Day | date) -> tuple[int, int]:
    """Return the fewest and the most calendar months that lie between a date and a day; below zero if it is later.

    >>> months_between(edtf.parse("2025-03-21"), Day(2026, 11, 28)), months_between(edtf.parse("2024"), Day(2026, 1, 1))
    ((20, 20), (13, 24))
    """
    first, last = _span(issued)
    return _month(day) - _month(last), _month(day) - _month(first)


def age_words(issued: edtf.Date, day: Day | date) -> str:
    """Return the age of something issued on a date, as it follows "published"; empty if it is issued after the day.

    Months up to 35, then years, "over" those that are complete. An age that is not known to the month is "about" the
    middle of what it can be.

    >>> def ages(*dates):
    ...     return [age_words(edtf.parse(text), Day(2026, 11, 28)) for text in dates]
    >>> ages("2026-11-03", "2026-10-30", "2025-03-21", "2024-10")
    ['this month', 'last month', '20 months ago', '25 months ago']
    >>> ages("2023-11", "2021-05", "2021-05~")
    ['3 years ago', 'over 5 years ago', 'about 5 years ago']
    >>> ages("2025-03~", "2024-08~", "2024", "2025", "2027")
    ['about 20 months ago', 'about 27 months ago', 'about 2 years ago', 'last year', '']
    """
    first, last = _span(issued)
    if first > (day if isinstance(day, Day) else Day.of(day)):
        return ""
    fewest, most = months_between(issued, day)
    about = "about " if fewest < most else ""
    if most - fewest >= _YEAR_OR_MORE:
        years = max(0, day.year - (first.year + last.year) // 2)
        is_sure = first.year == last.year and years <= 1
        return _ago(years, "year", "" if is_sure else about)
    months = (max(0, fewest) + most) // 2
    if months < _IN_YEARS:
        return _ago(months, "month", about)
    return _ago(months // 12, "year", about or ("over " if months % 12 else ""))


def _span(issued: edtf.Date) -> tuple[Day, Day]:
    """Return the first and last day that a date can mean; of an open interval, those of the end that is known."""
    known = [point for point in (issued.start, issued.end) if point]
    return known[0].first, known[-1].last


def _month(day: Day | date) -> int:
    return day.year * 12 + day.month


def _ago(count: int, unit: str, about: str) -> str:
    return f"{about}{(f'this {unit}', f'last {unit}')[count]}" if count <= 1 else f"{about}{count} {unit}s ago"
