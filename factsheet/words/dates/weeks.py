"""Weeks by their number in a year, as ISO 8601 counts them, and weekdays by theirs in a month.

Week 36 of 2024, KW 12/2024, 36. týden 2024; the first Friday of July.
"""

from __future__ import annotations

from datetime import date, timedelta

from factsheet.words.dates.days import past_fillers
from factsheet.words.dates.eras import past_year_word
from factsheet.words.dates.short_years import YEAR_DIGITS
from factsheet.words.dates.spoken import ordinal
from factsheet.words.dates.when import UNKNOWN, When, bad
from factsheet.words.dates.year_counts import counts_words
from factsheet.words.dates.years import YEARS, has_unknown_year, year_behind
from factsheet.words.lexer import DIGITS
from factsheet.words.text import Text

_LONGEST_NUMBER = 2  # digits
_MOST_WEEKDAYS = 5  # of one name in a month
_PARTING = ("/", ",", "(")


def week(text: Text, at: int) -> When | None:
    """Read a numbered week with its year, which are seven days; None where one of the three is missing."""
    word = text.tables.date_week_words.after(text.texts, at)
    number, after = _number(text, word.at if word else at)
    if number and not word:
        word = text.tables.date_week_words.after(text.texts, _past_ordinal_end(text, after))
        after = word.at if word else after
    if not number or not word or _is_rate(text, at):
        return None
    begin = _past_link(text, after)
    written, end = text.texts[begin], past_year_word(text, begin + 1)
    is_year = text.sorts[begin] == DIGITS and written.isdecimal() and len(written) == YEAR_DIGITS
    if not is_year or int(written) not in YEARS:
        return None
    if begin == after and end == begin + 1 and counts_words(text, end):
        return bad(end)  # in week 12 2024 visitors came
    return of_year(int(written), number, end)


def nth_weekday(text: Text, at: int) -> When | None:
    """Read the first Friday of July, the last Monday in March 2019, letzter Sonntag im März 2014."""
    nth, after = which(text, at)
    weekday = text.tables.weekdays.after(text.texts, after) if nth else None
    of = text.tables.date_of.after(text.texts, weekday.at) if weekday else None
    month = text.tables.months.after(text.texts, of.at) if of else None
    if not weekday or not month:
        return None
    year, end = year_behind(text, month.at)
    is_bad = year is None and has_unknown_year(text, end)
    return When((year, month.value, None), end, is_bad=is_bad, weekday=weekday.value, nth=nth)


def which(text: Text, at: int) -> tuple[int, int]:
    """Return which of the weekdays of a month a word says, -1 for the last, and the index after it; 0 for none."""
    step = text.tables.date_steps.after(text.texts, at)
    last = text.tables.date_lasts.after(text.texts, at) or (step if step and step.value == "last" else None)
    if last:
        return -1, last.at
    number, after = ordinal(text, at)
    return (number, after) if number <= _MOST_WEEKDAYS else (0, at)


def _is_rate(text: Text, at: int) -> bool:
    """Tell whether a week is one of those that something is told of, or is counted to: twice per week, this week."""
    if text.sorts[at] == DIGITS:
        return False
    tables = text.tables
    rates = (tables.per, tables.loose_per, tables.every, tables.date_steps, tables.articles)
    return any(table.before(text.texts, at) for table in rates)


def of_year(year: int, number: int, at: int) -> When:
    """Return the seven days of a week, which begins on a Monday."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return bad(at)
    return When(UNKNOWN, at, exact=f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}")


def _number(text: Text, at: int) -> tuple[int, int]:
    """Return the number of a week in digits, and the index after it; 0 where there is none."""
    written = text.texts[at]
    is_number = text.sorts[at] == DIGITS and written.isdecimal() and len(written) <= _LONGEST_NUMBER
    return (int(written), at + 1) if is_number else (0, at)


def _past_ordinal_end(text: Text, at: int) -> int:
    """Step over what makes an ordinal of the digits before it: 36th, 36., 36-я."""
    here = text.past_tie(at)
    is_end = text.is_glued(here) and (text.texts[here] in text.tables.ordinal_ends.firsts or text.texts[here] == ".")
    return here + 1 if is_end else at


def _past_link(text: Text, at: int) -> int:
    """Step over what joins a week to its year: a slash, a comma, `of`, `of the year`."""
    if text.texts[at] in _PARTING:
        return at + 1
    lead = text.tables.date_leads.after(text.texts, at)
    of = text.tables.date_of.after(text.texts, at) or (lead if lead and lead.value == "plain" else None)
    return past_fillers(text, of.at if of else at)
