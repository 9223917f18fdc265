"""Years: behind a month or day, and by themselves, where nothing makes their digits a count."""

from __future__ import annotations

from factsheet.words.dates.counted import BY_WORDS
from factsheet.words.dates.eras import era, past_year_word
from factsheet.words.dates.short_years import YEAR_DIGITS, cut_year, fiscal_year, full_year
from factsheet.words.dates.spoken import closes, ends, may_be_spoken, spoken_year
from factsheet.words.dates.steps import step
from factsheet.words.dates.when import UNKNOWN, When, bad
from factsheet.words.dates.year_counts import counts_what_follows, counts_words
from factsheet.words.lexer import DIGITS, SIGN, WORD, is_cjk
from factsheet.words.text import Text

OPEN_ENDS = ("present", "today", "now")
"""Words behind the hyphen of a span that goes on: 2020-present."""

NO_DATE = "no date"
"""The date of four digits that are a time of day or a title: 1900 GMT, «1984»."""

YEARS = range(1000, 2200)

_BEFORE_COUNTS = tuple("$€£¥+#.")
_LONGEST_HEDGE = 4  # lexemes
_OF_YEAR = 6  # lexemes from a month to the word for years behind its `of`
_THREE_DIGITS = range(100, 1000)
_LIKELY_YEARS = range(1900, 2101)
"""Years that are told without a word for it; 1,200 people are a count."""

_BUDDHIST, _BUDDHIST_YEARS = 543, range(2400, 2701)
_SOLAR_HIJRI, SOLAR_HIJRI_END = 621, 1700


def year_behind(text: Text, at: int) -> tuple[int | None, int]:
    """Read the year behind a month or day: 2024, `, 2024`, of 2024, '24, 44 BC, last year.

    Return None and the same index where there is none.
    """
    begin = at + 1 if text.texts[at] in (",", "-", "'", "/") else at
    noun = at  # of the words for a year: del año pasado
    if of := text.tables.date_of.after(text.texts, begin):
        begin, noun = of.at + (text.texts[of.at] == "'"), begin + 1
    written = text.texts[begin]
    if text.texts[begin - 1] == "'" and (year := cut_year(text, begin)):
        return year, begin + 1
    if (
        text.texts[at] == "/"
        and text.is_glued(at)
        and text.is_glued(begin)
        and len(written) == 2
        and written.isdecimal()
    ):
        return full_year(written), begin + 1  # jan/24
    other = text.tables.date_other_years.after(text.texts, begin) if text.sorts[begin] == WORD else None
    if other and text.texts[other.at] == ",":
        begin = other.at + 1  # in May of the same year, 2019
        written = text.texts[begin]
    if in_era := era(text, begin):
        return in_era
    if text.language.code == "th" and written.isdecimal() and int(written) in _BUDDHIST_YEARS:
        return int(written) - _BUDDHIST, begin + 1
    is_year = written.isdecimal() and len(written) == YEAR_DIGITS and int(written) in YEARS
    if is_year and text.sorts[begin] == DIGITS and not _is_amount(text, begin):
        return int(written), past_year_word(text, begin + 1)
    words = (_year_in_words(text, here) for here in dict.fromkeys((begin, at, noun)))
    return next(filter(None, words), (None, at))


def _is_amount(text: Text, at: int) -> bool:
    """Tell whether a mark or scale behind a number of four digits makes it no year, even behind a month."""
    after = at + 1
    return text.texts[after] in ("%", "+", "‰") or bool(
        text.tables.scales.after(text.texts, after) or text.tables.marks.after(text.texts, after)
    )


def _year_in_words(text: Text, at: int) -> tuple[int, int] | None:
    """Read `last year`, `this year`, nineteen twenty-eight, two thousand and eighteen behind a day or month."""
    if spoken := spoken_year(text, at):
        return spoken
    relative = text.tables.date_relative.after(text.texts, at)
    counting = (str(relative.value), relative.at) if relative else step(text, at)
    return (BY_WORDS[counting[0]], counting[1]) if counting and counting[0] in BY_WORDS else None


def has_unknown_year(text: Text, at: int) -> bool:
    """Tell whether a year follows that we do not know: a bare number, `of that year`, a word for years: 5 March 850."""
    others = text.tables.date_other_years
    if is_of_other_year(text, at):
        return True
    if (whose := text.tables.of.after(text.texts, at)) and may_be_spoken(text, whose.at):
        return True  # ocho de febrero de mil novecientos
    of = text.tables.date_of.after(text.texts, at) if text.sorts[at] == WORD else None
    if others.after(text.texts, at) or (of and (others.after(text.texts, of.at) or others.after(text.texts, at + 1))):
        return True
    at += text.texts[at] == ","
    written = text.texts[at]
    if text.sorts[at] == DIGITS and text.texts[at + 1] in text.language.words("hour words"):
        return False  # 24 October, 9 pm
    is_word = text.sorts[at] == DIGITS and not text.is_glued(at + 1)
    if is_word and (text.unit_at(at + 1) or text.texts[at + 1] in text.language.counted):
        return False  # on 12 May, 45 vessels; on 12 May 45 vessels
    if text.sorts[at] == DIGITS:
        return written.isdecimal() and len(written) <= YEAR_DIGITS
    return written == "'" and text.sorts[at + 1] == DIGITS


