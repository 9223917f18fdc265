"""Dates in words -> the EDTF dates that they can mean, in a source that appeared on a known day."""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from factsheet.dates import Date
from factsheet.words.dates import year_of
from factsheet.words.tokens import Mention, Point

_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10, 40: 1, 41: 7}
_LENGTH = {**dict.fromkeys((21, 22, 23, 24, 33, 34, 35, 36), 3), 40: 6, 41: 6}
_FIRST_QUARTER, _FIRST_HALF = 33, 40


def meanings(found: Iterable[Mention], issued: Date, *, ahead: bool, event: bool = False) -> list[str]:
    """Return the EDTF dates that mentions of one source can mean.

    `ahead` when they speak of what is to come; `event` when they date something that happened once: since 2021 is then
    also 2021.
    """
    found = tuple(found)
    source = _day_of(issued)
    years = sorted(
        {year_of(p[0], source.year) for m in found for p in (m.first, m.last) if p and p[0] is not None and not m.exact}
    )
    found = tuple(m._replace(lead="from") if event and m.lead == "since" else m for m in found)
    return list(dict.fromkeys(one for m in found for one in _meanings(m, issued, source, years, ahead=ahead)))


def _day_of(issued: Date) -> date:
    """The last day on which the source may have appeared, for counting from."""
    part = issued.end or issued.start
    assert part
    year = min(max(1, part.last_year), 9999)
    month = part.month if part.month and part.month <= 12 else 12
    return date(year, month, part.day or _days_in(year, month))


def _meanings(mention: Mention, issued: Date, source: date, years: list[int], *, ahead: bool) -> Iterator[str]:
    if mention.relative:
        for text in _relative(mention, issued, source, years, ahead=ahead):
            yield from _bounded(text, mention.lead, mention.part)
        return
    if mention.exact:
        for text in mention.exact.split("|"):
            yield from _bounded(text, mention.lead, mention.part)
        return
    first = _known(mention.first, source)
    last = _known(mention.last, source) if mention.last else None
    for year in [first[0]] if first[0] is not None else years or [_nearest_year(first, source, ahead=ahead)]:
        start: Point = _in_month(year, first, source) if first[2] and not first[1] else (year, *first[1:])
        if not _exists(start):
            continue
        if last:
            end: Point = (year if last[0] is None else last[0], *last[1:])
            if _exists(end) and edtf(start) != edtf(end):
                yield from _bounded(f"{edtf(start)}/{edtf(end)}", mention.lead, mention.part)
        elif mention.lead in ("week ended", "year ended", "months to", "decade to"):
            yield from _period(start, mention.lead, mention.span)
        else:
            yield from _bounded(edtf(start), mention.lead, mention.part)


def _in_month(year: int, point: Point, source: date) -> Point:
    """A day without month and year: the last such day before the source appeared."""
    month = source.month - ((point[2] or 0) > source.day)
    return (year, month, point[2]) if month else (year - 1, 12, point[2])


def _known(point: Point, source: date) -> Point:
    return (year_of(point[0], source.year) if point[0] is not None else None, *point[1:])


def _exists(point: Point) -> bool:
    year, month, day = point
    return not (day and month and month <= 12 and year is not None and day > _days_in(year, month))


def edtf(point: Point) -> str:
    """Write a point as EDTF does; years below 0 are astronomical."""
    year, month, day = point
    assert year is not None
    text = f"-{-year:04}" if year < 0 else f"{year:04}"
    return text + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def _bounded(text: str, lead: str, part: str) -> Iterator[str]:
    """What a date means behind `since`, `by`, `early` and the like."""
    for one in _part_of(text, part) if part else (text,):
        if lead == "since":
            yield f"{_start(one)}/.."
        elif lead == "from":
            yield from (one, f"{_start(one)}/..")
        elif lead in ("until", "by"):
            yield from (one, f"../{_end(one)}")
        elif lead == "before":
            yield f"../{_shifted(_start(one), -1)}"
        elif lead == "after":
            yield from (f"{_shifted(_end(one), 1)}/..", f"{_end(one)}/..")
        elif lead == "by end":
            yield from (*_end_of(one), f"../{_end(one)}", *(f"../{end}" for end in _end_of(one)))
        else:
            yield one


def _start(text: str) -> str:
    return text.partition("/")[0]


def _end(text: str) -> str:
    return text.rpartition("/")[2]


