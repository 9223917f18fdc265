"""Dates in a text: days, months, quarters, years and what leads them, by the language of the source; or not at all."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

from factsheet.words.lexer import DIGITS, HAN, SIGN, WORD, is_cjk
from factsheet.words.text import Text
from factsheet.words.tokens import Mention, Point, Unreadable

_QUARTERS = range(33, 37)
_SMALL_WORD = 3  # letters of words that seldom name what is counted
_YEARS = range(1000, 2200)
_ISO_DAY = re.compile(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?![\d]|[-./]\d)(?:t[\d:.+z-]*\d\w?z?)?")
_ISO_MONTH = re.compile(r"(\d{4})([-/.])(\d{2})(?![\d]|[-./,]\d|%)")
_SPAN = re.compile(r"(\d{4})\s?[-/]\s?(\d{4}|\d{2})(?![\w%]|[-./,]\d)")
_SLASHED = re.compile(r"(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?![\d]|[-./]\d)")
_QUARTER = re.compile(r"([1-4])([qt])\s?'?(\d{4}|\d{2})(?!\w)")
_HALF = re.compile(r"([12])[hs]\s?'?(\d{4}|\d{2})(?!\w)")
_FULL = 4
_MONTH_YEAR = re.compile(r"(0?[1-9]|1[0-2])/([12]\d{3})(?![\d/])")
_DOTTED = re.compile(r"(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})(?:\.|(?!\d))")


class When(NamedTuple):
    """A point or a span of time up to the lexeme at `at`."""

    first: Point
    at: int
    last: Point | None = None
    exact: str = ""
    is_bad: bool = False  # a date that means no one thing, or does not exist


class Found(NamedTuple):
    """A token and the lexeme after it."""

    token: Mention | Unreadable
    at: int


def date(text: Text, begin: int) -> Found | None:
    """Read the date that begins at a lexeme, with what leads it; a date that means no one thing is a token too."""
    lead = text.tables.date_leads.after(text.texts, begin)
    relative = text.tables.date_relative.after(text.texts, begin)
    if relative and lead and relative.at > lead.at:
        lead = None  # antes de ontem is a day, not one before it
    for lead_name, at in ((lead.value, lead.at), ("", begin)) if lead else (("", begin),):
        if found := _led(text, begin, str(lead_name), at):
            is_denied = isinstance(found.token, Mention) and (
                text.tables.negations.before(text.texts, begin) or _is_half(text, begin)
            )
            return Found(Unreadable(*found.token[:3]), found.at) if is_denied else found
    return None


def _is_half(text: Text, at: int) -> bool:
    """Tell whether digits and a hyphen stand right before, so that the date is the end of something not read: 17-19th."""
    return text.texts[at - 1] == "-" and text.sorts[at - 2] == DIGITS and text.is_glued(at) and text.is_glued(at - 1)


def _led(text: Text, begin: int, lead: str, at: int) -> Found | None:
    at = _skip(text, at) if lead and not text.tables.date_relative.after(text.texts, at) else at
    part = ""
    if inner := text.tables.date_parts.after(text.texts, at):
        part, at = str(inner.value), _skip(text, inner.at)
    if text.sorts[at] == WORD and text.texts[at] not in text.language.date_words and lead not in _PERIODS:
        return None
    if lead == "from" and _moves(text, begin):
        lead, at = "", at
        found = _point(text, at, True)
        return Found(Unreadable(*_span(text, begin, found.at)), found.at) if found else None
    if lead in _PERIODS:
        return _period(text, begin, *_PERIODS[lead], at)
    if not part and _may_count(text, at) and (span := _counted_period(text, begin, at)):
        return span
    when = _between(text, at) if lead in ("between", "from", "") and not part else None
    when = when or _interval(text, at, bool(lead or part))
    if when is None:
        return (
            None
            if lead in ("", "plain") and not part and not _may_be_relative(text, at)
            else _relative(text, begin, lead, part, at)
        )
    if part == "about" and when.first[1] is None and not when.exact and _counts_words(text, when.at):
        return None
    if when.is_bad or text.tables.date_other_calendars.after(text.texts, when.at):
        return Found(Unreadable(*_span(text, begin, when.at)), when.at)
    tail = text.tables.date_tails.after(text.texts, when.at + (text.texts[when.at] == "'"))
    if tail and lead in ("", "plain", "by"):
        lead, when = str(tail.value), when._replace(at=tail.at)
        if lead in ("early", "mid", "late", "end", "about"):
            lead, part = "", lead
    if text.tables.date_about_after.after(text.texts, when.at):
        part = part or "about"
    lead = {"plain": "", "between": ""}.get(lead, lead)
    if lead == "from" and when.last:
        lead = ""
    return Found(Mention(*_span(text, begin, when.at), when.first, when.last, lead, part, "", 0, when.exact), when.at)


_PERIODS = {
    "week ended": ("week ended", 0),
    "year ended": ("year ended", 12),
    "quarter ended": ("months to", 3),
    "half ended": ("months to", 6),
    "decade to": ("decade to", 10),
}
"""What leads a period that is told by its end, as what it is and how many months or years it lasts."""


def _span(text: Text, begin: int, end: int) -> tuple[int, int, str]:
    return text.lexemes[begin].start, text.lexemes[end - 1].end, text.written(begin, end)


def _skip(text: Text, at: int) -> int:
    """Step over a hyphen, an article and the words for `year` or `of` after a lead."""
    between = text.tables.date_fillers
    while True:
        if text.texts[at] == "-" and text.is_glued(at):
            at += 1
        elif found := between.after(text.texts, at):
            at = found.at
        else:
            return at


def _between(text: Text, at: int) -> When | None:
    """between 2019 and 2023."""
    begin = text.tables.date_between.after(text.texts, at)
    at = begin.at if begin else at
    lower = _point(text, at, True)
    joined = (
        text.tables.date_and.after(text.texts, lower.at)
        if lower and (begin or text.tables.date_between.before(text.texts, at))
        else None
    )
    upper = _point(text, _skip(text, joined.at), True) if joined else None
    if not lower or not upper:
        return None
    return _joined(lower, upper)


def _interval(text: Text, at: int, is_led: bool) -> When | None:
    """A point, or two of them that a hyphen or `to` joins: 28-30 August 2024, April to June, 2019-2023."""
    if eras := _years_of_an_era(text, at):
        return eras
    if days := _days_of_a_month(text, at):
        return days
    lower = _point(text, at, is_led)
    if not lower or lower.is_bad:
        return lower
    joined = text.tables.date_to.after(text.texts, lower.at)
    if not joined:
        return lower
    upper = _short_year(text, lower, joined.at) or _point(text, _skip(text, joined.at), True)
    if not upper or upper.is_bad:
        return upper or lower
    if _moves(text, at):
        return lower
    if decades := _decades(lower, upper):
        return decades
    return _joined(lower, upper) if _fits(lower, upper) else lower


def _moves(text: Text, at: int) -> bool:
    """Tell whether a verb of change stands before, so that two dates are the old and the new one: delayed from 2025 to 2030."""
    return any(text.texts[here] in text.language.change_verbs for here in range(max(0, at - 3), at))


def _decades(lower: When, upper: When) -> When | None:
    """from the 1890s to the 1910s: all their years."""
    first, last = lower.exact.partition("|")[0], upper.exact.partition("|")[0]
    if not (first.endswith("X") and last.endswith("X") and first < last):
        return None
    return When(lower.first, upper.at, exact=f"{first.replace('X', '0')}/{last.replace('X', '9')}")


def _years_of_an_era(text: Text, at: int) -> When | None:
    """221-206 BC: two years that share the era behind the second."""
    joined = (
        text.tables.date_to.after(text.texts, at + 1) if text.sorts[at] == DIGITS and text.texts[at].isdigit() else None
    )
    upper = _era(text, joined.at) if joined else None
    if not upper or not joined or len(text.texts[at]) > _FULL:
        return None
    lower = 1 - int(text.texts[at]) if upper[0] <= 0 else int(text.texts[at])
    return When((lower, None, None), upper[1], (upper[0], None, None), is_bad=lower >= upper[0])


def _fits(lower: When, upper: When) -> bool:
    """Tell whether two points can be the ends of one span."""
    return lower.last is None and upper.last is None and not lower.exact and not upper.exact


def _joined(lower: When, upper: When) -> When:
    """Two points as a span; what the first leaves out it has from the second, and the other way round."""
    first, last = lower.first, upper.first
    if first[0] is None and last[0] is not None:
        goes_back = first[1] is not None and last[1] is not None and first[1] > last[1]
        first = (last[0] - goes_back, first[1], first[2])
    elif last[0] is None and first[0] is not None:
        goes_on = first[1] is not None and last[1] is not None and last[1] < first[1]
        last = (first[0] + goes_on, last[1], last[2])
    is_backward = None not in (first[0], last[0]) and _rank(first) > _rank(last)
    return When(first, upper.at, last, is_bad=is_backward)


def _rank(point: Point) -> tuple[int, int, int]:
    return point[0] or 0, point[1] or 0, point[2] or 0


def _short_year(text: Text, lower: When, at: int) -> When | None:
    """The second year of 1999-03."""
    year = lower.first[0]
    written = text.texts[at]
    if (
        year is None
        or lower.first[1] is not None
        or len(written) != 2
        or not written.isdigit()
        or text.texts[at - 1] != "-"
    ):
        return None
    return When((year // 100 * 100 + int(written) + (100 if int(written) < year % 100 else 0), None, None), at + 1)


def _days_of_a_month(text: Text, at: int) -> When | None:
    """28-30 August 2024, March 28-30, 2024, 28 to 30 de marzo: two days of one month."""
    if first := _day(text, at):
        joined = _day_join(text, first[1])
        second = _day(text, joined) if joined else None
        if second and (rest := _month_and_year(text, second[1])) and first[0] < second[0]:
            year, month = rest.first[0], rest.first[1]
            return _checked(When((year, month, first[0]), rest.at, (year, month, second[0])))
        return None
    month = text.language.months.after(text.texts, at)
    first = _day(text, month.at) if month else None
    joined = _day_join(text, first[1]) if first else 0
    second = _day(text, joined) if joined else None
    if (
        not month
        or not first
        or not second
        or first[0] >= second[0]
        or text.language.months.after(text.texts, second[1])
    ):
        return None
    year, after = _year_behind(text, second[1])
    return _checked(When((year, month.value, first[0]), after, (year, month.value, second[0])))


def _day_join(text: Text, at: int) -> int:
    joined = text.tables.date_to.after(text.texts, at) or text.tables.date_and.after(text.texts, at)
    return _skip(text, joined.at) if joined else 0


def _checked(when: When) -> When:
    """Mark a day that does not exist; 29 February may, in some year."""
    for point in filter(None, (when.first, when.last)):
        year, month, day = point
        if day and month and month <= 12 and day > monthrange(year if year and 1 <= year <= 9999 else 2000, month)[1]:
            return when._replace(is_bad=True)
    return when


def _point(text: Text, at: int, is_led: bool) -> When | None:
    """A point in time that begins at a lexeme."""
    sort = text.sorts[at]
    if sort == DIGITS:
        return _in_digits(text, at, is_led)
    if sort == WORD and text.texts[at] in text.language.point_words:
        return _in_words(text, at, is_led)
    return None


def _in_digits(text: Text, at: int, is_led: bool) -> When | None:
    start = text.lexemes[at].start
    written = text.plain
    is_numbered = text.tables.number_signs.before(text.texts, at) or text.tables.date_number_nouns.before(
        text.texts, at
    )
    if is_numbered and not is_led:
        return None
    if match := _MONTH_YEAR.match(written, start):
        return When((int(match[2]), int(match[1]), None), _after(text, match.end()))
    if match := _ISO_DAY.match(written, start):
        return _iso_day(text, match)
    if (match := _DOTTED.match(written, start)) and 1 <= int(match[2]) <= 12:
        return _checked(When((int(match[1]), int(match[2]), int(match[3])), _after(text, match.end())))
    if match := _SLASHED.match(written, start):
        when = _slashed(text, match)
        is_second = when and text.is_glued(at) and text.texts[at - 1] in ("/", "-")
        return when._replace(is_bad=True) if when and is_second else when
    if (match := _SPAN.match(written, start)) and (when := _years(text, match)):
        return when
    if (match := _ISO_MONTH.match(written, start)) and (when := _iso_month(text, match)):
        return when
    if match := _QUARTER.match(written, start):
        return When((_year(match[3]), 32 + int(match[1]), None), _after(text, match.end()))
    if match := _HALF.match(written, start):
        return When((_year(match[2]), 39 + int(match[1]), None), _after(text, match.end()))
    century = _century(text, at) if len(text.texts[at]) <= 2 else None
    return (
        century
        or _day_and_month(text, at)
        or _decade(text, at)
        or _numbered_part(text, at)
        or _bare_year(text, at, is_led)
    )


def _after(text: Text, end: int) -> int:
    """The first lexeme that begins at a place or behind it."""
    return next((index for index, lexeme in enumerate(text.lexemes) if lexeme.start >= end), len(text.lexemes))


def _year(digits: str) -> int:
    return int(digits) if len(digits) == _FULL else 2000 + int(digits)


def _iso_day(text: Text, match: re.Match[str]) -> When:
    point = (int(match[1]), int(match[3]), int(match[4]))
    is_bad = not 1 <= point[1] <= 12 or point[2] < 1
    when = When(point, _after(text, match.end()), is_bad=is_bad)
    return when if is_bad else _checked(when)


def _iso_month(text: Text, match: re.Match[str]) -> When | None:
    """2024-11; where 2011-12 may be December or two years, it means no one thing."""
    year, sign, month = int(match[1]), match[2], int(match[3])
    if not 1 <= month <= 12 or year not in _YEARS or sign == ".":
        return None
    return When((year, month, None), _after(text, match.end()))


def _years(text: Text, match: re.Match[str]) -> When | None:
    """2019-2023, 2021-25, 2023/24; None where the second part is a month."""
    year, written, sign = int(match[1]), match[2], "/" if "/" in match[0] else "-"
    if year not in _YEARS:
        return None
    after = _after(text, match.end())
    if len(written) == _FULL:
        last = int(written)
        return When((year, None, None), after, (last, None, None), is_bad=last <= year or last not in _YEARS)
    short = int(written)
    can_be_span = short > year % 100 or (short == 0 and year % 100 == 99)
    can_be_month = 1 <= short <= 12 and " " not in match[0]
    if sign == "/" and can_be_month and can_be_span:
        can_be_month = text.language.code in ("zh", "ja", "ko")
    if can_be_span and can_be_month:
        return When((None, None, None), after, is_bad=True)
    if not can_be_span:
        return None if can_be_month else When((None, None, None), after, is_bad=True)
    return When((year, None, None), after, (year // 100 * 100 + short + (100 if short == 0 else 0), None, None))


def _slashed(text: Text, match: re.Match[str]) -> When | None:
    """31/03/2024: day and month by the language's order; no one thing where that is not known."""
    one, sign, two, written = int(match[1]), match[2], int(match[3]), match[4]
    if sign == "-" and len(written) == 2:
        return None
    year, after = _year(written), _after(text, match.end())
    orders = {True: (one, two), False: (two, one)}
    order = True if sign == "." else text.language.day_first
    wanted = [orders[order]] if order is not None else list(orders.values())
    fitting = {
        (day, month)
        for day, month in wanted
        if 1 <= month <= 12 and 1 <= day <= monthrange(year if 1 <= year <= 9999 else 2000, month)[1]
    }
    if len(fitting) != 1:
        return When((None, None, None), after, is_bad=True)
    ((day, month),) = fitting
    return When((year, month, day), after)


