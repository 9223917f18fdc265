"""Dates in words: `28-30 August`, `by the end of 2023`, `next summer` -> mentions, and the EDTF dates they can mean."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import MAXYEAR, date, timedelta
from functools import lru_cache
from typing import NamedTuple

from factsheet.dates import Date, edtf_year
from factsheet.days import Day, in_month
from factsheet.words.folding import fold, plain_words

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_YEAR = r"(?:1[89]|20|21)\d\d"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December" \
         r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"  # fmt: skip
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_LEAD = r"(?P<lead>\b(?i:since|until|by\ the\ end\ of|(?:at\ )?(?:the\ )?end\ of)\s+)?"
_LONGEST_LEAD = len("by the end of ")
_CHINESE = rf"(?P<cn>(?P<cy>{_YEAR})年(?:(?P<cm>\d\d?)月(?:(?P<cd>\d\d?)日)?)?)"
_OF_A_YEAR = rf"""
      \b(?P<d1>{_DAY})(?:\s?(?:-|to)\s?(?P<d2>{_DAY}))?\s(?P<m1>{_MONTH})(?:,?\s(?P<y1>{_YEAR})\b)?
    | \b(?P<m2>{_MONTH})\s(?P<d3>{_DAY})(?:\s?(?:-|to)\s?(?P<d4>{_DAY}))?\b(?!\d|,\d)(?:,?\s(?P<y2>{_YEAR})\b)?
    | \b(?P<m3>{_MONTH})\s(?P<y3>{_YEAR})\b
    | \b(?P<season>(?i:spring|summer|autumn|winter))(?:\ of)?\s(?P<y4>{_YEAR})\b"""
_YEARS = rf"""
      (?<![\w.,$¥€£-])(?P<y5>{_YEAR})\s?(?:-|to)\s?(?P<y6>{_YEAR}|\d\d)(?![\w%]|[.,]\d)
    | (?<!\bover\s)(?<!\bthan\s)(?<!\bleast\s)(?<!\bnearly\s)(?<!\bup\sto\s)(?<![\w.,$¥€£+-])
      (?P<y7>{_YEAR})(?![\w%+]|[.,]\d|-[A-Za-z]|\s(?i:thousand|million|billion|trillion|per\ cent)\b)"""
_COUNTED = rf"""
      \b(?P<rel>(?i:this|last|next))\s(?P<span>(?i:year|month|week|spring|summer|autumn|winter))\b
    | \b(?:(?i:in|since|last|next|by)\s)(?P<m4>{_MONTH})(?!\s\d)
    | \b(?:(?i:on|last|next)\s)(?P<weekday>(?i:{"|".join(_WEEKDAYS)}))\b
    | \b(?P<now>(?i:to\ date|so\ far|today|yesterday|tomorrow))\b"""
_STARTS = rf"(?:\b(?=\w)|(?={_YEAR}年))"  # where every date starts; spares the rest a try at each other place
_DATE = re.compile(rf"{_STARTS}{_LEAD}(?:{_CHINESE}|{_OF_A_YEAR}|{_YEARS}|{_COUNTED})", re.VERBOSE)
_DATE_IN_DIGITS = re.compile(rf"{_STARTS}{_LEAD}(?:{_CHINESE}|{_YEARS})", re.VERBOSE)
_ANY_YEAR = re.compile(_YEAR)
DATE_WORDS = frozenset(
    {*_MONTHS, *(month[:3] for month in _MONTHS), "sept", *_SEASONS, *_WEEKDAYS, "year", "month", "week",
     "date", "far", "today", "yesterday", "tomorrow"}
)  # fmt: skip
"""Of these one stands in every date that is more than years."""

Point = tuple[int | None, int | None, int | None]
"""Year, month (21 to 24: season) and day, as far as the words give them."""


class Mention(NamedTuple):
    """A date as words give it, at `start` to `end` of the folded text; `relative` words name no date of their own."""

    start: int
    end: int
    text: str
    first: Point = (None, None, None)
    last: Point | None = None
    lead: str = ""  # since, until, end
    relative: str = ""


@lru_cache(maxsize=4096)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every date in a text, in order."""
    folded = fold(text)
    return find(folded, plain_words(folded))


def find(folded: str, words: Collection[str]) -> tuple[Mention, ...]:
    """Every date in a folded text of these plain words."""
    found = _near_years(folded) if DATE_WORDS.isdisjoint(words) else _DATE.finditer(folded)
    return tuple(map(_mention, found))


def _near_years(folded: str) -> Iterator[re.Match[str]]:
    """Dates in digits: looked for where a year stands, from as far before it as a lead can begin."""
    at = 0
    while year := _ANY_YEAR.search(folded, at):
        match = _DATE_IN_DIGITS.search(folded, max(at, year.start() - _LONGEST_LEAD))
        if not match:
            return
        yield match
        at = match.end()


