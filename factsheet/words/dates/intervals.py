"""Two points as a span: 28-30 August 2024, April to June, 2019-2023, between 2019 and 2023, 221-206 BC."""

from __future__ import annotations

from factsheet.words.dates.calendar import MONTHS, days_in
from factsheet.words.dates.days import days_of_a_month, past_fillers
from factsheet.words.dates.eras import era
from factsheet.words.dates.points import point
from factsheet.words.dates.short_years import YEAR_DIGITS
from factsheet.words.dates.when import When
from factsheet.words.dates.years import YEARS
from factsheet.words.lexer import DIGITS
from factsheet.words.phrases import Match
from factsheet.words.text import Text
from factsheet.words.tokens import DateParts

_WORDS_BEHIND_COMMAS = ("through", "to", "until")
_FIRST_PLAIN_YEAR = 1000  # that is read without its era
_VERB_REACH = 3  # lexemes before a date in which a verb of change can stand


def between(text: Text, at: int) -> When | None:
    """Read between 2019 and 2023; the word for `between` stands at a lexeme or right before it."""
    word = text.tables.date_between.after(text.texts, at)
    is_led = word or text.tables.date_between.before(text.texts, at)
    lower = point(text, word.at if word else at, is_led=True) if is_led else None
    joined = text.tables.date_and.after(text.texts, lower.at) if lower else None
    upper = point(text, past_fillers(text, joined.at), is_led=True) if joined else None
    if lower and joined and not upper and lower.is_year and lower.first[0] in YEARS and _is_year(text, joined.at):
        return lower._replace(at=joined.at + 1, is_bad=True)  # between 2019 and 2023 homes lost value
    if not lower or not upper:
        return None
    return _joined(lower, upper._replace(first=upper.last) if lower.last and upper.last else upper)


def between_ends(text: Text, part: str, lower: When) -> When | None:
    """Read between the end of March and the end of June 2022, of which the first is read; others are marked as bad."""
    joined = text.tables.date_and.after(text.texts, lower.at)
    other = text.tables.date_parts.after(text.texts, joined.at) if joined else None
    upper = point(text, past_fillers(text, other.at if other else joined.at), is_led=True) if joined else None
    if not upper:
        return None
    both = _joined(lower, upper)
    first, last = both.first, both.last or both.first
    are_months = all(one[0] is not None and one[1] in range(1, MONTHS + 1) and one[2] is None for one in (first, last))
    if not other or not are_months or part != "end" or other.value != "end" or both.is_bad:
        return both._replace(is_bad=True)
    return both._replace(first=_last_day(first), last=_last_day(last))


def ends_list(text: Text, at: int) -> bool:
    """Tell whether two months and commas stand before a date, which ends a list of four: junio, julio, agosto y sept.

    Of three in a row `joined_dates` makes a span.
    """
    first = text.tables.months.before(text.texts, at - 1) if text.texts[at - 1] == "," else None
    return bool(first and text.texts[first.at - 1] == "," and text.tables.months.before(text.texts, first.at - 1))


def _last_day(month: DateParts) -> DateParts:
    """Return the last day of a month."""
    year, number, _ = month
    return (year, number, days_in(year or 0, number or 1))


def _is_year(text: Text, at: int) -> bool:
    """Tell whether four digits may be a year, whatever stands behind them."""
    return text.has_four_digits(at) and int(text.texts[at]) in YEARS


def interval(text: Text, at: int, *, is_led: bool) -> When | None:
    """Read a point, or two of them that a hyphen or `to` joins."""
    if when := _years_of_an_era(text, at) or days_of_a_month(text, at):
        is_moved = when.last and follows_verb_of_change(text, at)
        return when._replace(first=when.last or when.first, last=None) if is_moved else when  # postponed from 10 to 17
    if text.tables.date_between_after.firsts and (ends := _ends_between(text, at)):
        return ends
    lower = point(text, at, is_led=is_led)
    joined = _link(text, lower) if lower and not lower.is_bad else None
    if not lower or not joined:
        return lower
    upper = (
        _short_year(text, lower, joined.at)
        or _old_year(text, lower, joined.at)
        or point(text, past_fillers(text, joined.at), is_led=True)
    )
    if not upper or upper.is_bad:
        return upper or lower
    if follows_verb_of_change(text, at):
        return lower
    if upper.last and lower.first == (None, *upper.first[1:]):
        return upper  # the April-June quarter of 2024
    if upper.is_year and lower.first[1] and text.tables.date_and.after(text.texts, lower.at):
        return lower  # as of December 31, 2023 and 2022
    if _are_two(text, at, lower, upper):
        both = _joined(lower, upper)
        is_of_year = lower.first[2] and both.first[0] is not None and both.first[0] == upper.first[0]
        return lower._replace(first=both.first) if lower.first[0] or is_of_year else both._replace(is_bad=True)
    if decades := _decades(lower, upper):
        return decades
    if lower.last and upper.last and not (lower.exact or upper.exact):
        return _joined(lower, upper._replace(first=upper.last))  # 2019/20 to 2022/23
    is_span = not (lower.last or upper.last or lower.exact or upper.exact)
    return _joined(lower, upper) if is_span else lower


