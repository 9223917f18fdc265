"""Dates in Chinese, Japanese and Korean: 2024年8月28日, 去年3月, 2024年上半年, 截至2023年底, 2024년 3월."""

from __future__ import annotations

import re

from factsheet.words.dates import cjk_words as words
from factsheet.words.dates.calendar import MONTHS, can_have
from factsheet.words.dates.cjk_centuries import age
from factsheet.words.dates.cjk_days import day_or_season
from factsheet.words.dates.cjk_doubts import without_doubt
from factsheet.words.dates.cjk_named import of_named_year
from factsheet.words.dates.cjk_near import near
from factsheet.words.dates.cjk_terms import term
from factsheet.words.dates.short_years import full_cut_year
from factsheet.words.dates.when import unreadable
from factsheet.words.language import Language
from factsheet.words.text import Text
from factsheet.words.tokens import DateParts, Mention, Name, TokenAt

_Groups = dict[str, str | None]
_PARTS_OF_POINT = ("rel", "year", "quarter", "half", "month", "day")
_FIRST_PART_OF_YEAR = 21  # as EDTF counts seasons, quarters and halves
_TAIWAN = "TW"
_CENTURY = 100
_TITLE = 12  # lexemes of a title before its number
_MOST_DAYS = 31
_REACH = 4  # characters before a day in which a word says that days are counted
_LINKS = ("至", "到")
_SINCE = ("以来", "以來")  # 成立以来
_ARRIVING = frozenset("期访訪港账帳位达達货貨岸店任会會场場来來手")
"""Signs with which 到 is a verb: 2024年到期债务."""

_UP_TO = ("以前", "之前", "前", "이전")
"""Words for before that may include what they stand behind: 2030年前."""

_OPENING, _CLOSING = tuple("《〈『「"), tuple("》〉』」")
"""Brackets of titles: four digits alone in them are one."""

_ON = ("于", "於", "在")
_LOCAL = ("地时间", "地時間", "北京时间", "日本時間", "현지시간", "현지 시간", "한국시간")
"""Words behind which a day stands alone: 当地时间12日, 現地時間12日."""


def cjk_date(text: Text, begin: int) -> TokenAt | None:
    """Read the date in these scripts that begins at a lexeme."""
    start = text.starts[begin]
    if not words.BEGINS.match(text.plain, start):
        return None
    if text.texts[begin + 1] in _CLOSING and _stands_in_title(text, begin):
        return TokenAt(Name(*text.span(begin, begin + 1)), begin + 1)  # 电影《1942》, 《中国制造2025》
    return without_doubt(text, begin, _first_kind(text, begin, start))


def _stands_in_title(text: Text, at: int) -> bool:
    """Tell whether the brackets of a title open soon before digits."""
    for here in range(at - 1, max(-1, at - 1 - _TITLE), -1):
        if text.texts[here] in _CLOSING:
            return False
        if text.texts[here] in _OPENING:
            return True
    return False


