"""Whole numbers in words, and their decimals: two hundred and fifty thousand, twelve point nine nine."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from factsheet.words.lexer import DIGITS, WORD
from factsheet.words.numbers.amount import Spelled
from factsheet.words.numbers.number_words import may_be_part, number_word
from factsheet.words.numbers.parts import leaves_part
from factsheet.words.numbers.scales import scales
from factsheet.words.numbers.sums import Sum
from factsheet.words.phrases import Match
from factsheet.words.text import Text
from factsheet.words.tokens import added

_TEN = 10
_SCORE, _HUNDRED = 20, 100
_REST_DIGITS = 3
_BEFORE = ("number parts", "loose number parts")
_BEHIND = (*_BEFORE, "first ordinals")


def cardinal(text: Text, at: int) -> Spelled | None:
    """Read a number in words without parts; one before or after which number words go on is not readable."""
    is_article = text.texts[at] in text.tables.articles.firsts and text.sorts[at + 1] == DIGITS
    if is_article and text.language.code != "en":
        return None  # un 3 por ciento
    number = Sum(text, at).read()
    if not number:
        return None
    if _follows_part(text, at):
        return number._replace(at=_run_end(text, number.at), is_unreadable=True)
    if number.ordinal:
        goes_on = may_be_part(text, text.past_tie(number.at), *_BEFORE)
        return number._replace(at=_run_end(text, number.at), is_unreadable=True) if goes_on else number
    if decimal := _with_decimals(text, number):
        return decimal
    if text.texts[number.at] in text.language.words("halves of scales"):
        return _with_half_of_scale(text, number)
    if text.texts[number.at - 1] in text.language.words("adding scales") and (rest := _rest(text, number.at)):
        return number._replace(value=added(number.value, rest), at=number.at + 1)
    here = text.past_tie(number.at)
    if (_goes_on(text, here) and not _is_tied_away(text, number.at)) or (
        number.value > 1 and _is_rough_scale(text, here)
    ):
        return number._replace(at=_run_end(text, here), is_unreadable=True)
    joined = text.tables.joins.after(text.texts, here)
    if joined and (
        _may_go_on(text, number, joined.at)
        or may_be_part(text, text.past_tie(joined.at), *(_BEHIND if number.value >= _SCORE else _BEFORE))
    ):
        return number._replace(at=_run_end(text, joined.at), is_unreadable=True)
    return number


def _with_half_of_scale(text: Text, number: Spelled) -> Spelled:
    """Read hai triệu rưỡi: the half of the scale before it."""
    factor = scales(text, number.at - 1)[0]
    value = added(number.value, Decimal(factor) / 2)
    return number._replace(value=value, at=number.at + 1, is_unreadable=factor == 1)


def _rest(text: Text, at: int) -> Decimal:
    """Return the three digits behind a thousand in words, which a language adds: bin 250; 0 where there are none."""
    digits = text.texts[at]
    is_rest = text.sorts[at] == DIGITS and digits.isdecimal() and len(digits) == _REST_DIGITS
    return Decimal(digits) if is_rest and not text.is_glued(at) and not scales(text, at + 1)[1] > at + 1 else Decimal(0)


def _goes_on(text: Text, at: int) -> bool:
    """Tell whether a word behind a number is one that numbers, ordinals or parts are spelled with."""
    ordinal = text.tables.ordinals.after(text.texts, at)
    is_number = number_word(text, at) or text.tables.decimal_words.after(text.texts, at)
    is_large_ordinal = ordinal and ordinal.value >= _HUNDRED
    return bool(is_number or is_large_ordinal) or leaves_part(text, at) or may_be_part(text, at, *_BEHIND)


def _is_tied_away(text: Text, at: int) -> bool:
    """Tell whether a hyphen ties the next number word to what is no number: two eight-storey blocks."""
    behind = text.past_tie(at + 1)
    is_tied = at < behind - 1 < text.count and text.texts[at] != "-" and text.sorts[behind] == WORD
    goes_on = _goes_on(text, behind) or scales(text, behind)[1] > behind
    return is_tied and not (goes_on or text.tables.fractions.after(text.texts, behind))


def _is_rough_scale(text: Text, at: int) -> bool:
    """Tell whether a word that is a rough number by itself stands behind another number: три десятка."""
    return text.language.code != "en" and text.tables.about_words.after(text.texts, at) is not None


def _follows_part(text: Text, at: int) -> bool:
    """Tell whether a word that numbers are spelled with stands right before a number, and is no number of its own."""
    before = at - 2 if text.is_tie(at - 1) else at - 1
    if before < 0 or text.sorts[before] != WORD:
        return False
    is_scale = text.sorts[before - 1] != DIGITS and scales(text, before)[1] > before
    return is_scale or may_be_part(text, before, *_BEFORE)


def _may_go_on(text: Text, number: Spelled, at: int) -> bool:
    """Tell whether a number behind `and` may belong to the one before: in English behind a scale, in German a ten."""
    other, code = text.tables.numbers.after(text.texts, at), text.language.code
    if not other:
        return False
    if code == "de":
        return number.value >= _HUNDRED or number.value < _TEN <= other.value
    return code == "en" and scales(text, number.at - 1)[1] == number.at


def _run_end(text: Text, at: int) -> int:
    """Return the index after a run of number words, points and scales."""
    while True:
        here = text.past_tie(at)
        word = text.tables.numbers.after(text.texts, here) or text.tables.decimal_words.after(text.texts, here)
        after = word.at if word else scales(text, here)[1]
        if after <= here and may_be_part(text, here, *_BEHIND):
            after = here + 1
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
        if not word or word.value != int(word.value) or digits.strip("0") or word.value >= _HUNDRED:
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
