"""Two dates side by side: a day and its year, alternatives, a weekday and the day that it names, or strangers."""

from __future__ import annotations

import re

from factsheet.words.dates.counted import BY_WORDS
from factsheet.words.text import Text
from factsheet.words.tokens import Mention, Token, Unreadable

_FILLERS, _OPENING, _OPEN = 3, ("from", "since"), ("today", "now", "to date")
_NEAR = 6  # characters between a day and its year
_WEEKDAY = "on weekday"
_CHINESE_AND = ("与", "與", "和", "及")
_BETWEEN = re.compile("之?[间間]")


def joined_dates(one: Mention, other: Mention, text: Text) -> tuple[Mention | Unreadable, ...]:
    """Return what two neighbouring dates are: one date, an unreadable piece, or both."""
    if both := _between(one, other, text):
        return (both,)
    if _are_doubtful(one, other, text):
        return (Unreadable(one.start, other.end, text.folded[one.start : other.end]),)
    if (day := _with_weekday_beside(one, other, text)) is not None:
        return (day,)
    if _is_its_year(one, other):
        first = (other.first[0], *one.first[1:])
        return (one._replace(end=other.end, text=text.folded[one.start : other.end], first=first),)
    if (listed := _listed_months(one, other, text)) is not None:
        return (listed,)
    if (months := _months_of(one, other, text)) is not None:
        return (months,)
    if year := _year_beside(one, other, text) or _year_before(one, other, text):
        dated, lead = (other, one.lead) if _wants_year(other) else (one, one.lead)
        first = (year, *dated.first[1:])
        whole = text.folded[one.start : other.end]
        return (dated._replace(start=one.start, end=other.end, text=whole, first=first, lead=lead or dated.lead),)
    return one, other


def _between(one: Mention, other: Mention, text: Text) -> Mention | None:
    """Return the span of two bare points that stand before the Chinese word for between: 2007年与2009年间."""
    between = _BETWEEN.match(text.plain, other.end)
    bare = all(point == Mention(*point[:3], first=point.first) for point in (one, other))
    if text.plain[one.end : other.start].strip() not in _CHINESE_AND or not between or not bare:
        return None
    first, last = ([part or 0 for part in point.first] for point in (one, other))
    if (
        one.first[0] is None
        or other.first[0] is None
        or first >= last
        or list(map(bool, first)) != list(map(bool, last))
    ):
        return None
    end = between.end()
    return one._replace(end=end, text=text.folded[one.start : end], last=other.first)


def _with_weekday_beside(one: Mention, other: Mention, text: Text) -> Mention | None:
    """Return a day with the weekday that stands beside it, often in brackets, which it has to be: 18 July (Friday)."""
    weekday, day = (one, other) if one.relative.startswith(_WEEKDAY) else (other, one)
    is_day = day.first[2] is not None and day.weekday is None and not (day.last or day.relative)
    is_beside = not text.plain[one.end : other.start].strip(" (,")
    if not weekday.relative.startswith(_WEEKDAY) or weekday.lead or day.lead or not is_day or not is_beside:
        return None
    start, end = one.start, other.end
    number = int(weekday.relative.removeprefix(_WEEKDAY))
    return day._replace(start=start, end=end, text=text.folded[start:end], weekday=number)


def _months_of(year: Mention, months: Mention, text: Text) -> Mention | None:
    """Return months from one to another with the year right before them: 2024 Ocak-Eylül."""
    is_bare = year.first[1] is None and not (year.last or year.lead or year.part or year.exact or year.relative)
    first, last = months.first, months.last
    if not is_bare or not last or months.exact or months.relative or text.language.code == "en":
        return None
    if first[0] is not None or last[0] is not None or not first[1] or not last[1] or first[1] > last[1]:
        return None
    if text.plain[year.end : months.start].strip(" "):
        return None
    whole = text.folded[year.start : months.end]
    first, last = (year.first[0], *first[1:]), (year.first[0], *last[1:])
    return months._replace(start=year.start, end=months.end, text=whole, first=first, last=last)