def _are_two(text: Text, at: int, lower: When, upper: When) -> bool:
    """Tell whether `and` joins two years, months or days with others between, no span: in 2019 and 2022."""
    between = text.tables.date_between
    is_between = between.before(text.texts, at) or between.before(text.texts, at - 1)
    if is_between or not text.tables.date_and.after(text.texts, lower.at):
        return False
    first, last = (one.exact.partition("|")[0].removesuffix("X") for one in (lower, upper))
    if first.isdecimal() and last.isdecimal():
        return int(last) - int(first) != 1  # the 1970s and 1990s
    if lower.exact or upper.exact or lower.last or upper.last:
        return False
    if lower.is_year and upper.is_year:
        return (upper.first[0] or 0) - (lower.first[0] or 0) != 1
    if lower.first[2] and upper.first[2]:
        is_one_month = lower.first[1] == upper.first[1] and lower.first[0] in (None, upper.first[0])
        return not is_one_month or upper.first[2] - lower.first[2] != 1
    is_month = lower.first[2] is None and upper.first[2] is None and lower.first[0] in (None, upper.first[0])
    months = lower.first[1], upper.first[1]
    return is_month and months[0] is not None and months[1] is not None and months[1] - months[0] > 1


def _ends_between(text: Text, at: int) -> When | None:
    """Read 2015 és 2020 között, Ocak ile Haziran 2024 arasında: two dates and the word for `between` behind them."""
    behind = text.tables.date_between_after
    lower = point(text, at, is_led=True)
    joined = text.tables.date_and.after(text.texts, lower.at) if lower else None
    upper = point(text, joined.at, is_led=True) if joined else None
    if not lower or not upper or lower.last or upper.last or lower.exact or upper.exact:
        return None
    end = behind.after(text.texts, upper.at) or behind.before(text.texts, upper.at)
    return _joined(lower, upper._replace(at=max(upper.at, end.at))) if end else None


def _link(text: Text, lower: When) -> Match[str] | None:
    """Return what joins a point to the end of its span: to, a hyphen, `, through`, or a slash behind a month."""
    at = lower.at
    if text.texts[at] == "," and text.texts[at + 1] in _WORDS_BEHIND_COMMAS:
        at += 1
    if text.texts[at] == "/" and lower.first[0] is not None and lower.first[1] and text.is_glued(at + 1):
        return Match("/", at + 1)
    return text.tables.date_to.after(text.texts, at)


def follows_verb_of_change(text: Text, at: int) -> bool:
    """Tell whether a verb of change stands before, so that two dates are old and new: delayed from 2025 to 2030."""
    verbs = text.tables.date_change_verbs.firsts
    return any(text.texts[here] in verbs for here in range(max(0, at - _VERB_REACH), at))


def _years_of_an_era(text: Text, at: int) -> When | None:
    """Read 221-206 BC: two years that share the era behind the second."""
    written = text.texts[at]
    if text.sorts[at] != DIGITS or not written.isdecimal() or len(written) > YEAR_DIGITS:
        return None
    joined = text.tables.date_to.after(text.texts, at + 1)
    upper = era(text, joined.at) if joined else None
    if not upper:
        return None
    lower = 1 - int(written) if upper[0] <= 0 else int(written)
    return When((lower, None, None), upper[1], (upper[0], None, None), is_bad=lower >= upper[0])


def _short_year(text: Text, lower: When, at: int) -> When | None:
    """Read the second year of 1999-03."""
    year, month, _ = lower.first
    written = text.texts[at]
    if year is None or month is not None or text.texts[at - 1] != "-" or len(written) != 2 or not written.isdecimal():
        return None
    short = int(written)
    return When((year // 100 * 100 + short + (100 if short < year % 100 else 0), None, None), at + 1)


def _old_year(text: Text, lower: When, at: int) -> When | None:
    """Read the second year of AD 43 to 410."""
    first, written = lower.first[0], text.texts[at]
    if first is None or not (lower.is_year and 0 < first < _FIRST_PLAIN_YEAR) or not written.isdecimal():
        return None
    return When((int(written), None, None), at + 1) if len(written) <= YEAR_DIGITS else None


def _decades(lower: When, upper: When) -> When | None:
    """Return all years of two decades and of those between them: from the 1890s to the 1910s."""
    first, last = lower.exact.partition("|")[0], upper.exact.partition("|")[0]
    if not (first.endswith("X") and last.endswith("X") and first < last):
        return None
    return When(lower.first, upper.at, exact=f"{first.replace('X', '0')}/{last.replace('X', '9')}")


def _joined(lower: When, upper: When) -> When:
    """Return two points as a span; what year the first leaves out it has from the second, and the other way round."""
    first, last = lower.first, upper.first
    is_over_new_year = first[1] is not None and last[1] is not None and first[1] > last[1]
    if first[0] is None and last[0] is not None:
        first = (last[0] - is_over_new_year, *first[1:])
    elif last[0] is None and first[0] is not None:
        last = (first[0] + is_over_new_year, *last[1:])
    is_backward = first[0] is not None and last[0] is not None and _rank(first) > _rank(last)
    is_bad = is_backward or lower.is_bad or upper.is_bad or bool(lower.nth or upper.nth)
    return When(first, upper.at, last, is_bad=is_bad, weekday=lower.weekday)


def _rank(one: DateParts) -> tuple[int, ...]:
    """Order points, those that leave something out first."""
    return tuple(part or 0 for part in one)
