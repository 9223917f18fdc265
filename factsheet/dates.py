"""The subset of EDTF (ISO 8601-2) that facts use, and its words.

Years 1000 to 2999: `2024`, `2024-08`, `2024-08-28`, `2024-22` (a season: 21 spring, 22 summer, 23 autumn, 24 winter),
`~` for about, and intervals of these, open at one end with `..`. The kept library for EDTF was tried (edtf 5.0.2): it
reads 2024-25 as a season, lets an interval run backwards, cannot bound an open one and takes 10 ms a date.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache

_PART = re.compile(r"([12][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(~?)")
_SEASONS = {21: ("spring", 3), 22: ("summer", 6), 23: ("autumn", 9), 24: ("winter", 12)}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAY_BITS = 21
"""Bits that the ordinal of any day here fits."""

RANK_BITS = 2 * _DAY_BITS
"""Bits that the rank of any date fits."""

EXPECTED = "a date such as 2024, 2024-08, 2024-08-28, 2024-22 (summer), 2024-04~ (about) or 2021/2025"


@dataclass(frozen=True, slots=True)
class Part:
    """One point of a date: a day, month, season or year."""

    year: int
    month: int | None = None  # 21 to 24 is a season
    day: int | None = None
    about: bool = False

    @property
    def first(self) -> date:
        """The earliest day that it can mean; "about" widens it by one unit."""
        return _step(self._bare_first(), self, -1) if self.about else self._bare_first()

    @property
    def last(self) -> date:
        """The latest day that it can mean; "about" widens it by one unit."""
        after = _step(self._bare_first(), self, 2 if self.about else 1)
        return after - timedelta(days=1)

    def _bare_first(self) -> date:
        month = _SEASONS[self.month][1] if self.month in _SEASONS else self.month
        return date(self.year, month or 1, self.day or 1)

    @property
    def datetime(self) -> str:
        """What HTML's `<time datetime>` can hold of it; for a season that is the year."""
        if self.month is None or self.month in _SEASONS:
            return f"{self.year:04}"
        return f"{self.year:04}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")

    def words(self) -> str:
        """In words: `28 August 2024`, `summer 2024`, `around April 2024`."""
        if self.month in _SEASONS:
            text = f"{_SEASONS[self.month][0]} {self.year}"
        elif self.month:
            text = f"{_MONTHS[self.month - 1]} {self.year}"
        else:
            text = str(self.year)
        return ("around " if self.about else "") + (f"{self.day} " if self.day else "") + text


@dataclass(frozen=True)
class Date:
    """A date or an interval; `start` is None for "until", `end` is None for "since"."""

    text: str
    start: Part | None
    end: Part | None

    @cached_property
    def first(self) -> date:
        """The earliest day that it can mean."""
        return self.start.first if self.start else date.min

    @cached_property
    def last(self) -> date:
        """The latest day that it can mean."""
        return self.end.last if self.end else date.max

    @cached_property
    def rank(self) -> int:
        """Orders dates by when they are over, open ones by when they began: those two days in one number."""
        return self.over.toordinal() << _DAY_BITS | self._known_start.first.toordinal()

    @cached_property
    def over(self) -> date:
        """The last day of it; where that is open, of its beginning."""
        return self._known_end.last

    @cached_property
    def year(self) -> int:
        """The year under which it is listed: the last that it names, so that "around 2024" stays in 2024."""
        return self._known_end.year

    @property
    def _known_start(self) -> Part:
        start = self.start or self.end
        assert start
        return start

    @property
    def _known_end(self) -> Part:
        end = self.end or self.start
        assert end
        return end

    def overlaps(self, other: Date) -> bool:
        """Whether both can mean the same day."""
        return self.first <= other.last and other.first <= self.last

    def tokens(self) -> tuple[tuple[str, str], ...]:
        """The date in words, as (text, datetime) pairs; datetime is empty for the words between."""
        return self._tokens

    @cached_property
    def _tokens(self) -> tuple[tuple[str, str], ...]:
        if self.start is self.end and self.start:
            return ((self.start.words(), self.start.datetime),)
        if self.end is None:
            assert self.start
            return (("since ", ""), (self.start.words(), self.start.datetime))
        if self.start is None:
            return (("until ", ""), (self.end.words(), self.end.datetime))
        return (
            (_short(self.start, self.end), self.start.datetime),
            (" to ", ""),
            (self.end.words(), self.end.datetime),
        )

    def words(self) -> str:
        """The date in words: `28 to 30 August 2024`, `since 2015`."""
        return "".join(text for text, _ in self.tokens())


@lru_cache(maxsize=1 << 16)
def parse(text: str) -> Date:
    """The date that `text` writes. Raises ValueError, with what was wrong, when it is not in the subset."""
    if "/" not in text:
        part = _part(text)
        return Date(text, part, part)
    start, _, end = text.partition("/")
    if start == end == "..":
        raise ValueError("an interval that is open at both ends says nothing")
    date_ = Date(text, None if start == ".." else _part(start), None if end == ".." else _part(end))
    if date_.first > date_.last:
        raise ValueError("the interval ends before it begins")
    return date_


def _part(text: str) -> Part:
    match = _PART.fullmatch(text)
    if not match:
        raise ValueError(f"expected {EXPECTED}")
    year, month, day = (int(digits) if digits else None for digits in match.group(1, 2, 3))
    part = Part(year or 0, month, day, bool(match[4]))
    is_season = month in _SEASONS
    if (month is not None and not is_season and not 1 <= month <= 12) or (is_season and day):
        raise ValueError("there is no such month or season; months are 01 to 12, seasons 21 to 24")
    if day is not None and not (month and 1 <= day <= calendar.monthrange(part.year, month)[1]):
        raise ValueError("there is no such day")
    return part


def _step(day: date, part: Part, units: int) -> date:
    """`day` moved by as many of the part's own units (days, months, seasons or years)."""
    if part.day:
        return day + timedelta(days=units)
    months = units * (12 if part.month is None else 3 if part.month in _SEASONS else 1)
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def _short(start: Part, end: Part) -> str:
    """The first half of an interval without what the second half repeats: `28` of `28 to 30 August 2024`."""
    if start.day and end.day and (start.year, start.month) == (end.year, end.month) and not start.about:
        return str(start.day)
    if start.day and end.day and start.year == end.year and not start.about and start.month:
        return f"{start.day} {_MONTHS[start.month - 1]}"
    return start.words()
