"""Whole numbers in words, and their decimals: two hundred and fifty thousand, twelve point nine nine."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from factsheet.words.numbers.amount import Spelled
from factsheet.words.numbers.number_words import number_word
from factsheet.words.numbers.scales import scales
from factsheet.words.numbers.sums import Sum
from factsheet.words.phrases import Match
from factsheet.words.text import Text

_TEN = 10


def cardinal(text: Text, at: int) -> Spelled | None:
    """Read a number in words without parts; one after which number words go on is not readable."""
    number = Sum(text, at).read()
    if not number or number.ordinal:
        return number
    if decimal := _with_decimals(text, number):
        return decimal
    here = text.past_tie(number.at)
    if number_word(text, here) or text.tables.decimal_words.after(text.texts, here):
        return number._replace(at=_run_end(text, here), is_unreadable=True)
    joined = text.tables.joins.after(text.texts, here)
    if joined and _may_go_on(text, number.at) and text.tables.numbers.after(text.texts, joined.at):
        return number._replace(at=_run_end(text, joined.at), is_unreadable=True)
    return number


def _may_go_on(text: Text, at: int) -> bool:
    """Tell whether `and` behind a number may belong to it: in English behind a scale, in German always."""
    code = text.language.code
    return code == "de" or (code == "en" and scales(text, at - 1)[1] == at)


def _run_end(text: Text, at: int) -> int:
    """Return the index after a run of number words, points and scales."""
    while True:
        here = text.past_tie(at)
        word = text.tables.numbers.after(text.texts, here) or text.tables.decimal_words.after(text.texts, here)
        after = word.at if word else scales(text, here)[1]
        if after <= at:
            return at
        at = after


def _with_decimals(text: Text, whole: Spelled) -> Spelled | None:
    """Read on from a whole number: twelve point nine nine, zwölf Komma neun, and the scale behind the decimals."""
    point = text.tables.decimal_words.after(text.texts, whole.at)
    if not point or whole.value != int(whole.value):
        return None
    digits, at = "", point.at
    while (single := _digit(text, at)) and single.value < _TEN:
        digits, at = f"{digits}{single.value}", single.at
    if single:  # three point zero twenty-five, but not three point five twenty
        word = Sum(text, at).read()
        if not word or word.value != int(word.value) or digits.strip("0"):
            return None
        digits, at = f"{digits}{int(word.value)}", word.at
    if not digits:
        return None
    factor, after = scales(text, at)
    return Spelled(Decimal(f"{int(whole.value)}.{digits}") * factor, after)


def _digit(text: Text, at: int) -> Match[Any] | None:
    """Return the number word behind a decimal point; English says `oh` for zero."""
    is_zero = text.texts[at] in text.language.words("decimal zeros")
    return Match(0, at + 1) if is_zero else text.tables.numbers.after(text.texts, at)