def is_of_other_year(text: Text, at: int) -> bool:
    """Tell whether `of` and a word for years follow that were not read as a year we know: mars de l’autre année."""
    if not text.tables.date_of.after(text.texts, at):
        return False
    for here in range(at + 1, at + _OF_YEAR):
        if text.texts[here] in text.tables.date_units.firsts:
            unit = text.tables.date_units.after(text.texts, here)
            return bool(unit and unit.value == "year")
        if text.sorts[here] != WORD and text.texts[here] != "'":
            return False
    return False


def bare_year(text: Text, at: int, *, is_led: bool) -> When | None:
    """Read a year by itself: four digits that nothing makes a number, or three after `in` where nothing is counted."""
    if in_era := era(text, at):
        return When((in_era[0], None, None), in_era[1])
    year = _candidate(text, at, is_led=is_led)
    if year is None:
        return None
    after = at + 1
    if text.texts[after] == "=" and text.sorts[after + 1] == DIGITS:
        return bad(after + 2)  # 2015=100
    behind = past_year_word(text, after)
    if no_date := _no_date(text, at):
        return no_date
    is_sure = is_led and text.texts[at - 1] not in text.language.words("weak year leads")
    if not is_sure and behind == after:
        if _counts(text, at):
            is_of_day = year in _LIKELY_YEARS and text.tables.weekdays.before(text.texts, at)
            return bad(after) if is_of_day else None  # Black Friday 2010 shoppers
        if _numbers_house(text, at):
            return bad(after)
        if counts_what_follows(text, at):
            return bad(after) if year in _LIKELY_YEARS or text.language.code == "fa" else None
    if text.language.code == "fa" and year < SOLAR_HIJRI_END:
        first, last = year + _SOLAR_HIJRI, year + _SOLAR_HIJRI + 1
        return When(UNKNOWN, behind, exact=f"{first}-03/{last}-03|{first}/{last}")
    if is_led and text.texts[after] in text.language.counted and _stands_behind_lead(text, at):
        return bad(after + 1)
    is_uncertain = is_led and text.language.has("years want words") and behind == after and counts_words(text, after)
    if is_uncertain or text.texts[after] in text.tables.date_price_words.firsts:  # at 2015 prices
        return bad(after)
    if _counts(text, at) or (not is_led and _is_hedged(text, at)):
        return None
    if text.is_glued(after) and text.sorts[after] in (WORD, DIGITS) and not is_cjk(text.texts[after]):
        return None
    if fiscal := text.tables.date_fiscal.after(text.texts, behind):
        return When((year, None, None), fiscal.at, exact=fiscal_year(text, year))
    part = _part_behind(text, after, behind)
    return When((year, *part[:1], None), part[1]) if part else When((year, None, None), behind)


def _no_date(text: Text, at: int) -> When | None:
    """Return what four digits are that are a title or a time of day: «1984», 1900 GMT."""
    after = at + 1
    if text.texts[at - 1] == text.texts[after] == '"':
        return When(UNKNOWN, after, exact=NO_DATE, is_bad=True)
    end = after + _is_time_word(text, after)
    return When(UNKNOWN, end, exact=NO_DATE, is_bad=True) if _is_time(text, at) else None


def _part_behind(text: Text, after: int, behind: int) -> tuple[int, int] | None:
    """Read the part of a year behind it, and behind the word for it: 2024's first half, 2017 April, ২০২৪ সালের মার্চ."""
    quarters, halves = text.tables.date_quarters, text.tables.date_halves
    behind_s = after + 2 if text.texts[after] == "'" and text.is_glued(after + 1) else after
    if part := quarters.after(text.texts, behind_s) or halves.after(text.texts, behind_s):
        return int(part.value), part.at
    is_english = text.language.code == "en"
    has_comma = is_english and text.texts[after] == ","
    month = text.tables.months.after(text.texts, behind + has_comma)
    if not month or text.sorts[month.at] == DIGITS:
        return None
    if is_english:
        is_parted = has_comma or text.texts[month.at] == "for"  # in 2017, May, who led; the 2018 March for Life
        may_be_name = is_parted and text.texts[month.at - 1] in text.language.words("month words")
        return (month.value, month.at) if closes(text, month.at) and not may_be_name else None
    return (month.value, month.at) if text.language.has("year before months") else None


