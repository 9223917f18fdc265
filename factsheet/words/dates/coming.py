"""Spans that begin when a source appears: the next three years, within 30 days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from factsheet.words.dates.calendar import edtf, exists, month_at
from factsheet.words.dates.source import Source

_MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
_DAYS_OF = {"day": 1, "week": 7, "fortnight": 14}


def coming(unit: str, count: int, source: Source, *, is_limit: bool) -> Iterator[str]:
    """Yield what the next so many units mean, from the year, month and day of the source as far as they are known.

    `is_limit` where something is to be within them: their end, and any time up to it, are then meant as well.
    """
    for first, last in _spans(unit, count, source):
        yield f"{first}/{last}"
        if is_limit:
            yield from (f"../{last}", last)


def _spans(unit: str, count: int, source: Source) -> Iterator[tuple[str, str]]:
    """Yield the first and last point of each span."""
    day, year = source.day, source.part.year
    months = count * _MONTHS_OF.get(unit, 0)
    if months and months % 12 == 0:
        yield from ((f"{first:04}", f"{year + months // 12:04}") for first in (year, year + 1))
    if months and source.has_month:
        end = month_at(source.month_index + months)
        yield from ((edtf((*month_at(source.month_index + shift), None)), edtf((*end, None))) for shift in (0, 1))
        if source.has_day and exists((*end, day.day)):
            yield day.isoformat(), date(*end, day.day).isoformat()
    elif unit in _DAYS_OF and source.has_day:
        yield day.isoformat(), (day + timedelta(days=count * _DAYS_OF[unit])).isoformat()
