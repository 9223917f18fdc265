"""Times that are so far from others: two years before 2019, the day after 5 March; 1 year and 2 months ago."""

from __future__ import annotations

from typing import NamedTuple

from factsheet.words.dates.calendar import MONTHS
from factsheet.words.dates.points import point
from factsheet.words.dates.spoken import ends
from factsheet.words.dates.steps import relative_words
from factsheet.words.dates.when import unreadable
from factsheet.words.lexer import DIGITS
from factsheet.words.text import Text
from factsheet.words.tokens import Mention, TokenAt

FROM_DATE = "from-date"
"""The first of the words that stand for a distance from a date which is named."""

_DIRECTIONS = {"before": 1, "after": -1}
_UNITS = ("day", "week", "month", "year", "decade", "century")
_SURE_UNITS = ("day", "month", "year")
"""Those of which a single one is sure: the week before 5 March may be seven days, or the one that began on a Monday."""

_LEADS = ("", "plain", "since", "from", "until", "by", "before", "after")
_LONGEST_COUNT = 3  # digits
_MOST_PARTS = 3  # of a distance: years, months and days


class Distance(NamedTuple):
    """A number of units of time up to the lexeme at `at`; no unit where several do not add up to one number."""

    number: int
    unit: str
    at: int
    is_sum: bool = False


def distance(text: Text, at: int) -> Distance | None:
    """Read three weeks, a year and a half, 1 year and 2 months, which are 14 months."""
    number, after = count(text, at)
    after = text.past_tie(after)
    unit = text.tables.date_units.after(text.texts, after) if number else None
    month = text.tables.months.after(text.texts, after) if unit else None
    if not unit or (month and month.at > unit.at):
        return None  # 18 tháng 12
    whole = Distance(number, str(unit.value), unit.at)
    if half := text.tables.date_and_a_half.after(text.texts, unit.at):
        is_year = unit.value == "year"
        return Distance(number * MONTHS + MONTHS // 2, "month" if is_year else "", half.at)
    for _ in range(_MOST_PARTS):
        more = _more(text, whole.at)
        if not more:
            break
        years_and_months = whole.unit == "year" and more.unit == "month"
        total = whole.number * MONTHS + more.number if years_and_months else 0
        whole = Distance(total, "month" if years_and_months else "", more.at, is_sum=True)
    return whole


def _more(text: Text, at: int) -> Distance | None:
    """Read the further units behind some: the `and 2 months` of 1 year and 2 months; not 3 tháng 6 năm."""
    if (month := text.tables.months.after(text.texts, at - 1)) and month.at > at:
        return None
    begin = at + (text.texts[at] == ",")
    joined = text.tables.joins.after(text.texts, begin)
    begin = joined.at if joined else begin
    is_article = text.texts[begin] in text.tables.articles.firsts  # 365 days a year
    number, after = (0, begin) if is_article else count(text, begin)
    unit = text.tables.date_units.after(text.texts, after) if number else None
    return Distance(number, str(unit.value), unit.at) if unit else None


def count(text: Text, at: int) -> tuple[int, int]:
    """Return a small whole number in digits or words, and the index after it; 0 where there is none."""
    written = text.texts[at]
    if text.sorts[at] == DIGITS and written.isdecimal():
        return (int(written), at + 1) if len(written) <= _LONGEST_COUNT or _is_ago(text, at) else (0, at)
    if number := text.tables.numbers.after(text.texts, at):
        return (int(number.value), number.at) if number.value == int(number.value) else (0, at)
    article = text.tables.articles.after(text.texts, at)
    return (1, article.at) if article and article.value != "the" else (0, at)


def _is_ago(text: Text, at: int) -> bool:
    """Tell whether four digits are years that have passed: 1000 years ago."""
    unit = text.tables.date_units.after(text.texts, at + 1)
    return bool(unit and text.has_four_digits(at) and text.tables.date_ago.after(text.texts, unit.at))


def from_date(text: Text, begin: int, at: int, lead: str) -> TokenAt | None:
    """Read two years before 2019, the day after 5 March; what counts from a rougher date, or an event, is no date."""
    article = text.tables.articles.after(text.texts, at)
    one = text.tables.date_units.after(text.texts, article.at) if article else None
    if one and text.language.code == "en" and text.texts[one.at - 1].endswith("s"):
        return None  # in the weeks after 7 October
    far = Distance(1, str(one.value), one.at) if one else distance(text, at)
    side = text.tables.date_leads.after(text.texts, far.at) if far else None
    relative = text.tables.date_relative.after(text.texts, at)
    if not far or not side or side.value not in _DIRECTIONS or (relative and relative.at > side.at):
        return None  # the day after tomorrow
    the = text.tables.articles.after(text.texts, side.at)
    base = the.at if the and the.value == "the" else side.at
    if counted := relative_words(text, base):
        is_now = lead == "within" and counted[0] == "today"  # within two weeks after today
        return None if is_now else unreadable(text, begin, counted[1])  # two days before yesterday
    when = point(text, base, is_led=True)
    if not when:
        return None
    outer = text.tables.date_leads.before(text.texts, begin)  # since the day after 5 March
    lead = lead or (str(outer.value) if outer else "")
    is_plain = not (when.is_bad or when.last or when.exact or when.nth) and ends(text, when.at)
    is_hedged = lead not in _LEADS or text.tables.hedges_before.before(text.texts, begin)
    if not is_plain or is_hedged or far.unit not in (_SURE_UNITS if one else _UNITS):
        return unreadable(text, begin, when.at)
    mention = Mention(*text.span(begin, when.at), when.first, relative=f"{FROM_DATE} {far.unit}")
    bound, number = "" if lead == "plain" else lead, far.number * _DIRECTIONS[str(side.value)]
    return TokenAt(mention._replace(lead=bound, span=number), when.at)
