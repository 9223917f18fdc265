"""Days of a month that is not named: Tuesday the 19th, the 20th of next month, the first Friday of this month."""

from __future__ import annotations

from typing import NamedTuple

from factsheet.words.dates.days import day_alone, ordinal_day, past_fillers
from factsheet.words.dates.points import point
from factsheet.words.dates.steps import relative_words
from factsheet.words.dates.weeks import which
from factsheet.words.dates.when import unreadable
from factsheet.words.text import Text
from factsheet.words.tokens import Mention, TokenAt

_MONTHS = {"last month": -1, "this month": 0, "next month": 1}
_WEEKS = ("week", "fortnight")
_BOUNDS = ("since", "from", "until", "by", "before", "after")


class _Day(NamedTuple):
    """A day up to the lexeme at `at`: its number, or which of its weekday; 0 where it is not sure what is meant."""

    number: int
    at: int
    relative: str = ""
    weekday: int | None = None


def day_of_month(text: Text, begin: int, at: int, lead: str) -> TokenAt | None:
    """Read a day whose month counts from that of the source, or is the near one in which it is of its weekday."""
    day = _with_weekday(text, at, lead) or _of_counted_month(text, at)
    if not day:
        return None
    if not day.number:
        return unreadable(text, begin, day.at)
    bound = lead if lead in _BOUNDS else ""
    span = text.span(begin, day.at)
    return TokenAt(Mention(*span, lead=bound, relative=day.relative, span=day.number, weekday=day.weekday), day.at)


def _with_weekday(text: Text, at: int, lead: str) -> _Day | None:
    """Read Tuesday the 19th; several weekdays are not read, nor those beside others: Monday to Friday, Friday week."""
    step = text.tables.date_steps.after(text.texts, at)  # next Tuesday the 19th
    weekday = text.tables.weekdays.after(text.texts, step.at if step else at)
    if not weekday:
        return None
    side = text.tables.date_leads.after(text.texts, weekday.at)
    if side and side.value in ("before", "after") and text.texts[at - 1] == "the":
        when = point(text, side.at, is_led=True)
        return _Day(0, when.at if when else side.at)  # the Monday after the vote
    if text.texts[weekday.at] in _WEEKS and text.language.code == "en":
        return _Day(0, weekday.at + 1)  # Friday week
    if end := _end_of_days(text, weekday.at, takes_and=lead == "between"):
        return _Day(0, end)
    day = day_alone(text, weekday.at)
    return _Day(*day, "weekday-and-day", int(weekday.value)) if day else None


def _end_of_days(text: Text, at: int, *, takes_and: bool) -> int:
    """Return the index after the last of several days, from the weekday of the first on: Monday to Friday, 9 March."""
    to = text.tables.date_to.after(text.texts, at)
    if not to or (text.tables.date_and.after(text.texts, at) and not takes_and):
        return 0
    begin = past_fillers(text, to.at)
    last = text.tables.weekdays.after(text.texts, begin)
    when = point(text, begin, is_led=True) if last else None
    return when.at if when else last.at if last else 0


def _of_counted_month(text: Text, at: int) -> _Day | None:
    """Read the 20th of next month, the first Friday of this month."""
    nth, after = which(text, at)
    weekday = text.tables.weekdays.after(text.texts, after) if nth else None
    day = (nth, weekday.at) if weekday else ordinal_day(text, at)
    of = text.tables.date_of.after(text.texts, day[1]) if day else None
    month = relative_words(text, of.at) if of else None
    if not day or not month or month[0] not in _MONTHS:
        return None
    return _Day(day[0], month[1], f"day-of-month {_MONTHS[month[0]]}", int(weekday.value) if weekday else None)
