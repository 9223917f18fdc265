"""An EDTF date -> its parts as numbers, for forms that write these and little more.

A season has the months that it has on pages: spring is March to May, winter December to February of the next year.
"""

from __future__ import annotations

from factsheet.core.edtf import Date, DatePoint, edtf_year, year_words

Parts = tuple[int, ...]
"""Year, month, day, as far as they are known. The year 0 is 1 BC."""

SPRING = 21
"""The number that EDTF has for spring; the other seasons follow."""

_PARTS_OF_YEARS = range(SPRING, 42)


def point_of(date: Date) -> DatePoint | None:
    """Return the only point of a date; None of an interval."""
    return date.start if date.start is date.end else None


def season_of(date: Date) -> int:
    """Return the season that a date is: 1 for spring to 4 for winter; 0 if it is none."""
    point = point_of(date)
    number = point.month - SPRING + 1 if point and point.month else 0
    return number if 1 <= number <= 4 else 0


def is_part_of_year(point: DatePoint) -> bool:
    """Tell whether a point is a season, a quarter or a half."""
    return point.month in _PARTS_OF_YEARS


def is_plain(point: DatePoint) -> bool:
    """Tell whether a point is a year, month or day."""
    return point.years == 1 and not is_part_of_year(point)


def ends(date: Date) -> tuple[Parts, ...]:
    """Return the first and the last of what a closed date names, as precise as they are; one, if they are the same.

    >>> from factsheet.core.edtf import parse
    >>> [ends(parse(text)) for text in ("2024-08", "2024-33", "199X", "2023-24", "2024-08-28/2025")]
    [((2024, 8),), ((2024, 1), (2024, 3)), ((1990,), (1999,)), ((2023, 12), (2024, 2)), ((2024, 8, 28), (2025,))]
    """
    assert date.start
    assert date.end
    return tuple(dict.fromkeys((_parts(date.start, last=False), _parts(date.end, last=True))))


def is_open(date: Date) -> bool:
    """Tell whether a date is open at one end."""
    return date.start is None or date.end is None


def is_about(date: Date) -> bool:
    """Tell whether a date is about one, at either end."""
    return any(point.about for point in (date.start, date.end) if point)


def year_of(date: Date) -> int | None:
    """Return the year that a date names; None if it names several. A winter is one of the year in which it begins."""
    point = point_of(date)
    if point:
        return point.year if point.years == 1 else None
    named = set() if is_open(date) else {end[0] for end in ends(date)}
    return named.pop() if len(named) == 1 else None


def part_of_year(point: DatePoint) -> str:
    """Return what a season, quarter or half is called, without its year.

    >>> part_of_year(DatePoint(79, 33, about=True)), part_of_year(DatePoint(2024, 22))
    ('around the first quarter', 'summer')
    """
    return point.words().removesuffix(year_words(point.year)).rstrip().removesuffix(" of")


def joined(parts: Parts) -> str:
    """Write parts as EDTF does.

    >>> joined((2024, 8, 3)), joined((-26,))
    ('2024-08-03', '-0026')
    """
    return "-".join((edtf_year(parts[0]), *(f"{part:02}" for part in parts[1:])))


def _parts(point: DatePoint, *, last: bool) -> Parts:
    if is_plain(point):
        return tuple(part for part in (point.year, point.month, point.day) if part is not None)
    day = point.bounds()[int(last)]
    return (day.year, day.month) if is_part_of_year(point) else (day.year,)