def _day(text: Text, at: int) -> tuple[int, int] | None:
    """The day of a month in digits, with its ordinal end: 5, 5th, 1er, 5."""
    written = text.texts[at]
    if text.sorts[at] != DIGITS or not written.isdigit() or len(written) > 2 or not 1 <= int(written) <= 31:
        return None
    at += 1
    if text.is_glued(at) and (
        text.texts[at] in text.tables.ordinal_ends.firsts or text.texts[at] in (".", "º", "°", "ª")
    ):
        at += 1
    return int(written), at


def _day_and_month(text: Text, at: int) -> When | None:
    """5 March 2024, 5th of March, 5. März 2024."""
    day = _day(text, at)
    rest = _month_and_year(text, day[1]) if day else None
    if not day or not rest:
        return None
    if text.texts[rest.at] in ("street", "road", "avenue", "square", "lane"):
        return rest._replace(is_bad=True)
    return _checked(rest._replace(first=(rest.first[0], rest.first[1], day[0])))


def _month_and_year(text: Text, at: int) -> When | None:
    """March 2024, of March, 2024, marzo de 2024: a month and the year behind it."""
    begin = text.tables.date_of.after(text.texts, at)
    if text.texts[at] == "-" and text.is_glued(at + 1):
        begin, at = None, at + 1
    month = text.language.months.after(text.texts, begin.at if begin else at)
    if not month:
        return None
    year, after = _year_behind(text, month.at)
    return When((year, month.value, None), after, is_bad=year is None and _unknown_year(text, after))


