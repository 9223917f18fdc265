"""Dates in words -> the EDTF dates that they can mean, in a source that appeared on a known day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta

from factsheet.core.edtf import Date
from factsheet.words.dates.bounds import bounded
from factsheet.words.dates.calendar import (
    FIRST_MONTH,
    MONTHS,
    days_in,
    edtf,
    exists,
    falls_on,
    month_at,
    nth_weekday,
)
from factsheet.words.dates.counted import year_of
from factsheet.words.dates.distances import FROM_DATE
from factsheet.words.dates.earlier import earlier
from factsheet.words.dates.relative import relative
from factsheet.words.dates.source import Source, day_of
from factsheet.words.tokens import DateParts, Mention

_PERIODS = ("week begun", "week ended", "year ended", "months to", "years to", "days to", "months from")


def meanings(
    mentions: Iterable[Mention],
    issued: Date,
    *,
    ahead: bool,
    event: bool = False,
    without: Collection[Mention] = (),
) -> list[str]:
    """Return the EDTF dates that mentions of one source can mean, but for some, from which others may still count.

    `ahead` when they speak of what is to come; `event` when they date something that happened once: since 2021 is then
    also 2021, and so is early in 2021.

    >>> from factsheet.core import edtf
    >>> from factsheet.words.reader import read
    >>> meanings(read("since last October").dates, edtf.parse("2025-03-21"), ahead=False)
    ['2024-10/..']
    """
    mentions, day = list(mentions), day_of(issued)
    source = Source(issued, day, _named(mentions, day), ahead)
    asked = (mention for mention in mentions if mention not in without)
    meant = (each for mention in asked for each in (_of_event(mention) if event else (mention,)))
    return list(dict.fromkeys(text for mention in meant for text in _meanings(mention, source)))


def _of_event(mention: Mention) -> tuple[Mention, ...]:
    """Return what a mention says of something that happened once: in a part of a year is in the year, too."""
    if mention.lead == "since":
        return (mention._replace(lead="from"),)
    is_within = mention.part not in ("", "about") and not mention.lead
    return (mention, mention._replace(part="")) if is_within else (mention,)


def _named(mentions: Iterable[Mention], day: date) -> list[DateParts]:
    """Return the points that mentions name with their year, in order."""
    named = (mention for mention in mentions if not (mention.exact or mention.relative.startswith(FROM_DATE)))
    points = (point for mention in named for point in (mention.first, mention.last) if point)
    known = {_known(point, day) for point in points if point[0] is not None}
    return sorted(known, key=lambda point: [part or 0 for part in point])


def _meanings(mention: Mention, source: Source) -> Iterator[str]:
    """Yield the EDTF dates that one mention can mean."""
    word, _, unit = mention.relative.partition(" ")
    if word == FROM_DATE:
        bases = _points(mention, source)
        texts: Iterable[str] = (text for base in bases for text in earlier(unit, mention.span, base, is_named=True))
    elif mention.relative:
        texts = relative(mention, source)
    elif mention.exact:
        texts = mention.exact.split("|")
    elif mention.lead in _PERIODS and not mention.last:
        for point in _points(mention, source):
            yield from _period(point, mention.lead, mention.span)
        return
    else:
        texts = _texts(mention, source)
    for text in texts:
        yield from bounded(text, mention.lead, mention.part)


def _texts(mention: Mention, source: Source) -> Iterator[str]:
    """Yield a point, or the span of two, with the years that it can have."""
    for start in _days_meant(mention, source):
        if not mention.last:
            yield edtf(start)
            continue
        last = _known(mention.last, source.day)
        assert start[0] is not None
        year = start[0] + _is_over_new_year(start, last) if last[0] is None else last[0]
        end: DateParts = (year, *last[1:])
        if exists(end) and edtf(start) != edtf(end):
            yield f"{edtf(start)}/{edtf(end)}"


def _points(mention: Mention, source: Source) -> Iterator[DateParts]:
    """Yield the first point of a mention with each year that it can have, where its day exists."""
    first = _known(mention.first, source.day)
    for year in _years(first, mention.last, source):
        is_day_alone = first[2] and not first[1]
        point: DateParts = _in_month(year, first[2] or 0, source.day) if is_day_alone else (year, *first[1:])
        if exists(point):
            yield point


def _days_meant(mention: Mention, source: Source) -> Iterator[DateParts]:
    """Yield the points of a mention: of the first Friday of a month its day, of a day with a weekday one that fits."""
    for start in _points(mention, source):
        year, month, day = start
        if mention.weekday is None or (day and falls_on(start, mention.weekday)):
            yield start
        elif year and month and not day and (nth := nth_weekday(year, month, mention.weekday, mention.span)):
            gap = nth - source.day
            is_guess = mention.first[0] is None and not source.years
            if not is_guess or (gap >= timedelta() if source.ahead else gap <= timedelta()):
                yield nth.year, nth.month, nth.day


def _years(first: DateParts, last: DateParts | None, source: Source) -> list[int]:
    """Return the years that the first point of a mention can have; a span that is told of is over."""
    if first[0] is not None:
        return [first[0]]
    if source.years:
        return source.years
    if last and last[0] is None and last[1] and not source.ahead:
        return [_nearest_year(last, source.day, ahead=False) - _is_over_new_year(first, last)]
    return [_nearest_year(first, source.day, ahead=source.ahead)]


def _is_over_new_year(first: DateParts, last: DateParts) -> bool:
    """Tell whether a span of points without years ends in the year after the one in which it begins."""
    begin, end = ((FIRST_MONTH.get(month or 0, month or 0), day or 0) for _, month, day in (first, last))
    return bool(first[1] and last[1]) and begin > end


def _known(point: DateParts, day: date) -> DateParts:
    """Return a point with a year that counts from no other."""
    return (year_of(point[0], day.year) if point[0] is not None else None, *point[1:])


def _in_month(year: int, number: int, day: date) -> DateParts:
    """Return a day without month and year: the last such day before the source appeared."""
    month = day.month - (number > day.day)
    return (year, month, number) if month else (year - 1, MONTHS, number)


def _nearest_year(point: DateParts, day: date, *, ahead: bool) -> int:
    """Return the year of a month or day that is named without one: that of the last such time, or of the next."""
    month, number = point[1] or 1, point[2]
    begins = (FIRST_MONTH.get(month, month), number or 1)
    if ahead:
        year = day.year + (begins < (day.month, day.day if number else 1))
    else:
        year = day.year - (begins > (day.month, day.day))
    while not exists((year, month, number)):
        year += 1 if ahead else -1
    return year


def _period(end: DateParts, lead: str, count: int) -> Iterator[str]:
    """Yield a span that ends on a day or month: the year ended 31 March 2024, the week to 5 March."""
    year, month, day = end
    assert year is not None
    if lead == "years to" and month is None:
        yield from (f"{year - count}/{year}", f"{year - count + 1}/{year}") if count > 1 else ()
    elif lead == "days to":
        if month and day and month <= MONTHS:
            yield f"{(date(year, month, day) - timedelta(days=count - 1)).isoformat()}/{edtf(end)}"
    elif lead == "months from":
        if month is None and count > MONTHS:
            yield from (f"{year}/{year + count // MONTHS - shift}" for shift in (0, 1))
            yield f"{year}/.."
        elif month and month <= MONTHS:
            yield from _months_from(year, month, day, count)
    elif lead.startswith("week") and month and day:
        first = date(year, month, day) - timedelta(days=6 if lead == "week ended" else 0)
        yield f"{first.isoformat()}/{(first + timedelta(days=6)).isoformat()}"
    elif month is None:
        yield from (f"{year}",) if lead == "year ended" else ()
    elif month <= MONTHS:
        months = MONTHS if lead == "year ended" else count * MONTHS if lead == "years to" else count
        yield from _months_to(year, month, day, months)


def _months_from(year: int, month: int, day: int | None, months: int) -> Iterator[str]:
    """Yield some months from a month or day on: whole ones where the day is the first of its month."""
    if day is None or day == 1:
        last = month_at(year * MONTHS + month - 1 + months - 1)
        yield f"{edtf((year, month, None))}/{edtf((*last, None))}"
        return
    after = (*month_at(year * MONTHS + month - 1 + months), day)
    if exists(after):
        yield f"{edtf((year, month, day))}/{(date(*after) - timedelta(days=1)).isoformat()}"


def _months_to(year: int, month: int, day: int | None, months: int) -> Iterator[str]:
    """Yield some months up to a month or day: whole ones where the day is the last of its month."""
    if day is None or day == days_in(year, month):
        first = month_at(year * MONTHS + month - months)
        yield f"{edtf((*first, None))}/{edtf((year, month, None))}"
        return
    after = date(year, month, day) + timedelta(days=1)
    first = month_at(after.year * MONTHS + after.month - 1 - months)
    yield f"{date(*first, after.day).isoformat()}/{edtf((year, month, day))}"