def _first_kind(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read the first of these that begins at a lexeme, whose first character is `start`."""
    return (
        _in_short_era(text, begin, start)
        or of_named_year(text, begin, start)
        or near(text, begin, start)
        or _fiscal(text, begin, start)
        or day_or_season(text, begin, start)
        or term(text, begin, start)
        or _day_of_month(text, begin, start)
        or _within_year(text, begin, start)
        or _neighbour_months(text, begin, start)
        or _quarters(text, begin, start)
        or _first_months(text, begin, start)
        or age(text, begin, start)
        or _day_or_longer(text, begin, start)
    )


def short_era(text: Text, begin: int) -> TokenAt | None:
    """Read a Japanese date that begins with the capital letter of an era: R6.4.1, H30年3月, S64年度."""
    letter = text.original(begin)
    is_era = text.language.code == "ja" and letter.isupper() and letter.lower() in words.SHORT_ERAS
    return cjk_date(text, begin) if is_era and text.is_glued(begin + 1) else None


def _in_short_era(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read R6.4.1, 令6.4.1."""
    match = words.SHORT_ERA.match(text.plain, start) if text.language.code == "ja" else None
    if not match:
        return None
    year = words.SHORT_ERAS[match["era"]] + int(match["year"])
    day, end = (year, int(match["month"]), int(match["day"])), text.index_at(match.end())
    return TokenAt(Mention(*text.span(begin, end), day), end) if _exists(day) else unreadable(text, begin, end)


def _fiscal(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 今年度 in Japanese: the financial year of the source."""
    match = words.FISCAL.match(text.plain, start) if text.language.code == "ja" else None
    if not match:
        return None
    end = text.index_at(match.end())
    if match["within"]:
        return TokenAt(Mention(*text.span(begin, end), lead="by", relative="fiscal 0"), end)
    relative = f"fiscal {words.FISCAL_STEPS[match['rel']]}"
    return TokenAt(Mention(*text.span(begin, end), part="end" if match["end"] else "", relative=relative), end)


def _day_of_month(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 今月5日, 上月15日."""
    match = words.DAY_OF_MONTH.match(text.plain, start)
    if not match:
        return None
    end = text.index_at(match.end())
    if words.SPAN_BEHIND.match(text.plain, match.end()):
        return unreadable(text, begin, end)
    step = 1 if match["next"] else -1 if match["last"] else 0
    day = words.number_of(match["day"]) or 0
    return TokenAt(Mention(*text.span(begin, end), relative=f"day-of-month {step}", span=day), end)


def _within_year(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 年内, 年底前, 연내: by the end of the year of the source; not 5年内."""
    match = words.WITHIN_YEAR.match(text.plain, start)
    if not match or words.BEFORE_WITHIN_YEAR.search(text.plain, max(0, start - 2), start):
        return None
    end = text.index_at(match.end())
    is_end = not match[0].endswith(("内", "内に", "내"))
    point = (words.RELATIVE["今年"], None, None)
    return TokenAt(Mention(*text.span(begin, end), point, lead="by", part="end" if is_end else ""), end)


def _neighbour_months(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 7、8月: two months with one word for both; others than neighbours are no one span."""
    match = words.NEIGHBOUR_MONTHS.match(text.plain, start)
    if not match:
        return None
    first, last = (words.number_of(match[name]) or 0 for name in ("first", "last"))
    end = text.index_at(match.end())
    if last != first + 1 or last > MONTHS or words.LISTED.search(text.plain, max(0, start - 3), start):
        return unreadable(text, begin, end)
    year = words.year_of(match)
    return TokenAt(Mention(*text.span(begin, end), (year, first, None), (year, last, None)), end)


def _quarters(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 2024年第一、二季度."""
    match = words.QUARTERS.match(text.plain, start)
    if not match:
        return None
    first, last = (words.number_of(match[name]) or 0 for name in ("first", "last"))
    year = words.year_of(match)
    end = text.index_at(match.end())
    if last != first + 1:
        return unreadable(text, begin, end)
    return TokenAt(Mention(*text.span(begin, end), (year, 3 * first - 2, None), (year, 3 * last, None)), end)


def _first_months(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 今年前三季度, 2024年前8个月: the first quarters or months of a year."""
    match = words.FIRST_MONTHS.match(text.plain, start)
    count = (words.number_of(match["count"]) or 0) * (3 if match["unit"][0] == "季" else 1) if match else 0
    if not match or not 1 <= count <= MONTHS:
        return None
    year = words.year_of(match)
    end = text.index_at(match.end())
    return TokenAt(Mention(*text.span(begin, end), (year, 1, None), (year, count, None)), end)


def _day_or_longer(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read a day, month, part of a year or year, or two of them as a span, with what leads and follows them."""
    match = _pattern(text.language).match(text.plain, start)
    group = match.groupdict() if match else {}
    if not match or not _has_point(group, 1) or _is_doubtful(text, group, match):
        return None
    end = text.index_at(match.end())
    if group["rel1"] == "前年" and text.language.code == "ja":  # the year before that, not the one before last
        if any(group[f"{name}1"] for name in _PARTS_OF_POINT[1:]):
            return unreadable(text, begin, end)
        return TokenAt(Mention(*text.span(begin, end), relative="earlier year"), end)
    first, last = _point(group, 1), _point(group, 2) if _has_point(group, 2) else None
    first, last, is_sure = _with_centuries(group, first, last)
    if last:
        first, last = _completed(first, last)
    is_open = (
        not last
        and (group["to"] or "").strip().endswith(_LINKS)
        and text.plain[match.end() : match.end() + 1] not in _ARRIVING
    )
    if is_open or (last and last[0] == words.YEAR_AFTER) or words.OF_OTHER_YEAR.search(text.plain, 0, match.start()):
        return unreadable(text, begin, end)  # 12月至某月, 同年12月
    if not is_sure or not _exists(first) or (last and not _exists(last)):
        return unreadable(text, begin, end)
    lead, part = _bounds(group, is_span=last is not None)
    year = first[0] if group["fiscal1"] and first[1] is None and text.language.code == "ja" else None
    exact = f"{year}-04/{year + 1}-03" + ("" if part else f"|{year}/{year + 1}") if year else ""
    months = words.number_of(group["months"]) or 0
    return TokenAt(Mention(*text.span(begin, end), first, last, lead, part, exact=exact, span=months), end)


def _pattern(language: Language) -> re.Pattern[str]:
    """Return the pattern of dates of a language: years of two digits count where no country has its own era."""
    in_taiwan = language.territory == _TAIWAN
    may_be_taiwan = in_taiwan or ("Hant" in language.tag and not language.territory)
    return words.date_pattern(
        in_taiwan=in_taiwan, short_years="" if may_be_taiwan else language.code, code=language.code
    )


def _with_centuries(
    group: _Groups, first: DateParts, last: DateParts | None
) -> tuple[DateParts, DateParts | None, bool]:
    """Return the ends of a span with whole years for those of two digits, and whether their centuries are sure."""
    if not words.IS_SHORT.fullmatch(group["year1"] or ""):
        return first, last, True
    year = full_cut_year(first[0] or 0)
    first = (year, *first[1:])
    if not last or not words.IS_SHORT.fullmatch(group["year2"] or ""):
        return first, last, bool(year)
    return first, (full_cut_year(last[0] or 0), *last[1:]), bool(year and full_cut_year(last[0] or 0))


def _has_point(group: _Groups, n: int) -> bool:
    """Tell whether the pattern found the first or second point of a span."""
    return any(group[f"{name}{n}"] for name in _PARTS_OF_POINT)


def _is_doubtful(text: Text, group: _Groups, match: re.Match[str]) -> bool:
    """Tell whether a day has no month, or a first quarter no year; `on` (于15日) or news (15日发布) makes it a day."""
    is_bare_day = group["day1"] and not group["month1"] and not group["day2"] and group["lead"] not in _ON
    if is_bare_day and not group["part1"] and not group["tail"] and (words.number_of(group["day1"]) or 0) <= _MOST_DAYS:
        before = text.plain[max(0, match.start() - 2 * _REACH) : match.start()].rstrip()
        is_sure = words.NEWS.match(text.plain, match.end()) and not before.endswith(words.COUNTING)
        is_bare_day = not (is_sure or before.endswith(_LOCAL))
    is_bare_quarter = group["quarter1"] == "首" and not group["year1"] and not group["rel1"]
    return bool(is_bare_day or is_bare_quarter)


def _point(group: _Groups, n: int) -> DateParts:
    """Return the first or second point of a span, as far as the words give it."""
    rel, year = group[f"rel{n}"], group[f"year{n}"]
    month = words.number_of(group[f"month{n}"])
    if month and month > MONTHS:
        month = MONTHS + 1  # there is none: 24月 is no season
    for name, codes in (("quarter", words.QUARTER_OF), ("half", words.HALF_OF), ("season", words.SEASON_OF)):
        if part := group[f"{name}{n}"]:
            month = codes[part]
    return words.RELATIVE[rel] if rel else words.year_from(year), month, words.number_of(group[f"day{n}"])


def _completed(first: DateParts, last: DateParts) -> tuple[DateParts, DateParts]:
    """Return the ends of a span, each with what it leaves to the other: the year and month, or the month of a day."""
    if last[0] == words.YEAR_AFTER and (first[0] is not None or (first[1] or 0) > (last[1] or MONTHS)):
        return first, (None if first[0] is None else first[0] + 1, *last[1:])  # 2023年12月至次年2月
    if first[0] is not None and last[0] is not None and 0 <= last[0] < _CENTURY <= first[0]:
        last = (first[0] // _CENTURY * _CENTURY + last[0], *last[1:])  # 2020〜23年
    if first[0] is not None and last[0] is None:
        last = (first[0], last[1] or (first[1] if last[2] else None), last[2])
    if last[0] is None and last[1] is None and last[2]:
        last = (None, *first[1:2], last[2])  # 5月15日至20日
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
    tail = group["tail"] or ("" if is_span else (group["to"] or "").strip())  # 2019년부터
    if tail.startswith("止") and tail != "止":
        return "months to" if group["months"] else "year ended", ""
    lead = words.TAILS.get(tail[-2:] if tail.endswith(_SINCE) else tail, "") or words.LEADS.get(group["lead"] or "", "")
    part = words.PARTS.get(group["part2" if is_span else "part1"] or "", "")
    if tail in ("为止", "為止"):  # 截至: as of
        lead = ""
    if is_span and lead in ("since", "until", "by"):
        lead = ""
    if lead == "before" and part == "end":
        lead = "by"
    if lead == "before" and tail in _UP_TO:
        lead = "before or until"
    if group["term1"] and not is_span:
        lead = "year ended"
    return ("", part or "about") if lead == "about" else (lead, part)
