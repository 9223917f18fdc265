"""Periods that are counted or told by their end: 12 months to March, the first nine months of 2024, three weeks ago."""

from __future__ import annotations

from factsheet.words.dates.calendar import MONTHS
from factsheet.words.dates.days import past_fillers
from factsheet.words.dates.distances import Distance, count, distance, from_date
from factsheet.words.dates.points import point
from factsheet.words.dates.when import When, unreadable
from factsheet.words.dates.years import year_behind
from factsheet.words.lexer import DIGITS, WORD
from factsheet.words.text import Text
from factsheet.words.tokens import Mention, TokenAt

BY_LEAD = {
    "week begun": ("week begun", 0),
    "week ended": ("week ended", 0),
    "year ended": ("year ended", 12),
    "month ended": ("months to", 1),
    "quarter ended": ("months to", 3),
    "half ended": ("months to", 6),
    "decade to": ("years to", 10),
    "fortnight ended": ("days to", 14),
    "year begun": ("months from", 12),
    "quarter begun": ("months from", 3),
}
"""Words before a period that is told by its end -> the lead of the mention, and the months or years that it lasts."""

_COUNTING = (("ago", "date_ago"), ("hence", "date_hence"), ("earlier", "date_earlier"))
_COUNTING_LEADS = {"since": "ago", "within": "within"}
_MONTHS_OF = {"month": 1, "quarter": 3}
_SINGLE = ("decade", "century")
_DAYS_OF_WEEK = 7
_YEAR_REACH = 5  # lexemes from a year to the word for `first`


def counted_period(text: Text, begin: int, at: int, lead: str) -> TokenAt | None:
    """Read a period whose count stands at a lexeme, or behind a word such as `first` or `past` there.

    `lead` is what leads it: behind `since` a bare count goes back from now (depuis trois ans).
    """
    if text.language.has("year before months") and (own := _behind_year(text, begin, at)):
        return own
    if not _may_count(text, at):
        return None
    if ago := _ago_before(text, begin, at):
        return ago
    if away := from_date(text, begin, at, lead):
        return away
    if not count(text, at)[0]:
        return _past(text, begin, at) or _coming(text, begin, at, lead) or _from_first(text, begin, at)
    far = distance(text, at)
    if not far or text.tables.date_first_behind.after(text.texts, far.at):
        return _from_first(text, begin, at)
    return _told_of(text, begin, at, far, lead)


def _told_of(text: Text, begin: int, at: int, far: Distance, lead: str) -> TokenAt | None:
    """Read what says of a number of units at a lexeme when they are: ago, from now, earlier, within, to March."""
    for word, table in _COUNTING:
        if behind := getattr(text.tables, table).after(text.texts, far.at):
            if not far.unit:
                return unreadable(text, begin, behind.at)  # 1 month and 21 days ago
            if word == "earlier" and leads_event(text, behind.at):
                return None
            return _counted(text, begin, behind.at, f"{word} {far.unit}", far.number)
    if lead == "within" and (of := text.tables.of.after(text.texts, far.at)):
        whole = point(text, past_fillers(text, of.at), is_led=True)
        return unreadable(text, begin, whole.at) if whole else None  # within two years of 2030
    if lead in _COUNTING_LEADS and not far.unit:
        return unreadable(text, begin, far.at)
    if lead in _COUNTING_LEADS:
        return _counted(text, begin, far.at, f"{_COUNTING_LEADS[lead]} {far.unit}", far.number)
    if far.is_sum or not far.unit:
        return None  # a measure in two units
    return None if text.tables.date_later.after(text.texts, far.at) else _up_to(text, begin, at, far)


