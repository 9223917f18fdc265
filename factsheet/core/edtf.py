"""The subset of EDTF (ISO 8601-2) that facts use: its dates, their words and the days that they span.

    2024 · 2024-08 · 2024-08-28    a year, a month, a day
    2024-21 to 2024-24             spring (March to May), summer, autumn, winter (December to February)
    2024-33 to 2024-36             quarters; the first is January to March
    2024-40 · 2024-41              halves
    199X · 18XX                    a decade, a century
    0850 · 0000 · -0752            years have four digits; 0 is 1 BC, -752 is 753 BC
    2024-04~                       about: wider by one month, as it names a month
    2021/2025 · 2015/.. · ../2024  from one of these to another, since, until

The maintained library for EDTF (edtf 5.0.2) was tried: it reads 2024-25 as a season, lets an interval run backwards,
cannot bound an open one and takes 10 ms a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from factsheet.core import days
from factsheet.core.days import EARLIEST, LATEST, Day

_PART = re.compile(r"(?:(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?|([0-9]{2}(?:[0-9]X|XX)))(~?)")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_PARTS_OF_YEARS = {  # how they are called, their first month, how many months they have
    21: ("spring", 3, 3), 22: ("summer", 6, 3), 23: ("autumn", 9, 3), 24: ("winter", 12, 3),
    33: ("first quarter of", 1, 3), 34: ("second quarter of", 4, 3), 35: ("third quarter of", 7, 3),
    36: ("fourth quarter of", 10, 3), 40: ("first half of", 1, 6), 41: ("second half of", 7, 6),
}  # fmt: skip
_LAST_SEASON = 24

RANK_BITS = 2 * days.BITS
"""The bits that hold the rank of any date."""

EXPECTED = (
    "a date such as 2024, 2024-08, 2024-08-28, 2024-22 (summer), 2024-33 (first quarter), 2024-40 (first half), "
    "2024-04~ (about), 199X (the 1990s), 0850, -0752 (753 BC), 2021/2025 or 2015/.. (since)"
)

Tokens = tuple[tuple[str, str], ...]
"""A date in words, as (text, datetime) pairs. `datetime` is empty if `<time>` cannot hold it, and for words between."""


@dataclass(frozen=True, slots=True)
class DatePoint:
    """One point of a date: a day, a month, a season, quarter or half of a year, a year, a decade or a century."""

    year: int  # 0 is 1 BC; of a decade or century the first
    month: int | None = None  # 21 and more are parts of years
    day: int | None = None
    about: bool = False
    years: int = 1  # 10 for a decade, 100 for a century

    @property
    def first(self) -> Day:
        """The earliest day that it can mean. "about" widens it by one unit of its own size."""
        return self.bounds(int(self.about))[0]

    @property
    def last(self) -> Day:
        """The latest day that it can mean. "about" widens it by one unit of its own size."""
        return self.bounds(int(self.about))[1]

    @property
    def last_year(self) -> int:
        """The last year that it names: of a decade or century, its last."""
        return self.year + self.years - 1

    def bounds(self, wider: int = 0) -> tuple[Day, Day]:
        """Return its first and last day, with `wider` more units (days for a day, months for a month) on each side."""
        if self.day:
            assert self.month
            day = Day(self.year, self.month, self.day)
            return (day.beside(-1), day.beside(1)) if wider else (day, day)
        first, months = self._months
        return days.first_of(first - wider * months), days.last_of(first + (1 + wider) * months - 1)

    @property
    def _months(self) -> tuple[int, int]:
        """Its first month, counted from January of the year 0, and the number of its months."""
        if self.month in _PARTS_OF_YEARS:
            _, month, months = _PARTS_OF_YEARS[self.month]
            return self.year * 12 + month - 1, months
        return self.year * 12 + (self.month or 1) - 1, 1 if self.month else 12 * self.years

    @property
    def datetime(self) -> str:
        """The value for HTML's `<time datetime>`; for a season, quarter or half, the year.

        It is empty for a decade or century, which have no year, and for years before 1, which HTML cannot write.
        """
        year = year_datetime(self.year) if self.years == 1 else ""
        if not year or self.month is None or self.month in _PARTS_OF_YEARS:
            return year
        return f"{year}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")

    def words(self, *, within: bool = False, short: bool = False) -> str:
        """Put it in words: `28 August 2024`, `summer 2024`, `around April 2024`, `the 1990s`, `753 BC`.

        `within`: a preposition stands before it (`the first half of 2024`); `short`: `28 Aug 2024`.
        """
        text = year_words(self.year) if self.years == 1 else _decade_words(self.year, self.years)
        if self.month in _PARTS_OF_YEARS:
            the = "the " if self.month > _LAST_SEASON and (within or self.about) else ""
            text = f"{the}{_PARTS_OF_YEARS[self.month][0]} {text}"
        elif self.month:
            text = f"{_month(self.month, short=short)} {text}"
        return ("around " if self.about else "") + (f"{self.day} " if self.day else "") + text


@dataclass(frozen=True)
class Date:
    """A date or an interval; `start` is None for "until", `end` is None for "since"."""

    text: str
    start: DatePoint | None
    end: DatePoint | None

    @cached_property
    def first(self) -> Day:
        """The earliest day that it can mean, or EARLIEST if its beginning is open."""
        return self.start.first if self.start else EARLIEST

    @cached_property
    def last(self) -> Day:
        """The latest day that it can mean, or LATEST if its end is open."""
        return self.end.last if self.end else LATEST

    @cached_property
    def rank(self) -> int:
        """A number that sorts dates: by the day on which they are `over`, then by the first day that they name."""
        return self.over.rank << days.BITS | self._known_start.first.rank

    @cached_property
    def over(self) -> Day:
        """Its last day; if its end is open, the last day of its beginning."""
        return self._known_end.last

    @cached_property
    def year(self) -> int:
        """The year under which it is listed: the last that it names, so that "around 2024" stays in 2024."""
        return self._known_end.last_year

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that it names, in order: both ends of an interval, the first and last of a decade or century."""
        parts = (self._known_start, self._known_end)
        return tuple(sorted({year for part in parts for year in (part.year, part.last_year)}))

    @cached_property
    def span(self) -> tuple[Day, Day, Day, Day]:
        """Its meaning, however it is written: the first and last day that it can mean, then both without "about"."""
        start = self.start.bounds()[0] if self.start else EARLIEST
        end = self.end.bounds()[1] if self.end else LATEST
        return (self.first, self.last, start, end)

    @property
    def _known_start(self) -> DatePoint:
        start = self.start or self.end
        assert start
        return start

    @property
    def _known_end(self) -> DatePoint:
        end = self.end or self.start
        assert end
        return end

    def overlaps(self, other: Date) -> bool:
        """Tell whether both can mean the same day."""
        return self.first <= other.last and other.first <= self.last

    def same_span(self, other: Date) -> bool:
        """Tell whether both mean the same. "about" has to be the same, too.

        >>> parse("2024-10/2024-12").same_span(parse("2024-36"))
        True
        """
        return self.span == other.span

    @cached_property
    def tokens(self) -> Tokens:
        """The date in words, as (text, datetime) pairs. `datetime` is empty if `<time>` cannot hold it."""
        return self._tokens(short=False)

    @cached_property
    def short_tokens(self) -> Tokens:
        """The same with three letters for a month."""
        return self._tokens(short=True)

    def _tokens(self, *, short: bool) -> Tokens:
        start, end = self.start, self.end
        if start is end and start:
            return ((start.words(short=short), start.datetime),)
        if end is None:
            assert start
            return (("since ", ""), (start.words(within=True, short=short), start.datetime))
        last = (end.words(within=True, short=short), end.datetime)
        if start is None:
            return (("until ", ""), last)
        return ((_short(start, end, short=short) or start.words(short=short), start.datetime), (" to ", ""), last)

    def words(self) -> str:
        """Return the date in words.

        >>> parse("2024-08-28/2024-08-30").words(), parse("2015/..").words()
        ('28 to 30 August 2024', 'since 2015')
        """
        return "".join(text for text, _ in self.tokens)