def _year_behind(text: Text, at: int) -> tuple[int | None, int]:
    """The year behind a month or day: 2024, `, 2024`, of 2024, '24, 44 BC, last year is left to what follows."""
    begin = at + 1 if text.texts[at] in (",", "-", "'", "/") else at
    if of := text.tables.date_of.after(text.texts, begin):
        begin = of.at
    written = text.texts[begin]
    if text.texts[begin - 1] == "'" and len(written) == 2 and written.isdigit() and text.is_glued(begin):
        return 2000 + int(written), begin + 1
    era = _era(text, begin)
    if era:
        return era
    if (
        text.sorts[begin] == DIGITS
        and written.isdigit()
        and len(written) == _FULL
        and int(written) in _YEARS
        and not _is_amount(text, begin)
    ):
        return int(written), _year_words(text, begin + 1)
    if relative := _year_in_words(text, begin):
        return relative
    return None, at


def _year_in_words(text: Text, at: int) -> tuple[int, int] | None:
    """`last year`, `this year` behind a day or month, as -1, 0 or 1 from the year of the source: years below 2."""
    found = text.tables.date_relative.after(text.texts, at) or _this(text, at)
    if not found or found[0] not in ("last year", "this year", "next year"):
        return None
    return {"last year": _LAST, "this year": _THIS, "next year": _NEXT}[str(found[0])], found[1]


