"""Tolerances told behind a number: 4.54 ± 0.05 billion, 143,000 (+/- 5,000), 300 plus or minus 20."""

from __future__ import annotations

from factsheet.words.lexer import DIGITS
from factsheet.words.numbers.amount import Amount, unreadable
from factsheet.words.numbers.digits import in_digits
from factsheet.words.numbers.scales import has_scale
from factsheet.words.text import Text
from factsheet.words.tokens import TokenAt

_ROUGH = ("about",)
_SHARED = 1000  # 4.54 ± 0.05 billion share their scale, 143,000 ± 5 thousand do not


def with_tolerance(text: Text, begin: int, amount: Amount) -> Amount | TokenAt:
    """Step over the tolerance behind an amount, whose scale may be that of both; without one return the amount."""
    is_bracket = text.texts[amount.at] == "("
    start = past_sign(text, amount.at + is_bracket)
    if not start:
        return amount
    off = in_digits(text, start)
    if not isinstance(off, Amount) or off.mark or off.ordinal:
        return unreadable(text, begin, start + 1)
    if is_bracket and has_scale(text, off.at + 1):
        return unreadable(text, begin, off.at + 1)  # 1.2 (±0.3) million
    if is_bracket:
        return amount._replace(at=off.at + 1) if text.texts[off.at] == ")" else amount
    unit = amount.unit or off.unit
    if off.scale == 1 or amount.scale == off.scale:
        return amount._replace(at=off.at, bounds=_ROUGH, unit=unit)
    if amount.scale > 1 or amount.value >= _SHARED:
        return unreadable(text, begin, off.at)
    return amount._replace(value=amount.value * off.scale, scale=off.scale, at=off.at, bounds=_ROUGH, unit=unit)


def past_sign(text: Text, at: int) -> int:
    """Return the digits behind a sign such as ± at a lexeme; 0 where there is none."""
    if text.texts[at] == "+" and text.texts[at + 1] == "-" and text.sorts[at + 2] == DIGITS:
        return at + 2
    sign = text.tables.tolerances.after(text.texts, at)
    after = sign.at + (text.texts[sign.at] == "-") if sign else 0
    return after if after and text.sorts[after] == DIGITS else 0


def is_tolerance(text: Text, begin: int) -> bool:
    """Tell whether +/- stands before the number that begins at a lexeme; its minus may be read as the number's sign."""
    before = "".join(text.texts[max(0, begin - 3) : begin + 1])
    return "+/-" in before or "+-" in before
