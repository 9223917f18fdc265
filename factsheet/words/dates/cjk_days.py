"""Days, seasons and periods in Chinese, Japanese and Korean: 昨(15)日, 今夏, 이달 1일부터 20일까지."""

from __future__ import annotations

import re

from factsheet.words.dates import cjk_words as words
from factsheet.words.dates.calendar import MONTHS, can_have
from factsheet.words.dates.when import unreadable
from factsheet.words.text import Text
from factsheet.words.tokens import Mention, TokenAt

_MOST_DAYS = 31
_FEBRUARY = 2
_EACH_DAY = re.compile(r"\d+|[一二三四五六七八九十]+")
_DAYS = re.compile(
    rf"(?:{words.MONTH_NEAR}"
    rf"|(?P<near>지난)|(?P<coming>오는))\s?(?P<first>\d{{1,2}})\s?[日號号일]?{words.TO}(?P<end>\d{{1,2}})\s?[日號号일](?:까지|まで)?(?![間间])"
)
_DATED_DAY = re.compile(r"(?P<rel>[昨今明前])\((?P<day>\d{1,2})\)[日天]")
_SEASON = re.compile(
    r"(?P<rel>[今昨去来明]|올해|올|작년|지난해|내년)\s?(?P<season>[春夏秋]|봄|여름|가을)"
    r"(?![闘斗節节晚运運招耕播粮糧奥奧令装裝冬])"
)
_SEASONS = {"春": 21, "夏": 22, "秋": 23, "봄": 21, "여름": 22, "가을": 23}
_YEARS = {"今": "今年", "昨": "去年", "去": "去年", "来": "明年", "明": "明年"}
_ENDED = re.compile(
    r"截[至止](?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日止?的(?:(?P<fiscal>\d{4})年?)?(?:上一?个?)?"
    r"(?:(?P<whole>[财財]年|[财財]政年度|[会會][计計]年度|年度)|(?P<count>\d{1,2}|[一二三六九十两兩]{1,2})[个個]月"
    r"|(?P<half>上?半年)|(?P<quarter>第?[一二三四1-4]?[财財]?季度?))"
)


_TOLD_WITH_END = re.compile(
    r"\d{4}[财財]年度?\(截[至止](?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:止|的?年度)?\)"
)

_FIXED_DAYS = {
    **dict.fromkeys(("元旦",), (1, 1)),
    **dict.fromkeys(("三八妇女节", "妇女节", "婦女節"), (3, 8)),
    **dict.fromkeys(("五一劳动节", "劳动节", "勞動節"), (5, 1)),
    **dict.fromkeys(("平安夜",), (12, 24)),
    **dict.fromkeys(("圣诞节", "聖誕節"), (12, 25)),
}
_OF_CHINA = {
    **dict.fromkeys(("五四青年节", "青年节"), (5, 4)),
    **dict.fromkeys(("六一儿童节", "儿童节"), (6, 1)),
    **dict.fromkeys(("七一建党节", "建党节"), (7, 1)),
    **dict.fromkeys(("八一建军节", "建军节"), (8, 1)),
    **dict.fromkeys(("教师节",), (9, 10)),
    **dict.fromkeys(("国庆节", "国庆日"), (10, 1)),
}
_OF_TAIWAN = dict.fromkeys(("雙十節", "双十节", "國慶日", "國慶節"), (10, 10))
"""Feasts that have the same day in every year, everywhere or in a country, by their names."""

_FIXED = re.compile(
    rf"{words.OF_YEAR}的?(?P<day>{'|'.join((*_FIXED_DAYS, *_OF_CHINA, *_OF_TAIWAN))})(?P<near>[前后後])?"
    r"(?![至到、和与與及春~-]|.{0,4}[期假档檔])(?![长長小黄黃])[当當]?(?P<tail>起|以[来來]|至今)?"
)