_LAST, _THIS, _NEXT = -10_001, -10_000, -9_999
"""Years counted from the source's own: what `year_of` turns into a year."""


def year_of(year: int, source_year: int) -> int:
    """The year that a point names, where it may be counted from the source's."""
    return source_year + year - _THIS if _LAST - 1 <= year <= _NEXT + 1 else year


def is_counted(mention: Mention) -> bool:
    """Tell whether a date names its year by counting from the source's: March this year."""
    return any(
        point is not None and point[0] is not None and _LAST - 1 <= point[0] <= _NEXT + 1
        for point in (mention.first, mention.last)
    )


def _unknown_year(text: Text, at: int) -> bool:
    """Tell whether a bare number follows that may be a year which we do not know: 5 March 850, 15 March 44."""
    at = at + 1 if text.texts[at] == "," else at
    written = text.texts[at]
    return text.sorts[at] == DIGITS and written.isdigit() and len(written) <= _FULL


def _era(text: Text, at: int) -> tuple[int, int] | None:
    """44 BC, AD 850, 753 BCE, 850 CE: an astronomical year and the index behind it."""
    if (
        text.sorts[at] == DIGITS
        and text.texts[at + 1] not in text.language.eras
        and text.texts[at + 2] not in text.language.eras
    ):
        return None
    bce, ce = text.tables.date_bce, text.tables.date_ce
    before = bce.after(text.texts, at) or ce.after(text.texts, at)
    begin = before.at if before else at
    written = text.texts[begin]
    if text.sorts[begin] != DIGITS or not written.isdigit() or not 0 < int(written) < 10_000:
        return None
    after = _year_words(text, begin + 1)
    if found := bce.after(text.texts, after) or bce.after(text.texts, begin + 1):
        return 1 - int(written), found.at
    if found := ce.after(text.texts, begin + 1):
        return int(written), found.at
    if before and ce.after(text.texts, at):
        return int(written), begin + 1
    return (1 - int(written), begin + 1) if before else None


