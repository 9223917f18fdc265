"""The point in time that begins at a lexeme: a day, a month, a part of a year, a year, a decade, a fiscal year."""

from __future__ import annotations

import re

from factsheet.words.dates import written
from factsheet.words.dates.calendar import HALVES, MONTHS, QUARTERS, month_at
from factsheet.words.dates.centuries import century, decade, decade_in_words, half_of_century
from factsheet.words.dates.days import day_and_month, month_first, past_fillers, year_first
from factsheet.words.dates.eras import era
from factsheet.words.dates.short_years import INDIA, cut_year, fiscal_year, full_year
from factsheet.words.dates.spoken import may_be_spoken, spoken_year_alone
from factsheet.words.dates.weeks import nth_weekday, week
from factsheet.words.dates.when import When, bad
from factsheet.words.dates.years import bare_year, has_unknown_year, year_behind
from factsheet.words.lexer import DIGITS, WORD
from factsheet.words.phrases import Phrases
from factsheet.words.text import Text

_APRIL = 4
_SHORT_YEARS = re.compile(r"\d\d[-/](\d\d)(?!\w)")
_OVER_NEW_YEAR = re.compile(r"[-/](\d{4}|\d\d)(?!\w)")
_WINTER = 24  # as EDTF counts it, named by the year in which it begins
_DECADE_DIGITS = 3
_LONGEST_NUMBER = 2  # digits of a day or century
_DEEPEST = 4
_BEFORE_MONDAYS = range(1, 1971)  # when many of these days stood on other ones


def point(text: Text, at: int, *, is_led: bool) -> When | None:
    """Read the point in time that begins at a lexeme; `is_led` if a word such as `in` stands before it."""
    if text.sorts[at] == DIGITS:
        return _from_digits(text, at, is_led=is_led)
    if text.sorts[at] == WORD and text.texts[at] in text.guards.point_words:
        return _from_words(text, at, is_led=is_led)
    if text.texts[at] in text.guards.lasts and (when := nth_weekday(text, at)):
        return when
    if may_be_spoken(text, at):
        return day_and_month(text, at) or decade_in_words(text, at) or century(text, at) or _spoken_year(text, at)
    if text.texts[at] == "'" and text.sorts[at + 1] == DIGITS and not text.is_glued(at):
        return _cut_year(text, at + 1)
    return None


def _spoken_year(text: Text, at: int) -> When | None:
    """Read a year in words: in nineteen twenty-eight."""
    year = spoken_year_alone(text, at)
    return When((year[0], None, None), year[1]) if year else None


def _cut_year(text: Text, at: int) -> When | None:
    """Read '98 by itself; digits between quote marks are no year."""
    is_year = len(text.texts[at]) == _LONGEST_NUMBER and text.is_glued(at) and not text.is_glued(at + 1)
    is_decade = text.tables.date_decade_before.before(text.texts, at - 1)  # anni '90
    if not is_year or is_decade or _closes(text, at + 1):
        return None
    year = cut_year(text, at)
    return When((year, None, None), at + 1) if year and not text.unit_at(at + 1) else bad(at + 1)


def _from_digits(text: Text, at: int, *, is_led: bool) -> When | None:
    """Read a point that begins with digits; after `No.` or `page` they are none, unless a lead stands before."""
    signs, nouns = text.tables.number_signs, text.tables.date_number_nouns
    begin = at - (text.texts[at - 1] == ":")  # Version: 1.10.30
    if not is_led and (signs.before(text.texts, begin) or nouns.before(text.texts, begin)):
        return None
    if is_led and text.language.has("dotted days") and (day := written.dotted_day(text, at)):
        return day
    return (
        written.in_digits(text, at)
        or (week(text, at) if len(text.texts[at]) <= _LONGEST_NUMBER else None)
        or (century(text, at) if len(text.texts[at]) <= _LONGEST_NUMBER else None)
        or year_first(text, at)
        or day_and_month(text, at)
        or decade(text, at)
        or _part_of_year(text, at, text.tables.date_quarters)
        or _part_of_year(text, at, text.tables.date_halves)
        or bare_year(text, at, is_led=is_led)
    )


