"""Years of two digits, and years that are no calendar years: '98, FY24."""

from __future__ import annotations

from factsheet.words.text import Text

YEAR_DIGITS = 4
INDIA = "IN"
"""The country whose financial year is known: it begins in April."""

_THIS_CENTURY, _LAST_CENTURY = 26, 40  # '29 may be 1929


def full_year(digits: str) -> int:
    """Return the year of four digits, or of two: of the last century where it would be far ahead in this one."""
    if len(digits) == YEAR_DIGITS:
        return int(digits)
    return (1900 if int(digits) >= _LAST_CENTURY else 2000) + int(digits)


def cut_year(text: Text, at: int) -> int:
    """Return the year of two digits behind an apostrophe: '98, '24; 0 where it may be of this century or the last."""
    written = text.texts[at]
    if len(written) != 2 or not written.isdecimal() or not text.is_glued(at):
        return 0
    return full_cut_year(int(written))


def full_cut_year(short: int) -> int:
    """Return the year that ends in two digits; 0 where it may be of this century or the last."""
    return 1900 + short if short >= _LAST_CENTURY else 2000 + short if short <= _THIS_CENTURY else 0


def fiscal_year(text: Text, year: int) -> str:
    """Return what a financial year of one number means: in India it ends in March of it; elsewhere countries differ."""
    if text.language.territory == INDIA:
        return f"{year - 1}-04/{year}-03|{year - 1}/{year}"
    return f"{year}|{year}~|{year - 1}/{year}"
