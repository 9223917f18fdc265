"""Terms of offices in Chinese, Japanese and Korean: 年初来, 2024年度上期, 1~3분기, '24. 12. 31., 先月末."""

from __future__ import annotations

import re

from factsheet.words.dates import cjk_words as words
from factsheet.words.dates.calendar import MONTHS, can_have, edtf, month_at
from factsheet.words.dates.counted import THIS_YEAR
from factsheet.words.dates.short_years import full_cut_year
from factsheet.words.dates.when import unreadable
from factsheet.words.text import Text
from factsheet.words.tokens import Mention, TokenAt

_APRIL = 4  # begins the financial year of Japan
_CENTURY = 100
_QUARTER, _HALF = 3, 6  # months
_BEFORE_QUARTERS = 32  # EDTF counts them from 33
_TO_DATE = re.compile(
    r"(?:自|从|從)?(?<![去昨前明\d])年初(?:以来|以來|至今|迄今|来|から|以降|起)|年明け(?:以降|から)|연초\s?(?:이후|이래|부터|들어)"
)
_SO_FAR = re.compile(r"(?:올|올해|금년)\s?들어\s?(?:지난\s?)?(?P<month>\d{1,2})월(?:\s?말)?까지")
_QUARTERS = re.compile(
    rf"{words.OF_YEAR}?\s?第?(?P<first>[1-4一二三四])(?:季度?|四半期|\s?분기)?"
    r"\s?(?:[-~～〜至到]|から|에서|부터)\s?第?(?P<last>[1-4一二三四])(?:季度?|四半期|\s?분기)(?![节節])"
)
_PART_OF_TERM = re.compile(
    rf"(?P<year>\d{{4}}|{words.SHORT_YEAR_OF_JAPAN}(?=年\d{{1,2}}月期))年(?:(?P<month>\d{{1,2}})月期|(?P<fiscal>度))の?(?:(?P<half>上半期|下半期|上期|下期|前期|後期|中間期|中間)"
    r"|第(?P<quarter>[1-4一二三四])四半期(?P<sum>累計(?:期間)?)?)"
)
_SECOND_HALVES = ("下半期", "下期", "後期")
_CUT_YEAR = re.compile(
    r"'(?P<year>\d{2})(?:\.\s?(?P<month>\d{1,2})(?!\d?(?:/4)?\s?분기)(?:\.\s?(?P<day>\d{1,2})(?:\.|\s?일)?|\s?월|\.)?"
    r"|\s?년(?:\s?(?P<month2>\d{1,2})\s?월(?:\s?(?P<day2>\d{1,2})\s?일)?)?)"
    r"\s?(?P<part>말|초|중순)?\s?(?P<tail>까지|부터|이후|이전)?(?!\d|\s?[-~～]\s?'?\d)"
)
_CUT_QUARTER = re.compile(
    r"'(?P<year>\d{2})(?:\.|\s?년)\s?(?P<quarter>[1-4])(?:\s?[/·]\s?4)?\s?분기(?!\s?(?:누[적계]|까지|부터|말|초))"
)
_OF_FOUR = re.compile(
    rf"{words.OF_YEAR}?\s?(?P<quarter>[1-4])\s?[/·]\s?(?P<last>[1-4])\s?분기(?P<more>\s?(?:누[적계]|까지|부터|말|초|이후))?"
)
_SUM = re.compile(rf"{words.OF_YEAR}?\s?(?P<quarter>[1-4])\s?분기(?:까지)?\s?누[적계]")
_SUM_OF_UNKNOWN_YEAR = re.compile(rf"{words.OF_YEAR}?\s?第?[1-4一二三四]四半期累計")
_CUT_SPAN = re.compile(r"'\d{2}[.\d\s년월일]*[-~～]\s?'?[\d.]+\s?[년월일]?")
_MONTH_PART = re.compile(rf"(?:{words.MONTH_NEAR})\s?(?P<part>底|末|初|中旬|上旬|下旬|말|초|중순|초순|하순)")