def _from_words(text: Text, at: int, *, is_led: bool) -> When | None:
    """Read a point that begins with a word."""
    if _is_number_like_month(text, at):
        return None
    if text.texts[at] in text.tables.date_fixed_days.firsts and (day := _fixed_day(text, at)):
        return day
    if day := _moving_day(text, at, is_led=is_led):
        return day
    if day := _behind_weekday(text, at):
        return day
    if part := _part_of_year(text, at, text.tables.date_quarters) or _part_of_year(text, at, text.tables.date_halves):
        return part
    is_verb = text.texts[at - 1] in text.language.words("verb leads") and text.texts[at] == "fall"
    if not is_verb and (season := _part_of_year(text, at, text.tables.date_seasons)):
        is_noun = text.tables.of.after(text.texts, season.at)  # the fall of a factory
        return season if season.first[0] is not None or (is_led and not is_noun) else None
    if when := week(text, at) or decade_in_words(text, at) or century(text, at) or _fiscal(text, at):
        return when
    if in_era := era(text, at):
        return When((in_era[0], None, None), in_era[1])
    return nth_weekday(text, at) or day_and_month(text, at) or month_first(text, at, is_led=is_led)


def _is_number_like_month(text: Text, at: int) -> bool:
    """Tell whether the short name of a month is a number word here, as no digits stand beside it: sept cents."""
    is_name = DIGITS in (text.sorts[at - 1], text.sorts[at + 1]) or text.texts[at + 1] in (".", "/", "-")
    return text.texts[at] in text.guards.months_like_numbers and not is_name


def _behind_weekday(text: Text, at: int) -> When | None:
    """Read the day behind its weekday: Monday, 5 March."""
    weekday = text.tables.weekdays.after(text.texts, at)
    if not weekday:
        return None
    begin = weekday.at + (text.texts[weekday.at] == ",")
    fillers = text.tables.date_fillers.after(text.texts, begin)
    when = _within(text, fillers.at if fillers else begin)
    return when._replace(weekday=weekday.value) if when and when.first[2] else None


def _within(text: Text, at: int) -> When | None:
    """Read a point within another one, as behind a weekday; none within the fourth: Monday, Monday, Monday, Monday."""
    if text.depth == _DEEPEST:
        return None
    text.depth += 1
    try:
        return point(text, at, is_led=True)
    finally:
        text.depth -= 1


def _closes(text: Text, at: int) -> bool:
    """Tell whether the next apostrophe, from a lexeme on, closes a quotation, and begins no year: '98 and '99."""
    mark = next((here for here in range(at, text.count) if text.texts[here] == "'"), 0)
    return bool(mark) and (text.is_glued(mark) or text.sorts[mark + 1] != DIGITS)


def _fixed_day(text: Text, at: int) -> When | None:
    """Read Christmas Day 2024, New Year's Eve: a day with a name of its own."""
    day = text.tables.date_fixed_days.after(text.texts, at)
    if not day:
        return None
    year, after = year_behind(text, day.at)
    return When((year, *divmod(int(day.value), 100)), after, is_bad=year is None and has_unknown_year(text, after))


def _moving_day(text: Text, at: int, *, is_led: bool) -> When | None:
    """Read Thanksgiving 2016, Labor Day: a numbered weekday of a month with a name of its own in some country."""
    days = text.tables.date_moving_days
    name = days.after(text.texts, at) if text.texts[at] in days.firsts else None
    rule = str(name.value).partition(" ") if name else ("", "", "")
    if not name or text.language.territory not in rule[2].split() or text.original(name.at - 1).islower():
        return None
    if text.texts[name.at] in text.language.words("times around days"):
        return bad(name.at + 1)  # Labor Day weekend
    year, after = year_behind(text, name.at)
    if year is None and not is_led:
        return None  # Labor Day is a holiday
    month, weekday, nth = (int(number) for number in rule[0].split("/"))
    is_bad = has_unknown_year(text, after) if year is None else year in _BEFORE_MONDAYS
    return When((year, month, None), after, is_bad=is_bad, weekday=weekday, nth=nth)


def _part_of_year(text: Text, at: int, table: Phrases[int]) -> When | None:
    """Read 1st quarter of 2024, 1er semestre 2024, summer 2024; a part of a century means no one thing."""
    phrase = table.after(text.texts, at)
    if not phrase:
        return None
    other = text.past_tie(phrase.at)
    if text.texts[other] in text.language.words("halves and quarters of others"):
        return bad(other + 1)  # the second quarter-final
    of = text.tables.date_of.after(text.texts, phrase.at)
    inner = of.at + (text.texts[of.at] == "the") if of else 0
    whole = inner or past_fillers(text, phrase.at)
    if age := century(text, whole):  # druhá polovina 19. století
        return half_of_century(age, int(phrase.value))
    if text.tables.date_century.before(text.texts, at):
        return bad(phrase.at)  # a 19. század első felében
    if ten := decade(text, whole) or decade_in_words(text, whole):
        return _half_of_decade(ten, int(phrase.value))
    if part := _fiscal_part(text, int(phrase.value), of.at if of else phrase.at):
        return part
    year, after = year_behind(text, phrase.at)
    if year is None and _is_last_quarter(text, at, phrase.at):
        return None  # este último trimestre
    if year is None and _is_of_other(text, phrase.at):
        return bad(phrase.at)
    over = _OVER_NEW_YEAR.match(text.folded, text.end(after - 1))
    if year and over and table is not text.tables.date_seasons:
        return bad(text.index_at(over.end())) if int(over[1]) in (year % 100 + 1, year + 1) else bad(after)
    if year and over:
        is_next = int(over[1]) in (year % 100 + 1, year + 1)
        return When((year, _WINTER, None), text.index_at(over.end()), is_bad=not is_next or phrase.value != _WINTER)
    return When((year, int(phrase.value), None), after)


