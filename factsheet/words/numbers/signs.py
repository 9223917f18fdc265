"""Signs that are numbers or raise one to a power: ½, ¹/₂, Ⅳ, 10³, ×10^6."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from fractions import Fraction

from factsheet.words.lexer import SIGN, WORD, is_cjk
from factsheet.words.text import Text
from factsheet.words.tokens import Value, decimal_of

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOWERED = "₀₁₂₃₄₅₆₇₈₉"
_TIMES = ("×", "x", "·", "*")
_MOST_DIGITS = 4  # of a power or a part: decimals end at 10^999999, and Python reads no number of 5,000 digits
_LARGEST_DENOMINATOR = 1000  # Unicode gives a third as a binary fraction


def number_sign(text: Text, at: int) -> tuple[Value, int] | None:
    """Return the value of a sign such as ½ or Ⅳ, or of several such as ¹/₂, and the index after it."""
    sign = text.texts[at]
    if text.sorts[at] != SIGN or len(sign) != 1 or sign.isdecimal() or is_cjk(sign):
        return None
    if sign in RAISED or sign in _LOWERED:
        return _built(text, at)
    value = unicodedata.numeric(sign, None)
    return (decimal_of(Fraction(value).limit_denominator(_LARGEST_DENOMINATOR)), at + 1) if value is not None else None


def may_be_minus(text: Text, at: int) -> bool:
    """Tell whether a dash between spaces may be a minus behind a word or a colon: l'habillement affiche - 4,5 %."""
    is_apart = at > 0 and not text.is_glued(at) and not text.is_glued(at + 1)
    is_behind = text.sorts[at - 1] == WORD or text.texts[at - 1] == ":"
    return bool(text.language.words("minus leads")) and is_apart and is_behind


def is_negative(text: Text, begin: int, end: int) -> bool:
    """Tell whether a word makes a number negative: 12,4 milhões de euros negativos, negativo per 12,4 milioni."""
    table = text.tables.negatives_before
    is_measure = text.tables.marks.before(text.texts, end) or text.money_before(end) or text.money_before(begin)
    if not is_measure and not text.tables.scales.before(text.texts, end):
        return False  # 90 tests négatifs
    if text.texts[end] in text.language.words("negatives"):
        return True
    if not table.lasts:
        return False
    hedge = text.tables.hedges_before.before(text.texts, begin)
    return table.before(text.texts, hedge.at if hedge else begin) is not None


def _built(text: Text, at: int) -> tuple[Value, int] | None:
    """Read the fraction that raised digits, a slash and lowered digits make."""
    upper = _shifted(text, at, RAISED)
    if not upper or text.texts[upper[1]] != "/" or not text.is_glued(upper[1]):
        return None
    lower = _shifted(text, upper[1] + 1, _LOWERED)
    if not lower or max(len(upper[0]), len(lower[0])) > _MOST_DIGITS or not int(lower[0]):
        return None
    return decimal_of(Fraction(int(upper[0]), int(lower[0]))), lower[1]


def exponent(text: Text, at: int) -> tuple[Decimal | None, int] | None:
    """Return the factor that ×10³, x 10^6, e6, or ³ behind 10, multiplies by, and the index after it.

    The factor is None if it is out of all proportion: such a number cannot be read.
    """
    texts = text.texts
    if texts[at] == "e" and text.is_glued(at) and text.is_glued(at + 1):
        return _raised_behind_e(text, at + 1)
    if texts[at] == "^" and texts[at - 1] == "10" and texts[at + 1].isdecimal():
        return _factor(texts[at + 1], less=1), at + 2
    if texts[at - 1] == "10" and (power := _raised(text, at)):
        return _factor(power[0], less=1), power[1]
    if texts[at] not in _TIMES or texts[at + 1] != "10":
        return None
    sign, last = ("-", at + 4) if texts[at + 3] == "-" else ("", at + 3)
    if texts[at + 2] == "^" and texts[last].isdecimal():
        return _factor(sign + texts[last]), last + 1
    power = _raised(text, at + 2)
    return (_factor(power[0]), power[1]) if power else None


def _factor(power: str, less: int = 0) -> Decimal | None:
    """Return ten to a power, which is written in digits, minus `less`; None if that is out of all proportion."""
    if len(power.lstrip("+-").lstrip("0")) > _MOST_DIGITS:
        return None
    return Decimal(10) ** (int(power) - less)


def _raised_behind_e(text: Text, at: int) -> tuple[Decimal | None, int] | None:
    """Return the factor of the power behind an e: 6, +03, -3."""
    sign = text.texts[at] if text.texts[at] in ("+", "-") and text.is_glued(at + 1) else ""
    last = at + len(sign)
    return (_factor(sign + text.texts[last]), last + 1) if text.texts[last].isdecimal() else None


def _raised(text: Text, at: int) -> tuple[str, int] | None:
    """Return the number that raised digits write, in plain ones, and the index after them."""
    is_negative = text.texts[at] == "⁻" and text.is_glued(at)
    raised = _shifted(text, at + is_negative, RAISED) if text.is_glued(at) else None
    return (f"-{raised[0]}" if is_negative else raised[0], raised[1]) if raised else None


def _shifted(text: Text, at: int, digits: str) -> tuple[str, int] | None:
    """Return the plain digits of the number that raised, or lowered, ones write, and the index after them."""
    end = at
    while text.texts[end] and text.texts[end] in digits and (end == at or text.is_glued(end)):
        end += 1
    return ("".join(str(digits.index(sign)) for sign in text.texts[at:end]), end) if end > at else None
