"""Days and months with their names: 5 March 2024, March 5, 2024, 28-30 August; a month by itself."""

from __future__ import annotations

from typing import NamedTuple

from factsheet.words.dates.quarters import quarter_ending, quarter_to
from factsheet.words.dates.short_years import YEAR_DIGITS, full_cut_year
from factsheet.words.dates.spoken import closes, ends, spoken_day
from factsheet.words.dates.steps import is_common_word
from factsheet.words.dates.when import When, bad, checked
from factsheet.words.dates.years import has_unknown_year, is_of_other_year, year_behind
from factsheet.words.lexer import DIGITS, WORD
from factsheet.words.text import Text

_DAYS = range(1, 32)
_ORDINAL_SIGNS = (".", "º", "°", "ª")
_DAY_WORDS = ("day",)
_BEFORE_PARTS = ("one", "each", "every", "another")  # one third of August
_STREETS = ("street", "road", "avenue", "square", "lane")  # 5 March Street


def past_fillers(text: Text, at: int) -> int:
    """Step over a hyphen, an article and the words for `year` or `of` after a lead."""
    while True:
        if text.texts[at] == "-" and text.is_glued(at):
            at += 1
        elif filler := text.tables.date_fillers.after(text.texts, at):
            at = filler.at
        else:
            return at


def _day(text: Text, at: int) -> tuple[int, int] | None:
    """Read the day of a month in digits, with its ordinal end, or in words: 5, 5th, 1er, 5., the fifth."""
    if text.sorts[at] == WORD:
        return spoken_day(text, at)
    written = text.texts[at]
    if text.sorts[at] != DIGITS or not written.isdecimal() or len(written) > 2 or int(written) not in _DAYS:
        return None
    at += 1
    return int(written), at + _has_ordinal_end(text, at)


def _has_ordinal_end(text: Text, at: int) -> bool:
    """Tell whether what makes an ordinal of digits stands right behind them."""
    end = text.texts[at]
    return text.is_glued(at) and (end in text.tables.ordinal_ends.firsts or end in _ORDINAL_SIGNS)


def day_alone(text: Text, at: int) -> tuple[int, int] | None:
    """Read the day behind a weekday where no month follows: Tuesday the 19th, Tuesday 19.

    The day is 0 where it is not sure that it is one.
    """
    begin = past_fillers(text, at + (text.texts[at] == ","))
    day = _day(text, begin)
    if not day or (text.sorts[begin] == WORD and text.language.has("days as cardinals")):
        return None  # lundi en huit
    if text.is_tie(day[1]) and text.sorts[day[1] + 1] == WORD:
        return None  # Tuesday fifth-grade pupils
    is_day = ordinal_day(text, begin) or ends(text, day[1])
    is_end = ends(text, day[1]) or text.tables.date_to.after(text.texts, day[1])
    return (day[0] if is_end else 0, day[1]) if is_day else None


def _month_and_year(text: Text, at: int) -> When | None:
    """Read March 2024, of March, 2024, marzo de 2024: a month and the year behind it."""
    begin = at
    if text.texts[at] == "-" and text.is_glued(at + 1):
        begin = at + 1
    elif of := text.tables.date_of.after(text.texts, at):
        begin = of.at
    month = text.tables.months.after(text.texts, begin)
    if not month:
        return None
    year, after = year_behind(text, month.at)
    return When((year, month.value, None), after, is_bad=year is None and has_unknown_year(text, after))


def ordinal_day(text: Text, at: int) -> tuple[int, int] | None:
    """Read a day that is told by an ordinal: the 20th, the twentieth."""
    day = _day(text, at)
    return day if day and (text.sorts[at] == WORD or day[1] > at + 1) else None


def day_and_month(text: Text, at: int) -> When | None:
    """Read 5 March 2024, 5th of March, 5. März 2024, the fifth of March, the first day of March."""
    day = _day(text, at)
    if day and text.texts[day[1]] in _DAY_WORDS and text.tables.date_of.after(text.texts, day[1] + 1):
        day = (day[0], day[1] + 1) if ordinal_day(text, at) else None
    rest = _month_and_year(text, day[1]) if day else None
    if not day or not rest or (text.sorts[at] == WORD and not _is_sure_in_words(text, at, day[1], rest)):
        return None
    if rest.first[0] is None and is_common_word(text, rest.at - 1) and not _is_led_day(text, at):
        return None  # 10 may lose their seats
    if text.texts[rest.at] in _STREETS:
        return rest._replace(is_bad=True)
    if text.is_tie(day[1]) and text.is_tie(rest.at) and rest.first[0] is None:
        rest = _with_cut_year(text, rest)
    return checked(rest._replace(first=(*rest.first[:2], day[0])))