def _year_words(text: Text, at: int) -> int:
    """Step over the word for `year` behind a year: 2024 года."""
    found = text.tables.date_year_words.after(text.texts, at)
    return found.at if found else at


def _bare_year(text: Text, at: int, is_led: bool) -> When | None:
    """A year by itself: four digits that nothing makes a number, or three after `in` where nothing is counted."""
    if era := _era(text, at):
        return When((era[0], None, None), era[1])
    written = text.texts[at]
    if text.texts[at + 1] in ("年", "년") or not written.isdigit() or text.sorts[at - 1] == SIGN and text.is_glued(at) and text.texts[at - 1] in "$€£¥+#.":
        return None
    year = _in_our_calendar(text, int(written))
    if text.tables.date_number_nouns.before(text.texts, at) and not is_led:
        return None
    is_old = len(written) == 3 and year >= 100 and is_led and text.ends_at(at + 1)
    if not is_old and (len(written) != _FULL or year not in _YEARS):
        return None
    if text.language.code == "fa" and year < 1700:
        return When(
            (None, None, None),
            _year_words(text, at + 1),
            exact=f"{year + 621}-03/{year + 622}-03|{year + 621}/{year + 622}",
        )
    if is_led and text.language.words("counted") & {text.texts[at + 1]} and _is_year_word(text, at):
        return When((None, None, None), at + 2, is_bad=True)
    if (
        is_led
        and "years want words" in text.language.lists
        and _counts_words(text, at + 1)
        and not text.tables.date_year_words.after(text.texts, at + 1)
    ):
        return When((None, None, None), at + 1, is_bad=True)
    if text.texts[at + 1] in text.language.price_words:
        return When((None, None, None), at + 1, is_bad=True)  # at 2015 prices
    if _counts(text, at) or (not is_led and _is_hedged(text, at)):
        return None
    after = at + 1
    if text.is_glued(after) and text.sorts[after] in (WORD, DIGITS) and not is_cjk(text.texts[after]):
        return None
    behind = _year_words(text, after)
    if quarter := text.tables.date_quarters.after(text.texts, after) or text.tables.date_halves.after(
        text.texts, after
    ):
        return When((year, int(quarter.value), None), quarter.at)
    return When((year, None, None), behind)


def _is_amount(text: Text, at: int) -> bool:
    """Tell whether a mark or scale behind a number of four digits makes it no year, even behind a month."""
    after = at + 1
    return text.texts[after] in ("%", "+", "‰") or bool(
        text.language.scales.after(text.texts, after) or text.tables.marks.after(text.texts, after)
    )


def _in_our_calendar(text: Text, year: int) -> int:
    """A year of the Buddhist era as one of ours, in Thai sources."""
    return year - 543 if text.language.code == "th" and 2400 <= year <= 2700 else year


def _is_year_word(text: Text, at: int) -> bool:
    """Tell whether the word before a number of four digits leads years and seldom counts: in, since."""
    return text.texts[at - 1] in text.language.words("year prepositions")


def _counts(text: Text, at: int) -> bool:
    """Tell whether a number of four digits counts something: a unit, a mark or a scale stands behind it."""
    after = at + 1
    if (
        text.texts[after] in ("%", "+", "°", "‰")
        or text.unit_at(after)
        or text.texts[after] in text.language.words("counted")
    ):
        return True
    if text.texts[after] == "-" and text.is_glued(after) and text.is_glued(after + 1) and text.sorts[after + 1] == WORD:
        return True
    if text.tables.marks.after(text.texts, after) or text.language.scales.after(text.texts, after):
        return True
    money = text.money_after(after)
    return bool(money) or bool(text.money_before(at) and text.sorts[at - 1] == SIGN)


def _is_hedged(text: Text, at: int) -> bool:
    """Tell whether a hedge before a number of four digits makes it a count: over 2000, some 1950 firms."""
    found = text.tables.hedges_before.before(text.texts, at)
    if not found or found.value in ("about",) and text.ends_at(at + 1):
        return False
    return not (text.tables.date_leads.before(text.texts, at) and (text.ends_at(at + 1)))


def _decade(text: Text, at: int) -> When | None:
    """the 1990s, 1990er Jahre, années 1990: as EDTF writes it, 199X."""
    written = text.texts[at]
    if (
        not written.isdigit()
        or len(written) not in (2, _FULL)
        or written[-1] != "0"
        or (len(written) == 2 and written < "30")
    ):
        return None
    before = text.tables.date_decade_before.before(text.texts, at)
    before = before or (
        text.tables.date_decade_before.before(text.texts, at - 1) if text.texts[at - 1] == "'" else None
    )
    after = text.tables.date_decade_after.after(text.texts, at + 2 if text.texts[at + 1] in ("'", "-") else at + 1)
    if (not before and not after) or (
        len(written) == 2 and not before and text.texts[at - 1] != "'" and text.language.code == "en"
    ):
        return None
    end = _year_words(text, after.at) if after else at + 1
    written = written if len(written) == _FULL else f"19{written}"
    if written.endswith("00"):
        return When((int(written), None, None), end, exact=f"{written[:3]}X|{written[:2]}XX")
    return When((int(written), None, None), end, exact=f"{written[:3]}X")


