"""Years in English words behind a month or day: nineteen twenty-eight, two thousand and eighteen."""

from __future__ import annotations

from factsheet.words.text import Text

_TEN = 10
_CENTURIES = range(11, 21)


def spoken_year(text: Text, at: int) -> tuple[int, int] | None:
    """Read a year in words and return it with the index after it."""
    if text.language.code != "en":
        return None
    return _of_two_numbers(text, at) or _thousands(text, at)


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
    return (century[0] * 100 + behind[0], behind[1]) if behind and behind[0] >= _TEN else None


def _thousands(text: Text, at: int) -> tuple[int, int] | None:
    """Read two thousand and eighteen: a year as a whole number."""
    if text.texts[at : at + 2] != ["two", "thousand"]:
        return None
    join = text.tables.joins.after(text.texts, at + 2)
    rest = _two_digits(text, join.at if join else at + 2)
    return (2000 + rest[0], rest[1]) if rest else None


def _two_digits(text: Text, at: int) -> tuple[int, int] | None:
    """Read a number from 1 to 99 in words, and return the index after it."""
    number = text.tables.numbers.after(text.texts, at)
    if not number or not 0 < number.value < 100 or number.value != int(number.value):
        return None
    ones = text.tables.numbers.after(text.texts, text.past_tie(number.at))
    if number.value >= 2 * _TEN and number.value % _TEN == 0 and ones and 0 < ones.value < _TEN:
        return int(number.value + ones.value), ones.at
    return int(number.value), number.at