def _part_of(text: str, part: str) -> Iterator[str]:
    """The part of a year, month, decade or century that words name loosely."""
    if part == "about":
        yield f"{text}~" if "/" not in text else text
        return
    if part == "end":
        yield from _end_of(text)
        return
    if "X" in text or "/" in text or len(text.lstrip("-")) == 4:
        yield from _part_of_years(text, part)
    elif len(text.lstrip("-")) == 7 and int(text[-2:]) <= 12:
        yield f"{text}~"
        last = _days_in(int(text[:-3]), int(text[-2:]))
        spans = {
            "early": ("01/10", "01/15"),
            "start": ("01/10", "01/07"),
            "mid": ("11/20", "10/20", "14/16"),
            "late": ("21/%d" % last, "20/%d" % last, "16/%d" % last),
        }
        for span in spans.get(part, ()):
            first, _, end = span.partition("/")
            yield f"{text}-{first}/{text}-{end}"
        yield from {"mid": (f"{text}-15~",), "start": (f"{text}-01",), "early": ()}.get(part, ())
    else:
        yield f"{text}~"


_PARTS_OF_YEAR = {
    "early": ("01/03", "01/04", "01/02"), "start": ("01/01", "01/03", "01/02"), "mid": ("05/08", "06/07", "05/07", "06/08", "04/09", "05/09"),
    "late": ("10/12", "09/12", "11/12"), "first half": ("01/06",), "second half": ("07/12",),
}  # fmt: skip


def _part_of_years(text: str, part: str) -> Iterator[str]:
    if "X" not in text and "/" not in text:
        yield from (f"{text}~",)
        for span in _PARTS_OF_YEAR.get(part, ()):
            first, _, last = span.partition("/")
            yield f"{text}-{first}/{text}-{last}"
        yield from {
            "mid": (f"{text}-06", f"{text}-07", f"{text}-06~", f"{text}-07~"),
            "start": (f"{text}-01", f"{text}-01-01", f"{text}-01~"),
            "early": (f"{text}-01", f"{text}-01~"),
            "late": (f"{text}-12~", f"{text}-11~", f"{text}-12"),
            "first half": (f"{text}-40",),
            "second half": (f"{text}-41",),
        }.get(part, ())
        return
    if text.startswith("-"):
        return
    width = 100 if text.count("X") == 2 or ("/" in text and int(_end(text)) - int(_start(text)) > 50) else 10
    first = int(text.replace("X", "0").partition("/")[0]) // width * width
    cuts = {
        "early": ((0, 3), (0, 4), (0, 2), (1, 3), (1, 4)),
        "start": ((0, 3), (0, 2), (0, 1)),
        "mid": ((4, 6), (3, 6), (3, 7), (4, 7)),
        "late": ((7, 9), (6, 9), (5, 9), (8, 9)),
        "first half": ((0, 4),),
        "second half": ((5, 9),),
    }
    step = width // 10
    for low, high in cuts.get(part, ()):
        start, end = first + low * step, first + high * step + step - 1
        yield f"{start:04}/{end:04}" if start != end else f"{start:04}"
    if width == 100:
        thirds = {"early": (0, 33), "mid": (34, 66), "late": (67, 99), "start": (0, 20)}.get(part)
        for shift in (0, 1) if thirds else ():
            yield f"{first + thirds[0] + shift:04}/{first + thirds[1] + shift:04}"  # type: ignore[index]
    yield from {
        "mid": (f"{first + 5 * step:04}~",),
        "early": (f"{first + 1 * step:04}~", f"{first + 2 * step:04}~"),
        "late": (f"{first + 8 * step:04}~", f"{first + 9 * step:04}~"),
    }.get(part, ())
    yield text


def _end_of(text: str) -> Iterator[str]:
    """The last day of a year, month, season, quarter or half; of a year also its last month."""
    end = _end(text)
    if "X" in end:
        yield from _part_of_years(end, "late")
        return
    year, month = (int(end[:5]), end[6:]) if end.startswith("-") else (int(end[:4]), end[5:])
    if not month:
        yield from (edtf((year, 12, 31)), edtf((year, 12, None)))
    elif len(month) == 2:
        last = int(month) if int(month) <= 12 else (_FIRST_MONTH[int(month)] + _LENGTH[int(month)] - 2) % 12 + 1
        over = year + (int(month) == 24)
        yield edtf((over, last, _days_in(over, last)))
        if int(month) > 12:
            yield edtf((over, last, None))
        else:
            yield f"{end}~"
    else:
        yield end