def _is_last_quarter(text: Text, at: int, after: int) -> bool:
    """Tell whether a quarter is the last one that ended, and no fourth: el último trimestre; not that of a year."""
    is_last = text.texts[at] in text.tables.date_last_quarters.firsts
    return is_last and not text.tables.date_of.after(text.texts, after)


def last_of_year(text: Text, words: str, at: int) -> When | None:
    """Read the year of a last quarter: het laatste kwartaal van vorig jaar."""
    if words != "last quarter":
        return None
    of, date_of = text.tables.of.after(text.texts, at), text.tables.date_of.after(text.texts, at)
    whole = point(text, past_fillers(text, of.at), is_led=True) if of else None
    if whole and whole.is_year:
        return whole._replace(first=(whole.first[0], QUARTERS[-1], None))
    year, after = year_behind(text, at) if date_of else (None, at)
    return When((year, QUARTERS[-1], None), after) if year is not None else None


def _is_of_other(text: Text, at: int) -> bool:
    """Tell whether a half is one of something else than a year: second half of the match, v první polovině sezony."""
    half, words = text.texts[at - 1], text.language.words
    of = text.tables.of.after(text.texts, at) if half in words("halves with of") else None
    if not of and not (half in words("halves with genitives") and text.sorts[at] == WORD):
        return False
    end = past_fillers(text, of.at if of else at)
    units = (text.tables.date_units.after(text.texts, here) for here in range(at, end + 2))
    return not any(unit and unit.value == "year" for unit in units)


def _half_of_decade(ten: When, part: int) -> When:
    """Return the first or second half of a decade; other parts of it mean no one thing."""
    start = ten.exact.partition("|")[0].rstrip("X")
    first = 0 if part == HALVES[0] else 5
    exact = f"{start}{first}/{start}{first + 4}"
    return ten._replace(exact=exact, is_bad=part not in HALVES or len(start) != _DECADE_DIGITS)


def _fiscal_part(text: Text, part: int, at: int) -> When | None:
    """Read the FY25 of Q1 FY25: known only where the country's financial year is; elsewhere it means no one thing."""
    fiscal = _fiscal(text, at)
    if not fiscal:
        return None
    year = fiscal.first[0]
    if text.language.territory != INDIA or part not in QUARTERS or year is None or fiscal.last:
        return bad(fiscal.at)
    first, month = month_at((year - 1) * MONTHS + _APRIL - 1 + QUARTERS.index(part) * 3)
    return When((first, month, None), fiscal.at, (first, month + 2, None))


def _fiscal(text: Text, at: int) -> When | None:
    """Read FY2023/24, fiscal 2024, FY24."""
    fiscal = text.tables.date_fiscal.after(text.texts, at)
    if not fiscal:
        return None
    begin = fiscal.at + (text.texts[fiscal.at] in ("-", "'"))
    when = _within(text, begin)
    if not when:
        return _short_fiscal(text, begin)
    year, month, _ = when.first
    to = text.tables.date_to.after(text.texts, when.at) if when.is_year else None
    upper = _within(text, to.at) if to else None
    if upper and upper.is_year and year is not None and upper.first[0] == year + 1:
        return When(when.first, upper.at, upper.first)  # financial year 2023 to 2024
    if when.is_year and year is not None:
        return When(when.first, when.at, exact=fiscal_year(text, year))
    return when._replace(is_bad=True) if month is not None and month > MONTHS else when


def _short_fiscal(text: Text, at: int) -> When | None:
    """Read the digits of FY24, FY23/24."""
    digits = text.texts[at]
    if text.sorts[at] != DIGITS or not digits.isdecimal() or len(digits) != 2:
        return None
    year = full_year(digits)
    if match := _SHORT_YEARS.match(text.folded, text.starts[at]):
        is_bad = int(match[1]) != year % 100 + 1
        return When((year, None, None), text.index_at(match.end()), (full_year(match[1]), None, None), is_bad=is_bad)
    return When((year, None, None), at + 1, exact=fiscal_year(text, year))
