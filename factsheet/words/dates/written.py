"""Dates in digits: 2024-08-28, 31/03/2024, 2024-11, 2019-23, Q1 2024."""

from __future__ import annotations

import re
from collections.abc import Callable

from factsheet.words.dates.calendar import HALVES, MONTHS, QUARTERS, can_have
from factsheet.words.dates.short_years import YEAR_DIGITS, full_year
from factsheet.words.dates.weeks import of_year
from factsheet.words.dates.when import When, bad, checked
from factsheet.words.dates.years import SOLAR_HIJRI_END, YEARS
from factsheet.words.lexer import CJK, EAST_ASIAN
from factsheet.words.text import Text

_MONTH_OF_YEAR = re.compile(r"(0?[1-9]|1[0-2])/([12]\d{3})(?![\d/])")
_ISO_DAY = re.compile(
    r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?![\d]|\.\d|-(?!\d{4}[/.])\d|/(?!\d{4}-)\d)"
    r"(?:t[\d:.+z-]*\d\w?z?|\s[\d:]+(?=/\d{4}-))?"
)
_DOTTED = re.compile(r"(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})(?:\.|(?!\d))")
_SLASHED = re.compile(r"(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?![\d]|[-./]\d)")
_DAYS = re.compile(
    r"(\d{1,2})\.\s?(?:(\d{1,2})\.\s?)?(?:[-/]|bis(?:\szum)?)\s?(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)"
)
_DAY_AND_MONTH = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.(?!\s?\d)")
_YEARS = re.compile(rf"(\d{{4}})\s?[-/]\s?(\d{{4}}|\d{{2}})(?![^\W{CJK}]|%|[-./,]\d)")
_ISO_MONTH = re.compile(r"(\d{4})([-/.])(\d{2})(?![\d]|[-.,]\d|/(?!\d{4}-)\d|%)")
_QUARTER = re.compile(r"([1-4])([qt])\s?'?(\d{4}|\d{2})(?!\w)")
_HALF = re.compile(r"([12])([hs])\s?'?(\d{4}|\d{2})(?!\w)")
_OF_YEAR = re.compile(
    r"([12]\d{3})(?:-?(?:q(?P<quarter>[1-4])|h(?P<half>[12])|m(?P<month>0[1-9]|1[0-2]))|-s(?P<semester>[12])|-a1)(?!\w)"
)
_WEEK = re.compile(r"([12]\d{3})-w(\d\d)(?![\w-])")
_NO_PART = re.compile(r"[12]\d{3}-(?:t[1-3]|w\d\d(?:-[1-7])?|d\d{3})(?!\w)")
_BEGINNING = re.compile(r"\d{1,4}(?:\.?\s?[-/.]|[qthsm])")
"""The beginning of each of these."""


def in_digits(text: Text, at: int) -> When | None:
    """Read a date in digits and signs alone that begins at a lexeme."""
    start = text.starts[at]
    if not _BEGINNING.match(text.plain, start):
        return None
    for pattern, read in _FORMS:
        if (match := pattern.match(text.plain, start)) and (when := read(text, at, match)):
            return when
    return None


def dotted_day(text: Text, at: int) -> When | None:
    """Read 15.2., a day and month in a language that writes them so, behind a word that leads days alone."""
    match = _DAY_AND_MONTH.match(text.plain, text.starts[at])
    if not match or text.texts[at - 1] not in text.language.words("dotted day leads"):
        return None
    day, month = int(match[1]), int(match[2])
    is_bad = not 1 <= month <= MONTHS or not can_have(None, month, day)
    return When((None, month, day), text.index_at(match.end()), is_bad=is_bad)


def _month_of_year(text: Text, _: int, match: re.Match[str]) -> When:
    """Read 11/2024."""
    return When((int(match[2]), int(match[1]), None), text.index_at(match.end()))


def _iso_day(text: Text, _: int, match: re.Match[str]) -> When:
    """Read 2024-08-28, 2024/8/28, 2024-08-28T10:00Z."""
    year, month, day = int(match[1]), int(match[3]), int(match[4])
    is_other = text.language.code == "fa" and year < SOLAR_HIJRI_END
    is_bad = is_other or not 1 <= month <= MONTHS or not can_have(year, month, day)
    return When((year, month, day), text.index_at(match.end()), is_bad=is_bad)


def _dotted(text: Text, _: int, match: re.Match[str]) -> When | None:
    """Read 2024. 8. 28., as Korean writes it."""
    year, month, day = (int(part) for part in match.groups())
    return checked(When((year, month, day), text.index_at(match.end()))) if 1 <= month <= MONTHS else None