def _up_to(text: Text, begin: int, at: int, far: Distance) -> TokenAt | None:
    """Read the end, or the begin, of a number of units: three months to March, the five years from 2019."""
    has_article = text.texts[at - 1] in text.tables.articles.firsts
    if far.unit not in ("month", "year"):
        to = text.tables.date_months_to.after(text.texts, far.at) if has_article and far.unit == "week" else None
        return period(text, begin, "days to", far.number * _DAYS_OF_WEEK, to.at) if to else None
    if text.texts[far.at] in text.language.words("froms") and has_article:
        months = far.number * (MONTHS if far.unit == "year" else 1)
        spanned = period(text, begin, "months from", months, far.at + 1)  # the five years from 2019
        to = text.tables.date_to.after(text.texts, spanned.at) if spanned else None
        return None if to and point(text, past_fillers(text, to.at), is_led=True) else spanned
    end = far.at + (text.texts[far.at] in text.tables.date_period_words.firsts)
    to = text.tables.date_months_to.after(text.texts, end)
    return period(text, begin, f"{far.unit}s to", far.number, to.at) if to else None


def _may_count(text: Text, at: int) -> bool:
    """Tell whether a number of months or years, or a word before one, can begin here."""
    if text.sorts[at] != DIGITS:
        return text.texts[at] in text.guards.count_words
    is_behind_ago = text.texts[at - 1] in text.tables.date_ago_before.lasts
    return is_behind_ago or text.texts[text.past_tie(at + 1)] in text.guards.behind_counts


def leads_event(text: Text, at: int) -> bool:
    """Tell whether a word such as `before` leads an event from which a distance counts: two months before the vote."""
    is_preposition = text.texts[at - 1] in text.language.words("earlier prepositions")
    if text.texts[at - 1] == "prior" and text.texts[at] == "to":
        return True
    return is_preposition and text.sorts[at] == WORD and text.texts[at] not in text.language.words("after earlier")


def _coming(text: Text, begin: int, at: int, lead: str) -> TokenAt | None:
    """Read the next three years, within the coming 30 days."""
    coming = text.tables.date_coming.after(text.texts, at)
    number, after = count(text, coming.at) if coming else (0, at)
    unit = text.tables.date_units.after(text.texts, after) if number else None
    word = "within" if lead == "within" else "coming"
    return _counted(text, begin, unit.at, f"{word} {unit.value}", number) if unit else None


def _counted(text: Text, begin: int, end: int, relative: str, count: int) -> TokenAt:
    """Return a mention that counts from the day of the source."""
    return TokenAt(Mention(*text.span(begin, end), relative=relative, span=count), end)


def _ago_before(text: Text, begin: int, at: int) -> TokenAt | None:
    """Read il y a dix ans, vor zwei Jahren: the word for `ago` stands first."""
    behind = text.tables.date_ago_before.after(text.texts, at)
    if not behind and not text.tables.date_ago_before.before(text.texts, at):
        return None
    far = distance(text, behind.at if behind else at)
    if not far or not far.unit:
        return unreadable(text, begin, far.at) if far else None
    return _counted(text, begin, far.at, f"ago {far.unit}", far.number)


def _past(text: Text, begin: int, at: int) -> TokenAt | None:
    """Read the past three years, the last six months."""
    past = text.tables.date_past.after(text.texts, at)
    if past and text.tables.date_lasting.before(text.texts, past.at):
        return None  # due to last three days: it is a verb
    number, after = count(text, past.at) if past else (0, at)
    if past and not number and text.texts[past.at - 1] == "past" and text.texts[past.at] in _SINGLE:
        number, after = 1, past.at  # the past decade
    unit = text.tables.date_units.after(text.texts, after) if number else None
    if not unit:
        return None
    to = text.tables.date_months_to.after(text.texts, unit.at)
    if to and unit.value in ("month", "year") and (ended := period(text, begin, f"{unit.value}s to", number, to.at)):
        return ended
    of = text.tables.date_of.after(text.texts, unit.at)
    if whole := point(text, past_fillers(text, of.at), is_led=True) if of else None:
        return _end_of_year(text, begin, unit.value, number, whole)
    return _counted(text, begin, unit.at, f"past {unit.value}", number)


