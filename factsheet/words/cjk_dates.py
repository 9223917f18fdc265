"""Dates in Chinese, Japanese and Korean: 2024年8月28日, 去年3月, 2024年上半年, 截至2023年底, 2024년 3월."""

from __future__ import annotations

import re
from calendar import monthrange

from factsheet.words.dates import _LAST, _NEXT, _THIS, Found
from factsheet.words.text import Text
from factsheet.words.tokens import Mention, Point, Unreadable

_HAN_DIGITS = {
    sign: value
    for value, signs in enumerate(("〇零", "一元", "二", "三", "四", "五", "六", "七", "八", "九"))
    for sign in signs
}
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民国": 1911, "民國": 1911}
_YEAR_NAMES = ("公元前", "紀元前", "기원전", "公元", "西暦", "서기", *_ERAS)
_SMALL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|元)"
_SPACE = r"\s?"
_TO = r"\s?(?:[-~～〜]|至|到|から|에서)\s?"
_POINT = rf"""
    (?P<rel{{n}}>一昨年|재작년|今年|去年|明年|前年|後年|昨年|来年|本年|上年|올해|지난해|작년|내년|금년)?
    (?:(?:(?P<year{{n}}>公元前\d{{1,4}}|紀元前\d{{1,4}}|기원전{_SPACE}\d{{1,4}}|(?:公元|西暦|서기{_SPACE})\d{{1,4}}|\d{{4}}|[〇零一二三四五六七八九]{{4}}
      |(?:令和|平成|昭和|大正|明治|民[国國]){_SPACE}(?:\d{{1,3}}|{_SMALL})){_SPACE}[年년](?P<fiscal{{n}}>度|도)?)|(?<=年))?
    (?:{_SPACE}の?(?:(?:第?{_SPACE}(?P<quarter{{n}}>[1-4一二三四首])(?:个|個)?(?:季度|四半期|{_SPACE}분기))|(?P<half{{n}}>上半年|下半年|上半期|下半期|前半|後半|상반기|하반기)
      |(?P<season{{n}}>春|夏|秋|冬)[季天]?))?
    (?:{_SPACE}(?P<month{{n}}>{_SMALL})(?:{_SPACE}[月월](?!\s?额)(?P<term{{n}}>期(?!间|間))?(?:份|号)?|(?={_TO}{_SMALL}{_SPACE}[月월])))?
    (?:{_SPACE}(?P<day{{n}}>{_SMALL})(?:{_SPACE}[日號号일](?![間间内游])|(?={_TO}{_SMALL}{_SPACE}[日號号일])))?
    (?:{_SPACE}の?(?P<part{{n}}>年?底|年?末|年?初|年中|中旬|上旬|下旬|初旬|月底|月末|月初|中|말|초|중순|초순|하순|중반|前半|後半))?"""