def _slashed(text: Text, at: int, match: re.Match[str]) -> When | None:
    """Read 31/03/2024: day and month by the language's order; no one thing where that is not known."""
    first, sign, second, written = int(match[1]), match[2], int(match[3]), match[4]
    if sign == "-" and len(written) == 2:
        return None
    year, after = full_year(written), text.index_at(match.end())
    if len(written) == 2 and text.language.year_first:
        return bad(after)  # 24. 3. 5. begins with the year
    day_first = True if sign == "." else text.language.day_first
    orders = {True: ((first, second),), False: ((second, first),), None: ((first, second), (second, first))}[day_first]
    fitting = {(day, month) for day, month in orders if 1 <= month <= MONTHS and can_have(year, month, day)}
    if len(fitting) != 1:
        return bad(after)
    ((day, month),) = fitting
    is_second = text.is_glued(at) and text.texts[at - 1] in ("/", "-")
    return When((year, month, day), after, is_bad=is_second)


def _days(text: Text, _: int, match: re.Match[str]) -> When:
    """Read 12.-14.06.2021, 14./15.10.2018, 14. bis 15.10.2018, 28.11.-2.12.2018."""
    last, month, year = (int(part) for part in match.groups()[2:])
    first, first_month = int(match[1]), int(match[2] or month)
    is_bad = (first_month, first) >= (month, last) or not first_month >= 1 or not 1 <= month <= MONTHS
    begin, end = (year, first_month, first), (year, month, last)
    return checked(When(begin, text.index_at(match.end()), end, is_bad=is_bad))


def _years(text: Text, _: int, match: re.Match[str]) -> When | None:
    """Read 2019-2023, 2021-25, 2023/24; None where the second part is a month; 2011-12 means no one thing."""
    first, written = int(match[1]), match[2]
    after = text.index_at(match.end())
    if first not in YEARS or text.unit_at(after):
        return None  # 1900-2000 MHz
    if len(written) == YEAR_DIGITS:
        last = int(written)
        return When((first, None, None), after, (last, None, None), is_bad=last <= first or last not in YEARS)
    short = int(written)
    ends_century = short == 0 and first % 100 == 99
    can_be_years = short > first % 100 or ends_century
    can_be_month = 1 <= short <= MONTHS and " " not in match[0]
    if "/" in match[0] and can_be_years and can_be_month:
        can_be_month = text.language.code in EAST_ASIAN  # where 2023/12 is a month
    if short == first % 100 + 1 and _is_over_new_year(text, after):
        can_be_month = False  # the 2005-06 season
    if can_be_years == can_be_month:
        return bad(after)
    if can_be_month:
        return None
    return When((first, None, None), after, (first // 100 * 100 + short + (100 if ends_century else 0), None, None))


def _is_over_new_year(text: Text, at: int) -> bool:
    """Tell whether what stands behind two years is a season or a financial year."""
    return text.texts[at] in text.language.words("seasons over new year") or bool(
        text.tables.date_fiscal.after(text.texts, at)
    )


def _iso_month(text: Text, _: int, match: re.Match[str]) -> When | None:
    """Read 2024-11."""
    year, sign, month = int(match[1]), match[2], int(match[3])
    if not 1 <= month <= MONTHS or year not in YEARS or sign == ".":
        return None
    return When((year, month, None), text.index_at(match.end()))


def _of_year(text: Text, _: int, match: re.Match[str]) -> When:
    """Read 2024Q3, 2024-H1, 2024M05, as tables of statistics write parts of a year, and 2024-S1, 2024-A1 of SDMX."""
    part = match.lastgroup
    number = int(match[part]) if part else 0
    month = None if not part else number if part == "month" else (QUARTERS if part == "quarter" else HALVES)[number - 1]
    return When((int(match[1]), month, None), text.index_at(match.end()))


def _week(text: Text, _: int, match: re.Match[str]) -> When:
    """Read 2024-W05 of ISO 8601."""
    return of_year(int(match[1]), int(match[2]), text.index_at(match.end()))


def _no_part(text: Text, _: int, match: re.Match[str]) -> When:
    """Pass over thirds of a year, days of weeks and numbered days of SDMX and ISO, which our dates do not have."""
    return bad(text.index_at(match.end()))


def _part(parts: range) -> Callable[[Text, int, re.Match[str]], When]:
    """Return a reader of 1Q24 or 1H2024."""
    return lambda text, _, match: When(
        (full_year(match[3]), parts[int(match[1]) - 1], None), text.index_at(match.end())
    )


_FORMS: tuple[tuple[re.Pattern[str], Callable[[Text, int, re.Match[str]], When | None]], ...] = (
    (_MONTH_OF_YEAR, _month_of_year),
    (_ISO_DAY, _iso_day),
    (_DOTTED, _dotted),
    (_DAYS, _days),
    (_SLASHED, _slashed),
    (_YEARS, _years),
    (_ISO_MONTH, _iso_month),
    (_OF_YEAR, _of_year),
    (_WEEK, _week),
    (_NO_PART, _no_part),
    (_QUARTER, _part(QUARTERS)),
    (_HALF, _part(HALVES)),
)
