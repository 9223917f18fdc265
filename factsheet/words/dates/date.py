"""The date that begins at a lexeme, with what leads it, which part of it is meant, and what follows it."""

from __future__ import annotations

from factsheet.words.dates.calendar import MONTHS
from factsheet.words.dates.counted import BY_WORDS
from factsheet.words.dates.days import days_of_a_month, past_fillers
from factsheet.words.dates.denied import judged
from factsheet.words.dates.intervals import between, between_ends, ends_list, follows_verb_of_change, interval
from factsheet.words.dates.of_month import day_of_month
from factsheet.words.dates.periods import BY_LEAD, counted_period, leads_event, period
from factsheet.words.dates.points import last_of_year, point
from factsheet.words.dates.spoken import may_be_spoken
from factsheet.words.dates.steps import relative_words, stepped
from factsheet.words.dates.unsure import is_unsure
from factsheet.words.dates.when import When, unreadable
from factsheet.words.dates.year_counts import counts_words
from factsheet.words.dates.years import NO_DATE, OPEN_ENDS, year_behind
from factsheet.words.lexer import DIGITS, SIGN, WORD
from factsheet.words.phrases import Match
from factsheet.words.text import Text
from factsheet.words.tokens import Mention, Name, TokenAt

_PARTS = ("early", "mid", "late", "end", "about")
_ENDS_OF_SPANS = ("early", "mid", "late", "start", "end")
_LEADS_WITH_BETWEEN = ("between", "from", "")
_LEADS_WITH_TAIL = ("", "plain", "by", "from")
_LEADS_OF_RELATIVES = (
    "", "plain", "since", "from", "until", "by", "by end", "before", "after", "as of", "about", "between",
)  # fmt: skip
_OF_CENTURY = ("middle century", "whole century")
_LEADS_OF_CENTURY = ("by", "by end", "until", "before", "after", "since")
_LEADS_OF_DISTANCES = ("from", "after", "before")
_NAME_REACH = 3  # lexemes from a day to the street that is named after it
_MONTHS_REACH = 4  # lexemes from a year to the months of it that are counted
_SERVICES = range(1500, 1900)  # numbers of Korean companies begin so
_UNBOUNDED = ("plain", "as of", "between")
"""Leads that say nothing of how a date bounds."""


def date(text: Text, begin: int) -> TokenAt | None:
    """Read the date that begins at a lexeme; a date that means no one thing is a token too."""
    if text.texts[begin - 1] == "°" and text.is_glued(begin):
        return None  # 21.5 °C in 2019
    lead = text.tables.date_leads.after(text.texts, begin)
    relative = text.tables.date_relative.after(text.texts, begin)
    piece = None
    if lead and lead.value == "after" and text.texts[begin - 1] in text.tables.articles.firsts:
        lead = None  # the following May
    if lead and not (relative and relative.at > lead.at):  # antes de ontem is a day, not one before it
        piece = _led(text, begin, str(lead.value), lead.at)
    piece = piece or _led(text, begin, "", begin)
    if piece and isinstance(piece.token, Mention):
        if text.texts[piece.at] in text.tables.date_but_one.firsts and (
            but_one := text.tables.date_but_one.after(text.texts, piece.at)
        ):
            return unreadable(text, begin, but_one.at)  # the summer before last
        if (
            is_unsure(text, begin, piece)
            or _is_rest(text, begin)
            or ends_list(text, begin)
            or _is_year_of_months(text, begin, piece)
            or _may_be_name(text, piece)
        ):
            return unreadable(text, begin, piece.at)
        if _names_street(text, begin, piece) or text.tables.names_with_months.before(text.texts, piece.at):
            return TokenAt(Name(*piece.token[:3]), piece.at)
        return judged(text, begin, piece)
    return piece


def _is_rest(text: Text, at: int) -> bool:
    """Tell whether digits and a hyphen or slash stand before, so that the date is the end of something: 17-19th."""
    is_half = text.texts[at - 1] == "-" and text.sorts[at - 2] == DIGITS and text.is_glued(at) and text.is_glued(at - 1)
    is_second = text.texts[at - 1] == "/" and text.texts[at - 2] == "." and text.is_glued(at - 1)  # 15./16. März
    return is_half or is_second