def _listed_months(one: Mention, other: Mention, text: Text) -> Mention | None:
    """Return three months in a row that a comma and `and` join: julio, agosto y septiembre de 2016."""
    first, second, last = one.first, other.first, other.last
    is_plain = not any((one.last, one.part, one.exact, one.relative, other.lead, other.part, other.exact))
    if not last or not is_plain or first[2] or text.plain[one.end : other.start].strip() != ",":
        return None
    if not first[1] or first[0] is not None or second[1] != first[1] + 1 or last[1] != first[1] + 2 or last[2]:
        return None
    whole = text.folded[one.start : other.end]
    return one._replace(end=other.end, text=whole, first=(second[0], *first[1:]), last=last)


def _wants_year(day: Mention) -> bool:
    """Tell whether a date is a month, or a part of a year, without its year."""
    return day.first[0] is None and day.first[1] is not None and not (day.last or day.relative or day.exact)


def _year_beside(one: Mention, other: Mention, text: Text) -> int | None:
    """Return the year that stands right beside a month or part of a year: i juli i fjor, 2024. III. negyedév."""
    between = text.plain[one.end : other.start].strip(" ")
    if _wants_year(one) and not between:
        return BY_WORDS.get(other.relative) if not (other.lead or other.part) else None
    if not _wants_year(other) or between not in ("", ".") or text.language.code == "en":
        return None
    is_bare = one.first[1] is None and not (one.last or one.part or one.exact)
    return one.first[0] if is_bare else None


def _year_before(year: Mention, day: Mention, text: Text) -> int | None:
    """Return the bare year that stands right before an English month or day: 2024 March 5; In 2024, May sales."""
    is_english = text.language.code == "en" and text.plain[year.end : day.start].strip() in ("", ",")
    is_bare = year.first[1] is None and not (year.last or year.lead or year.part or year.exact or year.relative)
    return year.first[0] if is_english and is_bare and _wants_year(day) and not day.lead else None


def _is_its_year(day: Mention, year: Mention) -> bool:
    """Tell whether a bare year stands close behind a day or month without one, whatever word parts them."""
    qualifier = year.last or year.lead or year.part or year.relative or year.exact
    is_bare = not qualifier and year.first[1:] == (None, None)
    wants_year = day.first[0] is None and day.first[1] is not None and not day.last
    return is_bare and wants_year and year.start - day.end <= _NEAR


def without_weekdays(tokens: list[Token]) -> list[Token]:
    """Leave out bare weekdays where another date stands, which they go with: Monday the 5th of May."""
    others = [token for token in tokens if not (isinstance(token, Mention) and token.relative.startswith(_WEEKDAY))]
    return others if any(isinstance(token, Mention) for token in others) else tokens


def _are_doubtful(one: Mention, other: Mention, text: Text) -> bool:
    """Tell whether two dates are alternatives, or ends that we do not read: 1863 or 1864, 2007年与2009年间."""
    link = text.plain[one.end : other.start].strip()
    if link in _CHINESE_AND and _BETWEEN.match(text.plain, other.end):
        return True
    if _is_unread_span(one, other, text) or _are_of_two_years(one, other, link, text):
        return True
    are_years = one.first[1] is None and other.first[1] is None
    return are_years and link in text.language.words("choices")


def _is_unread_span(one: Mention, other: Mention, text: Text) -> bool:
    """Tell whether two dates are the ends of a span that was not read as one: from 2014 to mid-2021."""
    begin, at = text.index_at(one.start), text.index_at(one.end)
    is_between = text.texts[begin] in text.tables.date_between.firsts
    joined = (text.tables.date_and if is_between else text.tables.date_to).after(text.texts, at)
    is_begun = is_between or one.lead in _OPENING
    if not joined or not is_begun or one.last or other.relative in _OPEN:
        return False
    return text.index_at(other.start) - joined.at <= _FILLERS


def _are_of_two_years(one: Mention, other: Mention, link: str, text: Text) -> bool:
    """Tell whether a month or part of two years is meant: June 2022 and 2023."""
    is_part = None not in one.first[:2] and one.first[2] is None and not one.last
    is_bare = other.first[0] is not None and other.first[1] is None and not (other.lead or other.last or other.part)
    return is_part and is_bare and link in text.language.words("joins")