_LEADS = r"(?P<lead>截至|截止到?|截止|自从|自|从|從|到|至|于|於|在|约|約|不晚于|早在)?\s?"
_TAILS = r"(?P<tail>以来|以來|以降|起|开始|から|부터|以前|之前|前夕|より前|이전|까지|まで|为止|為止|までに|以后|之后|以後|之後|후|이후|前(?!年|后|後|沿|景|列|往)|后(?!年|的)|後(?!年|半)|左右|頃|ごろ|前后|경|쯤)?"
_DATE = re.compile(
    _LEADS + _POINT.replace("{n}", "1") + rf"(?:{_TO}" + _POINT.replace("{n}", "2") + rf")?\s?{_TAILS}", re.VERBOSE
)
_DECADE = re.compile(
    r"(?:(?P<century>\d{1,2}|[一二十]{1,3})(?:世[纪紀]|세기\s?)|上[个個]?世[纪紀]|(?P<this>本世[纪紀]))?(?P<decade>\d{4}|\d{2}|[一二三四五六七八九]十)\s?年代(?P<part>初|末|中期|前期|后期|後期|前半|後半|初期)?|(?P<ko>\d{4})년대(?:\s?(?P<kopart>초반|중반|후반|초|말))?"
)
_CENTURY = re.compile(
    r"(?P<bc>公元前|紀元前|기원전\s?)?(?P<century>\d{1,2}|[一二十三四五六七八九]{1,3})\s?(?:世[纪紀]|세기)(?:(?P<part>初|末|中叶|中葉|中期|前半叶|前半|後半|后半叶|초|말))?"
)
_THIS_CENTURY = re.compile(r"(?P<lead>到|至)?本世[纪紀](?P<part>初|中叶|中葉|末)?")
_RELATIVE = {
    "今年": _THIS, "本年": _THIS, "올해": _THIS, "금년": _THIS, "去年": _LAST, "昨年": _LAST, "上年": _LAST, "지난해": _LAST, "작년": _LAST,
    "明年": _NEXT, "来年": _NEXT, "내년": _NEXT, "前年": _LAST - 1, "一昨年": _LAST - 1, "재작년": _LAST - 1, "後年": _NEXT + 1,
}  # fmt: skip
_PARTS = {
    **dict.fromkeys(("底", "末", "年底", "年末", "月底", "月末", "말"), "end"), **dict.fromkeys(("初", "年初", "月初", "초"), "early"),
    **dict.fromkeys(("上旬", "初旬", "초순"), "early"), **dict.fromkeys(("中旬", "年中", "중순", "중반", "中"), "mid"), **dict.fromkeys(("下旬", "하순"), "late"),
    "前半": "first half", "後半": "second half",
}  # fmt: skip
_TAIL_LEADS = {
    **dict.fromkeys(("以来", "以來", "以降", "起", "开始", "から", "부터"), "since"),
    **dict.fromkeys(("以前", "之前", "前", "前夕", "より前", "이전"), "before"),
    **dict.fromkeys(("为止", "為止"), "as of"), **dict.fromkeys(("までに",), "by"), **dict.fromkeys(("まで", "까지"), "until"),
    **dict.fromkeys(("以后", "之后", "以後", "之後", "후", "이후", "后", "後"), "after"),
    **dict.fromkeys(("左右", "頃", "ごろ", "前后", "경", "쯤"), "about"),
}  # fmt: skip
_HEAD_LEADS = {
    **dict.fromkeys(("自", "自从", "从", "從"), "since"),
    **dict.fromkeys(("到", "至", "不晚于"), "by"),
    **dict.fromkeys(("约", "約"), "about"),
}
_QUARTERS = {"1": 33, "2": 34, "3": 35, "4": 36, "一": 33, "二": 34, "三": 35, "四": 36, "首": 33}
_HALVES = {"上半年": 40, "上半期": 40, "상반기": 40, "前半": 40, "下半年": 41, "下半期": 41, "하반기": 41, "後半": 41}
_SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24}
_BEGINS = re.compile(
    r"[一재民\d〇零一二三四五六七八九十今去明前後昨来本上올지작내금公紀기서令平昭大民截自从從到至于於在约約不早西第首下상하元]"
)


def date(text: Text, begin: int) -> Found | None:
    """Read the date in these scripts that begins at a lexeme."""
    start = text.lexemes[begin].start
    if not _BEGINS.match(text.plain, start):
        return None
    if _THIS_CENTURY.match(text.plain, start) and (found := _decade(text, begin, start)):
        return found
    return (
        _weekday(text, begin, start)
        or _months_from_first(text, begin, start)
        or _decade(text, begin, start)
        or _century(text, begin, start)
        or _day_or_longer(text, begin, start)
    )


_WEEKDAY = re.compile(r"(?P<week>上上|上|本|这|這|下)(?:周|週|星期|个星期)(?P<day>[一二三四五六日天])")
_FIRST_MONTHS = re.compile(
    rf"(?P<rel>今年|去年|明年|昨年|来年)?(?P<year>\d{{4}}\s?年)?的?前(?P<count>{_SMALL})(?:个|個)?(?P<unit>季度|月)"
)