def _may_be_name(text: Text, piece: TokenAt) -> bool:
    """Tell whether a month is a name where months have small letters: sur Mars, with neither day nor year."""
    first, at = piece.token.first if isinstance(piece.token, Mention) else (None, None, None), piece.at - 1
    is_bare_month = first[1] is not None and first[1] <= MONTHS and first[0] is None and first[2] is None
    return is_bare_month and at > 0 and text.original(at).istitle() and text.language.has("small months")


def _names_street(text: Text, begin: int, piece: TokenAt) -> bool:
    """Tell whether a day without a year is the name of a street: rue du 4-Septembre, 15 Temmuz Köprüsü."""
    day = piece.token
    if not isinstance(day, Mention) or day.first[2] is None or day.last or day.relative:
        return False
    if day.first[0] is not None and "-" not in day.text:
        return False  # rue du 8-Mai-1945
    if not text.language.words("streets behind").isdisjoint(text.texts[piece.at : piece.at + _NAME_REACH]):
        return True
    at = begin
    while of := text.tables.of.before(text.texts, at):
        at = of.at
    is_led = text.sorts[begin] == DIGITS or text.tables.of.after(text.texts, begin)
    at -= text.texts[at - 1] == "."  # ul. 11 Listopada
    return bool(is_led) and text.texts[at - 1] in text.language.words("streets")


def _is_year_of_months(text: Text, begin: int, piece: TokenAt) -> bool:
    """Tell whether a year is told with months of it that were not read: de første ni månedene av 2024."""
    token, months = piece.token, text.language.words("months of years")
    if not isinstance(token, Mention) or token.first[1] is not None or token.last or token.span:
        return False
    if token.exact and text.language.code != "fa":
        return False
    if token.relative and not token.relative.endswith(" year"):
        return False
    if not text.language.words("months behind years").isdisjoint(text.texts[piece.at : piece.at + _MONTHS_REACH]):
        return True
    for at in range(begin - 1, max(-1, begin - _MONTHS_REACH), -1):
        if text.sorts[at] != WORD:
            return False
        if text.texts[at] in months:
            return text.language.code != "en" or (text.texts[begin] == "of" and at == begin - 1)
    return False


def _led(text: Text, begin: int, lead: str, at: int) -> TokenAt | None:
    """Read what stands behind a lead, or without one at a lexeme."""
    if lead and not text.tables.date_relative.after(text.texts, at):
        at = past_fillers(text, at)
    part = ""
    inner = text.tables.date_parts.after(text.texts, at)
    if inner and not ((counted := text.tables.date_relative.after(text.texts, at)) and counted.at > inner.at):
        is_relative = text.tables.date_relative.after(text.texts, inner.at)  # cuối năm ngoái
        part, at = str(inner.value), inner.at if is_relative else past_fillers(text, inner.at)
    if lead == "week begun" and days_of_a_month(text, at):
        lead = ""  # the week of March 4-8
    if lead in BY_LEAD:
        if piece := period(text, begin, *BY_LEAD[lead], at):
            return piece
        end = relative_words(text, past_fillers(text, at))
        return unreadable(text, begin, end[1]) if end else None  # the year to last March
    if text.sorts[at] == WORD and text.texts[at] not in text.guards.date_words and not may_be_spoken(text, at):
        return None
    if lead == "until" and text.tables.put_off.before(text.texts, begin):
        lead = ""  # postponed until May
    if lead == "from" and follows_verb_of_change(text, begin):
        old = point(text, at, is_led=True)
        return unreadable(text, begin, old.at) if old else None
    if not part and (span := counted_period(text, begin, at, lead)):
        return _bounded(text, begin, span, lead)
    when = between(text, at) if lead in _LEADS_WITH_BETWEEN and not part else None
    when = when or interval(text, at, is_led=bool(lead or part))
    if when and lead == "between" and part and (ends := between_ends(text, part, when)):
        return _with_tail(text, begin, "", "", ends) if not ends.is_bad else unreadable(text, begin, ends.at)
    if when is None:
        day = None if part else day_of_month(text, begin, at, lead)
        return day or _relative(text, begin, lead, part, at)
    if part == "about" and when.first[1] is None and not when.exact and counts_words(text, when.at):
        return None
    is_bad = when.is_bad or _is_doubtful(text, begin, lead, part, when)
    if when.exact == NO_DATE:
        return TokenAt(Name(*text.span(begin, when.at)), when.at)
    if is_bad or text.tables.date_other_calendars.after(text.texts, when.at):
        return unreadable(text, begin, when.at)
    return _with_tail(text, begin, lead, part, when)