@lru_cache(maxsize=1 << 16)
def parse(text: str) -> Date:
    """Read a date. Raises ValueError, which says what was expected, if the text is not in the subset."""
    if "/" not in text:
        part = _part(text)
        return Date(text, part, part)
    start, _, end = text.partition("/")
    if start == end == "..":
        raise ValueError("an interval that is open at both ends says nothing; expected a date at one of them")
    date_ = Date(text, None if start == ".." else _part(start), None if end == ".." else _part(end))
    _, _, begins, ends = date_.span
    if begins > ends:
        raise ValueError("the interval ends before it begins; expected its earlier end first")
    return date_


def edtf_year(year: int) -> str:
    """Write a year as EDTF does: `2024`, `0850`, `-0752`."""
    return f"{year:05}" if year < 0 else f"{year:04}"


def year_datetime(year: int) -> str:
    """Write a year for HTML's `<time datetime>`. Return an empty text for one before 1, which HTML cannot write."""
    return edtf_year(year) if year > 0 else ""


def year_words(year: int) -> str:
    """Put a year in words: `2024`, `850`, `753 BC`; `79 AD`, as 79 alone would be read as a year of our own century."""
    if year < 1:
        return f"{1 - year} BC"
    return f"{year} AD" if year < 100 else str(year)


