"""Times in Chinese, Japanese and Korean that count from the day of a source: 上周五, 三年前, 近五年来, 未来5年内."""

from __future__ import annotations

import re

from factsheet.words.dates import cjk_words as words
from factsheet.words.dates.counted import LAST_YEAR, NEXT_YEAR, THIS_YEAR
from factsheet.words.text import Text
from factsheet.words.tokens import Mention, TokenAt

_COUNT = r"(?P<count>(?!0)\d{1,3}|[一二三四五六七八九十两兩]{1,3})"
_UNITS = (
    r"\s?(?:(?P<year>年|년)|(?P<month>[个個か]月|[カヶヵ]月|개월)"
    r"|(?P<week>[周週]间?|週間|[个個]?星期|주)|(?P<day>天|日|일))"
)
_AGO = re.compile(
    rf"{_COUNT}{_UNITS}\s?(?:之?前|전)"
    r"(?![后後期年半景沿列往提端进進]|[\d一二三四五六七八九十两兩]{1,2}[个個]?[季月])"
)
_PAST = re.compile(
    r"(?:(?P<near>近)|过去|過去|最近|지난\s?|최근\s?)(?P<count>\d{1,2}|[一二三四五六七八九十两兩]{1,2})"
    r"\s?(?:(?P<year>年|년)|(?P<month>[个個か]月|[カヶヵ]月|개월))(?P<since>[来來间間中]|以[来來]|간)?"
)
"""The years or months up to now: 过去十年, 近五年来, 지난 10년간."""
_NEAREST_DAY = re.compile(
    r"(?:(?P<last>지난)|(?P<next>오는))\s?(?P<day>\d{1,2})일(?P<since>부터(?!.{0,12}까지))?(?!\s?(?:[간째내새밤]|동안|연속|만에|부터|[-~·]\s?\d|까지|오전\s?\d|이상))"
)
"""The last such day, or the next one, in Korean: 지난 3일, 오는 30일."""
_WEEKDAYS = {
    "zh": re.compile(
        r"(?P<week>上上|下下|上|本|这|這|下)[个個]?(?:[周週]|星期|[礼禮]拜)(?P<day>[一二三四五六日天])"
        r"(?!\s?[至到~、和与與及-]\s?(?:[本下]?[周週]|星期)?[一二三四五六日天])(?![家个個次名位场場天年月条條项項件十百千万亿])"
    ),
    "ja": re.compile(r"(?P<week>先々週|先週|今週|再来週|さ来週|来週)の?(?P<day>[月火水木金土日])曜日?"),
    "ko": re.compile(r"(?P<week>지지난|지난|이번|다다음|다음)\s?주\s?(?P<day>[월화수목금토일])요일"),
}
_BARE_WEEKDAY = re.compile(
    r"(?<![\d一二三四五六七八九十两兩几幾数數每逢半多上下这這个個隔色整单單双雙至到和、及与與])"
    r"(?:(?:星期|[礼禮]拜)(?P<day>[一二三四五六日天])(?!\s?[至到~、和与與及-])"
    rf"|[周週](?P<short>[一二三四五六日])(?=\W|$|{words.NEWS_IN_CHINESE}|[将將会會收盘盤夜]))"
)
_COMING = re.compile(
    rf"(?:未来|未來|今后|今後|接下来|接下來|向こう|향후|앞으로)[的の\s]?{_COUNT}{_UNITS}[间間간]?"
    r"(?P<within>之?[内內]|以[内內]|で|\s?(?:이내|안에|내))?(?![后後前])"
)
_LATER = re.compile(rf"(?<![\w,、])(?:再过|再過)?{_COUNT}{_UNITS}(?:之|以)?[后後](?![期半代])")
_DAYS_AWAY = re.compile(r"大(?:(?P<ago>前)|[后後])[天日]")
_BOTH_YEARS = re.compile(r"(?P<first>[去今])(?P<last>[今明])(?:两|兩|二)年")
_THREE_DAYS, _MOST_DAYS = 3, 31
_WEEKS = {
    **dict.fromkeys(("上上", "先々週", "지지난"), -2),
    **dict.fromkeys(("上", "先週", "지난"), -1),
    **dict.fromkeys(("下", "来週", "다음"), 1),
    **dict.fromkeys(("下下", "再来週", "さ来週", "다다음"), 2),
}
_NAMES = ("一二三四五六日", "月火水木金土日", "월화수목금토일")
"""The days of a week from its Monday."""

