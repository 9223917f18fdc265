"""Dates in EDTF as `since`, `by`, `end of`, `early` and the like bound them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from factsheet.words.dates.calendar import FIRST_MONTH, HALVES, LENGTH, MONTHS, QUARTERS, WINTER, days_in, edtf

_YEAR_LENGTH, _MONTH_LENGTH, _DAY_LENGTH = 4, 7, 10  # characters of EDTF, without a minus
_NEXT_DAYS = {"day after": 1, "day before": -1}
_LAST_DAY = 0
_PARTS_OF_MONTH = {
    "early": ((1, 10), (1, 15)),
    "start": ((1, 10), (1, 7)),
    "mid": ((11, 20), (10, 20), (14, 16)),
    "late": ((21, _LAST_DAY), (20, _LAST_DAY), (16, _LAST_DAY)),
}
_DAYS_OF_MONTH = {"mid": "15~", "start": "01"}
_PARTS_OF_YEAR = {
    "early": ((1, 3), (1, 4), (1, 2)),
    "start": ((1, 1), (1, 3), (1, 2)),
    "mid": ((5, 8), (6, 7), (5, 7), (6, 8), (4, 9), (5, 9)),
    "late": ((10, 12), (9, 12), (11, 12)),
    "first half": ((1, 6),),
    "second half": ((7, 12),),
}
_MONTHS_OF_YEAR = {
    "mid": ("06", "07", "06~", "07~"),
    "start": ("01", "01-01", "01~"),
    "early": ("01", "01~"),
    "late": ("12~", "11~", "12"),
    "first half": ("40",),
    "second half": ("41",),
}
_TENTHS = {
    "early": ((0, 3), (0, 4), (0, 2), (1, 3), (1, 4)),
    "start": ((0, 3), (0, 2), (0, 1)),
    "mid": ((4, 6), (3, 6), (3, 7), (4, 7)),
    "late": ((7, 9), (6, 9), (5, 9), (8, 9)),
    "first half": ((0, 4),),
    "second half": ((5, 9),),
}
"""Parts of a decade or century -> their first and last tenth."""

_THIRDS = {"early": (0, 33), "mid": (34, 66), "late": (67, 99), "start": (0, 20)}
"""Parts of a century -> their first and last year."""

_ABOUT_TENTHS = {"mid": (5,), "early": (1, 2), "late": (8, 9)}
_CENTURY, _DECADE = 100, 10
_PARTS = (range(21, WINTER + 1), QUARTERS, HALVES)
"""The numbers by which EDTF counts the parts of a year."""


def bounded(text: str, lead: str, part: str) -> Iterator[str]:
    """Yield what a date means behind `since`, `by`, `early` and the like."""
    for span in _part_of(text, part) if part else (text,):
        first, last = span.partition("/")[0], span.rpartition("/")[2]
        if lead == "since":
            yield f"{first}/.."
        elif lead == "from":
            yield from (span, f"{first}/..")
        elif lead in ("until", "by"):
            yield from (span, f"../{last}")
        elif lead == "at latest":
            yield f"../{last}"
        elif lead == "before":
            yield f"../{_shifted(first, -1)}"
        elif lead == "before or until":
            yield from (f"../{_shifted(first, -1)}", f"../{last}")
        elif lead == "after":
            yield from (f"{_shifted(last, 1)}/..", f"{last}/..")
        elif lead == "before or for":
            pass  # nl voor het derde kwartaal
        elif lead in _NEXT_DAYS:  # le lendemain du 13 février
            yield from (_shifted(span, _NEXT_DAYS[lead]),) if len(span) == _DAY_LENGTH and "X" not in span else ()
        elif lead == "by end":
            yield from (*_end_of(last), f"../{last}", *(f"../{end}" for end in _end_of(last)))
        else:
            yield span


def _part_of(text: str, part: str) -> Iterator[str]:
    """Yield the part of a year, month, decade or century that words name loosely."""
    length = len(text.lstrip("-"))
    if part == "about":
        yield text if "/" in text or text.endswith("~") else f"{text}~"
    elif part == "end":
        yield from _end_of(text.rpartition("/")[2])
    elif "X" in text or "/" in text:
        yield from _part_of_years(text, part)
    elif length == _YEAR_LENGTH:
        yield from _part_of_year(text, part)
    elif length == _MONTH_LENGTH and int(text[-2:]) <= MONTHS:
        yield from _part_of_month(text, part)
    elif length == _DAY_LENGTH and part != "about":
        yield text  # late on 4 March
    else:
        yield f"{text}~"


def _part_of_month(text: str, part: str) -> Iterator[str]:
    """Yield the days of early, mid or late in a month."""
    yield f"{text}~"
    for first, last in _PARTS_OF_MONTH.get(part, ()):
        yield f"{text}-{first:02}/{text}-{last or days_in(int(text[:-3]), int(text[-2:])):02}"
    if part in _DAYS_OF_MONTH:
        yield f"{text}-{_DAYS_OF_MONTH[part]}"


def _part_of_year(text: str, part: str) -> Iterator[str]:
    """Yield the months of early, mid or late in a year."""
    yield f"{text}~"
    for first, last in _PARTS_OF_YEAR.get(part, ()):
        yield f"{text}-{first:02}/{text}-{last:02}"
    yield from (f"{text}-{month}" for month in _MONTHS_OF_YEAR.get(part, ()))


def _part_of_years(text: str, part: str) -> Iterator[str]:
    """Yield the years of early, mid or late in a decade or century; none before our era."""
    if text.startswith("-"):
        return
    if "-" in text:  # a financial year, of which nobody says what is early
        yield text
        return
    begin, _, end = text.partition("/")
    is_century = text.count("X") == 2 or (end and int(end) - int(begin) > _CENTURY // 2)
    width = _CENTURY if is_century else _DECADE
    tenth = width // 10
    first = int(begin.replace("X", "0")) // width * width
    for low, high in _TENTHS.get(part, ()):
        start, last = first + low * tenth, first + (high + 1) * tenth - 1
        yield f"{start:04}/{last:04}"
    if is_century and part in _THIRDS:
        low, high = _THIRDS[part]
        yield from (f"{first + low + shift:04}/{first + high + shift:04}" for shift in (0, 1))
    yield from (f"{first + tenths * tenth:04}~" for tenths in _ABOUT_TENTHS.get(part, ()))
    yield text


def _end_of(text: str) -> Iterator[str]:
    """Yield the last day of a year, month, season, quarter or half; of a year and its parts also the last month."""
    if "X" in text:
        yield from _part_of_years(text, "late")
        return
    year, *rest = _numbers(text.rstrip("~"))
    if not rest:
        yield from (edtf((year, MONTHS, 31)), edtf((year, MONTHS, None)))
    elif len(rest) > 1 or text.endswith("~"):
        yield text
    elif rest[0] <= MONTHS:
        yield from (edtf((year, rest[0], days_in(year, rest[0]))), f"{text}~")
    else:
        part = rest[0]
        last = (FIRST_MONTH[part] + LENGTH[part] - 2) % MONTHS + 1
        year += part == WINTER
        yield from (edtf((year, last, days_in(year, last))), edtf((year, last, None)))


def _numbers(text: str) -> list[int]:
    """Return the year, month and day of EDTF, as far as it has them."""
    sign, bare = (-1, text[1:]) if text.startswith("-") else (1, text)
    year, *rest = (int(part) for part in bare.split("-"))
    return [year * sign, *rest]


def _shifted(text: str, units: int) -> str:
    """Move a date by some of its own units: the year before 2020, the day after 31 March."""
    if "~" in text or (text.startswith("-") and "X" in text):
        return text
    if "X" in text:  # before the 1990s, after the 1990s
        return edtf((int(text.replace("X", "0" if units < 0 else "9")) + units, None, None))
    year, *rest = _numbers(text)
    if not rest:
        return edtf((year + units, None, None))
    month, *days = rest
    if days:
        return (date(year, month, days[0]) + timedelta(days=units)).isoformat() if year > 0 else text
    codes = next((codes for codes in _PARTS if month in codes), range(1, MONTHS + 1))
    index = year * len(codes) + month - codes[0] + units
    return edtf((index // len(codes), codes[index % len(codes)], None))
