"""Quarters that are called by their last month: the September quarter of 2024, the December 2024 quarter."""

from __future__ import annotations

from factsheet.words.dates.calendar import MONTHS, month_at
from factsheet.words.dates.when import When
from factsheet.words.dates.years import year_behind
from factsheet.words.text import Text


def quarter_to(text: Text, month: int, at: int) -> When:
    """Read the year of the three months that end with a month."""
    year, after = year_behind(text, at)
    return When((None, month, None), after, is_bad=True) if year is None else quarter_ending(year, month, after)


def quarter_ending(year: int, month: int, at: int) -> When:
    """Return the three months that end with a month of a year."""
    return When((*month_at(year * MONTHS + month - 3), None), at, (year, month, None))