def term(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read what begins at a lexeme, whose first character is `start`, where it is one of these."""
    return (
        _to_date(text, begin, start)
        or _quarter_of_four(text, begin, start)
        or _sum_of_quarters(text, begin, start)
        or _quarters(text, begin, start)
        or _part_of_term(text, begin, start)
        or _part_of_month(text, begin, start)
    )


def _to_date(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 年初来 and 연초 이후, which count from January of this year, and 올 들어 8월까지."""
    if match := _TO_DATE.match(text.plain, start):
        end = text.index_at(match.end())
        return TokenAt(Mention(*text.span(begin, end), (THIS_YEAR, 1, None), lead="since"), end)
    if match := _SO_FAR.match(text.plain, start):
        return _span(text, begin, match.end(), THIS_YEAR, (1, int(match["month"])))
    return None


def _quarter_of_four(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 3/4분기 and 3·4분기, the third of four quarters; 1·2분기 are two."""
    match = _OF_FOUR.match(text.plain, start)
    if not match:
        return None
    end = text.index_at(match.end())
    if match["last"] != "4" or match["more"]:
        return unreadable(text, begin, end)
    point = (words.year_of(match), _BEFORE_QUARTERS + int(match["quarter"]), None)
    return TokenAt(Mention(*text.span(begin, end), point), end)


def _sum_of_quarters(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 3분기 누적: the months up to the end of a quarter; 第3四半期累計 counts from a month that is not known."""
    if match := _SUM.match(text.plain, start):
        return _span(text, begin, match.end(), words.year_of(match), (1, _QUARTER * int(match["quarter"])))
    match = _SUM_OF_UNKNOWN_YEAR.match(text.plain, start)
    return unreadable(text, begin, text.index_at(match.end())) if match else None


def _quarters(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 2024年1至3季度, 1~3분기: quarters from one to another."""
    match = _QUARTERS.match(text.plain, start)
    if not match:
        return None
    first, last = (words.number_of(match[name]) or 0 for name in ("first", "last"))
    year = words.year_of(match)
    return _span(text, begin, match.end(), year, (_QUARTER * (first - 1) + 1, _QUARTER * last))


def _span(text: Text, begin: int, stop: int, year: int | None, months: tuple[int, int]) -> TokenAt:
    """Return the months of a year as a span; unreadable where there are none such."""
    end, (first, last) = text.index_at(stop), months
    if not 1 <= first < last <= MONTHS:
        return unreadable(text, begin, end)
    return TokenAt(Mention(*text.span(begin, end), (year, first, None), (year, last, None)), end)


def _part_of_term(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 2024年度上期, 2025年3月期第1四半期: a part of a financial year, which in Japan begins in April."""
    match = _PART_OF_TERM.match(text.plain, start) if text.language.code == "ja" else None
    if not match:
        return None
    end, month = text.index_at(match.end()), int(match["month"] or 0)
    if month > MONTHS:
        return unreadable(text, begin, end)
    year = int(match["year"])
    year = year if year >= _CENTURY else full_cut_year(year) or 0
    opening = year * MONTHS + (_APRIL - 1 if match["fiscal"] else month - MONTHS)
    if match["half"]:
        first, count = (_HALF if match["half"] in _SECOND_HALVES else 0), _HALF
    else:
        quarter = words.number_of(match["quarter"]) or 1
        first, count = (0, quarter * _QUARTER) if match["sum"] else ((quarter - 1) * _QUARTER, _QUARTER)
    low, high = ((*month_at(opening + index), None) for index in (first, first + count - 1))
    return TokenAt(Mention(*text.span(begin, end), low, exact=f"{edtf(low)}/{edtf(high)}"), end)


def _part_of_month(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 先月末, 上月底, 지난달 말: a part of a month that counts from the one of the source."""
    match = _MONTH_PART.match(text.plain, start)
    if not match:
        return None
    end = text.index_at(match.end())
    step = next(name for name in ("last", "this", "next") if match[name])
    return TokenAt(Mention(*text.span(begin, end), part=words.PARTS[match["part"]], relative=f"{step} month"), end)


def cut_date(text: Text, begin: int) -> TokenAt | None:
    """Read '24. 12. 31., '24년 12월 in Korean, in which offices leave out the century."""
    if text.language.code != "ko":
        return None
    if span := _CUT_SPAN.match(text.plain, text.starts[begin]):
        return unreadable(text, begin, text.index_at(span.end()))
    if quarter := _CUT_QUARTER.match(text.plain, text.starts[begin]):
        return _cut_quarter(text, begin, quarter)
    match = _CUT_YEAR.match(text.plain, text.starts[begin])
    if not match:
        return None
    end, year = text.index_at(match.end()), full_cut_year(int(match["year"]))
    month, day = (int(match[name] or match[f"{name}2"] or 0) or None for name in ("month", "day"))
    if not year or (month and month > MONTHS) or (day and month and not can_have(year, month, day)):
        return unreadable(text, begin, end)
    lead, part = words.TAILS.get(match["tail"] or "", ""), words.PARTS.get(match["part"] or "", "")
    return TokenAt(Mention(*text.span(begin, end), (year, month, day), lead=lead, part=part), end)


def _cut_quarter(text: Text, begin: int, match: re.Match[str]) -> TokenAt:
    """Return the quarter of '24.3분기."""
    end, year = text.index_at(match.end()), full_cut_year(int(match["year"]))
    point = (year, _BEFORE_QUARTERS + int(match["quarter"]), None)
    return TokenAt(Mention(*text.span(begin, end), point), end) if year else unreadable(text, begin, end)
