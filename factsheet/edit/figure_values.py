"""A number of a quote, or one that an editor gives -> the value and the scale of a figure, and back."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from factsheet.core.amounts import Amount, amount, written
from factsheet.core.figure import SCALES
from factsheet.edit.names import EditError
from factsheet.edit.text.layout import Value
from factsheet.words.tokens import Number


def value_of(number: Number, is_growth: bool) -> tuple[Value, str]:
    """Return the value of a number as a figure has it, and its scale: one that words have, or none."""
    scale = next((name for name, size in SCALES.items() if size == number.scale), "")
    size = SCALES[scale] if scale else 1
    sign = -1 if number.falls and is_growth else 1
    low, high = (_written(one, sign, size) if one is not None else "" for one in (number.value, number.high))
    return ({"from": low, "to": high} if high else low), scale


def _written(value: Amount, sign: int, size: int) -> str:
    if isinstance(value, Fraction):
        exact = value * sign / size
        return f"{exact.numerator}/{exact.denominator}"
    return written((value * sign / size).normalize() + 0)


def given(text: str) -> tuple[Value, str] | None:
    """Return a value and its scale as an editor gives them: `300 billion`, `2 to 3`; None if nothing is given.

    Raises EditError if it is no number.
    """
    value, _, last = text.strip().rpartition(" ")
    value, scale = (value, last) if last in SCALES else (text.strip(), "")
    if scale and not value:
        raise EditError(f"`{scale}` is a scale without a number", "write it as in '300 billion'")
    low, is_range, high = value.partition(" to ")
    for one in filter(None, (low, high)):
        if not amount(one):
            raise EditError(f"`{one}` is no plain number", "write it as in 2400, 8.1, 2/3, '300 billion' or '2 to 3'")
    return ({"from": low, "to": high} if is_range else value, scale) if value else None


def choice(number: Number) -> str:
    """Return a number as an editor would give it."""
    value, scale = value_of(number, is_growth=False)
    shown = f"{value['from']} to {value['to']}" if isinstance(value, Mapping) else str(value)
    return f"{shown} {scale}".strip()