def _is_sure_in_words(text: Text, at: int, end: int, rest: When) -> bool:
    """Tell whether a day in words, which ends before its month, is one: the second of August; not a third of August."""
    if text.is_tie(rest.at) or (text.texts[rest.at] == "'" and text.is_glued(rest.at)):
        return False  # am ersten Mai-Wochenende, the third of August's storms
    of = text.tables.of.after(text.texts, end)
    if not text.tables.months.after(text.texts, of.at if of else end):
        return False  # the second in August
    if text.language.code != "en":
        return not text.original(at)[:1].isupper() or text.ends_at(at - 1)  # la calle Dos de Mayo
    article = text.tables.articles.before(text.texts, at)
    is_part = text.texts[at - 1] in _BEFORE_PARTS or (article and article.value != "the")
    is_end = closes(text, rest.at) or text.tables.date_to.after(text.texts, rest.at)
    return bool(not is_part and (rest.first[0] is not None or (of and is_end)))


def _is_led_day(text: Text, at: int) -> bool:
    """Tell whether a word that leads days stands right before one."""
    return text.tables.date_leads.before(text.texts, at) is not None


def _with_cut_year(text: Text, rest: When) -> When:
    """Read the year of two digits behind a month between hyphens: 5-Mar-24."""
    written = text.texts[rest.at + 1]
    if not written.isdecimal() or len(written) > 2:
        return rest
    year = full_cut_year(int(written)) if len(written) == 2 else 0
    return rest._replace(first=(year or None, *rest.first[1:]), at=rest.at + 2, is_bad=not year)


def year_first(text: Text, at: int) -> When | None:
    """Read 2024. június 3., 2024. június, as Hungarian writes them."""
    written = text.texts[at]
    is_year = text.language.year_first and len(written) == YEAR_DIGITS and written.isdecimal()
    behind = at + 2 if text.texts[at + 1] == "." else at + 1
    month = (
        text.tables.months.after(text.texts, behind)
        if is_year and (behind > at + 1 or text.language.code == "hu")
        else None
    )
    if not month:
        return None
    day = _day(text, month.at)
    return checked(When((int(written), month.value, day[0] if day else None), day[1] if day else month.at))


class _Days(NamedTuple):
    """The first and the last of several days, and the index after them.

    A list may leave out some between, and may have nothing but a comma before its last day.
    """

    first: int
    last: int
    at: int
    has_gaps: bool = False
    ends_in_comma: bool = False


def days_of_a_month(text: Text, at: int) -> When | None:
    """Read several days of one month: 28-30 August 2024, March 28 and 29, 2024, 28 to 30 de marzo, 15./16. März."""
    if weekday := text.tables.weekdays.after(text.texts, at):
        begin = _past_weekday(text, at)
        when = days_of_a_month(text, begin) if not text.tables.weekdays.after(text.texts, begin) else None
        is_last = text.tables.date_and.before(text.texts, at)  # Monday and Tuesday, March 4 and 5
        return when._replace(weekday=None if is_last else weekday.value) if when else None
    month = text.tables.months.after(text.texts, at)
    if not month:
        days = _several_days(text, at)
        rest = _month_and_year(text, days.at) if days else None
        return _in_month(text, at, rest.first[:2], days, rest.at) if days and rest else None
    days = _several_days(text, month.at)
    if not days or days.ends_in_comma or text.tables.months.after(text.texts, days.at):
        return None  # on March 15, 16 firms opened
    year, after = year_behind(text, days.at)
    if text.sorts[month.at] == WORD and year is None and not closes(text, after):
        return None  # in March first and second graders
    return _in_month(text, at, (year, month.value), days, after)


def _several_days(text: Text, at: int) -> _Days | None:
    """Read days that a hyphen or `to` joins, or a list of them, each later than the one before."""
    first = _day(text, at)
    if not first:
        return None
    if not (link := _past_link(text, first[1])):
        joined = text.tables.date_to.after(text.texts, first[1])
        last = _day(text, _past_weekday(text, past_fillers(text, joined.at))) if joined else None
        return _Days(first[0], *last) if last and first[0] < last[0] else None
    days, (day, at), sign = [first[0]], first, ""
    while link and (more := _day(text, _past_weekday(text, past_fillers(text, link)))) and more[0] > day:
        day, at, sign = *more, text.texts[link - 1]
        days.append(day)
        link = _past_link(text, at)
    has_gaps = len(days) <= day - days[0]
    return _Days(days[0], day, at, has_gaps, ends_in_comma=sign == ",") if len(days) > 1 else None


def _past_weekday(text: Text, at: int) -> int:
    """Step over the weekday of a day: lundi 3 et mardi 4 novembre."""
    weekday = text.tables.weekdays.after(text.texts, at)
    return past_fillers(text, weekday.at + (text.texts[weekday.at] == ",")) if weekday else at