def _is_doubtful(text: Text, begin: int, lead: str, part: str, when: When) -> bool:
    """Tell whether a point or span may be another one with its lead or part: early fiscal 2020, years from May."""
    is_fiscal = when.exact and "X" not in when.exact
    is_part_of_fiscal = is_fiscal and (part in _ENDS_OF_SPANS or lead == "by end")
    is_count = not when.last and _is_count_of_years(text, begin, lead)
    return bool(is_part_of_fiscal) or is_count or _is_telephone(text, when)


def _is_telephone(text: Text, when: When) -> bool:
    """Tell whether two years may be a number to call, which has four digits and a hyphen in Korea: 1577-2024."""
    return text.language.code == "ko" and when.last is not None and (when.first[0] or 0) in _SERVICES


def _bounded(text: Text, begin: int, piece: TokenAt, lead: str) -> TokenAt:
    """Return a distance into the past with what bounds it: since three years ago, desde hace 3 años."""
    token = piece.token
    if not isinstance(token, Mention) or not token.relative.startswith("ago"):
        return piece
    is_part_of_ago = text.tables.date_ago_before.after(text.texts, begin)  # vor drei Jahren
    if is_part_of_ago or lead not in _LEADS_OF_RELATIVES or lead in _UNBOUNDED:
        return piece
    return piece._replace(token=token._replace(lead=lead))


def _with_tail(text: Text, begin: int, lead: str, part: str, when: When) -> TokenAt:
    """Read what bounds a date behind it: 2020 onwards, 2020 or so."""
    is_tied = text.texts[when.at] == "'" or (text.is_tie(when.at) and bool(text.tables.date_year_endings.firsts))
    is_tied = is_tied or (text.texts[when.at] == "." and text.language.code == "ko")  # 2024.12.31.부터
    tail: Match[str] | None = text.tables.date_tails.after(text.texts, when.at + is_tied)  # 2030-ig
    if text.texts[when.at] == "-" and text.texts[when.at + 1] in OPEN_ENDS:
        tail = Match("since", when.at + 2)  # 2020-present
    if text.texts[when.at] == "-" and text.is_glued(when.at) and text.ends_at(when.at + 1):
        if text.texts[begin] != "(":
            return unreadable(text, begin, when.at + 1)
        tail = Match("since", when.at + 1)  # (1975-)
    if tail and text.texts[when.at] in text.language.words("joins") and not text.ends_at(tail.at):
        return unreadable(text, begin, tail.at)  # in 1960 and later became a museum, or in 1960 and later models
    if tail and lead in _LEADS_WITH_TAIL:
        is_span = when.last and any(text.texts[at] in text.language.words("span words") for at in range(begin, when.at))
        lead, when = "" if is_span else str(tail.value), when._replace(at=tail.at)  # 2022 से 2024 तक
        if lead in _PARTS:
            lead, part = "", lead
    if text.tables.date_about_after.after(text.texts, when.at):
        part = part or "about"
    if lead in ("plain", "between") or (lead in ("from", "since") and when.last):
        lead = ""
    mention = Mention(*text.span(begin, when.at), when.first, when.last, lead, part, exact=when.exact)
    return TokenAt(mention._replace(span=when.nth, weekday=when.weekday), when.at)