def _century(text: Text, at: int) -> When | None:
    """19th century, 19. Jahrhundert, XIX siècle: 1801/1900, which many write 18XX."""
    day = re.fullmatch(r"\d{1,2}", text.texts[at])
    number = int(day[0]) if day else 0
    after = at + 1
    if number and (text.texts[after] in text.tables.ordinal_ends.firsts or text.texts[after] in (".", "º", "-")):
        after += 1
        if (
            text.texts[after - 1] == "-"
            and text.sorts[after] == WORD
            and text.is_glued(after)
            and not text.tables.date_century.after(text.texts, after)
        ):
            after += 1
    before = text.tables.date_century_before.after(text.texts, at)
    if before and (number := _roman(text.texts[before.at])):
        return _of_century(text, number, before.at + 1)
    if before and (nth := text.tables.ordinals.after(text.texts, before.at)):
        return _of_century(text, int(nth.value), nth.at)
    if not day:
        ordinal = text.tables.ordinals.after(text.texts, at)
        number, after = (int(ordinal.value), ordinal.at) if ordinal else (_roman(text.texts[at]), at + 1)
    if text.texts[after] == "-":
        after += 1
    found = text.tables.date_century.after(text.texts, after)
    if not number or not found:
        return None
    return _of_century(text, number, found.at)


def _of_century(text: Text, number: int, at: int) -> When:
    if era := text.tables.date_bce.after(text.texts, at):
        first, last = 1 - number * 100, -(number - 1) * 100
        return When((first, None, None), era.at, exact=f"{_padded(first)}/{_padded(last)}")
    if era := text.tables.date_ce.after(text.texts, at):
        at = era.at
    first = (number - 1) * 100
    return When((first + 1, None, None), at, exact=f"{first + 1:04}/{first + 100:04}|{first // 100:02}XX")


def _padded(year: int) -> str:
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def _roman(written: str) -> int:
    """The value of a small Roman numeral, with a French ordinal end: xix, xixe; 0 where it is none."""
    written = re.sub(r"(?<=[ivx])(?:e|ème|er)$", "", written)
    values = {"i": 1, "v": 5, "x": 10}
    if not written or any(sign not in values for sign in written):
        return 0
    digits = [values[sign] for sign in written]
    return sum(-one if one < two else one for one, two in zip(digits, [*digits[1:], 0], strict=True))


def _numbered_part(text: Text, at: int) -> When | None:
    """1st quarter of 2024, 1. Quartal 2024, 1er semestre 2024."""
    return _part_of_year(text, at, "date_quarters") or _part_of_year(text, at, "date_halves")


def _part_of_year(text: Text, at: int, table: str) -> When | None:
    found = getattr(text.tables, table).after(text.texts, at)
    if not found:
        return None
    of = text.tables.date_of.after(text.texts, found.at)
    if of and (century := _century(text, of.at + (text.texts[of.at] == "the"))):
        return century._replace(is_bad=True)
    if fiscal := _fiscal_part(text, int(found.value), found.at):
        return fiscal
    year, after = _year_behind(text, found.at)
    return When((year, int(found.value), None), after)


def _fiscal_part(text: Text, part: int, at: int) -> When | None:
    """Q1 FY25: known only where the country's financial year is, as in India; elsewhere it means no one thing."""
    of = text.tables.date_of.after(text.texts, at)
    fiscal = _fiscal(text, of.at if of else at)
    if not fiscal:
        return None
    if text.language.territory != "IN" or part not in _QUARTERS or fiscal.first[0] is None or fiscal.last:
        return When((None, None, None), fiscal.at, is_bad=True)
    first = (part - _QUARTERS[0]) * 3 + 4
    year = fiscal.first[0] - 1 + (first > 12)
    month = (first - 1) % 12 + 1
    return When((year, month, None), fiscal.at, (year, month + 2, None))


def _in_words(text: Text, at: int, is_led: bool) -> When | None:
    if weekday := text.language.weekdays.after(text.texts, at):
        begin = weekday.at + 1 if text.texts[weekday.at] == "," else weekday.at
        begin = found.at if (found := text.tables.date_fillers.after(text.texts, begin)) else begin
        if (when := _point(text, begin, True)) and when.first[2]:
            return when
    for table in ("date_quarters", "date_halves", "date_seasons"):
        if when := _part_of_year(text, at, table):
            if table == "date_seasons" and when.first[0] is None and not is_led:
                return None
            return when
    if when := _century(text, at) or _fiscal(text, at):
        return when
    if era := _era(text, at):
        return When((era[0], None, None), era[1])
    return _month_first(text, at, is_led)