_YEARS = {"去": LAST_YEAR, "今": THIS_YEAR, "明": NEXT_YEAR}


def near(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read what begins at a lexeme, whose first character is `start`, where it is one of these."""
    return (
        _ago(text, begin, start)
        or _past(text, begin, start)
        or _nearest_day(text, begin, start)
        or _weekday(text, begin, start)
        or _ahead(text, begin, start)
        or (_in_chinese(text, begin, start) if text.language.code == "zh" else None)
    )


def _in_chinese(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read what is Chinese alone."""
    return _bare_weekday(text, begin, start) or _days_away(text, begin, start) or _both_years(text, begin, start)


def _weekday(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 上周五: a day of the week before, of this one or of the next."""
    pattern = _WEEKDAYS.get(text.language.code)
    match = pattern.match(text.plain, start) if pattern else None
    if not match:
        return None
    day = _WEEKS.get(match["week"], 0) * len(_NAMES[0]) + _day_of_week(match["day"])
    return _counted(text, begin, match.end(), f"weekday-of {day}")


def _day_of_week(name: str) -> int:
    """Return the number of a day in its week, which begins on Monday."""
    return next(names.index(name) for names in (*_NAMES, "一二三四五六天") if name in names)


def _bare_weekday(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 星期三, and 周三 before what news tells: the last such day or the next; 一周三次 is none."""
    match = _BARE_WEEKDAY.match(text.plain, start)
    if not match:
        return None
    return _counted(text, begin, match.end(), f"on weekday {_day_of_week(match['day'] or match['short'])}")


def _days_away(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 大前天, 大后天: three days before the source or after it."""
    match = _DAYS_AWAY.match(text.plain, start)
    return (
        _counted(text, begin, match.end(), "ago day" if match["ago"] else "hence day", _THREE_DAYS) if match else None
    )


def _both_years(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 今明两年: this year and the next as a span."""
    match = _BOTH_YEARS.match(text.plain, start)
    if not match or match["first"] == match["last"] or match[0][:2] == "去明":
        return None
    end = text.index_at(match.end())
    first, last = ((_YEARS[match[name]], None, None) for name in ("first", "last"))
    return TokenAt(Mention(*text.span(begin, end), first, last), end)


def _ahead(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 未来5年内, and 3年后 at the begin of a clause, which else counts from what is told before it."""
    coming = _COMING.match(text.plain, start)
    match = coming or (_LATER.match(text.plain, start) if text.language.code == "zh" else None)
    count = words.number_of(match["count"]) if match else None
    if not match or not count:
        return None
    unit = next(name for name in ("year", "month", "week", "day") if match[name])
    step = "later" if not coming else "within" if match["within"] else "coming"
    return _counted(text, begin, match.end(), f"{step} {unit}", count)


def _counted(text: Text, begin: int, stop: int, relative: str, count: int = 0) -> TokenAt:
    """Return a date up to a character that counts from the day of the source."""
    end = text.index_at(stop)
    return TokenAt(Mention(*text.span(begin, end), relative=relative, span=count), end)


def _ago(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 三年前, 3か月前, 3년 전: a distance into the past."""
    match = _AGO.match(text.plain, start)
    count = words.number_of(match["count"]) if match else None
    if not match or not count:
        return None
    end = text.index_at(match.end())
    return TokenAt(Mention(*text.span(begin, end), relative=f"ago {match.lastgroup}", span=count), end)


def _past(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 过去十年, 近五年来: years or months up to now; 近五年 alone may be how long something took."""
    match = _PAST.match(text.plain, start)
    count = words.number_of(match["count"]) if match else None
    if not match or not count or (match["near"] and not match["since"]):
        return None
    end = text.index_at(match.end())
    unit = "year" if match["year"] else "month"
    return TokenAt(Mention(*text.span(begin, end), relative=f"past {unit}", span=count), end)


def _nearest_day(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 지난 3일, 오는 30일: the last such day, or the next."""
    match = _NEAREST_DAY.match(text.plain, start)
    if not match or not 1 <= int(match["day"]) <= _MOST_DAYS:
        return None
    end = text.index_at(match.end())
    relative = "nearest-day next" if match["next"] else "nearest-day last"
    lead = "since" if match["since"] else ""
    return TokenAt(Mention(*text.span(begin, end), lead=lead, relative=relative, span=int(match["day"])), end)