def _weekday(text: Text, begin: int, start: int) -> Found | None:
    """上周五: a day of the week before, of this one or of the next."""
    match = _WEEKDAY.match(text.plain, start)
    if not match:
        return None
    week = {"上上": -2, "上": -1, "下": 1}.get(match["week"], 0)
    day = "一二三四五六日".find(match["day"].replace("天", "日"))
    end = _end(text, match.end())
    return Found(Mention(*_span(text, begin, end), relative=f"weekday-of {week * 7 + day}"), end)


def _months_from_first(text: Text, begin: int, start: int) -> Found | None:
    """今年前三季度, 2024年前8个月: the first quarters or months of a year."""
    match = _FIRST_MONTHS.match(text.plain, start)
    count = (_number(match["count"]) or 0) * (3 if match["unit"] == "季度" else 1) if match else 0
    if not match or not 1 <= count <= 12:
        return None
    year = _RELATIVE[match["rel"]] if match["rel"] else _year(match["year"].rstrip("年 ")) if match["year"] else None
    end = _end(text, match.end())
    return Found(Mention(*_span(text, begin, end), (year, 1, None), (year, count, None)), end)


def _span(text: Text, begin: int, end: int) -> tuple[int, int, str]:
    return text.lexemes[begin].start, text.lexemes[end - 1].end, text.written(begin, end)


def _day_or_longer(text: Text, begin: int, start: int) -> Found | None:
    match = _DATE.match(text.plain, start)
    group = match.groupdict() if match else {}
    if not match or not any(group[f"{name}1"] for name in ("rel", "year", "quarter", "half", "month", "day")):
        return None
    if group["day1"] and not group["month1"] and not group["day2"] and not _is_day_alone(text, match):
        return None
    if group["quarter1"] in ("首",) and not group["year1"] and not group["rel1"]:
        return None
    end = _end(text, match.end())
    first, last = _point(group, "1"), _point(group, "2") if _has(group, "2") else None
    if last and first[0] is not None and last[0] is None:
        last = (first[0], last[1] or (first[1] if last[2] else None), last[2])
    span = (text.lexemes[begin].start, text.lexemes[end - 1].end, text.written(begin, end))
    if not _exists(first) or (last and not _exists(last)):
        return Found(Unreadable(*span), end)
    if last and first[1] is None and first[2] and last[1]:
        first = (first[0], last[1], first[2])
    lead = _TAIL_LEADS.get(group["tail"] or "", "") or _HEAD_LEADS.get(group["lead"] or "", "")
    part = _PARTS.get(group["part2" if last else "part1"] or "", "")
    if last and lead == "since":
        lead = ""
    if lead == "before" and part == "end":
        lead = "by"
    if group["term1"] and not last:
        lead = "year ended"
    if lead == "about":
        lead, part = "", part or "about"
    exact = _fiscal(first[0]) if group["fiscal1"] and first[0] and first[1] is None else ""
    return Found(Mention(*span, first, last, "" if lead == "as of" else lead, part, "", 0, exact), end)


def _is_day_alone(text: Text, match: re.Match[str]) -> bool:
    """Tell whether 15日 is a day of some month: a word for `on` stands before it."""
    return match["lead"] in ("于", "於", "在")


def _has(group: dict[str, str | None], n: str) -> bool:
    return any(group[f"{name}{n}"] for name in ("rel", "year", "quarter", "half", "month", "day"))


def _point(group: dict[str, str | None], n: str) -> Point:
    year = _RELATIVE[rel] if (rel := group[f"rel{n}"]) else _year(group[f"year{n}"])
    month = _number(group[f"month{n}"])
    if quarter := group[f"quarter{n}"]:
        month = _QUARTERS[quarter]
    elif half := group[f"half{n}"]:
        month = _HALVES[half]
    elif season := group[f"season{n}"]:
        month = _SEASONS[season]
    return year, month, _number(group[f"day{n}"])