def _relative(text: Text, begin: int, lead: str, part: str, at: int) -> TokenAt | None:
    """Read a date that counts from the day of the source."""
    counting = relative_words(text, at) if lead in _LEADS_OF_RELATIVES else None
    if not counting:
        return None
    words, after = counting
    words, _, bound = words.partition("|")
    if words in BY_WORDS and text.language.code == "fa":
        return unreadable(text, begin, after)  # they are years of another calendar
    if words in BY_WORDS and not bound and (when := _in_year(text, after, BY_WORDS[words])):
        return _with_tail(text, begin, lead, part, when)
    if words in _OF_CENTURY and lead not in _LEADS_OF_CENTURY:
        return None  # mid-century chairs, the flood of the century
    if words.startswith("earlier ") and leads_event(text, after):
        return None  # the year before the war
    if bound and words == "this year" and (year := year_behind(text, after))[0] is not None:
        when = When((year[0], None, None), year[1])  # bis Jahresende 2030
        return _with_tail(text, begin, *_bound(bound, lead, part), when)
    if ended := last_of_year(text, words, after):
        return _with_tail(text, begin, lead, part, ended)
    words, after = stepped(text, words, after) if bound else (words, after)
    lead, part = _bound(bound, lead, part)
    if text.tables.date_ago_before.after(text.texts, after):
        return unreadable(text, begin, after)  # heute vor einem Jahr
    is_weekday_of = words.split()[1:2] == ["weekday"] and _is_of_period(text, after)
    if (of := text.tables.of.after(text.texts, after)) and (
        whole := point(text, past_fillers(text, of.at), is_led=True)
    ):
        return unreadable(text, begin, whole.at)  # the last week of March
    if is_weekday_of or _is_distance(text, begin, lead, at):
        return unreadable(text, begin, after)  # last Monday of March, 3 years from today
    if words.startswith("on weekday") and not lead and begin == at and text.sorts[at - 1] not in ("", SIGN, WORD):
        return None
    lead = "" if lead in _UNBOUNDED else lead
    tail = text.tables.date_tails.after(text.texts, after) if not lead and not part and not bound else None
    if tail:  # पिछले साल से, पिछले साल के अंत में
        lead, part = ("", str(tail.value)) if tail.value in _PARTS else (str(tail.value), "")
        after = tail.at
    return TokenAt(Mention(*text.span(begin, after), lead=lead, part=part, relative=words), after)


def _is_of_period(text: Text, at: int) -> bool:
    """Tell whether a weekday is one of a period behind it: the last Monday in March; not on Monday in Jakarta."""
    link = text.tables.date_of.after(text.texts, at)
    if not link or text.texts[at] != "in":
        return link is not None
    tables = text.tables.months, text.tables.date_relative, text.tables.date_seasons
    return text.sorts[link.at] == DIGITS or any(table.after(text.texts, link.at) for table in tables)


def _bound(bound: str, lead: str, part: str) -> tuple[str, str]:
    """Return the lead and the part of a date that one word tells with it: by year-end, с начала года."""
    if bound == "since":
        return "since", part
    if bound == "by end":
        return "by", "end"
    return (lead, bound) if bound else (lead, part)


def _in_year(text: Text, at: int, year: int) -> When | None:
    """Read the month or part of a year behind `last year`: loni v červenci, i fjor høst."""
    lead = text.tables.date_leads.after(text.texts, at)
    begin = past_fillers(text, lead.at if lead and lead.value == "plain" else at)
    when = point(text, begin, is_led=True) if text.texts[begin] in text.guards.point_words else None
    if not when or when.is_bad or when.exact or when.first[0] is not None or not when.first[1]:
        return None
    return when._replace(first=(year, *when.first[1:]), last=(year, *when.last[1:]) if when.last else None)


def _is_count_of_years(text: Text, begin: int, lead: str) -> bool:
    """Tell whether a date is what a number of years counts from: 20 years after the 2004 tsunami, a year from May."""
    if lead not in _LEADS_OF_DISTANCES or text.texts[begin - 1] not in text.tables.date_units.firsts:
        return False
    count = text.texts[begin - 2]
    return count.isdecimal() or count in text.tables.numbers.firsts or count in ("a", "an")


def _is_distance(text: Text, begin: int, lead: str, at: int) -> bool:
    """Tell whether a lead begins the place from which a distance counts: 3 years from today."""
    is_lead = lead in _LEADS_OF_DISTANCES and at > begin
    return is_lead and text.texts[begin - 1] in text.tables.date_units.firsts