def _days_in(year: int, month: int) -> int:
    return 29 if month == 2 and isleap(year) else 28 if month == 2 else monthrange(2001, month)[1]


def _shifted(text: str, units: int) -> str:
    """A date moved by one or more of its own units: the year before 2020, the day after 31 March."""
    if "X" in text or "~" in text:
        return text
    sign, bare = (-1, text[1:]) if text.startswith("-") else (1, text)
    parts = [int(part) for part in bare.split("-")]
    year = parts[0] * sign
    if len(parts) == 1:
        return edtf((year + units, None, None))
    if len(parts) == 3:
        moved = date(year, parts[1], parts[2]) + timedelta(days=units) if year > 0 else None
        return moved.isoformat() if moved else text
    month = parts[1]
    if month <= 12:
        index = year * 12 + month - 1 + units
        return edtf((index // 12, index % 12 + 1, None))
    base, count = (21, 4) if month < 30 else (33, 4) if month < 40 else (40, 2)
    index = year * count + month - base + units
    return edtf((index // count, base + index % count, None))


def _period(end: Point, lead: str, count: int) -> Iterator[str]:
    """A span that ends on a day or month: the year ended 31 March 2024, the week to 5 March."""
    year, month, day = end
    assert year is not None
    if lead == "decade to":
        yield from (f"{year - 10}/{year}", f"{year - 9}/{year}") if month is None else ()
        return
    if lead == "week ended" and month and day:
        last = date(year, month, day)
        yield f"{(last - timedelta(days=6)).isoformat()}/{last.isoformat()}"
        return
    if month is None or month > 12:
        if month is None and lead == "year ended":
            yield f"{year}"
        return
    months = 12 if lead == "year ended" else count
    index = year * 12 + month - months
    first = (index // 12, index % 12 + 1)
    if day is None or day == _days_in(year, month):
        yield f"{edtf((*first, None))}/{edtf((year, month, None))}"
    elif _exists((year, month, day)):
        begun = date(year, month, day) + timedelta(days=1)
        before = begun.year * 12 + begun.month - 1 - months
        yield f"{date(before // 12, before % 12 + 1, begun.day).isoformat()}/{edtf(end)}"


def _relative(mention: Mention, issued: Date, source: date, years: list[int], *, ahead: bool) -> Iterator[str]:
    """What words mean that count from the day of the source."""
    part = issued.end or issued.start
    assert part
    step_word, _, unit = mention.relative.partition(" ")
    step = {"last": -1, "this": 0, "next": 1}.get(step_word, 0)
    has_month = part.month is not None and part.month <= 12
    has_day = part.day is not None and not part.about
    about = "~" if part.about else ""
    if step_word == "past":
        yield from _past(unit, mention.span, part.year, source)
    elif step_word == "weekday-of":
        if has_day:
            monday = source - timedelta(days=source.weekday())
            yield (monday + timedelta(days=int(unit))).isoformat()
    elif step_word == "ago":
        if has_month:
            yield from _ago(unit, mention.span, part.year, source, years, mention.text, has_day=has_day)
        elif unit == "year":
            yield from (f"{part.year - mention.span}", f"{part.year - mention.span}~")
    elif unit == "year":
        bases = (
            [year + step for year in years]
            if step and years and mention.text.lower().startswith(_ELSEWHERE)
            else [part.year + step]
        )
        yield from map(str, bases)
    elif unit.startswith("season"):
        season = int(unit.split()[1])
        yield f"{_year_of_season(season, source, issued, step)}-{season}"
    elif not has_month:
        yield f"{part.datetime}~"
    elif mention.relative == "to date":
        yield from (issued.text, f"../{issued.text}")
    elif unit == "month":
        index = part.year * 12 + (part.month or 1) - 1 + step
        yield f"{index // 12}-{index % 12 + 1:02}{about}"
        if "earlier" in mention.text.lower() or "later" in mention.text.lower():
            yield f"{index // 12}-{index % 12 + 1:02}~"
    elif unit in ("quarter", "half"):
        size, code = (3, _FIRST_QUARTER) if unit == "quarter" else (6, _FIRST_HALF)
        count = 12 // size
        index = part.year * count + ((part.month or 1) - 1) // size + step
        yield f"{index // count}-{code + index % count}"
    elif unit in ("decade", "century"):
        width = 10 if unit == "decade" else 100
        first = (part.year // width + step) * width
        yield from (
            f"{first:04}/{first + width - 1:04}",
            f"{first // width:0{4 - len(str(width)) + 1}}{'X' * (len(str(width)) - 1)}",
        )
    elif unit.startswith("month "):
        yield from _named_month(int(unit.split()[1]), source, step)
    elif not has_day:
        yield f"{part.year}-{part.month:02}~"  # days and weeks of an article that is dated by its month
    else:
        yield from _days(mention.relative, source, step, ahead=ahead)


_ELSEWHERE = ("a year earlier", "a year before", "the previous year", "the prior year", "the preceding year", "the year before", "the year earlier",
              "one year earlier", "the following year", "the year after", "previous year", "prior year")  # fmt: skip


def _named_month(month: int, source: date, step: int) -> Iterator[str]:
    """last October, next May, this March."""
    year = source.year
    if step < 0 and month >= source.month:
        year -= 1
    elif step > 0 and month <= source.month:
        year += 1
    yield f"{year}-{month:02}"


def _ago(
    unit: str, count: int, year: int, source: date, years: list[int], text: str, *, has_day: bool
) -> Iterator[str]:
    """ten years ago, a month earlier: as exact as the unit, and loosely."""
    if unit == "year":
        for base in years if years and "ago" not in text.lower() else [year]:
            yield from (f"{base - count}", f"{base - count}~")
        if not years or "ago" in text.lower():
            yield from (f"{year - count}-{source.month:02}", f"{year - count}-{source.month:02}~")
    elif unit in ("month", "quarter"):
        index = source.year * 12 + source.month - 1 - count * (3 if unit == "quarter" else 1)
        month = f"{index // 12}-{index % 12 + 1:02}"
        yield from (month, f"{month}~")
    elif unit in ("decade", "century"):
        width = 10 if unit == "decade" else 100
        yield from (f"{year - count * width}~", f"{year - count * width}")
    elif has_day:
        day = source - timedelta(days=count * (7 if unit == "week" else 1))
        yield from (day.isoformat(), f"{day.isoformat()}~")
        if unit == "week":
            yield f"{day.year}-{day.month:02}~"


def _past(unit: str, count: int, year: int, source: date) -> Iterator[str]:
    """The past three years, the last six months: up to now, in years or months."""
    if unit == "year":
        yield from (
            f"{year - count}/{year}",
            f"{year - count}/{year - 1}",
            f"{year - count}/..",
            f"{year - count}-{source.month:02}/{year}-{source.month:02}",
        )
        if _exists((year - count, source.month, source.day)):
            yield f"{edtf((year - count, source.month, source.day))}/{source.isoformat()}"
    elif unit in ("month", "decade"):
        index = source.year * 12 + source.month - 1 - count * (1 if unit == "month" else 120)
        yield from (
            f"{index // 12}-{index % 12 + 1:02}/{source.year}-{source.month:02}",
            f"{index // 12}-{index % 12 + 1:02}/..",
        )


def _days(words: str, day: date, step: int, *, ahead: bool) -> Iterator[str]:
    moves = {"today": 0, "yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}
    lead, _, unit = words.partition(" ")
    if words in moves:
        yield (day + timedelta(days=moves[words])).isoformat()
    elif unit.startswith("weekday"):
        gap = (int(unit.split()[1]) - day.weekday()) % 7
        if lead == "last":
            yield (day + timedelta(days=gap - 7)).isoformat()
        elif lead == "next":
            yield from ((day + timedelta(days=gap or 7)).isoformat(),)
        else:
            yield (day + timedelta(days=gap if ahead or lead == "this" and gap else gap - 7 if gap else 0)).isoformat()
    elif unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(days=7 * step)
        yield f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
        yield f"{monday.year}-{monday.month:02}~"
    elif unit == "day":
        yield (day + timedelta(days=step)).isoformat()


def _year_of_season(season: int, source: date, issued: Date, step: int) -> int:
    begins = date(source.year, _FIRST_MONTH[season], 1)
    if step > 0:
        return begins.year if begins > source else begins.year + 1
    return begins.year if step == 0 or begins < source.replace(day=1) else begins.year - 1


def _nearest_year(point: Point, source: date, *, ahead: bool) -> int:
    """The year of a month or day that is named without one: the last such time, or the next for what is to come."""
    month, day = point[1] or 1, point[2]
    first = _FIRST_MONTH.get(month, month)
    year = source.year
    key = (first, day or 1)
    if ahead:
        year += key < (source.month, source.day if day else 1)
    else:
        year -= key > (source.month, source.day)
    while not _exists((year, month, day)):
        year += 1 if ahead else -1
    return year