def _fiscal(text: Text, at: int) -> When | None:
    """FY2023/24, fiscal 2024, FY24."""
    found = text.tables.date_fiscal.after(text.texts, at)
    if not found:
        return None
    begin = found.at + 1 if text.texts[found.at] in ("-", "'") else found.at
    when = _point(text, begin, True)
    if when and when.last is None and when.first[0] is not None and when.first[1] is None:
        return When(when.first, when.at, exact=_fiscal_year(text, when.first[0]))
    if when and when.first[1] is not None and when.first[1] > 12:
        return when._replace(is_bad=True)
    if not when and re.fullmatch(r"\d\d", text.texts[begin]) and text.sorts[begin] == DIGITS:
        year = _year(text.texts[begin])
        if match := re.compile(r"\d\d[-/](\d\d)(?!\w)").match(text.folded, text.lexemes[begin].start):
            return When(
                (year, None, None),
                _after(text, match.end()),
                (_year(match[1]), None, None),
                is_bad=int(match[1]) != year % 100 + 1,
            )
        return When((year, None, None), begin + 1, exact=_fiscal_year(text, year))
    return when


def _fiscal_year(text: Text, year: int) -> str:
    """What a financial year of one number means: in India it ends in March of that year; elsewhere countries differ."""
    if text.language.territory == "IN":
        return f"{year - 1}-04/{year}-03|{year - 1}/{year}"
    return f"{year}|{year}~|{year - 1}/{year}"


def _month_first(text: Text, at: int, is_led: bool) -> When | None:
    """March 5, 2024; March 2024; after `in`, a month by itself."""
    month = text.language.months.after(text.texts, at)
    if not month:
        return None
    if day := _day(text, month.at):
        if text.texts[day[1]] in text.language.words("counted"):
            return When((None, None, None), day[1], is_bad=True)  # in May 20 sites opened
        is_number = text.texts[day[1]] in ("%",) or (text.is_glued(day[1]) and text.sorts[day[1]] in (DIGITS, WORD))
        has_scale = text.language.scales.after(text.texts, day[1]) or text.unit_at(day[1])
        if not is_number and not has_scale:
            year, after = _year_behind(text, day[1])
            return _checked(
                When((year, month.value, day[0]), after, is_bad=year is None and _unknown_year(text, after))
            )
    if quarter := text.tables.date_quarter_word.after(text.texts, month.at):
        year, after = _year_behind(text, quarter.at)
        return (
            When((year, month.value, None), after, is_bad=True)
            if year is None
            else _quarter_to(year, month.value, after)
        )
    year, after = _year_behind(text, month.at)
    if year is None and (not is_led or _unknown_year(text, after)) and not _is_month_alone(text, at, month.at):
        return None
    return When((year, month.value, None), after)