def _past_link(text: Text, at: int) -> int:
    """Return the index after what joins the days of a list: and, a comma, both, `&`, a slash; 0 where nothing does."""
    is_parted = text.texts[at] == ","
    if joined := text.tables.date_and.after(text.texts, at + is_parted):
        return joined.at
    return at + 1 if is_parted or text.texts[at] in ("&", "/") else 0


def _in_month(text: Text, begin: int, month: tuple[int | None, int | None], days: _Days, at: int) -> When:
    """Return several days of a month, marked where they do not exist, or are no span: 12 and 15 May."""
    when = checked(When((*month, days.first), at, (*month, days.last)))
    between, behind = text.tables.date_between, text.tables.date_between_after
    if not days.has_gaps or any(between.before(text.texts, here) for here in (begin, begin - 1)):
        return when
    return when if behind.firsts and behind.after(text.texts, at) else when._replace(is_bad=True)


def month_first(text: Text, at: int, *, is_led: bool) -> When | None:
    """Read March 5, 2024; March 2024; the March quarter of 2024; after `in`, a month by itself."""
    month = text.tables.months.after(text.texts, at)
    if not month or text.texts[at - 1 - (text.texts[at - 1] == ".")] in text.language.words("titles of persons"):
        return None
    if is_led and text.is_tie(month.at) and len(text.texts[month.at + 1]) == 2 and text.texts[month.at + 1].isdecimal():
        return bad(month.at + 2)  # the Dec-24 quarter
    dated = _day_with_article(text, month.at)
    day = dated or _day(text, month.at)
    is_in_words = text.sorts[month.at] == WORD and not dated
    if is_common_word(text, at) and not (
        text.texts[at - 1] in text.language.words("year prepositions") or (day and not is_in_words)
    ):
        return None
    is_english = text.language.code == "en"
    if is_in_words and is_english and (spoken := _with_day_in_words(text, month.value, month.at)):
        return spoken
    if day and not is_in_words and (when := _with_day(text, month.value, *day)):
        return when
    if quarter := text.tables.date_quarter_word.after(text.texts, month.at):
        return quarter_to(text, month.value, quarter.at)
    year, after = year_behind(text, month.at)
    if year is not None and (quarter := text.tables.date_quarter_word.after(text.texts, after)):
        return quarter_ending(year, month.value, quarter.at)
    if year is None and is_common_word(text, at):
        return None
    if year is None and is_led and is_of_other_year(text, after):
        return When((None, month.value, None), after, is_bad=True)
    is_month = year is not None or (is_led and not has_unknown_year(text, after)) or _is_joined(text, at, month.at)
    return When((year, month.value, None), after) if is_month else None


def _day_with_article(text: Text, at: int) -> tuple[int, int] | None:
    """Read the ordinal day behind an article: September the 3rd; in `May the 3 firms` it counts."""
    day = _day(text, at + 1) if text.texts[at] in text.tables.articles.firsts else None
    if not day or day[1] <= at + 2:
        return None
    is_closed = text.ends_at(day[1]) or text.texts[day[1]] == "," or text.has_four_digits(day[1])
    return day if is_closed else None  # in May the 3rd largest bank


def _with_day(text: Text, month: int, day: int, at: int) -> When | None:
    """Read the year behind March 5; None where what stands behind the 5 makes it a count."""
    behind = text.texts[at]
    if behind in text.language.counted:
        return bad(at)  # in May 20 sites opened
    is_glued = text.is_glued(at) and text.sorts[at] in (DIGITS, WORD)
    if behind == "%" or is_glued or text.tables.scales.after(text.texts, at) or text.unit_at(at):
        return None
    year, after = year_behind(text, at)
    if year is None and is_common_word(text, at - 2):
        return None  # prices may 5 times out of ten
    return checked(When((year, month, day), after, is_bad=year is None and has_unknown_year(text, after)))


def _with_day_in_words(text: Text, month: int, at: int) -> When | None:
    """Read May twenty-first, which closes the clause or has its year; December thirteen, two thousand."""
    day = spoken_day(text, at) or spoken_day(text, at, takes_cardinals=True)
    if not day:
        return None
    year, after = year_behind(text, day[1])
    is_ordinal = spoken_day(text, at) is not None
    is_day = year is not None if is_ordinal or text.texts[day[1]] == "," else False
    is_day = is_day or (is_ordinal and closes(text, after))
    return checked(When((year, month, day[0]), after)) if is_day else None


def _is_joined(text: Text, at: int, after: int) -> bool:
    """Tell whether a month stands in a span, so that it needs no lead: April to June 2024."""
    joined = text.tables.date_to.after(text.texts, after)
    other = text.tables.months.after(text.texts, joined.at) if joined else None
    return bool(other or text.tables.date_to.before(text.texts, at))