def _is_time(text: Text, at: int) -> bool:
    """Tell whether four digits are a time of day: at 1900, 1900 GMT, by 1700 on Tuesday."""
    after = at + 1
    if _is_time_word(text, after + (text.texts[after] == "(")):
        return True
    leads = text.language.words("time leads")
    if not leads.isdisjoint(text.texts[max(0, at - _LONGEST_HEDGE) : at]):
        hedge = text.tables.hedges_before.before(text.texts, at)
        if text.texts[(hedge.at if hedge else at) - 1] in leads:
            return not _counts(text, at)
    if text.texts[after] not in text.language.words("day leads") or (
        _stands_behind_lead(text, at) and (text.texts[at - 1] not in text.language.words("hour leads"))
    ):
        return False
    day = text.tables.months.after(text.texts, after + 2) if text.sorts[after + 1] == DIGITS else None
    return bool(day or text.tables.weekdays.after(text.texts, after + 1))


def _is_time_word(text: Text, at: int) -> bool:
    """Tell whether a word makes a time of day of four digits before it: 1900 GMT, 1900 hours."""
    return text.is_zone(at) or text.texts[at] in text.language.words("time words")


def _candidate(text: Text, at: int, *, is_led: bool) -> int | None:
    """Return the year of our calendar that digits may be; None where they, or what stands before them, deny it."""
    written, before = text.texts[at], text.texts[at - 1]
    if not written.isdecimal() or len(written) > YEAR_DIGITS:
        return None
    if text.sorts[at - 1] == SIGN and text.is_glued(at) and before in _BEFORE_COUNTS:
        return None
    if text.is_glued(at + 1) and is_cjk(text.texts[at + 1]) and "年" not in text.texts[at + 1 : at + 3]:
        return None  # 2024家, but 2024学年
    if text.tables.date_count_leads.before(text.texts, at):
        return None  # sebanyak 1998 siswa
    if not is_led and (_is_of_name(text, at) or before in text.language.words("calls")):
        return None
    if _begins_range(text, at):
        return None
    year = int(written)
    if text.language.code == "th" and year in _BUDDHIST_YEARS:
        year -= _BUDDHIST
    is_old = year in _THREE_DIGITS and len(written) == 3 and _stands_behind_lead(text, at) and ends(text, at + 1)
    if is_old and any(text.texts[at - 2] in text.language.words(name) for name in ("rises", "falls")):
        return None  # вырос до 300
    return year if is_old or (len(written) == YEAR_DIGITS and year in YEARS) else None


def _begins_range(text: Text, at: int) -> bool:
    """Tell whether a number that is no year is the other end of a range: between 2000 and 3,000 homes."""
    is_led = text.texts[at - 1] in text.language.words("between")
    other = text.texts[at + 2] if is_led and text.texts[at + 1] in text.language.words("joins") else ""
    return other[:1].isdecimal() and not (other.isdecimal() and int(other) in YEARS) and len(other) >= YEAR_DIGITS


def _is_of_name(text: Text, at: int) -> bool:
    """Tell whether digits number what stands before them, or are part of its name: page 2024, vuelo IB 2025."""
    nouns = text.tables.date_number_nouns
    is_code = text.original(at - 1).isupper() and bool(nouns.before(text.texts, at - 1))
    tables = (nouns, text.tables.date_rooms, text.tables.named_by_years)
    return is_code or any(table.before(text.texts, at) for table in tables)


def _stands_behind_lead(text: Text, at: int) -> bool:
    """Tell whether the word before a number of four digits leads years and seldom counts: in, since."""
    return text.texts[at - 1] in text.language.words("year prepositions")


def _numbers_house(text: Text, at: int) -> bool:
    """Tell whether a number of four digits is that of a house: 1600 Pennsylvania Avenue."""
    is_name = text.original(at + 1).istitle() and text.texts[at - 1] not in text.tables.articles.firsts
    return is_name and not text.language.words("streets of houses").isdisjoint(text.texts[at + 1 : at + 3])


def _may_end_year(text: Text, at: int) -> bool:
    """Tell whether a word behind the hyphen of a year belongs to it: 2020-present, 2030-ig."""
    return text.texts[at] in OPEN_ENDS or bool(text.tables.date_year_endings.after(text.texts, at))


def _counts(text: Text, at: int) -> bool:
    """Tell whether a number of four digits counts something: a unit, a mark or a scale stands behind it."""
    after = at + 1
    return bool(
        text.texts[after] in ("%", "+", "°", "‰")
        or (text.unit_at(after) and text.texts[after] not in text.language.words("verbs like units"))
        or text.texts[after] in text.language.counted
        or (text.is_tie(after) and text.sorts[after + 1] == WORD and not _may_end_year(text, after + 1))
        or (text.is_tie(after) and text.sorts[after + 1] == DIGITS and text.unit_at(after + 2))  # 1900-2000 MHz
        or text.tables.marks.after(text.texts, after)
        or text.tables.scales.after(text.texts, after)
        or text.money_after(after)
        or (text.sorts[at - 1] == SIGN and text.money_before(at))
    )


def _is_hedged(text: Text, at: int) -> bool:
    """Tell whether a hedge before a number of four digits makes it a count: over 2000, some 1950 firms."""
    hedge = text.tables.hedges_before.before(text.texts, at)
    if not hedge:
        return False
    is_alone = text.ends_at(at + 1)
    return not (is_alone and (hedge.value == "about" or text.tables.date_leads.before(text.texts, at)))
