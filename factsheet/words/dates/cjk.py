"""Dates in Chinese, Japanese and Korean: 2024年8月28日, 去年3月, 2024年上半年, 截至2023年底, 2024년 3월."""

from __future__ import annotations

from factsheet.words.dates import cjk_words as words
from factsheet.words.dates.calendar import MONTHS, can_have
from factsheet.words.dates.cjk_centuries import age
from factsheet.words.dates.when import unreadable
from factsheet.words.text import Text
from factsheet.words.tokens import DateParts, Mention, TokenAt

_Groups = dict[str, str | None]
_PARTS_OF_POINT = ("rel", "year", "quarter", "half", "month", "day")
_FIRST_PART_OF_YEAR = 21  # as EDTF counts seasons, quarters and halves
_ON = ("于", "於", "在")
_WEEKS = {"上上": -2, "上": -1, "下": 1}
_WEEKDAYS = "一二三四五六日"


def cjk_date(text: Text, begin: int) -> TokenAt | None:
    """Read the date in these scripts that begins at a lexeme."""
    start = text.starts[begin]
    if not words.BEGINS.match(text.plain, start):
        return None
    return (
        _weekday(text, begin, start)
        or _first_months(text, begin, start)
        or age(text, begin, start)
        or _day_or_longer(text, begin, start)
    )


def _weekday(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 上周五: a day of the week before, of this one or of the next."""
    match = words.WEEKDAY.match(text.plain, start)
    if not match:
        return None
    day = _WEEKS.get(match["week"], 0) * len(_WEEKDAYS) + _WEEKDAYS.find(match["day"].replace("天", "日"))
    end = text.index_at(match.end())
    return TokenAt(Mention(*text.span(begin, end), relative=f"weekday-of {day}"), end)


def _first_months(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 今年前三季度, 2024年前8个月: the first quarters or months of a year."""
    match = words.FIRST_MONTHS.match(text.plain, start)
    count = (words.number_of(match["count"]) or 0) * (3 if match["unit"] == "季度" else 1) if match else 0
    if not match or not 1 <= count <= MONTHS:
        return None
    year = words.RELATIVE[match["rel"]] if match["rel"] else words.year_from((match["year"] or "").rstrip("年 "))
    end = text.index_at(match.end())
    return TokenAt(Mention(*text.span(begin, end), (year, 1, None), (year, count, None)), end)


def _day_or_longer(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read a day, month, part of a year or year, or two of them as a span, with what leads and follows them."""
    match = words.DATE.match(text.plain, start)
    group = match.groupdict() if match else {}
    if not match or not _has_point(group, 1) or _is_doubtful(group):
        return None
    end = text.index_at(match.end())
    first, last = _point(group, 1), _point(group, 2) if _has_point(group, 2) else None
    if last:
        first, last = _completed(first, last)
    if not _exists(first) or (last and not _exists(last)):
        return unreadable(text, begin, end)
    lead, part = _bounds(group, is_span=last is not None)
    is_fiscal = group["fiscal1"] and first[0] and first[1] is None
    exact = f"{first[0]}-04/{first[0] + 1}-03|{first[0]}/{first[0] + 1}" if is_fiscal and first[0] else ""
    return TokenAt(Mention(*text.span(begin, end), first, last, lead, part, exact=exact), end)


def _has_point(group: _Groups, n: int) -> bool:
    """Tell whether the pattern found the first or second point of a span."""
    return any(group[f"{name}{n}"] for name in _PARTS_OF_POINT)


def _is_doubtful(group: _Groups) -> bool:
    """Tell whether a day has no month, unless `on` stands before it (于15日), or a first quarter no year."""
    is_bare_day = group["day1"] and not group["month1"] and not group["day2"] and group["lead"] not in _ON
    is_bare_quarter = group["quarter1"] == "首" and not group["year1"] and not group["rel1"]
    return bool(is_bare_day or is_bare_quarter)


def _point(group: _Groups, n: int) -> DateParts:
    """Return the first or second point of a span, as far as the words give it."""
    rel, year = group[f"rel{n}"], group[f"year{n}"]
    month = words.number_of(group[f"month{n}"])
    for name, codes in (("quarter", words.QUARTER_OF), ("half", words.HALF_OF), ("season", words.SEASON_OF)):
        if part := group[f"{name}{n}"]:
            month = codes[part]
    return words.RELATIVE[rel] if rel else words.year_from(year), month, words.number_of(group[f"day{n}"])


def _completed(first: DateParts, last: DateParts) -> tuple[DateParts, DateParts]:
    """Return the ends of a span, each with what it leaves to the other: the year and month, or the month of a day."""
    if first[0] is not None and last[0] is None:
        last = (first[0], last[1] or (first[1] if last[2] else None), last[2])
    if first[1] is None and first[2] and last[1]:
        first = (first[0], last[1], first[2])
    return first, last


def _exists(point: DateParts) -> bool:
    """Tell whether there is such a month and, where its month is named, such a day."""
    year, month, day = point
    if month is None:
        return True
    if 1 <= month <= MONTHS:
        return day is None or can_have(year, month, day)
    return month >= _FIRST_PART_OF_YEAR and day is None


def _bounds(group: _Groups, *, is_span: bool) -> tuple[str, str]:
    """Return how the words around a date bound it, and which part of it they mean."""
    lead = words.TAILS.get(group["tail"] or "", "") or words.LEADS.get(group["lead"] or "", "")
    part = words.PARTS.get(group["part2" if is_span else "part1"] or "", "")
    if group["tail"] in ("为止", "為止"):  # 截至: as of
        lead = ""
    if is_span and lead == "since":
        lead = ""
    if lead == "before" and part == "end":
        lead = "by"
    if group["term1"] and not is_span:
        lead = "year ended"
    return ("", part or "about") if lead == "about" else (lead, part)