def _end_of_year(text: Text, begin: int, unit: str, count: int, whole: When) -> TokenAt:
    """Read the last three months of 2024; the last days of a month mean no one thing."""
    year, months = whole.first[0], count * _MONTHS_OF.get(unit, 0)
    if not whole.is_year or year is None or not 0 < months < MONTHS:
        return unreadable(text, begin, whole.at)
    mention = Mention(*text.span(begin, whole.at), (year, MONTHS - months + 1, None), (year, MONTHS, None))
    return TokenAt(mention, whole.at)


def _from_first(text: Text, begin: int, at: int) -> TokenAt | None:
    """Read the first nine months of 2024, los nueve primeros meses de 2024, 9 bulan pertama 2024."""
    months, after = _first_months(text, at)
    if not months:
        return None
    of = text.tables.date_of.after(text.texts, after)
    when = point(text, of.at if of else after, is_led=True)
    year, end = (when.first[0], when.at) if when and when.is_year else year_behind(text, after)
    if year is None and not when and of:
        return _of_its_year(text, begin, after, of.at, months)
    if year is None:
        return None
    if text.texts[end] == "/" and text.is_glued(end):
        return unreadable(text, begin, end + 2)  # les neuf premiers mois de 2023/24
    return TokenAt(Mention(*text.span(begin, end), (year, 1, None), (year, months, None)), end)


def _of_its_year(text: Text, begin: int, of: int, at: int, months: int) -> TokenAt | None:
    """Return the first months of the year that the source speaks of: the first ten months of the year."""
    end = past_fillers(text, at)
    is_year = any(text.texts[here] in text.language.words("years") for here in range(of, end))
    is_named = text.sorts[end] == WORD and text.texts[end] not in text.language.known_firsts  # de l'année scolaire
    is_last = not is_named and text.sorts[end] != DIGITS and not text.tables.of.after(text.texts, end)
    to = text.tables.date_to.after(text.texts, end) if text.sorts[end] == WORD else None  # the year to June
    is_other = (
        to is not None
        or text.texts[end - 1] == "-"
        or text.is_tie(end)
        or text.texts[end] in text.language.words("ended")
    )
    mention = Mention(*text.span(begin, end), (None, 1, None), (None, months, None))
    return TokenAt(mention, end) if is_year and is_last and not is_other else None


def _behind_year(text: Text, begin: int, at: int) -> TokenAt | None:
    """Read 2025'in ilk dokuz ayı, 2025 első kilenc hónapja: the year stands before its first months."""
    if not text.has_four_digits(at):
        return None
    for here in range(at + 1, at + _YEAR_REACH):
        months, end = (0, here) if text.sorts[here] == DIGITS and here == at + 1 else _first_months(text, here)
        if months:
            year = int(text.texts[at])
            return TokenAt(Mention(*text.span(begin, end), (year, 1, None), (year, months, None)), end)
    return None


def _first_months(text: Text, at: int) -> tuple[int, int]:
    """Return how many months a count says that has a word for `first` before or behind it, and the index after them.

    The number is 0 where there is none.
    """
    first = text.tables.date_first.after(text.texts, at)
    number, after = count(text, first.at if first else at)
    inside = text.tables.date_first_after.after(text.texts, after) if number else None
    unit = text.tables.date_units.after(text.texts, inside.at if inside else after) if number else None
    behind = text.tables.date_first_behind.after(text.texts, unit.at) if unit else None
    months = number * _MONTHS_OF.get(unit.value, 0) if unit and (first or inside or behind) else 0
    return (months, behind.at if behind else unit.at) if unit and 1 <= months <= MONTHS else (0, at)


def period(text: Text, begin: int, lead: str, count: int, at: int) -> TokenAt | None:
    """Read the end of a period: the year ended 31 March 2024, 12 months to June, the week to 5 March."""
    at = past_fillers(text, at)
    if end := text.tables.date_parts.after(text.texts, at):
        at = past_fillers(text, end.at)
    when = point(text, at, is_led=True)
    if not when or when.last or when.exact:
        return None
    if when.is_bad or (lead in ("week ended", "week begun") and not when.first[2]):
        return unreadable(text, begin, when.at)
    return TokenAt(Mention(*text.span(begin, when.at), when.first, lead=lead, span=count), when.at)
