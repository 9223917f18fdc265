"""Dates in words that count from the day of the source: last year, three weeks ago, the past six months."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from factsheet.words.dates.calendar import (
    FIRST_MONTH,
    HALVES,
    MONTHS,
    QUARTERS,
    edtf,
    exists,
    falls_on,
    month_at,
    nth_weekday,
)
from factsheet.words.dates.coming import coming
from factsheet.words.dates.earlier import earlier
from factsheet.words.dates.source import Source
from factsheet.words.tokens import Mention

_STEPS = {"last-but-one": -2, "last": -1, "this": 0, "next": 1, "next-but-one": 2}
_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}
_YEARS_OF = {"decade": 10, "century": 100}
_APRIL = 4  # begins the financial year of Japan
_DAYS_OF = {"week": 7, "fortnight": 14}
_MONTHS_OF = {"month": 1, "quarter": 3, "decade": 120}
_ROUGH_MONTHS = ("earlier", "later")  # earlier this month


def relative(mention: Mention, source: Source) -> Iterator[str]:
    """Yield the EDTF dates that words can mean which count from the day of a source, up to the ends of the calendar."""
    with suppress(OverflowError, ValueError):  # yesterday, on the first day of the year 1
        yield from _counted(mention, source)


def _counted(mention: Mention, source: Source) -> Iterator[str]:
    step_word, _, unit = mention.relative.partition(" ")
    step = _STEPS.get(step_word, 0)
    if step_word == "past":
        yield from _past(unit, mention.span, source)
    elif step_word == "fiscal" and source.has_month:
        first = source.part.year - (source.day.month < _APRIL) + int(unit)
        yield f"{first}-04/{first + 1}-03"
        if not mention.part:
            yield f"{first}/{first + 1}"
    elif step_word == "day-of-month" and source.has_month:
        yield from _in_month(mention, *month_at(source.month_index + int(unit)))
    elif step_word == "weekday-and-day" and source.has_day:
        yield from _near_day_of_weekday(mention, source)
    elif step_word == "nearest-day" and source.has_day:
        for day in _nearest_day(mention.span, source.day, ahead=unit == "next"):
            yield f"{day}/{day[:-2]}{mention.last[2]:02}" if mention.last else day
    elif step_word == "weekday-of":
        yield from _in_week_of(source.day, int(unit)) if source.has_day else ()
    elif step_word in ("ago", "hence", "later"):
        yield from _at_distance(step_word, unit, mention, source)
    elif step_word in ("coming", "within"):
        yield from coming(unit, mention.span, source, is_limit=step_word == "within") if source.ahead else ()
    elif step_word in ("middle", "whole"):
        yield from _of_century(step_word, source.part.year // 100 * 100)
    elif step_word == "earlier":
        for base in source.named or [source.own]:
            yield from earlier(unit, mention.span or 1, base, is_named=bool(source.named))
    elif unit == "year":
        yield str(source.part.year + step)
    elif unit.startswith("season"):
        season = int(unit.split()[1])
        yield f"{_year_of_season(season, source.day, step)}-{season}"
    elif not source.has_month:
        yield f"{source.part.datetime}~"
    elif mention.relative == "to date":
        yield from (source.issued.text, f"../{source.issued.text}")
    else:
        yield from _step(mention, unit, step, source)


def _at_distance(word: str, unit: str, mention: Mention, source: Source) -> Iterator[str]:
    """Yield a time so long ago or ahead; what is later counts from another day where the words name one."""
    if word != "later" or (source.ahead and not source.named):
        yield from _ago(unit, mention if word == "ago" else mention._replace(span=-mention.span), source)


def _in_week_of(day: date, weekday: int) -> Iterator[str]:
    """Yield a day of the week of another one, in days from its Monday."""
    yield (day + timedelta(days=weekday - day.weekday())).isoformat()


def _in_month(mention: Mention, year: int, month: int) -> Iterator[str]:
    """Yield a day of a month, a span of its days, or one of the days of a weekday."""
    if mention.weekday is not None:
        day = nth_weekday(year, month, mention.weekday, mention.span)
        yield from (day.isoformat(),) if day else ()
        return
    numbers = (mention.span, *((mention.last[2],) if mention.last else ()))
    points = [(year, month, number) for number in numbers]
    if all(map(exists, points)):
        yield "/".join(map(edtf, points))


def _near_day_of_weekday(mention: Mention, source: Source) -> Iterator[str]:
    """Yield a day without its month, of the month of a source or the one next to it in which its weekday is so."""
    for shift in (0, 1) if source.ahead else (0, -1):
        point = (*month_at(source.month_index + shift), mention.span)
        if exists(point) and falls_on(point, mention.weekday or 0):
            gap = date(*point) - source.day
            if gap >= timedelta() if source.ahead else gap <= timedelta():
                yield edtf(point)
                return


def _nearest_day(number: int, day: date, *, ahead: bool) -> Iterator[str]:
    """Yield the last day of a month with a number, up to a day, or the next one."""
    step = timedelta(days=1 if ahead else -1)
    while day.day != number and date.min < day < date.max:
        day += step
    yield day.isoformat()


def _of_century(part: str, first: int) -> Iterator[str]:
    """Yield what the middle and the whole of a century mean, which begins in a year or in the one after it."""
    if part == "middle":
        yield from _loosely(f"{first + 50}")
    else:
        yield from (f"{first}/{first + 99}", f"{first + 1}/{first + 100}")


def _step(mention: Mention, unit: str, step: int, source: Source) -> Iterator[str]:
    """Yield what a step of some unit from the month or day of a source means: last quarter, next May, yesterday."""
    part = source.part
    year, month0 = part.year, (part.month or 1) - 1
    if unit == "month":
        month = edtf((*month_at(year * MONTHS + month0 + step), None))
        yield f"{month}~" if part.about else month
        if any(word in mention.text.lower() for word in _ROUGH_MONTHS):
            yield f"{month}~"
    elif unit in ("quarter", "half"):
        codes = QUARTERS if unit == "quarter" else HALVES
        count = len(codes)
        index = year * count + month0 * count // MONTHS + step
        yield f"{index // count}-{codes[index % count]}"
    elif unit in _YEARS_OF:
        width = _YEARS_OF[unit]
        first = (year // width + step) * width
        yield f"{first:04}/{first + width - 1:04}"
        yield f"{first // 10:03}X" if unit == "decade" else f"{first // 100:02}XX"
    elif unit.startswith("month "):
        yield _named_month(int(unit.split()[1]), source.day, step)
    elif source.has_day:
        yield from _days(mention.relative, source, step)
    else:
        yield f"{year}-{part.month:02}~"  # days and weeks of an article that is dated by its month


def _past(unit: str, count: int, source: Source) -> Iterator[str]:
    """Yield what the past three years and the last six months mean: up to now, in years or months."""
    day, year = source.day, source.part.year
    if unit == "year":
        first = year - count
        yield from (f"{first}/{year}", f"{first}/{year - 1}", f"{first}/..")
        yield f"{first}-{day.month:02}/{year}-{day.month:02}"
        if exists((first, day.month, day.day)):
            yield f"{edtf((first, day.month, day.day))}/{day.isoformat()}"
    elif unit in ("month", "decade"):
        if unit == "decade":
            yield from (f"{year - 10 * count}/{year}", f"{year - 10 * count}/{year - 1}", f"{year - 10 * count}/..")
        begin = edtf((*month_at(source.month_index - count * _MONTHS_OF[unit]), None))
        yield from (f"{begin}/{day.year}-{day.month:02}", f"{begin}/..")


def _ago(unit: str, mention: Mention, source: Source) -> Iterator[str]:
    """Yield what ten years ago and a month ago mean: as exact as the unit, and loosely."""
    count, year = mention.span, source.part.year
    if not source.has_month:
        if unit == "year":
            yield from _loosely(edtf((year - count, None, None)))
    elif unit == "year":
        yield from _loosely(edtf((year - count, None, None)))
        yield from _loosely(edtf((year - count, source.day.month, None)))
    elif unit in ("month", "quarter"):
        yield from _loosely(edtf((*month_at(source.month_index - count * _MONTHS_OF[unit]), None)))
    elif unit in _YEARS_OF:
        yield from _loosely(edtf((year - count * _YEARS_OF[unit], None, None)))
    elif source.has_day:
        day = source.day - timedelta(days=count * _DAYS_OF.get(unit, 1))
        yield from _loosely(day.isoformat())
        if unit in _DAYS_OF:
            yield f"{day.year}-{day.month:02}~"


def _loosely(text: str) -> Iterator[str]:
    """Yield a date, and the same as `about`."""
    yield from (text, f"{text}~")


def _named_month(month: int, day: date, step: int) -> str:
    """Return last October, next May, this March."""
    year = day.year
    if step < 0 and month >= day.month:
        year -= 1
    elif step > 0 and month <= day.month:
        year += 1
    year += step - (step > 0) + (step < 0)  # October before last
    return f"{year}-{month:02}"


def _days(words: str, source: Source, step: int) -> Iterator[str]:
    """Yield what yesterday, next Monday and last week mean."""
    day, (lead, _, unit) = source.day, words.partition(" ")
    if words in _DAYS:
        yield (day + timedelta(days=_DAYS[words])).isoformat()
    elif unit.startswith("weekday"):
        gap = (int(unit.split()[1]) - day.weekday()) % 7
        yield (day + timedelta(days=_weekday_gap(gap, lead, ahead=source.ahead))).isoformat()
    elif unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(days=7 * step)
        yield f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
        yield f"{monday.year}-{monday.month:02}~"
    elif unit == "day":
        yield (day + timedelta(days=step)).isoformat()


def _weekday_gap(gap: int, lead: str, *, ahead: bool) -> int:
    """Return the days to a weekday that is `gap` days ahead, or 7 less behind; a bare one is the last, or the next."""
    if lead.startswith("last"):
        return gap - (14 if lead == "last-but-one" else 7)
    if lead.startswith("next"):
        return (gap or 7) + (7 if lead == "next-but-one" else 0)
    return gap if ahead or not gap else gap - 7


def _year_of_season(season: int, day: date, step: int) -> int:
    """Return the year of this, the last or the next season of a name."""
    begins = date(day.year, FIRST_MONTH[season], 1)
    more = step - (step > 0) + (step < 0)  # the summer before last
    if step > 0:
        return (day.year if begins > day else day.year + 1) + more
    return (day.year if step == 0 or begins < day.replace(day=1) else day.year - 1) + more
