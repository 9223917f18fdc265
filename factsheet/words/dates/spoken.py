"""Years and days of a month in words: nineteen twenty-eight, mil novecientos veinte; the second of August, cinq mai."""

from __future__ import annotations

from factsheet.words.lexer import DIGITS, SIGN, WORD
from factsheet.words.numbers.cardinals import cardinal
from factsheet.words.numbers.number_words import number_word
from factsheet.words.text import Text

_TEN = 10
_CENTURIES = range(13, 21)  # eleven thirty is a time of day
_YEARS = range(1000, 2100)
_HUNDRED = 100
_DASHES = ("-", "—")
_DAYS = range(1, 32)


def may_be_spoken(text: Text, at: int) -> bool:
    """Tell whether a word can begin a number in words."""
    if text.sorts[at] != WORD:
        return False
    return text.texts[at] in text.tables.bare_scales.firsts or number_word(text, at) is not None


def spoken_year(text: Text, at: int) -> tuple[int, int] | None:
    """Read a year in words and return it with the index after it; a whole number that counts something is none."""
    if not may_be_spoken(text, at):
        return None
    if text.language.code == "en" and (year := _of_two_numbers(text, at)):
        return year
    number = cardinal(text, at)
    if not number or number.ordinal or number.is_unreadable or number.value not in _YEARS:
        return None
    whole = int(number.value)
    if whole % _HUNDRED == 0 and not _is_of_century(text, at) and text.tables.months.before(text.texts, at - 1):
        return None  # in March, two thousand, or one thousand five hundred
    return (whole, number.at) if closes(text, number.at) else None


def spoken_year_alone(text: Text, at: int) -> tuple[int, int] | None:
    """Read a year in words behind `in` or `year`; behind `by` and the like a whole number may be a count."""
    before = text.texts[at - 1]
    unit = text.tables.date_units.before(text.texts, at)
    is_named = unit is not None and unit.value == "year"
    tables = (text.tables.date_to, text.tables.date_between, text.tables.date_parts)
    is_end = any(table.before(text.texts, at) for table in tables)
    if not is_named and not is_end and before not in text.language.words("year prepositions"):
        return None
    if text.language.code == "en" and (year := _of_two_numbers(text, at)):
        return year
    year = spoken_year(text, at) if is_named or not (is_end or before in text.language.words("hour leads")) else None
    is_round = year and year[0] % _HUNDRED == 0 and not _is_of_century(text, at)
    return None if is_round and not is_named else year  # one in two thousand


def _is_of_century(text: Text, at: int) -> bool:
    """Tell whether the number of a century stands at a lexeme: nineteen hundred."""
    number = text.tables.numbers.after(text.texts, at)
    return number is not None and number.value in _CENTURIES


def closes(text: Text, at: int) -> bool:
    """Tell whether a clause ends at a lexeme, or goes on with a small word, so that nothing is counted before it."""
    word = text.texts[at]
    return ends(text, at) or word in text.language.words("small words") or word in text.tables.date_leads.firsts


def ends(text: Text, at: int) -> bool:
    """Tell whether a clause ends at a lexeme, with a dash too; not in the midst of 8:00."""
    if text.texts[at] in _DASHES:
        return not text.is_glued(at) and not text.is_glued(at + 1)
    return text.ends_at(at) and not (text.sorts[at] == SIGN and text.sorts[at + 1] == DIGITS and text.is_glued(at + 1))


def spoken_day(text: Text, at: int, *, takes_cardinals: bool = False) -> tuple[int, int] | None:
    """Read the day of a month in words: twenty-first, vierten, cinq; cardinals only where a language has days so."""
    is_ordinal = text.texts[at] in text.tables.ordinals.firsts
    if not is_ordinal and not may_be_spoken(text, at):
        return None
    number = cardinal(text, at)
    if not number or number.is_unreadable or number.value not in _DAYS:
        return None
    has_cardinals = text.language.has("days as cardinals")
    is_day = number.value == 1 if number.ordinal and has_cardinals else number.ordinal or has_cardinals
    return (int(number.value), number.at) if is_day or takes_cardinals else None


def ordinal(text: Text, at: int) -> tuple[int, int]:
    """Return the value of an ordinal in words, and the index after it; 0 where there is none: twenty-first."""
    is_first = text.texts[at] in text.tables.ordinals.firsts or may_be_spoken(text, at)
    number = cardinal(text, at) if is_first else None
    is_whole = number and number.ordinal and not number.is_unreadable
    return (int(number.value), number.at) if number and is_whole else (0, at)


def _of_two_numbers(text: Text, at: int) -> tuple[int, int] | None:
    """Read nineteen twenty-eight, eighteen oh five: a year as two numbers."""
    century = _two_digits(text, at)
    if not century or century[0] not in _CENTURIES:
        return None
    is_short = text.texts[century[1]] in text.language.words("decimal zeros")
    rest = text.tables.numbers.after(text.texts, century[1] + 1) if is_short else None
    if rest and rest.value < _TEN:
        return century[0] * 100 + int(rest.value), rest.at
    behind = _two_digits(text, century[1])
    if not behind or behind[0] < _TEN or text.is_tie(behind[1]):
        return None  # nineteen twenty-year-olds
    return century[0] * 100 + behind[0], behind[1]


def _two_digits(text: Text, at: int) -> tuple[int, int] | None:
    """Read a number from 1 to 99 in words, and return the index after it."""
    number = text.tables.numbers.after(text.texts, at)
    if not number or not 0 < number.value < 100 or number.value != int(number.value):
        return None
    ones = text.tables.numbers.after(text.texts, text.past_tie(number.at))
    if number.value >= 2 * _TEN and number.value % _TEN == 0 and ones and 0 < ones.value < _TEN:
        return int(number.value + ones.value), ones.at
    return int(number.value), number.at