def _mention(match: re.Match[str]) -> Mention:
    group = match.groupdict().get
    text = match[0].strip()
    lead = (group("lead") or "").strip().lower()
    lead = "end" if lead.endswith("end of") else lead
    if begin := group("y5"):
        last = (_full_year(int(begin), match["y6"]), None, None)
        return Mention(match.start(), match.end(), text, (int(begin), None, None), last, lead)
    if year := group("y7"):
        return Mention(match.start(), match.end(), text, (int(year), None, None), None, lead)
    year = group("cy") or group("y1") or group("y2") or group("y3") or group("y4")
    month = _month(group("m1") or group("m2") or group("m3") or group("m4")) or _int(group("cm"))
    if season := group("season"):
        month = _SEASONS[season.lower()]
    day, to_day = _int(group("d1") or group("d3") or group("cd")), _int(group("d2") or group("d4"))
    to = (_int(year), month, to_day) if to_day else None
    relative = group("weekday") or group("now") or (f"{group('rel')} {group('span')}" if group("rel") else "")
    return Mention(match.start(), match.end(), text, (_int(year), month, day), to, lead, relative.lower())


def meanings(texts: tuple[str, ...], issued: Date, *, ahead: bool) -> list[str]:
    """The EDTF dates that texts can mean, in a source issued then; `ahead` when they speak of what is to come."""
    return meant((mention for text in texts for mention in mentions(text)), issued, ahead=ahead)


def meant(found: Iterable[Mention], issued: Date, *, ahead: bool) -> list[str]:
    """The EDTF dates that dates in words can mean, all of one source."""
    found = tuple(found)
    years = sorted({point[0] for m in found for point in (m.first, m.last) if point and point[0]})
    answers = dict.fromkeys(answer for m in found for answer in _meanings(m, issued, years, ahead=ahead))
    return list(answers)


def _meanings(mention: Mention, issued: Date, years: list[int], *, ahead: bool) -> Iterator[str]:
    if mention.relative:
        yield from _relative(mention.relative, issued, ahead=ahead)
        return
    year, month, day = mention.first
    for known in [year] if year else years or [_nearest_year(month or 1, day, issued, ahead=ahead)]:
        first = _edtf((known, month, day))
        last = _edtf((mention.last[0] or known, *mention.last[1:])) if mention.last else ""
        if last:
            yield f"{first}/{last}"
        elif mention.lead == "end":
            yield from _end_of(known, month)
        else:
            yield first
            if mention.lead in ("since", "until"):
                yield f"{first}/.." if mention.lead == "since" else f"../{first}"


def _end_of(year: int, month: int | None) -> Iterator[str]:
    if month is None:
        yield from (_edtf((year, 12, 31)), _edtf((year, 12, None)))
    elif month <= 12:
        yield _edtf((year, month, in_month(year, month)))


def _relative(words: str, issued: Date, *, ahead: bool) -> Iterator[str]:
    """What words mean that count from the day of the source."""
    part = issued.end or issued.start
    assert part
    lead, _, span = words.partition(" ")
    step = {"last": -1, "this": 0, "next": 1}.get(lead, 0)
    if part.years > 1:
        yield issued.text  # nobody knows which was "last year" to a source of the 1990s
    elif span == "year":
        yield edtf_year(part.year + step)
    elif span in _SEASONS:
        yield _edtf((_year_of_season(span, issued, step), _SEASONS[span], None))
    elif part.month is None or part.month > 12 or not 1 < part.year < MAXYEAR:
        yield f"{edtf_year(part.year)}~"
    elif span == "month":
        index = part.year * 12 + part.month - 1 + step
        yield _edtf((index // 12, index % 12 + 1, None)) + ("~" if part.about else "")
    elif words in ("to date", "so far"):
        yield issued.text
    elif part.day is None or part.about:
        yield f"{_edtf((part.year, part.month, None))}~"  # days and weeks of an article that is dated by its month
    else:
        yield from _days(words, date(part.year, part.month, part.day), ahead=ahead)


def _days(words: str, day: date, *, ahead: bool) -> Iterator[str]:
    moves = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if words in moves:
        yield (day + timedelta(days=moves[words])).isoformat()
    elif words in _WEEKDAYS:
        gap = (_WEEKDAYS.index(words) - day.weekday()) % 7
        yield (day + timedelta(days=gap if ahead else gap - 7 if gap else 0)).isoformat()
    else:
        step = {"last week": -7, "this week": 0, "next week": 7}[words]
        monday = day - timedelta(days=day.weekday()) + timedelta(days=step)
        yield f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
        yield f"{monday.year}-{monday.month:02}~"


def _year_of_season(season: str, issued: Date, step: int) -> int:
    first_month = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[season]
    begins = Day(issued.last.year, first_month, 1)
    if step > 0:
        return begins.year if begins > issued.last else begins.year + 1
    return begins.year if step == 0 or begins < issued.first else begins.year - 1


def _nearest_year(month: int, day: int | None, issued: Date, *, ahead: bool) -> int:
    """The year of a month that is named without one: the last such month, or the next one for what is to come."""
    start = Day(issued.last.year, month if month <= 12 else (month - 20) * 3, day or 1)
    if ahead:
        return start.year if start >= (issued.first if day else issued.first._replace(day=1)) else start.year + 1
    return start.year if start <= issued.last else start.year - 1


def _edtf(point: Point) -> str:
    year, month, day = point
    return edtf_year(year or 0) + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def _full_year(begin: int, end: str) -> int:
    return int(end) if len(end) == 4 else begin // 100 * 100 + int(end)


def _month(name: str | None) -> int | None:
    if not name:
        return None
    return next(number for number, full in enumerate(_MONTHS, 1) if full.startswith(name.lower().rstrip(".")[:3]))


def _int(digits: str | None) -> int | None:
    return int(re.sub(r"\D", "", digits)) if digits else None