def day_or_season(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read what begins at a lexeme, where it is one of these."""
    return (
        _fixed(text, begin, start)
        or _told_with_end(text, begin, start)
        or _ended(text, begin, start)
        or _listed(text, begin, start)
        or _days(text, begin, start)
        or _dated(text, begin, start)
    )


def _fixed(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 去年元旦, 2024年国庆节: a feast of a year that falls on one day; not those of the moon, nor days near it."""
    match = _FIXED.match(text.plain, start)
    if not match:
        return None
    own = {"": _OF_CHINA, "CN": _OF_CHINA, "TW": _OF_TAIWAN}.get(text.language.territory, {})
    day, end = {**_FIXED_DAYS, **own}.get(match["day"]), text.index_at(match.end())
    if not day or match["near"]:
        return unreadable(text, begin, end)
    lead = "since" if match["tail"] else ""
    return TokenAt(Mention(*text.span(begin, end), (words.year_of(match), *day), lead=lead), end)


def _listed(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 3月15日、16日: neighbouring days are a span, others mean no one date."""
    match = words.DAYS_LISTED.match(text.plain, start)
    if not match:
        return None
    end = text.index_at(match.end())
    days = [words.number_of(day) or 0 for day in _EACH_DAY.findall(match["days"])]
    month = words.number_of(match["month"])
    is_day = all(can_have(None, month or 1, day) for day in days) if not month or month <= MONTHS else False
    are_neighbours = days == list(range(days[0], days[0] + len(days)))
    if not is_day or not are_neighbours or words.SPAN_BEHIND.match(text.plain, match.end()):
        return unreadable(text, begin, end)
    if relative := _relative_month(match):
        mention = Mention(*text.span(begin, end), last=(None, None, days[-1]), relative=relative, span=days[0])
        return TokenAt(mention, end)
    year = words.year_of(match)
    return TokenAt(Mention(*text.span(begin, end), (year, month, days[0]), (year, month, days[-1])), end)


def _days(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 이달 1일부터 20일까지: the days of a month that counts from the one of the source."""
    match = _DAYS.match(text.plain, start)
    if not match:
        return None
    first, last, end = int(match["first"]), int(match["end"]), text.index_at(match.end())
    if not 1 <= first < last <= _MOST_DAYS:
        return unreadable(text, begin, end)
    relative = _relative_month(match)
    return TokenAt(Mention(*text.span(begin, end), last=(None, None, last), relative=relative, span=first), end)


def _relative_month(match: re.Match[str]) -> str:
    """Return how the month of days counts from the day of the source; empty where none does."""
    if match["near"] or match["coming"]:
        return "nearest-day next" if match["coming"] else "nearest-day last"
    step = next((step for name, step in (("next", 1), ("last", -1), ("this", 0)) if match[name]), None)
    return "" if step is None else f"day-of-month {step}"


def _dated(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 昨(15)日 and 今夏."""
    if match := _DATED_DAY.match(text.plain, start):
        end = text.index_at(match.end())
        relative = "nearest-day next" if match["rel"] == "明" else "nearest-day last"
        is_day = 1 <= int(match["day"]) <= _MOST_DAYS
        mention = Mention(*text.span(begin, end), relative=relative, span=int(match["day"]))
        return TokenAt(mention, end) if is_day else unreadable(text, begin, end)
    if match := _SEASON.match(text.plain, start):
        end = text.index_at(match.end())
        year = words.RELATIVE[_YEARS.get(match["rel"], match["rel"])]
        return TokenAt(Mention(*text.span(begin, end), (year, _SEASONS[match["season"]], None)), end)
    return None


def _told_with_end(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 2023财年（截至2024年3月31日）: a financial year whose last day stands in brackets."""
    match = _TOLD_WITH_END.match(text.plain, start)
    if not match:
        return None
    end, day = text.index_at(match.end()), (int(match["year"]), int(match["month"]), int(match["day"]))
    if not 1 <= day[1] <= MONTHS or not can_have(*day):
        return unreadable(text, begin, end)
    return TokenAt(Mention(*text.span(begin, end), day, lead="year ended"), end)


def _ended(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 截至6月30日的2024财年; one that ends in winter may have the number of the year before."""
    match = _ENDED.match(text.plain, start)
    if not match:
        return None
    end, month = text.index_at(match.end()), int(match["month"])
    year = match["year"] or match["fiscal"]
    if not 1 <= int(match["day"]) <= _MOST_DAYS or not (match["year"] or not match["fiscal"] or month > _FEBRUARY):
        return unreadable(text, begin, end)
    count = words.number_of(match["count"]) or (6 if match["half"] else 3)
    lead, span = ("year ended", 0) if match["whole"] else ("months to", count)
    first = (int(year) if year else None, month, int(match["day"]))
    return TokenAt(Mention(*text.span(begin, end), first, lead=lead, span=span), end)
