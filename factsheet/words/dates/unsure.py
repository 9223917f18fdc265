"""Dates that what stands beside them makes other ones: quarters of a financial year, half a century ago."""

from __future__ import annotations

from itertools import pairwise

from factsheet.words.dates.days import past_fillers
from factsheet.words.lexer import DIGITS
from factsheet.words.text import Text
from factsheet.words.tokens import Mention, TokenAt

_FIRST_MONTHS = {33: 1, 34: 4, 35: 7, 36: 10, 40: 1, 41: 7}
"""Quarters and halves, as EDTF counts them -> the months that they begin with in the calendar."""

_REACH = 5  # lexemes behind a quarter within which its financial year can stand
_SHORT = (2, 4)  # digits of the second of two years: 2021-22


def is_unsure(text: Text, begin: int, piece: TokenAt) -> bool:
    """Tell whether a date is surely not what its own words say, or may be another."""
    token = piece.token
    if not isinstance(token, Mention):
        return False
    return (
        _is_of_financial_year(text, begin, piece.at, token)
        or _is_of_split_year(text, piece.at, token)
        or _is_of_another(text, piece.at, token)
        or _is_half(text, begin, token)
        or _is_second_century(text, begin, piece.at)
        or _is_end_of_period(text, begin)
        or _follows_months(text, begin, token)
        or bool(token.last and text.texts[begin] in text.language.words("since words"))  # since 2015/16
    )


def _is_of_financial_year(text: Text, begin: int, at: int, token: Mention) -> bool:
    """Tell whether a quarter or half is one of a financial year, by its end, its months or its year."""
    words, month = text.language.words, _FIRST_MONTHS.get(token.first[1] or 0)
    if month is None:
        return False
    if text.texts[at] == "(" and (own := text.tables.months.after(text.texts, at + 1)):
        return own.value != month  # the second quarter (July-September)
    near = (text.texts[begin - 1], *text.texts[at : at + _REACH])
    is_financial = any(
        word in words("financial") and (word != "financial" or behind in words("years"))
        for word, behind in pairwise((*near, ""))
    )
    return text.texts[at] in words("ended") or is_financial


def _is_of_split_year(text: Text, at: int, token: Mention) -> bool:
    """Tell whether the year of a month, quarter or half goes on: Q3 2023/24, April-January 2021-22."""
    is_tied = text.texts[at] in ("/", "-") and text.is_glued(at) and text.is_glued(at + 1)
    is_year = text.sorts[at + 1] == DIGITS and len(text.texts[at + 1]) in _SHORT
    return bool(is_tied and is_year and token.first[0] and token.first[1])


def _is_of_another(text: Text, at: int, token: Mention) -> bool:
    """Tell whether a quarter or half is of something else than a year: the first six months of the project."""
    of = text.tables.date_of.after(text.texts, at) if text.language.code == "en" else None
    if not of or token.first[0] is not None or token.first[1] not in _FIRST_MONTHS or text.texts[of.at - 1] == "in":
        return False
    return text.language.words("years").isdisjoint(text.texts[at : past_fillers(text, of.at)])


def _is_half(text: Text, begin: int, token: Mention) -> bool:
    """Tell whether half of a century or decade ago is meant."""
    return token.relative.startswith("ago") and text.texts[begin - 1] in text.language.words("halves")


def _is_second_century(text: Text, begin: int, at: int) -> bool:
    """Tell whether a century is the second of two: the 17th and 18th centuries."""
    spoken = text.language
    is_joined = text.texts[begin - 1] in spoken.words("joins") | spoken.words("range") | spoken.words("choices")
    is_ordinal = text.texts[begin - 2] in text.tables.ordinal_ends.firsts and text.sorts[begin - 3] == DIGITS
    return is_joined and is_ordinal and text.texts[at - 1] in spoken.words("centuries")


def _is_end_of_period(text: Text, begin: int) -> bool:
    """Tell whether a day is the end of a period that is told otherwise: the 52-week period ended 12 May."""
    words = text.language.words
    at = begin if text.texts[begin] in words("ended") else begin - 1
    return text.texts[at] in words("ended") and text.texts[at - 1] in words("periods")


def _follows_months(text: Text, begin: int, token: Mention) -> bool:
    """Tell whether a letter for months before a year makes it a part: 9M 2023."""
    is_year = token.first[0] is not None and token.first[1] is None and not token.last
    is_year = is_year and text.sorts[begin] == DIGITS
    return is_year and text.texts[begin - 1] == "m" and text.sorts[begin - 2] == DIGITS and text.is_glued(begin - 1)