def year_slug(year: int) -> str:
    """Write a year for addresses: `2024`, `850`, `753-bc`."""
    return year_words(year).replace(" ", "-").lower()


def _decade_words(year: int, years: int) -> str:
    """Return `the 1990s`. The first decade of a century is called so, as `the 1900s` is the century."""
    return f"the first decade of the {year}s" if years == 10 and year % 100 == 0 else f"the {year}s"


def _part(text: str) -> DatePoint:
    match = _PART.fullmatch(text)
    if not match or match[1] == "-0000":
        raise ValueError(f"expected {EXPECTED}")
    about = bool(match[5])
    if decade := match[4]:
        return _decade(decade, about)
    year, month, day = (int(digits) if digits else None for digits in match.group(1, 2, 3))
    assert year is not None
    if month is not None and not (1 <= month <= 12 or (month in _PARTS_OF_YEARS and day is None)):
        raise ValueError(
            "there is no such month or part of a year; expected 01 to 12 for months, 21 to 24 for seasons, 33 to 36 "
            "for quarters, 40 and 41 for halves; from year to year is 2021/2025"
        )
    if month is not None and day is not None and not 1 <= day <= days.in_month(year, month):
        named = f"{_MONTHS[month - 1]} {year_words(year)}"
        raise ValueError(f"there is no such day; expected 01 to {days.in_month(year, month)} for {named}")
    return DatePoint(year, month, day, about)


def _decade(text: str, about: bool) -> DatePoint:
    """Read a decade or century. Raises ValueError for that around year 0: it would begin in 1 BC and has no name."""
    year = int(text.replace("X", "0"))
    if year == 0:
        raise ValueError("expected a decade from 001X or a century from 01XX on; the years 1 to 9 are 0001/0009")
    return DatePoint(year, about=about, years=100 if text.endswith("XX") else 10)


def _short(start: DatePoint, end: DatePoint, *, short: bool) -> str:
    """Return the first half of an interval without what the second half repeats: `28` of `28 to 30 August 2024`.

    Return an empty text if the second half repeats nothing.
    """
    if start.day and end.day and start.month and start.year == end.year and not start.about:
        is_one_month = start.month == end.month
        return str(start.day) if is_one_month else f"{start.day} {_month(start.month, short=short)}"
    return ""


def _month(month: int, *, short: bool) -> str:
    return _MONTHS[month - 1][: 3 if short else None]