def _exists(point: Point) -> bool:
    year, month, day = point
    if month is not None and not (1 <= month <= 12 or month >= 21):
        return False
    return (
        day is None
        or (
            month is not None
            and month <= 12
            and 1 <= day <= monthrange(year if year and 1 <= year <= 9999 else 2000, month)[1]
        )
        or month is None
    )


def _number(written: str | None) -> int | None:
    """A small number in digits or Chinese numerals up to 39."""
    if not written:
        return None
    if written.isdigit():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    return (_HAN_DIGITS.get(tens, 1) * 10 if ten else 0) + _HAN_DIGITS.get(ones, 0)


def _year(written: str | None) -> int | None:
    if not written:
        return None
    era = next((name for name in _YEAR_NAMES if written.startswith(name)), "")
    number = written.removeprefix(era).strip()
    if era in ("公元前", "紀元前", "기원전"):
        return 1 - int(number)
    if era in _ERAS:
        return _ERAS[era] + (_number(number) or 0)
    return int(number) if number.isdigit() else int("".join(str(_HAN_DIGITS[sign]) for sign in number))


def _fiscal(year: int) -> str:
    """A year that runs from April to March."""
    return f"{year}-04/{year + 1}-03|{year}/{year + 1}"


def _decade(text: Text, begin: int, start: int) -> Found | None:
    match = _DECADE.match(text.plain, start)
    if not match:
        return None
    written = match["decade"] or match["ko"]
    decade = int(written) if written.isdigit() else (_number(written) or 0)
    if len(written) != 4:
        century = _number(match["century"])
        decade = ((century - 1) if century else 20 if match["this"] else 19) * 100 + decade
    end = _end(text, match.end())
    part = {
        "初": "early",
        "初期": "early",
        "前期": "early",
        "초": "early",
        "초반": "early",
        "中期": "mid",
        "중반": "mid",
        "前半": "first half",
        "後半": "second half",
    }.get(match["part"] or match["kopart"] or "", "late" if match["part"] or match["kopart"] else "")
    span = (text.lexemes[begin].start, text.lexemes[end - 1].end, text.written(begin, end))
    return Found(Mention(*span, (decade, None, None), part=part, exact=f"{decade // 10:03}X"), end)


def _century(text: Text, begin: int, start: int) -> Found | None:
    if this := _THIS_CENTURY.match(text.plain, start):
        end = _end(text, this.end())
        part = {"初": "early", "中叶": "mid", "中葉": "mid", "末": "late"}.get(this["part"] or "", "")
        lead = "by" if this["lead"] else ""
        return Found(
            Mention(*_span(text, begin, end), (2001, None, None), lead=lead, part=part, exact="2001/2100|20XX"), end
        )
    match = _CENTURY.match(text.plain, start)
    number = _number(match["century"]) if match else None
    if not match or not number or number > 21:
        return None
    end = _end(text, match.end())
    span = (text.lexemes[begin].start, text.lexemes[end - 1].end, text.written(begin, end))
    if match["bc"]:
        return Found(
            Mention(
                *span,
                (1 - number * 100, None, None),
                exact=f"{_padded(1 - number * 100)}/{_padded(-(number - 1) * 100)}",
            ),
            end,
        )
    first = (number - 1) * 100
    part = {"初": "early", "中叶": "mid", "中葉": "mid", "中期": "mid", "末": "late", "초": "early", "말": "late"}.get(
        match["part"] or "", ""
    )
    return Found(
        Mention(
            *span, (first + 1, None, None), part=part, exact=f"{first + 1:04}/{first + 100:04}|{first // 100:02}XX"
        ),
        end,
    )


def _padded(year: int) -> str:
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def _end(text: Text, end: int) -> int:
    """The first lexeme that begins at a place or behind it."""
    return next((index for index, lexeme in enumerate(text.lexemes) if lexeme.start >= end), len(text.lexemes))