def _quarter_to(year: int, month: int, at: int) -> When:
    """The three months that end with a month: the September quarter of 2024."""
    first = year * 12 + month - 3
    return When((first // 12, first % 12 + 1, None), at, (year, month, None))


def _is_month_alone(text: Text, at: int, after: int) -> bool:
    """Tell whether a month stands in a span, so that it needs no lead: April to June 2024."""
    joined = text.tables.date_to.after(text.texts, after)
    other = text.language.months.after(text.texts, joined.at) if joined else None
    return bool(other) or bool(text.tables.date_to.before(text.texts, at))


def _may_count(text: Text, at: int) -> bool:
    """Tell whether a number of months or years, or a word before one, can begin here."""
    if text.sorts[at] == DIGITS:
        return (
            text.texts[at + 1] in text.language.behind_counts or text.texts[at - 1] in text.tables.date_ago_before.lasts
        )
    return text.texts[at] in text.language.count_words


def _counted_period(text: Text, begin: int, at: int) -> Found | None:
    """12 months to March 2024, the first nine months of 2024, three weeks ago, a year ago, two years earlier."""
    if ago := _ago_before(text, begin, at):
        return ago
    count, after = _count(text, at)
    if not count:
        first = text.tables.date_first.after(text.texts, at)
        count, after = _count(text, first.at) if first else (0, at)
        if past := text.tables.date_past.after(text.texts, at):
            count, after = _count(text, past.at)
            unit = text.tables.date_units.after(text.texts, after) if count else None
            return (
                Found(Mention(*_span(text, begin, unit.at), relative=f"past {unit.value}", span=count), unit.at)
                if unit
                else None
            )
        if later := text.tables.date_first_after.after(text.texts, after) if count else None:
            after = later.at
        unit = text.tables.date_units.after(text.texts, after) if count else None
        size = {"month": 1, "quarter": 3}.get(unit.value if unit else "", 0)
        of = text.tables.date_of.after(text.texts, unit.at) if unit else None
        year = _point(text, of.at if of else unit.at, True) if unit else None
        if (
            first
            and year
            and year.first[0] is not None
            and year.first[1] is None
            and year.last is None
            and 1 <= count * size <= 12
        ):
            return Found(
                Mention(*_span(text, begin, year.at), (year.first[0], 1, None), (year.first[0], count * size, None)),
                year.at,
            )
        return None
    unit = text.tables.date_units.after(text.texts, after)
    if not unit:
        return None
    if ago := text.tables.date_ago.after(text.texts, unit.at):
        return Found(Mention(*_span(text, begin, ago.at), relative=f"ago {unit.value}", span=count), ago.at)
    if text.tables.date_later.after(text.texts, unit.at):
        return None
    if unit.value == "month" and (to := text.tables.date_months_to.after(text.texts, unit.at)):
        return _period(text, begin, "months to", count, to.at)
    return None


def _ago_before(text: Text, begin: int, at: int) -> Found | None:
    """il y a dix ans, vor zwei Jahren: the word for `ago` stands first."""
    before = text.tables.date_ago_before.after(text.texts, at)
    before = before or text.tables.date_ago_before.before(text.texts, at)
    count, after = _count(text, before.at if before and before.at > at else at)
    unit = text.tables.date_units.after(text.texts, after) if before and count else None
    return (
        Found(Mention(*_span(text, begin, unit.at), relative=f"ago {unit.value}", span=count), unit.at)
        if unit
        else None
    )


def _count(text: Text, at: int) -> tuple[int, int]:
    """A small whole number in digits or words, and the index after it; 0 where there is none."""
    written = text.texts[at]
    if text.sorts[at] == DIGITS and written.isdigit() and len(written) <= 3:
        return int(written), at + 1
    found = text.tables.numbers.after(text.texts, at)
    if found:
        return (int(found.value), found.at) if found.value == int(found.value) else (0, at)
    article = text.tables.articles.after(text.texts, at)
    return (1, article.at) if article and article.value != "the" else (0, at)


def _counts_words(text: Text, at: int) -> bool:
    """Tell whether a word that can be counted stands behind a rough number of four digits: around 1950 firms."""
    word = text.texts[at]
    return (
        text.sorts[at] == WORD
        and len(word) > _SMALL_WORD
        and word not in text.language.words("small words")
        and not text.tables.date_tails.after(text.texts, at)
    )


def _period(text: Text, begin: int, lead: str, count: int, at: int) -> Found | None:
    """A period told by its end: the year ended 31 March 2024, 12 months to June, the week to 5 March."""
    at = _skip(text, at)
    if end := text.tables.date_parts.after(text.texts, at):
        at = _skip(text, end.at)
    when = _point(text, at, True)
    if not when or when.last or when.exact:
        return None
    if when.is_bad:
        return Found(Unreadable(*_span(text, begin, when.at)), when.at)
    return Found(Mention(*_span(text, begin, when.at), when.first, None, lead, "", "", count), when.at)


def _may_be_relative(text: Text, at: int) -> bool:
    return bool(_relative_words(text, at))


def _this(text: Text, at: int) -> tuple[str, int] | None:
    """this year, last October, next Monday: a key such as `last year`, and the index after it."""
    lead = text.tables.date_steps.after(text.texts, at)
    if not lead:
        return None
    if unit := text.tables.date_units.after(text.texts, lead.at):
        return (f"{lead.value} {unit.value}", unit.at) if unit.value != "day" else None
    if season := text.tables.date_seasons.after(text.texts, lead.at):
        return f"{lead.value} season {season.value}", season.at
    if month := text.language.months.after(text.texts, lead.at):
        return f"{lead.value} month {month.value}", month.at
    if day := text.language.weekdays.after(text.texts, lead.at):
        return f"{lead.value} weekday {day.value}", day.at
    return None


def _relative_words(text: Text, at: int) -> tuple[str, int] | None:
    if found := text.tables.date_relative.after(text.texts, at):
        return str(found.value), found.at
    if found_step := _this(text, at):
        return found_step
    if day := text.language.weekdays.after(text.texts, at):
        return f"on weekday {day.value}", day.at
    return None


def _relative(text: Text, begin: int, lead: str, part: str, at: int) -> Found | None:
    """A date that counts from the day of the source."""
    if lead and lead not in (
        "plain",
        "since",
        "from",
        "until",
        "by",
        "by end",
        "before",
        "after",
        "as of",
        "about",
        "between",
    ):
        return None
    found = _relative_words(text, at)
    if not found:
        return None
    words, after = found
    words, _, bounds = words.partition("|")
    if bounds:  # by year-end
        part, lead = "end", "by" if bounds == "by end" else lead
    if (
        words.split()[1:2] == ["weekday"]
        and text.tables.date_of.after(text.texts, after)
        or (
            lead in ("from", "after", "before")
            and at > begin
            and text.texts[begin - 1] in text.tables.date_units.firsts
        )
    ):
        return Found(Unreadable(*_span(text, begin, after)), after)  # last Monday of March, 3 years from today
    if (
        words.startswith("on weekday")
        and not lead
        and begin == at
        and not (at == 0 or text.sorts[at - 1] == SIGN or text.sorts[at - 1] == WORD)
    ):
        return None
    lead = {"plain": "", "as of": "", "between": ""}.get(lead, lead)
    return Found(Mention(*_span(text, begin, after), lead=lead, part=part, relative=words), after)


__all__ = ["HAN", "Found", "date", "year_of"]
